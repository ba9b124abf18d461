import type { LocalDate } from '../../statutory/local-date';
import { readDate } from '../dates';
import { fault, messageOf, type Fault, type FaultCode, type Place } from '../faults';
import type { FileReport, SourceFile } from '../ssda903/read-folder';
import type { Cell } from '../xlsx/cell-values';
import { readWorkbook, type Sheet, type SheetRow } from '../xlsx/read-workbook';
import { answerKey, Questions, type Answers } from './answers';
import { HEADINGS, recogniseList, type Field, type ListName, type RecognisedList } from './lists';
import { plainName, plainWords } from './plain-words';
import { meaningByRule, NOT_KNOWN, type WordColumn } from './word-rules';

/** What a list says of one young person; null is not said. Codes are those of the columns in word-rules.ts. */
export interface ListRow {
  at: Place;
  list: ListName;
  /** The authority's own identifier, in capitals. */
  child: string;
  dateOfBirth: LocalDate | null;
  gender: string | null;
  ethnicity: string | null;
  uasc: string | null;
  disability: string | null;
  careCeasedOn: LocalDate | null;
  /** As they stand in the list. */
  team: string | null;
  worker: string | null;
  adviser: string | null;
  eligibility: string | null;
  planReviewOn: LocalDate | null;
  inTouch: string | null;
  lastContactOn: LocalDate | null;
  /** A letter. */
  accommodation: string | null;
  suitability: string | null;
  activity: string | null;
}

export interface AnnexALists {
  /** The day that the lists are about; null where nobody says. */
  asOf: LocalDate | null;
  /** The workbook first, then its sheets. */
  files: FileReport[];
  rows: ListRow[];
  faults: Fault[];
  questions: Questions;
}

const CHILD_LENGTH = 20;
const TEXT_LENGTH = 100;
/** Homeless and in custody: nobody lives suitably there. */
const NEVER_SUITABLE = ['S', 'X'];
const NOBODY = new Set([
  '',
  'n a',
  'na',
  'none',
  'nobody',
  'unallocated',
  'not allocated',
  'no worker',
  'vacant',
  'tbc',
]);

/** What the values of the rows are read against. */
interface Reading {
  asOf: LocalDate | null;
  today: LocalDate;
  faults: Fault[];
  questions: Questions;
  meaningOf: (column: WordColumn, value: string) => Meaning;
}

/** A code or nothing; or the plain words that are to be asked about. */
type Meaning = { code: string | null; asks: null } | { code: null; asks: string };

/**
 * Reads List 8 and List 9 of a workbook. Sheets are known by their headings; others are named with why they are left
 * out. Never throws for what a file holds.
 * @param givenAsOf the day that the lists are about; without it, the day the workbook was last saved
 */
export async function readLists(
  { name, bytes, tooLarge }: SourceFile,
  givenAsOf: LocalDate | null,
  answers: Answers,
  today: LocalDate,
): Promise<AnnexALists> {
  const lists: AnnexALists = { asOf: givenAsOf, files: [], rows: [], faults: [], questions: new Questions() };
  const refuse = (because: string, code: FaultCode, detail?: string): AnnexALists => {
    lists.files.unshift({ name, table: null, rows: 0, outcome: 'refused', because });
    lists.faults.unshift(fault({ file: name, line: null }, code, detail));
    return { ...lists, rows: [] };
  };
  if (tooLarge !== undefined) return refuse(messageOf('file-too-large'), 'file-too-large');
  const workbook = await readWorkbook(bytes, (firstRows) => recogniseList(firstRows) !== null);
  if ('refused' in workbook) return refuse(workbook.refused, 'file-unreadable', workbook.refused);

  lists.asOf ??= workbook.savedOn;
  const reading: Reading = { ...lists, today, meaningOf: meanings(answers) };
  for (const sheet of workbook.sheets) readSheet(name, sheet, lists, reading);
  if (!lists.files.some(({ outcome }) => outcome === 'taken-in')) {
    const refused = lists.files.find(({ outcome }) => outcome === 'refused');
    if (refused) {
      lists.files.unshift({ ...refused, name, table: null });
      return lists;
    }
    return refuse('no sheet has the headings of List 8 or of List 9', 'no-annex-a-list');
  }
  if (lists.asOf === null) return refuse('nobody says which day it is about', 'no-day-of-list');
  if (lists.asOf > today) return refuse('the day that it is about has not come yet', 'day-of-list-in-future');
  lists.files.unshift({ name, table: null, rows: lists.rows.length, outcome: 'taken-in', because: null });
  lists.rows = oneRowEach(lists.rows, lists.faults);
  return lists;
}

