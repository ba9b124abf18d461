import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AllocationRole } from '../caseloads/allocation.entity';
import type { LocalDate } from '../statutory/local-date';

/** A member of staff leaves: from when this is recorded nobody is given to them. */
@Entity('worker_leaving')
export class WorkerLeaving {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  /** The last day they work here. */
  @Column('date') lastDay: LocalDate;
  @Column('text') reason: string;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

export const CASE_OUTCOMES = ['given', 'meanwhile', 'came-meanwhile', 'refused'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** What became of one young person they worked with, in one role. */
@Entity('worker_leaving_case')
export class WorkerLeavingCase {
  /** Made from the form and the allocation, so that the form sent twice is one hand-over. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') leavingId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') role: AllocationRole;
  @Column('text') outcome: CaseOutcome;
  @Column('text', { nullable: true }) why: string | null;
  @Column('uuid') toStaffId: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** Who has now what a member of staff who leaves had said, begun or asked for: a promise, a draft, a pause. */
@Entity('taken_over')
export class TakenOver {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') leavingId: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') thingId: string;
  @Column('uuid') staffId: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
