import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { ALLOCATION_ROLES, type AllocationRole } from '../caseloads/allocation.entity';
import { WorkerChange, type ToldHow } from '../caseloads/worker-change.entity';
import { readRoleWords, type RoleWords } from '../caseloads/role-words';
import { isId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { EDUCATION_WORKER_BEFORE } from './education-worker-before';
import { WORKER_BEFORE } from './met-together';

/** When, how and by whom a young person was told that somebody else works with them now. */
export interface ToldOfChange {
  toldOn: LocalDate;
  toldHow: ToldHow;
  /** The member of staff who told them. */
  toldById: string;
  /** What they said of it. */
  words: string | null;
}

export const HAND_OVER_STANDINGS = ['none', 'begun', 'signed'] as const;
/** Nobody has written one; somebody has; both have signed it. */
export type HandOverStanding = (typeof HAND_OVER_STANDINGS)[number];

export const WORKER_CHANGE_ROLES = [...ALLOCATION_ROLES, 'education-worker'] as const;
/** What the new worker is to them: by an allocation, or beside whoever has the case. */
export type WorkerChangeRole = (typeof WORKER_CHANGE_ROLES)[number];

export interface WorkerChangeRead {
  /** The fact by which the new worker began: their allocation, or their part in education and work. */
  id: string;
  role: WorkerChangeRole;
  staffId: string;
  staffName: string;
  fromOn: LocalDate;
  toldOn: LocalDate | null;
  toldHow: ToldHow | null;
  toldBy: string | null;
  /** Null for whoever does not read notes. */
  words: string | null;
  /** The worker who had this part before; null where the record does not say. */
  beforeId: string | null;
  beforeName: string | null;
  handOver: HandOverStanding;
}

type ChangeOfAllocation = WorkerChangeRead & { role: AllocationRole };

export interface ChangeToTell {
  person: PersonHeading;
  change: ChangeOfAllocation;
  roleWords: RoleWords;
  staff: { id: string; name: string }[];
}

/** That a young person was told of a new worker. Each write is one transaction with its audit event. */
@Injectable()
export class WorkerChangesService {
  constructor(private readonly casework: Casework) {}

  /** The changes that are recorded, the last first. The look is audited. @throws Problem 'not-found' */
  async list(actor: Actor, personId: string): Promise<WorkerChangeRead[]> {
    return this.casework.view(actor, personId, 'worker-changes', (work, person) => changesOf(work, person.id));
  }

  /** As `list`, with whom it is about. @throws Problem 'not-found' */
  async listFor(
    actor: Actor,
    personId: string,
  ): Promise<{ person: PersonHeading; roleWords: RoleWords; changes: WorkerChangeRead[] }> {
    return this.casework.view(actor, personId, 'worker-changes', async (work, person) => ({
      person: await headingOf(work, person),
      roleWords: await readRoleWords(work),
      changes: await changesOf(work, person.id),
    }));
  }

  /** @throws Problem 'not-found' also for another young person's; 'not-allowed' */
  async toTell(actor: Actor, personId: string, id: string, today: LocalDate): Promise<ChangeToTell> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return {
        person: await headingOf(work, person),
        change: await changeOfAllocation(work, person.id, id),
        roleWords: await readRoleWords(work),
        staff: await work.manager.query(
          `select id, name from staff where (left_on is null or left_on > $1)
             and post not in ('data-officer', 'administrator', 'duty-worker') order by name, id`,
          [today],
        ),
      };
    });
  }

  /**
   * They were told. Said again with the same day, way and person it is recorded once.
   * @throws Problem 'not-found'; 'not-valid' naming the field; 'changed-by-someone-else' when somebody recorded it
   * otherwise
   */
  async tell(actor: UserActor, personId: string, id: string, said: ToldOfChange, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      await changeOfAllocation(work, person.id, id);
      const { toldOn, toldHow, toldById, words } = said;
      if (toldOn > today) throw invalid('toldOn', 'Enter the day they were told, today or earlier');
      const known = isId(toldById)
        ? await work.manager.query<unknown[]>(
            `select 1 from staff where id = $1 and post not in ('data-officer', 'administrator', 'duty-worker')`,
            [toldById],
          )
        : [];
      if (known.length === 0) throw invalid('toldById', 'Choose who told them');
      const change = await work.manager.findOneByOrFail(WorkerChange, { allocationId: id });
      if (change.toldOn !== null) {
        const isSame = change.toldOn === toldOn && change.toldHow === toldHow && change.toldById === toldById;
        if (isSame) return;
        throw new Problem('changed-by-someone-else', 'Somebody recorded a moment ago that they were told.');
      }
      const toldRecordedById = actor.staffId;
      await work.manager.update(
        WorkerChange,
        { allocationId: id },
        { toldOn, toldHow, toldById, words: words?.trim() || null, toldRecordedById },
      );
      await audit(work, {
        did: 'worker-change.told',
        youngPersonId: person.id,
        subjectId: id,
        detail: { toldOn, toldHow, toldById },
      });
    });
  }
}

/** SQL of where the hand-over `h` stands. */
const STANDING = `case when h.signed_on is not null then 'signed' when h.change_id is not null then 'begun' else 'none' end`;

async function changesOf({ manager, actor }: Work, personId: string): Promise<WorkerChangeRead[]> {
  return manager.query(
    `select id, role, "staffId", "staffName", "fromOn", "toldOn", "toldHow", "toldBy", words, "beforeId", "beforeName",
            "handOver" from (
     select c.allocation_id as id, a.role, a.staff_id as "staffId", s.name as "staffName", a.from_on as "fromOn",
            c.told_on as "toldOn", c.told_how as "toldHow", t.name as "toldBy", case when $2 then c.words end as words,
            before.id as "beforeId", before.name as "beforeName",
            ${STANDING} as "handOver", c.recorded_at as "recordedAt"
       from worker_change c
       join allocation a on a.fact_id = c.allocation_id and a.replaced_by_id is null and not a.withdrawn
       join staff s on s.id = a.staff_id left join staff t on t.id = c.told_by_id
       left join case_hand_over h on h.change_id = c.allocation_id
       left join lateral (${WORKER_BEFORE}) before on true
      where c.young_person_id = $1
      union all
     select e.fact_id, 'education-worker', e.staff_id, s.name, e.from_on, d.told_on, d.told_how, t.name,
            case when $2 then d.words end, before.id, before.name, ${STANDING}, e.recorded_at
       from education_worker e cross join lateral (${EDUCATION_WORKER_BEFORE}) before
       join staff s on s.id = e.staff_id left join education_worker_told d on d.worker_id = e.fact_id
       left join staff t on t.id = d.told_by_id left join case_hand_over h on h.change_id = e.fact_id
      where e.young_person_id = $1 and e.replaced_by_id is null and not e.withdrawn
      ) change order by "fromOn" desc, "recordedAt" desc, id`,
    [personId, may(actor, 'read-notes')],
  );
}

/** One that is told of here: that of a worker for education and work is told with that worker. @throws Problem 'not-found' */
async function changeOfAllocation(work: Work, personId: string, id: string): Promise<ChangeOfAllocation> {
  const { role, ...change } = await workerChange(work, personId, id);
  if (role === 'education-worker') throw notFound();
  return { ...change, role };
}

/** One change of this young person's worker. @throws Problem 'not-found' also for another young person's */
export async function workerChange(work: Work, personId: string, id: string): Promise<WorkerChangeRead> {
  const change = (await changesOf(work, personId)).find((one) => one.id === id.toLowerCase());
  if (!change) throw notFound();
  return change;
}
