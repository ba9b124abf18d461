import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const LIFE_KINDS = ['win', 'change', 'new', 'interest', 'life-story', 'want-to-know'] as const;
export type LifeKind = (typeof LIFE_KINDS)[number];

/** A small thing of a young person's life that was told between two plans; or a piece of their life story. */
@Entity('life_update')
export class LifeUpdate {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') kind: LifeKind;
  @Column('text') words: string;
  @Column('date') toldOn: LocalDate;
  /** Else the worker's. */
  @Column('boolean') inTheirWords: boolean;
  /** Of a piece of the life story: where it is kept. */
  @Column('text', { nullable: true }) heldWhere: string | null;
  /** Why it was taken out. */
  @Column('text', { nullable: true }) withdrawnBecause: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A goal of the plan that was made of an interest. */
@Entity('interest_in_plan')
export class InterestInPlan {
  @PrimaryColumn('uuid') goalId: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') lifeUpdateId: string;
  @Column('date') madeOn: LocalDate;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
