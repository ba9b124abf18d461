import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { addDays, type LocalDate } from '../statutory/local-date';
import { isWorkingDay } from '../statutory/working-days';

/** The day, or the last working day before it. */
export function workingDay(day: LocalDate): LocalDate {
  let found = day;
  while (!isWorkingDay(found, ENGLAND_AND_WALES)) found = addDays(found, -1);
  return found;
}

/** The day, or the first working day after it. */
export function nextWorkingDay(day: LocalDate): LocalDate {
  let found = day;
  while (!isWorkingDay(found, ENGLAND_AND_WALES)) found = addDays(found, 1);
  return found;
}
