import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { typed, type Fields } from './fields';
import { chosenDay } from './typed-date';

/** The fields `when` (today, yesterday, another day) and `onDate` (which), as sent and as understood. */
export interface DayField {
  values: { when: string; onDate: string };
  /** Null where there is an error. */
  on: LocalDate | null;
  errors: FieldError[];
}

/** A day that has been. @param ifToCome what to do about a day that has not come yet */
export function readDay(
  fields: Fields,
  today: LocalDate,
  ifToCome = 'This day is still to come. Enter the day it happened',
): DayField {
  const values = { when: typed(fields, 'when'), onDate: typed(fields, 'onDate') };
  const wrong = (field: string, message: string): DayField => ({ values, on: null, errors: [{ field, message }] });
  if (!values.when && !values.onDate) return wrong('when', 'Choose which day it was');
  const on = chosenDay(values.when, values.onDate, today);
  if (!on) return wrong('onDate', 'Enter the day as 9/3/26 or 9 March 2026');
  if (on > today) return wrong('onDate', ifToCome);
  return { values, on, errors: [] };
}
