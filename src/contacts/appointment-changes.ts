import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** What follows from a change of an appointment, in the transaction that made it. */
export type AppointmentFollower = (work: Work, appointmentId: string, today: LocalDate) => Promise<void>;

/**
 * Tells who wants to know that an appointment was booked, moved, called off, held, or is to come again. Other features
 * hand in at start-up what follows from it, so that appointments know none of them.
 */
@Injectable()
export class AppointmentChanges {
  private readonly followers: AppointmentFollower[] = [];

  follow(follower: AppointmentFollower): void {
    this.followers.push(follower);
  }

  async tell(work: Work, appointmentIds: readonly string[], today: LocalDate): Promise<void> {
    for (const id of appointmentIds) for (const follow of this.followers) await follow(work, id, today);
  }
}
