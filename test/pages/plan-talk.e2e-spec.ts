import type { BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';
import { NOTHING_WRITTEN, type TopicContent } from '../../src/pathway-plans/plan-document';
import { PlanAtWork, PlanTopic } from '../../src/pathway-plans/plan.entities';
import { PlanTemplateVersion } from '../../src/plan-templates/plan-template.entities';
import type { SignedInBrowser } from '../support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from './young-person-people';

const WORDS = 'In your own words';

describeInBrowser('a plan talked through on a phone', () => {
  let office: Office;
  let browser: RunningBrowser;
  const opened: BrowserContext[] = [];

  beforeAll(async () => {
    office = await anOffice();
    browser = await startBrowser(office.onward);
  }, 60_000);
  afterEach(async () => {
    for (const context of opened.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await office.onward.close();
  });

  const phone = async (options: object = {}, who: SignedInBrowser = office.adviser): Promise<Page> => {
    const page = await browser.open({ ...PHONE, ...options }, who);
    opened.push(page.context());
    return page;
  };

  /** A young person whose plan is being written, with nothing in it. */
  const aPlanBegun = async (): Promise<{ id: string; at: string }> => {
    const id = await aCareLeaverInANewFlat(office);
    const dataSource = office.onward.app.get(DataSource);
    const template = await dataSource.getRepository(PlanTemplateVersion).findOneByOrFail({ state: 'published' });
    const planId = newId();
    await dataSource.getRepository(PlanAtWork).insert({
      id: planId,
      youngPersonId: id,
      templateVersionId: template.id,
      carriedFromId: null,
      startedOn: TODAY,
      startedById: office.adviser.actor.staffId,
      cover: { title: '', colour: 'blue', goingWell: '' },
      takingPart: { meetings: '', explainedOn: null, whyNot: {} },
    });
    const topics = template.content.topics.map(({ key, matter, title, question }, place) => ({
      ...{ id: newId(), planId, youngPersonId: id, key, matter, title, question, place },
      content: NOTHING_WRITTEN,
    }));
    await dataSource.getRepository(PlanTopic).insert(topics as object[]);
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
  const isSaved = (page: Page) => state(page).getByText(/^Saved (on .* )?at/).waitFor();
  const isKept = (page: Page) => state(page).getByText('It is kept on this phone').waitFor();

  it('is looked at', async () => {
    const { id, at } = await aPlanBegun();
    const page = await phone();
    page.setDefaultTimeout(4000);
    page.on('console', (m) => console.log('browser', m.text()));
    page.on('pageerror', (m) => console.log('browser', m.message));
    page.on('response', (m) => m.request().method() === 'POST' && console.log(m.status(), m.url()));
    const shot = async (name: string) => {
      await page.screenshot({ path: `/tmp/talk-shots/${name}.png`, fullPage: true });
      console.log(name, await accessibilityFaults(page), await sidewaysScroll(page));
    };
    await page.goto(`/young-people/${id}`);
    await page.goto(at);
    await shot('start');
    await page.getByRole('button', { name: 'Start' }).click();
    await shot('card-1');
    await page.goto(`${at}/accommodation`);
    await page.getByLabel(WORDS).fill('It is loud at night and the lift is broken, but I like my room.\nمرحبا');
    await page.getByLabel('What goes well?').fill('My own room');
    await page.getByLabel('I need…').fill('A lock on my door');
    await isSaved(page);
    await page.getByRole('button', { name: 'Add another' }).click();
    await page.locator('#needs').waitFor();
    await page.locator('#safe-3').check();
    await isSaved(page);
    await shot('card-home');
    await page.getByRole('button', { name: 'Save and next' }).click();
    await page.getByText('What to do now').first().waitFor();
    await shot('safe');
    await page.goto(`${at}/read-back`);
    await shot('read-back');
    const other = await phone({}, office.colleague);
    await other.goto(`${at}/accommodation`);
    await page.goto(`${at}/accommodation?writer=worker`);
    await other.getByLabel(WORDS).fill('Different');
    await isSaved(other);
    await page.getByLabel('own words').fill('Mine now');
    await page.getByRole('button', { name: 'Look at both' }).click();
    await page.getByText('Two texts on one card').first().waitFor();
    await shot('both');
    console.log(await saved(id, 'accommodation'), await isKept.length);
  });
});
