import { daysBetween, type LocalDate } from '../statutory/local-date';

export const DECISION_STEPS = ['done', 'new-day', 'not-needed', 'effect'] as const;
/**
 * done: it was carried out · new-day: another day was agreed, and why · not-needed: it is given up, and why ·
 * effect: what difference it made.
 */
export type DecisionStepKind = (typeof DECISION_STEPS)[number];

export const EFFECTS = ['changed-something', 'changed-nothing', 'too-early'] as const;
export type Effect = (typeof EFFECTS)[number];

/** What decides how a decision stands on a day. */
export interface DecisionDates {
  /** By when, as it was decided. */
  firstByOn: LocalDate;
  /** In the order in which they were recorded. */
  steps: readonly { step: DecisionStepKind; onDay: LocalDate; byOn: LocalDate | null; effect: Effect | null }[];
}

/** What decides when what came of it is looked at. */
export interface DecisionReviews extends DecisionDates {
  /** As it was decided; null where nobody said. */
  firstReviewOn: LocalDate | null;
  steps: readonly (DecisionDates['steps'][number] & { reviewOn: LocalDate | null })[];
}

export type DecisionStanding = 'open' | 'late' | 'done' | 'not-needed';

/** The day that counts: the one agreed last, else the first. */
export function byOnOf({ firstByOn, steps }: DecisionDates): LocalDate {
  return steps.findLast(({ step }) => step === 'new-day')?.byOn ?? firstByOn;
}

/** How it stands on a day: on its day it is open, from the day after it is late. What difference it made is beside that. */
export function standingOf(decision: DecisionDates, today: LocalDate): DecisionStanding {
  const settled = decision.steps.findLast(({ step }) => step === 'done' || step === 'not-needed');
  if (settled) return settled.step === 'done' ? 'done' : 'not-needed';
  return byOnOf(decision) < today ? 'late' : 'open';
}

/** What was said last of the difference it made; null where nobody has said. */
export function effectOf({ steps }: DecisionDates): Effect | null {
  return steps.findLast(({ step }) => step === 'effect')?.effect ?? null;
}

/** Whether somebody still has to say what difference it made: nobody did, or it was too early. Given up, it made none. */
export function asksForEffect(decision: DecisionDates, today: LocalDate): boolean {
  const effect = effectOf(decision);
  return standingOf(decision, today) !== 'not-needed' && (effect === null || effect === 'too-early');
}

/**
 * The day on which somebody looks at what came of it: the one said last, else the first. Null where nobody said a day,
 * where it is said by now what difference it made, and for what is given up.
 */
export function reviewOnOf(decision: DecisionReviews, today: LocalDate): LocalDate | null {
  if (!asksForEffect(decision, today)) return null;
  return decision.steps.findLast(({ reviewOn }) => reviewOn !== null)?.reviewOn ?? decision.firstReviewOn;
}

/** How many days after the first day it was done, or is late by now; 0 for none. A new day does not make it less. */
export function daysAfterFirst(decision: DecisionDates, today: LocalDate): number {
  const settled = decision.steps.findLast(({ step }) => step === 'done' || step === 'not-needed');
  return Math.max(0, daysBetween(decision.firstByOn, settled?.onDay ?? today));
}

/** The steps that fit a decision as it stands. */
export function stepsThatFit(decision: DecisionDates, today: LocalDate): DecisionStepKind[] {
  switch (standingOf(decision, today)) {
    case 'open':
    case 'late':
      return ['done', 'new-day', 'not-needed', 'effect'];
    case 'done':
      return ['effect'];
    case 'not-needed':
      return [];
  }
}
