import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { entities } from '../../src/entities';
import { dataSourceOptions } from '../../src/platform/data-source';
import { APPEND_ONLY_TABLES, FACT_TABLES } from '../../src/platform/grants';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('the database', () => {
  let database: TestDatabase;
  let app: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = new Client({ connectionString: database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await database.drop();
  });

  it('has every column that the entities name, of the type they name, and no other', async () => {
    const dataSource = new DataSource({ ...dataSourceOptions(database.ownerUrl, 1), entities });
    await dataSource.initialize();
    try {
      const differences: string[] = [];
      for (const meta of dataSource.entityMetadatas) {
        const rows: { name: string; type: string; nullable: boolean }[] = await dataSource.query(
          `select a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
             from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
          [meta.tableName],
        );
        const inDatabase = rows.map((row) => `${meta.tableName}.${row.name} ${row.type} ${row.nullable}`).sort();
        const inCode = meta.columns
          .map(
            (column) =>
              `${meta.tableName}.${column.databaseName} ${sqlType(column.type, column.isArray)} ${column.isNullable}`,
          )
          .sort();
        if (inDatabase.join() !== inCode.join()) {
          differences.push(
            ...inDatabase.filter((one) => !inCode.includes(one)).map((one) => `only in the database: ${one}`),
            ...inCode.filter((one) => !inDatabase.includes(one)).map((one) => `only in the entities: ${one}`),
          );
        }
      }
      expect(differences).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('goes back migration by migration to the first, and forward again to the same', async () => {
    const another = await createTestDatabase();
    const owner = await new DataSource(dataSourceOptions(another.ownerUrl, 1)).initialize();
    const shape = async () => {
      const [{ shape: found }]: [{ shape: string[] }] = await owner.query(
        `select array(
           select concat_ws(' ', table_name, column_name, data_type, column_default, is_nullable)
             from information_schema.columns where table_schema = 'public'
           union all select indexdef from pg_indexes where schemaname = 'public'
           union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
             where connamespace = 'public'::regnamespace
           order by 1) as shape`,
      );
      return found;
    };
    try {
      const before = await shape();
      const first = owner.migrations[0]!;
      for (let kept = owner.migrations.length; kept > 1; kept -= 1) {
        await owner.undoLastMigration({ transaction: 'each' });
      }
      const left = await owner.query<{ name: string }[]>('select name from migrations');
      expect(left).toEqual([{ name: first.name }]);
      expect(await shape()).not.toEqual(before);
      await owner.runMigrations({ transaction: 'each' });
      expect(await shape()).toEqual(before);
    } finally {
      await owner.destroy();
      await another.drop();
    }
  });

  it('keeps the days in which a council answers a disagreement when it goes back and forward', async () => {
    const another = await createTestDatabase();
    const owner = await new DataSource(dataSourceOptions(another.ownerUrl, 1)).initialize();
    try {
      await owner.query(`insert into authority (id, name) values (gen_random_uuid(), 'Westmoor')`);
      await owner.query(
        `insert into authority_policy (id, in_force_from, settings, reason)
         values (gen_random_uuid(), current_date, '{"visitPolicyWeeks": 6, "plans": {"disagreementAnswerDays": 10}}', 'Board')`,
      );
      const last = async () =>
        (await owner.query<{ name: string }[]>('select name from migrations order by id desc limit 1'))[0]!.name;
      for (let undone = ''; undone !== 'ReviewsWhole1700000000027';) {
        undone = await last();
        await owner.undoLastMigration({ transaction: 'each' });
      }
      expect(await owner.query('select disagreement_answer_days as days from authority')).toEqual([{ days: 10 }]);
      expect(await owner.query('select settings from authority_policy')).toEqual([
        { settings: { visitPolicyWeeks: 6 } },
      ]);

      await owner.runMigrations({ transaction: 'each' });

      const newest = await owner.query<{ settings: object }[]>(
        'select settings from authority_policy order by in_force_from desc',
      );
      expect(newest.map(({ settings }) => settings)).toEqual([
        { visitPolicyWeeks: 6, plans: { disagreementAnswerDays: 10 } },
        { visitPolicyWeeks: 6 },
      ]);
    } finally {
      await owner.destroy();
      await another.drop();
    }
  });

  it('makes one partner of each name that opportunities had, whatever its case and spaces, and loses none', async () => {
    const another = await createTestDatabase();
    const owner = await new DataSource(dataSourceOptions(another.ownerUrl, 1)).initialize();
    const partners = () =>
      owner.query(`select o.title, p.name, coalesce(p.kind, 'not known') as kind
                     from opportunity o join eet_partner p on p.id = o.partner_id order by o.title`);
    const lastUndone = async () => {
      const [{ name }] = await owner.query<[{ name: string }]>('select name from migrations order by id desc limit 1');
      await owner.undoLastMigration({ transaction: 'each' });
      return name;
    };
    try {
      while ((await lastUndone()) !== 'PartnersAndPledges1700000000080');
      await owner.query(`insert into opportunity (id, title, provider, is_council, kind, changed_at) values
        (gen_random_uuid(), 'A', 'Tern  Stores', false, 'job', '2026-01-01'),
        (gen_random_uuid(), 'B', ' TERN stores ', false, 'job', '2026-01-02'),
        (gen_random_uuid(), 'C', 'Tern Stores', true, 'job', '2026-01-03'),
        (gen_random_uuid(), 'D', 'Libraries', true, 'job', '2026-01-04')`);
      await owner.runMigrations({ transaction: 'each' });
      expect(await partners()).toEqual([
        { title: 'A', name: 'Tern Stores', kind: 'not known' },
        { title: 'B', name: 'Tern Stores', kind: 'not known' },
        { title: 'C', name: 'Tern Stores', kind: 'department' },
        { title: 'D', name: 'Libraries', kind: 'department' },
      ]);
      expect(await owner.query('select count(*)::int as count from eet_partner')).toEqual([{ count: 3 }]);
    } finally {
      await owner.destroy();
      await another.drop();
    }
  });

  it.each([...APPEND_ONLY_TABLES])('keeps %s append-only for the application', async (table) => {
    await expect(app.query(`update ${table} set ${await anyColumn(table)} = null`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(app.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
    await expect(app.query(`truncate ${table}`)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([...FACT_TABLES])('lets the application say only what replaced a row of %s', async (table) => {
    await expect(app.query(`update ${table} set young_person_id = null`)).rejects.toMatchObject({ code: '42501' });
    await expect(app.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
    await expect(app.query(`update ${table} set replaced_by_id = null where false`)).resolves.toBeDefined();
  });

  it('lets the application empty what was said of a choice, and change nothing else of it', async () => {
    const change = (set: string) => app.query(`update direct_work_choice set ${set} where false`);
    await expect(change('words = null')).resolves.toBeDefined();
    for (const set of [`shared_with = 'plan'`, 'asked_on = current_date', 'recorded_at = now()', 'asked_by_id = null'])
      await expect(change(set)).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('delete from direct_work_choice')).rejects.toMatchObject({ code: '42501' });
  });

  it('lets the application delete nothing but sessions, failed sign-ins, answers and files kept for a day, uploads, and the bytes of what somebody wants gone', async () => {
    const { rows } = await app.query<{ name: string }>(
      `select relname as name from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace
          and has_table_privilege(current_user, oid, 'DELETE') order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual([
      'api_request',
      'attachment_part',
      'document_batch',
      'document_batch_part',
      'import_draft',
      'import_draft_fault',
      'import_draft_file',
      'import_draft_part',
      'import_draft_person',
      'sign_in_failure',
      'user_session',
    ]);
  });

  it('owns nothing as the application', async () => {
    const { rows } = await app.query(`select 1 from pg_tables where tableowner = current_user`);
    expect(rows).toEqual([]);
    await expect(app.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  async function anyColumn(table: string): Promise<string> {
    const { rows } = await app.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 2`,
      [table],
    );
    return rows[0]!.name;
  }
});

function sqlType(type: unknown, isArray: boolean): string {
  const names: Record<string, string> = { timestamptz: 'timestamp with time zone', time: 'time without time zone' };
  const name = typeof type === 'string' ? type : String(type);
  return `${names[name] ?? name}${isArray ? '[]' : ''}`;
}
