import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Cron, Timeout } from '@nestjs/schedule';
import { now } from '../platform/clock';
import { Nightly, nightOf } from './nightly';

const SOON_AFTER_START_MS = 3_000;

/**
 * Ticks in every copy of the application that keeps time (with a ScheduleModule): at 02:15 in England, each hour after
 * in case that tick failed or no copy ran, and soon after a start.
 */
@Injectable()
export class NightlyTicker implements BeforeApplicationShutdown {
  private running: Promise<unknown> | null = null;

  constructor(private readonly nightly: Nightly) {}

  @Timeout(SOON_AFTER_START_MS)
  async afterStart(): Promise<void> {
    await this.tick();
  }

  @Cron('15 2-23 * * *', { timeZone: 'Europe/London' })
  async tick(): Promise<void> {
    if (this.running) return;
    this.running = this.nightly.catchUp(nightOf(now()));
    try {
      await this.running;
    } finally {
      this.running = null;
    }
  }

  /** A run in hand is finished before the database goes away. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running?.catch(() => undefined);
  }
}
