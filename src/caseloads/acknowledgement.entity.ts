import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** "I will …, by …": what someone said they would do about an item of what's due. Never changed: the latest stands. */
@Entity('acknowledgement')
export class Acknowledgement {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') deadlineId: string;
  @Column('uuid') staffId: string;
  @Column('text') willDo: string;
  @Column('date') byOn: LocalDate;
  @Column('date') saidOn: LocalDate;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
}
