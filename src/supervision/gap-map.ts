import { supervisionAfterExemption, supervisionOfWorker } from '../statutory/clocks/supervision';
import { addDays, addMonths, earlier, later, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { holdsOn, joined, type Span } from '../statutory/spans';

/** What decides how the supervision of a worker stands. */
export interface WorkerDays {
  /** Null: not recorded. */
  startedOn: LocalDate | null;
  /** The day they began as newly qualified, from which their load climbs too; null: not recorded. */
  qualifiedOn: LocalDate | null;
  leftOn: LocalDate | null;
  /** The days of the sessions that both signed. */
  heldOn: readonly LocalDate[];
  /** From the first day away to the first day back; null while they are away. */
  leave: readonly Span[];
  /** Exemptions from the policy, from the first day to the first day after. */
  exempt: readonly Exemption[];
}

/** The policy asks no sessions of a worker from a day to another, which is the first on which it does again. */
export interface Exemption extends Span {
  to: LocalDate;
  reason: string;
}

/**
 * held: at least one session · gap: none, and it was late by the end of the month or is by now · not-due: none, and none
 * was late · away: away for all of it, or with no day of return · exempt: none, and exempt at its end · not-here: before they started or after they left, or
 * before sessions were kept here.
 */
export type MonthState = 'held' | 'gap' | 'not-due' | 'away' | 'exempt' | 'not-here';

export interface MonthCell {
  /** The first day of the month. */
  month: LocalDate;
  state: MonthState;
  held: number;
}

/** The first days of the last so many months, the one of today last. */
export function monthsUpTo(today: LocalDate, count: number): LocalDate[] {
  const first = `${today.slice(0, 7)}-01` as LocalDate;
  return Array.from({ length: count }, (_, at) => addMonths(first, at - count + 1));
}

/**
 * When the next supervision of a worker is due (SV-01), and why.
 *
 * @param keptFrom the day from which sessions are kept here: nobody is late for what nobody could record
 * An exemption that has begun moves what it overtook to the day after it; one that is still to come, what would fall into it.
 *
 * @returns null where none is: they have left, or are away with no day on which they come back
 */
export function nextSupervision(
  worker: WorkerDays,
  keptFrom: LocalDate,
  policy: Policy,
  on: LocalDate,
): { dueOn: LocalDate; because: string } | null {
  if (worker.leftOn !== null && worker.leftOn <= on) return null;
  const startedOn = worker.startedOn ?? keptFrom;
  const held = worker.heldOn.filter((day) => day <= on).sort();
  const last = held.at(-1) ?? (keptFrom > startedOn ? keptFrom : null);
  const due = supervisionOfWorker(last, startedOn, policy, worker.leave, worker.qualifiedOn);
  const counts = worker.exempt.filter(
    (span) => span.to > (last ?? startedOn) && (span.from <= on || (due && holdsOn(span, due.dueOn))),
  );
  return due && supervisionAfterExemption(due, counts, worker.leave);
}

/** The exemption that holds on a day; null where the policy does. */
export function exemptOn({ exempt }: Pick<WorkerDays, 'exempt'>, on: LocalDate): Exemption | null {
  return exempt.find((span) => holdsOn(span, on)) ?? null;
}

/** A worker's supervision month by month. */
export function monthCells(
  worker: WorkerDays,
  keptFrom: LocalDate,
  policy: Policy,
  months: readonly LocalDate[],
  today: LocalDate,
): MonthCell[] {
  return months.map((month) => {
    const lastDay = addDays(addMonths(month, 1), -1);
    const held = worker.heldOn.filter((day) => day >= month && day <= lastDay).length;
    const upTo = earlier(lastDay, today);
    return { month, held, state: held > 0 ? 'held' : stateWithout(worker, keptFrom, policy, month, upTo) };
  });
}

function stateWithout(
  worker: WorkerDays,
  keptFrom: LocalDate,
  policy: Policy,
  month: LocalDate,
  upTo: LocalDate,
): MonthState {
  const from = later(worker.startedOn ?? keptFrom, keptFrom);
  if (from > upTo || (worker.leftOn !== null && worker.leftOn <= month)) return 'not-here';
  if (joined(worker.leave).some((span) => holdsOn(span, month) && holdsOn(span, upTo))) return 'away';
  const on = worker.leftOn === null ? upTo : earlier(upTo, addDays(worker.leftOn, -1));
  if (exemptOn(worker, on)) return 'exempt';
  const next = nextSupervision(worker, keptFrom, policy, on);
  if (next === null) return 'away';
  return next.dueOn < on ? 'gap' : 'not-due';
}
