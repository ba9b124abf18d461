import { Column, Entity } from 'typeorm';
import { PeriodFact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

export const COMPLEX_REASONS = [
  'moves',
  'homeless',
  'missing',
  'exploitation',
  'self-harm',
  'mental-health',
  'drugs-alcohol',
  'offending',
  'violence',
  'lost-touch',
  'parenting',
  'other',
] as const;
export type ComplexReason = (typeof COMPLEX_REASONS)[number];

/** One who does something, what, and how often, in words. */
export interface SupportStep {
  who: string;
  what: string;
  howOften: string;
}

/** More than others get, for one whose life is unsettled: a review ends it, or begins the next that same day. */
@Entity('intensive_support')
export class IntensiveSupport extends PeriodFact {
  @Column('text', { array: true }) reasons: ComplexReason[];
  /** The reasons in words. */
  @Column('text') why: string;
  @Column('text') needs: string;
  /** How they are challenged as well as supported. */
  @Column('text', { nullable: true }) askedOfThem: string | null;
  @Column('jsonb') steps: SupportStep[];
  @Column('date') reviewOn: LocalDate;
  /** What came of it, said in the review that ended it or began the next. */
  @Column('text', { nullable: true }) outcome: string | null;
}
