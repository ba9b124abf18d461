import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import { LONGEST_NOTE } from './pause.form';

export interface DecisionForm {
  values: { decision: string; reason: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { approve: boolean; reason: string } | null;
}

export const EMPTY_DECISION: DecisionForm = { values: { decision: '', reason: '' }, errors: [], said: null };

export function readDecisionForm(fields: Fields): DecisionForm {
  const values = { decision: typed(fields, 'decision'), reason: typed(fields, 'reason') };
  const decision = chosen(fields, 'decision', ['approve', 'refuse']);
  const errors: FieldError[] = [];
  if (!decision) errors.push({ field: 'decision', message: 'Choose whether to approve or refuse it' });
  if (decision === 'refuse' && !values.reason) {
    errors.push({ field: 'reason', message: 'Enter why it is refused. Who asked will read it' });
  }
  errors.push(...tooLong('reason', values.reason));
  return {
    values,
    errors,
    said: errors.length > 0 ? null : { approve: decision === 'approve', reason: values.reason },
  };
}

export interface EndForm {
  values: { endReason: string };
  errors: FieldError[];
}

export const EMPTY_END: EndForm = { values: { endReason: '' }, errors: [] };

export function readEndForm(fields: Fields): EndForm {
  const endReason = typed(fields, 'endReason');
  const errors = endReason ? tooLong('endReason', endReason) : [{ field: 'endReason', message: 'Enter why it ends' }];
  return { values: { endReason }, errors };
}

function tooLong(field: string, text: string): FieldError[] {
  return text.length > LONGEST_NOTE ? [{ field, message: `Write ${LONGEST_NOTE} characters or fewer` }] : [];
}
