import fc from 'fast-check';
import { addDays, localDate } from '../statutory/local-date';
import { fellBackOn, standingOf } from './falls-back';

const atLeast = (percent: number) => ({ percent, goodIsHigh: true });
const atMost = (percent: number) => ({ percent, goodIsHigh: false });

describe('how a reading stands to its target', () => {
  it.each([
    ['90 of 100', 90, 100, 0, atLeast(90), 'kept', 'the target itself keeps it'],
    ['89 of 100', 89, 100, 0, atLeast(90), 'near', 'one case alone does not miss it'],
    ['88 of 100', 88, 100, 0, atLeast(90), 'missed', 'two do'],
    ['2 of 3', 2, 3, 0, atLeast(90), 'near', 'in a small team one young person does not turn it'],
    ['1 of 3', 1, 3, 0, atLeast(90), 'missed', 'two of three do'],
    ['99 of 100', 99, 100, 0, atLeast(100), 'missed', 'a target of all is missed by one'],
    ['10 of 100', 10, 100, 0, atMost(10), 'kept', 'less is better: the target itself'],
    ['11 of 100', 11, 100, 0, atMost(10), 'near', 'less is better: one more'],
    ['12 of 100', 12, 100, 0, atMost(10), 'missed', 'less is better: two more'],
    ['1 of 40', 1, 40, 0, atMost(0), 'missed', 'a target of none is missed by one'],
    ['0 of 0', 0, 0, 0, atLeast(90), 'says-nothing', 'nothing is counted'],
    ['0 of 10, 10 not known', 0, 10, 10, atLeast(90), 'missed', 'as much is known as not'],
    ['0 of 10, 11 not known', 0, 10, 11, atLeast(90), 'says-nothing', 'more is not known than known'],
  ] as const)('%s against its target is %s', (_said, numerator, among, unknown, target, standing, _why) => {
    expect(standingOf({ numerator, among, unknown }, target)).toBe(standing);
  });
});

describe('when what was closed falls back', () => {
  const CLOSED = localDate('2026-03-01');
  const on = (days: number, numerator: number, among = 100, unknown = 0) => ({
    ...{ asOf: addDays(CLOSED, days), numerator, among, unknown },
  });

  it.each([
    ['no reading', [], null],
    ['one that misses', [on(1, 50)], null],
    ['two that miss, 13 days apart', [on(1, 50), on(14, 50)], null],
    ['two that miss, 14 days apart', [on(1, 50), on(15, 50)], 1],
    ['the order does not matter', [on(15, 50), on(1, 50)], 1],
    ['the one of the day of closing does not count', [on(0, 50), on(14, 50)], null],
    ['nor one before it', [on(-20, 50), on(3, 50)], null],
    ['one between that keeps it begins anew', [on(1, 50), on(8, 95), on(15, 50)], null],
    ['… and counts from the next that misses', [on(1, 50), on(8, 95), on(9, 50), on(23, 50)], 9],
    ['the last one keeps it', [on(1, 50), on(15, 50), on(16, 95)], null],
    ['one that is near it begins anew too', [on(1, 50), on(8, 89), on(15, 50)], null],
    ['one that says nothing does not break it', [on(1, 50), on(8, 0, 0), on(15, 50)], 1],
    ['nor does it count', [on(1, 50), on(15, 0, 0)], null],
    ['to and fro every day never brings it back', [1, 2, 3, 4, 5, 20].map((day) => on(day, day % 2 ? 50 : 95)), null],
  ])('%s', (_said, readings, since) => {
    expect(fellBackOn(readings, atLeast(90), CLOSED)).toBe(since === null ? null : addDays(CLOSED, since));
  });

  it('never comes back while no reading misses, and always says a day after it was closed', () => {
    const readings = fc.array(
      fc.tuple(fc.integer({ min: -30, max: 60 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 150 })),
    );
    fc.assert(
      fc.property(readings, fc.integer({ min: 0, max: 100 }), fc.boolean(), (all, percent, goodIsHigh) => {
        const target = { percent, goodIsHigh };
        const kept = all.map(([day, numerator, unknown]) => on(day, numerator, 100, unknown));
        const since = fellBackOn(kept, target, CLOSED);
        if (since !== null) expect(since > CLOSED).toBe(true);
        expect(
          fellBackOn(
            kept.filter((one) => standingOf(one, target) !== 'missed'),
            target,
            CLOSED,
          ),
        ).toBeNull();
      }),
    );
  });
});
