import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { serviceUser } from './embedded-binaries';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database';
import { isAlive } from './processes';

const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

describe('the database that Onward brings', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'onward-embedded-'));
  const dataDir = path.join(root, 'data');
  const started: EmbeddedDatabase[] = [];

  async function start(folder = dataDir, more: string[] = []): Promise<EmbeddedDatabase> {
    const database = await startEmbeddedDatabase({ dataDir: folder, flags: [...flags, ...more] });
    started.push(database);
    return database;
  }

  // The user that the server runs as passes through, as through a checkout that anybody may enter.
  beforeAll(() => chmodSync(root, 0o711));
  afterEach(async () => {
    for (const database of started.splice(0)) await database.stop();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is ready with its owner and application roles, their database and its extensions', async () => {
    const { ownerUrl, appUrl, attached } = await start();

    expect(attached).toBe(false);
    expect(await ask(appUrl, 'select current_user as who, current_database() as database')).toEqual([
      { who: 'onward_app', database: 'onward' },
    ]);
    await ask(ownerUrl, 'create table kept (n int)');
    expect(await ask(ownerUrl, `select extname as name from pg_extension order by 1`)).toEqual(
      ['btree_gist', 'pg_trgm', 'plpgsql', 'unaccent'].map((name) => ({ name })),
    );
    await expect(ask(appUrl, 'create table mine (n int)')).rejects.toThrow('permission denied for schema public');
    await expect(ask(appUrl, 'insert into kept values (1)')).rejects.toThrow('permission denied for table kept');
    await expect(ask(appUrl, 'create role more')).rejects.toThrow('permission denied to create role');
  });

  it('takes the address that it gives through TypeORM too', async () => {
    const { ownerUrl } = await start();
    const dataSource = await new DataSource({ type: 'postgres', url: ownerUrl }).initialize();
    try {
      expect(await dataSource.query('select current_user as who')).toEqual([{ who: 'onward_owner' }]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('is shared by a second start, and stops when the last of them leaves', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ attached: true, pid: first.pid, appUrl: first.appUrl });

    await first.stop();
    expect(await ask(second.appUrl, 'select 1 as still')).toEqual([{ still: 1 }]);

    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(readdirSync(path.join(dataDir, 'pg'))).not.toContain('postmaster.pid');
  });

  it('comes back by itself with what was saved when its server was killed', async () => {
    const before = await start(dataDir, ['synchronous_commit=on']);
    await ask(before.ownerUrl, 'insert into kept values (42)');
    process.kill(before.pid, 'SIGKILL');

    expect(await eventually(before.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('that came back serves everyone who used it, until the last of them leaves', async () => {
    const [one, another] = [await start(), await start()];
    process.kill(one.pid, 'SIGKILL');
    await eventually(one.superuserUrl, `select from pg_locks where locktype = 'advisory' offset 1`);

    await another.stop();
    expect(await ask(one.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);

    await one.stop();
    expect(readdirSync(path.join(dataDir, 'pg'))).not.toContain('postmaster.pid');
  });

  it('starts when the lock of a killed server names what is another process by now', async () => {
    await (await start()).stop();
    const another = spawn('sleep', ['60'], { ...serviceUser(), stdio: 'ignore' });
    try {
      const lock = [another.pid, path.join(dataDir, 'pg'), 1, 5432, path.join(dataDir, 's'), '', '1 1', 'ready   ', ''];
      writeFileSync(path.join(dataDir, 'pg/postmaster.pid'), lock.join('\n'));

      expect(await start()).toMatchObject({ attached: false });
    } finally {
      another.kill('SIGKILL');
    }
  });

  it('finishes a first start that was cut short before the roles were made', async () => {
    const before = await start();
    await ask(before.superuserUrl, 'drop database onward with (force)');
    await ask(before.superuserUrl, 'drop role onward_app');
    await before.stop();

    const after = await start();

    expect(await ask(after.appUrl, 'select current_database() as database')).toEqual([{ database: 'onward' }]);
  });

  it('makes again what a first start left half made', async () => {
    const folder = path.join(root, 'half');
    mkdirSync(path.join(folder, 'pg.new-0/base'), { recursive: true });
    writeFileSync(path.join(folder, 'pg.new-0/PG_VERSION'), '18\n');

    const { appUrl } = await start(folder);

    expect(await ask(appUrl, 'select 1 as ready')).toEqual([{ ready: 1 }]);
    expect(readdirSync(folder).sort()).toEqual(['pg', 'postgres.log', 's']);
  });

  it('refuses the data of another PostgreSQL version, names both and touches nothing', async () => {
    const folder = path.join(root, 'older');
    mkdirSync(path.join(folder, 'pg/base'), { recursive: true });
    writeFileSync(path.join(folder, 'pg/PG_VERSION'), '17\n');
    const before = listing(folder);

    await expect(start(folder)).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18.*Nothing was changed/);

    expect(listing(folder)).toEqual(before);
  });

  it('refuses a folder that holds something else and touches nothing', async () => {
    const folder = path.join(root, 'other');
    mkdirSync(path.join(folder, 'pg'), { recursive: true });
    writeFileSync(path.join(folder, 'pg/letters.txt'), 'Dear …');
    const before = listing(folder);

    await expect(start(folder)).rejects.toThrow(/something else than a PostgreSQL database.*set DATABASE_URL/s);

    expect(listing(folder)).toEqual(before);
  });

  it('says what the server said when it does not start', async () => {
    await expect(start(dataDir, ['no_such_setting=1'])).rejects.toThrow(
      'unrecognized configuration parameter "no_such_setting"',
    );
  });

  it('says which folder cannot be made', async () => {
    const file = path.join(root, 'a file');
    appendFileSync(file, '');

    await expect(start(path.join(file, 'data'))).rejects.toThrow(
      /The database in .*a file\/data could not be started.*ENOTDIR/,
    );
  });

  it.each([
    ['a space, a comma, a quote and a letter from elsewhere', 'Zoë\'s "own", data'],
    ['a path too long for a socket', 'deep/'.repeat(30)],
  ])('works in a folder with %s', async (_, name) => {
    const { appUrl } = await start(path.join(root, name));

    expect(await ask(appUrl, 'select 1 as ready')).toEqual([{ ready: 1 }]);
  });

  it('does not put its socket into a folder that others may write in', async () => {
    const folder = path.join(root, 'wide/'.repeat(30));
    const socketFolder = path.join(
      os.tmpdir(),
      `onward-${createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16)}`,
    );
    mkdirSync(socketFolder);
    chmodSync(socketFolder, 0o777);
    try {
      await expect(start(folder)).rejects.toThrow(
        `${socketFolder} belongs to somebody else, or others may write in it`,
      );
    } finally {
      rmSync(socketFolder, { recursive: true });
    }
  });

  it('keeps failing rows and statements, which hold people’s data, out of its log', async () => {
    const { ownerUrl } = await start();
    await expect(
      ask(ownerUrl, `create table t (word text check (word = '')); insert into t values ('Clementine')`),
    ).rejects.toThrow();

    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8');

    expect(log).toContain('violates check constraint');
    expect(log).not.toContain('Clementine');
  });

  it('is not led astray by settings for another server', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      PGPORT: '1',
      PGDATA: '/nowhere',
      PGDATABASE: 'other',
      PGUSER: 'other',
      PGHOST: '127.0.0.1',
      PGSSLMODE: 'require',
    });
    try {
      const { appUrl } = await start();
      expect(await ask(appUrl, 'select current_user as who')).toEqual([{ who: 'onward_app' }]);
    } finally {
      for (const name of ['PGPORT', 'PGDATA', 'PGDATABASE', 'PGUSER', 'PGHOST', 'PGSSLMODE']) delete process.env[name];
      Object.assign(process.env, before);
    }
  });

  it('lets nobody but its own user near the socket, and listens nowhere else', async () => {
    const { superuserUrl, dataDir: folder } = await start();

    expect(statSync(path.join(folder, 's')).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, 'pg')).mode & 0o777).toBe(0o700);
    expect(await ask(superuserUrl, `select current_setting('listen_addresses') as addresses`)).toEqual([
      { addresses: '' },
    ]);
  });
});

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined); // the tests kill servers
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The rows as soon as there are any: until then the server may be away. */
async function eventually(connectionString: string, sql: string): Promise<unknown[]> {
  for (;;) {
    const rows = await ask(connectionString, sql).catch(() => []);
    if (rows.length > 0) return rows;
    await pause(50);
  }
}

/** Every file below, with its owner, size and times. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .sort()
    .map((name) => {
      const { uid, mode, size, mtimeMs } = statSync(path.join(folder, name));
      return [name, uid, mode, size, mtimeMs].join(' ');
    });
}
