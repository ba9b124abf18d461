import { Client } from 'pg';
import { FellDueService } from '../../src/insight/fell-due.service';
import { periodOf } from '../../src/insight/period';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { SessionsService } from '../../src/sign-in/sessions.service';
import { DataSource } from 'typeorm';
import { run, type Server } from './children';
import { dataOfficer } from './fill';
import type { Load, Loaded } from './load';
import { alternate, atMost, median, percentile, timed, type Figures, type Pair } from './measure';
import type { Setting } from './setting';
import { countStatements, statementsOf } from './statements';

const BY = 'worker';

/** (i) The page of what fell due in a year, by worker and for everyone, drawn with all its links, to its own statements from a bare client. */
export async function clockPair(setting: Setting, app: Server, requests: number): Promise<Pair> {
  const { records, database, today, people } = setting;
  const token = await setting.signIn(dataOfficer(people));
  const unitOfWork = records.get(UnitOfWork);
  const actor = await new SessionsService(unitOfWork).holderOf(token, new Date());
  if (!actor) throw new Error('Nobody is signed in.');
  const period = periodOf(today, 12);
  const query = {
    period,
    by: BY,
    basis: null,
    rule: null,
    teamId: null,
    workerId: null,
    toBeConfirmed: false,
  } as const;
  const { statements, result } = await statementsOf(records.get(DataSource), () =>
    new FellDueService(unitOfWork).figures(actor, query, today),
  );
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  let nth = 200;
  const bare = async (): Promise<Figures> => {
    const took: number[] = [];
    for (let n = 0; n < requests; n += 1) {
      took.push(
        await timed(async () => {
          for (const { text, values } of statements) await client.query(text, values);
        }),
      );
    }
    return { p50: median(took), p99: percentile(took, 0.99) };
  };
  const page = async (): Promise<Figures> => {
    nth += 1;
    const url = `${app.address}/figures/what-fell-due?period=${period.key}&by=${BY}`;
    const task: Load = { url, cookie: `session=${token}`, connections: 1, requests, nth };
    const { p50, p99 } = await run<Loaded>('test/bench/load.js', task);
    return { p50, p99 };
  };
  try {
    for (const side of [bare, page]) await side();
    const pair = await alternate(setting.rounds, 'p50', bare, page);
    const items = result.lines.reduce((sum, line) => sum + line.onTime + line.overdue + line.never, 0);
    return {
      ...atMost(pair, 2),
      more: { statements: countStatements(statements), lines: result.lines.length, items },
    };
  } finally {
    await client.end();
  }
}
