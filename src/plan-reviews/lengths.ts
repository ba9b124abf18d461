import type { FieldError } from '../platform/problem';

/** The longest text of one box, and the longest name of somebody. The API asks for the same. */
export const LONGEST_WORDS = 20_000;
export const LONGEST_NAME = 500;

/** Every text that is longer than its box takes, at its field. */
export function tooLong(texts: Readonly<Record<string, string | null>>, most = LONGEST_WORDS): FieldError[] {
  return Object.entries(texts)
    .filter(([, text]) => text !== null && text.length > most)
    .map(([field]) => ({ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` }));
}
