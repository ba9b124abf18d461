import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load, type CheerioAPI } from 'cheerio';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { entities } from '../../src/entities';
import { dataSourceOptions, migrate } from '../../src/platform/data-source';
import { APPLICATION_ROLE } from '../../src/platform/database-roles';
import { problemFromDatabase } from '../../src/platform/problem';
import { startEmbeddedDatabase } from '../../src/platform/embedded-database';
import { endWithThisProcess } from './end-with-this-process';

const ROOT = path.resolve(__dirname, '../..');
export const SECRET = 's'.repeat(32);

/** A database server of the test's own: it may be killed, and then comes back by itself. */
export interface OwnServer {
  appUrl: string;
  /** Of the server's own database. */
  superuserUrl: string;
  /** As superuser, to prepare and to look behind the application's back; waits while the server is away. */
  sql<Row = Record<string, unknown>>(text: string, parameters?: unknown[]): Promise<Row[]>;
  /** As superuser, with the application's entities. */
  dataSource: DataSource;
  /** Keeps everybody from writing to a table until it is released, or the server is killed. */
  hold(table: string): Promise<{ release(): Promise<void> }>;
  /** SIGKILL: its sessions end, whatever they were doing. Resolves when it is back. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Nothing here survives the machine, but everything survives the server: what was committed lies in the kernel's hands. */
const FLAGS = ['fsync=off', 'max_connections=100'];

/** The database `onward` on a server that may go away, as its superuser. */
export async function lookInto(superuserUrl: string): Promise<Pick<OwnServer, 'dataSource' | 'sql'>> {
  const url = superuserUrl.replace('/postgres?', '/onward?');
  const dataSource = await new DataSource({ ...dataSourceOptions(url, 3), entities }).initialize();
  return { dataSource, sql: (text, parameters) => patiently(() => dataSource.query(text, parameters)) };
}

export async function startOwnServer(): Promise<OwnServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onward-kills-'));
  chmodSync(folder, 0o711); // root's server runs as another user
  const dataDir = path.join(folder, 'data');
  const server = await startEmbeddedDatabase({ dataDir, flags: FLAGS });
  endWithThisProcess(dataDir);
  await migrate(server.ownerUrl, APPLICATION_ROLE);
  const { dataSource, sql } = await lookInto(server.superuserUrl);
  const lock = path.join(server.dataDir, 'pg/postmaster.pid');
  return {
    appUrl: server.appUrl,
    superuserUrl: server.superuserUrl,
    dataSource,
    sql,
    hold: async (table) => {
      const holder = new Client({ connectionString: server.superuserUrl.replace('/postgres?', '/onward?') });
      const gone = new Promise<void>((resolve) => holder.on('error', () => resolve()));
      await holder.connect();
      await holder.query(`begin; lock table ${table} in share mode`);
      return { release: () => Promise.race([gone, holder.end()]) };
    },
    kill: async () => {
      const killed = pidOf(lock);
      if (killed !== null) process.kill(killed, 'SIGKILL');
      // Until then a session of the killed server may go on for a moment.
      await until(() => ![null, killed].includes(pidOf(lock)));
      await patiently(() => dataSource.query('select'));
    },
    close: async () => {
      await dataSource.destroy();
      await server.stop();
      for (const place of [server.dataDir, folder]) rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Null while there is no lock, or none that is written yet: a server that starts makes it anew. */
function pidOf(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8').split('\n')[0]) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** What is asked of a server that was killed is asked again until it is back; the test's own time limit ends this. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (problemFromDatabase(error)?.kind !== 'database-unavailable') throw error;
      await pause(20);
    }
  }
}

/** One copy of the built application, as an operator runs it. */
export interface Copy {
  process: ChildProcess;
  /** Resolves with its address once it runs, rejects with what it said when it ends before. */
  running: Promise<string>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  hasEnded(): boolean;
  output(): string;
}

/** @param settings the environment, on top of a free port and a quiet log */
export function startCopy(settings: Record<string, string>): Copy {
  return begin(['dist/src/main.js'], {
    PORT: '0',
    SESSION_SECRET: SECRET,
    LOG_LEVEL: 'error',
    DEMO: 'off',
    ...settings,
  });
}

/** `onward` as a process of its own. */
export function startCommand(args: string[], settings: Record<string, string>): Copy {
  return begin(['dist/src/cli/main.js', ...args], { SESSION_SECRET: SECRET, LOG_LEVEL: 'error', ...settings });
}

function begin(command: string[], settings: Record<string, string>): Copy {
  if (!existsSync(path.join(ROOT, command[0]!))) throw new Error('Build first: npm run build.');
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [text, over] = ['', false];
  const ended = once(child, 'close').then(([code, signal]) => {
    over = true;
    return (code ?? signal) as number | NodeJS.Signals;
  });
  const running = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running at (http\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((how) => reject(new Error(`It ended with ${how}: ${text}`)));
  });
  running.catch(() => undefined); // not everybody waits for it
  return { process: child, running, ended, hasEnded: () => over, output: () => text };
}

