import {
  aWorkbook,
  LIST_9_HEADINGS,
  list8,
  list9,
  type CellValue,
  type List9Row,
  type SheetValue,
  type WorkbookOptions,
} from '../../../test/imports/a-workbook';
import { localDate } from '../../statutory/local-date';
import { NO_ANSWERS } from './answers';
import { readLists } from './read-lists';

const today = localDate('2026-11-01');

const read = (sheets: SheetValue[], options: WorkbookOptions = {}) =>
  readLists(aWorkbook(sheets, options), null, NO_ANSWERS, today);
const rowOf = async (row: List9Row) => (await read([list9([row])])).rows[0];
const faultsOf = async (sheets: SheetValue[], options: WorkbookOptions = {}) =>
  (await read(sheets, options)).faults.map(({ line, column, severity, code }) => [line, column, severity, code]);

/** A list with the heading of one column written otherwise. */
function withHeading(heading: (typeof LIST_9_HEADINGS)[number], spelt: string | null): SheetValue {
  const sheet = list9([{ 'LA in Touch': 'Yes', 'Allocated Team': 'North', 'Allocated Personal Advisor': 'Ada' }]);
  const [headings = []] = sheet.rows;
  return { ...sheet, rows: [headings.map((one) => (one === heading ? spelt : one)), ...sheet.rows.slice(1)] };
}

