import { Injectable } from '@nestjs/common';
import { IsNull, type FindOptionsWhere } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Staff } from '../caseloads/staff.entity';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import type { WorkRole } from './settings-content';
import { settingsOn } from './settings-in-force';
import type { PostSaid } from './capacity';
import { CONTRACTS, HoldingException, LoadPlan, WorkerPost, WorkerReduction } from './workload.entities';
import { answersFor } from './workload.service';

export interface PostKept extends PostSaid {
  /** The same through every change. */
  id: string;
  /** Another with every change. */
  version: string;
  recordedAt: Date;
  by: string | null;
}

export interface ReductionSaid {
  fromOn: LocalDate;
  /** The first day it no longer holds; null while it runs. */
  toOn: LocalDate | null;
  percent: number;
  reason: string;
}

export interface ReductionKept extends ReductionSaid {
  id: string;
  version: string;
  by: string | null;
}

export interface ExceptionSaid {
  /** The first day it no longer holds. */
  endsOn: LocalDate;
  reason: string;
}

export interface PostsOfWorker {
  staffId: string;
  name: string;
  teamId: string | null;
  team: string | null;
  /** The latest first. */
  posts: PostKept[];
  reductions: ReductionKept[];
  exceptions: (ExceptionSaid & { fromOn: LocalDate; by: string | null })[];
  roles: WorkRole[];
  fullTimeHours: number;
}

const MOST_MONTHS_OF_EXCEPTION = 12;

