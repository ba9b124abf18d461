import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, type Fault } from '../faults';
import { readCsv, type CsvRow } from '../read-csv';
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
}

/** What became of one file of the folder: every file has one, so that nothing is left out unsaid. */
export interface FileReport {
  name: string;
  table: TableName | null;
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

/** The files directly in the folder, in the order of their names. Those skipped for their names are not read. */
export async function filesIn(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      bytes: skippedForItsName(name) === null ? await readFile(join(folder, name)) : new Uint8Array(),
    })),
  );
}

/** Finds the tables of a return by their columns and its rows with their lines. Never throws for what a file holds. */
export function readSsda903Folder(files: SourceFile[]): Ssda903Folder {
  const folder: Ssda903Folder = { files: [], tables: { Header: [], Episodes: [], UASC: [], OC3: [] }, faults: [] };
  for (const file of files) folder.files.push(readFileInto(folder, file));
  if (!folder.files.some(({ table, outcome }) => table === 'Header' && outcome === 'taken-in')) {
    folder.faults.push(fault({ file: '', line: null }, 'no-header-table'));
  }
  return folder;
}

function readFileInto(folder: Ssda903Folder, { name, bytes }: SourceFile): FileReport {
  const skipped = (because: string, table: TableName | null = null, rows = 0): FileReport => ({
    name,
    table,
    rows,
    outcome: 'skipped',
    because,
  });
  const named = skippedForItsName(name);
  if (named) return skipped(named);
  const csv = readCsv(bytes);
  if ('refused' in csv) {
    folder.faults.push(fault({ file: name, line: csv.line }, 'file-unreadable', csv.refused));
    return { name, table: null, rows: 0, outcome: 'refused', because: csv.refused };
  }
  const recognised = recogniseTable(csv.columns);
  if (recognised.table === null) return skipped(recognised.because, null, csv.rows.length);
  const { table } = recognised;
  if (!isTakenIn(table)) return skipped(NOT_TAKEN_IN[table], table, csv.rows.length);
  if (folder.files.some((other) => other.table === table && other.outcome === 'taken-in')) {
    folder.faults.push(fault({ file: name, line: 1 }, 'table-twice', table));
    return { name, table, rows: csv.rows.length, outcome: 'refused', because: 'the same table came in another file' };
  }
  readRowsInto(folder, table, name, csv.columns, csv.rows);
  return { name, table, rows: csv.rows.length, outcome: 'taken-in', because: null };
}

function readRowsInto(
  folder: Ssda903Folder,
  table: TakenInTable,
  file: string,
  columns: string[],
  csvRows: CsvRow[],
): void {
  const firstLineOf = new Map<string, number>();
  const rows: ReturnRow<TakenInTable>[] = [];
  for (const { line, values } of csvRows) {
    if (values.length !== columns.length) {
      folder.faults.push(fault({ file, line }, 'row-ragged'));
      continue;
    }
    const byColumn: Record<string, string> = {};
    columns.forEach((column, index) => (byColumn[column] = (values[index] ?? '').toUpperCase()));
    const child = byColumn.CHILD ?? '';
    if (!CHILD_SHAPE.test(child)) {
      folder.faults.push(fault({ file, line, column: 'CHILD' }, child === '' ? 'child-blank' : 'child-shape'));
      continue;
    }
    const content = TABLES[table].map((column) => byColumn[column]).join('\0');
    const first = firstLineOf.get(content);
    if (first !== undefined) {
      folder.faults.push(fault({ file, line, child }, 'row-twice', `first on line ${first}`));
      continue;
    }
    firstLineOf.set(content, line);
    rows.push({ file, line, values: byColumn });
  }
  folder.tables = { ...folder.tables, [table]: rows };
}

function skippedForItsName(name: string): string | null {
  if (/_errors\.csv$/i.test(name)) return 'a list of errors for a checking tool';
  if (/\.csv$/i.test(name)) return null;
  if (/\.xml$/i.test(name)) return 'the XML form of the return; the CSV files are read';
  if (/\.(xlsx?|ods)$/i.test(name)) return 'a workbook; the CSV files are read';
  return 'not a CSV file';
}
