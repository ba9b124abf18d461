import type { DueLine } from '../caseloads/due-line';
import type { LocalDate } from '../statutory/local-date';

/**
 * What slides when the day ends: due today or earlier, and nobody has moved it (said what they will do on a later day, or
 * had it paused) nor explained it (said why it is late).
 */
export function slides(line: Pick<DueLine, 'dueOn' | 'pausedUntil' | 'said' | 'late'>, today: LocalDate): boolean {
  if (line.dueOn > today) return false;
  if (line.pausedUntil !== null && line.pausedUntil > today) return false;
  if (line.said !== null && line.said.byOn > today) return false;
  return line.late === null;
}
