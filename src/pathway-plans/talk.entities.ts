import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const FEELS_SAFE = ['yes', 'mostly', 'no', 'did-not-say'] as const;
export type FeelsSafe = (typeof FEELS_SAFE)[number];

/**
 * Whether a young person feels safe where they live, as they said while a plan was made. The last answer holds; the
 * earlier stay. It is no part of the plan, of which copies lie about in that very place.
 */
@Entity('plan_safe_answer')
export class PlanSafeAnswer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') planId: string;
  @Column('text') answer: FeelsSafe;
  @Column('date') saidOn: LocalDate;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
