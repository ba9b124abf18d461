import type { Page } from 'playwright-core';
import type { SignedInBrowser } from '../support/app';
import { everyPage } from '../access/every-page';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';

/** Whose page it is: the first of them who may open it. */
const READERS = ['adviser', 'manager', 'senior', 'dataOfficer', 'administrator', 'night', 'visitor'];
/** Unfolded it is a book of every operation, over which axe sits for a minute. */
const NEVER_UNFOLDED = '/api/docs';
/** `phone`: a desk is only measured, not read; what it shows besides is little, and a page takes half as long. */
const READ_ON = process.env.AXE_ON === 'phone' ? [PHONE] : [PHONE, DESKTOP];
const UNFOLD = `for (const one of document.querySelectorAll('details')) one.open = true;`;

/** As they are opened first, with all that is folded away; forms that came back with errors are looked at by their own tests. */
describeInBrowser('every page', () => {
  const { prepare, addresses, office, someone, close } = everyPage();
  let browser: RunningBrowser;
  const windows = new Map<string, Page>();

  beforeAll(async () => {
    await prepare();
    browser = await startBrowser(office().onward);
  });
  afterAll(async () => {
    await browser.close();
    await close();
  });

  /** Null where it is no page for anybody: a file, or an address that sends on. */
  const readerOf = async (address: string): Promise<string | null> => {
    for (const name of READERS) {
      const { status, headers } = await someone()[name]!.get(address);
      if (status === 200) return String(headers['content-type']).startsWith('text/html') ? name : null;
    }
    return null;
  };
  const windowOf = async (name: string): Promise<Page> => {
    const open = windows.get(name) ?? (await browser.open(PHONE, someone()[name] as SignedInBrowser));
    windows.set(name, open);
    return open;
  };

  it('reads without a fault and without scrolling sideways, on a phone and at a desk', async () => {
    const faults: string[] = [];
    let looked = 0;
    for (const { route, address } of addresses()) {
      const name = await readerOf(address);
      if (name === null) continue;
      const window = await windowOf(name);
      await window.goto(address);
      if (address !== NEVER_UNFOLDED) await window.evaluate(UNFOLD);
      // The phone first: a desk is looked at only for what it shows besides.
      for (const one of [PHONE, DESKTOP]) {
        const { viewport } = one;
        await window.setViewportSize(viewport);
        const where = `${route}, ${viewport.width} px, ${name}`;
        const tooWide = await sidewaysScroll(window);
        if (tooWide > 0) faults.push(`${where}: ${tooWide} px too wide`);
        if (!READ_ON.includes(one)) continue;
        faults.push(...(await accessibilityFaults(window)).map((fault) => `${where}: ${fault}`));
      }
      looked += 1;
    }
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThan(addresses().length * 0.9);
  }, 600_000);
});
