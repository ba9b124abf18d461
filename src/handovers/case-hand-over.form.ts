import type { FieldError } from '../platform/problem';
import { typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { HandOverSaid } from './hand-over-lacks';

export interface HandOverForm {
  values: { matters: string; toKnow: string; jointVisitOn: string; noJointVisitBecause: string; version: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: (HandOverSaid & { version: number }) | null;
}

/** @param matters what the box begins with: the record's own words where nobody wrote any */
export function newHandOverForm(said: HandOverSaid, version: number, matters: string): HandOverForm {
  const values = {
    matters: version === 0 ? matters : said.matters,
    toKnow: said.toKnow,
    jointVisitOn: typedDate(said.jointVisitOn),
    noJointVisitBecause: said.noJointVisitBecause ?? '',
    version: String(version),
  };
  return { values, errors: [], said: null };
}

export function readHandOverForm(fields: Fields): HandOverForm {
  const values = {
    matters: typed(fields, 'matters'),
    toKnow: typed(fields, 'toKnow'),
    jointVisitOn: typed(fields, 'jointVisitOn'),
    noJointVisitBecause: typed(fields, 'noJointVisitBecause'),
    version: readVersion(fields),
  };
  const jointVisitOn = values.jointVisitOn ? parseTypedDate(values.jointVisitOn) : null;
  if (values.jointVisitOn && !jointVisitOn) {
    const message = 'Enter the day of the joint visit as 9/3/26 or 9 March 2026';
    return { values, errors: [{ field: 'jointVisitOn', message }], said: null };
  }
  const { matters, toKnow } = values;
  const noJointVisitBecause = typedOrNull(fields, 'noJointVisitBecause');
  const said = { matters, toKnow, jointVisitOn, noJointVisitBecause, version: Number(values.version) };
  return { values, errors: [], said };
}

/** The version that was read; 0, which nobody's saved text has, where it is no number. */
export function readVersion(fields: Fields): string {
  const version = typed(fields, 'version');
  return /^\d{1,6}$/.test(version) ? version : '0';
}
