import { DataSource } from 'typeorm';
import { Alerts } from '../../src/deadlines/alerts';
import { Ledger } from '../../src/deadlines/ledger';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { localDate } from '../../src/statutory/local-date';
import { describeInBrowser, errorsShown, NO_SCRIPT, PHONE, type RunningBrowser } from '../support/browser';
import { SYSTEM } from '../support/records';
import { LONG, officeInBrowser, readingWell } from './office-in-browser';
import { aCareLeaverInANewFlat, type Office } from './young-person-people';

describeInBrowser('pauses in a browser', () => {
  let office: Office;
  let browser: RunningBrowser;

  officeInBrowser((opened) => ({ office, browser } = opened));

  const overdueVisit = async (person: string) => {
    const [item] = await office.onward.sql<{ id: string }>(
      `select id from deadline where young_person_id = $1 and rule = 'PA-02'`,
      [person],
    );
    return item!.id;
  };

  /** The night of a day: who is due to change is refreshed, and what crosses a threshold is told. */
  const alertsOnTheNightOf = async (day: string, person: string, item: string) => {
    const { app } = office.onward;
    const date = localDate(day);
    await app.get(UnitOfWork).write(SYSTEM, async (work) => {
      await app.get(Ledger).refresh(work, [person], date);
      await app.get(Alerts).raise(work, date, date);
    });
    const alerts = await app
      .get(DataSource)
      .query<unknown[]>('select id from alert where deadline_id = $1 and raised_on = $2', [item, day]);
    return alerts.length;
  };

  describe.each([
    ['on a phone', PHONE, true],
    ['without JavaScript', NO_SCRIPT, false],
  ])('%s', (title, options, script) => {
    const mustReadWell = readingWell(script);

    it('an adviser asks, a manager approves in one click, alerts are silent, and it ends by itself', async () => {
      const familyName = title === 'on a phone' ? LONG : 'Fable';
      const person = await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10', familyName });
      const item = await overdueVisit(person);

      const hers = await browser.open(options, office.adviser);
      await hers.goto(`/young-people/${person}/due/${item}`);
      await hers.getByRole('link', { name: 'Ask for a pause' }).click();
      await hers.getByRole('button', { name: 'Ask for this pause' }).click();
      expect(await errorsShown(hers)).toEqual([
        'Choose why reminders should stop',
        'Enter the day reminders start again as 9/3/26 or 9 March 2026',
      ]);
      await mustReadWell(hers);
      await hers.getByLabel('In hospital and not well enough').check();
      await hers.getByLabel('What should the manager know?').fill(`On ward ${LONG}`);
      await hers.getByLabel('On which day do reminders start again?').fill('8/12/26');
      await hers.getByRole('button', { name: 'Ask for this pause' }).click();
      await hers.getByText('Nothing is paused until a manager approves it').first().waitFor();
      expect(await hers.locator('main').innerText()).toContain('Waits for a manager');
      await mustReadWell(hers);

      const theirs = await browser.open(options, office.manager);
      await theirs.goto('/team');
      await theirs.getByRole('link', { name: '1 asked for' }).click();
      await mustReadWell(theirs);
      await theirs.getByRole('button', { name: /^Approve/ }).click();
      await theirs.getByText('No pause waits for a decision.').waitFor();
      await mustReadWell(theirs);

      await hers.goto(`/young-people/${person}/due/${item}`);
      expect(await hers.locator('main').innerText()).toContain('Paused until 8 December 2026');
      await mustReadWell(hers);
      await hers.getByRole('link', { name: /^Look at it, or end it/ }).click();
      expect(await hers.getByRole('button', { name: 'End the pause' }).isVisible()).toBe(true);
      await mustReadWell(hers);
      await hers.goto('/today');
      expect(await hers.locator('#overdue').innerText()).toContain('paused');

      expect(await alertsOnTheNightOf('2026-12-01', person, item)).toBe(0);
      expect(await alertsOnTheNightOf('2026-12-08', person, item)).toBeGreaterThan(0);
      await hers.goto(`/young-people/${person}/due/${item}`);
      expect(await hers.locator('#history + ol').innerText()).toContain('No longer paused.');
      await hers.close();
      await theirs.close();
    });

    it('a manager refuses with a reason, and who asked reads it on Today', async () => {
      const person = await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10', familyName: `Grey ${LONG}` });
      const item = await overdueVisit(person);
      const asked = { reason: 'away-abroad', note: '', fromOn: '23/11/26', untilOn: '30/11/26' };
      await office.adviser.post(`/young-people/${person}/due/${item}/pause`, asked);

      const theirs = await browser.open(options, office.manager);
      await theirs.goto('/team/pauses');
      await theirs.getByRole('link', { name: /^Refuse/ }).click();
      await theirs.getByLabel('Refuse it').check();
      await theirs.getByRole('button', { name: 'Record the decision' }).click();
      expect(await errorsShown(theirs)).toEqual(['Enter why it is refused. Who asked will read it']);
      await mustReadWell(theirs);
      await theirs.getByLabel('Why?').fill('A call would do.');
      await theirs.getByRole('button', { name: 'Record the decision' }).click();
      await theirs.getByText('Refused. Who asked will see it.').first().waitFor();
      await theirs.close();

      const hers = await browser.open(options, office.adviser);
      await hers.goto('/today');
      const refused = hers.getByRole('region', { name: 'Pauses refused' });
      expect(await refused.innerText()).toContain('A call would do.');
      await mustReadWell(hers);
      await hers.close();
    });
  });
});
