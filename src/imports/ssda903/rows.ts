import type { LocalDate } from '../../statutory/local-date';
import { upnFault } from '../../young-people/identifiers';
import { readDate } from '../dates';
import { fault, type Fault, type FaultCode, type Place } from '../faults';
import { codeStanding, IMPOSSIBLE_ACCOMMODATION, SEX_OF_OLD_CODE, type CodedColumn } from './codes';
import { endOfCollectionYear } from './collection-year';
import type { ReturnRow } from './read-folder';
import type { ColumnOf, TakenInTable } from './tables';

/** Why a child has no unique pupil number, written where the number would stand. */
const UPN_UNKNOWN = /^UN[1-5]$/;
/** Eight characters with their space at most, and often a made-up postcode: only the form is asked for. */
const POSTCODE_FORM = /^[A-Z0-9 ]{2,8}$/;
const URN_FORM = /^[A-Z0-9]{1,8}$/;

export interface HeaderRow {
  at: Place;
  child: string;
  /** M, F or U. */
  sex: string | null;
  dateOfBirth: LocalDate;
  ethnicity: string | null;
  upn: { value: string; checkPassed: boolean } | null;
  mother: boolean | null;
}

export interface EpisodeRow {
  at: Place;
  child: string;
  from: LocalDate;
  /** The day on which the episode ceased, which is no longer a day of it. */
  to: LocalDate | null;
  reasonForNew: string | null;
  legalStatus: string;
  placement: string | null;
  reasonCeased: string | null;
  /** The remaining codes as they were returned, those of no list left out. */
  otherCodes: Record<string, string>;
}

export interface UascRow {
  at: Place;
  child: string;
  sex: string | null;
  dateOfBirth: LocalDate;
  /** The day the status of unaccompanied asylum-seeking child ceases, often the 18th birthday to come. */
  ceasesOn: LocalDate | null;
}

export interface Oc3Row {
  at: Place;
  child: string;
  dateOfBirth: LocalDate;
  inTouch: string | null;
  activity: string | null;
  accommodation: string | null;
}

/** What the values of a row are read against, and where its faults go. */
export interface Reading {
  collectionYear: number;
  today: LocalDate;
  faults: Fault[];
}

/** The row with its values understood, or null when it has to be refused; either way its faults are noted. */
export function readHeaderRow(row: ReturnRow<'Header'>, reading: Reading): HeaderRow | null {
  const values = valuesOf(row, reading);
  const dateOfBirth = values.pastDate('DOB');
  const sex = values.sex();
  const mother = values.code('MOTHER');
  const header = {
    at: values.at,
    child: values.child,
    sex,
    ethnicity: values.code('ETHNIC'),
    upn: values.upn(),
    mother: mother === null ? null : mother === '1',
  };
  if (header.mother !== null && sex === 'M') {
    values.note('MOTHER', 'mother-not-female');
    header.mother = null;
  }
  return dateOfBirth && { ...header, dateOfBirth };
}

