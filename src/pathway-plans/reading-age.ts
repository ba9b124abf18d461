/** Fewer words than these say nothing about how a text reads. */
const ENOUGH_WORDS = 8;

/** What a text for everybody may ask for: most young people who left care read it without help. In years. */
export const EASY_READING_AGE = 11;

/** A school year of the formula is that of American schools: its first year is for children of about six. */
const AGE_BEFORE_SCHOOL = 5;

/**
 * Words of which English prose has one at least in a dozen, and which are no words of the languages that young people
 * here write beside it.
 */
const ENGLISH = new Set(
  (
    'the and of my is in with for will at you it by that be are have has his her their they we your from can not ' +
    'want get when about if this who what was'
  ).split(' '),
);
const ENGLISH_ONCE_IN = 12;

/**
 * How many years of age a text asks of its reader, by the formula of Flesch and Kincaid (0.39 words per sentence + 11.8
 * syllables per word - 15.59, a school year), with one digit after the point.
 *
 * @returns null for a few words only, and for text that is not English: the formula knows no other language
 */
export function readingAge(text: string): number | null {
  const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  if (words.length < ENOUGH_WORDS || !looksEnglish(words)) return null;
  const sentences = text.split(/[.!?…;]+(?:\s|$)|\n+/u).filter((sentence) => /\p{L}/u.test(sentence)).length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(AGE_BEFORE_SCHOOL, Math.round((grade + AGE_BEFORE_SCHOOL) * 10) / 10);
}

/** A hint where a text asks for more than an easy reading age; null where it does not, or nobody can say. */
export function readingHint(text: string): string | null {
  const age = readingAge(text);
  if (age === null || age < EASY_READING_AGE + 1) return null;
  return `This reads like a text for someone of about ${Math.floor(age)}. Shorter sentences and everyday words make it easier to follow.`;
}

/** Syllables of an English word, 1 at least: the sounded groups of vowels. */
export function syllablesOf(word: string): number {
  const letters = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/([aeiou])([aeiou]\u0308)/g, '$1-$2') // Zoë, naïve
    .replace(/[^a-z-]/g, '');
  const counted = EXCEPTIONS[letters];
  if (counted !== undefined) return counted;
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
  const silent = SILENT.filter((end) => end.test(letters)).length;
  const apart = APART.filter((pair) => pair.test(letters)).length;
  return Math.max(1, groups - silent + apart);
}

/** Written vowels that are not sounded. */
const SILENT = [
  /[^aeiouyl-]e$|[aeiouy][lr]e$/, // make, care, while; not: table
  /[^aeiouydt]ed$/, // helped; not: needed
  /[^aeiouylszxcg]es$|[aeiouy]les$/, // makes; not: houses, tables
  /[^aeiouy]e(?:ly|ment|ments|ful|less|ness)$/, // safely, statement
  /^(?:some|every|there|where|home)(?!less|ly)(?=[a-z]{3})/, // something, everyone
];

/** Vowels side by side that are sounded apart. */
const APART = [
  /i[ao](?!u)(?<![tcsxg]i[ao])/, // social has one there; diary, period have two
  /ua(?<![qg]ua)|uou/, // usual, continuous
  /eo(?=[^up])(?<!pe[o])/, // video
  /[aeiouy]ing/, // trying, going, staying
  /creat|iet|ism$|uing|reass|^reapp|^coop/, // create, quiet
];

const EXCEPTIONS: Partial<Record<string, number>> = {
  people: 2,
  being: 2,
  area: 3,
  idea: 3,
  ideas: 3,
  real: 1,
  college: 2,
  business: 2,
  different: 2,
  evening: 2,
  maybe: 2,
  recipe: 3,
  cafe: 2,
  someone: 2,
  sometimes: 2,
  something: 2,
  everyone: 3,
  everything: 3,
  anyone: 3,
  once: 1,
  science: 2,
  client: 2,
  hundred: 2,
  settled: 2,
  disabled: 3,
  earlier: 3,
};

function looksEnglish(words: readonly string[]): boolean {
  const english = words.filter((word) => ENGLISH.has(word.toLowerCase())).length;
  const foreign = words.filter((word) => /[^a-z'’]/i.test(word)).length;
  return english * ENGLISH_ONCE_IN >= words.length && foreign * 5 <= words.length;
}
