import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { pendingMigrations } from '../platform/data-source';
import { UnitOfWork } from '../platform/unit-of-work';
import { todayInLondon } from '../platform/clock';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { LocalDate } from '../statutory/local-date';
import { calendarEndsSoon } from '../statutory/working-days';

export interface Health {
  ready: boolean;
  database: 'reached' | 'not reached';
  pendingMigrations: string[];
  /** The latest run of each scheduled job; empty before the first night. */
  jobs: { job: string; forDate: LocalDate; state: string; finishedAt: Date | null }[];
  bankHolidays: { knownUntil: number; endSoon: boolean };
}

@Injectable()
export class HealthService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Whether this copy can serve users, and what an operator should look at. */
  async health(at: Date): Promise<Health> {
    const bankHolidays = {
      knownUntil: ENGLAND_AND_WALES.lastYear,
      endSoon: calendarEndsSoon(ENGLAND_AND_WALES, todayInLondon(at)),
    };
    try {
      const pending = await pendingMigrations(this.dataSource);
      const jobs = await this.latestRuns();
      return { ready: pending.length === 0, database: 'reached', pendingMigrations: pending, jobs, bankHolidays };
    } catch {
      // Whatever the reason, an operator acts on the same word; the request's own log line has the status.
      return { ready: false, database: 'not reached', pendingMigrations: [], jobs: [], bankHolidays };
    }
  }

  private latestRuns(): Promise<Health['jobs']> {
    return this.unitOfWork.read({ kind: 'system', name: 'health check' }, ({ manager }) =>
      manager.query<Health['jobs']>(
        `select distinct on (job) job, for_date as "forDate", state, finished_at as "finishedAt"
           from job_run order by job, for_date desc`,
      ),
    );
  }
}
