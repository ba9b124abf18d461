import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { run } from '../../src/cli/program';
import type { Terminal } from '../../src/cli/terminal';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { aReturn } from './a-return';
import { aWorkbook, list9, type List9Row } from './a-workbook';

let database: TestDatabase;
let folder: string;
const before = { ...process.env };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.empty();
  folder = mkdtempSync(path.join(tmpdir(), 'onward-import-'));
  process.env.DATABASE_URL = database.appUrl;
  process.env.SESSION_SECRET = 'a secret for a test, of more than 32 characters';
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

async function onward(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = { out: (line) => out.push(line), err: (line) => err.push(line), width: 80, exitCode: 0 };
  const exitCode = await run(args, terminal);
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

function writeReturn(...tables: Parameters<typeof aReturn>): string {
  for (const { name, bytes } of aReturn(...tables)) writeFileSync(path.join(folder, name), bytes);
  return folder;
}

async function count(table: string): Promise<number> {
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  await client.end();
  return rows[0]?.n ?? NaN;
}

const ended = { DEC: '01/06/25', REC: 'E4A' };

describe('onward import ssda903', () => {
  it('shows files, people and faults by line and column, and changes nothing', async () => {
    writeReturn({ Header: [{}, { CHILD: '2', DOB: '31/02/2008' }], Episodes: [ended], OC3: [{ ACCOM: 'S1' }] });
    writeFileSync(path.join(folder, 'return.xml'), '<EXPSSDA903/>');
    const { exitCode, out } = await onward('import', 'ssda903', folder);

    expect(exitCode).toBe(0);
    expect(out).toContain('SSDA903 return of the year to 31 March 2026');
    expect(out).toContain('  header.csv, Header, 2 rows');
    expect(out).toMatch(/return\.xml: left out, the XML form/);
    expect(out).toMatch(/^ {2}new +1$/m);
    expect(out).toContain('    2 (header.csv:3): There is no such day in the calendar.');
    expect(out).toMatch(/header\.csv, DOB: There is no such day in the calendar\.\n {4}line 3/);
    expect(out).toMatch(/episodes\.csv, DEC: The year has two digits.*\n {4}line 2/);
    expect(out).toMatch(/S1 read as S2: line 2/);
    expect(out).toContain('This is a preview: nothing was changed.');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(await count('young_person')).toBe(0);
  });

  it('takes the people in with --apply, and says so when there is nothing new', async () => {
    writeReturn({ Header: [{}], Episodes: [ended] });
    const first = await onward('import', 'ssda903', folder, '--apply');
    const second = await onward('import', 'ssda903', folder, '--apply');

    expect(first).toMatchObject({ exitCode: 0, out: expect.stringMatching(/Taken in as import [0-9a-f-]{36}\./) });
    expect(second).toMatchObject({ exitCode: 0, out: expect.stringContaining('nothing was changed') });
    expect(await count('young_person')).toBe(1);
    expect(await count('import_run')).toBe(1);
  });

  it('takes nothing in when something would be left out, unless that is asked for: exit code 1', async () => {
    writeReturn({ Header: [{}, { CHILD: '2', DOB: '31/02/2008' }], Episodes: [ended] });
    const refused = await onward('import', 'ssda903', folder, '--apply');

    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain('Nothing was taken in: 1 row and 1 young person would be left out.');
    expect(refused.err).toContain('--leave-out-refused');
    expect(refused.out).toContain('There is no such day in the calendar.');
    expect(await count('young_person')).toBe(0);
    expect(await count('import_run')).toBe(0);

    const agreed = await onward('import', 'ssda903', folder, '--apply', '--leave-out-refused', '--reason', 'Known');
    expect(agreed.exitCode).toBe(0);
    expect(await count('young_person')).toBe(1);
    expect(await count(`import_run where choice = 'leave-out' and choice_reason = 'Known'`)).toBe(1);
  });

  it('prints everything as one JSON object for a program', async () => {
    writeReturn({ Header: [{}], OC3: [{}] });
    const { exitCode, out } = await onward('import', 'ssda903', folder, '--json', '--year', '2025');

    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'ssda903',
      collectionYear: 2025,
      files: [{ name: 'header.csv', outcome: 'taken-in' }, { name: 'oc3.csv' }],
      people: [{ child: '10001', outcome: 'new', line: 'header.csv:2' }],
      counts: { new: 1 },
    });
  });

  it('refuses a folder with nothing to take in: exit code 1', async () => {
    const { exitCode, out } = await onward('import', 'ssda903', folder, '--apply');

    expect(exitCode).toBe(1);
    expect(out).toContain('The folder has no Header table');
  });

  it('refuses a folder that is not there: exit code 1', async () => {
    expect(await onward('import', 'ssda903', path.join(folder, 'none'))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('There is no such file or folder.'),
    });
  });

  it.each([
    ['a year that is none', ['ssda903', '.', '--year', 'last']],
    ['no folder', ['ssda903']],
    ['an option that there is not', ['names', 'x.csv', '--year', '2025']],
    ['an import that there is not', ['annexa', 'x.xlsx']],
    ['a day that is none', ['annex-a', 'x.xlsx', '--as-of', 'today']],
    ['a column that there is not', ['words', 'set', 'mood', 'fine', 'good']],
    ['a word without a meaning', ['words', 'set', 'team', 'LC North']],
  ])('%s is wrong usage: exit code 2', async (_, args) => {
    expect((await onward('import', ...args)).exitCode).toBe(2);
  });
});

