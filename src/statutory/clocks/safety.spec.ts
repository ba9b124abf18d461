import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate, type LocalDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import {
  assessmentForPanel,
  nationalReferral,
  preventReferral,
  referralOrNotice,
  strategyDiscussion,
  transitionPlan,
} from './safety';

// 18 on 10 March 2026.
const born = localDate('2008-03-10');
const orNull = (day: string | null): LocalDate | null => (day === null ? null : localDate(day));

describe('the strategy discussion about a missing child (MS-04)', () => {
  it.each<[string, number, string | null, string]>([
    ['2026-03-05', 1, '2026-03-06', 'the next working day'],
    ['2026-03-06', 1, '2026-03-09', 'after a weekend'],
    ['2026-03-05', 0, '2026-03-05', 'the same day'],
    ['2026-03-10', 1, null, 'not at 18'],
  ])('known on %s, with %i working days, is held by %s (%s)', (known, strategyDiscussionWD, dueOn) => {
    const task = strategyDiscussion(localDate(known), born, { strategyDiscussionWD }, ENGLAND_AND_WALES);

    expect(task?.dueOn ?? null).toBe(dueOn);
  });

  it('says so', () => {
    expect(strategyDiscussion(localDate('2026-03-05'), born, DEFAULT_POLICY, ENGLAND_AND_WALES)).toMatchObject({
      rule: 'MS-04',
      dutyBasis: 'guidance',
      dateBasis: 'policy',
      because:
        'Missing and at risk of significant harm, known on 5 March 2026, so a strategy discussion is held by 6 March 2026.',
    });
  });
});

describe('the risk assessment for a panel (MS-06)', () => {
  it.each<[string | null, string | null, string | null, string]>([
    [null, null, '2026-04-14', 'there is none'],
    ['2026-03-01', '2026-03-11', '2026-04-14', 'older than the last meeting'],
    ['2026-03-11', '2026-03-11', '2026-04-14', 'of the day of the last meeting'],
    ['2026-03-12', '2026-03-11', null, 'since the last meeting'],
    ['2026-04-15', '2026-03-11', '2026-04-14', 'only on the day'],
    ['2025-12-01', null, null, 'before the first meeting'],
  ])('of %s, last meeting %s: due by %s (%s)', (assessed, last, dueOn) => {
    const task = assessmentForPanel(localDate('2026-04-15'), orNull(last), orNull(assessed));

    expect(task?.dueOn ?? null).toBe(dueOn);
  });

  it('says so', () => {
    expect(assessmentForPanel(localDate('2026-04-15'), null, null)?.because).toBe(
      'The panel meets on 15 April 2026, so the risk assessment is brought up to date by 14 April 2026.',
    );
  });
});

describe('the way to adult services of someone at risk of exploitation (MS-07)', () => {
  it.each<[string, string | null, string]>([
    ['2025-06-01', '2025-12-10', 'three months before 18'],
    ['2026-01-15', '2026-01-15', 'known later: that day'],
    ['2026-03-10', null, 'not from 18 on'],
  ])('known on %s is planned by %s (%s)', (known, dueOn) => {
    expect(transitionPlan(localDate(known), born, DEFAULT_POLICY)?.dueOn ?? null).toBe(dueOn);
  });

  it('has the months of the policy, and says so', () => {
    expect(transitionPlan(localDate('2025-06-01'), born, { transitionPlanMonths: 6 })?.because).toBe(
      'At risk of exploitation and 18 on 10 March 2026, so the way to adult services is planned by 10 September 2025.',
    );
  });
});

describe('the national referral mechanism (MS-08, MS-09)', () => {
  it('aims at a decision in five working days, and gives thirty days to recover', () => {
    expect(nationalReferral(localDate('2026-04-01'), null, ENGLAND_AND_WALES)).toEqual({
      rule: 'MS-09',
      decisionAimedAt: '2026-04-10',
      recoveryUntil: null,
      confirmed: false,
    });
    expect(nationalReferral(localDate('2026-04-01'), localDate('2026-04-08'), ENGLAND_AND_WALES).recoveryUntil).toBe(
      '2026-05-08',
    );
  });

  it.each<[string, boolean | null, string, string]>([
    ['2026-03-09', null, 'refer', 'a child need not agree'],
    ['2026-03-09', false, 'refer', 'nor is a child’s no the end of it'],
    ['2026-03-10', null, 'ask', 'an adult is asked'],
    ['2026-03-10', true, 'refer', 'an adult who agrees'],
    ['2026-03-10', false, 'notify', 'an adult who does not'],
  ])('on %s, agreed %s: %s (%s)', (on, agrees, what) => {
    expect(referralOrNotice(localDate(on), born, agrees)).toBe(what);
  });
});

describe('a Prevent concern (MS-10)', () => {
  it('is referred the same day', () => {
    expect(preventReferral(localDate('2026-03-07'))).toMatchObject({
      rule: 'MS-10',
      dueOn: '2026-03-07',
      confirmed: false,
      because: 'A Prevent concern arose on 7 March 2026, so it is referred the same day.',
    });
  });
});
