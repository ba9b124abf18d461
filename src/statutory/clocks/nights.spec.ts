import { localDate, type LocalDate } from '../local-date';
import { daysWithoutContact, nightsIn } from './nights';

const BORN = localDate('2008-03-10');
const within = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };
const stay = (from: string, to: string | null) => ({ from: localDate(from), to: to === null ? null : localDate(to) });

describe('nights in bed and breakfast (AC-03, AC-04)', () => {
  it.each([
    ['2026-03-08', '2026-03-12', 4, 2, 'two nights before the 18th birthday and two after'],
    ['2026-03-08', '2026-03-08', 0, 0, 'in and out on one day'],
    ['2025-12-30', '2026-01-02', 1, 1, 'only the night of this year'],
    ['2026-12-29', null, 2, 0, 'still there: the nights that are over'],
    ['2027-01-05', null, 0, 0, 'afterwards'],
  ])('from %s to %s: %s, under 18 %s (%s)', (from, to, all, under18, _why) => {
    expect(nightsIn(stay(from, to), within, BORN)).toEqual({ all, under18 });
  });

  it('counts the days on which nobody was in touch, up to yesterday', () => {
    const contacts = new Set<LocalDate>([localDate('2026-03-08'), localDate('2026-03-10')]);
    expect(daysWithoutContact(stay('2026-03-08', null), contacts, localDate('2026-03-11'))).toBe(1);
    expect(daysWithoutContact(stay('2026-03-08', '2026-03-09'), contacts, localDate('2026-03-11'))).toBe(0);
  });
});
