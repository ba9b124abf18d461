import type { DutyBasis } from '../case-file';
import { addDays, addMonths, ageOn, birthday, formatLong, later, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';

const RECOVERY_DAYS = 30;
const REASONABLE_GROUNDS_WD = 5;

/** One thing to do after an event that the case file does not hold, with where it comes from. */
export interface SafetyTask {
  rule: string;
  task: string;
  dueOn: LocalDate;
  dutyBasis: DutyBasis;
  dateBasis: DutyBasis;
  /** False where the text of the duty or of its number of days has not been confirmed. */
  confirmed: boolean;
  because: string;
}

/**
 * MS-04: a child who is missing and at risk of significant harm: a strategy discussion, with minutes that have the
 * police and health in them, within the policy's working days of the day the risk became known; none of them: that day.
 *
 * @returns null at 18 and over, where safeguarding adults decides (MS-11)
 */
export function strategyDiscussion(
  knownOn: LocalDate,
  dateOfBirth: LocalDate,
  { strategyDiscussionWD }: Pick<Policy, 'strategyDiscussionWD'>,
  calendar: WorkingDayCalendar,
): SafetyTask | null {
  if (ageOn(dateOfBirth, knownOn) >= 18) return null;
  const dueOn = addWorkingDays(knownOn, strategyDiscussionWD, calendar);
  return {
    rule: 'MS-04',
    task: 'Hold a strategy discussion with the police and health',
    dueOn,
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: true,
    because: `Missing and at risk of significant harm, known on ${formatLong(knownOn)}, so a strategy discussion is held by ${formatLong(dueOn)}.`,
  };
}

/**
 * MS-06: the risk assessment that an exploitation panel decides on is written after its last meeting and before the
 * next: on the day before at the latest.
 *
 * @param lastMeetingOn null before the first
 * @param assessedOn the last risk assessment, if there is one
 * @returns null where it is up to date
 */
export function assessmentForPanel(
  meetingOn: LocalDate,
  lastMeetingOn: LocalDate | null,
  assessedOn: LocalDate | null,
): SafetyTask | null {
  const isUpToDate =
    assessedOn !== null && assessedOn < meetingOn && (lastMeetingOn === null || assessedOn > lastMeetingOn);
  if (isUpToDate) return null;
  const dueOn = addDays(meetingOn, -1);
  return {
    rule: 'MS-06',
    task: 'Bring the risk assessment up to date',
    dueOn,
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    because: `The panel meets on ${formatLong(meetingOn)}, so the risk assessment is brought up to date by ${formatLong(dueOn)}.`,
  };
}

/**
 * MS-07: someone of 17 who is at risk of exploitation has a plan that names the way to adult services the policy's
 * months before 18; where the risk is known later, on the day it is.
 *
 * @returns null for a risk known at 18 or over
 */
export function transitionPlan(
  riskKnownOn: LocalDate,
  dateOfBirth: LocalDate,
  { transitionPlanMonths }: Pick<Policy, 'transitionPlanMonths'>,
): SafetyTask | null {
  const eighteen = birthday(dateOfBirth, 18);
  if (riskKnownOn >= eighteen) return null;
  const dueOn = later(riskKnownOn, addMonths(eighteen, -transitionPlanMonths));
  return {
    rule: 'MS-07',
    task: 'Plan the way to adult services',
    dueOn,
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    because: `At risk of exploitation and 18 on ${formatLong(eighteen)}, so the way to adult services is planned by ${formatLong(dueOn)}.`,
  };
}

/**
 * MS-08, MS-09: where there are signs of trafficking, a first responder refers to the national referral mechanism. A
 * child need not agree; for an adult who does not, the duty to notify remains. The decision on reasonable grounds aims
 * at five working days, and a positive one brings thirty days of recovery at least.
 *
 * @returns the day the decision is aimed at and, of a positive decision, the first day on which recovery may be over
 */
export function nationalReferral(
  referredOn: LocalDate,
  positiveOn: LocalDate | null,
  calendar: WorkingDayCalendar,
): { rule: 'MS-09'; decisionAimedAt: LocalDate; recoveryUntil: LocalDate | null; confirmed: false } {
  return {
    rule: 'MS-09',
    decisionAimedAt: addWorkingDays(referredOn, REASONABLE_GROUNDS_WD, calendar),
    recoveryUntil: positiveOn && addDays(positiveOn, RECOVERY_DAYS),
    confirmed: false,
  };
}

/**
 * MS-08: whether an adult or a child is referred, and what has to be asked first.
 *
 * @param agrees null where they have not been asked
 */
export function referralOrNotice(
  on: LocalDate,
  dateOfBirth: LocalDate,
  agrees: boolean | null,
): 'refer' | 'ask' | 'notify' {
  if (ageOn(dateOfBirth, on) < 18 || agrees === true) return 'refer';
  return agrees === null ? 'ask' : 'notify';
}

/** MS-10: a concern that falls to Prevent is referred the same day. */
export function preventReferral(concernOn: LocalDate): SafetyTask {
  return {
    rule: 'MS-10',
    task: 'Refer to Prevent',
    dueOn: concernOn,
    dutyBasis: 'statute',
    dateBasis: 'policy',
    confirmed: false,
    because: `A Prevent concern arose on ${formatLong(concernOn)}, so it is referred the same day.`,
  };
}
