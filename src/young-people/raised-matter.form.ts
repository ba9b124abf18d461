import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { RAISED_KINDS, type RaisedKind } from './matter-kinds';

export interface RaisedMatterForm {
  values: { formId: string; kind: string; reason: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { kind: RaisedKind; reason: string } | null;
}

export function newRaisedMatterForm(): RaisedMatterForm {
  return { values: { formId: newId(), kind: '', reason: '' }, errors: [], said: null };
}

export function readRaisedMatterForm(fields: Fields): RaisedMatterForm {
  const values = { formId: formIdOf(fields), kind: typed(fields, 'kind'), reason: typed(fields, 'reason') };
  const kind = chosen(fields, 'kind', RAISED_KINDS);
  const errors: FieldError[] = [];
  if (!kind) errors.push({ field: 'kind', message: 'Choose what is in doubt' });
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter what makes it doubtful' });
  return { values, errors, said: kind && values.reason ? { kind, reason: values.reason } : null };
}
