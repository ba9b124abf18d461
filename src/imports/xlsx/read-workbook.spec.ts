import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { aWorkbook, zipped, type CellValue } from '../../../test/imports/a-workbook';
import { readWorkbook, type Workbook } from './read-workbook';

const everything = () => true;

async function read(bytes: Uint8Array): Promise<Workbook> {
  const workbook = await readWorkbook(bytes, everything);
  if ('refused' in workbook) throw new Error(workbook.refused);
  return workbook;
}

async function cellOf(value: CellValue, since1904 = false) {
  const { sheets } = await read(aWorkbook([{ name: 'Sheet', rows: [[value]] }], { since1904 }).bytes);
  return sheets[0]?.rows[0]?.cells.get(1) ?? null;
}

describe('a workbook', () => {
  it.each<[string, CellValue, object]>([
    ['a shared text', ' Care\u00a0Leavers\n Team ', { text: 'Care Leavers Team', kind: 'text' }],
    ['a text in the cell itself', { inline: 'Ada <Worker> & co' }, { text: 'Ada <Worker> & co' }],
    ['a whole number', 7961370, { text: '7961370', kind: 'number' }],
    ['a number with a fraction', 18.606, { text: '18.606', kind: 'number' }],
    ['a day', { date: '2007-03-10' }, { day: '2007-03-10', shownAsDate: true }],
    ['a day as a bare number', 39151, { day: '2007-03-10', shownAsDate: false }],
    ['a formula that was worked out', { formula: 'A1&"x"', value: 'K2' }, { text: 'K2', notWorkedOut: false }],
    ['a formula that never was', { formula: 'A1+1' }, { text: '', notWorkedOut: true }],
    ['an error', { error: '#N/A' }, { text: '#N/A', kind: 'error' }],
  ])('is read with %s', async (_, value, expected) => {
    expect(await cellOf(value)).toMatchObject(expected);
  });

  it.each(['1904-01-01', '1999-12-31', '2000-02-29', '2026-10-01'])(
    'counts its days from 1900 or from 1904, as it says: %s',
    async (date) => {
      expect((await cellOf({ date }, false))?.day).toBe(date);
      expect((await cellOf({ date }, true))?.day).toBe(date);
    },
  );

  it('does not take for a day what Excel counts and no calendar has', async () => {
    expect((await cellOf(60))?.day).toBeNull();
    expect((await cellOf(3_000_000))?.day).toBeNull();
    expect((await cellOf(-5))?.day).toBeNull();
  });

  it('says on which day it was last saved, in London', async () => {
    const savedOn = async (savedAt: string | null) => (await read(aWorkbook([], { savedAt }).bytes)).savedOn;

    expect(await savedOn('2026-06-30T23:30:00Z')).toBe('2026-07-01');
    expect(await savedOn('2026-12-31T23:30:00Z')).toBe('2026-12-31');
    expect(await savedOn('last week')).toBeNull();
    expect(await savedOn(null)).toBeNull();
  });

  it('is read whatever prefix its program writes', async () => {
    const { bytes } = aWorkbook([{ name: 'List 9', rows: [['a', 2]] }], { prefix: 'x' });

    expect((await read(bytes)).sheets[0]?.rows[0]?.cells.get(2)?.text).toBe('2');
  });

  it('keeps the first rows alone of a sheet that is not wanted, and counts the others', async () => {
    const rows = Array.from({ length: 500 }, (_, index): CellValue[] => [`row ${index}`]);
    const workbook = await readWorkbook(aWorkbook([{ name: 'List 1', rows }]).bytes, () => false);

    expect(workbook).toMatchObject({ sheets: [{ rowsInAll: 500, rows: { length: 20 } }] });
  });

  it('knows which cells are merged downwards', async () => {
    const sheet = { name: 'S', rows: [['a']], merged: ['A1:C1', 'H2:I9', 'nonsense'] };

    expect((await read(aWorkbook([sheet]).bytes)).sheets[0]?.mergedDown).toEqual([
      { from: 2, to: 9, firstColumn: 8, lastColumn: 9 },
    ]);
  });
});

/** A zip file of one large part, deflated by Node: to have it done in JavaScript takes ten seconds. */
function deflated(name: string, part: Buffer): Buffer {
  const bytes = Buffer.from(zipped({ [name]: deflateRawSync(part, { level: 1 }) }, 0));
  const directory = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  const DEFLATED = 8;
  for (const at of [8, directory + 10]) bytes.writeUInt16LE(DEFLATED, at);
  for (const at of [14, directory + 16]) bytes.writeUInt32LE(crc32(part), at);
  for (const at of [22, directory + 24]) bytes.writeUInt32LE(part.length, at);
  return bytes;
}

describe('a file that is no workbook', () => {
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]);

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing at all', new Uint8Array(), /empty/],
    ['a CSV file', Buffer.from('child,team\n1,N\n'), /not an \.xlsx/],
    ['an old workbook', ole, /old \.xls workbook or protected/],
    ['half of one', aWorkbook([{ name: 'S', rows: [['a']] }]).bytes.subarray(0, 400), /damaged/],
    ['another zip file', zipped({ 'readme.txt': 'hello' }), /not an \.xlsx/],
    ['broken XML', zipped({ 'xl/workbook.xml': '<workbook><sheets>' }), /damaged/],
    [
      'XML that grows',
      zipped({ 'xl/workbook.xml': '<!DOCTYPE w [<!ENTITY a "aaaa">]><workbook>&a;</workbook>' }),
      /damaged/,
    ],
    ['text that is not UTF-8', zipped({ 'xl/workbook.xml': new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]) }), /damaged/],
    [
      'a thousand parts too many',
      zipped(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`p${n}`, '']))),
      /more parts/,
    ],
  ])('is refused with its reason: %s', async (_, bytes, reason) => {
    expect(await readWorkbook(bytes, everything)).toEqual({ refused: expect.stringMatching(reason) });
  });

  it('is refused before it has unpacked to more than the limit', async () => {
    const spaces = Buffer.alloc(200 * 1024 * 1024, ' ');
    const bytes = deflated('xl/workbook.xml', Buffer.concat([Buffer.from('<workbook>'), spaces]));
    expect(bytes.length).toBeLessThan(1024 * 1024);

    expect(await readWorkbook(bytes, everything)).toEqual({ refused: 'it unpacks to more than 128 MB' });
  }, 60_000);

  it('is refused with more rows than a sheet of children can have', async () => {
    const row = '<row><c t="inlineStr"><is><t>1</t></is></c></row>';
    const sheet = `<worksheet><sheetData>${row.repeat(100_001)}</sheetData></worksheet>`;
    const one = aWorkbook([{ name: 'S', rows: [] }]);
    const bytes = zipped({ ...unzipSync(one.bytes), 'xl/worksheets/sheet1.xml': sheet });

    expect(await readWorkbook(bytes, everything)).toEqual({ refused: 'a sheet has more than 100,000 rows' });
  }, 60_000);

  it('never throws, whatever bytes stand in the place of its own', async () => {
    const { bytes } = aWorkbook([{ name: 'List 9', rows: [['Child Unique ID', { date: '2007-03-10' }, 7]] }]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (changes) => {
          const dirty = Uint8Array.from(bytes);
          for (const [at, byte] of changes) dirty[at] = byte;
          const workbook = await readWorkbook(dirty, everything);
          return 'refused' in workbook ? workbook.refused !== '' : Array.isArray(workbook.sheets);
        },
      ),
      { numRuns: 300 },
    );
  });
});
