import { keepsTarget } from '../insight/manager-measures';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Reading } from './improvement.entities';

/** What a share is held against: at least so many percent where high is good, else at most. */
export interface Target {
  percent: number;
  goodIsHigh: boolean;
}

/** near: behind the target by one case alone. */
export type Standing = 'kept' | 'near' | 'missed' | 'says-nothing';

/** For so many days a figure has to miss its target before what was closed comes back. */
export const DAYS_MISSED = 14;

/**
 * How a reading stands to its target. It says nothing where nothing is counted, or more is not known than known. One case
 * alone is near, and never misses a target, so that in a small team one young person does not turn it; but a target of all,
 * or of none, is missed by one.
 */
export function standingOf({ numerator, among, unknown }: Omit<Reading, 'asOf'>, target: Target): Standing {
  if (among === 0 || unknown > among) return 'says-nothing';
  const { percent, goodIsHigh } = target;
  const goal = goodIsHigh ? { atLeast: percent } : { atMost: percent };
  if (keepsTarget({ numerator, among }, goal)) return 'kept';
  const isAllOrNone = goodIsHigh ? percent === 100 : percent === 0;
  const withoutOne = { numerator: numerator + (goodIsHigh ? 1 : -1), among };
  return !isAllOrNone && keepsTarget(withoutOne, goal) ? 'near' : 'missed';
}

/**
 * Since when a figure has fallen back behind its target after an action was closed: every reading that says something has
 * missed it, the first and the last of them at least DAYS_MISSED days apart. A reading that keeps the target, or is near it,
 * begins the count anew; one that says nothing neither counts nor breaks it.
 * @param readings in any order; those of the day of closing and before do not count
 * @returns null while it has not
 */
export function fellBackOn(readings: readonly Reading[], target: Target, closedOn: LocalDate): LocalDate | null {
  const telling = readings
    .filter(({ asOf }) => asOf > closedOn)
    .map(({ asOf, ...counts }) => ({ asOf, standing: standingOf(counts, target) }))
    .filter(({ standing }) => standing !== 'says-nothing')
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const missed = telling.slice(telling.findLastIndex(({ standing }) => standing !== 'missed') + 1);
  const [first, last] = [missed[0], missed.at(-1)];
  return first && last && addDays(first.asOf, DAYS_MISSED) <= last.asOf ? first.asOf : null;
}
