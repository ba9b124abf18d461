import { localDate } from '../statutory/local-date';
import type { EducationPlanStepKind } from './eet.entities';
import { countQualities, goodAtFirst, qualityOf } from './plan-quality';

describe('how good a plan for education was found', () => {
  it.each<[string, EducationPlanStepKind[], string | null, string]>([
    ['nobody has said', ['reviewed'], null, 'never'],
    ['nobody said until it ended', ['reviewed', 'ended'], '2026-07-01', 'ended-unrated'],
    ['good at once', ['good', 'reviewed', 'ended'], '2026-07-01', 'good-at-first'],
    ['sent back', ['good', 'sent-back'], null, 'sent-back'],
    ['handed in again', ['sent-back', 'sent-again'], null, 'again'],
    ['good in the end', ['sent-back', 'sent-again', 'sent-back', 'sent-again', 'good'], null, 'good-after'],
  ])('%s', (_, steps, endedOn, expected) => {
    expect(qualityOf(steps, endedOn === null ? null : localDate(endedOn))).toBe(expected);
  });

  it('the share is of what somebody rated, and of nothing there is none', () => {
    const counts = countQualities(['never', 'good-at-first', 'good-at-first', 'again', 'ended-unrated']);
    expect(goodAtFirst(counts)).toEqual({ rated: 3, percent: 67 });
    expect(goodAtFirst(countQualities(['never']))).toEqual({ rated: 0, percent: null });
  });
});
