import type { CaseFile } from './case-file';
import type { LocalDate } from './local-date';
import { answerOn, nextChangeOn, type Answer } from './next-change';
import { keepUntil } from './retention';
import type { WorkingDayCalendar } from './working-days';

/** All that the rules say of one young person on one day. */
export interface Assessment extends Answer {
  retention: { keepUntil: LocalDate };
  /** The day from which this answer may no longer hold without a new fact; null where it holds for good. */
  nextChangeOn: LocalDate | null;
}

/**
 * What the law and the authority's policy make of a young person's facts as known on a day. Every case file that the
 * parser accepts has an answer, for every day.
 */
export function assess(caseFile: CaseFile, asOf: LocalDate, calendar: WorkingDayCalendar): Assessment {
  const answer = answerOn(caseFile, asOf, calendar);
  return {
    ...answer,
    retention: { keepUntil: keepUntil(caseFile, asOf) },
    nextChangeOn: nextChangeOn(caseFile, asOf, calendar, answer),
  };
}
