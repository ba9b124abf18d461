import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { Answers, Band } from './triage';

/** For a time a named team looks at many cases of a team quickly. */
@Entity('surge')
export class Surge {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') teamId: string;
  @Column('text') reason: string;
  @Column('date') startedOn: LocalDate;
  @Column('uuid') startedById: string;
  /** By when every case is looked at. */
  @Column('date') targetOn: LocalDate;
  /** Cases each working day. */
  @Column('integer') pace: number;
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('uuid', { nullable: true }) endedById: string | null;
  /** What came of it, in the words of whoever ended it. */
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** Of the temporary team. */
@Entity('surge_worker')
export class SurgeWorker {
  @PrimaryColumn('uuid') surgeId: string;
  @PrimaryColumn('uuid') staffId: string;
  @Column('date') fromOn: LocalDate;
  @Column('date', { nullable: true }) toOn: LocalDate | null;
}

/** Of those that are looked at: chosen when the surge begins. */
@Entity('surge_case')
export class SurgeCase {
  @PrimaryColumn('uuid') surgeId: string;
  @PrimaryColumn('uuid') youngPersonId: string;
  /** When the surge began. */
  @Column('boolean') hadWorker: boolean;
}

/** A rapid look at one case. One that is looked at again has another; the last counts. */
@Entity('surge_review')
export class SurgeReview {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') surgeId: string;
  @Column('uuid') youngPersonId: string;
  /** 1, 2, 3 … of the case. */
  @Column('integer') number: number;
  @Column('jsonb') answers: Answers;
  /** The band that the answers give. */
  @Column('text') workedOut: Band;
  /** The band that counts. */
  @Column('text') band: Band;
  /** Why it is another than the answers give. */
  @Column('text', { nullable: true }) otherwiseBecause: string | null;
  @Column('date') reviewedOn: LocalDate;
  @Column('uuid') reviewedById: string;
  /** What is done at once. */
  @Column('text', { nullable: true }) action: string | null;
  @Column('uuid', { nullable: true }) actionById: string | null;
  /** The next working day. */
  @Column('date', { nullable: true }) actionDueOn: LocalDate | null;
  @Column('date', { nullable: true }) doneOn: LocalDate | null;
  @Column('uuid', { nullable: true }) doneById: string | null;
  @Column('text', { nullable: true }) doneWords: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