describe('onward import list and undo', () => {
  it('lists imports by their ids, and takes one back', async () => {
    expect((await onward('import', 'list')).out).toBe('Nothing has been taken in yet.');
    writeReturn({ Header: [{}], Episodes: [ended] });
    await onward('import', 'ssda903', folder, '--apply');
    const [run] = JSON.parse((await onward('import', 'list', '--json')).out) as [{ id: string }];
    expect((await onward('import', 'list')).out).toMatch(
      new RegExp(`^${run.id} .* ssda903 2026: 1 new, 0 changed, by the command line$`),
    );

    const undone = await onward('import', 'undo', run.id, '--reason', 'The wrong council');
    expect(undone).toMatchObject({ exitCode: 0, out: expect.stringContaining('Undone for 1 young person') });
    expect((await onward('import', 'list')).out).toContain(', undone');
    expect(await count('young_person where withdrawn_at is null')).toBe(0);
    expect(await onward('import', 'undo', run.id, '--reason', 'Again')).toMatchObject({
      exitCode: 1,
      err: 'This import has been undone already.',
    });
  });

  it.each([
    ['an import that there is not', ['undo', '00000000-0000-7000-8000-000000000000', '--reason', 'x'], 1],
    ['what is no id', ['undo', 'last', '--reason', 'x'], 1],
    ['no reason', ['undo', '00000000-0000-7000-8000-000000000000'], 2],
  ])('refuses %s', async (_, args, exitCode) => {
    expect((await onward('import', ...args)).exitCode).toBe(exitCode);
  });
});

describe('onward import names', () => {
  it('gives names to people of the record', async () => {
    writeReturn({ Header: [{}], Episodes: [ended] });
    await onward('import', 'ssda903', folder, '--apply');
    const list = path.join(folder, 'names.csv');
    writeFileSync(list, 'Child,Given name\n10001,Jasmine\n999,Omar\n');
    const { exitCode, out } = await onward('import', 'names', list, '--apply', '--leave-out-refused');

    expect(exitCode).toBe(0);
    expect(out).toContain('    10001 (names.csv:2): name');
    expect(out).toContain('    999 (names.csv:3): Nobody in the record has this identifier.');
    expect(await count(`young_person where given_name = 'Jasmine'`)).toBe(1);
  });

  it('refuses a list without identifiers: exit code 1', async () => {
    const list = path.join(folder, 'names.csv');
    writeFileSync(list, 'Given name\nJasmine\n');

    expect(await onward('import', 'names', list)).toMatchObject({ exitCode: 1 });
  });

  it('says in its help which headings it reads', async () => {
    const { exitCode, out } = await onward('import', 'names', '--help');

    expect(exitCode).toBe(0);
    expect(out).toContain('authority id, or child');
  });
});

describe('onward import annex-a', () => {
  function writeWorkbook(...rows: List9Row[]): string {
    const { name, bytes } = aWorkbook([list9(rows), { name: 'List 1', rows: [['Child Unique ID']] }]);
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  }

  it('shows sheets, people, faults by sheet and line, and the words that nobody has explained', async () => {
    const file = writeWorkbook({ 'Type of Accommodation': 'Staying Put, provided by LA', 'LA in Touch': '#N/A' });
    const { exitCode, out } = await onward('import', 'annex-a', file);

    expect(exitCode).toBe(0);
    expect(out).toContain('Annex A lists of 1 October 2026');
    expect(out).toContain('  annex-a.xlsx, List 9, 1 row');
    expect(out).toMatch(/List 1, 1 row: left out, its headings are not those/);
    expect(out).toMatch(
      /annex-a\.xlsx, List 9, LA in Touch: The cell holds an error.*\n.*left out\.\n {4}#N\/A: line 2/,
    );
    expect(out).toContain('Words that nobody has explained yet (1)');
    expect(out).toContain('  accommodation: "Staying Put, provided by LA", 1 row');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(await count('import_word')).toBe(0);
  });

  it('asks once what a word means, and takes it in from then on', async () => {
    const file = writeWorkbook({ 'Type of Accommodation': 'Staying Put, provided by LA', 'LA in Touch': 'Yes' });
    await onward('import', 'annex-a', file, '--apply');
    expect((await onward('import', 'words', 'list', '--open')).out).toBe(
      'accommodation  "Staying Put, provided by LA"  not answered yet',
    );
    const set = await onward('import', 'words', 'set', 'accommodation', 'staying put provided by la', 'z');
    expect(set.out).toMatch(
      /"Staying Put, provided by LA" {2}Z \(With former foster carers\), said on .* the command line/,
    );

    const again = await onward('import', 'annex-a', file, '--apply', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ unmapped: [], counts: { changed: 1 } });
    expect((await onward('import', 'annex-a', file, '--apply')).out).toContain('nothing was changed');
    expect((await onward('import', 'words', 'list', '--open')).out).toBe('No word waits for an answer.');
    expect((await onward('import', 'list')).out).toContain('annex-a 2026-10-01: 1 new');
  });

  it('is about the day that is given', async () => {
    const { out } = await onward('import', 'annex-a', writeWorkbook({}), '--as-of', '2026-09-30');
    expect(out).toContain('Annex A lists of 30 September 2026');
  });

  it('refuses a meaning that there is not, and a file that is no workbook: exit code 1', async () => {
    expect(await onward('import', 'words', 'set', 'activity', 'College', 'F9')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('There is no such meaning. Use F1, P1'),
    });
    const csv = path.join(folder, 'list.csv');
    writeFileSync(csv, 'Child Unique ID\n1\n');
    const refused = await onward('import', 'annex-a', csv, '--apply');
    expect(refused.exitCode).toBe(1);
    expect(refused.out + refused.err).toContain('it is not an .xlsx workbook');
  });
});
