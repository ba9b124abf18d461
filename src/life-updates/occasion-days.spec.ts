import { localDate } from '../statutory/local-date';
import { firstDayOf, moneyYearOf, nextYears } from './occasion-days';
import type { OccasionKind } from './occasion.entity';

describe('nextYears', () => {
  it.each<[OccasionKind, string, string, boolean, string]>([
    ['birthday', '2027-03-01', '2028-02-29', false, 'born on 29 February: 1 March in common years only'],
    ['birthday', '2028-02-29', '2029-03-01', false, 'and on 1 March again'],
    ['christmas', '2026-12-25', '2027-12-25', false, 'a day of the calendar'],
    ['other', '2028-02-29', '2029-03-01', false, 'a day that next year lacks'],
    ['eid-al-fitr', '2026-03-20', '2027-03-09', true, 'twelve moons'],
    ['eid-al-adha', '2026-05-27', '2027-05-16', true, 'twelve moons'],
    ['diwali', '2027-10-29', '2028-10-17', true, 'twelve moons'],
    ['diwali', '2028-10-17', '2029-11-05', true, 'a thirteenth moon, since it falls from the middle of October on'],
    ['hanukkah', '2026-12-05', '2027-12-24', true, 'a thirteenth moon'],
    ['easter', '2027-03-28', '2028-03-26', true, 'a Sunday, weeks from the day at most'],
    ['vaisakhi', '2026-04-14', '2027-04-14', true, 'the 13th or the 14th'],
  ])('%s on %s comes about %s again (proposed: %s; %s)', (kind, day, next, proposed) => {
    expect(nextYears(kind, localDate(day), localDate('2008-02-29'))).toEqual({ onDay: next, proposed });
  });
});

describe('moneyYearOf', () => {
  it('begins on 1 April', () => {
    expect([moneyYearOf(localDate('2027-03-31')), moneyYearOf(localDate('2027-04-01'))]).toEqual([2026, 2027]);
    expect(firstDayOf(2027)).toBe('2027-04-01');
  });
});
