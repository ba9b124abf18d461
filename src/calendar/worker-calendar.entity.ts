import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a worker chose for the calendar on their phone or computer: a feed, invitations, both or nothing. */
@Entity('worker_calendar')
export class WorkerCalendar {
  @PrimaryColumn('uuid') userId: string;
  /** SHA-256 of the secret in the feed's address, which is kept nowhere; null where there is no feed. */
  @Column('text', { nullable: true, select: false }) secretHash: string | null;
  @Column('timestamptz', { nullable: true }) madeAt: Date | null;
  /** Of the address that holds now; written once a minute at most. */
  @Column('timestamptz', { nullable: true }) lastFetchedAt: Date | null;
  /** SHA-256 of what the feed last gave. */
  @Column('text', { nullable: true }) contentHash: string | null;
  @Column('timestamptz', { nullable: true }) contentChangedAt: Date | null;
  /** Null: nothing chosen, which means invitations as long as there is no feed. */
  @Column('boolean', { nullable: true }) invitations: boolean | null;
}
