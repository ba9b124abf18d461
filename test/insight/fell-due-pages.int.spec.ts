import { parse } from 'csv-parse/sync';
import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';
import { addDays, localDate } from '../../src/statutory/local-date';
import { aCareLeaver } from '../pages/caseload-people';
import { aDueItem } from '../support/night';
import { aProgramOf } from '../support/api';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';

const TODAY = localDate('2026-11-25');
const QUARTER = '/figures/what-fell-due?period=2026-q4';
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('the pages of what fell due', () => {
  let onward: TestApp;
  let manager: SignedInBrowser;
  let ada: SignedInBrowser;
  let mina: string;
  let overdueId: string;

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = new Date('2026-11-25T10:00:00Z');
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    ada = await onward.signInAs('adviser', { team: 'North', name: '=Ada "Worker"' });
    const dataSource = onward.app.get(DataSource);
    mina = await aCareLeaver(onward, { adviser: ada.actor, givenName: '=HYPERLINK("x")', familyName: 'Fable' });
    const item = { dutyBasis: 'statute', dateBasis: 'statute', confirmed: true } as const;
    overdueId = await aDueItem(dataSource, mina, {
      ...item,
      dueOn: addDays(TODAY, -9),
      pausedUntil: addDays(TODAY, 9),
    });
    await aDueItem(dataSource, mina, { ...item, dueOn: TODAY, confirmed: false });
    await aDueItem(dataSource, mina, { ...item, dueOn: localDate('2026-10-02'), state: 'unknown' });
    await aDueItem(dataSource, mina, { ...item, dueOn: localDate('2026-10-03'), state: 'superseded' });
    await aDueItem(dataSource, mina, {
      ...item,
      dueOn: localDate('2026-10-05'),
      state: 'met',
      metOn: localDate('2026-10-05'),
      dateBasis: 'policy',
    });
  });
  afterAll(() => onward.close());

  const section = ({ $ }: Answer, id: string) => $(`section[aria-labelledby="${id}"]`);

  it('says of each figure what it is of, as at which day, and what is not known', async () => {
    const page = await manager.get(QUARTER);

    expect(words(section(page, 'law').find('.onward-metric').text())).toBe(
      '0% done on time 0 of the 1 that are done or whose time is up, of the items that fell due by law in ' +
        'October to December 2026. As at 25 November 2026. Beside these: 0 declined, 1 not yet due, 1 not known.',
    );
    expect(words(section(page, 'lawOtherDays').find('.onward-metric__figure').text())).toBe('100% done on time');
    expect(section(page, 'guidance')).toHaveLength(0);
    expect(words(section(page, 'law').find('.onward-clock__said').text())).toBe(
      '1 of these rest on a rule whose wording has still to be confirmed. Left out: 1 no longer owed on their day.',
    );
  });

  it('draws the months with a title and a description, and has their table beside it', async () => {
    const law = section(await manager.get(QUARTER), 'law');

    const drawing = law.find('svg[role="img"]');
    expect(drawing.attr('aria-labelledby')).toBe(drawing.find('title').attr('id'));
    expect(words(drawing.find('desc').text())).toBe(
      'October 2026: 1 declined, not yet due or not known. ' +
        'November 2026: 1 overdue and still open, 1 declined, not yet due or not known. December 2026: nothing fell due.',
    );
    expect(
      law
        .find('details table tbody th')
        .map((_, one) => words(law.find(one).text()))
        .get(),
    ).toEqual(['October 2026', 'November 2026', 'December 2026']);
    expect(law.html()).not.toContain('style=');
  });

  it('opens each figure of the page to a list of as many items', async () => {
    const page = await manager.get(`${QUARTER}&by=worker`);
    const links = page
      .$('main table a, .onward-metric a, .onward-clock__said a')
      .map((_, one) => ({ href: page.$(one).attr('href')!, count: Number(/\d+/.exec(page.$(one).text())![0]) }))
      .get();

    const opened = [];
    for (const { href } of links) {
      const list = await manager.get(href);
      opened.push({ href, count: Number(/\d+/.exec(list.$('.onward-caseload__counts').text())![0]) });
      expect(list.$('tbody tr')).toHaveLength(opened.at(-1)!.count);
    }
    expect(links.length).toBeGreaterThan(15);
    expect(opened).toEqual(links);
  });

  it('shows of each item whose it is, when it was due, what happened and who the worker was', async () => {
    const list = await manager.get('/figures/what-fell-due/items?period=2026-q4&basis=law&of=overdue');

    expect(
      list
        .$('tbody td, tbody th')
        .map((_, one) => words(list.$(one).text()))
        .get(),
    ).toEqual([
      '=HYPERLINK("x") Fable',
      'Review the pathway plan, =HYPERLINK("x") Fable, due on 16 November 2026RV-01. Law',
      'Due: 16 Nov 2026',
      'Not done, 9 days overduePaused until 4 December 2026',
      'Worker then: =Ada "Worker"North',
    ]);
    const item = list.$('tbody td a').attr('href')!;
    expect(item).toBe(`/young-people/${mina}/due/${overdueId}`);
    expect((await manager.get(item)).status).toBe(200);
  });

  it('goes on page by page, and keeps what was asked', async () => {
    const many = await aCareLeaver(onward, { adviser: ada.actor, familyName: 'Often' });
    for (let n = 0; n < 60; n += 1) {
      const dueOn = addDays(localDate('2025-04-01'), n % 7);
      await aDueItem(onward.app.get(DataSource), many, { dueOn, state: 'breached' });
    }
    const first = await manager.get('/figures/what-fell-due/items?period=2025-04&of=never');
    const second = await manager.get(first.$('a[rel="next"]').attr('href')!);
    const ids = [first, second].flatMap(({ $ }) =>
      $('tbody td a')
        .map((_, one) => $(one).attr('href'))
        .get(),
    );

    expect([first.$('tbody tr').length, second.$('tbody tr').length, new Set(ids).size]).toEqual([50, 10, 60]);
    expect(words(second.$('.onward-caseload__counts').text())).toBe('60 items, as at 25 November 2026');
    expect(second.$('a[rel="next"]')).toHaveLength(0);
    expect(
      (await manager.get('/figures/what-fell-due/items?period=2025-04&after=nonsense')).$('tbody tr'),
    ).toHaveLength(50);
  });

  it('says so where nothing fell due, or nothing matches', async () => {
    const nothing = await manager.get('/figures/what-fell-due?period=1990-q1');
    const filtered = await manager.get(`${QUARTER}&worker=${newId()}`);
    const behind = await manager.get('/figures/what-fell-due/items?period=1990-q1');

    expect(words(nothing.$('main').text())).toContain('Nothing fell due in January to March 1990.');
    expect(words(filtered.$('main').text())).toContain('matches these filters.');
    expect(filtered.$('select[name="worker"] option[selected]').text()).toBe('Somebody not in this list');
    expect(words(behind.$('main').text())).toContain('There is nothing behind this figure.');
  });

  it('gives the figures as a file without names, harmless in a spreadsheet, and records it', async () => {
    const file = await manager.get('/figures/what-fell-due.csv?period=2026-q4&by=worker');

    expect(file.headers['content-disposition']).toBe('attachment; filename="what-fell-due-2026-q4.csv"');
    expect(file.text).not.toContain('Fable');
    const rows: Record<string, string>[] = parse(file.text, { bom: true, columns: true });
    expect(rows).toMatchObject([
      {
        Basis: 'Law',
        'Worker then': `'=Ada "Worker"`,
        'Fell due': '3',
        'Overdue and still open': '1',
        'Of these paused': '1',
      },
      { Basis: 'Law, with days set by guidance or by us', 'Fell due': '1', 'On time': '1', 'As at': TODAY },
    ]);
    const [event] = await onward.sql(`select detail, actor_id from audit_event where did = 'figures.exported'`);
    expect(event).toMatchObject({
      actor_id: manager.actor.userId,
      detail: { period: '2026-q4', by: 'worker', rows: 2 },
    });
  });

  it('gives the names as a file to those who may take records elsewhere, and records it', async () => {
    const file = await manager.get('/figures/what-fell-due/items.csv?period=2026-q4&basis=law&of=overdue');

    const rows: Record<string, string>[] = parse(file.text, { bom: true, columns: true });
    expect(rows).toEqual([
      expect.objectContaining({
        'Young person': `'=HYPERLINK("x") Fable`,
        'Due on': '2026-11-16',
        Outcome: 'Overdue and still open',
        'Worker then': `'=Ada "Worker"`,
      }),
    ]);
    const [event] = await onward.sql(`select detail from audit_event where did = 'figures.names-exported'`);
    expect(event).toMatchObject({ detail: { of: 'overdue', basis: 'law', rows: 1 } });
    expect(JSON.stringify(event)).not.toContain('Fable');
    expect((await ada.get('/figures/what-fell-due/items.csv?period=2026-q4')).status).toBe(403);
  });

  it('tells a program which part of its question is wrong', async () => {
    const program = await aProgramOf(onward, manager.actor);

    for (const [query, field] of [
      ['period=2026-13', 'period'],
      ['by=day', 'by'],
      ['teamId=north', 'teamId'],
      ['rule=XX-01', 'rule'],
    ]) {
      const answer = await program.get(`figures/what-fell-due?${query}`);
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([422, expect.stringContaining(field!)]);
    }
    const listed = await program.get('figures/what-fell-due/items?period=2026-q4&of=overdue&cursor=x');
    expect(listed.status).toBe(422);
  });
});