/** What a worker's post is, as dated facts: hours, contract, what they carry less, and when a post holds young people after all. */
@Injectable()
export class PostsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** For managers of their team, and administrators. @throws Problem 'not-found' */
  async ofWorker(actor: UserActor, staffId: string, today: LocalDate): Promise<PostsOfWorker> {
    mustBeAllowed(actor, 'keep-posts');
    return this.unitOfWork.read(actor, async (work) => {
      const staff = await theirs(work, actor, staffId);
      const { manager } = work;
      const [team]: { name: string }[] = await manager.query('select name from team where id = $1', [staff.teamId]);
      const { content } = await settingsOn(work, today);
      const recordedBy = `(select b.name from app_user u join staff b on b.id = u.staff_id where u.id = f.recorded_by_id) as by`;
      return {
        staffId: staff.id,
        name: staff.name,
        teamId: staff.teamId,
        team: team?.name ?? null,
        posts: await manager.query(
          `select f.fact_id as id, f.id as version, f.from_on as "fromOn", f.role, f.hours, f.contract,
                  f.contract_ends_on as "contractEndsOn", f.qualified_on as "qualifiedOn", f.trainee,
                  f.holds_cases as "holdsCases", f.recorded_at as "recordedAt", ${recordedBy}
             from worker_post f where f.staff_id = $1 and f.replaced_by_id is null and not f.withdrawn
            order by f.from_on desc`,
          [staff.id],
        ),
        reductions: await manager.query(
          `select f.fact_id as id, f.id as version, f.from_on as "fromOn", f.to_on as "toOn", f.percent, f.reason, ${recordedBy}
             from worker_reduction f where f.staff_id = $1 and f.replaced_by_id is null and not f.withdrawn
            order by f.from_on desc, f.fact_id`,
          [staff.id],
        ),
        exceptions: await manager.query(
          `select f.from_on as "fromOn", f.ends_on as "endsOn", f.reason, ${recordedBy}
             from holding_exception f where f.staff_id = $1 order by f.ends_on desc, f.id desc`,
          [staff.id],
        ),
        roles: content.roles,
        fullTimeHours: content.fullTimeHours,
      };
    });
  }

  /**
   * What the post is from a day on. Of one day there is one: said again for the same day, it is corrected.
   * @param version of what was said for that day when the form was opened; null where nothing was
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'changed-by-someone-else'; 'not-valid' naming the field
   */
  async say(
    actor: UserActor,
    staffId: string,
    said: PostSaid,
    version: string | null,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.change(actor, staffId, async (work, staff) => {
      if (await work.manager.existsBy(WorkerPost, { id, staffId: staff.id })) return id;
      const { content } = await settingsOn(work, today);
      checkPost(said, content.roles, today);
      const of = { staffId: staff.id, fromOn: said.fromOn, replacedById: IsNull(), withdrawn: false };
      const old = await work.manager.findOneBy(WorkerPost, of);
      if ((old?.id ?? null) !== version) throw changedMeanwhile();
      if (old) await work.manager.update(WorkerPost, { id: old.id }, { replacedById: id });
      const row = { ...said, id, factId: old?.factId ?? id, staffId: staff.id, ...stamp(actor) };
      await work.manager.insert(WorkerPost, row);
      await audit(work, { did: 'post.said', subjectId: row.factId, detail: { staffId: staff.id, ...said } });
      return id;
    });
  }

  /** It never was so. @throws Problem 'not-found'; 'changed-by-someone-else' */
  async takeOut(actor: UserActor, staffId: string, factId: string, version: string): Promise<void> {
    await this.change(actor, staffId, async (work, staff) => {
      const old = await standing(work, WorkerPost, staff.id, factId, version);
      await work.manager.update(WorkerPost, { id: old.id }, { replacedById: old.next });
      await work.manager.insert(WorkerPost, { ...old.row, id: old.next, withdrawn: true, ...stamp(actor) });
      await audit(work, { did: 'post.taken-out', subjectId: factId, detail: { staffId: staff.id } });
    });
  }

  /**
   * A worker carries less for a time.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-valid' naming the field
   */
  async reduce(actor: UserActor, staffId: string, said: ReductionSaid, id = newId()): Promise<string> {
    return this.change(actor, staffId, async (work, staff) => {
      if (await work.manager.existsBy(WorkerReduction, { id, staffId: staff.id })) return id;
      if (!Number.isInteger(said.percent) || said.percent < 1 || said.percent > 100) {
        throw invalid('percent', 'Enter how much less, a whole number from 1 to 100');
      }
      if (!said.reason.trim()) throw invalid('reason', 'Enter why they carry less');
      if (said.toOn !== null && said.toOn <= said.fromOn) throw invalid('toOn', 'The end must be after the first day');
      const row = { ...said, reason: said.reason.trim(), id, factId: id, staffId: staff.id, ...stamp(actor) };
      await work.manager.insert(WorkerReduction, row);
      const { fromOn, toOn, percent } = said;
      await audit(work, { did: 'reduction.said', subjectId: id, detail: { staffId: staff.id, fromOn, toOn, percent } });
      return id;
    });
  }

  /** Ends it on a day, or with none takes it out as if it never was. @throws Problem 'not-found'; 'changed-by-someone-else' */
  async endReduction(
    actor: UserActor,
    staffId: string,
    factId: string,
    version: string,
    toOn: LocalDate | null,
  ): Promise<void> {
    await this.change(actor, staffId, async (work, staff) => {
      const old = await standing(work, WorkerReduction, staff.id, factId, version);
      if (toOn !== null && toOn <= old.row.fromOn) throw invalid('toOn', 'The end must be after the first day');
      const changed = toOn === null ? { withdrawn: true } : { toOn };
      await work.manager.update(WorkerReduction, { id: old.id }, { replacedById: old.next });
      await work.manager.insert(WorkerReduction, { ...old.row, ...stamp(actor), ...changed, id: old.next });
      await audit(work, { did: 'reduction.ended', subjectId: factId, detail: { staffId: staff.id, toOn } });
    });
  }

  /**
   * A post that holds no young people does so until a day.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-valid' naming the field
   */
  async except(
    actor: UserActor,
    staffId: string,
    said: ExceptionSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.change(actor, staffId, async (work, staff) => {
      if (await work.manager.existsBy(HoldingException, { id })) return id;
      if (!said.reason.trim()) throw invalid('exceptionReason', 'Enter why this post holds young people');
      if (said.endsOn <= today) throw invalid('endsOn', 'The exception must end after today');
      if (said.endsOn > addMonths(today, MOST_MONTHS_OF_EXCEPTION)) {
        throw invalid('endsOn', 'An exception lasts a year at most');
      }
      const { recordedById } = stamp(actor);
      const row = { ...said, reason: said.reason.trim(), id, staffId: staff.id, fromOn: today, recordedById };
      await work.manager.insert(HoldingException, row);
      await audit(work, { did: 'post.excepted', subjectId: id, detail: { staffId: staff.id, endsOn: said.endsOn } });
      return id;
    });
  }

  /**
   * What is done about a load that is too high, and by when: the latest one counts.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-allowed' for whoever manages no team; 'not-valid' naming the field
   */
  async planLoad(
    actor: UserActor,
    staffId: string,
    said: { what: string; byOn: LocalDate },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'see-team');
    return this.change(actor, staffId, async (work, staff) => {
      if (await work.manager.existsBy(LoadPlan, { id })) return id;
      if (!said.what.trim()) throw invalid('what', 'Enter what is done about it');
      if (said.what.length > 500) throw invalid('what', 'Enter at most 500 characters');
      if (said.byOn < today || said.byOn > addDays(today, 366)) {
        throw invalid('byOn', 'Enter a day from today on, within the next year');
      }
      const row = {
        id,
        staffId: staff.id,
        what: said.what.trim(),
        byOn: said.byOn,
        madeOn: today,
        madeById: actor.staffId,
      };
      await work.manager.insert(LoadPlan, row);
      await audit(work, { did: 'load.planned', subjectId: id, detail: { staffId: staff.id, byOn: said.byOn } });
      return id;
    });
  }

  /** Whoever changes a worker's post waits for whoever is changing it now. */
  private async change<T>(
    actor: UserActor,
    staffId: string,
    story: (work: Work, staff: Pick<Staff, 'id' | 'name' | 'teamId'>) => Promise<T>,
  ): Promise<T> {
    mustBeAllowed(actor, 'keep-posts');
    return this.unitOfWork.write(actor, async (work) => story(work, await theirs(work, actor, staffId, 'for update')));
  }
}

