import type { LocalDate } from '../statutory/local-date';
import { lateWords } from './late-line';
import type { CauseSaid } from './late-causes.service';

/** One thing that was said of why an item is late, as its page shows it. */
export function saidInWords(said: CauseSaid, today: LocalDate, isOver: boolean) {
  return {
    words: lateWords(said, today, isOver),
    cause: said.cause,
    note: said.note,
    by: said.by,
    at: said.at,
    /** The day was named and has passed, and it is still to be done. */
    notKept: !isOver && said.putRightBy !== null && said.putRightBy < today,
  };
}
