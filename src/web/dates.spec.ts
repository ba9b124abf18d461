import { localDate } from '../statutory/local-date';
import { clockTime, dateAndTime, longDate, shortDate, weekday } from './dates';

describe('dates on pages', () => {
  it('a calendar date reads the same in every time zone', () => {
    const day = localDate('2026-03-09');

    expect([longDate(day), shortDate(day), weekday(day)]).toEqual(['9 March 2026', '9 Mar 2026', 'Monday 9 March']);
  });

  it('September is shortened like the other months', () => {
    expect(shortDate(localDate('2026-09-01'))).toBe('1 Sep 2026');
  });

  it('an instant is shown as the day and time it was in England', () => {
    const summer = new Date('2026-06-30T23:05:00Z');

    expect(longDate(summer)).toBe('1 July 2026');
    expect(dateAndTime(summer)).toBe('1 July 2026 at 12:05am');
  });

  it.each([
    ['2026-01-09T14:30:00Z', '2:30pm'],
    ['2026-01-09T09:00:00Z', '9am'],
    ['2026-01-09T12:00:00Z', 'midday'],
    ['2026-01-09T12:30:00Z', '12:30pm'],
    ['2026-01-09T00:00:00Z', 'midnight'],
    ['2026-07-09T08:00:00Z', '9am'],
  ])('%s is %s', (instant, words) => {
    expect(clockTime(new Date(instant))).toBe(words);
  });

  it('a time of the day that somebody typed reads like every other time', () => {
    expect([clockTime('16:00'), clockTime('09:45:00'), clockTime('12:00')]).toEqual(['4pm', '9:45am', 'midday']);
  });

  it('what is not known is left empty', () => {
    expect([longDate(null), clockTime(undefined), dateAndTime(null)]).toEqual(['', '', '']);
  });
});
