import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, factInForce, isRecorded } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { WorkloadService } from '../workload/workload.service';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { Allocation, type AllocationRole } from './allocation.entity';
import { allocationsOf, giveWorker, isTheirs, someoneAtWork, standingOf, type Allocate } from './give-worker';
import { readRoleWords, type RoleWords } from './role-words';
import type { Suggested } from './suggested-workers';
import { suggestionsFor } from './suggestions';
import { workersToChoose, type WorkerChoice } from './workers-to-choose';

export interface WorksWithThem {
  allocationId: string;
  staffId: string;
  role: AllocationRole;
  name: string;
  fromOn: LocalDate;
}

/** What stands behind the form that gives a young person a worker. */
export interface AllocationChoices extends RoleWords {
  person: PersonHeading;
  /** Who works with them now. */
  now: WorksWithThem[];
  /** Whoever suits best first. */
  staff: WorkerChoice[];
  /** The same people in the same order, with what speaks for and against each. */
  suggested: Suggested[];
}

/** Who works with whom. */
@Injectable()
export class AllocationsService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
    private readonly workload: WorkloadService,
  ) {}

  /** @throws Problem 'not-found'; 'not-allowed' for a role that does not allocate */
  async choices(actor: Actor, personId: string, today: LocalDate): Promise<AllocationChoices> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'allocate');
      const { staff, suggested } = await this.whoSuits(work, person, today);
      return {
        person: await headingOf(work, person),
        ...(await readRoleWords(work)),
        now: await whoWorksWith(work, person.id),
        staff: suggested.map(({ id }) => staff.find((one) => one.id === id)!),
        suggested,
      };
    });
  }

  /** Whoever suits this young person best first, with why. @throws Problem 'not-found'; 'not-allowed' */
  async suggested(actor: Actor, personId: string, today: LocalDate): Promise<Suggested[]> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'see-team');
      return (await this.whoSuits(work, person, today)).suggested;
    });
  }

  /** One that can be ended, beside the others. @throws Problem 'not-found'; 'not-allowed' */
  async toEnd(
    actor: Actor,
    personId: string,
    allocationId: string,
  ): Promise<RoleWords & { person: PersonHeading; now: WorksWithThem[]; ending: WorksWithThem }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'allocate');
      const now = await whoWorksWith(work, person.id);
      const ending = now.find((one) => one.allocationId === allocationId && endsAlone(one.role));
      if (!ending) throw notFound();
      return { person: await headingOf(work, person), ...(await readRoleWords(work)), now, ending };
    });
  }

  /**
   * Ends the part of a social worker, or of whoever has them in the meantime, who stays with the council. An adviser is not
   * ended but another given. Said twice, it is ended once. Where nobody works with them then, the database names who has
   * the case.
   * @param toOn the first day it is over
   * @throws Problem 'not-valid' naming `toOn` or `reason`; 'not-found'; 'changed-by-someone-else' where it ended on another day
   */
  async end(
    actor: Actor,
    personId: string,
    allocationId: string,
    { toOn, reason }: { toOn: LocalDate; reason: string },
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'allocate', today, async (work, person) => {
      if (!reason.trim()) throw invalid('reason', 'Enter why it ends');
      if (toOn > today) throw invalid('toOn', 'The date must be today or in the past');
      const fact = { youngPersonId: person.id, factId: allocationId };
      const { role, staffId, fromOn, toOn: endedOn } = await factInForce(work, Allocation, fact);
      if (!endsAlone(role)) throw notFound();
      if (endedOn === toOn) return;
      if (endedOn) throw new Problem('changed-by-someone-else', `It ended on ${formatLong(endedOn)} already.`);
      if (toOn < fromOn) throw invalid('toOn', `It began on ${formatLong(fromOn)}. Choose that day or a later one`);
      await correctFact(work, Allocation, fact, { toOn });
      await audit(work, {
        did: 'young-person.allocation-ended',
        youngPersonId: person.id,
        subjectId: allocationId,
        detail: { role, staffId, toOn, reason: reason.trim() },
      });
    });
  }

  private async whoSuits(
    work: Work,
    person: YoungPerson,
    today: LocalDate,
  ): Promise<{ staff: WorkerChoice[]; suggested: Suggested[] }> {
    const staff = await workersToChoose(work, person.teamId, today);
    const suggested = await suggestionsFor(work, [person], staff, this.workload, today);
    return { staff, suggested: suggested.get(person.id) ?? [] };
  }

  /** Whether the allocation of this id was the actor's own, which they know of whatever they may see now. */
  async wasGivenBy(actor: UserActor, personId: string, id: string): Promise<boolean> {
    if (!isId(personId)) return false;
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.existsBy(Allocation, { id, youngPersonId: personId, recordedById: actor.userId }),
    );
  }

  /**
   * Gives a young person a worker from a day on: whoever had the role until then ends that day, and the worker's team
   * answers for the young person.
   * @param id given by a form that may be sent twice, so that both are one allocation
   */
  async allocate(actor: Actor, personId: string, command: Allocate, today: LocalDate, id = newId()): Promise<string> {
    if (!command.reason.trim()) throw invalid('reason', 'Enter why this worker');
    if (command.fromOn > today) throw invalid('fromOn', 'The date must be today or in the past');
    return this.casework.change(actor, personId, 'allocate', today, async (work, person) => {
      if (await isRecorded(work, Allocation, person.id, id)) return id;
      const staff = await someoneAtWork(work, command, today);
      const standing = standingOf(await allocationsOf(work, [person.id]), person.id, command.role);
      const giving = { command, staff, ...standing };
      const theirs = isTheirs(giving);
      if (theirs) throw invalid('staffId', theirs);
      return giveWorker(work, person, giving, id);
    });
  }
}

/** Whose part ends by itself; an adviser's ends when another is given. */
export function endsAlone(role: AllocationRole): boolean {
  return role !== 'personal-adviser';
}

async function whoWorksWith({ manager }: Work, personId: string): Promise<WorksWithThem[]> {
  return manager.query(
    `select a.fact_id as "allocationId", a.staff_id as "staffId", a.role, s.name, a.from_on as "fromOn"
       from allocation a join staff s on s.id = a.staff_id
      where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
      order by a.from_on`,
    [personId],
  );
}
