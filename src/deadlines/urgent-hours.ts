import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { SystemActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { UnitOfWork } from '../platform/unit-of-work';
import { tellHoursRunOut } from './urgent';

const ACTOR: SystemActor = { kind: 'system', name: 'urgent messages' };
const LOOK_EVERY_MS = 60_000;

/** Looks each minute, in copies that keep time, whether the hours of something ran out: no write tells of that. */
@Injectable()
export class UrgentHours implements BeforeApplicationShutdown {
  private readonly logger = new Logger('UrgentHours');
  private looking: Promise<void> | null = null;
  private stopping = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Interval(LOOK_EVERY_MS)
  async tick(): Promise<void> {
    if (this.looking || this.stopping) return;
    this.looking = this.look();
    await this.looking;
    this.looking = null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      await this.unitOfWork.write(ACTOR, (work) => tellHoursRunOut(work, todayInLondon()));
    } catch (error) {
      // The database went away: the next look finds the same.
      this.logger.error(error);
    }
  }
}
