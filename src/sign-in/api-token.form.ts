import type { Role } from '../access/actor';
import { scopesFor } from '../access/scopes';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formIdOf, ticked, typed, type Fields } from '../web/fields';
import type { NewApiToken } from './api-tokens.service';

export const LASTS = [30, 90, 180, 365] as const;

export interface ApiTokenForm {
  values: { formId: string; name: string; scopes: string[]; days: string };
  errors: FieldError[];
  /** Null where there are errors. */
  wanted: NewApiToken | null;
}

/** To begin with: reading for three months. */
export function newApiTokenForm(role: Role): ApiTokenForm {
  const scopes = scopesFor(role).filter((scope) => scope === 'read:people');
  return { values: { formId: newId(), name: '', scopes, days: '90' }, errors: [], wanted: null };
}

export function readApiTokenForm(fields: Fields, role: Role): ApiTokenForm {
  const sent = ticked(fields, 'scopes');
  const scopes = scopesFor(role).filter((scope) => sent.includes(scope));
  const values = { formId: formIdOf(fields), name: typed(fields, 'name'), scopes, days: typed(fields, 'days') };
  const days = LASTS.find((one) => String(one) === values.days);
  const errors: FieldError[] = [];
  if (!values.name) errors.push({ field: 'name', message: 'Enter what will use the token' });
  if (scopes.length === 0) errors.push({ field: 'scopes', message: 'Choose what the token may do' });
  if (!days) errors.push({ field: 'days', message: 'Choose how long it lasts' });
  if (errors.length > 0 || !days) return { values, errors, wanted: null };
  return { values, errors, wanted: { name: values.name, scopes, days } };
}
