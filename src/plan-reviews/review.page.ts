import type { UserActor } from '../access/actor';
import { leftToOthers, may } from '../access/access';
import type { ReviewGap } from '../statutory/content/review';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { BASIS_WORDS } from '../young-people/status-words';
import { standingWords } from './challenge-words';
import { stillToDo, type ActionReviewed, type GoalReviewed } from './goals-reviewed';
import type { apart } from './merge';
import type { ReviewDue } from './next-review';
import type { ReviewOpened, ReviewRead, ReviewsOfPerson } from './plan-reviews.service';
import type { GivenForm, HoldForm } from './review-hold.form';
import type { GoalForm } from './review-goal.form';
import { rowsFor, type PeopleForm } from './review-people.form';
import { goalFaults, peopleFaults, PRESENCES, type Presence } from './review-said';
import { boxesOf, toAskedLines, toLacks, toTopics, toTopicsKept } from './review-parts.page';
import { GOAL_RESULTS, RESULT_WORDS } from './tried-before';

export const PRESENCE_WORDS: Readonly<Record<Presence, string>> = {
  present: 'Yes, they were there',
  'another-way': 'They took part another way',
  'not-present': 'No, it was held without them',
};

const PRESENCE_TOLD: Readonly<Record<Presence, string>> = {
  present: 'They were there',
  'another-way': 'They took part another way',
  'not-present': 'Held without them',
};

const OWNER_WORDS: Readonly<Record<string, string>> = {
  'young-person': 'the young person',
  adviser: 'their adviser',
  'someone-else': 'someone else',
};

const HOW_WORDS = { 'in-person': 'in person', 'by-phone': 'by phone' } as const;

/** Everything about the reviews of one young person. */
export function toReviewsPage(of: ReviewsOfPerson, actor: UserActor, today: LocalDate) {
  const at = reviewsAt(of.person.id);
  return {
    person: of.person,
    at,
    canRecord: may(actor, 'record-casework'),
    open: of.open && { at: `${at}/${of.open.id}`, plannedOn: of.open.plannedOn, openedOn: of.open.openedOn },
    requests: of.requests.map((request) => ({
      ...request,
      words: request.dueOn && dueWords(request.dueOn, today),
      overdue: request.dueOn !== null && request.dueOn < today,
    })),
    next: of.next && toNext(of.next, today),
    held: of.held.map((one) => ({
      ...one,
      at: one.planNext ? `${at}/${one.id}` : null,
      presenceWords: one.presence && PRESENCE_TOLD[one.presence],
    })),
    tried: of.tried,
    resultWords: RESULT_WORDS,
    midway: of.midway && {
      ...of.midway,
      words: dueWords(of.midway.dueOn, today),
      overdue: of.midway.dueOn < today,
    },
    checks: of.checks,
    challenges: of.challenges.map((challenge) => ({
      ...challenge,
      at: `${at}/challenges/${challenge.id}`,
      words: standingWords(challenge, today),
    })),
    reviewer: of.reviewer,
    reviewedByMe: of.reviewer?.staffId === actor.staffId,
    mayName: may(actor, 'allocate'),
    officer: of.officer && { ...of.officer, answerWords: ANSWER_WORDS[of.officer.answer] },
  };
}

export const ANSWER_WORDS = {
  wanted: 'They want the reviewing officer to go on after 18',
  'not-wanted': 'They do not want the reviewing officer to go on after 18',
  'not-decided': 'They have not decided yet',
} as const;

