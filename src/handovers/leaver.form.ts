import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { LeaverOwns, RecordLeaving } from './leavers.service';

export interface LeaverForm {
  /** By field name; `to-` and the allocation's id says who is to have one young person. */
  values: Record<string, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  command: RecordLeaving | null;
}

/** Nobody yet: whoever answers for the team has them in the meantime. */
export const NOBODY_YET = 'nobody-yet';
const REASON = 'Their worker leaves';

export function caseField(allocationId: string): string {
  return `to-${allocationId}`;
}

export function newLeaverForm({ worker }: LeaverOwns): LeaverForm {
  const lastDay = typedDate(worker.lastDay);
  return {
    values: {
      formId: newId(),
      lastDay,
      reason: REASON,
      forAll: '',
      reviewerId: '',
      coverId: '',
      educationWorkerId: '',
    },
    errors: [],
    command: null,
  };
}

/** A line that was left alone goes to whoever was chosen for all. @param owns what there is to choose for */
export function readLeaverForm(fields: Fields, { cases, owned, standsInFor }: LeaverOwns): LeaverForm {
  const values: Record<string, string> = { formId: formIdOf(fields) };
  for (const name of ['lastDay', 'reason', 'forAll', 'reviewerId', 'coverId', 'educationWorkerId'])
    values[name] = typed(fields, name);
  // Of those who were shown, not of those who are there now: whoever came meanwhile was not chosen for.
  const shown = Object.keys(fields).filter((name) => name.startsWith('to-'));
  for (const name of shown) values[name] = typed(fields, name);
  const errors: FieldError[] = [];
  const lastDay = parseTypedDate(values.lastDay!);
  if (!values.lastDay) errors.push({ field: 'lastDay', message: 'Enter the last day' });
  else if (!lastDay) errors.push({ field: 'lastDay', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  const open = shown.filter((name) => !values[name]);
  if (open.length > 0 && !values.forAll) {
    const one = open.length === 1 ? 'the young person' : `the ${open.length} young people`;
    const them = cases.length > 1 ? ` with no choice of their own` : '';
    errors.push({ field: 'forAll', message: `Choose who gets ${one}${them}` });
  }
  if (owned.reviewer && !values.reviewerId) {
    errors.push({ field: 'reviewerId', message: 'Choose who reviews in their place' });
  }
  if (owned['education-worker'] && !values.educationWorkerId) {
    errors.push({ field: 'educationWorkerId', message: 'Choose who works with them for education and work' });
  }
  if (standsInFor.length > 0 && !values.coverId) {
    errors.push({ field: 'coverId', message: 'Choose who stands in instead of them' });
  }
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why their worker changes' });
  if (errors.length > 0 || !lastDay) return { values, errors, command: null };
  const chosen = (name: string) => (values[name] === '' ? values.forAll! : values[name]!);
  const command: RecordLeaving = {
    formId: values.formId!,
    lastDay,
    reason: values.reason!,
    cases: shown.map((name) => {
      const to = chosen(name);
      return { allocationId: name.slice('to-'.length), staffId: to === NOBODY_YET ? null : to };
    }),
    reviewerId: values.reviewerId || null,
    coverId: values.coverId || null,
    educationWorkerId: values.educationWorkerId || null,
  };
  return { values, errors, command };
}
