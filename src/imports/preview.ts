import type { ImportKind } from './import-run.entity';
import type { Fault } from './faults';
import type { LocalDate } from '../statutory/local-date';
import type { UnmappedWord } from './annex-a/answers';
import type { FileReport } from './ssda903/read-folder';

/**
 * What an import would do to one young person. New: no record yet. Changed: the record learns something. Same: nothing
 * it does not hold. Conflict: the record says otherwise; the record stays, and somebody has to look. Refused: the file
 * says too little or contradicts itself. Out of scope: not for leaving care.
 */
export const OUTCOMES = ['new', 'changed', 'same', 'conflict', 'refused', 'out-of-scope'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface PersonOutcome {
  /** The authority's own identifier. */
  child: string;
  outcome: Outcome;
  /** Where the file speaks of the person first: "header.csv:12". */
  line: string;
  /** What is learnt, what is contradicted, or why the person is left out; in words. */
  because: string[];
}

export interface ImportPreview {
  kind: ImportKind;
  /** Null for a list of names, and for a return that does not tell. */
  collectionYear: number | null;
  /** The day that an Annex A list is about; null for anything else. */
  asOf: LocalDate | null;
  files: FileReport[];
  faults: Fault[];
  people: PersonOutcome[];
  counts: Record<Outcome, number>;
  /** Words of the authority's own that nobody has explained yet. */
  unmapped: UnmappedWord[];
}

/** An applied import; without an id where the record already held everything and nothing was written. */
export interface AppliedImport extends ImportPreview {
  importId: string | null;
}

export function countOutcomes(people: PersonOutcome[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of people) counts[outcome] += 1;
  return counts;
}

/** Whether there is anybody in the files at all whom the record has or could have. */
export function isUsable({ counts }: ImportPreview): boolean {
  return counts.new + counts.changed + counts.same + counts.conflict > 0;
}
