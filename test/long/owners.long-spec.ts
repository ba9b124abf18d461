import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { AbsencesService } from '../../src/caseloads/absences.service';
import { AllocateManyService } from '../../src/caseloads/allocate-many.service';
import { ALLOCATION_ROLES } from '../../src/caseloads/allocation.entity';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { BuddiesService } from '../../src/caseloads/buddies.service';
import { AppointmentsService } from '../../src/contacts/appointments.service';
import { ContactsService } from '../../src/contacts/contacts.service';
import { Alerts } from '../../src/deadlines/alerts';
import { DutyContactsService } from '../../src/duty/duty-contacts.service';
import { DutyWorkersService } from '../../src/duty/duty-workers.service';
import { handBacksFor } from '../../src/duty/hand-backs';
import { TrackingService } from '../../src/eet/tracking.service';
import { DayAfter18Service } from '../../src/handovers/day-after-18.service';
import { everythingOwned } from '../../src/handovers/leaver-owns';
import { LeaversService } from '../../src/handovers/leavers.service';
import { ImportsService } from '../../src/imports/imports.service';
import { UndoImportService } from '../../src/imports/undo-import.service';
import { OccasionsService } from '../../src/life-updates/occasions.service';
import { keptNowBy } from '../../src/owed/kept-now-by';
import { Owed } from '../../src/owed/owed';
import { owedLines } from '../../src/owed/owed-list';
import { todayInLondon } from '../../src/platform/clock';
import { newId } from '../../src/platform/ids';
import { Problem } from '../../src/platform/problem';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { PromisesService } from '../../src/promises/promises.service';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { DecisionsService } from '../../src/supervision/decisions.service';
import { PanelsService } from '../../src/supervision/panels.service';
import { YoungPeopleService } from '../../src/young-people/young-people.service';
import { aReturn } from '../imports/a-return';
import { anAction } from '../support/an-action';
import { startTestApp, type TestApp } from '../support/app';
import { aTeam, aWorker, SYSTEM } from '../support/records';

const OPERATIONS = Number(process.env.OPERATIONS ?? 10_000);
/** Of these, so many are begun at once: two of them may be about the same people. */
const AT_ONCE = 4;
const LOOK_EVERY = 500;
const TEAMS = 4;
const MOST_PEOPLE = 400;

/** What one of them is about, as places in the lists of who is there then. */
interface Dealt {
  nth: number;
  person: number;
  staff: number;
  other: number;
  days: number;
  yes: boolean;
}

const dealt = fc.record({
  nth: fc.nat(1149),
  person: fc.nat(),
  staff: fc.nat(),
  other: fc.nat(),
  days: fc.nat(20),
  yes: fc.boolean(),
});

describe('whatever a service does', () => {
  let onward: TestApp;
  let council: Council;
  const today = todayInLondon();

  beforeAll(async () => {
    onward = await startTestApp();
    council = new Council(onward.app, today);
    await council.begin();
  });
  afterAll(() => onward.close());

  it('after ten thousand operations nothing is without an owner who works here', async () => {
    const seed = Number(process.env.OWNERS_SEED ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`owners: OWNERS_SEED=${seed}\n`);
    const hands = fc.sample(dealt, { numRuns: OPERATIONS, seed });
    for (let done = 0; done < hands.length; done += AT_ONCE) {
      await Promise.all(hands.slice(done, done + AT_ONCE).map((hand) => council.does(hand)));
      if (done % LOOK_EVERY === 0)
        expect({ seed, done, ...(await council.withoutOwner()) }).toEqual({ seed, done, ...NOTHING });
    }
    expect({ seed, ...(await council.withoutOwner()) }).toEqual({ seed, ...NOTHING });
    // Each was really done, many times over; of fewer some are too seldom.
    if (OPERATIONS < 10_000) return expect(council.done.size).toBeGreaterThan(Object.keys(OPERATION_SHARES).length / 2);
    for (const [name, times] of council.done) expect([name, times > 5]).toEqual([name, true]);
    expect([...council.done.keys()].sort()).toEqual(Object.keys(OPERATION_SHARES).sort());
  }, 1_800_000);
});

