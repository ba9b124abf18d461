import { todayInLondon } from '../../src/platform/clock';
import { readFellDueAddress } from '../../src/insight/fell-due.query';
import { dueOf, FellDueService, type FellDueCounts } from '../../src/insight/fell-due.service';
import { OUTCOMES, LEFT_OUT } from '../../src/insight/outcome';
import { addDays, localDate } from '../../src/statutory/local-date';
import type { Deadline } from '../../src/deadlines/deadline.entity';
import { DataSource } from 'typeorm';
import { aCareLeaver } from '../pages/caseload-people';
import { aDueItem, anAllocation } from '../support/night';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';

const TODAY = localDate('2026-11-25');
const day = localDate;
const policy = { dutyBasis: 'policy', dateBasis: 'policy' } as const;

/** Counts without the zeros, so that a table in a test can be read. */
function said(counts: FellDueCounts): Record<string, number> {
  const names = [...OUTCOMES, ...LEFT_OUT, 'paused', 'toBeConfirmed'] as const;
  return Object.fromEntries(names.filter((name) => counts[name] > 0).map((name) => [name, counts[name]]));
}

/** Small enough to be counted by hand: each item says what it is, and the expected figures were counted from them. */
describe('what fell due, counted by hand', () => {
  let onward: TestApp;
  let manager: SignedInBrowser;
  let ada: SignedInBrowser;
  let lee: SignedInBrowser;
  let service: FellDueService;
  const ask = async (address: Record<string, string>) =>
    service.figures(manager.actor, readFellDueAddress(address, TODAY), TODAY);
  const list = async (address: Record<string, string>) =>
    service.list(manager.actor, readFellDueAddress(address, TODAY), { after: null, limit: 100 }, TODAY);

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = new Date('2026-11-25T10:00:00Z');
    expect(todayInLondon(onward.clock.now)).toBe(TODAY);
    service = onward.app.get(FellDueService);
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    lee = await onward.signInAs('adviser', { team: 'South', name: 'Lee Former' });
    const elsewhere = await onward.signInAs('adviser', { team: 'West', name: 'Wim Elsewhere' });
    const dataSource = onward.app.get(DataSource);
    const north = manager.actor.teamIds[0]!;

    // One had Lee of South until 31 October, then nobody, and from 10 November Ada of North.
    const one = await aCareLeaver(onward, { adviser: null, teamId: north, familyName: 'One' });
    await anAllocation(dataSource, one, lee.actor.staffId, { fromOn: day('2026-01-05'), toOn: day('2026-11-01') });
    await anAllocation(dataSource, one, ada.actor.staffId, { fromOn: day('2026-11-10') });
    // Two has had Ada throughout.
    const two = await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Two' });
    // Three is of a team that is not the manager's.
    const three = await aCareLeaver(onward, { adviser: elsewhere.actor, familyName: 'Three' });

    const items: [string, Partial<Deadline>][] = [
      // By law, October: one on time, one a day late, one 8 days late, one 28 days late, one 29 days late.
      [one, { dueOn: day('2026-10-01'), state: 'met', metOn: day('2026-10-01') }],
      [one, { dueOn: day('2026-10-05'), state: 'met-late', metOn: day('2026-10-06') }],
      [one, { dueOn: day('2026-10-31'), state: 'met-late', metOn: day('2026-11-08') }],
      [two, { dueOn: day('2026-10-20'), state: 'met-late', metOn: day('2026-11-17') }],
      [two, { dueOn: day('2026-10-20'), state: 'met-late', metOn: day('2026-11-18') }],
      // By law, November: due while nobody had One, the day Ada began, and one for Two on the day itself.
      [one, { dueOn: day('2026-11-05'), state: 'breached' }],
      [one, { dueOn: day('2026-11-10'), state: 'open', pausedUntil: day('2026-12-01'), confirmed: false }],
      [two, { dueOn: day('2026-11-24'), state: 'partial' }],
      [two, { dueOn: TODAY, state: 'open' }],
      [two, { dueOn: day('2026-11-12'), state: 'met-by-substitute', metOn: day('2026-11-11') }],
      [two, { dueOn: day('2026-11-13'), state: 'declined' }],
      [two, { dueOn: day('2026-11-14'), state: 'unknown' }],
      // December: not yet due, and paused until yesterday, which is not paused.
      [two, { dueOn: day('2026-12-31'), state: 'open', pausedUntil: day('2026-11-25') }],
      // Left out, and counted nowhere, paused or to be confirmed or not.
      [two, { dueOn: day('2026-11-15'), state: 'superseded', confirmed: false }],
      [two, { dueOn: day('2026-11-16'), state: 'not-applicable' }],
      [two, { dueOn: day('2026-11-17'), state: 'cancelled' }],
      // By local policy; a duty in law with days set here; a day before the quarter and a day after it.
      [two, { dueOn: day('2026-11-18'), state: 'met', metOn: day('2026-11-18'), rule: 'PA-05', ...policy }],
      [two, { dueOn: day('2026-11-19'), state: 'breached', rule: 'AS-01', dateBasis: 'policy' }],
      [two, { dueOn: day('2026-09-30'), state: 'met', metOn: day('2026-09-30') }],
      [two, { dueOn: day('2027-01-01'), state: 'open' }],
      [three, { dueOn: day('2026-11-05'), state: 'breached' }],
    ];
    for (const [person, item] of items) {
      await aDueItem(dataSource, person, { dutyBasis: 'statute', dateBasis: 'statute', confirmed: true, ...item });
    }
  });
  afterAll(() => onward.close());

  it('keeps law, law with other days and local policy apart, each by how it went', async () => {
    const { lines } = await ask({ period: '2026-q4' });

    expect(lines.map(({ basis, key, ...counts }) => [basis, key, said(counts)]).toSorted()).toEqual([
      [
        'law',
        'RV-01',
        {
          onTime: 1,
          lateTo7: 1,
          lateTo28: 2,
          lateOver28: 1,
          substitute: 1,
          overdue: 2,
          never: 1,
          declined: 1,
          notYetDue: 2,
          unknown: 1,
          superseded: 1,
          notApplicable: 1,
          cancelled: 1,
          paused: 1,
          toBeConfirmed: 1,
        },
      ],
      ['lawOtherDays', 'AS-01', { never: 1 }],
      ['policy', 'PA-05', { onTime: 1 }],
    ]);
    expect(lines.map(dueOf).toSorted((a, b) => a - b)).toEqual([1, 1, 13]);
  });

  it('gives each item to the worker who had the young person on its due date, and says where nobody did', async () => {
    const { lines } = await ask({ period: '2026-q4', by: 'worker', basis: 'law' });

    expect(lines.map(({ name, ...counts }) => [name, said(counts)])).toEqual([
      [
        'Ada Worker',
        {
          lateTo28: 1,
          lateOver28: 1,
          substitute: 1,
          overdue: 2,
          declined: 1,
          notYetDue: 2,
          unknown: 1,
          superseded: 1,
          notApplicable: 1,
          cancelled: 1,
          paused: 1,
          toBeConfirmed: 1,
        },
      ],
      ['Lee Former', { onTime: 1, lateTo7: 1, lateTo28: 1 }],
      [null, { never: 1 }],
    ]);
  });

  it('gives each item to the team of that worker, and without one to the young person’s', async () => {
    const { lines } = await ask({ period: '2026-q4', by: 'team', basis: 'law' });

    expect(lines.map((line) => [line.name, dueOf(line)])).toEqual([
      ['North', 10],
      ['South', 3],
    ]);
  });

  it('counts nobody as the worker who had left by the due date', async () => {
    await onward.sql('update staff set left_on = $1 where id = $2', ['2026-10-05', lee.actor.staffId]);

    const { lines } = await ask({ period: '2026-10', by: 'worker', basis: 'law' });

    await onward.sql('update staff set left_on = null where id = $1', [lee.actor.staffId]);
    expect(lines.map((line) => [line.name, dueOf(line)])).toEqual([
      ['Ada Worker', 2],
      ['Lee Former', 1],
      [null, 2],
    ]);
  });

  it('counts each month by itself', async () => {
    const { months } = await ask({ period: '2026-q4', basis: 'law' });

    expect(months.map((one) => [one.month, dueOf(one)])).toEqual([
      ['2026-10-01', 5],
      ['2026-11-01', 7],
      ['2026-12-01', 1],
    ]);
  });

  it('opens each figure to its names, in the order in which they were due', async () => {
    const late = await list({ period: '2026-q4', of: 'late' });

    expect(late.total).toBe(4);
    expect(
      late.items.map(({ familyName, dueOn, workerName, teamName }) => [familyName, dueOn, workerName, teamName]),
    ).toEqual([
      ['One', '2026-10-05', 'Lee Former', 'South'],
      ['Two', '2026-10-20', 'Ada Worker', 'North'],
      ['Two', '2026-10-20', 'Ada Worker', 'North'],
      ['One', '2026-10-31', 'Lee Former', 'South'],
    ]);
    const nobody = await list({ period: '2026-q4', worker: 'none' });
    expect(nobody.items.map(({ familyName, dueOn, outcome }) => [familyName, dueOn, outcome])).toEqual([
      ['One', '2026-11-05', 'never'],
    ]);
  });

  it('tells another team’s manager nothing of these, and a data officer of everyone', async () => {
    const western = await onward.signInAs('manager', { team: 'West' });
    const officer = await onward.signInAs('data-officer');
    const quarter = readFellDueAddress({ period: '2026-q4', basis: 'law' }, TODAY);
    const due = async ({ actor }: SignedInBrowser) =>
      (await service.figures(actor, quarter, TODAY)).lines.reduce((sum, line) => sum + dueOf(line), 0);

    expect([await due(western), await due(officer)]).toEqual([1, 14]);
  });

  it('counts the due date itself as in time to the last day of the period', async () => {
    const until = addDays(day('2027-01-01'), -1);
    const { items } = await list({ period: '2026-q4', of: 'notYetDue' });

    expect(items.map(({ dueOn }) => dueOn)).toEqual([TODAY, until]);
  });
});
