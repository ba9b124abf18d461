import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { MidwayGoal } from './midway';
import type { AskedSaid, PartOfReview, TopicKept, TopicSaid } from './review-parts';
import type { Carried, GoalSaid, PlanNext, ReviewSaid } from './review-said';

/** A review that is prepared and written. One open at most per young person; once held, it is kept beside. */
@Entity('plan_review_at_work')
export class PlanReviewAtWork {
  /** Once held, the fact "a review was held" and what is kept of it have the same id. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The version of the plan that it looks at; null where the plan is not in our records. */
  @Column('uuid', { nullable: true }) versionId: string | null;
  /** The request it answers: such a review cannot be closed, only held. */
  @Column('uuid', { nullable: true }) requestId: string | null;
  @Column('text', { default: 'open' }) state: 'open' | 'held' | 'closed';
  @Column('date', { nullable: true }) plannedOn: LocalDate | null;
  @Column('date') openedOn: LocalDate;
  /** Staff, as everywhere in this feature. */
  @Column('uuid', { nullable: true }) openedById: string | null;
  @Column('jsonb') said: ReviewSaid;
  @Column('text', { nullable: true }) closedBecause: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** What is said of one goal while the review is written. */
@Entity('plan_review_goal')
export class PlanReviewGoal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reviewId: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') goalId: string;
  @Column('jsonb') said: GoalSaid;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** What is said of one topic of the plan, or of what the rules ask of this review, while it is written. */
@Entity('plan_review_part')
export class PlanReviewPart {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reviewId: string;
  @Column('uuid') youngPersonId: string;
  /** See PartOfReview. */
  @Column('text') part: PartOfReview;
  @Column('jsonb') said: TopicSaid | AskedSaid;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** A review as it was held: never changed again. */
@Entity('plan_review_kept')
export class PlanReviewKept {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') heldOn: LocalDate;
  @Column('jsonb') said: ReviewSaid;
  /** What was open on that day. */
  @Column('jsonb') carried: Carried[];
  @Column('text') planNext: PlanNext;
  /** What was said of each topic, beside the goals. */
  @Column('jsonb', { default: '[]' }) topics: TopicKept[];
  /** What was said of what the rules ask; nothing where it was held before they were asked for. */
  @Column('jsonb', { default: '{}' }) asked: Partial<AskedSaid>;
  /** The rules of reviews that it met, which decide what is asked of it. */
  @Column('text', { array: true, default: '{}' }) rules: string[];
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** What a review found of a goal, kept for good. */
@Entity('plan_goal_result')
export class PlanGoalResult {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') reviewId: string;
  @Column('uuid') goalId: string;
  @Column('text') result: 'done' | 'kept' | 'changed' | 'stopped';
  @Column('text') cameOf: string;
}

/** Whether an action was done by the day of the review; if not, why. */
@Entity('plan_action_result')
export class PlanActionResult {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') reviewId: string;
  @Column('uuid') actionId: string;
  @Column('boolean') done: boolean;
  @Column('text', { nullable: true }) words: string | null;
}

/** The copy of a review, and its being explained, or why not (AP-10). The first day of each counts. */
@Entity('plan_review_given')
export class PlanReviewGiven {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') reviewId: string;
  @Column('date', { nullable: true }) copyGivenOn: LocalDate | null;
  @Column('text', { nullable: true }) noCopyBecause: string | null;
  @Column('date', { nullable: true }) explainedOn: LocalDate | null;
  @Column('text', { nullable: true }) notExplainedBecause: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A look at the plan halfway between two reviews. */
@Entity('plan_midway_check')
export class PlanMidwayCheck {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') checkedOn: LocalDate;
  /** Who looked, by name and post. */
  @Column('text') looked: string;
  @Column('jsonb') goals: MidwayGoal[];
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A reviewing officer challenges what is done, or not done, for a young person. What became of it are its steps. */
@Entity('plan_challenge')
export class PlanChallenge {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') raisedOn: LocalDate;
  /** The reviewing officer, by name. */
  @Column('text') raisedBy: string;
  @Column('text') what: string;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** One step of a challenge: put to somebody, answered, or resolved. Never changed. */
@Entity('plan_challenge_step')
export class PlanChallengeStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') challengeId: string;
  /** 1, 2, 3 … of the challenge. */
  @Column('integer') place: number;
  @Column('text') step: 'put' | 'answered' | 'resolved';
  /** 1 worker, 2 team manager, 3 head of service, 4 director. */
  @Column('integer') stage: number;
  @Column('date') takenOn: LocalDate;
  /** Of a challenge that is put to somebody: to whom, and the day the answer is to come by. */
  @Column('text', { nullable: true }) toWhom: string | null;
  @Column('date', { nullable: true }) answerBy: LocalDate | null;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** Whether the reviewing officer goes on after 18, as the young person wants it. The last answer holds. */
@Entity('plan_reviewing_officer')
export class PlanReviewingOfficer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') officer: string;
  @Column('date') offeredOn: LocalDate;
  @Column('text') answer: 'wanted' | 'not-wanted' | 'not-decided';
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** Who is a young person's reviewing officer from a day on; null: nobody. The last row holds. */
@Entity('plan_reviewer')
export class PlanReviewer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('date') fromOn: LocalDate;
  @Column('text') because: string;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
