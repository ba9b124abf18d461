/**
 * A calendar date in England, written `YYYY-MM-DD`. Two of them compare with `<`, `>` and `===`.
 * Statutory dates have no time and no zone (rules.md DT-01); no other date type enters `src/statutory`.
 */
export type LocalDate = string & { readonly __localDate: unique symbol };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function format(year: number, month: number, day: number): LocalDate {
  return `${TWO_DIGITS[Math.floor(year / 100)]}${TWO_DIGITS[year % 100]}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}` as LocalDate;
}

const ZERO = 48;

/** The value of the two digits that begin there, or NaN. Read without a pattern: nothing in the rules runs as often. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function parts(date: string): { year: number; month: number; day: number } {
  return { year: twoDigits(date, 0) * 100 + twoDigits(date, 2), month: twoDigits(date, 5), day: twoDigits(date, 8) };
}

/** The date, or null when the text is not a real calendar date from 1900 to 2199 in the form YYYY-MM-DD. */
export function parseLocalDate(text: unknown): LocalDate | null {
  if (typeof text !== 'string' || text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const { year, month, day } = parts(text);
  // NaN, where there is no digit, is within no bounds.
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? (text as LocalDate) : null;
}

/** @throws RangeError for text that is not a real date: a caller's bug, not a user's mistake. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new RangeError(`Not a calendar date: ${text}`);
  return date;
}

/** Days since 1970-01-01; the proleptic Gregorian calendar. */
export function toEpochDay(date: LocalDate): number {
  const { year, month, day } = parts(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date so many days after 1970-01-01: undoes `toEpochDay`. */
export function fromEpochDay(epochDay: number): LocalDate {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return format(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** "Within N days of E" ends on `addDays(E, N)`: the day of the event is not counted (DT-02). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/**
 * The corresponding date N months later: the same day-number, or the last day of the month where there is none
 * (DT-03, Dodds v Walker). Months are always counted from the original event, never from a clamped result (DT-04).
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = parts(date);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return format(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The day on which the age is reached, from its first moment (DT-05). Born on 29 February: 1 March in common years (DT-06). */
export function birthday(dateOfBirth: LocalDate, age: number): LocalDate {
  const { year, month, day } = parts(dateOfBirth);
  if (month === 2 && day === 29 && !isLeapYear(year + age)) return format(year + age, 3, 1);
  return format(year + age, month, day);
}

/** Age in whole years on the day; 0 before the first birthday. */
export function ageOn(dateOfBirth: LocalDate, on: LocalDate): number {
  const age = parts(on).year - parts(dateOfBirth).year;
  return birthday(dateOfBirth, age) <= on ? age : age - 1;
}

/** 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: LocalDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** The one of two dates that comes first; either where they are the same day. */
export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** The one of two dates that comes last; either where they are the same day. */
export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

/** The one that comes last of two dates that may be missing. */
export function latest(a: LocalDate | null | undefined, b: LocalDate | null | undefined): LocalDate | null {
  return a && b ? later(a, b) : (a ?? b ?? null);
}

/** January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Written before: each sentence names a day or two, and most name the same ones. */
const LONG = new Map<LocalDate, string>();

/** As a sentence says it: "9 March 2026". */
export function formatLong(date: LocalDate): string {
  const known = LONG.get(date);
  if (known !== undefined) return known;
  const { year, month, day } = parts(date);
  const words = `${day} ${MONTHS[month - 1]} ${year}`;
  LONG.set(date, words);
  return words;
}
