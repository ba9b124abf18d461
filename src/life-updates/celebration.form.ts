import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { CELEBRATED } from './celebration.entity';
import type { CelebrationSaid } from './celebrations.service';
import { BY_WHEN, readPounds } from './occasion.form';

export interface CelebrationForm {
  values: Record<'formId' | 'how' | 'words' | 'saidYesOn' | 'onDay' | 'staffId' | 'budgetPence', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: CelebrationSaid | null;
}

export function newCelebrationForm(): CelebrationForm {
  const values = { formId: newId(), how: '', words: '', saidYesOn: '', onDay: '', staffId: '', budgetPence: '' };
  return { values, errors: [], said: null };
}

/** A tick that they said yes counts for today. */
export function readCelebrationForm(fields: Fields, today: LocalDate): CelebrationForm {
  const how = chosen(fields, 'how', CELEBRATED);
  const [day, saidYesOn, staffId] = [typed(fields, 'onDay'), typed(fields, 'saidYesOn'), typed(fields, 'staffId')];
  const errors: FieldError[] = [];
  if (!how) errors.push({ field: 'how', message: 'Choose how it is celebrated, or that it is let go' });
  const onDay = day ? parseTypedDate(day) : null;
  if (how === 'planned' && day && !onDay) {
    errors.push({ field: 'onDay', message: BY_WHEN });
  }
  const budgetPence = how === 'planned' ? readPounds(fields, 'budgetPence', errors) : null;
  const values = {
    formId: formIdOf(fields),
    ...{ how: how ?? '', words: typed(fields, 'words'), saidYesOn, onDay: day, staffId },
    budgetPence: typed(fields, 'budgetPence'),
  };
  if (errors.length > 0 || !how) return { values, errors, said: null };
  const plan = how === 'planned' ? { onDay, staffId: staffId || null, budgetPence } : null;
  const words = typedOrNull(fields, 'words');
  return { values, errors, said: { how, words, saidYesOn: saidYesOn === 'yes' ? today : null, plan } };
}
