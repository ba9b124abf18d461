import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import type { AllocationRole } from '../caseloads/allocation.entity';
import { buddyNamed, buddyOf } from '../caseloads/buddy-sql';
import { isLeaving } from '../caseloads/is-leaving';
import type { Suggested } from '../caseloads/suggested-workers';
import { suggestionsFor } from '../caseloads/suggestions';
import { workersToChoose, type WorkerChoice } from '../caseloads/workers-to-choose';
import { readRoleWords, type RoleWords } from '../caseloads/role-words';
import { AppointmentChanges } from '../contacts/appointment-changes';
import { Ledger } from '../deadlines/ledger';
import { endDutiesOfLeaver } from '../duty/duty-workers-told';
import { Owed } from '../owed/owed';
import { isId } from '../platform/ids';
import { invalid, notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { mustHoldCases } from '../workload/holds-cases';
import { WorkloadService } from '../workload/workload.service';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { handOverCases, type HandOver } from './hand-over';
import { everythingOwned, type OwnedKind } from './leaver-owns';
import { WorkerLeaving, type CaseOutcome } from './leaving.entities';
import { takeOverWhatNames } from './take-over';

/** One part that the worker has in one young person's life, as it was shown. */
export interface CaseOfLeaver extends Named {
  /** The row of the allocation, so that a change since it was shown is noticed. */
  allocationId: string;
  personId: string;
  teamId: string | null;
  role: AllocationRole;
  dateOfBirth: LocalDate;
  /** How much of each kind is about this young person. */
  owned: Partial<Record<OwnedKind, number>>;
  /** Whoever suits best first. */
  suggested: Suggested[];
}

export interface Leaver {
  id: string;
  name: string;
  /** The last day that was recorded; null where none was. */
  lastDay: LocalDate | null;
}

export interface LeaverOwns {
  worker: Leaver;
  /** By name. */
  cases: CaseOfLeaver[];
  /** Of everyone the actor may see. */
  owned: Partial<Record<OwnedKind, number>>;
  /** Young people of other teams: their own managers have them until they choose somebody. */
  peopleElsewhere: number;
  /** Whose absences they stand in for, now or later. */
  standsInFor: { name: string; staffId: string }[];
  hasFeed: boolean;
  /** Supervision not signed by both, as worker or as manager; the first held first. */
  openSessions: { id: string; heldOn: LocalDate; withName: string }[];
  /** Teams they answer for, which an administrator gives to another. */
  answersFor: string[];
  /** Duty tells them of what is urgent, and of what nobody took up in time. */
  isDutyManager: boolean;
  /** Who is asked first for their young people, while that one works here. */
  buddyId: string | null;
  /** Whose buddy they are: for each another is to be named, by the actor or by a manager of their team. */
  buddyOf: string[];
  buddyElsewhereOf: string[];
  staff: WorkerChoice[];
  roleWords: RoleWords;
}

export interface RecordLeaving {
  /** Of the form, so that the form sent twice is one leaving. */
  formId: string;
  lastDay: LocalDate;
  reason: string;
  /** Who is to have each; null: nobody yet. What is not named here goes to whoever answers for the team meanwhile. */
  cases: { allocationId: string; staffId: string | null }[];
  /** Who reviews in their place; needed where they are a reviewing officer. */
  reviewerId: string | null;
  /** Who stands in where they would have; needed where they do. */
  coverId: string | null;
  /** Who works with their young people for education and work instead; needed where they did. */
  educationWorkerId: string | null;
}

export interface CaseResult {
  /** Null for somebody of another team. */
  personId: string | null;
  name: Named | null;
  role: AllocationRole;
  outcome: CaseOutcome | 'changed-meanwhile';
  why: string | null;
  /** Who has them now; null where somebody else changed it meanwhile. */
  toName: string | null;
}

export interface LeavingDone {
  leavingId: string;
  worker: Leaver;
  results: CaseResult[];
  /** What still has the worker as its owner: nothing, once all is saved. */
  left: number;
}

const MOST_DAYS_BACK = 92;
const MOST_DAYS_AHEAD = 183;
/** People of one transaction: few enough that nobody waits long for a record that is locked. */
const PEOPLE_A_BATCH = 100;

/** A worker leaves, and everything that had them as its owner gets another. */
@Injectable()
export class LeaversService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly ledger: Ledger,
    private readonly owed: Owed,
    private readonly workload: WorkloadService,
    private readonly appointments: AppointmentChanges,
  ) {}

  /** Everything that has this worker as its owner. @throws Problem 'not-found' for another team's; 'not-allowed' */
  async owns(actor: UserActor, workerId: string, today: LocalDate): Promise<LeaverOwns> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const worker = await mine(work, workerId);
      const counts = await this.counts(work, worker.id);
      const seen = counts.filter(({ isSeen }) => isSeen);
      const staff = (await workersToChoose(work, worker.teamId, today)).filter(({ id }) => id !== worker.id);
      const elsewhere = new Set(counts.filter(({ isSeen }) => !isSeen).map(({ personId }) => personId));
      return {
        worker: toLeaver(worker),
        cases: await this.cases(work, worker.id, seen, staff, today),
        owned: summed(seen),
        peopleElsewhere: elsewhere.size,
        ...(await besidesCases(work, worker.id, today)),
        ...(await buddiesOf(work, worker.id, actor.teamIds)),
        staff,
        roleWords: await readRoleWords(work),
      };
    });
  }

  /**
   * Records the last day, and moves everything that had the worker as its owner. Each young person has a result: whom
   * somebody else gave another worker since it was shown is left alone, and whoever came to the worker since then is with
   * whoever answers for the team. From the moment the day is saved nobody can be given to the worker. Young people are
   * saved in batches, all or nothing of each; the same form sent again goes on where it stopped.
   * @throws Problem 'not-valid' naming the field; 'not-found'; 'not-allowed'
   */
  async record(actor: UserActor, workerId: string, command: RecordLeaving, today: LocalDate): Promise<LeavingDone> {
    mustBeAllowed(actor, 'allocate');
    const worker = await this.unitOfWork.write(actor, (work) => this.recordDay(work, workerId, command, today));
    const handOver = {
      leavingId: command.formId,
      leaverId: worker.id,
      reason: command.reason.trim(),
      choices: new Map(command.cases.map(({ allocationId, staffId }) => [allocationId, staffId])),
      lastResortId: actor.staffId,
      reviewerId: command.reviewerId,
      educationWorkerId: command.educationWorkerId,
    };
    const ids = await this.unitOfWork.read(actor, (work) => this.peopleOf(work, worker.id));
    for (let start = 0; start < ids.length; start += PEOPLE_A_BATCH) {
      const batch = ids.slice(start, start + PEOPLE_A_BATCH);
      await this.casework.changeMany(actor, batch, 'allocate', today, (work, people) =>
        this.moveAll(work, handOver, people, today),
      );
    }
    await this.moveElsewhere(actor, handOver, today);
    return this.unitOfWork.read(actor, (work) => this.done(work, worker.id, command));
  }

  /**
   * The worker stays after all: they can be given young people again. Whom others have by now stays with those. Said
   * twice, it is taken back once.
   * @throws Problem 'not-found'; 'not-allowed'
   */
  async stays(actor: UserActor, workerId: string): Promise<void> {
    mustBeAllowed(actor, 'allocate');
    await this.unitOfWork.write(actor, async (work) => {
      const worker = await mine(work, workerId, 'for no key update of s');
      if (worker.lastDay === null) return;
      await work.manager.query('update staff set left_on = null where id = $1', [worker.id]);
      const detail = { lastDay: worker.lastDay };
      await audit(work, { did: 'worker.leaving-taken-back', subjectId: worker.id, detail });
    });
  }

  /** What was recorded of a leaving, for whoever asks again. @throws Problem 'not-found' */
  async recorded(actor: UserActor, workerId: string, leavingId: string): Promise<LeavingDone> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const worker = await mine(work, workerId);
      const known =
        isId(leavingId) && (await work.manager.existsBy(WorkerLeaving, { id: leavingId, staffId: worker.id }));
      if (!known) throw notFound();
      return this.done(work, worker.id, { formId: leavingId, cases: [] });
    });
  }

  private async counts({ manager, actor }: Work, workerId: string): Promise<Count[]> {
    const parameters: unknown[] = [workerId];
    const visible = visiblePeople(actor, 'y', parameters);
    return manager.query(
      `select x.kind, y.id as "personId", ${visible} as "isSeen", count(*)::int as n
         from (${everythingOwned(this.owed, 'all')}) x join young_person y on y.id = x.young_person_id
        where y.merged_into_id is null and y.withdrawn_at is null group by x.kind, y.id`,
      parameters,
    );
  }

  private async cases(
    work: Work,
    workerId: string,
    counts: Count[],
    staff: WorkerChoice[],
    today: LocalDate,
  ): Promise<CaseOfLeaver[]> {
    const parameters: unknown[] = [workerId];
    const rows: Omit<CaseOfLeaver, 'owned' | 'suggested'>[] = await work.manager.query(
      `select a.id as "allocationId", y.id as "personId", y.team_id as "teamId", a.role, y.date_of_birth as "dateOfBirth",
              y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId"
         from allocation a join young_person y on y.id = a.young_person_id
         left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
        where a.staff_id = $1 and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
          and ${visiblePeople(work.actor, 'y', parameters)}
        order by lower(y.family_name) nulls last, lower(coalesce(y.known_as, y.given_name)) nulls last, y.id, a.role`,
      parameters,
    );
    const people = rows.map(({ personId, teamId }) => ({ id: personId, teamId }));
    const suggested = await suggestionsFor(work, people, staff, this.workload, today);
    const theirs = (id: string) => counts.filter(({ personId }) => personId === id);
    return rows.map((row) => ({
      ...row,
      owned: summed(theirs(row.personId)),
      suggested: suggested.get(row.personId) ?? [],
    }));
  }

  private async recordDay(
    work: Work,
    workerId: string,
    command: RecordLeaving,
    today: LocalDate,
  ): Promise<Leaver & { teamId: string | null }> {
    await holdWhomTheyHave(work, workerId);
    const worker = await mine(work, workerId, 'for no key update of s');
    check(command, today);
    const { formId: id, lastDay, reviewerId, coverId, educationWorkerId } = command;
    if (await work.manager.existsBy(WorkerLeaving, { id, staffId: worker.id })) return worker;
    const besides = await besidesCases(work, worker.id, today);
    const owned = summed(await this.counts(work, worker.id));
    if (owned.reviewer && !reviewerId) throw invalid('reviewerId', 'Choose who reviews in their place');
    if (owned['education-worker'] && !educationWorkerId) {
      throw invalid('educationWorkerId', 'Choose who works with them for education and work');
    }
    if (besides.standsInFor.length > 0 && !coverId) throw invalid('coverId', 'Choose who stands in instead of them');
    const chosen = new Set(command.cases.flatMap(({ staffId }) => staffId ?? []));
    await mustHoldCases(work, [...chosen], today, 'cases');
    if (reviewerId) await atWork(work, reviewerId, worker.id, 'reviewerId', today);
    if (educationWorkerId) await atWork(work, educationWorkerId, worker.id, 'educationWorkerId', today);
    if (coverId) {
      const cover = await atWork(work, coverId, worker.id, 'coverId', today);
      if (besides.standsInFor.some(({ staffId }) => staffId === coverId)) {
        throw invalid('coverId', `${cover} is one of those who are away. Choose someone else`);
      }
    }
    await work.manager.query(`update staff set left_on = $2 where id = $1`, [worker.id, addDays(lastDay, 1)]);
    await work.manager.insert(WorkerLeaving, {
      id,
      staffId: worker.id,
      lastDay,
      reason: command.reason.trim(),
      recordedById: work.actor.kind === 'user' ? work.actor.staffId : null,
    });
    if (coverId) await standInInstead(work, worker.id, coverId, today);
    await endDutiesOfLeaver(work, worker, lastDay, today);
    await work.manager.query(
      `update worker_calendar c set secret_hash = null, made_at = null, last_fetched_at = null, content_hash = null,
              content_changed_at = null
         from app_user u where u.id = c.user_id and u.staff_id = $1 and c.secret_hash is not null`,
      [worker.id],
    );
    await audit(work, { did: 'worker.leaving-recorded', subjectId: worker.id, detail: { leavingId: id, lastDay } });
    return { ...worker, lastDay };
  }

  /** Everyone of whom something names the worker, whoever may see them. */
  private async peopleOf({ manager }: Work, workerId: string): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `select distinct y.id from (${everythingOwned(this.owed, 'to-move')}) x join young_person y on y.id = x.young_person_id
        where y.merged_into_id is null and y.withdrawn_at is null order by y.id`,
      [workerId],
    );
    return rows.map(({ id }) => id);
  }

  private async moveAll(
    work: Work,
    handOver: HandOver & { reviewerId: string | null; educationWorkerId: string | null },
    people: { id: string; teamId: string | null }[],
    today: LocalDate,
  ): Promise<void> {
    if (people.length === 0) return;
    const given = await handOverCases(work, handOver, people, today);
    const ids = people.map(({ id }) => id);
    const moved = await takeOverWhatNames(work, this.owed, handOver, ids, given, today);
    await this.appointments.tell(work, moved, today);
  }

  /**
   * Young people of other teams, whom the actor may not see: nobody is chosen for them here, and they are with whoever
   * answers for their team. So is whoever came to the worker at the last moment.
   */
  private async moveElsewhere(
    actor: Actor,
    handOver: HandOver & { reviewerId: string | null; educationWorkerId: string | null },
    today: LocalDate,
  ): Promise<void> {
    const nothingChosen = { ...handOver, choices: new Map<string, string | null>() };
    for (;;) {
      const moved = await this.unitOfWork.write(actor, async (work) => {
        const ids = (await this.peopleOf(work, handOver.leaverId)).slice(0, PEOPLE_A_BATCH);
        if (ids.length === 0) return 0;
        const people: { id: string; teamId: string | null }[] = await work.manager.query(
          `select id, team_id as "teamId" from young_person where id = any($1) order by id for update`,
          [ids],
        );
        await this.moveAll(work, nothingChosen, people, today);
        await this.ledger.refresh(work, ids, today);
        const after = new Set(await this.peopleOf(work, handOver.leaverId));
        return ids.filter((id) => !after.has(id)).length;
      });
      if (moved === 0) return;
    }
  }

  private async done(
    work: Work,
    workerId: string,
    { formId, cases }: Pick<RecordLeaving, 'formId' | 'cases'>,
  ): Promise<LeavingDone> {
    const worker = await mine(work, workerId);
    const results = await resultsOf(work, formId);
    const gone = await changedMeanwhile(
      work,
      formId,
      worker.id,
      cases.map(({ allocationId }) => allocationId),
    );
    const left = (await this.peopleOf(work, worker.id)).length;
    return { leavingId: formId, worker: toLeaver(worker), results: [...results, ...gone], left };
  }
}