/** As {@link readHeaderRow}. Without a start, a legible end or a legal status an episode says too little. */
export function readEpisodeRow(row: ReturnRow<'Episodes'>, reading: Reading): EpisodeRow | null {
  const values = valuesOf(row, reading);
  const from = values.pastDate('DECOM');
  const to = row.values.DEC === '' ? null : values.pastDate('DEC');
  const legalStatus = values.neededCode('LS');
  const placement = values.code('PLACE');
  const otherCodes = {
    RNE: values.code('RNE'),
    CIN: values.code('CIN'),
    PLACE_PROVIDER: values.code('PLACE_PROVIDER'),
    REC: values.code('REC'),
    REASON_PLACE_CHANGE: values.code('REASON_PLACE_CHANGE'),
    HOME_POST: values.ofForm('HOME_POST', POSTCODE_FORM, 'postcode-left-out'),
    PL_POST: values.ofForm('PL_POST', POSTCODE_FORM, 'postcode-left-out'),
    URN: values.ofForm('URN', URN_FORM, 'urn-left-out'),
  };
  const episode = {
    at: values.at,
    child: values.child,
    reasonForNew: otherCodes.RNE,
    placement,
    reasonCeased: otherCodes.REC,
    otherCodes: Object.fromEntries(
      Object.entries(otherCodes).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
  };
  if (from === null || legalStatus === null || (to === null && row.values.DEC !== '')) return null;
  if (to !== null && to < from) {
    values.note('DEC', 'end-before-start');
    return null;
  }
  if (to === null && episode.reasonCeased !== null) {
    values.note('REC', 'reason-without-end', episode.reasonCeased);
  }
  return { ...episode, from, to, legalStatus };
}

/** As {@link readHeaderRow}. */
export function readUascRow(row: ReturnRow<'UASC'>, reading: Reading): UascRow | null {
  const values = valuesOf(row, reading);
  const dateOfBirth = values.pastDate('DOB');
  const sex = values.sex();
  const ceasesOn = values.dateIfLegible('DUC');
  return dateOfBirth && { at: values.at, child: values.child, sex, dateOfBirth, ceasesOn };
}

/** As {@link readHeaderRow}. */
export function readOc3Row(row: ReturnRow<'OC3'>, reading: Reading): Oc3Row | null {
  const values = valuesOf(row, reading);
  const dateOfBirth = values.pastDate('DOB');
  const answers = {
    inTouch: values.code('IN_TOUCH'),
    activity: values.code('ACTIV'),
    accommodation: values.code('ACCOM'),
  };
  return dateOfBirth && { at: values.at, child: values.child, dateOfBirth, ...answers };
}

function valuesOf<T extends TakenInTable>(row: ReturnRow<T>, reading: Reading) {
  const cells: Record<string, string> = row.values;
  const child = cells.CHILD ?? '';
  const at: Place = { file: row.file, line: row.line, child };
  const yearEnd = endOfCollectionYear(reading.collectionYear);

  const note = (column: string, code: FaultCode, detail?: string): void => {
    reading.faults.push(fault({ ...at, column }, code, detail));
  };

  const noteHowWritten = (column: string, written: string): void => {
    if (written === 'with a year of two digits') note(column, 'date-two-digit-year');
    if (written === 'year first') note(column, 'date-year-first');
  };

  /** A day that has come: a birth, a start, an end. */
  const pastDate = (column: ColumnOf<T>): LocalDate | null => {
    const text = cells[column] ?? '';
    const read = readDate(text);
    if (read.date === null) {
      note(column, text === '' ? 'date-blank' : read.because === 'impossible' ? 'date-impossible' : 'date-unreadable');
      return null;
    }
    noteHowWritten(column, read.written);
    if (read.date > reading.today) {
      note(column, 'date-in-future');
      return null;
    }
    if (read.date > yearEnd) note(column, 'after-collection-year');
    return read.date;
  };

  /** A day the row can do without, and that may be still to come. */
  const dateIfLegible = (column: ColumnOf<T>): LocalDate | null => {
    const text = cells[column] ?? '';
    if (text === '') return null;
    const read = readDate(text);
    if (read.date === null) note(column, 'date-left-out');
    else noteHowWritten(column, read.written);
    return read.date;
  };

  const code = (column: CodedColumn, whereUnknown: FaultCode = 'code-left-out'): string | null => {
    const given = cells[column] ?? '';
    if (given === '') return null;
    const value = mended(column, given);
    const standing = codeStanding(column, value, reading.collectionYear);
    if (standing === 'right') return value;
    if (standing === 'unknown') {
      note(column, whereUnknown, /^[A-Z0-9]{1,6}$/.test(value) ? value : undefined);
      return null;
    }
    const { usedFrom, usedTo } = standing;
    note(column, 'code-other-year', usedFrom ? `${value}, used from ${usedFrom}` : `${value}, used until ${usedTo}`);
    return value;
  };

  const mended = (column: CodedColumn, given: string): string => {
    if (/^\d\.0$/.test(given)) {
      note(column, 'number-with-decimals');
      return given.slice(0, 1);
    }
    const possible = column === 'ACCOM' ? IMPOSSIBLE_ACCOMMODATION[given] : undefined;
    if (possible === undefined) return given;
    note(column, 'accommodation-impossible', `${given} read as ${possible}`);
    return possible;
  };

  const neededCode = (column: CodedColumn): string | null => {
    if (cells[column] === '') note(column, 'code-blank');
    return code(column, 'code-unknown');
  };

  const ofForm = (column: ColumnOf<T>, form: RegExp, whereNot: FaultCode): string | null => {
    const given = cells[column] ?? '';
    if (given === '' || form.test(given)) return given || null;
    note(column, whereNot);
    return null;
  };

  const sex = (): string | null => {
    const given = cells.SEX ?? '';
    const old = SEX_OF_OLD_CODE[given];
    if (old === undefined) return code('SEX');
    if (codeStanding('SEX', given, reading.collectionYear) !== 'right') note('SEX', 'sex-old-code');
    return old;
  };

  const upn = (): HeaderRow['upn'] => {
    const value = cells.UPN ?? '';
    if (value === '' || UPN_UNKNOWN.test(value)) return null;
    const wrong = upnFault(value);
    if (wrong) note('UPN', wrong === 'shape' ? 'upn-shape' : 'upn-letter');
    return wrong === 'shape' ? null : { value, checkPassed: wrong === null };
  };

  return { at, child, note, pastDate, dateIfLegible, code, neededCode, ofForm, sex, upn };
}
