import { parseLocalDate, type LocalDate } from '../statutory/local-date';

const DAY_MONTH_YEAR = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/;
const ISO_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** No date in these files is before 1970 or after 2069, so a year of two digits has one meaning. */
const FIRST_TWO_DIGIT_YEAR_OF_1900S = 70;

export type ReadDate =
  | { date: LocalDate; written: 'in full' | 'with a year of two digits' | 'year first' }
  | { date: null; because: 'unreadable' | 'impossible' };

/** A day as councils write it: 25/08/2024, also 25/08/24 and 2024-08-25. Nothing is guessed from other shapes. */
export function readDate(text: string): ReadDate {
  if (ISO_SHAPE.test(text)) {
    const date = parseLocalDate(text);
    return date ? { date, written: 'year first' } : { date: null, because: 'impossible' };
  }
  const match = DAY_MONTH_YEAR.exec(text);
  if (!match) return { date: null, because: 'unreadable' };
  const [, day, month, year] = match as unknown as [string, string, string, string];
  const date = parseLocalDate(`${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (!date) return { date: null, because: 'impossible' };
  return { date, written: year.length === 2 ? 'with a year of two digits' : 'in full' };
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return (Number(year) < FIRST_TWO_DIGIT_YEAR_OF_1900S ? '20' : '19') + year;
}
