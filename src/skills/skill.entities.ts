import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';
import type { SkillKey } from './skill-content';

export const RATERS = ['young-person', 'provider', 'adviser'] as const;
export type Rater = (typeof RATERS)[number];

/** By what way the rating reached whoever wrote it down. */
export const RATING_ROUTES = ['in-person', 'phone', 'written', 'meeting'] as const;
export type RatingRoute = (typeof RATING_ROUTES)[number];

/** What was said of each skill; a skill that nothing was said of is not in it. */
export type Rungs = Partial<Record<SkillKey, number>>;

/** How far one of the three says that the young person is, on one day. */
@Entity('skill_rating')
export class SkillRating extends Fact {
  @Column('text') rater: Rater;
  /** Who of the provider, or which adviser where another wrote it down; the young person needs no name. */
  @Column('text', { nullable: true }) saidBy: string | null;
  @Column('date') ratedOn: LocalDate;
  @Column('text') route: RatingRoute;
  /** The edition of the ladder whose rungs are meant. */
  @Column('integer') ladder: number;
  @Column('jsonb') rungs: Rungs;
  @Column('text', { nullable: true }) words: string | null;
}

/** A goal or an action of a plan that was made because of a rung; the plan's item has the same id. */
@Entity('skill_in_plan')
export class SkillInPlan {
  @PrimaryColumn('uuid') itemId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') skill: SkillKey;
  /** The lowest that anybody said then. */
  @Column('smallint', { nullable: true }) rung: number | null;
  @Column('date') madeOn: LocalDate;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
