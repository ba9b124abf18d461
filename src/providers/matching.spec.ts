import { asksForReason, matched, type MatchNeed, type MatchOption, type Met, type Weight } from './matching';

const need = (id: string, weight: Weight, dealBreaker = false): MatchNeed => ({ id, text: id, weight, dealBreaker });
const option = (id: string, met: Record<string, Met>): MatchOption => ({
  ...{ id, kind: 'named', refId: null, name: id, met, words: '' },
});
const NEEDS = [need('college', 3), need('quiet', 1), need('ground floor', 2, true)];

describe('the matching grid', () => {
  it.each<[Record<string, Met>, number, number, string[], string[]]>([
    // how far each is met; points, points still open, broken, not known
    [{ college: 2, quiet: 2, 'ground floor': 2 }, 12, 0, [], []],
    [{ college: 1, quiet: 0, 'ground floor': 1 }, 5, 0, [], []],
    [{ college: 2, quiet: 2, 'ground floor': 0 }, 8, 0, ['ground floor'], []],
    [{ college: 2 }, 6, 6, [], ['ground floor']],
    [{}, 0, 12, [], ['ground floor']],
  ])('%j comes to %s points, %s open', (met, points, open, breaks, unclear) => {
    const [one] = matched(NEEDS, [option('a', met)]);
    expect(one).toMatchObject({ points, outOf: 12, open, breaks, unclear });
    expect(one!.sentence).toContain(`${points} of 12 points`);
    expect(one!.sentence.includes('not known yet')).toBe(open > 0);
    expect(asksForReason(one!)).toBe(breaks.length > 0 || unclear.length > 0);
  });

  it('puts what breaks a deal-breaker last whatever its sum, and never calls it the best', () => {
    const grid = matched(NEEDS, [
      option('high', { college: 2, quiet: 2, 'ground floor': 0 }),
      option('low', { college: 0, quiet: 1, 'ground floor': 1 }),
      option('middle', { college: 1, quiet: 1, 'ground floor': 1 }),
    ]);
    expect(grid.map(({ optionId, isBest }) => [optionId, isBest])).toEqual([
      ['middle', true],
      ['low', false],
      ['high', false],
    ]);
    expect(grid.map(asksForReason)).toEqual([false, true, true]);
  });

  it('takes who may not be placed there for no best, and two that are alike both for the best', () => {
    const alike = { college: 1, quiet: 1, 'ground floor': 1 } as const;
    const options = [option('a', { ...alike, college: 2 }), option('b', alike), option('c', alike)];
    const best = matched(NEEDS, options, new Set(['a'])).filter(({ isBest }) => isBest);
    expect(best.map(({ optionId }) => optionId)).toEqual(['b', 'c']);
  });

  it('has nothing to say of no needs and no options', () => {
    expect(matched([], [])).toEqual([]);
    expect(matched([], [option('a', {})])).toMatchObject([{ points: 0, outOf: 0, isBest: true }]);
  });
});
