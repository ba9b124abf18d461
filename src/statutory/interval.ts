import type { CaseFile } from './case-file';
import { dutyEnd, outcomeOf, type Meeting, type Outcome, type Start } from './deadline';
import type { No } from './health-offers';
import { addDays, later, type LocalDate } from './local-date';
import { startOfDuty } from './milestones';
import { compare } from './order';
import { holdsOn, type Span } from './spans';

/** An event of a duty that returns after every event: a visit or a review, which meets it, or what only starts it anew. */
export interface IntervalEvent extends Start {
  meets: boolean;
  substitute: boolean;
  /** The duty itself began that day: something that meets it may follow on the same day. */
  begins?: boolean;
}

/** A duty that returns at an interval counted from the actual last event (DT-04), never from the date it was due. */
interface IntervalDuty {
  file: CaseFile;
  events: IntervalEvent[];
  dueAfter: (event: IntervalEvent) => LocalDate;
  owed: readonly Span[];
  asOf: LocalDate;
  completeFrom: LocalDate | null;
  /** Whether the duty is owed where no event at all is known before records begin. */
  unseenStart: boolean;
  /** Whether something that does not meet the duty was recorded after an event, up to the next. */
  partialAfter: (event: Start) => boolean;
  /** Of the turn that an event started, up to the next: the no that stands, and by when it is offered again. */
  declinedAfter?: (event: Start, until: LocalDate | null) => No | null;
}

/** One turn of such a duty. */
export interface Turn {
  start: Start;
  /** Whether it is counted from the day on which the duty began. */
  first: boolean;
  dueOn: LocalDate;
  outcome: Outcome;
  /** The day on which it was over: the next event, or the end of the duty; null for the one that runs. */
  closedOn: LocalDate | null;
}

/** The start of a turn that is counted from the day on which records begin, because nothing earlier can be known. */
export const RECORDS_BEGIN = 'records-begin';

/**
 * Every turn of a duty that returns at an interval, those over and the one that runs.
 *
 * Each event closes the turn before it and starts the next. A turn that ended unmet is over for good: where the duty is
 * owed again after it would have fallen due, it begins anew that day. Where the turn that ran when records began had fallen due
 * already, nobody can say how it went: it is unknown, and a new turn is counted from the day records begin, which is
 * the latest it can be due.
 */
export function turns(duty: IntervalDuty): Turn[] {
  if (duty.owed.length === 0) return [];
  const events = withRestarts(withRecordsBegin(duty), duty);
  return events.flatMap((event, index) => {
    const next = events[index + 1] ?? null;
    const ended = dutyEnd(duty.owed, event.on, next ? later(next.on, addDays(event.on, 1)) : null);
    if (ended === 'never') return [];
    const owedAtNext = next !== null && duty.owed.some((span) => holdsOn(span, next.on));
    // What happens on the day it is owed again does not undo that it had ended.
    const endedBefore = next !== null && ended !== null && ended < next.on;
    const meeting: Meeting | null = next?.meets && owedAtNext && !endedBefore ? next : null;
    const dueOn = duty.dueAfter(event);
    const closedOn = next && !endedBefore ? next.on : ended;
    const outcome = outcomeOf({
      dueOn,
      meeting,
      endedOn: closedOn,
      partial: () => duty.partialAfter(event),
      ...duty.declinedAfter?.(event, closedOn),
      completeFrom: duty.completeFrom,
    });
    const { id, on, text, begins = false } = event;
    return [{ start: { id, on, text }, first: begins, dueOn, outcome, closedOn }];
  });
}

/**
 * Where such a duty begins anew: at each time it is owed into which the interval of no earlier event runs on. One that
 * had run out by then was not owed when it fell due, so it counts from the day the duty begins.
 *
 * @param events in order
 */
export function beginningsOf(
  file: CaseFile,
  owed: readonly Span[],
  events: readonly IntervalEvent[],
  dueAfter: (event: Start) => LocalDate,
): IntervalEvent[] {
  const runsOnInto = (day: LocalDate) => {
    const last = events.findLast(({ on }) => on < day);
    return last !== undefined && dueAfter(last) >= day;
  };
  return owed
    .filter((span) => !runsOnInto(span.from))
    .map((span) => ({ ...startOfDuty(file, span.from), meets: false, substitute: false, begins: true }));
}

/** With a beginning wherever the duty is owed again and what ran before had ended, and would have been due, by then. */
function withRestarts(events: IntervalEvent[], { file, owed, dueAfter }: IntervalDuty): IntervalEvent[] {
  if (owed.length < 2) return events;
  const restarts = owed.flatMap(({ from }): IntervalEvent[] => {
    const running = events.findLast(({ on }) => on < from);
    const isOver =
      running !== undefined &&
      dueAfter(running) < from &&
      owed.some(({ to }) => to !== null && to > running.on && to < from) &&
      !events.some(({ on }) => on === from);
    return isOver ? [{ ...startOfDuty(file, from), meets: false, substitute: false, begins: true }] : [];
  });
  return restarts.length === 0 ? events : inOrder([...events, ...restarts]);
}

/** In order, one event a day after the duty begins: what meets it before what does not, itself before a substitute. */
function inOrder(events: readonly IntervalEvent[]): IntervalEvent[] {
  const sorted = events.toSorted(byDayAndRank);
  return sorted.filter((event, index) => {
    const previous = sorted[index - 1];
    return event.on !== previous?.on || (previous.begins && event.meets);
  });
}

function byDayAndRank(a: IntervalEvent, b: IntervalEvent): number {
  return (
    compare(a.on, b.on) ||
    Number(b.begins ?? false) - Number(a.begins ?? false) ||
    Number(b.meets) - Number(a.meets) ||
    Number(a.substitute) - Number(b.substitute) ||
    compare(a.id, b.id)
  );
}

function withRecordsBegin({ events, dueAfter, owed, asOf, completeFrom, unseenStart }: IntervalDuty): IntervalEvent[] {
  const ordered = inOrder(events);
  if (completeFrom === null || completeFrom > asOf || !owed.some((span) => holdsOn(span, completeFrom))) return ordered;
  const running = ordered.findLast((event) => event.on <= completeFrom);
  const unknown = running ? dueAfter(running) < completeFrom : unseenStart;
  if (!unknown) return ordered;
  const text = 'records of this kind began';
  return inOrder([...ordered, { id: RECORDS_BEGIN, on: completeFrom, text, meets: false, substitute: false }]);
}
