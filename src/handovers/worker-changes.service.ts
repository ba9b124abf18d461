import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import type { AllocationRole } from '../caseloads/allocation.entity';
import { WorkerChange, type ToldHow } from '../caseloads/worker-change.entity';
import { readRoleWords, type RoleWords } from '../caseloads/role-words';
import { isId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';

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

export interface WorkerChangeRead {
  /** The id of the new worker's allocation. */
  id: string;
  role: AllocationRole;
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

export interface ChangeToTell {
  person: PersonHeading;
  change: WorkerChangeRead;
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
        change: await workerChange(work, person.id, id),
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
      await workerChange(work, person.id, id);
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

/**
 * SQL of the member of staff from whom the worker of allocation `a` takes over: of a transfer the social worker, else
 * whoever had the same part before it began.
 */
const WORKER_BEFORE = `select s.id, s.name from (
  (select t.social_worker_id as staff_id, 1 as place from adviser_transfer t where t.adviser_allocation_id = a.fact_id
    order by t.recorded_at desc, t.id limit 1)
  union all
  (select b.staff_id, 2 from allocation b
  where b.young_person_id = a.young_person_id and b.role = a.role and b.fact_id <> a.fact_id and b.to_on <= a.from_on
    and b.replaced_by_id is null and not b.withdrawn order by b.to_on desc, b.from_on desc, b.id desc limit 1)
  ) before join staff s on s.id = before.staff_id order by before.place limit 1`;

async function changesOf({ manager, actor }: Work, personId: string): Promise<WorkerChangeRead[]> {
  return manager.query(
    `select c.allocation_id as id, a.role, a.staff_id as "staffId", s.name as "staffName", a.from_on as "fromOn",
            c.told_on as "toldOn", c.told_how as "toldHow", t.name as "toldBy", case when $2 then c.words end as words,
            before.id as "beforeId", before.name as "beforeName",
            case when h.signed_on is not null then 'signed' when h.allocation_id is not null then 'begun' else 'none' end
              as "handOver"
       from worker_change c
       join allocation a on a.fact_id = c.allocation_id and a.replaced_by_id is null and not a.withdrawn
       join staff s on s.id = a.staff_id left join staff t on t.id = c.told_by_id
       left join case_hand_over h on h.allocation_id = c.allocation_id
       left join lateral (${WORKER_BEFORE}) before on true
      where c.young_person_id = $1 order by a.from_on desc, c.recorded_at desc, c.allocation_id`,
    [personId, may(actor, 'read-notes')],
  );
}

/** One change of this young person's worker. @throws Problem 'not-found' also for another young person's */
export async function workerChange(work: Work, personId: string, id: string): Promise<WorkerChangeRead> {
  const change = (await changesOf(work, personId)).find((one) => one.id === id.toLowerCase());
  if (!change) throw notFound();
  return change;
}
