import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { serialize } from 'node:v8';
import { Client } from 'pg';
import { ACTIONS, addPlan, TOPICS } from './a-plan';
import type { BarePage } from './bare-page';
import { run, startServer, type Server } from './children';
import type { Load, Loaded } from './load';
import { alternate, atMost, type Figures, type Pair } from './measure';
import { managerOf, personId, teamOf } from './numbers';
import type { Setting } from './setting';
import { whatPagesHold } from './what-pages-hold';

/**
 * (j) The pages of a plan of 12 topics with 60 actions, as it is being written and as a finished version, whole stack, to
 * the same templates with the same data from node:http. What is said is the worse of the two.
 */
export async function planPair(setting: Setting, app: Server, person: number, requests: number): Promise<Pair> {
  const { database, today } = setting;
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
  const held = await whatPagesHold(database.appUrl, addresses, cookie);
  const pairs = [];
  for (const [n, address] of addresses.entries()) {
    const side = { address, cookie, requests, rounds: setting.rounds, nth: 150 + n * 40 };
    pairs.push(await besideTemplate(app, held[n]!, side));
  }
  const [atWork, version] = pairs;
  const worse = atWork!.ratio > version!.ratio ? atWork! : version!;
  return {
    ...atMost(worse, 2),
    more: { atWork: atWork!.ratio, version: version!.ratio, topics: TOPICS, actions: ACTIONS },
  };
}

interface Side {
  address: string;
  cookie: string;
  requests: number;
  rounds: number;
  /** Of the first load: see Load. */
  nth: number;
}

async function besideTemplate(
  app: Server,
  page: BarePage,
  { address, cookie, requests, rounds, nth }: Side,
): Promise<Omit<Pair, 'target' | 'met'>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'onward-bench-page-'));
  const file = path.join(folder, 'page');
  await writeFile(file, serialize(page));
  const bare = await startServer('test/bench/bare-page.js', { BARE_PAGE: file });
  try {
    await refuseOtherPage(app.address + address, bare.address, cookie);
    let task = nth;
    const load = async (url: string): Promise<Figures> => {
      task += 1;
      const asked: Load = { url, cookie, connections: 1, requests, nth: task };
      const { p50, p99 } = await run<Loaded>('test/bench/load.js', asked);
      return { p50, p99 };
    };
    for (const url of [bare.address, app.address + address]) await load(url);
    return await alternate(
      rounds,
      'p50',
      () => load(bare.address),
      () => load(app.address + address),
    );
  } finally {
    await bare.stop();
    await rm(folder, { recursive: true });
  }
}

async function refuseOtherPage(ours: string, bare: string, cookie: string): Promise<void> {
  const [one, other] = await Promise.all(
    [ours, bare].map(async (url) => mainOf(await (await fetch(url, { headers: { cookie } })).text())),
  );
  if (one !== other) throw new Error(`The floor shows something else than ${ours}:\n${one}\n${other}`);
}

/** What a page is about, without what each request has of its own. */
function mainOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0];
  if (!main) throw new Error(`No page: ${html.slice(0, 500)}`);
  return main.replace(/name="(_csrf|formId)" value="[^"]*"/g, 'name="$1"');
}
