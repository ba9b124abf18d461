import { localDate } from '../statutory/local-date';
import { dayAfter18, isNear18 } from './day-after-18';

const BORN = localDate('2009-03-10');

describe('the day after 18', () => {
  it('is the day after the birthday', () => {
    expect(dayAfter18(BORN)).toBe('2027-03-11');
  });

  it.each([
    ['2026-09-09', false],
    ['2026-09-10', true],
    ['2027-03-10', true],
    ['2027-09-09', true],
    ['2027-09-10', false],
  ])('stands on the record from 17 years 6 months for a year: on %s %s', (today, stands) => {
    expect(isNear18(BORN, localDate(today))).toBe(stands);
  });
});
