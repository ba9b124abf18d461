import { localDate } from '../statutory/local-date';
import { byOnOf, daysAfterFirst, standingOf, stepsThatFit, type PromiseDates } from './promise-standing';

const FIRST = localDate('2026-11-20');
const day = localDate;

type Step = PromiseDates['steps'][number];
const kept = (on: string): Step => ({ step: 'kept', onDay: day(on), byOn: null });
const newDay = (on: string, byOn: string): Step => ({ step: 'new-day', onDay: day(on), byOn: day(byOn) });
const denied = (on: string): Step => ({ step: 'did-not-happen', onDay: day(on), byOn: null });
const broken = (on: string): Step => ({ step: 'broken', onDay: day(on), byOn: null });
const promise = (...steps: Step[]): PromiseDates => ({ firstByOn: FIRST, steps });

describe('how a promise stands', () => {
  it.each([
    ['2026-11-19', 'open', 'the day before'],
    ['2026-11-20', 'open', 'on its day'],
    ['2026-11-21', 'late', 'the day after'],
  ] as const)('on %s a promise for 20 November is %s (%s)', (on, standing, _why) => {
    expect(standingOf(promise(), day(on))).toBe(standing);
  });

  it('is kept from the step on, whether late or not, and says how many days after', () => {
    const late = promise(kept('2026-11-23'));
    expect([standingOf(late, day('2026-12-01')), daysAfterFirst(late, day('2026-12-01'))]).toEqual(['kept', 3]);
    expect(daysAfterFirst(promise(kept('2026-11-18')), day('2026-12-01'))).toBe(0);
  });

  it('goes by the new day, and still counts from the first', () => {
    const moved = promise(newDay('2026-11-22', '2026-11-27'));
    expect([byOnOf(moved), moved.firstByOn]).toEqual(['2026-11-27', '2026-11-20']);
    expect(standingOf(moved, day('2026-11-27'))).toBe('open');
    expect(standingOf(moved, day('2026-11-28'))).toBe('late');
    expect(daysAfterFirst(moved, day('2026-11-27'))).toBe(7);
  });

  it('is late again when the young person says that what was recorded did not happen', () => {
    expect(standingOf(promise(kept('2026-11-19'), denied('2026-11-23')), day('2026-11-23'))).toBe('late');
    expect(standingOf(promise(denied('2026-11-23'), broken('2026-11-24')), day('2026-12-24'))).toBe('broken');
  });

  it('takes no step that does not fit', () => {
    expect(stepsThatFit(promise(), day('2026-11-19'))).not.toContain('did-not-happen');
    expect(stepsThatFit(promise(), FIRST)).toContain('did-not-happen');
    expect(stepsThatFit(promise(kept('2026-11-19')), FIRST)).toEqual(['did-not-happen', 'in-error']);
    expect(stepsThatFit(promise(broken('2026-11-22')), day('2026-11-23'))).toEqual(['kept', 'in-error']);
    expect(stepsThatFit(promise({ step: 'in-error', onDay: FIRST, byOn: null }), FIRST)).toEqual([]);
  });
});
