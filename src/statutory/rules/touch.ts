import type { CaseFile, LegalStatus } from '../case-file';
import type { DueItem, Situation, Start } from '../deadline';
import { beginningsOf, RECORDS_BEGIN, turns } from '../interval';
import { addDays, birthday, daysBetween, formatLong, type LocalDate } from '../local-date';
import { factsOfStatus } from '../legal-status';
import { compare } from '../order';
import type { Policy } from '../policy';
import type { Span } from '../spans';
import { datesIn, spellsWhere } from '../status-history';
import { inTouchUntil, isTwoWay } from '../touch';

const WEEK = 7;

/**
 * PA-12: the authority takes reasonable steps to keep in touch with a relevant young person, and with a former relevant
 * one to 21, wherever they live; where touch is lost, it is found again, for someone under 18 without delay.
 *
 * Keeping in touch (PA-11) and the adviser's other functions (PA-07) go on all the time and have no date; what is due
 * appears only on the day on which the policy's weeks have gone by without the young person and the authority being in
 * touch, and is due that day. Calls without an answer, letters, word from others and visits that found nobody show it as
 * partly done. Nothing closes it but being in touch again, or the end of the duty itself. Under 18 it is graver.
 *
 * From the case file: `contacts` of every kind and by anyone. The steps of the search, an address visited last, the
 * police told, are in it only as contacts.
 *
 * @statute {@link PROVISIONS.ca89S23B} {@link PROVISIONS.ca89S23C}
 */
export function touchLost({ file, history, asOf }: Situation): DueItem[] {
  const owed = spellsWhere(history, isKeptInTouch);
  if (owed.length === 0) return [];
  const inTouch = file.contacts
    .filter(isTwoWay)
    .map(({ id, on }) => ({ id, on, text: `contact ${id}`, meets: true, substitute: false }));
  if (wasNeverSilent(inTouch, owed, { file, asOf })) return [];
  const dueAfter = ({ on }: { on: LocalDate }) => inTouchUntil(on, file);
  const eighteen = birthday(file.person.dateOfBirth, 18);
  const found = turns({
    file,
    events: [...beginningsOf(file, owed, inTouch, dueAfter), ...inTouch],
    dueAfter,
    owed,
    asOf,
    completeFrom: file.knownSince.contacts ?? null,
    unseenStart: true,
    partialAfter: ({ on }) => (file.contacts.at(-1)?.on ?? on) > on,
  });
  return found
    .filter(({ dueOn, closedOn, outcome }) => {
      const wasLost = dueOn <= asOf && (closedOn === null || closedOn >= dueOn);
      return wasLost && outcome.state !== 'superseded';
    })
    .map(({ start, dueOn, outcome, closedOn }) => ({
      rule: 'PA-12' as const,
      subject: null,
      start,
      dueOn,
      notBefore: null,
      outcome,
      severity: (closedOn ?? asOf) < eighteen ? ('S1' as const) : ('S2' as const),
      sentence: `${lastContact(start, inTouch)}, so touch counts as lost from ${formatLong(dueOn)} and contact is made again`,
    }));
}

function lastContact(start: Start, inTouch: readonly Start[]): string {
  const on = formatLong(start.on);
  if (start.id === RECORDS_BEGIN) return `No contact with the young person since records of contacts began on ${on}`;
  const wasContact = inTouch.some((contact) => contact.id === start.id && contact.on === start.on);
  return wasContact ? `Last in touch with the young person on ${on}` : `No contact with the young person since ${on}`;
}

/**
 * The days after this one on which touch comes to be lost with no new fact: time alone brings them, so the day of the
 * next change has to know them. One of them may turn out to be no such day, none is left out.
 *
 * @param status of that day: before any of these comes, it either lasts or another change has come first
 */
export function touchMayBeLostOn(caseFile: CaseFile, asOf: LocalDate, status: LegalStatus): LocalDate[] {
  if (!isKeptInTouch(status)) return [];
  const since = addDays(asOf, -Math.max(...weeksOf(caseFile)) * WEEK);
  const inTouch = caseFile.contacts
    .filter((contact) => contact.on >= since && isTwoWay(contact))
    .map(({ on }) => on)
    .sort(compare);
  const silences = inTouch
    .map((on, index) => ({ on, lostOn: inTouchUntil(on, caseFile), next: inTouch[index + 1] }))
    .filter(({ lostOn, next }) => lostOn > asOf && (next === undefined || next > lostOn));
  const runs = silences.some(({ on }) => on <= asOf);
  return [...silences.map(({ lostOn }) => lostOn), ...(runs ? [] : lostSinceStatusBegan(caseFile, asOf))];
}

/** Where no contact counts on: from the day the status or the record began, which is one of these. */
function lostSinceStatusBegan(caseFile: CaseFile, asOf: LocalDate): LocalDate[] {
  const { dateOfBirth } = caseFile.person;
  const recorded = caseFile.knownSince.contacts;
  const beginnings = [birthday(dateOfBirth, 16), birthday(dateOfBirth, 18), ...datesIn(factsOfStatus(caseFile))];
  return [...beginnings, ...(recorded ? [recorded] : [])]
    .map((on) => inTouchUntil(on, caseFile))
    .filter((lostOn) => lostOn > asOf);
}

/** What most records show at a glance, without working out every turn: no silence as long as the policy's weeks. */
function wasNeverSilent(
  inTouch: readonly { on: LocalDate }[],
  owed: readonly Span[],
  { file, asOf }: Pick<Situation, 'file' | 'asOf'>,
): boolean {
  const days = Math.min(...weeksOf(file)) * WEEK;
  const [first, last] = [owed[0], owed.at(-1)];
  if (!first || !last) return true;
  const before = inTouch.findLast(({ on }) => on < first.from)?.on;
  let since = before && daysBetween(before, first.from) < days ? before : first.from;
  for (const { on } of inTouch) {
    if (on <= since) continue;
    if (daysBetween(since, on) >= days) return false;
    since = on;
  }
  return daysBetween(since, last.to ?? asOf) < days;
}

/** Of the settings in force and of those before. */
function weeksOf({ policy, earlierPolicies = [] }: CaseFile): number[] {
  return [policy, ...earlierPolicies.map((one) => one.policy)].map(weeks);
}

function weeks({ contactLostAfterWeeks, visitPolicyWeeks }: Policy): number {
  return contactLostAfterWeeks ?? visitPolicyWeeks;
}

function isKeptInTouch({ code }: LegalStatus): boolean {
  return code === 'relevant' || code === 'former-relevant';
}
