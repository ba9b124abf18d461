import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { ASSESSMENT_ITEMS, FOLLOW_UP_ANSWERS, HOME_VIEWS, TASK_STEPS, type AssessmentAnswers } from './home.entities';
import type { AssessmentSaid } from './home-assessments.service';
import type { ExitPlanSaid, FollowUpSaid, TaskStepSaid } from './home-control.service';
import type { HomeInFull } from './homes-read.service';

/** A form with its values by field; `said` is null where there are errors. */
export interface HomeForm<Said> {
  values: Record<string, string>;
  errors: FieldError[];
  said: Said | null;
}

const ASSESSMENT_TEXTS = ['words', 'changed', 'judgement', 'judgementReason', 'view', 'viewWords'] as const;
const LONGEST = 5_000;

/** Begins with what was answered the last time. */
export function newAssessmentForm({ assessments: [last] }: HomeInFull): HomeForm<AssessmentSaid> {
  const answers = Object.fromEntries(
    ASSESSMENT_ITEMS.map((item) => {
      const answer = last?.answers[item];
      return [item, answer === undefined ? '' : answer ? 'yes' : 'no'];
    }),
  );
  const values = {
    formId: newId(),
    lookedAt: last?.row ?? '',
    when: 'today',
    onDate: '',
    ...answers,
    ...Object.fromEntries(ASSESSMENT_TEXTS.map((name) => [name, ''])),
    judgement: last?.judgement ?? '',
    judgementReason: last?.judgementReason ?? '',
  };
  return { values, errors: [], said: null };
}

export function readAssessmentForm(fields: Fields, today: LocalDate): HomeForm<AssessmentSaid> {
  const day = readDay(fields, today, 'This day is still to come. Enter the day on which you looked at the home');
  const texts = Object.fromEntries(
    [...ASSESSMENT_ITEMS, ...ASSESSMENT_TEXTS].map((name) => [name, typed(fields, name)]),
  );
  const values = { formId: formIdOf(fields), lookedAt: typed(fields, 'lookedAt'), ...day.values, ...texts };
  const errors = [...day.errors, ...tooLong(values, ['words', 'changed', 'judgementReason', 'viewWords'])];
  const answers: AssessmentAnswers = {};
  for (const item of ASSESSMENT_ITEMS) {
    const answer = chosen(fields, item, ['yes', 'no'] as const);
    if (answer) answers[item] = answer === 'yes';
  }
  const view = chosen(fields, 'view', HOME_VIEWS);
  const viewWords = typedOrNull(fields, 'viewWords');
  if (viewWords && !view) errors.push({ field: 'view', message: 'Choose what they think of it' });
  if (errors.length > 0 || !day.on) return { values, errors, said: null };
  return {
    values,
    errors,
    said: {
      assessedOn: day.on,
      answers,
      words: typedOrNull(fields, 'words'),
      changed: typedOrNull(fields, 'changed'),
      judgement: chosen(fields, 'judgement', ['1', '2'] as const),
      judgementReason: typedOrNull(fields, 'judgementReason'),
      view: view && { answer: view, words: viewWords },
    },
  };
}

export type DecisionForm = HomeForm<{ agreed: boolean; words: string; exit: ExitPlanSaid | null }>;
const NO_EXIT = { exitPlan: '', exitOwner: '', exitByOn: '' };

export function newDecisionForm(): DecisionForm {
  return { values: { formId: newId(), agreed: '', words: '', ...NO_EXIT }, errors: [], said: null };
}

export function readDecisionForm(fields: Fields): DecisionForm {
  const agreed = chosen(fields, 'agreed', ['yes', 'no'] as const);
  const exit = readExit(fields);
  const isSaid = Object.values(exit.values).some((value) => value !== '');
  const values = { formId: formIdOf(fields), agreed: agreed ?? '', words: typed(fields, 'words'), ...exit.values };
  const errors = [...tooLong(values, ['words']), ...(isSaid ? exit.errors : [])];
  if (!agreed) errors.push({ field: 'agreed', message: 'Choose whether you agree to it' });
  if (!values.words) errors.push({ field: 'words', message: 'Write why, and what is done to move them on, by when' });
  if (errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { agreed: agreed === 'yes', words: values.words, exit: exit.said } };
}

/** How they move on from bed and breakfast: all three, or it is no plan. */
function readExit(fields: Fields): HomeForm<ExitPlanSaid> & { values: typeof NO_EXIT } {
  const [plan, owner, day] = ['exitPlan', 'exitOwner', 'exitByOn'].map((name) => typed(fields, name)) as [
    string,
    string,
    string,
  ];
  const values = { exitPlan: plan, exitOwner: owner, exitByOn: day };
  const byOn = parseTypedDate(day);
  const errors = tooLong(values, ['exitPlan', 'exitOwner']);
  if (!plan) errors.push({ field: 'exitPlan', message: 'Write what is done so that they move on' });
  if (!owner) errors.push({ field: 'exitOwner', message: 'Enter who sees to it' });
  if (!byOn) errors.push({ field: 'exitByOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  return { values, errors, said: byOn && errors.length === 0 ? { plan, owner, byOn } : null };
}

export function newExitForm(): HomeForm<ExitPlanSaid> {
  return { values: { formId: newId(), ...NO_EXIT }, errors: [], said: null };
}

export function readExitForm(fields: Fields): HomeForm<ExitPlanSaid> {
  const { values, ...rest } = readExit(fields);
  return { ...rest, values: { formId: formIdOf(fields), ...values } };
}

export function newFollowUpForm(): HomeForm<FollowUpSaid> {
  return { values: { formId: newId(), when: 'today', onDate: '', answer: '', words: '' }, errors: [], said: null };
}

export function readFollowUpForm(fields: Fields, today: LocalDate): HomeForm<FollowUpSaid> {
  const day = readDay(fields, today);
  const answer = chosen(fields, 'answer', FOLLOW_UP_ANSWERS);
  const values = { formId: formIdOf(fields), ...day.values, answer: answer ?? '', words: typed(fields, 'words') };
  const errors = [...day.errors, ...tooLong(values, ['words'])];
  if (!answer) errors.push({ field: 'answer', message: 'Choose how it goes' });
  if (errors.length > 0 || !answer || !day.on) return { values, errors, said: null };
  return { values, errors, said: { askedOn: day.on, answer, words: typedOrNull(fields, 'words') } };
}

/**
 * Of each task what was chosen. A task of which nothing was sent, or nothing was changed since the form was opened, is left
 * as it is: somebody else may have said more of it meanwhile.
 */
export function readTasksForm(fields: Fields, taskIds: readonly string[], today: LocalDate): TaskStepSaid[] {
  return taskIds.flatMap((taskId): TaskStepSaid[] => {
    const step = chosen(fields, `step-${taskId}`, TASK_STEPS);
    if (!step) return [];
    const words = typedOrNull(fields, `words-${taskId}`);
    const wasStep = chosen(fields, `was-step-${taskId}`, TASK_STEPS);
    if (!wasStep) return [{ taskId, step, onDay: today, words }];
    const was = { step: wasStep, words: typedOrNull(fields, `was-words-${taskId}`) };
    return step === was.step && words === was.words ? [] : [{ taskId, step, onDay: today, words, was }];
  });
}

function tooLong(values: Record<string, string>, names: readonly string[]): FieldError[] {
  return names
    .filter((name) => (values[name] ?? '').length > LONGEST)
    .map((field) => ({ field, message: `Write ${LONGEST.toLocaleString('en-GB')} characters or fewer` }));
}
