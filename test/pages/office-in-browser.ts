import type { Page } from 'playwright-core';
import { accessibilityFaults, sidewaysScroll, startBrowser, type RunningBrowser } from '../support/browser';
import { anOffice, type Office } from './young-person-people';

/** A name that does not fit on a phone in one line. */
export const LONG = 'Wolfeschlegelsteinhausen'.repeat(3);

/**
 * For the tests of a `describe`: the office, and a browser that reads it; both end with them.
 *
 * @param opened hands them over before the first test
 */
export function officeInBrowser(opened: (both: { office: Office; browser: RunningBrowser }) => void): void {
  let office: Office;
  let browser: RunningBrowser;

  beforeAll(async () => {
    office = await anOffice();
    browser = await startBrowser(office.onward);
    opened({ office, browser });
  });
  afterAll(async () => {
    await browser.close();
    await office.onward.close();
  });
}

/** @param script without scripts nothing can look into the page */
export function readingWell(script: boolean): (page: Page) => Promise<void> {
  return async (page) => {
    if (!script) return;
    await page.waitForLoadState();
    const found = [page.url(), await sidewaysScroll(page), await accessibilityFaults(page)];
    expect(found).toEqual([page.url(), 0, []]);
  };
}
