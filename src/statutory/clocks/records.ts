import type { DutyBasis } from '../case-file';
import { daysBetween, formatLong, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';

/** How late something was entered in the record. */
export interface Entry {
  /** Days between the event and its entry; 0 on the day itself. */
  daysAfter: number;
  dueOn: LocalDate;
  late: boolean;
}

/**
 * RC-10: a contact is entered within the policy's working days of the day it took place.
 *
 * @param recordedOn the day it was entered, in London
 * @statute {@link PROVISIONS.localPolicy}
 */
export function entryOf(
  heldOn: LocalDate,
  recordedOn: LocalDate,
  { recordingWD }: Pick<Policy, 'recordingWD'>,
  calendar: WorkingDayCalendar,
): Entry {
  const dueOn = addWorkingDays(heldOn, recordingWD, calendar);
  return { daysAfter: daysRecordedAfter(heldOn, recordedOn), dueOn, late: recordedOn > dueOn };
}

/** RC-10: how many days after the event it was entered, as a page says it. */
export function daysRecordedAfter(heldOn: LocalDate, recordedOn: LocalDate): number {
  return daysBetween(heldOn, recordedOn);
}

/** Working days of each stage of a complaint, and what they may be extended to. */
const COMPLAINT_STAGES = {
  1: { answer: 'a first answer', workingDays: 10, atMost: 20 },
  2: { answer: 'the investigation', workingDays: 25, atMost: 65 },
  3: { answer: 'the review panel', workingDays: 30, atMost: 30 },
} as const;

/** When one stage of a complaint is over. */
export interface ComplaintStage {
  rule: 'RC-13';
  dueOn: LocalDate;
  /** The last day with every extension; the same day where there is none. */
  atTheLatest: LocalDate;
  basis: DutyBasis;
  confirmed: false;
  because: string;
}

/**
 * RC-13: a complaint about children's services (SI 2006/1738) has its first answer within 10 working days, 20 at most;
 * its investigation within 25, 65 at most; its review panel within 30. The numbers have not been read in the text.
 *
 * @param askedOn the day on which that stage was asked for
 */
export function complaintStage(stage: 1 | 2 | 3, askedOn: LocalDate, calendar: WorkingDayCalendar): ComplaintStage {
  const { answer, workingDays, atMost } = COMPLAINT_STAGES[stage];
  const dueOn = addWorkingDays(askedOn, workingDays, calendar);
  const atTheLatest = addWorkingDays(askedOn, atMost, calendar);
  const extended = atTheLatest > dueOn ? `, extended by ${formatLong(atTheLatest)} at the latest` : '';
  return {
    rule: 'RC-13',
    dueOn,
    atTheLatest,
    basis: 'statute',
    confirmed: false,
    because: `Stage ${stage} of a complaint was asked for on ${formatLong(askedOn)}, so there is ${answer} by ${formatLong(dueOn)}${extended}.`,
  };
}
