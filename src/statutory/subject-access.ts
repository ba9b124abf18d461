import { addMonths, later, type LocalDate } from './local-date';
import { addWorkingDays, isWorkingDay, type WorkingDayCalendar } from './working-days';

/** UK GDPR article 12(3): one month to answer, or to say that it takes longer and why. */
const MONTHS_TO_ANSWER_OR_EXTEND = 1;

/**
 * The last day on which someone who asked to see what is held about them may be told that it takes longer.
 *
 * One calendar month after the request came, or after it was known who asks, if that was later. A month that ends on a
 * day that is no working day ends on the next one. The day itself still counts.
 *
 * @param identityConfirmedOn null while it is not known: the month counts from receipt
 */
export function lastDayToExtend(
  receivedOn: LocalDate,
  identityConfirmedOn: LocalDate | null,
  calendar: WorkingDayCalendar,
): LocalDate {
  const month = addMonths(later(receivedOn, identityConfirmedOn ?? receivedOn), MONTHS_TO_ANSWER_OR_EXTEND);
  return isWorkingDay(month, calendar) ? month : addWorkingDays(month, 1, calendar);
}
