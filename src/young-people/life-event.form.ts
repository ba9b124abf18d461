import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { SaidOf } from './dated-facts';
import { LIFE_EVENTS, type LifeEvent } from './life-event.entity';
import { LONGEST_EVENT } from './life-events';

export interface LifeEventForm {
  values: { formId: string; kind: string; happenedOn: string; words: string };
  errors: FieldError[];
  /** Null where there are errors. */
  event: SaidOf<LifeEvent> | null;
}

export function newLifeEventForm(): LifeEventForm {
  return { values: { formId: newId(), kind: '', happenedOn: '', words: '' }, errors: [], event: null };
}

export function readLifeEventForm(fields: Fields, today: LocalDate): LifeEventForm {
  const values = {
    formId: formIdOf(fields),
    kind: typed(fields, 'kind'),
    happenedOn: typed(fields, 'happenedOn'),
    words: typed(fields, 'words'),
  };
  const errors: FieldError[] = [];
  const kind = chosen(fields, 'kind', LIFE_EVENTS);
  if (!kind) errors.push({ field: 'kind', message: 'Choose what happened' });
  const happenedOn = parseTypedDate(values.happenedOn);
  if (!happenedOn) errors.push({ field: 'happenedOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  else if (happenedOn > today) errors.push({ field: 'happenedOn', message: 'The day must be today or in the past' });
  if (values.words.length > LONGEST_EVENT) {
    errors.push({ field: 'words', message: `Write ${LONGEST_EVENT.toLocaleString('en-GB')} characters or fewer` });
  }
  if (errors.length > 0 || !kind || !happenedOn) return { values, errors, event: null };
  return { values, errors, event: { kind, happenedOn, words: values.words.trim() || null } };
}
