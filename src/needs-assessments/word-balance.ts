import type { Answers, Area } from './areas';

/** How many words tell what is known, and how many say what it means. */
export interface WordBalance {
  facts: number;
  analysis: number;
  /** As a sentence; null where an area does not tell the two apart. */
  words: string | null;
  /** What would make it better; null where nothing would. */
  hint: string | null;
}

/** From so many words of facts on, somebody could say what they mean at more length. */
const MANY_WORDS = 60;
/** Analysis below this share of the facts is little. */
const LITTLE = 0.2;

/** Facts against analysis in one area: counted, never judged by a number alone. */
export function balanceOf(area: Pick<Area, 'fields'>, answers: Answers): WordBalance {
  const count = (part: 'facts' | 'analysis') =>
    area.fields.filter((field) => field.part === part).reduce((sum, { name }) => sum + wordsIn(answers[name] ?? ''), 0);
  const [facts, analysis] = [count('facts'), count('analysis')];
  if (!area.fields.some(({ part }) => part === 'analysis')) return { facts, analysis, words: null, hint: null };
  return {
    facts,
    analysis,
    words: `${named(facts)} of what is known, ${named(analysis)} of what it means.`,
    hint: hintFor(facts, analysis),
  };
}

function hintFor(facts: number, analysis: number): string | null {
  if (facts > 0 && analysis === 0) return 'it tells what is known and not yet what it means. So what?';
  if (facts === 0 && analysis > 0) return 'it says what it means and not what that rests on.';
  if (facts >= MANY_WORDS && analysis < facts * LITTLE)
    return 'there is much more of what is known than of what it means.';
  return null;
}

function named(count: number): string {
  return `${count} ${count === 1 ? 'word' : 'words'}`;
}

/** Anything between spaces that has a letter or a digit in it, in any script. */
export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
}
