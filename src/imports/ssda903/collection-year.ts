import { localDate, type LocalDate } from '../../statutory/local-date';
import { readDate } from '../dates';
import type { ReturnTables } from './read-folder';

/** The last day of a collection year: 2025 is 1 April 2024 to 31 March 2025. */
export function endOfCollectionYear(year: number): LocalDate {
  return localDate(`${year}-03-31`);
}

export function collectionYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  return date <= endOfCollectionYear(year) ? year : year + 1;
}

/**
 * The collection year that a return is about, which no column says. Episodes that ended are returned for the year in
 * which they ended, so it is the year of most ends: one mistyped date, or a review planned ahead, does not move it.
 * Without an end, the year of the latest start. Null where no episode tells.
 */
export function collectionYearIn(tables: ReturnTables): number | null {
  const endsIn = new Map<number, number>();
  let latestStart: LocalDate | null = null;
  for (const { values } of tables.Episodes) {
    const end = readDate(values.DEC).date;
    if (end) endsIn.set(collectionYearOf(end), (endsIn.get(collectionYearOf(end)) ?? 0) + 1);
    const start = readDate(values.DECOM).date;
    if (start && (latestStart === null || start > latestStart)) latestStart = start;
  }
  const [most] = [...endsIn].sort(([yearA, a], [yearB, b]) => b - a || yearB - yearA);
  if (most) return most[0];
  return latestStart === null ? null : collectionYearOf(latestStart);
}
