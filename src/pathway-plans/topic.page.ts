import type { FieldError } from '../platform/problem';
import { isWritten } from '../statutory/content/gap';
import { longDate } from '../web/dates';
import { hintsOf, type HintsAt } from './coach';
import { LIFE_WORDS } from '../life-updates/life-words';
import { isWithout } from './coverage';
import type { SkillKey } from '../skills/skill-content';
import type { HealthAsked } from './health-items';
import type { PlanTopic } from './plan.entities';
import type { ItemForm } from './item.form';
import { OWNERS, PRIORITIES, urgentFirst, type PlanAction } from './plan-document';
import { exploredChoices, planAt, topicAt } from './plan.page';
import type { Author, TopicOpened, TriedBefore } from './plan-reading.service';
import { GOAL_RESULT_WORDS, ITEM_WORDS, ownerName, PRIORITY_WORDS } from './plan-words';
import { readingHint } from './reading-age';
import { actionsOffered } from './starter-library';
import { bothModel, type Apart } from './texts-merge';
import { hasWords, type TopicForm } from './topic.form';
import { itemIn } from './topic-items';

/**
 * One topic: its words as a form, and what stands under it.
 * @param errors of another form on the page, where that was refused
 */
export function topicPage(opened: TopicOpened, form: TopicForm, errors: FieldError[] = form.errors) {
  const { person, topic, plan, order, prompts, facts, tried, recommendations, hintsAt } = opened;
  const { content } = topic;
  const place = order.findIndex(({ key }) => key === topic.key);
  const link = (step: number) => {
    const other = order[place + step];
    return other ? { title: other.title, at: topicAt(person.id, other.key) } : null;
  };
  const named = new Map(recommendations.map(({ id, text }) => [id, text]));
  const changed = new Map(tried.filter(({ result }) => result === 'changed').map((one) => [one.id, one]));
  return {
    person,
    at: topicAt(person.id, topic.key),
    planAt: planAt(person.id),
    canWrite: plan.state === 'draft',
    topic: { id: topic.id, key: topic.key, title: topic.title, question: topic.question, isOwn: topic.matter === null },
    form,
    errors,
    explored: exploredChoices(),
    prompts,
    facts,
    asksTrafficking: topic.matter === 'status',
    health: opened.health && healthAsks(opened.health, plan.state === 'draft'),
    authors: authorWords(opened.authors),
    // Only what they say themselves may be as hard to read as they like
    readingHint: readingHint(content.workerAdds),
    needs: content.needs.map((need) => ({
      id: need.id,
      text: need.text,
      noActionBecause: need.noActionBecause,
      without: isWithout(need),
      recommendation: need.recommendationId && (named.get(need.recommendationId) ?? null),
      goals: need.goals.map((goal) => ({
        id: goal.id,
        text: goal.text,
        toWordAnew: changed.get(goal.id)?.cameOf ?? (changed.has(goal.id) ? 'The last review changed it.' : null),
        actions: urgentFirst(goal.actions).map((action) => actionShown(action, person.firstName, hintsAt)),
      })),
    })),
    showsSupporters: topic.matter === 'support' || content.supporters.length > 0,
    supporters: content.supporters,
    tried: tried.map(triedShown),
    lifeUpdates: opened.lifeUpdates.map((update) => {
      const isIn = hasWords(form.values.myWords ?? '', update.words);
      return { ...update, kindWords: LIFE_WORDS[update.kind], isIn, canTake: update.inTheirWords && !isIn };
    }),
    reportActions: opened.reportActions
      .filter(({ words }) => !isInPlan(content, words))
      .map(({ id, words, from }) => ({ words, from, href: beginWith(topicAt(person.id, topic.key), content, id) })),
    skillGaps: opened.skillGaps
      .filter(({ topicKey }) => topicKey === topic.key)
      .map(({ id, title, rung, action }) => ({
        ...{ title, rung, result: action.result },
        href: `${topicAt(person.id, topic.key)}/actions/new?interest=${id}`,
      })),
    unanswered: recommendations
      .filter(({ id }) => !content.needs.some(({ recommendationId }) => recommendationId === id))
      .filter(({ areaKey }) => areaKey === topic.matter),
    before: link(-1),
    after: link(1),
  };
}

