import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const OCCASIONS = [
  'birthday',
  'eid-al-fitr',
  'eid-al-adha',
  'christmas',
  'diwali',
  'hanukkah',
  'vaisakhi',
  'easter',
  'other',
] as const;
export type OccasionKind = (typeof OCCASIONS)[number];

/** A day that the young person wants marked, or not: by their faith and wish, never by ours. */
@Entity('occasion')
export class Occasion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') kind: OccasionKind;
  /** Of `other`: what it is. */
  @Column('text', { nullable: true }) name: string | null;
  @Column('date') onDay: LocalDate;
  /** As they wish it. */
  @Column('text') wants: string;
  /** They do not want it marked: nothing is owed. */
  @Column('boolean') notMarked: boolean;
  /** Who does it; null: whoever is their adviser then. */
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('date', { nullable: true }) doneOn: LocalDate | null;
  @Column('text', { nullable: true }) doneWords: string | null;
  @Column('uuid', { nullable: true }) doneById: string | null;
  /** Why it was taken out. */
  @Column('text', { nullable: true }) withdrawnBecause: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
