import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { LIFE_KINDS } from './life-update.entity';
import type { LifeUpdateSaid } from './life-updates.service';

export interface LifeUpdateForm {
  values: Record<'formId' | 'kind' | 'words' | 'whose' | 'heldWhere' | 'when' | 'onDate', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: LifeUpdateSaid | null;
}

export function newLifeUpdateForm(): LifeUpdateForm {
  const values = { formId: newId(), kind: '', words: '', whose: '', heldWhere: '', when: 'today', onDate: '' };
  return { values, errors: [], said: null };
}

export function readLifeUpdateForm(fields: Fields, today: LocalDate): LifeUpdateForm {
  const day = readDay(fields, today);
  const [kind, whose] = [chosen(fields, 'kind', LIFE_KINDS), chosen(fields, 'whose', ['theirs', 'ours'])];
  const words = typed(fields, 'words');
  const heldWhere = typedOrNull(fields, 'heldWhere');
  const values = {
    formId: formIdOf(fields),
    kind: kind ?? '',
    words,
    whose: whose ?? '',
    heldWhere: heldWhere ?? '',
    ...day.values,
  };
  const errors: FieldError[] = [];
  if (!kind) errors.push({ field: 'kind', message: 'Choose what it is' });
  if (!words) errors.push({ field: 'words', message: 'Enter what was told' });
  if (!whose) errors.push({ field: 'whose', message: 'Choose whose words these are' });
  if (kind === 'life-story' && !heldWhere) errors.push({ field: 'heldWhere', message: 'Enter where it is kept' });
  errors.push(...day.errors);
  if (errors.length > 0 || !kind || !whose || !day.on) return { values, errors, said: null };
  return { values, errors, said: { kind, words, toldOn: day.on, inTheirWords: whose === 'theirs', heldWhere } };
}
