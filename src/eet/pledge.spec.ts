import { localDate, type LocalDate } from '../statutory/local-date';
import { countsOf, type MatchDays } from './opportunity-match';
import { toBoardPage } from './pledge.page';
import type { PledgeLine } from './pledges.service';
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
    expect([2025, 2026, 2027].map((year) => deliveredIn(one, year))).toEqual([
      ['matched'],
      ['started', 'sustained'],
      ['finished'],
    ]);
  });

  it('counts whoever left later as having reached thirteen weeks, on the day they did', () => {
    const sustained = (endedOn: string) =>
      [2025, 2026].map((year) => deliveredIn(match({ startedOn: '2025-12-30', endedOn }), year).includes('sustained'));
    expect(sustained('2026-03-30')).toEqual([false, false]);
    expect(sustained('2026-04-20')).toEqual([true, false]);
  });

  it('adds up what is missing of each department: what one did beyond its pledge is not the other’s', () => {
    const one = {
      ...match({}),
      id: 'm',
      opportunityId: 'o',
      title: 'Start',
      partnerId: null,
      youngPersonId: 'y',
      person: null,
      asked: null,
    };
    const line = (departmentId: string | null, places: number | null, started: number): PledgeLine => ({
      ...{ departmentId, name: departmentId, opportunities: [] },
      pledges: places === null ? [] : [{ id: 'p', places, words: null, recordedAt: new Date(0), by: null }],
      matches: { matched: [], started: Array.from({ length: started }, () => one), finished: [], sustained: [] },
    });
    const missing = (...lines: PledgeLine[]) => {
      const { total } = toBoardPage(lines, { year: 2026, department: null, of: null }, localDate('2026-11-23'));
      return [total.pledged, total.missing];
    };
    expect(missing(line('Parks', 2, 5), line('Roads', 4, 1), line(null, null, 3))).toEqual([6, 3]);
    expect(missing(line('Parks', null, 5))).toEqual([null, null]);
  });

  it('hides in a file what few people did, also where they did it often, and what would give it away', () => {
    const of = (times: number, people = times) => ({ times, people });
    expect(shownInFile([of(6), of(9), of(0), of(15)])).toEqual([6, 9, 0, 15]);
    expect(shownInFile([of(6, 2), of(9), of(8), of(23)])).toEqual([null, 9, null, 23]);
    expect(shownInFile([of(3), of(3)])).toEqual([null, null]);
  });
});
