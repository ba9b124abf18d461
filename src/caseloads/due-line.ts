import { isPastDue } from '../deadlines/past-due';
import type { DutyBasis } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/** One item of what's due as a list shows it. */
export interface DueLine {
  id: string;
  rule: string;
  title: string;
  dueOn: LocalDate;
  /** The instant, where hours are counted. */
  dueAt: string | null;
  /** Whether its time has run out. */
  overdue: boolean;
  because: string;
  dutyBasis: DutyBasis;
  /** False where the wording of the rule has still to be confirmed: it is never shown as settled law. */
  confirmed: boolean;
  /** Until when a manager has paused it; null when it is not paused today. */
  pausedUntil: LocalDate | null;
}

/** SQL that is true for a deadline `d` which is still owed. */
export const STILL_OWED = `d.state in ('open', 'partial', 'declined')`;

/** SQL for a list of DueLine, earliest first. @param today the parameter that holds today */
export function dueLines(today: string): string {
  return `jsonb_agg(jsonb_build_object('id', d.id, 'rule', d.rule, 'title', d.title, 'dueOn', d.due_on,
    'dueAt', d.due_at, 'overdue', ${isPastDue(today)}, 'because', d.because, 'dutyBasis', d.duty_basis, 'confirmed', d.confirmed,
    'pausedUntil', case when d.paused_until > ${today} then d.paused_until end) order by d.due_on, d.rule, d.id)`;
}
