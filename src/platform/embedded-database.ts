import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, constants, existsSync, fchownSync, openSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { APPLICATION_ROLE, DATABASE, loginUrl, OWNER_ROLE, prepareRoles } from './database-roles';
import {
  type Binaries,
  canEnter,
  findBinaries,
  makeFolderOfOurs,
  makeRootsFolder,
  ownerOf,
  refuseFolderOfOthers,
  ROOTS_FOLDER,
  SERVER_ENVIRONMENT,
  type ServiceUser,
  serviceUser,
} from './embedded-binaries';
import { oneAtATime } from './one-at-a-time';
import { isAlive, isWorkedIn } from './processes';

export interface EmbeddedDatabase {
  /** Logs in as the application's role. */
  appUrl: string;
  /** Logs in as the role that owns the database and migrates it. */
  ownerUrl: string;
  superuserUrl: string;
  /** The server was running already: another copy's, or one left behind by a process that was killed. */
  attached: boolean;
  /** Of the server as it was joined: one that ended since has another. */
  pid: number;
  /** Where the data really lies. */
  dataDir: string;
  /** The last copy to leave stops the server; before that, leaving disturbs nobody. Close your own connections first. */
  stop: () => Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  /** The database's own folder; made when it is not there. */
  dataDir: string;
  /** Server settings for this start, such as `fsync=off`. */
  flags?: string[];
  log?: (line: string) => void;
}

/** What a running server's lock file says. */
interface Postmaster {
  pid: number;
  socketFolder: string;
  ready: boolean;
}

/** Where everything of one database lies. */
interface Home {
  folder: string;
  data: string;
  log: string;
  user: ServiceUser;
}

/** A killed server's lock file stays until its process is collected, and its other processes end a moment later. */
const PATIENCE_MS = 15_000;
const STOP_MS = 60_000;
const AGAIN_MS = 5_000;
/** The kernel's limit for a socket's path, less the closing zero (macOS has 104, Linux 108). */
const SOCKET_PATH_LIMIT = 103;
const SOCKET_NAME = '.s.PGSQL.5432';
/** Every copy that uses the server holds this advisory lock, shared, for as long as it does. */
const PRESENCE_LOCK = 1_866_400_601;
const UNFINISHED = 'pg.new-';
const LOCK_FILE = 'starting.lock';
const LOCATION_FILE = 'location.txt';

/**
 * A PostgreSQL of our own for a machine that has none, in `dataDir`, on a Unix socket that only its user may open.
 *
 * The first start makes the cluster, its owner and application roles and the database; a later one repairs what was cut
 * short. A server that is running already is joined, and one that is killed is started again. Several starts at once take
 * turns.
 *
 * @throws with the reason and what to do about it; data that cannot be used is never touched
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const dataDir = path.resolve(options.dataDir);
  if (process.platform === 'win32') {
    throw new Error('Onward brings no database of its own to Windows: set DATABASE_URL to a PostgreSQL 15 or later.');
  }
  try {
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return await oneAtATime(path.join(dataDir, LOCK_FILE), () => start({ ...options, dataDir }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The database in ${dataDir} could not be started. ${reason}\nTo use a PostgreSQL server of your own, set DATABASE_URL.`,
      { cause: error },
    );
  }
}

async function start({
  dataDir,
  flags = [],
  log = () => undefined,
}: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const home = await findHome(dataDir);
  const binaries = await findBinaries(home.user);
  if (existsSync(home.data)) refuseOtherData(home, binaries);
  else await initialise(home, binaries, flags, log);

  const joined = await joinOrLaunch(home, binaries, flags);
  const { superuserUrl, pid, attached } = joined;
  log(attached ? `Joined the database running in ${home.folder}.` : `Started the database in ${home.folder}.`);
  try {
    await prepareRoles(superuserUrl);
  } catch (error) {
    await joined.presence.end();
    throw error;
  }

  let presence = joined.presence;
  let leaving: Promise<void> | undefined;
  const inTurn = (work: () => Promise<void>) => oneAtATime(path.join(dataDir, LOCK_FILE), work);
  const comeBack = async (): Promise<void> => {
    while (!leaving) {
      try {
        await inTurn(async () => {
          if (!leaving) watch(await joinOrLaunch(home, binaries, flags));
        });
        return;
      } catch (error) {
        log(`The database in ${home.folder} ended and does not start: ${(error as Error).message}`);
        await pause(AGAIN_MS, undefined, { ref: false });
      }
    }
  };
  /** A server that ends under us is started again, or joined when another copy has done so, as long as we stay. */
  const watch = (here: Joined): void => {
    presence = here.presence;
    presence.once('end', () => {
      if (leaving) return;
      log(`The database in ${home.folder} ended; starting it again.`);
      void comeBack();
    });
  };
  watch(joined);

  return {
    appUrl: loginUrl(superuserUrl, { role: APPLICATION_ROLE, database: DATABASE }),
    ownerUrl: loginUrl(superuserUrl, { role: OWNER_ROLE, database: DATABASE }),
    superuserUrl,
    attached,
    pid,
    dataDir: home.folder,
    stop: () => (leaving ??= inTurn(() => leave(home, presence, superuserUrl))),
  };
}

