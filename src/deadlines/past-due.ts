import type { LocalDate } from '../statutory/local-date';

/**
 * SQL that is true for a deadline `d` whose time has run out, false for any other: its day is over or, where hours are
 * counted, its instant has passed. Its day bounds both, so that what is read by day is read by an index.
 *
 * @param today the parameter that holds today
 */
export function isPastDue(today: string): string {
  return `(d.due_on <= ${today} and (d.due_on < ${today} or (d.due_at is not null and d.due_at <= now())))`;
}

/** The same of the days to come: true for a deadline `d` due by the parameter `until` whose time has not run out. */
export function isDueWithin(today: string, until: string): string {
  return `(d.due_on between ${today} and ${until} and (d.due_at is null or d.due_at > now()))`;
}

/** Whether the time of one that was read has run out. */
export function hasRunOut(
  { dueOn, dueAt }: { dueOn: LocalDate; dueAt: Date | null },
  today: LocalDate,
  now: Date,
): boolean {
  return dueOn < today || (dueAt !== null && dueAt <= now);
}
