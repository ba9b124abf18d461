import type { DutyBasis } from '../case-file';
import type { LocalDate } from '../local-date';

/** One thing to do after an event that the case file does not hold, with where it comes from. */
export interface Task {
  rule: string;
  task: string;
  dueOn: LocalDate;
  /** Where the duty comes from; the number of days is the authority's own unless the function says otherwise. */
  basis: DutyBasis;
  because: string;
}
