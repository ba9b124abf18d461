import { TOLD_HOW } from '../caseloads/worker-change.entity';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, typed, type Fields } from '../web/fields';
import type { ToldOfChange } from './worker-changes.service';

export interface ToldForm {
  values: { when: string; onDate: string; toldHow: string; toldById: string; words: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: ToldOfChange | null;
}

export function newToldForm(staffId: string): ToldForm {
  return { values: { when: 'today', onDate: '', toldHow: '', toldById: staffId, words: '' }, errors: [], said: null };
}

export function readToldForm(fields: Fields, today: LocalDate): ToldForm {
  const day = readDay(fields, today);
  const values = {
    ...day.values,
    toldHow: typed(fields, 'toldHow'),
    toldById: typed(fields, 'toldById'),
    words: typed(fields, 'words'),
  };
  const toldHow = chosen(fields, 'toldHow', TOLD_HOW);
  const errors: FieldError[] = [...day.errors];
  if (!toldHow) errors.push({ field: 'toldHow', message: 'Choose how they were told' });
  if (!values.toldById) errors.push({ field: 'toldById', message: 'Choose who told them' });
  if (errors.length > 0 || !toldHow || !day.on) return { values, errors, said: null };
  return { values, errors, said: { toldOn: day.on, toldHow, toldById: values.toldById, words: values.words || null } };
}
