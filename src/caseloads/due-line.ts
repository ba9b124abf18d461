import { LATE_LINE_OF, type LateLine } from '../late-causes/late-line';
import type { Actor } from '../access/actor';
import { isPastDue } from '../deadlines/past-due';
import { becauseFor } from '../deadlines/said-no';
import { rulesMetBy } from '../young-people/what-meets';
import type { DutyBasis, Severity } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/** One item of what's due as a list shows it. */
export interface DueLine {
  id: string;
  rule: string;
  subject: string | null;
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
  /** What started it: the same for all that one event brings. */
  startedById: string;
  startedBy: string;
  notBefore: LocalDate | null;
  severity: Severity;
  /** What was last said that will be done about it. */
  said: SaidOfItem | null;
  /** Something was recorded towards it that does not meet it. */
  partly: boolean;
  /** Of what is overdue: why, as was said last; null where nobody has said so. */
  late: LateLine | null;
}

/** "I will …, by …" */
export interface SaidOfItem {
  staffId: string;
  name: string;
  willDo: string;
  byOn: LocalDate;
  saidOn: LocalDate;
}

/** SQL that is true for a deadline `d` which is still owed. */
export const STILL_OWED = `d.state in ('open', 'partial', 'declined')`;

/** SQL of the SaidOfItem of the deadline in this column: the latest, or null. */
export function saidOf(deadlineId: string): string {
  return `(select jsonb_build_object('staffId', k.staff_id, 'name', who.name, 'willDo', k.will_do, 'byOn', k.by_on, 'saidOn', k.said_on)
     from acknowledgement k join staff who on who.id = k.staff_id
    where k.deadline_id = ${deadlineId} order by k.recorded_at desc, k.id desc limit 1)`;
}

/**
 * SQL that is true for a deadline `d` that is overdue although something was recorded towards it, which a manager may
 * accept in its place: of visits only.
 *
 * @param today the parameter that holds today
 */
export function waitsForAcceptance(today: string): string {
  const rules = rulesMetBy('visit').map((rule) => `'${rule}'`);
  return `(d.state = 'partial' and ${isPastDue(today)} and d.rule in (${rules.join(', ')}))`;
}

/** SQL for a list of DueLine as the actor may know it, earliest first. @param today the parameter that holds today */
export function dueLines(today: string, actor: Actor): string {
  return `jsonb_agg(jsonb_build_object('id', d.id, 'rule', d.rule, 'subject', d.subject, 'title', d.title, 'dueOn', d.due_on,
    'dueAt', d.due_at, 'overdue', ${isPastDue(today)}, 'because', ${becauseFor(actor)}, 'dutyBasis', d.duty_basis, 'confirmed', d.confirmed,
    'pausedUntil', case when d.paused_until > ${today} then d.paused_until end, 'startedById', d.started_by_id,
    'startedBy', d.started_by, 'notBefore', d.not_before, 'severity', d.severity, 'said', ${saidOf('d.id')},
     'partly', d.state = 'partial', 'late', case when ${isPastDue(today)} then ${LATE_LINE_OF} end) order by d.due_on, d.rule, d.id)`;
}
