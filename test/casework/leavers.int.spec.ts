import { Client, Pool } from 'pg';
import { IsNull } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { AllocateManyService } from '../../src/caseloads/allocate-many.service';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { Allocation, type AllocationRole } from '../../src/caseloads/allocation.entity';
import type { Post } from '../../src/caseloads/staff.entity';
import { WorkplaceService } from '../../src/caseloads/workplace.service';
import { TodayService } from '../../src/caseloads/today.service';
import { Appointment } from '../../src/contacts/appointment.entity';
import { ContactsService } from '../../src/contacts/contacts.service';
import { OpenContactsService } from '../../src/contacts/open-contacts.service';
import { tellWaiting } from '../../src/deadlines/waiting-told';
import { DayAfter18Service } from '../../src/handovers/day-after-18.service';
import { CaseHandOversService } from '../../src/handovers/case-hand-overs.service';
import { WorkerChangesService } from '../../src/handovers/worker-changes.service';
import { handOverCases } from '../../src/handovers/hand-over';
import { LeaversService, type RecordLeaving } from '../../src/handovers/leavers.service';
import { everythingOwned } from '../../src/handovers/leaver-owns';
import { FamiliarityService } from '../../src/familiarity/familiarity.service';
import { Owed } from '../../src/owed/owed';
import { owedLines, owedOfPerson } from '../../src/owed/owed-list';
import { todayInLondon } from '../../src/platform/clock';
import { correctFact } from '../../src/platform/fact';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { addDays, formatLong, localDate, type LocalDate } from '../../src/statutory/local-date';
import { FIRST_METHODS } from '../../src/supervision/methods';
import { Casework } from '../../src/young-people/casework';
import { anAction } from '../support/an-action';
import { aDueItem, anAllocation } from '../support/night';
import { aTeam, aWorker, aYoungPerson, startRecords, SYSTEM, type Records } from '../support/records';

const TODAY = localDate('2026-11-26');

