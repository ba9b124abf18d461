import type { CaseFile, Deadline, DeadlineState, Severity } from './case-file';
import { formatLong, type LocalDate } from './local-date';
import { DEADLINE_RULES, type DeadlineRuleId } from './rule-book';
import type { Span } from './spans';
import type { StatusSpell } from './status-history';
import { isBeyondTable, planBy, type WorkingDayCalendar } from './working-days';

/** What a rule reads. `file` is the case file as known on `asOf`. */
export interface Situation {
  file: CaseFile;
  asOf: LocalDate;
  /** Every legal status from 16 to `asOf`. */
  history: StatusSpell[];
  calendar: WorkingDayCalendar;
}

/** What starts a deadline: the fact, or a milestone such as `age-21`, and how it is named. */
export interface Start {
  id: string;
  on: LocalDate;
  text: string;
}

/** Something that meets a deadline. A substitute is one that a manager accepted in its place. */
export interface Meeting {
  id: string;
  on: LocalDate;
  substitute: boolean;
  /** Where hours are counted: whether it came before they ran out. Otherwise its day says so. */
  inTime?: boolean;
}

/** What a rule says of one thing due; the rest of a deadline follows from the rule book and the day. */
export interface DueItem {
  rule: DeadlineRuleId;
  /** Where one rule asks for several things: the name of this one. Otherwise that of the rule. */
  title?: string;
  subject: string | null;
  start: Start;
  dueOn: LocalDate;
  /** The instant, where hours are counted; `dueOn` is then its day in London. */
  dueAt?: string;
  notBefore: LocalDate | null;
  outcome: Outcome;
  /** Where it is not the rule's own: graver for some than for others. */
  severity?: Severity;
  /** What is due by when and why, as the first half of a sentence; how it went is added. */
  sentence: string;
}

/** How the sentence of something partly done ends. */
export const NOT_WHAT_IS_ASKED = '; what has been recorded does not meet it';

/** Finds how a sentence says that somebody said no: a pattern, for whoever may not know it. */
export const SAID_NO = '; declined on [^;.]*';

/** How something due went. */
export interface Outcome {
  state: DeadlineState;
  metOn: LocalDate | null;
  metBy: string | null;
  /** How it went, as the second half of a sentence; empty while it is open. */
  ending: string;
}

/** What decides how something due went. */
interface Course {
  dueOn: LocalDate;
  meeting: Meeting | null;
  /** The day on which the duty ended without being met, or null while it lasts. */
  endedOn: LocalDate | null;
  /** Whether something was recorded that is about it and does not meet it; asked only where that decides. */
  partial: () => boolean;
  /** The day on which the young person said no to it; it stays owed. */
  declinedOn?: LocalDate | null;
  /** By when it is offered again, by the authority's own standard; null where nothing says a day. */
  offerAgainBy?: LocalDate | null;
  /** The day from which the record of what could have met it is complete. */
  completeFrom: LocalDate | null;
}

/**
 * How something due went, on what is known.
 *
 * Met on or before the due date is in time. Fallen due before records of its kind are complete, it is neither met
 * nor breached, whatever happens to be recorded: else only what was done would be counted. Ended on or before the due date it is superseded, ended after it
 * unmet it stays breached (DT-07, DT-13).
 */
export function outcomeOf({
  dueOn,
  meeting,
  endedOn,
  partial,
  declinedOn,
  offerAgainBy,
  completeFrom,
}: Course): Outcome {
  if (completeFrom !== null && dueOn < completeFrom) {
    return unmet(
      'unknown',
      `; records of this kind are complete only from ${formatLong(completeFrom)}, so it counts as neither met nor missed`,
    );
  }
  if (meeting) return metBy(meeting, meeting.inTime ?? meeting.on <= dueOn);
  if (endedOn !== null && endedOn <= dueOn) return unmet('superseded', `; no longer due from ${formatLong(endedOn)}`);
  const no = declinedOn ? `; declined on ${formatLong(declinedOn)}` : '';
  if (endedOn !== null) return unmet('breached', `${no}; not done before the duty ended on ${formatLong(endedOn)}`);
  if (declinedOn)
    return unmet('declined', `${no}, so ${offerAgainBy ? offeredAgainBy(offerAgainBy) : 'it is offered again'}`);
  return partial() ? unmet('partial', NOT_WHAT_IS_ASKED) : unmet('open', '');
}

