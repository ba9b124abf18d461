import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formIdOf, typed, type Fields } from '../web/fields';
import type { MoneySaid } from './occasion-money.service';
import { readPounds } from './occasion.form';

/** In `teamId` the choice of each young person. */
export const EACH = 'each';

export interface MoneyForm {
  values: Record<'formId' | 'teamId' | 'fromYear' | 'pence', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: MoneySaid | null;
}

export function newMoneyForm(year: number): MoneyForm {
  const values = { formId: newId(), teamId: EACH, fromYear: String(year), pence: '' };
  return { values, errors: [], said: null };
}

/** The form carries how often each choice was set (`number-TEAM`), so that two who set the same are told. */
export function readMoneyForm(fields: Fields): MoneyForm {
  const errors: FieldError[] = [];
  const [teamId, fromYear, text] = [typed(fields, 'teamId'), typed(fields, 'fromYear'), typed(fields, 'pence')];
  if (!teamId) errors.push({ field: 'teamId', message: 'Choose for whom it is' });
  if (!/^\d{4}$/.test(fromYear)) errors.push({ field: 'fromYear', message: 'Choose from which year it holds' });
  const pence = readPounds(fields, 'pence', errors);
  const values = { formId: formIdOf(fields), teamId, fromYear, pence: text };
  if (errors.length > 0) return { values, errors, said: null };
  const number = Number(typed(fields, `number-${teamId}`)) || 0;
  const said = { teamId: teamId === EACH ? null : teamId, fromYear: Number(fromYear), pence, number };
  return { values, errors, said };
}
