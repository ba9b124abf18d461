import { isWritten } from '../statutory/content/gap';
import type { ReviewFault } from './review-said';

/** A part of a review that is saved by itself: what the rules ask of it, or one topic by its key. */
export type PartOfReview = 'asked' | `topic-${string}`;

/** What is said of one topic. Empty texts are what nobody said yet. */
export interface TopicSaid {
  /** What changed since the plan was made or last reviewed. */
  changed: string;
  /** What is decided about it. */
  decided: string;
}

/** What was said of a topic, as a review keeps it. */
export interface TopicKept extends TopicSaid {
  key: string;
  title: string;
}

export const HOMES = ['suitable', 'not-suitable'] as const;

/** What the rules ask of some reviews. Each box is there where its rule applies to this review. */
export interface AskedSaid {
  /** RV-03: whether the home is suitable; null where nobody said. */
  home: (typeof HOMES)[number] | null;
  /** Why it is; of a home that is not, what is done about it. */
  homeWords: string;
  /** RV-08: what follows from 21. */
  after21: string;
  /** RV-05, RV-07: whether an independent reviewing officer chaired it; null where nobody said. */
  officerChaired: boolean | null;
  /** Why none did. */
  noOfficerBecause: string;
}

export const NOTHING_OF_TOPIC: TopicSaid = { changed: '', decided: '' };
export const NOTHING_ASKED: AskedSaid = {
  home: null,
  homeWords: '',
  after21: '',
  officerChaired: null,
  noOfficerBecause: '',
};

export function isTopicSaid({ changed, decided }: TopicSaid): boolean {
  return isWritten(changed) || isWritten(decided);
}

/** What lacks of one topic before it can be saved. */
export function topicFaults(said: TopicSaid): ReviewFault[] {
  if (isTopicSaid(said)) return [];
  return [{ field: 'changed', message: 'Enter what changed, or what is decided; “nothing changed” is an answer' }];
}

/** What lacks of what is asked before it can be saved: a “no” says more. */
export function askedFaults(said: AskedSaid): ReviewFault[] {
  const faults: ReviewFault[] = [];
  if (said.home === 'not-suitable' && !isWritten(said.homeWords)) {
    faults.push({ field: 'homeWords', message: 'Enter what is done about the home that is not suitable' });
  }
  if (said.officerChaired === false && !isWritten(said.noOfficerBecause)) {
    faults.push({ field: 'noOfficerBecause', message: 'Enter why no independent reviewing officer chaired it' });
  }
  return faults;
}
