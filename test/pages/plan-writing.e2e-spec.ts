import { describeInBrowser, DESKTOP, NO_SCRIPT, PHONE, type RunningBrowser } from '../support/browser';
import { LONG, officeInBrowser, readingWell } from './office-in-browser';
import { aCareLeaverInANewFlat, type Office } from './young-person-people';

describeInBrowser('writing a plan in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  describe.each([
    ['on a phone', PHONE, true],
    ['without JavaScript', NO_SCRIPT, false],
  ])('%s', (title, options, script) => {
    const mustReadWell = readingWell(script);

    it('an adviser begins a plan beside the young person and goes from a need to its first action', async () => {
      const person = await aCareLeaverInANewFlat(office, { familyName: title === 'on a phone' ? LONG : 'Fable' });
      const page = await browser.open(options, office.adviser);
      await page.goto(`/young-people/${person}`);
      await page.getByRole('link', { name: 'Begin a plan' }).click();
      await mustReadWell(page);
      await page.getByRole('button', { name: 'Begin the plan' }).click();
      await page.getByRole('heading', { name: 'Being written' }).waitFor();
      await mustReadWell(page);

      await page.getByRole('button', { name: /^Up.*Money/ }).click();
      await page.getByText('Moved.').waitFor();
      await page.getByRole('link', { name: 'Change the cover' }).click();
      await page.getByLabel('What is the plan called?').fill(`My way ${LONG}`);
      await page.getByLabel('Pink').check();
      await mustReadWell(page);
      await page.getByRole('button', { name: 'Save' }).click();

      await page.getByRole('link', { name: 'Money', exact: true }).click();
      await page.getByLabel('Mina’s own words').fill(`I want to save. ${LONG}`);
      await page.getByLabel('There is something they need').check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.').waitFor();
      await mustReadWell(page);
      await page.getByRole('button', { name: 'Add a need' }).click();
      await page.getByLabel('What does Mina need?').fill('No bank account');
      await mustReadWell(page);
      await page.getByRole('button', { name: 'Save, and add a goal' }).click();
      await page.getByText('No earlier plan had a goal here.').waitFor();
      await page.getByText(/^Ideas for what to do/).click();
      await mustReadWell(page);
      if (script) await page.setViewportSize(DESKTOP.viewport);
      await page.getByLabel('What does Mina want to achieve?').fill('Money of my own');
      await page.getByRole('button', { name: 'Save, and add an action' }).click();
      expect(await page.getByLabel('By when?').inputValue()).toBe('');
      await page.getByLabel('What will be done?').fill('Support with this');
      if (!script) await page.getByRole('button', { name: 'Show hints' }).click();
      await page.getByText('There is no date by which this is done.').waitFor();
      await mustReadWell(page);
      await page.getByLabel('What will be done?').fill('Go to the bank in town');
      await page.getByLabel('Mina', { exact: true }).check();
      await page.getByLabel('By when?').fill('14/12/26');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Go to the bank in town').first().waitFor();
      expect(await page.locator('.onward-action').innerText()).toContain('Mina, by 14 December 2026');
      await mustReadWell(page);

      await page.getByRole('link', { name: 'Back to the plan' }).click();
      await page.getByRole('button', { name: 'What it covers' }).click();
      expect(await page.locator('.onward-coverage').innerText()).toContain('Money');
      await mustReadWell(page);
      await page.close();
    });

    it('two people on one topic see both texts, and what is chosen stands', async () => {
      const person = await aCareLeaverInANewFlat(office);
      await office.adviser.post(`/young-people/${person}/plan/start`, { from: 'template' });
      const at = `/young-people/${person}/plan/topics/health`;
      const desk = script ? DESKTOP : options;
      const [hers, his] = [await browser.open(options, office.adviser), await browser.open(desk, office.colleague)];
      await hers.goto(at);
      await his.goto(at);
      await hers.getByLabel('Mina’s own words').fill('Football keeps me right.');
      await hers.getByRole('button', { name: 'Save', exact: true }).click();
      await hers.getByText('Saved.').waitFor();

      await his.getByLabel('Mina’s own words').fill('I sleep badly.');
      await his.getByRole('button', { name: 'Save', exact: true }).click();
      await his.getByText('Ada Worker saved this while you were writing.').waitFor();
      await mustReadWell(his);
      await his.getByRole('button', { name: 'Save what I chose' }).click();
      await his.locator('.govuk-error-summary').waitFor();
      await mustReadWell(his);
      await his.getByLabel('Both, one below the other').check();
      await his.getByRole('button', { name: 'Save what I chose' }).click();
      await his.getByText('Saved.').waitFor();
      expect(await his.getByLabel('Mina’s own words').inputValue()).toBe('Football keeps me right.\n\nI sleep badly.');
      await hers.close();
      await his.close();
    });
  });
});
