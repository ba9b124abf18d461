import { isWritten, type Gap } from '../statutory/content/gap';
import {
  missingFromPlan,
  type Need,
  type PlanOf,
  type SectionKey,
  type WrittenSection,
} from '../statutory/content/plan';
import { ownerWords } from './coach';
import { DID_NOT_SAY, type Explored, type PlanNeed, type PlanTopicDocument, type TopicContent } from './plan-document';

/** A topic of a document, or of a plan at work. */
export type CoveredTopic = TopicContent & Pick<PlanTopicDocument, 'key' | 'matter' | 'title'>;

/** A recommendation of the needs assessment. */
export interface Recommendation {
  id: string;
  text: string;
}

/** One line of the grid. All but the first four are counts. */
export interface CoverageRow {
  key: string;
  title: string;
  /** Something is in the young person's own words. */
  ownWords: boolean;
  /** Null where nobody said. */
  explored: Explored | null;
  /** The topic asks for the adviser's name alone, and the record has it. */
  onRecord: boolean;
  needs: number;
  /** Needs with an action. */
  withAction: number;
  /** Needs with a reason why nothing is done now, and no action. */
  withReason: number;
  /** Needs with neither. */
  without: number;
  actions: number;
}

/** What a plan covers and where it still has holes, to look at together before it is finished. */
export interface Coverage {
  rows: CoverageRow[];
  /** Needs with neither an action nor a reason. */
  needsWithout: { topic: string; title: string; id: string; text: string }[];
  /** Topics of which nobody said that there is a need, or none and why. */
  notExplored: { topic: string; title: string }[];
  /** Recommendations of the assessment that no need of the plan answers. */
  unanswered: Recommendation[];
}

/**
 * The coverage grid, in the order of the plan.
 * @param adviser the name of the personal adviser who is allocated, so that nobody types it
 */
export function coverageOf(
  topics: readonly CoveredTopic[],
  recommendations: readonly Recommendation[],
  adviser: string | null = null,
): Coverage {
  const answered = new Set(topics.flatMap(({ needs }) => needs.map(({ recommendationId }) => recommendationId)));
  return {
    rows: topics.map((topic) => rowOf(topic, adviser)),
    needsWithout: topics.flatMap(({ key, title, needs }) =>
      needs.filter(isWithout).map(({ id, text }) => ({ topic: key, title, id, text })),
    ),
    notExplored: topics
      .filter((topic) => !isExplored(topic) && !isNamed(topic, adviser))
      .map(({ key, title }) => ({ topic: key, title })),
    unanswered: recommendations.filter(({ id }) => !answered.has(id)),
  };
}

/**
 * AP-11 for a plan of topics: what it does not set out yet under each matter of the Schedule. Topics that cover the same
 * matter count together. Each action says how a need is met, by when and by whom; a need that waits for a reason is set
 * out by that reason.
 * @param adviser the name of the personal adviser who is allocated: what the plan of an eligible child has to name
 */
export function missingFromTopics(of: PlanOf, topics: readonly CoveredTopic[], adviser: string | null = null): Gap[] {
  const sections: Partial<Record<SectionKey, WrittenSection>> = {};
  for (const topic of topics) {
    if (!topic.matter) continue;
    const before = sections[topic.matter] ?? { text: null, needs: [] };
    const text = [before.text, ...textsOf(topic), isNamed(topic, adviser) ? adviser : null]
      .filter(isWritten)
      .join('\n');
    sections[topic.matter] = {
      text: text === '' ? null : text,
      needs: [...before.needs, ...topic.needs.flatMap(toSet)],
    };
  }
  return missingFromPlan(of, sections);
}

/** Whether a topic asks for no more than a name that the record has. */
function isNamed({ matter }: CoveredTopic, adviser: string | null): boolean {
  return matter === 'adviser' && isWritten(adviser);
}

/** A need with neither an action nor a reason. */
export function isWithout(need: PlanNeed): boolean {
  return !isWritten(need.noActionBecause) && actionsOfNeed(need).length === 0;
}

/** Whether a topic was talked about: it has a need, or there is none and why. */
export function isExplored({ explored, needs }: Pick<TopicContent, 'explored' | 'needs'>): boolean {
  return needs.length > 0 || (explored !== null && explored !== 'not-yet');
}

/** Whether there is an answer that is no need: there is none, or they did not want to say. */
export function isAnswered({ explored }: Pick<TopicContent, 'explored'>): boolean {
  return explored === 'no-need' || explored === 'did-not-say';
}

/** Whether they were asked and did not want to say, and nobody wrote a need down either. */
export function didNotSay({ explored, needs }: Pick<TopicContent, 'explored' | 'needs'>): boolean {
  return explored === 'did-not-say' && needs.length === 0;
}

function rowOf(topic: CoveredTopic, adviser: string | null): CoverageRow {
  const { key, title, myWords, explored, needs } = topic;
  const withAction = needs.filter((need) => actionsOfNeed(need).length > 0).length;
  const without = needs.filter(isWithout).length;
  return {
    key,
    title,
    ownWords: isWritten(myWords),
    explored: needs.length > 0 ? 'needs' : explored,
    onRecord: isNamed(topic, adviser),
    needs: needs.length,
    withAction,
    withReason: needs.length - withAction - without,
    without,
    actions: needs.flatMap(actionsOfNeed).length,
  };
}

function actionsOfNeed({ goals }: PlanNeed) {
  return goals.flatMap(({ actions }) => actions);
}

function textsOf(topic: TopicContent): string[] {
  const { myWords, workerAdds, goesWell, noNeedBecause, needs, supporters } = topic;
  return [
    didNotSay(topic) ? DID_NOT_SAY : '',
    myWords,
    workerAdds,
    goesWell,
    noNeedBecause,
    ...needs.map(({ noActionBecause }) => noActionBecause),
    ...supporters.map(({ who, how, howOften }) => [who, how, howOften].filter(isWritten).join(', ')),
  ];
}

/** A need as the rule asks for it: one line for each action; nothing where its reason stands in the text. */
function toSet(need: PlanNeed): Need[] {
  if (isWithout(need)) return [{ id: need.id, how: null, byWhen: null, byWhom: null }];
  return actionsOfNeed(need).map(({ id, what, dueOn, owner }) => ({
    id,
    how: what,
    byWhen: dueOn,
    byWhom: ownerWords(owner),
  }));
}
