import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import type { CopySaid } from './plan-approval.service';
import { COPY_WAYS } from './plan.entities';

export interface CopyForm {
  values: { formId: string; whom: string; toWhom: string; how: string; when: string; onDate: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: CopySaid | null;
}

export function newCopyForm(): CopyForm {
  return {
    values: { formId: newId(), whom: 'them', toWhom: '', how: '', when: 'today', onDate: '' },
    errors: [],
    said: null,
  };
}

export function readCopyForm(fields: Fields, today: LocalDate): CopyForm {
  const day = readDay(fields, today);
  const [whom, how] = [chosen(fields, 'whom', ['them', 'somebody-else']), chosen(fields, 'how', COPY_WAYS)];
  const toWhom = typed(fields, 'toWhom');
  const values = { formId: formIdOf(fields), whom: whom ?? '', toWhom, how: how ?? '', ...day.values };
  const errors: FieldError[] = [];
  if (!whom) errors.push({ field: 'whom', message: 'Choose who got the copy' });
  if (whom === 'somebody-else' && !toWhom) errors.push({ field: 'toWhom', message: 'Enter who got it' });
  if (!how) errors.push({ field: 'how', message: 'Choose how they got it' });
  errors.push(...day.errors);
  if (errors.length > 0 || !whom || !how || !day.on) return { values, errors, said: null };
  return { values, errors, said: { toWhom: whom === 'them' ? null : toWhom, how, givenOn: day.on } };
}
