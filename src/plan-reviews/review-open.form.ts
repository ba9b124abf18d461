import { REVIEW_ASKED_BY } from '../pathway-plans/plan-step-words';
import { isId, newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';

/** A review is asked for. */
export interface AskForm {
  values: { formId: string; by: string; when: string; onDate: string; plannedOn: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { by: string; on: LocalDate; plannedOn: LocalDate | null } | null;
}

export function newAskForm(): AskForm {
  const values = { formId: newId(), by: '', when: '', onDate: '', plannedOn: '' };
  return { values, errors: [], said: null };
}

export function readAskForm(fields: Fields, today: LocalDate): AskForm {
  const day = readDay(fields, today);
  const planned = readPlannedOn(fields, today);
  const values = { formId: formIdOf(fields), by: typed(fields, 'by'), ...day.values, plannedOn: planned.value };
  const by = chosen(fields, 'by', REVIEW_ASKED_BY);
  const errors: FieldError[] = [];
  if (!by) errors.push({ field: 'by', message: 'Choose who asked for the review' });
  errors.push(...day.errors, ...planned.errors);
  if (!by || !day.on || errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { by, on: day.on, plannedOn: planned.on } };
}

/** A review is opened, or the day of one that is open is set. */
export interface OpenForm {
  values: { plannedOn: string; requestId: string };
  errors: FieldError[];
  said: { plannedOn: LocalDate | null; requestId: string | null } | null;
}

export function newOpenForm(plannedOn: LocalDate | null = null): OpenForm {
  return { values: { plannedOn: plannedOn ? typedDate(plannedOn) : '', requestId: '' }, errors: [], said: null };
}

export function readOpenForm(fields: Fields, today: LocalDate): OpenForm {
  const planned = readPlannedOn(fields, today);
  const requestId = typed(fields, 'requestId');
  const values = { plannedOn: planned.value, requestId };
  if (planned.errors.length > 0) return { values, errors: planned.errors, said: null };
  return { values, errors: [], said: { plannedOn: planned.on, requestId: isId(requestId) ? requestId : null } };
}

function readPlannedOn(fields: Fields, today: LocalDate) {
  const value = typed(fields, 'plannedOn');
  if (!value) return { value, on: null, errors: [] };
  const on = parseTypedDate(value);
  if (!on) {
    return { value, on, errors: [{ field: 'plannedOn', message: 'Enter the day as 9/3/26 or 9 March 2026' }] };
  }
  if (on >= today) return { value, on, errors: [] };
  return { value, on: null, errors: [{ field: 'plannedOn', message: 'Enter today or a day to come' }] };
}
