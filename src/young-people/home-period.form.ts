import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { HOME_WITH } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { SaidPeriod } from './care-history.service';

export interface HomePeriodForm {
  values: { formId: string; livesWith: string; fromOn: string; toOn: string; brokeDown: string };
  errors: FieldError[];
  /** Null where there are errors. */
  period: SaidPeriod<'home-period'> | null;
}

export function newHomePeriodForm(): HomePeriodForm {
  return { values: { formId: newId(), livesWith: '', fromOn: '', toOn: '', brokeDown: '' }, errors: [], period: null };
}

export function readHomePeriodForm(fields: Fields, today: LocalDate): HomePeriodForm {
  const text = (name: string) => typed(fields, name);
  const values = {
    formId: formIdOf(fields),
    livesWith: text('livesWith'),
    fromOn: text('fromOn'),
    toOn: text('toOn'),
    brokeDown: text('brokeDown'),
  };
  const errors: FieldError[] = [];
  const livesWith = chosen(fields, 'livesWith', HOME_WITH);
  if (!livesWith) errors.push({ field: 'livesWith', message: 'Choose who they lived with' });
  const fromOn = parseTypedDate(values.fromOn);
  if (!fromOn) errors.push({ field: 'fromOn', message: 'Enter the day it started as 9/3/26 or 9 March 2026' });
  else if (fromOn > today) errors.push({ field: 'fromOn', message: 'The day it started must be today or in the past' });
  const toOn = values.toOn ? parseTypedDate(values.toOn) : null;
  if (values.toOn && !toOn)
    errors.push({ field: 'toOn', message: 'Enter the day it ended as 9/3/26, or leave it empty' });
  if (toOn && toOn > today) errors.push({ field: 'toOn', message: 'The day it ended must be today or in the past' });
  if (errors.length > 0 || !livesWith || !fromOn) return { values, errors, period: null };
  return { values, errors, period: { livesWith, fromOn, toOn, brokeDown: values.brokeDown === 'yes' } };
}
