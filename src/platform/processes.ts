import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** A process that was killed and waits to be collected by its parent counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

/**
 * Whether any process has `folder` as its working directory, as every process of a PostgreSQL server has its data.
 *
 * @returns undefined where the operating system does not tell (anything but Linux)
 */
export function isWorkedIn(folder: string): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  const real = realpathSync(folder);
  return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && workingDirectory(entry) === real);
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // ended meanwhile, or another user's
  }
}
