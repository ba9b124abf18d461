import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';

/** One of those that a figure counts, as its list names it. */
export interface WorkItem {
  /** Of the young person, worker, visit, contact, supervision or decision. */
  id: string;
  /** The day on which it is counted, or the first day of the month or period. */
  bucket: LocalDate;
  kind: string;
  /** Null where it is about a worker. */
  person: (Named & { id: string }) | null;
  staffId: string | null;
  staffName: string | null;
  /** Of the young person today, or of the worker. */
  teamId: string | null;
  teamName: string | null;
  /** What a list says of it; each figure says in its words what the day and the number are. */
  onDay: LocalDate | null;
  number: number | null;
  /** A sentence, where a figure has one of its own. */
  why: string | null;
}

/** How many of one kind. */
export interface WorkCount {
  /** The team, or where it is counted worker by worker the worker. */
  groupId: string | null;
  bucket: LocalDate;
  kind: string;
  count: number;
  /** The first `onDay` of them. */
  firstOn: LocalDate | null;
}

/** The same, counted. @param by what is counted apart */
export function countsIn(
  items: readonly Pick<WorkItem, 'teamId' | 'staffId' | 'bucket' | 'kind' | 'onDay'>[],
  by: 'teamId' | 'staffId' = 'teamId',
): WorkCount[] {
  const counts = new Map<string, WorkCount>();
  for (const { [by]: groupId, bucket, kind, onDay } of items) {
    const key = `${groupId ?? ''} ${bucket} ${kind}`;
    const line = counts.get(key);
    if (!line) {
      counts.set(key, { groupId, bucket, kind, count: 1, firstOn: onDay });
      continue;
    }
    line.count += 1;
    if (onDay !== null && (line.firstOn === null || onDay < line.firstOn)) line.firstOn = onDay;
  }
  return [...counts.values()];
}
