import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const DOCUMENT_FORMATS = ['standard', 'large', 'easy', 'read-aloud', 'translated', 'braille'] as const;
export type DocumentFormatKind = (typeof DOCUMENT_FORMATS)[number];

/** How a young person wants what is written for them: said once, used for every document. */
@Entity('document_format')
export class DocumentFormat {
  @PrimaryColumn('uuid') youngPersonId: string;
  @Column('text') format: DocumentFormatKind;
  /** Of a translation. */
  @Column('text', { nullable: true }) language: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('date') saidOn: LocalDate;
  /** The member of staff. */
  @Column('uuid', { nullable: true }) recordedById: string | null;
  /** Counts the changes. */
  @Column('integer', { default: 1 }) version: number;
}
