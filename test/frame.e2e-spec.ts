import type { Page } from 'playwright-core';
import { startTestApp, type TestApp } from './support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  SCRIPTS_OFF,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from './support/browser';

describeInBrowser('signing in and the frame of every page, in a browser', () => {
  let onward: TestApp;
  let browser: RunningBrowser;
  beforeAll(async () => {
    onward = await startTestApp();
    await onward.sql(`insert into authority (id, name, made_up) values (gen_random_uuid(), 'Westmoor Council', true)`);
    browser = await startBrowser(onward);
  });
  afterAll(async () => {
    await browser.close();
    await onward.close();
  });

  describe.each([
    ['on a phone', PHONE],
    ['on a desktop', DESKTOP],
  ])('%s', (_, size) => {
    const complaints: string[] = [];
    const open = async (signedIn?: Parameters<RunningBrowser['open']>[1]): Promise<Page> => {
      const page = await browser.open(size, signedIn);
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      return page;
    };

    it('the form, its errors and its keyboard focus serve everybody', async () => {
      const page = await open();
      await page.goto('/sign-in');
      const before = await accessibilityFaults(page);
      await page.getByRole('button', { name: 'Sign in' }).click();

      expect(before).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.activeElement.className')).toContain('govuk-error-summary');
      expect(await sidewaysScroll(page)).toBe(0);
    });

    it('an error page with the whole masthead serves everybody', async () => {
      const manager = await onward.signInAs('manager', { name: 'Siobhan Adeyemi-Whitfield-Featherstone' });
      const page = await open(manager);
      await page.goto('/nowhere');

      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    });

    it('nothing of ours is stopped by the browser', () => {
      expect(complaints.filter((text) => !text.includes('status of 4'))).toEqual([]);
    });
  });

  it('works without JavaScript: in, and out again', async () => {
    const { email, password } = await onward.signInAs('administrator');
    const page = await browser.open({ ...PHONE, ...SCRIPTS_OFF });
    await page.goto('/nowhere');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const leave = page.getByRole('button', { name: 'Sign out' });
    const signedIn = await leave.isVisible();
    await leave.click();

    expect(signedIn).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await page.getByText('You have signed out.').isVisible()).toBe(true);
  });
});
