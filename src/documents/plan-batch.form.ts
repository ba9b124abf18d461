import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { BATCH_SIZES, type BatchSize } from './document-batch.entities';

export interface PlanBatchForm {
  values: { formId: string; whose: string; size: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { whose: string; size: BatchSize } | null;
}

export function newPlanBatchForm(): PlanBatchForm {
  return { values: { formId: newId(), whose: '', size: 'wanted' }, errors: [], said: null };
}

/** Whose plans: one of what the page offered, which the service looks at again. */
export function readPlanBatchForm(fields: Fields): PlanBatchForm {
  const values = { formId: formIdOf(fields), whose: typed(fields, 'whose'), size: typed(fields, 'size') };
  const errors: FieldError[] = [];
  const size = chosen(fields, 'size', BATCH_SIZES);
  if (values.whose === '') errors.push({ field: 'whose', message: 'Choose whose plans' });
  if (!size) errors.push({ field: 'size', message: 'Choose how they are printed' });
  if (errors.length > 0 || !size) return { values, errors, said: null };
  return { values, errors, said: { whose: values.whose, size } };
}
