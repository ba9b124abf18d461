import * as fc from 'fast-check';
import { addDays, localDate, type LocalDate } from '../../statutory/local-date';
import type { Fault } from '../faults';
import { careHistory } from './care-history';
import type { EpisodeRow } from './rows';

const DAY_0 = localDate('2023-01-01');
const day = (n: number): LocalDate => addDays(DAY_0, n);

type Given = [from: number, to: number | null, reasonForNew?: string, reasonCeased?: string | null];

function history(...given: Given[]) {
  const faults: Fault[] = [];
  const rows = given.map(([from, to, reasonForNew = 'S', reasonCeased = null], index): EpisodeRow => ({
    at: { file: 'episodes.csv', line: index + 2, child: '10001' },
    child: '10001',
    from: day(from),
    to: to === null ? null : day(to),
    reasonForNew,
    reasonCeased,
    legalStatus: 'C2',
    placement: 'U6',
    otherCodes: {},
  }));
  const { episodes, complete } = careHistory(rows, faults);
  return {
    episodes: episodes.map(({ from, to, at }) => [from, to, at.line]),
    complete,
    faults: faults.map(({ line, code }) => [line, code]),
  };
}

describe('a care history put together from rows', () => {
  it('keeps a change of placement as two episodes, the second starting on the day the first ends', () => {
    expect(history([0, 30, 'S', 'X1'], [30, null, 'P'])).toEqual({
      episodes: [
        [day(0), day(30), 2],
        [day(30), null, 3],
      ],
      complete: true,
      faults: [],
    });
  });

  it('does not mind the order of the rows', () => {
    expect(history([30, null, 'P'], [0, 30, 'S', 'X1'])).toMatchObject({ complete: true, faults: [] });
  });

  it('ends an episode where the next one starts when the two overlap', () => {
    expect(history([0, 40, 'S', 'X1'], [30, null, 'P'])).toEqual({
      episodes: [
        [day(0), day(30), 2],
        [day(30), null, 3],
      ],
      complete: true,
      faults: [[2, 'episodes-overlap']],
    });
  });

  it('leaves out an episode within another, whose days are covered', () => {
    expect(history([0, 40], [10, 20, 'P'], [0, 5, 'P'])).toEqual({
      episodes: [[day(0), day(40), 2]],
      complete: true,
      faults: [
        [4, 'episode-within-another'],
        [3, 'episode-within-another'],
      ],
    });
  });

  it('takes a missing end from the row that continues the episode', () => {
    expect(history([0, null], [30, null, 'L'])).toMatchObject({
      episodes: [
        [day(0), day(30), 2],
        [day(30), null, 3],
      ],
      faults: [[2, 'end-taken-from-next']],
    });
  });

  it('cannot say when care ended if it started again and the end is missing', () => {
    expect(history([0, null], [30, null, 'S'])).toEqual({
      episodes: [[day(30), null, 3]],
      complete: false,
      faults: [[2, 'end-missing']],
    });
  });

  it('is not complete where X1 promises a row that is not there', () => {
    expect(history([0, 30, 'S', 'X1'])).toMatchObject({ complete: false, faults: [[2, 'continuation-missing']] });
  });

  it('is complete over two times in care, each known from its start', () => {
    expect(history([0, 30, 'S', 'E4A'], [60, null, 'S'])).toMatchObject({ complete: true, faults: [] });
  });

  it('neither gains nor loses a day in care where every end is known, and never overlaps', () => {
    const row = fc.tuple(fc.nat(60), fc.integer({ min: 0, max: 30 })).map(([from, days]): Given => [from, from + days]);
    const daysOf = (periods: [LocalDate, LocalDate][]) =>
      Array.from({ length: 100 }, (_, n) => day(n)).filter((on) => periods.some(([from, to]) => from <= on && on < to));

    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (given) => {
        const { episodes } = history(...given);
        const periods = episodes as [LocalDate, LocalDate, number][];

        expect(daysOf(periods.map(([from, to]) => [from, to]))).toEqual(
          daysOf(given.map(([from, to]) => [day(from), day(to as number)])),
        );
        periods.forEach(([from], index) => {
          if (index > 0) expect((periods[index - 1] as [LocalDate, LocalDate, number])[1] <= from).toBe(true);
        });
      }),
    );
  });
});
