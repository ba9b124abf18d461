import { decode, encodingOf, NotText } from './decode-text';
import type { FaultCode } from './faults';

/** A council's whole return is a few megabytes; the whole of England's would fit in this. */
export const MOST_BYTES = 32 * 1024 * 1024;
/** Rows of one table; a large council's return has some ten thousand episodes. */
export const MOST_ROWS = 250_000;
/** The widest table has thirteen columns. */
const MOST_COLUMNS = 500;
/** Characters in one value; the longest here is a name. */
const LONGEST_VALUE = 10_000;

export interface CsvRow {
  /** The line on which the row begins; the heading row is line 1. */
  line: number;
  values: string[];
}

/** Why a file cannot be read as a table, and the line if there is one. Rows taken before that count for nothing. */
export interface CsvRefusal {
  refused: FaultCode;
  line: number | null;
  detail?: string;
}

/** A file that was read to its end, and what about its form had to be mended. */
export interface CsvRead {
  rows: number;
  mended: { code: FaultCode; detail?: string }[];
}

/**
 * Reads a table with a heading row, row by row: no more than a row is held. UTF-8 with or without byte order mark; also
 * UTF-16 and Windows-1252, semicolons and tabs, which are told as mended. Any line ending, blank lines skipped, values
 * trimmed. Rows may be ragged: whoever knows the columns says what that means. Never throws for what the bytes hold.
 * @param onHeading takes the columns and returns who takes the rows
 */
export function readCsv(
  bytes: Uint8Array,
  onHeading: (columns: string[]) => (row: CsvRow) => void,
): CsvRead | CsvRefusal {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  if (bytes.length === 0) return { refused: 'file-empty', line: null };
  const encoding = encodingOf(bytes);
  if (encoding === null) return { refused: 'file-unreadable', line: null, detail: whatItIs(bytes) };
  const scanner = new Scanner(onHeading);
  try {
    for (const piece of decode(bytes, encoding)) {
      scanner.feed(piece);
      if (scanner.refusal) return scanner.refusal;
    }
  } catch (error) {
    if (!(error instanceof NotText)) throw error;
    return { refused: 'file-unreadable', line: null, detail: 'it is not text' };
  }
  scanner.finish();
  if (scanner.refusal) return scanner.refusal;
  const mended: CsvRead['mended'] = [];
  if (encoding === 'windows-1252') mended.push({ code: 'encoding-windows-1252' });
  if (encoding === 'utf-16le' || encoding === 'utf-16be') mended.push({ code: 'encoding-utf-16' });
  const separator = OTHER_SEPARATORS[scanner.separator];
  if (separator) mended.push({ code: 'separator-not-comma', detail: separator });
  return { rows: scanner.rows, mended };
}

/** @param bytes the size of the file, which need not have been read */
export function tooLarge(bytes: number): CsvRefusal {
  const [size, most] = [Math.ceil(bytes / 1024 / 1024), MOST_BYTES / 1024 / 1024];
  return { refused: 'file-too-large', line: null, detail: `${size} MiB, at most ${most} MiB` };
}

function whatItIs(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  return isZip ? 'it is a workbook or a ZIP file; save it as CSV' : 'it is not text';
}

const COMMA = 44;
const SEMICOLON = 59;
const TAB = 9;
const QUOTE = 34;
const SPACE = 32;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const OTHER_SEPARATORS: Readonly<Record<number, string>> = { [SEMICOLON]: 'semicolons', [TAB]: 'tabs' };

/**
 * RFC 4180, fed in pieces. A quotation mark opens a quoted value only where the value begins; elsewhere it is a
 * character as any other. The line on which it opened is kept, because that is the one that has to be found and mended.
 */
class Scanner {
  /** As a character code; what the heading is parted by. */
  separator = 0;
  rows = 0;
  refusal: CsvRefusal | null = null;

  private state: 'start' | 'plain' | 'quoted' | 'after-quote' = 'start';
  private take: ((row: CsvRow) => void) | null = null;
  private columns: string[] | null = null;
  private values: string[] = [];
  private value = '';
  private line = 1;
  private rowLine = 1;
  private quoteLine = 1;
  private skipLineFeed = false;

  constructor(private readonly onHeading: (columns: string[]) => (row: CsvRow) => void) {}

