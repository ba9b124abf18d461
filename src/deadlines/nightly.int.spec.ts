import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { UserActor } from '../access/actor';
import { Message } from '../notifications/message.entity';
import { addDays, localDate, type LocalDate } from '../statutory/local-date';
import { Owed } from '../owed/owed';
import { TodayService } from '../caseloads/today.service';
import { nightInLondon, now } from '../platform/clock';
import { UnitOfWork } from '../platform/unit-of-work';
import { aDueItem, anAllocation, startNight, type Night } from '../../test/support/night';
import { aTeam, aWorker, aYoungPerson } from '../../test/support/records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { LegalPosition } from './legal-position.entity';
import { Nightly } from './nightly';
import { NightlyTicker } from './nightly-ticker';

const TODAY = localDate('2026-03-09');

describe('the night', () => {
  let night: Night;
  let nightly: Nightly;
  let team: string;
  let adviser: UserActor;
  let manager: UserActor;

  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    night = await startNight(null, null, database);
    nightly = night.app.get(Nightly);
    const { dataSource } = night;
    team = await aTeam(dataSource, 'North');
    adviser = await aWorker(dataSource, { teamId: team });
    manager = await aWorker(dataSource, { teamId: team, post: 'team-manager', role: 'manager' });
    await dataSource.query('insert into team_manager (team_id, staff_id) values ($1, $2)', [team, manager.staffId]);
  });
  afterEach(() => night.close());

  const aCase = async (): Promise<string> => {
    const person = await aYoungPerson(night.dataSource, {
      teamId: team,
      givenName: 'Marisol',
      familyName: 'Quennell',
      dateOfBirth: localDate('2007-11-23'),
    });
    await anAllocation(night.dataSource, person, adviser.staffId);
    return person;
  };
  const aYoung = () => aYoungPerson(night.dataSource, { teamId: team, dateOfBirth: localDate('2007-11-23') });
  const aLegalPosition = (youngPersonId: string, nextChangeOn: LocalDate | null = null) =>
    night.dataSource.getRepository(LegalPosition).insert({
      youngPersonId,
      status: 'former-relevant',
      basis: ['s23C'],
      rules: ['LS-09'],
      because: [],
      needsManager: [],
      keepUntil: null,
      assessedOn: TODAY,
      nextChangeOn,
    });
  const messages = () => night.dataSource.getRepository(Message).find({ order: { id: 'ASC' } });
  const digestOf = async ({ staffId }: UserActor) => {
    const rows = await night.dataSource.query('select counts, for_date from digest where staff_id = $1', [staffId]);
    return rows as { counts: object; for_date: LocalDate }[];
  };

  it('sends one digest to each person who has something to do, with counts and a link and nobody named', async () => {
    const [one, two] = [await aCase(), await aCase()];
    const idle = await aWorker(night.dataSource, { teamId: team });
    await aDueItem(night.dataSource, one, { dueOn: addDays(TODAY, -1), severity: 'S1' });
    await aDueItem(night.dataSource, one, {
      dueOn: addDays(TODAY, -20),
      dutyBasis: 'policy',
      pausedUntil: addDays(TODAY, 9),
    });
    await aDueItem(night.dataSource, two, { dueOn: addDays(TODAY, 7) });
    await aDueItem(night.dataSource, two, { dueOn: addDays(TODAY, 14) });
    await aDueItem(night.dataSource, two, { dueOn: addDays(TODAY, 15) });
    const nobodys = await aYoungPerson(night.dataSource, { teamId: team });
    await aLegalPosition(nobodys);

    const run = await nightly.run(TODAY, TODAY);

    expect(run.steps).toEqual({
      refresh: { people: 0 },
      alerts: { items: 3, raised: 4, unheard: 0 },
      digests: { digests: 2, mails: 2 },
      contracts: { mails: 0 },
      figures: { figures: 16 },
      loads: { mails: 0 },
      'bed and breakfast': { mails: 0 },
      'far away': { mails: 0 },
      'long absences': { mails: 0 },
      providers: { mails: 0 },
      waiting: { mails: 0 },
      'supervision-policy': { mails: 0 },
    });
    const theirs = { overdue: { statute: 1, guidance: 0, policy: 1 }, paused: 1, dueIn7: 1, dueIn14: 2, people: 2 };
    expect(await digestOf(adviser)).toEqual([{ for_date: TODAY, counts: { ...theirs, newToday: 3, waiting: null } }]);
    expect(await digestOf(manager)).toEqual([{ for_date: TODAY, counts: { ...theirs, newToday: 1, waiting: 1 } }]);
    expect(await digestOf(idle)).toEqual([]);
    const mails = await messages();
    expect(mails.map(({ toStaffId }) => toStaffId).sort()).toEqual([adviser.staffId, manager.staffId].sort());
    for (const { subject, body } of mails) {
      expect(`${subject} ${body}`).not.toMatch(/Marisol|Quennell|2007|23 November/);
      for (const id of [one, two, nobodys]) expect(`${subject} ${body}`).not.toContain(id);
      expect(body).toContain('https://onward.example/today');
    }
  });

  it('says nothing when there is nothing to say', async () => {
    await aDueItem(night.dataSource, await aCase(), { dueOn: addDays(TODAY, 40) });

    const run = await nightly.run(TODAY, TODAY);

    expect(run.steps.digests).toEqual({ digests: 0, mails: 0 });
    expect(await messages()).toEqual([]);
  });

  it('changes nothing when it is run again', async () => {
    await aDueItem(night.dataSource, await aCase(), { dueOn: TODAY });
    await nightly.run(TODAY, TODAY);
    const before = await everything();

    const again = await nightly.run(TODAY, TODAY);

    expect(again.outcome).toBe('already done');
    expect(await everything()).toEqual(before);
  });

  it('is run by one copy of two, with one digest for each reader', async () => {
    await aDueItem(night.dataSource, await aCase(), { dueOn: addDays(TODAY, -1) });
    const other = (await night.anotherCopy()).get(Nightly);

    const runs = await Promise.all([nightly.run(TODAY, TODAY), other.run(TODAY, TODAY)]);

    expect(runs.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(await messages()).toHaveLength(2);
  });

  it('catches up nights that were missed, with their alerts and a digest of today only', async () => {
    const person = await aCase();
    await nightly.run(addDays(TODAY, -4), addDays(TODAY, -4));
    const crossedOn = [-3, -2, -1, 0].map((days) => addDays(TODAY, days));
    for (const date of crossedOn) await aDueItem(night.dataSource, person, { dueOn: addDays(date, 7) });

    const runs = await nightly.catchUp(TODAY);

    expect(runs.map(({ forDate, outcome }) => [forDate, outcome])).toEqual(crossedOn.map((date) => [date, 'done']));
    const raised: { raised_on: LocalDate }[] = await night.dataSource.query(
      'select raised_on from alert order by raised_on',
    );
    expect(raised.map((row) => row.raised_on)).toEqual(crossedOn);
    expect(await digestOf(adviser)).toMatchObject([{ for_date: TODAY, counts: { newToday: 4, dueIn7: 4 } }]);
    expect(await nightly.catchUp(TODAY)).toEqual([]);
  });

  it('refreshes only those for whom something changes by itself', async () => {
    const [due, notYet] = [await aCase(), await aCase()];
    await aLegalPosition(due, TODAY);
    await aLegalPosition(notYet, addDays(TODAY, 1));

    const run = await nightly.run(TODAY, TODAY);

    expect(run.steps.refresh).toEqual({ people: 1 });
    const refreshed = await night.dataSource.getRepository(LegalPosition).findOneByOrFail({ youngPersonId: due });
    expect(refreshed).not.toMatchObject({ nextChangeOn: TODAY });
    expect(
      await night.dataSource.getRepository(LegalPosition).findOneByOrFail({ youngPersonId: notYet }),
    ).toMatchObject({
      status: 'former-relevant',
      nextChangeOn: addDays(TODAY, 1),
    });
  });

  it('keeps the figures of the morning for each team and for the whole authority', async () => {
    await aDueItem(night.dataSource, await aCase(), { dueOn: addDays(TODAY, -1) });
    const teamless = await aYoungPerson(night.dataSource);
    await aDueItem(night.dataSource, teamless, { dueOn: addDays(TODAY, -1), dutyBasis: 'policy' });
    await aLegalPosition(teamless);

    await nightly.run(TODAY, TODAY);

    const figures = await night.dataSource.query(
      `select jsonb_object_agg(figure, value) as values from daily_figure where for_date = $1 group by team_id
        order by team_id nulls last`,
      [TODAY],
    );
    expect(figures).toEqual([
      {
        values: {
          open: 1,
          people: 1,
          waiting: 0,
          'waiting-longest': 0,
          'overdue-statute': 1,
          'overdue-guidance': 0,
          'overdue-policy': 0,
          'overdue-paused': 0,
        },
      },
      {
        values: {
          open: 2,
          people: 2,
          waiting: 1,
          'waiting-longest': 0,
          'overdue-statute': 1,
          'overdue-guidance': 0,
          'overdue-policy': 1,
          'overdue-paused': 0,
        },
      },
    ]);
  });

  it('counts who waits for a worker as their page does: with an interim, or an adviser who left, they still wait', async () => {
    const { dataSource } = night;
    const left = await aWorker(dataSource, { teamId: team });
    await dataSource.query('update staff set left_on = $1 where id = $2', [TODAY, left.staffId]);
    const [settled, withInterim, leftBehind] = [await aCase(), await aYoung(), await aYoung()];
    await anAllocation(dataSource, withInterim, manager.staffId, { role: 'interim' });
    await anAllocation(dataSource, leftBehind, left.staffId);
    for (const person of [settled, withInterim, leftBehind]) await aLegalPosition(person);

    await nightly.run(TODAY, TODAY);

    expect(await digestOf(manager)).toEqual([{ for_date: TODAY, counts: expect.objectContaining({ waiting: 2 }) }]);
    const page = await new TodayService(night.app.get(UnitOfWork), new Owed()).today(
      { ...manager, teamIds: [team] },
      TODAY,
    );
    expect(page.waiting.inAll).toBe(2);
  });

  it('comes by itself soon after the start of a copy that keeps time', async () => {
    await night.anotherCopy('ticking');
    const done = () => night.dataSource.query(`select from job_run where job = 'nightly' and state = 'done'`);

    while (((await done()) as object[]).length === 0) await pause(100); // the test's own time limit ends this
  });

  it('is finished by another copy when the copy that ran it was killed', async () => {
    const { dataSource } = night;
    const ticker = night.app.get(NightlyTicker);
    ticker.lookAgainMs = 50;
    await dataSource.query(
      `insert into job_run (job, for_date, state, started_at, lease_until)
       values ('nightly', $1, 'running', now(), now() + interval '1 hour')`,
      [nightInLondon(now())],
    );

    await ticker.tick();
    const held: unknown[] = await dataSource.query(`select state from job_run`);
    await dataSource.query(`update job_run set lease_until = now()`); // the hold of a killed copy has run out

    expect(held).toEqual([{ state: 'running' }]);
    while ((await dataSource.query<object[]>(`select from job_run where state = 'done'`)).length === 0) await pause(20);
  });

  it('has everybody worked out anew when a version with other rules starts, and nobody when it starts again', async () => {
    const { dataSource } = night;
    const person = await aYoung();
    await aLegalPosition(person, localDate('2199-12-31'));
    const status = async () =>
      (await dataSource.getRepository(LegalPosition).findOneByOrFail({ youngPersonId: person })).status;

    await night.app.get(NightlyTicker).tick();
    const workedOut = await status();
    await dataSource.query(`update legal_position set status = 'former-relevant', next_change_on = '2199-12-31'`);
    await (await night.anotherCopy()).get(NightlyTicker).tick();
    const left = await status();
    await dataSource.query(`insert into ledger_rules (rules) values ('of a version that ran for a day')`);
    await (await night.anotherCopy()).get(NightlyTicker).tick();

    expect({ workedOut, left, again: await status() }).toEqual({
      workedOut: 'none',
      left: 'former-relevant',
      again: 'none',
    });
    const told: unknown[] = await dataSource.query(
      `select detail ->> 'from' as "from" from audit_event where did = 'ledger.rules-changed' order by id`,
    );
    expect(told).toEqual([{ from: null }, { from: 'of a version that ran for a day' }]);
  });

  it('is tried again soon after one of its steps failed', async () => {
    const { dataSource } = night;
    const ticker = night.app.get(NightlyTicker);
    ticker.lookAgainMs = 50;
    const owner = await new DataSource({ type: 'postgres', url: night.database.ownerUrl }).initialize();
    await owner.query('alter table daily_figure rename to mislaid');

    await ticker.tick();
    const failed: { state: string; steps: object }[] = await dataSource.query('select state, steps from job_run');
    await owner.query('alter table mislaid rename to daily_figure');
    await owner.destroy();

    expect(failed).toEqual([{ state: 'failed', steps: expect.not.objectContaining({ figures: expect.anything() }) }]);
    while ((await dataSource.query<object[]>(`select from job_run where state = 'done'`)).length === 0) await pause(20);
  });

  async function everything(): Promise<unknown> {
    const tables = ['alert', 'digest', 'message', 'daily_figure', 'deadline', 'job_run', 'audit_event'];
    return Promise.all(tables.map((table) => night.dataSource.query(`select * from ${table} order by 1, 2, 3`)));
  }
});
