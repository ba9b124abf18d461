import { HEALTH_REVIEW_KINDS, type HealthReviewKind } from '../statutory/case-file';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Part, Text, Whole, Words, YesNo } from '../web/api/fields';
import { HIGHEST_SCORE } from './health-facts';
import { HEALTH_DELAYS, type HealthDelay } from './health.entities';

const KIND = 'The strengths and difficulties questionnaire is filled in by the carer.';
const REPORT = 'The day its report came.';
const DELAY = 'Why it came late.';
const PARTNER = 'Who held it, or was waited for.';
const ACTIONS = 'What its report asks for: up to five actions.';
const SCORE = 'Of the questionnaire: the total of its difficulties.';

export class HealthReviewSaidDto {
  @Day({ about: 'The day it was held.' })
  heldOn: string;

  @Choice(HEALTH_REVIEW_KINDS, { about: KIND, example: 'strengths-and-difficulties' })
  kind: HealthReviewKind;

  @Whole({ about: SCORE, max: HIGHEST_SCORE, optional: true, nullable: true, example: 12 })
  score?: number | null;

  @Day({ about: REPORT, optional: true, nullable: true, example: null })
  reportOn?: string | null;

  @Choice(HEALTH_DELAYS, { about: DELAY, optional: true, nullable: true, example: null })
  delay?: HealthDelay | null;

  @Text({ about: PARTNER, max: 200, optional: true, nullable: true, example: 'Westmoor Community Health' })
  partner?: string | null;

  @Words({ about: ACTIONS, optional: true })
  actions?: string[];
}

/** What is left out stays as it is. */
export class ChangedHealthReviewDto extends changesTo(HealthReviewSaidDto) {}

export class HealthReviewAnswer {
  @Id({ about: 'The id of the review, the same through every correction.' })
  id: string;

  @Day({ about: 'The day it was held.' })
  heldOn: string;

  @Choice(HEALTH_REVIEW_KINDS, { about: KIND, example: 'strengths-and-difficulties' })
  kind: string;

  @Whole({ about: SCORE, max: HIGHEST_SCORE, nullable: true, example: 12 })
  score: number | null;

  @Day({ about: REPORT, nullable: true, example: null })
  reportOn: string | null;

  @Choice(HEALTH_DELAYS, { about: DELAY, nullable: true, example: null })
  delay: string | null;

  @Text({ about: PARTNER, nullable: true, example: 'Westmoor Community Health' })
  partner: string | null;

  @Words({ about: ACTIONS })
  actions: string[];
}

export class HealthReviewListAnswer extends listOf(() => HealthReviewAnswer, 'In the order of recording.') {}

export class PassportConsent {
  @YesNo({ about: 'The adviser may have a copy.' })
  adviser: boolean;

  @YesNo({ about: 'Their GP may have a copy.' })
  gp: boolean;
}

export class HealthPassportSaidDto {
  @Day({
    about: 'The day they were given it; null while it is being made.',
    optional: true,
    nullable: true,
  })
  givenOn?: string | null;

  @Part(() => PassportConsent, {
    about: 'Who else may have a copy, as the young person said; null: not asked yet.',
    optional: true,
    nullable: true,
  })
  consent?: PassportConsent | null;
}

/** What is left out stays as it is. */
export class ChangedHealthPassportDto extends changesTo(HealthPassportSaidDto) {}

export class HealthPassportAnswer {
  @Id({ about: 'The id of the passport, the same through every correction.' })
  id: string;

  @Day({ about: 'The day they were given it.', nullable: true })
  givenOn: string | null;

  @Part(() => PassportConsent, { about: 'Who else may have a copy; null: not asked yet.', nullable: true })
  consent: PassportConsent | null;
}

export class HealthPassportListAnswer extends listOf(() => HealthPassportAnswer, 'The one there is, or none.') {}
