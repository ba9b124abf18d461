import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { GivenOfReview } from './plan-reviews.service';
import { PLAN_NEXTS, type PlanNext } from './review-said';

export interface HoldForm {
  values: { when: string; onDate: string; planNext: string };
  errors: FieldError[];
  said: { heldOn: LocalDate; planNext: PlanNext } | null;
  /** The day as far as it is understood, for what the review would meet. */
  heldOn: LocalDate | null;
}

export function newHoldForm(): HoldForm {
  return { values: { when: '', onDate: '', planNext: '' }, errors: [], said: null, heldOn: null };
}

export function readHoldForm(fields: Fields, today: LocalDate): HoldForm {
  const day = readDay(fields, today);
  const planNext = chosen(fields, 'planNext', PLAN_NEXTS);
  const values = { ...day.values, planNext: typed(fields, 'planNext') };
  const errors: FieldError[] = [...day.errors];
  if (!planNext) errors.push({ field: 'planNext', message: 'Choose what follows for the plan' });
  const said = day.on && planNext && errors.length === 0 ? { heldOn: day.on, planNext } : null;
  return { values, errors, said, heldOn: day.on };
}

export interface GivenForm {
  values: {
    formId: string;
    copyGivenOn: string;
    noCopyBecause: string;
    explainedOn: string;
    notExplainedBecause: string;
  };
  errors: FieldError[];
  said: GivenOfReview | null;
}

export function newGivenForm(): GivenForm {
  const values = { formId: newId(), copyGivenOn: '', noCopyBecause: '', explainedOn: '', notExplainedBecause: '' };
  return { values, errors: [], said: null };
}

export function readGivenForm(fields: Fields): GivenForm {
  const values = {
    formId: formIdOf(fields),
    copyGivenOn: typed(fields, 'copyGivenOn'),
    noCopyBecause: typed(fields, 'noCopyBecause'),
    explainedOn: typed(fields, 'explainedOn'),
    notExplainedBecause: typed(fields, 'notExplainedBecause'),
  };
  const copyGivenOn = parseTypedDate(values.copyGivenOn);
  const explainedOn = parseTypedDate(values.explainedOn);
  const errors: FieldError[] = [];
  const unread = 'Enter the day as 9/3/26 or 9 March 2026';
  if (values.copyGivenOn && !copyGivenOn) errors.push({ field: 'copyGivenOn', message: unread });
  if (values.explainedOn && !explainedOn) errors.push({ field: 'explainedOn', message: unread });
  if (errors.length > 0) return { values, errors, said: null };
  const noCopyBecause = typedOrNull(fields, 'noCopyBecause');
  const notExplainedBecause = typedOrNull(fields, 'notExplainedBecause');
  return { values, errors, said: { copyGivenOn, noCopyBecause, explainedOn, notExplainedBecause } };
}
