import { addDays, localDate, type LocalDate } from '../statutory/local-date';

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const HOUR_IN_LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
});
/** By the clock on the wall: on the night of the last Sunday of March two o'clock comes an hour after midnight. */
const NIGHT_BEGINS_AT = 2;

/** The only place that reads the clock. */
export function now(): Date {
  return new Date();
}

/** The calendar date in England at this instant, whatever the time zone of the machine. */
export function todayInLondon(instant: Date = now()): LocalDate {
  const part = Object.fromEntries(LONDON.formatToParts(instant).map(({ type, value }) => [type, value]));
  return localDate(`${part.year}-${part.month}-${part.day}`);
}

/** The date whose night it is: until two in the morning in England that of the day before. */
export function nightInLondon(instant: Date): LocalDate {
  const today = todayInLondon(instant);
  return Number(HOUR_IN_LONDON.format(instant)) < NIGHT_BEGINS_AT ? addDays(today, -1) : today;
}
