import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../statutory/local-date';

/**
 * What List 9 of Annex A said of one young person on one day: a dated statement, never a period. Its values are codes
 * of {@link RULES} in word-rules.ts; null is not said, 'not-known' is said to be not known.
 */
@Entity('annex_a_statement')
export class AnnexAStatement {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') asOf: LocalDate;
  @Column('text', { nullable: true }) eligibility: string | null;
  @Column('text', { nullable: true }) inTouch: string | null;
  /** A letter. */
  @Column('text', { nullable: true }) accommodation: string | null;
  @Column('text', { nullable: true }) suitability: string | null;
  @Column('text', { nullable: true }) activity: string | null;
  /** How is not known, so it meets no duty. */
  @Column('date', { nullable: true }) lastContactOn: LocalDate | null;
  @Column('uuid') importId: string;
  @Column('text') importLine: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) replacedById: string | null;
  /** The import that brought it was undone. */
  @Column('boolean', { default: false }) withdrawn: boolean;
  @Column('text', { nullable: true }) withdrawnReason: string | null;
}
