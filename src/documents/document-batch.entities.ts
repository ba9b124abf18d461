import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PrintSize } from './printed-document';

/** `wanted`: as each young person wants it. */
export const BATCH_SIZES = ['wanted', 'standard', 'large', 'easy'] as const satisfies readonly (PrintSize | 'wanted')[];
export type BatchSize = (typeof BATCH_SIZES)[number];

/** Many plans made into files at once. Somebody works on it while the lease lasts; after that it did not finish. */
@Entity('document_batch')
export class DocumentBatch {
  @PrimaryColumn('uuid') id: string;
  /** The user: nobody else may fetch it. */
  @Column('uuid') askedById: string;
  @Column('timestamptz', { default: () => 'now()' }) askedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  /** In words: whose plans these are. */
  @Column('text') whose: string;
  @Column('text') size: BatchSize;
  @Column('text', { default: 'making' }) state: 'making' | 'made';
  /** Made anew by each start. */
  @Column('uuid') attempt: string;
  @Column('timestamptz') leaseUntil: Date;
}

/** One plan of a batch. */
@Entity('document_batch_part')
export class DocumentBatchPart {
  @PrimaryColumn('uuid') batchId: string;
  /** From 1. */
  @PrimaryColumn('integer') n: number;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') versionId: string;
  @Column('text', { default: 'waiting' }) state: 'waiting' | 'made' | 'failed';
  /** Of the file. */
  @Column('text', { nullable: true }) name: string | null;
  /** The file, deflated. */
  @Column('bytea', { nullable: true }) bytes: Buffer | null;
  /** Of the file as it is when it is taken out, in bytes. */
  @Column('integer', { nullable: true }) size: number | null;
  /** Its CRC-32. */
  @Column('bigint', { nullable: true }) crc: string | null;
}
