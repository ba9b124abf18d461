import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { STAGE_WORDS } from './challenge-standing';
import type { ChallengeStepTold, ChallengeTold } from './challenges-told';

/** How a challenge stands, in a few words. */
export function standingWords({ standing }: Pick<ChallengeTold, 'standing'>, today: LocalDate) {
  const { waits, stage, toWhom, answerBy } = standing;
  const at = `stage ${stage}, ${STAGE_WORDS[stage]}`;
  if (waits === 'nothing') return { text: 'Resolved', colour: 'green', more: at, overdue: false };
  if (waits === 'officer') {
    return { text: 'Answered', colour: 'blue', more: `${at}: the reviewing officer says what follows`, overdue: false };
  }
  const overdue = answerBy < today;
  return {
    text: overdue ? `Answer ${dueWords(answerBy, today)}` : 'Waits for an answer',
    colour: overdue ? 'red' : 'yellow',
    more: `${at} (${toWhom}), answer by ${formatLong(answerBy)}`,
    overdue,
  };
}

/** A step as a line of the story. */
export function stepWords(step: ChallengeStepTold, place: number): string {
  if (step.step === 'answered') return 'Answered';
  if (step.step === 'resolved') return 'Resolved';
  const put = `put to ${STAGE_WORDS[step.stage]}, ${step.toWhom}; answer by ${formatLong(step.answerBy!)}`;
  return place === 0 ? `Raised and ${put}` : `Taken to stage ${step.stage}: ${put}`;
}
