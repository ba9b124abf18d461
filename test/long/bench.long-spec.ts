import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../..');
const SMALL = ['--people', '200', '--requests', '10', '--children', '20', '--rounds', '1'];

describe('npm run bench', () => {
  it('measures every pair on a small council, whose ledger is in step, and prints one JSON', async () => {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.bench.json'], { cwd: ROOT });

    const { stdout } = await promisify(execFile)(process.execPath, ['dist/bench/test/bench/main.js', ...SMALL], {
      cwd: ROOT,
    });

    const printed = JSON.parse(stdout) as { rows: object; pairs: Record<string, { more?: object }> };
    expect(printed).toMatchObject({ people: 200, rows: { people: 200, sampleChangedByRefresh: 0 } });
    expect(Object.keys(printed.pairs).sort()).toEqual([
      'caseload',
      'clock',
      'explain',
      'homes',
      'import',
      'leaver',
      'night',
      'pages',
      'personPage',
      'plan',
      'refresh',
      'start',
      'visit',
    ]);
    for (const pair of Object.values(printed.pairs)) {
      expect(pair).toMatchObject({
        ratio: expect.any(Number),
        ratios: [expect.any(Number)],
        target: expect.any(String),
        met: expect.any(Boolean),
        ours: expect.any(Object),
        floor: expect.any(Object),
      });
    }
    const { caseload, pages, personPage, visit, import: taken } = printed.pairs;
    for (const pair of [caseload, personPage, visit]) expect(pair).toMatchObject({ ours: { p99: expect.any(Number) } });
    // Whatever the machine is doing, this many and no more.
    expect(visit?.more).toMatchObject({ statements: 15, statementsWithFew: 15, statementsWithMany: 15 });
    expect(pages?.more).toMatchObject({ workers: 8 });
    expect(taken?.more).toMatchObject({ peakMiB: expect.any(Number) });
  });
});
