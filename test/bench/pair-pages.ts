import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serialize } from 'node:v8';
import { Client } from 'pg';
import { Ledger } from '../../src/deadlines/ledger';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { addTeam, peopleOfTeam, type ATeam } from './a-team';
import { run, startServer, type Server } from './children';
import { SYSTEM } from './fill';
import type { PagesLoad, PagesLoaded } from './load-pages';
import { atMost, median, rounded, type Pair } from './measure';
import { pagesOf } from './pages-of-a-manager';
import { refuseOtherPage } from './pair-plan';
import { applicationOn } from './pair-start';
import type { Setting } from './setting';
import { whatPagesHold } from './what-pages-hold';

const MOST = 1.5;

/**
 * (l) Every page of caseloads, contacts, duty and supervision for a manager with eight workers and 160 young people, to
 * the same template with the same data after the page's own statements from a bare client: what it costs to make of rows
 * what a page shows. Both sides find out who is signed in. What is said is the page that comes off worst.
 */
export async function pagesPair(setting: Setting, requests: number): Promise<Pair> {
  const { database, rounds } = setting;
  const team = await prepared(setting);
  const addresses = pagesOf(team);
  const cookie = `session=${await setting.signIn(team.manager)}`;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'onward-bench-pages-'));
  const file = path.join(folder, 'pages');
  const servers = [await startServer('src/main.js', applicationOn(setting))];
  try {
    await nightIsDone(database.superuserUrl);
    const held = await whatPagesHold(database.appUrl, addresses, cookie);
    await writeFile(file, serialize(held));
    servers.push(await startServer('test/bench/fixed-pages.js', { ...applicationOn(setting), FIXED_PAGES: file }));
    const [app, fixed] = servers as [Server, Server];
    const pages = addresses.map((address, n) => ({
      ours: app.address + address,
      floor: `${fixed.address}/fixed/${n}/after-its-statements`,
    }));
    const different: string[] = [];
    for (const { ours, floor } of pages) {
      await refuseOtherPage(ours, floor, cookie).catch((error: Error) => different.push(error.message));
    }
    if (different.length > 0) throw new Error(different.join('\n'));
    const task: PagesLoad = { pages, cookie, rounds, requests };
    const { pages: took } = await run<PagesLoaded>('test/bench/load-pages.js', task);
    const lines = took
      .map(({ ours, floor }, n) => {
        const ratios = ours.map((ms, round) => ms / floor[round]!);
        return {
          address: nameOf(addresses[n]!, team),
          ratio: rounded(median(ratios)),
          ratios: ratios.map(rounded),
          ms: rounded(median(ours)),
          floorMs: rounded(median(floor)),
          statements: held[n]!.statements.length,
        };
      })
      .sort((a, b) => b.ratio - a.ratio);
    const worst = lines[0]!;
    const pair = { ratios: worst.ratios, ratio: worst.ratio, ours: { ms: worst.ms }, floor: { ms: worst.floorMs } };
    return {
      ...atMost(pair, MOST),
      more: {
        people: team.people,
        workers: team.advisers,
        pages: lines.length,
        above: lines.filter(({ ratio }) => ratio > MOST).length,
        ...Object.fromEntries(
          lines.map(({ address, ratio, ms, floorMs, statements }) => [
            address,
            `${ratio} (${ms} to ${floorMs} ms, ${statements} statements)`,
          ]),
        ),
      },
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  }
}

async function prepared({ database, records, people, today }: Setting): Promise<ATeam> {
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const team = await addTeam(client, today);
    await records
      .get(UnitOfWork)
      .write(SYSTEM, (work) => records.get(Ledger).refresh(work, peopleOfTeam(people), today));
    await client.query('vacuum analyze');
    return team;
  } finally {
    await client.end();
  }
}

/** The application runs the night that is still to run when it starts, and pages say so. */
async function nightIsDone(superuserUrl: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (let tries = 0; tries < 600; tries += 1) {
      const { rowCount } = await client.query(`select from job_run where state = 'done'`);
      if (rowCount) return;
      await setTimeout(200);
    }
    throw new Error('The night did not run.');
  } finally {
    await client.end();
  }
}

/** An address as its route says it, so that it reads the same in each run. */
function nameOf(address: string, { person, worker, ids }: ATeam): string {
  const names = Object.entries({ ...ids, person, worker });
  return names.reduce((text, [name, id]) => text.replaceAll(id, `:${name}`), address);
}
