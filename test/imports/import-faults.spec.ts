import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FAULT_KINDS, type Fault, type FaultCode } from '../../src/imports/faults';
import type { NamedPerson } from '../../src/imports/names/known-record';
import { planNames, type Workplace } from '../../src/imports/names/plan';
import { readNames } from '../../src/imports/names/read-names';
import { fileAt, filesIn } from '../../src/imports/ssda903/read-folder';
import { readReturn } from '../../src/imports/ssda903/read-return';
import { localDate } from '../../src/statutory/local-date';
import PLACES from './fault-places.json';

const ROOT = path.resolve(__dirname, '../..');
const NOT_A_FAULT = 'test/imports/faults/none';
/** The day on which the files are read: after the year that they are about, before the next return. */
const TODAY = localDate('2025-09-01');
/** Those that depend on what the officer says or on the day. */
const GIVEN: Partial<Record<FaultCode, { year?: number; today?: string }>> = {
  'other-collection-year': { year: 2025 },
  'return-old': { today: '2026-08-01' },
};

/** What each kind is said to be: severity, meaning, what to do, where it is shown. */
const rows = new Map(
  readFileSync(path.join(ROOT, 'docs/import-faults.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .map(([, code = '', severity, meaning, toDo, shownBy]) => [code, { severity, meaning, toDo, shownBy }]),
);
const kinds = Object.entries(FAULT_KINDS) as [FaultCode, readonly [string, string]][];
const isFolder = (name: string | undefined) => name !== undefined && !name.endsWith('.ts');

/** Whom the lists of names are compared with: 10001 has an adviser, and two people share 20002. */
const known: NamedPerson = {
  id: 'person',
  dateOfBirth: localDate('2008-03-10'),
  givenName: null,
  familyName: null,
  knownAs: null,
  teamId: null,
  allocation: { id: 'a', factId: 'a', staffId: 'sam', from: localDate('2024-01-01'), reason: 'New' },
  lastAdviserUntil: null,
  visitedOn: [],
};
const record: Record<string, NamedPerson[]> = { 10001: [known], 10003: [known], 20002: [known, { ...known, id: 'b' }] };
const colleague = (id: string, name: string) => ({ id, name, email: `${id}@council.example`, teamId: null });
const workplace: Workplace = {
  colleagues: [colleague('mary', 'Mary Okoro'), colleague('sam', 'Sam Green'), colleague('sam2', 'Sam Green')],
  teams: new Map([['north', 'team']]),
};

/** Every fault of the files of a folder: a return, a list of names, or both. */
async function faultsIn(folder: string, { year, today }: { year?: number; today?: string } = {}): Promise<Fault[]> {
  const at = path.join(ROOT, folder);
  const on = today ? localDate(today) : TODAY;
  const files = readdirSync(at);
  const faults: Fault[] = [];
  if (files.includes('names.csv')) {
    const list = readNames(await fileAt(path.join(at, 'names.csv'), 'names.csv'), on);
    const plans = list.rows.map((row) => planNames(row, record[row.child] ?? [], workplace, on));
    faults.push(...list.faults, ...plans.flatMap((plan) => plan.faults));
  }
  if (files.some((name) => name !== 'names.csv')) {
    const inReturn = (await filesIn(at)).filter(({ name }) => name !== 'names.csv');
    faults.push(...readReturn(inReturn, year ?? null, on).faults);
  }
  return faults;
}

describe('docs/import-faults.md', () => {
  it.each(kinds)(
    'says of %s whether it is refused, warned or mended, and what it means',
    (code, [severity, message]) => {
      expect(rows.get(code)).toMatchObject({ severity, meaning: message, toDo: expect.stringMatching(/\w.*\.$/) });
    },
  );

  it('has no row for a kind that there is not', () => {
    expect([...rows.keys()].sort()).toEqual(kinds.map(([code]) => code).sort());
  });

  it.each(kinds)('names files that have %s and no other fault', async (code) => {
    const { shownBy = '' } = rows.get(code) ?? {};

    expect([shownBy, existsSync(path.join(ROOT, shownBy))]).toEqual([shownBy, true]);
    if (isFolder(shownBy)) {
      const faults = await faultsIn(shownBy, GIVEN[code]);

      expect(faults.length).toBeGreaterThan(0);
      expect(faults).toEqual(faults.map((one) => expect.objectContaining({ code, file: one.file })));
    } else {
      expect(readFileSync(path.join(ROOT, shownBy), 'utf8')).toContain(`'${code}'`);
    }
  });

  it('has a row for every folder of files', () => {
    const folders = readdirSync(path.join(ROOT, 'test/imports/faults')).map((name) => `test/imports/faults/${name}`);

    expect([...[...rows.values()].map(({ shownBy }) => shownBy).filter(isFolder), NOT_A_FAULT].sort()).toEqual(folders);
  });
});

describe('a fault', () => {
  it('names the file, and the line and the column where there are any', async () => {
    const places: Record<string, string[]> = {};
    for (const [code] of kinds) {
      const { shownBy } = rows.get(code) ?? {};
      if (shownBy === undefined || !isFolder(shownBy)) continue;
      const faults = await faultsIn(shownBy, GIVEN[code]);
      places[code] = faults.map(({ file, line, column }) => [file, line, column].filter((part) => part).join(':'));
    }

    expect(places).toEqual(PLACES);
  });

  it('is none: byte order mark, line endings, blank lines, capitals, order of columns and of episodes, quotes', async () => {
    expect(await faultsIn(NOT_A_FAULT)).toEqual([]);

    const { people } = readReturn(
      (await filesIn(path.join(ROOT, NOT_A_FAULT))).filter(({ name }) => name !== 'names.csv'),
      null,
      TODAY,
    );
    expect(people).toMatchObject([
      { child: '10001', sex: 'F', historyComplete: true, careEpisodes: [{ to: '2024-05-01' }, { to: '2024-06-01' }] },
      { child: '10002', historyComplete: true },
    ]);
  });
});

describe('what is mended', () => {
  it('in the encoding or the separator leaves every row as it is', async () => {
    const read = async (kind: FaultCode) =>
      readReturn(await filesIn(path.join(ROOT, rows.get(kind)?.shownBy ?? '')), null, TODAY).people;

    expect(await read('encoding-utf-16')).toMatchObject([
      { child: '10001', snapshot: { accommodation: 'U1' }, unaccompaniedAsylumSeeker: true },
      { child: '10002' },
    ]);
    expect(await read('separator-not-comma')).toMatchObject([
      { child: '10001', snapshot: { accommodation: 'U1' } },
      { child: '10002' },
    ]);
  });

  it('keeps the accents of a name', async () => {
    const { rows: names } = readNames(
      await fileAt(path.join(ROOT, 'test/imports/faults/encoding-windows-1252/names.csv'), 'names.csv'),
      TODAY,
    );

    expect(names).toMatchObject([{ givenName: 'Zoë', familyName: 'O’Brien-Muñoz' }]);
  });
});

describe('what is injected', () => {
  it('stays text in a name, and never becomes an identifier, a postcode or a reference number', async () => {
    const textsOf = async (folder: string) => {
      const at = path.join(ROOT, 'test/imports/faults', folder, 'names.csv');
      return readNames(await fileAt(at, 'names.csv'), TODAY).rows.flatMap(({ givenName, familyName }) => [
        givenName,
        familyName,
      ]);
    };
    expect(await textsOf('text-like-markup')).toEqual(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>']);
    expect(await textsOf('text-like-formula')).toContain('=HYPERLINK("http://evil.example","Look")');

    for (const folder of ['child-shape', 'postcode-left-out', 'urn-left-out']) {
      const result = readReturn(await filesIn(path.join(ROOT, 'test/imports/faults', folder)), null, TODAY);
      expect(result.people).toHaveLength(2);
      expect(JSON.stringify(result)).not.toMatch(/[<]|"[=+@-]|CMD|SUM/);
    }
  });
});