describe('a worker leaves', () => {
  let records: Records;
  let service: LeaversService;
  let north: string;
  let south: string;
  let manager: UserActor;
  let southManager: UserActor;
  let bo: UserActor;
  let cy: UserActor;

  beforeAll(async () => {
    records = await startRecords();
    service = records.app.get(LeaversService);
    north = await aTeam(records.dataSource, 'North');
    south = await aTeam(records.dataSource, 'South');
    manager = await aWorker(records.dataSource, {
      teamId: north,
      role: 'manager',
      post: 'team-manager',
      name: 'Mo Manager',
    });
    southManager = await aWorker(records.dataSource, {
      teamId: south,
      role: 'manager',
      post: 'team-manager',
      name: 'Su Manager',
    });
    bo = await aWorker(records.dataSource, { teamId: north, name: 'Bo Stays' });
    cy = await aWorker(records.dataSource, { teamId: north, name: 'Cy Stays' });
  });
  afterAll(() => records.close());

  const aLeaver = () => aWorker(records.dataSource, { teamId: north, name: 'Lee Leaver' });
  const aPersonOf = async (
    worker: UserActor,
    { role = 'personal-adviser', teamId = north }: { role?: AllocationRole; teamId?: string } = {},
  ) => {
    const id = await aYoungPerson(records.dataSource, { teamId });
    await anAllocation(records.dataSource, id, worker.staffId, { role });
    return id;
  };
  const shown = async (personId: string, role: AllocationRole = 'personal-adviser') =>
    (
      await records.dataSource
        .getRepository(Allocation)
        .findOneByOrFail({ youngPersonId: personId, role, replacedById: IsNull() })
    ).id;
  const shownOf = async (personId: string, { staffId }: UserActor) =>
    (
      await records.dataSource
        .getRepository(Allocation)
        .findOneByOrFail({ youngPersonId: personId, staffId, replacedById: IsNull() })
    ).id;
  const command = (given: Partial<RecordLeaving> = {}): RecordLeaving => ({
    formId: newId(),
    lastDay: addDays(TODAY, 7),
    reason: 'Their worker leaves',
    cases: [],
    reviewerId: null,
    coverId: null,
    educationWorkerId: null,
    ...given,
  });
  const running = (personIds: string[]) =>
    records.dataSource.query<{ person: string; role: string; staff: string }[]>(
      `select young_person_id as person, role, staff_id as staff from allocation
        where young_person_id = any($1) and replaced_by_id is null and not withdrawn and to_on is null order by role`,
      [personIds],
    );
  const owesTelling = async (personId: string) =>
    (await records.dataSource.query<object[]>('select from worker_change where young_person_id = $1', [personId]))
      .length;
  const owns = (worker: UserActor) =>
    records.dataSource.query<{ kind: string }[]>(
      `select distinct kind from (${everythingOwned(records.app.get(Owed), 'to-move')}) x`,
      [worker.staffId],
    );

  it('gives each young person to whom was chosen, and says nobody has one of theirs any more', async () => {
    const lee = await aLeaver();
    const [first, second, third] = [
      await aPersonOf(lee),
      await aPersonOf(lee, { role: 'social-worker' }),
      await aPersonOf(lee),
    ];
    const cases = [
      { allocationId: await shown(first), staffId: bo.staffId },
      { allocationId: await shown(second, 'social-worker'), staffId: cy.staffId },
      { allocationId: await shown(third), staffId: null },
    ];

    const done = await service.record(manager, lee.staffId, command({ cases }), TODAY);

    expect(new Map(done.results.map(({ personId, outcome, toName }) => [personId, [outcome, toName]]))).toEqual(
      new Map([
        [first, ['given', 'Bo Stays']],
        [second, ['given', 'Cy Stays']],
        [third, ['meanwhile', 'Mo Manager']],
      ]),
    );
    expect(await running([first])).toEqual([{ person: first, role: 'personal-adviser', staff: bo.staffId }]);
    expect(await running([second])).toEqual([{ person: second, role: 'social-worker', staff: cy.staffId }]);
    expect(await running([third])).toEqual([{ person: third, role: 'interim', staff: manager.staffId }]);
    expect([done.left, await owns(lee)]).toEqual([0, []]);
    expect(await records.dataSource.query('select left_on from staff where id = $1', [lee.staffId])).toEqual([
      { left_on: addDays(TODAY, 8) },
    ]);
  });

  it('moves what named them: actions, promises, drafts, pauses, appointments, reviews, days to put right, alerts and cover', async () => {
    const lee = await aLeaver();
    const person = await aPersonOf(lee);
    const { promiseId, appointmentId, actionId } = await everythingOf(lee, person);
    expect((await owns(lee)).map(({ kind }) => kind).sort()).toEqual([
      'action',
      'alert',
      'appointment',
      'draft',
      'late-cause',
      'owed',
      'pause',
      'personal-adviser',
      'reviewer',
    ]);
    const shownOf = await service.owns(manager, lee.staffId, TODAY);
    expect(shownOf.cases).toMatchObject([{ personId: person, owned: { owed: 1, draft: 1, appointment: 1, due: 1 } }]);
    expect(shownOf.standsInFor).toEqual([{ name: 'Cy Stays', staffId: cy.staffId }]);
    const cases = [{ allocationId: await shown(person), staffId: bo.staffId }];
    // On duty to the last day, past it, and wholly after it: the first is seen out, the others end with words
    const duties = [await aPersonOf(cy), await aPersonOf(cy), await aPersonOf(cy)];
    for (const [place, [from, until]] of [
      [0, 7],
      [0, 8],
      [10, 12],
    ].entries()) {
      await records.dataSource.query(
        `insert into duty_worker (id, young_person_id, staff_id, from_on, until_on, matter, named_by_id)
         values ($1, $1, $2, $3, $4, 'Deposit', $5)`,
        [duties[place], lee.staffId, addDays(TODAY, from!), addDays(TODAY, until!), manager.staffId],
      );
    }

    const given = command({ cases, reviewerId: manager.staffId, coverId: manager.staffId });
    const done = await service.record(manager, lee.staffId, given, TODAY);

    expect([done.left, await owns(lee)]).toEqual([0, []]);
    const words = 'It ended since Lee Leaver leaves: the last day is 3 December 2026.';
    const over = { ended: TODAY, words, did: 'duty-worker.ended-by-leaving' };
    const ends = await records.dataSource.query<object[]>(
      `select d.ended_on as ended, d.handed_back as words, e.did from duty_worker d
         left join audit_event e on e.subject_id = d.id::text where d.staff_id = $1 order by d.until_on`,
      [lee.staffId],
    );
    expect(ends).toEqual([{ ended: null, words: null, did: null }, over, over]);
    const [action] = await records.dataSource.query(
      'select owner_staff_id, owner_name from plan_action where id = $1',
      [actionId],
    );
    expect(action).toEqual({ owner_staff_id: bo.staffId, owner_name: 'Bo Stays' });
    expect(await records.dataSource.getRepository(Appointment).findOneByOrFail({ id: appointmentId })).toMatchObject({
      staffId: bo.staffId,
      version: 2,
    });
    // And the young person is owed that somebody tells them.
    const changes = records.app.get(WorkerChangesService);
    const [change] = await changes.list(manager, person);
    expect(change).toMatchObject({ staffName: 'Bo Stays', role: 'personal-adviser', toldOn: null });
    const told = { toldOn: TODAY, toldHow: 'in-person', toldById: bo.staffId, words: 'Good, I know him' } as const;
    const tomorrow = { ...told, toldOn: addDays(TODAY, 1) };
    await expect(changes.tell(bo, person, change!.id, tomorrow, TODAY)).rejects.toMatchObject({
      errors: [{ field: 'toldOn' }],
    });
    expect(await owedKinds(person)).toContain('Tell about a new worker');
    await changes.tell(bo, person, change!.id, told, TODAY);
    await changes.tell(bo, person, change!.id, told, TODAY);
    expect(await changes.list(bo, person)).toMatchObject([
      { toldOn: TODAY, toldHow: 'in-person', words: 'Good, I know him', toldBy: 'Bo Stays' },
    ]);
    expect(await owedKinds(person)).not.toContain('Tell about a new worker');
    await expect(changes.tell(bo, await aPersonOf(bo), change!.id, told, TODAY)).rejects.toMatchObject({
      kind: 'not-found',
    });
    const owed = await records.app
      .get(UnitOfWork)
      .read(SYSTEM, (work) =>
        owedLines(
          work,
          records.app.get(Owed),
          { show: 'all', kind: 'Promise', who: bo.staffId, teamId: null },
          { after: null, limit: 50 },
          TODAY,
        ),
      );
    expect(owed.lines.map(({ id }) => id)).toContain(promiseId);
    expect(
      await records.dataSource.query(
        `select cover_id from absence where staff_id = $1 and replaced_by_id is null and not withdrawn`,
        [cy.staffId],
      ),
    ).toEqual([{ cover_id: manager.staffId }]);
  });

  it('leaves notes to write to whoever has the young person once the writer has gone, and shows supervision still open', async () => {
    const lee = await aLeaver();
    const person = await aPersonOf(lee);
    const day = todayInLondon();
    await records.app.get(ContactsService).record(lee, person, { ...aVisit(lee.staffId, day), alsoThere: [] }, day);
    await records.dataSource.query(
      `insert into supervision_session (id, staff_id, manager_id, held_on, method_id) values ($1, $2, $3, $4, $5)`,
      [newId(), lee.staffId, manager.staffId, day, FIRST_METHODS[0]!.id],
    );
    const toWrite = async (worker: UserActor) => [
      (await records.app.get(TodayService).today(worker, day)).notesToFollow.lines.map(({ personId }) => personId),
      (await records.app.get(OpenContactsService).open(worker, day)).notesToFollow.map(({ personId }) => personId),
    ];
    const owned = await service.owns(manager, lee.staffId, day);
    expect(owned.cases).toMatchObject([{ personId: person, owned: { note: 1 } }]);
    expect(owned).toMatchObject({ owned: { note: 1 }, openSessions: [{ heldOn: day, withName: 'Mo Manager' }] });

    const cases = [{ allocationId: await shown(person), staffId: bo.staffId }];
    await service.record(manager, lee.staffId, command({ cases, lastDay: addDays(day, 7) }), day);
    expect([await toWrite(bo), (await toWrite(cy))[0]]).toEqual([[[], []], []]);
    await records.dataSource.query('update staff set left_on = $2 where id = $1', [lee.staffId, day]);
    expect([await toWrite(bo), (await toWrite(cy))[0]]).toEqual([[[person], [person]], []]);
  });

  describe('and hands over to the next', () => {
    /** A young person of Lee's who is Bo's from today, with all that named Lee. */
    const aChange = async () => {
      const lee = await aLeaver();
      const person = await aPersonOf(lee);
      await everythingOf(lee, person, { cover: false });
      const cases = [{ allocationId: await shown(person), staffId: bo.staffId }];
      await service.record(manager, lee.staffId, command({ cases, reviewerId: manager.staffId }), TODAY);
      const [change] = await records.app.get(WorkerChangesService).list(manager, person);
      return { lee, person, changeId: change!.id, handOvers: records.app.get(CaseHandOversService) };
    };
    const WRITTEN = {
      matters: 'Her brother comes first. ',
      toKnow: 'Rings after six',
      jointVisitOn: addDays(TODAY, 3),
      noJointVisitBecause: null,
    };

    it('on a page from the record, which both sign and which then stays', async () => {
      const { lee, person, changeId, handOvers } = await aChange();
      const before = await handOvers.open(bo, person, changeId, TODAY);
      expect(before).toMatchObject({
        version: 0,
        signsAs: 'to',
        change: { beforeName: 'Lee Leaver', handOver: 'none' },
      });
      expect(before.facts.promised.map(({ what }) => what)).toContain('Ring the college');
      expect(before.facts.promised.map(({ kind }) => kind)).not.toContain('Hand-over');
      expect(before.facts.ahead).toEqual([{ on: '2026-12-04', what: 'Visit, Bo Stays', overdue: false }]);
      const unwritten = handOvers.sign(bo, person, changeId, { version: 0, because: null }, TODAY);
      await expect(unwritten).rejects.toMatchObject({ errors: [{ field: 'matters' }, { field: 'jointVisitOn' }] });

      expect(await handOvers.save(bo, person, changeId, { ...WRITTEN, version: 0 }, TODAY)).toBe(1);
      expect(await handOvers.save(bo, person, changeId, { ...WRITTEN, version: 0 }, TODAY)).toBe(1);
      const early = handOvers.sign(bo, person, changeId, { version: 1, because: null }, TODAY);
      await expect(early).rejects.toMatchObject({ errors: [{ field: 'jointVisitOn' }] });
      const whatIsOwed = async () =>
        (
          await records.app
            .get(UnitOfWork)
            .read(SYSTEM, (work) => owedOfPerson(work, records.app.get(Owed), person, TODAY))
        ).find(({ kind }) => kind === 'Hand-over')?.what;
      expect(await whatIsOwed()).toContain('Meet together and record the visit');
      const visit = (alsoThere: string[]) =>
        records.app
          .get(ContactsService)
          .record(bo, person, { ...aVisit(bo.staffId, TODAY), alsoThere }, TODAY)
          .then(({ contactId }) => contactId);
      await expect(visit([newId()])).rejects.toMatchObject({ errors: [{ field: 'alsoThere' }] });
      await visit([cy.staffId]);
      expect((await handOvers.open(bo, person, changeId, TODAY)).metTogetherOn).toBeNull();
      const together = await visit([lee.staffId, bo.staffId]);
      expect((await handOvers.open(bo, person, changeId, TODAY)).metTogetherOn).toBe(TODAY);
      expect(await whatIsOwed()).toContain('You met together');
      const known = await records.app.get(FamiliarityService).ofOne(manager, person, TODAY);
      expect(known.lastThree).toEqual({ visitors: 1, visits: 2 });
      expect(known.familiar.map(({ name }) => name)).toEqual(expect.arrayContaining(['Cy Stays']));
      expect(await handOvers.sign(bo, person, changeId, { version: 1, because: null }, TODAY)).toBe(false);
      // Lee writes on, so that Bo's signature is not under this text.
      const more = { ...WRITTEN, toKnow: 'Rings after six, never on Fridays' };
      expect(await handOvers.save(lee, person, changeId, { ...more, version: 1 }, TODAY)).toBe(2);
      expect(await handOvers.open(bo, person, changeId, TODAY)).toMatchObject({ signatures: [], signsAs: 'to' });
      const stale = handOvers.sign(lee, person, changeId, { version: 1, because: null }, TODAY);
      await expect(stale).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
      expect(await owedKinds(person)).toContain('Hand-over');
      for (const [who, both] of [
        [lee, false],
        [lee, false],
        [bo, true],
        [bo, true],
      ] as const) {
        expect(await handOvers.sign(who, person, changeId, { version: 2, because: null }, TODAY)).toBe(both);
      }
      // Sent again it is signed, whatever became of the visit.
      await records.app.get(ContactsService).withdraw(manager, person, together, 'Recorded twice', TODAY);
      expect(await handOvers.sign(bo, person, changeId, { version: 2, because: null }, TODAY)).toBe(true);

      expect(await owedKinds(person)).not.toContain('Hand-over');
      const later = await handOvers.open(bo, person, changeId, addDays(TODAY, 30));
      expect(later).toMatchObject({
        signedOn: TODAY,
        signsAs: null,
        facts: { asOf: TODAY, promised: before.facts.promised },
      });
      expect(later.signatures.map(({ side, name }) => [side, name])).toEqual([
        ['from', 'Lee Leaver'],
        ['to', 'Bo Stays'],
      ]);
      const after = handOvers.save(bo, person, changeId, { ...WRITTEN, version: 2 }, TODAY);
      await expect(after).rejects.toMatchObject({ kind: 'already-recorded' });
    });

    it('of two who write at once keeps the first and tells the second', async () => {
      const { lee, person, changeId, handOvers } = await aChange();
      await handOvers.save(bo, person, changeId, { ...WRITTEN, version: 0 }, TODAY);
      const second = handOvers.save(lee, person, changeId, { ...WRITTEN, matters: 'Her dog', version: 0 }, TODAY);
      await expect(second).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
      expect((await handOvers.open(lee, person, changeId, TODAY)).said.matters).toBe('Her brother comes first.');
      const both = { ...WRITTEN, noJointVisitBecause: 'None', version: 1 };
      await expect(handOvers.save(bo, person, changeId, both, TODAY)).rejects.toMatchObject({
        errors: [{ field: 'noJointVisitBecause' }],
      });
    });

    it('with a manager’s signature and reason for whoever has gone, and nobody else’s', async () => {
      const { person, changeId, handOvers } = await aChange();
      const none = { jointVisitOn: null, noJointVisitBecause: 'Lee has left' };
      await handOvers.save(bo, person, changeId, { ...WRITTEN, ...none, version: 0 }, TODAY);
      const sign = (who: UserActor, because: string | null = null) =>
        handOvers.sign(who, person, changeId, { version: 1, because }, TODAY);
      await expect(sign(cy)).rejects.toMatchObject({ kind: 'not-allowed' });
      await expect(sign(manager)).rejects.toMatchObject({ errors: [{ field: 'because' }] });
      expect(await sign(manager, 'Has left already')).toBe(false);
      expect(await sign(bo)).toBe(true);
      const another = await aPersonOf(bo);
      await expect(handOvers.open(bo, another, changeId, TODAY)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(handOvers.open(southManager, person, changeId, TODAY)).rejects.toMatchObject({ kind: 'not-found' });
    });
  });

  describe('and at 18 the personal adviser leads only when a manager has decided it', () => {
    const ofBoth = async () => {
      const person = await aPersonOf(bo);
      await anAllocation(records.dataSource, person, cy.staffId, { role: 'social-worker' });
      return { person, days: records.app.get(DayAfter18Service) };
    };
    const DECIDED = {
      fromOn: addDays(TODAY, -3),
      socialWorkerStays: true,
      reason: 'Settled at college',
      view: 'I am ready',
      noViewBecause: null,
    };

    it('and the one it named, who has left since, owes nothing once the adviser after them ends', async () => {
      const { days } = await ofBoth();
      const lee = await aLeaver();
      const person = await aPersonOf(lee);
      await anAllocation(records.dataSource, person, cy.staffId, { role: 'social-worker' });
      await days.transfer(manager, person, DECIDED, TODAY);
      const next = { role: 'personal-adviser', staffId: bo.staffId, fromOn: TODAY, reason: 'Knows her' } as const;
      await records.app.get(AllocationsService).allocate(manager, person, next, TODAY);
      await service.record(manager, lee.staffId, command(), TODAY);
      expect(await owns(lee)).toEqual([]);

      await records.app.get(UnitOfWork).write(SYSTEM, async (work) => {
        const given = await work.manager.findOneByOrFail(Allocation, { id: await shownOf(person, bo) });
        await correctFact(work, Allocation, given as never, { toOn: TODAY });
      });

      expect(await owns(lee)).toEqual([]);
    });

    it('with the young person’s view; both may go on, and the adviser confirms it once', async () => {
      const { person, days } = await ofBoth();
      const id = newId();
      const asked = days.transfer(manager, person, { ...DECIDED, view: ' ' }, TODAY);
      await expect(asked).rejects.toMatchObject({ errors: [{ field: 'view' }] });
      await expect(days.transfer(bo, person, DECIDED, TODAY)).rejects.toMatchObject({ kind: 'not-allowed' });

      await days.transfer(manager, person, DECIDED, TODAY, id);
      await days.transfer(manager, person, DECIDED, TODAY, id);

      expect(await running([person])).toEqual([
        { person, role: 'personal-adviser', staff: bo.staffId },
        { person, role: 'social-worker', staff: cy.staffId },
      ]);
      await expect(days.confirm(cy, person, id, TODAY)).rejects.toMatchObject({ kind: 'not-allowed' });
      await days.confirm(bo, person, id, TODAY);
      await days.confirm(bo, person, id, addDays(TODAY, 1));
      const { transfers } = await days.open(bo, person, TODAY);
      expect(transfers).toMatchObject([{ id, view: 'I am ready', confirmedOn: TODAY, decidedBy: 'Mo Manager' }]);
      await expect(days.confirm(bo, await aPersonOf(bo), id, TODAY)).rejects.toMatchObject({ kind: 'not-found' });
      // The social worker hands over to the adviser, who was there already.
      expect(await records.app.get(WorkerChangesService).list(manager, person)).toMatchObject([
        { staffName: 'Bo Stays', beforeName: 'Cy Stays', handOver: 'none' },
      ]);
    });

    it('and ends the social worker on the day only where that was decided', async () => {
      const { person, days } = await ofBoth();
      await days.transfer(manager, person, { ...DECIDED, socialWorkerStays: false }, TODAY);
      expect(await running([person])).toEqual([{ person, role: 'personal-adviser', staff: bo.staffId }]);
      const ended = await records.dataSource.query(
        `select to_on from allocation where young_person_id = $1 and role = 'social-worker' and replaced_by_id is null`,
        [person],
      );
      expect(ended).toEqual([{ to_on: DECIDED.fromOn }]);
      const again = days.transfer(manager, person, DECIDED, TODAY);
      await expect(again).rejects.toMatchObject({ errors: [{ field: 'fromOn' }] });
    });

    it('and what is arranged for the day after is red until somebody writes it, and never lost', async () => {
      const { person, days } = await ofBoth();
      const open = async () =>
        (await days.open(bo, person, TODAY)).topics.filter(({ settled }) => !settled).map(({ topic }) => topic);
      expect(await open()).toEqual(['home', 'money', 'health', 'education', 'documents']);

      await days.write(bo, person, [{ topic: 'home', words: 'A flat', seenId: null }], TODAY);
      const late = days.write(
        cy,
        person,
        [
          { topic: 'home', words: 'Stays put', seenId: null },
          { topic: 'money', words: 'An account', seenId: null },
        ],
        TODAY,
      );
      await expect(late).rejects.toMatchObject({ kind: 'changed-by-someone-else', errors: [{ field: 'home' }] });
      expect(await open()).toEqual(['money', 'health', 'education', 'documents']);
      // Whoever leaves a topic as it was shown does not stand in the way of another who writes there.
      await days.write(
        cy,
        person,
        [
          { topic: 'home', words: '', seenId: null },
          { topic: 'money', words: 'An account', seenId: null },
        ],
        TODAY,
      );
      const { topics } = await days.open(bo, person, TODAY);
      expect(topics.slice(0, 2)).toMatchObject([
        { words: 'A flat', by: 'Bo Stays', settled: true },
        { words: 'An account', by: 'Cy Stays', settled: true },
      ]);
      await days.write(bo, person, [{ topic: 'home', words: '', seenId: topics[0]!.id }], TODAY);
      expect((await open())[0]).toBe('home');
    });
  });

  it('asks who reviews and who stands in where the worker did', async () => {
    const lee = await aLeaver();
    await everythingOf(lee, await aPersonOf(lee), { cover: false });
    const asked = service.record(manager, lee.staffId, command(), TODAY);
    await expect(asked).rejects.toMatchObject({ errors: [{ field: 'reviewerId' }] });
    const toThemselves = command({ reviewerId: lee.staffId });
    await expect(service.record(manager, lee.staffId, toThemselves, TODAY)).rejects.toMatchObject({
      errors: [{ field: 'reviewerId' }],
    });
  });

  it('hands those of another team to that team’s manager, and names none of them', async () => {
    const lee = await aLeaver();
    const theirs = await aPersonOf(lee, { teamId: south });

    expect(await service.owns(manager, lee.staffId, TODAY)).toMatchObject({ cases: [], peopleElsewhere: 1 });
    const done = await service.record(manager, lee.staffId, command(), TODAY);

    expect(done.results).toMatchObject([{ personId: null, name: null, toName: 'Su Manager' }]);
    expect(await running([theirs])).toEqual([{ person: theirs, role: 'interim', staff: southManager.staffId }]);
  });

  it('is one hand-over however often the form is sent', async () => {
    const lee = await aLeaver();
    const person = await aPersonOf(lee);
    const form = command({ cases: [{ allocationId: await shown(person), staffId: bo.staffId }] });

    const [first, second] = await Promise.all([1, 2].map(() => service.record(manager, lee.staffId, form, TODAY)));

    for (const done of [first, second]) expect(done!.results).toMatchObject([{ personId: person, outcome: 'given' }]);
    expect(await running([person])).toHaveLength(1);
    const rows = await records.dataSource.query('select 1 from worker_leaving where staff_id = $1', [lee.staffId]);
    expect(rows).toHaveLength(1);
  });

  it('leaves alone whoever was given another worker meanwhile, and says so', async () => {
    const lee = await aLeaver();
    const person = await aPersonOf(lee);
    const cases = [{ allocationId: await shown(person), staffId: bo.staffId }];
    await records.app
      .get(AllocationsService)
      .allocate(
        manager,
        person,
        { role: 'personal-adviser', staffId: cy.staffId, fromOn: TODAY, reason: 'Knows her' },
        TODAY,
      );

    const done = await service.record(manager, lee.staffId, command({ cases }), TODAY);

    expect(done.results).toMatchObject([{ personId: person, outcome: 'changed-meanwhile' }]);
    expect(await running([person])).toEqual([{ person, role: 'personal-adviser', staff: cy.staffId }]);
  });

  it('tells a manager who gives a young person to somebody who is leaving', async () => {
    const lee = await aLeaver();
    const person = await aPersonOf(bo);
    await service.record(manager, lee.staffId, command(), TODAY);
    const asked = records.app
      .get(AllocationsService)
      .allocate(
        manager,
        person,
        { role: 'personal-adviser', staffId: lee.staffId, fromOn: TODAY, reason: 'Room' },
        TODAY,
      );
    await expect(asked).rejects.toMatchObject({
      errors: [{ message: 'Lee Leaver is leaving: the last day is 3 December 2026. Choose someone else' }],
    });
  });

  it('does not give a young person to whoever has them already', async () => {
    const person = await aPersonOf(bo);
    const before = await shown(person);
    const give = (role: AllocationRole, staffId = bo.staffId) =>
      records.app
        .get(AllocationsService)
        .allocate(manager, person, { role, staffId, fromOn: TODAY, reason: 'Again' }, TODAY);
    for (const role of ['personal-adviser', 'interim'] as const) {
      await expect(give(role)).rejects.toMatchObject({
        errors: [{ field: 'staffId', message: 'Bo Stays is their worker already' }],
      });
    }
    expect([await shown(person), await owesTelling(person)]).toEqual([before, 0]);

    await give('social-worker');
    await give('interim', cy.staffId);
    expect((await running([person])).map(({ role }) => role)).toEqual(['interim', 'personal-adviser', 'social-worker']);
  });

  it('gives nobody to a post that holds none: it is said before anything is saved, and of whoever became one meanwhile', async () => {
    const lee = await aLeaver();
    const improver = await aWorker(records.dataSource, { teamId: north, name: 'Pia Improver' });
    const person = await aPersonOf(lee);
    const post = (daysAgo: number, holdsCases: boolean) =>
      records.dataSource.query(
        `insert into worker_post (id, fact_id, staff_id, from_on, role, hours, contract, holds_cases)
         select n, n, $1, $2, 'practice-improver', 37, 'permanent', $3 from gen_random_uuid() n`,
        [improver.staffId, addDays(TODAY, -daysAgo), holdsCases],
      );
    await post(30, false);
    const asked = command({ cases: [{ allocationId: await shown(person), staffId: improver.staffId }] });

    const why = expect.stringContaining('Pia Improver’s post holds no young people');
    await expect(service.record(manager, lee.staffId, asked, TODAY)).rejects.toMatchObject({
      errors: [{ field: 'cases', message: why }],
    });
    expect((await service.owns(manager, lee.staffId, TODAY)).worker.lastDay).toBeNull();
    expect(await running([person])).toEqual([{ person, role: 'personal-adviser', staff: lee.staffId }]);

    const { staff } = await service.owns(manager, lee.staffId, TODAY);
    expect(staff.find(({ id }) => id === improver.staffId)?.holdsCases).toBe(false);

    await post(20, true);
    expect(
      (await service.owns(manager, lee.staffId, TODAY)).staff.filter(({ holdsCases }) => holdsCases),
    ).toContainEqual(expect.objectContaining({ id: improver.staffId }));
    const [parts] = await records.app.get(UnitOfWork).write(manager, async (at) => {
      await at.manager.query(
        `insert into worker_leaving (id, staff_id, last_day, reason) values ($1, $2, $3, 'Their worker leaves')`,
        [asked.formId, lee.staffId, asked.lastDay],
      );
      await post(10, false);
      const choices = new Map([[asked.cases[0]!.allocationId, improver.staffId]]);
      const over = { leavingId: asked.formId, leaverId: lee.staffId, reason: 'x', choices, lastResortId: bo.staffId };
      await handOverCases(at, over, [{ id: person, teamId: north }], TODAY);
      return at.manager.query<{ outcome: string; why: string }[]>(
        'select outcome, why from worker_leaving_case where leaving_id = $1',
        [asked.formId],
      );
    });
    expect(parts).toMatchObject({ outcome: 'refused', why });
    expect(await running([person])).toEqual([{ person, role: 'interim', staff: manager.staffId }]);
  });

  it('leaves nobody with the leaver when two managers give her people at the very moment she is taken out', async () => {
    const lee = await aLeaver();
    const waiting = await Promise.all(
      Array.from({ length: 8 }, () => aYoungPerson(records.dataSource, { teamId: north })),
    );
    const own = await Promise.all(Array.from({ length: 8 }, () => aPersonOf(lee)));
    const cases = await Promise.all(own.map(async (id) => ({ allocationId: await shown(id), staffId: bo.staffId })));
    const other = await aWorker(records.dataSource, { teamId: north, role: 'manager', post: 'service-manager' });

    const [done, ...told] = await Promise.all([
      service.record(manager, lee.staffId, command({ cases }), TODAY),
      ...waiting.map((personId) =>
        records.app
          .get(AllocateManyService)
          .allocateMany(
            other,
            {
              formId: newId(),
              people: [{ personId, allocationId: null }],
              role: 'personal-adviser',
              staffId: lee.staffId,
              fromOn: TODAY,
              reason: 'Room',
            },
            TODAY,
          )
          .then(
            () => 'given',
            (error: { errors: { message: string }[] }) => error.errors[0]!.message,
          ),
      ),
    ]);

    expect([done.left, await owns(lee)]).toEqual([0, []]);
    const refused = told.filter((answer) => answer !== 'given');
    for (const answer of refused) expect(answer).toContain('Lee Leaver is leaving');
    // Whoever she was given a moment before the day was recorded is with the team's manager, and the result says so.
    const came = done.results.filter(({ outcome }) => outcome === 'came-meanwhile');
    expect(came).toHaveLength(waiting.length - refused.length);
    expect(await running(own)).toHaveLength(8);
  });

  describe('and an open case always has somebody', () => {
    const named = (personIds: string[]) =>
      records.dataSource.query<{ person: string; name: string; why: string }[]>(
        `select n.young_person_id as person, s.name, n.why from named_interim n join staff s on s.id = n.staff_id
          where n.young_person_id = any($1) and n.to_on is null`,
        [personIds],
      );
    const namedFor = async (personId: string) => (await named([personId])).map(({ name, why }) => `${name}: ${why}`);
    /** Whatever any code, or somebody at the database, might write. */
    let owner: Pool;
    beforeAll(() => {
      owner = new Pool({ connectionString: records.database.ownerUrl });
    });
    afterAll(() => owner.end());
    const sql = async (statement: string, ...values: unknown[]) =>
      (await owner.query(statement, values)).rows as object[];
    const holder = (actor: UserActor, personId: string) =>
      new WorkplaceService(records.app.get(UnitOfWork), records.app.get(Casework)).caseHolder(
        actor,
        personId,
        todayInLondon(),
      );
    const MO = 'Mo Manager: manager';

    it('however the worker goes, also when the code forgets: her team’s manager is named until there is another', async () => {
      const [lee, person] = [await aLeaver(), await aYoungPerson(records.dataSource, { teamId: north })];
      expect(await namedFor(person)).toEqual([MO]);
      expect(await holder(manager, person)).toEqual({
        role: 'named',
        staffId: manager.staffId,
        name: 'Mo Manager',
        since: todayInLondon(),
        why: 'manager',
      });
      await anAllocation(records.dataSource, person, lee.staffId);
      expect(await namedFor(person)).toEqual([]);
      expect(await holder(manager, person)).toMatchObject({ role: 'personal-adviser', name: 'Lee Leaver', why: null });

      // Nobody handed anything over: the day is simply written.
      await sql('update staff set left_on = $2 where id = $1', lee.staffId, addDays(todayInLondon(), -1));
      expect(await namedFor(person)).toEqual([MO]);
      await sql('update staff set left_on = null where id = $1', lee.staffId);
      expect(await namedFor(person)).toEqual([]);
      await sql('update allocation set replaced_by_id = id where young_person_id = $1', person);
      expect(await namedFor(person)).toEqual([MO]);
      // Nor does it help to end what was named.
      await sql('update named_interim set to_on = from_on where young_person_id = $1', person);
      expect(await namedFor(person)).toEqual([MO]);

      await sql('update young_person set team_id = $2 where id = $1', person, south);
      expect(await namedFor(person)).toEqual(['Su Manager: manager']);
      await sql(
        `insert into legal_position (young_person_id, status, basis, rules, because, needs_manager, assessed_on)
         values ($1, 'aged-out', '{}', '{}', '{}', '{}', now())`,
        person,
      );
      expect([await namedFor(person), await holder(southManager, person)]).toEqual([[], null]);
      await sql(`update legal_position set status = 'former-relevant' where young_person_id = $1`, person);
      expect(await namedFor(person)).toEqual(['Su Manager: manager']);
      await sql('update young_person set died_on = now() where id = $1', person);
      expect(await namedFor(person)).toEqual([]);
    });

    it('where the team has no manager it is a service manager, the head of service, and last who can put one in place', async () => {
      const west = await aTeam(records.dataSource, 'West');
      const aPost = (post: Post, role: UserActor['role'], name: string) =>
        aWorker(records.dataSource, { post, role, name });
      const leaves = (staffId: string) =>
        sql('update staff set left_on = $2 where id = $1', staffId, addDays(todayInLondon(), -1));
      await sql(`update staff set left_on = current_date - 1 where post = 'service-manager'`);
      await aPost('administrator', 'administrator', 'Al Administrator');
      const person = await aYoungPerson(records.dataSource, { teamId: west });
      expect(await namedFor(person)).toEqual(['Al Administrator: administrator']);
      const di = await aPost('data-officer', 'data-officer', 'Di Data');
      expect(await namedFor(person)).toEqual(['Di Data: data-officer']);
      const hi = await aPost('head-of-service', 'manager', 'Hi Head');
      expect(await namedFor(person)).toEqual(['Hi Head: head-of-service']);
      const se = await aPost('service-manager', 'manager', 'Se Service');
      expect(await namedFor(person)).toEqual(['Se Service: service-manager']);
      // Whoever has them may see them, and nobody else who has no team of theirs.
      expect(await holder(se, person)).toMatchObject({ name: 'Se Service' });
      for (const other of [hi, manager])
        await expect(holder(other, person)).rejects.toMatchObject({ kind: 'not-found' });

      const we = await aWorker(records.dataSource, { teamId: west, role: 'manager', post: 'team-manager', name: 'We' });
      expect(await namedFor(person)).toEqual(['We: manager']);
      // Another who answers for the team changes nothing; one who is known to leave hands on at once.
      await sql('insert into team_manager (team_id, staff_id) values ($1, $2)', west, manager.staffId);
      expect(await namedFor(person)).toEqual(['We: manager']);
      await sql('update staff set left_on = $2 where id = $1', we.staffId, addDays(todayInLondon(), 9));
      expect(await namedFor(person)).toEqual([MO]);
      await sql('delete from team_manager where team_id = $1', west);
      expect(await namedFor(person)).toEqual(['Se Service: service-manager']);
      for (const { staffId } of [se, hi, di, we]) await leaves(staffId);
      expect(await namedFor(person)).toEqual(['Al Administrator: administrator']);
    });

    it('names one, however many transactions leave the same young person alone at the same time', async () => {
      const [lee, person] = [await aLeaver(), await aYoungPerson(records.dataSource, { teamId: north })];
      const both = ['personal-adviser', 'social-worker'] as const;
      for (const role of both) await anAllocation(records.dataSource, person, lee.staffId, { role });
      for (let turn = 0; turn < 40; turn += 1) {
        await Promise.all([
          ...both.map((role) =>
            sql('update allocation set replaced_by_id = id where young_person_id = $1 and role = $2', person, role),
          ),
          sql('update staff set left_on = $2 where id = $1', lee.staffId, addDays(todayInLondon(), -1)),
        ]);
        expect(await namedFor(person)).toEqual([MO]);
        await sql('update staff set left_on = null where id = $1', lee.staffId);
        await sql('update allocation set replaced_by_id = null where young_person_id = $1', person);
        expect(await namedFor(person)).toEqual([]);
      }
    });

    it('and whoever is named hears of it the same day, of many at once in one line', async () => {
      const unitOfWork = records.app.get(UnitOfWork);
      const tell = () => unitOfWork.write(SYSTEM, (work) => tellWaiting(work, todayInLondon()));
      const toldTo = (staffId: string) =>
        sql(
          `select young_person_id as person, because, message_due as mail from telling
            where staff_id = $1 and kind = 'urgent' order by id`,
          staffId,
        );
      await tell();
      const east = await aTeam(records.dataSource, 'East');
      const ea = await aWorker(records.dataSource, { teamId: east, role: 'manager', post: 'team-manager', name: 'Ea' });
      await sql('insert into team_manager (team_id, staff_id) values ($1, $2)', east, ea.staffId);
      const one = await aYoungPerson(records.dataSource, { teamId: east });
      expect(await tell()).toBe(1);
      expect(await tell()).toBe(0);
      const because = `Nobody works with them. From ${formatLong(todayInLondon())} you have them until they have a worker.`;
      expect(await toldTo(ea.staffId)).toEqual([{ person: one, because, mail: true }]);

      await sql(
        `insert into young_person (id, date_of_birth, team_id)
         select gen_random_uuid(), '2008-03-10', $1 from generate_series(1, 7)`,
        east,
      );
      // And whoever has a social worker, and is owed an adviser since today: the social worker and their manager hear of that item.
      const child = await aPersonOf(bo, { role: 'social-worker', teamId: east });
      const owed = await aDueItem(records.dataSource, child, { rule: 'PA-01', startedOn: todayInLondon() });
      await tell();
      await tell();
      expect(await toldTo(ea.staffId)).toEqual([
        { person: one, because, mail: true },
        {
          person: null,
          because: `Nobody works with 7 young people who came on ${formatLong(todayInLondon())}. You have them until each has a worker.`,
          mail: true,
        },
        { person: child, because: null, mail: true },
      ]);
      const heard = await sql('select staff_id as staff from telling where deadline_id = $1 order by 1', owed);
      expect(heard).toEqual([ea.staffId, bo.staffId].sort().map((staff) => ({ staff })));
    });

    it('and so have what comes next in education and work, and who is asked whether they are still there', async () => {
      const lee = await aLeaver();
      const person = await aPersonOf(bo);
      await sql(
        `insert into eet_tracking (young_person_id, risks, next_step, next_by_on, exclusion_review_on, owner_id)
         values ($1, '{exclusion}', 'Ring the college', $2, $2, $3)`,
        ...[person, TODAY, lee.staffId],
      );
      await sql(
        `with p as (insert into eet_partner (id, name, kind) values (gen_random_uuid(), 'Infirmary', 'employer') returning id),
              o as (insert into opportunity (id, title, partner_id, kind)
                    select gen_random_uuid(), 'Porter', id, 'job' from p returning id),
              r as (insert into opportunity_referral (id, opportunity_id, young_person_id, referred_on, by_id)
                    select gen_random_uuid(), id, $1, $2, $3 from o returning id),
              s as (insert into september_step (id, young_person_id, year, step, on_day, by_id)
                    values (gen_random_uuid(), $1, 2026, 'started', $2, $3))
         insert into opportunity_referral_step (id, referral_id, young_person_id, step, on_day)
         select gen_random_uuid(), id, $1, 'started', $2 from r`,
        ...[person, TODAY, lee.staffId],
      );
      expect(await owns(lee)).toEqual([{ kind: 'owed' }]);

      await service.record(manager, lee.staffId, command(), TODAY);

      expect(await owns(lee)).toEqual([]);
      const lines = await records.app
        .get(UnitOfWork)
        .read(SYSTEM, (work) => owedOfPerson(work, records.app.get(Owed), person, TODAY));
      expect(lines.map(({ ownerName }) => ownerName)).toEqual(Array(4).fill('Bo Stays'));
    });

    it('and whoever is their adviser works with them for education and work without a second part', async () => {
      const [lee, theirs, others] = [await aLeaver(), await aPersonOf(bo), await aPersonOf(cy)];
      for (const person of [theirs, others]) {
        await sql(
          `insert into education_worker (id, fact_id, young_person_id, staff_id, from_on, reason)
           select i, i, $1, $2, $3, 'Out of work' from gen_random_uuid() i`,
          ...[person, lee.staffId, addDays(TODAY, -30)],
        );
      }

      await service.record(manager, lee.staffId, command({ educationWorkerId: bo.staffId }), TODAY);

      const ends = { staff: lee.staffId, to: TODAY };
      const rows = `select staff_id as staff, to_on as "to" from education_worker
                     where young_person_id = $1 and replaced_by_id is null order by from_on`;
      expect(await sql(rows, theirs)).toEqual([ends]);
      expect(await sql(rows, others)).toEqual([ends, { staff: bo.staffId, to: null }]);
      expect(
        await sql(
          `select did, young_person_id as person, detail->>'before' as before from audit_event
            where did like 'education-worker.%' and young_person_id in ($1, $2) order by did`,
          ...[theirs, others],
        ),
      ).toEqual([
        { did: 'education-worker.ended', person: theirs, before: lee.staffId },
        { did: 'education-worker.given', person: others, before: lee.staffId },
      ]);
    });

    it('and what somebody promised who has left is hers who has the case', async () => {
      const [lee, person] = [await aLeaver(), await aYoungPerson(records.dataSource, { teamId: north })];
      await anAllocation(records.dataSource, person, lee.staffId);
      await aPromise(lee, person);
      await sql('update staff set left_on = $2 where id = $1', lee.staffId, addDays(TODAY, -1));
      const lines = await records.app
        .get(UnitOfWork)
        .read(SYSTEM, (work) => owedOfPerson(work, records.app.get(Owed), person, TODAY));
      expect(lines.map(({ kind, ownerName }) => [kind, ownerName])).toEqual([['Promise', 'Mo Manager']]);
    });
  });

  describe('while another manager gives her a young person', () => {
    const waitsInLine = async (many: number) => {
      for (;;) {
        const [row]: { n: number }[] = await records.dataSource.query(
          `select count(distinct pid)::int as n from pg_locks where not granted and pid <> pg_backend_pid()`,
        );
        if (row!.n >= many) return;
      }
    };
    const gives = (personId: string, staffId: string) => () =>
      records.app
        .get(AllocationsService)
        .allocate(manager, personId, { role: 'personal-adviser', staffId, fromOn: TODAY, reason: 'Room' }, TODAY)
        .then(
          () => 'given',
          (error: { errors: { message: string }[] }) => error.errors[0]!.message,
        );
    /** The first stands with all it wrote but its audit event, which nobody may write yet, until the second waits for it. */
    const inThisOrder = async <A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> => {
      const owner = new Client({ connectionString: records.database.ownerUrl });
      await owner.connect();
      try {
        await owner.query('begin');
        await owner.query('lock table audit_event in share mode');
        const one = first();
        await waitsInLine(1);
        const other = second();
        await waitsInLine(2);
        await owner.query('commit');
        return await Promise.all([one, other]);
      } finally {
        await owner.end();
      }
    };

    it('the young person given a moment before is with the team’s manager, and the result says so', async () => {
      const [lee, person] = [await aLeaver(), await aYoungPerson(records.dataSource, { teamId: north })];
      const [given, done] = await inThisOrder(gives(person, lee.staffId), () =>
        service.record(manager, lee.staffId, command(), TODAY),
      );
      expect(given).toBe('given');
      expect(done.results).toMatchObject([{ personId: person, outcome: 'came-meanwhile', toName: 'Mo Manager' }]);
      expect(await running([person])).toEqual([{ person, role: 'interim', staff: manager.staffId }]);
      expect(await owns(lee)).toEqual([]);
    });

    it('the one given a moment after is refused with her name and her last day, and stays with whoever has her', async () => {
      const [lee, person] = [await aLeaver(), await aYoungPerson(records.dataSource, { teamId: north })];
      const [done, given] = await inThisOrder(
        () => service.record(manager, lee.staffId, command(), TODAY),
        gives(person, lee.staffId),
      );
      expect([done.results, done.left]).toEqual([[], 0]);
      expect(given).toBe('Lee Leaver is leaving: the last day is 3 December 2026. Choose someone else');
      expect(await running([person])).toEqual([]);
      const [{ name }] = await records.dataSource.query('select s.name from staff s where s.id = case_holder($1, $2)', [
        person,
        TODAY,
      ]);
      expect(name).toBe('Mo Manager');
    });
  });

  it('moves 300 at once, each with a result', async () => {
    const lee = await aLeaver();
    await records.dataSource.query(
      `with people as (insert into young_person (id, date_of_birth, team_id)
         select gen_random_uuid(), '2008-03-10', $1 from generate_series(1, 300) returning id)
       insert into allocation (id, fact_id, young_person_id, role, staff_id, from_on, reason)
       select id, id, id, 'personal-adviser', $2, '2025-01-06', 'First worker' from people`,
      [north, lee.staffId],
    );
    const { cases: shownCases } = await service.owns(manager, lee.staffId, TODAY);
    const cases = shownCases.map(({ allocationId }, place) => ({
      allocationId,
      staffId: place % 2 ? bo.staffId : cy.staffId,
    }));

    const done = await service.record(manager, lee.staffId, command({ cases }), TODAY);

    expect(done.results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 300 }, () => 'given'));
    expect([done.left, await owns(lee)]).toEqual([0, []]);
  });

  it('takes the last day back when the worker stays after all', async () => {
    const lee = await aLeaver();
    const person = await aPersonOf(bo);
    await service.record(manager, lee.staffId, command(), TODAY);

    await expect(service.stays(bo, lee.staffId)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(service.stays(southManager, lee.staffId)).rejects.toMatchObject({ kind: 'not-found' });
    await service.stays(manager, lee.staffId);
    await service.stays(manager, lee.staffId);

    expect((await service.owns(manager, lee.staffId, TODAY)).worker.lastDay).toBeNull();
    const given = { role: 'personal-adviser', staffId: lee.staffId, fromOn: TODAY, reason: 'Stays' } as const;
    await records.app.get(AllocationsService).allocate(manager, person, given, TODAY);
    expect(await running([person])).toMatchObject([{ staff: lee.staffId }]);
  });

  it.each([
    ['a last day long ago', { lastDay: addDays(TODAY, -200) }, 'lastDay'],
    ['no reason', { reason: ' ' }, 'reason'],
    ['nobody of ours', { cases: [{ allocationId: newId(), staffId: 'Bo' }] }, 'cases'],
  ])('is refused as a whole with %s', async (_, given, field) => {
    const lee = await aLeaver();
    const asked = service.record(manager, lee.staffId, command(given), TODAY);
    await expect(asked).rejects.toMatchObject({ kind: 'not-valid', errors: [{ field }] });
    expect(await records.dataSource.query('select left_on from staff where id = $1', [lee.staffId])).toEqual([
      { left_on: null },
    ]);
  });

  it('is for managers, and for their own teams', async () => {
    const lee = await aLeaver();
    await expect(service.owns(bo, lee.staffId, TODAY)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(service.record(bo, lee.staffId, command(), TODAY)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(service.owns(southManager, lee.staffId, TODAY)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(service.record(southManager, lee.staffId, command(), TODAY)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  async function owedKinds(personId: string): Promise<string[]> {
    const lines = await records.app
      .get(UnitOfWork)
      .read(SYSTEM, (work) => owedOfPerson(work, records.app.get(Owed), personId, TODAY));
    return lines.map(({ kind }) => kind);
  }

  async function aPromise(worker: UserActor, youngPersonId: string): Promise<string> {
    const id = newId();
    await records.dataSource.query(
      `insert into promise (id, young_person_id, what, promised_on, by_on, staff_id, recorded_by_id)
       values ($1, $2, 'Ring the college', $3, $4, $5, $5)`,
      [id, youngPersonId, TODAY, addDays(TODAY, 5), worker.staffId],
    );
    return id;
  }

  /** One of each kind that names the worker. */
  async function everythingOf(worker: UserActor, youngPersonId: string, { cover = true } = {}) {
    const { dataSource } = records;
    const appointmentId = newId();
    await dataSource.getRepository(Appointment).insert({
      id: appointmentId,
      youngPersonId,
      staffId: worker.staffId,
      kind: 'visit',
      plannedAt: new Date('2026-12-04T10:00:00Z'),
      place: null,
      matters: null,
    });
    const promiseId = await aPromise(worker, youngPersonId);
    const deadlineId = await aDueItem(dataSource, youngPersonId, { dueOn: addDays(TODAY, -2) });
    const [alert, cause, absence, draft, pause, reviewer] = Array.from({ length: 6 }, newId);
    await dataSource.query(
      `insert into alert (id, deadline_id, stage, recipient_id, raised_on) values ($1, $2, 'late', $3, $4)`,
      [alert, deadlineId, worker.staffId, TODAY],
    );
    await dataSource.query(
      `insert into late_cause (id, fact_id, young_person_id, deadline_id, cause, put_right_by, owner_id)
       values ($1, $1, $2, $3, 'worker', $4, $5)`,
      [cause, youngPersonId, deadlineId, addDays(TODAY, 5), worker.staffId],
    );
    await dataSource.query(
      `insert into assessment (id, young_person_id, matters, cause, opened_on, opened_by_id)
       values ($1, $2, 'when-eligible', 'due', $3, $4)`,
      [draft, youngPersonId, TODAY, worker.staffId],
    );
    await dataSource.query(
      `insert into pause (id, young_person_id, deadline_id, rule, from_on, until_on, reason, asked_on, asked_by_id)
       values ($1, $2, $3, 'RV-01', $4, $5, 'other', $4, $6)`,
      [pause, youngPersonId, deadlineId, TODAY, addDays(TODAY, 9), worker.staffId],
    );
    await dataSource.query(
      `insert into plan_reviewer (id, young_person_id, staff_id, from_on, because) values ($1, $2, $3, $4, 'Chairs')`,
      [reviewer, youngPersonId, worker.staffId, TODAY],
    );
    if (cover) {
      await dataSource.query(
        `insert into absence (id, fact_id, staff_id, from_on, to_on, cover_id) values ($1, $1, $2, $3, $4, $5)`,
        [absence, cy.staffId, addDays(TODAY, 3), addDays(TODAY, 9), worker.staffId],
      );
    }
    return { promiseId, appointmentId, actionId: await anAction(dataSource, youngPersonId, worker, TODAY) };
  }
});

/** A visit that found them in, without anything written. */
function aVisit(staffId: string, heldOn: LocalDate) {
  const nothing = {
    heldAt: null,
    seenAlone: null,
    safeWhereTheyLive: null,
    note: null,
    ownWords: null,
    goodNews: null,
  };
  const rest = { appointmentId: null, reviewHeld: false, supportOffered: null };
  return {
    ...nothing,
    ...rest,
    heldOn,
    staffId,
    mode: 'face-to-face' as const,
    place: 'elsewhere' as const,
    seen: true,
  };
}
