import { parsePounds } from '../accommodation/pounds';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { OCCASIONS } from './occasion.entity';
import type { OccasionDone, OccasionSaid } from './occasions.service';

export const BY_WHEN = 'Enter the day as 9/3/26 or 9 March 2026';

export interface OccasionForm {
  values: Record<
    'formId' | 'kind' | 'name' | 'onDay' | 'wants' | 'marked' | 'yearly' | 'staffId' | 'budgetPence',
    string
  >;
  errors: FieldError[];
  /** Null where there are errors. */
  said: OccasionSaid | null;
}

/** A form on one of them, as it was sent. */
export interface StepForm<Said> {
  id: string;
  step: 'done' | 'day' | 'take-out';
  values: Readonly<Record<string, string>>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}

export function newOccasionForm(): OccasionForm {
  const values = { formId: newId(), kind: '', name: '', onDay: '', wants: '', marked: 'yes', yearly: 'no' };
  return { values: { ...values, staffId: '', budgetPence: '' }, errors: [], said: null };
}

export function readOccasionForm(fields: Fields): OccasionForm {
  const kind = chosen(fields, 'kind', OCCASIONS);
  const marked = chosen(fields, 'marked', ['yes', 'no']);
  const yearly = chosen(fields, 'yearly', ['yes', 'no']);
  const [name, day, wants] = [typedOrNull(fields, 'name'), typed(fields, 'onDay'), typed(fields, 'wants')];
  const staffId = typed(fields, 'staffId');
  const errors: FieldError[] = [];
  const onDay: LocalDate | null = day ? parseTypedDate(day) : null;
  if (!kind) errors.push({ field: 'kind', message: 'Choose the occasion' });
  if (kind === 'other' && !name) errors.push({ field: 'name', message: 'Enter which occasion it is' });
  if (day && !onDay) errors.push({ field: 'onDay', message: BY_WHEN });
  if (!day && kind && kind !== 'birthday') errors.push({ field: 'onDay', message: 'Enter the day' });
  if (!marked) errors.push({ field: 'marked', message: 'Choose whether they want it marked' });
  if (!wants) errors.push({ field: 'wants', message: 'Enter what they want, as they said it' });
  if (!yearly) errors.push({ field: 'yearly', message: 'Choose whether it comes again each year' });
  const budgetPence = readPounds(fields, 'budgetPence', errors);
  const values = {
    formId: formIdOf(fields),
    ...{ kind: kind ?? '', name: name ?? '', onDay: day, wants, marked: marked ?? '', yearly: yearly ?? '' },
    ...{ staffId, budgetPence: typed(fields, 'budgetPence') },
  };
  if (errors.length > 0 || !kind) return { values, errors, said: null };
  const said = { kind, name, onDay, wants, notMarked: marked === 'no', yearly: yearly === 'yes' };
  return { values, errors, said: { ...said, staffId: staffId || null, budgetPence } };
}

/** What was done of one. */
export function readDoneForm(id: string, fields: Fields): StepForm<OccasionDone> {
  const errors: FieldError[] = [];
  const [given, words, day] = [typed(fields, 'given'), typed(fields, 'words'), typed(fields, 'onDay')];
  if (!given) errors.push({ field: 'given', message: 'Enter what was given or done' });
  if (!words) errors.push({ field: 'words', message: 'Enter how they took it' });
  const spentPence = readPounds(fields, 'spentPence', errors);
  const onDay = day ? parseTypedDate(day) : null;
  if (day && !onDay) errors.push({ field: 'onDay', message: BY_WHEN });
  const values = { given, words, spentPence: typed(fields, 'spentPence'), onDay: day };
  const said = errors.length > 0 ? null : { given, words, spentPence, onDay };
  return { id, step: 'done', values, errors, said };
}

/** On which day one is that moves. */
export function readDayForm(id: string, fields: Fields): StepForm<LocalDate> {
  const day = typed(fields, 'onDay');
  const said = parseTypedDate(day);
  return { id, step: 'day', values: { onDay: day }, errors: said ? [] : [{ field: 'onDay', message: BY_WHEN }], said };
}

/** Why one is taken out. */
export function readTakeOutForm(id: string, fields: Fields): StepForm<string> {
  const reason = typed(fields, 'reason');
  const errors = reason ? [] : [{ field: 'reason', message: 'Enter why it is taken out' }];
  return { id, step: 'take-out', values: { reason }, errors, said: reason || null };
}

/** An amount of money, in pence; null where the box is empty. */
export function readPounds(fields: Fields, name: string, errors: FieldError[]): number | null {
  const text = typed(fields, name);
  const pence = text ? parsePounds(text) : null;
  if (text && pence === null) errors.push({ field: name, message: 'Enter an amount like 15 or 12.50' });
  return pence;
}
