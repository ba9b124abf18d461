import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { HAND_OVER_COPY_HOW, type HandOverCopyHow } from './case-hand-over.entities';
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

export interface HandOverCopyForm {
  values: { formId: string; version: string; when: string; onDate: string; how: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { version: number; givenOn: LocalDate; how: HandOverCopyHow } | null;
}

export function newHandOverCopyForm(version: number): HandOverCopyForm {
  return {
    values: { formId: newId(), version: String(version), when: 'today', onDate: '', how: 'in-person' },
    errors: [],
    said: null,
  };
}

export function readHandOverCopyForm(fields: Fields, today: LocalDate): HandOverCopyForm {
  const day = readDay(fields, today, 'This day is still to come. Enter the day they were given it');
  const values = { formId: formIdOf(fields), version: readVersion(fields), ...day.values, how: typed(fields, 'how') };
  const how = chosen(fields, 'how', HAND_OVER_COPY_HOW);
  const errors = [...day.errors, ...(how ? [] : [{ field: 'how', message: 'Choose how they were given it' }])];
  const said = day.on && how ? { version: Number(values.version), givenOn: day.on, how } : null;
  return { values, errors, said: errors.length > 0 ? null : said };
}
