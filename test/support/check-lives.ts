import fc from 'fast-check';
import { drawnLives, everyPropertyHolds } from './life-properties';

/**
 * A process of its own that draws so many lives and checks each against every property.
 * `node check-lives.js RUNS SEED`; exits with 1 and tells the shrunk life of the first that fails.
 */
const [runs, seed] = process.argv.slice(2).map(Number);

fc.assert(fc.property(drawnLives(), everyPropertyHolds), { numRuns: runs, seed });
process.stdout.write(`${runs} lives from seed ${seed}: every property holds\n`);
