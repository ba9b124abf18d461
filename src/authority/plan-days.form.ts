import type { FieldError } from '../platform/problem';
import type { Policy } from '../statutory/policy';
import { typed, type Fields } from '../web/fields';
import type { PlanDaysSaid } from './authority.service';

export const PLAN_DAYS = ['shortTermDays', 'ownWordsDays', 'midwayPercent', 'disagreementAnswerDays'] as const;

export interface PlanDaysForm {
  values: Record<(typeof PLAN_DAYS)[number] | 'reason', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: PlanDaysSaid | null;
}

/** As it is now, to be changed. */
export function planDaysForm({ plans }: Policy): PlanDaysForm {
  const values = Object.fromEntries(PLAN_DAYS.map((name) => [name, String(plans[name])]));
  return { values: { ...(values as Record<(typeof PLAN_DAYS)[number], string>), reason: '' }, errors: [], said: null };
}

export function readPlanDaysForm(fields: Fields): PlanDaysForm {
  const errors: FieldError[] = [];
  const values = Object.fromEntries([...PLAN_DAYS, 'reason'].map((name) => [name, typed(fields, name)]));
  const plans = Object.fromEntries(
    PLAN_DAYS.map((name) => {
      const text = values[name] ?? '';
      if (!/^\d{1,4}$/.test(text)) errors.push({ field: name, message: 'Enter a whole number, like 14' });
      return [name, Number(text)];
    }),
  ) as Policy['plans'];
  const reason = values.reason ?? '';
  if (!reason) errors.push({ field: 'reason', message: 'Enter who decided this, and why' });
  if (reason.length > LONGEST_REASON) {
    errors.push({ field: 'reason', message: `Write ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer` });
  }
  return { values: values as PlanDaysForm['values'], errors, said: errors.length > 0 ? null : { ...plans, reason } };
}

/** As long as the API says that a reason is at most. */
const LONGEST_REASON = 2000;
