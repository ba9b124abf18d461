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
const FEW_HOMES = 2;
const MANY_HOMES = 200;

/** Two people of one life but for the number of contacts, and two but for the number of homes. */
export interface FewAndMany {
  few: number;
  many: number;
  fewHomes: number;
  manyHomes: number;
}

/**
 * Adds somebody with 10 contacts and somebody with 10,000, somebody with 2 homes and somebody with 200, all brought into
 * step by the application.
 */
export async function addFewAndMany({ database, records, people, seed, today }: Setting): Promise<FewAndMany> {
  const like = Array.from({ length: 1000 }, (_, n) => n).find((n) => {
    const life = aLife(seed, n, today);
    const age = ageOn(localDate(String(rowsOf(life, 'young_person')[0]!.date_of_birth)), today);
    return age >= 19 && age < 21 && rowsOf(life, 'contact').length > 10;
  });
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    for (const [n, exactly] of [
      [people, { contacts: FEW }],
      [people + 1, { contacts: MANY }],
      [people + 2, { contacts: FEW, homes: FEW_HOMES }],
      [people + 3, { contacts: FEW, homes: MANY_HOMES }],
    ] as const) {
      for (const [table, rows] of aLife(seed, n, today, like, exactly)) await copyRows(client, table, rows);
      await records.get(UnitOfWork).write(SYSTEM, (work) => records.get(Ledger).refresh(work, [personId(n)], today));
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return { few: people, many: people + 1, fewHomes: people + 2, manyHomes: people + 3 };
}

/** (g) The record page of a young person with 10,000 contacts to that of one with 10. */
export async function personPagePair(
  setting: Setting,
  app: Server,
  { few, many }: FewAndMany,
  requests: number,
): Promise<Pair> {
  return pagesOf(setting, app, { few, many }, requests, '');
}

/** The record page of a young person with 200 homes to that of one with 2, and beside it the page of all their homes. */
export async function homesPair(
  setting: Setting,
  app: Server,
  { fewHomes, manyHomes }: FewAndMany,
  requests: number,
): Promise<Pair> {
  const both = { few: fewHomes, many: manyHomes };
  const record = await pagesOf(setting, app, both, requests, '');
  const homes = await pagesOf(setting, app, both, requests, '/homes');
  return { ...record, more: { allHomes: homes.ratio, allHomesP50: homes.ours.p50!, allHomesFewP50: homes.floor.p50! } };
}

async function pagesOf(
  setting: Setting,
  app: Server,
  { few, many }: Pick<FewAndMany, 'few' | 'many'>,
  requests: number,
  part: string,
): Promise<Pair> {
  const cookie = `session=${await setting.signIn(managerOf(teamOf(few)))}`;
  const others = `session=${await setting.signIn(managerOf(teamOf(many)))}`;
  let nth = 100;
  const page = async (person: number): Promise<Figures> => {
    const url = `${app.address}/young-people/${personId(person)}${part}`;
    nth += 1;
    const { p50, p99 } = await run<Loaded>('test/bench/load.js', {
      url,
      cookie: person === few ? cookie : others,
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
