import type { LocalDate } from '../statutory/local-date';

const formatter = (options: Intl.DateTimeFormatOptions, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone });

const STYLES = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const CLOCK = formatter({ hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }, 'Europe/London');

/** A calendar date has no time zone; an instant is shown as the day it was in England. */
function inStyle(style: keyof typeof STYLES) {
  const calendar = formatter(STYLES[style], 'UTC');
  const england = formatter(STYLES[style], 'Europe/London');
  return (value: LocalDate | Date | null | undefined): string => {
    if (!value) return '';
    const text = value instanceof Date ? england.format(value) : calendar.format(new Date(`${value}T00:00:00Z`));
    return text.replace('Sept ', 'Sep ').replace(',', '');
  };
}

/** 9 March 2026 */
export const longDate = inStyle('long');
/** 9 Mar 2026, for tables */
export const shortDate = inStyle('short');
/** Monday 9 March */
export const weekday = inStyle('weekday');

/** 2:30pm, midday, midnight. A text `HH:MM` is the time on clocks in England. */
export function clockTime(time: Date | string | null | undefined): string {
  if (!time) return '';
  const instant = typeof time === 'string' ? new Date(`2000-01-01T${time.slice(0, 5)}:00Z`) : time;
  const text = CLOCK.format(instant).replace(/\s/g, '').toLowerCase();
  if (text === '12:00pm') return 'midday';
  if (text === '12:00am') return 'midnight';
  return text.replace(':00', '');
}

/** 9 March 2026 at 2:30pm */
export function dateAndTime(instant: Date | null | undefined): string {
  return instant ? `${longDate(instant)} at ${clockTime(instant)}` : '';
}