describe('an Annex A list', () => {
  it('is read whole, with the sheet and line of each young person', async () => {
    const { rows, faults, asOf } = await read([
      list9([
        {
          'Child Unique ID': 'a-17',
          'Date of Birth': '10/03/2007',
          'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)': 'Y',
          'Allocated Team': 'North',
          'Allocated Worker': 'Sol\u00a0Worker',
          'Allocated Personal Advisor': 'unallocated',
          'Eligibility Category': { formula: 'VLOOKUP(A2,X,2)', value: 'b) Former relevant child' },
          'Latest Pathway Plan Review Date': { date: '2026-07-14' },
          'LA in Touch': { inline: 'a) Yes' },
          'Latest Date of Contact': { date: '2026-09-28' },
          'Type of Accommodation': 'K2',
          'Activity Status': 'G4',
        },
      ]),
    ]);

    expect(faults).toEqual([]);
    expect(asOf).toBe('2026-10-01');
    expect(rows).toEqual([
      {
        at: { file: 'annex-a.xlsx, List 9', line: 2, child: 'A-17' },
        list: 'List 9',
        child: 'A-17',
        dateOfBirth: '2007-03-10',
        gender: 'F',
        ethnicity: 'WBRI',
        uasc: 'yes',
        disability: 'no',
        careCeasedOn: null,
        team: 'North',
        worker: 'Sol Worker',
        adviser: null,
        eligibility: 'former-relevant',
        planReviewOn: '2026-07-14',
        inTouch: 'YES',
        lastContactOn: '2026-09-28',
        accommodation: 'K',
        suitability: 'unsuitable',
        activity: 'G4',
      },
    ]);
  });

  it.each([true, false])(
    'has the same days whether they are counted from 1904 (%s) or from 1900',
    async (since1904) => {
      const { rows } = await read([list9([{ 'Latest Date of Contact': { date: '2026-02-28' } }])], { since1904 });
      expect(rows[0]).toMatchObject({ dateOfBirth: '2007-03-10', lastContactOn: '2026-02-28' });
    },
  );

  it('keeps not known, not wishing to say, no and nothing said apart', async () => {
    const disability = async (value: CellValue) =>
      (await rowOf({ 'Does the Child have a Disability': value }))?.disability;

    expect(await disability('c) Unknown')).toBe('not-known');
    expect(await disability('Prefer not to say')).toBe('withheld');
    expect(await disability('b) No')).toBe('no');
    expect(await disability(null)).toBeNull();
  });

  it.each<[string, (typeof LIST_9_HEADINGS)[number], string]>([
    ['inTouch', 'LA in Touch', 'la_in_touch'],
    ['inTouch', 'LA in Touch', 'Local Authority In-Touch?'],
    ['adviser', 'Allocated Personal Advisor', 'Allocated personal adviser'],
    ['adviser', 'Allocated Personal Advisor', 'PA name'],
    ['child', 'Child Unique ID', "  CHILD'S UNIQUE  ID "],
    ['dateOfBirth', 'Date of Birth', 'D.O.B'],
    ['team', 'Allocated Team', 'Team'],
    ['team', 'Allocated Team', 'h) Allocated team'],
  ])('knows the column of %s by “%s” as by “%s”', async (field, heading, spelt) => {
    const asUsual = (await read([withHeading(heading, heading)])).rows[0];
    const { rows, faults } = await read([withHeading(heading, spelt)]);

    expect(rows[0]?.[field as 'inTouch']).toBe(asUsual?.[field as 'inTouch']);
    expect(faults).toEqual([]);
  });

  it('is found below a title, in its older form, and on whatever sheet it stands', async () => {
    const older = ['Age', 'Latest Pathway Plan Review Date', 'Allocated Personal Advisor', 'Latest Date of Contact'];
    const sheet = list9([{ 'LA in Touch': 'Yes' }], 'Care leavers Q3');
    const kept = LIST_9_HEADINGS.map((heading) => !older.includes(heading));
    const rows = sheet.rows.map((row) => row.filter((_, column) => kept[column]));
    const result = await read([{ ...sheet, rows: [['Annex A, list 9: care leavers'], [], ...rows] }]);

    expect(result.rows).toMatchObject([{ at: { file: 'annex-a.xlsx, Care leavers Q3', line: 4 }, inTouch: 'YES' }]);
    expect(result.faults.map(({ code, line }) => [code, line])).toEqual(Array(3).fill(['heading-missing', 3]));
  });

  it('names every other sheet with why it is left out', async () => {
    const list1 = {
      name: 'List 1',
      rows: [
        ['Child Unique ID', 'Date of Contact'],
        [1, { date: '2026-01-01' }],
      ],
    };
    const { files } = await read([list1, { name: 'Notes', rows: [] }, list9([{}])]);

    expect(files.map(({ name, outcome, because }) => [name, outcome, because])).toEqual([
      ['annex-a.xlsx', 'taken-in', null],
      ['annex-a.xlsx, List 1', 'skipped', 'its headings are not those of List 8 or of List 9'],
      ['annex-a.xlsx, Notes', 'skipped', 'an empty sheet'],
      ['annex-a.xlsx, List 9', 'taken-in', null],
    ]);
  });

  it.each<[string, List9Row, unknown[]]>([
    [
      'an error of the spreadsheet',
      { 'Allocated Team': { error: '#N/A' } },
      ['Allocated Team', 'warned', 'cell-error'],
    ],
    ['an error that was typed', { 'Allocated Team': '#REF!' }, ['Allocated Team', 'warned', 'cell-error']],
    [
      'a formula nobody worked out',
      { 'Activity Status': { formula: 'A1' } },
      ['Activity Status', 'warned', 'formula-not-worked-out'],
    ],
    [
      'a day as a bare number',
      { 'Latest Date of Contact': 46000 },
      ['Latest Date of Contact', 'mended', 'date-bare-number'],
    ],
    ['a number that is no day', { 'Latest Date of Contact': 7 }, ['Latest Date of Contact', 'warned', 'date-left-out']],
    [
      'a date on no day',
      { 'Latest Date of Contact': '31/02/2026' },
      ['Latest Date of Contact', 'warned', 'date-left-out'],
    ],
    [
      'a date that has not come',
      { 'Latest Date of Contact': '02/11/2026' },
      ['Latest Date of Contact', 'warned', 'date-left-out'],
    ],
    [
      'a date after the list’s day',
      { 'Latest Date of Contact': '02/10/2026' },
      ['Latest Date of Contact', 'warned', 'date-after-list-day'],
    ],
    [
      'a year of two digits',
      { 'Latest Date of Contact': '01/10/26' },
      ['Latest Date of Contact', 'mended', 'date-two-digit-year'],
    ],
    [
      'a date year first',
      { 'Latest Date of Contact': '2026-10-01' },
      ['Latest Date of Contact', 'mended', 'date-year-first'],
    ],
    ['a word nobody has explained', { 'Activity Status': 'resting' }, ['Activity Status', 'warned', 'word-unmapped']],
    ['a text too long', { 'Activity Status': 'x'.repeat(101) }, ['Activity Status', 'warned', 'text-left-out']],
    ['control characters', { 'Allocated Team': 'a_x001B_b' }, ['Allocated Team', 'warned', 'text-left-out']],
    [
      'homeless and suitable',
      { 'Type of Accommodation': 'S', 'Suitability of Accommodation': 'Suitable' },
      ['Suitability of Accommodation', 'mended', 'accommodation-impossible'],
    ],
    [
      'a code and another suitability',
      { 'Type of Accommodation': 'K2', 'Suitability of Accommodation': 'Suitable' },
      ['Suitability of Accommodation', 'warned', 'suitability-contradicted'],
    ],
    ['no identifier', { 'Child Unique ID': null }, ['Child Unique ID', 'refused', 'child-blank']],
    [
      'an identifier of 200 characters',
      { 'Child Unique ID': '9'.repeat(200) },
      ['Child Unique ID', 'refused', 'child-shape'],
    ],
  ])('says by line and column what is wrong: %s', async (_, row, [column, severity, code]) => {
    expect(await faultsOf([list9([row])])).toEqual([[2, column, severity, code]]);
  });

  it.each<[string, SheetValue[], unknown[]]>([
    [
      'cells merged over rows',
      [{ ...list9([{}, { 'Child Unique ID': 2 }]), merged: ['H2:H3'] }],
      [2, 'Allocated Team', 'warned', 'cells-merged'],
    ],
    ['a heading that is in no list', [withHeading('Age', 'Shoe size')], [1, 'Shoe size', 'warned', 'column-unknown']],
    ['two columns that mean the same', [withHeading('Age', 'Sex')], [1, 'Sex', 'warned', 'column-unknown']],
    ['the same row twice', [list9([{}, {}])], [3, null, 'mended', 'row-twice']],
    ['two rows that differ', [list9([{}, { Gender: 'a) Male' }])], [3, null, 'refused', 'child-twice']],
    [
      'the same list on two sheets',
      [list9([{}]), list9([{ 'Child Unique ID': 2 }], 'List 9 (2)')],
      [1, null, 'refused', 'list-twice'],
    ],
    [
      'no list at all',
      [{ name: 'S', rows: [['Child Unique ID', 'Gender']] }],
      [null, null, 'refused', 'no-annex-a-list'],
    ],
  ])('says what is wrong in the sheet: %s', async (what, sheets, expected) => {
    const faults = await faultsOf(sheets);
    expect(faults).toEqual([what.startsWith('two columns') ? [1, 'Sex', 'refused', 'column-twice'] : expected]);
  });

  it('is not taken in without a day, nor for a day to come', async () => {
    expect(await faultsOf([list9([{}])], { savedAt: null })).toEqual([[null, null, 'refused', 'no-day-of-list']]);
    expect(await faultsOf([list9([{}])], { savedAt: '2026-11-03T09:00:00Z' })).toContainEqual([
      null,
      null,
      'refused',
      'day-of-list-in-future',
    ]);
  });

  it('is not read where the file is no workbook', async () => {
    const { files, faults, rows } = await readLists(
      { name: 'list9.xlsx', bytes: Buffer.from('Child Unique ID\n1\n') },
      null,
      NO_ANSWERS,
      today,
    );

    expect(rows).toEqual([]);
    expect(faults).toMatchObject([{ code: 'file-unreadable', severity: 'refused' }]);
    expect(files).toMatchObject([{ name: 'list9.xlsx', outcome: 'refused' }]);
  });

  it('of children looked after names the social worker, and the day care ceased', async () => {
    const { rows } = await read([
      list8([{ 'Allocated Worker': 'Sol Worker', 'Date Ceased to be Looked After': { date: '2026-09-01' } }]),
    ]);

    expect(rows).toMatchObject([{ list: 'List 8', child: '20001', worker: 'Sol Worker', careCeasedOn: '2026-09-01' }]);
  });
});
