import { hidden } from '../insight/suppression';
import type { LocalDate } from '../statutory/local-date';

/** A number, or null where it is from 1 to 4, or would give such a number away. */
export type Shown = number | null;

export interface CountsOfMonth {
  /** `YYYY-MM`. */
  month: string;
  came: Shown;
  days: { onDay: LocalDate; came: Shown }[];
}

/**
 * How many came, by month, as it may be read: one from 1 to 4 could say who went to a service that stays confidential, and
 * so could a sum with one such number in it.
 * @param said a number for each day
 * @returns the latest month first, and the latest day of each
 */
export function shownCounts(said: readonly { onDay: LocalDate; came: number }[]): {
  came: Shown;
  months: CountsOfMonth[];
} {
  const days = said.toSorted((a, b) => (a.onDay < b.onDay ? 1 : -1));
  const months = [...new Set(days.map(({ onDay }) => onDay.slice(0, 7)))].map(
    (month) => [month, days.filter(({ onDay }) => onDay.startsWith(month))] as const,
  );
  const sum = (some: readonly { came: number }[]) => some.reduce((total, { came }) => total + came, 0);
  const monthAt = (place: number) => 1 + place;
  const dayAt = (place: number) => 1 + months.length + place;
  const counts = [sum(days), ...months.map(([, of]) => sum(of)), ...days.map(({ came }) => came)];
  const hides = hidden(counts, [
    { whole: 0, parts: months.map((_, place) => monthAt(place)) },
    ...months.map(([, of], place) => ({ whole: monthAt(place), parts: of.map((day) => dayAt(days.indexOf(day))) })),
  ]);
  const shown = (place: number): Shown => (hides[place] ? null : counts[place]!);
  return {
    came: shown(0),
    months: months.map(([month, of], place) => ({
      month,
      came: shown(monthAt(place)),
      days: of.map((day) => ({ onDay: day.onDay, came: shown(dayAt(days.indexOf(day))) })),
    })),
  };
}

/** What a page says where a number is not shown. */
export const NOT_SHOWN = 'not shown';
