import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRow {
  /** The line on which the row begins; the heading row is line 1. */
  line: number;
  values: string[];
}

export interface CsvTable {
  columns: string[];
  rows: CsvRow[];
}

/** A file that cannot be read as a table: why, and the line if there is one. */
export interface CsvRefusal {
  refused: string;
  line: number | null;
}

/**
 * Reads a comma-separated file with a heading row: UTF-8 with or without byte order mark, any line ending, blank lines
 * skipped. Values are trimmed. Rows may be ragged: whoever knows the columns says what that means.
 */
export function readCsv(bytes: Uint8Array): CsvTable | CsvRefusal {
  const text = decode(bytes);
  if (text === null) return { refused: 'it is not UTF-8 text', line: null };
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [heading, ...rows] = records;
    if (!heading) return { refused: 'it is empty', line: null };
    return {
      columns: heading.record,
      rows: rows.map(({ record, info }) => ({ line: info.lines - lineBreaksWithin(record), values: record })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      refused: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is never closed' : 'it is not a CSV table',
      line: typeof error.lines === 'number' ? error.lines : null,
    };
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The parser counts the line on which a row ends. */
function lineBreaksWithin(record: string[]): number {
  return record.reduce((total, value) => total + (value.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}
