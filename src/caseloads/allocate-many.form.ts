import type { FieldError } from '../platform/problem';
import { isId, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, ticked, typed, type Fields } from '../web/fields';
import { MANY_ROLES, type AllocateMany, type ShownPerson } from './allocate-many.service';

export interface AllocateManyForm {
  values: { formId: string; role: string; staffId: string; when: string; onDate: string; reason: string };
  /** The ids of the young people who are ticked. */
  ticked: Set<string>;
  errors: FieldError[];
  /** Null where there are errors. */
  command: AllocateMany | null;
}

const NONE = 'none';

/** A checkbox says whom it is about, and which adviser they had when the page was shown. */
export function tickValue({ personId, allocationId }: ShownPerson): string {
  return `${personId}.${allocationId ?? NONE}`;
}

/** @param ids those who are ticked from the start */
export function newAllocateManyForm(
  ids: string[] = [],
  role: AllocateMany['role'] = 'personal-adviser',
): AllocateManyForm {
  const values = { formId: newId(), role, staffId: '', when: 'today', onDate: '', reason: '' };
  return { values, ticked: new Set(ids), errors: [], command: null };
}

/** For good where the form does not ask. */
export function readAllocateManyForm(sent: Fields, today: LocalDate): AllocateManyForm {
  const fields = { role: 'personal-adviser', ...sent };
  const day = readDay(fields, today, 'This day is still to come. Give the worker on the day they start');
  const values = {
    formId: formIdOf(fields),
    role: typed(fields, 'role'),
    staffId: typed(fields, 'staffId'),
    ...day.values,
    reason: typed(fields, 'reason'),
  };
  const people = ticked(fields, 'people').flatMap(readTick);
  const errors: FieldError[] = [];
  if (people.length === 0) errors.push({ field: 'people', message: 'Choose at least one young person' });
  const role = chosen(fields, 'role', MANY_ROLES);
  if (!role) errors.push({ field: 'role', message: 'Choose whether it is for good or in the meantime' });
  if (!values.staffId) errors.push({ field: 'staffId', message: 'Choose a worker' });
  errors.push(...day.errors);
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why this worker' });
  const form = { values, ticked: new Set(people.map(({ personId }) => personId)), errors };
  if (errors.length > 0 || !role || !day.on) return { ...form, command: null };
  const { formId, staffId, reason } = values;
  return { ...form, command: { formId, people, role, staffId, fromOn: day.on, reason } };
}

/** What is no tick of ours is left out: it names nobody. */
function readTick(value: string): ShownPerson[] {
  const [personId = '', allocationId = ''] = value.split('.', 2);
  if (!isId(personId) || (allocationId !== NONE && !isId(allocationId))) return [];
  return [{ personId: personId.toLowerCase(), allocationId: allocationId === NONE ? null : allocationId }];
}
