import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { DecisionExampleTold } from './decision-examples-told';
import { matterWords } from './decision-examples.words';
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
 * @param facts what the box of the facts begins with
 */
export function newDecideForm(ownerId: string | null, facts = ''): DecideForm {
  const values: Record<string, string> = { formId: newId(), facts, options: '', text: '', reviewOn: '' };
  for (let row = 1; row <= ACTION_ROWS; row += 1) values[`owner-${row}`] = ownerId ?? '';
  return { values, errors: [], said: null };
}

/** One box, and rows for what follows; a row in which nothing stands is none. */
export function readDecideForm(fields: Fields): DecideForm {
  const values: Record<string, string> = {
    formId: formIdOf(fields),
    facts: typed(fields, 'facts'),
    options: typed(fields, 'options'),
    text: typed(fields, 'text'),
    reviewOn: typed(fields, 'reviewOn'),
  };
  const errors: FieldError[] = [];
  if (!values.text) errors.push({ field: 'text', message: 'Enter what you decide, and why' });
  const reviewOn = parseTypedDate(values.reviewOn!);
  if (values.reviewOn && !reviewOn) errors.push({ field: 'reviewOn', message: BY_WHEN });
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
  const weighed = { facts: values.facts || null, options: values.options || null, reviewOn };
  return { values, errors, said: errors.length > 0 ? null : { text: values.text!, ...weighed, actions } };
}

export function decideFormPage(
  form: DecideForm,
  { staff, examples }: { staff: StaffToChoose[]; examples: DecisionExampleTold[] },
) {
  return {
    form,
    errors: form.errors,
    examples: examples.map(matterWords),
    rows: Array.from({ length: ACTION_ROWS }, (_, at) => at + 1),
    staff: [{ value: '', text: 'Choose' }, ...staff.map(({ id, name }) => ({ value: id, text: name }))],
  };
}
