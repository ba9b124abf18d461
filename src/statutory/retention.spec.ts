import { aCaseFile } from '../../test/support/lives';
import { localDate } from './local-date';
import { keepUntil } from './retention';

describe('keepUntil', () => {
  it.each([
    ['2008-03-10', '2083-03-10', 'the 75th birthday'],
    ['2008-02-29', '2083-03-01', 'born on 29 February: 1 March'],
  ])('the record of someone born on %s is kept to %s (%s)', (dateOfBirth, until) => {
    expect(keepUntil(aCaseFile({ dateOfBirth }), localDate('2026-01-01'))).toBe(until);
  });

  it.each([
    ['2024-05-05', '2039-05-05', 'fifteen years that begin with the day of death'],
    ['2024-02-29', '2039-03-01', 'fifteen years that end with 28 February'],
    ['2026-03-09', '2041-03-09', 'the day before the 18th birthday'],
    ['2026-03-10', '2083-03-10', 'at 18 death changes nothing'],
  ])('someone of 10 March 2008 who died on %s: kept to %s (%s)', (diedOn, until) => {
    expect(keepUntil(aCaseFile({ diedOn }), localDate('2027-01-01'))).toBe(until);
  });

  it('a death that has not happened yet is not known', () => {
    expect(keepUntil(aCaseFile({ diedOn: '2024-05-05' }), localDate('2024-05-04'))).toBe('2083-03-10');
  });
});
