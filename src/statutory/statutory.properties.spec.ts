import fc from 'fast-check';
import { drawnLives, LIFE_PROPERTIES } from '../../test/support/life-properties';

jest.setTimeout(120_000);

/** A thousand lives here; test/long/lives.long-spec.ts draws a hundred thousand. */
describe('for any life', () => {
  it.each(Object.entries(LIFE_PROPERTIES))('%s', (_, holds) => {
    fc.assert(fc.property(drawnLives(), holds), { numRuns: 1000 });
  });
});
