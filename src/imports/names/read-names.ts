import type { LocalDate } from '../../statutory/local-date';
import { readDate } from '../dates';
import { fault, type Fault, type Place } from '../faults';
import { readCsv, type CsvRow } from '../read-csv';
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

/** Reads the list of names, advisers, teams and last visits that a return does not hold. Never throws for what is in it. */
export function readNames({ name: file, bytes }: SourceFile, today: LocalDate): NamesList {
  const csv = readCsv(bytes);
  if ('refused' in csv) {
    return { rows: [], faults: [fault({ file, line: csv.line }, 'file-unreadable', csv.refused)] };
  }
  const { fields, faults } = fieldsOf(csv.columns, file);
  if (faults.some(({ severity }) => severity === 'refused')) return { rows: [], faults };
  const read = csv.rows.flatMap((row) => readRow(row, fields, file, today, faults) ?? []);
  return { rows: oneRowEach(read, faults), faults };
}

function fieldsOf(columns: string[], file: string): { fields: (Field | null)[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const at = { file, line: 1 };
  const fields = columns.map((column, index) => {
    const field = fieldNamed(column);
    const heading = plain(column) ? column : null;
    if (field === null) faults.push(fault({ ...at, column: heading }, 'column-unknown', `column ${index + 1}`));
    return field;
  });
  const twice = fields.findIndex((field, index) => field !== null && fields.indexOf(field) !== index);
  if (twice >= 0) faults.push(fault({ ...at, column: columns[twice] }, 'column-twice'));
  if (!fields.includes('child')) faults.push(fault(at, 'no-id-column'));
  return { fields, faults };
}

function fieldNamed(heading: string): Field | null {
  const words = heading
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  const entries = Object.entries(NAME_HEADINGS) as [Field, readonly string[]][];
  return entries.find(([, headings]) => headings.includes(words))?.[0] ?? null;
}

function readRow(
  { line, values }: CsvRow,
  fields: (Field | null)[],
  file: string,
  today: LocalDate,
  faults: Fault[],
): NameRow | null {
  if (values.length !== fields.length) {
    faults.push(fault({ file, line }, 'row-ragged'));
    return null;
  }
  const valueOf = (field: Field): string => values[fields.indexOf(field)] ?? '';
  const child = valueOf('child').toUpperCase();
  if (child === '' || child.length > CHILD_LENGTH || !plain(child)) {
    faults.push(fault({ file, line, column: NAME_HEADINGS.child[0] }, child === '' ? 'child-blank' : 'child-shape'));
    return null;
  }
  const at: Place = { file, line, child };

  const text = (field: Field): string | null => {
    const value = valueOf(field);
    if (value === '' || plain(value)) return value || null;
    faults.push(fault({ ...at, column: NAME_HEADINGS[field][0] }, 'text-left-out'));
    return null;
  };

  const day = (field: Field): LocalDate | null => {
    const value = valueOf(field);
    if (value === '') return null;
    const read = readDate(value);
    const column = NAME_HEADINGS[field][0];
    if (read.date === null || read.date > today) {
      faults.push(fault({ ...at, column }, 'date-left-out', read.date === null ? undefined : 'after today'));
      return null;
    }
    if (read.written === 'with a year of two digits') faults.push(fault({ ...at, column }, 'date-two-digit-year'));
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
function oneRowEach(rows: NameRow[], faults: Fault[]): NameRow[] {
  const firsts = new Map<string, NameRow>();
  const contradicted = new Set<string>();
  for (const row of rows) {
    const first = firsts.get(row.child);
    if (!first) {
      firsts.set(row.child, row);
      continue;
    }
    const same = JSON.stringify({ ...row, at: null }) === JSON.stringify({ ...first, at: null });
    faults.push(fault({ ...row.at }, same ? 'row-twice' : 'child-twice', `first on line ${first.at.line}`));
    if (!same) contradicted.add(row.child);
  }
  return [...firsts.values()].filter(({ child }) => !contradicted.has(child));
}
