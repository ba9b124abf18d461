import type { DutyBasis } from '../case-file';
import { addDays, addMonths, ageOn, formatLong, type LocalDate } from '../local-date';
import type { Policy } from '../policy';

const WEEK = 7;
const VISIT_MONTHS = 2;

/** One thing to do after an event that the case file does not hold, with where it comes from. */
export interface AdviserTask {
  rule: string;
  task: string;
  dueOn: LocalDate;
  basis: DutyBasis;
  because: string;
}

/**
 * PA-14: another agency withdraws because a young person of 18 or over will not engage, which leaves the adviser alone
 * with them: a manager is told the same day, and whether to refer to safeguarding adults is decided and recorded.
 *
 * @returns null under 18, where children's safeguarding applies
 * @statute {@link PROVISIONS.localPolicy}
 */
export function agencyWithdrew(withdrewOn: LocalDate, dateOfBirth: LocalDate): AdviserTask | null {
  if (ageOn(dateOfBirth, withdrewOn) < 18) return null;
  return {
    rule: 'PA-14',
    task: 'Tell a manager, and decide whether to refer to safeguarding adults',
    dueOn: withdrewOn,
    basis: 'policy',
    because: `An agency withdrew on ${formatLong(withdrewOn)}, so by the authority's standard a manager is told the same day.`,
  };
}

/** Where somebody lives, for the visits of those far away. */
export interface LivesFarAway {
  disabled: boolean | null;
  /** Whether it is far from the authority, by what the authority calls far. */
  farAway: boolean;
  /** Whether the authority provides it under section 23B or 24B, so that the visits of regulation 8(2) run. */
  providedByAuthority: boolean;
  lastVisitOn: LocalDate;
  /** When the council's policy of visits asks for one (`visitsByPolicy`); null where it asks for none. */
  policyDueOn: LocalDate | null;
}

/**
 * PA-15: a disabled young person who lives far away is visited no more rarely than anybody else: within two months where
 * regulation 8(2) applies, else at the policy's weeks; or sooner, where the council's policy of visits says so. The distance is said beside the date, and the visit leaves a note
 * of how they are.
 *
 * @returns null for everybody else, for whom PA-04 or PA-05 say all there is
 * @statute {@link PROVISIONS.clrReg8} {@link PROVISIONS.localPolicy}
 */
export function visitFarAway(
  { disabled, farAway, providedByAuthority, lastVisitOn, policyDueOn }: LivesFarAway,
  { visitPolicyWeeks }: Pick<Policy, 'visitPolicyWeeks'>,
): AdviserTask | null {
  if (disabled !== true || !farAway) return null;
  const atTheLatest = providedByAuthority
    ? addMonths(lastVisitOn, VISIT_MONTHS)
    : addDays(lastVisitOn, visitPolicyWeeks * WEEK);
  const isSooner = policyDueOn !== null && policyDueOn < atTheLatest;
  const dueOn = isSooner ? policyDueOn : atTheLatest;
  return {
    rule: 'PA-15',
    task: 'Visit, and note how they are',
    dueOn,
    basis: providedByAuthority && !isSooner ? 'statute' : 'policy',
    because: `Lives far away and was last visited on ${formatLong(lastVisitOn)}, so${isSooner ? " by the council's policy" : ''} the next visit is made by ${formatLong(dueOn)}, the distance notwithstanding.`,
  };
}