/** What somebody has said counts before what a rule says. Each spelling is looked at once: lists repeat their words. */
function meanings(answers: Answers): Reading['meaningOf'] {
  const known = new Map<string, Meaning>();
  const find = (column: WordColumn, value: string): Meaning => {
    const word = plainWords(value);
    const answer = answers.get(answerKey(column, word));
    if (answer) return { code: answer.means, asks: null };
    const byRule = meaningByRule(column, value);
    return byRule === 'unmapped' ? { code: null, asks: word } : { code: byRule.code, asks: null };
  };
  return (column, value) => {
    const key = answerKey(column, value);
    const meaning = known.get(key) ?? find(column, value);
    known.set(key, meaning);
    return meaning;
  };
}

function readSheet(workbook: string, sheet: Sheet, lists: AnnexALists, reading: Reading): void {
  const file = `${workbook}, ${sheet.name}`;
  const recognised = recogniseList(sheet.rows);
  if (!recognised) {
    const because = sheet.rowsInAll === 0 ? 'an empty sheet' : 'its headings are not those of List 8 or of List 9';
    lists.files.push({ name: file, table: null, rows: sheet.rowsInAll, outcome: 'skipped', because });
    return;
  }
  const { list, headingRow } = recognised;
  const rows = sheet.rows.filter(({ number }) => number > headingRow);
  if (lists.files.some((other) => other.table === list && other.outcome === 'taken-in')) {
    lists.faults.push(fault({ file, line: headingRow }, 'list-twice', list));
    lists.files.push({
      name: file,
      table: list,
      rows: rows.length,
      outcome: 'refused',
      because: 'the same list stands on another sheet',
    });
    return;
  }
  noteHeadings(file, recognised, reading.faults);
  if (recognised.twice.length > 0) {
    const because = 'two of its columns mean the same';
    lists.files.push({ name: file, table: list, rows: rows.length, outcome: 'refused', because });
    return;
  }
  noteMerges(file, sheet, recognised, reading.faults);
  lists.rows.push(...rows.flatMap((row) => readRow(row, recognised, file, reading) ?? []));
  lists.files.push({ name: file, table: list, rows: rows.length, outcome: 'taken-in', because: null });
}

function noteHeadings(
  file: string,
  { headingRow: line, unknown, twice, missing }: RecognisedList,
  faults: Fault[],
): void {
  const named = (heading: string) => (plain(heading) ? heading : null);
  for (const { column, heading } of unknown) {
    faults.push(fault({ file, line, column: named(heading) }, 'column-unknown', `column ${column}`));
  }
  for (const { heading } of twice) faults.push(fault({ file, line, column: named(heading) }, 'column-twice'));
  for (const field of missing) faults.push(fault({ file, line, column: HEADINGS[field].name }, 'heading-missing'));
}

/** What is merged over columns that are read, below the headings. */
function noteMerges(
  file: string,
  { mergedDown }: Sheet,
  { headingRow, columns }: RecognisedList,
  faults: Fault[],
): void {
  for (const { from, to, firstColumn, lastColumn } of mergedDown) {
    if (to <= headingRow) continue;
    const fields = [...columns].filter(([column]) => column >= firstColumn && column <= lastColumn);
    for (const [, field] of fields) {
      faults.push(fault({ file, line: from, column: HEADINGS[field].name }, 'cells-merged', `to line ${to}`));
    }
  }
}

function readRow(row: SheetRow, { list, columns }: RecognisedList, file: string, reading: Reading): ListRow | null {
  const byField = new Map<Field, Cell>();
  for (const [column, field] of columns) {
    const cell = row.cells.get(column);
    if (cell) byField.set(field, cell);
  }
  if (byField.size === 0) return null;
  const values = valuesOf(byField, { file, line: row.number }, reading);
  const child = values.child();
  if (child === null) return null;
  const { accommodation, suitability } = values.accommodation();
  return {
    at: values.at,
    list,
    child,
    dateOfBirth: values.day('dateOfBirth'),
    gender: values.code('gender', 'gender'),
    ethnicity: values.code('ethnicity', 'ethnicity'),
    uasc: values.code('uasc', 'uasc'),
    disability: values.code('disability', 'disability'),
    careCeasedOn: values.day('careCeasedOn'),
    team: values.text('team'),
    worker: values.text('worker'),
    adviser: values.text('adviser'),
    eligibility: values.code('eligibility', 'eligibility'),
    planReviewOn: values.day('planReviewOn'),
    inTouch: values.code('inTouch', 'in-touch'),
    lastContactOn: values.day('lastContactOn'),
    accommodation,
    suitability,
    activity: values.code('activity', 'activity'),
  };
}

