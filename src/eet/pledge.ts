import { hidden, SMALLEST_SHOWN } from '../insight/suppression';
import { localDate, type LocalDate } from '../statutory/local-date';
import { stayedOn, type MatchDays } from './opportunity-match';

/** Of a year, which begins on 1 April: what departments pledged, and what was done. */
export const DELIVERY_COUNTS = ['matched', 'started', 'finished', 'sustained'] as const;
export type DeliveryCount = (typeof DELIVERY_COUNTS)[number];

export const DELIVERY_WORDS: Record<DeliveryCount, string> = {
  matched: 'Matched',
  started: 'Started',
  finished: 'Finished',
  sustained: 'Reached 13 weeks',
};

const DAY_OF: Record<DeliveryCount, (match: MatchDays) => LocalDate | null> = {
  matched: ({ referredOn }) => referredOn,
  started: ({ startedOn }) => startedOn,
  finished: ({ endedOn }) => endedOn,
  sustained: stayedOn,
};

/** The year that a day lies in, by the year in which it begins. */
export function pledgeYearOf(day: LocalDate): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < '04-01' ? year - 1 : year;
}

/** In which counts of a year a match stands: each by its own day, so that a start in May and its end in June a year on are in two. */
export function deliveredIn(match: MatchDays, year: number): DeliveryCount[] {
  const [from, before] = [localDate(`${year}-04-01`), localDate(`${year + 1}-04-01`)];
  return DELIVERY_COUNTS.filter((count) => {
    const day = DAY_OF[count](match);
    return day !== null && day >= from && day < before;
  });
}

/** One count of each department: how often, and how many people that is. */
export interface Delivered {
  times: number;
  people: number;
}

/**
 * The counts of one column as a file shows them: null for what is hidden because it is about few people, or would give
 * away one that is. The last is the sum of the others.
 */
export function shownInFile(column: readonly Delivered[]): (number | null)[] {
  const parts = column.slice(0, -1).map((_, place) => place);
  // Four matches of one person are as telling as one: what counts is how few people it is.
  const counts = column.map(({ times, people }) => (people < SMALLEST_SHOWN ? people : times));
  const hides = hidden(counts, [{ whole: column.length - 1, parts }]);
  return column.map(({ times }, place) => (hides[place] ? null : times));
}
