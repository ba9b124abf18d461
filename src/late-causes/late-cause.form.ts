import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { LATE_CAUSES } from './causes';
import type { CauseSaid, SayWhyLate } from './late-causes.service';

export interface LateCauseForm {
  values: { formId: string; basedOn: string; cause: string; note: string; putRightBy: string; ownerId: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: SayWhyLate | null;
}

/**
 * What stands, to be said anew. The day is never filled in: whoever says it again says a new one.
 * @param standing the word that stands
 */
export function newLateCauseForm(standing: CauseSaid | null): LateCauseForm {
  const values = {
    formId: newId(),
    basedOn: standing?.id ?? '',
    cause: standing?.cause ?? '',
    note: standing?.note ?? '',
    putRightBy: '',
    ownerId: standing?.ownerId ?? '',
  };
  return { values, errors: [], said: null };
}

/** @param outstanding whether it is still to be done: only then is asked who puts it right by when */
export function readLateCauseForm(fields: Fields, outstanding: boolean, today: LocalDate): LateCauseForm {
  const values = {
    formId: formIdOf(fields),
    basedOn: typed(fields, 'basedOn'),
    cause: typed(fields, 'cause'),
    note: typed(fields, 'note'),
    putRightBy: typed(fields, 'putRightBy'),
    ownerId: typed(fields, 'ownerId'),
  };
  const errors: FieldError[] = [];
  const cause = chosen(fields, 'cause', LATE_CAUSES);
  if (!cause) errors.push({ field: 'cause', message: 'Choose why it is late' });
  const putRightBy = outstanding ? parseTypedDate(values.putRightBy) : null;
  if (outstanding) {
    const wrong = wrongDay(values.putRightBy, putRightBy, today);
    if (wrong) errors.push({ field: 'putRightBy', message: wrong });
    if (!values.ownerId) errors.push({ field: 'ownerId', message: 'Choose who will put it right' });
  }
  if (!cause || errors.length > 0) return { values, errors, said: null };
  const ownerId = outstanding ? values.ownerId : null;
  return { values, errors, said: { cause, note: values.note || null, putRightBy, ownerId, basedOn: values.basedOn } };
}

function wrongDay(text: string, day: LocalDate | null, today: LocalDate): string | null {
  if (!text) return 'Enter the day by which it will be put right';
  if (!day) return 'Enter the day as 9/3/26 or 9 March 2026';
  return day < today ? 'This day has passed. Enter today or a later day' : null;
}
