import { localDate, type LocalDate } from '../statutory/local-date';

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The only place that reads the clock. */
export function now(): Date {
  return new Date();
}

/** The calendar date in England at this instant, whatever the time zone of the machine. */
export function todayInLondon(instant: Date = now()): LocalDate {
  const part = Object.fromEntries(LONDON.formatToParts(instant).map(({ type, value }) => [type, value]));
  return localDate(`${part.year}-${part.month}-${part.day}`);
}
