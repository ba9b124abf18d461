import { DESKTOP, errorsShown, NO_SCRIPT, PHONE } from '../support/browser';
import { describeInBrowser, type RunningBrowser } from '../support/browser';
import { anApprovedPlan } from './an-approved-plan';
import { LONG, officeInBrowser, readingWell } from './office-in-browser';
import { aCareLeaverInANewFlat, type Office } from './young-person-people';

describeInBrowser('promises and templates in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  describe.each([
    ['on a phone', PHONE, true],
    ['on a desktop without JavaScript', { ...DESKTOP, ...NO_SCRIPT }, false],
  ])('%s', (_title, options, script) => {
    const mustReadWell = readingWell(script);

    it('an adviser promises something in a visit, agrees to another day, and keeps it', async () => {
      const person = await aCareLeaverInANewFlat(office, { familyName: script ? LONG : 'Fable' });
      const at = `/young-people/${person}`;
      const hers = await browser.open(options, office.adviser);
      await hers.goto(`${at}/contacts/new`);
      await hers.getByLabel('I promised something').check();
      await hers.getByRole('button', { name: 'Save', exact: true }).click();
      await hers.getByRole('heading', { name: /Record a promise/ }).waitFor();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Record the promise' }).click();
      expect(await errorsShown(hers)).toHaveLength(2);
      await mustReadWell(hers);
      await hers.getByLabel('What was promised to Mina?').fill('I will ring the landlord');
      await hers.getByLabel('By which day?').fill('23/11/26');
      await hers.getByRole('button', { name: 'Record the promise' }).click();
      await hers.getByRole('link', { name: 'I will ring the landlord' }).waitFor();
      await mustReadWell(hers);

      await hers.goto('/today');
      expect(await hers.getByRole('region', { name: /Also promised/ }).innerText()).toContain('due today');
      await mustReadWell(hers);
      await hers.getByRole('link', { name: 'I will ring the landlord' }).first().click();
      await hers.getByLabel('Mina agreed to another day').check();
      await hers.getByLabel('The new day').fill('30/11/26');
      await hers.getByLabel('Today', { exact: true }).check();
      await mustReadWell(hers);
      await hers.getByRole('button', { name: 'Record it' }).click();
      await hers.getByText('first by 23 November 2026').waitFor();
      await hers.getByLabel('It was kept', { exact: true }).check();
      await hers.getByLabel('Today', { exact: true }).check();
      await hers.getByRole('button', { name: 'Record it' }).click();
      await hers.getByText('Recorded as kept.').first().waitFor();
      await mustReadWell(hers);

      await hers.close();
    });

    it('the manager sees what is late, to names, and says what was said to the young person', async () => {
      const person = await aCareLeaverInANewFlat(office, { familyName: script ? LONG : 'Fable' });
      const at = `/young-people/${person}`;
      await office.adviser.post(`${at}/promises/new`, {
        what: `Bring the ${LONG}`,
        byOn: '20/11/26',
        when: 'another-day',
        onDate: '10/11/26',
      });
      const theirs = await browser.open(options, office.manager);
      await theirs.goto('/team');
      await mustReadWell(theirs);
      await theirs.getByRole('link', { name: /owed and late/ }).click();
      await theirs
        .getByRole('link', { name: /^Bring the/ })
        .first()
        .waitFor();
      await mustReadWell(theirs);
      await theirs
        .getByRole('link', { name: /^Bring the/ })
        .first()
        .click();
      await theirs.getByLabel(/somebody apologised/).check();
      await theirs.getByLabel('What was said to Mina?').fill('I am sorry that it took so long.');
      await theirs.getByLabel('Yesterday', { exact: true }).check();
      await theirs.getByRole('button', { name: 'Record it' }).click();
      await theirs.getByText('“I am sorry that it took so long.”').waitFor();
      await mustReadWell(theirs);
      await theirs.goto(at);
      await mustReadWell(theirs);
      await theirs.close();
    });

    it('an action of the plan is said to be done, by whoever it was', async () => {
      const person = await aCareLeaverInANewFlat(office);
      const [ring] = await anApprovedPlan(office, person, [
        { what: 'Look at two courses', by: 'young-person', dueOn: '2026-11-30' },
      ]);
      const hers = await browser.open(options, office.adviser);
      await hers.goto(`/young-people/${person}/plan/actions/${ring}`);
      await mustReadWell(hers);
      await hers.getByLabel('Today', { exact: true }).check();
      await hers.getByLabel(/How did it go/).fill('Both were good.');
      await hers.getByRole('button', { name: 'It is done' }).click();
      await hers.getByText('Both were good.').waitFor();
      await mustReadWell(hers);
      await hers.close();
    });

    it('a manager words a topic anew, looks at it as a card, publishes it, and a young person rates their plan', async () => {
      const theirs = await browser.open(options, office.manager);
      await theirs.goto('/plan-templates');
      await mustReadWell(theirs);
      await theirs
        .getByRole('button', { name: /^Draft the next version/ })
        .first()
        .click();
      await theirs.getByRole('heading', { name: /Draft of version/ }).waitFor();
      await mustReadWell(theirs);
      await theirs.getByRole('link', { name: /^Money/ }).click();
      await theirs
        .getByLabel('What is the young person asked?')
        .fill(`What worries you about money? ${script ? 'Anything?' : ''}`);
      await mustReadWell(theirs);
      await theirs.getByRole('button', { name: 'Save the topic' }).click();
      await theirs.getByLabel('Whose questions are added for workers?').selectOption('signs-of-safety');
      await theirs.getByRole('button', { name: 'Save', exact: true }).click();
      await theirs.getByRole('button', { name: /Down.*: Money/ }).click();
      await theirs.getByRole('link', { name: 'Look at it as cards' }).click();
      await mustReadWell(theirs);
      await theirs.getByRole('link', { name: 'The next card ›' }).click();
      await theirs.getByText('2 of 13').waitFor();
      await theirs.getByRole('link', { name: 'As a page of the plan' }).click();
      await theirs.getByText('What worries you about money?').first().waitFor();
      await mustReadWell(theirs);
      await theirs.getByRole('link', { name: 'Change this draft' }).click();
      await theirs
        .getByRole('link', { name: 'Publish it' })
        .or(theirs.getByRole('button', { name: 'Publish it' }))
        .click();
      await mustReadWell(theirs);
      await theirs
        .getByLabel('What changed because of what young people said?')
        .fill('You said that money worries you most.');
      await theirs.getByRole('button', { name: 'Publish it' }).click();
      await theirs.getByText('What changed because of you:').waitFor();
      await mustReadWell(theirs);
      await theirs.close();

      const person = await aCareLeaverInANewFlat(office);
      await anApprovedPlan(office, person, []);
      const hers = await browser.open(options, office.adviser);
      await hers.goto(`/young-people/${person}`);
      await hers.getByRole('link', { name: 'What Mina thinks of the questions in the plan' }).click();
      await mustReadWell(hers);
      await hers.getByLabel('4: good').check();
      await hers.getByRole('button', { name: 'Save it' }).click();
      await hers.getByText('published without names').first().waitFor();
      await hers.close();
    });
  });
});
