import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import type { LocalDate } from '../statutory/local-date';
import { parseTypedDate } from '../web/typed-date';
import type { FaultFilter, WhatTheyAre } from './import-drafts.service';
import type { Severity } from './faults';
import { IMPORT_KINDS, KINDS } from './kinds';
import { OUTCOMES, type Outcome } from './preview';

const REASON_LENGTH = 500;
const SEVERITIES = ['refused', 'warned', 'mended'] as const satisfies readonly Severity[];

export interface KindForm {
  values: { kind: string; collectionYear: string; asOf: string };
  /** Null where there is an error. */
  given: WhatTheyAre | null;
  errors: FieldError[];
}

/** What the files are, and for which year or day, as a data officer says. What is left empty the files tell. */
export function readKindForm(fields: Fields, today: LocalDate): KindForm {
  const values = {
    kind: typed(fields, 'kind'),
    collectionYear: typed(fields, 'collectionYear'),
    asOf: typed(fields, 'asOf'),
  };
  const kind = chosen(fields, 'kind', IMPORT_KINDS);
  if (kind === null) return refused(values, 'kind', 'Say what these files are');
  const { hasYear, hasDay } = KINDS[kind];
  const collectionYear = hasYear && values.collectionYear !== '' ? values.collectionYear : null;
  if (collectionYear !== null && !/^20\d\d$/.test(collectionYear)) {
    return refused(values, 'collectionYear', 'Enter the year in which the collection year ends, such as 2026');
  }
  const asOf = hasDay && values.asOf !== '' ? parseTypedDate(values.asOf) : null;
  if (hasDay && values.asOf !== '' && asOf === null) {
    return refused(values, 'asOf', 'Enter the day as 9/3/26 or 9 March 2026');
  }
  if (asOf !== null && asOf > today) return refused(values, 'asOf', 'This day is still to come');
  return {
    values,
    given: { kind, collectionYear: collectionYear === null ? null : Number(collectionYear), asOf },
    errors: [],
  };
}

function refused(values: KindForm['values'], field: string, message: string): KindForm {
  return { values, given: null, errors: [{ field, message }] };
}

export interface ChoiceForm {
  values: { choice: string; reason: string };
  choice: 'all' | 'leave-out' | 'nothing' | null;
  reason: string | null;
  /** Of the comparison on the page that the form stood on. */
  comparedAt: string;
  errors: FieldError[];
}

export function readChoiceForm(fields: Fields): ChoiceForm {
  const values = { choice: typed(fields, 'choice'), reason: typed(fields, 'reason') };
  const choice = chosen(fields, 'choice', ['all', 'leave-out', 'nothing'] as const);
  const reason = values.reason || null;
  const errors: FieldError[] = [];
  if (choice === null) errors.push({ field: 'choice', message: 'Choose what to take in' });
  if (reason && reason.length > REASON_LENGTH) {
    errors.push({ field: 'reason', message: `The reason must be ${REASON_LENGTH} characters or fewer` });
  }
  return { values, choice: errors.length > 0 ? null : choice, reason, comparedAt: typed(fields, 'comparedAt'), errors };
}

export interface UndoForm {
  values: { reason: string };
  errors: FieldError[];
}

/** Why an import is undone, as typed. */
export function readUndoForm(fields: Fields): UndoForm {
  const values = { reason: typed(fields, 'reason') };
  if (values.reason === '') return { values, errors: [{ field: 'reason', message: 'Say why it is undone' }] };
  if (values.reason.length <= REASON_LENGTH) return { values, errors: [] };
  const message = `The reason must be ${REASON_LENGTH} characters or fewer`;
  return { values, errors: [{ field: 'reason', message }] };
}

/** Which people an address asks for; what it says wrongly is left out. */
export function readPeopleAddress(fields: Fields): { outcome: Outcome; page: number } {
  return { outcome: chosen(fields, 'outcome', OUTCOMES) ?? 'new', page: readPage(fields) };
}

export function readFaultsAddress(fields: Fields): { filter: FaultFilter; page: number } {
  return {
    filter: {
      severity: chosen(fields, 'severity', SEVERITIES),
      code: typed(fields, 'kind') || null,
      file: typed(fields, 'file') || null,
      column: typed(fields, 'column') || null,
    },
    page: readPage(fields),
  };
}

/** From 1. */
export function readPage(fields: Fields): number {
  const text = typed(fields, 'page');
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
