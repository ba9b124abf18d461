import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { UserActor } from '../../src/access/actor';
import { ImportsService, type ImportInput } from '../../src/imports/imports.service';
import type { AppliedImport, ImportPreview } from '../../src/imports/preview';
import { filesIn } from '../../src/imports/ssda903/read-folder';
import { correctFact, withdrawFact } from '../../src/platform/fact';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { localDate } from '../../src/statutory/local-date';
import { CareEpisode } from '../../src/young-people/care-history.entities';
import { aTeam, aWorker, startRecords, SYSTEM, type Records } from '../support/records';
import { aReturn } from './a-return';

const SAMPLES = resolve(__dirname, '../../../shared/samples');
const today = localDate('2026-11-01');

let records: Records;
let imports: ImportsService;

beforeAll(async () => {
  records = await startRecords();
  imports = records.app.get(ImportsService);
});
beforeEach(() => records.empty());
afterAll(() => records.close());

type Tables = Parameters<typeof aReturn>[0];
const returnOf = (tables: Tables, collectionYear: number | null = 2026): ImportInput => ({
  kind: 'ssda903',
  files: aReturn(tables),
  collectionYear,
});
const names = (...lines: string[]): ImportInput => ({
  kind: 'names',
  file: { name: 'names.csv', bytes: Buffer.from(lines.join('\n'), 'utf8') },
});
const apply = (input: ImportInput): Promise<AppliedImport> => imports.apply(SYSTEM, input, today);
const preview = (input: ImportInput): Promise<ImportPreview> => imports.preview(SYSTEM, input, today);
const sql = (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  records.dataSource.query(text, values);
const episodes = () =>
  sql(`select from_on, to_on, legal_status, reason_ceased, import_line from care_episode
        where replaced_by_id is null and not withdrawn order by from_on`);

async function asOwner(text: string): Promise<void> {
  const client = new Client({ connectionString: records.database.ownerUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** Every row of the record, counted. */
async function rowCounts(): Promise<Record<string, unknown>> {
  const tables = await sql(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const counts = await Promise.all(tables.map(({ name }) => sql(`select count(*)::int as n from "${String(name)}"`)));
  return Object.fromEntries(tables.map(({ name }, index) => [name, counts[index]?.[0]?.n]));
}

describe('importing a return', () => {
  it('shows what it would do and writes nothing', async () => {
    const before = await rowCounts();
    const shown = await preview(
      returnOf({ Header: [{}, { CHILD: '2', DOB: '01/01/2020' }, { CHILD: '3', DOB: '31/02/2008' }], Episodes: [{}] }),
    );

    expect(shown.counts).toEqual({ new: 1, changed: 0, same: 0, conflict: 0, refused: 1, 'out-of-scope': 1 });
    expect(shown.people).toEqual([
      { child: '10001', outcome: 'new', line: 'header.csv:2', because: [] },
      { child: '3', outcome: 'refused', line: 'header.csv:4', because: ['There is no such day in the calendar.'] },
      expect.objectContaining({ child: '2', outcome: 'out-of-scope', line: 'header.csv:3' }),
    ]);
    expect(await rowCounts()).toEqual(before);
  });

  it('counts the tables for planning once it filled them, as the application, and not after a few people', async () => {
    const children = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => ({ CHILD: String(20_000 + from + n) }));
    const bring = (from: number, to: number) =>
      apply(returnOf({ Header: children(from, to), Episodes: children(from, to) }));
    const counted = async () =>
      (await sql(`select reltuples::int as n from pg_class where oid = 'young_person'::regclass`))[0]!.n;
    await asOwner('analyze young_person');

    await bring(0, 3);
    expect(await counted()).toBe(0);
    await bring(3, 63);
    expect(await counted()).toBe(63);
  });

  it('takes a young person in with the file, line and import that each fact came from', async () => {
    const applied = await apply(
      returnOf({ Header: [{ UPN: 'H801200001001' }], Episodes: [{ DEC: '01/06/2025', REC: 'E4A' }], OC3: [{}] }),
    );

    expect(await sql(`select given_name, date_of_birth, sex, import_id, history_complete from young_person`)).toEqual([
      { given_name: null, date_of_birth: '2008-03-10', sex: 'F', import_id: applied.importId, history_complete: true },
    ]);
    expect(await sql(`select kind, value, check_passed from person_identifier order by kind`)).toEqual([
      { kind: 'authority-id', value: '10001', check_passed: true },
      { kind: 'upn', value: 'H801200001001', check_passed: true },
    ]);
    expect(await sql(`select from_on, to_on, import_id, import_line, fact_id = id as first from care_episode`)).toEqual(
      [
        {
          from_on: '2019-05-01',
          to_on: '2025-06-01',
          import_id: applied.importId,
          import_line: 'episodes.csv:2',
          first: true,
        },
      ],
    );
    expect(
      await sql(`select collection_year, in_touch, activity, accommodation, import_line from return_snapshot`),
    ).toEqual([
      { collection_year: 2026, in_touch: 'YES', activity: 'F2', accommodation: 'U1', import_line: 'oc3.csv:2' },
    ]);
    expect(await sql(`select status from legal_position`)).toEqual([{ status: 'former-relevant' }]);
    expect(await sql(`select did, subject_id from audit_event order by did`)).toEqual([
      { did: 'import.applied', subject_id: applied.importId },
      { did: 'young-person.imported', subject_id: applied.importId },
    ]);
  });

  it('keeps the bytes that came, with their hash', async () => {
    const input = returnOf({ Header: [{}], Episodes: [{}] });
    await apply(input);

    const kept = await sql(
      `select name, encode(sha256(bytes), 'hex') = sha256 as hashed, convert_from(bytes, 'UTF8') as text
         from import_file order by name`,
    );
    expect(kept).toEqual(
      aReturn({ Episodes: [{}], Header: [{}] }).map(({ name, bytes }) => ({
        name,
        hashed: true,
        text: Buffer.from(bytes).toString('utf8'),
      })),
    );
  });

  it('says of kinds of facts that no return holds that they are known from today', async () => {
    await apply(returnOf({ Header: [{}], Episodes: [{}] }));

    const known = await sql(`select kind, since from known_since order by kind`);
    expect(known).toContainEqual({ kind: 'contacts', since: today });
    expect(known).toContainEqual({ kind: 'pathwayPlans', since: today });
    expect(known).not.toContainEqual(expect.objectContaining({ kind: 'careEpisodes' }));
  });

  it('does not guess a status that a cut-off history cannot carry', async () => {
    await apply(
      returnOf({
        Header: [{ CHILD: '1' }, { CHILD: '2' }],
        Episodes: [{ CHILD: '1', DECOM: '01/03/2026', RNE: 'L', DEC: '05/03/2026', REC: 'E4A' }],
        OC3: [{ CHILD: '2' }],
      }),
    );

    expect(await sql(`select status from legal_position`)).toEqual([
      { status: 'undetermined' },
      { status: 'undetermined' },
    ]);
  });

  it('changes nothing the second time', async () => {
    const input = returnOf({ Header: [{ MOTHER: '1' }], Episodes: [{}], UASC: [{}], OC3: [{ IN_TOUCH: 'DIED' }] });
    await apply(input);
    const before = await rowCounts();
    const again = await apply(input);

    expect(again).toMatchObject({ importId: null, counts: { new: 0, changed: 0, same: 1 } });
    expect(await rowCounts()).toEqual(before);
  });

  it('brings an open episode to its end with a later return: the same fact, a new row', async () => {
    await apply(returnOf({ Header: [{}], Episodes: [{}] }, 2025));
    const [first] = await sql(`select id from care_episode`);
    const later = await apply(returnOf({ Header: [{}], Episodes: [{ DEC: '01/02/2026', REC: 'E5' }] }, 2026));

    expect(later).toMatchObject({ counts: { new: 0, changed: 1 } });
    const rows = await sql(`select fact_id, to_on, replaced_by_id is null as in_force from care_episode order by id`);
    expect(rows).toEqual([
      { fact_id: first?.id, to_on: null, in_force: false },
      { fact_id: first?.id, to_on: '2026-02-01', in_force: true },
    ]);
  });

  it('does not let an older return open again what a later one ended', async () => {
    const newer = returnOf({ Header: [{}], Episodes: [{ DEC: '01/02/2026', REC: 'E5' }] }, 2026);
    await apply(newer);
    const older = await apply(returnOf({ Header: [{}], Episodes: [{}], OC3: [{}] }, 2025));

    expect(older.people).toMatchObject([{ outcome: 'changed', because: ['OC3 of 2025'] }]);
    expect(await episodes()).toMatchObject([{ to_on: '2026-02-01' }]);
  });

  it('completes a cut-off history with an older return that shows how care started', async () => {
    await apply(returnOf({ Header: [{}], Episodes: [{ DECOM: '01/06/2025', RNE: 'P' }] }, 2026));
    expect(await sql(`select history_complete from young_person`)).toEqual([{ history_complete: false }]);
    await apply(returnOf({ Header: [{}], Episodes: [{ DEC: '01/06/2025', REC: 'X1' }] }, 2025));

    expect(await episodes()).toMatchObject([{ from_on: '2019-05-01' }, { from_on: '2025-06-01' }]);
    expect(await sql(`select history_complete from young_person`)).toEqual([{ history_complete: true }]);
  });

  it('takes nothing away because a later return leaves it out', async () => {
    await apply(returnOf({ Header: [{}, { CHILD: '2' }], Episodes: [{}, { CHILD: '2' }], OC3: [{}] }, 2025));
    await apply(returnOf({ Header: [{}], OC3: [{}] }, 2026));

    expect(await episodes()).toHaveLength(2);
    expect(await sql(`select count(*)::int as n from young_person`)).toEqual([{ n: 2 }]);
    expect(await sql(`select collection_year from return_snapshot order by 1`)).toEqual([
      { collection_year: 2025 },
      { collection_year: 2026 },
    ]);
  });

  it('replaces the statement of a year when that year is returned again', async () => {
    await apply(returnOf({ Header: [{}], OC3: [{}] }));
    await apply(returnOf({ Header: [{}], OC3: [{ ACTIV: 'F1' }] }));

    expect(await sql(`select activity from return_snapshot where replaced_by_id is null`)).toEqual([
      { activity: 'F1' },
    ]);
  });

  it('leaves the record as it is where it has another date of birth, and asks a manager', async () => {
    await apply(returnOf({ Header: [{}], OC3: [{}] }, 2025));
    const other = { DOB: '11/03/2008' };
    const result = await apply(returnOf({ Header: [other], OC3: [other] }, 2026));

    expect(result.counts).toMatchObject({ conflict: 1, changed: 0 });
    expect(await sql(`select date_of_birth from young_person`)).toEqual([{ date_of_birth: '2008-03-10' }]);
    expect(await sql(`select kind from matter_for_manager`)).toEqual([{ kind: 'record-contradicted' }]);
    expect(await sql(`select count(*)::int as n from return_snapshot`)).toEqual([{ n: 1 }]);
  });

  it('leaves an episode that a person here corrected, and one that they withdrew', async () => {
    const input = returnOf({
      Header: [{}, { CHILD: '2' }],
      Episodes: [
        { DEC: '01/02/2026', REC: 'E5' },
        { CHILD: '2', DEC: '01/02/2026', REC: 'E5' },
      ],
    });
    await apply(input);
    const rows = await sql(
      `select e.fact_id as "factId", e.young_person_id as "youngPersonId"
         from care_episode e join person_identifier i using (young_person_id) order by i.value`,
    );
    const [corrected, withdrawn] = rows as { factId: string; youngPersonId: string }[];
    await records.app.get(UnitOfWork).write(SYSTEM, async (work) => {
      await correctFact(work, CareEpisode, corrected as never, { toOn: localDate('2026-02-10') });
      await withdrawFact(work, CareEpisode, withdrawn as never, 'Another child');
    });
    const again = await apply(input);

    expect(again.counts).toMatchObject({ new: 0, changed: 0, conflict: 2 });
    expect(await episodes()).toMatchObject([{ to_on: '2026-02-10' }]);
  });

  it('asks a manager about a death without a date and never makes one up', async () => {
    await apply(returnOf({ Header: [{}], OC3: [{ IN_TOUCH: 'DIED' }] }));

    expect(await sql(`select died_on from young_person`)).toEqual([{ died_on: null }]);
    expect(await sql(`select kind from matter_for_manager`)).toEqual([{ kind: 'death-without-a-date' }]);
  });

  it('saves nothing at all when it fails in the middle', async () => {
    const before = await rowCounts();
    await asOwner(`
      create function stop_here() returns trigger language plpgsql as $$ begin raise 'stopped'; end $$;
      create trigger stop_here before insert on legal_position for each row execute function stop_here()`);

    try {
      await expect(apply(returnOf({ Header: [{}], Episodes: [{}], OC3: [{}] }))).rejects.toThrow('stopped');
      expect(await rowCounts()).toEqual(before);
    } finally {
      await asOwner('drop function stop_here() cascade');
    }
  });

  it('is a data officer’s work', async () => {
    const adviser: UserActor = await aWorker(records.dataSource);
    const officer: UserActor = await aWorker(records.dataSource, { role: 'data-officer', post: 'data-officer' });
    const input = returnOf({ Header: [{}], Episodes: [{}] });

    await expect(imports.preview(adviser, input, today)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(imports.apply(adviser, input, today)).rejects.toMatchObject({ kind: 'not-allowed' });
    expect(await imports.apply(officer, input, today)).toMatchObject({ counts: { new: 1 } });
    expect(await sql(`select applied_by_id from import_run`)).toEqual([{ applied_by_id: officer.userId }]);
  });
});

describe('importing a list of names', () => {
  beforeEach(() => apply(returnOf({ Header: [{}], Episodes: [{}] })));

  it('gives a young person a name, an adviser from today, the adviser’s team and a last visit', async () => {
    const teamId = await aTeam(records.dataSource, 'North');
    const worker = await aWorker(records.dataSource, { teamId, name: 'Mary Okoro' });
    const applied = await apply(
      names('Child,Given name,Family name,Adviser,Last visit', '10001,Jasmine,Hartley,mary okoro,28/10/2026'),
    );

    expect(applied.people).toMatchObject([{ outcome: 'changed' }]);
    expect(await sql(`select given_name, family_name, team_id from young_person`)).toEqual([
      { given_name: 'Jasmine', family_name: 'Hartley', team_id: teamId },
    ]);
    expect(await sql(`select staff_id, from_on, to_on, import_id, import_line from allocation`)).toEqual([
      {
        staff_id: worker.staffId,
        from_on: today,
        to_on: null,
        import_id: applied.importId,
        import_line: 'names.csv:2',
      },
    ]);
    expect(await sql(`select held_on, mode, seen, note, import_id, import_line from contact`)).toEqual([
      {
        held_on: '2026-10-28',
        mode: 'face-to-face',
        seen: true,
        note: null,
        import_id: applied.importId,
        import_line: 'names.csv:2',
      },
    ]);
  });

  it('changes nothing the second time', async () => {
    await aWorker(records.dataSource, { name: 'Mary Okoro' });
    const list = names('Child,Given name,Adviser,Last visit', '10001,Jasmine,Mary Okoro,28/10/2026');
    await apply(list);
    const before = await rowCounts();

    expect(await apply(list)).toMatchObject({ importId: null, counts: { same: 1, changed: 0 } });
    expect(await rowCounts()).toEqual(before);
  });

  it('ends the work of the adviser before on the day the new one starts', async () => {
    const first = await aWorker(records.dataSource, { name: 'Mary Okoro' });
    const second = await aWorker(records.dataSource, { name: 'Sam Lee' });
    await apply(names('Child,Adviser,Adviser from', '10001,Mary Okoro,01/02/2026'));
    await apply(names('Child,Adviser,Adviser from', '10001,Sam Lee,01/09/2026'));

    expect(
      await sql(`select staff_id, from_on, to_on from allocation where replaced_by_id is null order by from_on`),
    ).toEqual([
      { staff_id: first.staffId, from_on: '2026-02-01', to_on: '2026-09-01' },
      { staff_id: second.staffId, from_on: '2026-09-01', to_on: null },
    ]);
  });

  it('names by line and column what it cannot place, and takes in the rest', async () => {
    await aWorker(records.dataSource, { name: 'Sam Lee' });
    await aWorker(records.dataSource, { name: 'Sam Lee' });
    const { faults, counts } = await apply(
      names('Child,Given name,Adviser,Team', '10001,Jasmine,Sam Lee,West', '999,Omar,,'),
    );

    expect(faults).toMatchObject([
      { line: 2, column: 'adviser', code: 'adviser-ambiguous', severity: 'warned' },
      { line: 2, column: 'team', code: 'team-unknown', severity: 'warned' },
      { line: 3, column: 'authority id', code: 'child-unknown', severity: 'refused' },
    ]);
    expect(counts).toMatchObject({ changed: 1, refused: 1 });
    expect(await sql(`select given_name from young_person`)).toEqual([{ given_name: 'Jasmine' }]);
  });
});

const samplesPresent = existsSync(SAMPLES);
if (!samplesPresent) console.warn(`Not run: the sample returns are not at ${SAMPLES}.`);

(samplesPresent ? describe : describe.skip)('the sample returns', () => {
  it.each([
    { folder: 'ssda903-2025', children: 1132, inScope: 407 },
    { folder: 'ssda903-fake', children: 2675, inScope: 479 },
  ])(
    '$folder is previewed and applied whole, and once',
    async ({ folder, children, inScope }) => {
      const input: ImportInput = { kind: 'ssda903', files: await filesIn(join(SAMPLES, folder)), collectionYear: null };
      const shown = await preview(input);
      const steps: [number, number][] = [];
      const applied = await imports.apply(SYSTEM, input, today, (done, of) => steps.push([done, of]));

      expect(applied.counts).toEqual(shown.counts);
      expect(applied.counts).toMatchObject({
        new: inScope,
        'out-of-scope': children - inScope,
        refused: 0,
        conflict: 0,
      });
      expect(steps.at(-1)).toEqual([inScope, inScope]);
      expect(await sql(`select count(*)::int as n from legal_position`)).toEqual([{ n: inScope }]);
      expect(
        await sql(`select count(*)::int as n from care_episode where import_id is null or import_line is null`),
      ).toEqual([{ n: 0 }]);

      const before = await rowCounts();
      expect(await apply(input)).toMatchObject({ importId: null, counts: { new: 0, changed: 0, same: inScope } });
      expect(await rowCounts()).toEqual(before);
    },
    60_000,
  );
});
