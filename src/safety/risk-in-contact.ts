import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { RISK_EVENTS } from './risk-event.entity';
import { LONGEST_RISK_EVENT, type RiskHeard } from './risk-events';

export interface RiskHeardForm {
  values: { riskKind: string; riskOn: string; riskWhat: string; riskDone: string };
  errors: FieldError[];
  /** Null: nothing of it was heard, or there are errors. */
  heard: RiskHeard | null;
}

/** In a contact it is meant where its kind, its day or its words are given; the kind is then needed. */
export function readRiskHeard(fields: Fields): RiskHeardForm {
  const values = {
    riskKind: typed(fields, 'riskKind'),
    riskOn: typed(fields, 'riskOn'),
    riskWhat: typed(fields, 'riskWhat'),
    riskDone: typed(fields, 'riskDone'),
  };
  if (Object.values(values).every((value) => !value)) return { values, errors: [], heard: null };
  const kind = chosen(fields, 'riskKind', RISK_EVENTS);
  const happenedOn = values.riskOn ? parseTypedDate(values.riskOn) : null;
  const errors: FieldError[] = [
    ...(kind ? [] : [{ field: 'riskKind', message: 'Choose what happened' }]),
    ...(values.riskOn && !happenedOn ? [{ field: 'riskOn', message: 'Enter the day as 9/3/26 or 9 March 2026' }] : []),
    ...tooLong('riskWhat', values.riskWhat),
    ...tooLong('riskDone', values.riskDone),
  ];
  if (errors.length > 0 || !kind) return { values, errors, heard: null };
  const words = { whatHappened: values.riskWhat || null, doneAtOnce: values.riskDone || null };
  return { values, errors, heard: { kind, happenedOn, ...words } };
}

export function tooLong(field: string, value: string): FieldError[] {
  if (value.length <= LONGEST_RISK_EVENT) return [];
  return [{ field, message: `Write ${LONGEST_RISK_EVENT.toLocaleString('en-GB')} characters or fewer` }];
}
