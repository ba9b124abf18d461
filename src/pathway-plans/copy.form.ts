import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { parseTypedDate } from '../web/typed-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import type { CopySaid, NotGivenSaid } from './plan-copies.service';
import { COPY_WAYS } from './plan.entities';

export interface CopyForm {
  values: Record<
    | 'formId'
    | 'whom'
    | 'toWhom'
    | 'how'
    | 'when'
    | 'onDate'
    | 'explainedOn'
    | 'explainedHow'
    | 'why'
    | 'tried'
    | 'askAgainOn',
    string
  >;
  errors: FieldError[];
  /** A copy given. Null where there are errors, or none was given. */
  said: CopySaid | null;
  /** That none could be given. Null where there are errors, or one was. */
  notGiven: NotGivenSaid | null;
}

const NOT_A_DAY = 'Enter the day as 9/3/26 or 9 March 2026';
const EMPTY = { explainedOn: '', explainedHow: '', why: '', tried: '', askAgainOn: '' };

export function newCopyForm(): CopyForm {
  return {
    values: { formId: newId(), whom: 'them', toWhom: '', how: '', when: 'today', onDate: '', ...EMPTY },
    errors: [],
    said: null,
    notGiven: null,
  };
}

export function readCopyForm(fields: Fields, today: LocalDate): CopyForm {
  const day = readDay(fields, today);
  const text = (name: string) => typed(fields, name);
  const [whom, how] = [chosen(fields, 'whom', ['them', 'somebody-else', 'nobody']), chosen(fields, 'how', COPY_WAYS)];
  const values = {
    formId: formIdOf(fields),
    whom: whom ?? '',
    toWhom: text('toWhom'),
    how: how ?? '',
    ...day.values,
    explainedOn: text('explainedOn'),
    explainedHow: text('explainedHow'),
    why: text('why'),
    tried: text('tried'),
    askAgainOn: text('askAgainOn'),
  };
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => errors.push({ field, message });
  const dayIn = (field: 'explainedOn' | 'askAgainOn'): LocalDate | null => {
    const on = values[field] ? parseTypedDate(values[field]) : null;
    if (values[field] && !on) wrong(field, NOT_A_DAY);
    return on;
  };
  if (!whom) wrong('whom', 'Choose who got the copy');
  if (whom === 'nobody') {
    if (!values.why) wrong('why', 'Enter why they could not be given a copy');
    if (!values.tried) wrong('tried', 'Enter what was tried');
    const askAgainOn = dayIn('askAgainOn');
    errors.push(...day.errors);
    if (errors.length > 0 || !day.on) return { values, errors, said: null, notGiven: null };
    const { why, tried } = values;
    return { values, errors, said: null, notGiven: { why, tried, saidOn: day.on, askAgainOn } };
  }
  if (whom === 'somebody-else' && !values.toWhom) wrong('toWhom', 'Enter who got it');
  if (!how) wrong('how', 'Choose how they got it');
  errors.push(...day.errors);
  const explainedOn = dayIn('explainedOn');
  if (explainedOn && !values.explainedHow) wrong('explainedHow', 'Enter how it was explained');
  if (!values.explainedOn && values.explainedHow) wrong('explainedOn', 'Enter the day it was explained');
  if (errors.length > 0 || !whom || !how || !day.on) return { values, errors, said: null, notGiven: null };
  const explained = explainedOn && { on: explainedOn, how: values.explainedHow };
  const toWhom = whom === 'them' ? null : values.toWhom;
  return { values, errors, said: { toWhom, how, givenOn: day.on, explained }, notGiven: null };
}
