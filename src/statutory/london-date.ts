import { epochSeconds } from './instant';
import { addDays, dayOfWeek, fromEpochDay, toEpochDay, type LocalDate } from './local-date';

const DAY = 86_400;
const HOUR = 3600;

/**
 * The calendar date in London at an instant. Summer time runs from 01:00 UTC on the last Sunday in March to 01:00 UTC
 * on the last Sunday in October, as it has since 1996.
 *
 * @throws RangeError for text that is not an instant with an offset: the parser of case files refuses it first.
 */
export function londonDateOf(instant: string): LocalDate {
  const seconds = epochSeconds(instant);
  if (seconds === null) throw new RangeError(`Not an instant: ${instant}`);
  const utcDate = fromEpochDay(Math.floor(seconds / DAY));
  const year = utcDate.slice(0, 4);
  const summer = seconds >= changeAt(`${year}-03-31` as LocalDate) && seconds < changeAt(`${year}-10-31` as LocalDate);
  return summer ? fromEpochDay(Math.floor((seconds + HOUR) / DAY)) : utcDate;
}

/** 01:00 UTC on the last Sunday up to and including the last day of the month. */
function changeAt(lastOfMonth: LocalDate): number {
  return toEpochDay(addDays(lastOfMonth, -(dayOfWeek(lastOfMonth) % 7))) * DAY + HOUR;
}
