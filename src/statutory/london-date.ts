import { clockTime, secondsOf } from './instant';
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
  return fromEpochDay(Math.floor(londonSeconds(instant) / DAY));
}

/** The time that a clock in London shows at an instant, as `HH:MM`. */
export function londonTimeOf(instant: string): string {
  const seconds = londonSeconds(instant);
  return clockTime(seconds - Math.floor(seconds / DAY) * DAY);
}

/** Seconds since 1970-01-01T00:00 by the clocks of London. */
function londonSeconds(instant: string): number {
  const seconds = secondsOf(instant);
  const year = fromEpochDay(Math.floor(seconds / DAY)).slice(0, 4);
  const summer = seconds >= changeAt(`${year}-03-31` as LocalDate) && seconds < changeAt(`${year}-10-31` as LocalDate);
  return summer ? seconds + HOUR : seconds;
}

/** 01:00 UTC on the last Sunday up to and including the last day of the month. */
function changeAt(lastOfMonth: LocalDate): number {
  return toEpochDay(addDays(lastOfMonth, -(dayOfWeek(lastOfMonth) % 7))) * DAY + HOUR;
}
