import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, FaultList, type Fault } from '../faults';
import { MOST_BYTES, readCsv, tooLarge, type CsvRow } from '../read-csv';
import {
  isTakenIn,
  NOT_TAKEN_IN,
  recogniseTable,
  TABLES,
  type ColumnOf,
  type TableName,
  type TakenInTable,
} from './tables';

export interface SourceFile {
  name: string;
  bytes: Uint8Array;
  /** The size in bytes of a file too large to be read; its `bytes` are empty then. */
  tooLarge?: number;
}

/** What became of one file of the folder: every file has one, so that nothing is left out unsaid. */
export interface FileReport {
  name: string;
  /** A table of a return, or a list of Annex A. */
  table: TableName | 'List 8' | 'List 9' | null;
  rows: number;
  outcome: 'taken-in' | 'skipped' | 'refused';
  because: string | null;
}

/** Values are trimmed and in capitals; an empty text is a missing value. */
export interface ReturnRow<T extends TakenInTable> {
  file: string;
  line: number;
  values: Record<ColumnOf<T>, string>;
}

export type ReturnTables = { [T in TakenInTable]: ReturnRow<T>[] };

export interface Ssda903Folder {
  files: FileReport[];
  tables: ReturnTables;
  faults: Fault[];
}

const CHILD_SHAPE = /^[A-Z0-9]([A-Z0-9 ._/-]{0,8}[A-Z0-9])?$/;

/** Of all files of a folder together; what is beyond is not read. */
const MOST_BYTES_OF_A_FOLDER = 2 * MOST_BYTES;

/** The files directly in the folder, in the order of their names. Those skipped for their names are not read. */
export async function filesIn(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const files: SourceFile[] = [];
  let room = MOST_BYTES_OF_A_FOLDER;
  for (const name of names.sort()) {
    const isRead = skippedForItsName(name) === null;
    const file = isRead ? await fileAt(join(folder, name), name, room) : { name, bytes: new Uint8Array() };
    files.push(file);
    room -= file.bytes.length;
  }
  return files;
}

/** A file with its bytes; one that is too large is not read. */
export async function fileAt(path: string, name: string, room = MOST_BYTES): Promise<SourceFile> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size > Math.min(MOST_BYTES, room)) return { name, bytes: new Uint8Array(), tooLarge: size };
    return { name, bytes: await handle.readFile() };
  } finally {
    await handle.close();
  }
}

/** Finds the tables of a return by their columns and its rows with their lines. Never throws for what a file holds. */
export function readSsda903Folder(files: SourceFile[]): Ssda903Folder {
  const tables: ReturnTables = { Header: [], Episodes: [], UASC: [], OC3: [] };
  const reports: FileReport[] = [];
  const faults: Fault[] = [];
  const taken = new Set<TableName>();
  for (const file of files) {
    const read = readFile(file, taken);
    reports.push(read.report);
    for (const one of read.faults.all()) faults.push(one);
    if (!read.rows) continue;
    taken.add(read.rows.table);
    Object.assign(tables, { [read.rows.table]: read.rows.rows });
  }
  if (!taken.has('Header')) faults.push(fault({ file: '', line: null }, 'no-header-table'));
  return { files: reports, tables, faults };
}

interface FileRead {
  report: FileReport;
  faults: FaultList;
  rows?: RowsOfTable;
}

