import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TellingKind } from './message.entity';

/** Something a member of staff was told, shown under "Told to you". It is told once for each cause. */
@Entity('telling')
export class Telling {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  @Column('text') kind: TellingKind;
  @Column('text') cause: string;
  @Column('uuid', { nullable: true }) youngPersonId: string | null;
  /** The item of what's due, for one that is urgent. */
  @Column('uuid', { nullable: true }) deadlineId: string | null;
  /** The night's alert that brought it. */
  @Column('uuid', { nullable: true }) alertId: string | null;
  @Column('uuid', { nullable: true }) digestId: string | null;
  /** The sentence of something to act on for which there is no item. */
  @Column('text', { nullable: true }) because: string | null;
  @Column('timestamptz', { default: () => 'now()' }) toldAt: Date;
  /** A mail or text is still to be written, outside their quiet hours. */
  @Column('boolean', { default: false }) messageDue: boolean;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}
