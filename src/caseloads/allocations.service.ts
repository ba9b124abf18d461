import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { isRecorded } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
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

/** What stands behind the form that gives a young person a worker. */
export interface AllocationChoices extends RoleWords {
  person: PersonHeading;
  /** Who works with them now. */
  now: { staffId: string; role: AllocationRole; name: string }[];
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
        now: await work.manager.query(
          `select a.staff_id as "staffId", a.role, s.name from allocation a join staff s on s.id = a.staff_id
            where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
            order by a.from_on`,
          [person.id],
        ),
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