/** A review that is open: what is said already, and what lacks. */
export function toOpenReviewPage(opened: ReviewOpened, actor: UserActor, today: LocalDate) {
  const { person, review, goals } = opened;
  const at = `${reviewsAt(person.id)}/${review.id}`;
  const lines = goals.map((goal) => ({
    ...goal,
    at: `${at}/goals/${goal.id}`,
    isSaid: goalFaults(goal.said, stillToDo(goal)).length === 0,
    words: goal.said.result && RESULT_WORDS[goal.said.result],
  }));
  return {
    person,
    at,
    reviewsAt: reviewsAt(person.id),
    review,
    goals: lines,
    leftToOthers: leftToOthers(actor, 'sign-records'),
    goalsLeft: lines.filter(({ isSaid }) => !isSaid).length,
    firstLeft: lines.find(({ isSaid }) => !isSaid)?.at ?? null,
    ...toTopics(opened, at),
    asks: Object.values(boxesOf(opened.rules)).includes(true),
    askedLines: toAskedLines(opened.asked.said),
    lacks: toLacks(opened.lacks),
    people: {
      isSaid: peopleFaults(review.said).length === 0,
      chairedBy: review.said.chairedBy,
      presence: review.said.presence && PRESENCE_TOLD[review.said.presence],
    },
    carried: opened.carried,
    request: opened.request,
    next: opened.next && toNext(opened.next, today),
    mayClose: review.requestId === null,
  };
}

/** The form of one goal, and where in the review it stands. */
export function toGoalPage(opened: ReviewOpened, goal: GoalReviewed, form: GoalForm) {
  const place = opened.goals.findIndex(({ id }) => id === goal.id);
  const at = `${reviewsAt(opened.person.id)}/${opened.review.id}`;
  const before = opened.goals[place - 1];
  return {
    person: opened.person,
    reviewAt: at,
    backAt: before ? `${at}/goals/${before.id}` : null,
    at: `${at}/goals/${goal.id}`,
    goal: {
      ...goal,
      lastWords: goal.lastResult && RESULT_WORDS[goal.lastResult],
      done: goal.actions.filter(({ doneOn }) => doneOn !== null),
      toDo: goal.actions.filter(({ doneOn }) => doneOn === null).map((action) => ({ ...action, by: byWords(action) })),
    },
    place: place + 1,
    inAll: opened.goals.length,
    results: GOAL_RESULTS.map((value) => ({ value, text: RESULT_WORDS[value] })),
    form,
    errors: form.errors,
  };
}

function byWords({ owner, dueOn }: ActionReviewed): string {
  const who = owner && (OWNER_WORDS[owner] ?? owner);
  return [who, dueOn && `by ${formatLong(dueOn)}`].filter(Boolean).join(', ');
}

/** Who was there, and what they said. */
export function toPeoplePage(opened: ReviewOpened, form: PeopleForm) {
  return {
    person: opened.person,
    reviewAt: `${reviewsAt(opened.person.id)}/${opened.review.id}`,
    reviewId: opened.review.id,
    form,
    rows: [...Array(rowsFor(opened.review.said.attended.length)).keys()],
    presences: PRESENCES.map((value) => ({
      value,
      text: PRESENCE_WORDS[value],
      ...(value === 'another-way' && { hint: { text: 'By phone, in writing, through somebody they chose' } }),
    })),
    ways: Object.entries(HOW_WORDS).map(([value, text]) => ({ value, text })),
    errors: form.errors,
  };
}

/** The last step: the day, what the review meets, and what follows. */
export function toHoldPage(opened: ReviewOpened, form: HoldForm, after: Previewed, today: LocalDate) {
  const at = `${reviewsAt(opened.person.id)}/${opened.review.id}`;
  return {
    person: opened.person,
    reviewAt: at,
    form,
    saves: opened.saves,
    ...toPreview(after, today),
    changed: opened.goals.some(({ said }) => said.result === 'changed'),
    errors: form.errors,
  };
}

/** What a review would meet, the next one, and what the rules ask of it and it does not say. */
export function toPreview({ heldOn, meets, next, lacks }: Previewed, today: LocalDate) {
  return { preview: { heldOn, meets, next: next && toNext(next, today) }, lacks: toLacks(lacks) };
}

interface Previewed {
  heldOn: LocalDate;
  meets: string[];
  next: ReviewDue | null;
  lacks: ReviewGap[];
}

