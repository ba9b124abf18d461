import { DataSource } from 'typeorm';
import { CaseloadService } from '../../src/caseloads/caseload.service';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { SessionsService } from '../../src/sign-in/sessions.service';
import type { BareList } from './bare-http';
import { run, startServer, type Server } from './children';
import type { Load, Loaded } from './load';
import { alternate, atLeast, rounded, type Figures, type Pair } from './measure';
import type { Setting } from './setting';
import { statementsOf, type Statement } from './statements';
import { managerOf } from './numbers';
import { dataOfficer } from './fill';

const LIMIT = 25;
const CONNECTIONS = 8;
const PATH = `/api/v1/young-people?limit=${LIMIT}`;

/** (a) A page of 25 of a manager's young people as JSON, whole stack, to node:http and pg with the same statements. */
export async function caseloadPair(setting: Setting, app: Server, requests: number): Promise<Pair> {
  const token = await setting.signIn(managerOf(0));
  const cookie = `session=${token}`;
  const bare = await startServer('test/bench/bare-http.js', {
    BARE_LIST: JSON.stringify(await bareList(setting, token)),
  });
  try {
    await refuseOtherBody(app.address + PATH, bare.address + PATH, cookie);
    let nth = 0;
    const load = (server: Server, by: string, howMany: number): Promise<Figures> => {
      nth += 1;
      const task: Load = { url: server.address + PATH, cookie: by, connections: CONNECTIONS, requests: howMany, nth };
      return run<Loaded>('test/bench/load.js', task).then(({ perSecond, p50, p99 }) => ({ perSecond, p50, p99 }));
    };
    for (const server of [bare, app]) await load(server, cookie, requests);
    const pair = await alternate(
      setting.rounds,
      'perSecond',
      () => load(bare, cookie, requests),
      () => load(app, cookie, requests),
    );
    const everyone = await load(
      app,
      `session=${await setting.signIn(dataOfficer(setting.people))}`,
      Math.ceil(requests / 4),
    );
    return {
      ...atLeast(pair, 0.7),
      more: { dataOfficerPerSecond: rounded(everyone.perSecond!), dataOfficerP99: rounded(everyone.p99!) },
    };
  } finally {
    await bare.stop();
  }
}

/** The statements that the application itself sends for this page. */
async function bareList({ records, database, today }: Setting, token: string): Promise<BareList> {
  const unitOfWork = records.get(UnitOfWork);
  const looked = await statementsOf(records.get(DataSource), () =>
    new SessionsService(unitOfWork).holderOf(token, new Date()),
  );
  const actor = looked.result;
  if (!actor) throw new Error('Nobody is signed in.');
  const listed = await statementsOf(records.get(DataSource), () =>
    records
      .get(CaseloadService)
      .after(
        actor,
        { who: 'everyone', show: 'all', status: null, adviserId: null, teamId: null, risk: null, basis: null },
        { after: null, limit: LIMIT },
        today,
      ),
  );
  const question = (statements: Statement[]) => statements.find(({ values }) => values.length > 0)!;
  return {
    databaseUrl: database.appUrl,
    session: question(looked.statements),
    list: question(listed.statements),
    limit: LIMIT,
    today,
  };
}

async function refuseOtherBody(ours: string, bare: string, cookie: string): Promise<void> {
  const [one, other] = await Promise.all(
    [ours, bare].map(async (url) => (await fetch(url, { headers: { cookie } })).json()),
  );
  if (sorted(one) !== sorted(other))
    throw new Error(`The floor answers something else:\n${sorted(one)}\n${sorted(other)}`);
}

/** The same text for the same facts, whatever the order of the fields. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
