import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { OCCASIONS } from './occasion.entity';
import type { OccasionSaid } from './occasions.service';

export interface OccasionForm {
  values: Record<'formId' | 'kind' | 'name' | 'onDay' | 'wants' | 'marked' | 'who', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: OccasionSaid | null;
}

export function newOccasionForm(): OccasionForm {
  const values = { formId: newId(), kind: '', name: '', onDay: '', wants: '', marked: 'yes', who: 'adviser' };
  return { values, errors: [], said: null };
}

export function readOccasionForm(fields: Fields): OccasionForm {
  const kind = chosen(fields, 'kind', OCCASIONS);
  const marked = chosen(fields, 'marked', ['yes', 'no']);
  const who = chosen(fields, 'who', ['adviser', 'me']);
  const [name, day, wants] = [typedOrNull(fields, 'name'), typed(fields, 'onDay'), typed(fields, 'wants')];
  const values = {
    formId: formIdOf(fields),
    ...{ kind: kind ?? '', name: name ?? '', onDay: day, wants, marked: marked ?? '', who: who ?? '' },
  };
  const onDay: LocalDate | null = day ? parseTypedDate(day) : null;
  const errors: FieldError[] = [];
  if (!kind) errors.push({ field: 'kind', message: 'Choose the occasion' });
  if (kind === 'other' && !name) errors.push({ field: 'name', message: 'Enter which occasion it is' });
  if (day && !onDay) errors.push({ field: 'onDay', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (!day && kind && kind !== 'birthday') errors.push({ field: 'onDay', message: 'Enter the day' });
  if (!marked) errors.push({ field: 'marked', message: 'Choose whether they want it marked' });
  if (!wants) errors.push({ field: 'wants', message: 'Enter what they want, as they said it' });
  if (!who) errors.push({ field: 'who', message: 'Choose who does it' });
  if (errors.length > 0 || !kind) return { values, errors, said: null };
  return { values, errors, said: { kind, name, onDay, wants, notMarked: marked === 'no', mine: who === 'me' } };
}
