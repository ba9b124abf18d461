import type { LegalStatus } from '../case-file';
import { onceDutyEnd, outcomeOf, type DueItem, type Meeting, type Situation, type Start } from '../deadline';
import { leaveExpiry } from '../leave';
import { addDays, addMonths, formatLong, type LocalDate } from '../local-date';
import { takesSupport } from '../milestones';
import { policyOn } from '../policy';
import { spellsWhere } from '../status-history';

const APPLY_WITHIN_DAYS = 28;

/** There is one leave to remain at a time, and it has no id of its own. */
const LEAVE = 'immigration';

const OWED: ReadonlySet<string> = new Set([
  'looked-after-not-eligible',
  'eligible',
  'relevant',
  'former-relevant',
  'qualifying',
]);

/** One of the two things to do before leave expires. */
interface Step {
  title: string;
  subject: string;
  /** The first day on which it counts; null where that is not known. */
  notBefore: LocalDate | null;
  dueOn: LocalDate;
  doneOn: LocalDate | null;
  sentence: string;
}

/**
 * IM-03: before leave to remain expires, legal advice starts within the policy's months, and the application is made in
 * the last 28 days, at the latest the day before. What was done before its first day is about something else: advice on
 * the claim, an application that would be refused as too early.
 *
 * The 28 days are those of an unaccompanied asylum-seeking child's leave. For any other kind, protection above all, the
 * first day to apply is a matter for the legal adviser; that it is made before leave expires holds for each.
 *
 * @statute {@link PROVISIONS.immigrationRules} {@link PROVISIONS.uascGuidance}
 */
export function leaveRunsOut({ file, history }: Situation): DueItem[] {
  const expiry = leaveExpiry(file);
  if (file.immigration === null || expiry === null) return [];
  const { leaveGrantedOn, leaveKind, legalAdviceStartedOn, applicationMadeOn } = file.immigration;
  const start = leaveGrantedOn
    ? { id: LEAVE, on: leaveGrantedOn, text: 'leave to remain granted' }
    : { id: LEAVE, on: expiry, text: 'leave to remain that expires' };
  const endedOn = onceDutyEnd(spellsWhere(history, isOwed), start.on);
  if (endedOn === 'never') return [];
  const { fromMonths, byMonths } = policyOn(file, start.on).legalAdvice;
  const adviceBy = addMonths(expiry, -byMonths);
  const applyBy = addDays(expiry, -1);
  const applyFrom = leaveKind === 'uasc' ? addDays(expiry, -APPLY_WITHIN_DAYS) : null;
  const expires = `Leave to remain expires on ${formatLong(expiry)}`;
  const steps: Step[] = [
    {
      title: 'Start legal advice before leave to remain expires',
      subject: 'legal-advice',
      notBefore: addMonths(expiry, -fromMonths),
      dueOn: adviceBy,
      doneOn: legalAdviceStartedOn,
      sentence: `${expires}, so legal advice has started by ${formatLong(adviceBy)}`,
    },
    {
      title: 'Apply before leave to remain expires',
      subject: 'application',
      notBefore: applyFrom,
      dueOn: applyBy,
      doneOn: applicationMadeOn,
      sentence: applyFrom
        ? `${expires}, so the application is made from ${formatLong(applyFrom)} to ${formatLong(applyBy)}`
        : `${expires}, so the application is made by ${formatLong(applyBy)}; from when depends on the kind of leave, which a legal adviser knows`,
    },
  ];
  return steps.map((step) => itemOf(step, start, endedOn));
}

function itemOf(
  { title, subject, notBefore, dueOn, doneOn, sentence }: Step,
  start: Start,
  endedOn: LocalDate | null,
): DueItem {
  const first = notBefore ?? start.on;
  const counts = doneOn !== null && doneOn >= first && (endedOn === null || doneOn < endedOn);
  const meeting: Meeting | null = counts ? { id: LEAVE, on: doneOn, substitute: false } : null;
  return {
    rule: 'IM-03',
    title,
    subject,
    start,
    dueOn,
    notBefore,
    outcome: outcomeOf({
      dueOn,
      meeting,
      endedOn,
      partial: () => doneOn !== null && doneOn >= start.on,
      completeFrom: null,
    }),
    sentence,
  };
}

function isOwed(status: LegalStatus): boolean {
  return OWED.has(status.code) || takesSupport(status);
}
