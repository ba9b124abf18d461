import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { OPENED_FOR, REVIEW_OUTCOMES, type Covers, type ReviewOutcome } from './emergency-access.entities';
import { LONGEST_WHY, type OpeningSaid } from './emergency-access.service';

export interface OpeningForm {
  values: { formId: string; words: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: OpeningSaid | null;
}

export function newOpeningForm(): OpeningForm {
  return { values: { formId: newId(), words: '' }, errors: [], said: null };
}

/** @param covers what is opened next: the reason was said with the summary */
export function readOpeningForm(fields: Fields, covers: Covers): OpeningForm {
  const values = { formId: formIdOf(fields), words: typed(fields, 'words') };
  const words = values.words || null;
  const errors = tooLong(values.words);
  const reason = chosen(fields, 'reason', OPENED_FOR);
  if (covers === 'summary' && !reason) errors.push({ field: 'reason', message: 'Choose why you open it' });
  if (errors.length > 0) return { values, errors, said: null };
  return {
    values,
    errors,
    said: reason && covers === 'summary' ? { covers, reason, words } : { covers: 'record', words },
  };
}

export interface ReviewForm {
  values: { formId: string; outcome: string; words: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { outcome: ReviewOutcome; words: string | null } | null;
}

export function newReviewForm(): ReviewForm {
  return { values: { formId: newId(), outcome: '', words: '' }, errors: [], said: null };
}

export function readReviewForm(fields: Fields): ReviewForm {
  const values = { formId: formIdOf(fields), outcome: typed(fields, 'outcome'), words: typed(fields, 'words') };
  const outcome = chosen(fields, 'outcome', REVIEW_OUTCOMES);
  const errors = tooLong(values.words);
  if (!outcome) errors.unshift({ field: 'outcome', message: 'Choose whether it was needed' });
  if (errors.length > 0 || !outcome) return { values, errors, said: null };
  return { values, errors, said: { outcome, words: values.words || null } };
}

function tooLong(words: string): FieldError[] {
  if (words.length <= LONGEST_WHY) return [];
  return [{ field: 'words', message: `Write ${LONGEST_WHY.toLocaleString('en-GB')} characters or fewer` }];
}
