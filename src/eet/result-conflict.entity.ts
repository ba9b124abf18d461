import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { Qualification } from './eet.entities';

/**
 * A row of the virtual school's file with another grade than a worker wrote. At most one is open of a qualification and a
 * day: the next import takes its place.
 */
@Entity('result_conflict')
export class ResultConflict {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** What the qualification is known by, whichever of its rows is in force. */
  @Column('uuid') factId: string;
  @Column('text') level: Qualification['level'];
  @Column('text') grade: string;
  @Column('date') awardedOn: LocalDate;
  @Column('text', { nullable: true }) provider: string | null;
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('text') importLine: string;
  @Column('timestamptz', { default: () => 'now()' }) notedAt: Date;
  /** Replaced: a later file says something else. Undone: with its import. Null while it is open. */
  @Column('text', { nullable: true }) settled: 'taken' | 'kept' | 'replaced' | 'undone' | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('uuid', { nullable: true }) settledById: string | null;
  /** The import that said something else, or the same as ours; undoing it opens this one again. */
  @Column('uuid', { nullable: true }) replacedByImportId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}
