import { todayInLondon } from '../../src/platform/clock';
import { localDate, type LocalDate } from '../../src/statutory/local-date';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import {
  describeInBrowser,
  DESKTOP,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { aCareLeaver, dueIn, manyCareLeavers } from './caseload-people';

const NAMES = '.onward-caseload__name';

describe('the caseload list', () => {
  let onward: TestApp;
  let adviser: SignedInBrowser;
  let colleague: SignedInBrowser;
  let manager: SignedInBrowser;
  let today: LocalDate;

  beforeAll(async () => {
    onward = await startTestApp();
    today = todayInLondon(onward.clock.now);
    adviser = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    colleague = await onward.signInAs('adviser', { team: 'North', name: 'Cy Colleague' });
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
  });
  afterAll(() => onward.close());

  it('says so when nobody is allocated yet', async () => {
    const { status, text } = await adviser.get('/caseload');
    expect(status).toBe(200);
    expect(text).toContain('No young people are allocated to you yet.');
    expect(text).toContain('0 young people, nothing overdue');
  });

  describe('with young people', () => {
    beforeAll(async () => {
      const born = (text: string) => ({ dateOfBirth: localDate(text) });
      await aCareLeaver(onward, { adviser: adviser.actor, familyName: 'Zahir', ...born('2004-02-01') });
      await aCareLeaver(onward, {
        adviser: adviser.actor,
        givenName: null,
        familyName: null,
        authorityId: '744950',
        due: [dueIn(-5, today), dueIn(-1, today), dueIn(40, today)],
        ...born('2005-02-01'),
      });
      await aCareLeaver(onward, {
        adviser: adviser.actor,
        familyName: 'O’Hara <b>',
        status: 'eligible',
        due: [dueIn(9, today)],
        ...born('2009-02-01'),
      });
      await aCareLeaver(onward, {
        adviser: adviser.actor,
        familyName: 'Past',
        status: 'aged-out',
        ...born('1999-02-01'),
      });
      await aCareLeaver(onward, { adviser: colleague.actor, familyName: 'Shared', due: [dueIn(-2, today)] });
      await aCareLeaver(onward, {
        adviser: null,
        familyName: 'Alone',
        status: 'undetermined',
        needsManager: ['Find the earlier care history, or decide the status.'],
      });
    });

    it('shows an adviser their own, who is owed something, with what is overdue first and why', async () => {
      const answer = await adviser.get('/caseload');
      expect(names(answer)).toEqual(['Name not known (744950)', 'Mina O’Hara <b>', 'Mina Zahir']);
      expect(answer.$('.onward-caseload__counts').text()).toBe('3 young people, 2 overdue items for 1 person');
      expect(answer.$('.onward-dues__when--overdue').toArray()).toHaveLength(2);
      const first = answer.$('tbody tr').first();
      expect(first.find('.onward-dues__item').first().text()).toContain('5 days overdue');
      expect(first.find('.onward-dues__because').first().text()).toMatch(/^A plan is reviewed every six months\. Why/);
      expect(first.find('.onward-caseload__status').text()).toBe('Former relevant');
      expect(first.text()).toContain('Looked after and eligible on reaching 18');
      expect(first.text()).not.toContain('A second reason.');
    });

    it.each([
      ['who=everyone', ['Name not known (744950)', 'Mina Shared', 'Mina O’Hara <b>', 'Mina Zahir']],
      ['show=overdue', ['Name not known (744950)']],
      ['show=due-soon', ['Mina O’Hara <b>']],
      ['status=eligible', ['Mina O’Hara <b>']],
      ['status=aged-out', ['Mina Past']],
      ['order=name', ['Mina O’Hara <b>', 'Mina Zahir', 'Name not known (744950)']],
      ['order=age', ['Mina O’Hara <b>', 'Name not known (744950)', 'Mina Zahir']],
      ['page=9', ['Name not known (744950)', 'Mina O’Hara <b>', 'Mina Zahir']],
    ])('keeps the filter in the address: %s', async (query, people) => {
      expect(names(await adviser.get(`/caseload?${query}`))).toEqual(people);
    });

    it('says beside each choice of a filter how many the list then shows', async () => {
      const counted: string[] = [];
      for (const scope of ['who=everyone', 'who=everyone&show=overdue']) {
        const page = await adviser.get(`/caseload?${scope}`);
        for (const filter of ['status', 'adviser']) {
          for (const option of page.$(`select[name=${filter}] option`).toArray()) {
            const said = /\((\d+)\)$/.exec(page.$(option).text())?.[1];
            if (said === undefined) continue;
            const listed = names(await adviser.get(`/caseload?${scope}&${filter}=${page.$(option).val() as string}`));
            expect({ filter, listed: listed.length }).toEqual({ filter, listed: Number(said) });
            counted.push(filter);
          }
        }
      }
      expect(new Set(counted).size).toBe(2);
    });

    it('shows a manager the team and those whom no team has taken, and offers them a worker', async () => {
      const answer = await manager.get('/caseload?show=waiting');
      expect(names(answer)).toEqual(['Mina Alone']);
      expect(answer.$('tbody').text()).toContain('Give a worker to Mina Alone');
      expect(names(await manager.get('/caseload?show=for-a-manager'))).toEqual(['Mina Alone']);
      expect(answer.text).toContain('Find the earlier care history');
      expect(names(await manager.get(`/caseload?adviser=${colleague.actor.staffId}`))).toEqual(['Mina Shared']);
    });

    it('counts on Today the same overdue items as the list', async () => {
      const list = (await manager.get('/caseload?show=overdue')).$('.onward-caseload__counts').text();
      const day = (await manager.get('/today')).$('section[aria-labelledby=overdue] .onward-section__count').text();
      expect([list, day]).toEqual(['2 young people, 3 overdue items for 2 people', '3 items for 2 people']);
    });

    it('gives the data officer counts first, each the count of its list, and everyone without forms to record casework', async () => {
      const officer = await onward.signInAs('data-officer');
      expect((await officer.get('/')).location).toBe('/overview');
      const overview = await officer.get('/overview');
      const counted = overview.$('section[aria-labelledby=counts] a').get();
      expect(counted.length).toBeGreaterThan(8);
      for (const link of counted) {
        const list = await officer.get(overview.$(link).attr('href')!);
        const said = Number.parseInt(list.$('.onward-caseload__counts').text(), 10) || 0;
        expect([overview.$(link).text(), Number(overview.$(link).next('strong').text())]).toEqual([
          overview.$(link).text(),
          said,
        ]);
      }
      const first = overview
        .$('section[aria-labelledby=overdue] li a')
        .get()
        .map((one) => overview.$(one).text());
      expect(first).toEqual(names(await officer.get('/caseload?show=overdue')).slice(0, 3));
      const seen = (await adviser.get('/overview')).$('section[aria-labelledby=counts] a').get();
      expect(seen.every((link) => link.attribs.href!.includes('who=everyone'))).toBe(true);
      const answer = await officer.get('/caseload');
      expect(names(answer)).toHaveLength(5);
      expect(answer.$('a[href*="/contacts/"], a[href$="/allocate"]')).toHaveLength(0);
    });

    it('shows no young people to an administrator, and nothing to a visitor', async () => {
      expect((await (await onward.signInAs('administrator')).get('/caseload')).status).toBe(403);
      expect((await onward.visitor().get('/caseload')).status).toBe(303);
    });

    it('shows none of them to another team', async () => {
      const stranger = await onward.signInAs('adviser', { team: 'South' });
      const answer = await stranger.get(`/caseload?who=everyone&adviser=${adviser.actor.staffId}`);
      expect(names(answer)).toEqual([]);
      expect(answer.text).not.toContain('Ada Worker');
    });
  });

  describe('with 320 young people', () => {
    let busy: SignedInBrowser;
    let browser: RunningBrowser;

    beforeAll(async () => {
      busy = await onward.signInAs('manager', { team: 'West' });
      await manyCareLeavers(onward, busy.actor, 320, today);
    });

    it('shows a hundred a page, every one of them once', async () => {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => busy.get(`/caseload?order=name&page=${page}`)));
      expect(pages.map((page) => names(page).length)).toEqual([100, 100, 100, 20 + 1]);
      expect(pages[1]!.text).toContain('101 to 200 of 321');
      const people = pages.flatMap((page) =>
        page
          .$(NAMES)
          .toArray()
          .map((link) => page.$(link).attr('href')),
      );
      expect(new Set(people).size).toBe(321);
    });

    it('says sums that the rows on its pages add up to', async () => {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => busy.get(`/caseload?page=${page}`)));
      const items = pages.reduce((sum, page) => sum + page.$('.onward-dues__when--overdue').length, 0);
      const people = pages.reduce((sum, page) => sum + page.$('tr:has(.onward-dues__when--overdue)').length, 0);
      expect(pages[0]!.$('.onward-caseload__counts').text()).toBe(
        `321 young people, ${items} overdue items for ${people} people`,
      );
    });

    describeInBrowser('in a browser', () => {
      beforeAll(async () => {
        browser = await startBrowser(onward);
        const long = { givenName: 'Bartholomew-Maximilian', familyName: 'Wolfeschlegelsteinhausen'.repeat(3) };
        await aCareLeaver(onward, {
          adviser: adviser.actor,
          ...long,
          due: [-9, -8, -7, -6, 2].map((n) => dueIn(n, today)),
        });
      });
      afterAll(() => browser.close());

      it.each([
        ['a phone', PHONE],
        ['a desk', DESKTOP],
      ])('reads on %s without scrolling sideways', async (_, options) => {
        const full = await browser.open(options, busy);
        await full.goto('/caseload');
        expect(await full.locator(NAMES).count()).toBe(100);
        expect(await sidewaysScroll(full)).toBe(0);
        await full.close();
        const page = await browser.open(options, adviser);
        for (const address of ['/caseload?who=everyone&status=former-relevant', '/caseload?show=waiting']) {
          await page.goto(address);
          expect(await sidewaysScroll(page)).toBe(0);
        }
        await page.close();
      });

      it('is filtered without JavaScript, and Back brings the former list', async () => {
        const page = await browser.open({ ...DESKTOP, ...NO_SCRIPT }, adviser);
        await page.goto('/caseload');
        await page.getByText('Filter and order').click();
        await page.getByLabel('Whose').selectOption('everyone');
        await page.getByLabel('Order').selectOption('name');
        await page.getByRole('button', { name: 'Show' }).click();
        expect(new URL(page.url()).searchParams.get('who')).toBe('everyone');
        expect(await page.locator(NAMES).filter({ hasText: 'Shared' }).count()).toBe(1);
        await page.goBack();
        expect(await page.locator(NAMES).filter({ hasText: 'Shared' }).count()).toBe(0);
        await page.close();
      });
    });
  });
});

function names({ $ }: Answer): string[] {
  return $(NAMES)
    .toArray()
    .map((link) => $(link).text());
}
