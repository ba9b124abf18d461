import { DataSource } from 'typeorm';
import { waitingAlert } from '../../src/caseloads/waiting-alert';
import { CaseFiles } from '../../src/deadlines/case-files';
import { LegalPosition } from '../../src/deadlines/legal-position.entity';
import { waitingForAWorker } from '../../src/deadlines/waiting-for-a-worker';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { MatterForManager } from '../../src/young-people/matter-for-manager.entity';
import { Message } from '../../src/notifications/message.entity';
import { newId } from '../../src/platform/ids';
import { todayInLondon } from '../../src/platform/clock';
import { addDays, type LocalDate } from '../../src/statutory/local-date';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import { anAllocation } from '../support/night';
import { aYoungPerson, SYSTEM } from '../support/records';
import { aCareLeaver, dueIn, manyCareLeavers } from './caseload-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Ten in the morning, so that last night is over. */
const NOW = new Date('2026-11-23T10:00:00Z');

/** North and South, counted by hand: what each line must say stands beside the people it is about. */
describe('the team page', () => {
  let onward: TestApp;
  let ada: SignedInBrowser;
  let lee: SignedInBrowser;
  let su: SignedInBrowser;
  let manager: SignedInBrowser;
  let serviceManager: SignedInBrowser;
  let north: string;
  let south: string;
  let today: LocalDate;

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = NOW;
    today = todayInLondon(NOW);
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    lee = await onward.signInAs('adviser', { team: 'North', name: 'Lee Gone' });
    await onward.signInAs('adviser', { team: 'North', name: 'Cy Colleague' });
    su = await onward.signInAs('adviser', { team: 'South', name: 'Su Stranger' });
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    serviceManager = await onward.signInAs('manager', { team: 'South', name: 'Di Service' });
    [north, south] = [ada.actor.teamIds[0]!, su.actor.teamIds[0]!];
    const of = { staff: serviceManager.actor.staffId, team: north };
    await onward.sql('insert into team_manager (team_id, staff_id) values ($1, $2)', [of.team, of.staff]);
    const due = (days: number, given = {}) => dueIn(days, today, given);
    const guidance = { dutyBasis: 'guidance' as const };
    const policy = { dutyBasis: 'policy' as const };

    await aCareLeaver(onward, { adviser: ada.actor, familyName: 'One', due: [due(-5), due(-1, policy), due(3)] });
    await aCareLeaver(onward, {
      adviser: ada.actor,
      familyName: 'Two',
      due: [due(-2, { pausedUntil: addDays(today, 10) }), due(0, guidance), due(7), due(8, policy), due(14), due(15)],
    });
    // Nothing is owed by status, and still something is open: counted. Nothing open: not counted.
    await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Died', status: 'deceased', due: [due(-3)] });
    await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Grown', status: 'aged-out' });
    await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Met', due: [due(-9, { state: 'met' })] });
    // Of a worker who left; waits.
    await aCareLeaver(onward, { adviser: lee.actor, familyName: 'Left', due: [due(-4, guidance)] });
    await onward.sql('update staff set left_on = $1 where id = $2', [addDays(today, -10), lee.actor.staffId]);
    // Without an adviser: one waits, one is not owed one; what is paused counts however late it is due.
    await aCareLeaver(onward, { adviser: null, teamId: north, familyName: 'Alone', due: [due(-1)] });
    await aCareLeaver(onward, {
      adviser: null,
      teamId: north,
      familyName: 'Qualifying',
      status: 'qualifying',
      due: [due(40, { pausedUntil: addDays(today, 5) })],
    });
    // In nobody's team: every manager sees to them.
    const teamless = await aCareLeaver(onward, {
      adviser: null,
      familyName: 'Teamless',
      status: 'undetermined',
      needsManager: ['Find the earlier care history.'],
    });
    await onward.sql(`update young_person set created_at = $1 where id = $2`, ['2026-06-01T09:00:00Z', teamless]);
    await aCareLeaver(onward, { adviser: su.actor, familyName: 'Southern', due: [due(-9), due(-8, policy), due(1)] });
    // An adviser of the South who works with somebody of the North stands in the North's lines for that one.
    const shared = await aYoungPerson(onward.app.get(DataSource), { teamId: north, familyName: 'Shared' });
    await onward.app
      .get(DataSource)
      .getRepository(LegalPosition)
      .insert({
        youngPersonId: shared,
        status: 'former-relevant',
        basis: ['s23C'],
        rules: [],
        because: [],
        needsManager: [],
        assessedOn: today,
      });
    await anAllocation(onward.app.get(DataSource), shared, su.actor.staffId);
  });
  afterAll(() => onward.close());

  it('says each figure of each adviser as counted by hand', async () => {
    const page = await manager.get('/team');
    expect(page.status).toBe(200);
    expect(lines(page, 'North')).toEqual({
      'Without an adviser': [2, 1, 0, 0, 1, 0, 0],
      'Lee Gone': [1, 0, 1, 0, 0, 0, 0],
      'Ada Worker': [4, 3, 0, 1, 1, 3, 5],
      'Cy Colleague': [0, 0, 0, 0, 0, 0, 0],
      'Su Stranger': [1, 0, 0, 0, 0, 0, 0],
      North: [8, 4, 1, 1, 2, 3, 5],
    });
    expect(lines(page, 'No team yet')).toEqual({
      'Without an adviser': [1, 0, 0, 0, 0, 0, 0],
      'No team yet': [1, 0, 0, 0, 0, 0, 0],
    });
  });

  it('puts at the top what nobody does unless a manager does it', async () => {
    const { $ } = await manager.get('/team');
    const told = (of: string) =>
      $(`.onward-tiles[aria-labelledby=${of}] .onward-tiles__tile`)
        .toArray()
        .map((tile) => words($(tile).text()));
    const [tiles, work] = [told('for-you'), told('how-it-stands')];
    expect(tiles[0]).toMatch(
      /^3 waiting for a worker \d of them for too long, more than 5 working days\. The longest wait began 5 months ago, on 1 June 2026$/,
    );
    expect(work[0]).toBe('4 overdue by law Beside these, 1 by guidance and 1 by local policy. Of all 6, 1 paused');
    expect(tiles[5]).toBe('2 paused 1 of them overdue. A pause stops reminders, not the duty');
    expect(tiles[3]).toBe('1 to decide Only a manager can settle these');
    expect(tiles[4]).toBe('0 plans to approve No pathway plan waits for you');
    expect(work.at(-2)).toBe('0 mails not delivered Every mail to your teams went out or is on its way');
    expect(work.at(-1)).toContain('No night has run yet');
  });

  it('marks a worker who left and still has young people, and offers to give those to another', async () => {
    const { $ } = await manager.get('/team');
    const row = $('tr:contains("Lee Gone")').first();
    expect(words(row.find('th').text())).toBe(
      'Lee Gone Left on 13 November 2026 and still has young people 1 of them waits for a worker. Give them a worker: Lee Gone, North',
    );
    expect(row.find('th a').attr('href')).toBe(`/team/workers/${lee.actor.staffId}`);
  });

  it.each(['a team manager', 'a manager of two teams'])(
    'opens each figure to a list of the same sum: %s',
    async (who) => {
      const browser = who === 'a team manager' ? manager : serviceManager;
      const page = await browser.get('/team');
      const figures = page
        .$('.onward-team td a, .onward-tiles a[href^="/caseload"]')
        .toArray()
        .map((link) => page.$(link))
        .map((link) => ({ href: link.attr('href')!, count: parseInt(words(link.text()), 10) }));

      expect(figures.length).toBeGreaterThan(20);
      for (const { href, count } of figures) {
        const list = await browser.get(href);
        const show = new URL(href, 'http://onward.example').searchParams.get('show');
        const said = words(list.$('.onward-caseload__counts').text());
        const shown = show ? list.$('.onward-dues__item').length : list.$('.onward-caseload__name').length;
        expect([href, shown]).toEqual([href, count]);
        expect(said).toMatch(new RegExp(show ? `, ${count} (overdue|paused|item)` : `^${count} young`));
      }
    },
  );

  it('adds teams up to a total', async () => {
    const page = await serviceManager.get('/team');
    expect(lines(page, 'By team')).toEqual({
      North: [8, 4, 1, 1, 2, 3, 5],
      South: [1, 1, 0, 1, 0, 1, 1],
      'No team yet': [1, 0, 0, 0, 0, 0, 0],
      All: [10, 5, 1, 2, 2, 4, 6],
    });
  });

  it('shows nothing of them to the manager of another team', async () => {
    const other = await onward.signInAs('manager', { team: 'West' });
    const page = await other.get('/team');
    expect(lines(page, 'No team yet')['Without an adviser']).toEqual([1, 0, 0, 0, 0, 0, 0]);
    for (const name of ['Ada Worker', 'Lee Gone', 'North', 'South']) expect(page.text).not.toContain(name);
    for (const id of [ada.actor.staffId, lee.actor.staffId, newId(), 'nonsense']) {
      expect((await other.get(`/team/workers/${id}`)).status).toBe(404);
    }
    expect((await other.get(`/caseload?team=${south}`)).$('.onward-caseload__name')).toHaveLength(0);
  });

  it('is for managers only, whose day starts there', async () => {
    for (const role of ['adviser', 'data-officer', 'administrator'] as const) {
      const browser = await onward.signInAs(role, { team: 'North' });
      for (const address of ['/team', '/team/waiting', `/team/workers/${ada.actor.staffId}`, '/team/to-decide']) {
        expect([role, address, (await browser.get(address)).status]).toEqual([role, address, 403]);
      }
    }
    expect((await onward.visitor().get('/team')).status).toBe(303);
    expect((await manager.get('/')).location).toBe('/team');
  });

  it('says so when last night failed, is missing or is done', async () => {
    const night = async () => {
      const { $ } = await manager.get('/team');
      const tile = $('.onward-tiles__tile:has(.onward-tiles__night)');
      return [words(tile.find('strong').text()), tile.hasClass('onward-tiles__tile--alarming')];
    };
    const run = (forDate: LocalDate, state: string) =>
      onward.sql(
        `insert into job_run (job, for_date, state, started_at, lease_until, finished_at)
         values ('nightly', $1, $2, now(), now() + interval '1 minute', case when $2 = 'done' then now() end)
         on conflict (job, for_date) do update set state = excluded.state, finished_at = excluded.finished_at`,
        [forDate, state],
      );

    expect(await night()).toEqual(['Not yet', true]);
    await run(addDays(today, -1), 'done');
    expect(await night()).toEqual(['Missing', true]);
    await run(today, 'failed');
    expect(await night()).toEqual(['Failed', true]);
    await run(today, 'running');
    expect(await night()).toEqual(['Running now', false]);
    await onward.sql(`update job_run set lease_until = now() - interval '1 minute' where for_date = $1`, [today]);
    expect(await night()).toEqual(['Broken off', true]);
    await run(today, 'done');
    expect(await night()).toEqual(['Done', false]);
  });

  it('before the night begins, speaks of the night before', async () => {
    await onward.sql('delete from job_run where for_date = $1', [today]);
    const night = async () =>
      words((await manager.get('/team')).$('.onward-tiles__tile:has(.onward-tiles__night)').text());
    try {
      onward.clock.now = new Date('2026-11-23T02:20:00Z');
      expect(await night()).toContain('Done');
      onward.clock.now = new Date('2026-11-23T03:00:00Z');
      expect(await night()).toContain('The night to 23 November 2026 did not run. Alerts and mails may be missing.');
    } finally {
      onward.clock.now = NOW;
    }
  });

  it('compares those who wait with the mornings before, of one’s own teams only', async () => {
    for (const [days, team, waiting] of [
      [7, north, 4],
      [7, south, 50],
      [28, north, 0],
      [30, north, 9],
    ] as const) {
      await onward.sql(`insert into daily_figure (for_date, team_id, figure, value) values ($1, $2, 'waiting', $3)`, [
        addDays(today, -days),
        team,
        waiting,
      ]);
    }
    const said = async (who: SignedInBrowser) => words((await who.get('/team/waiting')).$('main > p').first().text());
    expect(await said(manager)).toContain('In your teams, 4 waited a week ago, 0 waited four weeks ago.');
    expect(await said(serviceManager)).toContain('In your teams, 54 waited a week ago, 0 waited four weeks ago.');
    const { $ } = await manager.get('/team/waiting');
    expect(words($('main > p').eq(1).text())).toMatch(
      /^Their risk: 0 high, 3 medium, 0 low\. Since .* the number grew by 0\.5 a week\.$/,
    );
    expect($('#burn-down-said').text()).toMatch(/: 0\. .*: 4\. .*: 2\.$/);
  });

  it('tells the head of service once a week while more wait than the number of the council', async () => {
    const head = await onward.signInAs('manager', { team: 'North', name: 'Hed Service' });
    await onward.sql(`update staff set post = 'head-of-service' where id = $1`, [head.actor.staffId]);
    const told = async (most: number) => {
      await onward.sql('delete from authority_policy');
      await onward.sql(
        `insert into authority_policy (id, in_force_from, settings, reason) values (gen_random_uuid(), $1, $2, 'Agreed')`,
        [today, { targets: { waitingAlertPeople: most } }],
      );
      const source = waitingAlert(onward.app.get(CaseFiles));
      const from = { publicUrl: 'https://onward.example', madeUp: false };
      return onward.app.get(UnitOfWork).read(SYSTEM, (work) => source.news(work, today, from));
    };
    const [{ waiting }] = (await onward.sql<{ waiting: number }>(
      `select count(*)::int as waiting from young_person y join legal_position l on l.young_person_id = y.id
        where ${waitingForAWorker('y', 'l', `'${today}'::date`)}`,
    )) as [{ waiting: number }];

    expect([await told(0), await told(waiting)]).toEqual([[], []]);
    const [news, ...others] = await told(waiting - 1);
    expect(others).toEqual([]);
    expect(news).toMatchObject({
      staffId: head.actor.staffId,
      subject: `Onward: ${waiting} young people wait for a worker`,
      cause: `waiting-alert:2026-11-23:${head.actor.staffId}`,
    });
    expect(news!.body).toContain(`The council set ${waiting - 1} as the number`);
    await onward.sql('delete from authority_policy');
  });

  it('counts the failed mails that its reader can see', async () => {
    const mailTo = async ({ actor }: SignedInBrowser) => {
      const id = newId();
      await onward.app
        .get(DataSource)
        .getRepository(Message)
        .insert({
          id,
          toStaffId: actor.staffId,
          toAddress: 'someone@council.example',
          subject: 'Onward: 1 overdue',
          body: 'Overdue: 1',
          cause: `test:${id}`,
          messageId: `<${id}@council.example>`,
          state: 'failed',
        });
    };
    await mailTo(ada);
    await mailTo(su);
    const failed = async (who: SignedInBrowser) => {
      const page = await who.get('/team');
      return words(page.$('.onward-tiles a[href="/outbox?state=failed"]').text());
    };
    expect(await failed(manager)).toBe('1 mail not delivered');
    expect(await failed(serviceManager)).toBe('2 mails not delivered');
  });

  describe('things to decide', () => {
    let person: string;

    beforeAll(async () => {
      person = await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Twice' });
      const raise = (kind: string, raisedAt: string, youngPersonId = person) =>
        onward.app
          .get(DataSource)
          .getRepository(MatterForManager)
          .insert({ id: newId(), youngPersonId, kind, detail: `About ${kind}.`, raisedAt: new Date(raisedAt) });
      await raise('possible-duplicate', '2026-11-20T10:00:00Z');
      await raise('death-without-a-date', '2026-05-01T10:00:00Z');
      const southern = await aCareLeaver(onward, { adviser: su.actor, familyName: 'Elsewhere' });
      await raise('possible-duplicate', '2026-01-01T10:00:00Z', southern);
    });

    it('lists everything of one’s teams, the oldest first, and as many as the team page says', async () => {
      const { $ } = await manager.get('/team/to-decide');
      const listed = $('.onward-decision')
        .toArray()
        .map((one) => words($(one).find('a').text()));
      expect(listed).toEqual([
        'Mina Twice: decide, a death, no date given',
        'Mina Twice: decide, perhaps recorded twice',
        'Mina Teamless: decide, no legal status can be worked out',
      ]);
      const tile = (await manager.get('/team')).$('.onward-tiles a[href="/team/to-decide"]');
      expect(words(tile.text())).toBe('3 to decide');
      expect($('.onward-shows__link').first().text()).toBe('All (3)');
    });

    it('is cut to one kind, settled on the record’s own page, and comes back to the same list', async () => {
      const list = await manager.get('/team/to-decide?kind=possible-duplicate');
      const settleAt = list.$('.onward-decision a').attr('href')!;
      const form = await manager.get(settleAt);
      expect(form.$('.govuk-back-link').attr('href')).toBe('/team/to-decide?kind=possible-duplicate');
      const action = form.$('form.onward-form').attr('action')!;

      const refused = await manager.post(action, { reason: '' });
      const done = await manager.post(refused.$('form.onward-form').attr('action')!, { reason: 'Two sisters.' });

      expect([refused.status, done.status]).toEqual([422, 303]);
      expect(done.location).toBe('/team/to-decide?kind=possible-duplicate');
      const after = await manager.follow(done);
      expect(after.text).toContain('Nothing of this kind is left to decide.');
      expect(after.$('.onward-shows__link').first().text()).toBe('All (2)');
    });

    it('has only what each record asks: the way from the record leads back to the record', async () => {
      const { $ } = await manager.get(`/young-people/${person}`);
      const settleAt = $('.onward-for-manager a').attr('href')!;
      const done = await manager.post(settleAt, { reason: 'They live: I spoke to them.' });
      expect(done.location).toBe(`/young-people/${person}`);
      expect((await manager.get('/team/to-decide')).$('.onward-decision')).toHaveLength(1);
    });

    it.each(['kind=https://evil.example', 'kind=%2F%2Fevil.example', 'kind=', 'page=0'])(
      'takes an address that makes no sense for the whole list: %s',
      async (query) => {
        const { status, $ } = await manager.get(`/team/to-decide?${query}`);
        expect([status, $('.onward-decision').length]).toEqual([200, 1]);
      },
    );
  });

  it('asks the database as often for hundreds of young people as for a few', async () => {
    const addresses = ['/team', '/team/waiting', `/team/workers/${lee.actor.staffId}`, '/team/to-decide', '/outbox'];
    addresses.push('/eet?show=not-known&who=everyone');
    const before = await statements(addresses);
    await manyCareLeavers(onward, lee.actor, 320, today);
    await onward.sql(`update legal_position set needs_manager = '{Look at it.}' where because = $1`, [
      ['Looked after and eligible on reaching 18.'],
    ]);

    expect(await statements(addresses)).toEqual(before);
    const page = await manager.get('/team');
    expect(lines(page, 'North')['Lee Gone']![0]).toBe(321);
    expect((await manager.get('/team/to-decide')).$('.onward-decision')).toHaveLength(50);
  });

  /** How many statements each page takes. */
  async function statements(addresses: string[]): Promise<number[]> {
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
    const counts: number[] = [];
    for (const address of addresses) {
      count = 0;
      expect((await manager.get(address)).status).toBe(200);
      counts.push(count);
    }
    dataSource.logger = logger;
    expect(Math.min(...counts)).toBeGreaterThan(3);
    return counts;
  }

  /** What each line of a table says, by its name; figures in the order of the columns. */
  function lines({ $ }: Answer, caption: string): Record<string, number[]> {
    const table = $('table').filter((_, each) => $(each).find('caption').text().startsWith(caption));
    return Object.fromEntries(
      table
        .find('tbody tr, tfoot tr')
        .toArray()
        .map((row) => [
          words(
            $(row)
              .find('th')
              .clone()
              .find('.onward-team__mark, .onward-team__aside, .onward-team__supervise')
              .remove()
              .end()
              .text(),
          ),
          $(row)
            .find('td')
            .toArray()
            .map((cell) => parseInt(words($(cell).clone().find('.onward-team__label').remove().end().text()), 10)),
        ]),
    );
  }
});
