import { DataSource } from 'typeorm';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { TeamService } from '../../src/caseloads/team.service';
import { todayInLondon } from '../../src/platform/clock';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { addDays, addMonths, formatLong, type LocalDate } from '../../src/statutory/local-date';
import { CONTRACTS_ENDING } from '../../src/workload/contracts-ending';
import { overTheirLine } from '../../src/workload/over-their-line';
import { WorkloadService, monthOf } from '../../src/workload/workload.service';
import { WeightsService } from '../../src/workload/weights.service';
import { aProgramOf, type Program } from '../support/api';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import { anAllocation } from '../support/night';
import { aCareLeaver, manyCareLeavers } from './caseload-people';

const NOW = new Date('2026-11-23T10:00:00Z');
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());

describe('workload', () => {
  let onward: TestApp;
  let today: LocalDate;
  let ada: SignedInBrowser;
  let cy: SignedInBrowser;
  let manager: SignedInBrowser;
  let stranger: SignedInBrowser;
  let administrator: SignedInBrowser;
  let program: Program;
  let person: string;
  let others: string;

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = NOW;
    today = todayInLondon(NOW);
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    cy = await onward.signInAs('adviser', { team: 'North', name: 'Cy Colleague' });
    const su = await onward.signInAs('adviser', { team: 'South', name: 'Su Stranger' });
    manager = await onward.signInAs('manager', { team: 'North', name: 'Ma Manager' });
    stranger = await onward.signInAs('manager', { team: 'South', name: 'Di Elsewhere' });
    administrator = await onward.signInAs('administrator', { name: 'Ad Min' });
    program = await aProgramOf(onward, manager.actor);
    person = await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Fable', parent: true });
    // In care until 18, so that the ledger finds them a care leaver whenever their record changes.
    await onward.sql(
      `insert into care_episode (id, fact_id, young_person_id, from_on, to_on, legal_status, placement, short_break)
       values ($1, $1, $2, '2022-01-10', '2026-03-10', 's20', 'foster-care', false)`,
      [newId(), person],
    );
    others = await aCareLeaver(onward, { adviser: su.actor, familyName: 'Zephyrine' });
    await manyCareLeavers(onward, ada.actor, 12, today);
  });
  afterAll(() => onward.close());

  const at = (who: SignedInBrowser, rest = '') => `/team/workload/workers/${who.actor.staffId}${rest}`;
  const aPost = (given: Record<string, string> = {}) => ({
    formId: newId(),
    fromOn: '5/1/26',
    role: 'personal-adviser',
    hours: '37',
    contract: 'permanent',
    contractEndsOn: '',
    qualifiedOn: '',
    trainee: 'no',
    holdsCases: 'yes',
    ...given,
  });
  const seenOn = async (who: SignedInBrowser) => String((await manager.get(at(who))).$('[name=seen]').val() ?? '');
  const say = async (who: SignedInBrowser, given: Record<string, string>) =>
    manager.post(at(who, '/posts'), { ...aPost(given), seen: await seenOn(who) });
  const loadOf = async (who: SignedInBrowser) => {
    const { staffId } = who.actor;
    const loads = await onward.app
      .get(UnitOfWork)
      .read(manager.actor, (work) => onward.app.get(WorkloadService).forWorkers(work, [staffId], today));
    return loads.get(staffId)!;
  };
  const rowsOf = (text: string, parameters: unknown[] = []) => onward.sql(text, parameters);

  describe('a worker’s post', () => {
    it('is said from a day on and, said again for the same day, corrected; both stay', async () => {
      const answer = await say(cy, { hours: '18.5' });
      expect([answer.status, answer.location]).toEqual([303, at(cy)]);
      await say(cy, { hours: '30' });
      await say(cy, { fromOn: '1/6/26', hours: '22' });

      const page = main(await manager.get(at(cy)));
      expect(page).toContain('From 1 June 2026 NowPersonal adviser. 22 hours a week. Permanent.');
      expect(page).toContain('From 5 January 2026Personal adviser. 30 hours a week.');
      expect(await rowsOf(`select 1 from worker_post where staff_id = $1`, [cy.actor.staffId])).toHaveLength(3);
      expect((await loadOf(cy)).netCapacity).toBe(0.59);
    });

    it('sent twice it is one, and somebody who had not seen the last correction does not win unseen', async () => {
      const form = { ...aPost({ fromOn: '2/2/26' }), seen: '' };
      await manager.post(at(cy, '/posts'), form);
      expect((await manager.post(at(cy, '/posts'), form)).status).toBe(303);

      const unseen = await manager.post(at(cy, '/posts'), { ...aPost({ fromOn: '2/2/26', hours: '9' }), seen: '' });
      expect(unseen.status).toBe(409);
      expect(main(unseen)).toContain('Someone else changed this a moment ago');
      expect(unseen.$('[name=hours]').val()).toBe('9');
    });

    it.each([
      ['no role', { role: '' }, 'Choose a role'],
      ['a role that there is not', { role: 'wizard' }, 'Choose a role'],
      ['hours that are none', { hours: 'many' }, 'Enter the hours a week, as 37 or 18.5'],
      ['an agency contract without an end', { contract: 'agency' }, 'Enter the day the contract ends'],
      ['a contract that ends before it begins', { contract: 'agency', contractEndsOn: '5/1/25' }, 'must end after'],
      ['a day that is none', { fromOn: 'soon' }, 'Enter the day as 9/3/26 or 9 March 2026'],
    ])('refuses %s, and keeps nothing', async (_what, given, message) => {
      const before = await rowsOf('select id from worker_post');
      const answer = await say(ada, given);

      expect(answer.status).toBe(422);
      expect(words(answer.$('.govuk-error-summary').text())).toContain(message);
      expect(await rowsOf('select id from worker_post')).toHaveLength(before.length);
    });

    it('is nobody’s business in another team, is an administrator’s in every team, and no adviser’s', async () => {
      expect((await stranger.get(at(ada))).status).toBe(404);
      expect((await stranger.post(at(ada, '/posts'), aPost())).status).toBe(404);
      expect((await administrator.get(at(ada))).status).toBe(200);
      expect((await ada.get(at(ada))).status).toBe(403);
    });

    it('carries less for a time, with a reason, until somebody ends it', async () => {
      const less = { formId: newId(), percent: '50', lessFrom: '1/11/26', lessTo: '', lessReason: 'Mentors a trainee' };
      await manager.post(at(cy, '/reductions'), less);
      expect((await loadOf(cy)).netCapacity).toBe(0.3);

      const { $ } = await manager.get(at(cy));
      const action = String($('form[action*="/reductions/"]').attr('action'));
      const version = String($(`form[action="${action}"] [name=version]`).val());
      expect((await manager.post(action, { version: newId(), how: 'take-out' })).status).toBe(409);
      await manager.post(action, { version, how: 'take-out' });
      expect((await loadOf(cy)).netCapacity).toBe(0.59);
      const empty = await manager.post(at(cy, '/reductions'), { ...less, formId: newId(), lessReason: '' });
      expect(empty.status).toBe(422);
      expect(empty.$('.govuk-error-summary a').attr('href')).toBe('#lessReason');
    });
  });

  describe('a post that holds no young people', () => {
    it('is given one only by exception, with an end and a reason', async () => {
      await say(cy, { fromOn: '1/11/26', role: 'practice-improver', holdsCases: 'no' });
      const give = () =>
        onward.app
          .get(AllocationsService)
          .allocate(
            manager.actor,
            person,
            { role: 'social-worker', staffId: cy.actor.staffId, fromOn: addDays(today, -1), reason: 'Knows her' },
            today,
          );
      await expect(give()).rejects.toMatchObject({ errors: [{ field: 'staffId' }] });
      const refused = await manager.post(`/young-people/${person}/allocate`, {
        formId: newId(),
        role: 'social-worker',
        staffId: cy.actor.staffId,
        when: 'today',
        onDate: '',
        reason: 'Knows her',
      });
      expect(refused.status).toBe(422);
      expect(main(refused)).toContain('Cy Colleague’s post holds no young people');
      const noReason = await manager.post(at(cy, '/exceptions'), {
        formId: newId(),
        endsOn: '1/1/27',
        exceptionReason: '',
      });
      expect(noReason.status).toBe(422);
      const tooLong = { formId: newId(), endsOn: '1/1/29', exceptionReason: 'A vacancy' };
      expect((await manager.post(at(cy, '/exceptions'), tooLong)).status).toBe(422);

      await manager.post(at(cy, '/exceptions'), { ...tooLong, endsOn: '1/1/27' });
      await give();

      expect(await loadOf(cy)).toMatchObject({ people: 1, points: 1.5, netCapacity: 1 });
      expect(main(await manager.get(at(cy)))).toContain('From 23 November 2026 until 1 January 2027: A vacancy');
    });
  });

  describe('a month’s weights', () => {
    const shown = ({ $ }: Answer) =>
      $('[name=shown]')
        .toArray()
        .map((one) => String($(one).val()));

    it('are suggested from the record with a reason each, and name nobody of another team', async () => {
      const page = await manager.get('/team/workload/weights');

      expect(main(page)).toContain('13 of 13 to confirm: 0 changed since last time, 13 never weighed');
      const onTeam = (await manager.get('/team')).$('.onward-places a[href="/team/workload/weights"]');
      expect(words(onTeam.text())).toBe('The month’s weights (13 to confirm)');
      expect(main(page)).toContain('Mina Fable');
      expect(main(page)).toContain('Care leaver: 2; A parent, or about to be one: 1');
      expect(page.text).not.toContain('Zephyrine');
      expect((await stranger.get('/team/workload/weights')).text).toContain('Zephyrine');
    });

    it('one is weighed otherwise with a reason, and again, and both stay', async () => {
      const weight = `/young-people/${person}/weight`;
      const form = { formId: newId(), points: '', added: ['far-away'], reason: '', shown: '3', standing: '' };
      const noReason = await manager.post(weight, form);
      expect(noReason.status).toBe(422);
      expect(noReason.$('.govuk-error-summary a').attr('href')).toBe('#reason');

      const first = { ...form, reason: 'Moved to Leeds' };
      expect((await manager.post(weight, first)).status).toBe(303);
      expect((await manager.post(weight, first)).status).toBe(303);
      const unseen = await manager.post(weight, { ...first, formId: newId(), points: '9' });
      expect(unseen.status).toBe(409);
      const again = {
        ...first,
        formId: newId(),
        points: '9',
        shown: '4',
        standing: String(unseen.$('[name=standing]').val()),
      };
      expect((await manager.post(weight, again)).status).toBe(303);

      const kept = await rowsOf(
        `select points, suggested, reason, replaced_by_id is null as stands from case_weight where young_person_id = $1
          order by recorded_at`,
        [person],
      );
      expect(kept).toEqual([
        { points: 4, suggested: 4, reason: 'Moved to Leeds', stands: false },
        { points: 9, suggested: 4, reason: 'Moved to Leeds', stands: true },
      ]);
      expect((await manager.get(`/young-people/${others}/weight`)).status).toBe(404);
      expect((await ada.get(weight)).status).toBe(403);
    });

    it('all others are confirmed in one go, each as it was shown, and sent twice once', async () => {
      const values = shown(await manager.get('/team/workload/weights'));
      expect(values).toHaveLength(12);
      const stale = values.map((one, place) => (place === 0 ? one.replace(/:\d+$/, ':50') : one));
      const theirs = [...stale, `${others}:2`];

      const answer = await manager.post('/team/workload/weights', { shown: theirs });
      expect(main(await manager.follow(answer))).toContain('11 confirmed. 1 weigh otherwise by now');
      await manager.post('/team/workload/weights', { shown: values });
      await manager.post('/team/workload/weights', { shown: values });

      expect(main(await manager.get('/team/workload/weights'))).toContain('All 13 are weighed for November 2026');
      expect(await rowsOf('select 1 from case_weight where replaced_by_id is null')).toHaveLength(13);
      expect(await rowsOf('select 1 from case_weight where young_person_id = $1', [others])).toEqual([]);
      expect(await rowsOf(`select 1 from audit_event where did = 'young-person.weighed'`)).toHaveLength(14);
    });

    it('the next month begins from the last one: what changed since then, and which months were missed', async () => {
      const next = addMonths(today, 2);
      const list = await onward.app.get(WeightsService).list(manager.actor, next);
      const [fable] = list.filter(({ row }) => row.personId === person);

      const onTeam = await onward.app.get(TeamService).overview(manager.actor, next, NOW);
      expect(onTeam.weights).toEqual({ toConfirm: list.length, missedMonths: 1 });
      expect(fable).toMatchObject({ now: null, before: { points: 9, reason: 'Moved to Leeds' }, changes: [] });
      expect(fable!.suggested.points).toBe(4);
      const months = await onward.app.get(WeightsService).months(manager.actor, next);
      expect(months.map(({ month, people, weighed, managers }) => [month, people, weighed, managers])).toEqual([
        ['2026-12-01', 13, 0, ['Ma Manager']],
        ['2026-11-01', 13, 13, ['Ma Manager']],
      ]);
    });
  });

  describe('the board', () => {
    it('names who carries too much and who has room, in this order, and wants to know what is done about it', async () => {
      await say(ada, { hours: '14.8' });
      const page = await manager.get('/team/workload');

      expect(main(page)).toMatch(
        /Carries too much Ada Worker\. 101 points to a full-time worker: more than 75 is red\./,
      );
      expect(main(page)).toMatch(/Has room Cy Colleague: [\d.]+ points before amber/);
      expect(main(page)).toContain('Say what we do about it: Ada Worker');
      const plan = { formId: newId(), what: 'Two young people move to Cy', byOn: '20/11/26' };
      const past = await manager.post(at(ada, '/plan'), plan);
      expect([past.status, past.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#byOn']);
      await manager.post(at(ada, '/plan'), { ...plan, byOn: '30/11/26' });

      const planned = main(await manager.get('/team/workload'));
      expect(planned).toContain('We do: Two young people move to Cy, by 30 November 2026.');
      expect(planned).not.toContain('Say what we do about it: Ada Worker');
    });

    it('its numbers are those of its own SQL, counted another way', async () => {
      const load = await loadOf(ada);
      const [counted] = await rowsOf(
        `select sum(w.points * case when shared.n > 1 then 0.5 else 1 end)::float as points, count(*)::int as people
           from allocation a join case_weight w on w.young_person_id = a.young_person_id and w.replaced_by_id is null
           cross join lateral (select count(distinct b.staff_id) as n from allocation b
             where b.young_person_id = a.young_person_id and b.replaced_by_id is null and b.to_on is null) shared
          where a.staff_id = $1 and a.replaced_by_id is null and a.to_on is null`,
        [ada.actor.staffId],
      );

      expect({ points: load.points, people: load.people }).toEqual(counted);
    });

    it('shows twelve months, worked out from who was with whom then', async () => {
      const { months } = await onward.app.get(WorkloadService).board(manager.actor, today);

      expect(months).toHaveLength(12);
      expect(months.at(-1)).toMatchObject({ day: today, people: 13 });
      expect(months.at(-2)).toMatchObject({ day: '2026-10-31', people: 13, notWeighed: 13 });
      expect(months[0]).toMatchObject({ day: '2025-12-31', people: 1 });
      const page = await manager.get('/team/workload');
      expect(page.$('.onward-chart rect').length).toBeGreaterThan(2);
      expect(page.$('details table tbody tr')).toHaveLength(12);
    });

    it('inspections are recorded, corrected and withdrawn by managers and data officers, and nobody wins unseen', async () => {
      const officer = await onward.signInAs('data-officer', { name: 'Di Officer' });
      const errors = ({ $ }: Answer) =>
        $('.govuk-error-summary a')
          .toArray()
          .map((link) => $(link).attr('href'));
      expect(main(await manager.get('/team/workload'))).toContain(
        'no trend since the last one can be shown. Record an',
      );
      expect((await ada.get('/inspections')).status).toBe(403);
      expect((await ada.get('/inspections/new')).status).toBe(403);
      const visit = { formId: newId(), kind: 'other', who: '', heldOn: '9/3/26', said: 'Too high.', reportUrl: '' };
      expect(errors(await manager.post('/inspections/new', { ...visit, kind: '', heldOn: 'x' }))).toEqual([
        ...['#kind', '#heldOn'],
      ]);
      for (const reportUrl of [
        'http://reports.example.org',
        'javascript:alert(1)',
        'https://a:b@c.org',
        'https://a b',
      ]) {
        const wrong = { ...visit, heldOn: '9/3/27', reportUrl };
        const refused = await manager.post('/inspections/new', wrong);
        expect([refused.status, errors(refused)]).toEqual([422, ['#heldOn', '#who', '#reportUrl']]);
      }
      expect(await rowsOf('select 1 from inspection')).toEqual([]);
      for (let sent = 0; sent < 2; sent += 1) {
        const done = await officer.post('/inspections/new', { ...visit, kind: 'focused-visit' });
        expect([done.status, done.location]).toEqual([303, '/inspections']);
      }
      const list = await manager.get('/inspections');
      expect(main(list)).toContain('Ofsted focused visit, 9 March 2026Too high. Recorded by Di Officer');
      const one = `/inspections/${visit.formId}`;
      expect(list.$(`a[href="${one}/correct"]`)).toHaveLength(1);

      const report = { ...visit, kind: 'focused-visit', version: '1', reportUrl: 'https://reports.example.org/1' };
      expect((await manager.post(`${one}/correct`, report)).status).toBe(303);
      const second = await officer.post(`${one}/correct`, { ...report, said: 'Lower.' });
      expect([second.status, second.$('[name=said]').val(), second.$('[name=version]').val()]).toEqual([
        ...[409, 'Lower.', '2'],
      ]);
      expect(main(second)).toContain('https://reports.example.org/1');
      expect(errors(await manager.post(`${one}/withdraw`, { version: '2', because: '' }))).toEqual(['#because']);
      expect((await manager.post(`${one}/withdraw`, { version: '1', because: 'Twice' })).status).toBe(409);
      expect((await manager.post(`/inspections/${newId()}/withdraw`, { version: '1', because: 'x' })).status).toBe(404);
      expect((await manager.post(`${one}/withdraw`, { version: '2', because: 'Recorded twice' })).status).toBe(303);
      const late = await officer.post(`${one}/correct`, { ...report, version: '2' });
      expect([late.status, late.$('form[action$="/correct"] button').length]).toEqual([409, 0]);
      expect(main(late)).toContain('Withdrawn by Ma Manager, 23 November 2026: Recorded twice');
      expect((await manager.get(`${one}/correct`)).status).toBe(404);
      expect(main(await manager.get('/inspections'))).toContain('Recorded twice');
      expect(main(await manager.get('/team/workload'))).toContain('No inspection is recorded');
      expect(await rowsOf(`select did, detail from audit_event where did like 'inspection%' order by at, id`)).toEqual([
        { did: 'inspection.recorded', detail: { kind: 'focused-visit', heldOn: '2026-03-09' } },
        { did: 'inspection.corrected', detail: { was: expect.objectContaining({ reportUrl: null }) } },
        { did: 'inspection.withdrawn', detail: {} },
      ]);
    });

    it('sets the day of the last inspection beside now, with who left since then, and says where nothing is recorded', async () => {
      // Lee carried three who were of nobody later, and left
      const lee = await onward.signInAs('adviser', { team: 'North', name: 'Lee Leaver' });
      await onward.sql(`update staff set started_on = '2020-01-01', left_on = '2026-10-10' where id = $1`, [
        lee.actor.staffId,
      ]);
      for (const familyName of ['One', 'Two', 'Three']) {
        const id = await aCareLeaver(onward, { adviser: lee.actor, familyName });
        await onward.sql(
          `update allocation set from_on = '2026-02-01', to_on = '2026-10-10' where young_person_id = $1`,
          [id],
        );
        await onward.sql(
          `insert into known_since (young_person_id, kind, since) values ($1, 'allocations', '2026-10-01')`,
          [id],
        );
      }
      await onward.sql(
        `insert into known_since (young_person_id, kind, since) values ($1, 'allocations', '2026-10-01')`,
        [person],
      );
      await onward.sql(`update staff set started_on = '2026-10-05' where id = $1`, [cy.actor.staffId]);
      const visit = { kind: 'focused-visit', who: '', heldOn: '30/9/26', said: 'Caseloads are high.', reportUrl: '' };
      await manager.post('/inspections/new', { formId: newId(), ...visit });
      await manager.post('/inspections/new', { formId: newId(), ...visit, kind: 'peer-challenge', heldOn: '2/3/26' });

      const { since, workers } = await onward.app.get(WorkloadService).board(manager.actor, today);
      const [counted] = await rowsOf(
        `select count(*)::int as people from allocation a join staff s on s.id = a.staff_id
          where s.team_id = $1 and a.from_on <= '2026-09-30' and (a.to_on is null or a.to_on > '2026-09-30')`,
        [manager.actor.teamIds[0]],
      );
      expect(since!.inspection).toMatchObject({ kind: 'focused-visit', heldOn: '2026-09-30' });
      expect(since!.teams).toHaveLength(1);
      const { then, now } = since!.teams[0]!;
      expect(then).toMatchObject({ ...counted, workers: 2 });
      expect(now.people).toBe(workers.reduce((sum, { load }) => sum + load.people, 0));
      expect(since!.notKnown).toBe(1);
      expect(workers.map(({ worker }) => worker.name)).not.toContain('Lee Leaver');

      const board = await manager.get('/team/workload');
      const text = main(board);
      expect(text).toContain('Ofsted focused visit, 30 September 2026. It said of caseloads: Caseloads are high.');
      const each = `${now.perFullTime} now, ${then!.perFullTime} then: ${Math.abs(now.perFullTime! - then!.perFullTime!)} ${now.perFullTime! > then!.perFullTime! ? 'higher' : 'lower'}`;
      expect(text).toContain(`Points to a full load ${each}`);
      expect(text).toContain(
        '1 young person carried now has a record of who worked with them that begins after that day',
      );
      const rowOf = (name: string) => words(board.$(`tbody tr:has(th:contains("${name}"))`).last().text());
      expect(text).toContain('who moved to another team counts in that of now on both days');
      expect(rowOf('Cy Colleague')).toContain('At the last inspection Not here then');
      expect(rowOf('Ada Worker')).toMatch(/At the last inspection \d+ then: \d+ (higher|lower)/);
      expect(board.$('.onward-chart__drawing .onward-chart__mark')).toHaveLength(1);
      expect(main(await manager.get(at(ada)))).toMatch(
        /On the day of the last inspection \(Ofsted focused visit, 30 September 2026\), points to a full load: \d+ then/,
      );
      const linked = async (who: SignedInBrowser) => (await who.get(at(ada))).$('a[href^="/inspections#"]').length;
      expect([await linked(manager), await linked(administrator)]).toEqual([1, 0]);
      const api = (await program.get('workload')).body;
      expect(api.since).toMatchObject({
        heldOn: '2026-09-30',
        teams: [{ then: { people: then!.people, points: String(then!.points) }, now: { workers: now.workers } }],
        notKnown: 1,
      });
      expect((api.workers as { staffId: string }[]).find(({ staffId }) => staffId === cy.actor.staffId)).toMatchObject({
        then: null,
      });

      // Another team sees its own; a day before anything is recorded is said to be so, and is not marked
      expect((await onward.app.get(WorkloadService).board(stranger.actor, today)).since!.teams).toMatchObject([
        { name: 'South' },
      ]);
      await onward.sql(`update inspection set held_on = '2019-05-05' where held_on = '2026-09-30'`);
      await onward.sql(`update inspection set held_on = '2019-05-06' where held_on = '2026-03-02'`);
      const early = await manager.get('/team/workload');
      expect(main(early)).toContain('Nobody is recorded as carried on that day: only now is shown');
      expect(main(early)).toContain('The last inspection was before these months: Peer challenge, 6 May 2019');
      expect(early.$('.onward-chart__mark')).toHaveLength(0);
      await onward.sql(`update inspection set held_on = '2026-09-30' where held_on = '2019-05-05'`);
    });

    it('each crossing of a line is told once to whoever answers for the team, and again once it is crossed anew', async () => {
      const news = overTheirLine(onward.app.get(WorkloadService));
      const night = async (day: LocalDate = today) =>
        onward.app
          .get(UnitOfWork)
          .write({ kind: 'system', name: 'nightly job' }, (work) =>
            news.news(work, day, { publicUrl: 'https://onward.example', madeUp: false }),
          );
      const level = async (to: string) =>
        onward.sql(`update worker_post set hours = $2 where staff_id = $1 and replaced_by_id is null`, [
          ada.actor.staffId,
          to,
        ]);
      const mine = async (told: ReturnType<typeof night>) =>
        (await told).filter(({ staffId }) => staffId === manager.actor.staffId);
      expect((await loadOf(ada)).level).toBe('red');
      // Nobody who answers for the team is there: it waits for them
      await onward.sql(`insert into absence (id, fact_id, staff_id, from_on) values ($1, $1, $2, $3)`, [
        newId(),
        manager.actor.staffId,
        today,
      ]);
      expect(await mine(night())).toEqual([]);
      await onward.sql(`update absence set withdrawn = true`);
      const [first, ...more] = await mine(night());
      expect(more).toEqual([]);
      expect(first).toMatchObject({ staffId: manager.actor.staffId, cause: `load:${today}:${manager.actor.staffId}` });
      expect(first!.body).toContain('One of your workers has gone over a line of their role by 23 November 2026.');
      expect(first!.body).toContain('Over the red line: 1. Over the amber line: 0.');
      expect(`${first!.subject} ${first!.body} ${first!.text}`).not.toMatch(/Ada|Worker\b/);
      expect(await night()).toEqual([]);
      await level('37');
      expect((await loadOf(ada)).level).toBe('green');
      expect(await night()).toEqual([]);
      await level('14.8');
      expect(await mine(night())).toHaveLength(1);
      expect(await night()).toEqual([]);
      expect(await rowsOf('select level from load_told where staff_id = $1', [ada.actor.staffId])).toEqual([
        { level: 'red' },
      ]);
    });

    it('takes as many statements with a hundred and sixty young people as with thirteen', async () => {
      const few = await statements(() => manager.get('/team/workload'));
      const fewWeights = await statements(() => manager.get('/team/workload/weights'));
      await onward.sql(`update person_identifier set value = value || '-1'`);
      const [first, ...rest] = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((n) => onward.signInAs('adviser', { team: 'North', name: `Worker ${n}` })),
      );
      await manyCareLeavers(onward, first!.actor, 150, today);
      for (const { actor } of rest) {
        await onward.sql(
          `update allocation set staff_id = $2
            where id in (select id from allocation where staff_id = $1 order by id limit 25)`,
          [first!.actor.staffId, actor.staffId],
        );
      }

      expect(await statements(() => manager.get('/team/workload'))).toBe(few);
      expect(await statements(() => manager.get('/team/workload/weights'))).toBe(fewWeights);
      expect(few).toBeLessThan(25);
      expect(main(await manager.get('/team/workload'))).toContain('150 to confirm');
    });

    const statements = async (work: () => Promise<unknown>) => {
      const dataSource = onward.app.get(DataSource);
      const { logger } = dataSource;
      const nothing = () => undefined;
      let count = 0;
      dataSource.setOptions({ logging: ['query'] });
      dataSource.logger = {
        logQuery: () => {
          count += 1;
        },
        logQueryError: nothing,
        logQuerySlow: nothing,
        logSchemaBuild: nothing,
        logMigration: nothing,
        log: nothing,
      };
      await work();
      dataSource.logger = logger;
      expect(count).toBeGreaterThan(3);
      return count;
    };
  });

  it('planned posts count from the day they start, newly qualified workers by how far they have climbed', async () => {
    const post = {
      formId: newId(),
      kind: 'new',
      role: 'personal-adviser',
      hours: '37',
      startsOn: '4/1/27',
      newlyQualified: 'yes',
    };
    await manager.post('/team/workload/planned-posts', { ...post, teamId: manager.actor.teamIds[0]!, note: '' });
    const service = onward.app.get(WorkloadService);
    const capacityThen = async (day: string) => {
      const { lines } = await service.whatIf(manager.actor, day as LocalDate, today);
      const [line] = lines;
      return Math.round((line!.then - line!.now) * 100) / 100;
    };

    expect(await capacityThen('2027-01-03')).toBe(-1);
    expect(await capacityThen('2027-01-04')).toBe(-0.5);
    expect(await capacityThen('2027-04-04')).toBe(-0.25);
    const page = await manager.get('/team/workload/what-if?on=4/4/27');
    expect(main(page)).toContain('Personal adviser, a new post: 0.75 more');
    expect(main(page)).toContain('Cy Colleague: 1 to 0. This post holds no young people');
    const demand = await manager.get('/team/workload/what-if?on=4/4/27&cost=48,000');
    expect(main(demand)).toContain('Who is known to come and go by 4 April 2027');
    expect(main(demand)).toMatch(/Posts for these [\d.]+ £[\d,]+ a year/);
    const noCost = await manager.get('/team/workload/what-if?on=4/4/27&cost=lots');
    expect([noCost.status, noCost.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#cost']);
    await onward.sql(
      `with born as (insert into young_person (id, given_name, family_name, date_of_birth, team_id)
         values (gen_random_uuid(), 'Sixteen', 'Soon', '2011-01-04', $1) returning id)
       insert into care_episode (id, fact_id, young_person_id, from_on, legal_status, short_break)
       select e.id, e.id, born.id, '2020-01-01', 'care-order', false from born, gen_random_uuid() as e(id)`,
      [manager.actor.teamIds[0]],
    );
    const comes = main(await manager.get('/team/workload/what-if?on=4/4/27'));
    expect(comes).toContain('2 points come with those who turn 16 in care and whom nobody carries');
    expect(comes).toContain('4 January 2027: Sixteen Soon turns 16');
    const wrong = await manager.post('/team/workload/planned-posts', {
      ...post,
      formId: newId(),
      teamId: stranger.actor.teamIds[0]!,
      note: '',
    });
    expect(wrong.status).toBe(422);
    const end = String(page.$('form[action$="/end"]').attr('action'));
    expect((await stranger.post(end, { how: 'filled' })).status).toBe(404);
    await manager.post(end, { how: 'filled' });
    expect(await capacityThen('2027-04-04')).toBe(-1);
  });

  it('an administrator sees what other settings would do before they are saved, and nobody wins unseen', async () => {
    const { $ } = await administrator.get('/council/workload/change');
    const values = Object.fromEntries(
      $('form[action="/council/workload/change"]')
        .find('input:not([name=_csrf]), select, textarea')
        .toArray()
        .map((one) => [String($(one).attr('name')), String($(one).val() ?? '')]),
    );
    const changed = { ...values, 'roles.0.red': '300', 'roles.0.amber': '200', reason: 'Agreed by the board' };
    const preview = await administrator.post('/council/workload/change', { ...changed, then: 'preview' });
    expect(preview.status).toBe(200);
    expect(main(preview)).toContain('amber above 200, red above 300');
    expect(main(preview)).toMatch(/Of \d+ workers/);
    expect(await rowsOf('select 1 from workload_settings')).toEqual([]);

    expect(
      (await administrator.post('/council/workload/change', { ...changed, then: 'save', reason: '' })).status,
    ).toBe(422);
    await administrator.post('/council/workload/change', { ...changed, then: 'save' });
    const unseen = await administrator.post('/council/workload/change', {
      ...changed,
      formId: newId(),
      'points.risk': '5',
      then: 'save',
    });
    expect(unseen.status).toBe(409);
    expect(main(unseen)).toContain('Somebody has saved a version meanwhile');
    expect(await rowsOf('select number, reason from workload_settings')).toEqual([
      { number: 2, reason: 'Agreed by the board' },
    ]);
    const read = main(await ada.get('/council/workload'));
    expect(read).toContain(`Version 2, from ${formatLong(today)}, by Ad Min`);

    // Settings from before there was the role have it all the same, and stay as they were kept.
    await onward.sql(
      `insert into workload_settings (id, number, in_force_from, reason, content)
       select $1, 3, in_force_from, 'As it was', jsonb_set(content, '{roles}', jsonb_path_query_array(content,
                '$.roles[*] ? (@.key != "education-adviser")')) from workload_settings where number = 2`,
      [newId()],
    );
    expect(main(await ada.get('/council/workload'))).toContain('do not name “Education and work adviser”');
    expect((await manager.get(at(cy))).$('[value=education-adviser]')).toHaveLength(1);
    const offered = await administrator.get('/council/workload/change');
    expect(
      offered
        .$('input[name^=roles][name$=word]')
        .toArray()
        .map((one) => offered.$(one).val()),
    ).toContain('Education and work adviser');
    expect(
      await rowsOf(`select content::text like '%education-adviser%' as named from workload_settings where number = 3`),
    ).toEqual([{ named: false }]);
    await onward.sql('delete from workload_settings where number = 3');
  });

  it('the council’s own words for workers stand on the record', async () => {
    await onward.sql(`insert into authority (id, name) values ($1, 'Westmoor')`, [newId()]);
    const said = {
      adviserWord: 'leaving care adviser',
      socialWorkerWord: 'transition social worker',
      interimWord: 'duty worker',
    };
    expect((await administrator.post('/council/words', { ...said, interimWord: '' })).status).toBe(422);
    const open = await administrator.get('/council/words');
    const seen = Object.fromEntries(
      open
        .$('main input[name^=seen]')
        .toArray()
        .map((one) => [one.attribs['name']!, one.attribs['value']!]),
    );
    await administrator.post('/council/words', { ...said, ...seen });
    // Of two tabs the second is told what the first saved, and what was not theirs to change stays.
    const second = { ...said, ...seen, adviserWord: 'life coach' };
    const refused = await administrator.post('/council/words', second);
    expect([refused.status, refused.$('#adviserWord').val()]).toEqual([409, 'life coach']);
    expect(refused.$('#adviserWord-hint').text()).toContain('Now it says leaving care adviser');

    const record = main(await manager.get(`/young-people/${person}`));
    expect(record).toContain('Transition social worker');
    expect(main(await manager.get(`/young-people/${person}/allocate`))).toContain('Duty worker');
    // The council is looked up once a minute.
    onward.clock.now = new Date(onward.clock.now.getTime() + 61_000);
    const figures = main(await manager.get('/figures/caseloads'));
    expect(figures).toContain('Young people who are owed a leaving care adviser, or may be');
    expect(figures).toContain('Months of leaving care advisers');
    expect(figures).not.toContain('personal adviser');
    expect((await manager.get('/figures/caseloads.csv')).text).toContain('With a leaving care adviser');
    expect(main(await manager.get('/supervision/gaps'))).not.toContain('personal adviser');
  });

  it('the API says the same', async () => {
    const board = await program.get('workload');
    const ours = (board.body.workers as { staffId: string }[]).find(({ staffId }) => staffId === ada.actor.staffId);
    const load = await loadOf(ada);
    expect(ours).toMatchObject({ people: load.people, points: String(load.points), level: load.level });
    const weights = await program.get(`young-people/${person}/weights`);
    expect(weights.body.weights).toHaveLength(2);
    const posts = await program.get(`staff/${cy.actor.staffId}/posts`);
    expect(posts.body).toMatchObject({ posts: [{ holdsCases: false }, {}, {}, {}] });
    expect(monthOf(today)).toBe('2026-11-01');
  });

  it('thirty days before a contract ends the manager is told of it, without a name, once for each last day', async () => {
    const newsOn = (day: LocalDate) =>
      onward.app
        .get(UnitOfWork)
        .read({ kind: 'system', name: 'nightly job' }, (work) =>
          CONTRACTS_ENDING.news(work, day, { publicUrl: 'https://onward.example', madeUp: false }),
        );
    const endsOn = addDays(today, 40);
    await say(ada, { fromOn: '20/11/26', hours: '14.8', contract: 'agency', contractEndsOn: endsOn });

    expect(await newsOn(addDays(endsOn, -31))).toEqual([]);
    const [news, ...more] = await newsOn(addDays(endsOn, -30));
    expect(more).toEqual([]);
    expect(news!.staffId).toBe(manager.actor.staffId);
    expect(`${news!.subject} ${news!.body} ${news!.text}`).not.toMatch(/Ada|Worker/);
    const leavingAt = `/team/workers/${ada.actor.staffId}/leaving`;
    expect(news!.body).toContain(`https://onward.example${leavingAt}`);
    const ends = (day: LocalDate, from: LocalDate) =>
      rowsOf(`update worker_post set contract_ends_on = '${day}' where contract_ends_on = '${from}' returning id`);
    const soon = addDays(today, 20);
    await ends(soon, endsOn);
    const line = (await manager.get('/team/workload')).$(`li:contains("the contract ends") a[href="${leavingAt}"]`);
    expect(words(line.text())).toBe('Start the hand-over of the young people of Ada Worker');
    expect(words((await manager.get(leavingAt)).$('h1').text())).toBe('Ada Worker leaves');
    await ends(endsOn, soon);
    expect((await newsOn(addDays(endsOn, -1)))[0]!.cause).toBe(news!.cause);
    expect(await newsOn(endsOn)).toEqual([]);
  });

  it('someone given to a worker counts at once, as the record suggests until they are weighed', async () => {
    const id = await aCareLeaver(onward, { adviser: null, teamId: ada.actor.teamIds[0]!, familyName: 'Late' });
    await anAllocation(onward.app.get(DataSource), id, ada.actor.staffId);

    expect((await loadOf(ada)).people).toBe(14);
  });
});
