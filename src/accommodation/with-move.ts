import type { DistanceBand } from '../contacts/home-distance.entity';
import type { HomeViewAnswer } from './home.entities';
import { NOTHING_SAID, type MoveAnswers } from './move-follows';

/** Why a home that should not be used is, and who is said to have agreed. */
export interface SignOffSaid {
  reason: string;
  agreedById: string | null;
}

/** What is said with a move besides the home itself. */
export interface WithMove {
  answers: MoveAnswers;
  band: DistanceBand | null;
  view: { answer: HomeViewAnswer; words: string | null } | null;
  signOff: SignOffSaid | null;
  /** They leave custody with it; the release itself is recorded with the story of that. */
  isRelease?: boolean;
  /** Duty records the bed of a night: it has happened, and where it may not be used it says why it was. */
  nightBed?: { exception: string | null };
}

/** Everything stays to be done. */
export const NOTHING_MORE: WithMove = { answers: NOTHING_SAID, band: null, view: null, signOff: null };
