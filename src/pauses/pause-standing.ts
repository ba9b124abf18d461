import { daysBetween, earlier, later, type LocalDate } from '../statutory/local-date';

/** A step as far as dates go. */
interface Taken {
  on: LocalDate;
}

/** What decides how a pause stands on a day. */
export interface PauseDates {
  fromOn: LocalDate;
  /** The first day it no longer holds. */
  untilOn: LocalDate;
  /** Approved, refused or taken back; null while nobody has. */
  decided: (Taken & { step: 'approved' | 'refused' | 'taken-back' }) | null;
  ended: Taken | null;
  /** Whether the item it was asked for is still to be done. */
  owed: boolean;
}

/**
 * `asked`: waits for a manager. `out-of-date`: nobody decided before it would have been over, or before the item was
 * done or no longer due. `to-come`: approved, and not begun. `over`: by itself.
 */
export type PauseStanding =
  'asked' | 'out-of-date' | 'refused' | 'taken-back' | 'to-come' | 'running' | 'over' | 'ended';

/** How a pause stands on a day. */
export function standingOf(pause: PauseDates, today: LocalDate): PauseStanding {
  const { decided, ended, fromOn, untilOn, owed } = pause;
  if (decided === null) return owed && today < untilOn ? 'asked' : 'out-of-date';
  if (decided.step !== 'approved') return decided.step;
  if (ended) return 'ended';
  if (today >= untilOn) return 'over';
  return today < fromOn ? 'to-come' : 'running';
}

/**
 * The days on which reminders stop, as the case file has them: from its first day or that of its approval, whichever is
 * later, until its last or that on which it was ended. Null where there is no such day.
 */
export function daysPaused(pause: PauseDates): { from: LocalDate; until: LocalDate } | null {
  if (pause.decided?.step !== 'approved') return null;
  const from = later(pause.fromOn, pause.decided.on);
  const until = pause.ended ? earlier(pause.untilOn, pause.ended.on) : pause.untilOn;
  return from < until ? { from, until } : null;
}

/** How many days reminders stop altogether, those to come included; a day of two pauses counts once. */
export function daysInAll(pauses: readonly PauseDates[]): number {
  let days = 0;
  let counted: LocalDate | null = null;
  const spans = pauses.map(daysPaused).filter((span) => span !== null);
  for (const { from, until } of spans.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start: LocalDate = counted === null ? from : later(from, counted);
    if (start < until) days += daysBetween(start, until);
    counted = counted === null ? until : later(counted, until);
  }
  return days;
}
