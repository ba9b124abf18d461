import { execFile, execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../..');
const LIVES = 100_000;

describe('the rules', () => {
  it('hold for a hundred thousand lives', async () => {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.bench.json'], { cwd: ROOT });
    const processes = Math.max(2, availableParallelism());
    const each = Math.ceil(LIVES / processes);
    // Other lives every time: a failure prints its seed.
    const seed = Date.now() % 1_000_000_000;

    const said = await Promise.all(
      Array.from({ length: processes }, async (_, nth) => {
        const args = ['dist/bench/test/support/check-lives.js', String(each), String(seed + nth)];
        const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 26 });
        return stdout.trim();
      }),
    );

    expect(said).toEqual(
      Array.from({ length: processes }, (_, nth) => `${each} lives from seed ${seed + nth}: every property holds`),
    );
  }, 900_000);
});
