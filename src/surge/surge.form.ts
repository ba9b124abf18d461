import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { SurgeTold } from './surge-told';
import { WHICH, type ReviewSaid, type SurgeSaid, type SurgeShape } from './surges.service';
import { ANSWERS, BANDS, QUESTIONS, type Answer, type Answers, type Question } from './triage';

export interface SurgeForm<Said> {
  values: Record<string, string>;
  errors: FieldError[];
  /** Whose boxes are ticked, in the form of a surge. */
  ticked: string[];
  /** Null where there are errors. */
  said: Said | null;
}

const PACE_AT_FIRST = 10;
const DAYS_AT_FIRST = 28;

export function newSurgeForm(teamId: string, today: LocalDate): SurgeForm<SurgeSaid> {
  const targetOn = formatLong(addDays(today, DAYS_AT_FIRST));
  const values = { formId: newId(), teamId, reason: '', which: 'everyone', targetOn, pace: String(PACE_AT_FIRST) };
  return { values, errors: [], ticked: [], said: null };
}

export function readSurgeForm(fields: Fields): SurgeForm<SurgeSaid> {
  const shape = readShape(fields);
  const [teamId, reason] = [typed(fields, 'teamId'), typed(fields, 'reason')];
  const which = chosen(fields, 'which', WHICH);
  const errors = [
    ...(teamId ? [] : [{ field: 'teamId', message: 'Choose the team' }]),
    ...(reason ? [] : [{ field: 'reason', message: 'Enter why the team needs it' }]),
    ...(which ? [] : [{ field: 'which', message: 'Choose whose cases are looked at' }]),
    ...shape.errors,
  ];
  const values = { ...shape.values, teamId, reason, which: which ?? '' };
  const isRight = errors.length === 0 && shape.said && which;
  return { ...shape, values, errors, said: isRight ? { ...shape.said!, teamId, reason, which } : null };
}

/** As it runs, to be changed. */
export function changeForm({ targetOn, pace, workers, version }: SurgeTold): SurgeForm<SurgeShape> {
  const values = { version: String(version), targetOn: formatLong(targetOn), pace: String(pace) };
  return { values, errors: [], ticked: workers.map(({ id }) => id), said: null };
}

export function readShape(fields: Fields): SurgeForm<SurgeShape> {
  const values = {
    formId: formIdOf(fields),
    version: typed(fields, 'version'),
    targetOn: typed(fields, 'targetOn'),
    pace: typed(fields, 'pace'),
  };
  const workerIds = ticked(fields, 'workerIds');
  const targetOn = parseTypedDate(values.targetOn);
  const pace = /^\d{1,4}$/.test(values.pace) ? Number(values.pace) : null;
  const errors: FieldError[] = [];
  if (workerIds.length === 0) errors.push({ field: 'workerIds', message: 'Choose who looks at the cases' });
  if (!targetOn) errors.push({ field: 'targetOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (pace === null) errors.push({ field: 'pace', message: 'Enter how many cases are looked at each working day' });
  const said = targetOn && pace !== null && errors.length === 0 ? { targetOn, pace, workerIds } : null;
  return { values, errors, ticked: workerIds, said };
}

/** Begins with what the record says; `urgent` is left for whoever looks. */
export function newReviewForm(fromRecord: Answers, basedOn: string): SurgeForm<ReviewSaid> {
  const values = {
    formId: newId(),
    basedOn,
    ...fromRecord,
    urgent: '',
    band: '',
    otherwiseBecause: '',
    action: '',
    actionById: '',
  };
  return { values, errors: [], ticked: [], said: null };
}

const MISSING: Readonly<Record<Question, string>> = {
  safe: 'Say whether they are safe',
  inContact: 'Say whether somebody is in contact',
  planInDate: 'Say whether the plan is in date',
  home: 'Say whether they have a settled home',
  worker: 'Say whether somebody works with them',
  urgent: 'Say whether something has to be done at once',
};

export function readReviewForm(fields: Fields): SurgeForm<ReviewSaid> {
  const errors: FieldError[] = [];
  const answers: Partial<Record<Question, Answer>> = {};
  for (const question of QUESTIONS) {
    const answer = chosen(fields, question, ANSWERS);
    if (answer) answers[question] = answer;
    else errors.push({ field: question, message: MISSING[question] });
  }
  const band = chosen(fields, 'band', BANDS);
  const values: Record<string, string> = {
    formId: formIdOf(fields),
    basedOn: typed(fields, 'basedOn'),
    ...answers,
    band: band ?? '',
    otherwiseBecause: typed(fields, 'otherwiseBecause'),
    action: typed(fields, 'action'),
    actionById: typed(fields, 'actionById'),
  };
  const said: ReviewSaid = {
    answers: answers as Answers,
    band,
    otherwiseBecause: typedOrNull(fields, 'otherwiseBecause'),
    action: typedOrNull(fields, 'action'),
    actionById: typedOrNull(fields, 'actionById'),
    basedOn: values.basedOn!,
  };
  return { values, errors, ticked: [], said: errors.length > 0 ? null : said };
}
