import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import type { DecisionSaid } from './plan-approval.service';

export interface DecideForm {
  values: { comments: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: DecisionSaid | null;
}

export const EMPTY_DECIDE: DecideForm = { values: { comments: '' }, errors: [], said: null };

export function readDecideForm(fields: Fields): DecideForm {
  const comments = typed(fields, 'comments');
  const decision = chosen(fields, 'decision', ['approved', 'returned']);
  const errors: FieldError[] = [];
  if (!decision) errors.push({ field: 'comments', message: 'Choose whether to approve or return it' });
  if (decision === 'returned' && !comments) {
    errors.push({ field: 'comments', message: 'Enter what should change. Who wrote the plan will read it' });
  }
  const said = decision && errors.length === 0 ? { decision, comments: comments || null } : null;
  return { values: { comments }, errors, said };
}
