import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { oneAtATime } from './one-at-a-time';

describe('work that processes take turns at', () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'onward-lock-'));
    lock = path.join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is never done twice at the same time, and leaves no trace', async () => {
    let inside = 0;
    const seen: number[] = [];
    const work = async (): Promise<void> => {
      seen.push(++inside);
      await pause(20);
      inside--;
    };

    await Promise.all([oneAtATime(lock, work), oneAtATime(lock, work), oneAtATime(lock, work)]);

    expect(seen).toEqual([1, 1, 1]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes on at once when whoever was at it has been killed, still one at a time', async () => {
    const killed = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(lock, `${killed} 00000000-0000-4000-8000-000000000000`);
    let inside = 0;
    const seen: number[] = [];
    const work = async (): Promise<void> => {
      seen.push(++inside);
      await pause(20);
      inside--;
    };

    await Promise.all([oneAtATime(lock, work), oneAtATime(lock, work), oneAtATime(lock, work)]);

    expect(seen).toEqual([1, 1, 1]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes on when the number of whoever was killed belongs to another process by now', async () => {
    writeFileSync(lock, `${process.ppid} 00000000-0000-4000-8000-000000000000`);
    utimesSync(lock, 0, 0);

    await expect(oneAtATime(lock, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('is open to the next when it failed', async () => {
    await expect(oneAtATime(lock, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');

    expect(existsSync(lock)).toBe(false);
  });
});