interface Count {
  kind: OwnedKind;
  personId: string;
  isSeen: boolean;
  n: number;
}

function summed(counts: Count[]): Partial<Record<OwnedKind, number>> {
  const sums: Partial<Record<OwnedKind, number>> = {};
  for (const { kind, n } of counts) sums[kind] = (sums[kind] ?? 0) + n;
  return sums;
}

function toLeaver({ id, name, lastDay }: Leaver): Leaver {
  return { id, name, lastDay };
}

function check({ formId, lastDay, reason, cases }: RecordLeaving, today: LocalDate): void {
  if (!isId(formId)) throw invalid('formId', 'Open the form again');
  const [first, last] = [addDays(today, -MOST_DAYS_BACK), addDays(today, MOST_DAYS_AHEAD)];
  if (lastDay < first || lastDay > last) {
    throw invalid('lastDay', `Enter a day from ${formatLong(first)} to ${formatLong(last)}`);
  }
  if (!reason.trim()) throw invalid('reason', 'Enter why their worker changes');
  for (const { allocationId, staffId } of cases) {
    if (!isId(allocationId)) throw invalid('cases', 'Open the form again: one of its lines names nobody');
    if (staffId !== null && !isId(staffId)) throw invalid('cases', 'Choose someone who works here');
  }
}

