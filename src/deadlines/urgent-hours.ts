import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { SystemActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { Rounds } from '../platform/rounds';
import { UnitOfWork } from '../platform/unit-of-work';
import { tellHoursRunOut } from './urgent';
import { tellWaiting } from './waiting-told';

const ACTOR: SystemActor = { kind: 'system', name: 'urgent messages' };
const LOOK_EVERY_MS = 60_000;

/**
 * Looks each minute, in copies that keep time, whether the hours of something ran out, and whether somebody came to wait
 * for a worker: no write tells of that.
 */
@Injectable()
export class UrgentHours implements BeforeApplicationShutdown {
  private readonly rounds = new Rounds(new Logger('UrgentHours'), () => this.look());

  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Interval(LOOK_EVERY_MS)
  async tick(): Promise<void> {
    await this.rounds.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  private async look(): Promise<void> {
    const today = todayInLondon();
    await this.unitOfWork.write(ACTOR, async (work) => {
      await tellHoursRunOut(work, today);
      await tellWaiting(work, today);
    });
  }
}
