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
  /** It moves, and nobody said yet which day it is: about this day. */
  @Column('boolean', { default: false }) dayProposed: boolean;
  /** Once it is done, next year's stands. */
  @Column('boolean', { default: false }) yearly: boolean;
  /** Last year's, of which it came. */
  @Column('uuid', { nullable: true }) afterId: string | null;
  /** What it may cost; null: nobody said. */
  @Column('integer', { nullable: true }) budgetPence: number | null;
  /** As they wish it. */
  @Column('text') wants: string;
  /** They do not want it marked: nothing is owed. */
  @Column('boolean') notMarked: boolean;
  /** Who does it; null: whoever is their adviser then. */
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('date', { nullable: true }) doneOn: LocalDate | null;
  /** What was given or done. */
  @Column('text', { nullable: true }) given: string | null;
  /** How they took it. */
  @Column('text', { nullable: true }) doneWords: string | null;
  @Column('integer', { nullable: true }) spentPence: number | null;
  @Column('uuid', { nullable: true }) doneById: string | null;
  /** Why it was taken out. */
  @Column('text', { nullable: true }) withdrawnBecause: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

/** What a year of occasions may cost: of each young person of the council, or of a team. Of the latest year that has begun the highest number counts. */
@Entity('occasion_money')
export class OccasionMoney {
  @PrimaryColumn('uuid') id: string;
  /** Null: for each young person. */
  @Column('uuid', { nullable: true }) teamId: string | null;
  @Column('integer') number: number;
  /** From 1 April of it. */
  @Column('integer') fromYear: number;
  /** A year; null: none is set any more. */
  @Column('integer', { nullable: true }) pence: number | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
