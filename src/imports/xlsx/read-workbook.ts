import { posix } from 'node:path';
import { londonDateOf } from '../../statutory/london-date';
import { epochSeconds } from '../../statutory/instant';
import type { LocalDate } from '../../statutory/local-date';
import { readCell, showsDates, type Cell, type CellParts } from './cell-values';
import { parseXml } from './parse-xml';
import { WorkbookRefused, ZipParts } from './zip-parts';

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  number: number;
  /** By column, from 1; cells with nothing in them are not there. */
  cells: Map<number, Cell>;
}

export interface Sheet {
  name: string;
  /** The first rows alone where the sheet is not wanted. */
  rows: SheetRow[];
  /** Rows that hold anything. */
  rowsInAll: number;
  /** Rows over which merged cells reach down, with the columns from and to. */
  mergedDown: { from: number; to: number; firstColumn: number; lastColumn: number }[];
}

export interface Workbook {
  sheets: Sheet[];
  /** The day on which it was last saved, by its own word. */
  savedOn: LocalDate | null;
}

/** Headings stand somewhere in the first rows, below a title perhaps. */
const FIRST_ROWS = 20;
const COLUMNS_LIMIT = 200;
const ROWS_LIMIT = 100_000;
const CELLS_LIMIT = 2_000_000;
const SHEETS_LIMIT = 200;
const SHARED_TEXTS_LIMIT = 1_000_000;
const MERGES_LIMIT = 10_000;

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads an .xlsx workbook piece by piece: of the sheets that are wanted all rows, of the others the first ones. However
 * the file is made, memory and time have a limit, and nothing in it is thrown.
 * @param isWanted told the first rows of a sheet
 * @returns why not, in words, for a file that cannot be read
 */
export async function readWorkbook(
  bytes: Uint8Array,
  isWanted: (firstRows: SheetRow[]) => boolean,
): Promise<Workbook | { refused: string }> {
  if (bytes.length === 0) return { refused: 'it is empty' };
  if (startsWith(bytes, OLE)) return { refused: 'it is an old .xls workbook or protected by a password' };
  if (!startsWith(bytes, ZIP)) return { refused: 'it is not an .xlsx workbook' };
  try {
    return await read(await ZipParts.open(bytes), isWanted);
  } catch (error) {
    // The zip and XML parsers throw plain errors for whatever is broken in a file, each with words of its own.
    return { refused: error instanceof WorkbookRefused ? error.message : 'it is damaged' };
  }
}

export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, OLE);
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

async function read(parts: ZipParts, isWanted: (firstRows: SheetRow[]) => boolean): Promise<Workbook> {
  const root = await relations(parts, '');
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!parts.has(main)) throw new WorkbookRefused('it is not an .xlsx workbook');
  const { sheets, since1904 } = await contents(parts, main);
  const related = await relations(parts, main);
  const partOf = (type: string) => related.find((one) => one.type === type)?.target ?? null;
  const sharedTexts = await sharedTextsIn(parts, partOf('sharedStrings'));
  const dateFormats = await dateFormatsIn(parts, partOf('styles'));
  const reading: SheetReading = {
    sharedTexts,
    isDateFormat: (format) => dateFormats.has(format),
    since1904,
    cells: 0,
    isWanted,
  };
  const read: Sheet[] = [];
  for (const { name, relation } of sheets.slice(0, SHEETS_LIMIT)) {
    const target = related.find(({ id, type }) => id === relation && type === 'worksheet')?.target;
    if (target && parts.has(target)) read.push(await sheetIn(parts, target, name, reading));
  }
  return { sheets: read, savedOn: await savedOn(parts, root) };
}

interface Relation {
  id: string;
  /** The last word of its type's address: "worksheet". */
  type: string;
  target: string;
}

/** What a part points to; of the package itself, with an empty name. */
async function relations(parts: ZipParts, part: string): Promise<Relation[]> {
  const { dir, base } = posix.parse(part);
  const name = posix.join(dir, '_rels', `${base}.rels`);
  const found: Relation[] = [];
  if (!parts.has(name)) return found;
  await parseXml(parts.text(name), {
    open: (element, attribute) => {
      if (element !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      found.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').pop() ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(dir, target),
      });
    },
  });
  return found;
}

async function contents(
  parts: ZipParts,
  main: string,
): Promise<{ sheets: { name: string; relation: string }[]; since1904: boolean }> {
  const sheets: { name: string; relation: string }[] = [];
  let since1904 = false;
  await parseXml(parts.text(main), {
    open: (element, attribute) => {
      if (element === 'workbookPr') since1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (element === 'sheet') {
        const name = (attribute('name') ?? '').replaceAll(/\p{C}/gu, '').slice(0, 60);
        sheets.push({ name, relation: attribute('id') ?? '' });
      }
    },
  });
  return { sheets, since1904 };
}

async function sharedTextsIn(parts: ZipParts, name: string | null): Promise<string[]> {
  const texts: string[] = [];
  if (name === null || !parts.has(name)) return texts;
  let text = '';
  let reads = false;
  let phonetic = false;
  await parseXml(parts.text(name), {
    open: (element) => {
      if (element === 'si') text = '';
      if (element === 'rPh') phonetic = true;
      if (element === 't') reads = !phonetic;
    },
    text: (piece) => {
      if (reads) text += piece;
    },
    close: (element) => {
      if (element === 't') reads = false;
      if (element === 'rPh') phonetic = false;
      if (element !== 'si') return;
      if (texts.length === SHARED_TEXTS_LIMIT) throw new WorkbookRefused('it holds more texts than can be read');
      texts.push(text);
    },
  });
  return texts;
}

