import { addDays, daysBetween, type LocalDate } from '../statutory/local-date';

/** How many waited on a morning. */
export interface WaitingOn {
  on: LocalDate;
  waiting: number;
}

export interface Pace {
  /** Since when it is measured. */
  since: LocalDate;
  /** How many fewer wait each week; negative where there are more. */
  fewerAWeek: number;
  /** When nobody would wait; null where the number does not fall. */
  zeroOn: LocalDate | null;
}

/** Over so many days the pace is measured. */
export const PACE_DAYS = 28;
const LEAST_DAYS = 7;

/**
 * When nobody would wait any more if the number fell on as it did: from the first of the mornings, at most four weeks
 * ago, to the last. The day on which the last one would have a worker, rounded up.
 *
 * @param days mornings, in any order; those missing are left out
 * @returns null where the record is shorter than a week, or nobody waits
 */
export function paceOf(days: readonly WaitingOn[], today: LocalDate): Pace | null {
  const from = addDays(today, -PACE_DAYS);
  const within = days.filter(({ on }) => on >= from && on <= today).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last || last.waiting === 0) return null;
  const length = daysBetween(first.on, last.on);
  if (length < LEAST_DAYS) return null;
  const fewerADay = (first.waiting - last.waiting) / length;
  const zeroOn = fewerADay > 0 ? addDays(last.on, Math.ceil(last.waiting / fewerADay)) : null;
  return { since: first.on, fewerAWeek: Math.round(fewerADay * 70) / 10, zeroOn };
}
