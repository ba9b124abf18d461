import { Client } from 'pg';
import type { UserActor } from '../access/actor';
import { Appointment } from '../contacts/appointment.entity';
import { Absence } from '../caseloads/absence.entity';
import { Acknowledgement } from '../caseloads/acknowledgement.entity';
import { Staff } from '../caseloads/staff.entity';
import { newId } from '../platform/ids';
import { UnitOfWork } from '../platform/unit-of-work';
import type { Severity } from '../statutory/case-file';
import { addDays, localDate } from '../statutory/local-date';
import { aDueItem, anAllocation, startNight, type Night } from '../../test/support/night';
import { aTeam, aWorker, aYoungPerson, SYSTEM } from '../../test/support/records';
import { Alerts } from './alerts';
import { LegalPosition } from './legal-position.entity';

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

  it('raised in somebody’s last days, and told in no summary, go to whoever has the case', async () => {
    const { dataSource } = night;
    const leaves = await aWorker(dataSource, { teamId: team, name: 'leaves' });
    const person = await aYoungPerson(dataSource, { teamId: team });
    await anAllocation(dataSource, person, leaves.staffId);
    await dataSource.query('update staff set left_on = $2 where id = $1', [leaves.staffId, addDays(TONIGHT, 1)]);
    const item = await aDueItem(dataSource, person, { dueOn: dueIn(0) });
    await raise();
    expect(await heardOf(item)).toBe('leaves');

    await raise(addDays(TONIGHT, 1));

    expect(await heardOf(item)).toContain('manager');
    expect(await heardOf(item)).not.toContain('leaves');
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

  it('of someone of 21 to 24 who takes no support are about the offers and what they asked to see', async () => {
    const person = await aCase();
    await night.dataSource.getRepository(LegalPosition).insert({
      youngPersonId: person,
      status: 'former-relevant-21-plus',
      basis: ['offer-only'],
      rules: [],
      because: ['21 or over.'],
      needsManager: [],
      assessedOn: TONIGHT,
    });
    const heard: string[] = [];
    for (const rule of ['PA-09', 'RC-05', 'SV-02', 'ET-05']) {
      const item = await aDueItem(night.dataSource, person, { rule, dueOn: dueIn(1) });
      await raise();
      heard.push(await heardOf(item));
    }

    expect(heard).toEqual(['adviser', 'adviser', '', '']);
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

  it.each([
    ['PA-16', 'visit'],
    ['CU-03', 'visit'],
    ['RV-01', 'review'],
  ] as const)('of %s are silent while a %s is booked in time', async (rule, kind) => {
    const person = await aCase();
    await anAppointment(person, kind, dueIn(3));
    const item = await aDueItem(night.dataSource, person, { rule, dueOn: dueIn(7), severity: 'S2' });

    await raise();

    expect(await heardOf(item)).toBe('');
  });

  it('are not silent for a visit that is booked before the day from which it counts', async () => {
    const person = await aCase();
    await anAppointment(person, 'review', dueIn(1));
    const item = await aDueItem(night.dataSource, person, { rule: 'RV-03', dueOn: dueIn(7), notBefore: dueIn(3) });

    await raise();

    expect(await heardOf(item)).toBe('adviser');
  });

  it('of one silence are one: the graver says it', async () => {
    const person = await aCase();
    const visit = await aDueItem(night.dataSource, person, { rule: 'PA-05', severity: 'L', dueOn: dueIn(-1) });
    const touch = await aDueItem(night.dataSource, person, { rule: 'PA-12', severity: 'S2', dueOn: dueIn(-1) });

    await raise();

    expect([await heardOf(visit), await heardOf(touch)]).toEqual(['', team2]);
  });

  it('of what is overdue are not silent because something graver is due later', async () => {
    const person = await aCase();
    const visit = await aDueItem(night.dataSource, person, { rule: 'PA-05', severity: 'L', dueOn: dueIn(-7) });
    await aDueItem(night.dataSource, person, { rule: 'PA-12', severity: 'S2', dueOn: dueIn(-3) });

    await raise();

    expect(await heardOf(visit)).toBe(team2);
  });

  it('climb on the days the authority sets, and matters of local practice no further than the manager', async () => {
    const own = await startNight(null);
    try {
      const manager = await aWorker(own.dataSource, { teamId: await aTeam(own.dataSource), post: 'team-manager' });
      await own.dataSource.query('insert into team_manager (team_id, staff_id) values ($1, $2)', [
        manager.teamIds[0],
        manager.staffId,
      ]);
      await aWorker(own.dataSource, { post: 'service-manager', role: 'manager', name: 'service manager' });
      await own.dataSource.query(
        `insert into authority_policy (id, in_force_from, settings, reason) values ($1, $2, $3, 'agreed')`,
        [newId(), addDays(TONIGHT, -30), JSON.stringify({ escalation: { serviceManagerDaysAfter: 3 } })],
      );
      const person = await aYoungPerson(own.dataSource, { teamId: manager.teamIds[0]! });
      const heard: string[] = [];
      for (const severity of ['S2', 'L'] as const) {
        const item = await aDueItem(own.dataSource, person, { severity, dueOn: dueIn(-3) });
        await own.app
          .get(UnitOfWork)
          .write(SYSTEM, (work) => own.app.get(Alerts, { strict: false }).raise(work, TONIGHT, TONIGHT));
        const rows: { name: string }[] = await own.dataSource.query(
          'select s.name from alert a join staff s on s.id = a.recipient_id where a.deadline_id = $1',
          [item],
        );
        heard.push(rows.map(({ name }) => name).join(', '));
      }
      expect(heard).toEqual(['service manager', '']);
    } finally {
      await own.close();
    }
  });

  const anAppointment = (person: string, kind: Appointment['kind'], on: string) =>
    night.dataSource.getRepository(Appointment).insert({
      id: newId(),
      youngPersonId: person,
      staffId: adviser.staffId,
      kind,
      plannedAt: new Date(`${on}T10:00:00Z`),
    });

  describe('while the worker is away', () => {
    const anAbsence = (staffId: string, given: Partial<Absence> = {}) => {
      const id = newId();
      const row = { id, factId: id, staffId, fromOn: dueIn(-2), toOn: dueIn(5), coverId: null, ...given };
      return night.dataSource.getRepository(Absence).insert(row);
    };
    const away = async (given: Partial<Absence> = {}) => {
      const worker = await aWorker(night.dataSource, { teamId: team, name: 'away' });
      await anAbsence(worker.staffId, given);
      const person = await aYoungPerson(night.dataSource, { teamId: team });
      await anAllocation(night.dataSource, person, worker.staffId);
      return { worker, person };
    };
    const aCover = async (name = 'cover') => (await aWorker(night.dataSource, { teamId: team, name })).staffId;

    it('go to whoever covers', async () => {
      const { person } = await away({ coverId: await aCover() });
      const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(0) });

      await raise();

      expect(await heardOf(item)).toBe('cover');
    });

    it('go to the other worker of the young person where nobody covers', async () => {
      const { person } = await away();
      await anAllocation(night.dataSource, person, await aCover('social worker'), { role: 'social-worker' });
      const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(0) });

      await raise();

      expect(await heardOf(item)).toBe('social worker');
    });

    it('go to the manager where nobody is there', async () => {
      const coverId = await aCover();
      await anAbsence(coverId);
      const { person } = await away({ coverId });
      const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(0) });

      await raise();

      expect(await heardOf(item)).toBe('manager');
    });

    it('of the last rung in a council without a head of service go to whoever is there for the team, never to one away', async () => {
      const { dataSource } = night;
      const head = await dataSource.getRepository(Staff).findOneByOrFail({ post: 'head-of-service' });
      await dataSource.getRepository(Staff).update(head.id, { leftOn: addDays(TONIGHT, -1) });
      const { person } = await away();
      const item = await aDueItem(dataSource, person, { dueOn: dueIn(-14), severity: 'S1' });

      await raise();

      await dataSource.getRepository(Staff).update(head.id, { leftOn: null });
      expect(await heardOf(item)).toBe('manager, service manager');
    });

    it('are not told again to the worker who is back, and the next reminder is theirs', async () => {
      const { person } = await away({ toOn: dueIn(1), coverId: await aCover() });
      const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(7), severity: 'G' });
      await raise();
      await tellAll();

      await raise(dueIn(1));
      expect(await heardOf(item)).toBe('cover');

      await raise(dueIn(6));
      expect(await heardOf(item)).toBe('away, cover');
    });

    it.each([
      ['before it begins', { fromOn: dueIn(1) }],
      ['on the day they are back', { toOn: TONIGHT }],
      ['that was taken out', { withdrawn: true }],
    ])('go to the worker %s', async (_when, given) => {
      const { person } = await away({ ...given, coverId: await aCover() });
      const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(0) });

      await raise();

      expect(await heardOf(item)).toBe('away');
    });

    it('of a manager go to whoever covers for the manager', async () => {
      const teamId = await aTeam(night.dataSource);
      const manager = await aWorker(night.dataSource, { teamId, post: 'team-manager', role: 'manager', name: 'boss' });
      await manages(teamId, manager);
      await anAbsence(manager.staffId, { coverId: await aCover('deputy') });
      const person = await aYoungPerson(night.dataSource, { teamId });
      const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(-1) });

      await raise();

      expect(await heardOf(item)).toBe('deputy');
    });
  });

  describe('of what somebody said they will do', () => {
    const says = async (deadlineId: string, staffId: string, byOn: string, recordedAt = new Date()) =>
      night.dataSource.getRepository(Acknowledgement).insert({
        id: newId(),
        deadlineId,
        staffId,
        willDo: 'visit on Thursday',
        byOn: byOn as typeof TONIGHT,
        saidOn: TONIGHT,
        recordedAt,
      });

    it('are silent to them until the day they named, and no further up', async () => {
      const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(-1) });
      await says(item, adviser.staffId, dueIn(10));

      await raise();
      expect(await heardOf(item)).toBe('manager');

      await raise(dueIn(6));
      expect(await heardOf(item)).toBe('manager, manager, service manager');
    });

    it('come back on the day they named', async () => {
      const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(4), severity: 'G' });
      await says(item, adviser.staffId, dueIn(2));

      await raise(dueIn(2));

      expect(await heardOf(item)).toBe('adviser');
    });

    it('come back on the day named last', async () => {
      const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(9), severity: 'G' });
      await says(item, adviser.staffId, dueIn(2), new Date('2026-03-09T09:00:00Z'));
      await says(item, adviser.staffId, dueIn(4), new Date('2026-03-09T10:00:00Z'));

      await raise(dueIn(2));
      expect(await heardOf(item)).toBe('');

      await raise(dueIn(4));
      expect(await heardOf(item)).toBe('adviser');
    });

    it('come back to the manager who said so', async () => {
      const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(-3) });
      const [{ id }]: [{ id: string }] = await night.dataSource.query(`select id from staff where name = 'manager'`);
      await says(item, id, TONIGHT);

      await raise();

      expect(await heardOf(item)).toBe('manager');
    });

    it('do not come back of what is done', async () => {
      const item = await aDueItem(night.dataSource, await aCase(), { dueOn: dueIn(4), state: 'met', metOn: dueIn(1) });
      await says(item, adviser.staffId, dueIn(2));

      await raise(dueIn(2));

      expect(await heardOf(item)).toBe('');
    });

    it('move with the young person: the new worker hears on the day the one before named', async () => {
      const before = await aWorker(night.dataSource, { teamId: team, name: 'before' });
      const now = await aWorker(night.dataSource, { teamId: team, name: 'now' });
      const person = await aYoungPerson(night.dataSource, { teamId: team });
      await anAllocation(night.dataSource, person, before.staffId, { toOn: dueIn(1) });
      await anAllocation(night.dataSource, person, now.staffId, { fromOn: dueIn(1) });
      const item = await aDueItem(night.dataSource, person, { dueOn: dueIn(20), severity: 'G' });
      await says(item, before.staffId, dueIn(2));

      await raise(dueIn(2));

      expect(await heardOf(item)).toBe('now');
    });
  });

  it('that were told to the worker before are told once to the one who is theirs now', async () => {
    const { dataSource } = night;
    const before = await aWorker(dataSource, { teamId: team, name: 'before' });
    const now = await aWorker(dataSource, { teamId: team, name: 'now' });
    const person = await aYoungPerson(dataSource, { teamId: team });
    await anAllocation(dataSource, person, before.staffId, { recordedAt: new Date('2026-01-06T09:00:00Z') });
    const item = await aDueItem(dataSource, person, { dueOn: dueIn(-1), severity: 'G' });
    await raise();
    await tellAll();
    await ownerEnds(person, dueIn(1));
    await anAllocation(dataSource, person, now.staffId, {
      fromOn: dueIn(1),
      recordedAt: new Date(`${dueIn(1)}T09:00:00Z`),
    });

    await raise(dueIn(1));
    await raise(dueIn(2));

    expect(await heardOf(item)).toBe('before, manager, now');
  });

  it('that nobody was told yet move to the worker who is theirs now', async () => {
    const { dataSource } = night;
    const before = await aWorker(dataSource, { teamId: team, name: 'before' });
    const now = await aWorker(dataSource, { teamId: team, name: 'now' });
    const person = await aYoungPerson(dataSource, { teamId: team });
    await anAllocation(dataSource, person, before.staffId, { recordedAt: new Date('2026-01-06T09:00:00Z') });
    const item = await aDueItem(dataSource, person, { dueOn: dueIn(0), severity: 'G' });
    await raise();
    await ownerEnds(person, dueIn(1));
    await anAllocation(dataSource, person, now.staffId, {
      fromOn: dueIn(1),
      recordedAt: new Date('2026-01-07T09:00:00Z'),
    });

    await raise(dueIn(2));

    expect(await heardOf(item)).toBe('now');
  });

  it('that two managers were to be told, while there was no worker, move once to the one who is theirs now', async () => {
    const { dataSource } = night;
    const two = await aTeam(dataSource);
    for (const name of ['first manager', 'second manager']) {
      await manages(two, await aWorker(dataSource, { teamId: two, post: 'team-manager', role: 'manager', name }));
    }
    const now = await aWorker(dataSource, { teamId: two, name: 'now' });
    const person = await aYoungPerson(dataSource, { teamId: two });
    const item = await aDueItem(dataSource, person, { dueOn: dueIn(0), severity: 'G' });
    await raise();
    expect(await heardOf(item)).toBe('first manager, second manager');
    const recordedAt = new Date(`${dueIn(1)}T09:00:00Z`);
    await anAllocation(dataSource, person, now.staffId, { fromOn: dueIn(1), recordedAt });

    await raise(dueIn(2));

    expect((await heardOf(item)).split(', ').filter((name) => name === 'now')).toEqual(['now']);
  });

  let tellings = 0;
  /** As if every alert so far had been in somebody's digest. */
  const tellAll = async () => {
    const id = newId();
    await night.dataSource.query(`insert into digest (id, staff_id, for_date, counts) values ($1, $2, $3, '{}')`, [
      id,
      adviser.staffId,
      addDays(dueIn(0), (tellings += 1)),
    ]);
    await night.dataSource.query('update alert set digest_id = $1 where digest_id is null', [id]);
  };
  /** The day an allocation ends, in place: only the owner of the database may. */
  const ownerEnds = async (person: string, on: string) => {
    const owner = new Client({ connectionString: night.database.ownerUrl });
    await owner.connect();
    await owner.query('update allocation set to_on = $2 where young_person_id = $1', [person, on]);
    await owner.end();
  };
});
