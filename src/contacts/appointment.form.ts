import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { todayInLondon } from '../platform/clock';
import { addDays, type LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { londonInstant, londonTime, parseTypedTime } from '../web/typed-time';
import { APPOINTMENT_WORDS } from './appointment-words';
import type { Appointment } from './appointment.entity';
import type { PlanAppointment } from './appointments.service';

const KINDS = Object.keys(APPOINTMENT_WORDS) as Appointment['kind'][];

export interface AppointmentForm {
  values: {
    formId: string;
    kind: string;
    when: string;
    onDate: string;
    at: string;
    place: string;
    matters: string;
    /** Who keeps it. */
    staffId: string;
    /** Of a move: why. */
    because: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  command: PlanAppointment | null;
}

/** @param staffId who keeps it, unless somebody else is chosen */
export function newAppointmentForm(staffId = ''): AppointmentForm {
  const nothing = { when: '', onDate: '', at: '', place: '', matters: '', because: '' };
  return { values: { formId: newId(), kind: 'visit', staffId, ...nothing }, errors: [], command: null };
}

/** To move one: its day and hour as they are. */
export function moveForm({ plannedAt }: Appointment): AppointmentForm {
  const { values, ...rest } = newAppointmentForm();
  const onDate = typedDate(todayInLondon(plannedAt));
  return { ...rest, values: { ...values, when: 'another-day', onDate, at: londonTime(plannedAt) } };
}

/** Today, tomorrow or another day, at a time. An appointment that has been is recorded as a contact instead. */
export function readAppointmentForm(fields: Fields, today: LocalDate): AppointmentForm {
  const text = (name: string) => typed(fields, name);
  const values = {
    formId: formIdOf(fields),
    kind: text('kind'),
    when: text('when'),
    onDate: text('onDate'),
    at: text('at'),
    place: text('place'),
    matters: text('matters'),
    staffId: text('staffId'),
    because: text('because'),
  };
  const errors: FieldError[] = [];
  const kind = chosen(fields, 'kind', KINDS);
  if (!kind) errors.push({ field: 'kind', message: 'Choose what is planned' });
  const on = dayOf(values, today);
  if (!on && !values.when && !values.onDate) errors.push({ field: 'when', message: 'Choose which day' });
  else if (!on) errors.push({ field: 'onDate', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  else if (on < today) {
    errors.push({ field: 'onDate', message: 'This day has been. Record the contact instead, or enter a day to come' });
  }
  const at = parseTypedTime(values.at);
  if (!at) errors.push({ field: 'at', message: 'Enter the time as 14:30 or 2.30pm' });
  if (errors.length > 0 || !kind || !on || !at) return { values, errors, command: null };
  const command = {
    kind,
    plannedAt: londonInstant(on, at),
    place: typedOrNull(fields, 'place'),
    matters: typedOrNull(fields, 'matters'),
    staffId: typedOrNull(fields, 'staffId'),
  };
  return { values, errors, command };
}

function dayOf({ when, onDate }: { when: string; onDate: string }, today: LocalDate): LocalDate | null {
  if (when === 'today') return today;
  if (when === 'tomorrow') return addDays(today, 1);
  return parseTypedDate(onDate);
}
