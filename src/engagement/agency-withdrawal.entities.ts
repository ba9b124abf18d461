import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** Another agency stopped its help because the young person would not take it up, which leaves the adviser alone. */
@Entity('agency_withdrawal')
export class AgencyWithdrawal extends Fact {
  @Column('text') agency: string;
  /** What it did for them. */
  @Column('text') did: string;
  @Column('date') withdrewOn: LocalDate;
  /** As the agency gave it. */
  @Column('text') reason: string;
}

export const WITHDRAWAL_DECISIONS = ['refer', 'not-refer'] as const;
/** Whether to refer to safeguarding adults. */
export type WithdrawalDecision = (typeof WITHDRAWAL_DECISIONS)[number];

/** What a manager decided about it. There is one for each. */
@Entity('agency_withdrawal_decision')
export class AgencyWithdrawalDecision {
  @PrimaryColumn('uuid') id: string;
  /** The fact. */
  @Column('uuid') agencyWithdrawalId: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') decidedById: string;
  @Column('date') decidedOn: LocalDate;
  @Column('text') decision: WithdrawalDecision;
  @Column('text') reason: string;
  /** Who does now what the agency did. */
  @Column('text', { nullable: true }) instead: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
