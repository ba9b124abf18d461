import { datedPolicies } from '../authority/policies';
import type { Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';

/** An edition of the council's supervision policy, since when it is in force, and by when it is looked at again. */
export interface PolicyEdition {
  edition: number;
  since: LocalDate;
  renewBy: LocalDate;
}

/**
 * The edition in force on a day: since the first of the versions that carry its number without a break.
 *
 * @param versions the earliest first
 * @returns null while none was agreed
 */
export function editionOn(
  versions: readonly { from: LocalDate; targets: Policy['targets'] }[],
  day: LocalDate,
): PolicyEdition | null {
  const known = versions.filter(({ from }) => from <= day);
  const now = known.at(-1)?.targets;
  if (!now || now.supervisionEdition === 0) return null;
  const other = known.findLastIndex(({ targets }) => targets.supervisionEdition !== now.supervisionEdition);
  const since = known[other + 1]!.from;
  return { edition: now.supervisionEdition, since, renewBy: addMonths(since, now.supervisionEditionMonths) };
}

/** As `editionOn`, of the council's own settings. */
export async function policyEdition(work: Work, day: LocalDate): Promise<PolicyEdition | null> {
  const { policy, earlierPolicies } = await datedPolicies(work);
  const versions = [...earlierPolicies.map((one) => one.policy), policy];
  return editionOn(
    earlierPolicies.map(({ until }, at) => ({ from: until, targets: versions[at + 1]!.targets })),
    day,
  );
}

/** The policy in sentences. None of it is law. */
export function rulesOf({
  supervisionMonths,
  newStaffSupervision,
  caseSupervision,
  oversightWD,
}: Pick<Policy, 'supervisionMonths' | 'newStaffSupervision' | 'caseSupervision' | 'oversightWD'>): string[] {
  const { high, medium, low } = caseSupervision;
  const { everyDays, forMonths } = newStaffSupervision;
  return [
    `A worker is supervised every ${months(supervisionMonths)}${forMonths > 0 ? `, in the first ${months(forMonths)}, here or as newly qualified, every ${everyDays} days` : ''}. Time away does not count, and a manager can exempt a worker for a while.`,
    `A case is supervised every ${months(high)} at high risk, ${months(medium)} at medium and ${months(low)} at low.`,
    `When risk rises a manager decides within ${oversightWD === 1 ? 'a working day' : `${oversightWD} working days`}.`,
    'Each entry says what it means and what is decided, and repeats no earlier one; both sign one text.',
  ];
}

function months(count: number): string {
  return count === 1 ? 'month' : `${count} months`;
}