/** A worker of the actor's teams. @throws Problem 'not-found' */
async function mine(work: Work, workerId: string, lock = ''): Promise<Leaver & { teamId: string | null }> {
  const teamIds = work.actor.kind === 'user' ? work.actor.teamIds : [];
  const [worker]: (Leaver & { teamId: string | null })[] = isId(workerId)
    ? await work.manager.query(
        `select s.id, s.name, s.team_id as "teamId", (s.left_on - 1)::text as "lastDay" from staff s
          where s.id = $1 and s.team_id = any($2) ${lock}`,
        [workerId, teamIds],
      )
    : [];
  if (!worker) throw notFound();
  return worker;
}

type BesidesCases = Pick<LeaverOwns, 'standsInFor' | 'hasFeed' | 'openSessions' | 'answersFor' | 'isDutyManager'>;

async function besidesCases({ manager }: Work, workerId: string, today: LocalDate): Promise<BesidesCases> {
  const [row]: [BesidesCases] = await manager.query(
    `select (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'staffId', s.id) order by x.from_on), '[]')
               from absence x join staff s on s.id = x.staff_id
              where x.cover_id = $1 and x.replaced_by_id is null and not x.withdrawn and (x.to_on is null or x.to_on > $2)
            ) as "standsInFor",
            exists (select from worker_calendar c join app_user u on u.id = c.user_id
                     where u.staff_id = $1 and c.secret_hash is not null) as "hasFeed",
            (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'heldOn', o.held_on, 'withName', other.name)
                      order by o.held_on, o.id), '[]')
               from supervision_session o
               join staff other on other.id = case when o.staff_id = $1 then o.manager_id else o.staff_id end
              where o.state = 'open' and $1 in (o.staff_id, o.manager_id)) as "openSessions",
            array(select t.name from team_manager m join team t on t.id = m.team_id where m.staff_id = $1 order by 1)
              as "answersFor",
            coalesce((select g.duty_manager_id = $1 from duty_setting g order by g.recorded_at desc, g.id desc limit 1), false)
              as "isDutyManager"`,
    [workerId, today],
  );
  return row;
}

