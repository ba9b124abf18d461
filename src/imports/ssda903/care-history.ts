import type { LocalDate } from '../../statutory/local-date';
import { fault, type Fault } from '../faults';
import type { EpisodeRow } from './rows';

export interface CareHistory {
  /** By start; no two on one day. */
  episodes: EpisodeRow[];
  /** Rows whose days could not be placed, by the fault that says why. */
  holes: Fault[];
  /** Whether each time in care is known from its start, without a hole. */
  complete: boolean;
}

/**
 * Puts one child's rows into a history that does not contradict itself, and notes what had to be mended. Whatever is
 * mended or left out, the days in care stay the days that the return names: an overlap shortens the earlier episode to
 * where the next begins, and a row within another is left out because the other covers it. A missing end is only taken
 * from a row that says it continues the episode.
 */
export function careHistory(rows: EpisodeRow[], faults: Fault[]): CareHistory {
  const inOrder = [...rows].sort(byStartThenEnd);
  const episodes: EpisodeRow[] = [];
  const holes: Fault[] = [];

  for (const row of inOrder) {
    const before = episodes.at(-1);
    if (!before) {
      episodes.push(row);
      continue;
    }
    if (row.from === before.from) {
      faults.push(fault(row.at, 'episode-within-another', lineOf(before)));
      continue;
    }
    if (before.to === null && !startsCare(row)) {
      faults.push(fault({ ...before.at, column: 'DEC' }, 'end-taken-from-next', lineOf(row)));
      episodes.splice(-1, 1, continuedBy(before, row), row);
      continue;
    }
    if (before.to === null) {
      holes.push(fault({ ...before.at, column: 'DEC' }, 'end-missing', lineOf(row)));
      episodes.splice(-1, 1, row);
      continue;
    }
    if (row.from >= before.to) {
      episodes.push(row);
      continue;
    }
    if (endsBy(row, before.to)) {
      faults.push(fault(row.at, 'episode-within-another', lineOf(before)));
      continue;
    }
    faults.push(fault({ ...before.at, column: 'DEC' }, 'episodes-overlap', lineOf(row)));
    episodes.splice(-1, 1, continuedBy(before, row), row);
  }

  for (const hole of holes) faults.push(hole);
  for (const { at } of episodes.filter(continuationMissing)) {
    faults.push(fault({ ...at, column: 'REC' }, 'continuation-missing'));
  }
  return { episodes, holes, complete: holes.length === 0 && isKnownFromItsStart(episodes) };
}

/** What decides whether a history is complete: a row of a return, or an episode in the record. */
interface Stretch {
  from: LocalDate;
  to: LocalDate | null;
  reasonForNew: string | null;
  reasonCeased: string | null;
}

/**
 * Whether each time in care begins with its start, not in the middle, and goes on where its rows say it does.
 * @param episodes by start, without overlaps
 */
export function isKnownFromItsStart(episodes: Stretch[]): boolean {
  const startsKnown = episodes.every(
    (episode, index) => episodes[index - 1]?.to === episode.from || startsCare(episode),
  );
  return startsKnown && !episodes.some(continuationMissing);
}

/** The longer of two that start together comes first, so that the shorter is seen to lie within it. */
function byStartThenEnd(a: EpisodeRow, b: EpisodeRow): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to === b.to) return (a.at.line ?? 0) - (b.at.line ?? 0);
  if (a.to === null) return -1;
  if (b.to === null) return 1;
  return a.to < b.to ? 1 : -1;
}

function continuedBy(before: EpisodeRow, next: EpisodeRow): EpisodeRow {
  return { ...before, to: next.from, reasonCeased: 'X1' };
}

function endsBy(row: EpisodeRow, day: LocalDate): boolean {
  return row.to !== null && row.to <= day;
}

function startsCare(row: Stretch): boolean {
  return row.reasonForNew === 'S';
}

/** X1 promises a row that starts the same day; without it the child may have been in care in between. */
function continuationMissing({ to, reasonCeased }: Stretch, index: number, episodes: Stretch[]): boolean {
  return to !== null && reasonCeased === 'X1' && episodes[index + 1]?.from !== to;
}

function lineOf(row: EpisodeRow): string {
  return `line ${row.at.line}`;
}
