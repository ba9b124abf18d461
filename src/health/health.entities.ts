import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { HealthReviewKind } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/** A health assessment, a check of the teeth, or the strengths and difficulties questionnaire. */
@Entity('health_review')
export class HealthReview extends Fact {
  @Column('date') heldOn: LocalDate;
  @Column('text') kind: HealthReviewKind;
  /** Of the questionnaire: 0 to 40, the higher the more there is to worry about. */
  @Column('smallint', { nullable: true }) score: number | null;
}

/** The summary of their health that a young person takes with them. There is one of it. */
@Entity('health_passport')
export class HealthPassport extends Fact {
  /** The day they were given it; null while it is being made. */
  @Column('date', { nullable: true }) givenOn: LocalDate | null;
  /** Whether the adviser may have a copy. Null, as the other: not asked yet. */
  @Column('boolean', { nullable: true }) consentAdviser: boolean | null;
  @Column('boolean', { nullable: true }) consentGp: boolean | null;
}
