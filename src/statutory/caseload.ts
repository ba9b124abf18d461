import type { CaseFile, LegalStatus } from './case-file';
import { custodyStays } from './custody';
import { addDays, addMonths, type LocalDate } from './local-date';
import type { Policy } from './policy';
import { raisedRisks } from './risk';
import { holdsOn } from './spans';
import { workingDaysBefore, type WorkingDayCalendar } from './working-days';

export type Colour = 'green' | 'amber' | 'red';

/**
 * SV-05: how full a caseload is: red with more cases than the authority's red line, amber with more than the amber one. A
 * case worked together with somebody else counts half.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function caseloadColour(
  { alone, together }: { alone: number; together: number },
  { caseloadAmber, caseloadRed }: Pick<Policy, 'caseloadAmber' | 'caseloadRed'>,
): { cases: number; colour: Colour } {
  const cases = alone + together / 2;
  return { cases, colour: cases > caseloadRed ? 'red' : cases > caseloadAmber ? 'amber' : 'green' };
}

/**
 * SV-07: someone without a personal adviser has waited too long, and shows red, once the policy's working days after the
 * first day of waiting are over. It is no second thing due beside PA-01, by which one is named.
 *
 * @returns the last day on which a wait that is too long on this day can have begun
 * @statute {@link PROVISIONS.localPolicy}
 */
export function tooLongIfWaitingSince(
  day: LocalDate,
  { unallocatedRedWD }: Pick<Policy, 'unallocatedRedWD'>,
  calendar: WorkingDayCalendar,
): LocalDate {
  return addDays(workingDaysBefore(addDays(day, 1), unallocatedRedWD + 1, calendar), -1);
}

/** SV-06: what makes a case weigh more. */
export const WEIGHT_FACTORS = [
  'looked-after',
  'care-leaver',
  'offers-only',
  'risk',
  'parent',
  'custody',
  'unaccompanied',
  'out-of-education',
  'unsettled-home',
  'far-away',
  'new-case',
] as const;
export type WeightFactor = (typeof WEIGHT_FACTORS)[number];

/** SV-06: the points of each, a beginning for an authority to change: none of them is law. */
export const WEIGHT_POINTS: Readonly<Record<WeightFactor, number>> = {
  'looked-after': 2,
  'care-leaver': 2,
  'offers-only': 1,
  risk: 3,
  parent: 1,
  custody: 2,
  unaccompanied: 1,
  'out-of-education': 1,
  'unsettled-home': 2,
  'far-away': 1,
  'new-case': 1,
};

const NEW_CASE_MONTHS = 3;
/** SSDA903 letters of no fixed abode, of emergency accommodation, and of bed and breakfast. */
export const UNSETTLED_HOMES: ReadonlySet<string | null> = new Set(['S', 'V', 'W']);

/**
 * SV-06: the points of a case and what they are made of.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function caseWeight(
  factors: readonly WeightFactor[],
  points: Readonly<Record<WeightFactor, number>> = WEIGHT_POINTS,
): { points: number; parts: { factor: WeightFactor; points: number }[] } {
  const parts = WEIGHT_FACTORS.filter((factor) => factors.includes(factor)).map((factor) => ({
    factor,
    points: points[factor],
  }));
  return { points: parts.reduce((sum, part) => sum + part.points, 0), parts };
}

/**
 * SV-06: what a case file says of the weight of a case on a day. Being a parent, living far away and being out of
 * education are for the manager who weighs it to add.
 *
 * @param file as known on the day
 * @statute {@link PROVISIONS.localPolicy}
 */
export function weightFactors(file: CaseFile, { code, basis }: LegalStatus, day: LocalDate): WeightFactor[] {
  const runs = (span: { from: LocalDate; to: LocalDate | null }) => holdsOn(span, day);
  const adviser = file.allocations.find((one) => one.role === 'personal-adviser' && runs(one));
  const isNew = adviser !== undefined && day < addMonths(adviser.from, NEW_CASE_MONTHS);
  const found: Record<WeightFactor, boolean> = {
    'looked-after': code === 'eligible' || code === 'looked-after-not-eligible',
    'offers-only': basis.includes('offer-only'),
    'care-leaver':
      ['relevant', 'former-relevant', 'former-relevant-21-plus'].includes(code) && !basis.includes('offer-only'),
    risk: raisedRisks(file).some(runs),
    parent: false,
    custody: custodyStays(file).some(runs),
    unaccompanied: file.person.unaccompaniedAsylumSeeker === true,
    'out-of-education': false,
    'unsettled-home': file.accommodation.some((home) => UNSETTLED_HOMES.has(home.type) && runs(home)),
    'far-away': false,
    'new-case': isNew,
  };
  return WEIGHT_FACTORS.filter((factor) => found[factor]);
}

/**
 * SV-06: the day by which a case is weighed again.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function weighAgainBy(weighedOn: LocalDate): LocalDate {
  return addMonths(weighedOn, 1);
}
