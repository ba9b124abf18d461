/** Names of one person, as they stand on the record: given, family, known as, or whole. */
export type NamesOfSomebody = readonly (string | null)[];

const COMBINING = /\p{M}/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
/** As many letters as make a word that is a name whether it is written large or small. */
const LONG_ENOUGH = 3;

/**
 * The first name that a text holds, as it is written there; null where it holds none. Each part of a name counts by itself,
 * large or small, with or without accents, and with an "s" behind it. A part of two letters ("Do", "My") counts only with a
 * capital within a sentence, since small words look the same. Letters by themselves do not count.
 */
export function nameIn(text: string, people: readonly NamesOfSomebody[]): string | null {
  const parts = new Set(
    people.flatMap((names) => names.flatMap((name) => wordsOf(name ?? '').map(({ plain }) => plain))),
  );
  for (const word of wordsOf(text)) {
    if (word.plain.length < LONG_ENOUGH) {
      if (parts.has(word.plain) && word.plain.length > 1 && word.isLarge && !word.begins) return word.written;
    } else if (parts.has(word.plain) || isWithS(word.plain, parts)) return word.written;
  }
  return null;
}

/** The first of the whole names that a text holds word after word; null where it holds none. */
export function wholeNameIn(text: string, names: readonly string[]): string | null {
  const said = ` ${plainWords(text)} `;
  return (
    names.find((name) => {
      const plain = plainWords(name);
      return plain.includes(' ') && (said.includes(` ${plain} `) || said.includes(` ${plain}s `));
    }) ?? null
  );
}

function isWithS(plain: string, parts: ReadonlySet<string>): boolean {
  return plain.endsWith('s') && plain.length > LONG_ENOUGH && parts.has(plain.slice(0, -1));
}

interface Word {
  written: string;
  plain: string;
  isLarge: boolean;
  /** It is the first word of a sentence, which has a capital whatever it is. */
  begins: boolean;
}

function wordsOf(text: string): Word[] {
  // One letter with its accent is one sign, so that an accent never ends a word
  const composed = text.normalize('NFC');
  return [...composed.matchAll(WORDS)].map(({ 0: written, index }) => ({
    written,
    plain: plainOf(written),
    isLarge: /^\p{Lu}/u.test(written),
    begins: /(^|[.!?:\n])[^\p{L}\p{N}]*$/u.test(composed.slice(0, index)),
  }));
}

function plainWords(text: string): string {
  return wordsOf(text)
    .map(({ plain }) => plain)
    .join(' ');
}

function plainOf(word: string): string {
  return word.normalize('NFD').replaceAll(COMBINING, '').toLowerCase();
}
