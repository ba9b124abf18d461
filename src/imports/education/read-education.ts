import { resultOf, SCALES } from '../../eet/attainment';
import { SEN_CODES, type Qualification, type SchoolRecord } from '../../eet/eet.entities';
import { parseLocalDate, type LocalDate } from '../../statutory/local-date';
import { readDate } from '../dates';
import { isUln } from '../../young-people/identifiers';
import { fault, FaultList, type FaultCode, type Place } from '../faults';
import { fieldNamed, fieldsOf } from '../named-columns';
import { readCsv, tooLarge, type CsvRow } from '../read-csv';
import type { SourceFile } from '../ssda903/read-folder';

/** The headings that are understood, whatever their capitals, spaces and hyphens; the words are the school census's. */
export const EDUCATION_HEADINGS = {
  child: ['authority id', 'child', 'child id', 'id'],
  upn: ['upn', 'unique pupil number'],
  uln: ['uln', 'unique learner number'],
  dateOfBirth: ['date of birth', 'dob'],
  qualificationType: ['qualification type', 'qualification'],
  subject: ['subject'],
  grade: ['grade', 'result'],
  awardedOn: ['date awarded', 'award date', 'result date'],
  schoolYear: ['school year', 'academic year'],
  school: ['school', 'school name', 'establishment name'],
  urn: ['urn', 'school urn'],
  enteredOn: ['entry date', 'date of entry'],
  leftOn: ['leaving date', 'date of leaving'],
  attainment8: ['attainment 8', 'attainment8'],
  progress8: ['progress 8', 'progress8'],
  sen: ['sen provision', 'sen'],
  attendance: ['attendance', 'attendance percentage', 'attendance %'],
  suspensions: ['suspensions'],
  permanentExclusions: ['permanent exclusions'],
} as const satisfies Record<string, readonly string[]>;
type Field = keyof typeof EDUCATION_HEADINGS;

export type Result = Pick<Qualification, 'title' | 'level' | 'provider'> & { grade: string; awardedOn: LocalDate };
type KeptOfYear = Exclude<keyof SchoolRecord, 'id' | 'factId' | 'youngPersonId' | 'recordedAt' | 'recordedById'>;
export type SchoolYear = Pick<
  SchoolRecord,
  Exclude<KeptOfYear, 'replacedById' | 'withdrawn' | 'withdrawnReason' | 'importId' | 'importLine'>
>;

/** What a row says of one young person: a result, a year at a school, their learner number. Identifiers are in capitals. */
export interface EducationRow {
  at: Place;
  child: string | null;
  upn: string | null;
  uln: string | null;
  dateOfBirth: LocalDate | null;
  result: Result | null;
  year: SchoolYear | null;
}

const LENGTH = 100;
const UPN = /^[A-Z]\d{11}[A-Z\d]$/;

/** Reads a virtual school's extract. Never throws for what is in it. */
export function readEducation({ name: file, bytes, tooLarge: size }: SourceFile, today: LocalDate) {
  const faults = new FaultList();
  const rows: EducationRow[] = [];
  let readable = true;
  const csv =
    size === undefined
      ? readCsv(bytes, (columns) => {
          const fields = fieldsOf(columns, EDUCATION_HEADINGS, { file, plain, whose: ['child', 'upn', 'uln'] }, faults);
          readable = fields !== null;
          return (row) => {
            const read = fields && readRow(row, fields, file, today, faults);
            if (read) rows.push(read);
          };
        })
      : tooLarge(size);
  if ('refused' in csv) return { rows: [], faults: [fault({ file, line: csv.line }, csv.refused, csv.detail)] };
  faults.add(csv.mended.map(({ code, detail }) => fault({ file, line: null }, code, detail)));
  if (readable && csv.rows === 0) faults.add([fault({ file, line: 1 }, 'table-without-rows')]);
  return { rows, faults: faults.all() };
}

/** @returns null for a heading that is not understood */
export function educationField(heading: string): Field | null {
  return fieldNamed(heading, EDUCATION_HEADINGS);
}

