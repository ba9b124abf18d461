import type { Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';

/** As service directories are commonly gone through twice a year; no law sets it (ADR 0075). */
export const CHECK_AFTER_MONTHS = 6;

/** SQL of the day since which nobody looked at a service `s`. */
export const SURE_ON = `coalesce(s.checked_on, (s.changed_at at time zone 'Europe/London')::date)`;

/** How many open services nobody has looked at for so long that it is time. */
export async function countServicesToCheck({ manager }: Work, today: LocalDate): Promise<number> {
  const [{ count }]: [{ count: number }] = await manager.query(
    `select count(*)::int as count from health_service s where not s.closed and ${SURE_ON} <= $1`,
    [addMonths(today, -CHECK_AFTER_MONTHS)],
  );
  return count;
}
