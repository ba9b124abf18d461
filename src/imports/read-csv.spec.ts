import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { MOST_BYTES, MOST_ROWS, readCsv, type CsvRow } from './read-csv';

/** The heading, the rows and what the reader says, together. */
function readAll(bytes: Uint8Array) {
  let columns: string[] = [];
  const rows: CsvRow[] = [];
  const outcome = readCsv(bytes, (heading) => {
    columns = heading;
    return (row) => rows.push(row);
  });
  return 'refused' in outcome ? outcome : { columns, rows, mended: outcome.mended };
}
const csv = (text: string) => readAll(Buffer.from(text, 'utf8'));
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('readCsv', () => {
  it('reads Windows line endings and a byte order mark as if they were not there', () => {
    expect(csv('\uFEFFCHILD,DOB\r\n10001,01/02/2008\r\n')).toEqual({
      columns: ['CHILD', 'DOB'],
      rows: [{ line: 2, values: ['10001', '01/02/2008'] }],
      mended: [],
    });
  });

  it('names the line on which a row begins, across blank lines and line breaks within quotes', () => {
    expect(csv('A,B\n\n"one\ntwo",x\n3,y')).toMatchObject({
      columns: ['A', 'B'],
      rows: [
        { line: 3, values: ['one\ntwo', 'x'] },
        { line: 5, values: ['3', 'y'] },
      ],
    });
  });

  it('takes a quotation mark within a value as it stands, and two within quotes as one', () => {
    expect(csv('A,B\nsix" pipe, "say ""a"", b" \n"Jazz" H,2')).toMatchObject({
      rows: [{ values: ['six" pipe', 'say "a", b'] }, { values: ['"Jazz" H', '2'] }],
    });
  });

  it('keeps ragged rows for whoever knows the columns', () => {
    expect(csv('A,B\n1\n1,2,3')).toMatchObject({ rows: [{ values: ['1'] }, { values: ['1', '2', '3'] }] });
  });

  it.each([
    ['to the end of the file', 'A,B\n1,2\n"3,4\n5,6', 3],
    ['on the second line of its row', 'A,B\n"1\n2","3\n5,6', 3],
    ['up to the next quotation mark, lines below', 'A,B\n"1,2\n3,"4"\n', 2],
    ['for longer than any value is', `A,B\n1,2\n\n1,"2\n${'3,4\n'.repeat(20_000)}"`, 4],
  ])('names the line on which a quotation mark opened that stays open %s', (_, text, line) => {
    expect(csv(text)).toEqual({ refused: 'quote-not-closed', line });
  });

  it.each([
    ['of no bytes', ''],
    ['of blank lines', '\r\n\n  \n'],
  ])('refuses an empty file, %s', (_, text) => {
    expect(csv(text)).toEqual({ refused: 'file-empty', line: null });
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'it is not text'],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'it is a workbook or a ZIP file; save it as CSV'],
    ['UTF-16 broken off in a character', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x0a]), 'it is not text'],
    ['text with a zero in it', Buffer.from('A,B\n1,\0', 'utf8'), 'it is not text'],
  ])('refuses %s', (_, bytes, detail) => {
    expect(readAll(bytes)).toEqual({ refused: 'file-unreadable', line: null, detail });
  });

  it('refuses a file larger than any return, more rows and more columns than any table has, and endless values', () => {
    expect(readAll(new Uint8Array(MOST_BYTES + 1))).toMatchObject({ refused: 'file-too-large' });
    expect(csv(`A\n${'1\n'.repeat(MOST_ROWS + 1)}`)).toMatchObject({ refused: 'rows-too-many', line: MOST_ROWS + 2 });
    expect(csv('A,'.repeat(501))).toMatchObject({ refused: 'columns-too-many', line: 1 });
    expect(csv(`A\n1\n${'x'.repeat(10_001)}`)).toMatchObject({ refused: 'value-too-long', line: 3 });
  });

  it('holds no more of a row that is far too long than it takes to see that', () => {
    expect(csv(`A\n${','.repeat(1_000_000)}`)).toMatchObject({ rows: [{ values: { length: 501 } }] });
  });
});

const value = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '"', ',', ';', '\n', ' ', '𝄞'), maxLength: 8 }),
);
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    heading: fc.array(fc.stringMatching(/^[A-Z]{1,8}$/), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 6 }),
  }),
);
/** Every value in quotes, as a careful program writes. */
const quoted = ({ heading, rows }: { heading: string[]; rows: string[][] }, separator = ',') =>
  [heading, ...rows]
    .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator))
    .map((line) => `${line}\r\n`)
    .join('');

describe('for any table', () => {
  const plain = (text: string) => text.replaceAll(/[\0\r\uFEFF]/g, '');
  const tables = table.map(({ heading, rows }) => ({ heading, rows: rows.map((row) => row.map(plain)) }));

  it('reads what another reader reads', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const expected = parse(quoted(given), {})
          .map((row) => row.map((text) => text.trim()))
          .filter((row) => row.length > 1 || row[0] !== '');

        const read = csv(quoted(given));
        expect('rows' in read && [read.columns, ...read.rows.map(({ values }) => values)]).toEqual(expected);
      }),
    );
  });

  it('reads the same rows in every encoding, with every separator', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const text = quoted(given);
        const expected = csv(text);
        const rowsOf = (bytes: Uint8Array) => ({ ...readAll(bytes), mended: [] });

        for (const bytes of [
          Buffer.from(`\uFEFF${text}`, 'utf8'),
          Buffer.from(`\uFEFF${text}`, 'utf16le'),
          utf16be(`\uFEFF${text}`),
          Buffer.from(text.replaceAll('\r\n', '\n'), 'utf8'),
          ...(given.heading.length > 1 ? [Buffer.from(quoted(given, ';')), Buffer.from(quoted(given, '\t'))] : []),
        ]) {
          expect(rowsOf(bytes)).toEqual(expected);
        }
      }),
    );
  });

  it('reads plain letters in UTF-16 without a byte order mark, and Windows-1252', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCxyz0189/ ,".'), maxLength: 10 });
    const western = fc.string({ unit: fc.constantFrom(...'aé€Œ’ñÿ ß'), maxLength: 10 });
    const windows1252 = (text: string) =>
      Buffer.from([...text].map((one) => ({ '€': 0x80, Œ: 0x8c, '’': 0x92 })[one] ?? one.charCodeAt(0)));

    fc.assert(
      fc.property(fc.array(letters, { minLength: 1 }), fc.array(western), (plainRows, westernRows) => {
        const text = quoted({ heading: ['CHILD'], rows: plainRows.map((one) => [one]) });
        expect(readAll(Buffer.from(text, 'utf16le'))).toMatchObject({ ...csv(text), mended: [{}] });
        expect(readAll(utf16be(text))).toMatchObject({ ...csv(text), mended: [{}] });

        const names = quoted({ heading: ['NAME'], rows: [...westernRows, 'é,'].map((one) => [one]) });
        expect(readAll(windows1252(names))).toEqual({ ...csv(names), mended: [{ code: 'encoding-windows-1252' }] });
      }),
    );
  });
});

it('never throws, whatever the bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => typeof readAll(bytes) === 'object'));
  fc.assert(
    fc.property(fc.constantFrom(0xfffe, 0xfeff), fc.uint8Array({ maxLength: 60 }), (mark, bytes) => {
      readAll(Buffer.from([mark >> 8, mark & 255, ...bytes]));
    }),
  );
  fc.assert(fc.property(fc.stringMatching(/^[",;\t\r\n a]*$/), (text) => typeof csv(text) === 'object'));
});
