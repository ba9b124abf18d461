import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

export interface NightlyRun {
  job: string;
  forDate: LocalDate;
  state: 'running' | 'done' | 'failed';
  startedAt: Date;
  finishedAt: Date | null;
  steps: Record<string, unknown>;
  error: string | null;
}

/** What the nights did: whoever answers for the mails may see that they were written. */
@Injectable()
export class NightlyRunsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The latest first.
   * @param after the date of the last one that was read
   * @returns one more than `limit` where there are more
   * @throws Problem 'not-allowed'
   */
  async list(actor: Actor, { after, limit }: { after: string | null; limit: number }): Promise<NightlyRun[]> {
    mustBeAllowed(actor, 'see-outbox');
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<NightlyRun[]>(
        `select job, for_date as "forDate", state, started_at as "startedAt", finished_at as "finishedAt", steps, error
           from job_run where job = 'nightly' and ($1::date is null or for_date < $1) order by for_date desc limit $2`,
        [after, limit + 1],
      ),
    );
  }
}