async function theirs(
  work: Work,
  actor: UserActor,
  staffId: string,
  lock: 'for update' | '' = '',
): Promise<Pick<Staff, 'id' | 'name' | 'teamId'>> {
  const [staff]: Pick<Staff, 'id' | 'name' | 'teamId'>[] = isId(staffId)
    ? await work.manager.query(
        `select id, name, team_id as "teamId" from staff where id = $1 and post not in ('data-officer', 'administrator', 'duty-worker') ${lock}`,
        [staffId],
      )
    : [];
  if (!staff || !answersFor(actor, staff.teamId)) throw notFound();
  return staff;
}

function stamp(actor: UserActor) {
  return { recordedById: actor.userId, replacedById: null, recordedAt: undefined };
}

async function standing<F extends WorkerPost | WorkerReduction>(
  work: Work,
  entity: new () => F,
  staffId: string,
  factId: string,
  version: string,
): Promise<{ id: string; next: string; row: F }> {
  if (!isId(factId)) throw notFound();
  const rows: F[] = await work.manager.find<F>(entity, {
    where: { factId, staffId, replacedById: IsNull() } as FindOptionsWhere<F>,
  });
  const row = rows.find(({ withdrawn }) => !withdrawn);
  if (!row) throw notFound();
  if (row.id !== version) throw changedMeanwhile();
  return { id: row.id, next: newId(), row };
}

function changedMeanwhile(): Problem {
  return new Problem('changed-by-someone-else', 'Someone else changed this a moment ago. Look at it again.');
}

/** @throws Problem 'not-valid' naming the field */
function checkPost(said: PostSaid, roles: WorkRole[], today: LocalDate): void {
  if (!roles.some(({ key }) => key === said.role)) throw invalid('role', 'Choose a role');
  if (!(CONTRACTS as readonly string[]).includes(said.contract))
    throw invalid('contract', 'Choose the kind of contract');
  if (!(said.hours > 0 && said.hours <= 60)) throw invalid('hours', 'Enter the hours a week, up to 60');
  if (said.fromOn > addMonths(today, 12)) throw invalid('fromOn', 'Enter a day within the next year');
  const { contract, contractEndsOn, qualifiedOn } = said;
  if (contractEndsOn !== null && contractEndsOn <= said.fromOn) {
    throw invalid('contractEndsOn', 'The contract must end after the first day');
  }
  if (contract !== 'permanent' && contractEndsOn === null) {
    throw invalid('contractEndsOn', 'Enter the day the contract ends, or choose a permanent one');
  }
  if (qualifiedOn !== null && qualifiedOn > addMonths(today, 12)) {
    throw invalid('qualifiedOn', 'Enter a day within the next year');
  }
}
