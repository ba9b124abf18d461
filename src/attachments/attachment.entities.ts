import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AttachmentKind = 'picture' | 'sound';

/** A file that belongs to a row of a feature. What it was called where it came from is not kept. */
@Entity('attachment')
export class Attachment {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: AttachmentKind;
  @Column('text') mediaType: string;
  /** How many, of the whole. */
  @Column('integer') bytes: number;
  /** Of a picture, in pixels. */
  @Column('integer', { nullable: true }) width: number | null;
  @Column('integer', { nullable: true }) height: number | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) addedAt: Date;
  @Column('uuid', { nullable: true }) addedById: string | null;
}

/** The bytes: the whole, and of a picture a small one for lists. Deleting these is how a file goes for good. */
@Entity('attachment_part')
export class AttachmentPart {
  @PrimaryColumn('uuid') attachmentId: string;
  @PrimaryColumn('text') part: 'whole' | 'small';
  @Column('bytea') bytes: Buffer;
}
