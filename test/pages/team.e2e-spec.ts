import { DataSource } from 'typeorm';
import { todayInLondon } from '../../src/platform/clock';
import { newId } from '../../src/platform/ids';
import { addDays, type LocalDate } from '../../src/statutory/local-date';
import { typedDate } from '../../src/web/typed-date';
import { MatterForManager } from '../../src/young-people/matter-for-manager.entity';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  errorsShown,
  NO_SCRIPT,
  PHONE,
  type RunningBrowser,
  sidewaysScroll,
  startBrowser,
} from '../support/browser';
import { counted } from '../support/clicks';
import { THOUGHT } from './a-session';
import { aCareLeaver, dueIn, manyCareLeavers } from './caseload-people';

describeInBrowser('the team pages in a browser', () => {
  let onward: TestApp;
  let browser: RunningBrowser;
  let manager: SignedInBrowser;
  let ada: SignedInBrowser;
  let lee: SignedInBrowser;
  let today: LocalDate;

  beforeAll(async () => {
    onward = await startTestApp();
    today = todayInLondon(onward.clock.now);
    browser = await startBrowser(onward);
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    const long = 'Wolfeschlegelsteinhausen'.repeat(3);
    lee = await onward.signInAs('adviser', { team: 'North', name: `Lee ${long}` });
    await onward.sql('update staff set left_on = $1 where id = $2', [addDays(today, -10), lee.actor.staffId]);
    const due = [-9, -8, -7, -6, -5, 2].map((days) => dueIn(days, today));
    await aCareLeaver(onward, { adviser: ada.actor, due });
    await aCareLeaver(onward, { adviser: lee.actor, familyName: 'O’Hara <b>', due });
    await aCareLeaver(onward, { adviser: lee.actor, givenName: 'Bartholomew-Maximilian', familyName: long, due });
    const person = await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Doubt' });
    await onward.app
      .get(DataSource)
      .getRepository(MatterForManager)
      .insert({ id: newId(), youngPersonId: person, kind: 'possible-duplicate', detail: `A twin? ${long}` });
  });
  afterAll(async () => {
    await browser.close();
    await onward.close();
  });

  describe.each([
    ['a phone', PHONE],
    ['a desk', DESKTOP],
  ])('on %s', (_, options) => {
    it.each([
      '/team',
      '/team/waiting',
      '/team/workers/LEE',
      '/team/workers/LEE/leaving',
      '/team/to-decide',
      '/caseload?show=paused&basis=statute',
    ])('%s with a long name reads without scrolling sideways', async (address) => {
      const page = await browser.open(options, manager);
      await page.goto(address.replace('LEE', lee.actor.staffId));
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    });

    it.each([
      ['/team/waiting', 'Give them this worker'],
      ['/team/workers/LEE/leaving', 'Record the last day and hand over'],
    ])('%s, refused, reads so too, and without a fault', async (address, button) => {
      const page = await browser.open(options, manager);
      await page.goto(address.replace('LEE', lee.actor.staffId));
      await page.getByRole('button', { name: button }).click();
      expect(await page.locator('.govuk-error-summary').count()).toBe(1);
      expect([await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([0, []]);
      await page.close();
    });
  });

  it('shows what waits for a manager without scrolling', async () => {
    const page = await browser.open(DESKTOP, manager);
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/team');
    for (const tile of await page.locator('.onward-tiles__tile').all()) {
      const box = (await tile.boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(900);
    }
    // One that would stand alone in the last row fills it.
    await page.locator('#for-you + ul').evaluate((list) => {
      const [first] = list.children;
      while (list.children.length % 4 !== 1) list.append(first!.cloneNode(true));
    });
    const row = (await page.locator('#for-you + ul').boundingBox())!;
    const last = (await page.locator('#for-you + ul > :last-child').boundingBox())!;
    expect(last.width).toBe(row.width);
    await page.close();
  });

  describe.each([
    ['with JavaScript', {}],
    ['without JavaScript', NO_SCRIPT],
  ])('%s', (title, script) => {
    it('a manager goes from the figure to the names, and gives everyone of a worker who left to another', async () => {
      const gone = await onward.signInAs('adviser', { team: 'North', name: `Gone ${title}` });
      await onward.sql('update staff set left_on = $1 where id = $2', [today, gone.actor.staffId]);
      const people = [
        await aCareLeaver(onward, { adviser: gone.actor }),
        await aCareLeaver(onward, { adviser: gone.actor }),
      ];
      const page = await browser.open({ ...DESKTOP, ...script }, manager);
      await page.goto('/team');
      const row = page.getByRole('row', { name: `Gone ${title}` });
      expect(await row.textContent()).toContain('still has young people');
      await row.getByRole('link', { name: /^2 young people/ }).click();
      expect(await page.locator('.onward-caseload__name').count()).toBe(2);
      await page.getByRole('link', { name: 'Give these young people a worker' }).click();
      await page.getByRole('button', { name: 'Give them this worker' }).click();
      expect(await errorsShown(page)).toEqual([
        'Choose at least one young person',
        'Choose a worker',
        'Enter why this worker',
      ]);

      await page.getByRole('link', { name: 'Tick all 2' }).click();
      await page.getByLabel('Who will be their worker?').selectOption({ label: await labelOf(page, 'Ada Worker') });
      await page.getByLabel('Why this worker?').fill('Ada knows them');
      await page.getByRole('button', { name: 'Give them this worker' }).dblclick();

      // The second click cuts the first answer off, which a wait for the address takes as a failure.
      await page.locator('.govuk-notification-banner', { hasText: '2 young people have a new worker.' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/team');
      expect(await page.getByRole('row', { name: `Gone ${title}` }).count()).toBe(0);
      const given = await onward.sql(
        `select from audit_event where did = 'young-person.allocated' and young_person_id = any($1)`,
        [people],
      );
      expect(given).toHaveLength(2);
      await page.close();
    });
  });

  it('a manager is told whom someone else gave a worker while they were choosing', async () => {
    const west = await onward.signInAs('manager', { team: 'West' });
    const will = await onward.signInAs('adviser', { team: 'West', name: 'Will Worker' });
    const teamId = west.actor.teamIds[0]!;
    const [one, two] = [
      await aCareLeaver(onward, { adviser: null, teamId, familyName: 'First' }),
      await aCareLeaver(onward, { adviser: null, teamId, familyName: 'Second' }),
    ];
    const page = await browser.open(PHONE, west);
    await page.goto('/team/waiting?tick=all');
    await west.post(`/young-people/${one}/allocate`, {
      role: 'personal-adviser',
      staffId: will.actor.staffId,
      when: 'today',
      reason: 'Knows her',
    });

    await page.getByLabel('Who will be their worker?').selectOption({ label: await labelOf(page, 'Will Worker') });
    await page.getByLabel('Why this worker?').fill('Has room');
    await page.getByRole('button', { name: 'Give them this worker' }).click();

    expect(await page.locator('h1').textContent()).toBe('Not everyone has the new worker');
    expect(await page.locator('main').textContent()).toContain('1 young person has the worker you chose.');
    expect(await page.locator('main li a').textContent()).toBe('Mina First');
    expect([await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([0, []]);
    expect(await onward.sql('select from allocation where young_person_id = any($1)', [[one, two]])).toHaveLength(2);
    await page.close();
  });

  it('a manager settles one thing after another and comes back to the list each time', async () => {
    const page = await browser.open({ ...PHONE, ...NO_SCRIPT }, manager);
    await page.goto('/team');
    await page.getByRole('link', { name: /^\d+ to decide$/ }).click();
    await page.getByRole('link', { name: /Doubt/ }).click();
    await page.getByLabel('What did you decide, and why?').fill('They are twins');
    await page.getByRole('button', { name: 'Settle it' }).click();
    expect(new URL(page.url()).pathname).toBe('/team/to-decide');
    expect(await page.locator('main').textContent()).toContain('Nothing waits for a manager to decide.');
    await page.close();
  });

  it('a supervision session stays within its clicks, from the agenda to the month’s weights and both signatures', async () => {
    const lead = await onward.signInAs('manager', { team: 'Talks', name: 'Su Visor' });
    const worker = await onward.signInAs('adviser', { team: 'Talks', name: 'Wyn Worker' });
    const ids: string[] = [];
    for (const familyName of ['First', 'Second']) {
      const id = await aCareLeaver(onward, { adviser: worker.actor, familyName, due: [dueIn(-9, today)] });
      ids.push(id);
      // In care until 18, so that the ledger finds them a care leaver whenever their record changes.
      await onward.sql(
        `insert into care_episode (id, fact_id, young_person_id, from_on, to_on, legal_status, placement, short_break)
         values ($1, $1, $2, '2022-01-10', '2026-03-10', 's20', 'foster-care', false)`,
        [newId(), id],
      );
      await onward.sql(`delete from known_since where kind = 'supervisions' and young_person_id = $1`, [id]);
    }
    await finishPlanOf(worker, ids[0]!);
    const page = await browser.open(DESKTOP, lead);
    const { click, tap, taken } = counted(page);

    // 1: nothing but signing in. 2: the agenda is built already
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/team');
    await click('link', /^Supervise Wyn Worker/);
    expect(await page.locator('input[name=people]').count()).toBe(2);
    expect(taken()).toBe(1);
    for (const box of await page.locator('input[name=people]').all()) await box.check({ force: true });
    await click('button', 'Begin the session');
    await page.waitForURL(/supervision\/[0-9a-f-]+/);
    taken();

    // 3: one for each: what happened stands there, and what was thought is saved on the way to the next
    await page.locator('.onward-decision__name a').first().click();
    const other = {
      'answer-now': 'Works nights at the bakery and likes it, because the others sing and nobody asks about care.',
      'answer-worry': 'We worry about the loan from a cousin, and that the rent might go into it if we look away.',
      'answer-next': 'The cousin is paid off, so that the wages stay on the table at the end of a week.',
    };
    for (const thought of [THOUGHT, other]) {
      for (const [name, text] of Object.entries(thought)) await page.locator(`[name=${name}]`).fill(text);
      await page.locator('[name=what-1]').fill('Make a budget');
      await page.locator('[name=owner-1]').selectOption(worker.actor.staffId);
      await page.locator('[name=by-1]').fill(typedDate(addDays(today, 7)));
      // 5: the risk changed, so the next supervision is counted anew
      await click('radio', 'Low');
      await page.locator('[name=risk-why]').fill('Settled since the move');
      expect(taken()).toBe(1);
      const before = page.url();
      await click('button', /^Save and go/);
      await page.waitForURL((url) => url.toString() !== before);
      expect(taken()).toBe(1);
    }

    // 6: the month's weights
    const session = page.url();
    await page.goto('/team');
    await click('link', 'The month’s weights');
    await click('button', /^Confirm all/);
    await page.locator('.govuk-notification-banner', { hasText: 'confirmed.' }).waitFor();
    expect(taken()).toBeLessThanOrEqual(2);
    await page.goto(session);

    // 7: a plan that waits, with what it asks beside it
    await click('link', /waits for you/);
    await click('button', 'Approve the plan');
    await page.getByText('The plan is in force from today.').first().waitFor();
    expect(taken()).toBeLessThanOrEqual(2);
    await page.goto(session);

    // 9: both sign, the adviser from their own account
    await click('button', 'Read and sign');
    await tap(page.locator('#sign button'));
    await page.waitForURL(/supervision\/[0-9a-f-]+$/);
    expect(taken()).toBeLessThanOrEqual(2);
    const theirs = await browser.open(PHONE, worker);
    await theirs.goto(new URL(page.url()).pathname);
    await theirs.getByRole('button', { name: 'Read and sign' }).click();
    await theirs.getByRole('button', { name: 'Sign', exact: true }).click();
    await theirs.waitForURL(/supervision\/[0-9a-f-]+$/);
    expect(await theirs.locator('main').innerText()).toContain('Signed');
    // 10: what was decided is to be done, the session is no gap any more, and a senior manager may look at it
    await theirs.goto('/today');
    expect(await theirs.locator('section[aria-labelledby=promised]').innerText()).toContain('Make a budget');
    await theirs.close();
    const [next] = await onward.sql<{ because: string }>(
      `select because from deadline where rule = 'SV-02' and state = 'open' and young_person_id = $1`,
      [ids[0]],
    );
    expect(next!.because).toContain('every 3 months at low risk');
    await page.goto('/supervision/gaps');
    expect(await page.getByRole('row', { name: /Wyn Worker/ }).innerText()).toMatch(/held$/i);
    const senior = await onward.signInAs('manager', { team: 'Talks', name: 'Sy Senior' });
    await onward.sql(`update staff set post = 'service-manager' where id = $1`, [senior.actor.staffId]);
    const { text } = await senior.get('/supervision/samples');
    expect(text).toContain('Su Visor');

    await page.close();
  });

  it('holds with 300 who wait at once', async () => {
    const busy = await onward.signInAs('manager', { team: 'East' });
    await manyCareLeavers(onward, busy.actor, 320, today);
    await onward.sql('update staff set left_on = $1 where id = $2', [today, busy.actor.staffId]);
    const page = await browser.open(PHONE, busy);
    await page.goto('/team/waiting');
    expect(await page.locator('input[name=people]').count()).toBe(300);
    expect(await page.locator('main').textContent()).toContain('The first 300 are shown.');
    expect(await sidewaysScroll(page)).toBe(0);
    await page.close();
  });

  /** As it is talked through and read back, with nothing in it: it waits for the manager. */
  async function finishPlanOf(writer: SignedInBrowser, personId: string): Promise<void> {
    const at = `/young-people/${personId}/plan`;
    await writer.post(`${at}/start`, { formId: newId() });
    const readBack = String((await writer.get(`${at}/finish`)).$('[name=readBack]').val());
    const answers = { when: 'today', onDate: '', answer: 'agrees', advocacy: 'has-one' };
    const done = await writer.post(`${at}/finish`, { formId: newId(), readBack, ...answers });
    expect(done.status).toBe(303);
  }

  /** Of the choice that begins with the name: the load stands behind it. */
  async function labelOf(page: Awaited<ReturnType<RunningBrowser['open']>>, name: string): Promise<string> {
    const labels = await page.locator('#staffId option').allTextContents();
    return labels.find((label) => label.startsWith(name))!;
  }
});
