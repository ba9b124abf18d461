import type { Deadline } from '../deadlines/deadline.entity';
import { hasRunOut } from '../deadlines/past-due';
import { isOutstanding } from '../statutory/deadline';
import type { LocalDate } from '../statutory/local-date';

type Item = Pick<Deadline, 'state' | 'dueOn' | 'dueAt' | 'metOn'>;

/** SQL that is true for a deadline `d` that was not done in time and is over: met late, also by a substitute, or never. */
export const OVER_LATE = `(d.state in ('met-late', 'breached') or (d.state = 'met-by-substitute' and d.met_on > d.due_on))`;

/** Whether it was not done in time and is over, as `OVER_LATE` has it. */
export function isOverLate({ state, dueOn, metOn }: Omit<Item, 'dueAt'>): boolean {
  return (
    state === 'met-late' || state === 'breached' || (state === 'met-by-substitute' && metOn !== null && metOn > dueOn)
  );
}

/** Whether something is late now, or was not done in time: only then has it a cause. */
export function isLate(item: Item, today: LocalDate, now: Date): boolean {
  return isOutstanding(item.state) ? hasRunOut(item, today, now) : isOverLate(item);
}