function isInPlan({ needs }: PlanTopic['content'], words: string): boolean {
  const goals = needs.flatMap((need) => need.goals);
  return goals.some(({ text, actions }) => text === words || actions.some(({ what }) => what === words));
}

/** As an action of the first goal; where there is none, as the first goal. */
function beginWith(at: string, { needs }: PlanTopic['content'], id: string): string {
  const goal = needs.flatMap((need) => need.goals)[0];
  return goal ? `${at}/actions/new?under=${goal.id}&interest=${id}` : `${at}/goals/new?interest=${id}`;
}

/** Each thing of their health with its answer, and as a choice while the plan may show any of it. */
function healthAsks({ agreed, items }: HealthAsked, canWrite: boolean) {
  return {
    agreed,
    asks: agreed && canWrite,
    items: items.map(({ item, label, words, inPlan, writtenAt }) => ({
      ...{ item, label, words, writtenAt, was: inPlan === null ? '' : inPlan ? 'yes' : 'no' },
    })),
    choices: items.map(({ item, label, words, inPlan, askedOn, askedBy }) => ({
      value: item,
      text: `${label}: ${words}`,
      checked: inPlan === true,
      hint: {
        text: askedOn
          ? `They said ${inPlan ? 'yes' : 'no'} on ${longDate(askedOn)}${askedBy ? ` to ${askedBy}` : ''}`
          : 'Not asked yet',
      },
    })),
  };
}

function actionShown(action: PlanAction, firstName: string, at: HintsAt) {
  return {
    ...action,
    owner: ownerName(action.owner, firstName),
    hasOwner: action.owner !== null,
    priority: action.priority && PRIORITY_WORDS[action.priority],
    hints: hintsOf(action, at).map(({ sentence }) => sentence),
  };
}

function triedShown({ goal, need, setOn, result, cameOf, resultOn, inForce, actions }: TriedBefore) {
  return {
    goal,
    need,
    setOn,
    result: result && GOAL_RESULT_WORDS[result],
    cameOf,
    resultOn,
    inForce,
    actions: actions.map(({ what, doneOn }) => (doneOn ? `${what} (done)` : what)),
  };
}

function authorWords(authors: readonly Author[]): Record<string, string> {
  return Object.fromEntries(authors.map(({ field, name, on }) => [field, `Last written by ${name}, ${longDate(on)}`]));
}

/** Something they like, or that a report of their health or the skills ladder asks for, from which an item is begun. */
export interface Interest {
  id: string;
  words: string;
  /** What asks for it, in words; null for what they like. */
  from: string | null;
  /** What an action about it says, where that is more than the words. */
  action?: { what: string; result: string };
  /** Of the ladder: the skill. */
  skill?: SkillKey;
}

/** The form of one need, goal, action or supporter. */
export function itemPage(
  opened: TopicOpened,
  form: ItemForm,
  { isNew, showHints, interest = null }: { isNew: boolean; showHints: boolean; interest?: Interest | null },
) {
  const { person, topic, tried, examples, recommendations, hintsAt, adviser } = opened;
  const found = isNew ? null : itemIn(topic.content, form.kind, form.id);
  const goal = found?.goal ?? itemIn(topic.content, 'goals', form.under)?.item;
  const need = found?.need ?? itemIn(topic.content, 'needs', form.under)?.item;
  const at = topicAt(person.id, topic.key);
  const action = form.said?.kind === 'actions' ? form.said.item : null;
  return {
    person,
    at,
    topic: { title: topic.title },
    kind: form.kind,
    word: ITEM_WORDS[form.kind],
    interest,
    isNew,
    action: `${at}/${form.kind}/${isNew ? 'new' : form.id}`,
    newAt: `${at}/${form.kind}/new?under=${encodeURIComponent(form.under)}`,
    form,
    errors: form.errors,
    under: form.kind === 'actions' ? textOf(goal) : form.kind === 'goals' ? textOf(need) : null,
    holds: found && isHolding(found),
    tried: form.kind === 'goals' && isNew ? tried.map(triedShown) : [],
    // Who writes a goal sees already that there are actions to begin from
    starters: isNew && (form.kind === 'actions' || form.kind === 'goals') ? actionsOffered(topic.matter, examples) : [],
    // A whole goal of the team's own, to begin from
    examples: isNew && form.kind === 'goals' ? examples : [],
    owners: OWNERS.map((value) => ({ value, text: OWNER_CHOICES(person.firstName, adviser?.name ?? null)[value] })),
    priorities: PRIORITIES.map((value) => ({ value, text: PRIORITY_WORDS[value] })),
    recommendations: [{ value: '', text: 'None' }, ...recommendations.map(({ id, text }) => ({ value: id, text }))],
    hasRecommendations: recommendations.length > 0,
    hints:
      action && showHints
        ? Object.fromEntries(hintsOf(action, hintsAt).map(({ part, sentence }) => [part, sentence]))
        : {},
    asksForHints: showHints,
    hintCount: action && showHints ? hintsOf(action, hintsAt).length : 0,
  };
}

