import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

export interface Run {
  process: ChildProcess;
  output: () => string;
  /** Resolves with the address once it runs, rejects with what it said instead. */
  running: Promise<string>;
  exit: Promise<number | null>;
}

/** Where the built application is started as `npm start` starts it, with a folder of its own and a free port. */
export interface StartingPlace {
  folder: string;
  begin: (settings: Record<string, string>) => Run;
  /** Stops what still runs, and takes the folder away. */
  clear: () => Promise<void>;
}

export function startingPlace(): StartingPlace {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onward-start-'));
  const runs: Run[] = [];
  return {
    folder,
    begin: (settings) => {
      const run = start({ DATA_DIR: folder, PORT: '0', ...settings });
      runs.push(run);
      return run;
    },
    clear: async () => {
      for (const run of runs) run.process.kill('SIGTERM');
      await Promise.all(runs.map((run) => run.exit));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(settings: Record<string, string>): Run {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', DEMO: 'off', ...settings },
  });
  let text = '';
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const running = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running at (http\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exit.then((code) => reject(new Error(`It ended with ${code}: ${text}`)));
  });
  running.catch(() => undefined); // a start that is meant to be refused is read by its exit code
  return { process: child, output: () => text, running, exit };
}
