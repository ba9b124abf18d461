import type { Page } from 'playwright-core';
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
import { someoneWhoMovedOut } from './status-people';
import { NOW, TODAY } from './young-person-people';

describeInBrowser('deciding a legal status in a browser', () => {
  let onward: TestApp;
  let browser: RunningBrowser;
  let manager: SignedInBrowser;
  let adviser: SignedInBrowser;

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = NOW;
    browser = await startBrowser(onward);
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    adviser = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
  });
  afterAll(async () => {
    await browser.close();
    await onward.close();
  });

  const someone = (familyName: string) =>
    someoneWhoMovedOut(onward, { familyName, teamId: manager.actor.teamIds[0]! }, TODAY);

  describe.each([
    ['at a desk', DESKTOP],
    ['on a phone', PHONE],
  ])('%s', (_, options) => {
    const faults = async (page: Page) => [await sidewaysScroll(page), await accessibilityFaults(page)];
    let at: string;

    beforeAll(async () => {
      at = `/young-people/${(await someone('Wolfeschlegelsteinhausen'.repeat(3))).id}`;
    });

    it.each(['/team/to-decide', 'AT/status-decisions/new', 'AT/matters/new'])(
      '%s with a long name reads without scrolling sideways',
      async (address) => {
        const page = await browser.open(options, manager);
        await page.goto(address.replace('AT', at));
        expect(await sidewaysScroll(page)).toBe(0);
        await page.close();
      },
    );

    it('a decision that is refused reads so too', async () => {
      const page = await browser.open(options, manager);
      await page.goto(`${at}/status-decisions/new`);
      await page.getByRole('button', { name: 'Record the decision' }).click();
      expect(await errorsShown(page)).toEqual(['Choose the status you decided', 'Enter why you decided this']);
      expect(await faults(page)).toEqual([0, []]);
      await page.close();
    });

    it('a decision that was made reads so on the record', async () => {
      const page = await browser.open(options, manager);
      await page.goto(`${at}/status-decisions/new`);
      await page.getByLabel('Qualifying').last().check();
      await page.getByLabel('Why?').fill('x'.repeat(300));
      await page.getByRole('button', { name: 'Record the decision' }).click();
      await page.locator('.govuk-notification-banner', { hasText: 'Decision recorded.' }).waitFor();
      await page.locator('summary', { hasText: 'is the status' }).click();
      expect(await page.locator('.onward-decided').isVisible()).toBe(true);
      expect(await faults(page)).toEqual([0, []]);
      await page.close();
    });
  });

  it.each([
    ['with JavaScript', {}],
    ['without JavaScript', NO_SCRIPT],
  ])('an adviser asks about an age, and a manager decides in one click from the list, %s', async (title, script) => {
    const name = title.replace(' JavaScript', 'script');
    const { id } = await someone(name);
    const asking = await browser.open({ ...DESKTOP, ...script }, adviser);
    await asking.goto(`/young-people/${id}`);
    await asking.locator('summary', { hasText: 'is the status' }).click();
    await asking.getByRole('link', { name: 'Ask a manager to decide' }).click();
    await asking.getByLabel('Age disputed').check();
    await asking.getByLabel('What makes it doubtful?').fill('Two passports.');
    await asking.getByRole('button', { name: 'Send it to the manager’s list' }).dblclick();
    await asking.locator('.onward-for-manager', { hasText: 'Two passports.' }).waitFor();
    await asking.close();

    const page = await browser.open({ ...DESKTOP, ...script }, manager);
    await page.goto('/team/to-decide?kind=status-question');
    await page.getByRole('link', { name: `Mina ${name}` }).click();
    expect(await page.locator('.govuk-inset-text').textContent()).toContain('Two passports.');
    await page.getByLabel('Relevant').first().check();
    await page.getByLabel('Why?').fill('His mother put him out.');
    await page.getByRole('button', { name: 'Record the decision' }).dblclick();
    await page.locator('.govuk-notification-banner', { hasText: 'Decision recorded.' }).waitFor();

    expect(new URL(page.url()).pathname).toBe('/team/to-decide');
    expect(await page.getByRole('link', { name: `Mina ${name}` }).count()).toBe(0);
    const kept = await onward.sql('select reason from status_decision where young_person_id = $1', [id]);
    expect(kept).toEqual([{ reason: 'His mother put him out.' }]);
    await page.close();
  });
});
