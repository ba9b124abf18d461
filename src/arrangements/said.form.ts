import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { formIdOf, ticked, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { SaidOnDay } from './arrangements.service';
import { checkSaid, type SaidField } from './said-fields';

/** A form of a day and the fields of a kind, as sent and as understood. */
export interface SaidForm {
  /** By field; a list for what can be several. */
  values: Record<string, string | string[]>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: SaidOnDay | null;
}

export function newSaidForm(prefill: Readonly<Record<string, string>> = {}): SaidForm {
  return { values: { formId: newId(), when: 'today', onDate: '', ...prefill }, errors: [], said: null };
}

/** Errors of the day and of every field at once, so that nobody mends one after the other. */
export function readSaidForm(fields: readonly SaidField[], sent: Fields, today: LocalDate): SaidForm {
  const on = readDay(sent, today);
  const values: SaidForm['values'] = { formId: formIdOf(sent), ...on.values };
  const said: Record<string, unknown> = {};
  const unread: FieldError[] = [];
  for (const field of fields) {
    const { name } = field;
    values[name] = field.type === 'several' ? ticked(sent, name) : typed(sent, name);
    const read = readValue(field, values[name]);
    if (read.error) unread.push({ field: name, message: read.error });
    else said[name] = read.value;
  }
  const checked = checkSaid(fields, said, today).errors.filter(
    ({ field }) => !unread.some((one) => one.field === field),
  );
  const errors = [...inOrder(fields, [...unread, ...checked]), ...on.errors];
  return { values, errors, said: errors.length > 0 || !on.on ? null : { onDay: on.on, said } };
}

/** Where a service refused the day, the form has it under the name of its own field. */
const MONEY = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;

function readValue({ type }: SaidField, sent: string | string[]): { value?: unknown; error?: string } {
  if (Array.isArray(sent) || sent === '') return { value: sent };
  switch (type) {
    case 'day': {
      const day = parseTypedDate(sent);
      return day ? { value: day } : { error: 'Enter the day as 9/3/26 or 9 March 2026' };
    }
    case 'money': {
      const read = MONEY.exec(sent);
      if (!read) return { error: 'Enter a sum of money, such as 85.50' };
      return { value: Number(read[1]!.replaceAll(',', '')) * 100 + Number((read[2] ?? '').padEnd(2, '0')) };
    }
    case 'whole':
      return /^\d{1,6}$/.test(sent) ? { value: Number(sent) } : { error: 'Enter a whole number' };
    case 'yes-no':
      return sent === 'yes' || sent === 'no' ? { value: sent === 'yes' } : { error: 'Choose yes or no' };
    case 'text':
    case 'long':
    case 'own-words':
    case 'choice':
    case 'host':
    case 'several':
      return { value: sent };
  }
}

function inOrder(fields: readonly SaidField[], errors: FieldError[]): FieldError[] {
  return fields.flatMap(({ name }) => errors.filter(({ field }) => field === name));
}
