import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { ExemptionSaid, ExemptionTold, PolicyRead } from './exemptions.service';
import { rulesOf } from './supervision-policy';

const POLICY_AT = '/supervision/policy';
const BY_WHEN = 'Enter the day as 9/3/26 or 9 March 2026';

export interface ExemptionForm {
  values: { formId: string; worker: string; fromOn: string; untilOn: string; reason: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: ExemptionSaid | null;
}

export function newExemptionForm(worker: string, today: LocalDate): ExemptionForm {
  const values = { formId: newId(), worker, fromOn: typedDate(today), untilOn: '', reason: '' };
  return { values, errors: [], said: null };
}

export function readExemptionForm(fields: Fields): ExemptionForm {
  const values = {
    formId: formIdOf(fields),
    worker: typed(fields, 'worker'),
    fromOn: typed(fields, 'fromOn'),
    untilOn: typed(fields, 'untilOn'),
    reason: typed(fields, 'reason'),
  };
  const [fromOn, untilOn] = [parseTypedDate(values.fromOn), parseTypedDate(values.untilOn)];
  const errors: FieldError[] = [];
  if (!values.worker) errors.push({ field: 'worker', message: 'Choose the worker' });
  if (!fromOn) errors.push({ field: 'fromOn', message: BY_WHEN });
  if (!untilOn) errors.push({ field: 'untilOn', message: BY_WHEN });
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why' });
  if (errors.length > 0 || !fromOn || !untilOn) return { values, errors, said: null };
  return { values, errors, said: { staffId: values.worker, fromOn, untilOn, reason: values.reason } };
}

/** The policy, when it is looked at again, and who is exempt from it or was. */
export function toPolicyPage({ policy, edition, renewal, exemptions }: PolicyRead) {
  const told = exemptions.map(exemptionWords);
  return {
    rules: rulesOf(policy),
    edition,
    renewal: renewal && { by: renewal.by.map(({ name }) => name) },
    now: told.filter(({ state }) => state !== 'over'),
    over: told.filter(({ state }) => state === 'over'),
    exemptAt: `${POLICY_AT}/exempt`,
  };
}

export function toExemptPage({ workers }: PolicyRead, form: ExemptionForm) {
  return {
    form,
    errors: form.errors,
    at: `${POLICY_AT}/exempt`,
    backAt: POLICY_AT,
    workers: workers.map(({ staffId, name }) => ({ value: staffId, text: name })),
  };
}

export function toEndPage(exemption: ExemptionTold, reason: string, errors: FieldError[]) {
  return {
    exemption: exemptionWords(exemption),
    form: { values: { reason }, errors },
    errors,
    at: `${POLICY_AT}/exemptions/${exemption.id}/end`,
    backAt: POLICY_AT,
  };
}

function exemptionWords(one: ExemptionTold) {
  const {
    id,
    state,
    workerName,
    teamName,
    fromOn,
    untilOn,
    reason,
    decidedBy,
    decidedOn,
    endedOn,
    endedBy,
    endReason,
  } = one;
  const last = endedOn && endedOn > fromOn ? addDays(endedOn, -1) : untilOn;
  const never = endedOn !== null && endedOn <= fromOn;
  return {
    state,
    worker: workerName,
    team: teamName,
    days: `From ${formatLong(fromOn)} until ${formatLong(never ? untilOn : last)}`,
    reason,
    decided: `${decidedBy} decided it on ${formatLong(decidedOn)}.`,
    ended: endedOn && `${endedBy} ended it${never ? ' before it began' : ` from ${formatLong(endedOn)}`}: ${endReason}`,
    endAt: state === 'over' ? null : `${POLICY_AT}/exemptions/${id}/end`,
  };
}
