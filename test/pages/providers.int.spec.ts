import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { PROVIDERS_NEWS } from '../../src/providers/late-at-providers';
import { PlacingsService } from '../../src/providers/placings.service';
import { STANDARD_KEYS } from '../../src/providers/monitoring';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { localDate } from '../../src/statutory/local-date';
import { aProgramOf } from '../support/api';
import type { Answer, SignedInBrowser } from '../support/app';
import { aYoungPerson, SYSTEM } from '../support/records';
import { aRecording } from '../support/sent-files';
import { aVisitForm, aCareLeaverInANewFlat, anOffice, TODAY, type Office } from './young-person-people';

const words = ({ $ }: Answer) => $('main').text().replaceAll(/\s+/g, ' ').trim();
const errors = ({ $ }: Answer) => $('.govuk-error-summary li').text().trim();

describe('providers', () => {
  let office: Office;
  let another: SignedInBrowser;
  let elsewhere: SignedInBrowser;
  let providerId: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    another = await office.onward.signInAs('manager', { team: 'North', name: 'Ann Other' });
    elsewhere = await office.onward.signInAs('manager', { team: 'South', name: 'El Sewhere' });
  });
  afterAll(() => office.onward.close());

  /** On the list from 5 January 2026. */
  beforeEach(async () => {
    providerId = newId();
    at = `/providers/${providerId}`;
    const added = await office.manager.post('/providers/new', {
      formId: providerId,
      ...{
        name: `Larch House ${providerId}`,
        kind: 'supported-accommodation',
        nightPhone: '01632 960001 ext 2',
        email: '',
      },
      ...{ appliedOn: '5/1/26', reason: 'Six places' },
    });
    expect(added.location).toBe(at);
  });

  const decide = (status: string, fromOn = '5/1/26', reason = 'All standards met.') =>
    office.manager.post(`${at}/decide`, { formId: newId(), status, fromOn, reason });
  const register = (state = 'registered', checkedOn = '2/11/26') =>
    office.adviser.post(`${at}/registration`, { formId: newId(), state, number: 'SC123456', checkedOn, words: '' });
  const livesHere = (id: string, name = `Larch House ${providerId}`) =>
    office.onward.sql(
      `update accommodation_period set provider = $2 where young_person_id = $1 and replaced_by_id is null`,
      [id, name],
    );
  const rows = async (table: string) =>
    Number((await office.onward.sql<{ n: string }>(`select count(*) as n from ${table}`))[0]!.n);
  const visit = (given: Record<string, string> = {}) => ({
    formId: newId(),
    ...{
      visitedOn: '20/11/26',
      announced: 'no',
      place: '',
      found: 'Calm.',
      spokenTo: '4',
      feelSafe: '3',
      notSafe: '1',
    },
    ...Object.fromEntries(STANDARD_KEYS.map((standard) => [standard, 'met'])),
    ...given,
  });

  it('go from applied through approved and suspended to removed, each with who, when and why', async () => {
    await decide('approved');
    await decide('suspended', '1/6/26', 'A fire door was locked.');
    const refused = await decide('applied', '2/6/26');
    await decide('removed', '1/9/26', 'Nothing was put right.');

    expect(refused.status).toBe(422);
    expect(errors(refused)).toContain('it can only become');
    const page = words(await office.adviser.get(at));
    expect(page).toContain('Removed from the list Takes nobody.');
    for (const said of ['A fire door was locked.', 'Nothing was put right.', 'Bo Manager'])
      expect(page).toContain(said);
    expect(words(await office.adviser.get('/providers'))).not.toContain(providerId);
    expect(words(await office.adviser.get('/providers?show=all'))).toContain(providerId);
  });

  it('cannot be decided on for a day before the last decision, or one to come', async () => {
    await decide('approved', '1/2/26');

    expect(errors(await decide('suspended', '31/1/26'))).toContain('1 February 2026 or later');
    expect(errors(await decide('suspended', '24/11/26'))).toContain('today or in the past');
    expect((await decide('suspended', '1/2/26', '')).status).toBe(422);
  });

  it('are decided on by managers only, and nobody adds one of a name that there is', async () => {
    expect((await office.adviser.post(`${at}/decide`, {})).status).toBe(403);
    expect((await office.adviser.get('/providers/new')).status).toBe(403);
    const before = await rows('provider');
    const same = { formId: newId(), kind: 'hostel', appliedOn: '5/1/26', reason: 'Again' };
    const twin = await office.manager.post('/providers/new', { ...same, name: ` larch  HOUSE ${providerId}` });

    expect(errors(twin)).toContain('in the list already');
    expect(await rows('provider')).toBe(before);
  });

  it('are one record however often a form is sent', async () => {
    await decide('approved');
    const [sent, before] = [visit(), await rows('provider_visit')];
    const first = await office.adviser.post(`${at}/visits/new`, sent);
    const second = await office.adviser.post(`${at}/visits/new`, sent);

    expect([first.location, second.location]).toEqual([at, at]);
    expect(await rows('provider_visit')).toBe(before + 1);
  });

  it('show both to whoever changes what somebody else changed meanwhile', async () => {
    const { $ } = await office.manager.get(`${at}/change`);
    const version = String($('[name=version]').val());
    const own = { name: `Larch House ${providerId}`, kind: 'hostel', version };
    expect((await another.post(`${at}/change`, { ...own, formId: newId(), phone: '01632 960777' })).status).toBe(303);
    const late = await office.manager.post(`${at}/change`, { ...own, formId: newId(), phone: '01632 960888' });

    expect(late.status).toBe(409);
    expect(words(late)).toContain('01632 960777');
    expect(late.$('#phone').val()).toBe('01632 960888');
    const again = { ...own, formId: newId(), phone: '01632 960888', version: String(late.$('[name=version]').val()) };
    expect((await office.manager.post(`${at}/change`, again)).status).toBe(303);
  });

  describe('visits', () => {
    beforeEach(() => decide('approved'));

    it('are due by risk, and one a year is unannounced', async () => {
      expect(words(await office.adviser.get(at))).toContain('By 5 April 2026 Late');
      await office.adviser.post(`${at}/visits/new`, visit({ announced: 'yes' }));
      expect(words(await office.adviser.get(at))).toContain('By 5 January 2027, and unannounced');
      await office.adviser.post(`${at}/visits/new`, visit());
      await office.manager.post(`${at}/risk`, {
        formId: newId(),
        risk: 'high',
        fromOn: '20/11/26',
        reason: 'New staff',
      });
      expect(words(await office.adviser.get(at))).toContain('By 20 December 2026');
    });

    it('keep what is to be put right open until somebody says how they know that it was', async () => {
      const rest = { 'what-1': 'Mend the fire door', 'owner-1': 'provider', 'byOn-1': '1/12/26' };
      await office.adviser.post(`${at}/visits/new`, visit({ safety: 'not-met', ...rest }));
      const open = await office.adviser.get(at);
      expect(words(open)).toContain('9 of 10 standards met');
      const link = open.$('a[href*="/actions/"]').filter((_, one) => !/new$/.test(open.$(one).attr('href')!));
      const action = link.first().attr('href')!;
      const said = { formId: newId(), step: 'done', onDay: '22/11/26' };

      expect(errors(await office.adviser.post(action, { ...said, words: '' }))).toContain('how you know');
      await office.adviser.post(action, { ...said, words: 'Opened it myself.' });
      const settled = words(await office.adviser.get(at));
      expect(settled).toContain('Nothing is open.');
      expect(settled).toContain('Opened it myself.');
    });

    it('have the checklist on their page: what was met, the worst first, what is to be put right by whom, and who feels safe', async () => {
      await office.adviser.post(
        `${at}/visits/new`,
        visit({
          ...{ safety: 'partly', staff: 'not-met', money: 'not-looked-at', place: 'Elm Row' },
          ...{ 'what-0': 'Two workers each night', 'owner-0': 'provider', 'byOn-0': '27/11/26' },
          ...{ 'what-2': 'Ask Ofsted about the staff', 'owner-2': 'council', 'byOn-2': '24/11/26' },
        }),
      );
      await office.adviser.post(`${at}/visits/new`, visit({ spokenTo: '2', feelSafe: '2', notSafe: '0' }));
      const page = words(await office.adviser.get(at));

      expect(page).toMatch(
        /unannounced: Elm Row 7 of 9 standards met, looked at by Ada Worker[^]*Not met: Staff are checked[^]*Partly met: The house is safe/,
      );
      expect(page).toMatch(
        /Ask Ofsted about the staffThe council, by 24 November 2026[^]*Two workers each nightThe provider, by 27 November 2026/,
      );
      expect(page).toContain('without staff: of 6 young people 5 felt safe and 1 did not');
    });

    it('are refused at the field, with nothing saved', async () => {
      const before = [await rows('provider_visit'), await rows('provider_action')];
      const tooMany = await office.adviser.post(`${at}/visits/new`, visit({ feelSafe: '3', notSafe: '2' }));
      const actionInPast = { 'what-2': 'Mend it', 'owner-2': 'provider', 'byOn-2': '1/11/26' };
      const early = await office.adviser.post(`${at}/visits/new`, visit(actionInPast));
      const unmarked = await office.adviser.post(`${at}/visits/new`, visit({ repair: '' }));

      expect(tooMany.$('.govuk-error-summary a').attr('href')).toBe('#notSafe');
      expect(early.$('.govuk-error-summary a').attr('href')).toBe('#byOn-2');
      expect(unmarked.$('.govuk-error-summary a').attr('href')).toBe('#repair');
      expect([await rows('provider_visit'), await rows('provider_action')]).toEqual(before);
    });

    it('taken back count no more, and stay in the database', async () => {
      const sent = visit();
      await office.adviser.post(`${at}/visits/new`, sent);
      expect((await office.adviser.post(`${at}/taken-back/${sent.formId}`, { reason: 'x' })).status).toBe(403);
      const done = await office.manager.post(`${at}/taken-back/${sent.formId}`, { reason: 'Another house.' });

      expect(done.location).toBe(at);
      expect(words(await office.adviser.get(at))).toContain('Nobody has recorded a visit yet.');
      expect(await office.onward.sql('select id from provider_visit where id = $1', [sent.formId])).toHaveLength(1);
      expect((await office.manager.get(`${at}/taken-back/${sent.formId}`)).status).toBe(404);
    });
  });

  describe('incidents', () => {
    const incident = (given: Record<string, string> = {}) => ({
      formId: newId(),
      ...{ kind: 'building', serious: 'yes', happenedOn: '19/11/26', toldOn: '20/11/26' },
      ...{ what: 'A fire in the kitchen', done: 'Everybody slept elsewhere for two nights.', ...given },
    });
    const PUT_RIGHT = { 'what-0': 'Mend the alarm', 'owner-0': 'provider', 'byOn-0': '22/11/26' };
    const shown = async (browser = office.adviser) => {
      const { $ } = await browser.get(at);
      const text = (one: string) => one.replaceAll(/\s+/g, ' ').trim();
      const section = $('h2:contains(Incidents) + ul');
      return { text: text(section.text()), addAt: section.find('a[href*="/actions/new"]').attr('href') };
    };
    const settles = async (what: string, words: string, step = 'done') => {
      const { $ } = await office.adviser.get(at);
      const link = $('a[href*="/actions/"]').filter((_, one) => $(one).text().includes(what));
      return office.adviser.post(link.attr('href')!, { formId: newId(), step, onDay: '23/11/26', words });
    };

    it('stay open until all that came of them is settled, and are open again if it was not', async () => {
      const sent = incident(PUT_RIGHT);
      for (let twice = 0; twice < 2; twice++)
        expect((await office.adviser.post(`${at}/incidents/new`, sent)).location).toBe(at);
      const open = await shown();
      expect(open.text).toContain('Fire, flood or building Serious Open');
      expect(open.text).toContain('1 of 1 still to be put right.');
      expect(words(await office.adviser.get(at))).toContain('Mend the alarmThe provider, by 22 November 2026 Late');
      expect(words(await office.adviser.get('/providers?show=actions'))).toContain(providerId);

      const later = { formId: newId(), what: 'Look at the other kitchens', owner: 'council', byOn: '1/12/26' };
      expect(words(await office.adviser.get(open.addAt!))).toContain('Of the incident: A fire in the kitchen');
      expect((await office.adviser.post(open.addAt!, later)).location).toBe(at);
      expect((await shown()).text).toContain('2 of 2 still to be put right.');
      await settles('Mend the alarm', 'Rang it myself.');
      expect((await shown()).text).toContain('1 of 2 still to be put right.');
      await settles('Look at the other kitchens', 'There are none.', 'not-needed');

      const closed = await shown();
      expect(closed.text).toContain('Serious Closed');
      expect(closed.text).toContain('All 2 put right or settled by 23 November 2026.');
      await settles('Mend the alarm', 'It failed on Sunday.', 'to-do');
      expect((await shown()).text).toContain('1 of 2 still to be put right.');
    });

    it('of which nothing has to be put right are neither open nor closed; one in error is taken back', async () => {
      const sent = incident({ serious: 'no' });
      await office.adviser.post(`${at}/incidents/new`, sent);
      const { text } = await shown();
      expect(text).toContain('Nothing was to be put right.');
      expect(text).not.toMatch(/Open|Closed|Serious/);

      const back = `${at}/taken-back/${sent.formId}`;
      expect((await office.adviser.post(back, { reason: 'Another house.' })).status).toBe(403);
      expect((await office.manager.post(back, { reason: 'Another house.' })).location).toBe(at);
      expect(words(await office.adviser.get(at))).toContain('Incidents None is recorded.');
      const another = await office.adviser.post(`${at}/actions/new?of=${sent.formId}`, { formId: newId() });
      expect(another.status).toBe(404);
    });

    it.each([
      [{ happenedOn: '24/11/26', toldOn: '24/11/26' }, '#happenedOn'],
      [{ toldOn: '18/11/26' }, '#toldOn'],
      [{ kind: '' }, '#kind'],
      [{ what: ' ' }, '#what'],
      [{ ...PUT_RIGHT, 'byOn-0': '19/11/26' }, '#byOn-0'],
      [{ ...PUT_RIGHT, 'owner-0': '' }, '#owner-0'],
    ])('with %j are refused at %s, with nothing saved', async (given, field) => {
      const tables = ['provider_incident', 'provider_action', 'audit_event'];
      const before = await Promise.all(tables.map(rows));
      const refused = await office.adviser.post(`${at}/incidents/new`, incident(given));
      expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, field]);
      expect(refused.$('#done').val()).toBe('Everybody slept elsewhere for two nights.');
      expect(await Promise.all(tables.map(rows))).toEqual(before);
    });

    it('are recorded, followed and read by a program', async () => {
      const program = await aProgramOf(office.onward, office.adviser.actor);
      const said = { kind: 'police', serious: true, happenedOn: '2026-11-19', toldOn: '2026-11-20', what: 'A fight' };
      const what = { what: 'Two workers each night', owner: 'provider', byOn: '2026-11-27' };
      const late = { ...said, done: 'Police came', actions: [{ ...what, byOn: '2026-11-01' }] };
      expect((await program.post(`providers/${providerId}/incidents`, late)).body).toMatchObject({
        status: 422,
        errors: [{ pointer: '#/actions' }],
      });
      const made = await program.post(`providers/${providerId}/incidents`, { ...late, actions: [what] });
      const cameOf = made.body.id as string;
      const more = await program.post(`providers/${providerId}/actions`, { ...what, what: 'Talk to all', cameOf });
      expect(more.status).toBe(201);
      const stray = await program.post(`providers/${providerId}/actions`, { ...what, cameOf: newId() });
      expect([stray.status, stray.body.errors[0].pointer]).toEqual([422, '#/cameOf']);
      const read = async () => (await program.get(`providers/${providerId}`)).body;
      const { actions, incidents } = await read();
      expect(incidents).toEqual([
        { id: cameOf, kind: 'police', serious: true, happenedOn: '2026-11-19', closedOn: null },
      ]);
      for (const { id, cameOf: of } of actions) {
        expect(of).toBe(cameOf);
        const step = { step: 'done', onDay: '2026-11-22', words: 'Seen' };
        await program.post(`providers/${providerId}/actions/${id as string}/steps`, step);
      }
      expect((await read()).incidents[0].closedOn).toBe('2026-11-22');
      const duty = await aProgramOf(office.onward, (await office.onward.signInAs('duty', { name: 'Du Ty' })).actor);
      const { body } = await duty.get(`providers/${providerId}`);
      expect([body.incidents, body.actions.map((one: { cameOf: string | null }) => one.cameOf)]).toEqual([
        [],
        [null, null],
      ]);
    });
  });

  describe('young people who live there', () => {
    it('are counted for everyone and named for whoever may see them, by any name the record has for the provider', async () => {
      const id = await aCareLeaverInANewFlat(office, { givenName: 'Tilda', familyName: providerId });
      await livesHere(id, `The Larch ${providerId}`);
      expect(words(await office.manager.get('/providers/names'))).toContain(`The Larch ${providerId}: 1 young person`);
      const kept = { formId: newId(), name: `The Larch ${providerId}`, providerId };
      expect((await office.manager.post('/providers/names', kept)).status).toBe(303);

      expect(words(await office.adviser.get(at))).toContain(`Tilda ${providerId}`);
      const theirs = words(await elsewhere.get(at));
      expect(theirs).toContain('1 young person; 1 of other teams, whom you may not see');
      expect(theirs).not.toContain('Tilda');
      await office.manager.post(`${at}/names/${kept.formId}/take-out`);
      expect(words(await office.adviser.get(at))).not.toContain('Tilda');
    });

    it('say whether they feel safe, and that is not asked again', async () => {
      const id = await aCareLeaverInANewFlat(office, { givenName: 'Una', familyName: providerId });
      await livesHere(id);
      await office.adviser.post(`/young-people/${id}/contacts/new`, aVisitForm({ safe: 'no' }));

      expect(words(await office.adviser.get(at))).toContain('0 yes, 0 mostly, 1 no, 0 did not say');
      expect(words(await office.adviser.get(at))).toContain(`Una ${providerId} said no`);
      for (const reader of [elsewhere, office.dataOfficer]) {
        const page = words(await reader.get(at));
        expect(page).toContain('0 yes, 0 mostly, 1 no');
        expect(page).not.toContain('said no');
      }
    });

    it('placed there while it was not approved stand on its page', async () => {
      const id = await aCareLeaverInANewFlat(office, { familyName: providerId });
      await livesHere(id);
      expect(words(await office.manager.get(at))).toContain(
        'Placed here in the last twelve months although they might not be',
      );
      expect(words(await elsewhere.get(at))).toContain('Somebody of another team, on 17 November 2026');
      await decide('approved');
      expect(words(await office.manager.get(at))).not.toContain('although they might not be');
    });
  });

  describe('where somebody may be placed', () => {
    let id: string;
    let placing: string;

    beforeEach(async () => {
      await decide('approved');
      const teamId = office.adviser.actor.teamIds[0]!;
      id = await aYoungPerson(office.onward.app.get(DataSource), { teamId, dateOfBirth: localDate('2009-03-10') });
      placing = `/young-people/${id}/placing`;
    });

    const answer = async (on = '') => {
      const { $ } = await office.adviser.get(`${placing}${on && `?on=${on}`}`);
      const line = $('main li').filter((_, one) => $(one).text().includes(providerId));
      return line.text().replaceAll(/\s+/g, ' ').trim();
    };
    const mayBe = (name: string) =>
      office.onward.app
        .get(UnitOfWork)
        .read(office.adviser.actor, (work) =>
          office.onward.app
            .get(PlacingsService)
            .mayBePlaced(work, { name }, { id, dateOfBirth: localDate('2009-03-10') }, TODAY),
        );

    it('is set against what they need, with deal-breakers first, a reason where it is not the best, and how it turned out', async () => {
      const begin = (given: Record<string, string> = {}) =>
        office.adviser.post(`${placing}/searches/new`, {
          ...{ formId: newId(), fromOn: '10/3/27', why: 'The lease ends.', 'need-1': 'Near college', 'weight-1': '3' },
          ...{ 'need-2': 'No stairs', 'weight-2': '1', 'breaker-2': 'yes', ...given },
        });
      const link = ({ $ }: Answer) => $('.govuk-error-summary a').attr('href');
      for (const [given, field] of [
        [{ fromOn: 'soon' }, 'fromOn'],
        [{ fromOn: '10/3/29' }, 'fromOn'],
        [{ why: '' }, 'why'],
        [{ 'need-1': '', 'need-2': '' }, 'need-1'],
        [{ 'weight-2': '4' }, 'weight-2'],
        [{ 'need-2': 'x'.repeat(201) }, 'need-2'],
      ] as const) {
        const refused = await begin(given);
        expect([refused.status, link(refused)]).toEqual([422, `#${field}`]);
      }
      const formId = newId();
      const grid = (await begin({ formId })).location!;
      expect((await begin({ formId })).location).toBe(grid);
      expect((await begin()).status).toBe(409);
      expect(grid).toBe(`${placing}/searches/${formId}`);
      const [college, stairs] = (
        await office.onward.sql<{ needs: { id: string }[] }>('select needs from placement_search where id = $1', [
          formId,
        ])
      )[0]!.needs.map((need) => `met-${need.id}`) as [string, string];
      for (const path of ['', '/needs', '/options/new']) {
        expect((await office.stranger.get(`${grid}${path}`)).status).toBe(404);
      }
      const form = await office.adviser.get(`${grid}/options/new`);
      expect(form.$(`option[value="provider:${providerId}"]`).text()).toContain('no free place known');
      const adds = async (who: string, met: [string, string], given: Record<string, string> = {}) => {
        const option = newId();
        const fields = { formId: option, who, name: '', words: '', [college]: met[0], [stairs]: met[1], ...given };
        return { option, answer: await office.adviser.post(`${grid}/options/new`, fields) };
      };
      for (const [given, field] of [
        [{ who: '' }, 'who'],
        [{ who: 'named' }, 'name'],
        [{ who: `host:${newId()}` }, 'who'],
        [{ [stairs]: '3' }, stairs],
      ] as const) {
        const { answer: refused } = await adds(`provider:${providerId}`, ['2', '0'], given);
        expect([refused.status, link(refused)]).toEqual([422, `#${field}`]);
      }
      const high = (await adds(`provider:${providerId}`, ['2', '0'])).option;
      const aunt = (await adds('named', ['1', '2'], { name: 'Her aunt' })).option;
      const shed = (await adds('named', ['0', 'not-known'], { name: 'A shed' })).option;
      const { $ } = await office.adviser.get(grid);
      const page = $('main').text().replaceAll(/\s+/g, ' ');
      expect(page).toContain(`Deal-breakers that are not met Larch House ${providerId}: No stairs`);
      const cards = $('.onward-match__option')
        .map((_, one) => $(one).text().replaceAll(/\s+/g, ' ').trim())
        .get();
      expect(cards[0]).toMatch(/^Her aunt Most points 5 of 8, in no register 5 of 8 points/);
      expect(cards[1]).toMatch(/^A shed Deal-breaker not known No stairs 0 of 8.*up to 2 more are not known yet/);
      expect(cards[2]).toMatch(/^Larch House .* Deal-breaker not met No stairs 6 of 8/);

      // Two rate one option at once: what one alone changed is kept, and what both changed is asked
      const rate = `${grid}/options/${aunt}`;
      const opened = (await office.adviser.get(rate)).$;
      const was = Object.fromEntries(
        opened('form.onward-form input[type=hidden]:not([name=_csrf], [name=writtenBy])')
          .map((_, one) => [[opened(one).attr('name')!, String(opened(one).val())]])
          .get(),
      ) as Record<string, string>;
      const mine = { ...was, who: 'named', name: 'Her aunt', words: '', [college]: '1', [stairs]: '2' };
      expect((await office.colleague.post(rate, { ...mine, [college]: '2' })).status).toBe(303);
      expect((await office.adviser.post(rate, { ...mine, words: 'A dog.' })).status).toBe(303);
      const apart = await office.adviser.post(rate, { ...mine, [college]: '0', words: 'Two dogs.' });
      expect(apart.status).toBe(409);
      expect(
        apart
          .$('.onward-both h2')
          .map((_, one) => apart.$(one).text())
          .get(),
      ).toEqual(['Near college', 'What else is known']);
      const sent = Object.fromEntries(
        apart
          .$('form.onward-form input[type=hidden]:not([name=_csrf], [name=writtenBy])')
          .map((_, one) => [[apart.$(one).attr('name')!, String(apart.$(one).val())]])
          .get(),
      ) as Record<string, string>;
      expect((await office.adviser.post(rate, sent)).status).toBe(422);
      await office.adviser.post(rate, { ...sent, [`keep-${college}`]: 'theirs', 'keep-words': 'mine' });
      const kept = async () =>
        (
          await office.onward.sql<{
            version: number;
            needs: object[];
            options: { id: string; met: object; words: string }[];
          }>('select version, needs, options from placement_search where id = $1', [formId])
        )[0]!;
      expect((await kept()).options.find((one) => one.id === aunt)).toMatchObject({
        ...{ met: { [college.slice(4)]: 2, [stairs.slice(4)]: 2 }, words: 'Two dogs.' },
      });
      const needs = (await office.adviser.get(`${grid}/needs`)).$;
      const rows = Object.fromEntries(
        needs('form.onward-form [name]:not([name=_csrf], [name=writtenBy], [type=checkbox]:not(:checked))')
          .map((_, one) => [[needs(one).attr('name')!, String(needs(one).val())]])
          .get(),
      ) as Record<string, string>;
      expect((await office.colleague.post(`${grid}/needs`, { ...rows, 'need-1': 'Near work' })).status).toBe(303);
      const both = await office.adviser.post(`${grid}/needs`, { ...rows, 'need-1': 'Near home' });
      expect([both.status, both.$('.onward-both').length]).toEqual([409, 1]);
      expect((await office.adviser.post(`${grid}/needs`, { ...rows, 'need-3': 'A cat', 'weight-3': '1' })).status).toBe(
        303,
      );
      // A row came meanwhile: what stands in a place is another need than it was, and nothing is put together
      const other = await office.colleague.post(`${grid}/needs`, { ...rows, 'need-3': 'A bus', 'breaker-3': 'yes' });
      expect([other.status, other.$('[name=need-3]').val(), errors(other)]).toEqual([
        409,
        'A cat',
        expect.stringContaining('You wrote: Near college; A bus'),
      ]);
      expect(other.$('[name=version]').val()).toBe(String((await kept()).version));
      expect((await kept()).needs).toMatchObject([{ text: 'Near work' }, { text: 'No stairs' }, { text: 'A cat' }]);

      const chooses = async (given: Record<string, string> = {}) =>
        office.adviser.post(`${grid}/choice`, {
          ...{ formId: newId(), version: String((await kept()).version), optionId: aunt, reason: '', agreedBy: '' },
          ...{ view: 'disagrees', viewWords: 'A flat of my own.', disagreement: 'Her brother: too far.', ...given },
        });
      for (const [given, status, field] of [
        [{ optionId: '' }, 422, 'optionId'],
        [{ optionId: newId() }, 422, 'optionId'],
        [{ view: '' }, 422, 'view'],
        [{ viewWords: '' }, 422, 'viewWords'],
        [{ optionId: shed }, 422, 'reason'],
        [{ optionId: high }, 422, 'reason'],
        [{ optionId: high, reason: 'Her friend is there.' }, 422, 'agreedBy'],
        [{ version: '1' }, 409, 'optionId'],
      ] as const) {
        const refused = await chooses(given);
        expect([refused.status, link(refused)]).toEqual([status, `#${field}`]);
      }
      await decide('suspended', '1/6/26');
      const blocked = await chooses({ optionId: high, reason: 'Her friend is there.', agreedBy: 'Bo Manager' });
      expect(errors(blocked)).toContain('cannot be chosen: Suspended since 1 June 2026');
      const choiceId = newId();
      expect((await chooses({ formId: choiceId })).location).toBe(grid);
      expect((await chooses({ formId: choiceId })).location).toBe(grid);
      expect((await office.adviser.post(rate, mine)).status).toBe(409);
      expect(words(await office.adviser.get(grid))).toContain(
        'on 23 November 2026. this young person does not agree: A flat of my own. Seen otherwise: Her brother: too far. How it turned out No move',
      );
      const home = newId();
      await office.onward.sql(
        `insert into accommodation_period (id, fact_id, young_person_id, from_on, type, provided_under, carer)
         values ($1, $1, $2, '2026-11-23', 'U', 'unknown', 'Her Aunt')`,
        [home, id],
      );
      await office.onward.sql(
        `insert into home_follow_up (id, young_person_id, accommodation_id, mark, asked_on, answer, words)
         values ($1, $2, $3, '1-month', '2026-12-23', 'struggling', 'The dogs bark.')`,
        [newId(), id, home],
      );
      const after = words(await office.adviser.get(grid));
      expect(after).toContain('After 1 month, 23 December 2026: They struggle, and have help. The dogs bark.');
      expect(after).toContain('After 12 months, 23 November 2027: still to come');
      expect(after).not.toContain('Recorded under another name');
      const nothing = `${grid}/choices/${choiceId}/fell-through`;
      expect((await office.adviser.post(nothing, { because: '' })).status).toBe(422);
      const beside = (await begin()).location!;
      expect((await office.adviser.post(nothing, { because: 'She moved out.' })).status).toBe(409);
      await office.adviser.post(`${beside}/end`, { because: 'Begun too early.' });
      expect((await office.adviser.post(nothing, { because: 'She moved out.' })).location).toBe(grid);
      expect(words(await office.adviser.get(grid))).toContain('came to nothing on 23 November 2026: She moved out.');
      expect((await office.adviser.post(`${grid}/end`, { because: 'She stays where she is.' })).location).toBe(placing);
      expect((await office.adviser.post(`${grid}/needs`, rows)).status).toBe(409);
      expect((await begin()).status).toBe(303);
    });

    it('needs a registration at 17, whatever anybody signs off, and none at 18', async () => {
      expect(await answer()).toContain('May not be placed');
      expect(await answer('10/3/27')).not.toContain('May not');
      await register('applied');
      expect(await answer()).toContain('was not registered yet on 2 November 2026');
      await register();
      expect(await answer()).toMatch(/ May be placed/);
      const asks = { formId: newId(), fromOn: '24/11/26', reason: 'Her sister.' };
      expect(errors(await office.adviser.post(`${placing}/${providerId}`, asks))).toContain('without asking');
    });

    it('lists free places for their age', async () => {
      await register();
      const free = { formId: newId(), fromOn: '1/11/26', toldOn: '20/11/26', words: '' };
      await office.adviser.post(`${at}/vacancies/new`, { ...free, place: 'Mill Lane', free: '2', youngest: '16' });
      await office.adviser.post(`${at}/vacancies/new`, {
        ...free,
        formId: newId(),
        place: 'Elm Row',
        free: '3',
        youngest: '18',
      });

      expect(await answer()).toContain('2 places free for their age: Mill Lane (2, said on 20 November 2026)');
      await office.adviser.post(`${at}/vacancies/new`, {
        ...free,
        formId: newId(),
        place: 'mill  lane',
        free: '0',
        youngest: '16',
      });
      expect(await answer()).toContain('No free place for their age is known.');
    });

    it('is signed off by another manager where the provider is under improvement', async () => {
      await register();
      await decide('under-improvement', '1/6/26', 'Too few staff at night.');
      expect(await mayBe(`Larch House ${providerId}`)).toMatchObject({ verdict: 'sign-off', allowed: false });
      const asks = { formId: newId(), fromOn: '24/11/26', reason: 'Her sister lives there.' };
      const asked = await office.manager.post(`${placing}/${providerId}`, asks);
      expect(asked.location).toContain(`${placing}/${providerId}`);
      const twice = { ...asks, formId: newId() };
      expect((await office.adviser.post(`${placing}/${providerId}`, twice)).status).toBe(409);
      const decision = `${placing}/${providerId}/sign-offs/${asks.formId}`;
      const agree = { formId: newId(), agreed: 'yes', words: 'A worker sleeps in until Christmas.' };

      expect((await office.adviser.post(decision, agree)).status).toBe(403);
      expect((await office.manager.post(decision, agree)).status).toBe(403);
      expect((await elsewhere.post(decision, agree)).status).toBe(404);
      const toDecide = async (browser: SignedInBrowser) =>
        (await browser.get('/team/homes-to-decide')).$(`li:has(a[href="/young-people/${id}"])`).text();
      expect(await toDecide(another)).toContain('Answer whether they may be placed with');
      expect(await toDecide(office.manager)).toContain('another manager answers');
      expect(await toDecide(elsewhere)).toBe('');
      expect(
        await office.onward.sql(`select staff_id as id from telling where cause = $1 order by 1`, [
          `placing:${asks.formId}`,
        ]),
      ).toContainEqual({ id: office.manager.actor.staffId });
      expect(words(await elsewhere.get('/team/placings'))).not.toContain('Her sister');
      expect(words(await another.get('/team/placings'))).toContain('Her sister lives there.');
      expect((await another.post(decision, { ...agree, words: '' })).status).toBe(422);
      expect((await another.post(decision, agree)).status).toBe(303);

      expect(words(await another.get('/team/placings'))).not.toContain('Her sister');
      expect(await toDecide(another)).toBe('');
      expect(await answer('24/11/26')).toContain('Signed off by Ann Other');
      expect(await answer('23/11/26')).toContain('A manager signs it off');
      expect(await answer('23/12/26')).toContain('A manager signs it off');
    });

    /** A move that the council arranged. */
    const move = (fields: Record<string, string> = {}, browser = office.adviser) =>
      browser.post(`/young-people/${id}/moves/new`, {
        ...{ formId: newId(), step: 'save', when: 'today', onDate: '', type: 'K', address: '1 Heron Way' },
        ...{ provider: `larch house ${providerId}`, arrangedBy: 'us', paidBy: 'us', ...fields },
      });

    /** Where they live now. */
    const standing = async () => {
      const [home] = await office.onward.sql<{ fact_id: string }>(
        `select fact_id, provider_registered, registration_number, registration_checked_on::text as checked_on
           from accommodation_period where young_person_id = $1 and replaced_by_id is null and not withdrawn
          order by from_on desc limit 1`,
        [id],
      );
      return home!;
    };

    it('is refused at the field of whoever records a move, and nothing is said of names that are nobody’s', async () => {
      await decide('suspended', '1/6/26');
      const before = await rows('accommodation_period');
      for (const step of ['', 'save']) {
        const refused = await move({ step });
        expect(refused.status).toBe(422);
        expect(errors(refused)).toContain('Suspended since 1 June 2026: nobody new is placed there.');
        expect(refused.$('[name=provider]').val()).toBe(`larch house ${providerId}`);
        expect(refused.$(`#providers option[value="Larch House ${providerId}"]`)).toHaveLength(1);
      }
      expect(await rows('accommodation_period')).toBe(before);
      expect((await move({ provider: 'Nobody in the list' })).status).toBe(303);
    });

    it('is not asked where others found the home, and what has happened a manager records', async () => {
      await decide('suspended', '1/6/26');
      const past = { when: 'another', onDate: '20/11/26' };
      expect((await move(past)).status).toBe(422);
      expect((await move({}, office.manager)).status).toBe(422);
      expect((await move(past, office.manager)).status).toBe(303);
      expect(words(await office.manager.get(at))).toContain('Suspended since 1 June 2026: nobody new is placed there.');
      expect((await move({ arrangedBy: 'themselves', paidBy: 'themselves' })).status).toBe(303);
    });

    it('is recorded once a manager signed it off', async () => {
      await register();
      await decide('under-improvement', '1/6/26', 'Too few staff at night.');
      expect(errors(await move())).toContain('Ask a manager to sign it off first.');
      const asks = { formId: newId(), fromOn: '23/11/26', reason: 'Her sister lives there.' };
      await office.adviser.post(`${placing}/${providerId}`, asks);
      expect((await move()).status).toBe(422);
      const agree = { formId: newId(), agreed: 'yes', words: 'A worker sleeps in.' };
      await another.post(`${placing}/${providerId}/sign-offs/${asks.formId}`, agree);
      expect((await move()).status).toBe(303);
    });

    it('is asked as well when a home is corrected into a placement, and a manager still records what has happened', async () => {
      await decide('suspended', '1/6/26');
      await move({ provider: '', when: 'another', onDate: '20/11/26' });
      const correct = async (fields: Record<string, string>, browser = office.adviser) => {
        const home = await standing();
        const { $ } = await browser.get(`/young-people/${id}/moves/${home.fact_id}/correct`);
        return browser.post(`/young-people/${id}/moves/${home.fact_id}/correct`, {
          ...{ row: String($('[name=row]').val()), when: 'another-day', onDate: '20/11/26', toOn: '', type: 'K' },
          ...{ arrangedBy: 'us', paidBy: 'us', provider: `Larch House ${providerId}`, ...fields },
        });
      };

      const refused = await correct({});
      expect(refused.status).toBe(422);
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#provider');
      expect((await correct({ arrangedBy: 'themselves', paidBy: 'themselves' })).status).toBe(303);
      expect((await correct({})).status).toBe(422);
      expect((await correct({}, office.manager)).status).toBe(303);
      expect((await correct({ address: '2 Heron Way' })).status).toBe(303);
      expect((await correct({ onDate: '21/11/26' })).status).toBe(422);
    });

    it('is asked where the council placed them or pays and nobody said who arranged it', async () => {
      await decide('suspended', '1/6/26');
      const program = await aProgramOf(office.onward, office.adviser.actor);
      const said = { type: 'K', fromOn: '2026-11-23', provider: `Larch House ${providerId}` };
      for (const how of [{ placedByAuthority: true }, { paidBy: 'us' }]) {
        const { status, body } = await program.post(`young-people/${id}/homes`, { ...said, ...how });
        expect([status, body.errors[0].pointer]).toEqual([422, '#/provider']);
      }
      const made = await program.post(`young-people/${id}/homes`, said);
      const home = `young-people/${id}/homes/${made.body.id as string}`;
      const match = { 'if-match': String((await program.get(home)).headers['etag']) };
      expect((await program.patch(home, { placedByAuthority: true }, match)).status).toBe(422);
    });

    it('is asked of a bed that duty found for the night too, which may be used with the reason why', async () => {
      await decide('suspended', '1/6/26');
      const night = await office.onward.signInAs('duty', { name: 'Ni Night' });
      const opened = { formId: newId(), covers: 'summary', reason: 'police', words: '' };
      await night.post(`/young-people/${id}/emergency-access`, opened);
      const bed = { formId: newId(), type: 'E', address: '1 Heron Way', postcode: '', agreedBy: '', byUs: 'yes' };
      const given = { ...bed, provider: `Larch House ${providerId}`, when: 'today', onDate: '' };

      expect(errors(await office.adviser.post(`/young-people/${id}/emergency-home`, given))).toContain('Suspended');
      expect(errors(await night.post(`/young-people/${id}/emergency-home`, given))).toContain('Suspended');
      const why = { ...given, exception: 'Nowhere else would open the door' };
      expect((await night.post(`/young-people/${id}/emergency-home`, why)).status).toBe(303);
    });

    it('is said on the check page not to be in the list, of a name that the list does not have', async () => {
      await register();
      const unlisted = 'Nobody in the list is not in the council’s list of providers';
      const check = async (fields = {}) => words(await move({ step: '', provider: 'Nobody in the list', ...fields }));

      expect(await check()).toContain(unlisted);
      expect(await check({ arrangedBy: 'themselves', paidBy: 'themselves' })).not.toContain('list of providers');
      expect(await check({ provider: `larch house ${providerId}` })).not.toContain('list of providers');
    });

    it('brings its registration with it at 17, so that nobody is asked for it again', async () => {
      await register();
      const unknown = 'It is not recorded whether the provider is registered with Ofsted';
      expect(words(await move({ type: 'D', step: '', provider: 'Nobody in the list' }))).toContain(unknown);
      expect(words(await move({ type: 'D', step: '' }))).not.toContain(unknown);
      await move({ type: 'D' });
      expect(await standing()).toMatchObject({
        provider_registered: true,
        registration_number: 'SC123456',
        checked_on: '2026-11-02',
      });
    });

    it('that is lost, or a provider that is suspended, reaches who lives there: the alert, the figure, and what is owed', async () => {
      await office.onward.sql(
        `insert into care_episode (id, fact_id, young_person_id, from_on, legal_status, placement, short_break)
         values ($1, $1, $2, '2024-01-01', 's20', 'foster-care', false)`,
        [newId(), id],
      );
      await register();
      await move({ type: 'D', when: 'another-day', onDate: '3/11/26' });
      const record = `/young-people/${id}`;
      const { fact_id } = await standing();
      const unregistered = '/figures/homes/people?figure=unregistered&of=not-registered';
      const owes = async (kind: string) =>
        (await office.adviser.get(`/owed?who=everyone&kind=${encodeURIComponent(kind)}`))
          .$(`main a[href^="${record}/"]`)
          .map((_, link) => link.attribs.href)
          .get();
      const lost = 'was found not to be registered with Ofsted on 23 November 2026';
      expect(words(await office.adviser.get(record))).not.toContain(lost);
      expect(await owes('Provider not registered')).toEqual([]);

      await register('cancelled', '23/11/26');

      expect(words(await office.adviser.get(record))).toContain(lost);
      expect(words(await office.adviser.get(`${record}/homes/${fact_id}`))).toContain('so the register said on 23 Nov');
      expect((await office.manager.get(unregistered)).$(`main th a[href^="${record}"]`)).toHaveLength(1);
      expect(await owes('Provider not registered')).toEqual([`${record}/homes/${fact_id}`]);

      await decide('suspended', '23/11/26', 'The register.');
      const look = `${record}/homes/${fact_id}/suitability`;
      expect(await owes('Provider suspended or removed')).toEqual([look]);
      const asked = await office.adviser.get(look);
      const looked = {
        formId: String(asked.$('[name=formId]').val()),
        lookedAt: String(asked.$('[name=lookedAt]').val()),
      };
      await office.adviser.post(look, {
        ...looked,
        when: 'today',
        onDate: '',
        words: 'A move is sought.',
        needsMet: 'no',
      });
      expect(await owes('Provider suspended or removed')).toEqual([]);
      await move({ type: 'B', provider: '', arrangedBy: 'others', paidBy: 'others' });
      expect(await owes('Provider not registered')).toEqual([]);
    });

    it('leaves a registration as whoever recorded the move said it', async () => {
      await register();
      await move({ providerRegistered: 'yes', registrationNumber: 'SC654321', registrationCheckedOn: '20/11/26' });
      expect(await standing()).toMatchObject({ registration_number: 'SC654321', checked_on: '2026-11-20' });
    });

    it('says at 17 which exempt setting it is, who checked it and when, which nobody is asked for again', async () => {
      const unknown = 'It is not recorded whether the provider is registered with Ofsted';
      const exempt = {
        type: 'D',
        provider: 'St Mary’s',
        providerRegistered: 'exempt',
        registrationCheckedOn: '20/11/26',
      };
      const full = { ...exempt, exemptGround: 'hospital', exemptCheckedBy: 'Ann Other' };
      expect(errors(await move(exempt))).toContain('Choose which exempt setting it is');
      expect(words(await move({ ...full, step: '' }))).not.toContain(unknown);
      expect((await move(full)).status).toBe(303);
      const { fact_id } = await standing();
      expect(await standing()).toMatchObject({ provider_registered: null, checked_on: '2026-11-20' });
      const page = await office.adviser.get(`/young-people/${id}/homes/${fact_id}`);
      expect(words(page)).toContain('Not needed: it is a hospital, as Ann Other checked on 20 November 2026');
      expect(words(page)).not.toContain('whether the provider is registered with Ofsted');
      const correct = await office.adviser.get(`/young-people/${id}/moves/${fact_id}/correct`);
      expect(correct.$('[name=exemptGround]').val()).toBe('hospital');
    });

    it('counts a home under another name as the provider’s, where it is said by its id', async () => {
      await move({ provider: 'The Larch', arrangedBy: 'others' });
      expect(words(await office.adviser.get(at))).toContain('Who lives here 0 young people');
      await office.onward.sql(
        'update accommodation_period set provider_id = $2 where young_person_id = $1 and replaced_by_id is null',
        [id, providerId],
      );
      expect(words(await office.adviser.get(at))).toContain('Who lives here 1 young person');
    });
  });

  describe('what is late there', () => {
    it('is counted for managers, listed, and told once to whoever visited last', async () => {
      const visitor = await office.onward.signInAs('adviser', { team: 'North', name: 'Vi Sitor' });
      const toldOf = async (day: string) => {
        const news = await office.onward.app
          .get(UnitOfWork)
          .read(SYSTEM, (work) => PROVIDERS_NEWS.news(work, localDate(day), { publicUrl: '', madeUp: false }));
        return news.filter(({ staffId }) => staffId === visitor.actor.staffId);
      };
      const isListed = async () => words(await office.adviser.get('/providers?show=late')).includes(providerId);
      const tile = async () =>
        Number((await office.manager.get('/team')).$('a[href="/providers?show=late"] .onward-tiles__number').text());
      await decide('approved', '1/9/26');
      await register('registered', '2/11/26');
      const before = await tile();
      const seen = visit({
        visitedOn: '20/10/26',
        'what-0': 'Mend the alarm',
        'owner-0': 'provider',
        'byOn-0': '30/11/26',
      });
      expect((await visitor.post(`${at}/visits/new`, seen)).status).toBe(303);
      expect([await isListed(), await toldOf('2026-11-30')]).toEqual([false, []]);

      const [first, second, later] = [
        await toldOf('2026-12-01'),
        await toldOf('2026-12-02'),
        await toldOf('2027-03-01'),
      ];
      expect(first[0]!.body).toMatch(/Visits late: 0\nTo be put right, late: 1\nTo be looked up in the register: 0/);
      expect(first[0]!.body).not.toContain('Larch');
      // The same cause is sent once; that the register is to be looked up again is new.
      expect(second[0]!.cause).toBe(first[0]!.cause);
      expect(later[0]!.body).toContain('To be looked up in the register: 1');
      expect(later[0]!.cause).not.toBe(first[0]!.cause);

      await office.onward.sql(`update provider_registration set checked_on = '2026-05-01' where provider_id = $1`, [
        providerId,
      ]);
      expect([await isListed(), await tile()]).toEqual([true, before + 1]);
      // Nobody ever looked: late from the day after that was written, so that it was not told with an earlier day already.
      await office.onward.sql('delete from provider_registration where provider_id = $1', [providerId]);
      await office.onward.sql(`update provider_step set said_at = '2026-12-03T10:00:00Z' where provider_id = $1`, [
        providerId,
      ]);
      expect((await toldOf('2026-12-04'))[0]!.cause).toMatch(/2026-12-04$/);
      await register('registered', '20/11/26');
      expect([await isListed(), await tile()]).toEqual([false, before]);
    });
  });

  describe('flats of the quota', () => {
    it('go from an offer through the queue to a let, and the figures follow', async () => {
      const id = await aCareLeaverInANewFlat(office, { givenName: 'Wren', familyName: providerId });
      const landlord = `Homes ${providerId}`;
      const [flatId, agreed] = [newId(), { formId: newId(), year: '2026', landlord, flats: '12', words: '' }];
      await office.manager.post('/flats/quota', agreed);
      const offer = { formId: flatId, year: '2026', landlord, address: '4 Mill Lane', words: '' };
      expect(errors(await office.adviser.post('/flats/new', { ...offer, offeredOn: '31/3/26' }))).toContain(
        '1 April 2026',
      );
      expect((await office.adviser.post('/flats/new', { ...offer, offeredOn: '2/4/26' })).status).toBe(303);
      const waits = { formId: newId(), need: 'urgent', reason: 'Sofa surfing.', sinceOn: '1/4/26' };
      expect((await office.adviser.post(`/young-people/${id}/flat-queue`, waits)).status).toBe(303);
      expect((await office.adviser.post(`/young-people/${id}/flat-queue`, { ...waits, formId: newId() })).status).toBe(
        409,
      );
      const step = (name: string, onDay: string, more = {}) =>
        office.adviser.post(`/flats/${flatId}`, { formId: newId(), step: name, onDay, words: '', ...more });

      expect((await step('let', '3/4/26')).status).toBe(422);
      expect(errors(await step('nominated', '3/4/26'))).toContain('Choose who is nominated');
      expect((await step('nominated', '3/4/26', { personId: id })).status).toBe(303);
      const let_ = await step('let', '10/5/26');
      expect([let_.status, let_.location]).toEqual([303, `/young-people/${id}/moves/new?flat=${flatId}`]);
      expect(errors(await step('sustained-3', '9/8/26'))).toContain('10 August 2026 or later');
      expect((await step('sustained-3', '10/8/26')).status).toBe(303);

      const theirs = await elsewhere.get('/flats');
      expect(words(theirs)).not.toContain('Wren');
      const { $ } = await office.adviser.get('/flats');
      const line = $('tr')
        .filter((_, one) => $(one).text().includes(landlord))
        .text()
        .replaceAll(/\s+/g, ' ');
      for (const figure of [
        'Agreed 12',
        'Offered 1',
        'For somebody 1',
        'Let 1',
        'After 3 months 1 of 1',
        'After 6 months 0 of 1',
        'To come 11',
      ]) {
        expect(line).toContain(figure);
      }
      expect(words(await office.adviser.get(`/young-people/${id}/flat-queue`))).toContain('does not wait for a flat');

      // Let leads to the move with what is known of the flat, and one set of questions answers for both.
      expect((await elsewhere.get(let_.location!)).status).toBe(404);
      const other = await aCareLeaverInANewFlat(office, { familyName: providerId });
      expect((await office.adviser.get(`/young-people/${other}/moves/new?flat=${flatId}`)).status).toBe(404);
      const plain = await office.adviser.get(`/young-people/${id}/moves/new`);
      expect(plain.$('#flat a').attr('href')).toBe(let_.location);
      const owes = async () =>
        (await office.adviser.get('/owed?kind=Move+into+a+flat+of+the+quota')).$(`a[href="${let_.location}"]`).length;
      expect(await owes()).toBe(1);
      const form = await office.adviser.get(let_.location!);
      const typed: Record<string, string> = Object.fromEntries(
        ['address', 'provider', 'onDate', 'flat', 'formId'].map((name) => [
          name,
          String(form.$(`[name="${name}"]`).val()),
        ]),
      );
      expect(typed).toMatchObject({ address: '4 Mill Lane', provider: landlord, onDate: '10/5/2026', flat: flatId });
      const moved: Record<string, string> = {
        ...typed,
        type: String(form.$('[name="type"]').val()),
        when: 'another-day',
        step: 'save',
      };
      expect(moved.type).toBe('U');
      const stolen = { ...moved, formId: newId() };
      expect((await office.adviser.post(`/young-people/${other}/moves/new`, stolen)).status).toBe(404);
      const done = await office.adviser.post(`/young-people/${id}/moves/new`, moved);
      expect(done.location).toBe(`/young-people/${id}/homes/${moved.formId!}`);
      expect((await office.adviser.get(`/young-people/${id}/moves/new`)).$('#flat').length).toBe(0);
      expect(await owes()).toBe(0);
      const asked = `select mark, answer, asked_on as on from home_follow_up where accommodation_id = $1`;
      expect(await office.onward.sql(asked, [moved.formId!])).toEqual([
        { mark: '3-months', answer: 'well', on: '2026-08-10' },
      ]);
      const goes = { when: 'today', onDate: '', formId: newId(), answer: 'struggling', words: 'Lonely.' };
      const mark = `${done.location}/how-it-goes/6-months`;
      expect((await office.adviser.post(mark, goes)).status).toBe(303);
      const flat = await office.adviser.get(`/flats/${flatId}`);
      expect(words(flat)).toContain('Still there after 6 months on 23 November 2026');
      expect(words(flat)).toContain('their home on the record');
      expect(errors(await step('sustained-12', '10/5/27'))).toContain('It is their home on the record');
      const lines = (await office.adviser.get('/flats')).$('tr').filter((_, one) => one.attribs !== undefined);
      expect(lines.text().replaceAll(/\s+/g, ' ')).toContain('After 6 months 1 of 1');
      expect(
        (await elsewhere.post(`/flats/${flatId}`, { formId: newId(), step: 'ended', onDay: '1/9/26' })).status,
      ).toBe(404);
    });
  });

  describe('photos of a visit', () => {
    it('show the place with words, go for good with a reason, and are for those who may see providers', async () => {
      await decide('approved');
      const seen = visit();
      await office.adviser.post(`${at}/visits/new`, seen);
      const photos = `${at}/visits/${seen.formId}/photos`;
      const bytes = await sharp({ create: { width: 700, height: 500, channels: 3, background: 'grey' } })
        .withExif({ IFD0: { Model: 'SECRETDEVICE' }, IFD3: { GPSAreaInformation: 'SECRETPLACE' } })
        .jpeg()
        .toBuffer();
      const send = (by: SignedInBrowser, files: Record<string, Buffer>, fields: Record<string, string>) => {
        const sent = Object.entries(files).map(([field, one]) => ({ field, name: 'IMG_1.jpg', bytes: one }));
        return by.upload(photos, sent, { fields: { formId: newId(), ...fields } });
      };

      expect(words(await office.adviser.get(photos))).toContain('There is no photo of this visit.');
      for (const [files, fields, message] of [
        [{}, {}, 'Choose a photo or a picture'],
        [{ 'photo-0': bytes }, {}, 'Write what is to be seen'],
        [{ 'photo-0': bytes }, { 'words-0': 'A door', 'words-2': 'A lock' }, 'Choose a photo or a picture'],
        [{ 'photo-1': aRecording('mp3') }, { 'words-1': 'A door' }, 'This is not a picture'],
        [{ 'photo-0': bytes, 'photo-1': Buffer.alloc(0) }, { 'words-0': 'A door' }, 'Choose'],
      ] as const) {
        const refused = await send(office.adviser, files, fields);
        expect([refused.status, errors(refused)]).toEqual([422, expect.stringContaining(message)]);
      }
      expect(await rows('provider_photo')).toBe(0);
      const two = { 'photo-0': bytes, 'photo-2': bytes };
      const said = { 'words-0': 'A fire door, wedged open.', 'words-2': 'The new lock.' };
      expect((await send(office.adviser, two, said)).location).toBe(photos);

      const provider = await office.dataOfficer.get(at);
      const shown = provider.$(`a[href^="${photos}/"] img`);
      expect(shown.map((_, one) => provider.$(one).attr('alt')).get()).toEqual([
        'A fire door, wedged open.',
        'The new lock.',
      ]);
      const [file, other] = shown.map((_, one) => provider.$(one).parent().attr('href')).get();
      const whole = await office.dataOfficer.get(file!);
      expect(whole.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
      expect(whole.bytes!.toString('latin1')).not.toMatch(/SECRET|Exif/);
      expect((await office.dataOfficer.get(shown.first().attr('src')!)).bytes!.length).toBeLessThan(
        whole.bytes!.length,
      );
      expect(await office.onward.sql(`select 1 from audit_event where did = 'provider-photo.viewed'`)).toHaveLength(2);
      expect(words(await office.dataOfficer.get(photos))).not.toContain('Add photos');

      const out = file!.replace(/file$/, 'take-out');
      expect((await office.colleague.post(out, { reason: 'I am on it.' })).status).toBe(403);
      const unsaid = await office.adviser.post(out, { reason: '' });
      expect([unsaid.status, errors(unsaid)]).toEqual([422, 'Write why it is taken out']);
      expect((await office.adviser.post(out, { reason: 'Somebody is on it.' })).status).toBe(303);
      expect((await office.manager.post(out, { reason: 'Again.' })).status).toBe(409);
      expect((await office.adviser.get(file!)).status).toBe(404);
      expect((await office.manager.post(other!.replace(/file$/, 'take-out'), { reason: 'A name.' })).status).toBe(303);
      const left = words(await office.adviser.get(photos));
      expect(left).toContain('A photo by Ada Worker, taken out on');
      expect(left).toContain('Somebody is on it.');
      expect(left).not.toContain('A fire door');
      expect(await office.onward.sql('select 1 from attachment_part')).toEqual([]);

      expect((await send(office.dataOfficer, { 'photo-0': bytes }, { 'words-0': 'A' })).status).toBe(403);
      const night = await office.onward.signInAs('duty', { name: 'Nia Night' });
      // Duty sees whether the place may be used, and nothing of its rooms.
      const place = await night.get(at);
      expect([place.status, place.$('img').length, place.text.includes('/photos')]).toEqual([200, 0, false]);
      for (const [who, status] of [
        [night, 403],
        [office.administrator, 403],
        [office.onward.visitor(), 303],
      ] as const) {
        expect((await who.get(photos)).status).toBe(status);
        expect((await who.get(other!)).status).toBe(status);
      }
      expect((await office.adviser.get(`${at}/visits/${newId()}/photos`)).status).toBe(404);
      const third = newId();
      await send(office.adviser, { 'photo-0': bytes }, { formId: third, 'words-0': 'A' });
      expect(await rows('attachment_part')).toBe(2);
      await office.manager.post(`${at}/taken-back/${seen.formId}`, { reason: 'Of another house.' });
      expect(await rows('attachment_part')).toBe(0);
      expect((await office.adviser.get(photos)).status).toBe(404);
      const late = `${photos}/${third}/take-out`;
      expect((await office.colleague.post(late, { reason: 'I am on it.' })).status).toBe(403);
      expect((await office.adviser.post(late, { reason: 'Somebody is on it.' })).location).toBe(at);
    });
  });

  describe('money for a home', () => {
    it('never pays more than was agreed, and a deposit is owed until it is back or lost', async () => {
      const id = await aCareLeaverInANewFlat(office);
      const [moneyId, money] = [newId(), `/young-people/${id}/home-money`];
      const deposit = {
        formId: moneyId,
        ...{ kind: 'deposit', what: 'Flat', agreed: '£600', agreedOn: '1/11/26', landlord: 'Larch Homes' },
        ...{ scheme: 'DPS', schemeReference: '1', returnDueOn: '10/11/26' },
      };
      expect(errors(await office.adviser.post(`${money}/new`, { ...deposit, landlord: '' }))).toContain('landlord');
      await office.adviser.post(`${money}/new`, deposit);
      const enter = (kind: string, pence: string) =>
        office.adviser.post(`${money}/${moneyId}`, { formId: newId(), kind, pence, onDay: '20/11/26', words: '' });

      expect(errors(await enter('paid', '600.01'))).toContain('Only £600');
      await enter('paid', '600');
      expect(words(await office.adviser.get('/owed'))).toContain('Get the deposit back from Larch Homes');
      expect(words(await office.adviser.get('/home-money'))).toContain('£600 out with Larch Homes');
      expect(words(await elsewhere.get('/home-money'))).not.toContain('Larch Homes');
      const coat = { formId: newId(), kind: 'other', what: `Coat ${moneyId}`, agreedPence: '80', agreedOn: '2/11/26' };
      await office.adviser.post(`/young-people/${id}/entitlements/grants/new`, coat);
      const bought = { formId: newId(), kind: 'bought', what: 'A coat', onDay: '9/11/26', receipt: 'none' };
      const coatAt = `/young-people/${id}/entitlements/grants/${coat.formId}`;
      await office.adviser.post(coatAt, { ...bought, pence: '60.50' });
      expect(words(await office.adviser.get('/home-money'))).toContain(`Coat ${moneyId} £19.50 left of £80`);
      expect(words(await elsewhere.get('/home-money'))).not.toContain(`Coat ${moneyId}`);
      await office.adviser.post(coatAt, { ...bought, formId: newId(), pence: '19.50' });
      expect(words(await office.adviser.get('/home-money'))).not.toContain(`Coat ${moneyId}`);
      await enter('returned', '450');
      expect(errors(await enter('lost', '151'))).toContain('Only £150');
      await enter('lost', '150');

      expect(words(await office.adviser.get('/owed'))).not.toContain('Get the deposit back from Larch Homes');
      const stranger = await aCareLeaverInANewFlat(office);
      expect((await office.adviser.get(`/young-people/${stranger}/home-money/${moneyId}`)).status).toBe(404);
    });
  });
});
