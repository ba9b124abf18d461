import type { UserActor } from '../access/actor';
import { Appointment } from '../contacts/appointment.entity';
import { Staff } from '../caseloads/staff.entity';
import { newId } from '../platform/ids';
import { UnitOfWork } from '../platform/unit-of-work';
import type { Severity } from '../statutory/case-file';
import { addDays, localDate } from '../statutory/local-date';
import { aDueItem, anAllocation, startNight, type Night } from '../../test/support/night';
import { aTeam, aWorker, aYoungPerson, SYSTEM } from '../../test/support/records';
import { Alerts } from './alerts';

const TONIGHT = localDate('2026-03-09');
const dueIn = (days: number) => addDays(TONIGHT, days);

describe('alerts of a night', () => {
  let night: Night;
  let alerts: Alerts;
  let team: string;
  let adviser: UserActor;

  beforeAll(async () => {
    night = await startNight(null);
    alerts = night.app.get(Alerts, { strict: false });
    const { dataSource } = night;
    team = await aTeam(dataSource);
    adviser = await aWorker(dataSource, { teamId: team, name: 'adviser' });
    const manager = await aWorker(dataSource, { teamId: team, post: 'team-manager', role: 'manager', name: 'manager' });
    await manages(team, manager);
    await aWorker(dataSource, { post: 'service-manager', role: 'manager', name: 'service manager' });
    await aWorker(dataSource, { post: 'head-of-service', role: 'manager', name: 'head of service' });
  });
  afterAll(() => night.close());

  const manages = (teamId: string, { staffId }: UserActor) =>
    night.dataSource.query('insert into team_manager (team_id, staff_id) values ($1, $2)', [teamId, staffId]);

  const aCase = async (): Promise<string> => {
    const person = await aYoungPerson(night.dataSource, { teamId: team });
    await anAllocation(night.dataSource, person, adviser.staffId);
    return person;
  };

  const raise = (date = TONIGHT, today = date) =>
    night.app.get(UnitOfWork).write(SYSTEM, (work) => alerts.raise(work, date, today));

  const heardOf = async (deadlineId: string): Promise<string> => {
    const rows: { name: string }[] = await night.dataSource.query(
      `select s.name from alert a join staff s on s.id = a.recipient_id where a.deadline_id = $1 order by s.name`,
      [deadlineId],
    );
    return rows.map(({ name }) => name).join(', ');
  };

  const severities: Severity[] = ['S1', 'S2', 'G', 'L'];
  const team2 = 'adviser, manager';
  const service = 'adviser, manager, service manager';
  const all = 'adviser, head of service, manager, service manager';
  it.each([
    ['14 days before', 14, ['adviser', 'adviser', 'adviser', 'adviser']],
    ['10 days before', 10, ['', '', '', '']],
    ['7 days before', 7, [team2, 'adviser', 'adviser', 'adviser']],
    ['the day before', 1, ['adviser', 'adviser', 'adviser', 'adviser']],
    ['the day itself', 0, ['adviser', 'adviser', 'adviser', 'adviser']],
    ['the day after', -1, [team2, team2, team2, team2]],
    ['a week after', -7, [service, service, service, team2]],
    ['a fortnight after', -14, [all, all, all, team2]],
    ['fifteen days after', -15, ['', '', '', '']],
  ])('%s the right people hear of it, for S1, S2, G and L', async (_when, days, expected) => {
    const person = await aCase();
    const items: string[] = [];
    for (const severity of severities) {
      items.push(await aDueItem(night.dataSource, person, { severity, dueOn: dueIn(days) }));
    }

    await raise();

    expect(await Promise.all(items.map(heardOf))).toEqual(expected);
  });

  it('are raised once, however often the night is run', async () => {
    const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(-1) });

    await raise();
    const again = await raise();

    expect(again.raised).toBe(0);
    expect(await heardOf(item)).toBe('adviser, manager');
  });

  it('are raised anew for a due date that has moved', async () => {
    const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(1) });
    await raise();
    await night.dataSource.query('update deadline set due_on = $2 where id = $1', [item, dueIn(1 + 30)]);

    await raise(addDays(TONIGHT, 30));

    expect(await heardOf(item)).toBe('adviser, adviser');
  });

  it('of a young person with nobody allocated go to the manager of their team', async () => {
    const person = await aYoungPerson(night.dataSource, { teamId: team });
    const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(14) });

    await raise();

    expect(await heardOf(item)).toBe('manager');
  });

  it('of a young person without a team go to the service manager', async () => {
    const item = await aDueItem(night.dataSource, await aYoungPerson(night.dataSource), {
      dueOn: dueIn(-1),
      severity: 'L',
    });

    await raise();

    expect(await heardOf(item)).toBe('service manager');
  });

  it('of an adviser who has left go to the team manager, and the one who left hears nothing', async () => {
    const { dataSource } = night;
    const leaver = await aWorker(dataSource, { teamId: team, name: 'leaver' });
    const person = await aYoungPerson(dataSource);
    await anAllocation(dataSource, person, leaver.staffId);
    await dataSource.getRepository(Staff).update(leaver.staffId, { leftOn: TONIGHT });
    const item = await aDueItem(dataSource, person, { dueOn: dueIn(0) });

    await raise();

    expect(await heardOf(item)).toBe('manager');
  });

  it('go to the interim worker until there is a personal adviser', async () => {
    const { dataSource } = night;
    const interim = await aWorker(dataSource, { teamId: team, name: 'interim' });
    const person = await aYoungPerson(dataSource, { teamId: team });
    await anAllocation(dataSource, person, interim.staffId, { role: 'interim' });
    const item = await aDueItem(dataSource, person, { dueOn: dueIn(0) });

    await raise();

    expect(await heardOf(item)).toBe('interim');
  });

  it('that an adviser is to be named go to the manager, who names them', async () => {
    const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(7), rule: 'PA-01' });

    await raise();

    expect(await heardOf(item)).toBe('manager');
  });

  it('are silent while a visit is booked in time, but not to the manager and not on the day', async () => {
    const booked = async (plannedOn: string, dueOn = dueIn(7)) => {
      const person = await aCase();
      await night.dataSource.getRepository(Appointment).insert({
        id: newId(),
        youngPersonId: person,
        staffId: adviser.staffId,
        kind: 'visit',
        plannedAt: new Date(`${plannedOn}T10:00:00Z`),
      });
      return aDueItem(night.dataSource, person, { rule: 'PA-02', severity: 'S1', dueOn });
    };
    const inTime = await booked(dueIn(7));
    const tooLate = await booked(dueIn(8));
    const gone = await booked(dueIn(-1));
    const today = await booked(TONIGHT, TONIGHT);

    await raise();

    expect(await heardOf(inTime)).toBe('manager');
    expect(await heardOf(tooLate)).toBe('adviser, manager');
    expect(await heardOf(gone)).toBe('adviser, manager');
    expect(await heardOf(today)).toBe('adviser');
  });

  it('wait until the day on which a pause ends', async () => {
    const person = await aCase();
    const pausedUntil = addDays(TONIGHT, 1);
    const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(-6), pausedUntil, subject: 'a' });
    const still = await aDueItem(night.dataSource, person, { dueOn: dueIn(-7), pausedUntil, subject: 'b' });

    await raise();
    await raise(addDays(TONIGHT, 1));

    expect(await heardOf(still)).toBe('');
    expect(await heardOf(item)).toBe(service);
  });

  it('end with a death, except for what has to be notified', async () => {
    const person = await aYoungPerson(night.dataSource, { teamId: team, diedOn: TONIGHT });
    const visit = await aDueItem(night.dataSource, person, { dueOn: dueIn(1), rule: 'PA-04' });
    const notification = await aDueItem(night.dataSource, person, { dueOn: dueIn(1), rule: 'RC-12' });

    await raise();

    expect([await heardOf(visit), await heardOf(notification)]).toEqual(['', 'manager']);
  });

  it.each(['met', 'met-late', 'superseded', 'breached', 'cancelled', 'not-applicable', 'unknown'] as const)(
    'say nothing of an item that is %s',
    async (state) => {
      const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(-7), state });

      await raise();

      expect(await heardOf(item)).toBe('');
    },
  );

  it('of a night that was missed go to whoever works with the young person now', async () => {
    const { dataSource } = night;
    const before = await aWorker(dataSource, { teamId: team, name: 'before' });
    const now = await aWorker(dataSource, { teamId: team, name: 'now' });
    const person = await aYoungPerson(dataSource, { teamId: team });
    await anAllocation(dataSource, person, before.staffId, { toOn: addDays(TONIGHT, 1) });
    await anAllocation(dataSource, person, now.staffId, { fromOn: addDays(TONIGHT, 1) });
    const item = await aDueItem(dataSource, person, { dueOn: dueIn(7) });

    await raise(TONIGHT, addDays(TONIGHT, 3));

    expect(await heardOf(item)).toBe('now');
  });
});
