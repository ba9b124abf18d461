import type { Page } from 'playwright-core';
import { newId } from '../../src/platform/ids';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  SCRIPTS_OFF,
  PHONE,
  sidewaysScroll,
  type RunningBrowser,
} from '../support/browser';
import { officeInBrowser } from './office-in-browser';
import { recordedAt } from './recorded-on';
import { aCareLeaverInANewFlat, aVisitForm, type Office } from './young-person-people';

const WINDOWS = [
  ['on a phone', PHONE],
  ['on a desktop', DESKTOP],
  ['on a phone without JavaScript', { ...PHONE, ...SCRIPTS_OFF }],
] as const;

describeInBrowser('what is due, explained, in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;
  let page: Page | null = null;
  let id: string;

  officeInBrowser((opened) => ({ office, browser } = opened));
  /** Overdue since the 17th as it was shown; met on the 16th by a visit that was recorded on the 21st. */
  beforeAll(async () => {
    const named = { givenName: 'Maximiliana-Theodora', familyName: 'Featherstonehaugh-Cholmondeley' };
    id = await aCareLeaverInANewFlat(office, { ...named, movedOn: '2026-11-10' });
    await office.onward.sql(
      `with shown as (
         update deadline_history h set recorded_at = '2026-11-10T12:00:00Z' from deadline d
          where d.id = h.deadline_id and d.young_person_id = $1)
       update legal_position_history set recorded_at = '2026-11-10T12:00:00Z' where young_person_id = $1`,
      [id],
    );
    await recordedAt(office.onward, id, '2026-11-21T09:00:00Z', () =>
      office.adviser.post(
        `/young-people/${id}/contacts/new`,
        aVisitForm({ formId: newId(), when: '', onDate: '16/11/26' }),
      ),
    );
  });
  afterEach(async () => {
    await page?.context().close();
    page = null;
  });

  const open = async (options: object, address: string): Promise<Page> => {
    page = await browser.open(options, office.adviser);
    await page.goto(address);
    return page;
  };

  /** Nothing for axe to find, which needs JavaScript, and nothing to scroll to sideways. */
  const expectGood = async (window: Page, options: object): Promise<void> => {
    if ('javaScriptEnabled' in options) return;
    expect(await accessibilityFaults(window)).toEqual([]);
    expect(await sidewaysScroll(window)).toBe(0);
  };

  it.each(WINDOWS)('from the record to the law and the history in one click, and back, %s', async (_, options) => {
    const window = await open(options, `/young-people/${id}#due`);
    await window.getByRole('link', { name: 'Law, dates and history' }).first().click();

    expect(await window.getByRole('heading', { name: 'What it rests on' }).isVisible()).toBe(true);
    expect(await window.locator('.onward-history__change').first().innerText()).toContain('First shown');
    await expectGood(window, options);
    await window.getByRole('link', { name: /^Back to/ }).click();
    expect(await window.getByRole('heading', { name: 'What’s due' }).isVisible()).toBe(true);
  });

  it.each(WINDOWS)('an earlier day as it was shown, beside what is known now, %s', async (_, options) => {
    const window = await open(options, `/young-people/${id}#due`);
    await window.getByRole('link', { name: 'What did this show on an earlier day?' }).click();
    await window.getByLabel('Which day').fill('19/11/26');
    await window.getByRole('button', { name: 'Show that day' }).click();

    expect(new URL(window.url()).search).toBe('?on=19%2F11%2F26');
    const visit = window.locator('.onward-due__item', { hasText: 'Visit within 7 days' });
    expect(await visit.innerText()).toMatch(/recorded on 21 November 2026 by Ada Worker, met it/);
    await expectGood(window, options);
    const [then, now] = [visit.locator('.onward-beside__side').first(), visit.locator('.onward-beside__side').last()];
    const [left, right] = [await then.boundingBox(), await now.boundingBox()];
    const beside = options === DESKTOP;
    expect({ beside, is: right!.x > left!.x && right!.y === left!.y }).toEqual({ beside, is: beside });
  });

  it('a day that is none takes the reader to the field', async () => {
    const window = await open(PHONE, `/young-people/${id}/as-shown?on=31/2/26`);
    await window.getByRole('link', { name: 'Enter the day as 3/3/26 or 3 March 2026' }).click();

    expect(await window.evaluate('document.activeElement.id')).toBe('on');
    expect(await accessibilityFaults(window)).toEqual([]);
  });
});
