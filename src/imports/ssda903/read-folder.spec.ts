import { readSsda903Folder } from './read-folder';
import { TABLES } from './tables';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text, 'utf8') });
const header = file('header.csv', `${TABLES.Header.join(',')}\n10001,M,01/02/2008,WBRI,UN4,,\n`);

describe('reading a folder', () => {
  it('knows the tables by their columns, not by the names of the files', () => {
    const folder = readSsda903Folder([
      file('children 2025.CSV', 'DOB,CHILD,SEX,ETHNIC,UPN,MOTHER,MC_DOB\n01/02/2008,10001,m,wbri,,,\n'),
    ]);

    expect(folder.files).toEqual([
      { name: 'children 2025.CSV', table: 'Header', rows: 1, outcome: 'taken-in', because: null },
    ]);
    expect(folder.tables.Header).toEqual([
      {
        file: 'children 2025.CSV',
        line: 2,
        values: { CHILD: '10001', SEX: 'M', DOB: '01/02/2008', ETHNIC: 'WBRI', UPN: '', MOTHER: '', MC_DOB: '' },
      },
    ]);
    expect(folder.faults).toEqual([]);
  });

  it('names every file that it leaves out, and why', () => {
    const { files } = readSsda903Folder([
      header,
      file('header_errors.csv', ''),
      file('return.xml', '<EXPSSDA903/>'),
      file('return.xlsx', ''),
      file('read me.txt', ''),
      file('reviews.csv', `${TABLES.Reviews.join(',')}\n10001,01/02/2008,01/06/2024,PN1\n`),
      file('other.csv', 'A,B\n1,2\n'),
    ]);

    expect(files.slice(1)).toEqual([
      expect.objectContaining({ name: 'header_errors.csv', outcome: 'skipped', because: expect.any(String) }),
      expect.objectContaining({ name: 'return.xml', outcome: 'skipped', because: expect.any(String) }),
      expect.objectContaining({ name: 'return.xlsx', outcome: 'skipped', because: expect.any(String) }),
      expect.objectContaining({ name: 'read me.txt', outcome: 'skipped', because: expect.any(String) }),
      expect.objectContaining({ name: 'reviews.csv', table: 'Reviews', rows: 1, outcome: 'skipped' }),
      expect.objectContaining({ name: 'other.csv', table: null, rows: 1, outcome: 'skipped' }),
    ]);
  });

  it('refuses a folder without a Header table', () => {
    expect(readSsda903Folder([]).faults).toMatchObject([{ code: 'no-header-table', severity: 'refused' }]);
  });

  it('refuses the second of two files with one table', () => {
    const folder = readSsda903Folder([header, { ...header, name: 'header (1).csv' }]);

    expect(folder.files.map(({ outcome }) => outcome)).toEqual(['taken-in', 'refused']);
    expect(folder.faults).toMatchObject([{ file: 'header (1).csv', code: 'table-twice' }]);
    expect(folder.tables.Header).toHaveLength(1);
  });

  it('refuses a file that is no text and goes on with the others', () => {
    const folder = readSsda903Folder([header, { name: 'oc3.csv', bytes: Buffer.from([0, 1, 2]) }]);

    expect(folder.files[1]).toMatchObject({
      outcome: 'refused',
      because: 'the file cannot be read (it is not text)',
    });
    expect(folder.tables.Header).toHaveLength(1);
  });

  it('takes nothing from a file that broke off being a table, and says nothing else of it', () => {
    const rows = ['10001,01/02/2008,YES,F2,U1', '10001,ragged', '10001,01/02/2008,YES,"F2,U1'];
    const folder = readSsda903Folder([header, file('oc3.csv', `${TABLES.OC3.join(',')}\n${rows.join('\n')}\n`)]);

    expect(folder.tables.OC3).toEqual([]);
    expect(folder.faults).toMatchObject([{ file: 'oc3.csv', line: 4, code: 'quote-not-closed' }]);
  });

  it('lists two thousand faults of a kind in a file one by one, and how many more there are', () => {
    const folder = readSsda903Folder([header, file('oc3.csv', `${TABLES.OC3.join(',')}\n${'10001\n'.repeat(3210)}`)]);

    expect(folder.faults).toHaveLength(2001);
    expect(folder.faults.slice(-2)).toMatchObject([
      { line: 2001, code: 'row-ragged', times: 1 },
      { line: null, code: 'row-ragged', times: 1210, detail: 'and 1,210 more' },
    ]);
    expect(folder.faults.reduce((total, { times }) => total + times, 0)).toBe(3210);
  });

  it('refuses rows that are ragged or do not say whom they are about, by line', () => {
    const rows = ['10001,F,01/02/2008,WBRI,,,', '10002,F', ',F,01/02/2008,WBRI,,,', '=cmd(),F,01/02/2008,WBRI,,,'];
    const folder = readSsda903Folder([file('header.csv', `${TABLES.Header.join(',')}\n${rows.join('\n')}\n`)]);

    expect(folder.tables.Header).toHaveLength(1);
    expect(folder.faults).toMatchObject([
      { line: 3, code: 'row-ragged' },
      { line: 4, column: 'CHILD', code: 'child-blank' },
      { line: 5, column: 'CHILD', code: 'child-shape' },
    ]);
  });

  it('counts a row that stands there twice once', () => {
    const row = '10001,YES,01/02/2008,F2,U1';
    const folder = readSsda903Folder([header, file('oc3.csv', `CHILD,IN_TOUCH,DOB,ACTIV,ACCOM\n${row}\n${row}\n`)]);

    expect(folder.tables.OC3).toHaveLength(1);
    expect(folder.faults).toMatchObject([
      { file: 'oc3.csv', line: 3, code: 'row-twice', severity: 'mended', child: '10001' },
    ]);
  });
});
