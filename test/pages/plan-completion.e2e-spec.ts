import type { Page } from 'playwright-core';
import type { SignedInBrowser } from '../support/app';
import { newId } from '../../src/platform/ids';
import {
  accessibilityFaults,
  describeInBrowser,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { aCareLeaverInANewFlat, anOffice, type Office } from './young-person-people';

const LONG = 'Wolfeschlegelsteinhausen'.repeat(3);

describeInBrowser('finishing a plan in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  beforeAll(async () => {
    office = await anOffice();
    browser = await startBrowser(office.onward);
  });
  afterAll(async () => {
    await browser.close();
    await office.onward.close();
  });

  const begun = async (familyName: string) => {
    const person = await aCareLeaverInANewFlat(office, { familyName });
    const at = `/young-people/${person}/plan`;
    await office.adviser.post(`${at}/start`, { formId: newId(), from: 'template' });
    await writes(at, `I want to save. ${LONG}`, '1');
    return at;
  };
  const writes = (at: string, myWords: string, version: string, who: SignedInBrowser = office.adviser) =>
    who.post(`${at}/topics/money`, { myWords, workerAdds: '', goesWell: '', explored: '', noNeedBecause: '', version });

  it.each([
    ['on a phone', PHONE, true],
    ['without JavaScript', NO_SCRIPT, false],
  ])(
    '%s: finished, compared, returned, finished again, approved in two clicks, and the copy given',
    async (_, options, script) => {
      /** Without scripts nothing can look into the page. */
      const mustReadWell = async (page: Page) => {
        if (script) expect([await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([0, []]);
      };
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
      await hers
        .getByRole('link', { name: 'Finish the plan' })
        .or(hers.getByRole('button', { name: 'Finish the plan' }))
        .click();
      await mustReadWell(hers);
      await hers.getByLabel('Who?').fill('Aunt May');
      await hers.getByRole('button', { name: 'Add somebody else' }).click();
      expect(await hers.getByLabel('Who?').count()).toBe(2);
      await hers.getByRole('button', { name: 'Finish the plan' }).click();
      expect(await hers.locator('.govuk-error-summary a').allTextContents()).toEqual([
        'Enter the day they were asked',
        'Choose whether the young person agreed that they were asked',
        'Choose what they say of the plan',
        'Choose how it stands with an advocate',
      ]);
      await mustReadWell(hers);
      await finish(hers);
      expect(await hers.locator('main').innerText()).toContain('Not approved yet');
      await mustReadWell(hers);

      const theirs = await browser.open(options, office.manager);
      const decideAbout = async () => {
        await theirs.goto('/team');
        await theirs.getByRole('link', { name: /to approve/ }).click();
        await mustReadWell(theirs);
        await theirs.getByRole('link', { name: new RegExp(familyName) }).click();
        await mustReadWell(theirs);
      };
      await decideAbout();
      await theirs.getByRole('button', { name: 'Return it with these comments' }).click();
      expect(await theirs.locator('.govuk-error-summary a').allTextContents()).toEqual([
        'Enter what should change. Who wrote the plan will read it',
      ]);
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
