import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { formIdOf, typed, type Fields } from '../web/fields';
import { BASES_OF, choiceValue, type StatusChoice } from './status-choices';
import type { DecisionSaid } from './status-decisions.service';
import { STATUS_CODES } from './status-words';

export interface StatusDecisionForm {
  values: { formId: string; basedOn: string; decision: string; reason: string; when: string; onDate: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: DecisionSaid | null;
}

const CHOICES: StatusChoice[] = STATUS_CODES.flatMap((status) =>
  (BASES_OF[status] ?? [null]).map((basis) => ({ status, basis })),
);

/** @param basedOn what the manager sees */
export function newStatusDecisionForm(basedOn: string): StatusDecisionForm {
  const values = { formId: newId(), basedOn, decision: '', reason: '', when: 'today', onDate: '' };
  return { values, errors: [], said: null };
}

/** Whether the choice fits the age is for the service to say. */
export function readStatusDecisionForm(fields: Fields, today: LocalDate): StatusDecisionForm {
  const day = readDay(fields, today);
  const values = {
    formId: formIdOf(fields),
    basedOn: typed(fields, 'basedOn'),
    decision: typed(fields, 'decision'),
    reason: typed(fields, 'reason'),
    ...day.values,
  };
  const choice = CHOICES.find((one) => choiceValue(one) === values.decision);
  const errors: FieldError[] = [];
  if (!choice) errors.push({ field: 'decision', message: 'Choose the status you decided' });
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why you decided this' });
  errors.push(...day.errors);
  if (!choice || !day.on || errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { ...choice, decidedOn: day.on, reason: values.reason, basedOn: values.basedOn } };
}
