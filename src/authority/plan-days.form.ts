import type { FieldError } from '../platform/problem';
import type { Policy } from '../statutory/policy';
import { typed, type Fields } from '../web/fields';
import type { PlanDaysSaid } from './authority.service';

export const PLAN_DAYS = ['shortTermDays', 'ownWordsDays', 'midwayPercent', 'disagreementAnswerDays'] as const;

export interface DaysForm<Name extends string, Said> {
  values: Record<Name | 'reason', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}
export type PlanDaysForm = DaysForm<(typeof PLAN_DAYS)[number], PlanDaysSaid>;

/** As it is now, to be changed. */
export function planDaysForm({ plans }: Policy): PlanDaysForm {
  return { values: { ...textsOf(PLAN_DAYS, plans), reason: '' }, errors: [], said: null };
}

export function readPlanDaysForm(fields: Fields): PlanDaysForm {
  return readDaysForm(PLAN_DAYS, fields, (plans, reason) => ({ ...plans, reason }));
}

export function textsOf<Name extends string>(
  names: readonly Name[],
  days: Readonly<Record<Name, number>>,
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, String(days[name])])) as Record<Name, string>;
}

/** A form of whole numbers and a reason. */
export function readDaysForm<Name extends string, Said>(
  names: readonly Name[],
  fields: Fields,
  said: (days: Record<Name, number>, reason: string) => Said,
): DaysForm<Name, Said> {
  const errors: FieldError[] = [];
  const values = Object.fromEntries([...names, 'reason'].map((name) => [name, typed(fields, name)]));
  const days = Object.fromEntries(
    names.map((name) => {
      const text = values[name] ?? '';
      if (!/^\d{1,4}$/.test(text)) errors.push({ field: name, message: 'Enter a whole number, like 14' });
      return [name, Number(text)];
    }),
  ) as Record<Name, number>;
  const reason = values.reason ?? '';
  if (!reason) errors.push({ field: 'reason', message: 'Enter who decided this, and why' });
  if (reason.length > LONGEST_REASON) {
    errors.push({ field: 'reason', message: `Write ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer` });
  }
  return {
    values: values as Record<Name | 'reason', string>,
    errors,
    said: errors.length > 0 ? null : said(days, reason),
  };
}

/** As long as the API says that a reason is at most. */
const LONGEST_REASON = 2000;
