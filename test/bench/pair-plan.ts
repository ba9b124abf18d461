import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { serialize } from 'node:v8';
import { Client } from 'pg';
import { ACTIONS, addPlan, TOPICS } from './a-plan';
import { run, startServer, type Server } from './children';
import type { Load, Loaded } from './load';
import { alternate, atMost, type Figures, type Pair } from './measure';
import { managerOf, personId, teamOf } from './numbers';
import { applicationOn } from './pair-start';
import type { Setting } from './setting';
import { whatPagesHold } from './what-pages-hold';

/**
 * (j) The pages of a plan of 12 topics with 60 actions, as it is being written and as a finished version, to the same
 * templates with the same data fixed, shown by the application to whoever is signed in: what it costs to read a plan,
 * with access and audit. What is said is the worse of the two.
 */
export async function planPair(setting: Setting, app: Server, person: number, requests: number): Promise<Pair> {
  const { database, today, rounds } = setting;
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await addPlan(client, personId(person), today);
    await client.query('analyze plan_at_work, plan_topic, plan_version');
  } finally {
    await client.end();
  }
  const cookie = `session=${await setting.signIn(managerOf(teamOf(person)))}`;
  const plan = `/young-people/${personId(person)}/plan`;
  const addresses = [plan, `${plan}/versions/1`];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'onward-bench-pages-'));
  const file = path.join(folder, 'pages');
  await writeFile(file, serialize(await whatPagesHold(database.appUrl, addresses, cookie)));
  const fixed = await startServer('test/bench/fixed-pages.js', { ...applicationOn(setting), FIXED_PAGES: file });
  let nth = 150;
  const load = async (url: string): Promise<Figures> => {
    nth += 1;
    const task: Load = { url, cookie, connections: 1, requests, nth };
    const { p50, p99 } = await run<Loaded>('test/bench/load.js', task);
    return { p50, p99 };
  };
  try {
    const pairs = [];
    for (const [n, address] of addresses.entries()) {
      const [ours, floor] = [app.address + address, `${fixed.address}/fixed/${n}`];
      await refuseOtherPage(ours, floor, cookie);
      for (const url of [floor, ours]) await load(url);
      pairs.push(
        await alternate(
          rounds,
          'p50',
          () => load(floor),
          () => load(ours),
        ),
      );
    }
    const [atWork, version] = pairs;
    const worse = atWork!.ratio > version!.ratio ? atWork! : version!;
    return {
      ...atMost(worse, 2),
      more: { atWork: atWork!.ratio, version: version!.ratio, topics: TOPICS, actions: ACTIONS },
    };
  } finally {
    await fixed.stop();
    await rm(folder, { recursive: true });
  }
}

/** The floor must show the same page, or it is none. */
export async function refuseOtherPage(ours: string, floor: string, cookie: string): Promise<void> {
  const [one, other] = await Promise.all(
    [ours, floor].map(async (url) => mainOf(await (await fetch(url, { headers: { cookie } })).text())),
  );
  if (one !== other) throw new Error(`The floor shows something else than ${ours}:\n${one}\n${other}`);
}

/** What a page is about, without what each request has of its own. */
function mainOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0];
  if (!main) throw new Error(`No page: ${html.slice(0, 500)}`);
  return main
    .replace(/name="(_csrf|formId|moveId|eetId)" value="[^"]*"/g, 'name="$1"')
    .replace(/(name="at" type="text" value=)"[^"]*"/g, '$1""');
}
