import { todayInLondon } from '../../src/platform/clock';
import { newId } from '../../src/platform/ids';
import { addDays, formatLong, type LocalDate } from '../../src/statutory/local-date';
import { aProgramOf, type Program } from '../support/api';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import { aCareLeaver, dueIn } from './caseload-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('saying what you will do about what is due', () => {
  let onward: TestApp;
  let ada: SignedInBrowser;
  let manager: SignedInBrowser;
  let stranger: SignedInBrowser;
  let program: Program;
  let today: LocalDate;

  beforeAll(async () => {
    onward = await startTestApp();
    today = todayInLondon(new Date());
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    stranger = await onward.signInAs('adviser', { team: 'South', name: 'Su Stranger' });
    program = await aProgramOf(onward, ada.actor);
  });
  afterAll(() => onward.close());

  const aPerson = async (familyName: string, ...days: number[]): Promise<{ id: string; items: string[] }> => {
    const due = days.map((one) => dueIn(one, today, { rule: 'HE-01', title: 'Health assessment' }));
    const id = await aCareLeaver(onward, { adviser: ada.actor, familyName, due });
    const rows = await onward.sql<{ id: string }>(
      'select id from deadline where young_person_id = $1 order by due_on',
      [id],
    );
    return { id, items: rows.map((row) => row.id) };
  };
  const saidOf = (item: string) =>
    onward.sql<{ staffId: string; willDo: string; byOn: string; saidOn: string }>(
      `select staff_id as "staffId", will_do as "willDo", by_on as "byOn", said_on as "saidOn"
         from acknowledgement where deadline_id = $1`,
      [item],
    );
  const inDays = (days: number) => addDays(today, days);
  const form = (given: Record<string, string | string[]> = {}) => ({
    formId: newId(),
    willDo: 'visit after college',
    byOn: inDays(3),
    ...given,
  });

  it('keeps who, what, by when and when it was said, and shows it to the manager too', async () => {
    const { id, items } = await aPerson('One', -2);
    const at = `/young-people/${id}/due/${items[0]}`;

    const answer = await ada.post(`${at}/acknowledge`, form());

    expect([answer.status, answer.location]).toEqual([303, at]);
    expect(await saidOf(items[0]!)).toEqual([
      { staffId: ada.actor.staffId, willDo: 'visit after college', byOn: inDays(3), saidOn: today },
    ]);
    const line = `“visit after college”, by ${formatLong(inDays(3))}`;
    expect(words((await ada.get(at)).$('main').text())).toContain(`You said on ${formatLong(today)}: ${line}`);
    expect(words((await manager.get('/today')).$('#overdue').parent().text())).toContain(`Ada Worker said: ${line}`);
    expect(words((await ada.get('/today')).$('#overdue').parent().text())).toContain(`You said: ${line}`);
    const [event] = await onward.sql<{ detail: object }>(
      `select detail from audit_event where did = 'deadline.acknowledged' and young_person_id = $1`,
      [id],
    );
    expect(event!.detail).toEqual({ deadlineId: items[0], byOn: inDays(3) });
  });

  it('stays due and overdue', async () => {
    const { id, items } = await aPerson('Still', -2);

    await ada.post(`/young-people/${id}/due/${items[0]}/acknowledge`, form());

    const [row] = await onward.sql<{ state: string; until: string | null }>(
      'select state, paused_until as until from deadline where id = $1',
      [items[0]],
    );
    expect(row).toEqual({ state: 'open', until: null });
  });

  it.each([
    ['nothing to do', { willDo: ' ' }, '#willDo'],
    ['no day', { byOn: '' }, '#byOn'],
    ['a day that is none', { byOn: '31/2/27' }, '#byOn'],
    ['a day that has been', { byOn: '1/1/2020' }, '#byOn'],
    ['a day further off than the council allows', { byOn: '1/1/2099' }, '#byOn'],
    ['more than anybody reads', { willDo: 'x'.repeat(501) }, '#willDo'],
  ])('refuses %s at its field, and keeps nothing', async (_what, given, field) => {
    const { id, items } = await aPerson('Wrong', -2);

    const { status, $ } = await ada.post(`/young-people/${id}/due/${items[0]}/acknowledge`, form(given));

    expect([status, $('.govuk-error-summary a').attr('href')]).toEqual([422, field]);
    expect(await saidOf(items[0]!)).toEqual([]);
  });

  it('of what is done already is refused', async () => {
    const { id, items } = await aPerson('Done', -2);
    await onward.sql(`update deadline set state = 'met', met_on = due_on where id = $1`, [items[0]]);

    const { status, $ } = await ada.post(`/young-people/${id}/due/${items[0]}/acknowledge`, form());

    expect(status).toBe(422);
    expect($('.govuk-error-summary').text()).toContain('not due any more');
  });

  it('is nobody’s who may not see the young person, nor another young person’s item', async () => {
    const [mine, other] = [await aPerson('Mine', -2), await aPerson('Other', -2)];

    const statuses = [
      (await stranger.post(`/young-people/${mine.id}/due/${mine.items[0]}/acknowledge`, form())).status,
      (await stranger.get(`/young-people/${mine.id}/due/${mine.items[0]}/acknowledge`)).status,
      (await ada.post(`/young-people/${mine.id}/due/${other.items[0]}/acknowledge`, form())).status,
    ];

    expect(statuses).toEqual([404, 404, 404]);
    expect(await saidOf(mine.items[0]!)).toEqual([]);
  });

  describe('in bulk', () => {
    it('keeps the same with all that is ticked, and goes back to the list', async () => {
      const [one, two] = [await aPerson('First', -3, -2), await aPerson('Second', -1)];
      const chosen = [...one.items, ...two.items];
      const list = await ada.get('/caseload/acknowledge?show=overdue');
      const offered = list
        .$('input[name=items]')
        .toArray()
        .map((input) => list.$(input).attr('value'));
      expect(offered).toEqual(expect.arrayContaining(chosen));

      const answer = await ada.post('/caseload/acknowledge?show=overdue', form({ items: chosen }));

      expect([answer.status, answer.location]).toEqual([303, '/caseload?show=overdue']);
      expect((await ada.follow(answer)).$('.govuk-notification-banner').text()).toContain('3 things due');
      for (const item of chosen) expect(await saidOf(item)).toHaveLength(1);
    });

    it('ticks everything without JavaScript', async () => {
      await aPerson('Ticked', -3);
      const { $ } = await ada.get('/caseload/acknowledge?show=overdue&tick=all');
      expect($('input[name=items]:checked').length).toBe($('input[name=items]').length);
      expect($('input[name=items]').length).toBeGreaterThan(0);
    });

    it('has a result for each: what was done meanwhile and what is another’s is left alone', async () => {
      const [open, done] = [await aPerson('Open', -2), await aPerson('Meanwhile', -2)];
      const theirs = await aCareLeaver(onward, {
        adviser: stranger.actor,
        familyName: 'Theirs',
        due: [dueIn(-2, today)],
      });
      const [row] = await onward.sql<{ id: string }>('select id from deadline where young_person_id = $1', [theirs]);
      await onward.sql(`update deadline set state = 'met', met_on = due_on where id = $1`, [done.items[0]]);

      const { status, $ } = await ada.post(
        '/caseload/acknowledge',
        form({ items: [open.items[0]!, done.items[0]!, row!.id] }),
      );

      expect(status).toBe(200);
      const shown = words($('main').text());
      expect(shown).toContain('kept with 1 thing due');
      expect(shown).toContain('Mina MeanwhileIt was done, or is over, while you were choosing');
      expect(shown).toContain('Something that is not in your teams');
      expect(shown).not.toContain('Theirs');
      expect(
        await Promise.all([open.items[0]!, done.items[0]!, row!.id].map(async (id) => (await saidOf(id)).length)),
      ).toEqual([1, 0, 0]);
    });

    it('asks for something to be ticked', async () => {
      await aPerson('Nothing', -2);
      const { status, $ } = await ada.post('/caseload/acknowledge?show=overdue', form());
      expect([status, $('.govuk-error-summary a').attr('href')]).toEqual([422, '#items']);
    });

    it('says it once when the form is sent twice at the same time', async () => {
      const { items } = await aPerson('Twice', -3, -2);
      const sent = form({ items });

      const answers = await Promise.all([1, 2, 3].map(() => ada.post('/caseload/acknowledge', sent)));

      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
      for (const item of items) expect(await saidOf(item)).toHaveLength(1);
      const events = await onward.sql(
        `select 1 from audit_event where did = 'deadline.acknowledged' and detail->>'deadlineId' = any($1)`,
        [items],
      );
      expect(events).toHaveLength(2);
    });

    it('keeps both where two people say something of one item at once', async () => {
      const { items } = await aPerson('Both', -2);

      await Promise.all([ada, manager].map((one) => one.post('/caseload/acknowledge', form({ items }))));

      const said = await saidOf(items[0]!);
      expect(said.map(({ staffId }) => staffId).sort()).toEqual([ada.actor.staffId, manager.actor.staffId].sort());
    });
  });

  it('can be said and read by a program', async () => {
    const [one, two] = [await aPerson('Apione', -2), await aPerson('Apitwo', -2)];
    const at = `young-people/${one.id}/deadlines/${one.items[0]}/acknowledgements`;

    const made = await program.post(at, { willDo: 'visit', byOn: inDays(2) });
    const many = await program.post('acknowledgements', {
      willDo: 'call',
      byOn: inDays(2),
      deadlineIds: [two.items[0], newId()],
    });
    const wrong = await program.post(at, { willDo: 'visit', byOn: inDays(200) });

    expect([made.status, many.status, wrong.status]).toEqual([201, 200, 422]);
    expect((many.body as { items: { outcome: string }[] }).items.map(({ outcome }) => outcome)).toEqual([
      'acknowledged',
      'not-found',
    ]);
    expect((wrong.body as { errors: { pointer: string }[] }).errors[0]!.pointer).toBe('#/byOn');
    const read = await program.get(at);
    expect(read.body).toMatchObject({
      items: [{ name: 'Ada Worker', willDo: 'visit', byOn: inDays(2), saidOn: today }],
    });
    const officer = await aProgramOf(onward, (await onward.signInAs('data-officer', { name: 'Di Officer' })).actor);
    expect((await officer.get(at)).body).toMatchObject({ items: [{ name: 'Ada Worker', willDo: null }] });
  });
});
