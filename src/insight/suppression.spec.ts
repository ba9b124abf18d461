import fc from 'fast-check';
import { hidden, hiddenInTable, type Sum } from './suppression';

/** A whole first, then its parts. */
const ofOne = (counts: number[]) => {
  const hides = hidden(counts, [{ whole: 0, parts: counts.map((_, place) => place).slice(1) }]);
  return counts.map((count, place) => (hides[place] ? 'c' : count));
};

describe('which counts of a file are hidden', () => {
  it.each([
    [[30, 10, 20], [30, 10, 20], 'nothing small, nothing hidden'],
    [[20, 5, 15, 0], [20, 5, 15, 0], 'five and none are shown'],
    [[21, 4, 6, 11], [21, 'c', 'c', 11], 'one that is small hides the next smallest, or it could be worked out'],
    [[12, 1, 4, 7], [12, 'c', 'c', 7], 'two that are small hide each other'],
    [[10, 8, 1, 1], [10, 'c', 'c', 'c'], 'but not where they are so few together that each is told'],
    [[26, 6, 12, 4, 4], [26, 'c', 12, 'c', 'c'], 'nor where they are as many as they can be'],
    [[3, 1, 1, 1], ['c', 'c', 'c', 'c'], 'nothing is left to hide'],
    [[4, 4, 0], ['c', 'c', 0], 'a small whole is hidden too'],
    [[7, 2, 0, 5], [7, 'c', 0, 'c'], 'another that is not none, where there is one'],
  ])('%j becomes %j: %s', (counts, shown) => {
    expect(ofOne(counts)).toEqual(shown);
  });

  it('holds for rows and columns at once: nothing can be worked out from a sum it stands in', () => {
    // Two lines and their total: counted, in work, without.
    const counts = [12, 9, 3, 30, 20, 10, 42, 29, 13];
    const rows = [0, 3, 6].map((at) => ({ whole: at, parts: [at + 1, at + 2] }));
    const columns = [0, 1, 2].map((at) => ({ whole: at + 6, parts: [at, at + 3] }));
    const hides = hidden(counts, [...rows, ...columns]);
    for (const { whole, parts } of [...rows, ...columns]) {
      expect([whole, ...parts].filter((place) => hides[place])).not.toHaveLength(1);
    }
    expect(hides[2]).toBe(true);
    expect(hides[6]).toBe(false);
  });

  it.each([
    [[3, 0, 0], ['c', 'c', 'c'], 'three in one kind, and all know that they are three'],
    [[9, 0, 0], [9, 0, 0], 'nine in one kind'],
    [[9, 1, 0], ['c', 'c', 0], 'one beside nine'],
  ])('%j of a row whose whole is known from elsewhere becomes %j: %s', (counts, shown) => {
    const hides = hidden(counts, [{ whole: null, parts: [0, 1, 2] }]);
    expect(counts.map((count, place) => (hides[place] ? 'c' : count))).toEqual(shown);
  });

  it('lets no sum of a table tell a count: two at least are hidden, and five in all, or there is no whole', () => {
    const sums: Sum[] = [
      { whole: 0, parts: [1, 2] },
      { whole: null, parts: [3, 4, 5] },
    ];
    const line = fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: 5, maxLength: 5 });
    const table = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => {
      const rows = lines.map((parts) => [parts[0]! + parts[1]!, ...parts]);
      return [...rows, rows.reduce((sum, row) => sum.map((count, column) => count + row[column]!))];
    });
    fc.assert(
      fc.property(table, (rows) => {
        const hides = hiddenInTable(rows, sums);
        const isKept = (whole: boolean | null, parts: { count: number; hides: boolean }[]) => {
          const among = parts.filter((part) => part.hides);
          if (among.length === 0) return whole !== true;
          if (whole === null && among.length === parts.length) return true;
          return whole === true || (among.length > 1 && among.reduce((sum, { count }) => sum + count, 0) > 4);
        };
        const at = (row: number, column: number) => ({ count: rows[row]![column]!, hides: hides[row]![column]! });
        const last = rows.length - 1;
        for (const [row] of rows.entries()) {
          for (const { whole, parts } of sums) {
            const wholeHides = whole === null ? null : hides[row]![whole]!;
            expect(
              isKept(
                wholeHides,
                parts.map((column) => at(row, column)),
              ),
            ).toBe(true);
          }
        }
        for (const column of [0, 1, 2, 3, 4, 5]) {
          const parts = rows.slice(0, last).map((_, row) => at(row, column));
          expect(isKept(hides[last]![column]!, parts)).toBe(true);
        }
        expect(rows.flat().some((count, place) => count > 0 && count < 5 && !hides.flat()[place])).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
