import { alternate, atLeast, atMost, median, percentile } from './measure';
import { countStatements } from './statements';

describe('measuring beside a floor', () => {
  it('takes the two in turn, the last one first in the next round, and the median of the ratios', async () => {
    const order: string[] = [];
    const side = (name: string, values: number[]) => () => {
      order.push(name);
      return Promise.resolve({ ms: values.shift()! });
    };

    const pair = await alternate(3, 'ms', side('floor', [1, 2, 4]), side('ours', [2, 2, 12]));

    expect(order).toEqual(['floor', 'ours', 'ours', 'floor', 'floor', 'ours']);
    expect(pair).toEqual({ ratios: [2, 1, 3], ratio: 2, ours: { ms: 2 }, floor: { ms: 2 } });
  });

  it('meets a target that it reaches exactly', () => {
    const pair = { ratios: [0.7], ratio: 0.7, ours: {}, floor: {} };
    expect(atLeast(pair, 0.7).met).toBe(true);
    expect(atLeast(pair, 0.71).met).toBe(false);
    expect(atMost(pair, 0.7).met).toBe(true);
    expect(atMost(pair, 0.69).met).toBe(false);
  });

  it('knows the middle and the ninety-ninth of a hundred', () => {
    const values = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(percentile(values, 0.99)).toBe(100);
    expect(percentile(values, 0.5)).toBe(51);
  });

  it('counts each statement of a message', () => {
    expect(
      countStatements([
        { text: 'begin; select set_config($1)', values: [] },
        { text: 'commit', values: [] },
      ]),
    ).toBe(3);
  });
});
