import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { addDays, type LocalDate } from '../statutory/local-date';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { SaidOf } from '../young-people/dated-facts';
import type { DutyAlert } from './duty.entities';
import { LONGEST_EMERGENCY } from './duty-facts';

export interface DutyAlertForm {
  values: { formId: string; fromOn: string; lastOn: string; worry: string; doThis: string };
  errors: FieldError[];
  /** Null where there are errors. */
  alert: SaidOf<DutyAlert> | null;
}

/** The last day on which an alert holds that ends before this one. */
export function lastDay(toOn: LocalDate): LocalDate {
  return addDays(toOn, -1);
}

/** @param toOn the first day on which it no longer holds, unless something else is typed */
export function newDutyAlertForm(today: LocalDate, toOn: LocalDate): DutyAlertForm {
  const values = { formId: newId(), fromOn: typedDate(today), lastOn: typedDate(lastDay(toOn)), worry: '', doThis: '' };
  return { values, errors: [], alert: null };
}

export function readDutyAlertForm(fields: Fields): DutyAlertForm {
  const values = {
    formId: formIdOf(fields),
    fromOn: typed(fields, 'fromOn'),
    lastOn: typed(fields, 'lastOn'),
    worry: typed(fields, 'worry'),
    doThis: typed(fields, 'doThis'),
  };
  const errors: FieldError[] = [];
  if (!values.worry) errors.push({ field: 'worry', message: 'Enter what may happen' });
  if (!values.doThis) errors.push({ field: 'doThis', message: 'Enter what to do if it does' });
  for (const field of ['worry', 'doThis'] as const) {
    if (values[field].length > LONGEST_EMERGENCY) {
      errors.push({ field, message: `Write ${LONGEST_EMERGENCY.toLocaleString('en-GB')} characters or fewer` });
    }
  }
  const fromOn = parseTypedDate(values.fromOn);
  const lastOn = parseTypedDate(values.lastOn);
  if (!fromOn) errors.push({ field: 'fromOn', message: 'Enter the first day as 9/3/26 or 9 March 2026' });
  if (!lastOn) errors.push({ field: 'lastOn', message: 'Enter the last day as 9/3/26 or 9 March 2026' });
  if (errors.length > 0 || !fromOn || !lastOn) return { values, errors, alert: null };
  const { worry, doThis } = values;
  return { values, errors, alert: { fromOn, toOn: addDays(lastOn, 1), worry, doThis } };
}