/** No law sets that day. */
export function offeredAgainBy(day: LocalDate): string {
  return `by the authority's standard it is offered again by ${formatLong(day)}`;
}

/** Met, in time or late, or by what was accepted in its place. */
export function metBy(meeting: Meeting, inTime: boolean): Outcome {
  const { id, on, substitute } = meeting;
  if (substitute) {
    const ending = `; what was done on ${formatLong(on)} was accepted in its place`;
    return { state: 'met-by-substitute', metOn: on, metBy: id, ending };
  }
  return inTime
    ? { state: 'met', metOn: on, metBy: id, ending: `; done on ${formatLong(on)}` }
    : { state: 'met-late', metOn: on, metBy: id, ending: `; done late, on ${formatLong(on)}` };
}

/**
 * When a duty that is owed during these spans ended for something that ran from one day until another.
 *
 * @returns null where it is still owed, `never` where it was owed on no day of that time
 */
export function dutyEnd(owed: readonly Span[], from: LocalDate, until: LocalDate | null): LocalDate | null | 'never' {
  const last = owed.findLast((span) => (until === null || span.from < until) && (span.to === null || span.to > from));
  return last ? last.to : 'never';
}

/**
 * As `dutyEnd`, of what is done once: owed again later, it is not due again.
 *
 * @returns null where it is still owed, `never` where it was owed on no day from then on
 */
export function onceDutyEnd(owed: readonly Span[], from: LocalDate): LocalDate | null | 'never' {
  const first = owed.find((span) => span.to === null || span.to > from);
  return first ? first.to : 'never';
}

/** The deadline as the ledger and the pages have it on the day: with its rule's basis, overdue, and paused. */
export function deadlineOf(item: DueItem, { file, asOf, calendar }: Situation): Deadline {
  const { title, severity, dutyBasis, dateBasis, confirmed } = DEADLINE_RULES[item.rule];
  const { state, metOn, metBy, ending } = item.outcome;
  const outstanding = isOutstanding(state);
  return {
    rule: item.rule,
    subject: item.subject,
    startedById: item.start.id,
    title: item.title ?? title,
    startedBy: `${item.start.text} on ${item.start.on}`,
    startedOn: item.start.on,
    dueOn: item.dueOn,
    dueAt: item.dueAt ?? null,
    planBy: planBy(item.dueOn, calendar),
    state,
    overdue: outstanding && isPast(item, asOf),
    metOn,
    metBy,
    notBefore: item.notBefore,
    paused: outstanding ? pausedBy(item, file, asOf) : null,
    dutyBasis,
    dateBasis,
    confirmed,
    severity: item.severity ?? severity,
    because: `${item.sentence}${workingDayCaveat(item.dueOn, calendar)}${ending}.`,
  };
}

/** After its day (DT-07); where hours are counted, by the end of the day in London on which they run out. */
function isPast({ dueOn, dueAt }: DueItem, asOf: LocalDate): boolean {
  return dueAt === undefined ? asOf > dueOn : asOf >= dueOn;
}

/** Says so where a working day was counted without knowing the bank holidays (DT-11). */
function workingDayCaveat(dueOn: LocalDate, calendar: WorkingDayCalendar): string {
  return isBeyondTable(dueOn, calendar)
    ? ` (the bank holidays of ${dueOn.slice(0, 4)} are not loaded: check working days)`
    : '';
}

/** Whether something is still to be done. */
export function isOutstanding(state: DeadlineState): boolean {
  return state === 'open' || state === 'partial' || state === 'declined';
}

/** The hold that lasts longest, of those that run: alerts stop until its day, the duty does not. */
function pausedBy(item: DueItem, file: CaseFile, asOf: LocalDate): Deadline['paused'] {
  const hold = file.holds
    .filter((one) => one.rule === item.rule && (one.subject === null || one.subject === item.subject))
    .filter((one) => one.from <= asOf && asOf < one.until)
    .sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : a.id < b.id ? -1 : 1))[0];
  return hold ? { until: hold.until, reason: hold.reason, approvedBy: hold.approvedBy } : null;
}

function unmet(state: DeadlineState, ending: string): Outcome {
  return { state, metOn: null, metBy: null, ending };
}
