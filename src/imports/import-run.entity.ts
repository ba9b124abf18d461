import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export type ImportKind = 'ssda903' | 'names' | 'annex-a' | 'education';

/** What an import would not take in, although the files hold it. */
export interface LeftOut {
  files: number;
  /** Rows of the files that are taken in. */
  rows: number;
  /** Young people who are refused, and those whose record says otherwise and stays as it is. */
  people: number;
}

/** An import that was applied: what every fact it brought points back to. */
@Entity('import_run')
export class ImportRun {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ImportKind;
  /** The year a return is named by: 2026 is 1 April 2025 to 31 March 2026. */
  @Column('smallint', { nullable: true }) collectionYear: number | null;
  /** The day an Annex A list is about. */
  @Column('date', { nullable: true }) asOf: LocalDate | null;
  @Column('timestamptz', { default: () => 'now()' }) appliedAt: Date;
  @Column('uuid', { nullable: true }) appliedById: string | null;
  @Column('jsonb') counts: Record<string, unknown>;
  @Column('jsonb') faults: unknown[];
  /** The draft it was made from; null for one from the command line. */
  @Column('uuid', { nullable: true }) draftId: string | null;
  /** Null for one from before there was a choice, which cannot be undone. */
  @Column('text', { nullable: true }) choice: 'all' | 'leave-out' | null;
  @Column('text', { nullable: true }) choiceReason: string | null;
  @Column('jsonb', { nullable: true }) leftOut: LeftOut | null;
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

/** Somebody whom an import touched, and their columns that it filled or changed, by SQL name. */
@Entity('import_person')
export class ImportPerson {
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('uuid') youngPersonId: string;
  /** The record knew nobody of the kind before. */
  @Column('boolean') created: boolean;
  @Column('jsonb') before: Record<string, unknown>;
  @Column('jsonb') after: Record<string, unknown>;
}

@Entity('import_undo')
export class ImportUndo {
  @PrimaryColumn('uuid') importId: string;
  @Column('timestamptz', { default: () => 'now()' }) undoneAt: Date;
  @Column('uuid', { nullable: true }) undoneById: string | null;
  @Column('text') reason: string;
  @Column('integer') people: number;
}
