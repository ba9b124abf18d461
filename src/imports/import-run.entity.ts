import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ImportKind = 'ssda903' | 'names';

/** An import that was applied: what every fact it brought points back to. */
@Entity('import_run')
export class ImportRun {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ImportKind;
  /** The year a return is named by: 2026 is 1 April 2025 to 31 March 2026. */
  @Column('smallint', { nullable: true }) collectionYear: number | null;
  @Column('timestamptz', { default: () => 'now()' }) appliedAt: Date;
  @Column('uuid', { nullable: true }) appliedById: string | null;
  @Column('jsonb') counts: Record<string, unknown>;
  @Column('jsonb') faults: unknown[];
}

/** The very bytes that came. */
@Entity('import_file')
export class ImportFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') importId: string;
  @Column('text') name: string;
  @Column('text') sha256: string;
  @Column('bytea') bytes: Buffer;
}
