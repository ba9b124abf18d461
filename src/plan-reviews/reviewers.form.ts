import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { formIdOf, typed, type Fields } from '../web/fields';
import type { ReviewerSaid } from './reviewers.service';

export interface ReviewerForm {
  values: { formId: string; staffId: string; when: string; onDate: string; because: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: ReviewerSaid | null;
}

/** As the list of workers says that nobody reviews them any more. */
export const NOBODY_ANY_MORE = 'nobody';

export function newReviewerForm(): ReviewerForm {
  return { values: { formId: newId(), staffId: '', when: 'today', onDate: '', because: '' }, errors: [], said: null };
}

export function readReviewerForm(fields: Fields, today: LocalDate): ReviewerForm {
  const day = readDay(fields, today);
  const staffId = typed(fields, 'staffId');
  const because = typed(fields, 'because');
  const values = { formId: formIdOf(fields), staffId, ...day.values, because };
  const errors: FieldError[] = [];
  if (!staffId) errors.push({ field: 'staffId', message: 'Choose who reviews them' });
  errors.push(...day.errors);
  if (!because) errors.push({ field: 'because', message: 'Enter why' });
  if (!day.on || errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { staffId: staffId === NOBODY_ANY_MORE ? null : staffId, fromOn: day.on, because } };
}
