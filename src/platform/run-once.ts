import { Injectable, Logger } from '@nestjs/common';
import type { SystemActor } from '../access/actor';
import { audit } from '../audit/audit';
import type { LocalDate } from '../statutory/local-date';
import { UnitOfWork, type Work } from './unit-of-work';

export type Counts = Record<string, number>;

/** Part of a job: one transaction, recorded as done in that same transaction, so it is never done twice. */
export interface Step {
  name: string;
  run(work: Work): Promise<Counts>;
}

export interface Run {
  job: string;
  forDate: LocalDate;
  /** `already done`: earlier, perhaps by another copy · `running elsewhere`: another copy holds it now. */
  outcome: 'done' | 'already done' | 'running elsewhere' | 'failed';
  /** Counts of each step that is done, whichever copy did it. */
  steps: Record<string, Counts>;
  error: string | null;
}

const LEASE_MS = 60_000;
/** A job that slept longer than this starts again from here: what a threshold was that long ago helps nobody. */
const MOST_DAYS_BACK = 31;

interface Claim {
  /** Made anew by whoever takes the run over, so that a copy that lost it can no longer commit. */
  startedAt: string;
  steps: Record<string, Counts>;
}

/**
 * Lets exactly one copy of the application run a job for a date. The copy holds a lease and renews it; when it is
 * killed the lease runs out and another copy goes on with the steps that are left. Only the database's clock counts.
 */
@Injectable()
export class RunOnce {
  private readonly logger = new Logger('RunOnce');

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The dates up to `today` on which the job has not been done since it first ran, oldest first. */
  async unfinished(actor: SystemActor, job: string, today: LocalDate): Promise<LocalDate[]> {
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const rows: { day: LocalDate }[] = await manager.query(
        `select $2::date - n as day from generate_series(0, $3::int) n
          where $2::date - n >= coalesce((select min(for_date) from job_run where job = $1), $2::date)
            and not exists (select from job_run r where r.job = $1 and r.for_date = $2::date - n and r.state = 'done')
          order by 1`,
        [job, today, MOST_DAYS_BACK],
      );
      return rows.map((row) => row.day);
    });
  }

  /**
   * Runs what is left of the job for the date, in the order of its steps. A step that fails leaves the run `failed`,
   * with its error, to be taken up again by a later call.
   */
  async run(actor: SystemActor, job: string, forDate: LocalDate, steps: Step[], leaseMs = LEASE_MS): Promise<Run> {
    const claim = await this.claim(actor, job, forDate, leaseMs);
    if ('outcome' in claim) return claim;
    const mine = [job, forDate, claim.startedAt] as const;
    const renewing = setInterval(() => void this.renew(actor, mine, leaseMs), leaseMs / 3);
    try {
      for (const step of steps) {
        if (step.name in claim.steps) continue;
        claim.steps[step.name] = await this.runStep(actor, mine, step);
      }
      await this.finish(actor, mine, claim.steps);
      return { job, forDate, outcome: 'done', steps: claim.steps, error: null };
    } catch (failure) {
      const error = tellable(failure);
      this.logger.error(failure);
      await this.fail(actor, mine, error);
      return { job, forDate, outcome: 'failed', steps: claim.steps, error };
    } finally {
      clearInterval(renewing);
    }
  }

  private async claim(actor: SystemActor, job: string, forDate: LocalDate, leaseMs: number): Promise<Claim | Run> {
    return this.unitOfWork.write(actor, async ({ manager }) => {
      const claimed: Claim[] = await manager.query(
        `insert into job_run as r (job, for_date, state, started_at, lease_until)
         values ($1, $2, 'running', clock_timestamp(), clock_timestamp() + $3 * interval '1 millisecond')
         on conflict (job, for_date) do update
            set state = 'running', started_at = excluded.started_at, lease_until = excluded.lease_until, error = null
          where r.state = 'failed' or (r.state = 'running' and r.lease_until < clock_timestamp())
         returning started_at::text as "startedAt", steps`,
        [job, forDate, leaseMs],
      );
      if (claimed[0]) return claimed[0];
      const [other]: { state: string; steps: Run['steps'] }[] = await manager.query(
        'select state, steps from job_run where job = $1 and for_date = $2',
        [job, forDate],
      );
      const outcome = other?.state === 'done' ? 'already done' : 'running elsewhere';
      return { job, forDate, outcome, steps: other?.steps ?? {}, error: null };
    });
  }

  private async runStep(actor: SystemActor, mine: Mine, step: Step): Promise<Counts> {
    return this.unitOfWork.write(actor, async (work) => {
      const counts = await step.run(work);
      await change(work, mine, `steps = steps || jsonb_build_object($4::text, $5::jsonb)`, [
        step.name,
        JSON.stringify(counts),
      ]);
      return counts;
    });
  }

  private async finish(actor: SystemActor, mine: Mine, steps: Run['steps']): Promise<void> {
    await this.unitOfWork.write(actor, async (work) => {
      await change(work, mine, `state = 'done', finished_at = clock_timestamp(), error = null`);
      await audit(work, { did: 'job.done', subjectId: `${mine[0]} ${mine[1]}`, detail: steps });
    });
  }

  /** When even this cannot be written, the lease runs out and says the same. */
  private async fail(actor: SystemActor, mine: Mine, error: string): Promise<void> {
    try {
      await this.unitOfWork.write(actor, async (work) => {
        await change(work, mine, `state = 'failed', error = $4`, [error]);
        await audit(work, { did: 'job.failed', subjectId: `${mine[0]} ${mine[1]}` });
      });
    } catch (unwritten) {
      this.logger.error(unwritten);
    }
  }

  /** A renewal that fails is followed by another; a run that is over, or another copy's now, is left alone. */
  private async renew(actor: SystemActor, mine: Mine, leaseMs: number): Promise<void> {
    try {
      await this.unitOfWork.write<unknown>(actor, async ({ manager }) =>
        manager.query(
          `update job_run set lease_until = clock_timestamp() + $4 * interval '1 millisecond'
            where job = $1 and for_date = $2 and started_at = $3::timestamptz and state = 'running'`,
          [...mine, leaseMs],
        ),
      );
    } catch (error) {
      this.logger.error(error);
    }
  }
}

type Mine = readonly [job: string, forDate: LocalDate, startedAt: string];

/** @throws when another copy has taken the run over, which rolls back whatever else the transaction did */
async function change({ manager }: Work, mine: Mine, set: string, values: unknown[] = []): Promise<void> {
  const held: unknown[] = await manager.query(
    `with held as (
       update job_run set ${set}
        where job = $1 and for_date = $2 and started_at = $3::timestamptz and state = 'running' returning 1
     ) select from held`,
    [...mine, ...values],
  );
  if (held.length === 0) throw new Error('Another copy of the application has taken this run over.');
}

/** What a manager may read of it. A database error repeats what was being saved, so of that only its code is told. */
export function tellable(failure: unknown): string {
  const { driverError } = (failure ?? {}) as { driverError?: { code?: string; constraint?: string } };
  if (driverError)
    return `The database refused (${[driverError.code, driverError.constraint].filter(Boolean).join(', ')}).`;
  return (failure instanceof Error ? failure.message : String(failure)).slice(0, 500);
}
