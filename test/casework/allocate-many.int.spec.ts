import type { UserActor } from '../../src/access/actor';
import { AllocateManyService, type AllocateMany, type ShownPerson } from '../../src/caseloads/allocate-many.service';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { Allocation } from '../../src/caseloads/allocation.entity';
import { Ledger } from '../../src/deadlines/ledger';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { addDays, localDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { anAllocation } from '../support/night';
import { aTeam, aWorker, aYoungPerson, startRecords, SYSTEM, type Records } from '../support/records';

const TODAY = localDate('2026-11-23');
const FOSTER_CARE = {
  legalStatus: 's20',
  legalStatusCode: null,
  shortBreak: false,
  plannedDays: null,
  placement: 'foster-care',
  placementCode: null,
  carer: null,
  authority: null,
  reasonCeased: null,
  returnCodes: null,
} as const;

describe('giving several young people a worker', () => {
  let records: Records;
  let service: AllocateManyService;
  let team: string;
  let manager: UserActor;
  let ada: UserActor;
  let cy: UserActor;

  beforeAll(async () => {
    records = await startRecords();
    service = records.app.get(AllocateManyService);
    team = await aTeam(records.dataSource, 'North');
    manager = await aWorker(records.dataSource, { teamId: team, role: 'manager', post: 'team-manager' });
    ada = await aWorker(records.dataSource, { teamId: team, name: 'Ada Worker' });
    cy = await aWorker(records.dataSource, { teamId: team, name: 'Cy Colleague' });
  });
  afterAll(() => records.close());

  const aCareLeaver = async (teamId: string | null = team): Promise<string> => {
    const id = await aYoungPerson(records.dataSource, { teamId, dateOfBirth: localDate('2007-11-01') });
    const inCare = { fromOn: localDate('2020-01-06'), toOn: localDate('2025-11-01') };
    const episode = { ...inCare, ...FOSTER_CARE };
    await records.app.get(CareHistoryService).record(SYSTEM, id, 'care-episode', episode, TODAY);
    return id;
  };
  const shown = (personId: string, allocationId: string | null = null): ShownPerson => ({ personId, allocationId });
  const command = (people: ShownPerson[], given: Partial<AllocateMany> = {}): AllocateMany => ({
    formId: newId(),
    role: 'personal-adviser',
    people,
    staffId: ada.staffId,
    fromOn: TODAY,
    reason: 'Has room',
    ...given,
  });
  const running = (personIds: string[]) =>
    records.dataSource.query<{ young_person_id: string; staff_id: string; role: string }[]>(
      `select young_person_id, staff_id, role from allocation
        where young_person_id = any($1) and replaced_by_id is null and not withdrawn and to_on is null`,
      [personIds],
    );
  const count = async (sql: string, personIds: string[]) =>
    Number((await records.dataSource.query<{ n: string }[]>(`select count(*) as n from ${sql}`, [personIds]))[0]!.n);
  const openPA01 = (personIds: string[]) =>
    count(`deadline where rule = 'PA-01' and state = 'open' and young_person_id = any($1)`, personIds);
  const audited = (personIds: string[]) =>
    count(`audit_event where did = 'young-person.allocated' and young_person_id = any($1)`, personIds);

  it('gives each of 300 the worker, meets what was due of each, and audits each', async () => {
    const people = await threeHundred();
    expect(await openPA01(people)).toBe(300);

    const results = await service.allocateMany(manager, command(people.map((id) => shown(id))), TODAY);

    expect(results.map(({ personId }) => personId)).toEqual(people);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['given']));
    expect(await running(people)).toHaveLength(300);
    expect([await openPA01(people), await audited(people)]).toEqual([0, 300]);
  });

  it('is one allocation however often the form is sent, at once or later', async () => {
    const people = [await aCareLeaver(), await aCareLeaver()];
    const form = command(people.map((id) => shown(id)));

    const twice = await Promise.all([1, 2].map(() => service.allocateMany(manager, form, TODAY)));
    const again = await service.allocateMany(manager, form, TODAY);

    for (const results of [...twice, again]) expect(results.map(({ outcome }) => outcome)).toEqual(['given', 'given']);
    expect(await count('allocation where young_person_id = any($1)', people)).toBe(2);
    expect(await audited(people)).toBe(2);
  });

  it('is one allocation too when the worker’s team takes them out of sight', async () => {
    const south = await aTeam(records.dataSource);
    const su = await aWorker(records.dataSource, { teamId: south });
    const person = await aCareLeaver();
    const form = command([shown(person)], { staffId: su.staffId });

    await service.allocateMany(manager, form, TODAY);
    const again = await service.allocateMany(manager, form, TODAY);

    expect(again).toEqual([{ personId: person, outcome: 'given' }]);
    expect(await records.dataSource.query('select team_id from young_person where id = $1', [person])).toEqual([
      { team_id: south },
    ]);
  });

  it('leaves alone whoever someone else gave a worker meanwhile, and says so', async () => {
    const [taken, free] = [await aCareLeaver(), await aCareLeaver()];
    await records.app
      .get(AllocationsService)
      .allocate(
        manager,
        taken,
        { role: 'personal-adviser', staffId: cy.staffId, fromOn: TODAY, reason: 'Knows her' },
        TODAY,
      );

    const results = await service.allocateMany(manager, command([shown(taken), shown(free)]), TODAY);

    expect(results).toEqual([
      { personId: taken, outcome: 'changed-meanwhile' },
      { personId: free, outcome: 'given' },
    ]);
    expect(await running([taken])).toMatchObject([{ staff_id: cy.staffId }]);
  });

  it('of two managers who choose the same people at once, one wins each person and the other is told', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aCareLeaver()));
    const other = await aWorker(records.dataSource, { teamId: team, role: 'manager', post: 'team-manager' });

    const [first, second] = await Promise.all([
      service.allocateMany(manager, command(people.map((id) => shown(id))), TODAY),
      service.allocateMany(
        other,
        command(
          [...people].reverse().map((id) => shown(id)),
          { staffId: cy.staffId },
        ),
        TODAY,
      ),
    ]);

    const outcomes = new Map(first.map(({ personId, outcome }) => [personId, [outcome]]));
    for (const { personId, outcome } of second) outcomes.get(personId)!.push(outcome);
    for (const pair of outcomes.values()) expect(pair.sort()).toEqual(['changed-meanwhile', 'given']);
    expect(await running(people)).toHaveLength(12);
    expect(await audited(people)).toBe(12);
  });

  it('takes over from a worker who left, on the day given, and ends who kept an eye on them', async () => {
    const person = await aCareLeaver();
    const from = addDays(TODAY, -3);
    await anAllocation(records.dataSource, person, cy.staffId);
    await anAllocation(records.dataSource, person, manager.staffId, { role: 'interim', fromOn: addDays(TODAY, -9) });
    const before = await records.dataSource
      .getRepository(Allocation)
      .findOneByOrFail({ youngPersonId: person, role: 'personal-adviser' });

    await service.allocateMany(manager, command([shown(person, before.id)], { fromOn: from }), TODAY);

    expect(await running([person])).toEqual([
      { young_person_id: person, staff_id: ada.staffId, role: 'personal-adviser' },
    ]);
    const ended = await records.dataSource.query(
      `select role, to_on from allocation where young_person_id = $1 and replaced_by_id is null and to_on is not null
        order by role`,
      [person],
    );
    expect(ended).toEqual([
      { role: 'interim', to_on: from },
      { role: 'personal-adviser', to_on: from },
    ]);
  });

  it('refuses one person without spoiling the others: whose worker it is already, or had another until later', async () => {
    const [theirs, later, free] = [await aCareLeaver(), await aCareLeaver(), await aCareLeaver()];
    await anAllocation(records.dataSource, theirs, ada.staffId);
    const row = await records.dataSource.getRepository(Allocation).findOneByOrFail({ youngPersonId: theirs });
    await anAllocation(records.dataSource, later, cy.staffId, { toOn: addDays(TODAY, -1) });

    const people = [shown(theirs, row.id), shown(later), shown(free)];
    const results = await service.allocateMany(manager, command(people, { fromOn: addDays(TODAY, -5) }), TODAY);

    expect(results).toEqual([
      { personId: theirs, outcome: 'refused', why: 'Ada Worker is their worker already' },
      {
        personId: later,
        outcome: 'refused',
        why: 'The worker before was with them until 22 November 2026. Choose that day or a later one',
      },
      { personId: free, outcome: 'given' },
    ]);
    expect([await audited([theirs, later]), await audited([free])]).toEqual([0, 1]);
  });

  it('says of another team’s young person the same as of nobody, and leaves them alone', async () => {
    const theirs = await aCareLeaver(await aTeam(records.dataSource));
    const [nobody, own] = [newId(), await aCareLeaver()];

    const results = await service.allocateMany(manager, command([theirs, nobody, own].map((id) => shown(id))), TODAY);

    expect(results.map(({ outcome }) => outcome)).toEqual(['not-found', 'not-found', 'given']);
    expect(await running([theirs])).toEqual([]);
  });

  it.each([
    ['nobody chosen', { people: [] }, 'people'],
    ['no reason', { reason: '  ' }, 'reason'],
    ['a day to come', { fromOn: addDays(TODAY, 1) }, 'fromOn'],
    ['nobody who works here', { staffId: newId() }, 'staffId'],
    ['no worker at all', { staffId: 'Ada' }, 'staffId'],
    ['more than 300', { people: Array.from({ length: 301 }, () => shown(newId())) }, 'people'],
  ])('is refused as a whole with %s', async (_, given, field) => {
    const person = await aCareLeaver();
    const asked = service.allocateMany(manager, command([shown(person)], given), TODAY);
    await expect(asked).rejects.toMatchObject({ kind: 'not-valid', errors: [{ field }] });
    expect(await running([person])).toEqual([]);
  });

  it('does not give anyone a worker who has left', async () => {
    const person = await aCareLeaver();
    const left = await aWorker(records.dataSource, { teamId: team });
    await records.dataSource.query('update staff set left_on = $1 where id = $2', [TODAY, left.staffId]);
    const asked = service.allocateMany(manager, command([shown(person)], { staffId: left.staffId }), TODAY);
    await expect(asked).rejects.toMatchObject({ errors: [{ field: 'staffId' }] });
  });

  it.each(['adviser', 'data-officer', 'administrator'] as const)('is not for the role %s', async (role) => {
    const who = await aWorker(records.dataSource, { teamId: team, role });
    const asked = service.allocateMany(who, command([shown(await aCareLeaver())]), TODAY);
    await expect(asked).rejects.toMatchObject({ kind: 'not-allowed' });
  });

  /** With their status and what is due worked out, as an import leaves them. */
  async function threeHundred(): Promise<string[]> {
    const rows = await records.dataSource.query<{ id: string }[]>(
      `with people as (
         insert into young_person (id, date_of_birth, team_id)
         select gen_random_uuid(), '2007-11-01', $1 from generate_series(1, 300) returning id),
       episodes as (
         insert into care_episode (id, fact_id, young_person_id, from_on, to_on, legal_status)
         select id, id, id, '2020-01-06', '2025-11-01', 's20' from people)
       select id from people order by id`,
      [team],
    );
    const people = rows.map(({ id }) => id);
    await records.app.get(UnitOfWork).write(SYSTEM, (work) => records.app.get(Ledger).refresh(work, people, TODAY));
    return people;
  }
});
