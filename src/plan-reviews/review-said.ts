import { isWritten } from '../statutory/content/gap';
import type { LocalDate } from '../statutory/local-date';
import type { GoalResult } from './tried-before';

/** How somebody attended. */
export const WAYS_TO_ATTEND = ['in-person', 'by-phone'] as const;
export interface Attended {
  name: string;
  role: string;
  how: (typeof WAYS_TO_ATTEND)[number];
}

/** Whether the young person was there. */
export const PRESENCES = ['present', 'another-way', 'not-present'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What follows for the plan. */
export const PLAN_NEXTS = ['new-plan', 'stands'] as const;
export type PlanNext = (typeof PLAN_NEXTS)[number];

/** What is written of a review beside its goals. Empty texts are what nobody said yet. */
export interface ReviewSaid {
  chairedBy: string;
  /** Who wrote it down. */
  recordedBy: string;
  attended: Attended[];
  /** Null where nobody said. */
  presence: Presence | null;
  /** How they took part another way. */
  anotherWay: string;
  /** What was done so that they could be there, where the review was held without them. */
  efforts: string;
  ownWords: string;
  /** What they think of the plan. */
  ofThePlan: string;
  /** The steps taken so that they could come to the meeting and speak there. */
  meetings: string;
  /** Why it was not reasonably practicable to ask for their views, or to take those steps. */
  whyNotViews: string;
  whyNotMeetings: string;
}

/** What is said of an action of the goal; null where nobody said. */
export interface ActionSaid {
  done: boolean | null;
  /** What came of it, or why it was not done. */
  words: string;
}

export interface GoalSaid {
  result: GoalResult | null;
  cameOf: string;
  /** By the id of the action. */
  actions: Record<string, ActionSaid>;
}

/** Something open that a review looks at beside the goals: a promise, a recommendation of the assessment. */
export interface Carried {
  /** As lists of what is owed call it: "Promise". */
  kind: string;
  what: string;
  dueOn: LocalDate | null;
}

export const NOTHING_SAID: ReviewSaid = {
  chairedBy: '',
  recordedBy: '',
  attended: [],
  presence: null,
  anotherWay: '',
  efforts: '',
  ownWords: '',
  ofThePlan: '',
  meetings: '',
  whyNotViews: '',
  whyNotMeetings: '',
};

export const NOTHING_OF_GOAL: GoalSaid = { result: null, cameOf: '', actions: {} };

/** Something that keeps a review from being held. `field` is where it is written. */
export interface ReviewFault {
  field: string;
  message: string;
}

/** What lacks of the people and words before the review can be saved as held. */
export function peopleFaults(said: ReviewSaid): ReviewFault[] {
  const faults: ReviewFault[] = [];
  if (!isWritten(said.chairedBy)) faults.push({ field: 'chairedBy', message: 'Enter who chaired the review' });
  if (!isWritten(said.recordedBy)) faults.push({ field: 'recordedBy', message: 'Enter who recorded it' });
  if (said.presence === null) {
    faults.push({ field: 'presence', message: 'Choose whether the young person was there' });
  }
  if (said.presence === 'another-way' && !isWritten(said.anotherWay)) {
    faults.push({ field: 'anotherWay', message: 'Enter how they took part' });
  }
  if (said.presence === 'not-present' && !isWritten(said.efforts)) {
    faults.push({
      field: 'efforts',
      message: 'Enter what was done so that they could be there: a review without them is held only then',
    });
  }
  return faults;
}

/** What lacks of one goal. @param actions the ids of its actions that were not done before */
export function goalFaults(said: GoalSaid, actions: readonly string[]): ReviewFault[] {
  const faults: ReviewFault[] = [];
  if (said.result === null) {
    faults.push({ field: 'result', message: 'Choose whether the goal is done, kept, changed or stopped' });
  }
  if (!isWritten(said.cameOf)) faults.push({ field: 'cameOf', message: 'Enter what came of it' });
  for (const id of actions) {
    const action = said.actions[id];
    if (!action || action.done === null) {
      faults.push({ field: `done-${id}`, message: 'Choose whether the action was done' });
    } else if (!action.done && !isWritten(action.words)) {
      faults.push({ field: `words-${id}`, message: 'Enter why the action was not done' });
    }
  }
  return faults;
}

/** A plan with a goal that was changed cannot stand unchanged. */
export function nextFault(next: PlanNext, results: readonly (GoalResult | null)[]): ReviewFault | null {
  if (next !== 'stands' || !results.includes('changed')) return null;
  return { field: 'planNext', message: 'A goal is changed, so the plan has to say it: choose to write a new plan' };
}
