import { localDate, type LocalDate } from '../statutory/local-date';
import { countsOf, type MatchDays } from './opportunity-match';
import { deliveredIn, pledgeYearOf, shownInFile } from './pledge';

const day = (text: string | null) => text && localDate(text);
const match = (given: Partial<Record<keyof MatchDays, string>>): MatchDays => ({
  referredOn: localDate(given.referredOn ?? '2026-01-05'),
  offeredOn: day(given.offeredOn ?? null) as LocalDate | null,
  startedOn: day(given.startedOn ?? null) as LocalDate | null,
  sustainedOn: day(given.sustainedOn ?? null) as LocalDate | null,
  endedOn: day(given.endedOn ?? null) as LocalDate | null,
});

describe('what came of a match', () => {
  it.each([
    ['no start', {}, ['referred']],
    ['an offer', { offeredOn: '2026-02-01' }, ['referred', 'offered']],
    ['there after 13 weeks', { sustainedOn: '2026-05-04' }, ['referred', 'started', 'sustained']],
    ['ended a day before', { endedOn: '2026-05-02' }, ['referred', 'started', 'left']],
    ['ended on the day', { endedOn: '2026-05-03' }, ['referred', 'started', 'sustained']],
    ['nobody asked', {}, ['referred', 'started', 'unknown'], '2026-05-03'],
    ['not over', {}, ['referred', 'started', 'running'], '2026-05-02'],
  ])('%s', (_, given, expected, today = '2026-06-01') => {
    const startedOn = expected.includes('started') ? { startedOn: '2026-02-01' } : {};
    expect(countsOf(match({ ...startedOn, ...given }), localDate(today))).toEqual(expected);
  });
});

describe('a year of pledges', () => {
  it('is from April to March, and each thing counts in the year of its own day', () => {
    expect(['2026-03-31', '2026-04-01', '2026-12-31'].map((one) => pledgeYearOf(localDate(one)))).toEqual([
      2025, 2026, 2026,
    ]);
    const one = match({ referredOn: '2026-03-31', startedOn: '2026-04-01', endedOn: '2027-04-01' });
    expect([2025, 2026, 2027].map((year) => deliveredIn(one, year))).toEqual([['matched'], ['started'], ['finished']]);
  });

  it('hides in a file what few people did, also where they did it often, and what would give it away', () => {
    const of = (times: number, people = times) => ({ times, people });
    expect(shownInFile([of(6), of(9), of(0), of(15)])).toEqual([6, 9, 0, 15]);
    expect(shownInFile([of(6, 2), of(9), of(8), of(23)])).toEqual([null, 9, null, 23]);
    expect(shownInFile([of(3), of(3)])).toEqual([null, null]);
  });
});
