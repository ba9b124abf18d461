import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from '../accommodation/accommodation-words';
import { todayInLondon } from '../platform/clock';
import { RISK_KINDS } from '../safety/risk-events';
import { CONTACT_MODES } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { dateAndTime } from '../web/dates';
import { londonTime } from '../web/typed-time';
import { DOING_CHOICES } from '../eet/activity-in-contact';
import { newAlsoDoneForm, type AlsoDoneForm } from './also-done.form';
import { APPOINTMENT_WORDS } from './appointment-words';
import type { Appointment } from './appointment.entity';
import type { ContactChoices } from './contact-form.service';
import { contactWords, MODE_WORDS, SAFE_WORDS } from './contact-words';
import { SAFE_ANSWERS } from './contact.entity';
import type { ContactForm } from './contact.form';
import { whoElseOf } from './who-else';

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

/** What the form offers to choose from. */
export function toContactPage(
  choices: ContactChoices,
  { values, errors }: ContactForm,
  staffId: string,
  also: AlsoDoneForm = newAlsoDoneForm(),
) {
  const { person, home, age, staff, near, planned, ofToday, toDo, saysHowTheyAre } = choices;
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
    ...whoElseOf({ staff, near }, values.alsoThere, staffId),
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
