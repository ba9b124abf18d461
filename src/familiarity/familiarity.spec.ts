import { localDate } from '../statutory/local-date';
import { familiarityOf, isPassedAround, type Met } from './familiarity';

const met = (staffId: string, given: Partial<Met> = {}): Met => ({
  staffId,
  name: `Worker ${staffId}`,
  leftOn: null,
  visits: 1,
  visitsInYear: 1,
  workerInYear: false,
  workerNow: false,
  firstOn: localDate('2026-03-01'),
  lastOn: localDate('2026-09-01'),
  ...given,
});

describe('who knows a young person', () => {
  it('counts three people in three visits, and says that they were passed around', () => {
    const who = familiarityOf([met('a'), met('b'), met('c')], [['a'], ['b'], ['c'], ['a']]);

    expect(who.lastThree).toEqual({ visitors: 3, visits: 3 });
    expect(isPassedAround(who)).toBe(true);
  });

  it('counts one person who came three times once', () => {
    const who = familiarityOf([met('a', { visits: 3, visitsInYear: 3 })], [['a'], ['a'], ['a']]);

    expect(who.lastThree).toEqual({ visitors: 1, visits: 3 });
    expect(isPassedAround(who)).toBe(false);
  });

  it('does not call two visits by two people passed around', () => {
    expect(isPassedAround(familiarityOf([met('a'), met('b')], [['a'], ['b']]))).toBe(false);
  });

  it('counts a joint visit for both, so that who was brought along is no new face the next time', () => {
    const who = (last: string[][]) => familiarityOf([met('a'), met('b'), met('c')], last).lastThree.visitors;

    expect(who([['b'], ['a', 'b'], ['a']])).toBe(2);
    expect(who([['b', 'a'], ['c', 'a'], ['a']])).toBe(1);
    expect(who([['b', 'a'], ['a', 'c'], []])).toBe(2);
    expect(who([['a', 'b'], ['c'], []])).toBe(3);
  });

  it('counts a visit without a name as somebody else', () => {
    expect(familiarityOf([met('a')], [['a'], [], []]).lastThree).toEqual({ visitors: 3, visits: 3 });
  });

  it('keeps visitors and workers of the year apart, and those of longer ago out of both', () => {
    const who = familiarityOf(
      [
        met('a', { workerInYear: true, visitsInYear: 4 }),
        met('b', { workerInYear: true, visitsInYear: 0 }),
        met('c', { visitsInYear: 0 }),
      ],
      [],
    );

    expect(who).toMatchObject({ visitorsInYear: 1, workersInYear: 2 });
  });

  it('says who of those who work here has known them longest', () => {
    const who = familiarityOf(
      [
        met('left', { firstOn: localDate('2019-01-01'), leftOn: localDate('2026-01-01') }),
        met('old', { firstOn: localDate('2022-05-01') }),
        met('new'),
      ],
      [],
    );

    expect(who.longest).toEqual({ staffId: 'old', name: 'Worker old', since: '2022-05-01' });
  });

  it('suggests for cover whoever met them most and works here, never their own worker or who never met them', () => {
    const who = familiarityOf(
      [
        met('own', { visits: 20, workerNow: true }),
        met('left', { visits: 9, leftOn: localDate('2026-01-01') }),
        met('often', { visits: 5 }),
        met('lately', { visits: 2, lastOn: localDate('2026-11-01') }),
        met('once', { visits: 2 }),
        met('named', { visits: 0 }),
      ],
      [],
    );

    expect(who.familiar.map(({ staffId }) => staffId)).toEqual(['often', 'lately', 'once']);
  });

  it('says nothing of somebody whom nobody has met', () => {
    expect(familiarityOf([], [])).toEqual({
      lastThree: { visitors: 0, visits: 0 },
      visitorsInYear: 0,
      workersInYear: 0,
      longest: null,
      familiar: [],
    });
  });
});
