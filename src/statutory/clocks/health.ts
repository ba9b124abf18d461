import type { DutyBasis } from '../case-file';
import { addDays, formatLong, type LocalDate } from '../local-date';
import type { Policy } from '../policy';

/** One thing to do after an event that the case file does not hold, with where it comes from. */
export interface HealthTask {
  rule: string;
  task: string;
  dueOn: LocalDate;
  basis: DutyBasis;
  because: string;
}

/**
 * HE-10: someone referred for their emotional health has waited too long once the policy's days are over without their
 * having been seen: whoever referred them asks.
 *
 * @param firstSeenOn null while nobody has seen them
 * @returns null where they were seen in time
 * @statute {@link PROVISIONS.localPolicy}
 */
export function waitForEmotionalHealth(
  referredOn: LocalDate,
  firstSeenOn: LocalDate | null,
  { referralWaitDays }: Pick<Policy, 'referralWaitDays'>,
): HealthTask | null {
  const dueOn = addDays(referredOn, referralWaitDays);
  if (firstSeenOn !== null && firstSeenOn <= dueOn) return null;
  return {
    rule: 'HE-10',
    task: 'Ask how long the wait will be',
    dueOn,
    basis: 'policy',
    because: `Referred for their emotional health on ${formatLong(referredOn)}, so by the authority's standard they are seen by ${formatLong(dueOn)}.`,
  };
}
