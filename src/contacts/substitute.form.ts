import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { formIdOf, typed, type Fields } from '../web/fields';

export interface SubstituteForm {
  values: { formId: string; contact: string; reason: string };
  errors: FieldError[];
}

/** @param contact the one chosen already, on the page before */
export function newSubstituteForm(contact: string): SubstituteForm {
  return { values: { formId: newId(), contact, reason: '' }, errors: [] };
}

/** @param offered the contacts that may be accepted */
export function readSubstituteForm(fields: Fields, offered: readonly string[]): SubstituteForm {
  const values = {
    formId: formIdOf(fields),
    contact: typed(fields, 'contact'),
    reason: typed(fields, 'reason'),
  };
  const errors: FieldError[] = [];
  if (!offered.includes(values.contact)) errors.push({ field: 'contact', message: 'Choose what you accept' });
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why you accept it' });
  return { values, errors };
}
