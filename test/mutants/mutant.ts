/** One small change to the rules. Lines and columns count from 0. */
export interface Mutant {
  id: string;
  fileName: string;
  mutatorName: string;
  replacement: string;
  location: { start: Place; end: Place };
}

export interface Place {
  line: number;
  column: number;
}

/**
 * What became of a mutant. `killed`: a test failed, or the process that ran it did not come back. `uncovered`: no test
 * reaches it. `refused`: no test fails, but the types do not allow it. `wording`: not tried, because it only takes away
 * the text of a sentence, a title or an address, which tests are not meant to freeze.
 */
export type Fate = 'killed' | 'survived' | 'uncovered' | 'refused' | 'wording';

export interface Outcome {
  fate: Fate;
  /** The first test that failed, or how many passed. */
  by: string;
}
