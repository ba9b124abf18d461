import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { ChallengeRaised, OfficerOffer, StepSaid } from './challenges.service';
import { STAGES } from './challenge-standing';

interface Form<T> {
  values: Record<string, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: T | null;
}

export type RaiseForm = Form<ChallengeRaised>;

export function newRaiseForm(): RaiseForm {
  return { values: { formId: newId(), stage: '1' }, errors: [], said: null };
}

export function readRaiseForm(fields: Fields, today: LocalDate): RaiseForm {
  const day = readDay(fields, today);
  const values = { ...day.values, ...textsOf(fields, 'raisedBy', 'what', 'stage', 'toWhom', 'answerBy') };
  const stage = Number(chosen(fields, 'stage', STAGES.map(String)));
  const answerBy = readAnswerBy(values.answerBy);
  const errors = [...day.errors];
  if (!stage) errors.push({ field: 'stage', message: 'Choose to whom it is put' });
  if (!answerBy) errors.push({ field: 'answerBy', message: NO_DAY });
  const [raisedBy, what, toWhom] = [values.raisedBy, values.what, values.toWhom];
  if (!raisedBy) errors.push({ field: 'raisedBy', message: 'Enter who raises it' });
  if (!what) errors.push({ field: 'what', message: 'Enter what is challenged' });
  if (!toWhom) errors.push({ field: 'toWhom', message: 'Enter the name of who is to answer' });
  const all = { ...values, formId: formIdOf(fields) };
  if (!day.on || !answerBy || errors.length > 0) return { values: all, errors, said: null };
  return { values: all, errors, said: { raisedOn: day.on, raisedBy, what, stage, toWhom, answerBy } };
}

export type StepForm = Form<StepSaid>;

export function newStepForm(): StepForm {
  return { values: { formId: newId() }, errors: [], said: null };
}

export function readStepForm(fields: Fields, today: LocalDate): StepForm {
  const day = readDay(fields, today);
  const texts = textsOf(fields, 'step', 'words', 'toWhom', 'answerBy', 'seen');
  const values = { ...day.values, ...texts, formId: formIdOf(fields) };
  const step = chosen(fields, 'step', ['answered', 'resolved', 'put'] as const);
  const errors = [...day.errors];
  if (!step) errors.push({ field: 'step', message: 'Choose what happened' });
  const answerBy = readAnswerBy(texts.answerBy);
  if (step === 'put' && !answerBy) errors.push({ field: 'answerBy', message: NO_DAY });
  if (!step || !day.on || errors.length > 0) return { values, errors, said: null };
  const of = { takenOn: day.on, words: texts.words };
  if (step !== 'put') return { values, errors, said: { step, ...of } };
  return { values, errors, said: { step, ...of, toWhom: texts.toWhom, answerBy: answerBy! } };
}

export type OfficerForm = Form<OfficerOffer>;

export const OFFICER_ANSWERS = ['wanted', 'not-wanted', 'not-decided'] as const;

export function newOfficerForm(officer = ''): OfficerForm {
  return { values: { formId: newId(), officer }, errors: [], said: null };
}

export function readOfficerForm(fields: Fields, today: LocalDate): OfficerForm {
  const day = readDay(fields, today);
  const values = { ...day.values, ...textsOf(fields, 'officer', 'answer', 'words'), formId: formIdOf(fields) };
  const answer = chosen(fields, 'answer', OFFICER_ANSWERS);
  const errors = [...day.errors];
  const officer = typed(fields, 'officer');
  if (!officer) errors.push({ field: 'officer', message: 'Enter the reviewing officer’s name' });
  if (!answer) errors.push({ field: 'answer', message: 'Choose what the young person wants' });
  if (!answer || !day.on || errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { officer, offeredOn: day.on, answer, words: typedOrNull(fields, 'words') } };
}

const NO_DAY = 'Enter the day the answer is due as 9/3/26 or 9 March 2026';

function readAnswerBy(text: string): LocalDate | null {
  return text ? parseTypedDate(text) : null;
}

function textsOf<N extends string>(fields: Fields, ...names: N[]): Record<N, string> {
  return Object.fromEntries(names.map((name) => [name, typed(fields, name)])) as Record<N, string>;
}
