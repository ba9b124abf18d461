import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { run } from '../../src/cli/program';
import { todayInLondon } from '../../src/platform/clock';
import type { Terminal } from '../../src/cli/terminal';
import type { ExplainedDeadline } from '../../src/statutory/explain';

const MAIN = path.resolve(__dirname, '../../dist/src/cli/main.js');

const CASE = {
  caseFile: 1,
  person: { dateOfBirth: '2008-03-10' },
  careEpisodes: [
    { id: 'e1', from: '2019-05-01', to: '2026-03-10', legalStatus: 'care-order', placement: 'foster-care' },
  ],
  accommodation: [{ id: 'a1', from: '2026-03-10', type: 'U', providedUnder: 's24B' }],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onward-explain-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return file;
};

async function onward(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = { out: (line) => out.push(line), err: (line) => err.push(line), width: 80, exitCode: 0 };
  const exitCode = await run(args, terminal);
  return { exitCode, out: out.join('\n'), err: err.join('\n'), json: () => out.map((line) => JSON.parse(line)) };
}

describe('onward explain --json', () => {
  it('prints one object with the keys of the format in their order', async () => {
    const { exitCode, json } = await onward('explain', write('case.json', CASE), '--as-of', '2026-03-11', '--json');
    expect(exitCode).toBe(0);
    const [answer] = json();
    expect(Object.keys(answer)).toEqual([
      'file',
      'asOf',
      'age',
      'status',
      'suitability',
      'stayingPut',
      'retention',
      'inTouch',
      'deadlines',
      'alerts',
    ]);
    expect(answer).toMatchObject({
      file: 'case.json',
      asOf: '2026-03-11',
      age: 18,
      retention: { keepUntil: '2083-03-10' },
    });
    expect(Object.keys(answer.status)).toEqual(['code', 'basis', 'rules', 'because', 'needsManager']);
    expect(answer.status.code).toBe('former-relevant');
    const visit = answer.deadlines.find((item: { rule: string }) => item.rule === 'PA-02');
    expect(Object.keys(visit)).toEqual([
      'rule',
      'subject',
      'title',
      'startedBy',
      'dueOn',
      'dueAt',
      'planBy',
      'state',
      'overdue',
      'metOn',
      'metBy',
      'notBefore',
      'paused',
      'dutyBasis',
      'dateBasis',
      'confirmed',
      'severity',
      'because',
    ]);
    expect(visit).toMatchObject({ subject: 'a1', dueOn: '2026-03-17', state: 'open', overdue: false, severity: 'S1' });
  });

  it('judges the home in the words of the format: every question answered yes is suitable, and U1', async () => {
    const yes = [
      'facilities',
      'repair',
      'safety',
      'location',
      'support',
      'tenancy',
      'cost',
      'views',
      'rights',
      'funding',
    ];
    const home = {
      id: 'a1',
      from: '2026-03-10',
      type: 'U',
      providedUnder: 's24B',
      placedByAuthority: true,
      suitability: {
        needsMet: true,
        landlordChecked: true,
        wishesAndEetConsidered: true,
        schedule2: Object.fromEntries(yes.map((item) => [item, true])),
      },
    };
    const whole = write('whole.json', { ...CASE, accommodation: [home] });
    const schedule2 = { ...home.suitability.schedule2, cost: null };
    const open = write('open.json', {
      ...CASE,
      accommodation: [{ ...home, suitability: { ...home.suitability, schedule2 } }],
    });
    const { json } = await onward('explain', whole, open, '--as-of', '2026-03-11', '--json');
    const [first, second] = json();
    expect(Object.keys(first.suitability)).toEqual(['accommodation', 'code', 'missing', 'because', 'ssda903']);
    expect(first.suitability).toMatchObject({ accommodation: 'a1', code: 'suitable', missing: [], ssda903: 'U1' });
    expect(second.suitability).toMatchObject({ code: 'not-determined', missing: ['cost'], ssda903: null });
  });

  it('says that someone is staying put, and what to act on with the gravest first', async () => {
    const careEpisodes = [{ ...CASE.careEpisodes[0], carer: 'Okafor' }];
    const file = write('case.json', {
      ...CASE,
      careEpisodes,
      accommodation: [{ id: 'a1', from: '2026-03-10', type: 'Z', carer: 'Okafor', providedUnder: 'none' }],
    });
    const { json } = await onward('explain', file, '--as-of', '2026-06-01', '--json');
    const [answer] = json();
    expect(answer.stayingPut).toEqual({
      statutory: true,
      from: '2026-03-10',
      lastDay: '2029-03-09',
      because: [expect.any(String), expect.any(String)],
    });
    expect(answer.alerts.map(({ code }: { code: string }) => code)).toEqual([
      'lost-contact',
      'no-health-summary-at-18',
    ]);
    expect(Object.keys(answer.alerts[0])).toEqual(['code', 'severity', 'because']);
  });

  it('prints what is due by date, then rule, then subject', async () => {
    const moves = [
      { id: 'b2', from: '2026-03-10', providedUnder: 's24B' },
      { id: 'b1', from: '2026-03-10', providedUnder: 's24B' },
    ];
    const file = write('case.json', { ...CASE, accommodation: moves });
    const { json } = await onward('explain', file, '--as-of', '2026-03-11', '--json');
    const order = json()[0].deadlines.map((item: ExplainedDeadline) =>
      [item.dueOn, item.rule, item.subject ?? ''].join(' '),
    );
    expect(order.length).toBeGreaterThan(3);
    expect(order).toEqual([...order].sort());
  });

  it('takes files and folders in the order given and then dates in the order given', async () => {
    mkdirSync(path.join(folder, 'team'));
    write('team/b.json', CASE);
    write('team/a.json', CASE);
    write('team/notes.txt', 'not a case file');
    mkdirSync(path.join(folder, 'team', 'old.json'));
    const last = write('0.json', CASE);
    const { exitCode, json } = await onward(
      'explain',
      path.join(folder, 'team'),
      last,
      '--as-of',
      '2026-03-12',
      '2026-03-11',
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(json().map(({ file, asOf }) => `${file} ${asOf}`)).toEqual([
      'a.json 2026-03-12',
      'a.json 2026-03-11',
      'b.json 2026-03-12',
      'b.json 2026-03-11',
      '0.json 2026-03-12',
      '0.json 2026-03-11',
    ]);
  });

  it('refuses a file once with the path of each fault, explains the others, and ends with 1', async () => {
    const bad = write('bad.json', { ...CASE, careEpisodes: [{}], dob: 'x' });
    const good = write('good.json', CASE);
    const { exitCode, json } = await onward('explain', bad, good, '--as-of', '2026-03-11', '2026-03-12', '--json');
    expect(exitCode).toBe(1);
    expect(json().map(({ file }) => file)).toEqual(['bad.json', 'good.json', 'good.json']);
    expect(json()[0]).toEqual({
      file: 'bad.json',
      errors: [
        { path: 'careEpisodes[0].from', message: expect.any(String) },
        { path: 'dob', message: expect.any(String) },
      ],
    });
  });

  it.each([
    ['is not there', () => path.join(folder, 'gone.json'), 'gone.json'],
    ['is not UTF-8', () => write('latin.json', Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d])), 'latin.json'],
    ['is empty', () => write('empty.json', ''), 'empty.json'],
    ['begins with a byte order mark', () => write('bom.json', `\uFEFF${JSON.stringify(CASE)}`), 'bom.json'],
    ['is a folder without case files', () => (mkdirSync(path.join(folder, 'none')), path.join(folder, 'none')), 'none'],
  ])('refuses a file that %s', async (_, make, name) => {
    const { exitCode, json } = await onward('explain', make(), '--as-of', '2026-03-11', '--json');
    expect(exitCode).toBe(1);
    expect(json()).toEqual([{ file: name, errors: [{ path: '', message: expect.any(String) }] }]);
  });

  it('refuses a day before birth and still answers for the other day', async () => {
    const { exitCode, json } = await onward(
      'explain',
      write('case.json', CASE),
      '--as-of',
      '2008-03-09',
      '2008-03-10',
      '--json',
    );
    expect(exitCode).toBe(1);
    expect(json()[0]).toEqual({
      file: 'case.json',
      errors: [{ path: 'person.dateOfBirth', message: 'Is after 9 March 2008, the day asked about.' }],
    });
    expect(json()[1]).toMatchObject({ asOf: '2008-03-10', age: 0 });
  });

  it('asks about today in England when no day is given', async () => {
    const before = todayInLondon();
    const { json } = await onward('explain', write('case.json', CASE), '--json');
    expect([before, todayInLondon()]).toContain(json()[0].asOf);
  });
});

