import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { SaidOf } from './dated-facts';
import { TRAFFICKING_ANSWERS, type Trafficking } from './trafficking.entity';

export interface TraffickingForm {
  /** `version` is the row that was looked at, empty where nothing stood; `from` is "plan" on the way back to the plan. */
  values: { formId: string; version: string; from: string; answer: string; knownOn: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: SaidOf<Trafficking> | null;
}

export function newTraffickingForm(standing: Trafficking | null, from: string): TraffickingForm {
  const answer = standing?.answer ?? '';
  const knownOn = standing ? formatLong(standing.knownOn) : '';
  return {
    values: { formId: newId(), version: standing?.id ?? '', from: wayBack(from), answer, knownOn },
    errors: [],
    said: null,
  };
}

export function readTraffickingForm(fields: Fields, today: LocalDate): TraffickingForm {
  const values = {
    formId: formIdOf(fields),
    version: typed(fields, 'version'),
    from: wayBack(typed(fields, 'from')),
    answer: typed(fields, 'answer'),
    knownOn: typed(fields, 'knownOn'),
  };
  const errors: FieldError[] = [];
  const answer = chosen(fields, 'answer', TRAFFICKING_ANSWERS);
  if (!answer) errors.push({ field: 'answer', message: 'Choose what is known' });
  const knownOn = parseTypedDate(values.knownOn);
  if (!knownOn) errors.push({ field: 'knownOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  else if (knownOn > today) errors.push({ field: 'knownOn', message: 'The day must be today or in the past' });
  if (errors.length > 0 || !answer || !knownOn) return { values, errors, said: null };
  return { values, errors, said: { answer, knownOn } };
}

function wayBack(from: string): string {
  return from === 'plan' ? from : '';
}
