import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { IN_TOUCH_CODES } from '../statutory/in-touch';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { parseTypedTime } from '../web/typed-time';
import type { SaidOf } from '../young-people/dated-facts';
import { LONGEST_NAME, LONGEST_WORDS } from './engagement-facts';
import {
  ATTEMPT_RESULTS,
  CONSENTS,
  PLACE_OUTCOMES,
  STANDINGS,
  TRACING_STEPS,
  type TracingPerson,
  type TracingPlace,
} from './engagement.entities';
import type { CodeSaid } from './in-touch-codes.service';
import type { StandingSaid } from './keeping-in-touch.service';
import type { AttemptSaid, OutcomeSaid } from './tracing.service';

/** A form as it was sent, and what it says; `said` is null where there are errors. */
export interface Form<Said> {
  values: Record<string, string>;
  errors: FieldError[];
  said: Said | null;
}

const BY_WHEN = 'Enter the day as 9/3/26 or 9 March 2026';
const tooLong = (most: number) => `Write ${most.toLocaleString('en-GB')} characters or fewer`;

export function newForm<Said>(values: Record<string, string> = {}): Form<Said> {
  return { values: { formId: newId(), ...values }, errors: [], said: null };
}

export function readStandingForm(fields: Fields, today: LocalDate): Form<StandingSaid> {
  const day = readDay(fields, today);
  const standing = chosen(fields, 'standing', STANDINGS);
  const inWriting = ticked(fields, 'inWriting').includes('yes');
  const values = {
    ...sent(fields, ['standing', 'reason', 'saidById']),
    ...day.values,
    inWriting: inWriting ? 'yes' : '',
  };
  const errors: FieldError[] = [];
  if (!standing) errors.push({ field: 'standing', message: 'Choose how things stand' });
  errors.push(...day.errors, ...needed(fields, 'reason', 'Enter why you say so'));
  if (!typed(fields, 'saidById')) errors.push({ field: 'saidById', message: 'Choose who judged it' });
  if (errors.length > 0 || !standing || !day.on) return { values, errors, said: null };
  const said = { standing, fromOn: day.on, reason: typed(fields, 'reason'), saidById: typed(fields, 'saidById') };
  return { values, errors, said: { ...said, inWriting: standing === 'refusing' && inWriting } };
}

export function readPersonForm(fields: Fields): Form<SaidOf<TracingPerson>> {
  const values = sent(fields, ['name', 'relation', 'reach', 'consent', 'consentOn', 'version']);
  const consent = chosen(fields, 'consent', CONSENTS);
  const wasAsked = consent !== 'not-asked';
  const consentOn = consent && wasAsked ? parseTypedDate(typed(fields, 'consentOn')) : null;
  const errors = [
    ...needed(fields, 'name', 'Enter their name', LONGEST_NAME),
    ...needed(fields, 'relation', 'Enter who they are to the young person', LONGEST_NAME),
    ...short(fields, 'reach', LONGEST_NAME),
  ];
  if (!consent) errors.push({ field: 'consent', message: 'Choose whether the young person wants them asked' });
  if (consent && wasAsked && !consentOn) errors.push({ field: 'consentOn', message: BY_WHEN });
  if (errors.length > 0 || !consent) return { values, errors, said: null };
  const { name = '', relation = '' } = values;
  return { values, errors, said: { name, relation, reach: typedOrNull(fields, 'reach'), consent, consentOn } };
}

export function personValues(one: TracingPerson): Record<string, string> {
  const { name, relation, reach, consent, consentOn, id } = one;
  return { name, relation, reach: reach ?? '', consent, consentOn: typedDate(consentOn), version: id };
}

