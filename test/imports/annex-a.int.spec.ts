import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ImportsService } from '../../src/imports/imports.service';
import type { AppliedImport, ImportPreview } from '../../src/imports/preview';
import type { SourceFile } from '../../src/imports/ssda903/read-folder';
import { UndoImportService } from '../../src/imports/undo-import.service';
import { ImportWordsService } from '../../src/imports/words/import-words.service';
import { localDate, type LocalDate } from '../../src/statutory/local-date';
import { aTeam, aWorker, startRecords, SYSTEM, type Records } from '../support/records';
import { aReturn } from './a-return';
import { aWorkbook, list8, list9, type List9Row } from './a-workbook';

const SAMPLES = resolve(__dirname, '../../../shared/samples/annex-a');
const today = localDate('2026-11-01');
const listDay = localDate('2026-10-01');

let records: Records;
let imports: ImportsService;
let words: ImportWordsService;

beforeAll(async () => {
  records = await startRecords();
  imports = records.app.get(ImportsService);
  words = records.app.get(ImportWordsService);
});
beforeEach(() => records.empty());
afterAll(() => records.close());

const careLeavers = (...rows: List9Row[]): SourceFile => aWorkbook([list9(rows)]);
const input = (file: SourceFile, asOf: LocalDate | null = null) => ({ kind: 'annex-a', file, asOf }) as const;
const preview = (file: SourceFile): Promise<ImportPreview> => imports.preview(SYSTEM, input(file), today);
const apply = (file: SourceFile, on = today): Promise<AppliedImport> => imports.apply(SYSTEM, input(file), on);
const sql = (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  records.dataSource.query(text, values);
const statements = () =>
  sql(`select as_of, eligibility, in_touch, accommodation, suitability, activity, last_contact_on
         from annex_a_statement where replaced_by_id is null and not withdrawn order by as_of`);
const allocations = () =>
  sql(`select a.role, s.name, a.from_on, a.to_on, a.reason from allocation a join staff s on s.id = a.staff_id
        where a.replaced_by_id is null and not a.withdrawn order by a.from_on, a.role`);
const codes = ({ faults }: ImportPreview) => faults.map(({ code }) => code);

/** Every row of the record, counted. */
async function rowCounts(): Promise<Record<string, unknown>> {
  const tables = await sql(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const counts = await Promise.all(tables.map(({ name }) => sql(`select count(*)::int as n from "${String(name)}"`)));
  return Object.fromEntries(tables.map(({ name }, index) => [name, counts[index]?.[0]?.n]));
}

/** A former relevant young person whom a return has made known, with the number 10001. */
async function aCareLeaver(): Promise<void> {
  const files = aReturn({
    Header: [{ DOB: '10/03/2007' }],
    Episodes: [{ DECOM: '01/05/2018', DEC: '10/03/2025', REC: 'E5' }],
  });
  await imports.apply(SYSTEM, { kind: 'ssda903', files, collectionYear: 2025 }, localDate('2026-09-01'));
}

describe('importing Annex A lists', () => {
  const whole: List9Row = {
    'Allocated Team': 'Leaving care north',
    'Allocated Worker': 'Sol Worker',
    'Allocated Personal Advisor': 'Adviser, Ada',
    'Eligibility Category': 'b) Former relevant child',
    'Latest Pathway Plan Review Date': { date: '2026-07-14' },
    'LA in Touch': 'a) Yes',
    'Latest Date of Contact': '28/09/2026',
    'Type of Accommodation': 'U: Independent living',
    'Suitability of Accommodation': 'a) Suitable',
    'Activity Status': 'F2: Full time in education other than higher',
  };

  async function theirWorkers(): Promise<string> {
    const north = await aTeam(records.dataSource, 'Leaving Care: North');
    await aWorker(records.dataSource, { name: 'Ada Adviser', teamId: north });
    await aWorker(records.dataSource, { name: 'Sol Worker' });
    await words.say(SYSTEM, 'team', 'Leaving care north', 'Leaving Care: North', today);
    return north;
  }

  it('shows what they would do and writes nothing', async () => {
    await aCareLeaver();
    await theirWorkers();
    const before = await rowCounts();
    const shown = await preview(careLeavers(whole));

    expect(shown).toMatchObject({ kind: 'annex-a', asOf: listDay, faults: [], unmapped: [], counts: { changed: 1 } });
    expect(shown.files).toEqual([
      { name: 'annex-a.xlsx', table: null, rows: 1, outcome: 'taken-in', because: null },
      { name: 'annex-a.xlsx, List 9', table: 'List 9', rows: 1, outcome: 'taken-in', because: null },
    ]);
    expect(shown.people).toEqual([
      {
        child: '10001',
        outcome: 'changed',
        line: 'annex-a.xlsx, List 9:2',
        because: [
          'disability',
          'adviser from 2026-11-01',
          'social worker from 2026-11-01',
          'team',
          'plan review on 2026-07-14',
          'Annex A of 2026-10-01',
        ],
      },
    ]);
    expect(await rowCounts()).toEqual(before);
  });

  it('take in workers, team, the plan review and what is stated of the day, each with its sheet and line', async () => {
    await aCareLeaver();
    const north = await theirWorkers();
    const { importId } = await apply(careLeavers(whole));

    const reason = 'From Annex A lists that were imported';
    expect(await allocations()).toEqual([
      { role: 'personal-adviser', name: 'Ada Adviser', from_on: today, to_on: null, reason },
      { role: 'social-worker', name: 'Sol Worker', from_on: today, to_on: null, reason },
    ]);
    expect(await sql('select team_id, disabled, unaccompanied_asylum_seeker from young_person')).toEqual([
      { team_id: north, disabled: false, unaccompanied_asylum_seeker: null },
    ]);
    expect(await sql('select held_on, import_id, import_line from plan_review')).toEqual([
      { held_on: '2026-07-14', import_id: importId, import_line: 'annex-a.xlsx, List 9:2' },
    ]);
    expect(await statements()).toEqual([
      {
        as_of: listDay,
        eligibility: 'former-relevant',
        in_touch: 'YES',
        accommodation: 'U',
        suitability: 'suitable',
        activity: 'F2',
        last_contact_on: '2026-09-28',
      },
    ]);
    expect(await sql('select kind, as_of from import_run where id = $1', [importId])).toEqual([
      { kind: 'annex-a', as_of: listDay },
    ]);
    expect(await sql(`select detail from audit_event where did = 'young-person.import-updated'`)).toMatchObject([
      { detail: { fields: ['disabled', 'teamId'], planReviewOn: '2026-07-14', statementOf: listDay } },
    ]);
  });

  it('make a date of contact neither a visit nor a plan: what the list does not say is not made up', async () => {
    await aCareLeaver();
    await apply(careLeavers(whole));

    expect(await sql('select count(*)::int as n from contact')).toEqual([{ n: 0 }]);
    expect(await sql('select count(*)::int as n from pathway_plan')).toEqual([{ n: 0 }]);
    expect(await sql('select count(*)::int as n from accommodation_period')).toEqual([{ n: 0 }]);
  });

  it('start the next six months from the plan review, in the same transaction', async () => {
    await aCareLeaver();
    await apply(careLeavers(whole));

    expect(await sql(`select due_on, state from deadline where rule = 'RV-01' and state = 'open'`)).toEqual([
      { due_on: '2027-01-14', state: 'open' },
    ]);
  });

  it('change nothing the second time, on another day either', async () => {
    await aCareLeaver();
    await theirWorkers();
    await apply(careLeavers(whole));
    const before = await rowCounts();
    const again = await apply(careLeavers(whole), localDate('2026-12-24'));

    expect(again).toMatchObject({ importId: null, counts: { changed: 0, same: 1, conflict: 0 } });
    expect(await rowCounts()).toEqual(before);
  });

  it('begin a record for a care leaver whom nobody knew, and do not guess the status', async () => {
    const applied = await apply(careLeavers({ 'Child Unique ID': 'abc-7', 'LA in Touch': 'Yes' }));

    expect(applied.counts).toMatchObject({ new: 1 });
    expect(await sql('select date_of_birth, sex, ethnicity, history_complete from young_person')).toEqual([
      { date_of_birth: '2007-03-10', sex: 'F', ethnicity: 'WBRI', history_complete: false },
    ]);
    expect(await sql('select kind, value from person_identifier')).toEqual([{ kind: 'authority-id', value: 'ABC-7' }]);
    expect(await sql('select status from legal_position')).toEqual([{ status: 'undetermined' }]);
    expect(await sql(`select since from known_since where kind = 'careEpisodes'`)).toEqual([{ since: today }]);
  });

  it('do not begin a record without a date of birth, nor for a child under 14 in care', async () => {
    const file = aWorkbook([
      list9([{ 'Date of Birth': null }]),
      list8([{}, { 'Child Unique ID': 3, 'Date of Birth': { date: '2015-01-01' } }]),
    ]);
    const applied = await apply(file);
    const { people } = applied;

    expect(people.map(({ child, outcome }) => [child, outcome])).toEqual([
      ['10001', 'refused'],
      ['20001', 'new'],
      ['3', 'out-of-scope'],
    ]);
    expect(codes(applied)).toContain('new-without-birth-date');
  });

  it('leave the record as it is where it is about somebody born on another day, and ask a manager', async () => {
    await aCareLeaver();
    const applied = await apply(careLeavers({ ...whole, 'Date of Birth': { date: '2007-10-03' } }));

    expect(applied.counts).toMatchObject({ conflict: 1, changed: 0 });
    expect(await statements()).toEqual([]);
    expect(await sql('select kind from matter_for_manager')).toEqual([{ kind: 'record-contradicted' }]);
  });

  it('keep the status that the record works out, and put a category that contradicts it to a manager, once', async () => {
    await aCareLeaver();
    const file = careLeavers({ 'Eligibility Category': 'c) Qualifying care leaver' });
    const first = await apply(file);
    const second = await apply(file);

    expect(first).toMatchObject({ counts: { conflict: 1 } });
    expect(codes(first)).toContain('eligibility-differs');
    expect(second).toMatchObject({ importId: null, counts: { conflict: 1 } });
    expect(await sql('select kind, detail from matter_for_manager')).toEqual([
      {
        kind: 'eligibility-contradicted',
        detail:
          'Annex A of 1 October 2026 says “Qualifying care leaver”. For that day the record works out “Former relevant”.',
      },
    ]);
    expect(await sql('select status from legal_position')).toEqual([{ status: 'former-relevant' }]);
  });

  it('compare the category with the status of their own day, not of today', async () => {
    await aCareLeaver();
    const file = aWorkbook([list9([{ 'Eligibility Category': 'd) Eligible child' }])], {
      savedAt: '2024-12-01T10:00:00Z',
    });

    expect(codes(await preview(file))).not.toContain('eligibility-differs');
  });

  it('leave out what they date before the birth', async () => {
    await aCareLeaver();
    const applied = await apply(
      careLeavers({ 'Latest Date of Contact': '09/03/2007', 'Latest Pathway Plan Review Date': '09/03/2007' }),
    );

    expect(codes(applied)).toEqual(['date-before-birth', 'date-before-birth']);
    expect(await statements()).toEqual([]);
    expect(await sql('select held_on from plan_review')).toEqual([]);
  });

  it('ask a manager about a death without a day', async () => {
    await aCareLeaver();
    const applied = await apply(careLeavers({ 'LA in Touch': 'c) Died' }));

    expect(codes(applied)).toContain('listed-as-died');
    expect(await sql('select kind from matter_for_manager')).toEqual([{ kind: 'death-without-a-date' }]);
    expect(await sql('select died_on from young_person')).toEqual([{ died_on: null }]);
  });

  it('take a worker over from a later list, from the day it is taken in, and not from an earlier one', async () => {
    await aCareLeaver();
    await aWorker(records.dataSource, { name: 'Ada Adviser' });
    await aWorker(records.dataSource, { name: 'Ben Adviser' });
    const naming = (name: string, savedAt: string) =>
      aWorkbook([list9([{ 'Allocated Personal Advisor': name, 'LA in Touch': 'Yes' }])], { savedAt });
    await apply(naming('Ada Adviser', '2026-08-01T10:00:00Z'), localDate('2026-10-10'));
    // About a day before the first was taken in, and after the day the first was about.
    await apply(naming('Ben Adviser', '2026-10-05T10:00:00Z'));
    const earlier = await apply(naming('Ada Adviser', '2026-09-01T10:00:00Z'));

    expect((await allocations()).map(({ name, from_on, to_on }) => [name, from_on, to_on])).toEqual([
      ['Ada Adviser', '2026-10-10', today],
      ['Ben Adviser', today, null],
    ]);
    expect(codes(earlier)).toContain('later-list-known');
    expect((await statements()).map(({ as_of }) => as_of)).toEqual(['2026-08-01', '2026-09-01', '2026-10-05']);
  });

  it('do not put the worker of an old list in the place of one whom a manager has given since', async () => {
    await aCareLeaver();
    const names = 'child,adviser,adviser from\n10001,Ben Adviser,15/10/2026\n';
    await aWorker(records.dataSource, { name: 'Ada Adviser' });
    await aWorker(records.dataSource, { name: 'Ben Adviser' });
    await imports.apply(SYSTEM, { kind: 'names', file: { name: 'n.csv', bytes: Buffer.from(names) } }, today);
    const applied = await apply(careLeavers({ 'Allocated Personal Advisor': 'Ada Adviser' }));

    expect(codes(applied)).toContain('adviser-earlier');
    expect((await allocations()).map(({ name }) => name)).toEqual(['Ben Adviser']);
  });

  it('take the allocated worker of an older form for the adviser where their post here says so', async () => {
    await aCareLeaver();
    await aWorker(records.dataSource, { name: 'Ada Adviser' });
    await aWorker(records.dataSource, { name: 'Max Manager', post: 'team-manager' });
    await apply(
      careLeavers({ 'Allocated Worker': 'ADA  ADVISER' }, { 'Child Unique ID': 2, 'Allocated Worker': 'Max Manager' }),
    );

    expect((await allocations()).map(({ name, role }) => [name, role])).toEqual([
      ['Ada Adviser', 'personal-adviser'],
      ['Max Manager', 'social-worker'],
    ]);
  });

  it('join the two lists of somebody who left care lately; List 9 counts', async () => {
    const lists = (dateOfBirth: string) =>
      aWorkbook([
        list8([{ 'Child Unique ID': 1, 'Does the Child have a Disability': 'a) Yes', Ethnicity: 'b) WIRI' }]),
        list9([
          { 'Child Unique ID': 1, 'Date of Birth': { date: dateOfBirth }, 'Does the Child have a Disability': null },
        ]),
      ]);
    const other = await apply(lists('2010-05-21'));
    const same = await apply(lists('2010-05-20'));

    expect(other.counts).toMatchObject({ new: 0, refused: 1 });
    expect(codes(other)).toContain('birth-dates-differ');
    expect(codes(same)).toContain('lists-differ');
    expect(await sql('select ethnicity, disabled from young_person')).toEqual([{ ethnicity: 'WBRI', disabled: true }]);
  });

  it('are about the day that is given rather than the day they were saved; without either nothing is taken in', async () => {
    const unsaid = aWorkbook([list9([{ 'LA in Touch': 'Yes' }])], { savedAt: null });
    const refused = await imports.apply(SYSTEM, input(unsaid), today);
    await imports.apply(SYSTEM, input(unsaid, localDate('2026-09-30')), today);
    const toCome = await imports.preview(SYSTEM, input(unsaid, localDate('2026-11-02')), today);

    expect(codes(refused)).toEqual(expect.arrayContaining(['no-day-of-list']));
    expect(refused.importId).toBeNull();
    expect((await statements()).map(({ as_of }) => as_of)).toEqual(['2026-09-30']);
    expect(codes(toCome)).toContain('day-of-list-in-future');
  });

  it('can be undone while nobody has built on them, and taken in again', async () => {
    await aCareLeaver();
    await theirWorkers();
    const { importId } = await apply(careLeavers(whole));
    await records.app.get(UndoImportService).undo(SYSTEM, importId as string, 'the wrong file', today);

    expect(await statements()).toEqual([]);
    expect(await allocations()).toEqual([]);
    expect(await sql('select team_id, disabled from young_person')).toEqual([{ team_id: null, disabled: null }]);
    const again = await apply(careLeavers(whole));
    expect(again.counts).toMatchObject({ changed: 1 });
    expect(await statements()).toHaveLength(1);
    expect(await allocations()).toHaveLength(2);
    expect(await sql('select held_on from plan_review where replaced_by_id is null and not withdrawn')).toHaveLength(1);
  });
});

describe('the authority’s own words', () => {
  const staying = { 'Type of Accommodation': 'Staying Put, provided by LA', 'LA in Touch': 'Yes' };

  it('are asked about once, and the rows taken in without them', async () => {
    await aCareLeaver();
    const file = careLeavers(staying, {
      ...staying,
      'Child Unique ID': 2,
      'Type of Accommodation': 'STAYING PUT - provided by LA',
    });
    const applied = await apply(file);

    expect(applied.unmapped).toEqual([
      {
        about: 'accommodation',
        word: 'staying put provided by la',
        written: 'Staying Put, provided by LA',
        rows: 2,
      },
    ]);
    expect(codes(applied).filter((code) => code === 'word-unmapped')).toHaveLength(2);
    expect(await statements()).toMatchObject([
      { in_touch: 'YES', accommodation: null },
      { in_touch: 'YES', accommodation: null },
    ]);
    expect(await words.list(SYSTEM)).toMatchObject([{ word: 'staying put provided by la', answeredAt: null }]);
  });

  it('are known to every later import once somebody has said what they mean', async () => {
    await aCareLeaver();
    const officer = await aWorker(records.dataSource, {
      role: 'data-officer',
      post: 'data-officer',
      name: 'Dana Officer',
    });
    await apply(careLeavers(staying));
    const [asked] = await words.list(officer);
    const [answered] = await words.answer(officer, [{ id: asked!.id, answer: 'Z', version: asked!.version }], today);
    const again = await apply(careLeavers(staying));

    expect(answered).toMatchObject({ means: 'Z', answeredBy: 'Dana Officer' });
    expect(again).toMatchObject({ unmapped: [], counts: { changed: 1 } });
    expect(await statements()).toMatchObject([{ accommodation: 'Z', in_touch: 'YES' }]);
    expect(await sql('select count(*)::int as n from annex_a_statement')).toEqual([{ n: 2 }]);
    expect(await sql(`select actor_id, detail from audit_event where did = 'import-word.answered'`)).toMatchObject([
      { actor_id: officer.userId, detail: { about: 'accommodation', before: null, after: { means: 'Z' } } },
    ]);
  });

  it('may be left out, and are not asked about again', async () => {
    await aCareLeaver();
    await words.say(SYSTEM, 'accommodation', 'staying put provided by LA!', null, today);
    const { unmapped, faults } = await preview(careLeavers(staying));

    expect(unmapped).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('may be said anew, with what was said before in the audit', async () => {
    await words.say(SYSTEM, 'accommodation', 'Staying Put', 'y', today);
    await words.say(SYSTEM, 'accommodation', 'staying put', 'Z', today);

    expect(await words.list(SYSTEM)).toMatchObject([{ means: 'Z', written: 'Staying Put' }]);
    expect(await sql(`select detail from audit_event order by id`)).toMatchObject([
      { detail: { before: null, after: { means: 'Y' } } },
      { detail: { before: { means: 'Y' }, after: { means: 'Z' } } },
    ]);
  });

  it('for a worker mean a member of staff, whatever the list calls them, until they leave', async () => {
    await aCareLeaver();
    const ada = await aWorker(records.dataSource, { name: 'Ada Adviser' });
    const naming = careLeavers({ 'Allocated Personal Advisor': 'A. Adviser (LC North)' });
    expect((await preview(naming)).unmapped).toMatchObject([{ about: 'worker', written: 'A. Adviser (LC North)' }]);
    await words.say(SYSTEM, 'worker', 'A Adviser (LC north)', 'ada adviser', today);

    expect((await preview(naming)).people).toMatchObject([{ because: ['disability', 'adviser from 2026-11-01'] }]);
    await sql(`update staff set left_on = '2026-10-31' where id = $1`, [ada.staffId]);
    expect(codes(await preview(naming))).toContain('worker-left');
  });

  it('for a worker whose name two have are asked about', async () => {
    await aCareLeaver();
    await aWorker(records.dataSource, { name: 'Ada Adviser' });
    await aWorker(records.dataSource, { name: 'Ada Adviser' });

    expect((await preview(careLeavers({ 'Allocated Personal Advisor': 'Ada Adviser' }))).unmapped).toMatchObject([
      { about: 'worker' },
    ]);
  });

  it.each([
    ['a code of another column', 'accommodation', 'F1', 'meaning'],
    ['a worker whom nobody knows', 'worker', 'Nobody', 'meaning'],
    ['a team that there is not', 'team', 'Nowhere', 'meaning'],
  ] as const)('do not take %s for an answer', async (_, about, said, field) => {
    await expect(words.say(SYSTEM, about, 'whatever', said, today)).rejects.toMatchObject({
      kind: 'not-valid',
      errors: [{ field }],
    });
    expect(await words.list(SYSTEM)).toEqual([]);
  });

  it('are for data officers, and one of two who answer at once is told', async () => {
    const adviser = await aWorker(records.dataSource);
    await expect(words.list(adviser)).rejects.toMatchObject({ kind: 'not-allowed' });
    const said = await words.say(SYSTEM, 'activity', 'College', 'F2', today);
    await expect(
      words.answer(SYSTEM, [{ id: said.id, answer: 'P2', version: said.version - 1 }], today),
    ).rejects.toMatchObject({
      kind: 'changed-by-someone-else',
    });
  });
});

const sample = join(SAMPLES, 'Annex_A_2024_Jan.xlsx');
const present = existsSync(sample);
if (!present) console.warn(`Not run: the sample workbook is not at ${sample}.`);

(present ? describe : describe.skip)('the sample workbook', () => {
  const workbook = () => ({ name: 'Annex_A_2024_Jan.xlsx', bytes: readFileSync(sample) });

  it('is previewed and taken in whole, its other sheets named', async () => {
    const shown = await preview(workbook());
    expect(shown.asOf).toBe('2024-12-19');
    expect(shown.files.filter(({ outcome }) => outcome === 'skipped').map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 10, 11].map((list) => `Annex_A_2024_Jan.xlsx, List ${list}`),
    );
    expect(shown.faults.filter(({ severity }) => severity === 'refused')).toEqual([]);
    // Six care leavers, and five children looked after, of whom one is two years old.
    expect(shown.counts).toMatchObject({ new: 10, 'out-of-scope': 1, refused: 0, conflict: 0 });
    expect(new Set(shown.unmapped.map(({ about }) => about))).toEqual(new Set(['team', 'worker']));

    const applied = await apply(workbook());
    expect(applied.counts).toEqual(shown.counts);
    expect(await statements()).toHaveLength(6);
    expect(await statements()).toContainEqual({
      as_of: '2024-12-19',
      eligibility: 'former-relevant',
      in_touch: 'YES',
      accommodation: 'U',
      suitability: 'suitable',
      activity: 'F3',
      last_contact_on: null,
    });
    expect(await apply(workbook())).toMatchObject({ importId: null });
  });
});
