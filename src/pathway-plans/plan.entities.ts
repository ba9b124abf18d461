import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';
import type { Consulted, Cover, TakingPart, TopicContent } from './plan-document';
import type { PlanFigures } from './plan-figures';

/** A plan being written. One at most per young person, until it is approved or given up. */
@Entity('plan_at_work')
export class PlanAtWork {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') templateVersionId: string;
  /** The version it began from. */
  @Column('uuid', { nullable: true }) carriedFromId: string | null;
  @Column('text', { default: 'draft' }) state: 'draft' | 'with-manager' | 'approved' | 'given-up';
  @Column('date') startedOn: LocalDate;
  /** Staff, as everywhere in this feature. */
  @Column('uuid', { nullable: true }) startedById: string | null;
  @Column('jsonb') cover: Cover;
  @Column('jsonb') takingPart: TakingPart;
  @Column('jsonb', { default: '[]' }) consulted: Consulted[];
  @Column('text', { nullable: true }) givenUpBecause: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

/** One topic of a plan being written, saved by itself. */
@Entity('plan_topic')
export class PlanTopic {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') key: string;
  @Column('text', { nullable: true }) matter: SectionKey | null;
  @Column('text') title: string;
  @Column('text') question: string;
  /** The young person's order, from 0. */
  @Column('integer') place: number;
  @Column('jsonb') content: TopicContent;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** A plan as it was when it was finished with the young person: never changed again. */
@Entity('plan_version')
export class PlanVersion {
  /** Once approved, the fact "a pathway plan was completed" has the same id. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') planId: string;
  /** 1, 2, 3 … of the young person. */
  @Column('integer') number: number;
  /** A PlanDocument, as text that stays the same byte for byte. */
  @Column('text') document: string;
  /** SHA-256 of the document in hexadecimal; the database checks it. */
  @Column('text') digest: string;
  @Column('uuid') templateVersionId: string;
  @Column('jsonb') figures: PlanFigures;
  @Column('date') finishedOn: LocalDate;
  @Column('uuid', { nullable: true }) finishedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) madeAt: Date;
}

export const AGREEMENTS = ['agrees', 'does-not-agree', 'not-now', 'could-not-ask'] as const;
export const ADVOCACY = ['has-one', 'offered-wanted', 'offered-not-wanted', 'not-offered'] as const;

/** What the young person said of a version, on a day. The last one holds; the earlier stay. */
@Entity('plan_agreement')
export class PlanAgreement {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') versionId: string;
  @Column('text') answer: (typeof AGREEMENTS)[number];
  @Column('date') saidOn: LocalDate;
  /** In their own words. */
  @Column('text', { nullable: true }) words: string | null;
  /** What was tried, where they could not be asked. */
  @Column('text', { nullable: true }) tried: string | null;
  @Column('text') advocacy: (typeof ADVOCACY)[number];
  /** The day by which a disagreement is to be answered. */
  @Column('date', { nullable: true }) answerDueOn: LocalDate | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** What the council answered to a disagreement. */
@Entity('plan_disagreement_answer')
export class PlanDisagreementAnswer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') agreementId: string;
  @Column('date') answeredOn: LocalDate;
  @Column('text') answer: string;
  @Column('uuid', { nullable: true }) answeredById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A manager's decision on a version: one at most. */
@Entity('plan_decision')
export class PlanDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') versionId: string;
  @Column('text') decision: 'approved' | 'returned';
  @Column('text', { nullable: true }) comments: string | null;
  @Column('date') decidedOn: LocalDate;
  @Column('uuid') decidedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

export const COPY_WAYS = [
  'paper',
  'large-print',
  'braille',
  'e-mail',
  'post',
  'read-aloud',
  'easy-read',
  'translated',
] as const;

/** A copy of a version given to somebody: the young person first of all. */
@Entity('plan_copy')
export class PlanCopy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') versionId: string;
  /** Null for the young person; else who got it, with their consent. */
  @Column('text', { nullable: true }) toWhom: string | null;
  @Column('text') how: (typeof COPY_WAYS)[number];
  @Column('date') givenOn: LocalDate;
  /** When and how it was explained to whoever got it. */
  @Column('date', { nullable: true }) explainedOn: LocalDate | null;
  @Column('text', { nullable: true }) explainedHow: string | null;
  @Column('uuid', { nullable: true }) givenById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** The young person could not be given a copy of a version. The last one holds; the earlier stay. */
@Entity('plan_copy_not_given')
export class PlanCopyNotGiven {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') versionId: string;
  @Column('text') why: string;
  @Column('text') tried: string;
  @Column('date') saidOn: LocalDate;
  /** From when on it is owed again; null: not at all. */
  @Column('date', { nullable: true }) askAgainOn: LocalDate | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A goal of an approved plan, kept for good with what came of it. Its id is that of the document. */
@Entity('plan_goal')
export class PlanGoalKept {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') topicKey: string;
  @Column('text') topicTitle: string;
  @Column('text') need: string;
  @Column('text') goal: string;
  @Column('uuid') firstVersionId: string;
  @Column('uuid') lastVersionId: string;
  @Column('date') setOn: LocalDate;
  /** In the plan in force. */
  @Column('boolean') inForce: boolean;
  /** As the last review left it. */
  @Column('text', { nullable: true }) result: 'done' | 'kept' | 'changed' | 'stopped' | null;
  /** What came of it. */
  @Column('text', { nullable: true }) cameOf: string | null;
  @Column('date', { nullable: true }) resultOn: LocalDate | null;
}

/** An action of an approved plan, as it is to be done. Its id is that of the document. */
@Entity('plan_action')
export class PlanActionKept {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') goalId: string;
  @Column('text') what: string;
  @Column('text', { nullable: true }) ownerKind: 'young-person' | 'adviser' | 'someone-else' | null;
  @Column('text', { nullable: true }) ownerName: string | null;
  @Column('uuid', { nullable: true }) ownerStaffId: string | null;
  @Column('date', { nullable: true }) dueOn: LocalDate | null;
  @Column('uuid') firstVersionId: string;
  @Column('uuid') lastVersionId: string;
  @Column('boolean') inForce: boolean;
  @Column('date', { nullable: true }) doneOn: LocalDate | null;
  @Column('text', { nullable: true }) doneWords: string | null;
  @Column('uuid', { nullable: true }) doneById: string | null;
}