describe('onward explain for a person to read', () => {
  it('says the status, then what is overdue before what is due, within the width of the terminal', async () => {
    const { exitCode, out } = await onward('explain', write('case.json', CASE), '--as-of', '2026-03-18');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^case\.json on 18 March 2026\n/);
    expect(out).toContain('Legal status: former relevant (s23C)');
    expect(out.indexOf('\nOverdue\n')).toBeGreaterThan(out.indexOf('Legal status'));
    expect(out.indexOf('\nDue\n')).toBeGreaterThan(out.indexOf('\nOverdue\n'));
    expect(out.slice(out.indexOf('\nOverdue\n'), out.indexOf('\nDue\n'))).toContain('PA-02');
    expect(out).toContain('The record is kept until 10 March 2083.');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('names the file and the place of each fault on standard error', async () => {
    const { exitCode, out, err } = await onward('explain', write('bad.json', { ...CASE, dob: 'x' }));
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toBe('bad.json: dob: Is not a field of a case file.');
  });
});

describe('the command line', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['explian', 'case.json']],
    ['no file', ['explain']],
    ['an unknown option', ['explain', 'case.json', '--as-off', '2026-03-11']],
    ['no date after --as-of', ['explain', 'case.json', '--as-of']],
    ['a date that does not exist', ['explain', 'case.json', '--as-of', '2026-02-30']],
    ['a second date that is none', ['explain', 'case.json', '--as-of', '2026-03-11', 'tomorrow']],
    ['a date before the calendar begins', ['explain', 'case.json', '--as-of', '1066-10-14']],
  ])('is wrong usage with %s: a message and 2', async (_, args) => {
    const { exitCode, out, err } = await onward(...args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).not.toBe('');
  });

  it.each([[['--help']], [['explain', '--help']], [['help', 'explain']]])('helps with %j', async (args) => {
    const { exitCode, out } = await onward(...args);
    expect(exitCode).toBe(0);
    expect(out).toContain('Usage: onward');
    if (args.includes('explain')) expect(out).toContain('--as-of');
  });
});

(existsSync(MAIN) ? describe : describe.skip)('the built command (skipped until npm run build)', () => {
  it('answers, and loads neither framework nor database', async () => {
    const file = write('case.json', CASE);
    const script = `process.argv = ['node', 'onward', 'explain', ${JSON.stringify(file)}, '--as-of', '2026-03-11', '--json'];
      process.on('exit', () => console.error(Object.keys(require.cache).filter((id) => /node_modules.(@nestjs|typeorm|pg|fastify)/.test(id)).length));
      require(${JSON.stringify(MAIN)});`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script]);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'case.json', asOf: '2026-03-11' });
    expect(stderr.trim()).toBe('0');
  });

  it('ends with 1 for a refused file and with 2 for wrong usage', async () => {
    const ended = (...args: string[]) =>
      new Promise((resolve) => spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' }).on('exit', resolve));
    expect(await ended('explain', path.join(folder, 'gone.json'))).toBe(1);
    expect(await ended('explain')).toBe(2);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const file = write('case.json', CASE);
    const dates = Array.from({ length: 28 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
    const child = spawn(process.execPath, [
      MAIN,
      'explain',
      ...Array<string>(100).fill(file),
      '--as-of',
      ...dates,
      '--json',
    ]);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
