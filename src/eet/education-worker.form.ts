import { isId, newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { formIdOf, ticked, typed, type Fields } from '../web/fields';
import type { GiveEducationWorker, ShownWithWorker } from './education-workers.service';

export interface EducationWorkerForm {
  values: { formId: string; staffId: string; when: string; onDate: string; reason: string };
  /** The ids of the young people who are ticked. */
  ticked: Set<string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: GiveEducationWorker | null;
}

const NONE = 'none';
/** That nobody works with them for it any more. */
export const NOBODY = 'nobody';

/** A checkbox says whom it is about, and which worker they had when the page was shown. */
export function tickOf({ personId, shownId }: ShownWithWorker): string {
  return `${personId}.${shownId ?? NONE}`;
}

/** What is no tick of ours is left out: it names nobody. */
function readTick(value: string): ShownWithWorker[] {
  const [personId = '', shownId = ''] = value.split('.', 2);
  if (!isId(personId) || (shownId !== NONE && !isId(shownId))) return [];
  return [{ personId: personId.toLowerCase(), shownId: shownId === NONE ? null : shownId }];
}

export function newEducationWorkerForm(ids: string[] = []): EducationWorkerForm {
  const values = { formId: newId(), staffId: '', when: 'today', onDate: '', reason: '' };
  return { values, ticked: new Set(ids), errors: [], said: null };
}

export function readEducationWorkerForm(fields: Fields, today: LocalDate): EducationWorkerForm {
  const day = readDay(fields, today, 'This day is still to come. Give the worker on the day they start');
  const values = {
    formId: formIdOf(fields),
    staffId: typed(fields, 'staffId'),
    ...day.values,
    reason: typed(fields, 'reason'),
  };
  const people = ticked(fields, 'people').flatMap(readTick);
  const errors: FieldError[] = [];
  if (people.length === 0) errors.push({ field: 'people', message: 'Choose at least one young person' });
  if (!values.staffId) errors.push({ field: 'staffId', message: 'Choose a worker' });
  errors.push(...day.errors);
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why' });
  const form = { values, ticked: new Set(people.map(({ personId }) => personId)), errors };
  if (errors.length > 0 || !day.on) return { ...form, said: null };
  const { formId, staffId, reason } = values;
  const to = staffId === NOBODY ? null : staffId;
  return { ...form, said: { formId, people, staffId: to, fromOn: day.on, reason } };
}
