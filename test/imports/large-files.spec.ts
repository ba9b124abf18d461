import { execFileSync } from 'node:child_process';
import { ftruncateSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileAt, filesIn } from '../../src/imports/ssda903/read-folder';
import { readNames } from '../../src/imports/names/read-names';
import { readReturn } from '../../src/imports/ssda903/read-return';
import { TABLES } from '../../src/imports/ssda903/tables';
import { localDate } from '../../src/statutory/local-date';

const MIB = 1024 * 1024;
const today = localDate('2025-09-01');
/** Compiled as the application is, so that a child process needs no test tooling in its memory. */
const READER = path.resolve(__dirname, 'read-in-child.cjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onward-large-'));
  write('header.csv', `${TABLES.Header.join(',')}\n10001,F,10/03/2008,WBRI,,,\n`);
  write('episodes.csv', `${TABLES.Episodes.join(',')}\n10001,01/05/2019,S,C2,N1,U6,PR1,01/06/2024,E4A,,,,\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): void {
  writeFileSync(path.join(folder, name), text);
}

/** A file of that size that takes no room on the disk. */
function sparse(name: string, start: string, size: number): void {
  write(name, start);
  const file = openSync(path.join(folder, name), 'r+');
  ftruncateSync(file, size);
  closeSync(file);
}

const OC3 = TABLES.OC3.join(',');
const refusedWith = async () => {
  const { faults, people } = readReturn(await filesIn(folder), null, today);
  return { people: people.length, faults: faults.map(({ file, line, code }) => [file, line, code]) };
};

/** Reads the folder as a return, and its files as lists of names, in a process with a small heap. */
function readInChild(): { codes: string[]; peakMiB: number; people: number } {
  return JSON.parse(
    execFileSync(process.execPath, ['--max-old-space-size=256', READER, folder], { encoding: 'utf8', stdio: 'pipe' }),
  ) as {
    codes: string[];
    peakMiB: number;
    people: number;
  };
}

describe('a file that nobody means to import', () => {
  it('of 300 MB is refused by its size, and the others are read', async () => {
    sparse('oc3.csv', `${OC3}\n`, 300 * MIB);

    expect(await refusedWith()).toEqual({ people: 1, faults: [['oc3.csv', null, 'file-too-large']] });
    const list = await fileAt(path.join(folder, 'oc3.csv'), 'oc3.csv');
    expect(list.bytes).toHaveLength(0);
    expect(readNames(list, today).faults).toMatchObject([{ code: 'file-too-large' }]);
  });

  it('of a million columns is refused at its headings', async () => {
    write('oc3.csv', `${Array.from({ length: 1_000_000 }, (_, n) => `C${n}`).join(',')}\n`);

    expect(await refusedWith()).toEqual({ people: 1, faults: [['oc3.csv', 1, 'columns-too-many']] });
  });

  it('of too many rows is refused at the first of them', async () => {
    write('oc3.csv', `${OC3}\n${'10001\n'.repeat(250_001)}`);

    expect(await refusedWith()).toEqual({ people: 1, faults: [['oc3.csv', 250_002, 'rows-too-many']] });
  });

  it('is not read when the folder already holds as much as is read of one', async () => {
    const size = 32 * MIB;
    for (const name of ['a.csv', 'b.csv', 'c.csv']) sparse(name, 'A\n', size);
    const files = await filesIn(folder);

    expect(files.filter(({ tooLarge }) => tooLarge !== undefined).map(({ name }) => name)).toContain('c.csv');
    expect(files.reduce((total, { bytes }) => total + bytes.length, 0)).toBeLessThanOrEqual(64 * MIB);
  });
});

describe('memory', () => {
  const columns = Array.from({ length: 1_000_000 }, (_, n) => `C${n}`).join(',');

  it.each<[string, () => void, string[]]>([
    ['of 300 MB', () => sparse('oc3.csv', `${OC3}\n`, 300 * MIB), ['file-too-large']],
    ['of a million columns', () => write('oc3.csv', `${columns}\n${columns}\n`), ['columns-too-many']],
    ['of a row of a million values', () => write('oc3.csv', `${OC3}\n${columns}\n`), ['row-ragged']],
    ['of one endless value', () => write('oc3.csv', `${OC3}\n${'x'.repeat(30 * MIB)}`), ['value-too-long']],
    [
      'of a quotation mark never closed',
      () => write('oc3.csv', `${OC3}\n"${'x,\n'.repeat(10 * MIB)}`),
      ['quote-not-closed'],
    ],
    ['of 240,000 ragged rows', () => write('oc3.csv', `${OC3}\n${'10001,\n'.repeat(240_000)}`), ['row-ragged']],
    [
      'of 240,000 rows that are one',
      () => write('oc3.csv', `${OC3}\n${'10001,10/03/2008,YES,F2,U1\n'.repeat(240_000)}`),
      ['row-twice'],
    ],
    [
      'of 200,000 children in no Header',
      () => write('oc3.csv', `${OC3}\n${numbered(200_000, (n) => `${n},10/03/2008,YES,F2,U1`)}`),
      ['child-not-in-header'],
    ],
    [
      'of 30 MiB in UTF-16',
      () =>
        write(
          'reviews.csv',
          Buffer.from(
            `\uFEFF${TABLES.Reviews.join(',')}\n${'1,01/01/2008,01/01/2025,PN1\n'.repeat(200_000)}`,
            'utf16le',
          ),
        ),
      [],
    ],
  ])('stays bounded over a file %s', (_, prepare, expected) => {
    prepare();
    const { codes, people, peakMiB } = readInChild();

    expect({ codes, people }).toEqual({ codes: expected, people: 1 });
    expect(peakMiB).toBeLessThan(400);
  });
});

function numbered(rows: number, row: (n: number) => string): string {
  return Array.from({ length: rows }, (_, n) => row(100_000 + n)).join('\n');
}
