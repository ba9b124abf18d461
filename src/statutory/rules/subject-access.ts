import type { SubjectAccessRequest } from '../case-file';
import { outcomeOf, type DueItem, type Situation } from '../deadline';
import { addMonths, formatLong, later, type LocalDate } from '../local-date';
import { lastDayToExtend } from '../subject-access';
import { addWorkingDays, isWorkingDay, type WorkingDayCalendar } from '../working-days';

/** The month there is in any case, and the two months more of a request that is complex. */
const MONTHS_EXTENDED = 3;

/**
 * RC-05: a request to see what is held is answered within a calendar month of its receipt, or of the day on which it
 * was known who asks, if that was later. Told within that month that it takes longer, two months more.
 *
 * The one due date that moves: from a day that is no working day to the next that is one (DT-08 leaves all others).
 * It is owed to anybody, whatever their status or age, and goes on after their death.
 *
 * @statute {@link PROVISIONS.ukGdpr}
 */
export function answerRequests({ file, calendar }: Situation): DueItem[] {
  return file.subjectAccessRequests.map((request) => {
    const { id, receivedOn, answeredOn } = request;
    const extended = isExtended(request, calendar);
    const counted = countedFrom(request);
    const dueOn = extended
      ? sameOrNextWorkingDay(addMonths(counted, MONTHS_EXTENDED), calendar)
      : lastDayToExtend(receivedOn, request.identityConfirmedOn, calendar);
    const known = counted > receivedOn ? `, and who asked was known on ${formatLong(counted)}` : '';
    const within = extended ? 'with the two months more that were told in time' : 'within a calendar month';
    return {
      rule: 'RC-05',
      subject: id,
      start: { id, on: receivedOn, text: `request ${id}` },
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: answeredOn === null ? null : { id, on: answeredOn, substitute: false },
        endedOn: null,
        partial: () => false,
        completeFrom: file.knownSince.subjectAccessRequests ?? null,
      }),
      sentence: `A request to see the file came on ${formatLong(receivedOn)}${known}, so it is answered by ${formatLong(dueOn)}, ${within}`,
    };
  });
}

/** Told in time that it takes longer; told later changes nothing. */
function isExtended(request: SubjectAccessRequest, calendar: WorkingDayCalendar): boolean {
  const { extendedOn, receivedOn, identityConfirmedOn } = request;
  return extendedOn !== null && extendedOn <= lastDayToExtend(receivedOn, identityConfirmedOn, calendar);
}

function countedFrom({ receivedOn, identityConfirmedOn }: SubjectAccessRequest): LocalDate {
  return later(receivedOn, identityConfirmedOn ?? receivedOn);
}

function sameOrNextWorkingDay(day: LocalDate, calendar: WorkingDayCalendar): LocalDate {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
}
