import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { writeReturnFolder } from '../support/return-folder';
import { run } from './children';
import { copyIn } from './copy';
import { alternate, timed, type Figures, type Pair } from './measure';
import type { Setting } from './setting';
import type { TakenIn, TakeIn } from './take-in';

const RETURN_SEED = 1;
const MOST_MIB = 400;
const LEAST = 0.005;

/**
 * (d) Rows of an SSDA903 return taken in a second, with everything that follows from them (people, facts, audit, what's
 * due), to COPY of the same files into plain tables.
 */
export async function importPair(setting: Setting, children: number): Promise<Pair> {
  const { server, today } = setting;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onward-bench-return-'));
  writeReturnFolder(folder, children, RETURN_SEED);
  const rows = rowsIn(folder);
  let peakMiB = 0;
  const intoOnward = async (): Promise<Figures> => {
    const database = await server.database('bench_import');
    try {
      const task: TakeIn = { databaseUrl: database.appUrl, folder, today };
      const done = await run<TakenIn>('test/bench/take-in.js', task);
      if (done.people !== children) throw new Error(`Of ${children} children ${done.people} were taken in.`);
      peakMiB = Math.max(peakMiB, done.peakMiB);
      return { rowsPerSecond: rows / (done.ms / 1000) };
    } finally {
      await server.drop(database);
    }
  };
  const intoPlainTables = async (): Promise<Figures> => {
    const database = await server.database('bench_import');
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    try {
      return { rowsPerSecond: rows / ((await timed(() => copyFolder(client, folder))) / 1000) };
    } finally {
      await client.end();
      await server.drop(database);
    }
  };
  try {
    const pair = await alternate(setting.rounds, 'rowsPerSecond', intoPlainTables, intoOnward);
    return {
      ...pair,
      target: `at least ${LEAST}, in at most ${MOST_MIB} MiB`,
      met: pair.ratio >= LEAST && peakMiB <= MOST_MIB,
      more: { children, rows, peakMiB },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsIn(folder: string): number {
  const lines = (name: string) => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\r\n').length;
  return readdirSync(folder).reduce((rows, name) => rows + lines(name) - 1, 0);
}

async function copyFolder(client: Client, folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(path.join(folder, name));
    const columns = bytes.subarray(0, bytes.indexOf('\r\n')).toString().split(',');
    const table = `plain_${name.replace('.csv', '').toLowerCase()}`;
    await client.query(`create table ${table} (${columns.map((column) => `"${column}" text`).join(', ')})`);
    await copyIn(client, `copy ${table} from stdin (format csv, header)`, bytes);
  }
}
