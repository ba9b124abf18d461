import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/data-source';
import type { LocalDate } from '../../src/statutory/local-date';

export type Row = Record<string, unknown>;

/** A few people of the made-up council, with everything around them, as a version of Onward left them in its database. */
export interface KeptCouncil {
  /** The day on which it was made up. */
  today: LocalDate;
  /** By name, in the order in which they were run. */
  migrations: string[];
  /** Rows as `to_jsonb` writes them, by table; a table without rows is there too. */
  tables: Record<string, Row[]>;
}

interface Reference {
  table: string;
  columns: string[];
  to: string;
  toColumns: string[];
}

export const COUNCILS = path.join(__dirname, 'councils');

/** TypeORM's own, and what lives for hours. */
const NOT_KEPT = ['migrations', 'typeorm_metadata', 'user_session', 'sign_in_failure', 'api_request'];
/** So many people have rows of a table, where so many have any. */
const PEOPLE_A_TABLE = 2;

/** A whole council, and how the rows of its tables refer to each other. */
export interface TakenCouncil extends Omit<KeptCouncil, 'today'> {
  references: Reference[];
}

/** @throws when the council is not made up: nobody else's data may be kept in a file */
export async function takeCouncil(superuserUrl: string): Promise<TakenCouncil> {
  return within(superuserUrl, async (client) => {
    const { rows: councils } = await client.query<{ made_up: boolean }>('select made_up from authority');
    if (!councils[0]?.made_up) throw new Error('There is no made-up council in this database.');
    const { rows: done } = await client.query<{ name: string }>('select name from migrations order by id');
    const tables: KeptCouncil['tables'] = {};
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t order by t::text`);
      tables[table] = rows.map(({ row }) => row);
    }
    for (const user of tables['app_user']!) user['password_hash'] = 'none';
    return { migrations: done.map(({ name }) => name), tables, references: await referencesOf(client) };
  });
}

/**
 * One council with the people of all that are given, as few of them as have rows in every table.
 * @param councils of one version; what there is once in a council is the first one's
 */
export function fewOf(councils: readonly TakenCouncil[], today: LocalDate): KeptCouncil {
  const [{ migrations, references, tables: first }] = councils as [TakenCouncil, ...TakenCouncil[]];
  for (const [n, { tables }] of councils.entries()) {
    if (n === 0) continue;
    for (const row of NAMED_ONCE.flatMap((table) => tables[table]!)) row['name'] = `${String(row['name'])} ${n + 1}`;
    for (const row of NUMBERED_ONCE.flatMap((table) => tables[table]!))
      row['number'] = Number(row['number']) + 1000 * n;
  }
  const tables = Object.fromEntries(
    Object.keys(first).map((table) => {
      const all = table === 'authority' ? first[table]! : councils.flatMap(({ tables: of }) => of[table]!);
      return [table, [...new Map(all.map((row) => [row['id'] ?? JSON.stringify(row), row])).values()]];
    }),
  );
  return { today, migrations, tables: ofAFew(tables, references) };
}

/** With the long memory of Brotli: what takes room are ids, which come again and again far from each other. */
export async function writeCouncil(file: string, council: KeptCouncil): Promise<void> {
  const text = Buffer.from(JSON.stringify(council));
  const { BROTLI_PARAM_LGWIN: memory, BROTLI_PARAM_SIZE_HINT: size } = constants;
  await writeFile(file, await promisify(brotliCompress)(text, { params: { [memory]: 24, [size]: text.length } }));
}

export async function readCouncil(file: string): Promise<KeptCouncil> {
  return JSON.parse((await promisify(brotliDecompress)(await readFile(file))).toString()) as KeptCouncil;
}

/** Brings an empty database to the version that kept the council, and puts the council there. */
export async function putCouncil(
  { migrations, tables }: KeptCouncil,
  { ownerUrl, superuserUrl }: { ownerUrl: string; superuserUrl: string },
): Promise<void> {
  const known = dataSourceOptions(ownerUrl, 1);
  const all = known.migrations as { new (): object; name: string }[];
  const done = migrations.map((name) => all.find((migration) => migration.name === name)!);
  // One by one, since a version may have landed with a migration whose number is above those of the next.
  const owner = await new DataSource({ ...known, migrations: done }).initialize();
  await owner.runMigrations({ transaction: 'each' });
  await owner.destroy();
  await within(superuserUrl, async (client) => {
    await client.query('begin; set local session_replication_role = replica');
    const filled = Object.keys(tables);
    await client.query(`truncate ${filled.join(', ')} cascade`);
    for (const table of filled) {
      if (tables[table]!.length === 0) continue;
      await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(tables[table]),
      ]);
    }
    await client.query('commit');
  });
}

/** What there is one of a name of in a council; those of several are told apart. */
const NAMED_ONCE = ['team', 'eet_partner', 'provider'];
/** And of a number. */
const NUMBERED_ONCE = ['local_offer', 'occasion_money'];

/** Every table's rows, as far as they name only people who are kept: as few as have rows in all tables. */
function ofAFew(tables: KeptCouncil['tables'], references: readonly Reference[]): KeptCouncil['tables'] {
  const people = peopleOfRows(tables, references);
  const kept = chosen(
    Object.values(tables).map((rows) => [...new Set(rows.flatMap((row) => [...people.get(row)!]))].sort()),
  );
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows.filter((row) => [...people.get(row)!].every((id) => kept.has(id))),
    ]),
  );
}

/** The people whom each row is about: by a column of its own, or by the rows that it refers to. */
function peopleOfRows(tables: KeptCouncil['tables'], references: readonly Reference[]): Map<Row, Set<string>> {
  const keyOf = (columns: readonly string[], row: Row) => JSON.stringify(columns.map((column) => row[column]));
  const links = references.map(({ table, columns, to, toColumns }) => {
    const byKey = new Map(tables[to]?.map((row) => [keyOf(toColumns, row), row]));
    return { table, target: (row: Row) => byKey.get(keyOf(columns, row)) };
  });
  const found = new Map<Row, Set<string>>();
  const peopleOf = (table: string, row: Row): Set<string> => {
    const known = found.get(row);
    if (known) return known;
    const people = new Set<string>();
    found.set(row, people); // before the rows it refers to, which may refer to it
    const own = table === 'young_person' ? row['id'] : row['young_person_id'];
    if (typeof own === 'string') people.add(own);
    for (const [n, link] of links.entries()) {
      if (link.table !== table) continue;
      const target = link.target(row);
      if (target) for (const id of peopleOf(references[n]!.to, target)) people.add(id);
    }
    return people;
  };
  for (const [table, rows] of Object.entries(tables)) for (const row of rows) peopleOf(table, row);
  return found;
}

/** One after another whoever has rows in most of the tables that lack some. */
function chosen(byTable: readonly string[][]): Set<string> {
  const kept = new Set<string>();
  const lacking = byTable.map((people) => ({ people: new Set(people), left: Math.min(PEOPLE_A_TABLE, people.length) }));
  for (;;) {
    const gains = new Map<string, number>();
    for (const { people, left } of lacking) {
      if (left > 0) for (const id of people) if (!kept.has(id)) gains.set(id, (gains.get(id) ?? 0) + 1);
    }
    const [best] = [...gains].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (!best) return kept;
    kept.add(best[0]);
    for (const table of lacking) if (table.people.has(best[0])) table.left -= 1;
  }
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all ($1::text[]) order by 1`,
    [NOT_KEPT],
  );
  return rows.map(({ name }) => name);
}

async function referencesOf(client: Client): Promise<Reference[]> {
  const columns = (table: string, numbers: string) =>
    `array(select attname::text from unnest(c.${numbers}) with ordinality as k(number, n)
             join pg_attribute on attrelid = c.${table} and attnum = k.number order by n)`;
  const { rows } = await client.query<Reference>(
    `select c.conrelid::regclass::text as "table", c.confrelid::regclass::text as "to",
            ${columns('conrelid', 'conkey')} as columns, ${columns('confrelid', 'confkey')} as "toColumns"
       from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  );
  return rows;
}

async function within<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
