import { Client } from 'pg';
import { QUALIFICATION } from '../../src/eet/qualification';
import { recogniseKind } from '../../src/imports/kinds';
import { ImportsService, type ImportInput } from '../../src/imports/imports.service';
import { UndoImportService } from '../../src/imports/undo-import.service';
import { localDate } from '../../src/statutory/local-date';
import { DatedFacts } from '../../src/young-people/dated-facts';
import { startRecords, SYSTEM, type Records } from '../support/records';
import { aReturn } from './a-return';

const today = localDate('2026-11-01');
const HEADINGS =
  'upn,Subject,GRADE,Qualification Type,Date awarded,Child ID,Date of birth,School,URN,School year,Attainment 8,SEN provision,Attendance';

let records: Records;
beforeAll(async () => {
  records = await startRecords();
});
beforeEach(async () => {
  await records.empty();
  await apply({ kind: 'ssda903', files: aReturn({ Header: [{}], Episodes: [{}] }), collectionYear: 2026 });
});
afterAll(() => records.close());

const history = (...lines: string[]) =>
  ({
    kind: 'education',
    file: { name: 'history.csv', bytes: Buffer.from([HEADINGS, ...lines].join('\n'), 'utf8') },
  }) satisfies ImportInput;
const apply = (input: ImportInput) => records.app.get(ImportsService).apply(SYSTEM, input, today);
const sql = (text: string): Promise<Record<string, unknown>[]> => records.dataSource.query(text);
const writtenOn = async (title: string, day: string) => {
  const owner = new Client({ connectionString: records.database.ownerUrl });
  await owner.connect();
  await owner.query('update qualification set recorded_at = $2 where title = $1', [title, day]);
  await owner.end();
};
const results = () =>
  sql(`select title, level, grade, awarded_on, import_line from qualification
        where replaced_by_id is null and not withdrawn order by title`);

const MATHS = ',Mathematics,4,GCSE,21/08/2025,10001,,Hill School,,,,,';
const ENGLISH = ',English Language,3,GCSE,21/08/2025,10001,,Hill School,100001,2024/25,38.5,K,91.2';

