import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** What a worker says they will do for a young person. Written once, so that the first day stays; the rest are steps. */
@Entity('promise')
export class PromiseMade {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') what: string;
  @Column('date') promisedOn: LocalDate;
  /** By when, as it was first said. */
  @Column('date') byOn: LocalDate;
  /** Who promised. */
  @Column('uuid') staffId: string;
  /** The contact in which it was said, by its fact. */
  @Column('uuid', { nullable: true }) contactId: string | null;
  /** The action of an approved plan that was promised. */
  @Column('uuid', { nullable: true }) actionId: string | null;
  /** The member of staff. */
  @Column('uuid') recordedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

export const PROMISE_STEPS = ['kept', 'new-day', 'did-not-happen', 'broken', 'in-error'] as const;
/**
 * kept: it was done · new-day: another day was agreed with the young person · did-not-happen: the young person says so ·
 * broken: it will not be done, and somebody apologised · in-error: it never was a promise.
 */
export type PromiseStepKind = (typeof PROMISE_STEPS)[number];

/** What became of a promise. The last step says how it stands. */
@Entity('promise_step')
export class PromiseStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') promiseId: string;
  /** 1, 2, 3 … of the promise. */
  @Column('integer') number: number;
  @Column('text') step: PromiseStepKind;
  /** The day it was kept, agreed, said or apologised for. */
  @Column('date') onDay: LocalDate;
  /** The day that was agreed anew. */
  @Column('date', { nullable: true }) byOn: LocalDate | null;
  /** What was said: of a broken one, the apology. */
  @Column('text', { nullable: true }) words: string | null;
  /** The member of staff who recorded it. */
  @Column('uuid') byId: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
