import { newId } from '../../src/platform/ids';
import type { Answer, SignedInBrowser } from '../support/app';
import { aCareLeaverInANewFlat, anOffice, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());
const errors = ({ $ }: Answer) =>
  $('.govuk-error-summary a')
    .toArray()
    .map((link) => $(link).attr('href'));

/** What the form of a move holds as it is opened: fields by name, as a browser would send them. */
function fieldsOf({ $ }: Answer): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  $('form[action$="/moves/new"] :is(input, select, textarea)').each((_, element) => {
    const field = $(element);
    const name = field.attr('name');
    if (!name || name === '_csrf') return;
    if (['radio', 'checkbox'].includes(String(field.attr('type'))) && field.attr('checked') === undefined) return;
    fields[name] = String(field.val() ?? '');
  });
  return fields;
}

describe('a move and the story that it is part of', () => {
  let office: Office;
  let person: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    await office.onward.sql(
      'truncate arrangement_step, arrangement_entry, arrangement, lodgings_host_entry, lodgings_host',
    );
    person = await aCareLeaverInANewFlat(office, { givenName: 'Mina' });
    at = `/young-people/${person}`;
  });

  const form = (given: object = {}) => ({ formId: newId(), when: 'today', onDate: '', ...given });
  const begin = async (kind: string, given: object) => {
    const saved = await office.adviser.post(`${at}/home/new/${kind}`, form(given));
    expect([saved.status, errors(saved)]).toEqual([303, []]);
    return saved.location!;
  };
  const write = (story: string, entry: string, given: object = {}, who: SignedInBrowser = office.adviser) =>
    who.post(`${story}/record/${entry}`, form(given));
  /** The form of the move that a story leads to, by the link that is called so. */
  const openedFrom = async (address: string, link: string) => {
    const { $ } = await office.adviser.get(address);
    const href = $('main a')
      .toArray()
      .map((one) => ({ text: words($(one).text()), href: $(one).attr('href')! }))
      .find(({ text }) => text === link)?.href;
    expect([link, href]).toEqual([link, expect.stringContaining('/moves/new?from=')]);
    return office.adviser.get(href!);
  };
  const move = (given: object) => office.adviser.post(`${at}/moves/new`, form(given));
  const saved = async (given: object) => {
    const sent = await move({ step: 'save', ...given });
    expect([sent.status, errors(sent)]).toEqual([303, []]);
    return sent.location!.split('/').pop()!;
  };
  const homes = () =>
    office.onward.sql<{ id: string; type: string; from: string; to: string | null }>(
      `select fact_id as id, type, from_on::text as "from", to_on::text as "to" from accommodation_period
        where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
      [person],
    );
  const entries = () =>
    office.onward.sql<{ entry: string; day: string; homeId: string | null; out: string | null }>(
      `select entry, on_day::text as day, home_id as "homeId", taken_out_because as out from arrangement_entry
        where young_person_id = $1 order by recorded_at, id`,
      [person],
    );
  const steps = async () =>
    (
      await office.onward.sql<{ step: string; due: string | null; done: string | null }>(
        'select step, due_on::text as due, done_on::text as done from arrangement_step where in_force order by place',
      )
    ).map(({ step, due, done }) => [step, due, done]);

  const LET = { address: '4 Mill Lane', landlord: 'A. Bell', rent: '650' };
  const SUMS = { income: '900', help: '400', otherCosts: '300', judged: 'yes' };
  const aLet = async () => {
    const story = await begin('private-renting', LET);
    expect((await write(story, 'affordability', SUMS)).status).toBe(303);
    return story;
  };

  it('a let leads to the move with what it says filled in, and the move writes that they moved in', async () => {
    const story = await aLet();
    const opened = await openedFrom(story, 'Record moving in');
    const fields = fieldsOf(opened);
    expect(fields).toMatchObject({ type: 'U', address: '4 Mill Lane', carer: 'A. Bell', cost: '£150', tenure: '' });
    expect(fields).toMatchObject({ arrangedBy: 'unknown', paidBy: 'unknown', area: 'not-known' });

    const given = { ...fields, when: 'today', 'story-fixedUntilOn': '23/5/27' };
    const checked = await office.adviser.post(`${at}/moves/new`, given);
    expect(words(checked.$('#stories + ul').text())).toBe('Private renting: moved in');
    expect(words(checked.$('#tasks + ul').text())).toContain('by 30 November 2026');
    expect((await entries()).map(({ entry }) => entry)).toEqual(['affordability']);
    const carried = { ...fieldsOf(checked), step: 'save' };
    expect(carried).toMatchObject({ 'story-fixedUntilOn': '23/5/27', address: '4 Mill Lane' });
    for (let time = 0; time < 2; time++) {
      expect((await office.adviser.post(`${at}/moves/new`, carried)).status).toBe(303);
    }

    const [, home] = await homes();
    expect(home).toMatchObject({ type: 'U', from: '2026-11-23', to: null });
    expect(await entries()).toMatchObject([
      { entry: 'affordability' },
      { entry: 'moved-in', day: '2026-11-23', homeId: home!.id, out: null },
    ]);
    expect(await steps()).toContainEqual(['first-visit', '2026-11-30', null]);
    const page = await office.adviser.get(story);
    expect(page.$(`a[href="${at}/homes/${home!.id}"]`).length).toBe(1);
    expect(main(page)).toContain('23 May 2027');
    expect(main(page)).not.toContain('Record moving in');
  });

  it('what was typed wins over what the story says, also after an error and in the way back from the check', async () => {
    const fields = fieldsOf(await openedFrom(await aLet(), 'Record moving in'));
    const typed = { ...fields, when: 'today', address: '9 Tern Court', carer: '', cost: '' };
    for (const given of [
      { ...typed, postcode: 'nowhere' },
      { ...typed, step: 'change' },
    ]) {
      const again = fieldsOf(await office.adviser.post(`${at}/moves/new`, given));
      expect(again).toMatchObject({ address: '9 Tern Court', carer: '', cost: '', from: fields['from'] });
    }
    await saved(typed);
    const [, home] = await office.onward.sql<object>(
      `select address, carer, weekly_cost_pence as cost from accommodation_period where young_person_id = $1
        and replaced_by_id is null order by from_on`,
      [person],
    );
    expect(home).toEqual({ address: '9 Tern Court', carer: null, cost: null });
  });

  it('what the story refuses refuses the move with it, and nothing is saved', async () => {
    const story = await begin('private-renting', LET);
    const from = story.split('/').pop()!;
    const soon = { type: 'U', from, entry: 'moved-in', step: 'save' };
    const early = await move(soon);
    expect([early.status, errors(early)]).toEqual([422, ['#onDate']]);
    await write(story, 'affordability', SUMS);
    const wrong = await move({ ...soon, 'story-fixedUntilOn': 'soon' });
    expect([wrong.status, errors(wrong)]).toEqual([422, ['#story-fixedUntilOn']]);
    expect(await homes()).toHaveLength(1);

    // Somebody else wrote it meanwhile.
    expect((await write(story, 'moved-in')).status).toBe(303);
    const twice = await move({ ...soon, address: '4 Mill Lane' });
    expect([twice.status, main(twice)]).toEqual([409, expect.stringContaining('“Moved in” stands there already')]);
    expect(await homes()).toHaveLength(1);
    const alone = await move({ ...soon, address: '4 Mill Lane', step: 'alone' });
    expect(fieldsOf(alone)).toMatchObject({ address: '4 Mill Lane', type: 'U' });
    expect(alone.$('[name=from]').length).toBe(0);
    await saved(fieldsOf(alone));
    expect((await entries()).filter(({ entry }) => entry === 'moved-in')).toMatchObject([{ homeId: null }]);
  });

  it('a story of somebody else, one that was taken out and an entry that is no move do not exist', async () => {
    const story = await aLet();
    const from = story.split('/').pop()!;
    const another = await aCareLeaverInANewFlat(office, { givenName: 'Tee' });
    const to = (id: string, entry: string, of = another) => `/young-people/${of}/moves/new?from=${id}&entry=${entry}`;
    expect((await office.adviser.get(to(from, 'moved-in', person))).status).toBe(200);
    for (const address of [
      to(from, 'moved-in'),
      to('nothing', 'moved-in', person),
      to(from, 'viewing', person),
      to(from, '', person),
    ]) {
      expect([address, (await office.adviser.get(address)).status]).toEqual([address, 404]);
    }
    const sent = form({ type: 'U', from, entry: 'moved-in' });
    for (const step of ['', 'save', 'change']) {
      expect((await office.adviser.post(`/young-people/${another}/moves/new`, { ...sent, step })).status).toBe(404);
    }
    expect((await office.stranger.get(to(from, 'moved-in', person))).status).toBe(404);
    await office.adviser.post(`${story}/take-out`, { reason: 'Another flat.' });
    expect((await office.adviser.get(to(from, 'moved-in', person))).status).toBe(404);
  });

  describe('the deposit of a let', () => {
    const PAID = { deposit: '650', depositFrom: 'council', depositScheme: 'DPS 4711', depositBackOn: '23/5/27' };
    const ledger = async () =>
      (
        await office.onward.sql<{ agreed: number; scheme: string; back: string; entries: string[] }>(
          `select m.agreed_pence as agreed, m.scheme, m.return_due_on::text as back,
                  array(select e.kind || ' ' || e.pence from home_money_entry e where e.money_id = m.id
                    and not exists (select from provider_taken_back t where t.record_id = e.id) order by 1 desc) as entries
             from home_money m where m.young_person_id = $1
              and not exists (select from provider_taken_back t where t.record_id = m.id)`,
          [person],
        )
      ).map(({ agreed, scheme, back, entries: lines }) => [agreed, scheme, back, ...lines]);
    const out = async () => words((await office.adviser.get('/home-money')).$('main').text());

    it('that the council pays stands among the money that is out, and what comes back settles it', async () => {
      const story = await aLet();
      expect((await write(story, 'deposit', PAID)).status).toBe(303);
      expect(await ledger()).toEqual([[65_000, 'DPS 4711', '2027-05-23', 'paid 65000']]);
      expect(await out()).toContain('4 Mill Lane');
      expect((await write(story, 'deposit-back', { recovered: '500', words: 'A door.' })).status).toBe(303);
      expect(await ledger()).toEqual([
        [65_000, 'DPS 4711', '2027-05-23', 'returned 50000', 'paid 65000', 'lost 15000'],
      ]);
      expect(await out()).not.toContain('4 Mill Lane');
      const [back] = await office.onward.sql<{ id: string }>(
        `select id from arrangement_entry where entry = 'deposit-back'`,
      );
      const taken = await office.adviser.post(`${story}/entries/${back!.id}/take-out`, { reason: 'Not yet.' });
      expect(taken.status).toBe(303);
      expect(await ledger()).toEqual([[65_000, 'DPS 4711', '2027-05-23', 'paid 65000']]);
      expect((await office.adviser.post(`${story}/take-out`, { reason: 'Another let.' })).status).toBe(303);
      expect(await ledger()).toEqual([]);
    });

    it('is one, however often it is sent or written again; of both, the council’s part', async () => {
      const story = await aLet();
      const sent = form(PAID);
      for (let time = 0; time < 2; time++) await office.adviser.post(`${story}/record/deposit`, sent);
      expect(await ledger()).toHaveLength(1);
      const both = { ...PAID, depositFrom: 'both' };
      expect(errors(await write(story, 'deposit', both))).toEqual(['#councilDeposit']);
      expect(errors(await write(story, 'deposit', { ...PAID, councilDeposit: '100' }))).toEqual(['#councilDeposit']);
      expect(errors(await write(story, 'deposit', { ...PAID, depositBackOn: '1/11/26' }))).toEqual(['#depositBackOn']);
      expect((await write(story, 'deposit', { ...both, councilDeposit: '400' })).status).toBe(303);
      expect(await ledger()).toEqual([[40_000, 'DPS 4711', '2027-05-23', 'paid 40000']]);
      expect((await write(story, 'deposit', { ...PAID, depositFrom: 'young-person' })).status).toBe(303);
      expect(await ledger()).toEqual([]);
    });
  });

  it('staying put begins and ends with a move each', async () => {
    const story = await begin('staying-put', { carer: 'Joan Harper', startsOn: '10/11/26', terms: 'As before.' });
    const opened = fieldsOf(await openedFrom(story, 'Record the home with the carer'));
    expect(opened).toMatchObject({ type: 'Z', carer: 'Joan Harper', when: 'another-day' });
    // They live in the flat from the day that they left care, so the carer's home follows it.
    const there = await saved({ ...opened, when: 'another-day', onDate: '18/11/26' });
    const end = fieldsOf(await openedFrom(`${story}/record/end`, 'Record the move with it'));
    expect(end).not.toHaveProperty('story-movedTo');
    const unsaid = await move({ ...end, type: 'U', when: 'today' });
    expect([unsaid.status, errors(unsaid)]).toEqual([422, ['#story-why']]);
    const onward = await saved({ ...end, type: 'U', when: 'today', 'story-why': 'moved-on' });
    expect(await entries()).toMatchObject([
      { entry: 'moved-in', day: '2026-11-18', homeId: there },
      { entry: 'end', day: '2026-11-23', homeId: onward },
    ]);
    expect(main(await office.adviser.get(story))).toContain('Ended on 23 November 2026');
  });

  it('the line of the story goes with the move: to another day, and out with it', async () => {
    const story = await begin('tenancy-at-risk', {
      signals: ['notice'],
      words: 'A notice.',
      when: 'another-day',
      onDate: '16/11/26',
    });
    const end = fieldsOf(await openedFrom(`${story}/record/end`, 'Record the move with it'));
    const home = await saved({ ...end, type: 'K', when: 'today', 'story-outcome': 'moved-planned' });
    const correction = await office.adviser.get(`${at}/moves/${home}/correct`);
    const row = String(correction.$('[name=row]').val());
    const other = {
      row,
      type: 'K',
      when: 'yesterday',
      arrangedBy: 'unknown',
      paidBy: 'unknown',
      providedUnder: 'unknown',
    };
    expect((await office.adviser.post(`${at}/moves/${home}/correct`, other)).status).toBe(303);
    expect(main(await office.adviser.get(story))).toContain('Ended on 22 November 2026');
    expect((await entries()).map(({ day, out }) => [day, out])).toEqual([
      ['2026-11-23', 'The day of the move was corrected'],
      ['2026-11-22', null],
    ]);

    const out = await office.manager.post(`${at}/recorded-in-error/move/${home}`, { reason: 'They stayed.' });
    expect(out.status).toBe(303);
    expect((await entries()).at(-1)).toMatchObject({ day: '2026-11-22', out: 'They stayed.' });
    expect(main(await office.adviser.get(story))).not.toContain('Ended on');
    expect(await homes()).toMatchObject([{ to: null }]);
  });

  describe('custody', () => {
    const AWAY = { place: 'HMP Moor', held: 'remand', when: 'another-day', onDate: '20/11/26' };
    const figure = async (of: string) => {
      const { $ } = await office.manager.get(`/figures/homes/people?of=${of}`);
      return $('main a[href^="/young-people/"]')
        .toArray()
        .some((link) => $(link).attr('href')!.split('/')[2] === person);
    };

    it('is where they live from its day, so that nobody in prison counts as suitably housed; a home that is kept is there again', async () => {
      const flat = await saved({
        ...{ type: 'U', when: 'another-day', onDate: '18/11/26', address: '4 Mill Lane', postcode: 'RG1 2AB' },
        ...{ tenure: 'assured-shorthold', cost: '120', carer: 'A. Bell' },
      });
      const judged = {
        formId: newId(),
        when: 'another-day',
        onDate: '19/11/26',
        judgement: '1',
        judgementReason: 'So.',
      };
      expect((await office.adviser.post(`${at}/homes/${flat}/suitability`, judged)).status).toBe(303);
      expect(await figure('suitable')).toBe(true);

      const story = await begin('custody', { ...AWAY, home: 'kept' });
      const [, , prison] = await homes();
      expect(await homes()).toMatchObject([{}, { to: '2026-11-20' }, { type: 'X', from: '2026-11-20', to: null }]);
      expect(await figure('suitable')).toBe(false);
      expect(await figure('unsuitable')).toBe(true);
      expect(words((await office.adviser.get(`${at}/homes`)).$('main').text())).toContain('In custody');
      expect(await steps()).toEqual([['home', '2026-11-27', '2026-11-20']]);
      // Nobody leaves custody by a move alone: the release goes with it.
      const out = await move({ step: 'save', type: 'U' });
      expect([out.status, errors(out)]).toEqual([422, ['#type']]);

      const opened = fieldsOf(await openedFrom(`${story}/record/release`, 'Record the release and the move in one'));
      expect(opened).toMatchObject({ type: 'U', address: '4 Mill Lane', postcode: 'RG1 2AB', cost: '£120' });
      expect(opened).toMatchObject({ tenure: 'assured-shorthold', carer: 'A. Bell' });
      const release = { ...opened, when: 'today', 'story-met': 'yes', 'story-metBy': 'Ada' };
      const checked = await office.adviser.post(`${at}/moves/new`, release);
      expect(words(checked.$('#starts ~ ul').first().text())).toContain('Visit within 7 days of moving in');
      const back = await saved(release);
      expect(await homes()).toMatchObject([
        {},
        {},
        { id: prison!.id, to: '2026-11-23' },
        { id: back, type: 'U', to: null },
      ]);
      expect(
        await office.onward.sql(
          `select to_on::text as until from detention where young_person_id = $1 and replaced_by_id is null`,
          [person],
        ),
      ).toEqual([{ until: '2026-11-23' }]);
      expect((await entries()).at(-1)).toMatchObject({ entry: 'release', day: '2026-11-23', homeId: back });

      // Where they went was wrong; that they were released was not.
      await office.manager.post(`${at}/recorded-in-error/move/${back}`, { reason: 'Another flat.' });
      expect((await entries()).at(-1)).toMatchObject({ entry: 'release', out: null });
    });

    it('ends the nights in bed and breakfast, and a release without a move ends where they lived', async () => {
      await saved({ type: 'W', when: 'another-day', onDate: '18/11/26', signOffReason: 'Nothing else.' });
      const story = await begin('custody', { ...AWAY, home: '' });
      const nights = async () =>
        words((await office.manager.get('/figures/homes/people?figure=nights&of=from-18')).$('main').text());
      expect(await nights()).toContain('2 nights');
      // There was no home to keep.
      expect(await steps()).toEqual([]);
      expect((await write(story, 'release', { met: 'no' })).status).toBe(303);
      expect((await homes()).at(-1)).toMatchObject({ type: 'X', from: '2026-11-20', to: '2026-11-23' });
      expect(main(await office.adviser.get(`${at}/home`))).toContain('Where Mina lives is not recorded');
    });

    it('asks again what becomes of the home until somebody knows', async () => {
      const story = await begin('custody', AWAY);
      expect(await steps()).toEqual([['home', '2026-11-27', null]]);
      expect(main(await office.adviser.get(story))).toContain('Find out whether they keep their home while in custody');
      await write(story, 'home', { home: 'not-known', words: 'The landlord did not say.' });
      expect(await steps()).toEqual([['home', '2026-11-30', null]]);
      const half = await write(story, 'home', { home: 'lost' });
      expect([half.status, errors(half)]).toEqual([422, ['#homeUntilOn']]);
      const other = await write(story, 'home', { home: 'kept', homeUntilOn: '9/1/27' });
      expect([other.status, errors(other)]).toEqual([422, ['#home']]);
      await write(story, 'home', { home: 'lost', homeUntilOn: '9/1/27' });
      expect(await steps()).toEqual([['home', '2026-11-30', '2026-11-23']]);
      const opened = fieldsOf(await openedFrom(`${story}/record/release`, 'Record the release and the move in one'));
      expect(opened).toMatchObject({ type: '', address: '' });
    });

    it('a move on the day it began is corrected first, and nothing is saved', async () => {
      await saved({ type: 'U', when: 'another-day', onDate: '20/11/26' });
      const refused = await office.adviser.post(`${at}/home/new/custody`, form(AWAY));
      expect([refused.status, errors(refused)]).toEqual([409, ['#onDate']]);
      expect(await office.onward.sql('select 1 from detention where young_person_id = $1', [person])).toEqual([]);
      expect(await homes()).toHaveLength(2);
    });
  });

  it('who may lose the home, as they say some time after a move, leads to what keeps it', async () => {
    const flat = (await homes())[0]!.id;
    const answer = { formId: newId(), when: 'today', onDate: '', answer: 'at-risk', words: 'Rent is late.' };
    await office.onward.sql(
      `update accommodation_period set from_on = '2026-10-10' where fact_id = $1 and replaced_by_id is null`,
      [flat],
    );
    const heard = await office.adviser.post(`${at}/homes/${flat}/how-it-goes/1-month`, answer);
    expect([heard.status, errors(heard)]).toEqual([303, []]);
    expect(heard.location).toBe(`${at}/home/new/tenancy-at-risk?home=${flat}&mark=1-month`);
    const { $ } = await office.adviser.get(heard.location!);
    expect([$('[name=words]').val(), $('[name=signals]:checked').length]).toEqual(['Rent is late.', 0]);
    for (const wrong of [`home=${flat}&mark=3-months`, 'home=x&mark=1-month', `home=${newId()}&mark=1-month`]) {
      expect((await office.adviser.get(`${at}/home/new/tenancy-at-risk?${wrong}`)).status).toBe(404);
    }
    const another = await aCareLeaverInANewFlat(office, { givenName: 'Tee' });
    const theirs = `/young-people/${another}/home/new/tenancy-at-risk?home=${flat}&mark=1-month`;
    expect((await office.adviser.get(theirs)).status).toBe(404);
    const story = await begin('tenancy-at-risk', { signals: 'arrears', words: 'Rent is late.' });
    expect((await office.adviser.get(heard.location!)).location).toBe(story);
  });

  it('the registration of a home before 18 is seen and corrected by the day of the home, and a move found out about late says it', async () => {
    person = await aCareLeaverInANewFlat(office, { givenName: 'Rae', movedOn: '2026-03-10' });
    at = `/young-people/${person}`;
    const asked = (page: Answer) => {
      const field = page.$('[name=registrationNumber]');
      return field.length === 0 ? 'no' : field.closest('details').length > 0 ? 'to open' : 'yes';
    };
    expect(asked(await office.adviser.get(`${at}/moves/new`))).toBe('to open');
    const late = { type: 'D', when: 'another-day', onDate: '12/2/26', arrangedBy: 'themselves', paidBy: 'themselves' };
    expect(asked(await move({ ...late, postcode: 'nowhere' }))).toBe('yes');
    const seen = { providerRegistered: 'yes', registrationNumber: 'SC123', registrationCheckedOn: '12/2/26' };
    const home = await saved({ ...late, ...seen });
    const [kept] = await office.onward.sql<object>(
      `select provider_registered as is, registration_number as number from accommodation_period where fact_id = $1`,
      [home],
    );
    expect(kept).toEqual({ is: true, number: 'SC123' });

    const open = await office.adviser.get(`${at}/moves/${home}/correct`);
    expect([asked(open), open.$('[name=registrationNumber]').val()]).toEqual(['yes', 'SC123']);
    const correction = {
      ...late,
      ...seen,
      row: String(open.$('[name=row]').val()),
      toOn: '10/3/26',
      providedUnder: 'unknown',
    };
    const number = { ...correction, registrationNumber: 'SC124' };
    expect((await office.adviser.post(`${at}/moves/${home}/correct`, number)).status).toBe(303);
    expect(words((await office.adviser.get(`${at}/homes/${home}`)).$('main').text())).toContain(
      'Registered, number SC124',
    );
    // That of today is of an adult.
    const flat = (await homes()).at(-1)!.id;
    expect(asked(await office.adviser.get(`${at}/moves/${flat}/correct`))).toBe('no');
    expect(asked(await move({ ...late, onDate: '12/4/26', postcode: 'nowhere' }))).toBe('no');
  });

  describe('to the area of another council', () => {
    const THERE = { area: 'other', council: 'Slough', whose: 'young-person', why: 'Family.' };
    const away = async (of: string) =>
      words((await office.manager.get(`/figures/homes/people?figure=away&of=${of}`)).$('main').text());

    const listed = async (of: string) => {
      const { $ } = await office.manager.get(`/figures/homes/people?figure=away&of=${of}`);
      return $('main .onward-caseload__name')
        .toArray()
        .map((link) => $(link).attr('href')!.split('/')[2]);
    };

    it('begins its story in the same save: the telling is owed, and the figure counts it until it was told', async () => {
      const given = { type: 'U', ...THERE };
      const checked = await move(given);
      expect(words(checked.$('#stories + ul').text())).toBe('Moving to another area to Slough: moved');
      expect(words(checked.$('#tasks + ul').text())).toContain(
        'Tell the council of the area they move to, by 30 November 2026',
      );
      expect(await entries()).toEqual([]);
      const sent = form({ ...given, step: 'save' });
      for (let time = 0; time < 2; time++)
        expect((await office.adviser.post(`${at}/moves/new`, sent)).status).toBe(303);

      const [story] = await office.onward.sql<{ id: string; said: object }>('select id, said from arrangement');
      expect(story!.said).toEqual({ council: 'Slough', whose: 'young-person', why: 'Family.' });
      expect(await entries()).toMatchObject([{ entry: 'moved', day: '2026-11-23' }]);
      expect(await steps()).toEqual([['tell-council', '2026-11-30', null]]);
      expect(words((await office.adviser.get('/today')).$('main').text())).toContain(
        'Tell the council of the area they move to',
      );
      expect(await away('other-council')).toContain('Slough, not told yet');
      const told = { toldWhom: 'Leaving care team', how: 'phone', toldWhat: 'Who they are.' };
      expect((await write(`${at}/home/${story!.id}`, 'told-council', told)).status).toBe(303);
      expect(await away('other-council')).toContain('Slough, told on 23 November 2026');
    });

    it('is written in the story that runs about it, with or without a manager’s decision before', async () => {
      const story = await begin('another-area', {
        council: 'Leeds City Council',
        whose: 'to-be-safe',
        why: 'Threats.',
      });
      expect(errors(await write(story, 'moved'))).toEqual(['#onDate']);
      await saved({ type: 'U', area: 'other', council: 'leeds' });
      expect(await entries()).toMatchObject([{ entry: 'moved', day: '2026-11-23' }]);
      expect(await steps()).toEqual([
        ['decide', '2026-11-23', null],
        ['tell-council', '2026-11-30', null],
      ]);
      expect(await office.onward.sql('select 1 from arrangement')).toHaveLength(1);
    });

    it('leads from its story to the move, which asks for no council again', async () => {
      const story = await begin('another-area', { council: 'Leeds', whose: 'young-person', why: 'Work.' });
      const opened = await openedFrom(story, 'Record that they moved');
      expect(main(opened)).toContain('The new home is in the area of Leeds.');
      expect(fieldsOf(opened)).not.toHaveProperty('council');
      const home = await saved({ ...fieldsOf(opened), type: 'U', when: 'today' });
      expect(await office.onward.sql('select area from move_said where accommodation_id = $1', [home])).toEqual([
        { area: 'other' },
      ]);
      expect(await away('other-council')).toContain('Leeds, not told yet');
    });

    it('says nothing that nobody said, and refuses half an answer at its field', async () => {
      const home = await saved({ type: 'U', when: 'yesterday' });
      expect(await office.onward.sql('select area from move_said where accommodation_id = $1', [home])).toEqual([
        { area: 'not-known' },
      ]);
      expect(await office.onward.sql('select 1 from arrangement')).toEqual([]);
      const refused = async (given: object) => errors(await move({ type: 'E', step: 'save', ...given }));
      expect(await refused({ area: 'other' })).toEqual(['#council']);
      expect(await refused({ area: 'other', council: 'Slough' })).toEqual(['#whose', '#why']);
      expect(await refused({ area: 'ours', council: 'Slough' })).toEqual(['#area']);
      expect(await refused({ area: 'mars' })).toEqual(['#area']);
      expect(await homes()).toHaveLength(2);
    });

    it('a home in our area is in it, how far away nobody said', async () => {
      // Who came back without anybody closing the story is in our area, too.
      await saved({ type: 'U', ...THERE, when: 'yesterday' });
      expect(await listed('other-council')).toEqual([person]);
      await saved({ type: 'U', area: 'ours' });
      expect(await listed('other-council')).toEqual([]);
      expect(await listed('in-our-area')).toEqual([person]);
      expect(await listed('distance-not-said')).not.toContain(person);
    });
  });
});
