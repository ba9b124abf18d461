import type { CaseFile, Contact } from './case-file';
import { addDays, type LocalDate } from './local-date';
import { policyOn } from './policy';

const WEEK = 7;

/**
 * Whether a contact went both ways: the young person was seen, or spoke on the phone or by video. A letter, a text, what
 * others told, a call that nobody answered and a visit that found nobody are tries. For a call, nothing said about an
 * answer is taken as one; that somebody was seen has to be said.
 */
export function isTwoWay({ mode, seen }: Pick<Contact, 'mode' | 'seen'>): boolean {
  if (mode === 'face-to-face') return seen === true;
  return (mode === 'phone' || mode === 'video') && seen !== false;
}

/** The last contact that went both ways, by whichever worker, or null. */
export function lastTwoWay(file: Pick<CaseFile, 'contacts'>): Contact | null {
  let last: Contact | null = null;
  for (const contact of file.contacts) {
    if (
      isTwoWay(contact) &&
      (last === null || contact.on > last.on || (contact.on === last.on && contact.id > last.id))
    ) {
      last = contact;
    }
  }
  return last;
}

/** The last day on which a contact still counts as being in touch: the weeks are those of the policy on its own day. */
export function inTouchUntil(on: LocalDate, file: Pick<CaseFile, 'policy' | 'earlierPolicies'>): LocalDate {
  const { contactLostAfterWeeks, visitPolicyWeeks } = policyOn(file, on);
  return addDays(on, (contactLostAfterWeeks ?? visitPolicyWeeks) * WEEK);
}
