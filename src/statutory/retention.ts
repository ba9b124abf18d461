import type { CaseFile } from './case-file';
import { birthday, type LocalDate } from './local-date';

const KEEP_UNTIL_AGE = 75;
const KEEP_AFTER_DEATH_YEARS = 15;

/**
 * The first day on which the record may be destroyed: the 75th birthday, or for someone who died before 18 the day
 * fifteen years after, the fifteen years beginning with the day of death. Death at 18 or later changes nothing.
 *
 * @statute {@link PROVISIONS.clrReg10} RC-01, RC-02, RC-03
 */
export function keepUntil(caseFile: CaseFile, asOf: LocalDate): LocalDate {
  const { dateOfBirth, diedOn } = caseFile.person;
  if (diedOn !== null && diedOn <= asOf && diedOn < birthday(dateOfBirth, 18)) {
    // Counted as an anniversary: fifteen years that begin on 29 February end with 28 February.
    return birthday(diedOn, KEEP_AFTER_DEATH_YEARS);
  }
  return birthday(dateOfBirth, KEEP_UNTIL_AGE);
}
