import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';

/** An action as others may begin from it: without a day, and without anybody's name. */
export interface ExampleAction {
  what: string;
  result: string;
  firstStep: string;
  ownerKind: 'young-person' | 'adviser' | 'someone-else' | null;
}

/** A goal of an approved plan with its actions, told anew without names, for others to begin from. */
@Entity('plan_example')
export class PlanExample {
  @PrimaryColumn('uuid') id: string;
  /** Which goal it was written after. It is shown nowhere. */
  @Column('uuid') goalId: string;
  @Column('text') matter: SectionKey;
  @Column('text') need: string;
  @Column('text') goal: string;
  @Column('jsonb') actions: ExampleAction[];
  @Column('date') madeOn: LocalDate;
  @Column('uuid') madeById: string;
  @Column('date', { nullable: true }) takenOutOn: LocalDate | null;
  @Column('uuid', { nullable: true }) takenOutById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
