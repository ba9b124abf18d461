import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { ImportKind } from './import-run.entity';
import type { Outcome } from './preview';
import type { LeftOut } from './left-out';
import type { Severity, FaultCode } from './faults';
import type { FileReport } from './ssda903/read-folder';

/**
 * Arriving: its bytes are still coming. Open: it can be looked at, taken in or turned down. Applying: somebody works on
 * it while the lease lasts; after that it did not finish. Stopped: nothing was taken in, for `stoppedBecause`.
 */
export type DraftState = 'arriving' | 'open' | 'applying' | 'stopped' | 'applied' | 'turned-down';

/** Everything that is good in the files although something is left out; everything, where nothing is; or nothing. */
export type DraftChoice = 'all' | 'leave-out' | 'nothing';

/** Files that a data officer uploaded, kept until they are taken in, turned down or out of date. */
@Entity('import_draft')
export class ImportDraft {
  @PrimaryColumn('uuid') id: string;
  /** Null while nobody has said what the files are. */
  @Column('text', { nullable: true }) kind: ImportKind | null;
  /** The year that the data officer gave; null to let the files tell. */
  @Column('smallint', { nullable: true }) collectionYear: number | null;
  /** The day that the list is about, as the data officer gave it; null to let the files tell. */
  @Column('date', { nullable: true }) asOf: LocalDate | null;
  @Column('uuid') createdById: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('text', { default: 'arriving' }) state: DraftState;

  @Column('timestamptz', { nullable: true }) comparedAt: Date | null;
  /** The year that the comparison was made for. */
  @Column('smallint', { nullable: true }) foundYear: number | null;
  /** The day that the comparison was made for. */
  @Column('date', { nullable: true }) foundAsOf: LocalDate | null;
  @Column('jsonb', { nullable: true }) fileReports: FileReport[] | null;
  @Column('jsonb', { nullable: true }) counts: Record<Outcome, number> | null;
  @Column('jsonb', { nullable: true }) leftOut: LeftOut | null;

  @Column('text', { nullable: true }) choice: DraftChoice | null;
  @Column('text', { nullable: true }) choiceReason: string | null;
  @Column('uuid', { nullable: true }) chosenById: string | null;
  @Column('timestamptz', { nullable: true }) chosenAt: Date | null;

  /** Made anew by each start, so that one whose lease ran out can no longer commit. */
  @Column('uuid', { nullable: true }) attempt: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('integer', { nullable: true }) peopleDone: number | null;
  @Column('integer', { nullable: true }) peopleInAll: number | null;
  @Column('text', { nullable: true }) stoppedBecause: string | null;
  /** For how many people the import came to something else than the preview had shown. */
  @Column('integer', { nullable: true }) cameOutOtherwise: number | null;
  /** Null where the record held everything already. */
  @Column('uuid', { nullable: true }) importId: string | null;
}

@Entity('import_draft_file')
export class ImportDraftFile {
  @PrimaryColumn('uuid') draftId: string;
  @PrimaryColumn('integer') n: number;
  @Column('text') name: string;
  /** Bytes. */
  @Column('integer') size: number;
  @Column('text') sha256: string;
}

/** A stretch of a file's bytes, so that no more than this is in memory while it arrives. */
@Entity('import_draft_part')
export class ImportDraftPart {
  @PrimaryColumn('uuid') draftId: string;
  @PrimaryColumn('integer') fileN: number;
  @PrimaryColumn('integer') n: number;
  @Column('bytea') bytes: Buffer;
}

/** A young person in the preview: see PersonOutcome. */
@Entity('import_draft_person')
export class ImportDraftPerson {
  @PrimaryColumn('uuid') draftId: string;
  @PrimaryColumn('integer') n: number;
  @Column('text') child: string;
  @Column('text') outcome: Outcome;
  @Column('text') line: string;
  @Column('text', { array: true }) because: string[];
}

/** A fault in the preview: see Fault. */
@Entity('import_draft_fault')
export class ImportDraftFault {
  @PrimaryColumn('uuid') draftId: string;
  @PrimaryColumn('integer') n: number;
  @Column('text') severity: Severity;
  @Column('text') code: FaultCode;
  @Column('text') file: string;
  @Column('integer', { nullable: true }) line: number | null;
  @Column('text', { nullable: true }) column: string | null;
  @Column('text', { nullable: true }) child: string | null;
  @Column('text') message: string;
  @Column('text', { nullable: true }) detail: string | null;
  /** More than one where the faults beyond a number are counted only. */
  @Column('integer') times: number;
}
