import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** Those who have a page on which it stands on top: Today, Team or Duty. */
export const AUDIENCES = ['adviser', 'manager', 'duty'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What is told to staff. A corrected one is a new row, which everybody is asked to read again. */
@Entity('announcement')
export class Announcement {
  @PrimaryColumn('uuid') id: string;
  /** The first wording; itself where it is that. */
  @Column('uuid') firstId: string;
  /** 1, 2, 3 … of its wordings. */
  @Column('integer') number: number;
  @Column('text') title: string;
  @Column('text') words: string;
  @Column('text', { array: true }) roles: Audience[];
  /** None: all of them. Duty works for every team. */
  @Column('uuid', { array: true }) teamIds: string[];
  /** The last day on which it stands on top of pages. */
  @Column('date') untilOn: LocalDate;
  @Column('uuid') writtenById: string;
  @Column('date') writtenOn: LocalDate;
  @Column('uuid', { nullable: true }) replacedById: string | null;
  @Column('date', { nullable: true }) takenBackOn: LocalDate | null;
  @Column('uuid', { nullable: true }) takenBackById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** One member of staff said that they have read one wording. */
@Entity('announcement_read')
export class AnnouncementRead {
  @PrimaryColumn('uuid') announcementId: string;
  @PrimaryColumn('uuid') staffId: string;
  @Column('timestamptz', { default: () => 'now()' }) readAt: Date;
}
