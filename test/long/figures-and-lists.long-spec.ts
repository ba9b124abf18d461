import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { Ledger } from '../../src/deadlines/ledger';
import { readFellDueAddress } from '../../src/insight/fell-due.query';
import { dueOf, FellDueService, sumOf, type FellDue } from '../../src/insight/fell-due.service';
import { EET_BANDS, EET_OF, kindsOfEet } from '../../src/insight/eet-figure';
import { returnYearOf } from '../../src/insight/eet-figures.query';
import { EetFiguresService } from '../../src/insight/eet-figures.service';
import { HEALTH_FIGURES, healthKinds, healthKindsIn } from '../../src/insight/health-measure';
import { HealthMeasuresService, healthSum } from '../../src/insight/health-measures.service';
import { countHomes, HOME_LISTS, homeKindsOf, homeListOf, type Difference } from '../../src/insight/home-figure';
import { readHomeFigures } from '../../src/insight/home-figures.query';
import { HomeFiguresService } from '../../src/insight/home-figures.service';
import { FOOTINGS, LEFT_OUT, OUTCOMES } from '../../src/insight/outcome';
import { periodOf } from '../../src/insight/period';
import { WORK_FIGURE, workKindsOf } from '../../src/insight/work-figure';
import { daysFollowed, readWorkAddress } from '../../src/insight/work-figures.query';
import { monthShare, WorkFiguresService, workSumOf } from '../../src/insight/work-figures.service';
import { loadMadeUpAuthority } from '../../src/made-up-authority/load-made-up-authority';
import { todayInLondon } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { actorOf } from '../../src/sign-in/actors';
import type { UserActor } from '../../src/access/actor';
import { aProgramOf, type Program } from '../support/api';
import { statementsOf } from '../bench/statements';
import { startTestApp, type TestApp } from '../support/app';

/** What a figure is and the address of the list behind it. */
interface Cell {
  count: number;
  list: Record<string, string>;
}

interface Answer {
  totals: Record<string, unknown>[];
  lines: Record<string, unknown>[];
  months: Record<string, unknown>[];
}

const sumOfKinds = (counts: Readonly<Record<string, number>>, kinds: readonly string[]) =>
  kinds.reduce((sum, kind) => sum + counts[kind]!, 0);

const KINDS = [...OUTCOMES, ...LEFT_OUT] as const;

