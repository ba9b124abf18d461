import type { Mutant } from './mutant';

/**
 * Whether a mutant only takes away wording: a text of several words, or an address. A text of one word is a code, a
 * state or the name of a field, and counts; so does which of two sentences is chosen, and everything inside one.
 */
export function isWording({ mutatorName, location }: Mutant, source: string): boolean {
  if (mutatorName !== 'StringLiteral') return false;
  const text = original(source, location);
  return /^['"`]https?:/.test(text) || /\s/.test(text.replace(/\$\{[^}]*\}/g, 'x'));
}

/** The text that a mutant replaces. */
export function original(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = lines[last]!.slice(0, end.column);
  lines[0] = lines[0]!.slice(start.column);
  return lines.join('\n');
}
