import type { LocalDate } from '../statutory/local-date';
import type { PlanChallengeStep } from './plan-review.entities';

/** To whom a challenge goes, stage by stage. */
export const STAGES = [1, 2, 3, 4] as const;
export const STAGE_WORDS: Readonly<Record<number, string>> = {
  1: 'the worker',
  2: 'the team manager',
  3: 'the head of service',
  4: 'the director',
};

type Step = Pick<PlanChallengeStep, 'step' | 'stage' | 'takenOn' | 'toWhom' | 'answerBy'>;

/** How a challenge stands: what it waits for, at which stage, and by when. */
export interface ChallengeStanding {
  waits: 'answer' | 'officer' | 'nothing';
  stage: number;
  toWhom: string;
  /** The day by which the last one it was put to is to answer. */
  answerBy: LocalDate;
}

/** @param steps in their order; the first one puts it to somebody */
export function standingOfChallenge(steps: readonly Step[]): ChallengeStanding {
  const last = steps.at(-1);
  const put = steps.findLast(({ step }) => step === 'put');
  if (!last || !put) throw new Error('A challenge begins with being put to somebody');
  const waits = last.step === 'put' ? 'answer' : last.step === 'answered' ? 'officer' : 'nothing';
  return { waits, stage: put.stage, toWhom: put.toWhom!, answerBy: put.answerBy! };
}

/** What may come next: an answer is for a challenge that waits for one; after the director there is no further stage. */
export function nextSteps({ waits, stage }: ChallengeStanding): ('answered' | 'resolved' | 'put')[] {
  if (waits === 'nothing') return [];
  return [...(waits === 'answer' ? (['answered'] as const) : []), 'resolved', ...(stage < 4 ? (['put'] as const) : [])];
}
