import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';

/** A manager's decision told anew without names, for others to learn from; texts that nobody wrote are empty. */
@Entity('decision_example')
export class DecisionExample {
  @PrimaryColumn('uuid') id: string;
  /** Which decision it was written after. It is shown nowhere. */
  @Column('uuid') decisionId: string;
  @Column('text') matter: SectionKey;
  @Column('text') facts: string;
  @Column('text') options: string;
  @Column('text') what: string;
  @Column('text') why: string;
  @Column('text') cameOf: string;
  @Column('date') madeOn: LocalDate;
  @Column('uuid') madeById: string;
  @Column('date', { nullable: true }) takenOutOn: LocalDate | null;
  @Column('uuid', { nullable: true }) takenOutById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
