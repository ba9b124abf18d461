import { keepDailyFigures } from '../../src/deadlines/nightly-figures';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { aCareLeaver } from '../pages/caseload-people';
import { anOffice, TODAY, type Office } from '../pages/young-person-people';
import { aProgramOf, type Program } from '../support/api';

// The database's own clock decides whether hours have run out, so one instant lies before any clock and one beyond.
const RUN_OUT = new Date('2026-11-23T09:00:00Z');
const NOT_YET = new Date('2199-01-01T00:00:00Z');
const interview = { rule: 'MS-01', title: 'Return interview within 72 hours', dueOn: TODAY, planBy: TODAY };

describe('what is due today by the hour', () => {
  let office: Office;
  let program: Program;
  let over: string;
  let ahead: string;

  beforeAll(async () => {
    office = await anOffice();
    const adviser = office.adviser.actor;
    program = await aProgramOf(office.onward, adviser);
    const due = (dueAt: Date) => [{ ...interview, dueAt, dutyBasis: 'guidance' as const, state: 'declined' as const }];
    over = await aCareLeaver(office.onward, { adviser, familyName: 'Over', due: due(RUN_OUT) });
    ahead = await aCareLeaver(office.onward, { adviser, familyName: 'Ahead', due: due(NOT_YET) });
    await aCareLeaver(office.onward, { adviser, familyName: 'Byday', due: [{ dueOn: TODAY, planBy: TODAY }] });
  });
  afterAll(() => office.onward.close());

  it('is overdue once its hours have run out, and only that', async () => {
    const overdue = (await program.get('deadlines?overdue=true')).body.items as { rule: string; dueAt: string }[];
    const not = (await program.get('deadlines?overdue=false&rule=MS-01')).body.items as { overdue: boolean }[];

    expect(overdue).toMatchObject([{ rule: 'MS-01', dueOn: TODAY, dueAt: RUN_OUT.toISOString(), overdue: true }]);
    expect(not).toMatchObject([{ overdue: false, dueAt: NOT_YET.toISOString() }]);
  });

  it('stands in the list of who is overdue or in that of who is due next, never in both', async () => {
    const shown = async (show: string) =>
      (
        (await program.get(`young-people?show=${show}`)).body.items as { id: string; due: { overdue: boolean }[] }[]
      ).map(({ id, due }) => [id, due.map((item) => item.overdue)]);

    expect(await shown('overdue')).toEqual([[over, [true]]]);
    const next = await shown('due-7');
    expect(next).toContainEqual([ahead, [false]]);
    expect(next.map(([id]) => id)).not.toContain(over);
    expect(next).toHaveLength(2);
  });

  it('is counted so in the figures kept each morning', async () => {
    await office.onward.app
      .get(UnitOfWork)
      .write({ kind: 'system', name: 'nightly job' }, (work) => keepDailyFigures(work, TODAY));

    expect(
      await office.onward.sql(
        `select value::int from daily_figure where team_id is null and figure = 'overdue-guidance' and for_date = $1`,
        [TODAY],
      ),
    ).toEqual([{ value: 1 }]);
  });

  it('says on the record since when', async () => {
    const page = await office.adviser.get(`/young-people/${over}`);

    expect(page.text).toContain('overdue since 9am');
  });
});
