import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { MIDWAY_STANDINGS } from './midway';
import type { MidwaySaid } from './midway-checks.service';

export interface MidwayForm {
  /** formId, when, onDate, looked, and stands- and done- of each goal. */
  values: Record<string, string>;
  errors: FieldError[];
  said: MidwaySaid | null;
}

export function newMidwayForm(looked: string): MidwayForm {
  return { values: { formId: newId(), when: '', onDate: '', looked }, errors: [], said: null };
}

/** @param goals the ids of the goals that are looked at */
export function readMidwayForm(fields: Fields, goals: readonly string[], today: LocalDate): MidwayForm {
  const day = readDay(fields, today);
  const values: Record<string, string> = {
    formId: formIdOf(fields),
    ...day.values,
    looked: typed(fields, 'looked'),
  };
  const said: MidwaySaid['goals'] = {};
  for (const id of goals) {
    values[`stands-${id}`] = typed(fields, `stands-${id}`);
    values[`done-${id}`] = typed(fields, `done-${id}`);
    said[id] = { stands: chosen(fields, `stands-${id}`, MIDWAY_STANDINGS), done: typed(fields, `done-${id}`) };
  }
  if (!day.on) return { values, errors: day.errors, said: null };
  return { values, errors: [], said: { checkedOn: day.on, looked: values.looked!, goals: said } };
}
