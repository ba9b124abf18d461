import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { SignedInBrowser, TestApp } from './app';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  id: string;
  help: string;
  /** Of each element at fault, the selectors that lead to it. */
  targets: string[][];
}

export const DESKTOP = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const NO_SCRIPT = { javaScriptEnabled: false };

const executable = PLACES.find((place) => place && existsSync(place));

/**
 * `describe` for tests in a real browser. Where there is none they are skipped, and the line says how to get one: the
 * suite counts them as skipped.
 */
export const describeInBrowser = executable
  ? describe
  : (name: string, tests: () => void): void =>
      describe.skip(`${name} (not run: no browser; apt-get install chromium, or set CHROMIUM to one)`, tests);

/** One browser, and the application listening on a free port. */
export interface RunningBrowser {
  /** @param signedIn whose session the new window has */
  open(options?: BrowserContextOptions, signedIn?: SignedInBrowser): Promise<Page>;
  close(): Promise<void>;
}

export async function startBrowser(onward: TestApp): Promise<RunningBrowser> {
  const baseURL = await onward.listen();
  const browser: Browser = await chromium.launch({ executablePath: executable, args: FLAGS });
  return {
    open: async (options = {}, signedIn) => {
      const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/London', ...options });
      const cookies = [...(signedIn?.cookies ?? [])].map(([name, value]) => ({ name, value, url: baseURL }));
      await context.addCookies(cookies);
      return context.newPage();
    },
    close: () => browser.close(),
  };
}

/**
 * What axe finds wrong with the page as it is now, one line a rule with the elements; none when all is well.
 *
 * Only that comes back from the browser: with everything that passed, the answer costs twice what looking does. Contrast,
 * which costs as much as all the rest, is looked at on phones only: the colours are the same on a desk.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const isPhone = (page.viewportSize()?.width ?? 0) < 600;
  // No rule that is run needs the style sheets fetched a second time.
  const options = {
    runOnly: TAGS,
    preload: false,
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: isPhone } },
  };
  await page.evaluate(AXE);
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) =>
       violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => target) })))`,
  );
  return violations.map(({ id, help, targets }) => `${id}: ${help} (${targets.join(', ')})`);
}

/** Pixels by which the page is wider than its window: 0 when nobody has to scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
