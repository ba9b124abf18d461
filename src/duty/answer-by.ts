import { todayInLondon } from '../platform/clock';
import { addDays, type LocalDate } from '../statutory/local-date';
import { addWorkingDays, isWorkingDay, type WorkingDayCalendar } from '../statutory/working-days';
import { londonInstant } from '../web/typed-time';

/** By the clocks of London. */
const ANSWER_AT = '10:00';
/** What is handed back before this on a working day is for the same morning. */
const DAY_BEGINS_AT = '09:00';

/**
 * Until when somebody who works with the young person should have taken up what was handed back: ten o'clock on the next
 * working day. A note of the small hours of a working day is for that morning. It is how the service works, not law.
 */
export function answerBy(handedBackAt: Date, calendar: WorkingDayCalendar): Date {
  const day = todayInLondon(handedBackAt);
  return londonInstant(morningAfter(day, handedBackAt, calendar), ANSWER_AT);
}

function morningAfter(day: LocalDate, at: Date, calendar: WorkingDayCalendar): LocalDate {
  if (isWorkingDay(day, calendar) && at < londonInstant(day, DAY_BEGINS_AT)) return day;
  return addWorkingDays(day, 1, calendar);
}

/** The first day on which an alert for this weekend no longer holds: the next working day after Friday, or after today. */
export function weekendEndsOn(today: LocalDate, calendar: WorkingDayCalendar): LocalDate {
  let day = today;
  while (isWorkingDay(day, calendar)) day = addDays(day, 1);
  return addWorkingDays(day, 1, calendar);
}