function valuesOf(byField: Map<Field, Cell>, place: Place, { asOf, today, faults, questions, meaningOf }: Reading) {
  const at: Place = { ...place, child: null };

  const note = (field: Field, code: FaultCode, detail?: string): void => {
    faults.push(fault({ ...at, column: HEADINGS[field].name }, code, detail));
  };

  /** Null where there is nothing, or nothing that can be read. */
  const cellOf = (field: Field): Cell | null => {
    const cell = byField.get(field);
    if (!cell) return null;
    if (cell.notWorkedOut) note(field, 'formula-not-worked-out');
    else if (cell.kind === 'error' || /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/i.test(cell.text)) {
      note(field, 'cell-error', /^#[A-Z0-9/!?_]{1,15}$/.test(cell.text) ? cell.text : undefined);
    } else return cell;
    return null;
  };

  const child = (): string | null => {
    const text = cellOf('child')?.text.toUpperCase() ?? '';
    if (text !== '' && text.length <= CHILD_LENGTH && plain(text)) {
      at.child = text;
      return text;
    }
    note('child', text === '' ? 'child-blank' : 'child-shape');
    return null;
  };

  const text = (field: Field): string | null => {
    const value = cellOf(field)?.text ?? '';
    if (value === '' || plain(value)) return NOBODY.has(plainName(value)) ? null : value;
    note(field, 'text-left-out');
    return null;
  };

  /** A day that has come. */
  const day = (field: Field): LocalDate | null => {
    const cell = cellOf(field);
    const read = cell && dayIn(field, cell);
    if (!read) return null;
    if (read > today) {
      note(field, 'date-left-out', 'after today');
      return null;
    }
    if (asOf !== null && read > asOf) note(field, 'date-after-list-day');
    return read;
  };

  const dayIn = (field: Field, cell: Cell): LocalDate | null => {
    if (cell.kind === 'number') {
      if (cell.day === null) note(field, 'date-left-out');
      else if (!cell.shownAsDate) note(field, 'date-bare-number');
      return cell.day;
    }
    const read = readDate(cell.text);
    if (read.date === null) {
      if (!['n a', 'na', 'none', 'null'].includes(plainWords(cell.text)) && plainWords(cell.text) !== '') {
        note(field, 'date-left-out');
      }
      return null;
    }
    if (read.written === 'with a year of two digits') note(field, 'date-two-digit-year');
    if (read.written === 'year first') note(field, 'date-year-first');
    return read.date;
  };

  const code = (field: Field, column: WordColumn): string | null => {
    const value = cellOf(field)?.text ?? '';
    if (value !== '' && !plain(value)) {
      note(field, 'text-left-out');
      return null;
    }
    const meaning = meaningOf(column, value);
    if (meaning.asks === null) return meaning.code;
    questions.ask(column, meaning.asks, value);
    note(field, 'word-unmapped');
    return null;
  };

  const accommodation = (): Pick<ListRow, 'accommodation' | 'suitability'> => {
    const stated = code('accommodation', 'accommodation');
    const suitability = code('suitability', 'suitability');
    if (stated === null || stated === NOT_KNOWN) return { accommodation: stated, suitability };
    const letter = stated.slice(0, 1);
    const byCode = stated.length < 2 ? null : stated[1] === '1' ? 'suitable' : 'unsuitable';
    if (NEVER_SUITABLE.includes(letter)) {
      if (suitability === 'suitable' || byCode === 'suitable') note('suitability', 'accommodation-impossible');
      return { accommodation: letter, suitability: 'unsuitable' };
    }
    if (byCode !== null && suitability !== null && suitability !== byCode) {
      note('suitability', 'suitability-contradicted');
      return { accommodation: letter, suitability: null };
    }
    return { accommodation: letter, suitability: suitability ?? byCode };
  };

  return { at, child, text, day, code, accommodation };
}

/** Printable and of a length that a name has. */
function plain(text: string): boolean {
  return text.length <= TEXT_LENGTH && !/\p{C}/u.test(text);
}

/** Two different rows of one young person in one list refuse each other: nobody here knows which is right. */
function oneRowEach(rows: ListRow[], faults: Fault[]): ListRow[] {
  const firsts = new Map<string, ListRow>();
  const contradicted = new Set<string>();
  for (const row of rows) {
    const key = `${row.list} ${row.child}`;
    const first = firsts.get(key);
    if (!first) {
      firsts.set(key, row);
      continue;
    }
    const same = JSON.stringify({ ...row, at: null }) === JSON.stringify({ ...first, at: null });
    faults.push(fault({ ...row.at }, same ? 'row-twice' : 'child-twice', `first on line ${first.at.line}`));
    if (!same) contradicted.add(key);
  }
  return [...firsts].flatMap(([key, row]) => (contradicted.has(key) ? [] : [row]));
}
