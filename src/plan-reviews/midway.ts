import { addDays, daysBetween, type LocalDate } from '../statutory/local-date';

/** How a goal stands halfway. */
export const MIDWAY_STANDINGS = ['on-track', 'stuck', 'not-started'] as const;
export type MidwayStanding = (typeof MIDWAY_STANDINGS)[number];

export interface MidwayGoal {
  goalId: string;
  goal: string;
  stands: MidwayStanding;
  /** What was done about it; empty where nothing had to be. */
  done: string;
}

/**
 * The day of the check between two reviews, rounded down to a day: halfway where the council has not chosen another share
 * of the time. No law asks for it.
 *
 * @param from the day the plan was made or last reviewed
 * @param nextReviewOn the last day for the next review
 * @param percent of the time between the two
 */
export function midwayOn(from: LocalDate, nextReviewOn: LocalDate, percent: number): LocalDate {
  return addDays(from, Math.max(0, Math.floor((daysBetween(from, nextReviewOn) * percent) / 100)));
}