/**
 * The data stays where it once was. New data lies in `dataDir`, unless we are root and the user that the server must run
 * as cannot get there: then in a folder of root's, which `dataDir` names.
 */
async function findHome(dataDir: string): Promise<Home> {
  const elsewhere = path.join(dataDir, LOCATION_FILE);
  if (existsSync(elsewhere)) {
    const folder = (await readFile(elsewhere, 'utf8')).trim();
    if (existsSync(folder)) return homeIn(folder);
    throw new Error(
      `${elsewhere} says that the data lies in ${folder}, which is gone. Bring it back, or remove the file to begin anew.`,
    );
  }

  const here = homeIn(dataDir);
  if (process.getuid?.() !== 0 || canEnter(here.user, dataDir)) return here;
  if (existsSync(here.data)) {
    throw new Error(
      `The user ${here.user.uid}, whose data it is, cannot enter it: let others pass through the folder and those above it.`,
    );
  }
  await makeRootsFolder();
  const folder = await mkdtemp(path.join(ROOTS_FOLDER, 'database-'));
  await chmod(folder, 0o711);
  await writeFile(`${elsewhere}.new`, `${folder}\n`);
  await rename(`${elsewhere}.new`, elsewhere);
  return homeIn(folder);
}

/** Data that is there is its owner's, who is therefore the one to run the server. */
function homeIn(folder: string): Home {
  const data = path.join(folder, 'pg');
  const owner = ownerOf(data);
  const user =
    process.getuid?.() === 0 && owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : serviceUser();
  return { folder, data, log: path.join(folder, 'postgres.log'), user };
}

function refuseOtherData({ data }: Home, { major }: Binaries): void {
  const version = path.join(data, 'PG_VERSION');
  if (!existsSync(version)) {
    throw new Error(`${data} holds something else than a PostgreSQL database. Nothing was changed.`);
  }
  const found = readFileSync(version, 'utf8').trim();
  if (found === String(major)) return;
  throw new Error(
    `The data was made by PostgreSQL ${found}, and this version of Onward brings PostgreSQL ${major}, which cannot read it. Nothing was changed. ` +
      `Start it with the version of Onward that made it, or move ${data} away to begin anew.`,
  );
}

