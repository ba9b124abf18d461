import { resultsOf } from './rating-results';

describe('what young people say of a template', () => {
  it('has no average that could be one person’s', () => {
    expect(resultsOf([], [])).toEqual({ count: 0, average: null, words: [] });
    expect(resultsOf([1, 2, 3, 4], ['Too long.'])).toEqual({ count: 4, average: null, words: ['Too long.'] });
  });

  it('has one from five on, with one decimal', () => {
    expect(resultsOf([5, 4, 4, 3, 5], []).average).toBe(4.2);
    expect(resultsOf([1, 1, 1, 1, 1, 2], []).average).toBe(1.2);
  });
});
