import type { Work } from '../../platform/unit-of-work';
import type { About } from '../words/import-word.entity';

/** What somebody said that a word of theirs means here. */
export interface WordAnswer {
  means: string | null;
  staffId: string | null;
  teamId: string | null;
  leftOut: boolean;
}

/** The answers there are, by what they are about and their plain words. */
export type Answers = Map<string, WordAnswer>;

/** A word that no rule knows and nobody has explained yet. */
export interface UnmappedWord {
  about: About;
  /** Plain words. */
  word: string;
  /** As it stands in the file. */
  written: string;
  rows: number;
}

export const NO_ANSWERS: Answers = new Map();

export function answerKey(about: About, word: string): string {
  return `${about}\n${word}`;
}

export async function answersInForce(work: Work): Promise<Answers> {
  const rows: (WordAnswer & { about: About; word: string })[] = await work.manager.query(
    `select about, word, means, staff_id as "staffId", team_id as "teamId", left_out as "leftOut"
       from import_word where answered_at is not null`,
  );
  return new Map(rows.map(({ about, word, ...answer }) => [answerKey(about, word), answer]));
}

/** Collects what is to be asked about, each word once. */
export class Questions {
  private readonly asked = new Map<string, UnmappedWord>();

  ask(about: About, word: string, written: string): void {
    const key = answerKey(about, word);
    const known = this.asked.get(key);
    if (known) known.rows += 1;
    else this.asked.set(key, { about, word, written, rows: 1 });
  }

  /** The most frequent first. */
  all(): UnmappedWord[] {
    return [...this.asked.values()].sort(
      (a, b) => a.about.localeCompare(b.about) || b.rows - a.rows || a.word.localeCompare(b.word),
    );
  }
}
