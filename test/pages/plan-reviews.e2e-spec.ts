import { describeInBrowser, DESKTOP, errorsShown, NO_SCRIPT, PHONE, type RunningBrowser } from '../support/browser';
import { withAPlan } from './plan-reviews-people';
import { LONG, officeInBrowser, readingWell } from './office-in-browser';
import { type Office } from './young-person-people';

describeInBrowser('a review in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  describe.each([
    ['on a phone', PHONE, true],
    ['without JavaScript', NO_SCRIPT, false],
  ])('%s', (_, options, script) => {
    const mustReadWell = readingWell(script);

    it('an adviser goes from what is due to the next date, one goal after another', async () => {
      const person = await withAPlan(office, { familyName: script ? LONG : 'Fable' });
      const hers = await browser.open(options, office.adviser);
      hers.setDefaultTimeout(20_000);

      await hers.goto(person.at);
      await hers.getByRole('link', { name: /^Hold the review for: Pathway plan review within 6 months/ }).click();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Open the review' }).click();
      await mustReadWell(hers);

      await hers.getByRole('button', { name: 'One goal after another' }).click();
      await hers.getByRole('button', { name: 'Save and go on' }).click();
      expect(await errorsShown(hers)).toContain('Enter what came of it');
      await mustReadWell(hers);
      await hers.getByLabel('Stopped').check();
      await hers.getByLabel('What came of it?').fill(`Too far away ${LONG}`);
      await hers.getByRole('button', { name: 'Save and go on' }).click();
      await hers.getByText('Goal 2 of 2').waitFor();
      await hers.getByLabel('Kept: it goes on').check();
      await hers.getByLabel('What came of it?', { exact: true }).fill('Second on the list.');
      await hers.getByLabel('Done', { exact: true }).last().check();
      await mustReadWell(hers);
      if (script) {
        await hers.reload();
        expect(await hers.getByLabel('What came of it?', { exact: true }).inputValue()).toBe('Second on the list.');
        expect(await hers.getByLabel('Kept: it goes on').isChecked()).toBe(true);
        await hers.setViewportSize(DESKTOP.viewport);
        await mustReadWell(hers);
      }
      await hers.getByRole('button', { name: 'Save and go on' }).click();
      await hers.getByText('Every goal has been talked about.').waitFor();

      await hers.getByRole('button', { name: 'One topic after another' }).click();
      await hers.getByLabel('What changed?').fill(`A job ${LONG}`);
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Save and go on' }).click();
      await hers.getByText('Topic 2 of 11').waitFor();
      await hers.getByRole('link', { name: 'Back to the review' }).last().click();
      await hers.getByRole('link', { name: 'Write what the rules ask' }).click();
      await hers.getByLabel('No, it is not suitable').check();
      await hers.getByLabel('Why, or what is done about it?').fill(`Damp ${LONG}`);
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Save' }).click();
      await hers.getByText('No, it is not suitable.').waitFor();

      await hers.getByRole('link', { name: 'Write who was there, and what was said' }).click();
      await hers.getByLabel('No, it was held without them').check();
      await hers.getByLabel('Chaired by').fill(`Ruth ${LONG}`);
      await hers.getByRole('button', { name: 'Save' }).click();
      await hers.locator('.govuk-error-summary').getByText('a review without them is held only then').waitFor();
      await mustReadWell(hers);
      await hers.getByLabel('Yes, they were there').check();
      await hers.getByLabel('In their own words').fill('I like it there.');
      await hers.getByLabel('Name').first().fill('Jo Teacher');
      await mustReadWell(hers);
      if (script) {
        await hers.goto(hers.url());
        expect(await hers.getByLabel('In their own words').inputValue()).toBe('I like it there.');
        expect(await hers.getByLabel('Name').first().inputValue()).toBe('Jo Teacher');
      }
      await hers.getByRole('button', { name: 'Save' }).click();
      await hers.getByText(`Chaired by Ruth ${LONG}`).waitFor();
      if (script) expect(await hers.evaluate('Object.keys(sessionStorage)')).toEqual([]);
      await mustReadWell(hers);

      await hers.getByRole('button', { name: 'Record it as held' }).click();
      await hers.getByLabel('Yesterday').check();
      if (script) await hers.getByText('Held on 22 November 2026, this review counts for:').waitFor();
      else {
        await hers.getByRole('button', { name: 'Work it out for this day' }).click();
        expect(await hers.locator('main').innerText()).toContain('Held on 22 November 2026');
      }
      expect(await hers.locator('main').innerText()).toContain('so the second is held by 22 February 2027');
      await mustReadWell(hers);
      await hers.getByLabel('A new plan is written from what was found').check();
      await hers.getByRole('button', { name: 'Save the review' }).click();
      await hers.getByText('The review is recorded. The next one is due by 22 February 2027.').first().waitFor();
      await mustReadWell(hers);

      await hers.getByLabel('On which day did they get their copy?').fill('23/11/26');
      await hers.getByRole('button', { name: 'Save' }).click();
      await hers.getByText('Copy given').waitFor();
      await hers.getByRole('link', { name: 'Back to reviews' }).click();
      expect(await hers.locator('#tried + ul').innerText()).toContain(`Too far away ${LONG}`);
      await mustReadWell(hers);

      await hers.close();
    }, 120_000);

    it('somebody looks at the goals halfway, and a challenge reaches the managers', async () => {
      const person = await withAPlan(office);
      const hers = await browser.open(options, office.adviser);
      await hers.goto(`${person.at}/reviews`);
      await hers.getByRole('link', { name: 'Look at how the goals stand' }).click();
      await hers.getByLabel('Today').check();
      await hers.getByLabel('On track').first().check();
      await hers.getByLabel('Not started').last().check();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Save the check' }).click();
      await hers.getByText('The midway check is recorded.').first().waitFor();

      await hers.getByRole('link', { name: 'Record a challenge' }).click();
      await hers.getByLabel('Which reviewing officer raised it?').fill('Ruth Calder');
      await hers.getByLabel('Today').check();
      await hers.getByLabel('What is challenged?').fill('No visit since the move.');
      await hers.getByLabel('Who is to answer?').fill('Ada Worker');
      await hers.getByLabel('By which day?').fill('7/12/26');
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Save' }).click();
      await hers.getByText('It stays open until it is resolved').first().waitFor();
      await mustReadWell(hers);
      await hers.close();

      const theirs = await browser.open(script ? DESKTOP : options, office.manager);
      await theirs.goto(`${person.at}/reviews`);
      await theirs.getByRole('link', { name: 'Name who reviews them' }).click();
      await theirs.getByLabel('Who is the reviewing officer?').selectOption(office.stranger.actor.staffId);
      await theirs.getByLabel('Why?').fill(`Knows them ${LONG}`);
      await mustReadWell(theirs);
      await theirs.getByRole('button', { name: 'Save' }).click();
      await theirs.getByText('Su Stranger is their independent reviewing officer').waitFor();
      const officers = await browser.open(options, office.stranger);
      await officers.goto('/my-reviews');
      await officers.getByText('stage 1, the worker (Ada Worker), answer by 7 December 2026').first().waitFor();
      await mustReadWell(officers);
      await officers.close();
      await theirs.goto('/team/challenges');
      expect(await theirs.locator('main').innerText()).toContain('No visit since the move.');
      await mustReadWell(theirs);
      await theirs.close();
    });
  });
});
