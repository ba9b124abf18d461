import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** The council. One database, one authority. */
@Entity('authority')
export class Authority {
  @PrimaryColumn('uuid') id: string;
  @Column('boolean', { default: true }) onlyOne: true;
  @Column('text') name: string;
  @Column('text', { nullable: true }) laCode: string | null;
  /** What the authority calls a personal adviser. */
  @Column('text', { default: 'personal adviser' }) adviserWord: string;
  /** What it calls a young person's social worker, and whoever keeps an eye on them until they have an adviser. */
  @Column('text', { default: 'social worker' }) socialWorkerWord: string;
  @Column('text', { default: 'worker in the meantime' }) interimWord: string;
  @Column('boolean', { default: false }) madeUp: boolean;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  /** Messages to staff wait while these hours run, `HH:MM` by the clocks of London; both null: none are kept. */
  @Column('text', { nullable: true, default: '20:00' }) quietFrom: string | null;
  @Column('text', { nullable: true, default: '07:00' }) quietTo: string | null;
  /** Whether what is urgent reaches someone on duty in quiet hours too. */
  @Column('boolean', { default: true }) urgentToDuty: boolean;
}

/** One version of the authority's settings (the policy defaults in src/statutory/policy.ts): only what differs from the defaults. */
@Entity('authority_policy')
export class AuthorityPolicy {
  @PrimaryColumn('uuid') id: string;
  @Column('date') inForceFrom: LocalDate;
  @Column('jsonb') settings: Record<string, unknown>;
  @Column('text') reason: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
}