/** A review that was held. */
export function toHeldPage(read: ReviewRead, form: GivenForm, actor: UserActor, today: LocalDate) {
  const { review, person } = read;
  const { said } = review;
  return {
    person,
    at: `${reviewsAt(person.id)}/${review.id}`,
    reviewsAt: reviewsAt(person.id),
    planAt: `/young-people/${person.id}/plan`,
    review,
    said: {
      ...said,
      presenceWords: said.presence && PRESENCE_TOLD[said.presence],
      attended: said.attended.map((one) => ({ ...one, howWords: HOW_WORDS[one.how] })),
    },
    goals: read.goals.map((goal) => ({ ...goal, words: RESULT_WORDS[goal.result] })),
    topics: toTopicsKept(review.topics),
    askedLines: toAskedLines(read.asked),
    lacks: toLacks(read.lacks),
    given: read.given,
    gaps: read.gaps,
    stands: read.stands,
    next: read.next && toNext(read.next, today),
    canRecord: may(actor, 'record-casework') && read.stands,
    form,
    errors: form.errors,
  };
}

/** The next review with its sentence. */
export function toNext(next: ReviewDue, today: LocalDate) {
  return {
    ...next,
    words: dueWords(next.dueOn, today),
    overdue: next.dueOn < today,
    basis: next.dutyBasis,
    basisWords: BASIS_WORDS[next.dutyBasis],
  };
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
  result: 'The goal is',
  cameOf: 'What came of it',
  chairedBy: 'Chaired by',
  recordedBy: 'Recorded by',
  presence: 'Was the young person there?',
  anotherWay: 'How they took part',
  efforts: 'What was done so that they could be there',
  ownWords: 'In their own words',
  ofThePlan: 'What they think of the plan',
  meetings: 'What helped them to take part',
  whyNotViews: 'Why their views were not asked for',
  whyNotMeetings: 'Why nothing helped them to take part',
  changed: 'What changed',
  decided: 'What is decided',
  home: 'Is the home suitable?',
  homeWords: 'Why, or what is done about it',
  after21: 'What follows from 21',
  officerChaired: 'Did an independent reviewing officer chair it?',
  noOfficerBecause: 'Why none did',
};
const VALUE_WORDS: Readonly<Record<string, string>> = {
  ...RESULT_WORDS,
  ...PRESENCE_WORDS,
  ...HOW_WORDS,
  suitable: 'It is suitable',
  'not-suitable': 'It is not suitable',
};
const CODED = /^(result|presence|done-|how-|home$|officerChaired$)/;
const YES_OR_NO: Readonly<Record<string, [yes: string, no: string]>> = {
  officerChaired: ['Yes', 'No'],
};

/** What was chosen, as the form says it; of everything else the text itself. */
function chosenWords(field: string, value: string): string | undefined {
  if (!CODED.test(field)) return undefined;
  const [yes, no] = YES_OR_NO[field] ?? ['Done', 'Not done'];
  return value === 'yes' ? yes : value === 'no' ? no : VALUE_WORDS[value];
}

/** Both texts of each field that two people wrote at once. @param what of actions, by id */
export function toMergePage(
  {
    person,
    at,
    backAt,
    version,
    formId = '',
  }: { person: ReviewOpened['person']; at: string; backAt: string; version: number; formId?: string },
  { differ, same }: ReturnType<typeof apart>,
  errors: GoalForm['errors'],
  problem: string,
  what: Readonly<Record<string, string>> = {},
) {
  const shown = (field: string, text: string) => chosenWords(field, text) ?? (text || '(empty)');
  return {
    person,
    at,
    backAt,
    version,
    formId,
    problem,
    merging: differ.map(({ field }) => field).join(' '),
    same,
    rows: differ.map((one) => ({
      ...one,
      label: labelOf(one.field, what),
      mineShown: shown(one.field, one.mine),
      theirsShown: shown(one.field, one.theirs),
    })),
    errors,
  };
}

function labelOf(field: string, what: Readonly<Record<string, string>>): string {
  const known = FIELD_LABELS[field];
  if (known) return known;
  const [, kind, about = ''] = /^(done|words|who|role|how)-(.*)$/.exec(field) ?? [];
  if (kind === 'done') return `Was it done: ${what[about] ?? 'an action'}`;
  if (kind === 'words') return `What came of it, or why not: ${what[about] ?? 'an action'}`;
  const words = kind === 'who' ? 'name' : kind === 'role' ? 'role' : 'how they attended';
  return `Who attended, ${Number(about) + 1}: ${words}`;
}

export function reviewsAt(personId: string): string {
  return `/young-people/${personId}/reviews`;
}
