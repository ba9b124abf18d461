import { localDate } from '../statutory/local-date';
import { firstDayOf, moneyYearOf, nextYears } from './occasion-days';
import type { OccasionKind } from './occasion.entity';

describe('nextYears', () => {
  it.each<[OccasionKind, string, string, boolean, string]>([
    ['eid-al-fitr', '2026-03-20', '2027-03-09', true, 'twelve moons'],
    ['eid-al-adha', '2026-05-27', '2027-05-16', true, 'twelve moons'],
    ['diwali', '2027-10-29', '2028-10-17', true, 'twelve moons'],
    ['diwali', '2028-10-17', '2029-11-05', true, 'a thirteenth moon, since it falls from the middle of October on'],
    ['hanukkah', '2026-12-05', '2027-12-24', true, 'a thirteenth moon'],
    ['easter', '2027-03-28', '2028-03-26', true, 'a Sunday, weeks from the day at most'],
    ['vaisakhi', '2026-04-14', '2027-04-14', true, 'the 13th or the 14th'],
  ])('%s on %s comes about %s again (proposed: %s; %s)', (kind, day, next, proposed) => {
    expect(nextYears(kind, localDate(day), localDate(day))).toEqual({ onDay: next, proposed });
  });
});

describe('nextYears of a day of the calendar', () => {
  it.each<[OccasionKind, string, string[], string]>([
    ['birthday', '2008-03-10', ['2025-03-08', '2026-03-10'], 'kept on the Saturday before'],
    ['birthday', '2008-03-10', ['2025-03-15', '2026-03-10'], 'kept on the Saturday after'],
    ['birthday', '2008-01-02', ['2026-12-30', '2028-01-02'], 'a party before New Year'],
    ['birthday', '2008-12-30', ['2027-01-03', '2027-12-30'], 'a party after New Year'],
    ['birthday', '2008-02-29', ['2027-03-01', '2028-02-29', '2029-03-01'], '1 March in common years only'],
    ['christmas', '2026-12-25', ['2026-12-25', '2027-12-25'], 'a day of the calendar'],
    ['other', '2028-02-29', ['2028-02-29', '2029-03-01', '2030-03-01', '2031-03-01', '2032-02-29'], 'as a birthday'],
  ])('%s, first on %s, is on %j (%s)', (kind, first, [day, ...years]) => {
    let last = localDate(day!);
    for (const year of years) {
      const next = nextYears(kind, last, localDate(first));
      expect(next).toEqual({ onDay: year, proposed: false });
      last = next.onDay;
    }
  });
});

describe('moneyYearOf', () => {
  it('begins on 1 April', () => {
    expect([moneyYearOf(localDate('2027-03-31')), moneyYearOf(localDate('2027-04-01'))]).toEqual([2026, 2027]);
    expect(firstDayOf(2027)).toBe('2027-04-01');
  });
});
