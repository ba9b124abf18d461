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
  const opened = async (givenName: string, options: object = {}, given: object = {}) => {
    const { onward } = office;
    const hers = await onward.signInAs('adviser', { team: 'North', name: `Adviser of ${givenName}` });
    const id = await aCareLeaverInANewFlat({ onward, adviser: hers }, { givenName, ...given });
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

  /** A passport of which the GP, who is not the last they will have, was given the first version. @returns its address */
  const aPassportWithTheGp = async (hers: SignedInBrowser, at: string): Promise<string> => {
    const passport = `${at}/health/passport`;
    const send = async (to: string, fields: Record<string, string | string[]>) => {
      const { $ } = await hers.get(to.startsWith('fields') ? `${passport}/${to}` : passport);
      const was = String($('[name=was]').val() ?? '');
      expect((await hers.post(`${passport}/${to}`, { formId: newId(), was, ...fields })).status).toBe(303);
    };
    await send('consent', { adviserMay: 'yes', gpMay: 'yes' });
    await send('fields/allergies', {
      ...{ state: 'known', 'what-0': 'Penicillin', 'when-0': 'May 2019' },
      share: ['gp'],
    });
    await send('fields/family', { state: 'known', text: 'Diabetes in the family', share: [] });
    await send('versions', { rest: 'not-known' });
    const gp = { formId: newId(), kind: 'gp', name: 'Bridge Surgery', when: 'another-day', onDate: '2/11/26' };
    expect((await hers.post(`${at}/health/contacts/new`, gp)).status).toBe(303);
    await send('versions/1/copies/new', { givenTo: 'gp', form: 'paper', how: 'in-person', when: 'today' });
    return passport;
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

    it('a passport goes to the new GP after a move in eight clicks, with what they share and nothing else', async () => {
      const { id, at, hers, page, isDrawn, readsWell, main, readAt, click, taken } = await opened('Pia', options, {
        passport: false,
      });
      const passport = await aPassportWithTheGp(hers, at);
      expect(await readAt(passport)).toMatch(/Bridge Surgery, their GP since 2 November 2026:\s+has version 1/);

      await page.goto(at);
      await click('link', 'Record a move');
      await click('radio', 'Today');
      await page.getByLabel('What kind of home is it?').selectOption('E');
      await page.getByLabel('GP', { exact: true }).selectOption('new');
      await page.getByLabel('The new surgery').fill('Quay Surgery');
      await readsWell();
      await click('button', 'Continue');
      expect(await main()).toContain('Quay Surgery');
      await click('button', 'Save the move');
      await page.waitForURL(new RegExp(`${at}/homes/`));
      expect(taken()).toBe(4);

      const owed = 'Take the health passport to their GP, Quay Surgery';
      expect(await readAt(`${at}/health`)).toMatch(/Quay Surgery\s+Since 23 November 2026/);
      expect((await hers.get(`${at}/health`)).text).toContain(
        'GP: Bridge Surgery, 2 November 2026 to 23 November 2026',
      );
      expect(await readAt(at)).toContain(owed);
      await click('link', owed);
      await readsWell();
      expect(await main()).toMatch(/Quay Surgery, their GP since 23 November 2026:\s+Has no copy yet/);
      await click('link', 'Record that the GP was given version 1');
      await click('radio', 'By secure e-mail');
      await readsWell();
      if (isDrawn) expect(await accessibilityFaults(page)).toEqual([]);
      await click('button', 'Save');
      await page.getByText('has version 1', { exact: false }).first().waitFor();
      expect(taken()).toBe(4);

      expect(await readAt(at)).not.toContain('Take the health passport');
      const copies = await office.onward.sql<{ name: string }>(
        `select c.name from passport_copy p join health_contact c on c.fact_id = p.contact_id and c.replaced_by_id is null
          where p.young_person_id = $1 order by c.name`,
        [id],
      );
      expect(copies.map(({ name }) => name)).toEqual(['Bridge Surgery', 'Quay Surgery']);
      const copy = await office.manager.get(`${passport}/versions/1?for=gp`);
      expect(copy.text).toContain('Penicillin');
      expect(copy.text).not.toContain('Diabetes');
    });

    it('four weeks in a shared house that nobody assessed are asked about from the list in five clicks', async () => {
      // Both live in one office, and either stands in the other's list.
      const name = 'plain' in options ? 'Hetty' : 'Hal';
      const { at, hers, page, isDrawn, readsWell, main, readAt, click, taken } = await opened(name, options, {
        movedOn: '2026-09-01',
      });
      const shared = {
        step: 'save',
        formId: newId(),
        when: 'another-day',
        onDate: '26/10/26',
        type: 'K',
        shared: 'yes',
      };
      const moved = await hers.post(`${at}/moves/new`, { ...shared, signOffReason: 'No room elsewhere.' });
      expect(moved.status).toBe(303);
      const home = `${at}/homes/${shared.formId}`;
      expect(await readAt('/today')).toContain('Ask how it goes in the new home');

      await page.goto('/homes');
      expect(await main()).toMatch(new RegExp(`${name} Fable[^]*Not signed off`));
      await click('link', /^To ask how it goes/);
      await readsWell();
      expect(await main()).toMatch(
        new RegExp(`${name} Fable[^]*After four weeks in a shared house, by 23 November 2026`),
      );
      await click('link', new RegExp(`^Say how it goes ?: ${name} Fable`));
      await readsWell();
      if (isDrawn) expect(await accessibilityFaults(page)).toEqual([]);
      await click('radio', 'Today');
      await click('radio', 'They may lose the home');
      await click('button', 'Save');
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      expect(taken()).toBe(5);
      await page.getByLabel('What helps, and what is difficult').fill('Two others have left; the landlord sells.');
      await click('button', 'Save');
      // What they may lose is planned at once: the answer is saved, and the story of a home at risk is begun.
      await page.waitForURL(/home\/new\/tenancy-at-risk/);
      expect(taken()).toBe(1);
      await readsWell();

      expect(await readAt(home)).toMatch(
        /After four weeks in a shared house[^]*They may lose the home[^]*the landlord sells/,
      );
      expect(await readAt('/homes?show=follow-ups')).not.toContain(`${name} Fable`);
      expect(await readAt('/today')).not.toContain('Ask how it goes in the new home');
      expect(await readAt(home)).toContain('Not signed off');
    });

    it('an apprenticeship goes from the opportunity in five clicks to the start, and in four to the thirteen weeks', async () => {
      const { at, hers, page, readsWell, main, readAt, click, taken } = await opened('Abe', options);
      const title = `Highways apprentice ${newId()}`;
      const offer = { formId: newId(), title, kind: 'apprenticeship', isCouncil: 'yes', provider: 'Highways' };
      expect((await office.manager.post('/eet/opportunities/new', { ...offer, places: '1' })).status).toBe(303);
      const line = async () =>
        (await hers.get('/eet/opportunities')).$(`tr:contains("${title}")`).text().replaceAll(/\s+/g, ' ');
      await hers.post(`${at}/plan/start`, { formId: newId() });
      await hers.post(`${at}/eet/new`, { formId: newId(), doing: 'G5', when: 'another-day', onDate: '3/8/26' });

      await page.goto(`${at}`);
      await click('link', 'All of education and work');
      await click('link', 'Refer Abe to one');
      await page.getByLabel('What are they referred to?').selectOption(offer.formId);
      await page.getByLabel('On which day?').fill('10/8/26');
      await readsWell();
      await click('button', 'Refer Abe');
      await page.getByRole('heading', { name: 'What came of it' }).waitFor();
      const referral = page.url();
      expect(await line()).toContain('1 referred, 0 offered, 0 started');
      await click('radio', 'Started');
      await page.getByLabel('What do they do from that day on?').selectOption('F4');
      await page.getByLabel('On which day?').fill('24/8/26');
      await readsWell();
      await click('button', 'Record it');
      await page.waitForURL(new RegExp(`${at}/eet$`));
      expect(taken()).toBe(5);

      const job = 'Apprenticeship, full time';
      expect(await main()).toContain(job);
      expect(await main()).toContain('Ask whether they are still there: 13 weeks were over on 23 November 2026');
      expect(await main()).toMatch(/Not asked for yet[^]*Apprenticeship bursary/);
      expect((await hers.get('/eet?show=neet')).text).not.toContain('Abe Fable');
      const record = await readAt(at);
      expect(record).toContain(job);
      expect(record).not.toContain('Agree an action towards education');
      expect(await readAt(`${at}/plan/topics/employment`)).toMatch(
        new RegExp(`${job}[^]*since 24 August 2026[^]*${title}, Highways: started, 24 August 2026`),
      );
      expect(await line()).toContain('1 started, 0 after 13 weeks');

      await page.goto('/today');
      await click('link', `Ask whether they are still there after 13 weeks: ${title}`);
      expect(page.url()).toBe(referral);
      await click('radio', 'Still there after 13 weeks');
      await page.getByLabel('On which day?').fill('22/11/26');
      await click('button', 'Record it');
      expect(await main()).toContain('Thirteen weeks are over on 23 November 2026: enter that day or a later one');
      await page.getByLabel('On which day?').fill('23/11/26');
      await click('button', 'Record it');
      await page.waitForURL(new RegExp(`${at}/eet$`));
      expect(taken()).toBe(4);
      expect(await main()).not.toContain('Ask whether they are still there');
      expect(await readAt('/today')).not.toContain('Ask whether they are still there');
      expect(await line()).toContain('1 started, 1 after 13 weeks');
      expect(await readAt(`${at}/plan/topics/employment`)).toContain(
        `${title}, Highways: still there after 13 weeks, 23 November 2026`,
      );
    });
  });

  it('an eviction goes from the notice to the referral they agreed to, a bed that a senior answers for, and the new home', async () => {
    const { id, at, hers, page, readsWell, main, readAt, click, taken } = await opened('Evie');
    await hers.post(`${at}/plan/start`, { formId: newId() });
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
    expect(await main()).toMatch(/Keep this home, or have another to go to[^]*by 3 December 2026/);
    expect(await readAt('/today')).toContain('Ask whether a council’s homelessness team may be told');
    expect((await office.manager.get('/team/homes-at-risk')).text).toContain('Evie Fable');

    await page.goto(story);
    await click('link', 'Ask whether a council may be told');
    await click('radio', 'Yes');
    await page.getByLabel('Which council do they choose?').fill('Leeds');
    await click('button', 'Save');
    await page.getByRole('heading', { name: /^Asked about a referral/ }).waitFor();
    expect(await main()).toMatch(/Tell the homelessness team of the council they chose/);
    await click('link', 'Record the referral');
    expect(await page.getByLabel('Which council was told?').inputValue()).toBe('Leeds');
    await click('radio', 'By phone');
    await click('button', 'Save');
    await page.getByRole('heading', { name: /^Council told/ }).waitFor();
    expect(taken()).toBe(6);
    expect(await main()).toMatch(/Ask the council what it will do[^]*by 30 November 2026/);
    await click('link', 'Record the council’s answer');
    await page.getByLabel('What the council will do').fill('A bed tonight, a flat on Monday.');
    await click('button', 'Save');
    await page.getByRole('heading', { name: /^Council answered/ }).waitFor();
    expect(taken()).toBe(2);

    await page.goto(`${at}/moves/new`);
    await click('radio', 'Yesterday');
    await page.getByLabel('What kind of home is it?').selectOption('W');
    await page.getByLabel('Bed and breakfast, or a shared house').fill('Evicted today, nothing else is free.');
    await readsWell();
    await click('button', 'Continue');
    expect(await main()).toContain('a senior manager is asked to answer for it');
    await click('button', 'Save the move');
    await page.waitForURL(new RegExp(`${at}/homes/`));
    expect(await main()).toContain('Not signed off');
    expect(await readAt(at)).toMatch(/Visit within 7 days of moving in[^]*29 November 2026/);
    const lists = async () =>
      Promise.all(
        ['tonight', 'sign-offs', 'log'].map(async (show) =>
          (await office.manager.get(`/homes?show=${show}`)).$(`li:has(a[href="${at}"])`).text().replaceAll(/\s+/g, ' '),
        ),
      );
    for (const listed of await lists()) expect(listed).toMatch(/There tonight[^]*1 night/);
    taken();

    await page.goto(`${at}/moves/new`);
    await click('radio', 'Today');
    await page.getByLabel('What kind of home is it?').selectOption('U');
    await page.getByLabel('Address', { exact: true }).fill('9 Ferry Street');
    await page.getByLabel('Who arranged it?').selectOption('us');
    await page.getByLabel('Those who pay benefits').selectOption('to-tell');
    await click('button', 'Continue');
    expect(await main()).toContain('Visit within 7 days of moving in');
    await click('button', 'Save the move');
    await page.waitForURL(new RegExp(`${at}/homes/`));
    await page.goto(story);
    await click('link', 'Record how it ended');
    await click('radio', 'They moved to another home as planned');
    await click('button', 'Save');
    await page.getByText('Ended', { exact: true }).first().waitFor();
    expect(taken()).toBe(6);

    const [tonight, toSignOff, log] = await lists();
    expect(tonight).toBe('');
    // The night was slept there: somebody still answers for it.
    for (const listed of [toSignOff, log]) expect(listed).toMatch(/1 night[^]*Went to[^]*Not signed off/);
    const record = await readAt(at);
    expect(record).toContain('9 Ferry Street');
    expect(record).toMatch(/Visit within 7 days of moving in[^]*30 November 2026/);
    expect(record).toContain('After a move');
    expect(record).toContain('Assess whether the home is suitable');
    expect(await readAt(`${at}/plan/topics/accommodation`)).toMatch(/9 Ferry Street[^]*Since\s+23 November 2026/);
    for (const gone of ['Keep this home', 'Ask the council what it will do'])
      expect(await readAt('/today')).not.toContain(gone);
    expect((await office.manager.get('/team/homes-at-risk')).text).not.toContain(id);
  });
});