/** One row as it is read; what is refused of it is left out, and the faults say so. */
function readRow(
  { line, values }: CsvRow,
  fields: (Field | null)[],
  file: string,
  today: LocalDate,
  faults: FaultList,
): EducationRow | null {
  if (values.length !== fields.length) {
    faults.add([fault({ file, line }, 'row-ragged')]);
    return null;
  }
  const valueOf = (field: Field): string => (values[fields.indexOf(field)] ?? '').trim();
  const child = valueOf('child').toUpperCase() || null;
  const at: Place = { file, line, child };
  let noted = false;
  const note = (field: Field, code: FaultCode, detail?: string): null => {
    noted = true;
    faults.add([fault({ ...at, column: EDUCATION_HEADINGS[field][0] }, code, detail)]);
    return null;
  };
  const upn = valueOf('upn').toUpperCase() || null;
  const uln = valueOf('uln').replaceAll(' ', '') || null;
  if (child === null && upn === null && uln === null) return note('child', 'child-blank');
  if (child !== null && (child.length > 20 || !plain(child))) {
    faults.add([fault({ file, line, column: EDUCATION_HEADINGS.child[0] }, 'child-shape')]);
    return null;
  }
  if (upn !== null && !UPN.test(upn)) {
    // Nothing else says whom the row is about.
    if (child === null && uln === null) return note('upn', 'child-shape');
    note('upn', 'upn-shape');
  }
  const isReadUpn = upn !== null && UPN.test(upn);
  if (uln !== null && !isUln(uln)) {
    if (child === null && !isReadUpn) return note('uln', 'child-shape');
    note('uln', 'uln-shape');
  }
  const learner = uln !== null && isUln(uln) ? uln : null;

  const text = (field: Field): string | null => {
    const value = valueOf(field);
    if (value === '') return null;
    if (!plain(value)) return note(field, 'text-left-out');
    return value;
  };
  const day = (field: Field): LocalDate | null => {
    const value = valueOf(field);
    if (value === '') return null;
    const { date } = readDate(value);
    if (date === null || date > today) return note(field, 'date-left-out', date ? 'after today' : undefined);
    return date;
  };
  const number = (field: Field, least: number, most: number, whole = false): number | null => {
    const value = valueOf(field);
    if (value === '') return null;
    const read = /^-?\d{1,3}(\.\d{1,3})?%?$/.test(value) ? parseFloat(value) : NaN;
    if (!(read >= least && read <= most) || (whole && !Number.isInteger(read))) return note(field, 'number-left-out');
    return read;
  };

  // A date of birth that cannot be read cannot tell two people apart.
  const born = valueOf('dateOfBirth');
  const dateOfBirth = born === '' ? null : readDate(born).date;
  if (born !== '' && dateOfBirth === null) return note('dateOfBirth', 'date-unreadable');

  const readResult = (): Result | null => {
    const given = (['qualificationType', 'subject', 'grade'] as const).filter((field) => valueOf(field) !== '');
    if (given.length === 0) return null;
    for (const field of ['qualificationType', 'subject', 'grade'] as const) {
      if (!given.includes(field)) return note(field, 'code-blank');
    }
    if (valueOf('awardedOn') === '') return note('awardedOn', 'date-blank');
    const awarded = readDate(valueOf('awardedOn')).date;
    if (awarded === null) return note('awardedOn', 'date-unreadable');
    if (awarded > today) return note('awardedOn', 'date-in-future');
    const subject = text('subject');
    if (subject === null) return null;
    const result = resultOf(valueOf('qualificationType'), valueOf('grade'));
    if (result === 'type') return note('qualificationType', 'code-unknown', SCALES);
    if (result === 'grade') return note('grade', 'code-unknown');
    if (result === 'ungraded') return note('grade', 'result-ungraded');
    const { name, level, grade } = result;
    return { title: `${name} ${subject}`, level, grade, provider: text('school'), awardedOn: awarded };
  };

  const readYear = (): SchoolYear | null => {
    const sen = valueOf('sen').toUpperCase().slice(0, 1);
    const of = {
      enteredOn: day('enteredOn'),
      leftOn: day('leftOn'),
      attainment8: number('attainment8', 0, 90),
      progress8: number('progress8', -9, 9),
      sen: SEN_CODES.find((code) => code === sen) ?? (sen === '' ? null : note('sen', 'code-left-out')),
      attendance: number('attendance', 0, 100),
      suspensions: number('suspensions', 0, 200, true),
      permanentExclusions: number('permanentExclusions', 0, 9, true),
    };
    if (Object.values(of).every((value) => value === null)) return null;
    if (of.enteredOn && of.leftOn && of.leftOn < of.enteredOn) return note('leftOn', 'end-before-start');
    const schoolYear = endOfSchoolYear(valueOf('schoolYear'));
    if (schoolYear === null) return note('schoolYear', 'school-year-missing');
    const urn = valueOf('urn');
    return {
      schoolYear,
      school: text('school'),
      urn: urn === '' || /^\d{6}$/.test(urn) ? urn || null : note('urn', 'urn-left-out'),
      ...of,
    };
  };

  const [result, year] = [readResult(), readYear()];
  // A number by which they are found and nothing else says nothing of them.
  if (!result && !year && (learner === null || (child === null && !isReadUpn))) {
    if (!noted) faults.add([fault(at, 'row-says-nothing')]);
    return null;
  }
  return { at, child, upn: isReadUpn ? upn : null, uln: learner, dateOfBirth, result, year };
}

/** The year a school year ends in, of "2024/25", "2024-2025" or "2025"; null for anything else. */
export function endOfSchoolYear(text: string): number | null {
  const [, from = '', to] = /^(20\d\d)(?:\s*[/-]\s*(?:20)?(\d\d))?$/.exec(text) ?? [];
  if (from === '' || parseLocalDate(`${from}-09-01`) === null) return null;
  if (to === undefined) return Number(from);
  return Number(from) + 1 === Number(`20${to}`) ? Number(from) + 1 : null;
}

function plain(text: string): boolean {
  return text.length <= LENGTH && !/\p{C}/u.test(text);
}
