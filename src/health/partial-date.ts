import { formatLong, localDate, MONTHS, parseLocalDate } from '../statutory/local-date';
import { parseTypedDate } from '../web/typed-date';

const YEAR = /^(19|20)\d\d$/;
const YEAR_AND_MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;

/**
 * A date of which perhaps only the year or the month is known, as somebody typed it: 2019, May 2019, 5/2019, 3 May 2019.
 * @returns 2019, 2019-05 or 2019-05-03; null for what is none of these
 */
export function parsePartialDate(typed: string): string | null {
  const text = typed.trim();
  if (YEAR.test(text) || YEAR_AND_MONTH.test(text)) return text;
  const month = /^([a-z]{3,9}|\d{1,2})[ /.-]+((?:19|20)\d\d)$/i.exec(text);
  if (month) {
    const number = /^\d/.test(month[1]!)
      ? Number(month[1])
      : MONTHS.findIndex((name) => name.toLowerCase().startsWith(month[1]!.toLowerCase())) + 1;
    if (number >= 1 && number <= 12) return `${month[2]}-${String(number).padStart(2, '0')}`;
  }
  return parseLocalDate(text) ?? parseTypedDate(text);
}

/** As people say it: 2019, May 2019, 3 May 2019. */
export function partialDateWords(date: string): string {
  if (YEAR.test(date)) return date;
  const [year, month] = date.split('-');
  return YEAR_AND_MONTH.test(date) ? `${MONTHS[Number(month) - 1]} ${year}` : formatLong(localDate(date));
}
