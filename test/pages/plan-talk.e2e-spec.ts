import type { BrowserContext, Page } from 'playwright-core';
import type { TopicContent } from '../../src/pathway-plans/plan-document';
import { PlansAtWorkService } from '../../src/pathway-plans/plans-at-work.service';
import type { SignedInBrowser } from '../support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  SCRIPTS_OFF,
  PHONE,
  sidewaysScroll,
  type RunningBrowser,
} from '../support/browser';
import { officeInBrowser } from './office-in-browser';
import { aCareLeaverInANewFlat, TODAY, type Office } from './young-person-people';

const WORDS = 'In your own words';

describeInBrowser('a plan talked through on a phone', () => {
  let office: Office;
  let browser: RunningBrowser;
  const opened: BrowserContext[] = [];

  officeInBrowser((opened) => ({ office, browser } = opened));
  afterEach(async () => {
    for (const context of opened.splice(0)) await context.close();
  });

  const phone = async (options: object = {}, who: SignedInBrowser | null = office.adviser): Promise<Page> => {
    const page = await browser.open({ ...PHONE, ...options }, who ?? undefined);
    page.setDefaultTimeout(10_000);
    opened.push(page.context());
    return page;
  };

  /** A young person whose plan is being written, with nothing in it. */
  const aPlanBegun = async (): Promise<{ id: string; at: string }> => {
    const id = await aCareLeaverInANewFlat(office);
    await office.onward.app.get(PlansAtWorkService).start(office.adviser.actor, id, { from: 'template' }, TODAY);
    return { id, at: `/young-people/${id}/plan/talk` };
  };

  const saved = async (id: string, key: string): Promise<TopicContent & { version: number }> => {
    const [topic] = await office.onward.sql<{ content: TopicContent; version: number }>(
      'select content, version from plan_topic where young_person_id = $1 and key = $2',
      [id, key],
    );
    return { ...topic!.content, version: topic!.version };
  };
  const state = (page: Page) => page.locator('[data-save-state]');
  const isSaved = (page: Page) =>
    state(page)
      .getByText(/^Saved (on .* )?at/)
      .waitFor();
  const isKept = (page: Page) => state(page).getByText('It is kept on this phone').waitFor();

  it('goes from the record through the chosen cards to the read-back, in the young person’s words', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone();
    const usable = async (what: string) => {
      expect([what, await accessibilityFaults(page)]).toEqual([what, []]);
      expect([what, await sidewaysScroll(page)]).toEqual([what, 0]);
      expect([what, await page.locator('.onward-about').count()]).toEqual([what, 1]);
    };
    await page.goto(`/young-people/${id}`);
    await page.getByRole('link', { name: 'Talk the plan through together' }).click();
    await page.getByLabel('Only what we choose').check();
    await page.getByLabel('Where I live').check();
    await page.getByLabel('Money').check();
    await usable('start');
    await page.getByRole('button', { name: 'Start' }).click();

    await page.getByText('Card 1 of 2').waitFor();
    await page.getByLabel(WORDS).fill('Loud at night, but I like my room.\nمرحبا');
    await page.getByLabel('I need…').fill('A lock on my door');
    await isSaved(page);
    await page.getByRole('button', { name: 'Add another' }).click();
    await page.getByRole('listitem').getByText('A lock on my door').waitFor();
    await page.getByLabel('Mostly').check();
    await usable('card');
    await page.getByRole('button', { name: 'Save and next' }).click();

    await page.getByText('Card 2 of 2').waitFor();
    await page.getByLabel('No, it is fine').check();
    await page.getByLabel('What makes it fine?').fill('My grant came');
    await page.getByRole('button', { name: 'Save and read back' }).click();
    await page.getByRole('heading', { name: 'Read it back' }).waitFor();
    await usable('read-back');
    const read = await page.locator('main').innerText();
    expect(read).toContain('Loud at night, but I like my room.\nمرحبا');
    expect(read).toContain('I need nothing here. My grant came');
    expect(read).not.toContain('Mostly');
    await page.getByRole('link', { name: /Change this.*Money/ }).click();
    await page.getByLabel('What goes well?').fill('I saved a bit');
    await page.getByRole('button', { name: 'Save and read back' }).click();
    await page.getByText('I saved a bit').waitFor();
    expect(await saved(id, 'accommodation')).toMatchObject({
      explored: 'needs',
      needs: [{ text: 'A lock on my door' }],
    });
    expect(await kept(page)).toEqual([]);
    await page.goto(`${at}/safe`);
    await usable('what to do when they do not feel safe');

    await page.goto(`${at}/read-back`);
    await page.getByRole('button', { name: 'Finish and agree the plan' }).click();
    await page.getByLabel('Agrees', { exact: true }).check();
    await page.getByLabel('In their own words (optional)').fill('It is what I said.');
    await page.getByLabel('Today', { exact: true }).check();
    await page.getByLabel('Was offered an advocate and does not want one').check();
    await page.getByRole('button', { name: 'Finish the plan' }).click();
    await page.getByText('It waits for a manager.').first().waitFor();
    expect(await page.locator('main').innerText()).toMatch(/Agrees, 23 November 2026\. “It is what I said\.”/);
    expect(await kept(page)).toEqual([]);
  }, 90_000);

  it('is kept on the phone while there is no signal, and saved when it is back', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone();
    await page.goto(`${at}/money`);
    await page.context().setOffline(true);
    await page.getByLabel(WORDS).fill('Half a sentence');
    await page.getByText('Not saved yet: no signal. It is kept on this phone.').waitFor();
    await page.getByRole('button', { name: 'Save and next' }).click();
    expect(await page.getByLabel(WORDS).inputValue()).toBe('Half a sentence');
    expect((await saved(id, 'money')).version).toBe(1);

    await page.context().setOffline(false);
    await isSaved(page);
    expect(await saved(id, 'money')).toMatchObject({ myWords: 'Half a sentence', version: 2 });
    expect(await kept(page)).toEqual([]);
  });

  it('comes back after the page was lost without a signal, and other pages say that it waits', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone();
    await page.goto(`${at}/money`);
    await page.route('**/plan/talk/money', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.getByLabel(WORDS).fill('Written in a tunnel');
    await isKept(page);
    await page.goto(`${at}/read-back`);
    await page.unroute('**/plan/talk/money');
    await page.locator('[data-draft-of]').getByRole('link', { name: 'Money' }).click();

    await isSaved(page);
    expect(await page.getByLabel(WORDS).inputValue()).toBe('Written in a tunnel');
    expect(await saved(id, 'money')).toMatchObject({ myWords: 'Written in a tunnel' });
  });

  it('is saved once where the answer, not the text, was lost on the way', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone();
    await page.goto(`${at}/money`);
    await page.route('**/plan/talk/money', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByLabel(WORDS).fill('First');
    await isKept(page);
    await page.unroute('**/plan/talk/money');
    await page.getByLabel(WORDS).fill('First, and second');
    await isSaved(page);

    expect(await saved(id, 'money')).toMatchObject({ myWords: 'First, and second', version: 3 });
  });

  it('survives the end of the session in mid-writing, and is shown to nobody else on the same phone', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone();
    const left = await page.context().newPage();
    await left.goto(`${at}/health`);
    await page.goto(`${at}/money`);
    await page.context().clearCookies({ name: 'session' });
    await page.getByLabel(WORDS).fill('I owe my sister');
    await page.getByText('Not saved yet: you are signed out').waitFor();

    await page.getByRole('link', { name: 'Sign in to save it' }).click();
    await signIn(page, office.colleague);
    expect(new URL(page.url()).pathname).toBe(`${at}/money`);
    expect(await page.getByLabel(WORDS).inputValue()).toBe('');
    expect((await saved(id, 'money')).version).toBe(1);
    await left.getByLabel(WORDS).fill('Left open by the first of them');
    await left.getByText('Not saved yet: this page is no longer yours').waitFor();
    await left.getByRole('link', { name: 'Open it again' }).click();
    expect(await left.getByLabel(WORDS).inputValue()).toBe('');
    expect((await saved(id, 'health')).version).toBe(1);

    await page.context().clearCookies({ name: 'session' });
    await page.reload();
    await signIn(page, office.adviser);
    await isSaved(page);
    expect(await page.getByLabel(WORDS).inputValue()).toBe('I owe my sister');
    expect(await saved(id, 'money')).toMatchObject({ myWords: 'I owe my sister', version: 2 });
  });

  it('is saved before somebody signs out in the middle of a word', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone({}, null);
    await page.goto(`${at}/money`);
    await signIn(page, office.adviser);
    await page.getByLabel(WORDS).fill('I ow');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();

    expect(await saved(id, 'money')).toMatchObject({ myWords: 'I ow' });
  });

  it('keeps two cards in two tabs apart, and one card in two tabs asks what stays', async () => {
    const { id, at } = await aPlanBegun();
    const money = await phone();
    const health = await money.context().newPage();
    const again = await money.context().newPage();
    await money.goto(`${at}/money`);
    await health.goto(`${at}/health`);
    await again.goto(`${at}/money`);
    await money.getByLabel(WORDS).fill('About money');
    await health.getByLabel(WORDS).fill('About health');
    await Promise.all([isSaved(money), isSaved(health)]);
    expect([(await saved(id, 'money')).myWords, (await saved(id, 'health')).myWords]).toEqual([
      'About money',
      'About health',
    ]);

    await again.getByLabel(WORDS).fill('Written in the other tab');
    await again.getByRole('button', { name: 'Look at both' }).click();
    await again.getByRole('heading', { name: 'Two versions of this card' }).waitFor();
    expect(await accessibilityFaults(again)).toEqual([]);
    expect(await again.locator('main').innerText()).toContain('About money');
    await again.getByRole('button', { name: 'Save this' }).click();
    await again.getByText('Saved as you chose').waitFor();
    expect(await again.getByLabel(WORDS).inputValue()).toBe('About money\n\nWritten in the other tab');
    expect((await saved(id, 'money')).myWords).toBe('About money\n\nWritten in the other tab');
    expect(await kept(again)).toEqual([]);
  });

  it('goes all the way without JavaScript, and "no, not safe" leads at once to what to do', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone(SCRIPTS_OFF);
    await page.goto(at);
    await page.getByLabel('I write, as Mina says it').check();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText(/Card 1 of 1\d/).waitFor();
    await page.goto(`${at}/accommodation?writer=worker`);
    await page.getByLabel('Mina’s own words').fill('Somebody comes in at night');
    await page
      .getByRole('group', { name: 'Do you feel safe where you live?' })
      .getByLabel('No', { exact: true })
      .check();
    await page.getByText('Stop here and talk about this first').waitFor();
    await page.getByLabel('I need…').fill('To sleep somewhere else');
    await page.getByRole('button', { name: 'Save and next' }).click();

    await page.getByRole('heading', { name: 'What to do now' }).waitFor();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('link', { name: 'Choose how you are talking' }).waitFor();
    await page.getByLabel('Face to face, somewhere else').check();
    await page.getByLabel('Mina’s own words').fill('He has a key');
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('on your manager’s list').waitFor();
    await page.getByRole('heading', { name: 'How I am' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.getByLabel('Mina’s own words').inputValue()).toBe('Somebody comes in at night');
    await page.getByRole('button', { name: 'Save and next' }).click();
    await page.getByRole('heading', { name: 'How I am' }).waitFor();

    await page.goto(`/young-people/${id}`);
    const record = await page.locator('main').innerText();
    expect(record).toContain('Does not feel safe where they live');
    expect(record).toContain('He has a key');
    expect(await page.locator('.onward-for-manager').innerText()).toContain('does not feel safe where they live');
    expect(await page.locator('.onward-for-manager').innerText()).not.toContain('He has a key');
  });

  it('asks without JavaScript too what stays, and shows what was kept to its writer only', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone(SCRIPTS_OFF);
    await page.goto(`${at}/money`);
    const other = await phone(SCRIPTS_OFF, office.colleague);
    await other.goto(`${at}/money`);
    await other.getByLabel('What goes well?').fill('The colleague was first');
    await other.getByRole('button', { name: 'Save and next' }).click();
    await page.getByLabel('What goes well?').fill('I can budget');
    await page.getByRole('button', { name: 'Save and next' }).click();
    await page.getByLabel('What you wrote').check();
    await page.getByRole('button', { name: 'Save this' }).click();
    expect((await saved(id, 'money')).goesWell).toBe('I can budget');

    await page.getByLabel(WORDS).fill('Nobody else should read this');
    await page.context().clearCookies({ name: 'session' });
    await page.getByRole('button', { name: 'Save and next' }).click();
    await signIn(page, office.colleague);
    expect(await page.content()).not.toContain('Nobody else should read this');
    expect(await page.locator('main').innerText()).toContain('not shown to you');

    await page.goto(`${at}/money`);
    await page.getByLabel(WORDS).fill('Mine, sent again');
    await page.context().clearCookies({ name: 'session' });
    await page.getByRole('button', { name: 'Save and next' }).click();
    await signIn(page, office.colleague);
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.getByRole('heading', { name: 'Doing things myself' }).waitFor();
    expect((await saved(id, 'money')).myWords).toBe('Mine, sent again');
  });
});

async function signIn(page: Page, who: SignedInBrowser): Promise<void> {
  await page.getByLabel('Email address').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForLoadState();
}

/** The names under which this tab keeps what is being written. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate('Object.keys(sessionStorage)');
}
