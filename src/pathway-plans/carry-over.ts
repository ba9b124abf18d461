import type { TemplateContent, TemplateTopic } from '../plan-templates/template-content';
import {
  NOTHING_WRITTEN,
  type PlanDocument,
  type PlanGoal,
  type PlanNeed,
  type PlanTopicDocument,
} from './plan-document';

/** What a review said of a goal. */
export interface GoalResult {
  goalId: string;
  result: 'done' | 'kept' | 'changed' | 'stopped';
}

/** What a new plan begins from. */
export interface CarriedOver {
  /** In the order in which the young person had them; what the template has new comes last. */
  topics: PlanTopicDocument[];
  /** The goals that the review changed: they are there to be worded anew. */
  toEdit: string[];
  /** The goals that are not in the new plan, with what the review said. */
  left: { goalId: string; text: string; result: 'done' | 'stopped' }[];
}

/**
 * The topics of a new plan, from the version in force and what the last review said of its goals: what is done or
 * stopped leaves with its actions, what is kept or changed or was not talked about stays. Ids stay, so that what came of
 * a goal is kept through the plans.
 *
 * The template may be a newer one. A topic that both have is asked as the new one words it; its title is the new one's
 * unless the young person had named it themselves. A topic that the template no longer has stays, as the young person's
 * own, where something is written in it.
 *
 * @param before the template that the version was written on; null where that is not known: then every title stays
 * @param doneActions ids of actions that are done: they leave, their goals stay
 */
export function carriedOver(
  inForce: PlanDocument,
  results: readonly GoalResult[],
  template: TemplateContent,
  before: TemplateContent | null,
  doneActions: ReadonlySet<string> = new Set(),
): CarriedOver {
  const said = new Map(results.map(({ goalId, result }) => [goalId, result]));
  const left: CarriedOver['left'] = [];
  const toEdit: string[] = [];

  const goalOf = (goal: PlanGoal): PlanGoal[] => {
    const result = said.get(goal.id);
    if (result === 'done' || result === 'stopped') {
      left.push({ goalId: goal.id, text: goal.text, result });
      return [];
    }
    if (result === 'changed') toEdit.push(goal.id);
    return [{ ...goal, actions: goal.actions.filter(({ id }) => !doneActions.has(id)) }];
  };
  const needOf = (need: PlanNeed): PlanNeed[] => {
    const goals = need.goals.flatMap(goalOf);
    return need.goals.length > 0 && goals.length === 0 ? [] : [{ ...need, goals }];
  };

  const kept = inForce.topics.map((topic): PlanTopicDocument => {
    const needs = topic.needs.flatMap(needOf);
    const askAgain = topic.explored === 'did-not-say' || (topic.needs.length > 0 && needs.length === 0);
    return { ...topic, needs, explored: askAgain ? null : topic.explored };
  });
  const keys = new Set(inForce.topics.map(({ key }) => key));
  return {
    topics: [
      ...kept.flatMap((topic) => onTemplate(topic, template, before)),
      ...template.topics.filter(({ key }) => !keys.has(key)).map(newTopic),
    ],
    toEdit,
    left,
  };
}

/** A topic as a template asks for it, with nothing written yet. */
export function newTopic({ key, matter, title, question }: TemplateTopic): PlanTopicDocument {
  return { key, matter, title, question, ...NOTHING_WRITTEN };
}

function onTemplate(
  topic: PlanTopicDocument,
  template: TemplateContent,
  before: TemplateContent | null,
): PlanTopicDocument[] {
  const asked = template.topics.find(({ key }) => key === topic.key);
  const askedBefore = before?.topics.find(({ key }) => key === topic.key);
  if (!asked) return !askedBefore || isAnswered(topic) ? [topic] : [];
  const { matter, question } = asked;
  return [{ ...topic, matter, question, title: askedBefore?.title === topic.title ? asked.title : topic.title }];
}

function isAnswered({ needs, supporters, ...texts }: PlanTopicDocument): boolean {
  return (
    needs.length > 0 ||
    supporters.length > 0 ||
    [texts.myWords, texts.workerAdds, texts.goesWell, texts.noNeedBecause].some((text) => text.trim() !== '')
  );
}
