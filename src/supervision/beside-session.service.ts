import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { PlanVersionsService } from '../pathway-plans/plan-versions.service';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { WeightsService } from '../workload/weights.service';
import { WorkloadService, type WorkerLoad } from '../workload/workload.service';

/** What a manager settles in a session beside thinking about young people. */
export interface BesideSession {
  workerId: string;
  /** Null where they hold no post. */
  load: WorkerLoad | null;
  /** Of those they carry, how many have not been weighed this month. */
  toWeigh: number;
  /** Plans of those they carry that wait for a manager who did not write them. */
  plans: { name: string; at: string }[];
}

const MOST_PLANS = 100;

/** The load of the worker who is supervised, and what of theirs waits for the manager. */
@Injectable()
export class BesideSessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly workload: WorkloadService,
    private readonly weights: WeightsService,
    private readonly versions: PlanVersionsService,
  ) {}

  /** @throws Problem 'not-allowed' for whoever is no manager */
  async of(actor: UserActor, workerId: string, today: LocalDate): Promise<BesideSession> {
    const weighed = await this.weights.list(actor, today);
    const waiting = await this.versions.waiting(actor, { after: null, limit: MOST_PLANS });
    const { load, theirs } = await this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [workerId];
      const visible = visiblePeople(actor, 'y', parameters);
      const carried = await work.manager.query<{ id: string }[]>(
        `select distinct y.id from young_person y join allocation a on a.young_person_id = y.id and a.staff_id = $1
            and a.to_on is null and a.replaced_by_id is null and not a.withdrawn where ${visible}`,
        parameters,
      );
      const load = (await this.workload.forWorkers(work, [workerId], today)).get(workerId) ?? null;
      return { load, theirs: new Set(carried.map(({ id }) => id)) };
    });
    return {
      workerId,
      load,
      toWeigh: weighed.filter(({ row, now }) => row.staffId === workerId && now === null).length,
      plans: waiting.versions
        .filter(({ personId, isOwn }) => theirs.has(personId) && !isOwn)
        .map((one) => ({
          name: fullName(one),
          at: `/young-people/${one.personId}/plan/versions/${one.number}/decide`,
        })),
    };
  }
}
