import type { CaseFile, Deadline } from './case-file';
import { deadlineOf, type DueItem, type Situation } from './deadline';
import { knownOn } from './known-on';
import type { LocalDate } from './local-date';
import { compare } from './order';
import { leaveBedAndBreakfast, leaveBedAndBreakfastUnder18 } from './rules/accommodation';
import { reviewBeforeRelease, visitAfterCareInCustody, visitsInCustody } from './rules/custody';
import { contactAroundBirthdays } from './rules/education';
import {
  assessmentForEducation,
  assessmentForSupport,
  assessmentWhenEligible,
  assessmentWhenRelevant,
  planAfterAssessment,
} from './rules/assessments';
import { offersFrom21 } from './rules/offers';
import { nameAdviser, regularContact, visitNewAddress } from './rules/personal-adviser';
import { lettersAfterRefusal } from './rules/refusals';
import { reviewBefore21, reviewsWithSupport } from './rules/reviews-around-21';
import { reviewBeforeLeavingCare, reviewsInCare } from './rules/reviews-in-care';
import { reviewAfterChange, reviewOnRequest } from './rules/reviews-on-change';
import { planReviews, reviewAfterMovingIn, secondReviewAfterMovingIn } from './rules/reviews';
import { caseSupervision, oversightWhenRiskRises } from './rules/supervision';
import { notifyDeath } from './rules/deaths';
import { healthPassport, healthWhileLookedAfter, passportAfter18 } from './rules/health';
import { leaveRunsOut } from './rules/immigration';
import { returnInterviews } from './rules/missing';
import { answerRequests } from './rules/subject-access';
import { touchLost } from './rules/touch';
import { firstVisit, secondVisit, visitsAtHome } from './rules/visits-at-home';
import { visitsByPolicy } from './rules/visits-by-policy';
import { visitsInCare } from './rules/visits-in-care';
import { statusHistory } from './status-history';
import type { WorkingDayCalendar } from './working-days';

/** Every rule that makes something due. A new rule is a function in `rules/`, an entry in the rule book, and a line here. */
const RULES: readonly ((situation: Situation) => DueItem[])[] = [
  assessmentWhenEligible,
  assessmentWhenRelevant,
  assessmentForEducation,
  assessmentForSupport,
  planAfterAssessment,
  planReviews,
  reviewOnRequest,
  reviewAfterMovingIn,
  secondReviewAfterMovingIn,
  reviewsInCare,
  reviewAfterChange,
  reviewBeforeLeavingCare,
  reviewBefore21,
  reviewsWithSupport,
  nameAdviser,
  firstVisit,
  secondVisit,
  visitsAtHome,
  regularContact,
  visitNewAddress,
  offersFrom21,
  leaveBedAndBreakfastUnder18,
  leaveBedAndBreakfast,
  visitAfterCareInCustody,
  visitsInCustody,
  reviewBeforeRelease,
  contactAroundBirthdays,
  caseSupervision,
  oversightWhenRiskRises,
  healthWhileLookedAfter,
  healthPassport,
  passportAfter18,
  returnInterviews,
  leaveRunsOut,
  answerRequests,
  notifyDeath,
  touchLost,
  lettersAfterRefusal,
  visitsInCare,
  visitsByPolicy,
];

/**
 * Everything that is or was due to a young person, as known on a day: met, superseded and breached included.
 *
 * Overdue means the day is after the due date (DT-07). A hold pauses alerts and nothing else. Items are in the order
 * of due date, rule and subject; rule, subject and `startedById` identify one for ever.
 */
export function deadlinesFor(caseFile: CaseFile, asOf: LocalDate, calendar: WorkingDayCalendar): Deadline[] {
  return deadlinesIn(situationOn(caseFile, asOf, calendar));
}

/** What the rules read of a case file on a day: worked out once for all that is asked about it. */
export function situationOn(caseFile: CaseFile, asOf: LocalDate, calendar: WorkingDayCalendar): Situation {
  return { file: knownOn(caseFile, asOf), asOf, history: statusHistory(caseFile, asOf), calendar };
}

/** As `deadlinesFor`, of a situation that the caller has. */
export function deadlinesIn(situation: Situation): Deadline[] {
  const deadlines: Deadline[] = [];
  for (const rule of RULES) {
    for (const item of numbered(rule(situation))) deadlines.push(deadlineOf(item, situation));
  }
  return deadlines.sort(byDueDate);
}

/**
 * Of one rule: one fact may start the same duty more than once: time in care that counted twice, an episode as it begins and again
 * as it ends. In order of their days the first keeps the fact's id and the others are numbered after it.
 */
function numbered(items: readonly DueItem[]): readonly DueItem[] {
  if (items.length < 2 || new Set(items.map(({ start }) => start.id)).size === items.length) return items;
  const seen = new Map<string, number>();
  return items
    .toSorted((a, b) => compare(a.start.on, b.start.on))
    .map((item) => {
      const times = (seen.get(identity(item)) ?? 0) + 1;
      seen.set(identity(item), times);
      return times === 1 ? item : { ...item, start: { ...item.start, id: `${item.start.id}#${times}` } };
    });
}

function identity({ rule, subject, start }: DueItem): string {
  return JSON.stringify([rule, subject, start.id]);
}

function byDueDate(a: Deadline, b: Deadline): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return (
    compare(a.rule, b.rule) ||
    compare(a.subject ?? '', b.subject ?? '') ||
    compare(a.startedOn, b.startedOn) ||
    compare(a.startedById, b.startedById)
  );
}
