import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AccommodationService } from '../../src/accommodation/accommodation.service';
import { run } from '../../src/cli/program';
import type { Terminal } from '../../src/cli/terminal';
import { Ledger } from '../../src/deadlines/ledger';
import { loadMadeUpAuthority } from '../../src/made-up-authority/load-made-up-authority';
import { todayInLondon } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { readCaseFile } from '../../src/statutory/case-file.parse';
import { explain, type ExplainedDeadline, type Explanation } from '../../src/statutory/explain';
import { OFFERS_FOR } from '../../src/statutory/health-offers';
import { addDays, type LocalDate } from '../../src/statutory/local-date';
import { newId } from '../../src/platform/ids';
import { startRecords, SYSTEM, type Records } from '../support/records';

describe('case files of the whole made-up authority', () => {
  const environment = { ...process.env };
  let records: Records;
  let folder: string;
  let today: LocalDate;
  const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    records.dataSource.query(sql, parameters);

  beforeAll(async () => {
    records = await startRecords();
    folder = await mkdtemp(path.join(os.tmpdir(), 'onward-export-'));
    today = todayInLondon();
    const loading = { databaseUrl: null, dataDir: path.join(folder, 'data'), today };
    await loadMadeUpAuthority(records.app.get(UnitOfWork), records.app.get(Ledger), loading);
    Object.assign(process.env, { DATABASE_URL: records.database.appUrl, SESSION_SECRET: 'x'.repeat(32) });
  }, 60_000);
  afterAll(async () => {
    process.env = environment;
    await records.close();
    await rm(folder, { recursive: true });
  });

  async function onward(...args: string[]) {
    const [lines, refusals]: [string[], string[]] = [[], []];
    const terminal: Terminal = {
      out: (line) => void lines.push(line),
      err: (line) => void refusals.push(line),
      width: 100,
      exitCode: 0,
    };
    const exitCode = await run(['export', 'case-file', ...args], terminal);
    return { exitCode, lines, refusals };
  }
  const out = (name: string) => path.join(folder, name);
  const explained = async (file: string, on: LocalDate): Promise<Explanation> => {
    const parsed = readCaseFile(await readFile(file, 'utf8'));
    if ('errors' in parsed) throw new Error(`${file}: ${JSON.stringify(parsed.errors)}`);
    const answer = explain(parsed.caseFile, on, ENGLAND_AND_WALES);
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    return answer.explanation;
  };

  it('are accepted by explain, which says of each exactly what the ledger holds', async () => {
    const { exitCode, lines } = await onward('--all', '--out', out('all'), '--json');
    expect(exitCode).toBe(0);
    const written = lines.map((line) => JSON.parse(line) as { person: string; file: string; asTheRecord: boolean });
    expect(written).toHaveLength(320);
    expect((await readdir(out('all'))).length).toBe(320);

    // What the format has no place for moves nothing but when a manager looks again, visits by the council's policy, and
    // what was said no to.
    const ofRecordOnly = ['SV-02', 'SV-03', 'PA-15', ...Object.keys(OFFERS_FOR)];
    const isOfRecordOnly = ({ rule }: { rule: string }) => ofRecordOnly.includes(rule);
    let [compared, differing] = [0, 0];
    for (const { person, file, asTheRecord } of written) {
      const { status, retention, deadlines } = await explained(file, today);
      expect({ file, status, retention }).toEqual({ file, ...(await positionOf(person)) });
      const [said, held] = [inOrder(deadlines), inOrder(await ledgerOf(person))];
      if (asTheRecord) expect({ file, deadlines: said }).toEqual({ file, deadlines: held });
      else {
        const rest = (all: typeof said) => all.filter((one) => !isOfRecordOnly(one));
        expect({ file, deadlines: rest(said) }).toEqual({ file, deadlines: rest(held) });
        expect({ file, deadlines: said }).not.toEqual({ file, deadlines: held });
        differing += 1;
      }
      compared += deadlines.length;
    }
    expect(differing).toBeLessThan(written.length / 8);
    expect(compared).toBeGreaterThan(3000);
  }, 120_000);

  it('hold nothing by which the young person is named, and only their owner reads them', async () => {
    const [someone] = await rows<{ id: string; number: string; given: string; family: string; address: string }>(
      `select y.id, i.value as number, y.given_name as given, y.family_name as family, a.address
         from young_person y join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id'
         join accommodation_period a on a.young_person_id = y.id and a.to_on is null and a.address is not null
         join contact c on c.young_person_id = y.id and c.note is not null limit 1`,
    );
    const { exitCode, lines } = await onward('--person', someone!.number, '--out', out('one'));

    expect([exitCode, lines]).toEqual([0, [`1 case file written, as on ${today}.`]]);
    const file = path.join(out('one'), `${someone!.number}.json`);
    const text = await readFile(file, 'utf8');
    for (const secret of [someone!.given, someone!.family, someone!.address, someone!.number]) {
      expect(text).not.toContain(secret);
    }
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(out('one'))).mode & 0o777).toBe(0o700);
  });

  it('are named by the id of the record as well, and each export is written down', async () => {
    const [someone] = await rows<{ id: string }>(`select id from young_person order by id limit 1`);
    const count = async () =>
      (
        await rows<{ n: string }>(
          `select count(*) as n from audit_event
            where did = 'case-file.exported' and young_person_id = $1 and actor = 'command line'`,
          [someone!.id],
        )
      )[0]!.n;
    const before = Number(await count());
    const { exitCode } = await onward('--person', someone!.id, '--out', out('by-id'));

    expect([exitCode, Number(await count())]).toEqual([0, before + 1]);
  });

  it.each([
    [['--out', 'x'], 2, '--person ID…, or --all'],
    [['--all', '--person', '1', '--out', 'x'], 2, '--person ID…, or --all'],
    [['--all'], 2, '--out'],
    [['--person', 'nobody', '--out', 'x'], 1, 'nobody: Nobody in use has this number or id.'],
  ])('%j is refused in words', async (args, exitCode, words) => {
    const answer = await onward(...args.map((arg) => (arg === 'x' ? out('refused') : arg)));

    expect(answer.exitCode).toBe(exitCode);
    expect(answer.refusals.join('\n')).toContain(words);
  });

  it('are refused where a file stands in the place of the folder', async () => {
    const file = path.join(out('all'), (await readdir(out('all')))[0]!);
    expect(await onward('--all', '--out', file)).toMatchObject({
      exitCode: 1,
      refusals: [`${file}: This is a file, not a folder.`],
    });
  });

  it('are not written of a record that contradicts itself, and the others are', async () => {
    const people = await rows<{ id: string }>(
      `select y.id from young_person y join contact c on c.young_person_id = y.id group by y.id order by y.id limit 2`,
    );
    const [wrong, right] = people.map(({ id }) => id);
    const superuser = `update young_person set date_of_birth = $2 where id = $1`;
    const [{ born }] = (await rows<{ born: string }>(`select date_of_birth as born from young_person where id = $1`, [
      wrong,
    ])) as [{ born: string }];
    await rows(superuser, [wrong, addDays(today, -30)]);
    const answer = await onward('--person', wrong!, right!, '--out', out('contradiction'));
    await rows(superuser, [wrong, born]);

    expect(answer.exitCode).toBe(1);
    expect(answer.refusals[0]).toMatch(/: Is before the date of birth\.$/);
    expect(await readdir(out('contradiction'))).toHaveLength(1);
  });

  it('name for a visit no home that was taken out of the record, as the ledger does', async () => {
    const [visit] = await rows<{ person: string; home: string }>(
      `select young_person_id as person, accommodation_id as home from contact where accommodation_id is not null limit 1`,
    );
    await records.app
      .get(AccommodationService)
      .withdraw(SYSTEM, visit!.person, visit!.home, 'Recorded for the wrong person', today);
    const { exitCode, lines } = await onward('--person', visit!.person, '--out', out('no-home'), '--json');
    const { file } = JSON.parse(lines[0]!) as { file: string };

    expect(exitCode).toBe(0);
    expect(inOrder((await explained(file, today)).deadlines)).toEqual(inOrder(await ledgerOf(visit!.person)));
  });

  it('say so where something was started under earlier settings', async () => {
    const settings = { visitPolicyWeeks: 4 };
    await rows(`insert into authority_policy (id, in_force_from, settings, reason) values ($1, $2, $3, 'Stricter')`, [
      newId(),
      addDays(today, -60),
      JSON.stringify(settings),
    ]);
    const all = await onward('--all', '--out', out('settings'));
    const differing = Number(/For (\d+) of them/.exec(all.lines[0]!)?.[1]);

    expect(all.exitCode).toBe(0);
    expect(differing).toBeGreaterThan(0);
    expect(differing).toBeLessThan(320);
  });

  /** The ledger's rows in the words of `explain`. */
  async function ledgerOf(person: string): Promise<ExplainedDeadline[]> {
    const found = await rows<ExplainedDeadline & { dueAt: Date | null }>(
      `select rule, subject, title, started_by as "startedBy", due_on as "dueOn", due_at as "dueAt", plan_by as "planBy",
              state, state in ('open', 'partial', 'declined') and due_on < $2 as overdue, met_on as "metOn",
              met_by as "metBy", not_before as "notBefore",
              case when paused_until is not null then jsonb_build_object('until', paused_until, 'reason', paused_reason,
                'approvedBy', paused_by) end as paused,
              duty_basis as "dutyBasis", date_basis as "dateBasis", confirmed, severity, because
         from deadline where young_person_id = $1 and state <> 'cancelled'`,
      [person, today],
    );
    return found.map((row) => ({ ...row, dueAt: row.dueAt && new Date(row.dueAt).toISOString() }));
  }

  async function positionOf(person: string): Promise<Pick<Explanation, 'status' | 'retention'>> {
    const [row] = await rows<Explanation['status'] & { keepUntil: LocalDate }>(
      `select status as code, basis, rules, because, needs_manager as "needsManager", keep_until as "keepUntil"
         from legal_position where young_person_id = $1`,
      [person],
    );
    const { keepUntil, ...status } = row!;
    return { status, retention: { keepUntil } };
  }
});

/** One order for both sides: the database orders nothing as the rules do. */
function inOrder(deadlines: ExplainedDeadline[]): ExplainedDeadline[] {
  const asText = (one: ExplainedDeadline) =>
    JSON.stringify([one.dueOn, one.rule, one.subject, one.startedBy, one.metOn]);
  return deadlines
    .map((one) => ({ ...one, dueAt: one.dueAt && new Date(one.dueAt).toISOString() }))
    .sort((a, b) => (asText(a) < asText(b) ? -1 : 1));
}
