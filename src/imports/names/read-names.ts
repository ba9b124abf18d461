import type { LocalDate } from '../../statutory/local-date';
import { readDate } from '../dates';
import { fault, FaultList, type Fault, type Place } from '../faults';
import { fieldNamed as named, fieldsOf } from '../named-columns';
import { readCsv, tooLarge, type CsvRow } from '../read-csv';
import type { SourceFile } from '../ssda903/read-folder';

/** The headings that are understood, whatever their capitals, spaces and hyphens. Only the first is needed. */
export const NAME_HEADINGS = {
  child: ['authority id', 'child', 'child id', 'id'],
  givenName: ['given name', 'first name', 'forename'],
  familyName: ['family name', 'last name', 'surname'],
  knownAs: ['known as', 'preferred name'],
  adviser: ['adviser', 'personal adviser', 'allocated worker'],
  adviserFrom: ['adviser from', 'allocated from'],
  team: ['team', 'allocated team'],
  lastVisit: ['last visit', 'date of last visit'],
} as const satisfies Record<string, readonly string[]>;
type Field = keyof typeof NAME_HEADINGS;

/** What a list says of one young person; null is not said. */
export interface NameRow {
  at: Place;
  /** The authority's own identifier, in capitals as in the return. */
  child: string;
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  /** An e-mail address or a name. */
  adviser: string | null;
  adviserFrom: LocalDate | null;
  team: string | null;
  lastVisitOn: LocalDate | null;
}

export interface NamesList {
  rows: NameRow[];
  faults: Fault[];
}

const CHILD_LENGTH = 20;
const TEXT_LENGTH = 100;

/** What a spreadsheet would reckon instead of showing. */
const LIKE_FORMULA = /^[=+\-@]/;
const LIKE_MARKUP = /<\/?[a-z!]/i;

/** Reads the list of names, advisers, teams and last visits that a return does not hold. Never throws for what is in it. */
export function readNames({ name: file, bytes, tooLarge: size }: SourceFile, today: LocalDate): NamesList {
  const faults = new FaultList();
  const rows: NameRow[] = [];
  let readable = true;
  const csv =
    size === undefined
      ? readCsv(bytes, (columns) => {
          const fields = fieldsOf(columns, NAME_HEADINGS, { file, plain, whose: ['child'] }, faults);
          readable = fields !== null;
          return (row) => {
            const read = fields && readRow(row, fields, file, today, faults);
            if (read) rows.push(read);
          };
        })
      : tooLarge(size);
  if ('refused' in csv) {
    return { rows: [], faults: [fault({ file, line: csv.line }, csv.refused, csv.detail)] };
  }
  faults.add(csv.mended.map(({ code, detail }) => fault({ file, line: null }, code, detail)));
  if (readable && csv.rows === 0) faults.add([fault({ file, line: 1 }, 'table-without-rows')]);
  return { rows: oneRowEach(rows, faults), faults: faults.all() };
}

/** @returns null for a heading that is not understood */
export function fieldNamed(heading: string): Field | null {
  return named(heading, NAME_HEADINGS);
}

function readRow(
  { line, values }: CsvRow,
  fields: (Field | null)[],
  file: string,
  today: LocalDate,
  faults: FaultList,
): NameRow | null {
  if (values.length !== fields.length) {
    faults.add([fault({ file, line }, 'row-ragged')]);
    return null;
  }
  const valueOf = (field: Field): string => values[fields.indexOf(field)] ?? '';
  const child = valueOf('child').toUpperCase();
  if (child === '' || child.length > CHILD_LENGTH || !plain(child)) {
    faults.add([fault({ file, line, column: NAME_HEADINGS.child[0] }, child === '' ? 'child-blank' : 'child-shape')]);
    return null;
  }
  const at: Place = { file, line, child };

  const text = (field: Field): string | null => {
    const value = valueOf(field);
    const place = { ...at, column: NAME_HEADINGS[field][0] };
    if (value === '') return null;
    if (!plain(value)) {
      faults.add([fault(place, 'text-left-out')]);
      return null;
    }
    if (LIKE_FORMULA.test(value)) faults.add([fault(place, 'text-like-formula')]);
    if (LIKE_MARKUP.test(value)) faults.add([fault(place, 'text-like-markup')]);
    return value;
  };

  const day = (field: Field): LocalDate | null => {
    const value = valueOf(field);
    if (value === '') return null;
    const read = readDate(value);
    const column = NAME_HEADINGS[field][0];
    if (read.date === null || read.date > today) {
      faults.add([fault({ ...at, column }, 'date-left-out', read.date === null ? undefined : 'after today')]);
      return null;
    }
    if (read.written === 'with a year of two digits') faults.add([fault({ ...at, column }, 'date-two-digit-year')]);
    return read.date;
  };

  return {
    at,
    child,
    givenName: text('givenName'),
    familyName: text('familyName'),
    knownAs: text('knownAs'),
    adviser: text('adviser'),
    adviserFrom: day('adviserFrom'),
    team: text('team'),
    lastVisitOn: day('lastVisit'),
  };
}

/** Printable and of a length that a name has. */
function plain(text: string): boolean {
  return text.length <= TEXT_LENGTH && !/\p{C}/u.test(text);
}

/** Two different rows of one young person refuse each other: nobody here knows which is right. */
function oneRowEach(rows: NameRow[], faults: FaultList): NameRow[] {
  const firsts = new Map<string, NameRow>();
  const contradicted = new Set<string>();
  for (const row of rows) {
    const first = firsts.get(row.child);
    if (!first) {
      firsts.set(row.child, row);
      continue;
    }
    const same = JSON.stringify({ ...row, at: null }) === JSON.stringify({ ...first, at: null });
    faults.add([fault({ ...row.at }, same ? 'row-twice' : 'child-twice', `first on line ${first.at.line}`)]);
    if (!same) contradicted.add(row.child);
  }
  return [...firsts.values()].filter(({ child }) => !contradicted.has(child));
}
