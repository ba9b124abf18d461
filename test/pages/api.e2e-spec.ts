import { aProgramOf } from '../support/api';
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

/** Hundreds of operations come from one template: one is kept of each shape, for axe takes its time over each. */
const LEAVE_OUT_WHAT_IS_ALIKE = `(() => {
  const kept = new Set();
  for (const operation of document.querySelectorAll('details.onward-operation')) {
    const shape = [operation.open, ...['p', 'table', 'pre', '.onward-operation__aside'].map((part) =>
      Math.min(operation.querySelectorAll(part).length, 3))].join();
    if (kept.has(shape)) operation.remove();
    kept.add(shape);
  }
  return kept.size;
})()`;

describeInBrowser('the pages of the API in a browser', () => {
  let onward: TestApp;
  let browser: RunningBrowser;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    onward = await startTestApp();
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    await aProgramOf(onward, manager.actor);
    browser = await startBrowser(onward);
  });
  afterAll(async () => {
    await browser.close();
    await onward.close();
  });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('are without sideways scrolling, unfolded, on a %s', async (_, options) => {
    const page = await browser.open(options, manager);
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    for (const address of ['/api-tokens', '/api/docs', '/problems/stale']) {
      await page.goto(address);
      for (const summary of (await page.locator('details > summary').all()).slice(0, 6)) await summary.click();
      expect({ address, sideways: await sidewaysScroll(page) }).toEqual({ address, sideways: 0 });
      if (address === '/api/docs') expect(await page.evaluate(LEAVE_OUT_WHAT_IS_ALIKE)).toBeGreaterThan(10);
      expect({ address, faults: await accessibilityFaults(page) }).toEqual({ address, faults: [] });
    }
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('let a programmer without JavaScript make a token, follow the page, and have the list', async () => {
    const page = await browser.open({ ...DESKTOP, ...NO_SCRIPT }, manager);
    await page.goto('/api/docs');
    await page.getByRole('link', { name: 'API tokens' }).click();
    await page.getByLabel('What will use it').fill('Overdue visits report');
    await page.getByRole('button', { name: 'Make the token' }).click();
    const secret = await page.locator('#secret').innerText();
    await page.getByRole('link', { name: 'How to use it' }).click();
    const curl = await page.getByRole('region', { name: 'List overdue visits with curl' }).innerText();

    const [, address] = /"(http[^"]+\/api\/v1\/[^"]+)"/.exec(curl)!;
    const here = new URL(page.url()).origin;
    const answer = await fetch(here + address!.slice(new URL(address!).origin.length), {
      headers: { authorization: `Bearer ${secret.trim()}` },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ items: [], next: null });
    await page.context().close();
  });

  it('show a form that came back with what is wrong at its field', async () => {
    const page = await browser.open(PHONE, manager);
    await page.goto('/api-tokens');
    await page.getByRole('checkbox', { name: 'See young people' }).uncheck();
    await page.getByRole('button', { name: 'Make the token' }).click();

    expect(await page.title()).toMatch(/^Error: /);
    await page.getByRole('link', { name: 'Choose what the token may do' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('scopes');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
