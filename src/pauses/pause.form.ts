import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { PAUSE_REASONS } from './pause-reasons';
import type { PauseSaid } from './pauses.service';

export interface PauseForm {
  values: { formId: string; reason: string; note: string; fromOn: string; untilOn: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: PauseSaid | null;
}

/** As long as a note for the manager needs to be. */
export const LONGEST_NOTE = 500;

/** @param fromOn the first day on which it may begin */
export function newPauseForm(fromOn: LocalDate): PauseForm {
  const values = { formId: newId(), reason: '', note: '', fromOn: typedDate(fromOn), untilOn: '' };
  return { values, errors: [], said: null };
}

/** Whether the days fit is for the service to say. */
export function readPauseForm(fields: Fields): PauseForm {
  const values = {
    formId: formIdOf(fields),
    reason: typed(fields, 'reason'),
    note: typed(fields, 'note'),
    fromOn: typed(fields, 'fromOn'),
    untilOn: typed(fields, 'untilOn'),
  };
  const reason = chosen(fields, 'reason', PAUSE_REASONS);
  const fromOn = parseTypedDate(values.fromOn);
  const untilOn = parseTypedDate(values.untilOn);
  const errors: FieldError[] = [];
  if (!reason) errors.push({ field: 'reason', message: 'Choose why reminders should stop' });
  if (values.note.length > LONGEST_NOTE) {
    errors.push({ field: 'note', message: `Write ${LONGEST_NOTE} characters or fewer` });
  }
  if (!fromOn) errors.push({ field: 'fromOn', message: 'Enter the day it begins as 9/3/26 or 9 March 2026' });
  if (!untilOn) {
    errors.push({ field: 'untilOn', message: 'Enter the day reminders start again as 9/3/26 or 9 March 2026' });
  }
  if (!reason || !fromOn || !untilOn || errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { reason, fromOn, untilOn, note: values.note || null } };
}
