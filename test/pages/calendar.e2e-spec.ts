import { localDate } from '../../src/statutory/local-date';
import {
  accessibilityFaults,
  describeInBrowser,
  SCRIPTS_OFF,
  PHONE,
  sidewaysScroll,
  type RunningBrowser,
} from '../support/browser';
import { officeInBrowser } from './office-in-browser';
import { aCareLeaverInANewFlat, type Office } from './young-person-people';

describeInBrowser('My calendar and What if, in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;
  let id: string;

  officeInBrowser((opened) => ({ office, browser } = opened));
  beforeAll(async () => {
    id = await aCareLeaverInANewFlat(office, {
      givenName: 'Wilhelmina-Persephone',
      familyName: 'Featherstonehaugh-Cholmondeley',
      dateOfBirth: localDate('2008-03-10'),
    });
  });

  const WAYS = [
    ['on a phone', PHONE],
    ['on a phone without JavaScript', { ...PHONE, ...SCRIPTS_OFF }],
  ] as const;

  it.each(WAYS)('an adviser makes the address from Today, and switches it off, %s', async (_, way) => {
    const page = await browser.open(way, office.adviser);
    const check = async () => expect(await sidewaysScroll(page)).toBe(0);

    await page.goto('/today');
    await page.getByRole('link', { name: 'My calendar' }).click();
    await check();
    await page.getByRole('button', { name: 'Make the address' }).click();
    await page.locator('#address').waitFor();
    await check();
    const address = (await page.locator('#address').textContent())!;
    const feed = () => office.onward.visitor().get(new URL(address).pathname);
    expect((await feed()).text).toContain('BEGIN:VCALENDAR');

    await page.goto('/my-calendar');
    expect(await page.locator('main').textContent()).not.toContain(address);
    await page.getByLabel('Yes').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('You get invitations by e-mail.').waitFor();
    await check();
    await page.locator('summary', { hasText: 'Switch it off' }).click();
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await page.getByText('The calendar address is switched off.').waitFor();
    expect((await feed()).status).toBe(404);
  });

  it.each(WAYS)('an adviser reads what a move on Friday would start, %s', async (_, way) => {
    const page = await browser.open(way, office.adviser);
    const check = async () => {
      expect(await sidewaysScroll(page)).toBe(0);
      if (!('javaScriptEnabled' in way)) expect(await accessibilityFaults(page)).toEqual([]);
    };

    await page.goto(`/young-people/${id}`);
    await page.getByRole('link', { name: /^What if/ }).click();
    await check();
    await page.getByRole('link', { name: 'They move' }).click();
    await page.getByRole('button', { name: 'Show what would follow' }).click();
    await page.locator('.govuk-error-summary').getByRole('link', { name: 'Enter a day' }).click();
    await check();

    await page.getByLabel('On which day?').fill('Fri 27 Nov 2026');
    await page.getByLabel('What kind of home is it?').selectOption({ label: 'Independent living' });
    await page.getByLabel('Provided by us under section 24B').check();
    await page.getByRole('button', { name: 'Show what would follow' }).click();
    await page.getByRole('heading', { name: /^They move on 27 November 2026/ }).waitFor();
    await check();
    const starts = page.locator('#starts + ul');
    expect(await starts.textContent()).toContain('Visit within 7 days of moving in');
    expect(await starts.textContent()).toContain('Due by 4 December 2026');
    expect(await page.locator('main').textContent()).toContain('Nothing is saved.');

    await page.goto(`/young-people/${id}`);
    expect(await page.locator('main').textContent()).not.toContain('4 December 2026');
  });
});
