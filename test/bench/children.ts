import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** As `npm start` starts the application. */
const NODE_FLAGS = ['--enable-source-maps'];

/** As `npm run onward` starts a command: with so much room, V8 collects what an import leaves behind as it goes. */
const COMMAND_FLAGS = [...NODE_FLAGS, '--max-old-space-size=512'];

export const compiled = (file: string): string => path.resolve(__dirname, '../..', file);

export interface Server {
  /** Where it listens. */
  address: string;
  /** From the start of the process to its address being told, in ms. */
  readyMs: number;
  stop(): Promise<void>;
}

/** Starts a compiled file and waits until it prints the address it listens on. */
export async function startServer(file: string, env: Record<string, string>): Promise<Server> {
  const started = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, compiled(file)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /running at (http:\S+)/.exec(said);
      if (!found) return;
      child.stdout.off('data', listen).resume();
      resolve(found[1]!);
    };
    child.stdout.on('data', listen);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}: ${said}`)));
  });
  return { address, readyMs: performance.now() - started, stop: () => stop(child) };
}

/** Runs a compiled file to its end. @returns the JSON it printed, and the most memory it ever held, in MiB */
export async function run<T>(file: string, task: unknown): Promise<T & { peakMiB: number }> {
  const child = spawn(process.execPath, [...COMMAND_FLAGS, compiled(file)], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(task));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${said}`);
  return JSON.parse(said) as T & { peakMiB: number };
}

/** For a file that `run` runs: does the task and prints what came of it. */
export function answer<Task>(work: (task: Task) => Promise<object>): void {
  const given = readFileSync(0, 'utf8');
  work(JSON.parse(given) as Task).then(
    (done) => process.stdout.write(JSON.stringify({ ...done, peakMiB: peakMiB() })),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

/** The most memory this process ever held. 0 where the system does not tell. */
function peakMiB(): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await once(child, 'exit');
}
