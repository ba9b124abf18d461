import { AccommodationService } from '../../src/accommodation/accommodation.service';
import { NOTHING_MORE } from '../../src/accommodation/with-move';
import type { UserActor } from '../../src/access/actor';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { Nightly } from '../../src/deadlines/nightly';
import { tellHoursRunOut, tellUrgent } from '../../src/deadlines/urgent';
import { HowToldService } from '../../src/notifications/how-told.service';
import { Message } from '../../src/notifications/message.entity';
import { ToldService } from '../../src/notifications/told.service';
import { UrgentMessages } from '../../src/notifications/urgent-messages';
import { now, todayInLondon } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import type { Deadline } from '../../src/statutory/case-file';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { Casework } from '../../src/young-people/casework';
import { aDueItem, anAllocation, startNight, type Night } from '../support/night';
import { aTeam, aWorker, aYoungPerson, SYSTEM } from '../support/records';

/** A Monday. */
const TODAY = localDate('2026-11-23');
const SATURDAY = localDate('2026-11-21');
const NOON = new Date('2026-11-23T12:00:00Z');
const AT_NIGHT = new Date('2026-11-23T23:00:00Z');

describe('what is urgent', () => {
  let night: Night;
  let team: string;
  let adviser: UserActor;
  let colleague: UserActor;
  let manager: UserActor;

  beforeAll(async () => {
    night = await startNight(null);
  });
  beforeEach(async () => {
    await night.empty();
    const { dataSource } = night;
    team = await aTeam(dataSource, 'North');
    adviser = await aWorker(dataSource, { teamId: team, name: 'Ada Worker' });
    colleague = await aWorker(dataSource, { teamId: team, name: 'Cy Colleague' });
    manager = await aWorker(dataSource, { teamId: team, post: 'team-manager', role: 'manager', name: 'Bo Manager' });
    await dataSource.query('insert into team_manager (team_id, staff_id) values ($1, $2)', [team, manager.staffId]);
  });
  afterAll(() => night.close());

  const aChild = async () => {
    const id = await aYoungPerson(night.dataSource, {
      givenName: 'Marisol',
      familyName: 'Quennell',
      teamId: team,
      dateOfBirth: localDate('2009-03-10'),
    });
    await anAllocation(night.dataSource, id, adviser.staffId);
    return id;
  };
  const movesToBedAndBreakfast = (id: string, actor: UserActor = colleague, fromOn = TODAY) =>
    night.app.get(AccommodationService).recordMove(
      actor,
      id,
      {
        fromOn,
        type: 'W',
        providedUnder: 'none',
        placedByAuthority: true,
        address: '1 Sea Road',
        postcode: null,
        carer: null,
        provider: null,
        providerRegistered: null,
        managerReason: 'Nothing else was free that night.',
      } as never,
      TODAY,
      undefined,
      { ...NOTHING_MORE, signOff: { reason: 'Nothing else was free that night.', agreedById: null } },
    );
  const told = async (): Promise<[string, boolean][]> => {
    const rows: { name: string; message_due: boolean }[] = await night.dataSource.query(
      `select s.name, t.message_due from telling t join staff s on s.id = t.staff_id where t.kind = 'urgent' order by s.name`,
    );
    return rows.map(({ name, message_due }) => [name, message_due]);
  };
  const write = (at = NOON) => night.app.get(UrgentMessages).writeDue(at);
  const messages = () => night.dataSource.getRepository(Message).find({ order: { id: 'ASC' } });

  it('is told, with the write that caused it, to who works with the young person and to their manager', async () => {
    const id = await aChild();
    await movesToBedAndBreakfast(id);
    expect(await told()).toEqual([
      ['Ada Worker', true],
      ['Bo Manager', true],
    ]);

    expect(await write()).toBe(2);

    const mails = await messages();
    expect(mails.map(({ toStaffId }) => toStaffId).sort()).toEqual([adviser.staffId, manager.staffId].sort());
    for (const { subject, body, kind, state } of mails) {
      expect([subject, kind, state]).toEqual(['Onward: something urgent', 'urgent', 'kept']);
      expect(body).toContain('https://onward.example/told');
      expect(`${subject} ${body}`).not.toMatch(/Marisol|Quennell|breakfast|Sea Road/);
      expect(body).not.toContain(id);
    }
    const { told: list, unread } = await night.app.get(ToldService).list({ ...adviser, teamIds: [team] });
    expect(unread).toBe(1);
    expect(list).toMatchObject([
      {
        kind: 'urgent',
        youngPerson: { id, name: 'Marisol Quennell' },
        because: expect.stringContaining('bed and breakfast'),
      },
    ]);
  });

  it('is told once, however often the record is written after that', async () => {
    const id = await aChild();
    await movesToBedAndBreakfast(id);
    await write();
    const again = () =>
      night.app.get(Casework).change(colleague, id, 'record-casework', TODAY, () => Promise.resolve());

    await again();
    await again();

    expect(await told()).toHaveLength(2);
    expect(await write()).toBe(0);
    expect(await messages()).toHaveLength(2);
  });

  it('is not told when the write is undone', async () => {
    const id = await aChild();
    const undone = night.app.get(UnitOfWork).oneForAll(colleague, async () => {
      await movesToBedAndBreakfast(id);
      throw new Error('Refused.');
    });

    await expect(undone).rejects.toThrow('Refused.');
    expect(await told()).toEqual([]);
  });

  it('sends no message to whoever wrote it: they saw it on the page, and it stands in their list', async () => {
    await movesToBedAndBreakfast(await aChild(), adviser);

    expect(await told()).toEqual([
      ['Ada Worker', false],
      ['Bo Manager', true],
    ]);
    expect(await write()).toBe(1);
  });

  it('goes to the next above where nobody stands: no worker, no manager of the team', async () => {
    const other = await aTeam(night.dataSource, 'South');
    const service = await aWorker(night.dataSource, { post: 'service-manager', role: 'manager', name: 'Di Service' });
    const head = await aWorker(night.dataSource, { post: 'head-of-service', role: 'manager', name: 'Ed Head' });
    const id = await aYoungPerson(night.dataSource, { teamId: other, dateOfBirth: localDate('2009-03-10') });
    const southerner = await aWorker(night.dataSource, { teamId: other, name: 'Flo South' });
    await movesToBedAndBreakfast(id, southerner);
    expect(await told()).toEqual([[service.name, true]]);

    await night.dataSource.query('update staff set left_on = $2 where id = $1', [service.staffId, TODAY]);
    const another = await aYoungPerson(night.dataSource, { teamId: other, dateOfBirth: localDate('2009-03-10') });
    await movesToBedAndBreakfast(another, southerner);
    expect((await told()).map(([name]) => name)).toEqual([service.name, head.name]);
  });

  it.each([
    [-20, 'overdue'],
    [-6, 'due tomorrow'],
  ])('is an S1 item that a write makes so: a move %s days back leaves its visit %s', async (days) => {
    const id = await aFormerRelevant();
    await movesIntoAFlat(id, addDays(TODAY, days));

    const rows: { rule: string }[] = await night.dataSource.query(
      `select distinct d.rule from telling t join deadline d on d.id = t.deadline_id`,
    );
    expect(rows.map(({ rule }) => rule)).toEqual(['PA-02']);
  });

  it('is not one that has time: a move of today leaves seven days for the visit', async () => {
    await movesIntoAFlat(await aFormerRelevant(), TODAY);
    expect(await told()).toEqual([]);
  });

  it.each([
    ['a visit of any rule', 'PA-16', 'visit'],
    ['a review', 'RV-03', 'review'],
  ])('is not %s that is booked in time', async (_what, rule, kind) => {
    const { dataSource } = night;
    const id = await aChild();
    const tomorrow = addDays(TODAY, 1);
    const deadlineId = await aDueItem(dataSource, id, { rule, dueOn: tomorrow, severity: 'S1' });
    const [row] = await dataSource.query<{ startedById: string }[]>(
      'select started_by_id as "startedById" from deadline where id = $1',
      [deadlineId],
    );
    const item = { ...row, rule, subject: null, severity: 'S1', dueOn: tomorrow, dueAt: null, paused: null };
    const tell = () =>
      night.app
        .get(UnitOfWork)
        .write(SYSTEM, (work) => tellUrgent(work, id, { opened: [item as unknown as Deadline], alerts: [] }, TODAY));
    await dataSource.query(
      `insert into appointment (id, young_person_id, staff_id, kind, planned_at, state)
       values (gen_random_uuid(), $1, $2, $3, $4, 'planned')`,
      [id, adviser.staffId, kind, `${tomorrow}T10:00:00Z`],
    );

    await tell();
    expect(await told()).toEqual([]);

    await dataSource.query(`update appointment set state = 'cancelled'`);
    await tell();
    expect((await told()).map(([name]) => name)).toEqual(['Ada Worker', 'Bo Manager']);
  });

  it('waits in quiet hours, and everything that waited is one message in the morning', async () => {
    await night.dataSource.query(`insert into authority (id, name) values (gen_random_uuid(), 'Westmoor')`);
    await movesToBedAndBreakfast(await aChild(), adviser);
    await movesToBedAndBreakfast(await aChild(), adviser);

    expect(await write(AT_NIGHT)).toBe(0);
    expect(await messages()).toEqual([]);
    expect(await write(new Date('2026-11-24T07:00:00Z'))).toBe(1);
    expect((await messages()).map(({ toStaffId }) => toStaffId)).toEqual([manager.staffId]);
  });

  it('reaches someone on duty in quiet hours, and nobody on duty where the council says so', async () => {
    await night.dataSource.query(`insert into authority (id, name) values (gen_random_uuid(), 'Westmoor')`);
    const onDuty = {
      mobile: null,
      urgentBy: ['email' as const],
      digestBy: [],
      quiet: 'council' as const,
      ownHours: null,
    };
    await night.app.get(HowToldService).choose(manager, { ...onDuty, onDutyUntil: TODAY });
    await movesToBedAndBreakfast(await aChild(), adviser);
    await night.dataSource.query('update authority set urgent_to_duty = false');
    expect(await write(AT_NIGHT)).toBe(0);

    await night.dataSource.query('update authority set urgent_to_duty = true');
    expect(await write(AT_NIGHT)).toBe(1);
  });

  it('needs no message when it was read or done before the quiet hours ended, nor for who left', async () => {
    await movesToBedAndBreakfast(await aChild());
    await night.app.get(ToldService).readAll(adviser, 'ffffffff-ffff-7fff-bfff-ffffffffffff');
    await night.dataSource.query('update staff set left_on = $2 where id = $1', [manager.staffId, TODAY]);

    expect(await write()).toBe(0);
    expect((await told()).map(([, due]) => due)).toEqual([false, false]);
  });

  it('is written once by two copies at once', async () => {
    await movesToBedAndBreakfast(await aChild());
    const other = (await night.anotherCopy()).get(UrgentMessages);

    const written = await Promise.all([write(), other.writeDue(NOON)]);

    expect(written.reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(await messages()).toHaveLength(2);
  });

  it('only stands in the list of who wants no message', async () => {
    const only = {
      mobile: null,
      urgentBy: [],
      digestBy: [],
      quiet: 'none' as const,
      ownHours: null,
      onDutyUntil: null,
    };
    for (const actor of [adviser, manager]) await night.app.get(HowToldService).choose(actor, only);
    await movesToBedAndBreakfast(await aChild());

    expect(await write()).toBe(0);
    expect((await night.app.get(ToldService).list(manager)).unread).toBe(1);
  });

  describe('hours that run out with nobody writing', () => {
    const look = () => night.app.get(UnitOfWork).write(SYSTEM, (work) => tellHoursRunOut(work, todayInLondon()));
    const anItem = async (minutes: number, given: object = {}) => {
      const dueAt = new Date(now().getTime() + minutes * 60_000);
      return aDueItem(night.dataSource, await aChild(), {
        severity: 'G',
        dueAt,
        dueOn: todayInLondon(dueAt),
        ...given,
      });
    };

    it('are told within a minute, once', async () => {
      await anItem(-1);
      expect(await look()).toBe(2);
      expect(await look()).toBe(0);
    });

    it.each([
      ['that have not run out', 5, {}],
      ['of local policy', -1, { severity: 'L' }],
      ['of something paused', -1, { pausedUntil: addDays(todayInLondon(), 2) }],
      ['of something done', -1, { state: 'met' }],
    ])('are not told %s', async (_, minutes, given) => {
      await anItem(minutes, given);
      expect(await look()).toBe(0);
    });
  });

  describe('on a night without a summary', () => {
    const run = (date: LocalDate) => night.app.get(Nightly).run(date, date);

    it.each([
      ['a Saturday', SATURDAY],
      ['Boxing Day, observed', localDate('2026-12-28')],
      ['Good Friday', localDate('2027-03-26')],
    ])('is told at once what crosses an S1 threshold, and the rest waits for the next summary: %s', async (_, date) => {
      const id = await aChild();
      await aDueItem(night.dataSource, id, { dueOn: date, severity: 'S1' });
      await aDueItem(night.dataSource, id, { dueOn: date, severity: 'S2' });
      await aDueItem(night.dataSource, id, { dueOn: addDays(date, 14), severity: 'S1' });

      const { steps } = await run(date);

      expect(steps).toMatchObject({ alerts: { items: 3 }, urgent: { told: 1 } });
      expect(steps).not.toHaveProperty('digests');
      expect(await told()).toEqual([['Ada Worker', true]]);
      expect(await night.dataSource.query('select from digest')).toEqual([]);
    });

    it('leaves the rest for Monday’s summary, which says nothing twice', async () => {
      const id = await aChild();
      await aDueItem(night.dataSource, id, { dueOn: SATURDAY, severity: 'S1' });
      await aDueItem(night.dataSource, id, { dueOn: SATURDAY, severity: 'S2' });
      await run(SATURDAY);
      await night.app.get(Nightly).catchUp(TODAY);

      const [digest]: { for_date: LocalDate; counts: object }[] = await night.dataSource.query(
        'select for_date, counts from digest where staff_id = $1',
        [adviser.staffId],
      );
      // The S2 item of Saturday, and both items' first day overdue, which was Sunday's.
      expect(digest).toMatchObject({ for_date: TODAY, counts: { overdue: { statute: 2 }, newToday: 2 } });
      const list = await night.app.get(ToldService).list({ ...adviser, teamIds: [team] });
      expect(list.told[0]).toMatchObject({ kind: 'digest', digest: { items: expect.any(Array) } });
    });
  });

  async function aFormerRelevant(): Promise<string> {
    const id = await aYoungPerson(night.dataSource, { teamId: team, dateOfBirth: localDate('2008-03-10') });
    await night.dataSource.query(
      `insert into care_episode (id, fact_id, young_person_id, from_on, to_on, legal_status, short_break, placement)
       values ($2, $2, $1, '2022-03-10', '2026-03-10', 'care-order', false, 'foster-care')`,
      [id, '019a0000-0000-7000-8000-000000000001'],
    );
    await night.app
      .get(AllocationsService)
      .allocate(
        SYSTEM,
        id,
        { role: 'personal-adviser', staffId: adviser.staffId, reason: 'First', fromOn: localDate('2026-03-10') },
        TODAY,
      );
    return id;
  }

  const movesIntoAFlat = (id: string, fromOn: LocalDate) =>
    night.app.get(AccommodationService).recordMove(
      colleague,
      id,
      {
        fromOn,
        type: 'U',
        providedUnder: 's24B',
        placedByAuthority: true,
        address: '4 Tern Court',
        postcode: null,
        carer: null,
        provider: null,
        providerRegistered: null,
        managerReason: null,
      },
      TODAY,
    );
});