describe('the figures of the made-up authority and the lists behind them', () => {
  let onward: TestApp;
  let dataDir: string;
  let service: FellDueService;
  /** Of one team, of all teams, and of everyone. */
  const readers: { actor: UserActor; program: Program }[] = [];
  const today = todayInLondon(new Date());

  beforeAll(async () => {
    onward = await startTestApp();
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'onward-figures-'));
    const unitOfWork = onward.app.get(UnitOfWork);
    await loadMadeUpAuthority(unitOfWork, onward.app.get(Ledger), { databaseUrl: null, dataDir, today });
    service = onward.app.get(FellDueService);
    for (const post of ['team-manager', 'service-manager', 'data-officer']) {
      const [user] = await onward.sql<{ id: string }>(
        'select u.id from app_user u join staff s on s.id = u.staff_id where s.post = $1 order by s.name limit 1',
        [post],
      );
      const actor = (await unitOfWork.read({ kind: 'system', name: 'sign-in' }, (work) => actorOf(work, user!.id)))!;
      readers.push({ actor, program: await aProgramOf(onward, actor) });
    }
  }, 180_000);
  afterAll(async () => {
    await onward.close();
    await rm(dataDir, { recursive: true });
  });

  const figures = (actor: UserActor, address: Record<string, string>) =>
    service.figures(actor, readFellDueAddress(address, today), today);
  const totalOf = async (actor: UserActor, address: Record<string, string>) =>
    (await service.list(actor, readFellDueAddress(address, today), { after: null, limit: 1 }, today)).total;

  /** Every cell of every table, with its list. */
  function cellsOf({ lines, months }: FellDue, address: Record<string, string>, by: string): Cell[] {
    const rows = [
      ...lines.map((line) => ({ line, which: { basis: line.basis, [by]: line.key ?? 'none' } })),
      ...months.map((line) => ({ line, which: { basis: line.basis, period: periodOf(line.month, 1).key } })),
      ...FOOTINGS.map((basis) => ({ line: sumOf(lines.filter((one) => one.basis === basis)), which: { basis } })),
    ];
    return rows.flatMap(({ line, which }) => {
      const list = { ...address, ...which };
      return [
        { count: dueOf(line), list },
        { count: line.paused, list: { ...list, paused: 'yes' } },
        { count: line.toBeConfirmed, list: { ...list, confirmed: 'no' } },
        ...KINDS.map((of) => ({ count: line[of], list: { ...list, of } })),
      ];
    });
  }

  it.each([
    ['rule', 'a data officer', 2],
    ['team', 'a service manager', 1],
    ['worker', 'a team manager', 0],
  ])(
    'has behind every figure, by %s, a list of just so many, for %s',
    async (by, _, reader) => {
      const { actor } = readers[reader]!;
      const address = { period: periodOf(today, by === 'rule' ? 1 : 3).key, by };
      const cells = cellsOf(await figures(actor, address), address, by);
      // Where there is nothing there is no link, and a few of these are asked too.
      const asked = [
        ...cells.filter(({ count }) => count > 0),
        ...cells.filter(({ count }) => count === 0).slice(0, 20),
      ];

      const lists = [];
      for (const { list } of asked) lists.push({ list, count: await totalOf(actor, list) });

      expect(asked.length).toBeGreaterThan(60);
      expect(lists).toEqual(asked.map(({ list, count }) => ({ list, count })));
    },
    120_000,
  );

  it('adds up to the same, by rule, team, worker or month, and to what the ledger holds', async () => {
    for (const { actor } of readers) {
      const address = { period: periodOf(today, 12).key };
      const byRule = await figures(actor, { ...address, by: 'rule' });
      const others = [
        await figures(actor, { ...address, by: 'team' }),
        await figures(actor, { ...address, by: 'worker' }),
      ];
      for (const basis of FOOTINGS) {
        const of = (lines: FellDue['lines'] | FellDue['months']) => sumOf(lines.filter((one) => one.basis === basis));
        for (const other of others) expect(of(other.lines)).toEqual(of(byRule.lines));
        expect(of(byRule.months)).toEqual(of(byRule.lines));
      }
    }
    const { from, to } = periodOf(today, 12);
    const [held] = await onward.sql<{ items: number }>(
      `select count(*)::int as items from deadline d join young_person y on y.id = d.young_person_id
        where d.due_on between $1 and $2 and y.merged_into_id is null and y.withdrawn_at is null`,
      [from, to],
    );
    const everyone = await figures(readers[2]!.actor, { period: periodOf(today, 12).key });
    const sum = sumOf(everyone.lines);
    expect(dueOf(sum) + sum.superseded + sum.notApplicable + sum.cancelled).toBe(held!.items);
  });

  it('reads a list to its end page by page, each item once, in order', async () => {
    const { actor, program } = readers[1]!;
    const address = { period: periodOf(today, 3).key, of: 'counted' };
    const total = await totalOf(actor, address);
    const ids: string[] = [];
    const dues: string[] = [];
    let next: string | null = `figures/what-fell-due/items?period=${address.period}&limit=200`;
    while (next) {
      const answer = await program.get(next.replace('/api/v1/', ''));
      const body = answer.body as { total: number; items: { id: string; dueOn: string }[]; next: string | null };
      expect(body.total).toBe(total);
      ids.push(...body.items.map(({ id }) => id));
      dues.push(...body.items.map(({ dueOn }) => dueOn));
      next = body.next;
    }

    expect(total).toBeGreaterThan(200);
    expect(new Set(ids).size).toBe(total);
    expect(dues).toEqual(dues.toSorted());
  });

  it('says the same by the API as on the page, whatever is asked', async () => {
    const { actor } = readers[1]!;
    const { teams, workers } = await figures(actor, {});
    const asked = fc.record({
      period: fc.constantFrom(...[1, 3, 12].map((months) => periodOf(today, months as 1 | 3 | 12).key)),
      by: fc.constantFrom('rule', 'team', 'worker'),
      basis: fc.option(fc.constantFrom(...FOOTINGS), { nil: undefined }),
      team: fc.option(fc.constantFrom('none', ...teams.map(({ id }) => id)), { nil: undefined }),
      worker: fc.option(fc.constantFrom('none', ...workers.map(({ id }) => id)), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(...readers), async (given, { actor, program }) => {
        const { team, worker, ...same } = given;
        const said = (query: Record<string, string | undefined>) =>
          Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined));
        const page = await figures(actor, said({ ...same, team, worker }));
        const query = new URLSearchParams(said({ ...same, teamId: team, workerId: worker })).toString();
        const answer = (await program.get(`figures/what-fell-due?${query}`)).body as unknown as Answer;

        const counts = (line: Record<string, unknown>) => KINDS.map((kind) => line[kind]);
        expect(answer.lines.map((line) => [line.basis, line.key, ...counts(line)])).toEqual(
          page.lines.map((line) => [line.basis, line.key, ...counts({ ...line })]),
        );
        expect(answer.months.map((line) => [line.basis, line.month, ...counts(line)])).toEqual(
          page.months.map((line) => [line.basis, line.month, ...counts({ ...line })]),
        );
        for (const total of answer.totals) {
          const own = sumOf(page.lines.filter(({ basis }) => basis === total.basis));
          expect(counts(total)).toEqual(counts({ ...own }));
          expect(total.fellDue).toBe(dueOf(own));
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('names behind a figure of the work just as many as it counts, whatever is asked', async () => {
    const work = onward.app.get(WorkFiguresService);
    const [{ teams }] = [await work.figures(readers[1]!.actor, readWorkAddress({}, today), today)];
    const asked = fc.record({
      period: fc.constantFrom(...[1, 3, 12].map((months) => periodOf(today, months as 1 | 3 | 12).key)),
      team: fc.constantFrom('', 'none', ...teams.map(({ id }) => id)),
      on: fc.constantFrom('', ...daysFollowed(today)),
    });
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(...readers), async (address, { actor }) => {
        const { figures: all } = await work.figures(actor, readWorkAddress(address, today), today);
        for (const { figure, lines } of all) {
          const listed = (of: string, on = '') =>
            work.list(actor, readWorkAddress({ ...address, figure, of, on }, today), { skip: 0, limit: 5000 }, today);
          const { counts } = workSumOf(figure, lines);
          for (const of of workKindsOf(figure)) {
            const { total, items } = await listed(of);
            expect([figure, of, total, items.length]).toEqual([figure, of, counts[of], counts[of]]);
          }
          const months = await work.months(actor, readWorkAddress({ ...address, figure }, today), today);
          const month = months.lines.flatMap((line) => line.months.filter(({ day }) => day === address.on));
          if (WORK_FIGURE[figure].span === 'day' && month.some((one) => one.counts)) {
            const count = month.reduce((sum, one) => sum + monthShare(figure, one)!.among!, 0);
            expect([figure, address.on, (await listed('among', address.on)).total]).toEqual([
              figure,
              address.on,
              count,
            ]);
          }
        }
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  it('names behind a figure of homes, of health and of education just as many as it counts, for each reader', async () => {
    const homes = onward.app.get(HomeFiguresService);
    const health = onward.app.get(HealthMeasuresService);
    const eet = onward.app.get(EetFiguresService);
    for (const { actor } of readers) {
      const isOfficer = actor === readers[2]!.actor;
      const year = String(returnYearOf(today));
      for (const address of isOfficer ? [{}, { by: 'team', year }] : [{ by: 'team' }]) {
        const query = readHomeFigures(address, today);
        const { figures: all, history } = await homes.figures(actor, query, today);
        const cells = all.flatMap(({ figure, counts, lines }) => [
          { figure, counts, which: {} },
          ...lines.map(({ key, counts }) => ({ figure, counts, which: { [query.by]: key ?? 'none' } })),
        ]);
        if (isOfficer) expect(cells.length).toBeGreaterThan(4);
        for (const { figure, counts, which } of cells) {
          // Every list of the figure as a whole; of a line everyone, who are counted again by kind.
          const isWhole = isOfficer && Object.keys(which).length === 0;
          const lists = isWhole ? [...HOME_LISTS, ...homeKindsOf(figure)] : ['everyone'];
          for (const of of lists.filter((one) => homeListOf(figure, one))) {
            const asked = readHomeFigures({ ...address, ...which, figure, of }, today);
            const { people } = await homes.people(actor, asked, today);
            const again = countHomes(figure, people);
            const { kinds } = homeListOf(figure, of)!;
            const expected =
              of === 'differs'
                ? counts.anyDiffers
                : of in counts.differs
                  ? counts.differs[of as Difference]
                  : sumOfKinds(counts.kinds, kinds);
            expect([figure, of, which, people.length]).toEqual([figure, of, which, expected]);
            if (of === 'everyone') expect(again).toEqual(counts);
          }
        }
        for (const { year, bands } of isOfficer ? history.slice(0, 2) : []) {
          const asked = readHomeFigures({ figure: 'suitable', of: 'everyone', year: String(year) }, today);
          const { people } = await homes.people(actor, asked, today);
          for (const band of EET_BANDS) {
            expect(
              countHomes(
                'suitable',
                people.filter((one) => one.band === band),
              ),
            ).toEqual(bands[band]);
          }
        }
      }

      const sum = healthSum((await health.figures(actor, today)).lines);
      for (const figure of HEALTH_FIGURES) {
        for (const of of isOfficer ? healthKinds(figure) : ['everyone']) {
          const asked = { figure, of, teamId: null };
          const { total, people } = await health.list(actor, asked, { after: null, limit: 5000 }, today);
          const counted = sumOfKinds(sum[figure], healthKindsIn(figure, of)!);
          expect([figure, of, total, people.length]).toEqual([figure, of, counted, counted]);
        }
      }

      for (const year of isOfficer ? [null, returnYearOf(today)] : []) {
        const query = {
          by: 'band' as const,
          year,
          band: null,
          teamId: null,
          disability: null,
          sen: null,
          ethnicity: null,
          status: null,
        };
        const { total } = await eet.figures(actor, query, today);
        for (const of of EET_OF) {
          const { people } = await eet.people(actor, { ...query, of, ks4: null, page: 1 }, today);
          expect([year, of, people.length]).toEqual([year, of, sumOfKinds(total, kindsOfEet(of))]);
        }
      }
    }
  }, 120_000);

  it('needs a handful of statements, however much fell due', async () => {
    const { actor } = readers[2]!;
    const page = await statementsOf(onward.app.get(DataSource), () =>
      figures(actor, { period: periodOf(today, 12).key, by: 'worker' }),
    );
    const list = await statementsOf(onward.app.get(DataSource), () =>
      totalOf(actor, { period: periodOf(today, 12).key }),
    );

    expect([page.statements.length, list.statements.length]).toEqual([4, 4]);
  });
});
