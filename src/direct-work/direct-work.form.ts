import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { GONE_BECAUSE, MADE_BY, SHARED_WITH, type GoneBecause } from './direct-work.entities';
import type { ChoiceSaid, PieceSaid } from './direct-work.service';

const NOT_A_DAY = 'Enter the day as 9/3/26 or 9 March 2026';

type PieceField =
  'formId' | 'words' | 'madeBy' | 'when' | 'onDate' | 'contactId' | 'sharedWith' | 'askedOn' | 'choiceWords';

export interface PieceForm {
  values: Record<PieceField, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: PieceSaid | null;
}

/** @param madeIn the contact it was made in, where the page before says so */
export function newPieceForm(madeIn: { id: string; heldOn: LocalDate } | null, today: LocalDate): PieceForm {
  const wasToday = madeIn === null || madeIn.heldOn === today;
  const values = {
    ...{ formId: newId(), words: '', madeBy: '', contactId: madeIn?.id ?? '', sharedWith: '', choiceWords: '' },
    ...{ when: wasToday ? 'today' : 'another-day', onDate: wasToday ? '' : typedDate(madeIn.heldOn), askedOn: '' },
  };
  return { values, errors: [], said: null };
}

export function readPieceForm(fields: Fields, today: LocalDate): PieceForm {
  const day = readDay(fields, today);
  const madeBy = chosen(fields, 'madeBy', MADE_BY);
  const sharedWith = chosen(fields, 'sharedWith', [...SHARED_WITH, 'not-asked'] as const);
  const words = typed(fields, 'words');
  const [askedText, choiceWords] = [typed(fields, 'askedOn'), typedOrNull(fields, 'choiceWords')];
  const contactId = typedOrNull(fields, 'contactId');
  const values = {
    ...{ formId: formIdOf(fields), words, madeBy: madeBy ?? '', ...day.values, contactId: contactId ?? '' },
    ...{ sharedWith: sharedWith ?? '', askedOn: askedText, choiceWords: choiceWords ?? '' },
  };
  const errors: FieldError[] = [];
  if (!words) errors.push({ field: 'words', message: 'Write what is to be seen or heard' });
  if (!madeBy) errors.push({ field: 'madeBy', message: 'Choose who made it' });
  errors.push(...day.errors);
  if (!sharedWith)
    errors.push({ field: 'sharedWith', message: 'Choose with whom it is shared, or that they were not asked' });
  const askedOn = askedText ? parseTypedDate(askedText) : day.on;
  if (askedText && !askedOn) errors.push({ field: 'askedOn', message: NOT_A_DAY });
  if (errors.length > 0 || !madeBy || !day.on || !sharedWith || !askedOn) return { values, errors, said: null };
  const choice = sharedWith === 'not-asked' ? null : { sharedWith, askedOn, words: choiceWords };
  return { values, errors, said: { words, madeBy, madeOn: day.on, contactId, choice } };
}

export interface ChoiceForm {
  values: Record<'formId' | 'after' | 'sharedWith' | 'askedOn' | 'choiceWords', string>;
  errors: FieldError[];
  said: ChoiceSaid | null;
}

export function readChoiceForm(fields: Fields, today: LocalDate): ChoiceForm {
  const sharedWith = chosen(fields, 'sharedWith', SHARED_WITH);
  const askedText = typed(fields, 'askedOn');
  const askedOn = askedText ? parseTypedDate(askedText) : today;
  const words = typedOrNull(fields, 'choiceWords');
  const values = {
    ...{ formId: formIdOf(fields), after: typed(fields, 'after'), sharedWith: sharedWith ?? '' },
    ...{ askedOn: askedText, choiceWords: words ?? '' },
  };
  const errors: FieldError[] = [];
  if (!sharedWith) errors.push({ field: 'sharedWith', message: 'Choose with whom they share it' });
  if (!askedOn) errors.push({ field: 'askedOn', message: NOT_A_DAY });
  return { values, errors, said: sharedWith && askedOn ? { sharedWith, askedOn, words } : null };
}

export interface EraseForm {
  values: Record<'because' | 'goneWords', string>;
  errors: FieldError[];
  said: { because: GoneBecause; words: string | null } | null;
}

export function readEraseForm(fields: Fields): EraseForm {
  const because = chosen(fields, 'because', GONE_BECAUSE);
  const words = typedOrNull(fields, 'goneWords');
  const errors = because ? [] : [{ field: 'because', message: 'Choose why it goes' }];
  return {
    values: { because: because ?? '', goneWords: words ?? '' },
    errors,
    said: because && { because, words },
  };
}

export interface OpenForm {
  values: { reason: string };
  errors: FieldError[];
}
