import fc from 'fast-check';
import { addMonths, localDate } from '../statutory/local-date';
import { dueOf, sumOf, type FellDueCounts } from './fell-due.service';
import { monthChart } from './month-chart';
import { OUTCOMES } from './outcome';

const APRIL = localDate('2026-04-01');
const someCounts = fc.tuple(...OUTCOMES.map(() => fc.nat(400))).map((numbers): FellDueCounts => ({
  ...sumOf([]),
  ...Object.fromEntries(OUTCOMES.map((one, at) => [one, numbers[at]])),
}));

describe('the chart by month', () => {
  it('says in words what it draws', () => {
    const months = [
      { month: APRIL, counts: { ...sumOf([]), onTime: 12, lateTo7: 2, lateOver28: 1, never: 3 } },
      { month: addMonths(APRIL, 1), counts: sumOf([]) },
    ];

    const chart = monthChart('Law', months);

    expect(chart.title).toBe('Law: how what fell due went, month by month');
    expect(chart.description).toBe('April 2026: 12 on time, 3 late, 3 never done. May 2026: nothing fell due.');
    expect(chart.legend.map(({ words }) => words)).toEqual(['on time', 'late', 'never done']);
  });

  it('draws each bar as high as its number, inside the drawing, its parts end to end', () => {
    fc.assert(
      fc.property(fc.array(someCounts, { minLength: 2, maxLength: 12 }), (all) => {
        const chart = monthChart(
          'Law',
          all.map((counts, n) => ({ month: addMonths(APRIL, n), counts })),
        );
        const top = chart.lines.at(-1)!;

        chart.bars.forEach((bar, n) => {
          const height = bar.parts.reduce((sum, part) => sum + part.height, 0);
          expect(height).toBeCloseTo(((chart.base - top.y) * dueOf(all[n]!)) / top.count, 0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(chart.width);
          bar.parts.slice(1).forEach((part, at) => expect(part.y + part.height).toBeCloseTo(bar.parts[at]!.y, 1));
        });
        expect(chart.lines.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
