import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { pendingMigrations } from '../platform/data-source';
import { SETTINGS, type Settings } from '../platform/settings';
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
  /**
   * off: no texts are sent · on · refused: Notify did not accept the key, or the clock, since the last text it took.
   * Somebody looks at it; users are served as before.
   */
  textMessages: 'off' | 'on' | 'refused' | 'not known';
}

@Injectable()
export class HealthService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
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
      const known = { pendingMigrations: pending, jobs, bankHolidays };
      // Tables of a version to come are not there yet.
      const textMessages = pending.length === 0 ? await this.textMessages() : 'not known';
      return { ready: pending.length === 0, database: 'reached', ...known, textMessages };
    } catch {
      // Whatever the reason, an operator acts on the same word; the request's own log line has the status.
      const nothing = { pendingMigrations: [], jobs: [], textMessages: 'not known' as const };
      return { ready: false, database: 'not reached', ...nothing, bankHolidays };
    }
  }

  private async textMessages(): Promise<Health['textMessages']> {
    if (!this.settings.notify) return 'off';
    return this.unitOfWork.read({ kind: 'system', name: 'health check' }, async ({ manager }) => {
      const [row]: { refused: boolean }[] = await manager.query(
        `select exists (
           select from message where channel = 'text' and state in ('queued', 'failed') and last_error like '403 %'
              and created_at > coalesce((select max(sent_at) from message where channel = 'text'), '-infinity')
         ) as refused`,
      );
      return row!.refused ? 'refused' : 'on';
    });
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
