import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from '../accommodation/accommodation-words';
import type { LedgerChange } from '../deadlines/ledger';
import { todayInLondon } from '../platform/clock';
import { RISK_KINDS } from '../safety/risk-events';
import { CONTACT_MODES, type Deadline } from '../statutory/case-file';
import { daysRecordedAfter } from '../statutory/clocks/records';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dateAndTime } from '../web/dates';
import { dueWords } from '../web/day-words';
import { londonTime } from '../web/typed-time';
import { whatMeets } from '../young-people/what-meets';
import { DOING_CHOICES } from '../eet/activity-in-contact';
import { newAlsoDoneForm, type AlsoDoneForm } from './also-done.form';
import { APPOINTMENT_WORDS } from './appointment-words';
import type { Appointment } from './appointment.entity';
import type { ContactChoices } from './contact-form.service';
import { contactWords, MODE_WORDS, SAFE_WORDS } from './contact-words';
import { SAFE_ANSWERS } from './contact.entity';
import type { ContactForm } from './contact.form';
import type { RecordContact } from './record-contact';

/** What recording would do, before it is done. */
export interface Preview {
  words: string;
  /** Days between the contact and today, for one that is recorded late. */
  lateBy: number;
  closes: { title: string; late: boolean }[];
  opens: { title: string; dueOn: LocalDate; words: string }[];
  /** What is due next, whether or not this opened it. */
  next: { title: string; dueOn: LocalDate; words: string } | null;
  /** The visit that would meet it, where this meets nothing. */
  wouldMeet: string | null;
}

export function toPreview(command: RecordContact, change: LedgerChange, today: LocalDate): Preview {
  return {
    words: contactWords(command),
    lateBy: daysRecordedAfter(command.heldOn, today),
    closes: change.closed.map(({ title, state }) => ({ title, late: state === 'met-late' })),
    opens: byDueDate(change.opened).map((item) => dueLine(item, today)),
    next: change.next && dueLine(change.next, today),
    wouldMeet: change.closed.length === 0 ? visitThatMeets(change.next) : null,
  };
}

function visitThatMeets(next: Deadline | null): string | null {
  const meets = next && whatMeets(next.rule);
  return meets?.action === 'visit' ? meets.what : null;
}

function dueLine({ title, dueOn }: Deadline, today: LocalDate) {
  return { title, dueOn, words: dueWords(dueOn, today) };
}

/** What was done, what it closed and what comes next. It names no one. */
export function recordedWords(command: RecordContact, change: LedgerChange, today: LocalDate): string {
  const { next } = change;
  return sentences([
    `${contactWords(command)} recorded${command.seen && !command.note ? ', note to follow' : ''}.`,
    closedWords(change),
    next && `Next: ${untilWords(next, today)}.`,
  ]);
}

/**
 * What was done to a contact that had been recorded, and what that closed or made due. It names no one.
 * @param done `The contact was corrected.`
 */
export function changedWords(done: string, change: LedgerChange, today: LocalDate): string {
  const due = byDueDate(change.opened).map((item) => untilWords(item, today));
  const unchanged = change.closed.length === 0 && due.length === 0;
  return sentences([
    done,
    closedWords(change),
    due.length > 0 && `Due now: ${due.join('; ')}.`,
    unchanged && 'Nothing more is due because of it.',
  ]);
}

function closedWords({ closed }: LedgerChange): string | null {
  const titles = [...new Set(closed.map(({ title }) => title))];
  return titles.length > 0 ? `Closed: ${titles.join('; ')}.` : null;
}

/** `Second visit by 15 December 2026`; `Second visit, 3 days overdue (12 December 2026)`. */
function untilWords({ title, dueOn }: Deadline, today: LocalDate): string {
  const day = formatLong(dueOn);
  return dueOn < today ? `${title}, ${dueWords(dueOn, today)} (${day})` : `${title} by ${day}`;
}

function sentences(parts: (string | false | null)[]): string {
  return parts.filter(Boolean).join(' ');
}

/** What the form offers to choose from. */
/** What a worker wrote, of which kinder words are offered; what the young person said stays as they said it. */
export function writtenOf({
  note,
  tried,
  goodNews,
  wellbeing,
  workAim,
  workEffect,
}: Partial<Record<'note' | 'tried' | 'goodNews' | 'wellbeing' | 'workAim' | 'workEffect', string | null>>): (
  string | null | undefined
)[] {
  return [note, tried, goodNews, wellbeing, workAim, workEffect];
}

export function toContactPage(
  choices: ContactChoices,
  { values, errors }: ContactForm,
  staffId: string,
  also: AlsoDoneForm = newAlsoDoneForm(),
) {
  const { person, home, age, staff, planned, ofToday, toDo, saysHowTheyAre } = choices;
  const form = { values: { ...values, ...also.values }, errors };
  return {
    person,
    form,
    errors,
    written: writtenOf(values),
    toDo: toDo.map((one) => ({ ...one, checked: also.values.done.includes(one.value) })),
    saysHowTheyAre,
    homeTypes: [{ value: '', text: 'Choose' }, ...choicesOf(ACCOMMODATION_WORDS)],
    homeUnder: choicesOf(PROVIDED_UNDER_WORDS),
    riskKinds: RISK_KINDS,
    eetDoing: DOING_CHOICES,
    home,
    modes: CONTACT_MODES.map((value) => ({ value, text: MODE_WORDS[value] })),
    safeAnswers: SAFE_ANSWERS.map((value) => ({ value, text: SAFE_WORDS[value] })),
    staff: [
      ...staff.filter(({ id }) => id === staffId).map(({ id, name }) => ({ value: id, text: `${name} (me)` })),
      ...staff.filter(({ id }) => id !== staffId).map(({ id, name }) => ({ value: id, text: name })),
    ],
    planned: planned.map((one) => ({ value: one.id, text: plannedWords(one) })),
    offersSupport: age >= 21,
    ofToday: ofToday.map((contact) => ({
      words: contactWords(contact),
      by: staff.find(({ id }) => id === contact.staffId)?.name ?? 'Worker not recorded',
    })),
  };
}

/** What somebody who has just been seen was to be seen for: the one meeting in person of that day in the diary. */
export function plannedForNow(planned: Appointment[], staffId: string, today: LocalDate): Appointment | undefined {
  const inPerson = planned.filter(
    (one) => one.staffId === staffId && one.kind !== 'call' && todayInLondon(one.plannedAt) === today,
  );
  return inPerson.length === 1 ? inPerson[0] : undefined;
}

/** The day and hour of an appointment, for the form that records its outcome. */
export function plannedDay({ plannedAt, kind, place }: Appointment) {
  return { on: todayInLondon(plannedAt), time: londonTime(plannedAt), kind, place };
}

function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

function plannedWords({ kind, plannedAt }: Appointment): string {
  return `${APPOINTMENT_WORDS[kind]} planned for ${dateAndTime(plannedAt)}`;
}

function byDueDate(items: Deadline[]): Deadline[] {
  return items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
