import { localDate } from '../statutory/local-date';
import {
  asksForEffect,
  byOnOf,
  daysAfterFirst,
  effectOf,
  reviewOnOf,
  standingOf,
  stepsThatFit,
  type DecisionDates,
  type DecisionReviews,
  type Effect,
} from './decision-standing';

const day = localDate;
type Step = DecisionDates['steps'][number];
const step = (kind: Step['step'], on: string, more: Partial<Step> = {}): Step => ({
  step: kind,
  onDay: day(on),
  byOn: null,
  effect: null,
  ...more,
});
const made = (effect: Effect, on = '2026-12-01') => step('effect', on, { effect });
const decision = (...steps: Step[]): DecisionDates => ({ firstByOn: day('2026-11-20'), steps });

describe('how a decision stands', () => {
  it.each([
    ['2026-11-20', 'open', 'on its day'],
    ['2026-11-21', 'late', 'the day after'],
  ])('on %s one for 20 November is %s (%s)', (on, standing) => {
    expect(standingOf(decision(), day(on))).toBe(standing);
  });

  it('goes by the new day, and still counts from the first', () => {
    const moved = decision(step('new-day', '2026-11-19', { byOn: day('2026-11-27') }));
    expect([byOnOf(moved), standingOf(moved, day('2026-11-27')), standingOf(moved, day('2026-11-28'))]).toEqual([
      '2026-11-27',
      'open',
      'late',
    ]);
    expect(daysAfterFirst(moved, day('2026-11-27'))).toBe(7);
  });

  it('is done or given up for good, whatever is said of the difference later', () => {
    const done = decision(step('done', '2026-11-23'), made('changed-nothing'));
    expect([standingOf(done, day('2026-12-24')), daysAfterFirst(done, day('2026-12-24'))]).toEqual(['done', 3]);
    expect(standingOf(decision(step('not-needed', '2026-11-18')), day('2026-12-24'))).toBe('not-needed');
    expect(daysAfterFirst(decision(step('done', '2026-11-18')), day('2026-12-24'))).toBe(0);
  });

  it('asks what difference it made until somebody says, and again where it was too early', () => {
    const today = day('2026-12-01');
    expect(asksForEffect(decision(), today)).toBe(true);
    expect(asksForEffect(decision(made('too-early')), today)).toBe(true);
    expect(asksForEffect(decision(made('too-early'), made('changed-something')), today)).toBe(false);
    expect(asksForEffect(decision(made('changed-nothing')), today)).toBe(false);
    expect(asksForEffect(decision(step('not-needed', '2026-11-18')), today)).toBe(false);
    expect(effectOf(decision(made('too-early'), made('changed-something')))).toBe('changed-something');
  });

  it('is looked at on its review day, later where it was too early, and no more once it is said or given up', () => {
    const of = (...steps: Step[]): DecisionReviews => ({
      ...decision(),
      firstReviewOn: day('2026-12-10'),
      steps: steps.map((one) => ({ ...one, reviewOn: one.effect === 'too-early' ? day('2027-01-07') : null })),
    });
    const on = (...steps: Step[]) => reviewOnOf(of(...steps), day('2026-12-11'));
    expect([on(), on(step('done', '2026-11-23')), on(made('too-early'))]).toEqual([
      '2026-12-10',
      '2026-12-10',
      '2027-01-07',
    ]);
    expect([on(made('too-early'), made('changed-nothing')), on(step('not-needed', '2026-11-18'))]).toEqual([
      null,
      null,
    ]);
    expect(reviewOnOf({ ...of(), firstReviewOn: null }, day('2026-12-11'))).toBeNull();
  });

  it('takes no step that does not fit', () => {
    expect(stepsThatFit(decision(), day('2026-12-01'))).toEqual(['done', 'new-day', 'not-needed', 'effect']);
    expect(stepsThatFit(decision(step('done', '2026-11-23')), day('2026-12-01'))).toEqual(['effect']);
    expect(stepsThatFit(decision(step('not-needed', '2026-11-23')), day('2026-12-01'))).toEqual([]);
  });
});
