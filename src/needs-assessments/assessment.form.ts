import { COPY_WAYS } from '../pathway-plans/plan.entities';
import { PRIORITIES, type Priority } from '../pathway-plans/plan-document';
import { isId, newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { Answers, Area, AreaField } from './areas';
import type { AssessmentArea, AssessmentRecommendation } from './assessment.entities';
import type { CopyGiven } from './assessment-signing.service';
import { LONGEST_RECOMMENDATION, type RecommendationSaid } from './assessment-writing.service';
import { CAUSES, isChange } from './causes';
import type { Opening } from './needs-assessments.service';

/** A form as it was sent: what was typed, what is wrong, and what it says where nothing is. */
export interface Form<Said> {
  values: Record<string, string>;
  errors: FieldError[];
  said: Said | null;
}

const NOT_A_DAY = 'Enter the day as 9/3/26 or 9 March 2026';
/** Reasons and comments: as long as a note for a colleague needs to be. */
const LONGEST_REASON = 2_000;

export function newOpeningForm(cause = ''): Form<Opening> {
  return { values: { formId: newId(), cause, on: '', words: '' }, errors: [], said: null };
}

/** Opened by hand, or by the button beside a suggestion, which sends the fact. */
export function readOpeningForm(fields: Fields): Form<Opening> {
  const values = {
    formId: formIdOf(fields),
    cause: typed(fields, 'cause'),
    on: typed(fields, 'on'),
    words: typed(fields, 'words'),
  };
  const factId = typed(fields, 'factId');
  if (factId) {
    const errors = isId(factId) ? [] : [{ field: 'factId', message: 'Choose a change from the list' }];
    return { values, errors, said: errors.length > 0 ? null : { cause: 'other', on: null, words: null, factId } };
  }
  const cause = chosen(fields, 'cause', CAUSES);
  if (!cause) return { values, errors: [{ field: 'cause', message: 'Choose why you open it' }], said: null };
  const on = parseTypedDate(values.on);
  const errors: FieldError[] = [];
  if (values.on && !on) errors.push({ field: 'on', message: NOT_A_DAY });
  if (isChange(cause) && !values.on) errors.push({ field: 'on', message: 'Enter the day it happened, or will' });
  if (isChange(cause) && !values.words) {
    errors.push({ field: 'words', message: 'Enter what changed, in a few words' });
  }
  errors.push(...tooLong('words', values.words));
  const words = values.words || null;
  return { values, errors, said: errors.length > 0 ? null : { cause, on, words, factId: null } };
}

/** One area of an assessment with what the writing began from. */
export interface AreaForm {
  values: Record<string, string>;
  errors: FieldError[];
  was: Answers;
  /** As they would be saved; a day that is none stays as it was typed. */
  answers: Answers;
  version: number;
}

export function areaFormOf(area: Area, row: AssessmentArea): AreaForm {
  const values = Object.fromEntries(area.fields.map((field) => [field.name, shownValue(field, row.answers)]));
  const was = Object.fromEntries(area.fields.map(({ name }) => [name, row.answers[name] ?? '']));
  return { values, errors: [], was, answers: was, version: row.version };
}

/** What is wrong with the answers is for the service to say. @param prefix of what was written: `mine-` when merging */
export function readAreaForm(area: Area, fields: Fields, prefix = ''): AreaForm {
  const sent = (name: string) => typed(fields, name);
  const values = Object.fromEntries(area.fields.map(({ name }) => [name, sent(`${prefix}${name}`)]));
  return {
    values,
    errors: [],
    was: Object.fromEntries(area.fields.map(({ name }) => [name, sent(`was-${name}`)])),
    answers: Object.fromEntries(area.fields.map((field) => [field.name, answerOf(field, values[field.name]!)])),
    version: Number(sent('version')) || 0,
  };
}

function answerOf({ kind }: AreaField, value: string): string {
  return kind === 'day' ? (parseTypedDate(value) ?? value) : value;
}

function shownValue({ name, kind }: AreaField, answers: Answers): string {
  const value = answers[name] ?? '';
  return kind === 'day' ? typedDate(parseLocalDate(value)) : value;
}

export function recommendationFormOf(row: AssessmentRecommendation | null): Form<RecommendationSaid> {
  const values = {
    formId: row?.id ?? newId(),
    version: row ? String(row.version) : '',
    text: row?.text ?? '',
    priority: row?.priority ?? '',
    areaKey: row?.areaKey ?? '',
  };
  return { values, errors: [], said: null };
}

export function readRecommendationForm(fields: Fields): Form<RecommendationSaid> {
  const values = {
    formId: formIdOf(fields),
    version: typed(fields, 'version'),
    text: typed(fields, 'text'),
    priority: typed(fields, 'priority'),
    areaKey: typed(fields, 'areaKey'),
  };
  const priority: Priority | null = chosen(fields, 'priority', PRIORITIES);
  const errors: FieldError[] = [];
  if (!values.text) errors.push({ field: 'text', message: 'Enter what you recommend' });
  if (values.text.length > LONGEST_RECOMMENDATION) {
    errors.push({ field: 'text', message: `Write ${LONGEST_RECOMMENDATION} characters or fewer` });
  }
  if (!values.areaKey) errors.push({ field: 'areaKey', message: 'Choose what it is about' });
  const said = { text: values.text, priority, areaKey: values.areaKey };
  return { values, errors, said: errors.length > 0 ? null : said };
}

export const EMPTY_DECISION: Form<{ signOff: boolean; version: number | null; reason: string }> = {
  values: { decision: '', reason: '' },
  errors: [],
  said: null,
};

export function readDecisionForm(fields: Fields): typeof EMPTY_DECISION {
  const values = { decision: typed(fields, 'decision'), reason: typed(fields, 'reason') };
  const decision = chosen(fields, 'decision', ['sign-off', 'return']);
  const errors: FieldError[] = [];
  if (!decision) errors.push({ field: 'decision', message: 'Choose whether to sign it off or send it back' });
  if (decision === 'return' && !values.reason) {
    errors.push({ field: 'reason', message: 'Enter what has to be changed. Who wrote it will read it' });
  }
  errors.push(...tooLong('reason', values.reason));
  const version = /^\d{1,9}$/.test(typed(fields, 'version')) ? Number(typed(fields, 'version')) : null;
  const said = { signOff: decision === 'sign-off', version, reason: values.reason };
  return { values, errors, said: errors.length > 0 ? null : said };
}

export function newCopyForm(): Form<CopyGiven> {
  return {
    values: { formId: newId(), givenOn: '', how: '', explainedOn: '', whyNot: '' },
    errors: [],
    said: null,
  };
}

export function readCopyForm(fields: Fields): Form<CopyGiven> {
  const values = {
    formId: formIdOf(fields),
    givenOn: typed(fields, 'givenOn'),
    how: typed(fields, 'how'),
    explainedOn: typed(fields, 'explainedOn'),
    whyNot: typed(fields, 'whyNot'),
  };
  const days: Record<'givenOn' | 'explainedOn', LocalDate | null> = {
    givenOn: parseTypedDate(values.givenOn),
    explainedOn: parseTypedDate(values.explainedOn),
  };
  const errors = (['givenOn', 'explainedOn'] as const)
    .filter((name) => values[name] && !days[name])
    .map((field): FieldError => ({ field, message: NOT_A_DAY }));
  errors.push(...tooLong('whyNot', values.whyNot));
  const said = { ...days, how: chosen(fields, 'how', COPY_WAYS), whyNot: values.whyNot || null };
  return { values, errors, said: errors.length > 0 ? null : said };
}

/** A reason in words, under one name. */
export function readReason(fields: Fields, name: string, missing: string): Form<string> {
  const reason = typedOrNull(fields, name);
  const errors = reason ? tooLong(name, reason) : [{ field: name, message: missing }];
  return { values: { [name]: reason ?? '' }, errors, said: errors.length > 0 ? null : reason };
}

function tooLong(field: string, text: string): FieldError[] {
  return text.length > LONGEST_REASON
    ? [{ field, message: `Write ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer` }]
    : [];
}
