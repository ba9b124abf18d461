import fc from 'fast-check';
import { drawnLives, LIFE_PROPERTIES } from './life-properties';

/**
 * A process of its own that draws so many lives and checks each against every property.
 * `node check-lives.js RUNS SEED`; exits with 1 and tells the shrunk life of the first that fails.
 */
const [runs, seed] = process.argv.slice(2).map(Number);
const everything = Object.entries(LIFE_PROPERTIES);

fc.assert(
  fc.property(drawnLives(), (life) => {
    for (const [title, holds] of everything) {
      try {
        holds(life);
      } catch (error) {
        throw new Error(title, { cause: error });
      }
    }
  }),
  { numRuns: runs, seed },
);
process.stdout.write(`${runs} lives from seed ${seed}: every property holds\n`);
