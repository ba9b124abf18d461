import type { LocalDate } from '../statutory/local-date';
import { invalid } from '../platform/problem';
import type { ImportKind } from './import-run.entity';
import type { ImportInput } from './imports.service';
import { educationField } from './education/read-education';
import { fieldNamed } from './names/read-names';
import { readCsv } from './read-csv';
import type { SourceFile } from './ssda903/read-folder';
import { recogniseTable } from './ssda903/tables';
import { looksLikeWorkbook } from './xlsx/read-workbook';

/** What the pages need to know of a kind of import. A new kind needs an entry here, and nothing else on the pages. */
export interface KindOfImport {
  /** "SSDA903 return" */
  name: string;
  /** As a choice, where the files do not tell. */
  choice: string;
  /** Whether the files are about one collection year, which may have to be given. */
  hasYear: boolean;
  /** Whether the files are about one day, which may have to be given. */
  hasDay: boolean;
  /** Whether one of the files is surely of this kind, by its first bytes. */
  recognises(files: SourceFile[]): boolean;
  /** @throws Problem 'not-valid' naming the field `kind` when these files cannot be of this kind */
  inputOf(files: SourceFile[], given: { collectionYear: number | null; asOf: LocalDate | null }): ImportInput;
}

export const KINDS: Record<ImportKind, KindOfImport> = {
  ssda903: {
    name: 'SSDA903 return',
    choice: 'An SSDA903 return, as CSV files',
    hasYear: true,
    hasDay: false,
    recognises: (files) =>
      files.some((file) => {
        const columns = headingOf(file);
        return columns !== null && recogniseTable(columns).table !== null;
      }),
    inputOf: (files, { collectionYear }) => ({ kind: 'ssda903', files, collectionYear }),
  },
  names: {
    name: 'List of names',
    choice: 'A list of names, advisers, teams and last visits, as one CSV file',
    hasYear: false,
    hasDay: false,
    recognises: (files) =>
      files.some((file) => {
        const fields = new Set((headingOf(file) ?? []).flatMap((heading) => fieldNamed(heading) ?? []));
        return fields.has('child') && fields.size > 1;
      }),
    inputOf: (files) => {
      const [file, ...more] = files;
      if (!file || more.length > 0) throw invalid('kind', 'A list of names is one file. Upload it by itself');
      return { kind: 'names', file };
    },
  },
  education: {
    name: 'Education history',
    choice: 'An education history from the virtual school, as one CSV file',
    hasYear: false,
    hasDay: false,
    recognises: (files) =>
      files.some((file) => {
        const fields = new Set((headingOf(file) ?? []).flatMap((heading) => educationField(heading) ?? []));
        return (
          (fields.has('child') || fields.has('upn') || fields.has('uln')) &&
          (fields.has('subject') || fields.has('schoolYear'))
        );
      }),
    inputOf: (files) => {
      const [file, ...more] = files;
      if (!file || more.length > 0) throw invalid('kind', 'An education history is one file. Upload it by itself');
      return { kind: 'education', file };
    },
  },
  'annex-a': {
    name: 'Annex A lists',
    choice: 'List 8 and List 9 of Annex A, as one Excel workbook',
    hasYear: false,
    hasDay: true,
    // A folder of a return often holds workbooks beside its tables; a list of Annex A comes by itself.
    recognises: ([file, ...more]) => file !== undefined && more.length === 0 && looksLikeWorkbook(file.bytes),
    inputOf: (files, { asOf }) => {
      const [file, ...more] = files;
      if (!file || more.length > 0) throw invalid('kind', 'An Annex A workbook is one file. Upload it by itself');
      return { kind: 'annex-a', file, asOf };
    },
  },
};

export const IMPORT_KINDS = Object.keys(KINDS) as ImportKind[];

/** The only kind that any of the files is of; null where none is recognised, or two are. */
export function recogniseKind(files: SourceFile[]): ImportKind | null {
  const kinds = IMPORT_KINDS.filter((kind) => KINDS[kind].recognises(files));
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}

/** Enough for every heading row that is known. */
const FIRST_BYTES = 64 * 1024;

/** The heading row of a CSV file, of which no more than the beginning is read; null where it has none. */
function headingOf({ name, bytes }: SourceFile): string[] | null {
  if (!/\.csv$/i.test(name)) return null;
  let heading: string[] | null = null;
  readCsv(bytes.length > FIRST_BYTES ? wholeLines(bytes.subarray(0, FIRST_BYTES)) : bytes, (columns) => {
    heading = columns;
    return () => undefined;
  });
  return heading;
}

/** Up to the last line end, so that no character is cut in two, in UTF-16 neither. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end === 0) return bytes;
  return bytes.subarray(0, bytes[end] === 0 ? end + 1 : end);
}
