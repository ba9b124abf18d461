import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeadlineState, DutyBasis, Severity } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/**
 * One item of what's due, kept in step with the facts in the transaction that changes them. Overdue is never stored: it
 * is an open, partial or declined item whose due date is before today.
 */
@Entity('deadline')
export class Deadline {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') rule: string;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text') startedById: string;
  @Column('text') title: string;
  @Column('text') startedBy: string;
  @Column('date') startedOn: LocalDate;
  @Column('date') dueOn: LocalDate;
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  @Column('date') planBy: LocalDate;
  @Column('date', { nullable: true }) notBefore: LocalDate | null;
  @Column('text') state: DeadlineState;
  @Column('date', { nullable: true }) metOn: LocalDate | null;
  @Column('text', { nullable: true }) metBy: string | null;
  @Column('text') dutyBasis: DutyBasis;
  @Column('text') dateBasis: DutyBasis;
  @Column('boolean') confirmed: boolean;
  @Column('text') severity: Severity;
  @Column('text') because: string;
  @Column('date', { nullable: true }) pausedUntil: LocalDate | null;
  @Column('text', { nullable: true }) pausedReason: string | null;
  @Column('text', { nullable: true }) pausedBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
}
