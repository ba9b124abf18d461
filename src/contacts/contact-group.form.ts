import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { GROUP_KINDS } from './contact-group.entity';
import type { RecordGroup } from './contact-groups.service';

export interface GroupForm {
  values: {
    formId: string;
    kind: string;
    title: string;
    when: string;
    onDate: string;
    note: string;
    people: string[];
    alsoThere: string[];
  };
  errors: FieldError[];
  /** Null where there are errors. */
  command: RecordGroup | null;
}

export function newGroupForm(): GroupForm {
  const values = {
    formId: newId(),
    kind: 'group',
    title: '',
    when: 'today',
    onDate: '',
    note: '',
    people: [],
    alsoThere: [],
  };
  return { values, errors: [], command: null };
}

export function readGroupForm(fields: Fields, today: LocalDate): GroupForm {
  const day = readDay(fields, today);
  const values = {
    formId: formIdOf(fields),
    kind: typed(fields, 'kind'),
    title: typed(fields, 'title'),
    ...day.values,
    note: typed(fields, 'note'),
    people: ticked(fields, 'people'),
    alsoThere: ticked(fields, 'alsoThere').filter(Boolean),
  };
  const errors: FieldError[] = [];
  const kind = chosen(fields, 'kind', GROUP_KINDS);
  if (!kind) errors.push({ field: 'kind', message: 'Choose whether it was a group or a drop-in' });
  if (!values.title) errors.push({ field: 'title', message: 'Enter what it was' });
  errors.push(...day.errors);
  if (values.people.length === 0) errors.push({ field: 'people', message: 'Choose who came' });
  if (errors.length > 0 || !kind || !day.on) return { values, errors, command: null };
  const { title, people, alsoThere } = values;
  const command = { kind, title, heldOn: day.on, note: typedOrNull(fields, 'note'), people, alsoThere };
  return { values, errors, command };
}
