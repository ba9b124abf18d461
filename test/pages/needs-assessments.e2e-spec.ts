import { describeInBrowser, DESKTOP, errorsShown, NO_SCRIPT, PHONE, type RunningBrowser } from '../support/browser';
import { LONG, officeInBrowser, readingWell } from './office-in-browser';
import { aCareLeaverInANewFlat, type Office } from './young-person-people';

describeInBrowser('a needs assessment in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  it.each([
    ['on a phone', PHONE, true],
    ['without JavaScript', NO_SCRIPT, false],
  ])(
    '%s, is written area by area, sent, signed off by another, and given to the young person',
    async (_, options, script) => {
      const person = await aCareLeaverInANewFlat(office, { familyName: script ? LONG : 'Fable' });
      const mustReadWell = readingWell(script);
      const hers = await browser.open(options, office.adviser);
      for (const told of ['life', 'life-events/new', 'trafficking?from=plan']) {
        await hers.goto(`/young-people/${person}/${told}`);
        await mustReadWell(hers);
      }
      await hers.goto(`/young-people/${person}`);
      await hers.getByRole('link', { name: 'Needs assessments' }).click();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Open an assessment' }).click();
      expect(await errorsShown(hers)).toEqual(['Choose why you open it']);
      await mustReadWell(hers);
      await hers.getByLabel('A relationship that mattered to them ended').check();
      await hers.getByLabel('on which day?').fill('20/11/26');
      await hers.getByLabel('What changed, or who asked?').fill(`They parted. ${LONG}`);
      await hers.getByRole('button', { name: 'Open an assessment' }).click();
      await mustReadWell(hers);

      await hers.getByRole('link', { name: 'What their history tells us' }).click();
      expect(await hers.locator('main').innerText()).toContain('Foster care: care order');
      await hers.getByLabel('What of this history matters now?').fill('Moves that others decided.');
      await mustReadWell(hers);
      if (script) {
        await hers.reload();
        expect(await hers.getByLabel('What of this history matters now?').inputValue()).toBe(
          'Moves that others decided.',
        );
      }
      await hers.getByLabel('Why does it matter?').fill('She wants a say.');
      await hers.getByRole('button', { name: 'Save and go on' }).click();
      await hers.getByRole('heading', { level: 1, name: 'Identity' }).waitFor();
      const parts = hers.getByRole('group');
      for (const name of ['Culture', 'Heritage']) {
        await parts.filter({ hasText: name }).first().getByLabel('What they say').fill(`Her ${name}`);
      }
      await parts.filter({ hasText: 'Faith or belief' }).first().getByLabel('Asked, did not want to say').check();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Save', exact: true }).click();
      await hers.getByRole('link', { name: 'Whose views were asked for' }).click();
      await mustReadWell(hers);
      await hers.getByRole('link', { name: 'Back to the assessment' }).click();

      if (script) await hers.setViewportSize(DESKTOP.viewport);
      await hers.getByRole('button', { name: 'Add a recommendation' }).click();
      await hers.getByRole('button', { name: 'Save' }).click();
      expect(await errorsShown(hers)).toEqual(['Enter what you recommend', 'Choose what it is about']);
      await hers.getByLabel('What do you recommend?').fill('A say in the next move.');
      await hers.getByLabel('What is it about?').selectOption('accommodation');
      await hers.getByLabel('Now').check();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Save' }).click();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Send it to a manager' }).click();
      await hers.getByText('It waits for a manager who did not write in it').waitFor();
      await mustReadWell(hers);

      // A manager decides at a desk
      const theirs = await browser.open(script ? DESKTOP : options, office.manager);
      await theirs.goto('/team');
      await theirs.getByRole('link', { name: /to be signed off$/ }).click();
      await mustReadWell(theirs);
      await theirs.getByRole('link', { name: script ? LONG : 'Fable' }).click();
      await theirs.getByLabel('Sign it off').check();
      await theirs.getByRole('button', { name: 'Record the decision' }).click();
      await mustReadWell(theirs);
      await theirs.getByLabel('Why?').fill('The rest follows with the plan.');
      await theirs.getByLabel('Sign it off').check();
      await theirs.getByRole('button', { name: 'Record the decision' }).click();
      await theirs.getByText('Signed off with something missing').waitFor();
      await mustReadWell(theirs);
      await theirs.close();

      await hers.reload();
      await hers.getByLabel('On which day were they given a copy?').fill('23/11/26');
      await hers.getByLabel('On paper').check();
      await hers.getByLabel('On which day was it explained to them?').fill('23/11/26');
      await hers.getByRole('button', { name: 'Record the copy' }).click();
      await hers.getByText('Given on 23 November 2026, on paper.').waitFor();
      await mustReadWell(hers);
      await hers.close();
    },
  );
});
