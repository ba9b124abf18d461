import { Nightly } from '../../src/deadlines/nightly';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import type { SignedInBrowser } from '../support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  type RunningBrowser,
} from '../support/browser';
import { counted } from '../support/clicks';
import { officeInBrowser } from './office-in-browser';
import { aCareLeaverInANewFlat, TODAY, type Office } from './young-person-people';

const FRIDAY = localDate('2026-11-20');

describeInBrowser('from the record to what follows by itself', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  /** The record of a young person on the phone of their adviser, who has nobody else. */
  const opened = async (givenName: string, options: object = {}, passport = true) => {
    const { onward } = office;
    const hers = await onward.signInAs('adviser', { team: 'North', name: `Adviser of ${givenName}` });
    const id = await aCareLeaverInANewFlat({ onward, adviser: hers }, { givenName, passport });
    const page = await browser.open({ ...PHONE, ...options }, hers);
    page.setDefaultTimeout(8_000);
    const at = `/young-people/${id}`;
    await page.goto(at);
    const clicks = counted(page);
    const isDrawn = !('plain' in options);
    /** Without scripts nothing can look into the page; every page as it is opened is looked at for faults elsewhere. */
    const readsWell = async () => {
      if (isDrawn) expect([page.url(), await sidewaysScroll(page)]).toEqual([page.url(), 0]);
    };
    return {
      ...{ id, at, hers, page, isDrawn, readsWell, ...clicks },
      main: () => page.locator('main').innerText(),
      readAt: async (address: string) => {
        await page.goto(address);
        await readsWell();
        return page.locator('main').innerText();
      },
    };
  };

  const count = async (table: string, personId: string) =>
    (
      await office.onward.sql<{ n: number }>(`select count(*)::int as n from ${table} where young_person_id = $1`, [
        personId,
      ])
    )[0]!.n;
  const newToday = async ({ actor }: SignedInBrowser) =>
    (
      await office.onward.sql<{ n: number }>(
        `select (counts->>'newToday')::int as n from digest where staff_id = $1 and for_date = $2`,
        [actor.staffId, TODAY],
      )
    ).map(({ n }) => n);

  describe.each([
    ['on a phone', {}],
    ['without JavaScript', NO_SCRIPT],
  ])('%s', (_, options) => {
    it('a move takes four clicks, and starts clocks, tasks and one line of the night’s summary', async () => {
      const nightly = office.onward.app.get(Nightly, { strict: false });
      const { id, at, hers, page, isDrawn, readsWell, main, readAt, click, taken } = await opened('Moa', options);
      if (isDrawn) await nightly.run(FRIDAY, FRIDAY);

      await click('link', 'Record a move');
      await click('radio', 'Today');
      await page.getByLabel('What kind of home is it?').selectOption('E');
      await page.getByLabel('Address', { exact: true }).fill('1 Heron Way');
      await page.getByLabel('Postcode').fill('rg1 2ab');
      await page.getByLabel('GP', { exact: true }).selectOption('needs-one');
      await page.getByLabel('The way to education or work').selectOption('to-sort-out');
      await page.getByLabel('Those who pay benefits').selectOption('to-tell');
      await page.getByLabel('The council tax office').selectOption('none');
      await click('button', 'Continue');
      await page.getByRole('heading', { name: 'What this move will start' }).waitFor();
      await readsWell();
      if (isDrawn) expect(await accessibilityFaults(page)).toEqual([]);
      expect(await main()).toContain('Visit within 7 days of moving in');
      expect(await count('accommodation_period', id)).toBe(1);
      await click('button', 'Save the move');
      await page.waitForURL(new RegExp(`${at}/homes/`));
      expect(taken()).toBe(4);

      await readsWell();
      expect(await main()).toMatch(/After the move[^]*GP[^]*By 21 December 2026/);
      expect(await readAt(`${at}/homes`)).toMatch(/1 Heron Way[^]*until now[^]*17 November 2026 to 23 November 2026/);
      const record = await readAt(at);
      expect(record).toMatch(/Visit within 7 days of moving in[^]*30 November 2026/);
      expect(record.match(/After a move/g)).toHaveLength(1);
      if (!isDrawn) return;
      await nightly.run(TODAY, TODAY);
      expect(await newToday(hers)).toEqual([1]);
    });

    it('an apprenticeship takes three, and ends what was owed while there was nothing; the plan and the bursary know of it', async () => {
      const { at, hers, page, readsWell, main, readAt, click, taken } = await opened('Ana', options);
      await hers.post(`${at}/plan/start`, { formId: newId() });
      const none = { formId: newId(), doing: 'G5', when: 'another-day', onDate: '9/11/26' };
      await hers.post(`${at}/eet/new`, none);
      const isInList = async () => (await hers.get('/eet?show=neet')).$('.onward-eet__person').length;
      expect(await isInList()).toBe(1);
      expect(await readAt(at)).toContain('Agree an action towards education');

      await click('link', 'Record what they do now');
      await page.getByLabel('What do they do?').selectOption('F4');
      await page.getByLabel('Course or job').fill('Joinery');
      await page.getByLabel('School, college, training provider or employer').fill('Fell & Sons');
      await page.getByLabel('Hours a week').fill('30');
      await click('radio', 'Today');
      await readsWell();
      await click('button', 'Save');
      await page.waitForURL(new RegExp(`${at}/eet$`));
      expect(taken()).toBe(3);

      const job = 'Apprenticeship, full time: Joinery, at Fell & Sons, 30 hours a week';
      expect(await main()).toContain(job);
      expect(await main()).toMatch(/Not asked for yet[^]*Apprenticeship bursary/);
      const record = await readAt(at);
      expect(record).toContain(job);
      expect(record).not.toContain('Agree an action towards education');
      for (const topic of ['education', 'employment'])
        expect(await readAt(`${at}/plan/topics/${topic}`)).toContain(`${job}, since 23 November 2026`);
      expect(await isInList()).toBe(0);
    });
  });

  it('an eviction goes from the notice in four clicks to the referral they agreed to and a bed that a senior answers for', async () => {
    const { id, at, page, readsWell, main, readAt, click, taken } = await opened('Evie');
    await click('link', /^Home: at risk/);
    await click('link', 'Record that the home is at risk');
    await click('checkbox', 'A notice, or a court date');
    await page.getByLabel('They have to leave by').fill('3/12/26');
    await page.getByLabel('What happens').fill('Possession order.');
    await click('button', 'Save');
    await page.getByRole('heading', { name: 'What comes next' }).waitFor();
    expect(taken()).toBe(4);
    await readsWell();
    const story = page.url();

    await click('link', 'Ask whether a council may be told');
    await click('radio', 'Yes');
    await page.getByLabel('Which council do they choose?').fill('Leeds');
    await click('button', 'Save');
    await page.getByRole('heading', { name: /^Asked about a referral/ }).waitFor();
    await click('link', 'Record the referral');
    expect(await page.getByLabel('Which council was told?').inputValue()).toBe('Leeds');
    await click('radio', 'By phone');
    await click('button', 'Save');
    await page.getByRole('heading', { name: /^Council told/ }).waitFor();
    expect(taken()).toBe(6);

    await page.goto(`${at}/moves/new`);
    await click('radio', 'Today');
    await page.getByLabel('What kind of home is it?').selectOption('W');
    await page.getByLabel('Bed and breakfast, or a shared house').fill('Evicted today, nothing else is free.');
    await readsWell();
    await click('button', 'Continue');
    expect(await main()).toContain('a senior manager is asked to answer for it');
    await click('button', 'Save the move');
    await page.waitForURL(new RegExp(`${at}/homes/`));
    expect(await main()).toContain('Not signed off');
    await page.goto(story);
    await click('link', 'Record how it ended');
    await click('radio', 'They moved somewhere temporary');
    await click('button', 'Save');
    await page.getByText('Ended', { exact: true }).first().waitFor();
    expect(taken()).toBe(6);

    expect(await readAt(at)).toContain('Not signed off');
    const watched = await office.manager.get('/homes?show=sign-offs');
    expect(watched.$(`li:has(a[href^="${at}/homes/"])`).text()).toContain('There tonight');
    expect((await office.manager.get('/team/homes-at-risk')).text).not.toContain(id);
    expect(await readAt('/today')).not.toContain('Keep this home');
  });

  it('a passport goes to the new GP in eight clicks, with what they share and nothing else', async () => {
    const { id, at, hers, page, readsWell, main, readAt, click, taken } = await opened('Pia', {}, false);
    const passport = `${at}/health/passport`;
    const send = async (to: string, fields: Record<string, string | string[]>) => {
      const { $ } = await hers.get(to.startsWith('fields') ? `${passport}/${to}` : passport);
      const was = String($('[name=was]').val() ?? '');
      expect((await hers.post(`${passport}/${to}`, { formId: newId(), was, ...fields })).status).toBe(303);
    };
    await send('consent', { adviser: 'yes', gp: 'yes' });
    await send('fields/allergies', {
      ...{ state: 'known', 'what-0': 'Penicillin', 'when-0': 'May 2019' },
      share: ['gp'],
    });
    await send('fields/family', { state: 'known', text: 'Diabetes in the family', share: [] });
    await send('versions', { rest: 'not-known' });

    await click('link', 'Reviews, GP, and help with how they feel');
    await click('link', /^Record the GP|^Record another GP/);
    await page.getByLabel('Name of the practice').fill('Quay Surgery');
    await click('radio', 'Today');
    await click('button', 'Save');
    await page.waitForURL(new RegExp(`${at}/health(#|$)`));
    expect(await readAt(at)).toContain('Take the health passport to their GP, Quay Surgery');
    await click('link', 'Take the health passport to their GP, Quay Surgery');
    await readsWell();
    expect(await main()).toContain('Has no copy yet');
    await click('link', 'Record that the GP was given version 1');
    await click('radio', 'By secure e-mail');
    await readsWell();
    await click('button', 'Save');
    await page.getByText('has version 1', { exact: false }).first().waitFor();
    expect(taken()).toBe(8);

    expect(await readAt(at)).not.toContain('Take the health passport');
    const copy = await office.manager.get(`${passport}/versions/1?for=gp`);
    expect(copy.text).toContain('Penicillin');
    expect(copy.text).not.toContain('Diabetes');
    expect(await count('passport_copy', id)).toBe(1);
  });
});
