import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { StatusCode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/**
 * What a manager decided that a legal status is. It stands beside the status that the record gives and changes nothing
 * that is due. Of several in force the one recorded last stands.
 */
@Entity('status_decision')
export class StatusDecision extends Fact {
  @Column('date') decidedOn: LocalDate;
  @Column('text') status: StatusCode;
  /** What in law it rests on, where the status leaves that open. */
  @Column('text', { nullable: true }) basis: string | null;
  @Column('text') reason: string;
  /** What the record gave when it was decided, with its doubts. */
  @Column('text') recordStatus: StatusCode;
  @Column('text', { array: true }) recordBasis: string[];
  @Column('text', { array: true }) recordNeedsManager: string[];
}
