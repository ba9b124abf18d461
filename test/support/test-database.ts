import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { APPLICATION_ROLE, loginUrl, OWNER_ROLE, prepareRoles } from '../../src/platform/database-roles';

export interface TestDatabase {
  /** As the application logs in. */
  appUrl: string;
  /** As the owner of the tables logs in. */
  ownerUrl: string;
  superuserUrl: string;
  /**
   * As it was made, but for the tables that the migrations fill, which stay as they are: quicker than another, for tests
   * that need an empty record each.
   */
  empty: () => Promise<void>;
  /** Whether it would be as it was made once it is emptied: same tables, functions and triggers, same rows in what stays, and the application may connect. */
  canBeEmptied: () => Promise<boolean>;
  drop: () => Promise<void>;
}

/** A migrated, empty database of one's own: once per test file, dropped after it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuserUrl, template, name } = aNewName();
  await asSuperuser(superuserUrl, (client) =>
    client.query(`create database ${name} template ${template} owner ${OWNER_ROLE} strategy file_copy`),
  );
  return testDatabase(superuserUrl, name);
}

/** As it is before the first migration. */
export async function createBareDatabase(): Promise<TestDatabase> {
  const { superuserUrl, name } = aNewName();
  await prepareRoles(superuserUrl, name);
  return testDatabase(superuserUrl, name);
}

function aNewName(): { superuserUrl: string; template: string; name: string } {
  const { TEST_SUPERUSER_URL: superuserUrl, TEST_TEMPLATE: template, TEST_DATABASE_REFUSAL: refusal } = process.env;
  if (!superuserUrl || !template) throw new Error(`There is no database for tests. ${refusal ?? ''}`);
  return { superuserUrl, template, name: `${template}_${randomUUID().replaceAll('-', '')}` };
}

function testDatabase(superuserUrl: string, name: string): TestDatabase {
  return {
    appUrl: loginUrl(superuserUrl, { role: APPLICATION_ROLE, database: name }),
    ownerUrl: loginUrl(superuserUrl, { role: OWNER_ROLE, database: name }),
    superuserUrl: loginUrl(superuserUrl, { database: name }),
    empty: () => asSuperuser(loginUrl(superuserUrl, { database: name }), emptyTables),
    canBeEmptied: async () =>
      (await whatStays(loginUrl(superuserUrl, { database: name }))) === process.env.TEST_WHAT_STAYS,
    drop: () =>
      asSuperuser(superuserUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** The template of a run, and copies that a failed test file left behind. */
export async function dropDatabases(superuserUrl: string, template: string): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [template],
    );
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
  });
}

/** @returns their names, with commas between */
export async function tablesWithRows(superuserUrl: string): Promise<string> {
  return asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select t.name from (${TABLES_IN_USE}) t`);
    return rows.map(({ name }) => name).join();
  });
}

/** What emptying leaves, as one text: how the database is built, and the rows of the tables that the migrations fill. */
export async function whatStays(superuserUrl: string): Promise<string> {
  return asSuperuser(superuserUrl, async (client) => {
    const rows = process.env
      .TEST_KEPT_TABLES!.split(',')
      .map((name) => `select '${name}' || coalesce(string_agg(t::text, '|' order by t::text), '') from ${name} t`);
    const built = ['pg_class', 'pg_proc', 'pg_trigger', 'pg_constraint'].map(
      (name) => `select '${name}' || count(*) || ' ' || max(oid) from ${name} where oid >= 16384`,
    );
    const enabled = `select string_agg(tgenabled, '' order by oid) from pg_trigger`;
    const columns = `select 'columns ' || count(*) from pg_attribute where attrelid >= 16384 and not attisdropped`;
    const open = `select 'open ' || has_database_privilege('${APPLICATION_ROLE}', current_database(), 'connect')`;
    const told = [...rows, ...built, enabled, columns, open].map((sql) => `(${sql})`).join(` || ' ' || `);
    return (await client.query<{ text: string }>(`select md5(${told}) as text`)).rows[0]!.text;
  });
}

/** The application's tables and the queue's that take up any room. */
const TABLES_IN_USE = `select c.oid::regclass::text as name from pg_class c
  where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) and pg_relation_size(c.oid) > 0`;

/** To delete a few rows is quicker than to truncate; what is only ever added to lets a superuser who is a replica. */
async function emptyTables(client: Client): Promise<void> {
  const kept = process.env.TEST_KEPT_TABLES!.split(',');
  const { rows } = await client.query<{ name: string }>(
    `select t.name from (${TABLES_IN_USE}) t where t.name <> all ($1::text[])`,
    [kept],
  );
  const deletes = rows.map(({ name }) => `delete from ${name};`).join(' ');
  await client.query(`begin; set local session_replication_role = replica; ${deletes} commit`);
}

async function asSuperuser<T>(superuserUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
