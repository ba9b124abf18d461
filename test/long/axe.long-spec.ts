import type { Page } from 'playwright-core';
import type { SignedInBrowser, TestBrowser } from '../support/app';
import { everyPage, type PageOfApp } from '../access/every-page';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';

/** What is folded away is looked at too. */
const UNFOLD = `for (const one of document.querySelectorAll('details')) one.open = true;`;

/** Every page as who it is for reads it, on a phone and at a desk; forms that were refused are looked at by their own tests. */
describeInBrowser('every page', () => {
  const { prepare, addresses, office, someone, close } = everyPage();
  let browser: RunningBrowser;
  /** The window of each who reads. */
  const windows = new Map<string, Page>();

  beforeAll(async () => {
    await prepare();
    browser = await startBrowser(office().onward);
  });
  afterAll(async () => {
    await browser.close();
    await close();
  });

  /** The first who may see it, and only who sees a page: some addresses are files, or only send on. */
  const readerOf = async ({ address }: PageOfApp): Promise<string | null> => {
    for (const [name, one] of Object.entries(someone())) {
      const { status, headers } = await one.get(address);
      if (status === 200) return String(headers['content-type']).startsWith('text/html') ? name : null;
    }
    return null;
  };
  const windowOf = async (name: string, reader: TestBrowser): Promise<Page> => {
    const known = windows.get(name);
    if (known) return known;
    const opened = await browser.open(PHONE, reader as SignedInBrowser);
    windows.set(name, opened);
    return opened;
  };

  it('is read without a fault and without scrolling sideways on a phone and at a desk', async () => {
    const faults: string[] = [];
    let looked = 0;
    for (const page of addresses()) {
      const name = await readerOf(page);
      if (name === null) continue;
      const window = await windowOf(name, someone()[name]!);
      await window.goto(page.address);
      for (const { viewport } of [PHONE, DESKTOP]) {
        await window.setViewportSize(viewport);
        await window.evaluate(UNFOLD);
        const wide = await sidewaysScroll(window);
        const found = await accessibilityFaults(window);
        const where = `${page.route} at ${viewport.width} px for the ${name}`;
        if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
        for (const fault of found) faults.push(`${where}: ${fault}`);
      }
      looked += 1;
    }
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThan(addresses().length * 0.9);
  });
});