/** @param taken the tables that came in earlier files */
function readFile({ name, bytes, tooLarge: size }: SourceFile, taken: ReadonlySet<TableName>): FileRead {
  const faults = new FaultList();
  const skipped = (because: string, table: TableName | null = null, rows = 0): FileRead => ({
    report: { name, table, rows, outcome: 'skipped', because },
    faults,
  });
  const refused = (by: Fault, table: TableName | null = null, rows = 0, because = inSentence(by.message)): FileRead => {
    const only = new FaultList();
    only.add([by]);
    return { report: { name, table, rows, outcome: 'refused', because }, faults: only };
  };

  const named = skippedForItsName(name);
  if (named) return skipped(named);
  let recognised: ReturnType<typeof recogniseTable> | undefined;
  let rows: RowsOfTable | undefined;
  const csv =
    size === undefined
      ? readCsv(bytes, (columns) => {
          recognised = recogniseTable(columns);
          const { table } = recognised;
          if (table === null || !isTakenIn(table) || taken.has(table)) return () => undefined;
          const taking = new RowsOfTable(table, name, columns, faults);
          rows = taking;
          return (row) => taking.take(row);
        })
      : tooLarge(size);
  if ('refused' in csv) return refused(fault({ file: name, line: csv.line }, csv.refused, csv.detail));
  if (!recognised) return skipped('it has no headings');
  if (recognised.table === null) {
    const { nearest, because } = recognised;
    if (nearest === null || !isTakenIn(nearest)) return skipped(because, null, csv.rows);
    return refused(fault({ file: name, line: 1 }, 'table-columns-differ', because), null, csv.rows, because);
  }
  const { table } = recognised;
  if (!isTakenIn(table)) return skipped(NOT_TAKEN_IN[table], table, csv.rows);
  if (taken.has(table))
    return refused(
      fault({ file: name, line: 1 }, 'table-twice', table),
      table,
      csv.rows,
      'the same table came in another file',
    );
  for (const { code, detail } of csv.mended) faults.add([fault({ file: name, line: null }, code, detail)]);
  if (csv.rows === 0) faults.add([fault({ file: name, line: 1 }, 'table-without-rows', table)]);
  return { report: { name, table, rows: csv.rows, outcome: 'taken-in', because: null }, faults, rows };
}

/** Takes a table's rows one by one, each with its values by column; notes rows that cannot be taken. */
class RowsOfTable {
  readonly rows: ReturnRow<TakenInTable>[] = [];
  private readonly firstWith = new Map<number, ReturnRow<TakenInTable>>();
  private readonly alsoWith = new Map<number, ReturnRow<TakenInTable>[]>();
  private readonly known = new Map<string, string>();

  constructor(
    readonly table: TakenInTable,
    private readonly file: string,
    private readonly columns: string[],
    private readonly faults: FaultList,
  ) {}

  take({ line, values }: CsvRow): void {
    const { file, columns } = this;
    if (values.length !== columns.length) {
      this.faults.add([fault({ file, line }, 'row-ragged')]);
      return;
    }
    const byColumn: Record<string, string> = {};
    for (let index = 0; index < columns.length; index++) {
      byColumn[columns[index]!] = this.shared((values[index] ?? '').toUpperCase());
    }
    const child = byColumn.CHILD ?? '';
    if (!CHILD_SHAPE.test(child)) {
      this.faults.add([fault({ file, line, column: 'CHILD' }, child === '' ? 'child-blank' : 'child-shape')]);
      return;
    }
    const row: ReturnRow<TakenInTable> = { file, line, values: byColumn };
    const first = this.sameBefore(row);
    if (first) this.faults.add([fault({ file, line, child }, 'row-twice', `first on line ${first.line}`)]);
    else this.rows.push(row);
  }

  /** The earlier row with the same values. Rows are found by a number made of their values, not by a copy of them. */
  private sameBefore(row: ReturnRow<TakenInTable>): ReturnRow<TakenInTable> | undefined {
    const own: readonly string[] = TABLES[this.table];
    const given: Record<string, string> = row.values;
    const hash = own.reduce((before, column) => hashed(given[column] ?? '', before), 0);
    const isSame = ({ values }: { values: Record<string, string> }) =>
      own.every((column) => values[column] === given[column]);
    const first = this.firstWith.get(hash);
    if (!first) this.firstWith.set(hash, row);
    if (!first || isSame(first)) return first;
    const others = this.alsoWith.get(hash) ?? [];
    const same = others.find(isSame);
    if (!same) this.alsoWith.set(hash, [...others, row]);
    return same;
  }

  /** The same text for the same value: codes and dates come thousands of times. */
  private shared(value: string): string {
    const before = this.known.get(value);
    if (before !== undefined) return before;
    if (this.known.size < MOST_SHARED && value.length <= LONGEST_SHARED) this.known.set(value, value);
    return value;
  }
}

const MOST_SHARED = 20_000;
const LONGEST_SHARED = 12;

function hashed(text: string, start: number): number {
  let hash = (start ^ 0x9e3779b9) | 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}

function inSentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}

function skippedForItsName(name: string): string | null {
  if (/_errors\.csv$/i.test(name)) return 'a list of errors for a checking tool';
  if (/\.csv$/i.test(name)) return null;
  if (/\.xml$/i.test(name)) return 'the XML form of the return; the CSV files are read';
  if (/\.(xlsx?|ods)$/i.test(name)) return 'a workbook; the CSV files are read';
  return 'not a CSV file';
}