/** Of 1,150 operations, how many are of each kind. */
const OPERATION_SHARES = {
  'a new young person': 70,
  'a worker given': 160,
  'a worker given to several': 60,
  'an interim or social worker given': 60,
  'a transfer to the adviser': 30,
  'a worker leaves': 45,
  'a worker stays after all': 10,
  'somebody is employed': 45,
  'somebody is away': 30,
  'a case closes': 50,
  'a case is opened again': 50,
  'a return is imported': 15,
  'an import is undone': 5,
  'a promise': 80,
  'a next step in education': 30,
  'a contact': 60,
  'an appointment': 50,
  'an action of a plan': 40,
  'a note from duty': 40,
  'a note from duty taken up': 20,
  'a decision of a manager': 40,
  'alerts of a night': 10,
  'a buddy': 25,
  'somebody on duty': 35,
  'a duty handed back': 10,
  'an occasion': 35,
  'an occasion done or taken out': 10,
  'a case for a panel': 25,
  'a case taken off a panel': 10,
} as const;
type Operation = keyof typeof OPERATION_SHARES;

const NOTHING = {
  youngPeople: [],
  ofThoseWhoLeft: [],
  owed: [],
  alerts: [],
  handBacks: [],
  decisions: [],
  buddies: [],
  duties: [],
  occasions: [],
  panelCases: [],
};

