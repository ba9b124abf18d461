import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** A manager and the worker thought about one young person's case. */
@Entity('case_supervision')
export class CaseSupervision extends Fact {
  @Column('date') heldOn: LocalDate;
  /** The member of staff who supervised. */
  @Column('uuid') supervisorId: string;
  @Column('text', { nullable: true }) note: string | null;
  /** A manager decided something, after risk rose or when asked: it answers SV-03 and is no supervision for SV-02. */
  @Column('boolean', { default: false }) decisionOnly: boolean;
}
