import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { AbsenceRead, AbsenceSaid } from './absences.service';

export interface AbsenceForm {
  values: { formId: string; staffId: string; fromOn: string; toOn: string; coverId: string };
  errors: FieldError[];
  /** Null where there are errors. */
  command: AbsenceSaid | null;
}

export function newAbsenceForm(staffId: string): AbsenceForm {
  return { values: { formId: newId(), staffId, fromOn: '', toOn: '', coverId: '' }, errors: [], command: null };
}

/** To change one: as it is. */
export function changeAbsenceForm({ version, staffId, fromOn, toOn, coverId }: AbsenceRead): AbsenceForm {
  const values = { formId: version, staffId, fromOn: typedDate(fromOn), toOn: typedDate(toOn), coverId: coverId ?? '' };
  return { values, errors: [], command: null };
}

/** The first day back may be left open; a day that was typed and is none is an error. */
export function readAbsenceForm(fields: Fields): AbsenceForm {
  const text = (name: string) => typed(fields, name);
  const values = {
    formId: formIdOf(fields),
    staffId: text('staffId'),
    fromOn: text('fromOn'),
    toOn: text('toOn'),
    coverId: text('coverId'),
  };
  const [fromOn, toOn] = [parseTypedDate(values.fromOn), parseTypedDate(values.toOn)];
  const errors: FieldError[] = [];
  if (!values.staffId) errors.push({ field: 'staffId', message: 'Choose who is away' });
  if (!values.fromOn) errors.push({ field: 'fromOn', message: 'Enter the first day away' });
  else if (!fromOn) errors.push({ field: 'fromOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (values.toOn && !toOn) errors.push({ field: 'toOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (errors.length > 0 || !fromOn) return { values, errors, command: null };
  return { values, errors, command: { staffId: values.staffId, fromOn, toOn, coverId: values.coverId || null } };
}
