import { Client } from 'pg';
import { Nightly } from '../../src/deadlines/nightly';
import { addDays, localDate } from '../../src/statutory/local-date';
import { startNight, type Night } from '../support/night';
import { aTeam, aWorker } from '../support/records';

const TODAY = localDate('2026-03-09');

/** Statistics of every table, which the application itself may not make: without them each plan here is a guess. */
async function analyze({ database }: Night): Promise<void> {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
}

describe('the night of a large authority', () => {
  let night: Night;

  beforeAll(async () => {
    night = await startNight(null);
  });
  afterAll(() => night.close());

  it('tells each of 300 advisers once of 3,000 items that come due among 400,000 that do not', async () => {
    const { dataSource } = night;
    const team = await aTeam(dataSource);
    for (let n = 0; n < 300; n += 1) await aWorker(dataSource, { teamId: team, name: `Adviser ${n}` });
    await dataSource.query(
      `insert into young_person (id, date_of_birth, team_id)
       select gen_random_uuid(), '2006-06-01', $1 from generate_series(1, 100000)`,
      [team],
    );
    await analyze(night);
    await dataSource.query(
      `with people as (select id, row_number() over (order by id) as n from young_person),
            workers as (select id, row_number() over (order by id) as n from staff)
       insert into allocation (id, fact_id, young_person_id, role, staff_id, from_on, reason)
       select g.id, g.id, p.id, 'personal-adviser', w.id, '2025-01-06', 'first worker'
         from people p join workers w on w.n = p.n % 300 + 1 cross join lateral (select gen_random_uuid() as id, p.n) g`,
    );
    await dataSource.query(
      `with people as (select id, row_number() over (order by id) as n from young_person)
       insert into deadline (id, young_person_id, rule, started_by_id, title, started_by, started_on, due_on, plan_by,
         state, duty_basis, date_basis, confirmed, severity, because)
       select gen_random_uuid(), p.id, 'RV-01', i::text, 'Review the pathway plan', 'the last review', '2025-06-01', due, due,
              'open', 'statute', 'statute', true, 'S2', 'A plan is reviewed every six months.'
         from people p cross join generate_series(1, 4) i
         cross join lateral (select case when i = 1 and p.n <= 3000 then $1::date else $1::date + 20 + i end) d(due)`,
      [TODAY],
    );
    await analyze(night);

    const run = await night.app.get(Nightly).run(TODAY, TODAY);

    expect(run).toMatchObject({
      outcome: 'done',
      steps: { alerts: { items: 3000, raised: 3000, unheard: 0 }, digests: { digests: 300, mails: 300 } },
    });
    const quiet = await night.app.get(Nightly).run(addDays(TODAY, 2), addDays(TODAY, 2));
    expect(quiet.steps.alerts).toEqual({ items: 0, raised: 0, unheard: 0 });
  });
});
