import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';

/** The day that is asked about, as typed and as understood. Nothing asked yet is no error. */
export interface AsShownForm {
  values: { on: string };
  /** Null where nothing was asked, or where there is an error. */
  on: LocalDate | null;
  errors: FieldError[];
}

export function readAsShownForm(fields: Fields): AsShownForm {
  const text = typed(fields, 'on');
  if (fields.on === undefined) return { values: { on: '' }, on: null, errors: [] };
  const on = parseTypedDate(text);
  const errors = on ? [] : [{ field: 'on', message: text ? NOT_A_DAY : 'Enter a day' }];
  return { values: { on: text }, on, errors };
}

const NOT_A_DAY = 'Enter the day as 3/3/26 or 3 March 2026';
