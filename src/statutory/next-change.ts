import type { CaseFile, Deadline, LegalStatus } from './case-file';
import { deadlinesFor } from './deadlines';
import { legalStatus } from './legal-status';
import type { LocalDate } from './local-date';
import { daysOfTheReturn } from './rules/education';
import { touchMayBeLostOn } from './rules/touch';
import { visitPolicyChangesOn } from './rules/visits-by-policy';
import { datesIn, nextPossibleChange } from './status-history';
import type { WorkingDayCalendar } from './working-days';

/** What the rules say of one day, as far as time can change it. */
export interface Answer {
  status: LegalStatus;
  deadlines: Deadline[];
}

/** Status and deadlines as known on a day. */
export function answerOn(caseFile: CaseFile, asOf: LocalDate, calendar: WorkingDayCalendar): Answer {
  return { status: legalStatus(caseFile, asOf), deadlines: deadlinesFor(caseFile, asOf, calendar) };
}

/**
 * The first day after this one on which status or deadlines differ with no new fact: a birthday, 91 days of care, six
 * months at home, a date already in the record that comes, a hold that begins or ends; on which touch may be
 * lost; or on which another policy of visits comes into force.
 * That something becomes overdue is no such change. Null where nothing is left to change.
 *
 * @param answer of that day, where the caller has it already
 */
export function nextChangeOn(
  caseFile: CaseFile,
  asOf: LocalDate,
  calendar: WorkingDayCalendar,
  answer = answerOn(caseFile, asOf, calendar),
): LocalDate | null {
  const { dateOfBirth } = caseFile.person;
  // Days that seldom change nothing: looking at them is dearer than coming back on one of them.
  const sure = [
    ...daysOfTheReturn(dateOfBirth, answer.status, answer.deadlines),
    ...touchMayBeLostOn(caseFile, asOf, answer.status),
    ...visitPolicyChangesOn(caseFile, asOf),
  ];
  const dates = [...datesIn(caseFile), ...sure].filter((date) => date > asOf);
  const status = JSON.stringify(answer.status);
  // Seldom asked for: on most of these days the status itself changes.
  let deadlines: string | null = null;
  const isAsNow = (day: LocalDate) =>
    JSON.stringify(legalStatus(caseFile, day)) === status &&
    stored(deadlinesFor(caseFile, day, calendar)) === (deadlines ??= stored(answer.deadlines));
  let day = nextPossibleChange(caseFile, asOf, dates);
  while (day !== null && !sure.includes(day) && isAsNow(day)) day = nextPossibleChange(caseFile, day, dates);
  return day;
}

/** All that is stored of what is due, as text to compare: `overdue` never is. */
function stored(deadlines: readonly Deadline[]): string {
  return JSON.stringify(deadlines.map((deadline) => ({ ...deadline, overdue: undefined })));
}
