import { parse } from 'csv-parse/sync';
import { DataSource } from 'typeorm';
import { TeamService } from '../../src/caseloads/team.service';
import { FamiliarityService } from '../../src/familiarity/familiarity.service';
import { Readings } from '../../src/improvement/readings';
import { WORK_FIGURES, workKindsOf, type WorkFigureId } from '../../src/insight/work-figure';
import { daysFollowed, NO_TEAM, readWorkAddress } from '../../src/insight/work-figures.query';
import { WorkFiguresService } from '../../src/insight/work-figures.service';
import { WORK_FIGURE } from '../../src/insight/work-figure';
import { periodOf } from '../../src/insight/period';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { localDate } from '../../src/statutory/local-date';
import { FIRST_METHODS } from '../../src/supervision/methods';
import { RENEWAL_NEWS } from '../../src/supervision/policy-renewal';
import { WorkloadService } from '../../src/workload/workload.service';
import { statementsOf } from '../bench/statements';
import { aCareLeaver } from '../pages/caseload-people';
import { aProgramOf } from '../support/api';
import { SYSTEM } from '../support/records';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';

const TODAY = localDate('2026-11-26');
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const said = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));

/** Small enough to be counted by hand. */
describe('how caseloads, visits and supervision stand, counted by hand', () => {
  let onward: TestApp;
  let manager: SignedInBrowser;
  let ada: SignedInBrowser;
  let lee: SignedInBrowser;
  let officer: SignedInBrowser;
  let service: WorkFiguresService;
  let north: string;

  const ask = (address: Record<string, string> = {}, who = manager) =>
    service.figures(who.actor, readWorkAddress(address, TODAY), TODAY);
  const list = (address: Record<string, string>, who = manager) =>
    service.list(who.actor, readWorkAddress(address, TODAY), { skip: 0, limit: 100 }, TODAY);
  const named = async (address: Record<string, string>) =>
    (await list(address)).items.map(({ person, staffName }) => person?.familyName ?? staffName).toSorted();

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = new Date('2026-11-26T10:00:00Z');
    service = onward.app.get(WorkFiguresService);
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    lee = await onward.signInAs('adviser', { team: 'North', name: 'Lee Worker' });
    officer = await onward.signInAs('data-officer', { name: 'Dot Officer' });
    const wim = await onward.signInAs('adviser', { team: 'West', name: 'Wim Elsewhere' });
    north = manager.actor.teamIds[0]!;

    const person = (familyName: string, given: Partial<Parameters<typeof aCareLeaver>[1]> = {}) =>
      aCareLeaver(onward, { adviser: ada.actor, givenName: 'Kit', familyName, ...given });
    const waits = (familyName: string, startedOn: string) =>
      person(familyName, { adviser: null, teamId: north, due: [{ rule: 'PA-01', startedOn: localDate(startedOn) }] });
    /** A contact and when it was written down. */
    const visit = (id: string, who: SignedInBrowser, heldOn: string, recordedOn = heldOn) =>
      onward.sql(
        `insert into contact (id, fact_id, young_person_id, held_on, mode, by_role, staff_id, seen, recorded_at)
         select a.id, a.id, $1, $2, 'face-to-face', 'personal-adviser', $3, true, ($4 || ' 12:00')::timestamptz
           from (select gen_random_uuid() as id) a`,
        [id, heldOn, who.actor.staffId, recordedOn],
      );
    const planned = async (personId: string, on: string, state: string, { kind = 'visit', moved = false } = {}) => {
      const id = newId();
      await onward.sql(
        `insert into appointment (id, young_person_id, staff_id, kind, planned_at, state) values ($1, $2, $3, $4, $5, $6)`,
        [id, personId, ada.actor.staffId, kind, `${on} 10:00 Europe/London`, state],
      );
      if (moved) {
        await onward.sql(
          `insert into appointment_move (id, appointment_id, young_person_id, from_at, to_at)
           values (gen_random_uuid(), $1, $2, '2026-10-01', $3)`,
          [id, personId, `${on} 10:00 Europe/London`],
        );
      }
    };

    const one = await person('One');
    for (const [who, on, recorded] of [
      [ada, '2026-10-05', '2026-10-06'],
      [lee, '2026-10-15', '2026-11-10'],
      [manager, '2026-11-02', '2026-11-02'],
    ] as const) {
      await visit(one, who, on, recorded);
    }
    const two = await person('Two');
    for (const on of ['2026-03-05', '2026-10-14', '2026-11-03']) await visit(two, ada, on);
    const three = await person('Three', { adviser: lee.actor });
    await visit(three, lee, '2026-08-03');
    const four = await person('Four', { adviser: lee.actor });
    await onward.sql(`insert into known_since (young_person_id, kind, since) values ($1, 'contacts', '2026-10-20')`, [
      four,
    ]);
    await waits('Five', '2026-10-01');
    await waits('Six', '2026-11-26');
    const seven = await person('Seven', { adviser: null, teamId: null });
    await onward.sql('delete from legal_position where young_person_id = $1', [seven]);
    await person('Dead', { diedOn: localDate('2026-01-01') });
    const elsewhere = await person('Elsewhere', { adviser: wim.actor });
    await visit(elsewhere, wim, '2026-10-05');
    await planned(elsewhere, '2026-10-05', 'held');

    await planned(one, '2026-10-05', 'held');
    await planned(one, '2026-11-02', 'held', { moved: true });
    await planned(two, '2026-10-20', 'cancelled');
    await planned(two, '2026-11-25', 'planned');
    await planned(two, '2026-11-26', 'planned');
    await planned(two, '2026-09-30', 'held');
    await planned(two, '2027-01-01', 'planned');
    await planned(two, '2026-10-21', 'held', { kind: 'call' });

    await onward.sql(`update staff set started_on = '2024-01-08' where post = 'personal-adviser'`);
    await onward.sql(`update supervision_method set in_force_from = '2026-09-15'`);
    const session = newId();
    await onward.sql(
      `insert into supervision_session (id, staff_id, manager_id, held_on, method_id, state, signed_on)
       values ($1, $2, $3, '2026-11-05', $4, 'signed', '2026-11-05')`,
      [session, ada.actor.staffId, manager.actor.staffId, FIRST_METHODS[0]!.id],
    );
    const supervised = async (personId: string, { inSession = true, despite = null as string | null } = {}) => {
      const id = newId();
      if (inSession) {
        await onward.sql(
          `insert into supervision_case (id, session_id, young_person_id, questions, despite) values ($1, $2, $3, '{}', $4)`,
          [id, session, personId, despite],
        );
      }
      await onward.sql(
        `insert into case_supervision (id, fact_id, young_person_id, held_on, supervisor_id)
         values ($1, $1, $2, '2026-11-05', $3)`,
        [id, personId, manager.actor.staffId],
      );
      return id;
    };
    const [first] = [await supervised(one), await supervised(two, { despite: 'We know each other' })];
    await supervised(three, { inSession: false });
    for (const [number, effects] of [
      ['changed-nothing', 'changed-something'],
      ['changed-nothing'],
      [],
      ['too-early'],
    ].entries()) {
      const id = newId();
      await onward.sql(
        `insert into supervision_decision (id, young_person_id, supervision_id, what, owner_id, decided_on, by_on, decided_by_id)
         values ($1, $2, $3, 'Do it', $4, $5, '2026-12-01', $6)`,
        [id, one, first, ada.actor.staffId, `2026-11-0${number + 5}`, manager.actor.staffId],
      );
      for (const [at, effect] of effects.entries()) {
        await onward.sql(
          `insert into supervision_decision_step (id, decision_id, number, step, on_day, effect, by_id)
           values (gen_random_uuid(), $1, $2, 'effect', '2026-11-20', $3, $4)`,
          [id, at + 1, effect, manager.actor.staffId],
        );
      }
    }
    await onward.sql(
      `insert into daily_figure (for_date, team_id, figure, value) values
      ('2026-10-29', $1, 'waiting', 3), ('2026-10-31', $1, 'waiting', 4), ('2026-09-02', $1, 'waiting', 9)`,
      [north],
    );
  });
  afterAll(() => onward.close());

  it('counts each that is in a figure once, under what it is', async () => {
    const { figures } = await ask();
    const sums = Object.fromEntries(
      figures.map(({ figure, lines }) => [
        figure,
        Object.fromEntries(lines.map((line) => [line.name ?? 'none', said(line.counts)])),
      ]),
    );

    expect(sums).toEqual({
      load: { North: { green: 2, nobody: 1 } },
      waiting: { none: { unknown: 1 }, North: { hasWorker: 4, tooLong: 1, waiting: 1 } },
      continuity: { none: { fewVisits: 1 }, North: { passedAround: 1, fewer: 1, unknown: 1, fewVisits: 3 } },
      visits: { North: { held: 2, cancelled: 1, noOutcome: 1, toCome: 1 } },
      recording: { North: { inTime: 4, lateEntry: 1 } },
      held: { North: { held: 1, gap: 3 } },
      late: { North: { late: 1, inTime: 1 } },
      cursory: { North: { clean: 1, despite: 1, notRead: 1 } },
      decisions: { North: { 'changed-something': 1, 'changed-nothing': 1, 'not-said': 1, 'too-early': 1 } },
    });
  });

  it.each<[WorkFigureId, string, (string | null)[]]>([
    ['load', 'green', ['Ada Worker', 'Lee Worker']],
    ['waiting', 'numerator', ['Five', 'Six']],
    ['waiting', 'tooLong', ['Five']],
    ['continuity', 'passedAround', ['One']],
    ['continuity', 'unknown', ['Four']],
    ['visits', 'noOutcome', ['Two']],
    ['visits', 'toCome', ['Two']],
    ['recording', 'lateEntry', ['One']],
    ['late', 'late', ['Lee Worker']],
    ['cursory', 'despite', ['Two']],
    ['decisions', 'changed-something', ['One']],
  ])('names behind %s, %s: %j', async (figure, of, names) => {
    expect(await named({ figure, of })).toEqual(names);
  });

  it('has behind every figure, of every team and kind and month, a list of just so many', async () => {
    const cells: { address: Record<string, string>; count: number }[] = [];
    for (const who of [manager, officer]) {
      const { figures } = await ask({ period: '2026-year' }, who);
      for (const { figure, lines } of figures) {
        for (const { teamId, counts } of lines) {
          for (const of of workKindsOf(figure)) {
            const address = { figure, of, team: teamId ?? NO_TEAM, period: '2026-year' };
            expect({ address, total: (await list(address, who)).total }).toEqual({ address, total: counts[of] });
          }
        }
        const months = await service.months(who.actor, readWorkAddress({ figure }, TODAY), TODAY);
        for (const { teamId, months: all } of months.lines) {
          for (const { day, counts } of all) {
            const when: Record<string, string> =
              WORK_FIGURE[figure].span === 'day' ? { on: day } : { period: periodOf(day, 1).key };
            for (const [of, count] of Object.entries(counts ?? {})) {
              cells.push({ address: { figure, of, team: teamId ?? NO_TEAM, ...when }, count });
            }
          }
        }
      }
      // Where there is nothing there is no link, and a few of these are asked too.
      const asked = cells.splice(0).filter(({ count }, at) => count > 0 || at % 25 === 0);
      for (const { address, count } of asked) {
        expect({ address, total: (await list(address, who)).total }).toEqual({ address, total: count });
      }
    }
  });

  it('counts the same worker by worker, has behind each number its names, and asks hardly more of the database', async () => {
    for (const who of [manager, officer]) {
      const query = readWorkAddress({}, TODAY);
      const byTeam = await service.figures(who.actor, query, TODAY);
      const byWorker = await service.byWorker(who.actor, query, TODAY);
      for (const [at, { figure, lines }] of byWorker.figures.entries()) {
        const sums = (counted: readonly { counts: Record<string, number> }[]) =>
          Object.fromEntries(
            workKindsOf(figure).map((kind) => [kind, counted.reduce((n, one) => n + one.counts[kind]!, 0)]),
          );
        expect([figure, sums(lines)]).toEqual([figure, sums(byTeam.figures[at]!.lines)]);
        for (const { workerId, counts } of lines) {
          for (const [of, count] of Object.entries(counts)) {
            const address = { figure, of, worker: workerId ?? NO_TEAM };
            expect({ address, total: (await list(address, who)).total }).toEqual({ address, total: count });
          }
        }
      }
    }
    const statements = async (story: () => Promise<unknown>) =>
      (await statementsOf(onward.app.get(DataSource), story)).statements.length;
    const query = readWorkAddress({}, TODAY);
    const [team, worker] = [
      await statements(() => service.figures(manager.actor, query, TODAY)),
      await statements(() => service.byWorker(manager.actor, query, TODAY)),
    ];
    expect(worker).toBe(team + 1);

    const page = await manager.get('/figures/caseloads/workers');
    const row = page.$('tbody tr').filter((_, one) => page.$(one).find('th').text().includes('Lee Worker'));
    const recorded = row.find('a[href*="figure=recording"]').last().attr('href')!;
    const behind = await manager.get(recorded);
    expect(words(behind.$('main').text())).toContain('only Lee Worker');
    expect(behind.$('tbody tr')).toHaveLength(
      Number(words(row.find('a[href*="figure=recording"]').last().text()).split(' ')[0]),
    );
    expect(behind.$('.govuk-back-link').attr('href')).toContain('/figures/caseloads/workers?');
    expect((await ada.get('/figures/caseloads/workers')).status).toBe(403);
    expect((await officer.get('/figures/caseloads/workers')).text).not.toContain('figure=cursory');
    expect(page.text).not.toContain('Wim Elsewhere');
  });

  it('says what the pages say on which the work is done', async () => {
    const { figures } = await ask();
    const of = (figure: WorkFigureId, kinds: string[]) =>
      figures
        .find((one) => one.figure === figure)!
        .lines.reduce((sum, { counts }) => sum + kinds.reduce((all, kind) => all + counts[kind]!, 0), 0);
    const known = await onward.app.get(FamiliarityService).list(manager.actor, 'all', TODAY);
    const team = await onward.app.get(TeamService).overview(manager.actor, TODAY, onward.clock.now);
    const board = await onward.app.get(WorkloadService).board(manager.actor, TODAY);

    expect(of('continuity', ['passedAround'])).toBe(known.passedAround);
    expect([team.passedAround, known.passedAround > 0]).toEqual([known.passedAround, true]);
    const link = (await manager.get('/team')).$('a[href="/team/who-knows?show=three"]');
    expect(link.parent().text()).toContain(`a new face each time (${known.passedAround})`);
    expect(of('continuity', ['passedAround', 'fewer'])).toBe(known.withThreeVisits);
    expect(of('continuity', workKindsOf('continuity'))).toBe(known.people);
    expect(of('waiting', ['waiting', 'tooLong'])).toBe(
      team.teams.flatMap(({ advisers }) => advisers).reduce((sum, { waiting }) => sum + waiting, 0),
    );
    expect(of('waiting', ['tooLong'])).toBe(team.waitTooLong.people);
    expect(of('late', ['late'])).toBe(team.supervision.workersLate);
    expect(of('load', ['red', 'amber', 'green', 'nobody'])).toBe(board.workers.length);
  });

  it('shows each figure with what it is of, what stands beside, how it is counted, and links to the names', async () => {
    const page = await manager.get('/figures/caseloads');
    const text = (id: string) => words(page.$(`section[aria-labelledby="${id}"]`).text());

    expect(text('visits')).toContain(
      '67% took place: 2 Visits planned and done of 3 Visits planned and done, all 2 took place, 1 cancelled. ' +
        'Beside these: 1 to come, 1 without an outcome.',
    );
    expect(text('visits')).toContain('October to December 2026, of the young people whom you may see: 5 visits');
    expect(text('waiting')).toContain('Longest since 1 October 2026.');
    const links = page
      .$('.onward-plans a:not([href*="/months"], [href^="/improvement"]), tbody a')
      .map((_, one) => ({ href: page.$(one).attr('href')!, count: Number(/\d+/.exec(page.$(one).text())![0]) }))
      .get();
    expect(links.length).toBeGreaterThan(50);
    for (const { href, count } of links) {
      const behind = await manager.get(href);
      expect([href, Number(/\d+/.exec(behind.$('.onward-caseload__counts').text())![0])]).toEqual([href, count]);
      expect(behind.$('tbody tr')).toHaveLength(count);
    }
    const names = words((await manager.get('/figures/caseloads/names?figure=visits&of=held')).$('tbody').text());
    expect(names).toContain('Kit One 2 November 2026: took place, moved once, Kit One Worker: Ada WorkerNorth');
  });

  it('follows a figure over twelve months as drawings to one scale with the same in a table', async () => {
    const page = await manager.get('/figures/caseloads/months?figure=waiting');
    const rows = page
      .$('tbody tr')
      .map((_, row) => words(page.$(row).text()))
      .get();

    expect(page.$('.onward-panels__name').text()).toBe('No teamNorth');
    expect(page.$('svg[role=img]').eq(1).find('desc').text()).toContain('October 2026: 4. November 2026: 2 of 6.');
    expect(rows).toHaveLength(12);
    expect(rows[0]).toContain('November 2026, to 26 November 2026');
    expect(rows[1]).toMatch(/^October 2026 .*North 4/);
    expect(rows[2]).toContain('no number was kept');
    const late = await manager.get('/figures/caseloads/months?figure=late');
    expect(late.$('tbody tr').first().find('a').first().attr('href')).toContain('figure=late&of=numerator');
    const before = late.$('tbody tr').eq(1).find('a').last().attr('href')!;
    expect(before).toContain('on=2026-10-31');
    expect((await manager.get(before)).$('tbody tr')).toHaveLength(2);
  });

  it('gives figures, months and names as files, and records that it did', async () => {
    const figures: Record<string, string>[] = parse((await manager.get('/figures/caseloads.csv')).text, {
      columns: true,
      bom: true,
    });
    const months = (await manager.get('/figures/caseloads/months.csv?figure=held')).text;
    const names = (await manager.get('/figures/caseloads/names.csv?figure=recording&of=lateEntry')).text;

    expect(figures.find(({ Figure, Kind }) => Figure === 'Recording delay' && Kind === 'Late')).toMatchObject({
      Team: 'North',
      Number: '1',
      'Counts as': 'the whole',
    });
    expect(JSON.stringify(figures) + months).not.toContain('Kit');
    expect(months.trim().split('\r\n')).toHaveLength(13);
    expect(names).toContain('"15 October 2026: late, after 26 days"'.replaceAll('"', names.includes('"15') ? '"' : ''));
    const events = await onward.sql<{ did: string }>(
      `select did from audit_event where subject_id = 'caseloads' order by at, did`,
    );
    expect(events.map(({ did }) => did)).toEqual(['figures.exported', 'figures.exported', 'figures.names-exported']);
  });

  it('says the same by the API page by page, and of supervision only to a program that reads notes', async () => {
    const program = await aProgramOf(onward, manager.actor);
    const answer = (await program.get('figures/caseloads')).body as {
      figures: { figure: string; total: { numerator: number; among: number; percent: number } }[];
    };
    const ids: string[] = [];
    let next: string | null = 'figures/caseloads/names?figure=continuity&limit=2';
    while (next) {
      const part = (await program.get(next.replace('/api/v1/', ''))).body as {
        total: number;
        items: { id: string }[];
        next: string | null;
      };
      expect(part.total).toBe(7);
      ids.push(...part.items.map(({ id }) => id));
      next = part.next;
    }

    expect(answer.figures.map(({ figure }) => figure)).toEqual([...WORK_FIGURES]);
    expect(answer.figures.find(({ figure }) => figure === 'continuity')!.total).toMatchObject({
      numerator: 1,
      among: 2,
      percent: 50,
    });
    expect(new Set(ids).size).toBe(7);
    expect(await program.get('figures/caseloads/names?figure=load&of=held')).toMatchObject({ status: 422 });
    expect(await program.get('figures/caseloads/names?figure=load&on=2026-11-03')).toMatchObject({ status: 422 });
    const narrow = await aProgramOf(onward, manager.actor, ['read:people']);
    expect(((await narrow.get('figures/caseloads')).body as typeof answer).figures).toHaveLength(5);
    expect(await narrow.get('figures/caseloads/names?figure=decisions')).toMatchObject({ status: 403 });
  });

  it('is for those who answer for figures, each of whom and what they may see', async () => {
    expect((await ada.get('/figures/caseloads')).status).toBe(403);
    expect((await ada.get('/figures/caseloads/names')).status).toBe(403);
    expect((await officer.get('/figures/caseloads')).$('section.onward-plans__figure')).toHaveLength(5);
    expect((await officer.get('/figures/caseloads/names?figure=cursory')).status).toBe(403);
    expect((await officer.get('/figures/caseloads/months?figure=held')).status).toBe(403);
    expect((await officer.get('/figures/caseloads/names?figure=waiting')).text).toContain('Elsewhere');
    expect((await manager.get('/figures/caseloads/names?figure=waiting')).text).not.toContain('Elsewhere');
    expect((await manager.get('/figures/caseloads/names?figure=visits&period=2026-year')).text).not.toContain(
      'Elsewhere',
    );
    expect((await manager.get(`/figures/caseloads?team=${newId()}`)).text).toContain('Nothing of this team');
    expect(daysFollowed(TODAY)).toHaveLength(12);
  });

  it('says what it cost that a worker left, beside staffing, continuity and dates', async () => {
    const boss = await onward.signInAs('manager', { team: 'East', name: 'Eve Boss' });
    const gone = await onward.signInAs('adviser', { team: 'East', name: 'Gil Gone' });
    const next = await onward.signInAs('adviser', { team: 'East', name: 'Nia Next' });
    await onward.sql(`update staff set started_on = '2024-01-08' where id = any($1)`, [
      [gone.actor.staffId, next.actor.staffId],
    ]);
    await onward.sql(`update staff set left_on = '2026-09-01' where id = $1`, [gone.actor.staffId]);
    const due = (on: string, given: object = {}) => ({ title: `Visit ${on}`, dueOn: localDate(on), ...given });
    const given = await aCareLeaver(onward, {
      adviser: gone.actor,
      familyName: 'Given',
      due: [
        due('2026-09-20'),
        due('2026-10-31', { state: 'met-late', metOn: localDate('2026-11-02') }),
        due('2026-10-01', { state: 'met', metOn: localDate('2026-10-01') }),
        due('2026-11-15'),
      ],
    });
    await onward.sql(`update allocation set to_on = '2026-09-01' where young_person_id = $1`, [given]);
    const fact = newId();
    await onward.sql(
      `insert into allocation (id, fact_id, young_person_id, from_on, role, staff_id, reason)
       values ($1, $1, $2, '2026-09-05', 'personal-adviser', $3, 'Knows them')`,
      [fact, given, next.actor.staffId],
    );
    await onward.sql(
      `insert into worker_change (allocation_id, young_person_id, told_on, told_how, told_by_id)
       values ($1, $2, '2026-09-04', 'phone', $3)`,
      [fact, given, next.actor.staffId],
    );
    await aCareLeaver(onward, { adviser: gone.actor, familyName: 'Stays' });

    const { $ } = await boss.get('/figures/caseloads/workforce');
    const main = words($('main').text());
    expect(words($('tbody').first().text())).toMatch(
      /Gil Gone East, left on 1 September 2026Young people 2 .* Another worker 1 .* 4 days Waiting 1 .* Told 1 .* Handed over 0 1 .* not Something slipped 1 .* 2 of 3 dates/,
    );
    expect($('svg')).toHaveLength(4);
    expect(main).toMatch(/November 2026, to 26 November 2026 Posts filled 1 .*of 1/);
    const names = async (of: string, who = boss) =>
      words((await who.get(`/figures/caseloads/workforce?of=${of}`)).$('#names ~ ul').first().text());
    expect(await names('slipped')).toContain(
      'Mina Given. Without Gil Gone from 1 September 2026. Nia Next from 5 September 2026, after 4 days; told on 4 September 2026; not handed over.',
    );
    expect(await names('slipped')).toContain('Visit 2026-10-31, due on 31 October 2026: late by up to 7 days');
    expect(await names('waiting')).toBe(
      'Mina Stays. Without Gil Gone from 1 September 2026: waits for another worker.',
    );
    expect(await names('here&on=2026-08-31')).toBe('Gil Gone Nia Next');
    expect((await manager.get('/figures/caseloads/workforce')).text).not.toContain('Gil Gone');
    expect((await ada.get('/figures/caseloads/workforce')).status).toBe(403);
    const file = await boss.get('/figures/caseloads/workforce.csv');
    expect(file.text).toContain('2026-11-26,Gil Gone,East,2026-09-01,no,2,1,1,4,4,1,0,3,2');
    expect(file.text).not.toContain('Given');

    // An improvement is measured by the same numbers, and by the points over the line that the board says
    const keys = ['turnover.told', 'turnover.handed-over', 'turnover.slipped', 'load.points'] as const;
    const reading = await onward.app.get(Readings).of(keys, TODAY);
    const [east] = boss.actor.teamIds;
    expect(keys.slice(0, 3).map((key) => reading(key, east!))).toMatchObject([
      { numerator: 1, among: 1 },
      { numerator: 0, among: 1 },
      { numerator: 1, among: 2 },
    ]);
    expect(reading('turnover.told', north)).toMatchObject({ among: 0 });
    await onward.sql(
      `insert into case_weight
         (id, young_person_id, month, points, suggested, factors, reason, confirmed_on, confirmed_by_id, settings_number)
       values ($1, $2, '2026-11-01', 70, 2, '{}', 'Much to do', $3, $4, 1)`,
      [newId(), given, TODAY, boss.actor.staffId],
    );
    const over = (await onward.app.get(Readings).of(['load.points'], TODAY))('load.points', east!);
    const { workers } = await onward.app.get(WorkloadService).board(boss.actor, TODAY);
    expect(over.among).toBe(workers.reduce((sum, { load }) => sum + load.points, 0));
    const { load, capacity } = workers.find(({ worker }) => worker.id === next.actor.staffId)!;
    expect(load.points).toBe(70);
    expect(over.numerator).toBeGreaterThanOrEqual(70 - capacity.role.amber);
    expect(reading('load.points', east!).numerator).toBe(over.numerator - (70 - capacity.role.amber));
  });

  it('sets managers side by side with the targets, and says by when the policy is looked at again', async () => {
    const shown = async (address = '') => (await manager.get(`/figures/caseloads/managers?period=2026-q4${address}`)).$;
    const $ = await shown();
    expect(words($('main').text())).toContain('No edition of the supervision policy was recorded yet.');
    const cells = $('tbody tr')
      .toArray()
      .map((row) =>
        $(row)
          .find('th, td')
          .toArray()
          .map((one) => words($(one).text())),
      );
    const bo = cells.find(([name]) => name === 'Bo Manager')!;
    expect(bo[1]).toMatch(/^Supervision held 25% \(1 .* of 4 .*\) Misses$/);
    expect(bo[3]).toMatch(/^Signed in spite of a warning 50% \(1 .* of 2 .*\) Misses$/);
    expect(words((await shown('&of=cursory'))('#names ~ ul').text())).toBe('Kit Two, Ada Worker, 5 November 2026');
    expect(words((await shown('&of=held&all=yes'))('#names ~ ul').text())).toContain('Ada Worker, November 2026');

    await onward.sql(
      `insert into authority_policy (id, in_force_from, settings, reason) values (gen_random_uuid(), '2025-09-01', $1, 'Board')`,
      [{ targets: { supervisionEdition: 2, cursoryPercent: 50 } }],
    );
    const later = words((await shown())('main').text());
    expect(later).toContain(
      'Edition 2, from 1 September 2025, was to be looked at again by 1 September 2026. Renewal is late',
    );
    const boss = await onward.signInAs('manager', { team: 'North', name: 'Hed Service' });
    await onward.sql(`update staff set post = 'head-of-service' where id = $1`, [boss.actor.staffId]);
    const news = await onward.app
      .get(UnitOfWork)
      .read(SYSTEM, (work) => RENEWAL_NEWS.news(work, TODAY, { publicUrl: 'https://onward.example', madeUp: false }));
    expect(news).toMatchObject([
      { staffId: boss.actor.staffId, cause: `supervision-policy:2:2026-09-01:2026-11-23:${boss.actor.staffId}` },
    ]);
    expect(news[0]!.body).toContain('was to be looked at again by 1 September 2026');
    expect(words((await manager.get('/supervision/policy')).$('main').text())).toContain('Renewal is due It lies with');
    expect((await manager.get('/team')).text).toContain(
      'The supervision policy</a></strong> was to be looked at again',
    );

    const old = newId();
    await onward.sql(
      `insert into supervision_session (id, staff_id, manager_id, held_on, method_id, state, signed_on)
       values ($1, $2, $3, '2024-02-05', $4, 'signed', '2024-02-05')`,
      [old, ada.actor.staffId, manager.actor.staffId, FIRST_METHODS[0]!.id],
    );
    await onward.sql(
      `insert into supervision_sample (id, session_id, grade, feedback, graded_on, by_id)
       values ($1, $2, 'good', 'Clear', '2024-02-20', $3)`,
      [newId(), old, boss.actor.staffId],
    );
    const then = (await manager.get('/figures/caseloads/managers?period=2024-q1')).$;
    expect(words(then('tbody').text())).toMatch(/Graded good or outstanding 100% \(1 .* of 1/);
    expect((await officer.get('/figures/caseloads/managers')).status).toBe(403);
    const file = await manager.get('/figures/caseloads/managers.csv?period=2026-q4');
    expect(file.text).toContain('Bo Manager,Signed in spite of a warning,1,2,at most 50%,yes');
    await onward.sql('delete from authority_policy');
  });
});
