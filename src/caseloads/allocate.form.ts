import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { ALLOCATION_ROLES } from './allocation.entity';
import type { Allocate } from './give-worker';

export interface AllocateForm {
  values: { formId: string; role: string; staffId: string; when: string; onDate: string; reason: string };
  errors: FieldError[];
  /** Null where there are errors. */
  command: Allocate | null;
}

export function newAllocateForm(): AllocateForm {
  const values = { formId: newId(), role: 'personal-adviser', staffId: '', when: 'today', onDate: '', reason: '' };
  return { values, errors: [], command: null };
}

export function readAllocateForm(fields: Fields, today: LocalDate): AllocateForm {
  const day = readDay(fields, today, 'This day is still to come. Give the worker on the day they start');
  const values = {
    formId: formIdOf(fields),
    role: typed(fields, 'role'),
    staffId: typed(fields, 'staffId'),
    ...day.values,
    reason: typed(fields, 'reason'),
  };
  const errors: FieldError[] = [];
  const role = chosen(fields, 'role', ALLOCATION_ROLES);
  if (!role) errors.push({ field: 'role', message: 'Choose what they will be to the young person' });
  if (!values.staffId) errors.push({ field: 'staffId', message: 'Choose a worker' });
  errors.push(...day.errors);
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why this worker' });
  if (errors.length > 0 || !role || !day.on) return { values, errors, command: null };
  return { values, errors, command: { role, staffId: values.staffId, fromOn: day.on, reason: values.reason } };
}
