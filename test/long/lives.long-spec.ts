import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { LIVES_SEED } from '../support/life-properties';

const ROOT = path.resolve(__dirname, '../..');
/** A hundred thousand of them; CI, which has half an hour for everything, draws fewer. */
const LIVES = Number(process.env.LIVES ?? 100_000);
/** The same on every machine, so that they draw the same lives. */
const PROCESSES = 2;

describe('the rules', () => {
  it('hold for many thousand lives', async () => {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.bench.json'], { cwd: ROOT });
    const each = Math.ceil(LIVES / PROCESSES);
    const seed = LIVES_SEED;

    const said = await Promise.all(
      Array.from({ length: PROCESSES }, async (_, nth) => {
        const args = ['dist/bench/test/support/check-lives.js', String(each), String(seed + nth)];
        const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 26 });
        return stdout.trim();
      }),
    );

    expect(said).toEqual(
      Array.from({ length: PROCESSES }, (_, nth) => `${each} lives from seed ${seed + nth}: every property holds`),
    );
  }, 1_200_000);
});
