import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Cron, Timeout } from '@nestjs/schedule';
import { nightInLondon, now, todayInLondon } from '../platform/clock';
import { NewRules } from './new-rules';
import { Nightly } from './nightly';

const SOON_AFTER_START_MS = 1_000;
const LOOKS_AGAIN = 5;

/**
 * Ticks in every copy of the application that keeps time (with a ScheduleModule): at 02:15 in England, each hour after
 * in case that tick failed or no copy ran, and soon after a start. A tick that finds the run in another copy's hands
 * looks again a few times, since that copy may have been killed; so does one whose run failed.
 */
@Injectable()
export class NightlyTicker implements BeforeApplicationShutdown {
  /** About as long as a killed copy's hold on a run lasts. */
  lookAgainMs = 60_000;
  private readonly logger = new Logger('NightlyTicker');
  private running: Promise<boolean> | null = null;
  private again: NodeJS.Timeout | undefined;
  private stopping = false;
  /** What is due is worked out by this copy's rules. */
  private hasRules = false;

  constructor(
    private readonly nightly: Nightly,
    private readonly newRules: NewRules,
  ) {}

  @Timeout(SOON_AFTER_START_MS)
  async afterStart(): Promise<void> {
    await this.tick();
  }

  @Cron('15 2-23 * * *', { timeZone: 'Europe/London' })
  async tick(): Promise<void> {
    await this.look(LOOKS_AGAIN);
  }

  /** A run in hand is finished before the database goes away. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.again);
    await this.running;
  }

  private async look(looksLeft: number): Promise<void> {
    if (this.running || this.stopping) return;
    clearTimeout(this.again);
    this.running = this.catchUp();
    const done = await this.running;
    this.running = null;
    if (done || this.stopping || looksLeft === 0) return;
    this.again = setTimeout(() => void this.look(looksLeft - 1), this.lookAgainMs);
  }

  /** @returns whether nothing is left to do */
  private async catchUp(): Promise<boolean> {
    try {
      // Once: while an old copy and a new one run side by side, the one that started last decides.
      if (!this.hasRules) await this.newRules.takeUp(todayInLondon(now()));
      this.hasRules = true;
      const runs = await this.nightly.catchUp(nightInLondon(now()));
      return runs.every(({ outcome }) => outcome === 'done' || outcome === 'already done');
    } catch (error) {
      this.logger.error(error);
      return false;
    }
  }
}
