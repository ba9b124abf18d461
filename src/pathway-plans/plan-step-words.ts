import type { PlanStep } from './plan-dates.service';

export const PLAN_STEP_WORDS: Record<PlanStep, string> = {
  assessment: 'Needs assessment completed',
  plan: 'Pathway plan completed',
  copy: 'Copy of the plan given to them',
  review: 'Plan review held',
  'review-request': 'Review asked for',
};

/** Who may ask for a review: it cannot be refused to any of them. */
export const REVIEW_ASKED_BY = ['young person', 'adviser', 'someone else'] as const;
