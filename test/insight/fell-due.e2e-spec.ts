import { todayInLondon } from '../../src/platform/clock';
import { periodOf } from '../../src/insight/period';
import type { LocalDate } from '../../src/statutory/local-date';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { aCareLeaver, dueIn, manyCareLeavers } from '../pages/caseload-people';

describeInBrowser('figures in a browser', () => {
  let onward: TestApp;
  let browser: RunningBrowser;
  let manager: SignedInBrowser;
  let today: LocalDate;
  /** With the day of what is due in it. */
  const at = (rest = '') => `/figures/what-fell-due${rest.replace('PERIOD', `period=${periodOf(today, 12).key}`)}`;

  beforeAll(async () => {
    onward = await startTestApp();
    today = todayInLondon(onward.clock.now);
    browser = await startBrowser(onward);
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    const long = 'Wolfeschlegelsteinhausen'.repeat(3);
    const ada = await onward.signInAs('adviser', { team: 'North', name: `Ada ${long}` });
    await aCareLeaver(onward, {
      adviser: ada.actor,
      givenName: 'Bartholomew-Maximilian',
      familyName: long,
      due: [dueIn(0, today), dueIn(0, today, { state: 'breached', confirmed: false })],
    });
    await manyCareLeavers(onward, ada.actor, 320, today);
  });
  afterAll(async () => {
    await browser.close();
    await onward.close();
  });

  describe.each([
    ['a phone', PHONE],
    ['a desk', DESKTOP],
  ])('on %s', (_, options) => {
    it.each(['?PERIOD', '/items?PERIOD', '?period=1990-q1'])(
      '%s reads without a fault and without scrolling sideways',
      async (address) => {
        const page = await browser.open(options, manager);
        await page.goto(at(address));
        expect(await sidewaysScroll(page)).toBe(0);
        await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
        expect([await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([0, []]);
        await page.context().close();
      },
    );

    it.each(['', '?by=worker', '/people?figure=voice&of=everyone', '/people?figure=agreed&of=agrees'])(
      '/figures/plans%s reads without a fault and without scrolling sideways',
      async (address) => {
        const page = await browser.open(options, manager);
        await page.goto(`/figures/plans${address}`);
        await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
        expect([await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([0, []]);
        await page.context().close();
      },
    );
  });

  it('goes from what fell due to pathway plans, and from a figure to a name, without JavaScript', async () => {
    const page = await browser.open({ ...DESKTOP, ...NO_SCRIPT }, manager);
    await page.goto(at());
    await page.getByRole('link', { name: 'Pathway plans' }).click();
    await page.getByRole('link', { name: 'By worker' }).click();
    const figure = page.locator('section[aria-labelledby="voice"] .onward-plans__kinds a').first();
    const count = parseInt((await figure.textContent())!, 10);
    await figure.click();
    expect(await page.locator('.onward-caseload__counts').textContent()).toContain(`${count} young people`);
    await page.locator('tbody a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/young-people\/[0-9a-f-]+$/);
    await page.context().close();
  });

  it.each([
    ['with JavaScript', DESKTOP],
    ['without JavaScript', { ...DESKTOP, ...NO_SCRIPT }],
  ])('goes from a percentage to a name in two clicks, %s', async (_, options) => {
    const page = await browser.open(options, manager);
    await page.goto('/team');
    await page.getByRole('link', { name: 'Figures' }).click();
    await page.getByRole('link', { name: 'Year from April' }).click();
    await page.getByRole('link', { name: 'By worker' }).click();
    const figure = page.locator('section[aria-labelledby="law"] tbody a').first();
    const count = parseInt((await figure.textContent())!, 10);
    await figure.click();
    expect(await page.locator('.onward-caseload__counts').textContent()).toContain(`${count} items`);
    expect(await page.locator('tbody tr').count()).toBe(50);
    await page.locator('tbody td a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/young-people\/[0-9a-f-]+\/due\/[0-9a-f-]+$/);
    await page.context().close();
  });

  it('keeps the filters in the address, and clears them', async () => {
    const page = await browser.open({ ...DESKTOP, ...NO_SCRIPT }, manager);
    await page.goto(at('?PERIOD&by=worker'));
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Asked for by').selectOption('policy');
    await page.getByRole('button', { name: 'Show' }).click();
    const asked = new URL(page.url()).searchParams;
    expect([asked.get('by'), asked.get('basis')]).toEqual(['worker', 'policy']);
    expect(await page.locator('main h2').allTextContents()).toEqual(['Local policy']);
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    expect(await page.locator('main h2').allTextContents()).toEqual(['Law', 'Local policy']);
    await page.context().close();
  });

  it('prints the figures without what only a screen can use', async () => {
    const page = await browser.open(DESKTOP, manager);
    await page.goto(at('?PERIOD'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.onward-metric').first().isVisible()).toBe(true);
    expect(await page.locator('.onward-filters').isVisible()).toBe(false);
    expect(await page.locator('.onward-clock__export').isVisible()).toBe(false);
    await page.context().close();
  });
});