/** The cluster is made under another name and renamed when whole, so one that was cut short is never taken for data. */
async function initialise(home: Home, binaries: Binaries, flags: string[], log: (line: string) => void): Promise<void> {
  for (const entry of await readdir(home.folder)) {
    if (!entry.startsWith(UNFINISHED)) continue;
    await rm(path.join(home.folder, entry), { recursive: true, force: true, maxRetries: 5 });
  }
  const unfinished = path.join(home.folder, `${UNFINISHED}${randomUUID()}`);
  await makeFolderOfOurs(unfinished, home.user, 0o700);
  const settings = ['-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=en-GB'];
  if (flags.includes('fsync=off')) settings.push('--no-sync');
  log(`Making a database in ${home.folder}.`);
  const initdb = spawn(path.join(binaries.folder, 'bin/initdb'), ['-D', unfinished, ...settings, '--data-checksums'], {
    ...home.user,
    cwd: home.folder,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  initdb.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const code = await new Promise((resolve, reject) => initdb.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`PostgreSQL could not make it: ${complaint.trim()}`);
  await rename(unfinished, home.data);
}

interface Joined {
  presence: Client;
  superuserUrl: string;
  pid: number;
  attached: boolean;
}

async function joinOrLaunch(home: Home, binaries: Binaries, flags: string[]): Promise<Joined> {
  const impatient = Date.now() + PATIENCE_MS;
  let launched: Launched | undefined;
  let refusal: unknown;
  for (;;) {
    const running = readPostmaster(home.data);
    if (running?.ready) {
      await refuseFolderOfOthers(running.socketFolder, home.user);
      const superuserUrl = `postgresql://postgres@/postgres?host=${encodeURIComponent(running.socketFolder)}&port=5432&sslmode=disable`;
      try {
        const presence = await enter(superuserUrl);
        return { presence, superuserUrl, pid: running.pid, attached: running.pid !== launched?.process.pid };
      } catch (error) {
        if (Date.now() > impatient) throw error;
        refusal = error; // stopping, or a killed server's lock file
      }
    }
    if (!launched || launched.ended()) {
      // Its own lock file is gone when a server gives up; another's that is there may yet go, or become ready.
      const another = running && running.pid !== launched?.process.pid;
      if (launched && (!another || Date.now() > impatient)) {
        throw new Error(`PostgreSQL did not start:\n${lastLines(home.log)}`, { cause: launched.ended() ?? refusal });
      }
      if (launched) await pause(250);
      launched = await launch(home, binaries, flags);
    }
    await pause(20);
  }
}

interface Launched {
  process: ChildProcess;
  /** Why the process is no more, or undefined while it runs. */
  ended(): Error | undefined;
}

async function launch(home: Home, binaries: Binaries, flags: string[]): Promise<Launched> {
  const socketFolder = socketFolderOf(home);
  await makeFolderOfOurs(socketFolder, home.user, 0o700);
  if (isWorkedIn(home.data) === false) await clearTraces(home.data, socketFolder);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories="${socketFolder.replaceAll('"', '""')}"`, // quoted because it is a list
    'unix_socket_permissions=0700',
    // A failing row and a failing statement would put people's data in the log.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    ...flags,
  ];
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  const log = openSync(home.log, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
  fchownSync(log, home.user.uid, home.user.gid);
  const server = spawn(
    path.join(binaries.folder, 'bin/postgres'),
    ['-D', home.data, ...settings.flatMap((setting) => ['-c', setting])],
    // Detached: Ctrl-C in a terminal is for us, and we stop the server when our work has ended.
    { ...home.user, cwd: home.folder, env: SERVER_ENVIRONMENT, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  let reason: Error | undefined;
  server.on('error', (error) => (reason = error));
  server.on('exit', (code, signal) => (reason = new Error(`PostgreSQL ended (${code ?? signal}).`)));
  server.unref();
  return { process: server, ended: () => reason };
}

/** A socket's path must be short: a deep folder has its socket in the system's folder for passing files. */
function socketFolderOf({ folder }: Home): string {
  const beside = path.join(folder, 's');
  if (Buffer.byteLength(path.join(beside, SOCKET_NAME)) <= SOCKET_PATH_LIMIT) return beside;
  return path.join(os.tmpdir(), `onward-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
}

/**
 * The locks of a killed server name a process. PostgreSQL takes it for the server for as long as any process has that
 * number: one not yet collected by its parent, or a stranger after the machine was started anew.
 */
async function clearTraces(data: string, socketFolder: string): Promise<void> {
  const sockets = [SOCKET_NAME, `${SOCKET_NAME}.lock`].map((name) => path.join(socketFolder, name));
  for (const trace of [path.join(data, 'postmaster.pid'), ...sockets]) await rm(trace, { force: true });
}

function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function enter(superuserUrl: string): Promise<Client> {
  const client = new Client({ connectionString: superuserUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the server ended under us: `leave` finds out for itself
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  return client;
}

/** Only one who has the presence lock alone is the last. */
async function leave(home: Home, presence: Client, superuserUrl: string): Promise<void> {
  const client = await stillIn(presence, superuserUrl);
  if (!client) return;
  const { rows } = await client.query<{ last: boolean }>(
    'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last',
    [PRESENCE_LOCK],
  );
  const running = readPostmaster(home.data);
  if (rows[0]?.last && running) await stopServer(home, running.pid);
  await client.end();
}

/** A server that restarted has forgotten us; one that is gone needs no stopping. */
async function stillIn(presence: Client, superuserUrl: string): Promise<Client | undefined> {
  try {
    await presence.query('select');
    return presence;
  } catch {
    return enter(superuserUrl).catch(() => undefined);
  }
}

async function stopServer(home: Home, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT'); // "fast": sessions are ended, data is written out
  const until = Date.now() + STOP_MS;
  while (isAlive(pid)) {
    if (Date.now() > until) {
      throw new Error(`The database (process ${pid}) did not stop in a minute:\n${lastLines(home.log)}`);
    }
    await pause(10);
  }
  const socketFolder = socketFolderOf(home);
  if (existsSync(socketFolder)) await rmdir(socketFolder);
}

function lastLines(log: string): string {
  return existsSync(log)
    ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
    : `(${log} was not written)`;
}
