import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { COPY_WAYS } from '../pathway-plans/plan.entities';
import type { Priority } from '../pathway-plans/plan-document';
import type { Gap } from '../statutory/content/gap';
import type { LocalDate } from '../statutory/local-date';
import type { Answers, Matters } from './areas';
import type { Cause } from './causes';

/**
 * A needs assessment. One at most per young person is being written. Signed off, the fact "a needs assessment was
 * completed" has the same id.
 */
@Entity('assessment')
export class Assessment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text', { default: 'draft' }) state: 'draft' | 'with-manager' | 'signed-off' | 'given-up';
  @Column('text') matters: Matters;
  @Column('text') cause: Cause;
  /** The day of the change that it was opened for; null where it was due or asked for. */
  @Column('date', { nullable: true }) causeOn: LocalDate | null;
  @Column('text', { nullable: true }) causeWords: string | null;
  /** The fact that suggested it: a new home, custody. */
  @Column('uuid', { nullable: true }) causeFactId: string | null;
  @Column('date') openedOn: LocalDate;
  /** Staff, as everywhere in this feature. */
  @Column('uuid', { nullable: true }) openedById: string | null;
  /** Everyone who wrote in it: none of them may sign it off. */
  @Column('uuid', { array: true, default: '{}' }) authorIds: string[];
  /** When it was last sent to a manager. */
  @Column('date', { nullable: true }) finishedOn: LocalDate | null;
  @Column('uuid', { nullable: true }) finishedById: string | null;
  @Column('text', { nullable: true }) givenUpBecause: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

/** One area of an assessment being written, saved by itself. */
@Entity('assessment_area')
export class AssessmentArea {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') assessmentId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') key: string;
  @Column('jsonb', { default: '{}' }) answers: Answers;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** What an assessment recommends. A need of the plan names the id. */
@Entity('assessment_recommendation')
export class AssessmentRecommendation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') assessmentId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') text: string;
  @Column('text', { nullable: true }) priority: Priority | null;
  /** The area that it comes from. */
  @Column('text') areaKey: string;
  /** From 0, in the order in which they were written. */
  @Column('integer') place: number;
  @Column('boolean', { default: false }) takenOut: boolean;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** An assessment as a manager signed it off: never changed again. */
@Entity('assessment_signed')
export class AssessmentSigned {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') assessmentId: string;
  @Column('uuid') youngPersonId: string;
  /** An AssessmentDocument, as text that stays the same byte for byte. */
  @Column('text') document: string;
  /** SHA-256 of the document in hexadecimal; the database checks it. */
  @Column('text') digest: string;
  /** What the law asks for and it did not say on that day. */
  @Column('jsonb', { default: '[]' }) gaps: Gap[];
  /** Why the manager signed it off all the same. */
  @Column('text', { nullable: true }) despiteGapsBecause: string | null;
  @Column('date') signedOn: LocalDate;
  @Column('uuid') signedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A manager sent it back. */
@Entity('assessment_return')
export class AssessmentReturn {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') assessmentId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') comments: string;
  @Column('date') returnedOn: LocalDate;
  @Column('uuid') returnedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** The young person's copy was given, the assessment explained, or why neither was practicable. */
@Entity('assessment_copy')
export class AssessmentCopy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') assessmentId: string;
  @Column('uuid') youngPersonId: string;
  @Column('date', { nullable: true }) givenOn: LocalDate | null;
  @Column('text', { nullable: true }) how: (typeof COPY_WAYS)[number] | null;
  @Column('date', { nullable: true }) explainedOn: LocalDate | null;
  @Column('text', { nullable: true }) whyNot: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** After a change somebody decided that no new assessment is needed, and why. */
@Entity('assessment_not_needed')
export class AssessmentNotNeeded {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The fact that suggested one. */
  @Column('uuid') factId: string;
  @Column('text') cause: Cause;
  @Column('date') causeOn: LocalDate;
  @Column('text') reason: string;
  @Column('date') decidedOn: LocalDate;
  @Column('uuid', { nullable: true }) decidedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
