import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { Channel } from './message.entity';

/** council: the council's quiet hours · own: their own · none: a message may come at any hour. */
export type QuietChoice = 'council' | 'own' | 'none';

/** How a member of staff wants to be told. Whatever they choose, everything also stands under "Told to you". */
@Entity('telling_choice')
export class TellingChoice {
  @PrimaryColumn('uuid') staffId: string;
  /** `+447…` */
  @Column('text', { nullable: true }) mobile: string | null;
  @Column('text', { array: true, default: () => `'{email}'` }) urgentBy: Channel[];
  @Column('text', { array: true, default: () => `'{email}'` }) digestBy: Channel[];
  @Column('text', { default: 'council' }) quiet: QuietChoice;
  /** `HH:MM` */
  @Column('text', { nullable: true }) quietFrom: string | null;
  @Column('text', { nullable: true }) quietTo: string | null;
  /** The last day of duty; the night that begins on it is part of it. */
  @Column('date', { nullable: true }) onDutyUntil: LocalDate | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
}
