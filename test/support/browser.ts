import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { SignedInBrowser, TestApp } from './app';
import { keep } from './kept';
import { openPlainPage } from './plain-page';

/** The one without windows first: it draws the same pages, and takes half the time. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/**
 * What is switched off: first two pages of the browser's own that it loads with each window, for its address bar, which
 * cost more than our page in it; then those that Playwright switches off, whose list this replaces.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${SWITCHED_OFF.join()}`,
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
/** A window that reads and sends as one without scripts does, without a browser: see plain-page.ts. */
export const NO_SCRIPT = { plain: true };
/** A window of the browser itself in which no script runs: for what only a drawn page can say, at thrice the time. */
export const SCRIPTS_OFF = { javaScriptEnabled: false };

const executable = PLACES.find((place) => place && existsSync(place));

/**
 * `describe` for tests in a real browser. Where there is none they are skipped, and the line says how to get one: the
 * suite counts them as skipped.
 */
export const describeInBrowser = executable
  ? describe
  : (name: string, tests: () => void): void =>
      describe.skip(`${name} (not run: no browser; apt-get install chromium, or set CHROMIUM to one)`, tests);

/** A browser, and the application listening on a free port. */
export interface RunningBrowser {
  /** @param signedIn whose session the new window has */
  open(options?: BrowserContextOptions & { plain?: boolean }, signedIn?: SignedInBrowser): Promise<Page>;
  close(): Promise<void>;
}

/** The browser that suites which follow one another share: to start one costs more than a window. */
let shared: Browser | null = null;

async function aBrowser(): Promise<{ browser: Browser; isShared: boolean }> {
  if (shared?.isConnected()) return { browser: shared, isShared: true };
  const browser = await chromium.launch({ executablePath: executable, args: FLAGS });
  const isShared = keep(() => browser.close());
  if (isShared) shared = browser;
  return { browser, isShared };
}

export async function startBrowser(onward: TestApp): Promise<RunningBrowser> {
  const baseURL = await onward.listen();
  const { browser, isShared } = await aBrowser();
  return {
    open: async ({ plain = false, ...options } = {}, signedIn) => {
      if (plain) {
        const own = onward.visitor();
        for (const [name, value] of signedIn?.cookies ?? []) own.cookies.set(name, value);
        return openPlainPage(own, baseURL);
      }
      const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/London', ...options });
      const cookies = [...(signedIn?.cookies ?? [])].map(([name, value]) => ({ name, value, url: baseURL }));
      await context.addCookies(cookies);
      return context.newPage();
    },
    close: async () => {
      if (!isShared) return browser.close();
      for (const context of browser.contexts()) await context.close();
    },
  };
}

/** Pages in which axe found nothing, as `LAY_OUT` tells them, and whether their colours were looked at. */
const faultless = new Map<string, { contrast: boolean }>();

/**
 * How a page is built: its elements with all that is said of them, whether each can be seen, and whether it has words; not
 * which words, ids, days and numbers, for no rule of axe reads them.
 */
const LAY_OUT = `(() => {
  const words = (text) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
  const said = ({ name, value }) => name + '=' + (['href', 'value', 'action'].includes(name) ? value !== '' : words(value));
  const tell = (element) => {
    const inside = [...element.childNodes].map((node) =>
      node.nodeType === 1 ? tell(node) : node.nodeType === 3 && node.data.trim() !== '' ? 'words' : '');
    return '<' + element.localName + (element.checkVisibility() ? '' : ' unseen')
      + [...element.attributes].map(said).sort().join(' ') + '>' + inside.join('') + '</>';
  };
  return tell(document.documentElement);
})()`;

/** How text stands out in pages whose contrast axe found well, as `COLOURS` tells it. */
const legible = new Set<string>();

/** What decides the contrast of each text on the page: its colour, size and weight, what it stands on, how opaque it is. */
const COLOURS = `(() => {
  const behind = new Map();
  const standsOn = (element) => {
    if (!element) return '';
    if (!behind.has(element)) {
      const { backgroundColor: colour, backgroundImage: image, opacity } = getComputedStyle(element);
      const isClear = colour === 'transparent' || colour.endsWith(', 0)');
      const own = isClear && image === 'none' ? standsOn(element.parentElement)
        : colour + ' ' + image + (colour.startsWith('rgba') ? standsOn(element.parentElement) : '');
      behind.set(element, own + (opacity === '1' ? '' : ' opacity ' + opacity));
    }
    return behind.get(element);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) &&
    element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().height > 1;
  const isRead = (element) => isSeen(element) && (element.matches('input, select, textarea') ||
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
  const told = [...document.body.querySelectorAll('*')].filter(isRead).map((element) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    return [color, fontSize, fontWeight, textShadow, 'on', standsOn(element)].join(' ');
  });
  return [...new Set(told)];
})()`;

/**
 * What axe finds wrong with the page as it is now, one line a rule with the elements; none when all is well. A page built
 * just like one without fault is not looked at again: look on a phone first, and a desk adds only what it shows besides.
 *
 * Only that comes back from the browser: with everything that passed, the answer costs twice what looking does. Contrast,
 * which costs as much as all the rest, is looked at on phones only: the colours are the same on a desk; and only where some
 * text stands out in a way that was not found well before.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const isPhone = (page.viewportSize()?.width ?? 0) < 600;
  const layout = createHash('sha256')
    .update(await page.evaluate<string>(LAY_OUT))
    .digest('base64');
  const before = faultless.get(layout);
  if (before && (before.contrast || !isPhone)) return [];
  const colours = isPhone ? await page.evaluate<string[]>(COLOURS) : [];
  const isNew = colours.some((one) => !legible.has(one));
  // No rule that is run needs the style sheets fetched a second time.
  const options = {
    runOnly: TAGS,
    preload: false,
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: isNew } },
  };
  await page.evaluate(AXE);
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) =>
       violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => target) })))`,
  );
  if (violations.length === 0) {
    faultless.set(layout, { contrast: isPhone });
    if (isNew) for (const one of colours) legible.add(one);
  }
  return violations.map(({ id, help, targets }) => `${id}: ${help} (${targets.join(', ')})`);
}

/** Pixels by which the page is wider than its window: 0 when nobody has to scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** What the page that answers says is wrong. A click does not wait for the page that it leads to. */
export async function errorsShown(page: Page): Promise<string[]> {
  await page.locator('.govuk-error-summary').waitFor();
  return page.locator('.govuk-error-summary a').allTextContents();
}
