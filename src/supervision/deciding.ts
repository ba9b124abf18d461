import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { DecidedSaid, StaffToChoose } from './decisions.service';

const BY_WHEN = 'Enter the day as 9/3/26 or 9 March 2026';
/** Rows for what a manager gives to do in one answer. */
const ACTION_ROWS = 3;

/** A manager's one box, with rows for what follows: of supervision, and of whatever else a manager decides. */
export interface DecideForm {
  values: Record<string, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: DecidedSaid | null;
}

/**
 * @param ownerId who does it unless the manager says otherwise: whoever asked, else the adviser
 * @param facts what the box begins with, which is no decision yet
 */
export function newDecideForm(ownerId: string | null, facts = ''): DecideForm {
  const values: Record<string, string> = { formId: newId(), text: facts, facts };
  for (let row = 1; row <= ACTION_ROWS; row += 1) values[`owner-${row}`] = ownerId ?? '';
  return { values, errors: [], said: null };
}

/** One box, and rows for what follows; a row in which nothing stands is none. */
export function readDecideForm(fields: Fields): DecideForm {
  const values: Record<string, string> = {
    formId: formIdOf(fields),
    text: typed(fields, 'text'),
    facts: typed(fields, 'facts'),
  };
  const errors: FieldError[] = [];
  if (!values.text || values.text === values.facts)
    errors.push({ field: 'text', message: 'Enter what you decide, and why' });
  const actions: DecidedSaid['actions'] = [];
  for (let row = 1; row <= ACTION_ROWS; row += 1) {
    const [what, ownerId, by] = [
      typed(fields, `what-${row}`),
      typed(fields, `owner-${row}`),
      typed(fields, `by-${row}`),
    ];
    Object.assign(values, { [`what-${row}`]: what, [`owner-${row}`]: ownerId, [`by-${row}`]: by });
    if (!what && !by) continue;
    const byOn = parseTypedDate(by);
    if (!what) errors.push({ field: `what-${row}`, message: 'Enter what is to be done' });
    if (!byOn) errors.push({ field: `by-${row}`, message: BY_WHEN });
    // Why it is done is what the manager wrote in the box.
    else actions.push({ what, why: values.text || null, ownerId, byOn });
  }
  return { values, errors, said: errors.length > 0 ? null : { text: values.text!, actions } };
}

export function decideFormPage(form: DecideForm, staff: StaffToChoose[]) {
  return {
    form,
    errors: form.errors,
    rows: Array.from({ length: ACTION_ROWS }, (_, at) => at + 1),
    staff: [{ value: '', text: 'Choose' }, ...staff.map(({ id, name }) => ({ value: id, text: name }))],
  };
}