/** @returns their name @throws Problem 'not-valid' naming the field */
async function atWork(
  { manager }: Work,
  staffId: string,
  leaverId: string,
  field: string,
  today: LocalDate,
): Promise<string> {
  const [one]: { name: string }[] =
    isId(staffId) && staffId !== leaverId
      ? await manager.query(
          `select s.name from staff s where s.id = $1 and (s.left_on is null or s.left_on > $2) and not ${isLeaving('s')}
             and s.post not in ('data-officer', 'administrator', 'duty-worker')`,
          [staffId, today],
        )
      : [];
  if (!one) throw invalid(field, 'Choose someone who works here and stays');
  return one.name;
}

/**
 * Locked before the worker is: once the last day is saved the database looks at each of them, and whoever gives one of
 * them to somebody at this moment locks in this order too.
 */
async function holdWhomTheyHave({ manager }: Work, workerId: string): Promise<void> {
  if (!isId(workerId)) return;
  await manager.query(
    `select from young_person where id in (
       select young_person_id from named_interim where staff_id = $1 and to_on is null
       union select young_person_id from allocation
        where staff_id = $1 and replaced_by_id is null and not withdrawn and to_on is null
       union select young_person_id from education_worker
        where staff_id = $1 and replaced_by_id is null and not withdrawn and to_on is null) order by id for update`,
    [workerId],
  );
}

