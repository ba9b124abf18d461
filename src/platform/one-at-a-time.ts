import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './processes';

const TOUCH_MS = 2_000;
/** A holder that has not touched its lock for so long is another process that was given the same number. */
const FORSAKEN_MS = 60_000;
const WAIT_MS = 120_000;

/**
 * Runs `work` while no other process on this machine does so for the same lock file.
 *
 * A holder that was killed is passed over at once; a living one is waited for, two minutes at most.
 */
export async function oneAtATime<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const mine = `${process.pid} ${randomUUID()}`;
  const until = Date.now() + WAIT_MS;
  while (!(await take(lockFile, mine))) {
    const holder = await readIfThere(lockFile);
    if (holder !== undefined && (await isForsaken(lockFile, holder))) await clear(lockFile, holder);
    if (Date.now() > until) throw new Error(`Process ${holder?.split(' ')[0]} has held ${lockFile} for too long.`);
    await pause(50);
  }

  // The timer only says "still here": a touch that fails is followed by another.
  const touching = setInterval(() => void utimes(lockFile, new Date(), new Date()).catch(() => undefined), TOUCH_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    if ((await readIfThere(lockFile)) === mine) await rm(lockFile, { force: true });
  }
}

async function take(lockFile: string, mine: string): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(lockFile, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await file.writeFile(mine);
    return true;
  } catch (error) {
    // On a full disk there is room for the file but not for what it says: left there, it would hold everybody up.
    await rm(lockFile, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function isForsaken(lockFile: string, holder: string): Promise<boolean> {
  const pid = Number(holder.split(' ')[0]);
  if (pid > 0 && !isAlive(pid)) return true; // no number yet: made this instant, or killed in that instant
  const touched = await stat(lockFile).catch(() => undefined);
  return touched !== undefined && Date.now() - touched.mtimeMs > FORSAKEN_MS;
}

/** Those who clear the same dead holder's lock take turns, so that nobody removes the lock of whoever came next. */
async function clear(lockFile: string, holder: string): Promise<void> {
  await oneAtATime(`${lockFile}.${holder.split(' ')[1] ?? 'unnamed'}`, async () => {
    if ((await readIfThere(lockFile)) === holder) await rm(lockFile);
  });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
