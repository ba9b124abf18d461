import fc from 'fast-check';
import { addDays, fromEpochDay, localDate, toEpochDay } from '../statutory/local-date';
import { monthsOf, neighbour, periodOf, periodWords, readPeriod } from './period';

const days = fc
  .integer({ min: toEpochDay(localDate('1990-01-01')), max: toEpochDay(localDate('2090-12-31')) })
  .map(fromEpochDay);
const lengths = fc.constantFrom(1, 3, 12);

describe('a period', () => {
  it.each([
    ['2026-11', '2026-11-01', '2026-11-30', 'November 2026'],
    ['2028-02', '2028-02-01', '2028-02-29', 'February 2028'],
    ['2026-q4', '2026-10-01', '2026-12-31', 'October to December 2026'],
    ['2026-year', '2026-04-01', '2027-03-31', 'April 2026 to March 2027'],
  ])('%s is from %s to %s: %s', (key, from, to, words) => {
    const period = readPeriod(key)!;

    expect([period.from, period.to, periodWords(period)]).toEqual([from, to, words]);
  });

  it.each(['', '2026', '2026-13', '2026-00', '2026-q5', '2026-Q1', '1826-11', '2026-11-01', "2026-11'--"])(
    'is not read from “%s”',
    (key) => {
      expect(readPeriod(key)).toBeNull();
    },
  );

  it.each([
    ['2026-03-31', 12, '2025-year'],
    ['2026-04-01', 12, '2026-year'],
    ['2026-12-31', 3, '2026-q4'],
    ['2027-01-01', 3, '2027-q1'],
  ] as const)('%s is in the period of %d months %s', (day, months, key) => {
    expect(periodOf(localDate(day), months).key).toBe(key);
  });

  it('has every day in one period of each length, and is read back from its own key', () => {
    fc.assert(
      fc.property(days, lengths, (day, months) => {
        const period = periodOf(day, months);

        expect(period.from <= day && day <= period.to).toBe(true);
        expect(readPeriod(period.key)).toEqual(period);
      }),
    );
  });

  it('is followed by the next without a gap, and preceded by the one before', () => {
    fc.assert(
      fc.property(days, lengths, (day, months) => {
        const period = periodOf(day, months);
        const next = neighbour(period, 1);

        expect(next.from).toBe(addDays(period.to, 1));
        expect(neighbour(next, -1)).toEqual(period);
        expect(monthsOf(period)).toHaveLength(months);
      }),
    );
  });
});
