import { ageOn, localDate } from '../statutory/local-date';
import { DEFAULT_POLICY, parsePolicy } from '../statutory/policy';
import { bornForSeptember, schoolTermOn, septemberOf } from './school-terms';

describe('school terms', () => {
  it.each([
    ['2026-11-23', '2026-09-01', '2026-12-20'],
    ['2026-12-20', '2026-09-01', '2026-12-20'],
    ['2026-12-21', '2027-01-01', '2027-03-31'],
    ['2026-04-01', '2026-04-01', '2026-07-24'],
    ['2026-07-25', '2026-09-01', '2026-12-20'],
  ])('on %s the term is from %s to %s', (day, from, lastDay) => {
    expect(schoolTermOn(localDate(day), DEFAULT_POLICY.schoolTerms)).toEqual({ from, lastDay });
  });

  it('are the council’s own where it says so', () => {
    const own = { ...DEFAULT_POLICY.schoolTerms, autumnFrom: '09-03', autumnUntil: '12-18' };
    expect(schoolTermOn(localDate('2026-12-18'), own)).toEqual({ from: '2026-09-03', lastDay: '2026-12-18' });
    expect(schoolTermOn(localDate('2026-12-19'), own).from).toBe('2027-01-01');
  });

  it.each([
    [{ autumnUntil: '12-32' }, 'autumnUntil'],
    [{ springUntil: '02-29' }, 'springUntil'],
    [{ springUntil: 331 }, 'springUntil'],
    [{ summerFrom: '03-31' }, 'summerFrom'],
    [{ autumnTerm: '09-01' }, 'autumnTerm'],
  ])('%j is refused at its setting', (schoolTerms, name) => {
    const parsed = parsePolicy({ schoolTerms });
    expect('errors' in parsed && parsed.errors.map(({ path }) => path)).toEqual([`policy.schoolTerms.${name}`]);
  });

  it.each([
    ['2026-01-10', 2026],
    ['2026-10-31', 2026],
    ['2026-11-01', 2027],
  ])('on %s the September that places are offered for is that of %i', (day, year) => {
    expect(septemberOf(localDate(day))).toBe(year);
  });

  it('offers for September are for those of 16 and 17 at the end of August', () => {
    const { from, to } = bornForSeptember(2026);
    const august = localDate('2026-08-31');
    expect([ageOn(to, august), ageOn(from, august)]).toEqual([16, 17]);
    expect(ageOn(localDate('2010-09-01'), august)).toBe(15);
    expect(ageOn(localDate('2008-08-31'), august)).toBe(18);
  });
});
