import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { postOn, type PostSaid } from './capacity';
import type { ExceptionSaid, PostsOfWorker, ReductionSaid } from './posts.service';
import { CONTRACTS } from './workload.entities';

const AS_A_DAY = 'Enter the day as 9/3/26 or 9 March 2026';
const LONGEST_REASON = 500;

type Values = Record<string, string>;

export interface PostsForm<T> {
  values: Values & { formId: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: T | null;
}

/** A new post begins with what the last one says. */
export function newPostForm({ posts, fullTimeHours }: PostsOfWorker, today: LocalDate): PostsForm<PostSaid> {
  const now = postOn([...posts].reverse(), today) ?? posts.at(-1) ?? null;
  const values = {
    formId: newId(),
    fromOn: now ? '' : typedDate(today),
    role: now?.role ?? '',
    hours: String(now?.hours ?? fullTimeHours),
    contract: now?.contract ?? '',
    contractEndsOn: typedDate(now?.contractEndsOn ?? null),
    qualifiedOn: typedDate(now?.qualifiedOn ?? null),
    trainee: now?.trainee ? 'yes' : 'no',
    holdsCases: now && !now.holdsCases ? 'no' : 'yes',
  };
  return { values, errors: [], said: null };
}

export function readPostForm(fields: Fields): PostsForm<PostSaid> {
  const values = readValues(fields, [
    'fromOn',
    'role',
    'hours',
    'contract',
    'contractEndsOn',
    'qualifiedOn',
    'trainee',
    'holdsCases',
  ]);
  const errors: FieldError[] = [];
  const fromOn = aDay(values, 'fromOn', 'Enter the day from which this holds', errors);
  const contractEndsOn = aDay(values, 'contractEndsOn', null, errors);
  const qualifiedOn = aDay(values, 'qualifiedOn', null, errors);
  const hours = Number(values.hours);
  const contract = chosen(fields, 'contract', CONTRACTS);
  if (!values.role) errors.push({ field: 'role', message: 'Choose a role' });
  if (!values.hours || !(hours > 0)) errors.push({ field: 'hours', message: 'Enter the hours a week, as 37 or 18.5' });
  if (!contract) errors.push({ field: 'contract', message: 'Choose the kind of contract' });
  if (errors.length > 0 || !fromOn || !contract) return { values, errors, said: null };
  const [trainee, holdsCases] = [values.trainee === 'yes', values.holdsCases !== 'no'];
  const said = { fromOn, role: values.role!, hours, contract, contractEndsOn, qualifiedOn, trainee, holdsCases };
  return { values, errors, said };
}

export function readReductionForm(fields: Fields): PostsForm<ReductionSaid> {
  const values = readValues(fields, ['lessFrom', 'lessTo', 'percent', 'lessReason']);
  const errors: FieldError[] = [];
  const fromOn = aDay(values, 'lessFrom', 'Enter the first day', errors);
  const toOn = aDay(values, 'lessTo', null, errors);
  const percent = Number(values.percent);
  if (!/^\d{1,3}$/.test(values.percent!) || percent < 1 || percent > 100) {
    errors.push({ field: 'percent', message: 'Enter how much less, a whole number from 1 to 100' });
  }
  const reason = aReason(values, 'lessReason', 'Enter why they carry less', errors);
  if (errors.length > 0 || !fromOn) return { values, errors, said: null };
  return { values, errors, said: { fromOn, toOn, percent, reason } };
}

export function readExceptionForm(fields: Fields): PostsForm<ExceptionSaid> {
  const values = readValues(fields, ['endsOn', 'exceptionReason']);
  const errors: FieldError[] = [];
  const endsOn = aDay(values, 'endsOn', 'Enter the day the exception ends', errors);
  const reason = aReason(values, 'exceptionReason', 'Enter why this post holds young people', errors);
  return { values, errors, said: errors.length > 0 || !endsOn ? null : { endsOn, reason } };
}

export function readLoadPlanForm(fields: Fields): PostsForm<{ what: string; byOn: LocalDate }> {
  const values = readValues(fields, ['what', 'byOn']);
  const errors: FieldError[] = [];
  const what = aReason(values, 'what', 'Enter what is done about it', errors);
  const byOn = aDay(values, 'byOn', 'Enter by when', errors);
  return { values, errors, said: errors.length > 0 || !byOn ? null : { what, byOn } };
}

function readValues(fields: Fields, names: string[]): Values & { formId: string } {
  return { ...Object.fromEntries(names.map((name) => [name, typed(fields, name)])), formId: formIdOf(fields) };
}

/** @param ifMissing null where it may be left empty */
function aDay(values: Values, field: string, ifMissing: string | null, errors: FieldError[]): LocalDate | null {
  const text = values[field] ?? '';
  const day = text ? parseTypedDate(text) : null;
  if (!text && ifMissing) errors.push({ field, message: ifMissing });
  if (text && !day) errors.push({ field, message: AS_A_DAY });
  return day;
}

function aReason(values: Values, field: string, ifMissing: string, errors: FieldError[]): string {
  const text = values[field] ?? '';
  if (!text) errors.push({ field, message: ifMissing });
  if (text.length > LONGEST_REASON) errors.push({ field, message: `Enter at most ${LONGEST_REASON} characters` });
  return text;
}
