import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';

const WHAT = ['offer', 'request'] as const;
export const OFFER_HOW = ['Face to face', 'Phone call', 'Video call', 'Text or message', 'Letter or e-mail'] as const;

export type SupportSaid =
  | { what: 'offer'; on: LocalDate; how: string | null; reply: string | null }
  | { what: 'request'; on: LocalDate; wants: 'education' | 'support' };

export interface SupportForm {
  values: { formId: string; what: string; when: string; onDate: string; how: string; reply: string; wants: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: SupportSaid | null;
}

/** @param what from the address, when a due item led here */
export function newSupportForm(what = ''): SupportForm {
  const values = { formId: newId(), what, when: '', onDate: '', how: '', reply: '', wants: '' };
  return { values, errors: [], said: null };
}

export function readSupportForm(fields: Fields, today: LocalDate): SupportForm {
  const day = readDay(fields, today);
  const text = (name: string) => typed(fields, name);
  const values = {
    formId: formIdOf(fields),
    what: text('what'),
    ...day.values,
    how: text('how'),
    reply: text('reply'),
    wants: text('wants'),
  };
  const errors: FieldError[] = [];
  const what = chosen(fields, 'what', WHAT);
  if (!what) errors.push({ field: 'what', message: 'Choose whether support was offered or asked for' });
  errors.push(...day.errors);
  const wants = chosen(fields, 'wants', ['education', 'support'] as const);
  if (what === 'request' && !wants) errors.push({ field: 'wants', message: 'Choose what they asked for' });
  const how = chosen(fields, 'how', OFFER_HOW);
  if (what === 'offer' && !how) errors.push({ field: 'how', message: 'Choose how the offer was made' });
  if (errors.length > 0 || !what || !day.on) return { values, errors, said: null };
  if (what === 'request' && wants) return { values, errors, said: { what, on: day.on, wants } };
  return { values, errors, said: { what: 'offer', on: day.on, how, reply: typedOrNull(fields, 'reply') } };
}
