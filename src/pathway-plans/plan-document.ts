import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';

/**
 * Whether a topic was talked about: there are needs, there is none and why, they were asked and did not want to say, or it
 * has not been explored yet.
 */
export const EXPLORED = ['needs', 'no-need', 'did-not-say', 'not-yet'] as const;
export type Explored = (typeof EXPLORED)[number];
/** As workers write it down. */
export const DID_NOT_SAY = 'Asked, did not want to say';

export const PRIORITIES = ['now', 'next', 'later'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const OWNERS = ['young-person', 'adviser', 'someone-else'] as const;
/** Who does an action. `name` is who someone else is; of the adviser, the name at the time of writing. */
export interface ActionOwner {
  kind: (typeof OWNERS)[number];
  name: string | null;
  /** The member of staff, where it is one. */
  staffId: string | null;
}

/** What somebody does. The id stays through later versions of the plan. */
export interface PlanAction {
  id: string;
  what: string;
  owner: ActionOwner | null;
  /** What can be seen when it is done. */
  result: string;
  priority: Priority | null;
  /** Its own date: never filled in for anybody. */
  dueOn: LocalDate | null;
  /** The first thing to do about it. */
  firstStep: string;
}

/** What the young person wants to reach. The id stays through later versions, so that what came of it is kept. */
export interface PlanGoal {
  id: string;
  text: string;
  actions: PlanAction[];
}

export interface PlanNeed {
  id: string;
  text: string;
  /** Why nothing is to be done about it now; empty where a goal has an action. */
  noActionBecause: string;
  /** The recommendation of the needs assessment that it answers. */
  recommendationId: string | null;
  goals: PlanGoal[];
}

/** Somebody who supports the young person: who, with what, how often. */
export interface Supporter {
  id: string;
  who: string;
  how: string;
  howOften: string;
}

/** One topic as it is written. Empty texts are what nobody said yet. */
export interface TopicContent {
  /** In the young person's own words. */
  myWords: string;
  /** What the worker adds, apart from it. */
  workerAdds: string;
  goesWell: string;
  /** Null where nobody said. */
  explored: Explored | null;
  /** Why there is no need. */
  noNeedBecause: string;
  needs: PlanNeed[];
  /** Under contact and personal support only. */
  supporters: Supporter[];
}

/** A topic with the question as it was asked when it was answered, so that a later wording changes nothing. */
export interface PlanTopicDocument extends TopicContent {
  /** As the template knows it; a topic of the young person's own has a key of its own. */
  key: string;
  /** The matter of the Schedule that it covers; null for a topic of their own. */
  matter: SectionKey | null;
  title: string;
  question: string;
}

/** How they took part (AP-10), beside the words in the topics. */
export interface TakingPart {
  /** The steps taken so that they could come to the meetings and speak there. */
  meetings: string;
  explainedOn: LocalDate | null;
  /** Why something was not reasonably practicable: `views`, `meetings`, `copy`, `explained`. */
  whyNot: Record<string, string>;
}

/** Somebody who was asked about the plan, and whether the young person agreed that they were. */
export interface Consulted {
  id: string;
  who: string;
  consent: boolean;
  on: LocalDate;
  said: string;
}

/** The cover as the young person wants it. */
export interface Cover {
  title: string;
  /** One of COVER_COLOURS. */
  colour: string;
  /** What is going well, first of all. */
  goingWell: string;
}

/** Something that the record held already, so that nobody typed it into the plan. */
export interface RecordFact {
  label: string;
  words: string;
}

/** What stands in a version because it stood on the record on the day the plan was finished: nobody wrote it here. */
export interface FromRecord {
  asOf: LocalDate;
  /** By the key of the topic that they stood beside; topics without any are left out. */
  topics: { key: string; facts: RecordFact[] }[];
}

/** A pathway plan whole, as a version keeps it for good. */
export interface PlanDocument {
  plan: 1;
  template: { versionId: string; title: string; number: number };
  cover: Cover;
  /** In the order in which the young person wants them. */
  topics: PlanTopicDocument[];
  takingPart: TakingPart;
  consulted: Consulted[];
  /** Of a finished plan. Versions from before it was kept have none, and a plan being written has none yet. */
  fromRecord?: FromRecord;
}

export const NOTHING_WRITTEN: TopicContent = {
  myWords: '',
  workerAdds: '',
  goesWell: '',
  explored: null,
  noNeedBecause: '',
  needs: [],
  supporters: [],
};

export const COVER_COLOURS = ['blue', 'green', 'purple', 'orange', 'pink', 'grey'] as const;

const URGENCY: readonly (Priority | null)[] = ['now', 'next', 'later', null];

/** As they are shown: what is to be done now first, then by day; the document keeps its own order. */
export function urgentFirst(actions: readonly PlanAction[]): PlanAction[] {
  const place = (action: PlanAction) => URGENCY.indexOf(action.priority);
  return [...actions].sort((a, b) => place(a) - place(b) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
}

/** What the record held on a topic; null where the document does not say. */
export function recordFactsOf({ fromRecord }: PlanDocument, key: string): RecordFact[] | null {
  return fromRecord ? (fromRecord.topics.find((topic) => topic.key === key)?.facts ?? []) : null;
}

/** The exact text that a version keeps: the same document gives the same bytes. */
export function textOf(document: PlanDocument): string {
  return JSON.stringify(document);
}

/** Every goal with where it stands, in the order of the plan. */
export function goalsOf(document: PlanDocument): { topic: PlanTopicDocument; need: PlanNeed; goal: PlanGoal }[] {
  return document.topics.flatMap((topic) =>
    topic.needs.flatMap((need) => need.goals.map((goal) => ({ topic, need, goal }))),
  );
}

/** Every action with where it stands, in the order of the plan. */
export function actionsOf(
  document: PlanDocument,
): { topic: PlanTopicDocument; need: PlanNeed; goal: PlanGoal; action: PlanAction }[] {
  return goalsOf(document).flatMap((place) => place.goal.actions.map((action) => ({ ...place, action })));
}

/** All that stands in it in the words of those who work with the young person. */
export function writtenByWorkers({ topics }: PlanDocument): string[] {
  return topics.flatMap(({ goesWell, workerAdds, noNeedBecause, needs }) => [
    ...[goesWell, workerAdds, noNeedBecause],
    ...needs.flatMap(({ text, noActionBecause, goals }) => [
      ...[text, noActionBecause],
      ...goals.flatMap((goal) => [
        goal.text,
        ...goal.actions.flatMap(({ what, result, firstStep }) => [what, result, firstStep]),
      ]),
    ]),
  ]);
}
