import type { DutyBasis } from '../case-file';
import { addDays, birthday, formatLong, later, type LocalDate } from '../local-date';
import type { Policy } from '../policy';

/** The assessment that has to stand before support may end. */
export interface HumanRightsAssessment {
  rule: 'IM-05';
  dueOn: LocalDate;
  dutyBasis: DutyBasis;
  dateBasis: DutyBasis;
  because: string;
}

/**
 * IM-05: once an adult's appeal rights are exhausted, what the authority gives may end (Nationality, Immigration and
 * Asylum Act 2002, Schedule 3) only after an assessment of whether that would breach their human rights, signed off by
 * a lawyer. The days are the policy's. Where the rights were exhausted under 18, they count from the birthday.
 */
export function humanRightsAssessment(
  exhaustedOn: LocalDate,
  dateOfBirth: LocalDate,
  { humanRightsAssessmentDays }: Pick<Policy, 'humanRightsAssessmentDays'>,
): HumanRightsAssessment {
  const from = later(exhaustedOn, birthday(dateOfBirth, 18));
  const dueOn = addDays(from, humanRightsAssessmentDays);
  const adult = from > exhaustedOn ? ` and 18 on ${formatLong(from)}` : '';
  return {
    rule: 'IM-05',
    dueOn,
    dutyBasis: 'statute',
    dateBasis: 'policy',
    because: `Appeal rights were exhausted on ${formatLong(exhaustedOn)}${adult}, so a human rights assessment is made by ${formatLong(dueOn)}, before any support ends.`,
  };
}
