import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { PLAN_STEPS, type PlanStep } from './plan-dates.service';
import { REVIEW_ASKED_BY } from './plan-step-words';

export interface PlanDateForm {
  values: { formId: string; step: string; when: string; onDate: string; by: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { step: PlanStep; on: LocalDate; by: string | null } | null;
}

/** @param step from the address, when a due item led here */
export function newPlanDateForm(step = ''): PlanDateForm {
  return { values: { formId: newId(), step, when: '', onDate: '', by: '' }, errors: [], said: null };
}

export function readPlanDateForm(fields: Fields, today: LocalDate): PlanDateForm {
  const day = readDay(fields, today);
  const values = { formId: formIdOf(fields), step: typed(fields, 'step'), ...day.values, by: typed(fields, 'by') };
  const errors: FieldError[] = [];
  const step = chosen(fields, 'step', PLAN_STEPS);
  if (!step) errors.push({ field: 'step', message: 'Choose what was done' });
  errors.push(...day.errors);
  const by = step === 'review-request' ? chosen(fields, 'by', REVIEW_ASKED_BY) : null;
  if (step === 'review-request' && !by) errors.push({ field: 'by', message: 'Choose who asked for the review' });
  if (errors.length > 0 || !step || !day.on) return { values, errors, said: null };
  return { values, errors, said: { step, on: day.on, by } };
}
