import { addMonths, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';

/** Frequency and quality of supervision, as each manager's work shows them. */
export const MANAGER_MEASURES = ['held', 'late', 'cursory', 'decisions', 'graded'] as const;
export type ManagerMeasureId = (typeof MANAGER_MEASURES)[number];

export interface ManagerMeasure {
  title: string;
  /** What it counts: "of the months of their workers". */
  of: string;
  /** The council's target: at least, or at most, so many percent. */
  target: (targets: Policy['targets']) => { atLeast: number } | { atMost: number };
}

export const MANAGER_MEASURE: Readonly<Record<ManagerMeasureId, ManagerMeasure>> = {
  held: {
    title: 'Supervision held',
    of: 'of the months of their workers in which one was due',
    target: ({ supervisionHeldPercent }) => ({ atLeast: supervisionHeldPercent }),
  },
  late: {
    title: 'Late today',
    of: 'of their workers',
    target: ({ supervisionLatePercent }) => ({ atMost: supervisionLatePercent }),
  },
  cursory: {
    title: 'Signed in spite of a warning',
    of: 'of the entries they signed in sessions',
    target: ({ cursoryPercent }) => ({ atMost: cursoryPercent }),
  },
  decisions: {
    title: 'Changed something',
    of: 'of their decisions of which somebody said what came of them',
    target: ({ decisionsChangedPercent }) => ({ atLeast: decisionsChangedPercent }),
  },
  graded: {
    title: 'Graded good or outstanding',
    of: 'of their sessions that were sampled',
    target: ({ gradedGoodPercent }) => ({ atLeast: gradedGoodPercent }),
  },
};

/** Whether a share keeps a target; null where nothing is counted. The target itself keeps it. */
export function keepsTarget(
  { numerator, among }: { numerator: number; among: number },
  target: { atLeast: number } | { atMost: number },
): boolean | null {
  if (among === 0) return null;
  return 'atLeast' in target ? numerator * 100 >= target.atLeast * among : numerator * 100 <= target.atMost * among;
}

/** An edition of the council's supervision policy, since when it is in force, and by when it is looked at again. */
export interface PolicyEdition {
  edition: number;
  since: LocalDate;
  renewBy: LocalDate;
}

/**
 * The edition in force on a day: since the first of the versions that carry its number without a break.
 *
 * @param versions the earliest first
 * @returns null while none was agreed
 */
export function editionOn(
  versions: readonly { from: LocalDate; targets: Policy['targets'] }[],
  day: LocalDate,
): PolicyEdition | null {
  const known = versions.filter(({ from }) => from <= day);
  const now = known.at(-1)?.targets;
  if (!now || now.supervisionEdition === 0) return null;
  const other = known.findLastIndex(({ targets }) => targets.supervisionEdition !== now.supervisionEdition);
  const since = known[other + 1]!.from;
  return { edition: now.supervisionEdition, since, renewBy: addMonths(since, now.supervisionEditionMonths) };
}