/** Hints on an action while it is written: none before there is a word of it. */
export function hintsPage({ hintsAt }: TopicOpened, { said, errors, values }: ItemForm) {
  const written = [values.what, values.result, values.firstStep];
  if (!said) return { hints: errors.map(({ message }) => message), isBegun: true, written };
  const action = said.kind === 'actions' ? said.item : null;
  const isBegun = isWritten(action?.what);
  return {
    hints: action && isBegun ? hintsOf(action, hintsAt).map(({ sentence }) => sentence) : [],
    isBegun,
    written,
  };
}

const OWNER_CHOICES = (firstName: string, adviser: string | null) => ({
  'young-person': firstName,
  adviser: adviser ? `${adviser}, personal adviser` : 'Personal adviser',
  'someone-else': 'Someone else',
});

function textOf(item: unknown): string | null {
  const text = (item as { text?: string } | null | undefined)?.text;
  return isWritten(text) ? text! : null;
}

function isHolding(found: NonNullable<ReturnType<typeof itemIn>>): boolean {
  return (
    (found.kind === 'needs' && found.item.goals.length > 0) || (found.kind === 'goals' && found.item.actions.length > 0)
  );
}

const FIELD_LABELS: Record<string, string> = {
  myWords: 'In their own words',
  workerAdds: 'What the worker adds',
  goesWell: 'What goes well',
  explored: 'Is there a need?',
  noNeedBecause: 'Why there is no need',
  text: 'Words',
  noActionBecause: 'Why nothing is done about it now',
  recommendationId: 'The recommendation it answers',
  what: 'What will be done',
  ownerKind: 'Who does it',
  ownerName: 'The name of someone else',
  result: 'What can be seen when it is done',
  priority: 'Now, next or later',
  dueOn: 'By when',
  firstStep: 'The first step',
  who: 'Who',
  how: 'With what',
  howOften: 'How often',
  title: 'Title',
  colour: 'Colour',
  goingWell: 'What is going well',
};

/** Both texts, field by field, with what was sent carried along. */
export function bothPage(
  about: { person: TopicOpened['person']; caption: string; action: string; backAt: string; by: string | null },
  sent: { values: Readonly<Record<string, string>>; version: number | string; formId?: string },
  theirs: Readonly<Record<string, string>>,
  apart: readonly Apart[],
  words: (field: string, value: string) => string,
  isAgain: boolean,
) {
  const { version, formId = '', values } = sent;
  const label = (field: string) => FIELD_LABELS[field] ?? field;
  return bothModel(about, { version, formId, ...values }, theirs, apart, { label, words }, isAgain);
}

/** A field's value as people read it. */
export function fieldWords(opened: Pick<TopicOpened, 'person' | 'adviser' | 'recommendations'>) {
  return (field: string, value: string): string => {
    if (field === 'explored') return exploredChoices().find((one) => one.value === value)?.text ?? '';
    if (field === 'ownerKind') {
      const choices: Record<string, string> = OWNER_CHOICES(opened.person.firstName, opened.adviser?.name ?? null);
      return choices[value] ?? '';
    }
    if (field === 'priority') return (PRIORITY_WORDS as Record<string, string>)[value] ?? '';
    if (field === 'recommendationId') return opened.recommendations.find(({ id }) => id === value)?.text ?? '';
    return value;
  };
}
