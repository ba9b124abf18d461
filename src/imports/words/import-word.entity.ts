import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WordColumn } from '../annex-a/word-rules';

/** What a word can be about: a column whose values are words, a member of staff, a team. */
export type About = WordColumn | 'worker' | 'team';

/** A word of the authority's own that no rule knows, and what it means here once somebody has said. */
@Entity('import_word')
export class ImportWord {
  @PrimaryColumn('uuid') id: string;
  @Column('text') about: About;
  /** Plain words: see `plainWords`. */
  @Column('text') word: string;
  /** As it stood in the file that brought it first. */
  @Column('text') written: string;
  @Column('timestamptz', { default: () => 'now()' }) askedAt: Date;
  /** One of the codes of the column. */
  @Column('text', { nullable: true }) means: string | null;
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('uuid', { nullable: true }) teamId: string | null;
  /** It says nothing that the record keeps. */
  @Column('boolean', { default: false }) leftOut: boolean;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredById: string | null;
  @Column('integer', { default: 1 }) version: number;
}
