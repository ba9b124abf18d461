import { addDays, addMonths, formatLong, later, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import { holdsOn, joined, type Span } from '../spans';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';
import type { Task } from './task';

const FORTNIGHT = 14;
/** SV-08: an absence of more working days than this is a long one. */
const LONG_ABSENCE_WD = 10;

/**
 * SV-01: a worker is supervised every so many months, and more often while they are new: every fortnight in their first
 * three months, unless the authority says otherwise. New is also whoever begins as newly qualified, though they have
 * worked here for long, from that day on. What would fall into leave is due on their first day back.
 *
 * @param lastOn the last supervision held; null counts from the day they started
 * @param leave from the first day away to the first day back; null while they are away
 * @param qualifiedOn the day they began as newly qualified; null where none is recorded
 * @returns null while they are away with no day on which they come back
 * @statute {@link PROVISIONS.localPolicy}
 */
export function supervisionOfWorker(
  lastOn: LocalDate | null,
  startedOn: LocalDate,
  { supervisionMonths, newStaffSupervision }: Pick<Policy, 'supervisionMonths' | 'newStaffSupervision'>,
  leave: readonly Span[],
  qualifiedOn: LocalDate | null = null,
): Task | null {
  const { everyDays, forMonths } = newStaffSupervision;
  const last = lastOn ?? startedOn;
  const startsNew = last < addMonths(startedOn, forMonths);
  const ordinary = startsNew ? addDays(last, everyDays) : addMonths(last, supervisionMonths);
  // Held before they qualified: the first of those that are asked more often counts from that day.
  const counted = qualifiedOn !== null && last < addMonths(qualifiedOn, forMonths) ? later(last, qualifiedOn) : null;
  const qualifies = counted !== null && addDays(counted, everyDays) < ordinary;
  const since = qualifies ? counted : last;
  const regular = qualifies ? addDays(counted, everyDays) : ordinary;
  const away = joined(leave).find((span) => holdsOn(span, regular));
  if (away?.to === null) return null;
  const dueOn = away?.to ?? regular;
  const often =
    startsNew || qualifies
      ? daysInWords(everyDays)
      : supervisionMonths === 1
        ? 'a month'
        : `${supervisionMonths} months`;
  return {
    rule: 'SV-01',
    task: 'Hold supervision',
    dueOn,
    basis: 'policy',
    because: away
      ? `Supervision would have been due on ${formatLong(regular)}, during leave, so it is held on the first day back, ${formatLong(dueOn)}.`
      : `By the authority's standard supervision is held within ${often} of ${formatLong(since)}${qualifies ? ' while they are newly qualified' : ''}, by ${formatLong(dueOn)}.`,
  };
}

/**
 * SV-01: while a manager has exempted a worker from the authority's standard nothing is due. What would have been due before
 * the exemption ends is due on the day after it.
 *
 * @param due what the standard asks without it
 * @param exempt the exemptions that count on the day of asking, from the first day to the first day after
 * @param leave as `supervisionOfWorker` has it
 * @returns null where they are away then with no day on which they come back
 * @statute {@link PROVISIONS.localPolicy}
 */
export function supervisionAfterExemption(due: Task, exempt: readonly Span[], leave: readonly Span[]): Task | null {
  const last = exempt.reduce((end, { to }) => (to !== null && to > end ? to : end), due.dueOn);
  if (last === due.dueOn) return due;
  const away = joined(leave).find((span) => holdsOn(span, last));
  if (away?.to === null) return null;
  const dueOn = away?.to ?? last;
  return {
    ...due,
    dueOn,
    because: `Exempt from the authority's standard until ${formatLong(addDays(last, -1))}, so supervision is held after that, by ${formatLong(dueOn)}.`,
  };
}

function daysInWords(days: number): string {
  if (days === FORTNIGHT) return 'a fortnight';
  return days === 1 ? 'a day' : `${days} days`;
}

/**
 * SV-04: an action agreed in supervision is done by its own date, and closed with what came of it.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function actionOfSupervision(agreedOn: LocalDate, dueOn: LocalDate, action: string): Task {
  return {
    rule: 'SV-04',
    task: action,
    dueOn,
    basis: 'policy',
    because: `Agreed in supervision on ${formatLong(agreedOn)} to be done by ${formatLong(dueOn)}.`,
  };
}

/**
 * SV-08: a worker who leaves hands over by their last day, and their young people have another worker from the next.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function workerLeaves(lastDay: LocalDate): Task {
  return {
    rule: 'SV-08',
    task: 'Write the handover and give the young people another worker',
    dueOn: lastDay,
    basis: 'policy',
    because: `The worker's last day is ${formatLong(lastDay)}, so by the authority's standard the handover is written and another worker named by then.`,
  };
}

/**
 * SV-08: a worker who is away for more than ten working days hands over on the eleventh at the latest.
 *
 * @param backOn the first day back; null where nobody knows
 * @returns null for a shorter absence
 * @statute {@link PROVISIONS.localPolicy}
 */
export function workerIsAway(awayFrom: LocalDate, backOn: LocalDate | null, calendar: WorkingDayCalendar): Task | null {
  const eleventh = addWorkingDays(addDays(awayFrom, -1), LONG_ABSENCE_WD + 1, calendar);
  if (backOn !== null && backOn <= eleventh) return null;
  return {
    rule: 'SV-08',
    task: 'Write the handover and give the young people another worker',
    dueOn: eleventh,
    basis: 'policy',
    because: `The worker is away from ${formatLong(awayFrom)} for more than ${LONG_ABSENCE_WD} working days, so by the authority's standard another worker is named by ${formatLong(eleventh)}.`,
  };
}
