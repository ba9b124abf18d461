import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const MADE_BY = ['young-person', 'together', 'other'] as const;
export type MadeBy = (typeof MADE_BY)[number];
export const SHARED_WITH = ['adviser', 'workers', 'plan'] as const;
export type SharedWith = (typeof SHARED_WITH)[number];
export const GONE_BECAUSE = ['wanted-back', 'wanted-gone', 'in-error'] as const;
export type GoneBecause = (typeof GONE_BECAUSE)[number];

/** A drawing, photo or voice note that was made in direct work. */
@Entity('direct_work')
export class DirectWork {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') attachmentId: string;
  /** What is to be seen or heard, for who cannot. */
  @Column('text') words: string;
  @Column('text') madeBy: MadeBy;
  @Column('date') madeOn: LocalDate;
  /** The fact id of the contact in which it was made. */
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) addedAt: Date;
  @Column('uuid', { nullable: true }) addedById: string | null;
  /** From this day its bytes are no more. */
  @Column('date', { nullable: true }) goneOn: LocalDate | null;
  @Column('text', { nullable: true }) goneBecause: GoneBecause | null;
  @Column('text', { nullable: true }) goneWords: string | null;
  @Column('uuid', { nullable: true }) goneById: string | null;
}

/** With whom the young person shares it, as they said on a day. The one of the last day counts. */
@Entity('direct_work_choice')
export class DirectWorkChoice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') directWorkId: string;
  @Column('text') sharedWith: SharedWith;
  @Column('date') askedOn: LocalDate;
  /** Their own; none once the piece is gone. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) askedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

/** A manager opened what is not shared with them, to keep somebody safe. */
@Entity('direct_work_opened')
export class DirectWorkOpened {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') staffId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) openedAt: Date;
  @Column('timestamptz') untilAt: Date;
}
