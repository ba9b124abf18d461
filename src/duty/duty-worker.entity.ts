import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** A colleague sees to something open of a young person for some days. They join whoever leads, and never replace them. */
@Entity('duty_worker')
export class DutyWorker {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') staffId: string;
  @Column('date') fromOn: LocalDate;
  /** The last day. */
  @Column('date') untilOn: LocalDate;
  /** What is open. */
  @Column('text') matter: string;
  @Column('uuid') namedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  /** Handed back; null where it runs to its last day. */
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('uuid', { nullable: true }) endedById: string | null;
  /** How it stands. */
  @Column('text', { nullable: true }) handedBack: string | null;
}
