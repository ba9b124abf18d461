import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

@Entity('needs_assessment')
export class NeedsAssessment extends Fact {
  @Column('date') completedOn: LocalDate;
}

@Entity('pathway_plan')
export class PathwayPlan extends Fact {
  @Column('date') completedOn: LocalDate;
  /** The day the young person was given their copy. */
  @Column('date', { nullable: true }) copyGivenOn: LocalDate | null;
}

@Entity('plan_review')
export class PlanReview extends Fact {
  @Column('date') heldOn: LocalDate;
}

/** The young person or their adviser asked for a review; it cannot be refused. */
@Entity('review_request')
export class ReviewRequest extends Fact {
  @Column('date') requestedOn: LocalDate;
  @Column('text', { nullable: true }) requestedBy: string | null;
}
