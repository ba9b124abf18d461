import type { CaseFile, Contact, Deadline } from './case-file';
import { deadlinesFor } from './deadlines';
import type { LocalDate } from './local-date';
import { compare } from './order';
import type { WorkingDayCalendar } from './working-days';

/** What a manager says of a contact that counts in place of what is asked. */
export type Accepted = NonNullable<Contact['substituteAccepted']>;

/** What names one thing due across every refresh. */
export type DueIdentity = Pick<Deadline, 'rule' | 'subject' | 'startedById'>;

/** Of something due, no more than as many contacts are looked at: the latest ones. */
const MOST = 10;

/**
 * Whether a contact is of a kind that a manager may accept in place of what is asked: a visit, also one that found
 * nobody, a phone or a video call. A letter or a message is not.
 *
 * @statute {@link PROVISIONS.clrReg8} asks for a visit by the personal adviser; that a manager may accept another way is local policy
 */
export function isAcceptable({ mode }: Contact): boolean {
  return mode === 'face-to-face' || mode === 'phone' || mode === 'video';
}

/** The case file with these contacts accepted. */
export function withAccepted(file: CaseFile, contactIds: ReadonlySet<string>, accepted: Accepted): CaseFile {
  const contacts = file.contacts.map((contact) =>
    contactIds.has(contact.id) ? { ...contact, substituteAccepted: accepted } : contact,
  );
  return { ...file, contacts };
}

/**
 * What accepting one contact would meet: everything due that would then be met by it as a substitute and is not now.
 *
 * @param asOf the day of the acceptance
 */
export function metIfAccepted(
  file: CaseFile,
  contactId: string,
  asOf: LocalDate,
  calendar: WorkingDayCalendar,
): Deadline[] {
  const accepted = withAccepted(file, new Set([contactId]), acceptedOn(asOf));
  return deadlinesFor(accepted, asOf, calendar).filter(
    ({ state, metBy }) => state === 'met-by-substitute' && metBy === contactId,
  );
}

/**
 * The contacts recorded towards something due that do not meet it and would, once a manager accepted them: the latest
 * first. Asked of the rules themselves, so that nothing is offered that would change nothing.
 */
export function contactsTowards(
  item: DueIdentity & Pick<Deadline, 'startedOn'>,
  file: CaseFile,
  asOf: LocalDate,
  calendar: WorkingDayCalendar,
): Contact[] {
  const recorded = file.contacts
    .filter((contact) => contact.on >= item.startedOn && contact.on <= asOf)
    .filter((contact) => isAcceptable(contact) && contact.substituteAccepted === null)
    .sort((a, b) => compare(b.on, a.on) || compare(b.id, a.id))
    .slice(0, MOST);
  const meets = (contacts: readonly Contact[]) => {
    const accepted = withAccepted(file, new Set(contacts.map(({ id }) => id)), acceptedOn(asOf));
    return deadlinesFor(accepted, asOf, calendar).some((one) => isMetAs(one, item));
  };
  // Mostly there are none, and one look is enough to know.
  if (recorded.length === 0 || !meets(recorded)) return [];
  return recorded.filter((contact) => meets([contact]));
}

function isMetAs(one: Deadline, { rule, subject, startedById }: DueIdentity): boolean {
  return (
    one.state === 'met-by-substitute' && one.rule === rule && one.subject === subject && one.startedById === startedById
  );
}

/** Who accepts and why decides nothing. */
function acceptedOn(on: LocalDate): Accepted {
  return { on, by: 'a manager', reason: 'asked what it would do' };
}
