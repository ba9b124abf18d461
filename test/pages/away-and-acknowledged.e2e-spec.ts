import type { Page } from 'playwright-core';
import { todayInLondon } from '../../src/platform/clock';
import { addDays, formatLong, type LocalDate } from '../../src/statutory/local-date';
import type { SignedInBrowser, TestApp } from '../support/app';
import { startTestApp } from '../support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { aCareLeaver, dueIn } from './caseload-people';

const WINDOWS = [
  ['on a phone', PHONE],
  ['on a phone without JavaScript', { ...PHONE, ...NO_SCRIPT }],
] as const;

describeInBrowser('acknowledging in bulk, and a worker away, in a browser', () => {
  let onward: TestApp;
  let browser: RunningBrowser;
  let page: Page | null = null;
  let today: LocalDate;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    onward = await startTestApp();
    browser = await startBrowser(onward);
    today = todayInLondon(new Date());
    manager = await onward.signInAs('manager', { team: 'North', name: 'Ma Manager' });
  }, 60_000);
  afterEach(async () => {
    await page?.context().close();
    page = null;
  });
  afterAll(async () => {
    await browser.close();
    await onward.close();
  });

  const open = async (options: object, who: SignedInBrowser, address: string): Promise<Page> => {
    await page?.context().close();
    page = await browser.open(options, who);
    await page.goto(address);
    return page;
  };

  /** Nothing for axe to find, which needs JavaScript, and nothing to scroll to sideways. */
  const expectGood = async (window: Page, options: object): Promise<void> => {
    if ('plain' in options) return;
    expect(await accessibilityFaults(window)).toEqual([]);
    expect(await sidewaysScroll(window)).toBe(0);
  };

  it.each(WINDOWS)(
    'from Today: tick, say once what you will do, and see it beside each, %s',
    async (where, options) => {
      const ada = await onward.signInAs('adviser', { team: 'North', name: `Ada ${where}` });
      const movedIn = { startedById: 'home', startedBy: `accommodation home on ${addDays(today, -9)}` };
      const health = { rule: 'HE-01', title: 'Health assessment within 12 months of the last' };
      await aCareLeaver(onward, {
        adviser: ada.actor,
        givenName: 'Maximiliana-Theodora',
        familyName: 'Featherstonehaugh-Cholmondeley',
        due: [
          dueIn(-2, today, { ...movedIn, rule: 'PA-02', title: 'Visit within 7 days of moving in', severity: 'S1' }),
          dueIn(5, today, { ...movedIn, rule: 'RV-03', title: 'Pathway plan review 28 days after moving in' }),
          dueIn(-1, today, { rule: 'PA-12', title: 'Get back in touch with the young person' }),
        ],
      });
      await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Second', due: [dueIn(-3, today, health)] });

      const window = await open(options, ada, '/today');
      const event = window.locator('summary', { hasText: '3 things due' });
      expect(await event.innerText()).toContain('first by');
      await event.click();
      expect(await window.getByText('The same step also meets:').innerText()).toContain('Get back in touch');
      await expectGood(window, options);
      await window.getByRole('link', { name: 'Say what you will do about what is overdue' }).click();
      await window.getByRole('link', { name: 'Tick everything' }).click();
      await expectGood(window, options);
      await window.getByRole('button', { name: 'Keep this' }).click();
      expect(await window.getByRole('alert').innerText()).toContain('Enter what you will do');
      await expectGood(window, options);
      await window.getByLabel('I will').fill('see them both on Thursday');
      await window.getByLabel('By which day?').fill(formatLong(addDays(today, 3)));
      await window.getByRole('button', { name: 'Keep this' }).click();

      expect(new URL(window.url()).pathname).toBe('/caseload');
      expect(await window.locator('.govuk-notification-banner').innerText()).toContain('2 things due');
      expect(await window.locator('.onward-dues__said').count()).toBe(2);
      await expectGood(window, options);

      const above = await open(options, manager, '/today');
      await above.locator('summary', { hasText: '3 things due' }).last().click();
      expect(await above.getByText(`Ada ${where} said: “see them both on Thursday”`).first().isVisible()).toBe(true);
    },
  );

  it.each(WINDOWS)('a worker is away: who covers is told, finds them and may record, %s', async (where, options) => {
    const bo = await onward.signInAs('adviser', { team: `Team ${where}`, name: `Bo ${where}` });
    const cy = await onward.signInAs('adviser', { team: 'South', name: `Cy ${where}` });
    await aCareLeaver(onward, { adviser: bo.actor, familyName: 'Covered', due: [dueIn(-2, today)] });

    const window = await open(options, bo, '/today');
    await window.getByRole('link', { name: 'Time away and who covers' }).click();
    await expectGood(window, options);
    await window.getByLabel('First day away').fill('yesterday or so');
    await window.getByRole('button', { name: 'Keep this' }).click();
    expect(await window.getByRole('alert').innerText()).toContain('Enter the day as');
    await expectGood(window, options);
    await window.getByLabel('First day away').fill(formatLong(today));
    await window.getByLabel('First day back').fill(formatLong(addDays(today, 4)));
    await window.getByLabel('Who covers?').selectOption({ label: `Cy ${where}, South` });
    await window.getByRole('button', { name: 'Keep this' }).click();
    expect(await window.getByText('Away now').isVisible()).toBe(true);
    await window.getByRole('link', { name: /^Change/ }).click();
    await expectGood(window, options);

    const covering = await open(options, cy, '/today');
    expect(await covering.locator('.onward-people__person').innerText()).toContain(`Bo ${where}. Away, back on`);
    await covering.getByRole('link', { name: 'Mina Covered' }).first().click();
    expect(await covering.locator('.onward-away').innerText()).toContain(`Cy ${where} covers`);
    await expectGood(covering, options);
    expect(await covering.getByRole('link', { name: /Record a visit/ }).count()).toBeGreaterThan(0);
  });
});
