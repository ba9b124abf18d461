import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ToldHow } from '../caseloads/worker-change.entity';
import { PeriodFact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** Who works with a young person for education and work, beside whoever has the case: they never lead it. */
@Entity('education_worker')
export class EducationWorker extends PeriodFact {
  @Column('uuid') staffId: string;
  @Column('text') reason: string;
  /** False of those who began before there were hand-overs of this: one may be written, but none is owed. */
  @Column('boolean', { default: true }) owesHandOver?: boolean;
}

/** The young person was told who works with them for education and work. */
@Entity('education_worker_told')
export class EducationWorkerTold {
  /** The fact of the worker. */
  @PrimaryColumn('uuid') workerId: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') toldOn: LocalDate;
  @Column('text') toldHow: ToldHow;
  @Column('uuid') toldById: string;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
