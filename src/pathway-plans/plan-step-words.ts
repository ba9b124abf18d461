import type { PlanStep } from './plan-dates.service';

export const PLAN_STEP_WORDS: Record<PlanStep, string> = {
  assessment: 'Needs assessment completed',
  plan: 'Pathway plan completed',
  copy: 'Copy of the plan given to them',
  review: 'Plan review held',
  'review-request': 'Review asked for',
};
