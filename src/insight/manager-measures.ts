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
