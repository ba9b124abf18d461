import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import { RISK_EVENTS, type RiskEvent } from './risk-event.entity';
import { tooLong } from './risk-in-contact';

type Said = Pick<RiskEvent, 'kind' | 'happenedOn' | 'whatHappened' | 'doneAtOnce'>;

export interface RiskEventForm {
  values: {
    formId: string;
    row: string;
    kind: string;
    when: string;
    onDate: string;
    whatHappened: string;
    doneAtOnce: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}

export function newRiskEventForm(): RiskEventForm {
  const values = { formId: newId(), row: '', kind: '', when: 'today', onDate: '', whatHappened: '', doneAtOnce: '' };
  return { values, errors: [], said: null };
}

export function riskEventFormOf({ id, kind, happenedOn, whatHappened, doneAtOnce }: RiskEvent): RiskEventForm {
  const values = {
    formId: newId(),
    row: id,
    kind,
    when: 'another-day',
    onDate: typedDate(happenedOn),
    whatHappened: whatHappened ?? '',
    doneAtOnce: doneAtOnce ?? '',
  };
  return { values, errors: [], said: null };
}

export function readRiskEventForm(fields: Fields, today: LocalDate): RiskEventForm {
  const day = readDay(fields, today);
  const values = {
    formId: formIdOf(fields),
    row: typed(fields, 'row'),
    kind: typed(fields, 'kind'),
    ...day.values,
    whatHappened: typed(fields, 'whatHappened'),
    doneAtOnce: typed(fields, 'doneAtOnce'),
  };
  const kind = chosen(fields, 'kind', RISK_EVENTS);
  const errors: FieldError[] = [
    ...(kind ? [] : [{ field: 'kind', message: 'Choose what happened' }]),
    ...day.errors,
    ...tooLong('whatHappened', values.whatHappened),
    ...tooLong('doneAtOnce', values.doneAtOnce),
  ];
  if (errors.length > 0 || !kind || !day.on) return { values, errors, said: null };
  const words = { whatHappened: values.whatHappened || null, doneAtOnce: values.doneAtOnce || null };
  return { values, errors, said: { kind, happenedOn: day.on, ...words } };
}
