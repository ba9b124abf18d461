import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { educationPlanThisTerm, firstEducationPlan, mayDropOut, newlyOutOfEducation } from './education';

describe('the personal education plan (ET-01)', () => {
  const summer = { from: localDate('2026-04-13'), lastDay: localDate('2026-07-17') };
  const born = localDate('2009-09-01');
  const dueOn = (lastReviewedOn: string | null, dateOfBirth = born) =>
    educationPlanThisTerm(summer, lastReviewedOn === null ? null : localDate(lastReviewedOn), dateOfBirth)?.dueOn ??
    null;

  it.each<[string | null, string | null, string]>([
    [null, '2026-07-17', 'never reviewed'],
    ['2026-04-12', '2026-07-17', 'last term'],
    ['2026-04-13', null, 'on the first day of this one'],
    ['2026-07-17', null, 'on its last day'],
    ['2026-07-18', '2026-07-17', 'only after it'],
  ])('reviewed on %s, it is due on %s (%s)', (reviewed, expected) => {
    expect(dueOn(reviewed)).toBe(expected);
  });

  it.each([
    ['2008-07-17', null],
    ['2008-07-18', '2026-07-17'],
  ])('of someone born on %s is due on %s: not once they are 18', (dateOfBirth, expected) => {
    expect(dueOn(null, localDate(dateOfBirth))).toBe(expected);
  });

  it('is ready for the first review of someone newly looked after', () => {
    expect(firstEducationPlan(localDate('2026-05-01'), ENGLAND_AND_WALES)).toMatchObject({
      rule: 'ET-01',
      dueOn: '2026-06-02',
      because:
        'Looked after since 1 May 2026, so there is a personal education plan for the first review, by 2 June 2026.',
    });
  });
});

describe('out of education, work and training (ET-02, ET-03)', () => {
  const since = localDate('2026-05-15');

  it.each([
    ['other' as const, 'Agree an action towards education, work or training'],
    ['illness-or-disability' as const, 'Agree an action that fits the illness or disability'],
    ['pregnancy-or-parenting' as const, 'Agree an action that fits the pregnancy or being a parent'],
  ])('because of %s: %s', (reason, task) => {
    expect(newlyOutOfEducation(since, reason, DEFAULT_POLICY, ENGLAND_AND_WALES)).toMatchObject({
      rule: 'ET-02',
      task,
      dueOn: '2026-06-01',
    });
  });

  it('whoever may drop out has an action as soon, by the authority’s own days', () => {
    expect(mayDropOut(since, DEFAULT_POLICY, ENGLAND_AND_WALES)).toMatchObject({ rule: 'ET-03', dueOn: '2026-06-01' });
    expect(mayDropOut(since, { neetActionWD: 5 }, ENGLAND_AND_WALES).dueOn).toBe('2026-05-22');
    expect(newlyOutOfEducation(since, 'other', { neetActionWD: 5 }, ENGLAND_AND_WALES).dueOn).toBe('2026-05-22');
  });
});
