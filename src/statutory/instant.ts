import { fromEpochDay, parseLocalDate, toEpochDay } from './local-date';

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/;

/**
 * The whole seconds since 1970-01-01T00:00Z of an ISO instant with its offset, or null where the text is none.
 * Elapsed hours are counted on this line, so that the clocks going forward or back change nothing (DT-01).
 */
export function epochSeconds(text: unknown): number | null {
  const match = typeof text === 'string' ? SHAPE.exec(text) : null;
  const date = match && parseLocalDate(match[1]);
  if (!date) return null;
  const part = (index: number) => Number(match[index] ?? 0);
  const offset = (match[5] === '-' ? -1 : 1) * (part(6) * 3600 + part(7) * 60);
  return toEpochDay(date) * 86_400 + part(2) * 3600 + part(3) * 60 + part(4) - offset;
}

/**
 * The same of what is known to be an instant.
 *
 * @throws RangeError for text that is not an instant with an offset: the parser of case files refuses it first.
 */
export function secondsOf(instant: string): number {
  const seconds = epochSeconds(instant);
  if (seconds === null) throw new RangeError(`Not an instant: ${instant}`);
  return seconds;
}

/** The instant so many whole seconds after 1970-01-01T00:00Z, in UTC: `2026-03-31T09:00:00Z`. Undoes `epochSeconds`. */
export function instantAt(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  return `${fromEpochDay(day)}T${clockTime(seconds - day * 86_400, true)}Z`;
}

/** `HH:MM`, or `HH:MM:SS`, so many seconds after midnight. */
export function clockTime(secondsOfDay: number, withSeconds = false): string {
  const parts = [secondsOfDay / 3600, (secondsOfDay / 60) % 60, secondsOfDay % 60].map(Math.floor);
  return parts
    .slice(0, withSeconds ? 3 : 2)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
