import { addDays, addMonths, localDate, type LocalDate } from '../statutory/local-date';

/** A month, a quarter of the calendar year, or the year of the returns, from April to March. */
export interface Period {
  /** As an address says it: `2026-11`, `2026-q4`, `2026-year`. */
  key: string;
  months: 1 | 3 | 12;
  from: LocalDate;
  /** The last day. */
  to: LocalDate;
}

export const PERIOD_KEY = /^(19|20|21)\d{2}-(0[1-9]|1[0-2]|q[1-4]|year)$/;

const MONTH_NAMES = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const APRIL = 4;

/** @returns null for what is no key of a period */
export function readPeriod(key: string): Period | null {
  if (!PERIOD_KEY.test(key)) return null;
  const [year, part] = [Number(key.slice(0, 4)), key.slice(5)];
  if (part === 'year') return beginning(key, year, APRIL, 12);
  return part.startsWith('q')
    ? beginning(key, year, Number(part.slice(1)) * 3 - 2, 3)
    : beginning(key, year, Number(part), 1);
}

function beginning(key: string, year: number, month: number, months: Period['months']): Period {
  const from = localDate(`${year}-${String(month).padStart(2, '0')}-01`);
  return { key, months, from, to: addDays(addMonths(from, months), -1) };
}

/** The period of so many months that a day is in. */
export function periodOf(day: LocalDate, months: Period['months']): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  switch (months) {
    case 1:
      return beginning(day.slice(0, 7), year, month, 1);
    case 3: {
      const quarter = Math.ceil(month / 3);
      return beginning(`${year}-q${quarter}`, year, quarter * 3 - 2, 3);
    }
    case 12: {
      const began = month < APRIL ? year - 1 : year;
      return beginning(`${began}-year`, began, APRIL, 12);
    }
  }
}

/** The next of the same length, or with -1 the one before. */
export function neighbour(period: Period, by: 1 | -1): Period {
  return periodOf(addMonths(period.from, by * period.months), period.months);
}

/** The first days of its months. */
export function monthsOf({ from, months }: Period): LocalDate[] {
  return Array.from({ length: months }, (_, n) => addMonths(from, n));
}

/** "November 2026", "October to December 2026", "April 2026 to March 2027". */
export function periodWords({ from, to, months }: Pick<Period, 'from' | 'to' | 'months'>): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (months === 1) return `${monthName(from)} ${first}`;
  return `${monthName(from)}${first === last ? '' : ` ${first}`} to ${monthName(to)} ${last}`;
}

function monthName(day: LocalDate): string {
  return MONTH_NAMES.format(new Date(`${day}T00:00:00Z`));
}
