import fc from 'fast-check';
import { addDays, addMonths, localDate, type LocalDate } from '../statutory/local-date';
import { decisionRhythm, effortOn } from './effort';
import type { EngagementStanding } from './engagement.entities';

const day = localDate;
const from = (standing: EngagementStanding, on: string) => ({ standing, fromOn: day(on) });
const today = day('2026-11-23');

describe('how much is tried', () => {
  const lost = from('lost', '2026-09-01');

  it.each<[string, ReturnType<typeof from>, boolean, number | null]>([
    ['an adult who is lost is tried four times in four weeks', lost, false, 4],
    ['somebody under 18 who is lost, twice as often', lost, true, 8],
    ['who wavers, twice', from('wavering', '2026-09-01'), false, 2],
    ['who is engaged has their visits', from('engaged', '2026-09-01'), false, null],
    ['who refuses is left to the letters that are due', from('refusing', '2026-09-01'), false, null],
  ])('%s', (_, standing, isUnder18, atLeast) => {
    expect(effortOn(standing, [], isUnder18, today).atLeast).toBe(atLeast);
  });

  it('counts the tries of the last four weeks, today included and the day before them not', () => {
    const tries = ['2026-10-26', '2026-10-27', '2026-11-10', '2026-11-23'].map(day);

    expect(effortOn(lost, tries, false, today)).toEqual({ atLeast: 4, made: 3, short: true });
  });

  it('says that too little was tried only once there were four weeks to try in', () => {
    expect(effortOn(from('lost', '2026-10-27'), [], false, today).short).toBe(false);
    expect(effortOn(from('lost', '2026-10-26'), [], false, today).short).toBe(true);
  });
});

describe('the monthly decision of a manager', () => {
  it('is due a month after they were lost, and a month after each decision', () => {
    const lost = [from('engaged', '2026-01-05'), from('lost', '2026-10-31')];

    expect(decisionRhythm(lost, [], today)).toEqual({ since: '2026-10-31', dueOn: '2026-11-30', missed: 0 });
    expect(decisionRhythm(lost, [day('2026-11-20')], today)?.dueOn).toBe('2026-12-20');
  });

  it('is asked for within days of the loss by the rise of risk, and is then the first of the months', () => {
    const lost = [from('lost', '2026-11-20')];

    expect(decisionRhythm(lost, [], today, day('2026-11-24'))?.dueOn).toBe('2026-11-24');
    expect(decisionRhythm(lost, [day('2026-11-23')], today, null)?.dueOn).toBe('2026-12-23');
  });

  it('is not put off where the rise of risk asks for it later', () => {
    const back = [from('refusing', '2026-08-10'), from('lost', '2026-11-20')];

    expect(decisionRhythm(back, [], today, day('2026-11-24'))?.dueOn).toBe('2026-09-10');
  });

  it('stays owed from the day it fell due, and each month without one is counted', () => {
    expect(decisionRhythm([from('refusing', '2026-08-10')], [], today)).toEqual({
      since: '2026-08-10',
      dueOn: '2026-09-10',
      missed: 3,
    });
  });

  it('on its very day is not yet missed', () => {
    expect(decisionRhythm([from('lost', '2026-10-23')], [], today)).toMatchObject({ dueOn: today, missed: 0 });
  });

  it('is not put off by going from lost to refusing and back', () => {
    const back = [from('lost', '2026-08-10'), from('refusing', '2026-09-05'), from('lost', '2026-11-20')];

    expect(decisionRhythm(back, [], today)).toMatchObject({ since: '2026-08-10', dueOn: '2026-09-10' });
  });

  it('begins anew after they were engaged, and heeds no decision of before', () => {
    const again = [from('lost', '2026-05-01'), from('wavering', '2026-07-01'), from('lost', '2026-11-01')];

    expect(decisionRhythm(again, [day('2026-06-01')], today)).toEqual({
      since: '2026-11-01',
      dueOn: '2026-12-01',
      missed: 0,
    });
  });

  it.each<[string, ReturnType<typeof from>[]]>([
    ['nothing was said', []],
    ['they are engaged again', [from('lost', '2026-08-10'), from('engaged', '2026-11-01')]],
    ['they waver', [from('wavering', '2026-08-10')]],
  ])('is not owed where %s', (_, standings) => {
    expect(decisionRhythm(standings, [], today)).toBeNull();
  });

  it('is never made by time alone: without one, it is due on the same day for ever', () => {
    const since = day('2025-01-31');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (days) => {
        const asOf: LocalDate = addDays(since, days);
        const rhythm = decisionRhythm([{ standing: 'lost', fromOn: since }], [], asOf)!;

        expect(rhythm.dueOn).toBe('2025-02-28');
        expect(addMonths(since, rhythm.missed + 1) >= asOf).toBe(true);
        expect(rhythm.missed === 0 || addMonths(since, rhythm.missed) < asOf).toBe(true);
      }),
    );
  });
});
