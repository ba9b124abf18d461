import * as fc from 'fast-check';
import { addDays, daysBetween, localDate, type LocalDate } from '../statutory/local-date';
import { daysInAll, daysPaused, standingOf, type PauseDates } from './pause-standing';

const day = (text: string) => localDate(text);
const pause = (given: Partial<PauseDates> = {}): PauseDates => ({
  fromOn: day('2026-03-10'),
  untilOn: day('2026-04-09'),
  decided: null,
  ended: null,
  owed: true,
  ...given,
});
const approved = (on: string) => ({ step: 'approved' as const, on: day(on) });

describe('how a pause stands', () => {
  it.each([
    ['asked for, it waits', '2026-03-10', pause(), 'asked'],
    ['the day before it would be over, it waits', '2026-04-08', pause(), 'asked'],
    ['on the day it would be over, nobody decided in time', '2026-04-09', pause(), 'out-of-date'],
    ['of what is done meanwhile, it waits no more', '2026-03-11', pause({ owed: false }), 'out-of-date'],
    ['refused', '2026-03-11', pause({ decided: { step: 'refused', on: day('2026-03-10') } }), 'refused'],
    ['taken back', '2026-03-11', pause({ decided: { step: 'taken-back', on: day('2026-03-10') } }), 'taken-back'],
    ['approved before it begins', '2026-03-09', pause({ decided: approved('2026-03-08') }), 'to-come'],
    ['on its first day', '2026-03-10', pause({ decided: approved('2026-03-08') }), 'running'],
    ['on its last day', '2026-04-08', pause({ decided: approved('2026-03-08') }), 'running'],
    ['on the day reminders start again', '2026-04-09', pause({ decided: approved('2026-03-08') }), 'over'],
    [
      'approved, of what is done meanwhile',
      '2026-03-12',
      pause({ decided: approved('2026-03-08'), owed: false }),
      'running',
    ],
    [
      'ended before its day',
      '2026-03-20',
      pause({ decided: approved('2026-03-08'), ended: { on: day('2026-03-20') } }),
      'ended',
    ],
  ])('%s', (_, today, given, standing) => {
    expect(standingOf(given, day(today))).toBe(standing);
  });
});

describe('the days on which reminders stop', () => {
  it.each([
    [
      'from its first day where it was approved before',
      pause({ decided: approved('2026-03-01') }),
      ['2026-03-10', '2026-04-09'],
    ],
    [
      'from the approval where that came later',
      pause({ decided: approved('2026-03-15') }),
      ['2026-03-15', '2026-04-09'],
    ],
    [
      'until the day on which it was ended',
      pause({ decided: approved('2026-03-10'), ended: { on: day('2026-03-20') } }),
      ['2026-03-10', '2026-03-20'],
    ],
  ])('are %s', (_, given, [from, until]) => {
    expect(daysPaused(given)).toEqual({ from, until });
  });

  it.each([
    ['nobody approved', pause()],
    ['a manager refused', pause({ decided: { step: 'refused', on: day('2026-03-10') } })],
    ['was ended before it began', pause({ decided: approved('2026-03-01'), ended: { on: day('2026-03-05') } })],
    ['was ended on its first day', pause({ decided: approved('2026-03-01'), ended: { on: day('2026-03-10') } })],
  ])('are none of what %s', (_, given) => {
    expect(daysPaused(given)).toBeNull();
  });

  it('are counted once where two pauses share them', () => {
    const first = pause({ decided: approved('2026-03-10') });
    const second = pause({ fromOn: day('2026-04-01'), untilOn: day('2026-04-19'), decided: approved('2026-04-01') });
    expect([daysInAll([]), daysInAll([first]), daysInAll([second, first])]).toEqual([0, 30, 40]);
  });
});

describe('whatever is asked, approved and ended', () => {
  const START = day('2026-01-01');
  const days = fc.integer({ min: 0, max: 200 }).map((after) => addDays(START, after));
  const pauses = fc
    .record({
      asked: days,
      waits: fc.nat(30),
      lasts: fc.integer({ min: 1, max: 90 }),
      approvedAfter: fc.option(fc.nat(40)),
      endedAfter: fc.option(fc.nat(60)),
    })
    .map(({ asked, waits, lasts, approvedAfter, endedAfter }): PauseDates => {
      const fromOn = addDays(asked, waits);
      const decidedOn = approvedAfter === null ? null : addDays(asked, approvedAfter);
      return {
        fromOn,
        untilOn: addDays(fromOn, lasts),
        decided: decidedOn && { step: 'approved', on: decidedOn },
        ended: decidedOn && endedAfter !== null ? { on: addDays(decidedOn, endedAfter) } : null,
        owed: true,
      };
    });
  const holdsOn = (one: PauseDates, on: LocalDate) => {
    const span = daysPaused(one);
    return span !== null && span.from <= on && on < span.until;
  };

  it('it pauses no day before it was asked for, before its approval, or after it was ended, and never more than 90', () => {
    fc.assert(
      fc.property(pauses, days, (one, on) => {
        const span = daysPaused(one);
        if (span) expect(daysBetween(span.from, span.until)).toBeLessThanOrEqual(90);
        if (!holdsOn(one, on)) return;
        expect(one.decided !== null && one.decided.on <= on && one.fromOn <= on && on < one.untilOn).toBe(true);
        expect(one.ended === null || on < one.ended.on).toBe(true);
      }),
    );
  });

  it('it stands as running on just the days that it pauses, as long as it was not ended', () => {
    fc.assert(
      fc.property(pauses, days, (one, on) => {
        fc.pre(one.ended === null && (one.decided === null || one.decided.on <= on));
        expect(standingOf(one, on) === 'running').toBe(holdsOn(one, on));
      }),
    );
  });

  it('the days in all are those on which at least one holds, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(pauses, { maxLength: 5 }), (list) => {
        let count = 0;
        for (let on = START; on < addDays(START, 400); on = addDays(on, 1))
          if (list.some((one) => holdsOn(one, on))) count += 1;
        expect(daysInAll(list)).toBe(count);
        expect(daysInAll([...list].reverse())).toBe(count);
      }),
      { numRuns: 40 },
    );
  });
});
