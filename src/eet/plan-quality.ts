import type { LocalDate } from '../statutory/local-date';
import type { EducationPlanStepKind } from './eet.entities';

/** How good a plan for education was found, each plan in exactly one. */
export const PLAN_QUALITIES = ['never', 'again', 'sent-back', 'good-at-first', 'good-after', 'ended-unrated'] as const;
export type PlanQuality = (typeof PLAN_QUALITIES)[number];

export const PLAN_QUALITY_WORDS: Record<PlanQuality, string> = {
  never: 'Nobody has said how good it is',
  again: 'Handed in again',
  'sent-back': 'Sent back to be made better',
  'good-at-first': 'Found good at first',
  'good-after': 'Found good after it was sent back',
  'ended-unrated': 'Ended without being rated',
};

/** What waits for a manager. */
export const WAITING: readonly PlanQuality[] = ['again', 'never'];

/** Of which a share can be said: somebody has said how good it is. */
const RATED: readonly PlanQuality[] = ['again', 'sent-back', 'good-at-first', 'good-after'];

/** @param steps what became of it, in the order in which it was recorded */
export function qualityOf(steps: readonly EducationPlanStepKind[], endedOn: LocalDate | null): PlanQuality {
  const said = steps.filter((step) => step === 'good' || step === 'sent-back' || step === 'sent-again');
  switch (said.at(-1)) {
    case 'good':
      return said.includes('sent-back') ? 'good-after' : 'good-at-first';
    case 'sent-back':
      return 'sent-back';
    case 'sent-again':
      return 'again';
    default:
      return endedOn === null ? 'never' : 'ended-unrated';
  }
}

export type QualityCounts = Record<PlanQuality, number>;

export function countQualities(qualities: readonly PlanQuality[]): QualityCounts {
  const counted = PLAN_QUALITIES.map((one) => [one, qualities.filter((quality) => quality === one).length]);
  return Object.fromEntries(counted) as QualityCounts;
}

/** Of those that somebody has rated, how many in a hundred were good at first; null where none is rated. */
export function goodAtFirst(counts: QualityCounts): { rated: number; percent: number | null } {
  const rated = RATED.reduce((sum, one) => sum + counts[one], 0);
  return { rated, percent: rated === 0 ? null : Math.round((100 * counts['good-at-first']) / rated) };
}
