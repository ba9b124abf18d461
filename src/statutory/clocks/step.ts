import type { DutyBasis } from '../case-file';
import type { LocalDate } from '../local-date';

/** One thing that an arrangement about a home asks for, done or still to do. */
export interface Step {
  /** Its own name within the arrangement, in kebab-case; the same whenever it is worked out again. */
  key: string;
  /** Null where no rule of the rule book asks for it. */
  rule: string | null;
  task: string;
  /** Null where no day is set. */
  dueOn: LocalDate | null;
  /** Where the duty comes from; the number of days is the authority's own. */
  basis: DutyBasis;
  because: string;
  /** The day it was done; null while it is open. */
  doneOn: LocalDate | null;
}
