import { UnitOfWork } from '../../src/platform/unit-of-work';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { aProgramOf, type Program } from '../support/api';
import type { Answer, SignedInBrowser } from '../support/app';
import { SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, FRIDAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());
const errors = ({ $ }: Answer) =>
  $('.govuk-error-summary a')
    .toArray()
    .map((link) => $(link).attr('href'));

const AT_RISK = {
  signals: ['arrears', 'notice'],
  mustLeaveOn: '18/12/26',
  arrears: '840',
  words: 'Two months behind.',
};
const RELEASE = {
  collects: 'Ada at the gate',
  livesAt: 'The foyer in Mill Road',
  reports: 'Probation, the same day at 2',
  moneyThen: '£82 on the day, universal credit claimed',
  byDay: 'Starts at college on Monday',
  reachAdviser: 'Ada, 07700 900123',
};

describe('what is arranged about a home', () => {
  let office: Office;
  let program: Program;
  let person: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    program = await aProgramOf(office.onward, office.adviser.actor);
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    await office.onward.sql(
      'truncate arrangement_step, arrangement_entry, arrangement, lodgings_host_entry, lodgings_host',
    );
    person = await aCareLeaverInANewFlat(office, { givenName: 'Mina' });
    at = `/young-people/${person}/home`;
  });

  const form = (given: object = {}) => ({ formId: newId(), when: 'today', onDate: '', ...given });
  const begin = async (kind: string, given: object, who: SignedInBrowser = office.adviser) => {
    const sent = form(given);
    const saved = await who.post(`${at}/new/${kind}`, sent);
    expect([saved.status, errors(saved)]).toEqual([303, []]);
    return saved.location!;
  };
  const write = (home: string, entry: string, given: object = {}, who: SignedInBrowser = office.adviser) =>
    who.post(`${home}/record/${entry}`, form(given));
  const counted = async (table: string) =>
    (await office.onward.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
  const steps = async () =>
    (
      await office.onward.sql<{ step: string; due: string | null; done: string | null }>(
        'select step, due_on::text as due, done_on::text as done from arrangement_step where in_force order by place',
      )
    ).map(({ step, due, done }) => [step, due, done]);
  const due = (rule: string) =>
    office.onward.sql<{ dueOn: string }>(
      `select due_on::text as "dueOn" from deadline where young_person_id = $1 and rule = $2 and state = 'open'`,
      [person, rule],
    );
  const today = async () => words((await office.adviser.get('/today')).$('#promised').parent().text());

  it('a crisis call is in the record within four clicks: the form, its timetable, and the question to a manager', async () => {
    const record = await office.adviser.get(`/young-people/${person}`);
    const hub = await office.adviser.get(record.$('a[href$="/home"]').attr('href')!);
    const link = hub.$('#begin + ul a').first();
    expect(link.attr('href')).toBe(`${at}/new/tenancy-at-risk`);

    const home = await begin('tenancy-at-risk', { ...AT_RISK, question: 'May we pay the arrears?' });

    const page = main(await office.adviser.get(home));
    for (const said of [
      'Home at risk Rent arrears, a notice, or a court date',
      'by 25 November 2026',
      'Keep this home, or have another to go to',
      'by 18 December 2026',
      'Arrears £840',
      'Priority need if homeless',
    ]) {
      expect(page).toContain(said);
    }
    expect(await today()).toContain('Talk with the young person and with whoever lets or runs the home');
    const [asked] = await office.onward.sql<{ question: string }>('select question from manager_question');
    expect(asked!.question).toBe('May we pay the arrears?');
  });

  it('a form sent twice is one, and one with errors keeps what was typed and saves nothing', async () => {
    const sent = form({ ...AT_RISK, question: 'May we?' });
    const [once, again] = [
      await office.adviser.post(`${at}/new/tenancy-at-risk`, sent),
      await office.adviser.post(`${at}/new/tenancy-at-risk`, sent),
    ];
    expect(again.location).toBe(once.location);
    const talk = form({ talkedWith: 'landlord', agreed: 'Ten pounds a week.' });
    for (let time = 0; time < 2; time++) await office.adviser.post(`${once.location}/record/talked`, talk);
    expect([await counted('arrangement'), await counted('arrangement_entry')]).toEqual([1, 1]);

    const wrong = await office.adviser.post(
      `${at}/new/tenancy-at-risk`,
      form({ mustLeaveOn: '1/11/26', words: 'Late rent.', arrears: 'lots' }),
    );
    expect([wrong.status, errors(wrong)]).toEqual([422, ['#signals', '#arrears']]);
    expect(wrong.$('#words').text()).toContain('Late rent.');
    const early = await office.adviser.post(`${at}/new/tenancy-at-risk`, form({ ...AT_RISK, mustLeaveOn: '1/11/26' }));
    expect([early.status, errors(early)]).toEqual([422, ['#mustLeaveOn']]);
    expect(await counted('arrangement')).toBe(1);
  });

  it('a council is told only after the young person said yes, and only the one they chose', async () => {
    const home = await begin('tenancy-at-risk', AT_RISK);
    const told = { council: 'Leeds', how: 'e-mail' };
    expect(errors(await write(home, 'referred', told))).toEqual(['#council']);
    await write(home, 'consent', { agrees: 'yes', council: 'York' });
    expect(errors(await write(home, 'referred', told))).toEqual(['#council']);
    expect(await steps()).toContainEqual(['refer', '2026-11-25', null]);

    const offered = await office.adviser.get(`${home}/record/referred`);
    expect(offered.$('#council').val()).toBe('York');
    expect((await write(home, 'referred', { council: 'City of York', how: 'e-mail' })).status).toBe(303);

    expect(await steps()).toContainEqual(['refer', '2026-11-25', '2026-11-23']);
    expect(await steps()).toContainEqual(['answer', '2026-11-30', null]);
    const refusals = await program.post(`young-people/${person}/arrangements/${home.split('/').pop()}/entries`, {
      entry: 'referred',
      onDay: '2026-11-23',
      said: { council: 'Leeds', how: 'e-mail' },
    });
    expect(refusals.body).toMatchObject({ status: 422, errors: [{ pointer: '#/said/council' }] });
  });

  it('a manager sees homes at risk by what comes next, and how each referral stands', async () => {
    const home = await begin('tenancy-at-risk', AT_RISK);
    await write(home, 'consent', { agrees: 'yes', council: 'York' });
    const list = async (show = 'all') => main(await office.manager.get(`/team/homes-at-risk?show=${show}`));
    expect(await list()).toContain('Mina Fable');
    expect(await list()).toContain('Has to leave by 18 December 2026');
    expect(await list('to-refer')).toContain('York, not told yet');
    expect(await list('referred')).not.toContain('Mina');
    expect((await office.adviser.get('/team/homes-at-risk')).status).toBe(403);
    const byProgram = await aProgramOf(office.onward, office.manager.actor);
    expect((await byProgram.get('homes-at-risk?show=to-refer')).body).toMatchObject({
      items: [{ personId: person, referral: 'agreed', mustLeaveOn: '2026-12-18', nextOn: '2026-11-25', late: false }],
    });

    expect(await list('late')).not.toContain('Mina');
    const again = await office.adviser.post(`${at}/new/tenancy-at-risk`, form(AT_RISK));
    expect([again.status, main(again)]).toEqual([
      409,
      expect.stringContaining('stands here already, from 23 November'),
    ]);
    await write(home, 'end', { outcome: 'kept' });
    const older = await begin('tenancy-at-risk', { ...AT_RISK, when: 'another-day', onDate: '16/11/26' });
    expect(await list('late')).toContain('5 days late by 18 November 2026');
    await write(older, 'end', { outcome: 'kept' });
    expect(await list()).toContain('No home is recorded as being at risk.');
    expect(await today()).not.toContain('Keep this home');
    expect((await write(home, 'look', { stands: 'same', next: 'Wait.' })).status).toBe(409);
  });

  it('custody is recorded once: its visits become due, release its checklist, and the release ends the detention', async () => {
    const away = {
      place: 'HMP Moor',
      held: 'sentenced',
      releaseExpectedOn: '18/12/26',
      home: 'kept',
      when: 'another-day',
      onDate: FRIDAY,
    };
    const home = await begin('custody', away);
    expect(await due('CU-03')).toEqual([{ dueOn: '2026-12-04' }]);
    expect(main(await office.adviser.get(home))).toContain('See the young person in custody');
    const kept = ['home', '2026-11-27', '2026-11-20'];
    expect(await steps()).toEqual([kept, ['arrangements', '2026-12-04', null], ['meet', '2026-12-18', null]]);

    const gap = await write(home, 'arrange', { ...RELEASE, collects: '', told: 'yes' });
    expect([gap.status, errors(gap)]).toEqual([422, ['#collects']]);
    await write(home, 'arrange', { ...RELEASE, told: 'yes' });
    expect((await steps())[1]).toEqual(['arrangements', '2026-12-04', '2026-11-23']);

    const early = await write(home, 'release-day', { releaseExpectedOn: '1/11/26' });
    expect([early.status, errors(early)]).toEqual([422, ['#releaseExpectedOn']]);
    await write(home, 'release-day', { releaseExpectedOn: '15/1/27' });
    expect(await due('CU-04')).toEqual([{ dueOn: '2026-12-15' }]);
    expect((await steps())[2]).toEqual(['meet', '2027-01-15', null]);

    expect(main(await office.adviser.get(home))).toContain('Probation officer Not recorded');
    for (const officerEmail of ['jo', 'jo@mill.example?bcc=x', 'jo@mill.example,x@mill.example']) {
      const refused = await write(home, 'probation-officer', { officer: 'named', officerEmail });
      expect([refused.status, errors(refused)]).toEqual([422, ['#officerName', '#officerEmail']]);
    }
    const jo = {
      officer: 'named',
      officerName: 'Jo Marsh',
      officerPhone: '01632 960123 ext 204',
      officerOffice: 'Mill Street',
    };
    const sooner = { ...jo, officerPhone: '', when: 'another-day', onDate: FRIDAY };
    for (const said of [sooner, jo]) expect((await write(home, 'probation-officer', said)).status).toBe(303);
    const again = await office.adviser.get(`${home}/record/probation-officer`);
    expect([again.$('#officerName').val(), again.$('#officerPhone').val()]).toEqual([
      'Jo Marsh',
      '01632 960123 ext 204',
    ]);
    const named = await office.adviser.get(home);
    expect(named.$('a[href="tel:01632960123"]').text()).toBe('01632 960123 ext 204');
    // A phone number that was added makes nobody new.
    const summary = await office.manager.get(`/young-people/${person}/emergency`);
    for (const page of [named, summary]) expect(main(page)).toMatch(/Jo Marsh.*[Ss]ince 20 November 2026/);
    expect(main(await office.adviser.get(`${home}/record/arrange`))).toContain(
      'Probation officer: Jo Marsh, Mill Street',
    );

    await write(home, 'release', { met: 'yes', metBy: 'Ada' });
    // The form begins with the officer, and "no" is one answer; a program says what it means.
    const none = { ...jo, officer: 'none' };
    const entries = `young-people/${person}/arrangements/${home.split('/').at(-1)!}/entries`;
    const sent = { entry: 'probation-officer', onDay: '2026-11-23', said: none };
    expect((await program.post(entries, sent)).body).toMatchObject({ status: 422, errors: [{}, {}, {}] });
    expect((await write(home, 'probation-officer', none)).status).toBe(303);
    expect(main(await office.adviser.get(home))).toContain('Probation officer They have none');
    // On licence another one takes over, and the one before stays in the story.
    expect((await write(home, 'probation-officer', { ...jo, officerName: 'Cy Dale', officerPhone: '' })).status).toBe(
      303,
    );
    const after = main(await office.adviser.get(home));
    expect(after).toContain('Probation officer Cy Dale, Mill StreetSince 23 November 2026');
    expect(after).toContain('Name Jo Marsh');
    const emergency = await office.manager.get(`/young-people/${person}/emergency`);
    expect(main(emergency)).toContain('Probation officerCy Dale, Mill Street since 23 November 2026');
    const { body } = await program.get(`young-people/${person}/arrangements/${home.split('/').at(-1)!}`);
    expect(body.probationOfficer).toEqual({
      name: 'Cy Dale',
      phone: null,
      email: null,
      office: 'Mill Street',
      since: '2026-11-23',
    });
    const stands = await office.onward.sql(
      `select from_on::text as "fromOn", to_on::text as "toOn", release_expected_on::text as "releaseExpectedOn" from detention
        where young_person_id = $1 and replaced_by_id is null and not withdrawn`,
      [person],
    );
    expect(stands).toEqual([{ fromOn: '2026-11-20', toOn: '2026-11-23', releaseExpectedOn: '2027-01-15' }]);
    expect(await due('CU-03')).toEqual([]);
    expect(main(await office.adviser.get(home))).toContain('Ended on 23 November 2026');
  });

  it('custody that the record holds already is written about, not recorded twice; a day of release from elsewhere moves the steps', async () => {
    const detention = await program.post(`young-people/${person}/detentions`, {
      kind: 'custody',
      fromOn: '2026-11-16',
    });
    expect(main(await office.adviser.get(at))).toContain('In custody since 16 November 2026.');
    const home = await begin('custody', { place: 'HMP Moor', held: 'remand' });
    expect(await office.onward.sql('select 1 from detention where young_person_id = $1', [person])).toHaveLength(1);
    expect((await office.adviser.post(`${at}/new/custody`, form({ place: 'HMP Moor', held: 'remand' }))).status).toBe(
      409,
    );
    // There was no home of theirs when it began.
    expect(await steps()).toEqual([]);

    const { headers } = await program.get(`young-people/${person}/detentions/${detention.body.id as string}`);
    await program.patch(
      `young-people/${person}/detentions/${detention.body.id as string}`,
      { releaseExpectedOn: '2026-12-18' },
      { 'if-match': headers.etag as string },
    );
    expect(await steps()).toEqual([
      ['arrangements', '2026-12-04', null],
      ['meet', '2026-12-18', null],
    ]);
    expect(main(await office.adviser.get(home))).toContain('by 18 December 2026');
  });

  it('a vacation is asked for, decided by a manager, and the letter is owed until it was given', async () => {
    const asked = {
      vacation: 'winter',
      startsOn: '12/12/26',
      endsOn: '10/1/27',
      course: 'higher-full-time',
      termHome: 'no',
      wish: 'travel',
      cost: '300',
    };
    const home = await begin('vacation', asked);
    expect(main(await office.adviser.get(home))).toContain('Help is owed in this vacation');
    expect((await office.adviser.get(`${home}/letter`)).status).toBe(404);
    expect(
      (await write(home, 'decision', { decision: 'agreed', pays: '300', reason: 'It is yours to choose.' })).status,
    ).toBe(403);
    const decided = { decision: 'agreed', pays: '300', reason: 'It is yours to choose.' };
    expect((await write(home, 'decision', decided, office.manager)).status).toBe(303);

    const letter = main(await office.adviser.get(`${home}/letter`));
    for (const said of [
      'Dear Mina,',
      'from 12 December 2026 to 10 January 2027',
      'We have agreed.',
      'We pay £300.',
      'It is yours to choose.',
    ]) {
      expect(letter).toContain(said);
    }
    expect(await steps()).toContainEqual(['letter', '2026-11-30', null]);
    await write(home, 'end', { outcome: 'as-agreed' });
    expect(await steps()).toContainEqual(['letter', '2026-11-30', null]);
    expect((await write(home, 'letter', { how: 'paper' })).status).toBe(303);
    expect(await steps()).toContainEqual(['letter', '2026-11-30', '2026-11-23']);
  });

  it('a support package is asked for with what shows the need, decided by a manager, told, looked at and counted', async () => {
    const asked = {
      need: 'Nights alone frighten her.',
      evidence: 'Three calls to out of hours in October.',
      purpose: 'To sleep, and to get to college.',
      hours: '10',
      weeklyCost: '250',
      theirView: 'Somebody I can ring who knows me.',
    };
    const bare = await office.adviser.post(`${at}/new/support-package`, form({ hours: '10' }));
    expect([bare.status, errors(bare)]).toEqual([422, ['#need', '#evidence', '#purpose', '#weeklyCost']]);
    const home = await begin('support-package', asked);
    expect(await steps()).toEqual([['decide', '2026-12-07', null]]);
    expect((await office.adviser.get(`${home}/letter`)).status).toBe(404);
    // Nothing can be looked at or made less before it is agreed to.
    expect(errors(await write(home, 'review', { going: 'Well.', found: 'go-on' }))).toEqual(['#going']);
    expect(errors(await write(home, 'end', { outcome: 'reached' }))).toEqual(['#outcome']);

    const list = async (query = '') => main(await office.manager.get(`/team/packages${query}`));
    expect((await office.adviser.get('/team/packages')).status).toBe(403);
    expect(await list()).toContain('Asked for (1)');
    expect(await list()).toContain('10 hours a week, £250');
    // The decision is the manager's to give, not the adviser's.
    const owes = async (browser: typeof office.adviser) =>
      (await browser.get('/owed?kind=Decision+about+a+home&who=mine')).$(`a[href="${home}/record/decision"]`).length;
    expect([await owes(office.manager), await owes(office.adviser)]).toEqual([1, 0]);
    const waits = async () =>
      (await office.manager.get('/team/homes-to-decide')).$(`a[href="${home}/record/decision"]`).length;
    expect(await waits()).toBe(1);
    const decide = (await office.manager.get('/team/packages')).$('a:contains("Decide")').attr('href')!;
    expect(decide).toBe(`${home}/record/decision`);
    const decided = { decision: 'in-part', reason: 'Six hours are enough to begin with.' };
    const refused = await write(home, 'decision', decided, office.manager);
    expect([refused.status, errors(refused)]).toEqual([422, ['#startsOn', '#provider', '#hours']]);
    const whole = { ...decided, hours: '6', weeklyCost: '150', provider: 'Night Owls', startsOn: '30/11/26' };
    expect((await write(home, 'decision', whole)).status).toBe(403);
    expect((await write(home, 'decision', whole, office.manager)).status).toBe(303);

    expect([await waits(), await owes(office.manager)]).toEqual([0, 0]);
    const letter = main(await office.adviser.get(`${home}/letter`));
    for (const said of [
      'Our decision about your support You asked us for support of 10 hours a week.',
      'We have agreed to part of it.',
      'You get 6 hours a week from Night Owls, from 30 November 2026.',
      'Six hours are enough to begin with.',
    ]) {
      expect(letter).toContain(said);
    }
    expect(letter).not.toContain('£');
    expect(await steps()).toEqual([
      ['decide', '2026-12-07', '2026-11-23'],
      ['letter', '2026-11-30', null],
      ['review', '2027-02-22', null],
      ['step-down', '2027-02-22', null],
    ]);
    expect((await write(home, 'review', { going: 'Sleeps.', found: 'less', reviewOn: '15/1/27' })).status).toBe(303);
    expect((await write(home, 'step-down', { stepDown: 'Four hours from January.' })).status).toBe(303);
    expect(await steps()).toContainEqual(['review', '2027-01-15', null]);

    const dear = { ...asked, weeklyCost: '900', provider: 'By Day' };
    person = await aCareLeaverInANewFlat(office, { givenName: 'Noa' });
    at = `/young-people/${person}/home`;
    const second = await begin('support-package', dear);
    const agreed = { decision: 'agreed', reason: 'Yes.', startsOn: '23/11/26' };
    expect((await write(second, 'decision', agreed, office.manager)).status).toBe(303);
    const names = async (query: string) =>
      (await office.manager.get(`/team/packages?show=running${query}`)).$('h2 a').text();
    expect([await names(''), await names('&by=cost')]).toEqual(['Noa FableMina Fable', 'Noa FableMina Fable']);
    expect(await list('?show=running')).toContain('£1,050 a week for 2 packages that run');
    const byManager = await aProgramOf(office.onward, office.manager.actor);
    expect((await byManager.get('support-packages?show=running')).body.items).toContainEqual(
      expect.objectContaining({
        personId: home.split('/')[2],
        hours: 6,
        weeklyCostPence: 15_000,
        reviewOn: '2027-01-15',
      }),
    );
    await write(home, 'end', { outcome: 'reached' });
    expect(await list('?show=running')).toContain('£900 a week for 1 package that runs');
    expect((await office.stranger.get(home)).status).toBe(404);
  });

  it('the ledger of homes has what is open about each on one line, and staying put over people by what comes next', async () => {
    const staying = { carer: 'Joan Harper', startsOn: '10/3/26', terms: 'As before.' };
    const home = await begin('staying-put', staying);
    const mina = person;
    const sql = office.onward.sql.bind(office.onward);
    await sql(
      `insert into flat_queue (id, young_person_id, need, reason, since_on) values (gen_random_uuid(), $1, 'high', 'Far.', '2026-10-01')`,
      [mina],
    );
    const money = newId();
    await sql(
      `insert into home_money (id, young_person_id, kind, what, landlord, agreed_pence, agreed_on, return_due_on)
       values ($1, $2, 'deposit', 'Mill Road', 'Tern', 80000, '2026-01-05', '2027-11-01')`,
      [money, mina],
    );
    await sql(
      `insert into home_money_entry (id, money_id, kind, pence, on_day) values (gen_random_uuid(), $1, 'paid', 80000, '2026-01-06')`,
      [money],
    );
    person = await aCareLeaverInANewFlat(office, { givenName: 'Noa' });
    at = `/young-people/${person}/home`;
    await begin('staying-put', { ...staying, startsOn: '10/11/26', carer: 'Des Lowry' });
    const night = { type: 'W', step: 'save', signOffReason: 'Nothing else.', when: 'another-day', onDate: '20/11/26' };
    await office.adviser.post(`/young-people/${person}/moves/new`, form(night));

    expect((await office.adviser.get('/team/homes')).status).toBe(403);
    const page = await office.manager.get('/team/homes');
    const line = (name: string) => words(page.$(`tbody tr:has(th:contains("${name}"))`).text());
    expect(line('Mina')).toContain('High, since 1 October 2026');
    expect(line('Mina')).toContain('£800, due back by 1 November 2027');
    expect(line('Mina')).toContain(
      'With Joan Harper. Review the staying put arrangement with both of them, by 10 September',
    );
    expect(page.$(`a[href="/young-people/${mina}/home-money/${money}"]`).length).toBe(1);
    expect(line('Noa')).toContain('3 nights, not signed off');
    for (const link of page.$('tbody a').toArray()) {
      expect([link.attribs['href'], (await office.manager.get(link.attribs['href']!)).status]).toEqual([
        ...[link.attribs['href'], 200],
      ]);
    }
    const only = await office.manager.get('/team/homes?show=staying-put');
    expect(only.$('tbody th').text()).toBe('Mina FableNoa Fable');
    expect(only.$(`tbody a[href="${home}"]`).length).toBe(1);
    expect((await office.manager.get('/team/homes?show=nights')).$('tbody th').text()).toBe('Noa Fable');
  });

  it('staying put says whether it is the arrangement of the Act, is reviewed, and ends', async () => {
    const early = await office.adviser.post(
      `${at}/new/staying-put`,
      form({ carer: 'Joan', startsOn: '9/3/26', terms: 'As before.' }),
    );
    expect([early.status, errors(early)]).toEqual([422, ['#startsOn']]);
    const home = await begin('staying-put', {
      carer: 'Joan Harper',
      startsOn: '10/3/26',
      terms: 'As before.',
      carerWeekly: '190',
      youngPersonWeekly: '20.50',
    });
    const page = main(await office.adviser.get(home));
    expect(page).toContain('Not by what is recorded');
    expect(page).toContain('What the young person pays a week £20.50');
    expect(await steps()).toContainEqual(['review', '2026-09-10', null]);
    expect(await today()).toContain('Review the staying put arrangement with both of them');
    await write(home, 'review', { going: 'Well.', stillRight: 'yes' });
    expect(await steps()).toContainEqual(['review', '2027-05-23', null]);
    await write(home, 'end', { why: 'moved-on' });
    expect(await steps()).toEqual([]);
  });

  it('a host is checked and approved before somebody moves in, and has no more than the places there are', async () => {
    const added = await office.adviser.post('/lodgings-hosts', {
      formId: newId(),
      name: 'Joan and Des Harper',
      area: 'Northfield',
    });
    const host = added.location!;
    const hostId = host.split('/').pop()!;
    const moves = { hostId, movesInOn: '1/12/26', match: 'Near college.' };
    const refused = async () => {
      const answer = await office.adviser.post(`${at}/new/supported-lodgings`, form(moves));
      return [answer.status, words(answer.$('#hostId-error').text())];
    };
    expect(await refused()).toEqual([422, expect.stringContaining('being assessed')]);
    for (const check of ['dbs', 'references', 'home']) await write(host, 'check', { check, passed: 'yes' });
    expect((await write(host, 'approve', { places: '1', words: 'Kind.' })).status).toBe(404);
    await write(host, 'approve', { places: '1', words: 'Kind.' }, office.manager);
    expect(main(await office.adviser.get('/lodgings-hosts'))).toContain('1 host, 1 free place.');

    const home = await begin('supported-lodgings', moves);
    expect(main(await office.adviser.get(home))).toContain('Supported lodgings with Joan and Des Harper');
    expect(await steps()).toEqual([['support-visit', '2027-01-12', null]]);
    // A check that runs out, one not in order, and a host who is paused are owed while somebody lives there.
    const owed = async () => {
      const { $ } = await office.adviser.get('/owed?kind=Host+of+supported+lodgings');
      const lines = $(`main a[href="${home}"]`).map((_, one) => words($(one).text()));
      return lines.get().sort();
    };
    expect((await office.adviser.get(home)).$(`a[href="${host}"]`)).toHaveLength(1);
    expect(await owed()).toEqual([]);
    await write(host, 'check', { check: 'dbs', passed: 'yes', expiresOn: '10/12/26' });
    await write(host, 'check', { check: 'home', passed: 'no' });
    await write(host, 'pause', { words: 'The stairs.' }, office.manager);
    expect(await owed()).toEqual([
      'Put right with the host: the home and its safety, Mina Fable',
      'See that the host is checked again: criminal records (DBS), of all adults in the home, Mina Fable',
      'Visit both of them: the host is paused, Mina Fable',
    ]);
    await write(home, 'visit', { sawYoungPerson: 'yes', going: 'Well.' });
    await write(host, 'check', { check: 'home', passed: 'yes' });
    await write(host, 'check', { check: 'dbs', passed: 'yes', expiresOn: '10/12/29' });
    expect(await owed()).toEqual([]);
    await write(host, 'approve', { places: '1', words: 'Mended.' }, office.manager);
    expect(main(await office.adviser.get(host))).toContain('Mina Fable, from 1 December 2026');
    expect(main(await office.stranger.get(host))).not.toContain('Mina');
    expect(main(await office.stranger.get(host))).toContain('1 young person of other teams');
    const another = await aCareLeaverInANewFlat(office, { givenName: 'Tee' });
    const full = await office.adviser.post(`/young-people/${another}/home/new/supported-lodgings`, form(moves));
    expect(words(full.$('#hostId-error').text())).toContain('every place is taken');
    await write(home, 'end', { why: 'moved-on' });
    expect(
      (await office.adviser.post(`/young-people/${another}/home/new/supported-lodgings`, form(moves))).status,
    ).toBe(303);
  });

  describe('private renting', () => {
    const LET = { address: '4 Mill Lane', landlord: 'A. Bell', rent: '700' };
    const SUMS = { income: '900', help: '400', otherCosts: '300', judged: 'yes' };
    const read = async (home: string) => (await office.adviser.get(home)).$;
    /** What comes next, as the page says it. */
    const next = async (home: string) => {
      const $ = await read(home);
      return words($('#next').nextAll('ul, ol').first().text());
    };
    const offered = async (home: string) => {
      const $ = await read(home);
      return $('#write + ul a')
        .toArray()
        .map((link) => $(link).text());
    };
    /** Opens the form by its link on the page of the story, and sends it. */
    const writes = async (home: string, link: string, given: object) => {
      const $ = await read(home);
      const href = $('#write + ul a')
        .toArray()
        .filter((one) => $(one).text() === link)
        .map((one) => $(one).attr('href')!)[0]!;
      expect((await office.adviser.get(href)).status).toBe(200);
      const sent = await office.adviser.post(href, form(given));
      expect([link, sent.status, errors(sent)]).toEqual([link, 303, []]);
      return main(await office.adviser.get(home));
    };

    it('is begun from the page of the home and goes from the viewing to the first visit and the deposit that came back', async () => {
      const hub = await office.adviser.get(at);
      const link = hub.$('a').filter((_, one) => hub.$(one).text() === 'Look into a private let');
      expect(link.attr('href')).toBe(`${at}/new/private-renting`);
      const home = await begin('private-renting', { ...LET, theirView: 'Near my brother.' });
      expect(await next(home)).toMatch(
        /View the home together[^]*Check that it can be afforded[^]*guarantor[^]*deposit[^]*inventory/,
      );
      expect(await offered(home)).not.toContain('Record moving in');

      const viewed = await writes(home, 'Record a viewing', {
        ...{ together: 'both', state: 'to-mend', words: 'The lock is broken.', theirView: 'I like the kitchen.' },
      });
      for (const said of ['The young person and a worker', 'Something has to be mended first', 'The lock is broken.'])
        expect(viewed).toContain(said);
      expect(viewed).toContain('I like the kitchen.');
      expect(await writes(home, 'Check that it can be afforded', SUMS)).toContain(
        'Left for everything else a month £300',
      );
      expect(
        await writes(home, 'Record the guarantor', { guarantor: 'council', guaranteedUntilOn: '30/11/27' }),
      ).toMatch(/Guarantor, 23 November 2026[^]*The council[^]*30 November 2027/);
      expect(
        await writes(home, 'Record the deposit', {
          ...{ deposit: '800', depositFrom: 'both', councilDeposit: '500', depositScheme: 'DPS 123' },
          depositBackOn: '7/12/27',
        }),
      ).toMatch(/£800[^]*Both[^]*DPS 123/);
      expect(await writes(home, 'Record the inventory', { landlordAgreed: 'yes', photographs: 'yes' })).toContain(
        'Inventory agreed, 23 November 2026',
      );
      expect((await steps()).map(([step, , done]) => [step, done])).toEqual([
        ...['viewing', 'affordability', 'guarantor', 'deposit', 'inventory'].map((step) => [step, '2026-11-23']),
        ['deposit-back', null],
      ]);

      expect(await offered(home)).toContain('Record moving in');
      const moving = form({
        ...{ from: home.split('/').pop()!, entry: 'moved-in', type: 'U', step: 'save' },
        ...{ 'story-fixedUntilOn': '22/11/27', 'story-rights': 'Repairs in writing.' },
      });
      expect((await office.adviser.post(`/young-people/${person}/moves/new`, moving)).status).toBe(303);
      expect(main(await office.adviser.get(home))).toContain('Repairs in writing.');
      expect(await next(home)).toContain('See them in the new home');
      expect(await steps()).toContainEqual(['first-visit', '2026-11-30', null]);
      expect(await today()).toContain('See them in the new home');
      await office.adviser.post(`/young-people/${person}/contacts/new`, aVisitForm());
      expect(await steps()).toContainEqual(['first-visit', '2026-11-30', '2026-11-23']);
      expect(await today()).not.toContain('See them in the new home');
      expect(await today()).not.toContain('Get the deposit back');

      await writes(home, 'Record that it came to nothing, or ended', { outcome: 'moved-on' });
      expect(await steps()).toContainEqual(['deposit-back', '2027-12-07', null]);
      const more = await write(home, 'deposit-back', { recovered: '900' });
      expect([more.status, errors(more)]).toEqual([422, ['#recovered']]);
      expect(await writes(home, 'Record what became of the deposit', { recovered: '750', words: 'A pane.' })).toContain(
        'A pane.',
      );
      expect(await steps()).toContainEqual(['deposit-back', '2027-12-07', '2026-11-23']);
    });

    it.each([
      ['viewing', {}, ['#together', '#state']],
      ['affordability', { ...SUMS, help: '' }, ['#help']],
      ['affordability', { ...SUMS, income: 'some' }, ['#income']],
      ['affordability', { ...SUMS, income: '500' }, ['#judged']],
      ['guarantor', { guaranteedUntilOn: '30/11/27' }, ['#guarantor']],
      ['deposit', { depositFrom: 'council' }, ['#deposit']],
      ['deposit', { deposit: '-5', depositFrom: 'council' }, ['#deposit']],
      ['inventory', { landlordAgreed: 'yes' }, ['#photographs']],
      ['moved-in', {}, ['#onDate']],
      ['viewing', { together: 'both', state: 'good', when: 'another-day', onDate: '24/11/26' }, ['#onDate']],
      ['viewing', { together: 'both', state: 'good', when: 'another-day', onDate: '22/11/26' }, ['#onDate']],
      ['end', {}, ['#outcome']],
    ])('%s with %j is refused at %j, keeps what was typed and saves nothing', async (entry, given, fields) => {
      const home = await begin('private-renting', LET);
      const tables = ['arrangement_entry', 'arrangement_step', 'audit_event'];
      const count = () => Promise.all(tables.map(counted));
      const before = await count();

      const refused = await write(home, entry, given);

      expect([refused.status, errors(refused)]).toEqual([422, fields]);
      for (const field of fields) expect(refused.$(field)).toHaveLength(1);
      for (const [name, value] of Object.entries(given)) {
        const shown =
          refused.$(`[name="${name}"]:checked`).val() ?? refused.$(`[name="${name}"]`).not('[type=radio]').val();
        expect([name, shown]).toEqual([name, value]);
      }
      expect(await count()).toEqual(before);
    });

    it('that cannot be afforded ends with what to know for the next, and owes nothing any more', async () => {
      const home = await begin('private-renting', LET);
      expect(await writes(home, 'Check that it can be afforded', { ...SUMS, income: '500', judged: 'no' })).toContain(
        'Left for everything else a month less than nothing: £100 short',
      );
      await writes(home, 'Record that it came to nothing, or ended', {
        ...{ outcome: 'not-affordable', words: 'Look below £600.', theirView: 'Fair enough.' },
      });
      const $ = await read(home);
      expect(words($('main').text())).toContain('Ended on 23 November 2026');
      expect(words($('main').text())).toContain('Look below £600.');
      expect((await steps()).filter(([, , done]) => done === null)).toEqual([]);
      expect(await offered(home)).not.toContain('Record a viewing');
    });
  });

  it('a move to another area that the council arranges is decided first, and the other council is told', async () => {
    const home = await begin('another-area', {
      council: 'Leeds',
      whose: 'to-be-safe',
      why: 'Threats.',
      plannedOn: '4/12/26',
      everyWeeks: '2',
      forWeeks: '8',
    });
    expect(await steps()).toEqual([
      ['decide', '2026-12-04', null],
      ['tell-council', '2026-12-04', null],
    ]);
    expect(errors(await write(home, 'moved'))).toEqual(['#onDate']);
    await write(home, 'decision', { decision: 'agreed', reason: 'Safer there.' }, office.manager);
    await write(home, 'told-council', {
      toldWhom: 'Leeds leaving care',
      how: 'phone',
      toldWhat: 'Who comes and when.',
    });
    expect((await write(home, 'moved')).status).toBe(303);
    expect(await steps()).toEqual([
      ['decide', '2026-11-23', '2026-11-23'],
      ['tell-council', '2026-11-30', '2026-11-23'],
      ['extra-visit', '2026-12-07', null],
    ]);
  });

  it('what was written in error is taken out with a reason and stays to be read; its steps go with it', async () => {
    const home = await begin('tenancy-at-risk', AT_RISK);
    await write(home, 'talked', { talkedWith: 'landlord', agreed: 'Nothing.' });
    const [entry] = await office.onward.sql<{ id: string }>('select id from arrangement_entry');
    const without = await office.adviser.post(`${home}/entries/${entry!.id}/take-out`, { reason: ' ' });
    expect([without.status, errors(without)]).toEqual([422, ['#reason']]);
    await office.adviser.post(`${home}/entries/${entry!.id}/take-out`, { reason: 'Of another landlord.' });
    expect((await steps())[0]).toEqual(['talk', '2026-11-25', null]);
    expect(main(await office.adviser.get(home))).toContain('Taken out because: Of another landlord.');

    expect((await office.adviser.post(`${home}/take-out`, { reason: 'Of somebody else.' })).location).toBe(at);
    expect(await steps()).toEqual([]);
    expect((await write(home, 'look', { stands: 'same', next: 'Wait.' })).status).toBe(404);
    expect(main(await office.adviser.get(at))).toContain('Nothing is arranged at the moment.');
  });

  it('one of another young person is not found under this one’s address, nor its lines', async () => {
    const home = await begin('tenancy-at-risk', AT_RISK);
    await write(home, 'talked', { talkedWith: 'landlord', agreed: 'Nothing.' });
    const [entry] = await office.onward.sql<{ id: string }>('select id from arrangement_entry');
    const id = home.split('/').pop()!;
    const other = await aCareLeaverInANewFlat(office, { givenName: 'Tee' });
    const wrong = `/young-people/${other}/home/${id}`;
    expect((await office.adviser.get(wrong)).status).toBe(404);
    expect((await office.adviser.get(`${wrong}/record/talked`)).status).toBe(404);
    expect((await write(wrong, 'talked', { talkedWith: 'landlord', agreed: 'No.' })).status).toBe(404);
    expect((await office.adviser.post(`${wrong}/entries/${entry!.id}/take-out`, { reason: 'No.' })).status).toBe(404);
    expect((await program.get(`young-people/${other}/arrangements/${id}`)).status).toBe(404);
    expect((await office.stranger.get(home)).status).toBe(404);
    const second = await begin('private-renting', { address: 'Mill Lane', landlord: 'A. Bell', rent: '700' });
    expect((await office.adviser.post(`${second}/entries/${entry!.id}/take-out`, { reason: 'No.' })).status).toBe(404);
    expect(await office.onward.sql('select 1 from arrangement_entry where taken_out_because is not null')).toEqual([]);
  });

  it('two who write at once both stand, and a host is not given twice', async () => {
    const home = await begin('tenancy-at-risk', AT_RISK);
    const both = await Promise.all(
      [office.adviser, office.colleague].map((who) => write(home, 'look', { stands: 'same', next: 'Wait.' }, who)),
    );
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await counted('arrangement_entry')).toBe(2);

    const hostId = newId();
    await office.onward.app.get(UnitOfWork).write(SYSTEM, async ({ manager }) => {
      await manager.query(`insert into lodgings_host (id, name, area) values ($1, 'Joan', 'North')`, [hostId]);
      for (const said of [
        ...['dbs', 'references', 'home'].map((check) => ({ entry: 'check', said: { check, passed: true } })),
        { entry: 'approve', said: { places: 1, words: 'Kind.' } },
      ]) {
        await manager.query(
          'insert into lodgings_host_entry (id, host_id, entry, on_day, said) values ($1, $2, $3, $4, $5)',
          [newId(), hostId, said.entry, localDate('2026-11-20'), said.said],
        );
      }
    });
    const people = [person, await aCareLeaverInANewFlat(office, { givenName: 'Tee' })];
    const given = await Promise.all(
      people.map((one) =>
        office.adviser.post(
          `/young-people/${one}/home/new/supported-lodgings`,
          form({ hostId, movesInOn: '1/12/26', match: 'Near college.' }),
        ),
      ),
    );
    expect(given.map(({ status }) => status).sort()).toEqual([303, 422]);
  });
});
