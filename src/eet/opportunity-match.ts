import { addDays, type LocalDate } from '../statutory/local-date';
import type { Opportunity } from './eet.entities';

/** Somebody is still there when this many days have passed since the start: thirteen weeks. */
export const SUSTAINED_DAYS = 91;

/** The first day on which somebody who started has stayed for thirteen weeks. */
export function sustainedOn(startedOn: LocalDate): LocalDate {
  return addDays(startedOn, SUSTAINED_DAYS);
}

/** Whether somebody can be put forward on a day: nobody closed it, and its last day to apply is not over then. */
export function isOpenOn({ isClosed, closesOn }: Pick<Opportunity, 'isClosed' | 'closesOn'>, day: LocalDate): boolean {
  return !isClosed && (closesOn === null || closesOn >= day);
}

/** One referral of one person to one opportunity, by the days of what came of it. */
export interface MatchDays {
  referredOn: LocalDate;
  offeredOn: LocalDate | null;
  startedOn: LocalDate | null;
  sustainedOn: LocalDate | null;
  endedOn: LocalDate | null;
}

export const MATCH_COUNTS = ['referred', 'offered', 'started', 'sustained', 'left', 'unknown', 'running'] as const;
export type MatchCount = (typeof MATCH_COUNTS)[number];

export const MATCH_COUNT_WORDS: Record<MatchCount, string> = {
  referred: 'Referred',
  offered: 'Offered a place',
  started: 'Started',
  sustained: 'Still there after 13 weeks',
  left: 'Left before 13 weeks',
  unknown: 'Not known whether still there after 13 weeks',
  running: 'Started less than 13 weeks ago',
};

/**
 * In which counts a match stands. Whoever started is in exactly one of still there, left, not known (thirteen weeks are
 * over and nobody wrote how it was) and running.
 */
export function countsOf(match: MatchDays, today: LocalDate): MatchCount[] {
  const counts: MatchCount[] = ['referred'];
  if (match.offeredOn) counts.push('offered');
  if (match.startedOn) counts.push('started', stayOf(match, match.startedOn, today));
  return counts;
}

/** The day on which it is known that they stayed for thirteen weeks: as somebody wrote, or as they left later. */
export function stayedOn({ startedOn, sustainedOn: stayed, endedOn }: MatchDays): LocalDate | null {
  if (stayed || !startedOn || !endedOn) return stayed;
  const thirteenWeeks = sustainedOn(startedOn);
  return endedOn < thirteenWeeks ? null : thirteenWeeks;
}

function stayOf(match: MatchDays, startedOn: LocalDate, today: LocalDate): MatchCount {
  if (stayedOn(match)) return 'sustained';
  if (match.endedOn) return 'left';
  return today < sustainedOn(startedOn) ? 'running' : 'unknown';
}
