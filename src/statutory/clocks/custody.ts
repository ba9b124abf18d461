import { formatLong, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import { addWorkingDays, workingDaysBefore, type WorkingDayCalendar } from '../working-days';
import type { Task } from './task';

/**
 * CU-02: the young person, the staff, a parent or the youth offending team asks for a visit to someone whose care ended in
 * custody (CU-01): it is made promptly, by the policy's working days.
 *
 * @statute {@link PROVISIONS.formerLookedAfterVisits}
 */
export function visitAskedFor(
  askedOn: LocalDate,
  { requestedCustodyVisitWD }: Pick<Policy, 'requestedCustodyVisitWD'>,
  calendar: WorkingDayCalendar,
): Task {
  const dueOn = addWorkingDays(askedOn, requestedCustodyVisitWD, calendar);
  return {
    rule: 'CU-02',
    task: 'Visit the young person in custody',
    dueOn,
    basis: 'statute',
    because: `A visit was asked for on ${formatLong(askedOn)}, so it is made promptly, by ${formatLong(dueOn)}.`,
  };
}

/**
 * CU-05: so many working days before release the young person knows who collects them, where they will live, when they
 * report, what money they have, what they will do by day and how to reach their adviser.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function arrangementsForRelease(
  releaseExpectedOn: LocalDate,
  { releaseArrangementsWD }: Pick<Policy, 'releaseArrangementsWD'>,
  calendar: WorkingDayCalendar,
): Task {
  const dueOn = workingDaysBefore(releaseExpectedOn, releaseArrangementsWD, calendar);
  return {
    rule: 'CU-05',
    task: 'Tell the young person who collects them, where they will live, when they report, what money they have, what they will do and how to reach their adviser',
    dueOn,
    basis: 'guidance',
    because: `Release is expected on ${formatLong(releaseExpectedOn)}, so its arrangements stand by ${formatLong(dueOn)}.`,
  };
}

/**
 * CU-06: on the day of release the young person is met or collected.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function meetOnRelease(releaseOn: LocalDate): Task {
  return {
    rule: 'CU-06',
    task: 'Meet or collect the young person',
    dueOn: releaseOn,
    basis: 'policy',
    because: `Released on ${formatLong(releaseOn)}, so by the authority's standard somebody meets them that day.`,
  };
}
