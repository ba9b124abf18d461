import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import type { SaidOf } from '../young-people/dated-facts';
import { WITHDRAWAL_DECISIONS, type AgencyWithdrawal } from './agency-withdrawal.entities';
import type { WithdrawalDecisionSaid } from './agency-withdrawals.service';
import { LONGEST_WORDS } from './engagement-facts';
import type { Form } from './keeping-in-touch.forms';

export function newWithdrawalForm(): Form<SaidOf<AgencyWithdrawal>> {
  return { values: { formId: newId(), when: 'today', onDate: '' }, errors: [], said: null };
}

/** What is missing in it the service says. */
export function readWithdrawalForm(fields: Fields, today: LocalDate): Form<SaidOf<AgencyWithdrawal>> {
  const day = readDay(fields, today);
  const [agency, did, reason] = [typed(fields, 'agency'), typed(fields, 'did'), typed(fields, 'reason')];
  const values = { formId: formIdOf(fields), agency, did, reason, ...day.values };
  if (!day.on) return { values, errors: day.errors, said: null };
  return { values, errors: [], said: { agency, did, withdrewOn: day.on, reason } };
}

export function newWithdrawalDecisionForm(): Form<WithdrawalDecisionSaid> {
  return { values: { formId: newId() }, errors: [], said: null };
}

export function readWithdrawalDecisionForm(fields: Fields): Form<WithdrawalDecisionSaid> {
  const [reason, instead] = [typed(fields, 'reason'), typed(fields, 'instead')];
  const values = { formId: formIdOf(fields), decision: typed(fields, 'decision'), reason, instead };
  const decision = chosen(fields, 'decision', WITHDRAWAL_DECISIONS);
  const errors: FieldError[] = [];
  if (!decision) errors.push({ field: 'decision', message: 'Choose what you decide' });
  if (!reason) errors.push({ field: 'reason', message: 'Enter why you decide so' });
  for (const field of ['reason', 'instead'] as const) {
    if (values[field].length <= LONGEST_WORDS) continue;
    errors.push({ field, message: `Write ${LONGEST_WORDS.toLocaleString('en-GB')} characters or fewer` });
  }
  if (errors.length > 0 || !decision) return { values, errors, said: null };
  return { values, errors, said: { decision, reason, instead: instead || null } };
}
