import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PROJECT = path.resolve(__dirname, '../..');

const SUITES = {
  TOGETHER_PARTS: '1',
  TOGETHER_ONLY:
    '(src/statutory|clock|test/casework|test/imports|nightly|alerts|test/access|young-person).*\\.spec\\.ts$',
  // The rules see no clock; that they hold for any life is tried in lives.long-spec.ts.
  // Who may ask what has nothing to do with days; those of a file are read in sample-returns and annex-a.
  TOGETHER_NOT:
    'properties|e2e|test/access|casework/(leavers|allocate-many)|imports/(imports|import-|apply-draft|undo|upload|large-files|fuzz)',
};

const ZONES = (process.env.ZONES ?? 'America/New_York Pacific/Auckland').split(' ');

/** Wherever the server stands, a day is a day in England. */
describe.each(ZONES)('on a machine in %s', (zone) => {
  it('rules, records, the night and the pages give the same dates', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'onward-zone-'));
    try {
      const outputFile = path.join(folder, 'report.json');
      spawnSync(
        process.execPath,
        [
          '--max-semi-space-size=64',
          require.resolve('jest/bin/jest'),
          'part-01',
          '--config=jest.together.config.cjs',
          '--json',
          `--outputFile=${outputFile}`,
        ],
        { cwd: PROJECT, env: { ...withoutOurRun(), ...SUITES, TZ: zone }, stdio: 'ignore' },
      );
      const { numPassedTests, testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
      expect(testResults.filter(({ status }) => status === 'failed').map(({ message }) => message)).toEqual([]);
      expect(numPassedTests).toBeGreaterThan(500);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

interface Report {
  numPassedTests: number;
  testResults: { status: string; message: string }[];
}

/** A run within a run prepares a server of its own. */
function withoutOurRun(): NodeJS.ProcessEnv {
  const mine = (name: string) => name.startsWith('TEST_') || name.startsWith('JEST_');
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !mine(name)));
}
