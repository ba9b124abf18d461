import { daysBetween, type LocalDate } from '../statutory/local-date';
import type { PromiseStepKind } from './promise.entities';

/** What decides how a promise stands on a day. */
export interface PromiseDates {
  /** By when, as it was first said. */
  firstByOn: LocalDate;
  /** In the order in which they were recorded. */
  steps: readonly { step: PromiseStepKind; onDay: LocalDate; byOn: LocalDate | null }[];
}

/**
 * `open`: its day is still to come. `late`: its day has passed and it was not kept. `broken`: it will not be kept, and
 * somebody apologised. `in-error`: it never was a promise.
 */
export type PromiseStanding = 'open' | 'late' | 'kept' | 'broken' | 'in-error';

/** The day that counts: the one agreed last, else the first. */
export function byOnOf({ firstByOn, steps }: PromiseDates): LocalDate {
  return steps.findLast(({ step }) => step === 'new-day')?.byOn ?? firstByOn;
}

/**
 * How a promise stands on a day. On its day it is still open; from the day after it is late. Where the young person says
 * that what was recorded as kept did not happen, it is open or late again by its day.
 */
export function standingOf(promise: PromiseDates, today: LocalDate): PromiseStanding {
  const last = promise.steps.at(-1)?.step ?? null;
  switch (last) {
    case 'kept':
    case 'broken':
    case 'in-error':
      return last;
    case 'new-day':
    case 'did-not-happen':
    case null:
      return byOnOf(promise) < today ? 'late' : 'open';
  }
}

/** Whether it is still to be kept. */
export function isToKeep(promise: PromiseDates): boolean {
  const last = promise.steps.at(-1)?.step;
  return last === undefined || last === 'new-day' || last === 'did-not-happen';
}

/** How many days after the first day it was kept, or is late by now; 0 for none. A new day does not make it less. */
export function daysAfterFirst(promise: PromiseDates, today: LocalDate): number {
  const last = promise.steps.at(-1);
  const until = last?.step === 'kept' || last?.step === 'broken' ? last.onDay : today;
  return Math.max(0, daysBetween(promise.firstByOn, until));
}

/** The steps that fit a promise as it stands. */
export function stepsThatFit(promise: PromiseDates, today: LocalDate): PromiseStepKind[] {
  switch (standingOf(promise, today)) {
    case 'open':
      // Before its day nobody can say that it did not happen.
      return [
        'kept',
        'new-day',
        ...(byOnOf(promise) <= today ? (['did-not-happen'] as const) : []),
        'broken',
        'in-error',
      ];
    case 'late':
      return ['kept', 'new-day', 'did-not-happen', 'broken', 'in-error'];
    case 'kept':
      return ['did-not-happen', 'in-error'];
    case 'broken':
      return ['kept', 'in-error'];
    case 'in-error':
      return [];
  }
}
