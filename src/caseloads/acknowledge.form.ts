import type { FieldError } from '../platform/problem';
import { isId, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { formIdOf, ticked, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { AcknowledgeMany } from './acknowledgements.service';

export interface AcknowledgeForm {
  values: { formId: string; willDo: string; byOn: string };
  /** The ids of the items that are ticked. */
  ticked: Set<string>;
  errors: FieldError[];
  /** Null where there are errors. */
  command: AcknowledgeMany | null;
}

/** @param ids those that are ticked from the start */
export function newAcknowledgeForm(ids: string[] = []): AcknowledgeForm {
  return { values: { formId: newId(), willDo: '', byOn: '' }, ticked: new Set(ids), errors: [], command: null };
}

/** "I will …, by …", of the items ticked or of the one given. How far the day may be, the service says. */
export function readAcknowledgeForm(fields: Fields, only: string | null = null): AcknowledgeForm {
  const values = { formId: formIdOf(fields), willDo: typed(fields, 'willDo'), byOn: typed(fields, 'byOn') };
  const deadlineIds = only === null ? ticked(fields, 'items').filter(isId) : [only];
  const byOn: LocalDate | null = parseTypedDate(values.byOn);
  const errors: FieldError[] = [];
  if (deadlineIds.length === 0) errors.push({ field: 'items', message: 'Choose at least one thing that is due' });
  if (!values.willDo) errors.push({ field: 'willDo', message: 'Enter what you will do' });
  if (!values.byOn) errors.push({ field: 'byOn', message: 'Enter by which day' });
  else if (!byOn) errors.push({ field: 'byOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  const form = { values, ticked: new Set(deadlineIds.map((id) => id.toLowerCase())), errors };
  if (errors.length > 0 || !byOn) return { ...form, command: null };
  return { ...form, command: { formId: values.formId, deadlineIds, willDo: values.willDo, byOn } };
}
