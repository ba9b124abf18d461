import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, ticked, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { COMPLEX_REASONS, type IntensiveSupport, type SupportStep } from './intensive-support.entity';
import { LONGEST_STEP, LONGEST_SUPPORT_TEXT, MOST_STEPS } from './intensive-support';

type Said = Pick<IntensiveSupport, 'reasons' | 'why' | 'needs' | 'askedOfThem' | 'steps' | 'reviewOn'>;

/** What the page asks for: a plan, a plan as it should have been written, or what came of one and whether it goes on. */
export type SupportAsks = 'new' | 'correct' | 'review';

export interface IntensiveSupportForm {
  /** `who-1`, `what-1`, `often-1` and on: the rows of steps. */
  values: Record<string, string> & { formId: string; row: string };
  reasons: string[];
  errors: FieldError[];
  /** Null where there are errors, and of a review that ends it. */
  said: Said | null;
  /** The day it begins, or of the review; null where there are errors. */
  on: LocalDate | null;
}

const ROWS = Array.from({ length: MOST_STEPS }, (_, index) => index + 1);

/** A plan is looked at again within weeks unless somebody says another day. */
const REVIEW_AFTER_MONTHS = 1;

export function newSupportForm(today: LocalDate): IntensiveSupportForm {
  const reviewOn = typedDate(addMonths(today, REVIEW_AFTER_MONTHS));
  const values = { formId: newId(), row: '', when: 'today', onDate: '', reviewOn };
  return { values, reasons: [], errors: [], said: null, on: null };
}

export function supportFormOf(plan: IntensiveSupport, asks: SupportAsks, today: LocalDate): IntensiveSupportForm {
  const steps = plan.steps.map(({ who, what, howOften }, index) => ({
    [`who-${index + 1}`]: who,
    [`what-${index + 1}`]: what,
    [`often-${index + 1}`]: howOften,
  }));
  const day =
    asks === 'review' ? { when: 'today', onDate: '' } : { when: 'another-day', onDate: typedDate(plan.fromOn) };
  const values = {
    ...newSupportForm(today).values,
    ...day,
    row: plan.id,
    why: plan.why,
    needs: plan.needs,
    askedOfThem: plan.askedOfThem ?? '',
    ...(asks === 'correct' && { reviewOn: typedDate(plan.reviewOn) }),
    ...Object.assign({}, ...steps),
  } as IntensiveSupportForm['values'];
  return { values, reasons: plan.reasons, errors: [], said: null, on: null };
}

/** The rows to show: those filled, and two more. */
export function stepRows({ values }: IntensiveSupportForm): number[] {
  const last = ROWS.findLast((row) => ['who', 'what', 'often'].some((part) => values[`${part}-${row}`])) ?? 0;
  return ROWS.slice(0, Math.min(MOST_STEPS, Math.max(3, last + 1)));
}

export function readSupportForm(fields: Fields, asks: SupportAsks, today: LocalDate): IntensiveSupportForm {
  const day = readDay(fields, today);
  const names = ['reviewOn', 'why', 'needs', 'askedOfThem', 'outcome', ...ROWS.flatMap(partsOf)];
  const values = {
    ...Object.fromEntries(names.map((name) => [name, typed(fields, name)])),
    ...day.values,
    formId: formIdOf(fields),
    row: typed(fields, 'row'),
    goesOn: typed(fields, 'goesOn'),
  } as IntensiveSupportForm['values'];
  const reasons = COMPLEX_REASONS.filter((one) => ticked(fields, 'reasons').includes(one));
  const goesOn = chosen(fields, 'goesOn', ['yes', 'no']);
  const ofReview = asks === 'review' ? reviewErrors(values, goesOn) : [];
  const ends = asks === 'review' && goesOn === 'no';
  const reviewOn = parseTypedDate(values.reviewOn ?? '');
  const plan = ends ? [] : planErrors(values, reasons, reviewOn);
  const errors = [...day.errors, ...ofReview, ...plan];
  if (errors.length > 0 || ends || !reviewOn) {
    return { values, reasons, errors, said: null, on: errors.length > 0 ? null : day.on };
  }
  const said = {
    reasons,
    why: values.why!,
    needs: values.needs!,
    askedOfThem: values.askedOfThem || null,
    steps: stepsOf(values),
    reviewOn,
  };
  return { values, reasons, errors, said, on: day.on };
}

function partsOf(row: number): string[] {
  return [`who-${row}`, `what-${row}`, `often-${row}`];
}

function filledRows(values: IntensiveSupportForm['values']): number[] {
  return ROWS.filter((row) => partsOf(row).some((name) => values[name]));
}

function stepsOf(values: IntensiveSupportForm['values']): SupportStep[] {
  return filledRows(values).map((row) => ({
    who: values[`who-${row}`]!,
    what: values[`what-${row}`]!,
    howOften: values[`often-${row}`]!,
  }));
}

function reviewErrors(values: IntensiveSupportForm['values'], goesOn: 'yes' | 'no' | null): FieldError[] {
  return [
    ...needed(values, 'outcome', 'Enter what came of it'),
    ...(goesOn ? [] : [{ field: 'goesOn', message: 'Choose whether it goes on' }]),
  ];
}

function planErrors(
  values: IntensiveSupportForm['values'],
  reasons: readonly string[],
  reviewOn: LocalDate | null,
): FieldError[] {
  const filled = filledRows(values);
  return [
    ...(reasons.length > 0 ? [] : [{ field: 'reasons', message: 'Choose what makes life so unsettled' }]),
    ...needed(values, 'why', 'Enter what makes life so unsettled'),
    ...needed(values, 'needs', 'Enter what they need'),
    ...tooLong(values, 'askedOfThem', LONGEST_SUPPORT_TEXT),
    ...(filled.length > 0 ? [] : [{ field: 'who-1', message: 'Enter who does what, and how often' }]),
    ...filled.flatMap((row) => [
      ...needed(values, `who-${row}`, 'Enter who does it', LONGEST_STEP),
      ...needed(values, `what-${row}`, 'Enter what they do', LONGEST_STEP),
      ...needed(values, `often-${row}`, 'Enter how often', LONGEST_STEP),
    ]),
    ...(reviewOn ? [] : [{ field: 'reviewOn', message: 'Enter the day of the review as 9/3/26 or 9 March 2026' }]),
  ];
}

function needed(
  values: IntensiveSupportForm['values'],
  field: string,
  missing: string,
  longest = LONGEST_SUPPORT_TEXT,
): FieldError[] {
  return values[field] ? tooLong(values, field, longest) : [{ field, message: missing }];
}

function tooLong(values: IntensiveSupportForm['values'], field: string, longest: number): FieldError[] {
  if ((values[field] ?? '').length <= longest) return [];
  return [{ field, message: `Write ${longest.toLocaleString('en-GB')} characters or fewer` }];
}
