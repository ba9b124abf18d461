import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { RiskLevel } from '../statutory/risk-level';
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
  /** How high they said that the risk is, with why; null where they left it as the record says. */
  @Column('text', { nullable: true }) risk: RiskLevel | null;
  @Column('text', { nullable: true }) riskBecause: string | null;
}
