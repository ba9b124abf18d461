import { readdirSync } from 'node:fs';
import path from 'node:path';
import { NewRules } from '../../src/deadlines/new-rules';
import { Ledger } from '../../src/deadlines/ledger';
import { dataSourceOptions, migrate } from '../../src/platform/data-source';
import { APPLICATION_ROLE } from '../../src/platform/database-roles';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { startTestAppOver, type TestApp, type TestBrowser } from '../support/app';
import { SYSTEM } from '../support/records';
import { routesOf } from '../support/routes';
import { createBareDatabase, type TestDatabase } from '../support/test-database';
import { COUNCILS, putCouncil, readCouncil, type KeptCouncil, type Row } from './kept-council';

/** Where a later version keeps the rows of a table that it took away. */
const MOVED: Readonly<Record<string, string>> = { programme: 'activity' };
/** What a migration may set because it changes what is due: whose day has come is worked out anew. */
const NOT_RECORDED: Readonly<Record<string, string>> = { legal_position: 'next_change_on' };

describe.each(readdirSync(COUNCILS))('a council of an earlier version, %s', (file) => {
  let council: KeptCouncil;
  let database: TestDatabase;
  let run: string[];
  let onward: TestApp;
  /** One of each post that has an account, managers first. */
  let workers: TestBrowser[];

  beforeAll(async () => {
    council = await readCouncil(path.join(COUNCILS, file));
    database = await createBareDatabase();
    await putCouncil(council, database);
    run = await migrate(database.ownerUrl, APPLICATION_ROLE);
    onward = await startTestAppOver(database);
    onward.clock.now = new Date(`${council.today}T12:00:00Z`);
    const users = await onward.sql<{ id: string }>(
      `select distinct on (s.post = 'team-manager', s.post) u.id from app_user u join staff s on s.id = u.staff_id
        where u.disabled_at is null order by s.post = 'team-manager' desc, s.post, u.id`,
    );
    workers = await Promise.all(users.map(({ id }) => onward.signInAgain(id)));
  });
  afterAll(() => onward.close());

  it('is brought to this version by every migration that came since', async () => {
    const all = dataSourceOptions(database.ownerUrl).migrations as { name: string }[];
    expect(run).toEqual(all.map(({ name }) => name).filter((name) => !council.migrations.includes(name)));

    const { status, text } = await onward.visitor().get('/health/ready');
    expect({ status, ...(JSON.parse(text) as object) }).toMatchObject({ status: 200, pendingMigrations: [] });
  });

  it('keeps every row as it was, in the columns that there still are', async () => {
    for (const [table, before] of Object.entries(council.tables)) {
      const after = await onward.sql<{ row: Row }>(`select to_jsonb(t) as row from ${MOVED[table] ?? table} t`);
      const columns = Object.keys(before[0] ?? {}).filter(
        (name) => name in (after[0]?.row ?? {}) && NOT_RECORDED[table] !== name,
      );
      const told = (row: Row) => JSON.stringify(columns.map((name) => row[name]));
      const there = new Set(after.map(({ row }) => told(row)));
      const lost = before.map(told).filter((row) => !there.has(row));
      expect({ table, columns: columns.length > 0 || before.length === 0, lost }).toEqual({
        table,
        columns: true,
        lost: [],
      });
    }
  });

  it('has what is due by the rules of this version once it has started', async () => {
    const people = await onward.sql<{ id: string }>('select id from young_person order by 1');
    const ids = people.map(({ id }) => id);
    const history = async () =>
      (await onward.sql<{ n: number }>('select count(*)::int as n from deadline_history'))[0]!.n;

    await onward.app.get(NewRules).takeUp(council.today);
    const taken = await history();
    await onward.app.get(UnitOfWork).write(SYSTEM, (work) => onward.app.get(Ledger).refresh(work, ids, council.today));

    expect(await history()).toBe(taken);
  });

  it('opens on every page that has no more to its address, and on everybody’s record', async () => {
    const people = await onward.sql<{ id: string }>(
      'select id from young_person where withdrawn_at is null order by 1',
    );
    const lists = routesOf(onward.app).filter(
      (route) => /^GET \/[^:*]*$/.test(route) && !route.startsWith('GET /api/'),
    );
    const addresses = [...lists.map((route) => route.slice(4)), ...people.map(({ id }) => `/young-people/${id}`)];
    const failed: string[] = [];
    for (const address of addresses) {
      const status = await firstWhoMay(address);
      if (status !== 200 && status !== 303) failed.push(`${address}: ${status}`);
    }
    expect(failed).toEqual([]);
  });

  async function firstWhoMay(address: string): Promise<number> {
    for (const worker of workers) {
      const { status } = await worker.get(address);
      if (status !== 403 && status !== 404) return status;
    }
    return 404;
  }
});
