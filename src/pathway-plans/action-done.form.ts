import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { typed, typedOrNull, type Fields } from '../web/fields';

export interface ActionDoneForm {
  values: { when: string; onDate: string; words: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { on: LocalDate; words: string | null } | null;
}

export const LONGEST_DONE_WORDS = 1000;

export function newActionDoneForm(): ActionDoneForm {
  return { values: { when: '', onDate: '', words: '' }, errors: [], said: null };
}

/** Whether the day fits is for the service to say. */
export function readActionDoneForm(fields: Fields, today: LocalDate): ActionDoneForm {
  const day = readDay(fields, today);
  const values = { ...day.values, words: typed(fields, 'words') };
  const errors = [...day.errors];
  if (values.words.length > LONGEST_DONE_WORDS) {
    errors.push({ field: 'words', message: `Write ${LONGEST_DONE_WORDS} characters or fewer` });
  }
  if (!day.on || errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { on: day.on, words: typedOrNull(fields, 'words') } };
}
