import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { isLeaving } from '../caseloads/is-leaving';
import type { ToldHow } from '../caseloads/worker-change.entity';
import { correctFact, recordFact } from '../platform/fact';
import { idOf, isId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { EDUCATION_ROLES } from '../workload/settings-content';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { EducationWorker, EducationWorkerTold } from './education-worker.entity';

/** The worker somebody had for it when the page was shown: the row, so that any change since then is noticed. */
export interface ShownWithWorker {
  personId: string;
  /** Null when they had none. */
  shownId: string | null;
}

export interface GiveEducationWorker {
  /** Of the form, so that the form sent twice gives each person the worker once. */
  formId: string;
  /** Null: nobody works with them for it any more. */
  staffId: string | null;
  fromOn: LocalDate;
  reason: string;
  people: ShownWithWorker[];
}

export const GIVEN_OUTCOMES = ['given', 'ended', 'changed-meanwhile', 'refused', 'not-found'] as const;
export interface GivenEducationWorker {
  personId: string;
  /**
   * `changed-meanwhile`: somebody else changed it since the page was shown. `not-found`: they do not exist, or the actor
   * may not see them.
   */
  outcome: (typeof GIVEN_OUTCOMES)[number];
  /** Of `refused`. */
  why: string | null;
}

/** When, how and by whom a young person was told. */
export type ToldOfEducationWorker = Pick<EducationWorkerTold, 'toldOn' | 'toldHow' | 'toldById' | 'words'>;

export interface EducationWorkerRead {
  /** The fact, which stays when it is corrected. */
  id: string;
  rowId: string;
  staffId: string;
  name: string;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  reason: string;
  toldOn: LocalDate | null;
  toldHow: ToldHow | null;
  toldBy: string | null;
  /** What the young person said; null for whoever does not read notes. */
  words: string | null;
}

export interface StaffToGive {
  id: string;
  name: string;
  team: string | null;
  /** Their post of today is one for education and work. */
  isForIt: boolean;
  /** How many they work with for it. */
  people: number;
}

export const MOST_AT_ONCE = 300;
/** People of one transaction: few enough that nobody waits long for a record that is locked. */
const PEOPLE_A_BATCH = 50;

const WORKS_WITH_YOUNG_PEOPLE = `s.post not in ('data-officer', 'administrator', 'duty-worker')`;

/** Who works with whom for education and work. They join whoever has the case, and never have it themselves. */
@Injectable()
export class EducationWorkersService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Gives several young people one worker for education and work, or takes theirs away, for one reason. Each has a result
   * of their own; whoever had one until then ends that day. People are saved in batches; of each, all or nothing.
   * @returns one result a person, in the order asked
   * @throws Problem 'not-valid' naming the field; 'not-allowed'
   */
  async give(actor: Actor, command: GiveEducationWorker, today: LocalDate): Promise<GivenEducationWorker[]> {
    mustBeAllowed(actor, 'allocate');
    if (!command.reason.trim()) throw invalid('reason', 'Enter why');
    if (command.fromOn > today) throw invalid('fromOn', 'The date must be today or in the past');
    const people = [...new Map(command.people.map((one) => [one.personId, one])).values()];
    if (people.length === 0) throw invalid('people', 'Choose at least one young person');
    if (people.length > MOST_AT_ONCE) throw invalid('people', `Choose at most ${MOST_AT_ONCE} young people at once`);
    const results = new Map<string, GivenEducationWorker>();
    for (let start = 0; start < people.length; start += PEOPLE_A_BATCH) {
      const batch = people.slice(start, start + PEOPLE_A_BATCH);
      for (const one of await this.giveBatch(actor, batch, command, today)) results.set(one.personId, one);
    }
    return people.map(({ personId }) => results.get(personId) ?? { personId, outcome: 'not-found', why: null });
  }

  private async giveBatch(
    actor: Actor,
    batch: ShownWithWorker[],
    command: GiveEducationWorker,
    today: LocalDate,
  ): Promise<GivenEducationWorker[]> {
    const shown = new Map(batch.map(({ personId, shownId }) => [personId, shownId]));
    return this.casework.changeMany(actor, [...shown.keys()], 'allocate', today, async (work, people) => {
      const staff = command.staffId === null ? null : await someoneAtWork(work, command.staffId, today);
      const ids = people.map(({ id }) => id);
      const all = await work.manager.findBy(EducationWorker, {
        youngPersonId: In(ids),
        replacedById: IsNull(),
        withdrawn: false,
      });
      const leads = staff ? await ledBy(work, staff.id, ids) : new Set<string>();
      const sent = await work.manager.findBy(EducationWorker, { id: In(ids.map((id) => idOf(command.formId, id))) });
      const results: GivenEducationWorker[] = [];
      for (const person of people) {
        const theirs = all.filter(({ youngPersonId }) => youngPersonId === person.id);
        const running = theirs.find(({ toOn }) => toOn === null) ?? null;
        const say = (outcome: GivenEducationWorker['outcome'], why: string | null = null) =>
          results.push({ personId: person.id, outcome, why });
        const refused = refusalOf(command, staff, { running, theirs, leads: leads.has(person.id) });
        if (sent.some(({ youngPersonId }) => youngPersonId === person.id)) say('given');
        else if (!staff && !running) say('ended');
        else if ((running?.id ?? null) !== shown.get(person.id)) say('changed-meanwhile');
        else if (refused) say('refused', refused);
        else {
          await this.giveOne(work, person, { command, running });
          say(staff ? 'given' : 'ended');
        }
      }
      return results;
    });
  }

  private async giveOne(
    work: Work,
    person: YoungPerson,
    { command, running }: { command: GiveEducationWorker; running: EducationWorker | null },
  ): Promise<void> {
    const { staffId, fromOn, reason, formId } = command;
    if (running) await correctFact(work, EducationWorker, running, { toOn: fromOn });
    const before = running?.staffId ?? null;
    if (staffId === null) {
      const detail = { before, toOn: fromOn, reason: reason.trim() };
      await audit(work, {
        did: 'education-worker.ended',
        youngPersonId: person.id,
        subjectId: running!.factId,
        detail,
      });
      return;
    }
    const said = { youngPersonId: person.id, staffId, fromOn, toOn: null, reason: reason.trim() };
    const row = await recordFact(work, EducationWorker, said, idOf(formId, person.id));
    const detail = { staffId, fromOn, before };
    await audit(work, { did: 'education-worker.given', youngPersonId: person.id, subjectId: row.factId, detail });
  }

  /** Who works or worked with them for it, the latest first. The look is audited. @throws Problem 'not-found' */
  async list(
    actor: Actor,
    personId: string,
  ): Promise<{ person: PersonHeading; workers: EducationWorkerRead[]; leadName: string | null }> {
    return this.casework.view(actor, personId, 'education-workers', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const [lead]: { name: string }[] = await work.manager.query(
        `select s.name from allocation a join staff s on s.id = a.staff_id
          where a.young_person_id = $1 and a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn
            and a.to_on is null`,
        [person.id],
      );
      return {
        person: await headingOf(work, person),
        workers: await educationWorkersOf(work, person.id),
        leadName: lead?.name ?? null,
      };
    });
  }

  /** Whom a manager may give: those whose post it is first, with how many they have. */
  async toGive(actor: UserActor, today: LocalDate): Promise<StaffToGive[]> {
    return this.unitOfWork.read(actor, (work) => staffToGive(work, today));
  }

  /** Of these, those whom the actor may see. */
  async named(actor: Actor, personIds: string[]): Promise<Map<string, Named>> {
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [personIds.filter(isId)];
      const rows: (Named & { id: string })[] = await work.manager.query(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId" from young_person y
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
          where y.id = any($1) and ${visiblePeople(actor, 'y', parameters)}`,
        parameters,
      );
      return new Map(rows.map((row) => [row.id, row]));
    });
  }

  /** @throws Problem 'not-found' also for another young person's */
  async toTell(
    actor: Actor,
    personId: string,
    workerId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; worker: EducationWorkerRead; staff: { id: string; name: string }[] }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return {
        person: await headingOf(work, person),
        worker: await oneOf(work, person.id, workerId),
        staff: await work.manager.query(
          `select s.id, s.name from staff s where (s.left_on is null or s.left_on > $1) and ${WORKS_WITH_YOUNG_PEOPLE}
            order by s.name, s.id`,
          [today],
        ),
      };
    });
  }

  /**
   * They were told. Said again with the same day, way and person it is recorded once.
   * @throws Problem 'not-found'; 'not-valid' naming the field; 'changed-by-someone-else' when it was recorded otherwise
   */
  async tell(
    actor: UserActor,
    personId: string,
    workerId: string,
    said: ToldOfEducationWorker,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const worker = await oneOf(work, person.id, workerId);
      const { toldOn, toldHow, toldById, words } = said;
      if (toldOn > today) throw invalid('toldOn', 'Enter the day they were told, today or earlier');
      const known = isId(toldById)
        ? await work.manager.query<unknown[]>(`select 1 from staff s where s.id = $1 and ${WORKS_WITH_YOUNG_PEOPLE}`, [
            toldById,
          ])
        : [];
      if (known.length === 0) throw invalid('toldById', 'Choose who told them');
      const before = await work.manager.findOneBy(EducationWorkerTold, { workerId: worker.id });
      if (before) {
        const isSame = before.toldOn === toldOn && before.toldHow === toldHow && before.toldById === toldById;
        if (isSame) return;
        throw new Problem('changed-by-someone-else', 'Somebody recorded a moment ago that they were told.');
      }
      const told = { toldOn, toldHow, toldById };
      await work.manager.insert(EducationWorkerTold, {
        workerId: worker.id,
        youngPersonId: person.id,
        ...told,
        words: words?.trim() || null,
        recordedById: actor.userId,
      });
      await audit(work, {
        did: 'education-worker.told',
        youngPersonId: person.id,
        subjectId: worker.id,
        detail: told,
      });
    });
  }
}

/** Shared until this is saved: a manager who records a last day waits for this, and this for them. */
async function someoneAtWork(
  { manager }: Work,
  staffId: string,
  today: LocalDate,
): Promise<{ id: string; name: string }> {
  const [staff]: { id: string; name: string; isLeaving: boolean }[] = isId(staffId)
    ? await manager.query(
        `select s.id, s.name, ${isLeaving('s')} as "isLeaving" from staff s
          where s.id = $1 and (s.left_on is null or s.left_on > $2) and ${WORKS_WITH_YOUNG_PEOPLE} for share of s`,
        [staffId, today],
      )
    : [];
  if (!staff) throw invalid('staffId', 'Select someone who works here with young people');
  if (staff.isLeaving) throw invalid('staffId', `${staff.name} is leaving. Choose someone else`);
  return staff;
}

/** Of these young people, those whose adviser this member of staff is. */
async function ledBy({ manager }: Work, staffId: string, ids: string[]): Promise<Set<string>> {
  const rows: { id: string }[] = await manager.query(
    `select a.young_person_id as id from allocation a where a.staff_id = $1 and a.young_person_id = any($2)
       and a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn and a.to_on is null`,
    [staffId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

function refusalOf(
  { fromOn }: GiveEducationWorker,
  staff: { id: string; name: string } | null,
  now: { running: EducationWorker | null; theirs: EducationWorker[]; leads: boolean },
): string | null {
  const { running, theirs, leads } = now;
  if (staff && running?.staffId === staff.id) return `${staff.name} works with them for it already`;
  if (staff && leads) return `${staff.name} is their adviser already`;
  if (running && running.fromOn > fromOn) return 'The present worker started after that day. Choose a later date';
  const ended = theirs.map(({ toOn }) => toOn).filter((on) => on !== null);
  const last = ended.sort().at(-1);
  if (last && last > fromOn) return `The worker before was with them until ${formatLong(last)}`;
  return null;
}

/** Those whose post it is first; each with how many they work with. */
export async function staffToGive({ manager }: Work, today: LocalDate): Promise<StaffToGive[]> {
  return manager.query(
    `select s.id, s.name, t.name as team, coalesce(p.role = any($2), false) as "isForIt",
            (select count(*)::int from education_worker e where e.staff_id = s.id and e.replaced_by_id is null
               and not e.withdrawn and e.to_on is null) as people
       from staff s left join team t on t.id = s.team_id
       left join lateral (select w.role from worker_post w where w.staff_id = s.id and w.replaced_by_id is null
           and not w.withdrawn and w.from_on <= $1 order by w.from_on desc limit 1) p on true
      where (s.left_on is null or s.left_on > $1) and not ${isLeaving('s')} and ${WORKS_WITH_YOUNG_PEOPLE}
      order by coalesce(p.role = any($2), false) desc, s.name, s.id`,
    [today, EDUCATION_ROLES],
  );
}

/** The latest first; the caller has asked whether they may be seen. */
export async function educationWorkersOf({ manager, actor }: Work, personId: string): Promise<EducationWorkerRead[]> {
  return manager.query(
    `select e.fact_id as id, e.id as "rowId", e.staff_id as "staffId", s.name, e.from_on as "fromOn", e.to_on as "toOn",
            e.reason, t.told_on as "toldOn", t.told_how as "toldHow", b.name as "toldBy",
            case when $2 then t.words end as words
       from education_worker e join staff s on s.id = e.staff_id
       left join education_worker_told t on t.worker_id = e.fact_id left join staff b on b.id = t.told_by_id
      where e.young_person_id = $1 and e.replaced_by_id is null and not e.withdrawn
      order by e.to_on desc nulls first, e.from_on desc`,
    [personId, may(actor, 'read-notes')],
  );
}

async function oneOf(work: Work, personId: string, workerId: string): Promise<EducationWorkerRead> {
  const one = (await educationWorkersOf(work, personId)).find(({ id }) => id === workerId.toLowerCase());
  if (!one) throw notFound();
  return one;
}
