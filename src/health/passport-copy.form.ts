import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { COPY_FOR, COPY_FORMS, COPY_HOW } from './passport.entities';
import type { CopySaid } from './passports.service';

export interface PassportCopyForm {
  values: Record<'formId' | 'givenTo' | 'toWhom' | 'form' | 'how' | 'when' | 'onDate', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: CopySaid | null;
}

export function newPassportCopyForm(givenTo = ''): PassportCopyForm {
  const values = { formId: newId(), givenTo, toWhom: '', form: 'paper', how: '', when: 'today', onDate: '' };
  return { values, errors: [], said: null };
}

export function readPassportCopyForm(fields: Fields, today: LocalDate): PassportCopyForm {
  const day = readDay(fields, today);
  const givenTo = chosen(fields, 'givenTo', COPY_FOR);
  const form = chosen(fields, 'form', COPY_FORMS);
  const how = chosen(fields, 'how', COPY_HOW);
  const toWhom = typedOrNull(fields, 'toWhom');
  const values = {
    formId: formIdOf(fields),
    givenTo: givenTo ?? '',
    toWhom: typed(fields, 'toWhom'),
    form: form ?? '',
    how: how ?? '',
    ...day.values,
  };
  const errors: FieldError[] = [];
  if (!givenTo) errors.push({ field: 'givenTo', message: 'Choose who was given it' });
  if (givenTo === 'other' && !toWhom) errors.push({ field: 'toWhom', message: 'Enter who was given it' });
  if (!form) errors.push({ field: 'form', message: 'Choose in which form' });
  if (!how) errors.push({ field: 'how', message: 'Choose how it was given' });
  errors.push(...day.errors);
  if (errors.length > 0 || !givenTo || !form || !how || !day.on) return { values, errors, said: null };
  return { values, errors, said: { givenTo, toWhom: givenTo === 'other' ? toWhom : null, form, how, givenOn: day.on } };
}
