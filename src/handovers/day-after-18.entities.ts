import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { DayAfterTopic } from './day-after-18';

/** What is arranged for the day after 18, topic by topic: never changed, the last one of a topic holds. */
@Entity('day_after_18')
export class DayAfter18 {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') topic: DayAfterTopic;
  /** Empty where what stood there was taken out. */
  @Column('text') words: string;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A manager decided that the personal adviser leads from a day on. Never changed: a later one holds. */
@Entity('adviser_transfer')
export class AdviserTransfer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The fact of the adviser's allocation. */
  @Column('uuid') adviserAllocationId: string;
  @Column('uuid') adviserId: string;
  @Column('uuid') socialWorkerId: string;
  @Column('date') fromOn: LocalDate;
  /** The social worker stays beside the adviser. */
  @Column('boolean') socialWorkerStays: boolean;
  @Column('text') reason: string;
  /** What the young person says of it; or why nobody could ask. */
  @Column('text', { nullable: true }) view: string | null;
  @Column('text', { nullable: true }) noViewBecause: string | null;
  /** By when the adviser confirms it, by the council's working days of the day of the decision. */
  @Column('date') confirmByOn: LocalDate;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** The adviser has read what the record carries: nothing of it is written again. */
@Entity('adviser_transfer_confirmed')
export class AdviserTransferConfirmed {
  @PrimaryColumn('uuid') transferId: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') staffId: string;
  @Column('date') confirmedOn: LocalDate;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
