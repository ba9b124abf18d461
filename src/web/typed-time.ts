import type { LocalDate } from '../statutory/local-date';

const CLOCK = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/;
const SHOWN = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const HOUR_MS = 3_600_000;

/** The time someone typed: 14:30, 2.30pm, 2pm, noon. `HH:MM`, or null when it is none. A bare 2 is not taken for a time. */
export function parseTypedTime(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'noon' || typed === 'midday') return '12:00';
  const match = CLOCK.exec(typed);
  if (!match || (!match[2] && !match[3])) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? '0')];
  if (minute > 59) return null;
  if (!match[3]) return hour <= 23 ? clock(hour, minute) : null;
  if (hour < 1 || hour > 12) return null;
  return clock((hour % 12) + (match[3] === 'pm' ? 12 : 0), minute);
}

/**
 * The instant at which clocks in England show this. In the hour that comes twice in October the first is meant; in the
 * one that is skipped in March, the hour after it.
 * @param time `HH:MM`
 */
export function londonInstant(date: LocalDate, time: string): Date {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const inSummer = new Date(asIfUtc - HOUR_MS);
  return londonClock(inSummer) === `${date} ${time}` ? inSummer : new Date(asIfUtc);
}

/** `HH:MM` on clocks in England. */
export function londonTime(instant: Date): string {
  return londonClock(instant).slice(-5);
}

function londonClock(instant: Date): string {
  const part = Object.fromEntries(SHOWN.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