/** The cell formats, by their number, that show a number as a day. */
async function dateFormatsIn(parts: ZipParts, name: string | null): Promise<Set<number>> {
  const formats = new Set<number>();
  if (name === null || !parts.has(name)) return formats;
  const codes = new Map<number, string>();
  let within = false;
  let count = 0;
  await parseXml(parts.text(name), {
    open: (element, attribute) => {
      if (element === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (element === 'cellXfs') within = true;
      if (element !== 'xf' || !within) return;
      const id = Number(attribute('numFmtId'));
      if (showsDates(id, codes.get(id))) formats.add(count);
      count += 1;
    },
    close: (element) => {
      if (element === 'cellXfs') within = false;
    },
  });
  return formats;
}

interface SheetReading {
  sharedTexts: string[];
  isDateFormat: (format: number) => boolean;
  since1904: boolean;
  /** Kept of all sheets so far. */
  cells: number;
  isWanted: (firstRows: SheetRow[]) => boolean;
}

async function sheetIn(parts: ZipParts, part: string, name: string, reading: SheetReading): Promise<Sheet> {
  const sheet: Sheet = { name, rows: [], rowsInAll: 0, mergedDown: [] };
  let wanted: boolean | null = null;
  let rowNumber = 0;
  let columnNumber = 0;
  let row: SheetRow | null = null;
  let cell: CellParts | null = null;
  let into: 'value' | 'inlineText' | null = null;
  let phonetic = false;

  const endRow = (): void => {
    if (!row || row.cells.size === 0) return;
    sheet.rowsInAll += 1;
    if (sheet.rowsInAll > ROWS_LIMIT) throw new WorkbookRefused('a sheet has more than 100,000 rows');
    if (wanted !== false) {
      sheet.rows.push(row);
      reading.cells += row.cells.size;
      if (reading.cells > CELLS_LIMIT) throw new WorkbookRefused('it has more cells than can be read');
    }
    if (wanted === null && sheet.rows.length === FIRST_ROWS) wanted = reading.isWanted(sheet.rows);
  };

  await parseXml(parts.text(part), {
    open: (element, attribute) => {
      switch (element) {
        case 'row': {
          rowNumber = wholeNumber(attribute('r')) ?? rowNumber + 1;
          columnNumber = 0;
          row = { number: rowNumber, cells: new Map() };
          break;
        }
        case 'c':
          columnNumber = columnOf(attribute('r')) ?? columnNumber + 1;
          cell = {
            type: attribute('t') ?? 'n',
            value: '',
            inlineText: '',
            isFormula: false,
            hasValue: false,
            format: wholeNumber(attribute('s')),
          };
          break;
        case 'f':
          if (cell) cell.isFormula = true;
          break;
        case 'v':
          if (cell) cell.hasValue = true;
          into = 'value';
          break;
        case 'rPh':
          phonetic = true;
          break;
        case 't':
          if (cell) cell.hasValue = true;
          into = phonetic ? null : 'inlineText';
          break;
        case 'mergeCell':
          noteMerge(sheet, attribute('ref'));
          break;
      }
    },
    text: (piece) => {
      if (cell && into) cell[into] += piece;
    },
    close: (element) => {
      if (element === 'v' || element === 't') into = null;
      if (element === 'rPh') phonetic = false;
      if (element === 'c') {
        const value = cell && readCell(cell, reading.sharedTexts, reading.isDateFormat, reading.since1904);
        if (row && value && columnNumber <= COLUMNS_LIMIT) row.cells.set(columnNumber, value);
        cell = null;
      }
      if (element === 'row') {
        endRow();
        row = null;
      }
    },
  });
  return sheet;
}

function noteMerge(sheet: Sheet, reference: string | null): void {
  const [first = '', last = ''] = (reference ?? '').split(':');
  const [from, to] = [rowOf(first), rowOf(last)];
  const [firstColumn, lastColumn] = [columnOf(first), columnOf(last)];
  if (from === null || to === null || firstColumn === null || lastColumn === null) return;
  if (to > from && sheet.mergedDown.length < MERGES_LIMIT) sheet.mergedDown.push({ from, to, firstColumn, lastColumn });
}

/** "AA7" is column 27. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Za-z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function rowOf(reference: string): number | null {
  return wholeNumber(/\d{1,7}$/.exec(reference)?.[0] ?? null);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

async function savedOn(parts: ZipParts, root: Relation[]): Promise<LocalDate | null> {
  const name = root.find(({ type }) => type === 'core-properties')?.target ?? 'docProps/core.xml';
  if (!parts.has(name)) return null;
  let text = '';
  let reads = false;
  await parseXml(parts.text(name), {
    open: (element) => (reads = element === 'modified'),
    text: (piece) => {
      if (reads) text += piece;
    },
    close: () => (reads = false),
  });
  const instant = text.trim();
  return epochSeconds(instant) === null ? null : londonDateOf(instant);
}
