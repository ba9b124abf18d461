import { parsePounds } from '../accommodation/pounds';
import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';

/** What a form shows: its values by field, and what is wrong with them. */
export interface FormShown {
  values: Record<string, string>;
  errors: FieldError[];
}

/** A form that nobody has filled in yet. */
export function newForm(values: Record<string, string> = {}): FormShown {
  return { values: { formId: newId(), ...values }, errors: [] };
}

/** Reads a form field by field, and keeps what was typed and what is wrong. */
export class Reading implements FormShown {
  readonly values: Record<string, string>;
  readonly errors: FieldError[] = [];

  constructor(private readonly fields: Fields) {
    this.values = { formId: formIdOf(fields) };
  }

  get formId(): string {
    return this.values['formId']!;
  }

  text(name: string): string {
    return (this.values[name] = typed(this.fields, name));
  }

  /** The day that was typed; null where it is none, which is said, unless nothing was typed and nothing needs to be. */
  day(name: string, optional = false): LocalDate | null {
    const value = this.text(name);
    const day = parseTypedDate(value);
    if (!day && !(optional && !value)) this.wrong(name, 'Enter the day as 9/3/26 or 9 March 2026');
    return day;
  }

  choice<T extends string>(name: string, choices: readonly T[], ifNone: string): T | null {
    this.text(name);
    const one = chosen(this.fields, name, choices);
    if (!one) this.wrong(name, ifNone);
    return one;
  }

  /** A whole number; null where it is none, which is said. */
  whole(name: string, ifNone: string): number | null {
    const value = this.text(name);
    if (/^\d{1,5}$/.test(value)) return Number(value);
    this.wrong(name, ifNone);
    return null;
  }

  /** An amount of money, in pence. */
  pence(name: string): number | null {
    const pence = parsePounds(this.text(name));
    if (pence === null) this.wrong(name, 'Enter an amount, as 450 or 450.50');
    return pence;
  }

  wrong(field: string, message: string): void {
    this.errors.push({ field, message });
  }
}

/** A form as it was filled in: what it says is null where something is wrong with it. */
export function readForm<Said>(fields: Fields, read: (reading: Reading) => Said | null) {
  const reading = new Reading(fields);
  const said = read(reading);
  const { values, errors, formId } = reading;
  return { values, errors, formId, said: errors.length > 0 ? null : said };
}

export function readReason(reading: Reading): { reason: string } {
  return { reason: reading.text('reason') };
}
