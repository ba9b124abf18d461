import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { PROMISE_STEPS } from './promise.entities';
import type { PromiseSaid, PromiseStepSaid, ToPromise } from './promises.service';

/** A promise is a sentence or two, as the young person will read it. */
export const LONGEST_PROMISE = 300;
export const LONGEST_WORDS = 1000;

const BY_WHEN = 'Enter the day as 9/3/26 or 9 March 2026';

export interface PromiseForm {
  values: {
    formId: string;
    what: string;
    byOn: string;
    when: string;
    onDate: string;
    staffId: string;
    contactId: string;
    actionId: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  said: PromiseSaid | null;
}

/** Of a contact it was promised on its day, by whoever made it; of an action by who owns it. The day is never filled in but from the action. */
export function newPromiseForm({ contact, action }: ToPromise, staffId: string, today: LocalDate): PromiseForm {
  const on = contact && contact.heldOn !== today ? { when: 'another-day', onDate: typedDate(contact.heldOn) } : null;
  const values = {
    formId: newId(),
    what: action?.what.slice(0, LONGEST_PROMISE) ?? '',
    byOn: typedDate(action?.dueOn ?? null),
    when: on?.when ?? 'today',
    onDate: on?.onDate ?? '',
    staffId: contact?.staffId ?? action?.ownerStaffId ?? staffId,
    contactId: contact?.id ?? '',
    actionId: action?.id ?? '',
  };
  return { values, errors: [], said: null };
}

export function readPromiseForm(fields: Fields, today: LocalDate): PromiseForm {
  const day = readDay(fields, today);
  const values = {
    formId: formIdOf(fields),
    what: typed(fields, 'what'),
    byOn: typed(fields, 'byOn'),
    ...day.values,
    staffId: typed(fields, 'staffId'),
    contactId: typed(fields, 'contactId'),
    actionId: typed(fields, 'actionId'),
  };
  const errors: FieldError[] = [];
  if (!values.what) errors.push({ field: 'what', message: 'Enter what was promised' });
  if (values.what.length > LONGEST_PROMISE) {
    errors.push({ field: 'what', message: `Write ${LONGEST_PROMISE} characters or fewer` });
  }
  const byOn = parseTypedDate(values.byOn);
  if (!byOn) errors.push({ field: 'byOn', message: BY_WHEN });
  errors.push(...day.errors);
  if (!byOn || !day.on || errors.length > 0) return { values, errors, said: null };
  const { what, staffId, contactId, actionId } = values;
  const said = {
    what,
    promisedOn: day.on,
    byOn,
    staffId: staffId || null,
    contactId: contactId || null,
    actionId: actionId || null,
  };
  return { values, errors, said };
}

export interface PromiseStepForm {
  values: {
    formId: string;
    step: string;
    when: string;
    onDate: string;
    byOn: string;
    apology: string;
    reason: string;
    words: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  said: PromiseStepSaid | null;
}

export function newPromiseStepForm(): PromiseStepForm {
  const values = { formId: newId(), step: '', when: '', onDate: '', byOn: '', apology: '', reason: '', words: '' };
  return { values, errors: [], said: null };
}

/** An apology and a reason have fields of their own beside what can be said of every step. */
export function readPromiseStepForm(fields: Fields, today: LocalDate): PromiseStepForm {
  const step = chosen(fields, 'step', PROMISE_STEPS);
  // That something never was a promise is found out when it is recorded.
  const day =
    step === 'in-error' ? { values: { when: '', onDate: '' }, errors: [], on: today } : readDay(fields, today);
  const values = {
    formId: formIdOf(fields),
    step: typed(fields, 'step'),
    ...day.values,
    byOn: typed(fields, 'byOn'),
    apology: typed(fields, 'apology'),
    reason: typed(fields, 'reason'),
    words: typed(fields, 'words'),
  };
  const errors: FieldError[] = [];
  if (!step) errors.push({ field: 'step', message: 'Choose what happened' });
  errors.push(...day.errors);
  const byOn = step === 'new-day' ? parseTypedDate(values.byOn) : null;
  if (step === 'new-day' && !byOn) errors.push({ field: 'byOn', message: BY_WHEN });
  const wordsIn = step === 'broken' ? 'apology' : step === 'in-error' ? 'reason' : 'words';
  if (step === 'broken' && !values.apology) {
    errors.push({ field: 'apology', message: 'Enter what was said to the young person' });
  }
  if (step === 'in-error' && !values.reason) {
    errors.push({ field: 'reason', message: 'Enter why it was recorded in error' });
  }
  if (values[wordsIn].length > LONGEST_WORDS) {
    errors.push({ field: wordsIn, message: `Write ${LONGEST_WORDS} characters or fewer` });
  }
  if (!step || !day.on || errors.length > 0) return { values, errors, said: null };
  return { values, errors, said: { step, onDay: day.on, byOn, words: typedOrNull(fields, wordsIn) } };
}

/** What the form of a step calls what the service calls otherwise. */
export function stepFields(step: PromiseStepSaid['step'] | undefined) {
  return { onDay: 'onDate', words: step === 'broken' ? 'apology' : step === 'in-error' ? 'reason' : 'words' };
}
