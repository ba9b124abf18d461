import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { CaseTexts } from './case-texts';
import type { DecisionStepKind, Effect } from './decision-standing';
import type { Prompt } from './methods';

/** A version of a way of holding supervision; once used it is never changed. */
@Entity('supervision_method')
export class SupervisionMethod {
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: string;
  @Column('integer') version: number;
  @Column('text') name: string;
  @Column('text') about: string;
  @Column('jsonb') prompts: Prompt[];
  @Column('date') inForceFrom: LocalDate;
  /** False from the version on with which the council gave it up. */
  @Column('boolean', { default: true }) offered: boolean;
  /** Null where it came with Onward. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
}

/** A manager and a worker sit down. It is open until both have signed the same text. */
@Entity('supervision_session')
export class SupervisionSession {
  @PrimaryColumn('uuid') id: string;
  /** The worker. */
  @Column('uuid') staffId: string;
  @Column('uuid') managerId: string;
  @Column('date') heldOn: LocalDate;
  @Column('uuid') methodId: string;
  @Column('text', { default: 'open' }) state: 'open' | 'signed' | 'given-up';
  @Column('timestamptz', { default: () => 'now()' }) openedAt: Date;
  @Column('date', { nullable: true }) signedOn: LocalDate | null;
  @Column('text', { nullable: true }) givenUpBecause: string | null;
  /** Counts every change of anything in it: a signature is under one of them. */
  @Column('integer', { default: 1 }) version: number;
}

/** What is written of one young person in a session. */
@Entity('supervision_case')
export class SupervisionCase {
  /** Once signed, the fact "this case was supervised" has the same id. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sessionId: string;
  @Column('uuid') youngPersonId: string;
  /** The question asked under each prompt of the method, by its key. */
  @Column('jsonb') questions: Record<string, string>;
  @Column('jsonb', { default: {} }) texts: CaseTexts;
  /** Why the manager signed although it was warned of. */
  @Column('text', { nullable: true }) despite: string | null;
  @Column('boolean', { default: false }) takenOut: boolean;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** What is between the two: never of a young person, and read by nobody else. */
@Entity('supervision_personal')
export class SupervisionPersonal {
  @PrimaryColumn('uuid') sessionId: string;
  @Column('text') text: string;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid') changedById: string;
  @Column('integer', { default: 1 }) version: number;
}

/** One of the two signed the session as it stood under a version. */
@Entity('supervision_signature')
export class SupervisionSignature {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sessionId: string;
  @Column('uuid') staffId: string;
  @Column('integer') ofVersion: number;
  @Column('timestamptz', { default: () => 'now()' }) signedAt: Date;
}

/** What was decided for a young person, as an action with an owner and a day. What became of it are its steps. */
@Entity('supervision_decision')
export class SupervisionDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The supervision of the case in which it was decided, by its fact. */
  @Column('uuid') supervisionId: string;
  @Column('text', { nullable: true }) facts: string | null;
  /** What else was considered. */
  @Column('text', { nullable: true }) options: string | null;
  @Column('text') what: string;
  @Column('text', { nullable: true }) why: string | null;
  @Column('uuid') ownerId: string;
  @Column('date') decidedOn: LocalDate;
  /** By when, as it was decided. */
  @Column('date') byOn: LocalDate;
  /** When somebody looks at what came of it, as it was decided. */
  @Column('date', { nullable: true }) reviewOn: LocalDate | null;
  @Column('uuid') decidedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

@Entity('supervision_decision_step')
export class SupervisionDecisionStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') decisionId: string;
  /** 1, 2, 3 … of the decision. */
  @Column('integer') number: number;
  @Column('text') step: DecisionStepKind;
  @Column('date') onDay: LocalDate;
  @Column('date', { nullable: true }) byOn: LocalDate | null;
  @Column('text', { nullable: true }) effect: Effect | null;
  @Column('text', { nullable: true }) words: string | null;
  /** Too early to say: when it is looked at again. */
  @Column('date', { nullable: true }) reviewOn: LocalDate | null;
  /** The session that opened with it. */
  @Column('uuid', { nullable: true }) sessionId: string | null;
  @Column('uuid') byId: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A worker asks their manager about one young person. */
@Entity('manager_question')
export class ManagerQuestion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') question: string;
  @Column('uuid') askedById: string;
  @Column('date') askedOn: LocalDate;
  /** By when an answer is asked for. */
  @Column('date') answerBy: LocalDate;
  @Column('timestamptz', { default: () => 'now()' }) askedAt: Date;
}

/** The decision that answered a question: a fact of its own. */
@Entity('manager_answer')
export class ManagerAnswer {
  @PrimaryColumn('uuid') questionId: string;
  /** The supervision that only records a decision, by its fact. */
  @Column('uuid') supervisionId: string;
  @Column('timestamptz', { default: () => 'now()' }) answeredAt: Date;
}

export const GRADES = ['outstanding', 'good', 'requires-improvement', 'inadequate'] as const;
export type Grade = (typeof GRADES)[number];

/** A senior manager read a signed session and says how good it is. */
@Entity('supervision_sample')
export class SupervisionSample {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sessionId: string;
  @Column('text') grade: Grade;
  @Column('text') feedback: string;
  @Column('date') gradedOn: LocalDate;
  @Column('uuid') byId: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** The supervision policy asks no sessions of this worker for a while. It ends by itself, or sooner by a decision. */
@Entity('supervision_exemption')
export class SupervisionExemption {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  @Column('date') fromOn: LocalDate;
  /** The last day. */
  @Column('date') untilOn: LocalDate;
  @Column('text') reason: string;
  @Column('uuid') decidedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  /** From this day the policy holds again; null where it runs to its last day. */
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('uuid', { nullable: true }) endedById: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
