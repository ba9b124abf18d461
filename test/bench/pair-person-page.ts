import { Client } from 'pg';
import { Ledger } from '../../src/deadlines/ledger';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ageOn, localDate } from '../../src/statutory/local-date';
import { run, type Server } from './children';
import { copyRows, SYSTEM } from './fill';
import { aLife, type Life } from './lives';
import type { Load, Loaded } from './load';
import { alternate, atMost, type Figures, type Pair } from './measure';
import { managerOf, personId, teamOf } from './numbers';
import type { Setting } from './setting';

export const FEW = 10;
export const MANY = 10_000;

/** Two people of one life but for the number of contacts. */
export interface FewAndMany {
  few: number;
  many: number;
}

/** Adds somebody with 10 contacts and somebody with 10,000, both brought into step by the application. */
export async function addFewAndMany({ database, records, people, seed, today }: Setting): Promise<FewAndMany> {
  const like = Array.from({ length: 1000 }, (_, n) => n).find((n) => {
    const life = aLife(seed, n, today);
    const age = ageOn(localDate(String(rowsOf(life, 'young_person')[0]!.date_of_birth)), today);
    return age >= 19 && age < 21 && rowsOf(life, 'contact').length > 10;
  });
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    for (const [n, contacts] of [
      [people, FEW],
      [people + 1, MANY],
    ] as const) {
      for (const [table, rows] of aLife(seed, n, today, like, contacts)) await copyRows(client, table, rows);
      await records.get(UnitOfWork).write(SYSTEM, (work) => records.get(Ledger).refresh(work, [personId(n)], today));
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return { few: people, many: people + 1 };
}

/** (g) The record page of a young person with 10,000 contacts to that of one with 10. */
export async function personPagePair(
  setting: Setting,
  app: Server,
  { few, many }: FewAndMany,
  requests: number,
): Promise<Pair> {
  const cookie = `session=${await setting.signIn(managerOf(teamOf(few)))}`;
  let nth = 100;
  const page = async (person: number): Promise<Figures> => {
    const url = `${app.address}/young-people/${personId(person)}`;
    nth += 1;
    const { p50, p99 } = await run<Loaded>('test/bench/load.js', {
      url,
      cookie,
      connections: 1,
      requests,
      nth,
    } satisfies Load);
    return { p50, p99 };
  };
  await page(few);
  await page(many);
  return atMost(
    await alternate(
      setting.rounds,
      'p50',
      () => page(few),
      () => page(many),
    ),
    1.2,
  );
}

function rowsOf(life: Life, table: string) {
  return life.find(([name]) => name === table)?.[1] ?? [];
}
