import { formatLong, type LocalDate } from '../statutory/local-date';

/** What is written of one young person in a session. */
export interface Entry {
  /** The reflective answers, in the order of the prompts; empty where nothing is written. */
  answers: readonly string[];
  /** What was decided. */
  decisions: readonly string[];
}

/** A text that was written before, or of somebody else in the same session. */
export interface EarlierText {
  text: string;
  /** The day of it; null for another entry of the same session. */
  on: LocalDate | null;
}

export const CURSORY_CODES = ['no-analysis', 'no-decision', 'repeats'] as const;
export type CursoryCode = (typeof CURSORY_CODES)[number];

export interface CursoryFinding {
  code: CursoryCode;
  /** One sentence for whoever is about to sign. */
  words: string;
}

/** Below as many words nobody has thought anything through. */
export const LEAST_WORDS = 25;
/** Of the three words-in-a-row of a text, the share that stand in an earlier one before it counts as copied. */
export const COPIED_SHARE = 0.6;
/** A text of fewer words is alike by chance. */
const LEAST_TO_COMPARE = 8;
const IN_A_ROW = 3;

/** What an account of what was done lacks, and a thought has: a reason, a doubt, a comparison, a consequence. */
const THINKING =
  /\b(because|since|so that|therefore|means?|meaning|suggests?|wonder\w*|worr(y|ies|ied|ying)|might|may|could|perhaps|maybe|if|why|whether|unless|although|but|instead|understand\w*|think\w*|thought|feels?|felt|seems?|likely|risks?|pattern\w*|hope\w*|fear\w*|trust\w*|reasons?|impact\w*|effects?|difference|different|better|worse|more than|less than)\b/i;

/**
 * What makes an entry cursory: no analysis, no decision, or a text that repeats an earlier one. It is a warning before
 * signing; a manager may sign all the same and say why.
 */
export function cursoryFindings(entry: Entry, earlier: readonly EarlierText[]): CursoryFinding[] {
  const findings: CursoryFinding[] = [];
  const analysis = analysisFault(entry.answers);
  if (analysis) findings.push({ code: 'no-analysis', words: analysis });
  if (!entry.decisions.some((text) => text.trim())) {
    findings.push({
      code: 'no-decision',
      words:
        'No decision: write what follows from this, who does it and by which day. To go on as before is a decision too.',
    });
  }
  const text = entry.answers.join('\n');
  const copied = earlier.find((one) => sharedWith(text, one.text) >= COPIED_SHARE);
  if (copied) {
    findings.push({
      code: 'repeats',
      words: copied.on
        ? `Most of this was written on ${formatLong(copied.on)} already: write what is different now.`
        : 'Most of this is also written of another young person in this session: write what is true of this one.',
    });
  }
  return findings;
}

function analysisFault(answers: readonly string[]): string | null {
  const written = answers.filter((text) => text.trim());
  const count = written.reduce((sum, text) => sum + wordsOf(text).length, 0);
  if (written.length < 2) return 'No analysis: at least two of the three prompts have to be answered.';
  if (count < LEAST_WORDS) {
    return `No analysis: ${count} words in all say what happened at most, not what it means. Write what you make of it.`;
  }
  if (!written.some((text) => THINKING.test(text))) {
    return 'No analysis: this says what happened, not what it means. Write why it matters, or what may come of it.';
  }
  return null;
}

/**
 * How much of a text stands in an earlier one: the share, 0 to 1, of its runs of three words that the other has too.
 * Order, case and punctuation beyond that do not matter. 0 for a text that is too short to tell.
 */
export function sharedWith(text: string, earlier: string): number {
  const mine = wordsOf(text);
  if (mine.length < LEAST_TO_COMPARE) return 0;
  const [runs, theirs] = [runsOf(mine), runsOf(wordsOf(earlier))];
  const shared = [...runs].filter((run) => theirs.has(run)).length;
  return shared / runs.size;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];
}

function runsOf(words: readonly string[]): Set<string> {
  return new Set(words.slice(IN_A_ROW - 1).map((_, at) => words.slice(at, at + IN_A_ROW).join(' ')));
}
