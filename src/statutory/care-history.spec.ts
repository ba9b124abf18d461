import { aCaseFile, careEpisode } from '../../test/support/lives';
import type { CareEpisode } from './case-file';
import { careHistory, daysBeforeDetention, shortBreakLimitFrom, thirteenWeeksReachedOn } from './care-history';
import { localDate } from './local-date';

// Born on 10 March 2008: 14 in 2022, 16 in 2024, 18 in 2026.
const fileOf = (...careEpisodes: CareEpisode[]) => aCaseFile({ careEpisodes });
const aBreak = (from: string, to: string | null, facts: Partial<CareEpisode> = {}) =>
  careEpisode(from, to, { shortBreak: true, plannedDays: 10, ...facts });

describe('the day on which 13 weeks of care lie behind', () => {
  it.each([
    ['care of 91 days to the day', [careEpisode('2024-04-01', '2024-07-01')], '2024-07-01'],
    ['care of 90 days', [careEpisode('2024-04-01', '2024-06-30')], null],
    ['care that goes on', [careEpisode('2024-04-01')], '2024-07-01'],
    ['care that began in childhood, from the 14th birthday', [careEpisode('2015-01-01')], '2022-06-09'],
    [
      'care in two parts',
      [careEpisode('2024-04-01', '2024-05-01'), careEpisode('2024-06-01', '2024-09-01')],
      '2024-08-01',
    ],
  ])('after %s', (_, careEpisodes, expected) => {
    expect(thirteenWeeksReachedOn(careHistory(fileOf(...careEpisodes), localDate('2026-03-09')))).toBe(expected);
  });
});

describe('short breaks that make nobody eligible', () => {
  const leftOut = (...careEpisodes: CareEpisode[]) =>
    careHistory(fileOf(...careEpisodes), localDate('2026-03-09')).shortBreaks.map(({ id }) => id);

  it.each<[string, Partial<CareEpisode>, boolean]>([
    ['planned for 17 days', { plannedDays: 17 }, true],
    ['planned for 18 days', { plannedDays: 18 }, false],
    ['under a care order', { legalStatus: 'care-order' }, false],
    ['under an interim care order', { legalStatus: 'interim-care-order' }, false],
    ['without a planned length', { plannedDays: null }, true],
  ])('one %s', (_, facts, expected) => {
    expect(leftOut(aBreak('2025-01-01', '2025-01-11', facts)).length === 1).toBe(expected);
  });

  it('one that runs straight on into other care counts as care', () => {
    expect(leftOut(aBreak('2025-01-01', '2025-01-11'), careEpisode('2025-01-11', '2025-02-01'))).toEqual([]);
  });

  it('one that still runs may end at home', () => {
    expect(leftOut(aBreak('2026-03-01', null))).toEqual(['care-2026-03-01']);
  });

  it('of more than 75 days in 12 months, those with a planned length count as care, the others do not', () => {
    const [first, second] = [aBreak('2025-01-01', '2025-02-10'), aBreak('2025-06-01', '2025-07-06')];
    const unplanned = aBreak('2025-09-01', '2025-09-11', { plannedDays: null });

    expect(leftOut(first, second, unplanned)).toHaveLength(3);
    expect(leftOut(first, { ...second, to: localDate('2025-07-07') }, unplanned)).toEqual([unplanned.id]);
  });

  it('of more than 75 days, but not within any 12 months, none counts', () => {
    expect(leftOut(aBreak('2024-01-01', '2024-02-10'), aBreak('2025-02-10', '2025-03-22'))).toHaveLength(2);
  });
});

describe('the first day on which a short break that runs could pass 75 days', () => {
  const running = aBreak('2025-01-01', null);
  const limitFrom = (...careEpisodes: CareEpisode[]) =>
    shortBreakLimitFrom(fileOf(...careEpisodes), localDate('2025-01-05'));

  it.each<[string, CareEpisode[], string]>([
    ['alone', [], '2025-03-18'],
    ['after 20 days in the twelve months before', [aBreak('2024-06-01', '2024-06-21')], '2025-02-26'],
    ['after days a little more than twelve months ago, to be safe', [aBreak('2024-01-03', '2024-01-05')], '2025-03-16'],
    ['after days long before', [aBreak('2023-06-01', '2023-06-15')], '2025-03-18'],
    ['beside days with no planned length', [aBreak('2024-06-01', '2024-06-21', { plannedDays: null })], '2025-03-18'],
  ])('%s', (_, before, expected) => {
    expect(limitFrom(...before, running)).toBe(expected);
  });

  it.each<[string, CareEpisode[]]>([
    ['no break runs', [aBreak('2024-06-01', '2024-06-21')]],
    ['what runs is care, whatever its planned length', [careEpisode('2025-01-01', null, { plannedDays: 10 })]],
    ['the break that runs has no planned length', [aBreak('2025-01-01', null, { plannedDays: null })]],
    ['the breaks have passed it already', [aBreak('2024-06-01', '2024-08-20'), running]],
  ])('is none where %s', (_, careEpisodes) => {
    expect(limitFrom(...careEpisodes)).toBeNull();
  });
});

describe('days of care before a detention', () => {
  it.each<[string, Partial<CareEpisode>, number]>([
    ['a placement planned for 28 days', { plannedDays: 28 }, 0],
    ['a placement planned for 29 days', { plannedDays: 29 }, 20],
    ['a short placement of no planned length', { plannedDays: null }, 0],
    ['ordinary care', { shortBreak: false }, 20],
  ])('of %s', (_, facts, expected) => {
    const caseFile = fileOf(aBreak('2024-01-01', '2024-01-21', facts));

    expect(daysBeforeDetention(caseFile, localDate('2024-03-01'))).toBe(expected);
  });
});
