import { addDays, parseLocalDate, type LocalDate } from '../statutory/local-date';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{1,2}|[a-z]{3,9})[-/., ]+(\d{4}|\d{2})$/;
const WEEKDAY = /^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?,?\s+/;
/** Two digits from here on are of the last century: nobody here is planning beyond 2080. */
const LAST_CENTURY_FROM = 80;

/**
 * The date someone typed: 1/1/26, 01.01.2026, 1 Jan 2026, 1st January 2026, Fri 2 January 2026, 2026-01-01. The day
 * comes first, as in England. Null when it is not a real date, or has no year.
 */
export function parseTypedDate(text: string): LocalDate | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(WEEKDAY, '');
  const yearFirst = YEAR_FIRST.exec(typed);
  if (yearFirst) return dateOf(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const dayFirst = DAY_FIRST.exec(typed);
  return dayFirst ? dateOf(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!) : null;
}

/** As a form shows a date that may be typed over: 9/3/2026. */
export function typedDate(date: LocalDate | null): string {
  if (!date) return '';
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
}

/**
 * Today, yesterday, or the day that was typed. Null when nothing was chosen, or what was typed is not a date.
 * A date that was typed counts even when the button beside it was not tapped.
 */
export function chosenDay(choice: string, typed: string, today: LocalDate): LocalDate | null {
  if (choice === 'today') return today;
  if (choice === 'yesterday') return addDays(today, -1);
  return parseTypedDate(typed);
}

function dateOf(year: string, month: string, day: string): LocalDate | null {
  const two = (text: string) => text.padStart(2, '0');
  return parseLocalDate(`${fullYear(year)}-${two(monthNumber(month))}-${two(day)}`);
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) >= LAST_CENTURY_FROM ? '19' : '20'}${year}`;
}

/** By number, or by a name of which at least three letters are right: sept, january. */
function monthNumber(month: string): string {
  if (/^\d/.test(month)) return month;
  return String(MONTHS.indexOf(month.slice(0, 3)) + 1);
}
