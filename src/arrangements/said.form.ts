import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { typedDate } from '../web/typed-date';
import { formIdOf, type Fields } from '../web/fields';
import type { SaidOnDay } from './arrangements.service';
import type { SaidField } from './said-fields';
import { readSaid } from './said-typed';

/** A form of a day and the fields of a kind, as sent and as understood. */
export interface SaidForm {
  /** By field; a list for what can be several. */
  values: Record<string, string | string[]>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: SaidOnDay | null;
}

export function newSaidForm(prefill: Readonly<Record<string, string | string[]>> = {}): SaidForm {
  return { values: { formId: newId(), when: 'today', onDate: '', ...prefill }, errors: [], said: null };
}

/** A day that has been as the form asks it. */
export function typedDay(on: LocalDate, today: LocalDate) {
  return on === today ? { when: 'today', onDate: '' } : { when: 'another-day', onDate: typedDate(on) };
}

/** Errors of the day and of every field at once, so that nobody mends one after the other. */
export function readSaidForm(fields: readonly SaidField[], sent: Fields, today: LocalDate): SaidForm {
  const on = readDay(sent, today);
  const read = readSaid(fields, sent, today);
  const values = { formId: formIdOf(sent), ...on.values, ...read.values };
  const errors = [...read.errors, ...on.errors];
  return { values, errors, said: errors.length > 0 || !on.on ? null : { onDay: on.on, said: read.said } };
}
