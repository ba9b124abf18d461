import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { serialize } from 'node:v8';
import type { UserActor } from '../../src/access/actor';
import { navigationFor, ROLE_WORDS } from '../../src/web/navigation';
import type { BarePage } from './bare-page';
import { run, startServer, type Server } from './children';
import type { Load, Loaded } from './load';
import { alternate, type Figures, type Pair } from './measure';

export interface TemplatePage {
  /** Below the application's address. */
  at: string;
  template: string;
  /** What the application itself gives the template. */
  model: object;
  actor: UserActor;
  cookie: string;
}

/** A page of the application, whole stack, to the same template with the same data from node:http. */
export async function templatePage(
  app: Server,
  { at, template, model, actor, cookie }: TemplatePage,
  { rounds, requests, nth }: { rounds: number; requests: number; nth: number },
): Promise<Omit<Pair, 'target' | 'met'>> {
  const frame = { actor, path: at, roleWord: ROLE_WORDS[actor.role], navigation: navigationFor(actor, at) };
  const fixed: BarePage = { template, context: { ...model, ...frame, csrfToken: 'fixed', cspNonce: 'fixed' } };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'onward-bench-page-'));
  const file = path.join(folder, 'page');
  await writeFile(file, serialize(fixed));
  const bare = await startServer('test/bench/bare-page.js', { BARE_PAGE: file });
  try {
    await refuseOtherPage(app.address + at, bare.address + at, cookie);
    let task = nth;
    const load = async (server: Server): Promise<Figures> => {
      task += 1;
      const asked: Load = { url: server.address + at, cookie, connections: 1, requests, nth: task };
      const { p50, p99 } = await run<Loaded>('test/bench/load.js', asked);
      return { p50, p99 };
    };
    for (const server of [bare, app]) await load(server);
    return await alternate(
      rounds,
      'p50',
      () => load(bare),
      () => load(app),
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
  if (one !== other) throw new Error(`The floor shows something else at ${ours}:\n${one}\n${other}`);
}

/** What a page is about, without what is of each request alone. */
function mainOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0];
  if (!main) throw new Error(`No page: ${html.slice(0, 500)}`);
  return main.replace(/name="(_csrf|formId)" value="[^"]*"/g, 'name="$1"').replace(/\s+/g, ' ');
}
