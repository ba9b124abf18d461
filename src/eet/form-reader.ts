import { formIdOf, chosen, typed, typedOrNull, type Fields } from '../web/fields';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { parseTypedDate } from '../web/typed-date';

/** A form as it comes: its values to be shown again, and what was wrong at which field. */
export interface ReadForm<Said> {
  values: Record<string, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}

/** As the API takes them: a line, and what has room for more. */
export const LONGEST_LINE = 500;
export const LONGEST_NOTE = 2000;

/** Reads the fields of one form, and keeps what was typed and what is wrong. */
export class FormReader {
  readonly values: Record<string, string> = {};
  readonly errors: FieldError[] = [];

  constructor(private readonly fields: Fields) {
    this.values.formId = formIdOf(fields);
  }

  text(name: string, most = LONGEST_LINE): string | null {
    const text = typedOrNull(this.fields, name);
    this.values[name] = text ?? '';
    if (text !== null && text.length > most) {
      this.wrong(name, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
    }
    return text;
  }

  /** @param missing what is said where nothing was written */
  needed(name: string, missing: string, most = LONGEST_LINE): string {
    const text = this.text(name, most);
    if (text === null) this.wrong(name, missing);
    return text ?? '';
  }

  choice<T extends string>(name: string, choices: readonly T[], missing?: string): T | null {
    this.values[name] = typed(this.fields, name);
    const choice = chosen(this.fields, name, choices);
    if (choice === null && missing) this.wrong(name, missing);
    return choice;
  }

  isTicked(name: string): boolean {
    this.values[name] = typed(this.fields, name);
    return this.values[name] === 'yes';
  }

  /** A day as people type it; null for none, or for what is no day. */
  day(name: string, missing?: string): LocalDate | null {
    const text = typed(this.fields, name);
    this.values[name] = text;
    const day = text ? parseTypedDate(text) : null;
    if (text && !day) this.wrong(name, 'Enter the day as 9/3/26 or 9 March 2026');
    if (!text && missing) this.wrong(name, missing);
    return day;
  }

  /** A whole number; £ and commas are left out. */
  whole(name: string, most: number, missing?: string): number | null {
    const text = typed(this.fields, name);
    this.values[name] = text;
    if (!text) {
      if (missing) this.wrong(name, missing);
      return null;
    }
    const number = /^£?[\d,]{1,9}$/.test(text) ? Number(text.replaceAll(/[£,]/g, '')) : NaN;
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    this.wrong(name, `Enter a whole number from 1 to ${most.toLocaleString('en-GB')}`);
    return null;
  }

  wrong(field: string, message: string): void {
    this.errors.push({ field, message });
  }

  /** What was said, unless something is wrong. */
  form<Said>(said: () => Said): ReadForm<Said> {
    return { values: this.values, errors: this.errors, said: this.errors.length > 0 ? null : said() };
  }
}
