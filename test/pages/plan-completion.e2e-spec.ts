import type { Page } from 'playwright-core';
import type { SignedInBrowser } from '../support/app';
import { newId } from '../../src/platform/ids';
import { describeInBrowser, DESKTOP, errorsShown, NO_SCRIPT, PHONE, type RunningBrowser } from '../support/browser';
import { LONG, officeInBrowser, readingWell } from './office-in-browser';
import { aCareLeaverInANewFlat, type Office } from './young-person-people';

describeInBrowser('finishing a plan in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  const begun = async (familyName: string) => {
    const person = await aCareLeaverInANewFlat(office, { familyName });
    const at = `/young-people/${person}/plan`;
    await office.adviser.post(`${at}/start`, { formId: newId(), from: 'template' });
    await writes(at, `I want to save. ${LONG}`, '1');
    return at;
  };
  const writes = (at: string, myWords: string, version: string, who: SignedInBrowser = office.adviser) =>
    who.post(`${at}/topics/money`, { myWords, workerAdds: '', goesWell: '', explored: '', noNeedBecause: '', version });

  /** What is written at the end of a talk is kept in the tab, for its writer alone, and two tabs do not mix. */
  const losesTheSignal = async (hers: Page, at: string) => {
    const restored = hers.getByText('What you were writing is still here; it is not saved yet.');
    await hers.goto(`${at}/finish`);
    await hers.getByLabel('In their own words (optional)').fill('Good, but');
    await hers.getByLabel('Who?').fill('Aunt May');
    await hers.getByRole('button', { name: 'Add somebody else' }).click();
    await hers.getByLabel('Who?').nth(1).fill('Coach Lee');
    await hers.context().setOffline(true);
    await hers.getByLabel('Does not want to say now').check();
    await hers.getByRole('button', { name: 'Finish the plan' }).click();
    await hers.context().setOffline(false);
    await hers.goto(`${at}/finish`);
    await hers.getByLabel('Who?').nth(2).waitFor();
    expect(await hers.getByLabel('Who?').nth(1).inputValue()).toBe('Coach Lee');
    expect(await hers.getByLabel('In their own words (optional)').inputValue()).toBe('Good, but');
    expect(await hers.getByLabel('Does not want to say now').isChecked()).toBe(true);

    await hers.goto(`${at}/topics/money`);
    await hers.getByLabel('What goes well').fill('I budget');
    const [session] = (await hers.context().cookies()).filter(({ name }) => name === 'session');
    await hers.context().addCookies([{ ...session!, value: office.colleague.cookies.get('session')! }]);
    await hers.goto(`${at}/topics/money`);
    expect(await hers.getByLabel('What goes well').inputValue()).toBe('');
    await hers.context().addCookies([session!]);
    await hers.goto(at);
    await hers.locator('[data-draft-of$="topics/money"]').getByText('Not saved yet: open it and save').waitFor();
    await hers.goto(`${at}/topics/money`);
    await restored.waitFor();
    expect(await hers.getByLabel('What goes well').inputValue()).toBe('I budget');
    const other = await hers.context().newPage();
    await other.goto(`${at}/topics/money`);
    expect(await other.getByLabel('What goes well').inputValue()).toBe('');
    await other.close();
    await hers.getByLabel('What goes well').fill('');
    await hers.getByRole('button', { name: 'Save', exact: true }).click();
    await hers.getByText('Saved.').waitFor();

    await hers.goto(`${at}/topics/money/needs/new`);
    await hers.getByLabel('What does Mina need?').fill('A bank card');
    await hers.goto(`${at}/topics/money/needs/new`);
    await restored.waitFor();
    expect(await hers.getByLabel('What does Mina need?').inputValue()).toBe('A bank card');
    await hers.getByRole('link', { name: 'Cancel' }).click();
    await hers.goto(`${at}/finish`);
    await hers.getByLabel('Who?').nth(2).waitFor();
    await hers.getByRole('link', { name: 'Start again' }).click();
    await hers.getByText('Person 3').waitFor({ state: 'detached' });
    await hers.getByRole('heading', { name: 'Read it back and finish' }).waitFor();
    expect(await hers.evaluate('Object.keys(sessionStorage)')).toEqual([]);
    await hers.goto(at);
  };

  it.each([
    ['on a phone', PHONE, true],
    ['without JavaScript', NO_SCRIPT, false],
  ])(
    '%s: finished, compared, returned, finished again, approved in two clicks, and the copy given',
    async (_, options, script) => {
      const mustReadWell = readingWell(script);
      const familyName = script ? LONG : 'Fable';
      const at = await begun(familyName);
      const finish = async (page: Page) => {
        await page.goto(`${at}/finish`);
        await page.getByLabel('Does not want to say now').check();
        await page.getByLabel('Was offered an advocate and wants one').check();
        await page.getByRole('button', { name: 'Finish the plan' }).click();
        await page.getByText('It waits for a manager.').first().waitFor();
      };

      const hers = await browser.open(options, office.adviser);
      await hers.goto(at);
      if (script) await losesTheSignal(hers, at);
      await hers
        .getByRole('link', { name: 'Finish the plan' })
        .or(hers.getByRole('button', { name: 'Finish the plan' }))
        .click();
      await mustReadWell(hers);
      await hers.getByLabel('Who?').fill('Aunt May');
      await hers.getByRole('button', { name: 'Add somebody else' }).click();
      expect(await hers.getByLabel('Who?').count()).toBe(2);
      await hers.getByRole('button', { name: 'Finish the plan' }).click();
      expect(await errorsShown(hers)).toEqual([
        'Enter the day they were asked',
        'Choose whether the young person agreed that they were asked',
        'Choose what they say of the plan',
        'Choose how it stands with an advocate',
      ]);
      await mustReadWell(hers);
      // Aunt May is still in the tab
      if (script) await hers.getByRole('link', { name: 'Start again' }).click();
      await finish(hers);
      expect(await hers.locator('main').innerText()).toContain('Not approved yet');
      await mustReadWell(hers);

      // A manager decides at a desk
      const theirs = await browser.open(script ? DESKTOP : options, office.manager);
      const decideAbout = async () => {
        await theirs.goto('/team');
        await theirs.getByRole('link', { name: /to approve/ }).click();
        await mustReadWell(theirs);
        await theirs.getByRole('link', { name: new RegExp(familyName) }).click();
        await mustReadWell(theirs);
      };
      await decideAbout();
      await theirs.getByRole('button', { name: 'Return it with these comments' }).click();
      expect(await errorsShown(theirs)).toEqual(['Enter what should change. Who wrote the plan will read it']);
      await theirs.getByLabel('What should change, or what you want to say').fill('Say who goes along.');
      await theirs.getByRole('button', { name: 'Return it with these comments' }).click();
      await theirs.getByText('Who wrote it will read your comments.').first().waitFor();

      await hers.goto(at);
      expect(await hers.locator('main').innerText()).toContain('Say who goes along.');
      expect((await writes(at, `I want to save. Aunt May goes along.`, '2')).status).toBe(303);
      await finish(hers);

      await decideAbout();
      expect(await theirs.locator('main').innerText()).toContain('now, “I want to save. Aunt May goes along.”');
      await theirs.getByText('Side by side').first().click();
      await mustReadWell(theirs);
      await theirs.getByRole('button', { name: 'Approve the plan' }).click();
      await theirs.getByText('The plan is in force from today.').first().waitFor();
      await theirs.close();

      await hers.goto(`${at}/versions/2/copy`);
      await mustReadWell(hers);
      if (script) await hers.setViewportSize(DESKTOP.viewport);
      await hers.getByLabel('On paper, by hand').check();
      await hers.getByRole('button', { name: 'Save' }).click();
      await hers.getByText('The copy is recorded.').first().waitFor();
      expect(await hers.locator('main').innerText()).toContain('In force');
      await mustReadWell(hers);
      await hers.goto(`${at}/versions/2/compare`);
      await mustReadWell(hers);
      await hers.goto(`${at}/versions/2/agreement`);
      await mustReadWell(hers);
      await hers.close();
    },
    120_000,
  );
});
