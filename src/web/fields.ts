import { isId, newId } from '../platform/ids';
import type { FieldError, Problem } from '../platform/problem';

/** The body of a form as it came. */
export type Fields = Readonly<Record<string, unknown>>;

/** What was typed, without the space around it and with one kind of line end; empty when the field was not sent. */
export function typed(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** What was typed, or null for nothing. */
export function typedOrNull(fields: Fields, name: string): string | null {
  return typed(fields, name) || null;
}

/** The choice that was made, or null when it is none of those offered. */
export function chosen<T extends string>(fields: Fields, name: string, choices: readonly T[]): T | null {
  const value = typed(fields, name);
  return choices.find((choice) => choice === value) ?? null;
}

/** The values of the checkboxes that were ticked under one name. */
export function ticked(fields: Fields, name: string): string[] {
  return [fields[name]].flat().filter((value) => typeof value === 'string');
}

/** The id that came with the form, so that the form sent twice is one record; a new one when it is not an id. */
export function formIdOf(fields: Fields): string {
  const id = typed(fields, 'formId');
  return isId(id) ? id.toLowerCase() : newId();
}

/**
 * What a service refused, for the form: each error at its field, or the whole refusal at the field given.
 *
 * @param names fields that the form calls otherwise than the service: `{ heldOn: 'onDate' }`
 */
export function errorsOf(problem: Problem, field: string, names: Readonly<Record<string, string>> = {}): FieldError[] {
  if (problem.errors.length === 0) return [{ field, message: problem.detail }];
  return problem.errors.map((error) => ({ ...error, field: names[error.field] ?? error.field }));
}
