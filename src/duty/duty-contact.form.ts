import { todayInLondon } from '../platform/clock';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { RISK_EVENTS, type RiskEvent } from '../safety/risk-event.entity';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { londonInstant, londonTime, parseTypedTime } from '../web/typed-time';
import { CALLERS, MUST_DO, type MustDo } from './duty.entities';
import type { DutyContactSaid } from './duty-contacts.service';

const LONGEST_NAME = 200;
const LONGEST_DONE = 20_000;
const LONGEST_WILL_DO = 1000;

export interface DutyContactForm {
  values: {
    formId: string;
    when: string;
    onDate: string;
    at: string;
    caller: string;
    callerName: string;
    done: string;
    safeOn: string;
    safeAt: string;
    mustDo: string[];
    urgent: string;
    risk: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  contact: DutyContactSaid | null;
  /** It was self-harm or exploitation; null for neither. */
  risk: RiskEvent['kind'] | null;
}

export function newDutyContactForm(now: Date): DutyContactForm {
  const rest = { caller: '', callerName: '', done: '', safeOn: '', safeAt: '', mustDo: [], urgent: '', risk: '' };
  const values = { formId: newId(), when: 'today', onDate: '', at: londonTime(now), ...rest };
  return { values, errors: [], contact: null, risk: null };
}

export function readDutyContactForm(fields: Fields, now: Date): DutyContactForm {
  const day = readDay(fields, todayInLondon(now));
  const mustDo = ticked(fields, 'mustDo').filter((one): one is MustDo => MUST_DO.some((known) => known === one));
  const values = {
    formId: formIdOf(fields),
    ...day.values,
    at: typed(fields, 'at'),
    caller: typed(fields, 'caller'),
    callerName: typed(fields, 'callerName'),
    done: typed(fields, 'done'),
    safeOn: typed(fields, 'safeOn'),
    safeAt: typed(fields, 'safeAt'),
    mustDo,
    urgent: typed(fields, 'urgent'),
    risk: typed(fields, 'risk'),
  };
  const risk = chosen(fields, 'risk', RISK_EVENTS);
  const errors: FieldError[] = [...day.errors];
  const at = parseTypedTime(values.at);
  if (!at) errors.push({ field: 'at', message: 'Enter the time as 23:40 or 11.40pm' });
  const caller = chosen(fields, 'caller', CALLERS);
  if (!caller) errors.push({ field: 'caller', message: 'Choose who got in touch' });
  if (values.callerName.length > LONGEST_NAME) {
    errors.push({ field: 'callerName', message: `Write ${LONGEST_NAME} characters or fewer` });
  }
  if (!values.done) errors.push({ field: 'done', message: 'Enter what happened and what was done' });
  if (values.done.length > LONGEST_DONE) {
    errors.push({ field: 'done', message: `Write ${LONGEST_DONE.toLocaleString('en-GB')} characters or fewer` });
  }
  const safe = readSafeUntil(values);
  errors.push(...safe.errors);
  if (errors.length > 0 || !day.on || !at || !caller) return { values, errors, contact: null, risk };
  const contact = {
    happenedAt: londonInstant(day.on, at),
    caller,
    callerName: caller === 'young-person' ? null : typedOrNull(fields, 'callerName'),
    done: values.done,
    safeUntil: safe.until,
    mustDo,
    urgent: values.urgent === 'yes',
  };
  return { values, errors, contact, risk };
}

/** A day and a time, or neither. */
function readSafeUntil({ safeOn, safeAt }: { safeOn: string; safeAt: string }): {
  until: Date | null;
  errors: FieldError[];
} {
  if (!safeOn && !safeAt) return { until: null, errors: [] };
  const errors: FieldError[] = [];
  const on = parseTypedDate(safeOn);
  const at = parseTypedTime(safeAt);
  if (!on) errors.push({ field: 'safeOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (!at) errors.push({ field: 'safeAt', message: 'Enter the time as 9:00 or 9am' });
  return { until: on && at ? londonInstant(on, at) : null, errors };
}

export interface DutyAnswerForm {
  values: { formId: string; willDo: string; byOn: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { willDo: string; byOn: LocalDate } | null;
}

export function newDutyAnswerForm(now: Date): DutyAnswerForm {
  return { values: { formId: newId(), willDo: '', byOn: typedDate(todayInLondon(now)) }, errors: [], said: null };
}

/** "Seen, I will …, by …". How far the day may be, the service says. */
export function readDutyAnswerForm(fields: Fields): DutyAnswerForm {
  const values = { formId: formIdOf(fields), willDo: typed(fields, 'willDo'), byOn: typed(fields, 'byOn') };
  const errors: FieldError[] = [];
  const byOn = parseTypedDate(values.byOn);
  if (!values.willDo) errors.push({ field: 'willDo', message: 'Enter what you will do' });
  if (values.willDo.length > LONGEST_WILL_DO) {
    errors.push({ field: 'willDo', message: `Write ${LONGEST_WILL_DO.toLocaleString('en-GB')} characters or fewer` });
  }
  if (!byOn) errors.push({ field: 'byOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (errors.length > 0 || !byOn) return { values, errors, said: null };
  return { values, errors, said: { willDo: values.willDo, byOn } };
}
