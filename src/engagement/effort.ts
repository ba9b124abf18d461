import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import type { EngagementStanding } from './engagement.entities';

/** As many days back tries are counted. */
export const EFFORT_DAYS = 28;

/** What is asked of the council while things stand so. */
export interface Effort {
  /** Tries in four weeks at least; null where the visits that are due, or the letters to who refuses, say it. */
  atLeast: number | null;
  /** Tries that were made in the last four weeks. */
  made: number;
  /** Fewer were made than asked, and four weeks have gone by in which they could be. */
  short: boolean;
}

/**
 * The fewest tries in four weeks. They are a working standard of this service, no law: PA-12 asks for reasonable steps,
 * and for tracing at once under 18.
 */
const AT_LEAST: Readonly<Record<EngagementStanding, { adult: number; child: number } | null>> = {
  engaged: null,
  wavering: { adult: 2, child: 2 },
  refusing: null,
  lost: { adult: 4, child: 8 },
};

/**
 * @param tries the days of what was tried without reaching them
 * @param isUnder18 on the day
 */
export function effortOn(
  { standing, fromOn }: { standing: EngagementStanding; fromOn: LocalDate },
  tries: readonly LocalDate[],
  isUnder18: boolean,
  today: LocalDate,
): Effort {
  const since = addDays(today, -EFFORT_DAYS);
  const made = tries.filter((on) => on > since && on <= today).length;
  const pattern = AT_LEAST[standing];
  const atLeast = pattern && (isUnder18 ? pattern.child : pattern.adult);
  return { atLeast, made, short: atLeast !== null && fromOn <= since && made < atLeast };
}

/** Whether a manager decides every month while things stand so. */
export function needsDecision(standing: EngagementStanding): boolean {
  return standing === 'lost' || standing === 'refusing';
}

/** The monthly decision of a manager: when the next is due, and how many were not made. */
export interface DecisionRhythm {
  /** The first day of the unbroken time in which they were lost or refused. */
  since: LocalDate;
  dueOn: LocalDate;
  /** Months that ended without one, the running gap included. */
  missed: number;
}

/**
 * A decision is due a month after they were first lost or refused, and a month after each decision. Going from lost to
 * refusing or back begins no new time, so that recording something cannot put off a decision; only being engaged or
 * wavering ends it. What was not decided stays owed, however long ago it fell due.
 *
 * @param standings in force, in the order of their days
 * @param decidedOn the days of decisions, in any order
 * @param askedBy by when the rise of risk that lost touch is asks for the first; null where it does not, or was met
 * @returns null where nothing is to be decided
 */
export function decisionRhythm(
  standings: readonly { standing: EngagementStanding; fromOn: LocalDate }[],
  decidedOn: readonly LocalDate[],
  today: LocalDate,
  askedBy: LocalDate | null = null,
): DecisionRhythm | null {
  const lastOther = standings.findLastIndex(({ standing }) => !needsDecision(standing));
  const run = standings.slice(lastOther + 1);
  const since = run[0]?.fromOn;
  if (since === undefined) return null;
  const made = decidedOn.filter((on) => on >= since).toSorted();
  const days = [since, ...made];
  const last = days.at(-1)!;
  const missed = days.reduce((sum, day, index) => sum + monthsWithout(day, days[index + 1] ?? today), 0);
  const monthOn = addMonths(last, 1);
  return { since, dueOn: askedBy !== null && askedBy < monthOn ? askedBy : monthOn, missed };
}

/** Months after a day that ended before the next decision, or before today. */
function monthsWithout(from: LocalDate, until: LocalDate): number {
  let months = 0;
  while (addMonths(from, months + 1) < until) months += 1;
  return months;
}