describe('importing an education history', () => {
  it('takes in results and years at school with their lines, once, and can be undone', async () => {
    const file = history(MATHS, ENGLISH);
    expect(recogniseKind([file.file])).toBe('education');
    const applied = await apply(file);

    expect(applied).toMatchObject({ faults: [], counts: { changed: 1 } });
    const brought = [
      {
        title: 'GCSE English Language',
        level: '1',
        grade: '3',
        awarded_on: '2025-08-21',
        import_line: 'history.csv:3',
      },
      { title: 'GCSE Mathematics', level: '2', grade: '4', awarded_on: '2025-08-21', import_line: 'history.csv:2' },
    ];
    expect(await results()).toEqual(brought);
    const years =
      'select school_year, urn, attainment8, sen, attendance, import_line from school_record where replaced_by_id is null and not withdrawn';
    const year = {
      school_year: 2025,
      urn: '100001',
      attainment8: 38.5,
      sen: 'K',
      attendance: 91.2,
      import_line: 'history.csv:3',
    };
    expect(await sql(years)).toEqual([year]);
    expect(await apply(file)).toMatchObject({ importId: null, counts: { same: 1 } });
    expect(await apply(history(MATHS))).toMatchObject({ importId: null });

    // What a later file says besides is added; what it leaves out stays.
    const later = await apply(history(',,,,,10001,,Hill School,100001,2025,40.1,,'));
    expect(await sql(years)).toEqual([{ ...year, attainment8: 40.1, import_line: 'history.csv:2' }]);
    await records.app.get(UndoImportService).undo(SYSTEM, later.importId!, 'The wrong file', today);
    expect(await sql(years)).toEqual([year]);
    await records.app.get(UndoImportService).undo(SYSTEM, applied.importId!, 'The wrong file', today);
    expect([await results(), await sql(years)]).toEqual([[], []]);
    expect((await apply(file)).counts).toMatchObject({ changed: 1 });
    expect(await results()).toEqual(brought);
  });

  it('shows another grade than a worker wrote as a conflict, and brings up to date what an import wrote or was worked for', async () => {
    const [person] = await sql('select id from young_person');
    const write = (title: string, grade: string | null, awardedOn: string | null) =>
      records.app
        .get(DatedFacts)
        .record(
          SYSTEM,
          String(person!.id),
          QUALIFICATION,
          { title, level: '2', grade, provider: null, awardedOn: awardedOn === null ? null : localDate(awardedOn) },
          today,
        );
    await write('GCSE mathematics', '5', '2025-08-20');
    await write('GCSE Art', null, null);
    await writtenOn('GCSE Art', '2025-01-10');

    const { people, faults } = await apply(history(MATHS, ',Art,6,GCSE,21/08/2025,10001,,,,,,,', ENGLISH));
    expect(people).toMatchObject([{ outcome: 'conflict' }]);
    expect(faults).toMatchObject([{ code: 'result-differs', line: 2, column: 'grade' }]);
    const asked = () => sql('select grade, import_line, settled from result_conflict order by noted_at, id');
    expect(await asked()).toEqual([{ grade: '4', import_line: 'history.csv:2', settled: null }]);
    // The same again asks once; another grade takes its place; an undone import asks nothing; what is as ours closes it.
    expect(await apply(history(MATHS))).toMatchObject({ importId: null, counts: { conflict: 1 } });
    const other = await apply(history(MATHS.replace(',4,', ',3,')));
    expect((await asked()).map(({ settled }) => settled)).toEqual(['replaced', null]);
    await records.app.get(UndoImportService).undo(SYSTEM, other.importId!, 'The wrong file', today);
    expect((await asked()).map(({ settled }) => settled)).toEqual([null, 'undone']);
    expect((await apply(history(MATHS))).importId).toBeNull();
    // Of two grades in one file the first row counts, whether it is asked about or not, with every import; none is of a worker.
    const both = history(...[3, 6].map((grade) => MATHS.replace(',4,', `,${grade},`)), MATHS.replace(',4,', ',3,'));
    const flips = await apply(both);
    expect(flips.faults).toMatchObject([
      { code: 'result-differs', line: 2 },
      { code: 'result-twice', line: 3, column: 'grade', message: expect.not.stringContaining('worker') },
    ]);
    expect(await apply(both)).toMatchObject({ importId: null, counts: { conflict: 1 } });
    await records.app.get(UndoImportService).undo(SYSTEM, flips.importId!, 'The wrong file', today);
    // Nobody is asked about a day after the death.
    await sql(`update young_person set died_on = '2025-08-20'`);
    expect(await apply(history(MATHS.replace(',4,', ',3,')))).toMatchObject({
      ...{ importId: null, faults: [{ code: 'result-out-of-life', line: 2, column: 'date awarded' }] },
    });
    await sql(`update young_person set died_on = null`);
    await apply(history(MATHS.replace(',4,', ',5,')));
    expect((await asked()).map(({ settled }) => settled)).toEqual(['replaced', 'undone', 'undone']);
    await apply(history(ENGLISH.replace(',3,', ',4,')));
    expect(await results()).toMatchObject([
      { title: 'GCSE Art', grade: '6' },
      { title: 'GCSE English Language', grade: '4', level: '2' },
      { title: 'GCSE mathematics', grade: '5', import_line: null },
    ]);
    expect(await sql('select count(*)::int as n from qualification')).toEqual([{ n: 5 }]);

    // What a worker corrected of an import is theirs.
    const [english] = await sql(
      `select fact_id from qualification where title like '%English%' and replaced_by_id is null`,
    );
    const corrected = { title: 'GCSE English Language', level: '2', grade: '5', provider: null } as const;
    await records.app
      .get(DatedFacts)
      .correct(
        SYSTEM,
        String(person!.id),
        QUALIFICATION,
        String(english!.fact_id),
        { ...corrected, awardedOn: localDate('2025-08-21') },
        today,
      );
    expect((await apply(history(ENGLISH))).faults).toMatchObject([{ code: 'result-differs', line: 2 }]);

    // A resit is a result of its own, and what is worked for is not completed by what was sat before, nor twice.
    await write('GCSE History', null, null);
    await writtenOn('GCSE History', '2025-09-10');
    const of = (subject: string, grade: number, day: string) => `,${subject},${grade},GCSE,${day},10001,,,,,,,`;
    const sittings = history(
      of('History', 2, '21/08/2025'),
      of('History', 3, '12/01/2026'),
      of('History', 6, '20/08/2026'),
      of('Mathematics', 6, '06/11/2025'),
    );
    const wrong = await apply(sittings);
    expect(wrong).toMatchObject({ faults: [], counts: { changed: 1 } });
    await records.app.get(UndoImportService).undo(SYSTEM, wrong.importId!, 'The wrong file', today);
    await apply(sittings);
    expect(await apply(sittings)).toMatchObject({ importId: null, counts: { same: 1 } });
    const now = (await results()).map(
      ({ title, grade, awarded_on: on }) => `${String(title)} ${String(grade)} ${String(on)}`,
    );
    expect(now.sort()).toEqual([
      'GCSE Art 6 2025-08-21',
      'GCSE English Language 5 2025-08-21',
      'GCSE History 2 2025-08-21',
      'GCSE History 3 2026-01-12',
      'GCSE History 6 2026-08-20',
      'GCSE Mathematics 6 2025-11-06',
      'GCSE mathematics 5 2025-08-20',
    ]);
    const completed = `select import_line from qualification f where title = 'GCSE History' and replaced_by_id is null
      and not withdrawn and exists (select from qualification o where o.id = f.fact_id and o.awarded_on is null)`;
    expect(await sql(completed)).toEqual([{ import_line: 'history.csv:4' }]);
  });

  it('refuses the row whose pupil number is another’s or cannot be read, and takes in the others', async () => {
    const both: Parameters<typeof aReturn>[0] = {
      Header: [{}, { CHILD: '10002', UPN: 'B123456789012' }],
      Episodes: [{}, { CHILD: '10002' }],
    };
    await apply({ kind: 'ssda903', files: aReturn(both), collectionYear: 2026 });
    const { faults, people } = await apply(
      history(
        'B123456789012' + ENGLISH,
        MATHS,
        MATHS.replace('10001', '').replace(',', 'B12,'),
        'B123456789012,Art,4,GCSE,21/08/2025,,,,,,,,',
      ),
    );
    expect(faults.map(({ line, column, code, child }) => [line, column, code, child])).toEqual([
      [4, 'upn', 'child-shape', null],
      [2, 'upn', 'upn-of-another', '10001'],
    ]);
    expect(people.map(({ child, outcome }) => [child, outcome])).toEqual([
      ['10001', 'changed'],
      ['10002', 'changed'],
    ]);
    expect((await results()).map(({ title }) => title)).toEqual(['GCSE Art', 'GCSE Mathematics']);
  });

  it('takes in the learner number, finds people by it, and leaves one that differs or is another’s', async () => {
    const uln = () => sql(`select value from person_identifier where kind = 'uln' and not withdrawn order by value`);
    const file = (...lines: string[]) =>
      ({
        kind: 'education',
        file: {
          name: 'learners.csv',
          bytes: Buffer.from(['ULN,Child ID,Subject,Grade,Qualification Type,Date awarded', ...lines].join('\n')),
        },
      }) satisfies ImportInput;
    expect(recogniseKind([file('').file])).toBe('education');
    const first = file('9276308686,10001,,,,');
    const applied = await apply(first);
    expect(applied).toMatchObject({
      faults: [],
      people: [{ outcome: 'changed', because: ['the unique learner number'] }],
    });
    expect(await uln()).toEqual([{ value: '9276308686' }]);
    expect(await apply(first)).toMatchObject({ importId: null, counts: { same: 1 } });

    const both: Parameters<typeof aReturn>[0] = {
      Header: [{}, { CHILD: '10002' }],
      Episodes: [{}, { CHILD: '10002' }],
    };
    await apply({ kind: 'ssda903', files: aReturn(both), collectionYear: 2026 });
    await records.app.get(UndoImportService).undo(SYSTEM, applied.importId!, 'The wrong file', today);
    const twice = await apply(file('9276308686,10001,,,,', '9276308686,10002,Music,4,GCSE,21/08/2025'));
    expect(twice.faults.map(({ line, code }) => [line, code])).toEqual([
      [2, 'uln-twice'],
      [3, 'uln-twice'],
    ]);
    expect(twice.people.map(({ outcome, because }) => [outcome, because])).toEqual([
      ['same', []],
      ['changed', ['GCSE Music, 21 August 2025']],
    ]);
    expect(await uln()).toEqual([]);
    await records.app.get(UndoImportService).undo(SYSTEM, twice.importId!, 'The wrong file', today);
    // A learner number that nobody has is no number of the authority's, though somebody has the same
    await records.dataSource.query(
      `update person_identifier set value = '1000000043' where kind = 'authority-id' and value = '10002'`,
    );
    expect((await apply(file('1000000043,,Art,4,GCSE,21/08/2025'))).faults).toMatchObject([
      { line: 2, column: 'uln', code: 'child-unknown', child: '1000000043' },
    ]);
    await records.dataSource.query(
      `update person_identifier set value = '10002' where kind = 'authority-id' and value = '1000000043'`,
    );
    const again = await apply(first);
    const { faults, importId } = await apply(
      file(
        '92763 08686,,Art,4,GCSE,21/08/2025',
        '1000000043,10001,Drama,4,GCSE,21/08/2025',
        '9276308686,10002,Music,4,GCSE,21/08/2025',
        '9276308687,10002,History,4,GCSE,21/08/2025',
        '9276308687,,History,4,GCSE,21/08/2025',
      ),
    );
    expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [5, 'uln', 'uln-shape'],
      [6, 'uln', 'child-shape'],
      [3, 'uln', 'uln-differs'],
      [4, 'uln', 'uln-of-another'],
    ]);
    expect((await results()).map(({ title }) => title)).toEqual(['GCSE Art', 'GCSE Drama', 'GCSE History']);
    expect(await uln()).toEqual([{ value: '9276308686' }]);
    await records.app.get(UndoImportService).undo(SYSTEM, importId!, 'The wrong file', today);
    await records.app.get(UndoImportService).undo(SYSTEM, again.importId!, 'The wrong file', today);
    expect(await uln()).toEqual([]);
  });

  it('names by line and column what it does not take in', async () => {
    const { faults, people } = await apply(
      history(
        ',History,4,GCSE,21/08/2025,999,,,,,,,',
        ',History,4,GCSE,,10001,,,,,,,',
        ',History,12,GCSE,21/08/2025,10001,,,,,,,',
        ',History,4,Baccalaureate,21/08/2025,10001,,,,,,,',
        ',History,U,GCSE,21/08/2025,10001,,,,,,,',
        ',,,,,10001,,Hill School,,,30,,',
        ',,,,,10001,,,,2025,300,K,',
        ',,,,,10001,,,,,,,',
        ',,,,,,,,,,,,',
        ',Drama,4,GCSE,21/08/2025,10001,01/01/2001,,,,,,',
      ),
    );
    const places = faults.map(({ line, column, code }) => [line, column, code]);
    expect(places).toEqual([
      [3, 'date awarded', 'date-blank'],
      [4, 'grade', 'code-unknown'],
      [5, 'qualification type', 'code-unknown'],
      [6, 'grade', 'result-ungraded'],
      [7, 'school year', 'school-year-missing'],
      [8, 'attainment 8', 'number-left-out'],
      [9, null, 'row-says-nothing'],
      [10, 'authority id', 'child-blank'],
      [2, 'authority id', 'child-unknown'],
      [11, 'date of birth', 'birth-date-other'],
    ]);
    expect(people.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(await results()).toEqual([]);
  });
});
