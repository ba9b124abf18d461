import { localDate } from '../statutory/local-date';
import { midwayOn } from './midway';

describe('the check halfway to the next review', () => {
  it.each([
    ['2026-06-01', '2026-12-01', '2026-08-31', '183 days: the 91st'],
    ['2026-06-01', '2026-06-03', '2026-06-02', 'two days'],
    ['2026-06-01', '2026-06-02', '2026-06-01', 'one day: rounded down'],
    ['2026-06-01', '2026-05-01', '2026-06-01', 'never before it began'],
  ])('from %s to %s is on %s (%s)', (from, next, on) => {
    expect(midwayOn(localDate(from), localDate(next), 50)).toBe(on);
  });

  it('is later where the council chose to look later', () => {
    expect(midwayOn(localDate('2026-06-01'), localDate('2026-12-01'), 75)).toBe('2026-10-16');
  });
});