/** A council that lives through it: whom it has, and what it does with a hand that was dealt. */
class Council {
  readonly done = new Map<Operation, number>();
  private readonly people: string[] = [];
  private readonly staff: UserActor[] = [];
  private readonly gone = new Set<string>();
  private readonly imports: string[] = [];
  private readonly planned = new Set<string>();
  private readonly handedBack: { personId: string; id: string }[] = [];
  private readonly duties: { personId: string; id: string; worker: UserActor }[] = [];
  private readonly marked: { personId: string; id: string; worker: UserActor }[] = [];
  private readonly onPanels: { personId: string; id: string }[] = [];
  private teams: string[] = [];
  private children = 10_000;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly today: LocalDate,
  ) {}

  async begin(): Promise<void> {
    const { dataSource } = this;
    this.teams = await Promise.all(Array.from({ length: TEAMS }, () => aTeam(dataSource)));
    this.head = await aWorker(dataSource, { post: 'head-of-service', role: 'manager', name: 'Head' });
    this.head = { ...this.head, teamIds: this.teams };
    // One team has no manager, and stays so.
    for (const teamId of this.teams.slice(1)) await this.employ(teamId, true);
    for (let nth = 0; nth < 12; nth += 1) await this.employ(this.teams[nth % TEAMS]!, false);
    await aWorker(dataSource, { post: 'data-officer', role: 'data-officer', name: 'Data' });
  }

  private head!: UserActor;

  /** What the application refuses in words is a fair answer; anything else is not. */
  async does(hand: Dealt): Promise<void> {
    let left = hand.nth;
    for (const [name, share] of Object.entries(OPERATION_SHARES) as [Operation, number][]) {
      left -= share;
      if (left >= 0) continue;
      try {
        if (await this.operations[name](hand)) this.done.set(name, (this.done.get(name) ?? 0) + 1);
      } catch (error) {
        if (error instanceof Problem) return;
        const { detail, where } = (error as { driverError?: { detail?: string; where?: string } }).driverError ?? {};
        throw new Error(`${name}: ${(error as Error).message}. ${detail ?? ''} ${where ?? ''}`, { cause: error });
      }
      return;
    }
  }

  private get<T>(service: abstract new (...given: never[]) => T): T {
    return this.app.get<T>(service);
  }

  private get dataSource(): DataSource {
    return this.get(DataSource);
  }

  private atWork(): UserActor[] {
    return this.staff.filter(({ staffId }) => !this.gone.has(staffId));
  }

  /** @returns whether there was anything to do */
  private readonly operations: Record<Operation, (hand: Dealt) => Promise<boolean>> = {
    'a new young person': async ({ other, days, yes }) => {
      if (this.people.length >= MOST_PEOPLE) return false;
      const team = yes ? this.teams[other % TEAMS]! : null;
      const born = addDays(localDate('2006-01-01'), days * 60);
      const made = await this.get(YoungPeopleService).create(this.head, identity(born), team, this.today, true);
      if (!('id' in made)) return false;
      this.people.push(made.id);
      return true;
    },
    'a worker given': (hand) => this.give(hand, 'personal-adviser'),
    'an interim or social worker given': (hand) => this.give(hand, hand.yes ? 'interim' : 'social-worker'),
    'a worker given to several': async ({ person, staff }) => {
      const people = [0, 7, 13].flatMap((step) => pick(this.people, person + step) ?? []);
      const rows: { personId: string; allocationId: string | null }[] = await this.dataSource.query(
        `select y.id as "personId", (select a.id from allocation a where a.young_person_id = y.id
            and a.role = 'personal-adviser' and a.replaced_by_id is null and a.to_on is null) as "allocationId"
           from young_person y where y.id = any($1)`,
        [people],
      );
      const command = { formId: newId(), people: rows, staffId: pick(this.staff, staff)!.staffId };
      const said = { ...command, role: 'personal-adviser' as const, fromOn: this.today, reason: 'Room' };
      const results = await this.get(AllocateManyService).allocateMany(this.head, said, this.today);
      return results.some(({ outcome }) => outcome === 'given');
    },
    'a transfer to the adviser': async ({ person, yes }) => {
      const withBoth: { id: string }[] = await this.dataSource.query(
        `select young_person_id as id from allocation a
          where role in ('personal-adviser', 'social-worker') and replaced_by_id is null and not withdrawn and to_on is null
            and not exists (select from adviser_transfer t where t.young_person_id = a.young_person_id)
          group by young_person_id having count(*) = 2 order by 1`,
      );
      const one = pick(withBoth, person);
      if (!one) return false;
      const said = {
        fromOn: this.today,
        socialWorkerStays: yes,
        reason: 'Eighteen',
        view: 'Fine',
        noViewBecause: null,
      };
      await this.get(DayAfter18Service).transfer(this.head, one.id, said, this.today);
      return true;
    },
    'a worker leaves': async ({ staff, other, days, yes }) => {
      const worker = pick(this.atWork(), staff);
      if (!worker || this.atWork().length < 6) return false;
      this.gone.add(worker.staffId);
      const service = this.get(LeaversService);
      const { cases } = await service.owns(this.head, worker.staffId, this.today);
      const next = (step: number) => pick(this.atWork(), other + step)!.staffId;
      const command = {
        formId: newId(),
        lastDay: addDays(this.today, yes ? -1 : days),
        reason: 'Moves away',
        cases: cases.map(({ allocationId }, nth) => ({ allocationId, staffId: nth % 3 === 0 ? null : next(nth) })),
        reviewerId: next(1),
        coverId: next(2),
        educationWorkerId: next(3),
      };
      const { left } = await service.record(this.head, worker.staffId, command, this.today);
      if (left > 0) throw new Error(`${left} are left with ${worker.staffId}`);
      return true;
    },
    'a worker stays after all': async ({ staff }) => {
      const leaving: { id: string }[] = await this.dataSource.query(
        'select id from staff where left_on > $1 order by id',
        [this.today],
      );
      const one = pick(leaving, staff);
      if (!one) return false;
      await this.get(LeaversService).stays(this.head, one.id);
      this.gone.delete(one.id);
      return true;
    },
    'somebody is employed': async ({ other, yes, staff }) => {
      if (this.atWork().length > 24) return false;
      const team = other % TEAMS;
      return this.employ(this.teams[team]!, yes && team > 0 && staff % 3 === 0);
    },
    'somebody is away': async ({ staff, other, days }) => {
      const [worker, cover] = [pick(this.atWork(), staff), pick(this.atWork(), other)];
      if (!worker || !cover) return false;
      const said = {
        staffId: worker.staffId,
        fromOn: this.today,
        toOn: addDays(this.today, days + 1),
        coverId: cover.staffId,
      };
      await this.get(AbsencesService).record(this.head, said, this.today);
      return true;
    },
    'a case closes': ({ person, yes }) =>
      this.edit(person, yes ? { dateOfBirth: localDate('1995-03-10') } : { diedOn: this.today }),
    'a case is opened again': ({ person }) => this.edit(person, { dateOfBirth: localDate('2007-03-10'), diedOn: null }),
    'a return is imported': async ({ other }) => {
      const CHILD = String((this.children += 1));
      const files = aReturn({
        Header: [{ CHILD, DOB: '10/03/2007' }],
        Episodes: [{ CHILD, DECOM: '01/05/2018', ...(other % 2 ? { DEC: '10/03/2025', REC: 'E5' } : {}) }],
      });
      const { importId } = await this.get(ImportsService).apply(
        SYSTEM,
        { kind: 'ssda903', files, collectionYear: 2025 },
        this.today,
      );
      if (importId === null) return false;
      this.imports.push(importId);
      const [row]: { id: string }[] = await this.dataSource.query(
        `select young_person_id as id from person_identifier where kind = 'authority-id' and value = $1`,
        [CHILD],
      );
      if (row) this.people.push(row.id);
      return true;
    },
    'an import is undone': async () => {
      const importId = this.imports.pop();
      if (!importId) return false;
      await this.get(UndoImportService).undo(SYSTEM, importId, 'The wrong one', this.today);
      return true;
    },
    'a promise': async ({ person, staff, days }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      const said = { promisedOn: this.today, byOn: addDays(this.today, days), staffId: worker.staffId };
      await this.get(PromisesService).promise(
        this.head,
        personId,
        { what: 'Ring the college', ...said, contactId: null, actionId: null },
        this.today,
      );
      return true;
    },
    'a next step in education': async ({ person, staff, days }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      const service = this.get(TrackingService);
      const { version, ...standing } = (await service.open(this.head, personId, this.today)).tracking;
      const next = { nextStep: 'Ring the college', nextByOn: addDays(this.today, days), ownerId: worker.staffId };
      await service.save(
        this.head,
        personId,
        { tracked: { ...standing, ...next }, lookedAt: version },
        null,
        this.today,
      );
      return true;
    },
    'a contact': async ({ person, staff }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      await this.get(ContactsService).record(this.head, personId, aCall(worker.staffId, this.today), this.today);
      return true;
    },
    'an appointment': async ({ person, staff, days }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      const plannedAt = new Date(`${addDays(this.today, days + 1)}T10:00:00Z`);
      const command = { kind: 'visit', plannedAt, place: null, matters: null } as const;
      await this.get(AppointmentsService).plan(worker, personId, command, this.today);
      return true;
    },
    'an action of a plan': async ({ person, staff }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker || this.planned.has(personId)) return false;
      this.planned.add(personId);
      await anAction(this.dataSource, personId, worker, this.today);
      return true;
    },
    'a note from duty': async ({ person, yes }) => {
      const personId = pick(this.people, person);
      if (!personId) return false;
      const now = new Date();
      const said = { happenedAt: new Date(now.getTime() - 60_000), caller: 'young-person', callerName: null } as const;
      const more = { done: 'Talked', safeUntil: null, mustDo: [], urgent: yes };
      const id = await this.get(DutyContactsService).record(this.head, personId, { ...said, ...more }, now);
      this.handedBack.push({ personId, id });
      return true;
    },
    'a note from duty taken up': async ({ staff, days }) => {
      const [note, worker] = [this.handedBack.pop(), pick(this.atWork(), staff)];
      if (!note || !worker) return false;
      const said = { willDo: 'Ring her', byOn: addDays(this.today, days) };
      await this.get(DutyContactsService).answer(this.head, note.personId, note.id, said, this.today);
      return true;
    },
    'a decision of a manager': async ({ person, staff, days }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      const action = { what: 'See her', why: 'Not seen', ownerId: worker.staffId, byOn: addDays(this.today, days) };
      await this.get(DecisionsService).decide(
        this.head,
        personId,
        { text: 'She is seen this week, since nobody was there.', actions: [action] },
        this.today,
      );
      return true;
    },
    'alerts of a night': async () => {
      await this.get(UnitOfWork).write(SYSTEM, (work) => this.get(Alerts).raise(work, this.today, this.today));
      return true;
    },
    'a buddy': async ({ staff, other, yes }) => {
      const [worker, buddy] = [pick(this.atWork(), staff), pick(this.atWork(), other)];
      if (!worker || !buddy) return false;
      const { workers } = await this.get(BuddiesService).open(this.head);
      const number = workers.find(({ id }) => id === worker.staffId)?.number ?? 0;
      const buddyId = yes || other % 5 ? buddy.staffId : null;
      await this.get(BuddiesService).name(this.head, { staffId: worker.staffId, buddyId, number }, this.today);
      return true;
    },
    'somebody on duty': async ({ person, staff, days, yes }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      const fromOn = addDays(this.today, yes ? 0 : days);
      const said = { staffId: worker.staffId, fromOn, untilOn: addDays(fromOn, days), matter: 'No money until Friday' };
      const id = await this.get(DutyWorkersService).name(this.head, personId, said, this.today);
      this.duties.push({ personId, id, worker });
      return true;
    },
    'a duty handed back': async () => {
      const one = this.duties.shift();
      if (!one) return false;
      const by = this.gone.has(one.worker.staffId) ? this.head : one.worker;
      await this.get(DutyWorkersService).handBack(by, one.personId, one.id, 'The money has come.', this.today);
      return true;
    },
    'an occasion': async ({ person, staff, days, yes }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      const said = { kind: yes ? 'birthday' : 'diwali', name: null, wants: 'A cake', notMarked: false } as const;
      const day = { onDay: yes ? null : addDays(this.today, days), yearly: days % 2 === 0, budgetPence: null };
      const command = { ...said, ...day, staffId: worker.staffId };
      const id = await this.get(OccasionsService).record(this.head, personId, command, this.today);
      this.marked.push({ personId, id, worker });
      return true;
    },
    'an occasion done or taken out': async ({ yes }) => {
      const one = this.marked.shift();
      if (!one) return false;
      const service = this.get(OccasionsService);
      if (yes) await service.takeOut(this.head, one.personId, one.id, 'She is away', this.today);
      else {
        const said = { given: 'A cake', words: 'She laughed', spentPence: null, onDay: null };
        await service.done(this.head, one.personId, one.id, said, this.today);
      }
      return true;
    },
    'a case for a panel': async ({ person, staff, other, days }) => {
      const [personId, worker] = [pick(this.people, person), pick(this.atWork(), staff)];
      if (!personId || !worker) return false;
      const by = pick([this.head, ...this.atWork().filter(({ role }) => role === 'manager')], other)!;
      const panel = { name: 'Panel', heldOn: addDays(this.today, days), guestIds: [worker.staffId], others: null };
      const { id } = await this.get(PanelsService).take(by, personId, { panel, question: 'What now?' }, this.today);
      this.onPanels.push({ personId, id });
      return true;
    },
    'a case taken off a panel': async () => {
      const one = this.onPanels.shift();
      if (!one) return false;
      await this.get(PanelsService).takeOff(this.head, one.personId, one.id, 'It moves again', this.today);
      return true;
    },
  };

  private async give({ person, staff }: Dealt, role: (typeof ALLOCATION_ROLES)[number]): Promise<boolean> {
    const [personId, worker] = [pick(this.people, person), pick(this.staff, staff)];
    if (!personId || !worker) return false;
    const command = { role, staffId: worker.staffId, fromOn: this.today, reason: 'Room' };
    await this.get(AllocationsService).allocate(this.head, personId, command, this.today);
    return true;
  }

  private async edit(
    person: number,
    changes: { dateOfBirth?: LocalDate; diedOn?: LocalDate | null },
  ): Promise<boolean> {
    const personId = pick(this.people, person);
    if (!personId) return false;
    const service = this.get(YoungPeopleService);
    const { version, identifiers, ...before } = await service.forEdit(this.head, personId);
    const identityNow = { ...identity(before.dateOfBirth), ...changes, identifiers };
    await service.edit(this.head, personId, version, identityNow, this.today);
    return true;
  }

  private async employ(teamId: string, isManager: boolean): Promise<true> {
    const { dataSource } = this;
    const one = isManager
      ? await aWorker(dataSource, { teamId, post: 'team-manager', role: 'manager', name: 'Manager' })
      : await aWorker(dataSource, { teamId, name: 'Adviser' });
    if (isManager)
      await dataSource.query('insert into team_manager (team_id, staff_id) values ($1, $2)', [teamId, one.staffId]);
    this.staff.push(one);
    return true;
  }

  /** What has nobody, or somebody who has left: looked up in the tables, and not by what keeps them right. */
  async withoutOwner(): Promise<Record<keyof typeof NOTHING, unknown[]>> {
    const { dataSource } = this;
    const unitOfWork = this.get(UnitOfWork);
    const owed = this.get(Owed);
    const isAtWork = (alias: string) => `(${alias}.left_on is null or ${alias}.left_on > '${this.today}')`;
    const gone: { id: string; here: boolean }[] = await dataSource.query(
      'select id, left_on > $1 as here from staff where left_on is not null',
      [this.today],
    );
    const ofThoseWhoLeft: unknown[] = [];
    for (const { id, here } of gone) {
      ofThoseWhoLeft.push(
        ...(await dataSource.query<unknown[]>(
          `select x.kind, x.id, y.id as person from (${everythingOwned(owed, 'to-move')}) x
             join young_person y on y.id = x.young_person_id where y.merged_into_id is null and y.withdrawn_at is null and not ($2 and x.kind = 'alert')`,
          // The night goes on telling whoever still works here, until their last day.
          [id, here],
        )),
      );
    }
    const { lines } = await unitOfWork.read(SYSTEM, (work) =>
      owedLines(
        work,
        owed,
        { show: 'all', kind: null, who: null, teamId: null },
        { after: null, limit: 100_000 },
        this.today,
      ),
    );
    const working = new Set<string>(
      (await dataSource.query<{ id: string }[]>(`select id from staff where ${isAtWork('staff')}`)).map(({ id }) => id),
    );
    const notes = await unitOfWork.read(this.head, (work) => handBacksFor(work, this.head));
    const { workers } = await this.get(BuddiesService).open(this.head);
    const toName = workers.flatMap(({ id, buddyWas }) => (buddyWas === null ? [] : [id]));
    return {
      youngPeople: await dataSource.query(
        `select y.id, l.status from young_person y left join legal_position l on l.young_person_id = y.id
          where y.merged_into_id is null and y.withdrawn_at is null and y.died_on is null
            and coalesce(l.status, 'undetermined') not in ('none', 'aged-out', 'deceased')
            and not exists (select from allocation a join staff s on s.id = a.staff_id and ${isAtWork('s')}
              where a.young_person_id = y.id and a.replaced_by_id is null and not a.withdrawn and a.to_on is null)
            and not exists (select from named_interim n join staff s on s.id = n.staff_id and ${isAtWork('s')}
              where n.young_person_id = y.id and n.to_on is null)`,
      ),
      ofThoseWhoLeft,
      owed: lines.filter(({ theirs, ownerId }) => !theirs && !(ownerId && working.has(ownerId))),
      alerts: await dataSource.query(
        `select deadline_id, stage from alert where digest_id is null group by deadline_id, stage
          having not bool_or(recipient_id in (select id from staff where ${isAtWork('staff')}))`,
      ),
      // What duty handed back stands on the page of everybody who may see the young person, the head of service at least.
      handBacks: await dataSource.query(
        `select d.fact_id from duty_contact d join young_person y on y.id = d.young_person_id
          where d.replaced_by_id is null and not d.withdrawn and y.withdrawn_at is null and y.merged_into_id is null
            and not exists (select from duty_answer b where b.duty_contact_id = d.fact_id)
            and (not d.fact_id = any($1) or not exists (select from staff s where s.id = case_holder(y.id, $2) and ${isAtWork('s')}))`,
        [notes.map(({ id }) => id), this.today],
      ),
      decisions: await dataSource.query(
        `select d.id from supervision_decision d join young_person y on y.id = d.young_person_id
          where y.withdrawn_at is null and not exists (select from staff s where s.id = coalesce(
            (select t.staff_id from taken_over t where t.thing_id = d.id order by t.recorded_at desc, t.id desc limit 1),
            d.owner_id) and ${isAtWork('s')})
            and not exists (select from supervision_decision_step p where p.decision_id = d.id)`,
      ),
      // Of whom the buddy leaves or has left, a manager is asked to name another.
      buddies: await dataSource.query(
        `select s.id from staff s join lateral (select buddy_id from buddy b where b.staff_id = s.id
            order by b.number desc limit 1) b on true join staff was on was.id = b.buddy_id
          where s.left_on is null and was.left_on is not null and not s.id = any($1)`,
        [toName],
      ),
      // Past their last day nobody is on duty for anybody.
      duties: await dataSource.query(
        `select d.id from duty_worker d join staff s on s.id = d.staff_id
          where d.ended_on is null and d.until_on >= s.left_on and d.until_on >= $1`,
        [this.today],
      ),
      occasions: await dataSource.query(
        `select c.id from occasion c join young_person y on y.id = c.young_person_id
           join staff s on s.id = ${keptNowBy('c.id', 'c.staff_id')}
          where c.done_on is null and c.withdrawn_because is null and y.withdrawn_at is null and not ${isAtWork('s')}`,
      ),
      // Whoever took it there is gone: it is on the list of a manager of the young person's team, or of the head of service.
      panelCases: await dataSource.query(
        `select c.id from panel_case c join case_panel p on p.id = c.panel_id join young_person y on y.id = c.young_person_id
          where c.taken_off_on is null and c.supervision_id is null and y.withdrawn_at is null and y.died_on is null
            and p.held_on <= $1 and not c.id = any($2)`,
        [addDays(this.today, 7), lines.filter(({ ownerId }) => ownerId && working.has(ownerId)).map(({ id }) => id)],
      ),
    };
  }
}

function pick<T>(list: readonly T[], at: number): T | null {
  return list.length === 0 ? null : list[at % list.length]!;
}

function identity(dateOfBirth: LocalDate) {
  return {
    givenName: 'Sam',
    familyName: 'Reed',
    knownAs: null,
    dateOfBirth,
    sex: null,
    ethnicity: null,
    firstLanguage: null,
    interpreter: 'not-known' as const,
    communicationNeeds: null,
    phone: null,
    email: null,
    unaccompaniedAsylumSeeker: null,
    disabled: null,
    sen: null,
    parent: null,
    diedOn: null,
    identifiers: {},
  };
}

function aCall(staffId: string, heldOn: LocalDate) {
  return {
    heldOn,
    heldAt: null,
    mode: 'phone' as const,
    staffId,
    place: null,
    seen: true,
    seenAlone: null,
    safeWhereTheyLive: null,
    note: 'We talked.',
    ownWords: null,
    goodNews: null,
    appointmentId: null,
    reviewHeld: false,
    supportOffered: null,
  };
}
