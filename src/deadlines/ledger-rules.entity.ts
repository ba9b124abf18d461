import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which rules the ledger is computed: those of the latest row. */
@Entity('ledger_rules')
export class LedgerRules {
  /** A hash. */
  @PrimaryColumn('text') rules: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) since: Date;
}
