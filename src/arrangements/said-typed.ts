import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { ticked, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { checkSaid, type SaidField } from './said-fields';

/** What was typed for the fields of a kind, as sent and as understood. */
export interface SaidTyped {
  /** By field; a list for what can be several. */
  values: Record<string, string | string[]>;
  said: Record<string, unknown>;
  /** Of every field at once, in their order. */
  errors: FieldError[];
}

/** @param nameOf what the form calls a field; its own name unless said */
export function readSaid(
  fields: readonly SaidField[],
  sent: Fields,
  today: LocalDate,
  nameOf = (name: string) => name,
): SaidTyped {
  const values: SaidTyped['values'] = {};
  const said: Record<string, unknown> = {};
  const unread: FieldError[] = [];
  for (const field of fields) {
    const { name } = field;
    const value = field.type === 'several' ? ticked(sent, nameOf(name)) : typed(sent, nameOf(name));
    values[nameOf(name)] = value;
    const read = readValue(field, value);
    if (read.error) unread.push({ field: name, message: read.error });
    else said[name] = read.value;
  }
  const checked = checkSaid(fields, said, today).errors.filter(
    ({ field }) => !unread.some((one) => one.field === field),
  );
  const errors = inOrder(fields, [...unread, ...checked]).map((one) => ({ ...one, field: nameOf(one.field) }));
  return { values, said, errors };
}

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
