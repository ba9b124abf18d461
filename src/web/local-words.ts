import { upperFirst } from './upper-first';

/** What a text calls whoever is named for a young person until the council says what it calls them. */
const USUAL = /\b(p)ersonal adviser(s?)\b/gi;

/** A text with the council's own word for a personal adviser, within a sentence and at its beginning. */
export function inLocalWords(text: string, adviserWord: string | null | undefined): string {
  if (!adviserWord) return text;
  return text.replaceAll(USUAL, (_, first: string, plural: string) => {
    const word = first === 'P' ? upperFirst(adviserWord) : adviserWord;
    return `${word}${plural}`;
  });
}
