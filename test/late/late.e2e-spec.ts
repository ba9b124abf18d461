import type { Page } from 'playwright-core';
import { newId } from '../../src/platform/ids';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  type RunningBrowser,
} from '../support/browser';
import { LONG, officeInBrowser } from '../pages/office-in-browser';
import { aCareLeaverInANewFlat, aVisitForm, FRIDAY, type Office } from '../pages/young-person-people';

describeInBrowser('what is late, and what was done instead, in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  /** Somebody whose first visit was due on Tuesday, and whom a colleague of the adviser saw on Friday. */
  const visitedLate = async (familyName: string) => {
    const person = await aCareLeaverInANewFlat(office, { familyName, movedOn: '2026-11-10' });
    const form = aVisitForm({ formId: newId(), when: '', onDate: FRIDAY });
    await office.colleague.post(`/young-people/${person}/contacts/new`, form);
    const [item] = await office.onward.sql<{ id: string }>(
      `select id from deadline where young_person_id = $1 and rule = 'PA-02'`,
      [person],
    );
    return { person, at: `/young-people/${person}/due/${item!.id}` };
  };

  describe.each([['on a phone', PHONE]])('%s', (_, options) => {
    const faults = async (page: Page) => [await sidewaysScroll(page), await accessibilityFaults(page)];
    let at: string;

    beforeAll(async () => {
      at = (await visitedLate(LONG)).at;
    });

    it.each([
      'AT',
      'AT/late',
      'AT/substitute',
      '/team/late?by=rule&figure=late',
      '/team',
      '/caseload?show=partly-done',
    ])('%s with a long name reads without scrolling sideways', async (address) => {
      const page = await browser.open(options, office.manager);
      await page.goto(address.replace('AT', at));
      expect(await page.locator('h1').count()).toBe(1);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    });

    it.each([
      ['late', 'Save', 3],
      ['substitute', 'Accept', 1],
    ])('what is refused on %s reads so too', async (form, button, errors) => {
      const page = await browser.open(options, office.manager);
      await page.goto(`${at}/${form}`);
      await page.getByRole('button', { name: button }).click();
      await page.locator('.govuk-error-summary').waitFor();
      expect(await page.locator('.govuk-error-summary a').count()).toBe(errors);
      expect(await faults(page)).toEqual([0, []]);
      await page.close();
    });
  });

  describe.each([
    ['with JavaScript', {}],
    ['without JavaScript', NO_SCRIPT],
  ])('%s', (title, script) => {
    const familyName = (about: string) => `${about}${title.replace(' JavaScript', 'script')}`;

    it('an adviser says why a visit is late, and her manager reads it on Today', async () => {
      const { at } = await visitedLate(familyName('Late'));
      const adviser = await browser.open({ ...DESKTOP, ...script }, office.adviser);
      await adviser.goto(at);
      await adviser.getByRole('link', { name: 'Say why it is late' }).click();
      await adviser.getByLabel('Court or other outside delay').check();
      await adviser.getByLabel('By when will it be put right?').fill('1 December 2026');
      await adviser.getByLabel('Who will see to it?').selectOption(office.adviser.actor.staffId);
      await adviser.getByLabel('Note, if there is more to say').fill('The hearing was put off.');
      await adviser.getByRole('button', { name: 'Save' }).dblclick();
      await adviser.locator('.govuk-notification-banner', { hasText: 'Saved.' }).waitFor();
      expect(await adviser.locator('main').textContent()).toContain('The hearing was put off.');
      await adviser.close();

      const manager = await browser.open({ ...DESKTOP, ...script }, office.manager);
      await manager.goto('/today');
      const line = manager.locator('.onward-dues__item', { has: manager.locator(`a[href="${at}"]`) });
      expect(await line.textContent()).toContain(
        'Court or other outside delay. To be put right by 1 December 2026, Ada Worker',
      );
      await manager.goto('/team/late?by=rule&rule=PA-02');
      await manager
        .locator('.onward-late tbody a', { hasText: /court or other outside delay/ })
        .first()
        .click();
      expect(await manager.locator('.onward-late__item', { hasText: familyName('Late') }).count()).toBe(1);
      await manager.close();
    });

    it('a manager accepts a duty worker’s visit in two clicks from what is due, and takes it back', async () => {
      const { person, at } = await visitedLate(familyName('Duty'));
      const stateOf = async () =>
        (
          await office.onward.sql<{ state: string }>(
            `select state from deadline where young_person_id = $1 and rule = 'PA-02'`,
            [person],
          )
        )[0]!.state;
      const page = await browser.open({ ...DESKTOP, ...script }, office.manager);
      await page.goto(at);
      await page.getByRole('link', { name: 'Accept it in place of what is asked' }).click();
      await page.getByLabel('Why is it good enough?').fill('Cy knows her from before.');
      await page.getByRole('button', { name: 'Accept' }).dblclick();
      await page.locator('.govuk-notification-banner', { hasText: 'Accepted.' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(at);
      expect(await page.locator('#accepted').textContent()).toContain('Cy knows her from before.');
      expect(await stateOf()).toBe('met-by-substitute');

      await page.getByRole('link', { name: 'Take the acceptance back' }).click();
      await page.getByLabel('Why do you take it back?').fill('It was her sister.');
      await page.getByRole('button', { name: 'Take it back' }).click();
      await page.locator('.govuk-notification-banner', { hasText: 'Taken back.' }).waitFor();
      expect(await stateOf()).toBe('partial');
      await page.close();
    });
  });
});
