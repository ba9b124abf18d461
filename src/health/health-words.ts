import type { HealthReviewKind } from '../statutory/case-file';

export const HEALTH_REVIEW_WORDS: Record<HealthReviewKind, string> = {
  'initial-health-assessment': 'Initial health assessment',
  'review-health-assessment': 'Review health assessment',
  'dental-check': 'Dental check',
  'strengths-and-difficulties': 'Strengths and difficulties questionnaire',
};
