import type { CaseFile } from './case-file';
import { addMonths, birthday, earlier, type LocalDate } from './local-date';

/** Immigration Rules, paragraphs 352ZC and following: leave of an unaccompanied child whose claim was refused. */
const UASC_LEAVE_MONTHS = 30;

/**
 * IM-02: the day on which someone is seventeen and a half.
 */
export function seventeenAndAHalf(dateOfBirth: LocalDate): LocalDate {
  return addMonths(birthday(dateOfBirth, 17), 6);
}

/**
 * IM-01: the day on which leave to remain expires, or null where nobody can say.
 *
 * What is recorded goes before arithmetic: the day stands on the document. Without it the leave of an unaccompanied
 * asylum-seeking child ends thirty months after it was granted or at seventeen and a half, whichever comes first. Such
 * leave is granted to nobody who is seventeen and a half already, and no other kind of leave has a length of its own.
 *
 * @param file as known on the day asked about
 */
export function leaveExpiry({ immigration, person }: CaseFile): LocalDate | null {
  if (immigration === null) return null;
  const { leaveExpiresOn, leaveGrantedOn, leaveKind } = immigration;
  if (leaveExpiresOn !== null || leaveKind !== 'uasc' || leaveGrantedOn === null) return leaveExpiresOn;
  const atAge = seventeenAndAHalf(person.dateOfBirth);
  return leaveGrantedOn < atAge ? earlier(addMonths(leaveGrantedOn, UASC_LEAVE_MONTHS), atAge) : null;
}
