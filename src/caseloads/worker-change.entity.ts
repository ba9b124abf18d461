import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const TOLD_HOW = ['in-person', 'phone', 'video', 'text', 'letter'] as const;
export type ToldHow = (typeof TOLD_HOW)[number];

/** A young person has another worker than before, and is told: when, how and by whom; null while they are not. */
@Entity('worker_change')
export class WorkerChange {
  /** The fact of the new worker's allocation. */
  @PrimaryColumn('uuid') allocationId: string;
  @Column('uuid') youngPersonId: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('date', { nullable: true }) toldOn: LocalDate | null;
  @Column('text', { nullable: true }) toldHow: ToldHow | null;
  @Column('uuid', { nullable: true }) toldById: string | null;
  /** What the young person said of it. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) toldRecordedById: string | null;
}