export function readPlaceForm(fields: Fields): Form<SaidOf<TracingPlace>> {
  const values = sent(fields, ['place', 'onDay', 'atTime', 'knownFrom', 'staffId']);
  const onDay = parseTypedDate(typed(fields, 'onDay'));
  const atTime = typed(fields, 'atTime') ? parseTypedTime(typed(fields, 'atTime')) : null;
  const errors = [
    ...needed(fields, 'place', 'Enter where it is', LONGEST_NAME),
    ...short(fields, 'knownFrom', LONGEST_NAME),
  ];
  if (!onDay) errors.push({ field: 'onDay', message: BY_WHEN });
  if (typed(fields, 'atTime') && !atTime) errors.push({ field: 'atTime', message: 'Enter the time as 2pm or 14:00' });
  if (!typed(fields, 'staffId')) errors.push({ field: 'staffId', message: 'Choose who goes' });
  if (errors.length > 0 || !onDay) return { values, errors, said: null };
  const { place = '', staffId = '' } = values;
  const said = { place, onDay, atTime, knownFrom: typedOrNull(fields, 'knownFrom'), staffId };
  return { values, errors, said: { ...said, outcome: null, outcomeWords: null } };
}

export function readOutcomeForm(fields: Fields): Form<OutcomeSaid> {
  const values = sent(fields, ['outcome', 'words']);
  const outcome = chosen(fields, 'outcome', PLACE_OUTCOMES);
  const errors = short(fields, 'words', LONGEST_WORDS);
  if (!outcome) errors.push({ field: 'outcome', message: 'Choose what came of it' });
  if (errors.length > 0 || !outcome) return { values, errors, said: null };
  return { values, errors, said: { outcome, words: typedOrNull(fields, 'words') } };
}

export function readAttemptForm(fields: Fields, today: LocalDate): Form<AttemptSaid> {
  const day = readDay(fields, today);
  const values = { ...sent(fields, ['step', 'result', 'words', 'staffId', 'personId', 'although']), ...day.values };
  const step = chosen(fields, 'step', TRACING_STEPS);
  const result = chosen(fields, 'result', ATTEMPT_RESULTS);
  const errors: FieldError[] = [];
  if (!step) errors.push({ field: 'step', message: 'Choose what was tried' });
  errors.push(...day.errors);
  if (!typed(fields, 'staffId')) errors.push({ field: 'staffId', message: 'Choose who tried' });
  if (!result) errors.push({ field: 'result', message: 'Choose what came of it' });
  errors.push(...needed(fields, 'words', 'Enter what was done, and what was heard'), ...short(fields, 'although'));
  if (errors.length > 0 || !step || !result || !day.on) return { values, errors, said: null };
  const [staffId, words] = [typed(fields, 'staffId'), typed(fields, 'words')];
  const [personId, although] = [typedOrNull(fields, 'personId'), typedOrNull(fields, 'although')];
  return { values, errors, said: { step, on: day.on, staffId, result, words, personId, although } };
}

export function readCodeForm(fields: Fields): Form<Omit<CodeSaid, 'asOf'>> {
  const values = sent(fields, ['code', 'proposed', 'reason']);
  const code = chosen(fields, 'code', IN_TOUCH_CODES);
  const proposed = chosen(fields, 'proposed', IN_TOUCH_CODES);
  const errors = short(fields, 'reason', LONGEST_WORDS);
  if (!code || !proposed) errors.push({ field: 'code', message: 'Choose a code' });
  if (errors.length > 0 || !code || !proposed) return { values, errors, said: null };
  return { values, errors, said: { code, proposed, reason: typedOrNull(fields, 'reason') } };
}

function sent(fields: Fields, names: readonly string[]): Record<string, string> {
  return { formId: formIdOf(fields), ...Object.fromEntries(names.map((name) => [name, typed(fields, name)])) };
}

function needed(fields: Fields, field: string, message: string, most = LONGEST_WORDS): FieldError[] {
  return typed(fields, field) ? short(fields, field, most) : [{ field, message }];
}

function short(fields: Fields, field: string, most = LONGEST_WORDS): FieldError[] {
  return typed(fields, field).length > most ? [{ field, message: tooLong(most) }] : [];
}
