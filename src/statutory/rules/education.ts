import type { CareEpisode, CaseFile, Deadline, LegalStatus } from '../case-file';
import { dutyEnd, isOutstanding, outcomeOf, type DueItem, type Outcome, type Situation, type Start } from '../deadline';
import { addDays, addMonths, birthday, earlier, formatLong, later, type LocalDate } from '../local-date';
import { startOfDuty, takesSupport } from '../milestones';
import type { Span } from '../spans';
import { spellsWhere } from '../status-history';
import { isTwoWay } from '../touch';

const FIRST_AGE = 17;
/** From the next birthday on the return asks only about those who take support. */
const LAST_AGE_FOR_ALL = 21;
const LAST_AGE = 25;
const MONTHS_BEFORE = 3;
const MONTHS_AFTER = 1;
/** SSDA903 reason an episode ceased: care taken over by another authority. */
const TAKEN_OVER = 'E3';

/**
 * ET-05: the yearly return asks whether a care leaver is in touch around each birthday from 17 to 21, and to 25 of those
 * who take support: from three months before to one month after it.
 *
 * It is not asked of who is still looked after on the day before the 17th or 18th birthday, nor of those whose care
 * another authority took over. One birthday is open at a time, from the birthday before it or from the day somebody
 * becomes a care leaver. A refusal in those months is an answer for the return too; once they are over without either,
 * nothing can make up for it.
 *
 * @statute {@link PROVISIONS.ssda903CareLeavers}
 */
export function contactAroundBirthdays({ file, history, asOf }: Situation): DueItem[] {
  const everyone = spellsWhere(history, isInTheReturn);
  if (everyone.length === 0) return [];
  const leftUs = takenOverOn(file);
  const withSupport = spellsWhere(history, takesSupport);
  const items: DueItem[] = [];
  for (let age = FIRST_AGE; age <= LAST_AGE; age += 1) {
    if (birthday(file.person.dateOfBirth, age - 1) > asOf) break;
    const item = contactAround(age, age <= LAST_AGE_FOR_ALL ? everyone : withSupport, file, asOf);
    if (item && (leftUs === null || item.start.on < leftUs)) items.push(item);
  }
  return items;
}

/**
 * The days after this one on which time alone may change what ET-05 says: the next birthday of who is in the return, and
 * the day after the last of the months around one that nothing has answered yet.
 */
export function daysOfTheReturn(dateOfBirth: LocalDate, status: LegalStatus, due: readonly Deadline[]): LocalDate[] {
  const closing = due
    .filter(({ rule, state }) => rule === 'ET-05' && isOutstanding(state))
    .map(({ dueOn }) => addDays(dueOn, 1));
  const isAsked = status.code === 'relevant' || status.code === 'former-relevant' || takesSupport(status);
  const ages = isAsked ? Array.from({ length: LAST_AGE - FIRST_AGE }, (_, index) => FIRST_AGE + index) : [];
  return [...closing, ...ages.map((age) => birthday(dateOfBirth, age))];
}

/** Whether the return asks about someone with this status: who has left care and is owed duties, to 25. */
function isInTheReturn({ code }: LegalStatus): boolean {
  return code === 'relevant' || code === 'former-relevant' || code === 'former-relevant-21-plus';
}

function contactAround(age: number, owed: readonly Span[], file: CaseFile, asOf: LocalDate): DueItem | null {
  const { dateOfBirth } = file.person;
  const [before, on] = [birthday(dateOfBirth, age - 1), birthday(dateOfBirth, age)];
  const spell = owed.find(({ from, to }) => from < on && (to === null || to > before));
  if (!spell) return null;
  const [notBefore, dueOn] = [addMonths(on, -MONTHS_BEFORE), addMonths(on, MONTHS_AFTER)];
  const start = startOf(age, later(before, spell.from), before, file);
  const dutyEnded = dutyEnd(owed, start.on, addDays(dueOn, 1));
  const ended = dutyEnded === 'never' ? null : dutyEnded;
  // Once the months are over it can no longer be met.
  const endedOn = asOf > dueOn && (ended === null || ended > dueOn) ? addDays(dueOn, 1) : ended;
  const until = endedOn === null ? dueOn : earlier(dueOn, addDays(endedOn, -1));
  const within = ({ on: day }: { on: LocalDate }) => day >= notBefore && day <= until;
  const contact = file.contacts.find((one) => within(one) && isTwoWay(one));
  const refusal = file.contactRefusals.find(within);
  const meeting = contact ? { id: contact.id, on: contact.on, substitute: false } : null;
  const outcome = outcomeOf({
    dueOn,
    meeting,
    endedOn,
    partial: () => file.contacts.some(within),
    completeFrom: file.knownSince.contacts ?? null,
  });
  return {
    rule: 'ET-05',
    subject: null,
    start,
    dueOn,
    notBefore,
    outcome: !meeting && refusal && outcome.state !== 'unknown' ? refused(refusal.on) : outcome,
    sentence: `The yearly return asks who is in touch around the ${ordinal(age)} birthday, so there is contact from ${formatLong(notBefore)} to ${formatLong(dueOn)}`,
  };
}

function startOf(age: number, on: LocalDate, before: LocalDate, file: CaseFile): Start {
  return on === before ? { id: `age-${age - 1}`, on, text: `${ordinal(age - 1)} birthday` } : startOfDuty(file, on);
}

function refused(on: LocalDate): Outcome {
  const ending = `; contact was refused on ${formatLong(on)}, which is what the return says`;
  return { state: 'not-applicable', metOn: null, metBy: null, ending };
}

/** The day on which another authority took over the care that is over now, or null. */
function takenOverOn({ careEpisodes }: CaseFile): LocalDate | null {
  const last = careEpisodes.reduce<CareEpisode | null>(
    (found, one) => (found === null || compareEnds(one, found) > 0 ? one : found),
    null,
  );
  return last?.reasonCeased === TAKEN_OVER ? last.to : null;
}

/** One that still runs ends last. */
function compareEnds({ to: a }: CareEpisode, { to: b }: CareEpisode): number {
  if (a === b) return 0;
  return a === null || (b !== null && a > b) ? 1 : -1;
}

function ordinal(age: number): string {
  const ending = { 21: 'st', 22: 'nd', 23: 'rd' }[age] ?? 'th';
  return `${age}${ending}`;
}
