import { formatLong, type LocalDate } from '../statutory/local-date';
import type { SaidField, SaidValue, SaidValues } from './said-fields';

/** A thing that was said, as a page shows it. */
export interface SaidLine {
  label: string;
  text: string;
  /** The young person's own words. */
  isOwn: boolean;
}

/** In pounds, with pence where there are any: £1,234, £85.50. */
export function pounds(pence: number): string {
  const [whole, rest] = [Math.trunc(Math.abs(pence) / 100), Math.abs(pence) % 100];
  const sum = `£${whole.toLocaleString('en-GB')}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
  return pence < 0 ? `less than nothing: ${sum} short` : sum;
}

/** What was said, in the order of the fields. @param hostName of the field that names a host */
export function saidLines(fields: readonly SaidField[], said: SaidValues, hostName: string | null = null): SaidLine[] {
  return fields.flatMap((field): SaidLine[] => {
    const value = said[field.name];
    if (value === undefined) return [];
    const words = field.type === 'host' ? (hostName ?? 'a host') : valueWords(field, value);
    return [{ label: field.label.replace(/\?$/, ''), text: words, isOwn: field.type === 'own-words' }];
  });
}

function valueWords({ type, choices = [] }: SaidField, value: SaidValue): string {
  const wordsOf = (one: SaidValue) => choices.find((choice) => choice.value === one)?.text ?? String(one);
  switch (type) {
    case 'day':
      return formatLong(value as LocalDate);
    case 'money':
      return pounds(value as number);
    case 'yes-no':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return wordsOf(value);
    case 'several':
      return (value as string[]).map(wordsOf).join('; ');
    case 'whole':
    case 'text':
    case 'long':
    case 'own-words':
    case 'host':
      return String(value);
  }
}
