import fc from 'fast-check';
import { drawnLives, everyPropertyHolds, LIFE_PROPERTIES, LIVES_SEED } from '../../test/support/life-properties';

jest.setTimeout(120_000);

/** A hundred and fifty lives here; test/long/lives.long-spec.ts draws a hundred thousand. A failure names the property. */
describe('of any life', () => {
  it(`${Object.keys(LIFE_PROPERTIES).length} properties hold`, () => {
    fc.assert(fc.property(drawnLives(), everyPropertyHolds), { numRuns: 150, seed: LIVES_SEED });
  });
});
