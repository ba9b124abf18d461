import type { DutyBasis } from '../case-file';
import { addDays, addMonths, formatLong, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import type { WorkingDayCalendar } from '../working-days';
import { isWorkingDay } from '../working-days';

/** One thing to do after an event that the case file does not hold, with where it comes from. */
export interface HomeTask {
  rule: string;
  task: string;
  /** Null where no rule sets a day. */
  dueOn: LocalDate | null;
  basis: DutyBasis;
  because: string;
}

/** What a task of a move is about. */
export const MOVE_ABOUT = ['gp', 'health-history', 'benefits', 'council-tax', 'travel'] as const;
export type MoveAbout = (typeof MOVE_ABOUT)[number];
export type MoveDuty = HomeTask & { about: MoveAbout };

/**
 * AC-16, HE-08: what a move brings besides the visits and the review that stand in what's due.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function tasksOfMove(movedOn: LocalDate, policy: Pick<Policy, 'registerGpDays'>): MoveDuty[] {
  const gpBy = addDays(movedOn, policy.registerGpDays);
  const moved = `Moved on ${formatLong(movedOn)}`;
  const task = (about: MoveAbout, rule: string, what: string, dueOn: LocalDate | null): MoveDuty => ({
    about,
    rule,
    task: what,
    dueOn,
    basis: 'policy',
    because: dueOn ? `${moved}, so this is done by ${formatLong(dueOn)}.` : `${moved}: no rule sets a day for this.`,
  });
  return [
    task('gp', 'HE-08', 'Register with a GP and a dentist', gpBy),
    task('health-history', 'HE-08', 'Send the health history to the new GP, if they agree', gpBy),
    task('benefits', 'AC-16', 'Tell those who pay benefits', null),
    task('council-tax', 'AC-16', 'Tell the council tax office', null),
    task('travel', 'AC-16', 'Look at the way to education or work', null),
  ];
}

/**
 * AC-17: the day by which a home is looked at again: so many months after the last assessment. A review or a move asks for
 * it at once, so whichever comes first after that assessment is the day.
 *
 * @param reviewedOrMovedOn days of reviews and moves since, in any order
 * @statute {@link PROVISIONS.localPolicy}
 */
export function suitabilityCheckDueOn(
  assessedOn: LocalDate,
  reviewedOrMovedOn: readonly LocalDate[],
  policy: Pick<Policy, 'suitabilityMonths'>,
): LocalDate {
  const atTheLatest = addMonths(assessedOn, policy.suitabilityMonths);
  return reviewedOrMovedOn
    .filter((on) => on > assessedOn)
    .reduce((first, on) => (on < first ? on : first), atTheLatest);
}

/**
 * AC-11: a care leaver under 25 applied as homeless: the leaving care team is told the same day, and says so where that day
 * is no working day.
 *
 * @statute {@link PROVISIONS.homelessnessCode}
 */
export function homelessApplicationTask(appliedOn: LocalDate, calendar: WorkingDayCalendar): HomeTask {
  const closed = isWorkingDay(appliedOn, calendar) ? '' : ', which is no working day, so whoever is on duty does it';
  return {
    rule: 'AC-11',
    task: 'Tell the leaving care team, and begin the steps of the joint protocol',
    dueOn: appliedOn,
    basis: 'guidance',
    because: `Applied as homeless on ${formatLong(appliedOn)}: the two services tell each other the same day${closed}.`,
  };
}

/**
 * AC-08: the days on which a staying put arrangement is looked at: the last one before each is the start or the last look,
 * and none lies beyond its last day. The interval is that of checks of a home.
 *
 * @returns null where the arrangement ends first
 * @statute {@link PROVISIONS.ca89S23CZA}
 */
export function stayingPutReviewDueOn(
  lastLookedAtOn: LocalDate,
  lastDay: LocalDate,
  policy: Pick<Policy, 'suitabilityMonths'>,
): LocalDate | null {
  const dueOn = addMonths(lastLookedAtOn, policy.suitabilityMonths);
  return dueOn <= lastDay ? dueOn : null;
}
