import { fault } from './faults';
import { isWithin, leavesOutNothing, leftOutInWords, leftOutOf } from './left-out';
import { countOutcomes, type ImportPreview, type Outcome } from './preview';

const preview = (given: Partial<ImportPreview>, ...outcomes: Outcome[]): ImportPreview => {
  const people = outcomes.map((outcome, n) => ({
    child: String(n),
    outcome,
    line: `header.csv:${n + 2}`,
    because: [],
  }));
  return {
    kind: 'ssda903',
    collectionYear: 2026,
    asOf: null,
    files: [],
    faults: [],
    people,
    counts: countOutcomes(people),
    unmapped: [],
    ...given,
  };
};

describe('what an import would leave out', () => {
  it('counts a row once, however much is wrong in it, and no row that is warned of or mended', () => {
    const at = { file: 'episodes.csv', line: 3 };
    const faults = [
      fault(at, 'date-impossible'),
      fault(at, 'code-unknown'),
      fault({ ...at, line: 4 }, 'code-left-out'),
      fault({ ...at, line: 5 }, 'date-two-digit-year'),
    ];

    expect(leftOutOf(preview({ faults }))).toEqual({ files: 0, rows: 1, people: 0 });
  });

  it('counts also the rows that are too many to be listed', () => {
    const at = { file: 'episodes.csv', line: 3 };
    const rest = { ...fault({ ...at, line: null }, 'date-impossible', 'and 40 more'), times: 40 };

    expect(leftOutOf(preview({ faults: [fault(at, 'date-impossible'), rest] })).rows).toBe(41);
    expect(leftOutOf(preview({ faults: [fault({ file: '', line: null }, 'no-header-table')] })).rows).toBe(0);
  });

  it('counts a file that cannot be read as a file, not by its lines', () => {
    const files = [{ name: 'oc3.csv', table: null, rows: 0, outcome: 'refused' as const, because: 'it is empty' }];
    const faults = [fault({ file: 'oc3.csv', line: 9 }, 'file-unreadable')];

    expect(leftOutOf(preview({ files, faults }))).toEqual({ files: 1, rows: 0, people: 0 });
  });

  it('counts young people who are refused, and those whose record says otherwise', () => {
    const outcomes: Outcome[] = ['new', 'changed', 'same', 'conflict', 'refused', 'refused', 'out-of-scope'];

    expect(leftOutOf(preview({}, ...outcomes))).toEqual({ files: 0, rows: 0, people: 3 });
  });

  it.each([
    [{ files: 0, rows: 0, people: 0 }, 'nothing'],
    [{ files: 0, rows: 1, people: 0 }, '1 row'],
    [{ files: 0, rows: 1200, people: 1 }, '1,200 rows and 1 young person'],
    [{ files: 1, rows: 2, people: 3 }, '1 file, 2 rows and 3 young people'],
  ])('%j in words: %s', (leftOut, words) => {
    expect(leftOutInWords(leftOut)).toBe(words);
    expect(leavesOutNothing(leftOut)).toBe(words === 'nothing');
  });

  it('is no more than was agreed to only if that is so of files, rows and people', () => {
    const agreed = { files: 1, rows: 2, people: 3 };

    expect(isWithin({ files: 1, rows: 0, people: 3 }, agreed)).toBe(true);
    expect(isWithin({ files: 0, rows: 3, people: 0 }, agreed)).toBe(false);
    expect(isWithin({ files: 2, rows: 0, people: 0 }, agreed)).toBe(false);
    expect(isWithin({ files: 0, rows: 0, people: 4 }, agreed)).toBe(false);
  });
});
