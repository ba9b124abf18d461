import { todayInLondon } from '../platform/clock';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { LEVEL_WORDS } from './qualification';
import type { NamedResultConflict, OpenResultConflict, ResultConflictRead } from './result-conflicts.service';
import { lineWords } from './school-record';

export const RESULTS_AT = '/eet/results';

/** "4 on 21 August 2025"; without a grade or a day, what is known. */
function gradeWords({ grade, awardedOn }: { grade: string | null; awardedOn: LocalDate | null }): string {
  return [grade ?? 'No grade', awardedOn && `on ${formatLong(awardedOn)}`].filter(Boolean).join(' ');
}

/** What the file says and what we have, with what settles it. */
export function toConflict(conflict: OpenResultConflict) {
  const { id, ours, level, importLine } = conflict;
  return {
    at: `${RESULTS_AT}/${id}`,
    version: ours.version,
    title: ours.title,
    file: gradeWords(conflict),
    fileGrade: conflict.grade,
    fileLevel: LEVEL_WORDS[level],
    line: lineWords(importLine),
    ours: gradeWords(ours),
    oursLevel: LEVEL_WORDS[ours.level],
  };
}

export function isOpen(conflict: ResultConflictRead): conflict is OpenResultConflict {
  return conflict.isOpen;
}

/** Of one that is not open any more: what became of it. */
export function settledWords({ settled, settledAt, settledBy, reason }: ResultConflictRead): string {
  const when = [settledAt && `on ${formatLong(todayInLondon(settledAt))}`, settledBy && `by ${settledBy}`].filter(
    Boolean,
  );
  const by = when.length > 0 ? ` ${when.join(' ')}` : '';
  switch (settled) {
    case 'taken':
      return `The grade of the file was taken${by}.`;
    case 'kept':
      return `Ours was kept${by}: ${reason!}`;
    case 'replaced':
      return `A later file or another row of it took the place of this one${by}.`;
    case 'undone':
      return `The import that brought it was undone${by}.`;
    case null:
      return 'The record and the file say the same now, or the qualification was taken out of the record.';
  }
}

/** @param more the last id of this page, where there are more */
export function toConflictsPage(
  conflicts: readonly NamedResultConflict<OpenResultConflict>[],
  total: number,
  more: string | null,
) {
  return {
    total,
    rows: conflicts.map((one) => ({ ...toConflict(one), name: fullName(one) })),
    nextHref: more && `${RESULTS_AT}?after=${more}`,
  };
}