/** The absences stay as they are, with another who stands in. */
async function standInInstead(work: Work, leaverId: string, coverId: string, today: LocalDate): Promise<void> {
  const { manager, actor } = work;
  const [changed]: [{ id: string }[], number] = await manager.query(
    `update absence set replaced_by_id = gen_random_uuid()
      where cover_id = $1 and replaced_by_id is null and not withdrawn and (to_on is null or to_on > $2) returning id`,
    [leaverId, today],
  );
  await manager.query(
    `insert into absence (id, fact_id, staff_id, from_on, to_on, cover_id, recorded_by_id)
     select x.replaced_by_id, x.fact_id, x.staff_id, x.from_on, x.to_on, $2, $3 from absence x where x.id = any($1)`,
    [changed.map(({ id }) => id), coverId, actor.kind === 'user' ? actor.userId : null],
  );
}

async function resultsOf({ manager, actor }: Work, leavingId: string): Promise<CaseResult[]> {
  const parameters: unknown[] = [leavingId];
  const visible = visiblePeople(actor, 'y', parameters);
  const rows: (Named & Omit<CaseResult, 'name'> & { isSeen: boolean })[] = await manager.query(
    `select y.id as "personId", (${visible}) as "isSeen", y.given_name as "givenName", y.family_name as "familyName",
            y.known_as as "knownAs", i.value as "authorityId", c.role, c.outcome, c.why, s.name as "toName"
       from worker_leaving_case c join young_person y on y.id = c.young_person_id join staff s on s.id = c.to_staff_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where c.leaving_id = $1
      order by lower(y.family_name) nulls last, lower(coalesce(y.known_as, y.given_name)) nulls last, y.id, c.role`,
    parameters,
  );
  return rows.map(({ personId, isSeen, role, outcome, why, toName, ...name }) => ({
    personId: isSeen ? personId : null,
    name: isSeen ? name : null,
    role,
    outcome,
    why,
    toName,
  }));
}

