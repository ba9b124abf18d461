import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { APPLICATION_ROLE, assertThreeRoles, loginUrl, OWNER_ROLE, prepareRoles } from './database-roles';
import { APPEND_ONLY_TABLES, FACT_TABLES } from './grants';

describe('the three roles of a database', () => {
  const stranger = `onward_test_${randomUUID().slice(0, 8)}`;
  let database: TestDatabase;
  let superuser: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    superuser = new Client({ connectionString: database.superuserUrl });
    await superuser.connect();
  });
  beforeEach(() => superuser.query(`create role ${stranger} login`));
  afterEach(() => superuser.query(`drop owned by ${stranger}; drop role ${stranger}`));
  afterAll(async () => {
    await superuser.end();
    await database.drop();
  });

  const asStranger = (): string => loginUrl(database.superuserUrl, { role: stranger });

  it('are accepted as Onward itself makes them', async () => {
    await expect(assertThreeRoles(database)).resolves.toBeUndefined();
    await expect(assertThreeRoles({ appUrl: database.appUrl })).resolves.toBeUndefined();
  });

  it.each([
    ['the superuser for the application', () => ({ appUrl: database.superuserUrl }), 'is a superuser'],
    ['the owner for the application', () => ({ appUrl: database.ownerUrl }), 'owns tables'],
    [
      'the superuser for the owner',
      () => ({ ...database, ownerUrl: database.superuserUrl }),
      'DATABASE_OWNER_URL logs in as a superuser',
    ],
    [
      'two databases',
      () => ({ ...database, ownerUrl: loginUrl(database.ownerUrl, { database: 'postgres' }) }),
      'name different databases',
    ],
  ])('are refused with %s', async (_, urls, reason) => {
    await expect(assertThreeRoles(urls())).rejects.toThrow(reason);
  });

  it.each([
    ['is a member of the owner', `grant ${OWNER_ROLE} to ${stranger}`, 'or is a member of one that does'],
    ['owns one table', `create table public.odd (); alter table public.odd owner to ${stranger}`, 'owns tables'],
    ['may make roles', `alter role ${stranger} createrole`, 'may make roles'],
    ['passes row policies', `alter role ${stranger} bypassrls`, 'passes row policies'],
    ['may replicate', `alter role ${stranger} replication`, 'may replicate'],
    ['writes whatever the grants say', `grant pg_write_all_data to ${stranger}`, 'is a member of pg_write_all_data'],
  ])('are refused when the application’s role %s', async (_, sql, reason) => {
    await expect(assertThreeRoles({ ...database, appUrl: asStranger() })).resolves.toBeUndefined();

    await superuser.query(sql);

    await expect(assertThreeRoles({ ...database, appUrl: asStranger() })).rejects.toThrow(reason);
  });

  it('are made again without harm, and put right when somebody changed them', async () => {
    await superuser.query(`alter role ${APPLICATION_ROLE} createdb`);

    const { rows: here } = await superuser.query<{ name: string }>('select current_database() as name');
    await prepareRoles(database.superuserUrl, here[0]?.name);

    const { rows } = await superuser.query(
      `select rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname in ($1, $2) order by 1`,
      [APPLICATION_ROLE, OWNER_ROLE],
    );
    expect(rows).toEqual(
      [APPLICATION_ROLE, OWNER_ROLE].map((rolname) => ({
        rolname,
        rolcanlogin: true,
        rolsuper: false,
        rolcreatedb: false,
        rolcreaterole: false,
      })),
    );
  });

  it.each([...FACT_TABLES, ...APPEND_ONLY_TABLES])(
    'leave the application no way to alter or delete from %s',
    async (table) => {
      const { rows } = await superuser.query(
        `select has_table_privilege($1, $2, 'insert') as insert, has_table_privilege($1, $2, 'update') as update,
              has_table_privilege($1, $2, 'delete') as delete, has_table_privilege($1, $2, 'truncate') as truncate,
              (select coalesce(array_agg(attname::text), '{}') from pg_attribute
                where attrelid = $2::regclass and attnum > 0
                  and has_column_privilege($1, attrelid, attnum, 'update')) as columns`,
        [APPLICATION_ROLE, table],
      );
      const isFact = (FACT_TABLES as readonly string[]).includes(table);
      expect(rows).toEqual([
        { insert: true, update: false, delete: false, truncate: false, columns: isFact ? ['replaced_by_id'] : [] },
      ]);
    },
  );
});