/** Who is signed in, on whichever copy: sessions are in the database, and the secret is everybody's. */
export async function aSession(server: Pick<OwnServer, 'sql'>, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await server.sql(
    `insert into user_session (id, user_id, created_at, seen_at, expires_at)
     values ($1, $2, now(), now(), now() + interval '12 hours')`,
    [createHash('sha256').update(token).digest('base64url'), userId],
  );
  return token;
}

export interface Reply {
  status: number;
  location: string | null;
  text: string;
  $: CheerioAPI;
}

/** A browser without JavaScript that talks to real copies over the network. */
export class NetworkBrowser {
  private csrf = '';
  private token = '';

  constructor(private readonly session: string) {}

  async get(url: string): Promise<Reply> {
    return this.send(url, {});
  }

  /** With the token of the last page, as a form has it. @throws TypeError when no answer comes */
  async post(url: string, fields: Record<string, string>): Promise<Reply> {
    return this.send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ _csrf: this.token, ...fields }).toString(),
    });
  }

  private async send(url: string, init: { method?: string; headers?: Record<string, string>; body?: string }) {
    const cookie = `session=${this.session}${this.csrf && `; ${this.csrf}`}`;
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const given of answer.headers.getSetCookie()) {
      if (given.startsWith('csrf=')) this.csrf = given.split(';', 1)[0]!;
    }
    const text = await answer.text();
    const $ = load(answer.headers.get('content-type')?.startsWith('text/html') ? text : '');
    const token = $('input[name=_csrf]').first().val();
    if (typeof token === 'string') this.token = token;
    return { status: answer.status, location: answer.headers.get('location'), text, $ };
  }
}

/** Looks again until it is so; the test's own time limit ends a wait that is in vain. */
export async function until(isSo: () => boolean | Promise<boolean>, everyMs = 5): Promise<void> {
  while (!(await isSo())) await pause(everyMs);
}

/** Random, and the same again for the same seed: set SEED to repeat a run that failed. */
export interface Chance {
  seed: number;
  /** A whole number from 0 up to, but not including, `below`. */
  upTo: (below: number) => number;
  oneOf: <T>(choices: readonly T[]) => T;
}

export function chance(seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007)): Chance {
  let state = seed >>> 0;
  const upTo = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0; // mulberry32
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  return { seed, upTo, oneOf: (choices) => choices[upTo(choices.length)]! };
}

/** Runs a test of chance; when it fails, says with which seed it fails again. */
export async function underChance(test: (chance: Chance) => Promise<void>): Promise<void> {
  const given = chance();
  try {
    await test(given);
  } catch (error) {
    throw new Error(`It failed with SEED=${given.seed}: ${(error as Error).message}`, { cause: error });
  }
}
