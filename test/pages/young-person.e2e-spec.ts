import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';
import { MatterForManager } from '../../src/young-people/matter-for-manager.entity';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  type RunningBrowser,
} from '../support/browser';
import { A_DOT, aRecording } from '../support/sent-files';
import { officeInBrowser } from './office-in-browser';
import { aCareLeaverInANewFlat, aVisitForm, FRIDAY, type Office } from './young-person-people';

const FIRST_VISIT = 'Visit within 7 days of moving in';
const SECOND_VISIT = 'Second visit before the first review there';
const WINDOWS = [
  ['on a phone', PHONE],
  ['on a desktop', DESKTOP],
  ['on a phone without JavaScript', { ...PHONE, ...NO_SCRIPT }],
] as const;

describeInBrowser("a young person's pages in a browser", () => {
  let office: Office;
  let browser: RunningBrowser;
  let page: Page | null = null;

  officeInBrowser((opened) => ({ office, browser } = opened));
  afterEach(async () => {
    await page?.context().close();
    page = null;
  });

  const open = async (options: object, address: string): Promise<Page> => {
    page = await browser.open(options, office.adviser);
    await page.goto(address);
    return page;
  };
  const due = (window: Page) => window.locator('.onward-due__title').allTextContents();

  it.each(WINDOWS)("Friday's visit is recorded %s: what was due closes and the next is open", async (name, options) => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open(options, `/young-people/${id}`);
    expect(await due(window)).toContain(FIRST_VISIT);

    await window.locator('.onward-due__action').first().click();
    await window.getByLabel('Another day').check();
    await window.getByLabel('Which day').fill(FRIDAY);
    await window.getByLabel('What happened').fill('The boiler is mended.');
    if (name.includes('without')) {
      await window.getByRole('button', { name: 'Check what this meets' }).click();
      expect(await window.getByLabel('What happened').inputValue()).toBe('The boiler is mended.');
    } else {
      await window.getByText('It will show as recorded 3 days after').waitFor();
      expect(await window.getByRole('button', { name: 'Check what this meets' }).isVisible()).toBe(false);
    }
    expect(await window.locator('.onward-preview').innerText()).toMatch(
      new RegExp(`Visit at home meets:\\s+${FIRST_VISIT}[\\s\\S]*Next: ${SECOND_VISIT}`),
    );
    await window.getByRole('button', { name: 'Save' }).click();

    expect(await window.locator('.govuk-notification-banner').innerText()).toContain(`Closed: ${FIRST_VISIT}`);
    expect(await due(window)).not.toContain(FIRST_VISIT);
    expect(await due(window)).toContain(SECOND_VISIT);
    expect(await window.locator('.onward-contact').first().innerText()).toContain('The boiler is mended.');
  });

  it('seen now, note later: two taps on a phone', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open(PHONE, `/young-people/${id}`);
    await window.getByRole('button', { name: 'Seen now, note later' }).click();
    await window.getByRole('button', { name: 'Save, note later' }).click();

    expect(await window.locator('.onward-contact').innerText()).toContain('Note to follow');
    expect(await due(window)).not.toContain(FIRST_VISIT);
  });

  it('what is being written on a phone is still there after the page was lost, and goes once it is saved', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open(PHONE, `/young-people/${id}/contacts/new`);
    await window.getByLabel('What happened').fill('Half a sentence');
    await window.getByLabel('Somewhere else').check();
    await window.goto('/today');
    await window.goto(`/young-people/${id}/contacts/new`);

    expect(await window.getByLabel('What happened').inputValue()).toBe('Half a sentence');
    expect(await window.getByLabel('Somewhere else').isChecked()).toBe(true);
    expect(await window.locator('[data-draft-notice]').innerText()).toContain('it is not saved yet');
    await window.getByRole('button', { name: 'Save' }).click();
    await window.locator('.onward-contact').waitFor();
    await window.goto(`/young-people/${id}/contacts/new`);
    expect(await window.getByLabel('What happened').inputValue()).toBe('');
  });

  it.each([
    ['on a phone without JavaScript', { ...PHONE, ...NO_SCRIPT }],
    ['on a phone', PHONE],
  ])('a voice note and a drawing are added %s, heard and seen, shared and given back', async (name, options) => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open(options, `/young-people/${id}/direct-work`);
    const folder = await mkdtemp(path.join(tmpdir(), 'made-'));
    const add = async (file: string, bytes: Buffer, words: string, choice: string) => {
      await writeFile(path.join(folder, file), bytes);
      await window.getByRole('button', { name: 'Add a drawing, a photo or a voice note' }).click();
      await window.getByLabel('A picture or a voice note').setInputFiles(path.join(folder, file));
      await window.getByLabel('What is to be seen or heard?').fill(words);
      await window.getByLabel('Mina', { exact: true }).check();
      await window.getByLabel(choice).check();
      await window.getByRole('button', { name: 'Add it' }).click();
      await window.locator('.govuk-notification-banner').waitFor();
    };
    await add('note.m4a', aRecording('m4a'), 'What helps.', 'They were not asked yet');
    await add('dot.png', Buffer.from(A_DOT, 'base64'), 'A dot.', 'Those who work with me');
    await rm(folder, { recursive: true });

    expect(await window.locator('img[alt="A dot."]').count()).toBe(1);
    if (!name.includes('without')) {
      const seen = `document.querySelector('main img').decode().then(() => document.querySelector('main img').naturalWidth)`;
      expect(await window.evaluate(seen)).toBe(1);
      expect(await accessibilityFaults(window)).toEqual([]);
      expect(await sidewaysScroll(window)).toBe(0);
      const heard = `new Promise((done) => {
        const sound = document.querySelector('audio');
        sound.addEventListener('loadedmetadata', () => done(sound.duration > 0.1));
        sound.addEventListener('error', () => done(sound.error.message));
        sound.preload = 'metadata';
        sound.load();
      })`;
      expect(await window.evaluate(heard)).toBe(true);
    }
    await window.getByRole('link', { name: 'Who sees it, and more' }).click();
    await window.getByText('They want it back or gone', { exact: true }).click();
    if (!name.includes('without')) {
      await window.getByText('They choose otherwise', { exact: true }).click();
      expect(await accessibilityFaults(window)).toEqual([]);
      expect(await sidewaysScroll(window)).toBe(0);
    }
    await window.getByLabel('Mina wanted it back').check();
    await window.getByRole('button', { name: 'Delete it for good' }).click();
    await window.locator('.govuk-notification-banner').waitFor();
    expect(await window.locator('img').count()).toBe(0);
    await window.getByText('No longer kept (1)').click();
    expect(await window.locator('main').innerText()).toContain('Mina wanted it back.');
  });

  it('what is being written may be dropped', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open(DESKTOP, `/young-people/${id}/contacts/new`);
    await window.getByLabel('What happened').fill('About someone else');
    await window.getByRole('link', { name: 'Cancel' }).click();
    await window.goto(`/young-people/${id}/contacts/new`);
    expect(await window.getByLabel('What happened').inputValue()).toBe('');
  });

  it('a mistake takes the reader to the field', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open(DESKTOP, `/young-people/${id}/contacts/new`);
    await window.getByLabel('Another day').check();
    await window.getByLabel('Which day').fill('1/1/2030');
    await window.getByRole('button', { name: 'Save' }).click();
    await window.getByRole('link', { name: 'This day is still to come' }).click();

    expect(await window.evaluate('document.activeElement.id')).toBe('onDate');
    expect(await accessibilityFaults(window)).toEqual([]);
  });

  it.each([
    ['without JavaScript', NO_SCRIPT],
    ['with JavaScript', {}],
  ])('the form asks only what applies, %s', async (_name, options) => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open({ ...DESKTOP, ...options }, `/young-people/${id}/contacts/new`);
    const asked = async (label: string) => window.getByLabel(label).first().isVisible();

    expect(await asked('If not in: what did you try?')).toBe(false);
    await window.getByLabel('No: not in, or no answer').check();
    expect(await asked('If not in: what did you try?')).toBe(true);
    expect(await asked('What happened')).toBe(false);
    await window.getByLabel('Phone call').check();
    expect(await asked('Somewhere else')).toBe(false);
    expect(await asked('Which day')).toBe(false);
  });

  it.each(WINDOWS.slice(0, 2))(
    'long words push no page wider than its window %s',
    async (_name, options) => {
      const id = await aCareLeaverInANewFlat(office, {
        familyName: 'Featherstonehaugh-Wotherspoon-Abimbola',
        communicationNeeds: 'Short messages, time to answer',
        phone: '0118 496 0000',
      });
      const staffId = office.adviser.actor.staffId;
      await office.adviser.post(`/young-people/${id}/contacts/new`, aVisitForm({ staffId, note: '', mode: 'phone' }));
      const spoken = aVisitForm({ staffId, ownWords: 'x'.repeat(200), safe: 'no', goodNews: 'Passed' });
      await office.adviser.post(`/young-people/${id}/contacts/new`, spoken);
      page = await browser.open(options, office.adviser);
      for (const address of ['', '/contacts/new', '/contacts/seen-now', '/edit', '/moves/new', '/plan-dates/new']) {
        await page.goto(`/young-people/${id}${address}`);
        expect([address, await sidewaysScroll(page)]).toEqual([address, 0]);
      }
    },
    120_000,
  );

  it.each(WINDOWS.slice(0, 2))('nor the pages that put a record right %s', async (_name, options) => {
    const id = await aCareLeaverInANewFlat(office);
    const matter = { id: newId(), youngPersonId: id, kind: 'care-open-in-an-old-return', detail: 'Care was going on.' };
    await office.onward.app.get(DataSource).getRepository(MatterForManager).insert(matter);
    page = await browser.open(options, office.manager);
    const at = `/young-people/${id}`;
    await page.goto(at);
    await page.getByRole('link', { name: 'Correct this home' }).click();
    const correction = page.url();
    await page.getByRole('link', { name: 'take it out of the record' }).click();
    for (const address of [at, correction, page.url(), `${at}/matters/${matter.id}`]) {
      await page.goto(address);
      expect([address, await sidewaysScroll(page)]).toEqual([address, 0]);
    }
  });

  it('with every "Why?" open the record still reads well', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const window = await open(PHONE, `/young-people/${id}`);
    for (const why of await window.locator('summary').all()) await why.click();

    expect(await window.locator('.onward-due__item').first().innerText()).toContain('PA-02');
    expect(await sidewaysScroll(window)).toBe(0);
  });
});
