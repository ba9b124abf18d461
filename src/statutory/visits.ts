import type { Accommodation, CaseFile, Contact } from './case-file';
import type { Meeting } from './deadline';
import type { LocalDate } from './local-date';
import { compare } from './order';
import { holdsOn } from './spans';
import { isTwoWay } from './touch';

/**
 * Accommodation that brings the visits and the review of regulations 7(3) and 8(2). Not recorded under what: the
 * stricter dates run. No authority provides custody.
 */
export function isProvidedByAuthority({ providedUnder, type }: Accommodation): boolean {
  if (type === 'X') return false;
  return providedUnder === 's23B' || providedUnder === 's24B' || providedUnder === 'unknown';
}

/**
 * The days on which a visit there was made that meets regulation 8(2), first to last, one a day.
 *
 * Face to face, by the personal adviser, at that accommodation while it lasted, and the young person was seen; or a
 * contact that a manager accepted in its place. Anything not recorded is not taken to be so.
 *
 * @statute {@link PROVISIONS.clrReg8}
 */
export function visitsTo(place: Accommodation, file: CaseFile): Meeting[] {
  return meetings(
    contactsAbout(place, file),
    (contact) => isVisit(contact, place) && contact.by === 'personal-adviser',
  );
}

/** As `visitsTo`, where local standards ask for the visit: a social worker's counts too. */
export function localVisitsTo(place: Accommodation, file: CaseFile): Meeting[] {
  const workers = ['personal-adviser', 'social-worker'];
  return meetings(
    contactsAbout(place, file),
    (contact) => isVisit(contact, place) && contact.by !== null && workers.includes(contact.by),
  );
}

/** The days on which the personal adviser saw the young person, wherever that was. */
export function timesSeen(file: CaseFile): Meeting[] {
  return meetings(
    file.contacts,
    (contact) => contact.mode === 'face-to-face' && contact.by === 'personal-adviser' && contact.seen === true,
  );
}

/**
 * The days on which the personal adviser or the social worker saw the young person, wherever that was; where they need
 * not be seen, also those on which they spoke.
 */
export function timesSeenOrSpoken(file: CaseFile, inPerson: boolean): Meeting[] {
  return meetings(
    file.contacts,
    (contact) =>
      (contact.by === 'personal-adviser' || contact.by === 'social-worker') &&
      isTwoWay(contact) &&
      (!inPerson || contact.mode === 'face-to-face'),
  );
}

/** The days on which any worker of the authority saw the young person, wherever that was. */
export function timesSeenByAnyWorker(file: CaseFile): Meeting[] {
  return meetings(
    file.contacts,
    ({ mode, by, seen }) => mode === 'face-to-face' && by !== null && by !== 'other' && seen === true,
  );
}

/** Whether anything about visiting there was recorded from one day until another: a call, a duty worker, nobody in. */
export function wasTried(place: Accommodation, file: CaseFile, from: LocalDate, until: LocalDate | null): boolean {
  return contactsAbout(place, file).some((contact) => contact.on >= from && (until === null || contact.on < until));
}

/** Whether anybody spoke with the young person, or tried to see them, after a day. */
export function wasTriedAfter(day: LocalDate, file: CaseFile): boolean {
  return file.contacts.some((contact) => contact.on > day && isSpokenOrInPerson(contact));
}

/** The visit that meets something due by a day: one in time before one that is not, the thing itself before a substitute. */
export function bestOf(visits: readonly Meeting[], dueOn: LocalDate): Meeting | null {
  return visits.find((visit) => !visit.substitute && visit.on <= dueOn) ?? visits[0] ?? null;
}

function contactsAbout(place: Accommodation, file: CaseFile): Contact[] {
  return file.contacts.filter(
    (contact) =>
      holdsOn(place, contact.on) &&
      (contact.accommodation === place.id ||
        (contact.accommodation === null && (isSpokenOrInPerson(contact) || contact.substituteAccepted !== null))),
  );
}

function isVisit(contact: Contact, place: Accommodation): boolean {
  return (
    contact.mode === 'face-to-face' &&
    contact.at === 'accommodation' &&
    contact.accommodation === place.id &&
    contact.seen === true
  );
}

function isSpokenOrInPerson({ mode }: Contact): boolean {
  return mode === 'face-to-face' || mode === 'phone' || mode === 'video';
}

function meetings(contacts: readonly Contact[], meets: (contact: Contact) => boolean): Meeting[] {
  const found = contacts
    .filter((contact) => meets(contact) || contact.substituteAccepted !== null)
    .map((contact) => ({ id: contact.id, on: contact.on, substitute: !meets(contact) }))
    .sort((a, b) => compare(a.on, b.on) || Number(a.substitute) - Number(b.substitute) || compare(a.id, b.id));
  return found.filter((visit, index) => visit.on !== found[index - 1]?.on);
}