  feed(text: string): void {
    if (this.separator === 0) this.separator = separatorOf(text);
    let from = 0;
    for (let at = 0; at < text.length && !this.refusal; at++) {
      const code = text.charCodeAt(at);
      if (this.skipLineFeed) {
        this.skipLineFeed = false;
        if (code === LINE_FEED) {
          from = at + 1;
          if (this.state === 'quoted') this.value += '\n';
          continue;
        }
      }
      if (this.state === 'quoted') {
        if (code === QUOTE) {
          this.value += text.slice(from, at);
          this.state = 'after-quote';
          from = at + 1;
        } else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
          this.value += text.slice(from, at + 1);
          from = at + 1;
          this.endLine(code);
        }
        continue;
      }
      if (this.state === 'after-quote' && code === QUOTE && from === at) {
        this.state = 'quoted'; // two of them are one, and the second is kept with what follows
        continue;
      }
      const endsRow = code === LINE_FEED || code === CARRIAGE_RETURN;
      if (endsRow || code === this.separator) {
        this.endValue(this.state === 'after-quote' ? '' : text.slice(from, at));
        from = at + 1;
        if (!endsRow) continue;
        this.endRow();
        this.endLine(code);
        this.rowLine = this.line;
      } else if (code === SPACE || code === TAB) {
        continue;
      } else if (this.state === 'start' && code === QUOTE) {
        this.state = 'quoted';
        this.quoteLine = this.line;
        this.value = '';
        from = at + 1;
      } else if (this.state === 'after-quote') {
        this.textAfterQuote();
      } else {
        this.state = 'plain';
      }
    }
    if (this.state !== 'after-quote') this.value += text.slice(from);
    if (this.value.length > LONGEST_VALUE) this.tooLong();
  }

  /** The last row may lack its line ending. */
  finish(): void {
    if (this.state === 'quoted') this.refusal ??= { refused: 'quote-not-closed', line: this.quoteLine };
    if (this.refusal) return;
    if (this.value !== '' || this.values.length > 0 || this.state !== 'start') {
      this.endValue('');
      this.endRow();
    }
    if (!this.columns) this.refusal ??= { refused: 'file-empty', line: null };
  }

  private endValue(rest: string): void {
    this.value += rest;
    if (this.value.length > LONGEST_VALUE) return this.tooLong();
    // A row with more values than any table has columns is ragged, however many more.
    if (this.values.length <= MOST_COLUMNS) this.values.push(this.value.trim());
    if (this.values.length > MOST_COLUMNS && !this.columns) {
      this.refusal = { refused: 'columns-too-many', line: this.rowLine, detail: `more than ${MOST_COLUMNS}` };
    }
    this.value = '';
    this.state = 'start';
  }

  private endRow(): void {
    const { values } = this;
    this.values = [];
    if (this.refusal || (values.length === 1 && values[0] === '')) return;
    if (!this.take) {
      this.columns = values;
      this.take = this.onHeading(values);
      return;
    }
    this.rows += 1;
    if (this.rows > MOST_ROWS) {
      const most = MOST_ROWS.toLocaleString('en-GB');
      this.refusal = { refused: 'rows-too-many', line: this.rowLine, detail: `at most ${most}` };
      return;
    }
    this.take({ line: this.rowLine, values });
  }

  private endLine(code: number): void {
    this.line += 1;
    this.skipLineFeed = code === CARRIAGE_RETURN;
  }

  /** A value that runs over lines until the next quotation mark in the file has most likely lost its own. */
  private textAfterQuote(): void {
    if (/[\r\n]/.test(this.value)) this.refusal = { refused: 'quote-not-closed', line: this.quoteLine };
    this.value = `"${this.value}"`;
    this.state = 'plain';
  }

  private tooLong(): void {
    this.refusal ??=
      this.state === 'quoted'
        ? { refused: 'quote-not-closed', line: this.quoteLine }
        : { refused: 'value-too-long', line: this.line, detail: `more than ${LONGEST_VALUE} characters` };
  }
}

/** The one that parts the heading: a comma unless there are more of another. */
function separatorOf(text: string): number {
  const heading = (/[^\r\n\s][^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (character: string) => heading.split(character).length - 1;
  const [commas, semicolons, tabs] = [count(','), count(';'), count('\t')];
  if (semicolons > commas && semicolons >= tabs) return SEMICOLON;
  return tabs > commas ? TAB : COMMA;
}
