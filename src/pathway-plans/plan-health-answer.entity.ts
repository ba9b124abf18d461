import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** What a young person said when asked whether their plan may show one thing of their health. The last one holds. */
@Entity('plan_health_answer')
export class PlanHealthAnswer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') planId: string;
  /** Of `healthItems`. */
  @Column('text') item: string;
  @Column('boolean') inPlan: boolean;
  @Column('date') askedOn: LocalDate;
  /** Staff. */
  @Column('uuid', { nullable: true }) askedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
