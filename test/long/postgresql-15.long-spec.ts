import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { SERVER_ENVIRONMENT, serviceUser } from '../../src/platform/embedded-binaries';

const PROJECT = path.resolve(__dirname, '../..');
const PROGRAMS = '/usr/lib/postgresql/15/bin';

const SUITES = {
  TOGETHER_PARTS: '1',
  TOGETHER_ONLY: process.env.ON_15 ?? '\\.int\\.spec\\.ts$',
  // What SQL differs in, others show: each route is asked in about-this-page and document, what pages write the API writes
  // too, and what the commands and the case files of the made-up authority ask, in imports and load; a worker who leaves,
  // a late cause, a figure and its list, a corrected fact and an import taken back go through the same services.
  TOGETHER_NOT:
    '/(embedded-database|every-route|import-command|export|undo|dated-facts|facts-of-a-person|alerts|sent-twice|annex-a)\\.|' +
    '^test/(pages|casework|late|insight)/|^src/(web|sign-in|cli)/',
};

interface Report {
  numPassedTests: number;
  testResults: { name: string; status: string; message: string }[];
}

describe('the oldest PostgreSQL that a council may bring', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onward-15-'));
  const data = path.join(folder, 'server/data');
  const superuserUrl = `postgresql://postgres@/postgres?host=${encodeURIComponent(path.dirname(data))}`;
  let server: ChildProcess | undefined;

  beforeAll(async () => {
    if (!existsSync(path.join(PROGRAMS, 'postgres'))) {
      throw new Error('PostgreSQL 15 is not installed: apt-get install postgresql-15');
    }
    const run = { ...serviceUser(), cwd: '/', env: SERVER_ENVIRONMENT };
    chmodSync(folder, 0o711);
    mkdirSync(path.dirname(data));
    chownSync(path.dirname(data), run.uid, run.gid);
    const made = spawnSync(
      path.join(PROGRAMS, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'],
      {
        ...run,
        encoding: 'utf8',
      },
    );
    if (made.status !== 0) throw new Error(made.stderr);
    const settings = [
      'listen_addresses=',
      `unix_socket_directories=${path.dirname(data)}`,
      'fsync=off',
      'full_page_writes=off',
    ];
    server = spawn(path.join(PROGRAMS, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...run,
      stdio: 'ignore',
    });
    while (server.exitCode === null && !readyIn(data)) await pause(20);
  });

  afterAll(async () => {
    if (server?.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('passes the integration tests in which it could differ', async () => {
    const outputFile = path.join(folder, 'report.json');
    const jest = spawn(
      process.execPath,
      [
        '--max-semi-space-size=64',
        require.resolve('jest/bin/jest'),
        'part-01',
        '--config=jest.together.config.cjs',
        '--json',
        `--outputFile=${outputFile}`,
      ],
      {
        cwd: PROJECT,
        env: { ...withoutOurRun(), ...SUITES, TEST_DATABASE_SUPERUSER_URL: superuserUrl },
        stdio: 'ignore',
      },
    );
    await once(jest, 'exit');

    const { numPassedTests, testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
    expect(testResults.filter(({ status }) => status === 'failed').map(({ message }) => message)).toEqual([]);
    expect(numPassedTests).toBeGreaterThan(0);
    expect(jest.exitCode).toBe(0);
    expect(await ask(superuserUrl, `select rolname from pg_roles where rolname like 'onward%' order by 1`)).toEqual([
      { rolname: 'onward_app' },
      { rolname: 'onward_owner' },
    ]);
    expect(await ask(superuserUrl, `select datname from pg_database where datname like 'onward%'`)).toEqual([]);
  }, 1_200_000);
});

function readyIn(data: string): boolean {
  const lock = path.join(data, 'postmaster.pid');
  return existsSync(lock) && /^ready/m.test(readFileSync(lock, 'utf8'));
}

/** The environment without what this run's own set-up put there. */
function withoutOurRun(): NodeJS.ProcessEnv {
  const ours = /^(TEST_|JEST_|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
