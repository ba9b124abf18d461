import { strToU8, zipSync } from 'fflate';
import type { SourceFile } from '../../src/imports/ssda903/read-folder';
import { daysBetween, localDate } from '../../src/statutory/local-date';

/** A text, a number, or one of the other things that a cell can hold. Null is an empty cell. */
export type CellValue =
  | string
  | number
  | null
  | { date: string }
  | { formula: string; value?: string | number }
  | { error: string }
  | { inline: string };

export interface SheetValue {
  name: string;
  rows: CellValue[][];
  merged?: string[];
}

export interface WorkbookOptions {
  name?: string;
  /** An ISO instant; null for a workbook that does not say. */
  savedAt?: string | null;
  since1904?: boolean;
  /** A prefix before every element of the worksheets, as some programs write. */
  prefix?: string;
}

const DATE_FORMAT = 1;

/** An .xlsx workbook, written here cell by cell so that it can hold whatever a spreadsheet program may leave in one. */
export function aWorkbook(sheets: SheetValue[], options: WorkbookOptions = {}): SourceFile {
  const { name = 'annex-a.xlsx', savedAt = '2026-10-01T09:30:00Z', since1904 = false, prefix = '' } = options;
  const shared: string[] = [];
  const parts: Record<string, string> = {
    '_rels/.rels': relationships([
      ['rId1', 'officeDocument', 'xl/workbook.xml'],
      ['rId2', 'core-properties', 'docProps/core.xml'],
    ]),
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map((sheet, index) => `<sheet name="${escaped(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  };
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(sheet, shared, since1904, prefix);
  });
  parts['xl/_rels/workbook.xml.rels'] = relationships([
    ...sheets.map((_, index): Relation => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
    ['rIdS', 'sharedStrings', '/xl/sharedStrings.xml'],
    ['rIdF', 'styles', 'styles.xml'],
  ]);
  parts['xl/sharedStrings.xml'] = `<sst>${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`;
  if (savedAt) {
    parts['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:modified>${savedAt}</dcterms:modified></cp:coreProperties>`;
  }
  return { name, bytes: zipped(parts) };
}

/** @param level 0 stores the parts as they are */
export function zipped(parts: Record<string, string | Uint8Array>, level: 0 | 6 = 6): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level },
  );
}

type Relation = [id: string, type: string, target: string];

function relationships(relations: Relation[]): string {
  const all = relations.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="http://example.org/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships>${all.join('')}</Relationships>`;
}

function worksheet({ rows, merged = [] }: SheetValue, shared: string[], since1904: boolean, prefix: string): string {
  const p = prefix && `${prefix}:`;
  const lines = rows.map((row, index) => {
    const cells = row.map((value, column) => cell(value, `${columnName(column)}${index + 1}`, shared, since1904, p));
    return `<${p}row r="${index + 1}">${cells.join('')}</${p}row>`;
  });
  const merges = merged.map((reference) => `<${p}mergeCell ref="${reference}"/>`).join('');
  return (
    `<${p}worksheet${prefix ? ` xmlns:${prefix}="m"` : ''}><${p}sheetData>${lines.join('')}</${p}sheetData>` +
    `<${p}mergeCells>${merges}</${p}mergeCells></${p}worksheet>`
  );
}

function cell(value: CellValue, at: string, shared: string[], since1904: boolean, p: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<${p}c r="${at}"><${p}v>${value}</${p}v></${p}c>`;
  if (typeof value === 'string') {
    shared.push(value);
    return `<${p}c r="${at}" t="s"><${p}v>${shared.length - 1}</${p}v></${p}c>`;
  }
  if ('date' in value) {
    // 1 January 1970 is day 25,569 of the one count and day 24,107 of the other.
    const serial = daysBetween(localDate('1970-01-01'), localDate(value.date)) + (since1904 ? 24_107 : 25_569);
    return `<${p}c r="${at}" s="${DATE_FORMAT}"><${p}v>${serial}</${p}v></${p}c>`;
  }
  if ('error' in value) return `<${p}c r="${at}" t="e"><${p}v>${value.error}</${p}v></${p}c>`;
  if ('inline' in value) {
    return `<${p}c r="${at}" t="inlineStr"><${p}is><${p}r><${p}t>${escaped(value.inline)}</${p}t></${p}r></${p}is></${p}c>`;
  }
  const type = typeof value.value === 'string' ? ' t="str"' : '';
  const worked = value.value === undefined ? '' : `<${p}v>${escaped(String(value.value))}</${p}v>`;
  return `<${p}c r="${at}"${type}><${p}f>${escaped(value.formula)}</${p}f>${worked}</${p}c>`;
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export const LIST_9_HEADINGS = [
  'Child Unique ID',
  'Gender',
  'Ethnicity',
  'Date of Birth',
  'Age',
  'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)',
  'Does the Child have a Disability',
  'Allocated Team',
  'Allocated Worker',
  'Allocated Personal Advisor',
  'Eligibility Category',
  'Latest Pathway Plan Review Date',
  'LA in Touch',
  'Latest Date of Contact',
  'Type of Accommodation',
  'Suitability of Accommodation',
  'Activity Status',
] as const;
export type List9Row = Partial<Record<(typeof LIST_9_HEADINGS)[number], CellValue>>;

const USUAL: List9Row = {
  'Child Unique ID': 10001,
  Gender: 'b) Female',
  Ethnicity: 'a) WBRI',
  'Date of Birth': { date: '2007-03-10' },
  Age: 19.6,
  'Does the Child have a Disability': 'b) No',
};

/** A sheet of care leavers; of each row the test names what matters. */
export function list9(rows: List9Row[], name = 'List 9'): SheetValue {
  return {
    name,
    rows: [
      [...LIST_9_HEADINGS],
      ...rows.map((row) => LIST_9_HEADINGS.map((heading) => ({ ...USUAL, ...row })[heading] ?? null)),
    ],
  };
}

export const LIST_8_HEADINGS = [
  'Child Unique ID',
  'Gender',
  'Ethnicity',
  'Date of Birth',
  'Age of Child (Years)',
  'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)',
  'Does the Child have a Disability',
  'Date Started to be Looked After',
  "Child's Legal Status",
  'Date of Latest Statutory Review',
  'Date Ceased to be Looked After',
  'Allocated Team',
  'Allocated Worker',
] as const;
export type List8Row = Partial<Record<(typeof LIST_8_HEADINGS)[number], CellValue>>;

/** A sheet of children looked after. */
export function list8(rows: List8Row[], name = 'List 8'): SheetValue {
  const usual: List8Row = {
    'Child Unique ID': 20001,
    Gender: 'a) Male',
    Ethnicity: 'a) WBRI',
    'Date of Birth': { date: '2010-05-20' },
    'Date Started to be Looked After': { date: '2020-01-06' },
    "Child's Legal Status": 'C2: FCO',
  };
  return {
    name,
    rows: [
      [...LIST_8_HEADINGS],
      ...rows.map((row) => LIST_8_HEADINGS.map((heading) => ({ ...usual, ...row })[heading] ?? null)),
    ],
  };
}
