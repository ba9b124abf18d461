import { birthday, formatLong, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';
import type { Task } from './task';

/** Working days within which the first review of a child who comes to be looked after is held. */
export const FIRST_REVIEW_WD = 20;

/**
 * ET-01: the personal education plan of a looked-after child is reviewed in every school term, by its last day. That it is
 * every term has not been confirmed against the guidance; the plan itself is that of Schedule 1, paragraph 2 of the Care
 * Planning, Placement and Case Review (England) Regulations 2010.
 *
 * @returns null from the 18th birthday, and where the last review was held in this term
 */
export function educationPlanThisTerm(
  term: { from: LocalDate; lastDay: LocalDate },
  lastReviewedOn: LocalDate | null,
  dateOfBirth: LocalDate,
): Task | null {
  const isReviewed = lastReviewedOn !== null && lastReviewedOn >= term.from && lastReviewedOn <= term.lastDay;
  if (isReviewed || term.lastDay >= birthday(dateOfBirth, 18)) return null;
  return {
    rule: 'ET-01',
    task: 'Review the personal education plan',
    dueOn: term.lastDay,
    basis: 'statute',
    because: `The personal education plan is reviewed every school term, so by ${formatLong(term.lastDay)}.`,
  };
}

/**
 * ET-01: a child who newly comes to be looked after has a personal education plan ready for the first review, which is
 * held within twenty working days. Neither has been confirmed against the text.
 */
export function firstEducationPlan(lookedAfterFrom: LocalDate, calendar: WorkingDayCalendar): Task {
  const dueOn = addWorkingDays(lookedAfterFrom, FIRST_REVIEW_WD, calendar);
  return {
    rule: 'ET-01',
    task: 'Have the personal education plan ready for the first review',
    dueOn,
    basis: 'statute',
    because: `Looked after since ${formatLong(lookedAfterFrom)}, so there is a personal education plan for the first review, by ${formatLong(dueOn)}.`,
  };
}

/** Why education or work may not have been found: each is answered in its own way. */
export type OutOfEducationBecause = 'illness-or-disability' | 'pregnancy-or-parenting' | 'other';

/**
 * ET-02: someone newly out of education, employment and training has an action by the policy's working days, which fits an
 * illness, a disability, a pregnancy or being a parent.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function newlyOutOfEducation(
  since: LocalDate,
  reason: OutOfEducationBecause,
  policy: Pick<Policy, 'neetActionWD'>,
  calendar: WorkingDayCalendar,
): Task {
  const dueOn = addWorkingDays(since, policy.neetActionWD, calendar);
  const fitting = {
    'illness-or-disability': 'Agree an action that fits the illness or disability',
    'pregnancy-or-parenting': 'Agree an action that fits the pregnancy or being a parent',
    other: 'Agree an action towards education, work or training',
  };
  return {
    rule: 'ET-02',
    task: fitting[reason],
    dueOn,
    basis: 'policy',
    because: `Without education, work or training since ${formatLong(since)}, so by the authority's standard there is an action by ${formatLong(dueOn)}.`,
  };
}

/**
 * ET-03: someone who may drop out has an action as soon as if they had.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function mayDropOut(
  noticedOn: LocalDate,
  policy: Pick<Policy, 'neetActionWD'>,
  calendar: WorkingDayCalendar,
): Task {
  const dueOn = addWorkingDays(noticedOn, policy.neetActionWD, calendar);
  return {
    rule: 'ET-03',
    task: 'Agree an action to keep the place',
    dueOn,
    basis: 'policy',
    because: `At risk of dropping out since ${formatLong(noticedOn)}, so by the authority's standard there is an action by ${formatLong(dueOn)}.`,
  };
}