/** Of what was shown, what had another worker by the time it was saved. */
async function changedMeanwhile(
  { manager, actor }: Work,
  leavingId: string,
  leaverId: string,
  allocationIds: string[],
): Promise<CaseResult[]> {
  if (allocationIds.length === 0) return [];
  const parameters: unknown[] = [allocationIds, leaverId, leavingId];
  const rows: (Named & { personId: string; role: AllocationRole })[] = await manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", a.role
       from allocation a join young_person y on y.id = a.young_person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where a.id = any($1) and a.staff_id = $2 and ${visiblePeople(actor, 'y', parameters)}
        and not exists (select from worker_leaving_case c where c.leaving_id = $3 and c.young_person_id = y.id
                         and c.role = a.role)
      order by y.id`,
    parameters,
  );
  return rows.map(({ personId, role, ...name }) => ({
    personId,
    name,
    role,
    outcome: 'changed-meanwhile',
    why: null,
    toName: null,
  }));
}

type BuddiesOfLeaver = Pick<LeaverOwns, 'buddyId' | 'buddyOf' | 'buddyElsewhereOf'>;

async function buddiesOf({ manager }: Work, workerId: string, teamIds: readonly string[]): Promise<BuddiesOfLeaver> {
  const named = (isMine: string) =>
    `array(select s.name from staff s where s.left_on is null and ${buddyNamed('s.id')} = $1 and ${isMine} order by s.name)`;
  const [row] = await manager.query<BuddiesOfLeaver[]>(
    `select ${buddyOf('$1', 'id')} as "buddyId",
            ${named('s.team_id = any($2)')} as "buddyOf", ${named('(s.team_id = any($2)) is not true')} as "buddyElsewhereOf"`,
    [workerId, teamIds],
  );
  return row!;
}
