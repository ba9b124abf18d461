import { localDate } from '../statutory/local-date';
import { nextSteps, standingOfChallenge } from './challenge-standing';
import { standingWords } from './challenge-words';

const TODAY = localDate('2026-11-23');
const put = (stage: number, answerBy = '2026-11-30') => ({
  step: 'put' as const,
  stage,
  takenOn: localDate('2026-11-02'),
  toWhom: 'Ada Worker',
  answerBy: localDate(answerBy),
});
const then = (step: 'answered' | 'resolved', stage: number) => ({
  step,
  stage,
  takenOn: TODAY,
  toWhom: null,
  answerBy: null,
});

describe('a challenge of a reviewing officer', () => {
  it.each([
    ['put to the worker', [put(1)], 'answer', 1, ['answered', 'resolved', 'put']],
    ['answered', [put(1), then('answered', 1)], 'officer', 1, ['resolved', 'put']],
    ['taken further', [put(1), then('answered', 1), put(2)], 'answer', 2, ['answered', 'resolved', 'put']],
    ['before the director', [put(4)], 'answer', 4, ['answered', 'resolved']],
    ['resolved', [put(1), then('resolved', 1)], 'nothing', 1, []],
  ])('%s, stands and goes on as it should', (_, steps, waits, stage, next) => {
    const standing = standingOfChallenge(steps);

    expect(standing).toMatchObject({ waits, stage });
    expect(nextSteps(standing)).toEqual(next);
  });

  it.each([
    ['2026-11-23', 'Waits for an answer', false],
    ['2026-11-22', 'Answer 1 day overdue', true],
  ])('to be answered by %s, reads “%s” on 23 November', (answerBy, text, overdue) => {
    const standing = standingOfChallenge([put(1, answerBy)]);

    expect(standingWords({ standing }, TODAY)).toMatchObject({ text, overdue });
  });

  it('is never without its first step', () => {
    expect(() => standingOfChallenge([])).toThrow('begins with being put to somebody');
  });
});
