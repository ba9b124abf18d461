import { DataSource } from 'typeorm';
import { QUALIFICATION } from '../../src/eet/qualification';
import { ImportsService } from '../../src/imports/imports.service';
import { DatedFacts } from '../../src/young-people/dated-facts';
import { OpportunitiesService } from '../../src/eet/opportunities.service';
import { statementsOf } from '../bench/statements';
import { aProgramOf } from '../support/api';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import type { Answer, SignedInBrowser } from '../support/app';
import { aYoungPerson, SYSTEM } from '../support/records';
import { anApprovedPlan } from './an-approved-plan';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());
const errors = ({ $ }: Answer) =>
  $('.govuk-error-summary a')
    .toArray()
    .map((link) => [$(link).attr('href'), $(link).text()]);

describe('education and work', () => {
  let office: Office;
  let person: string;
  let at: string;
  let eet: string;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    person = await aCareLeaverInANewFlat(office);
    at = `/young-people/${person}`;
    eet = `${at}/eet`;
  });

  /** @param onDate as it is typed */
  const does = async (doing: string, onDate: string, given: object = {}, who: SignedInBrowser = office.adviser) => {
    const sent = { formId: newId(), doing, when: 'another-day', onDate, ...given };
    const answer = await who.post(`${eet}/new`, sent);
    return { ...answer, id: sent.formId };
  };
  const inCare = (child: string, fromOn: string) =>
    office.onward.app.get(CareHistoryService).record(
      SYSTEM,
      child,
      'care-episode',
      {
        ...{ fromOn: localDate(fromOn), toOn: null, legalStatus: 's20' as const, legalStatusCode: 'V2' },
        ...{ placement: 'foster-care' as const, placementCode: 'U6', shortBreak: false, plannedDays: null },
        ...{ carer: null, authority: null, reasonCeased: null, returnCodes: null },
      },
      TODAY,
    );
  const activities = () =>
    office.onward.sql<Record<string, unknown>>(
      `select kind, code, from_on, to_on from activity
        where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on, code`,
      [person],
    );
  const tracked = (given: object = {}) => ({
    formId: newId(),
    version: '0',
    barrier: '',
    nextStep: '',
    nextByOn: '',
    ownerId: '',
    what: '',
    ...given,
  });

  it('what an adviser records ends what was, and the record, the plan’s topic and a plan finished after it, for good, show it', async () => {
    expect((await does('F2', '1/9/26', { what: 'A levels', provider: 'Westmoor College', hours: '18' })).status).toBe(
      303,
    );
    expect((await does('work-P5', '16/11/26', { what: 'Barista', provider: 'Brook Bakery' })).status).toBe(303);

    expect(await activities()).toEqual([
      { kind: 'education', code: 'F2', from_on: '2026-09-01', to_on: '2026-11-16' },
      { kind: 'work', code: 'P5', from_on: '2026-11-16', to_on: null },
    ]);
    const job = 'Work, part time: Barista, at Brook Bakery';
    expect(main(await office.adviser.get(at))).toContain(job);
    expect(main(await office.adviser.get(eet))).toContain(job);
    await office.adviser.post(`${at}/plan/start`, { formId: newId() });
    for (const topic of ['education', 'employment']) {
      expect(main(await office.adviser.get(`${at}/plan/topics/${topic}`))).toContain(`${job}, since 16 November 2026`);
    }

    const finishing = await office.adviser.get(`${at}/plan/finish`);
    const readBack = Object.fromEntries(
      ['formId', 'readBack'].map((name) => [name, String(finishing.$(`[name=${name}]`).val())]),
    );
    const said = { answer: 'agrees', advocacy: 'has-one', when: 'today', onDate: '', words: '', tried: '' };
    expect((await office.adviser.post(`${at}/plan/finish`, { ...said, ...readBack })).status).toBe(303);
    await does('G5', '20/11/26');
    const finished = main(await office.adviser.get(`${at}/plan/versions/1`));
    expect(finished).toContain(`${job}, since 16 November 2026`);
    expect(finished).not.toContain('since 20 November 2026');
  });

  it('two may run at once, a form sent twice is one, and nothing runs beside having none', async () => {
    const college = await does('P2', '1/9/26');
    const again = { formId: college.id, doing: 'P2', when: 'another-day', onDate: '1/9/26' };
    expect((await office.adviser.post(`${eet}/new`, again)).status).toBe(303);
    await does('work-P5', '1/10/26', { beside: 'yes' });
    expect(await activities()).toHaveLength(2);

    await does('G6', '2/11/26', { beside: 'yes' });
    expect((await activities()).map(({ to_on: toOn }) => toOn)).toEqual(['2026-11-02', '2026-11-02', null]);
    await expect(
      office.onward.sql(
        `insert into activity (id, fact_id, young_person_id, kind, from_on) values ($1, $1, $2, 'work', '2026-11-10')`,
        [newId(), person],
      ),
    ).rejects.toThrow('activity_one_state');
  });

  it('what is told late goes where it belongs in time', async () => {
    await does('work-F5', '1/11/26');
    await does('G5', '1/9/26');
    expect(await activities()).toEqual([
      { kind: 'none', code: 'G5', from_on: '2026-09-01', to_on: '2026-11-01' },
      { kind: 'work', code: 'F5', from_on: '2026-11-01', to_on: null },
    ]);
    expect(main(await office.adviser.get(eet))).not.toContain('Nobody has acted yet');
  });

  it.each([
    ['a start to come', 'F2', '24/11/26', {}, '#onDate'],
    ['a start before the birth', 'F2', '1/3/08', {}, '#onDate'],
    ['an end before the start', 'F2', '1/9/26', { expectedEnd: '31/8/26' }, '#expectedEnd'],
    ['no hours of a number', 'work-F5', '1/9/26', { hours: 'many' }, '#hours'],
    ['a code of the old return', 'F3', '1/9/26', {}, '#doing'],
  ])('%s is refused at its field, and nothing is saved', async (_, doing, onDate, given, field) => {
    const answer = await does(doing, onDate, given);
    expect(answer.status).toBe(422);
    expect(errors(answer).map(([href]) => href)).toEqual([field]);
    expect(await activities()).toEqual([]);
  });

  it('not known is a list of its own, and never counted as having none', async () => {
    expect(main(await office.adviser.get(eet))).toContain('it is not counted as having nothing');
    const list = async (show: string) => main(await office.adviser.get(`/eet?show=${show}&who=everyone`));
    const is = async () => [
      (await office.adviser.get('/eet?show=neet&who=everyone')).$(`#p-${person}`).length,
      (await office.adviser.get('/eet?show=not-known&who=everyone')).$(`#p-${person}`).length,
    ];
    expect(await is()).toEqual([0, 1]);
    await does('not-known', '1/11/26');
    expect(await is()).toEqual([0, 1]);
    await does('G5', '10/11/26');
    expect(await is()).toEqual([1, 0]);
    expect(await list('neet')).toContain('for 13 days, since 10 November 2026');
    expect((await office.stranger.get('/eet?show=neet&who=everyone')).$(`#p-${person}`)).toHaveLength(0);
    expect((await office.dataOfficer.get('/eet')).status).toBe(403);
  });

  it('of whom it is not known somebody looks again within four weeks, writes what was tried, and the months count them', async () => {
    const { adviser, manager, dataOfficer, stranger, onward } = office;
    const owed = async (who = adviser) => main(await who.get('/owed?kind=Not+known+what+they+do'));
    expect(await owed()).not.toContain('Find out what they do');
    const job = await does('work-F5', '1/9/26');
    const [row] = await onward.sql<{ id: string }>('select id from activity where fact_id = $1', [job.id]);
    const ends = {
      formId: newId(),
      row: row!.id,
      doing: 'work-F5',
      from: '1/9/26',
      to: '12/10/26',
      whyEnded: 'Shop shut',
    };
    expect((await adviser.post(`${eet}/${job.id}/correct`, ends)).status).toBe(303);
    // Told on 20 October: nothing is late on the day it is written.
    await onward.sql(`update activity set recorded_at = '2026-10-20' where fact_id = $1`, [job.id]);
    expect(await owed()).toContain('Find out what they do: it is not known');
    expect(await owed(stranger)).not.toContain('Find out what they do');
    const before = await adviser.get(eet);
    expect(main(before)).toContain(
      'Nobody has written that they looked.Look again by 17 November 2026 Whoever has the case looks',
    );

    const look = { formId: String(before.$('#look [name=formId]').val()), tried: 'Rang twice.', lookedOn: '20/11/26' };
    expect(errors(await adviser.post(`${eet}/look`, { ...look, tried: '' }))).toEqual([
      ['#tried', 'Enter what was tried'],
    ]);
    const early = await adviser.post(`${eet}/look`, { ...look, lookedOn: '5/10/26' });
    expect([early.status, errors(early)[0]![0]]).toEqual([422, '#lookedOn']);
    expect((await stranger.post(`${eet}/look`, look)).status).toBe(404);
    const twice = [await adviser.post(`${eet}/look`, look), await adviser.post(`${eet}/look`, look)];
    expect(twice.map(({ location }) => location)).toEqual([`${eet}#look`, `${eet}#look`]);
    expect(await onward.sql('select tried from eet_look where young_person_id = $1', [person])).toEqual([
      { tried: 'Rang twice.' },
    ]);
    const looked = await adviser.get(eet);
    expect(words(looked.$('body').text())).toContain('Saved. Somebody looks again by 18 December 2026.');
    expect(main(looked)).toContain(
      'Last looked on 20 November 2026, Ada Worker: Rang twice.Look again by 18 December 2026',
    );
    const diedOn = (day: string | null) =>
      onward.sql('update young_person set died_on = $2 where id = $1', [person, day]);
    await diedOn('2026-11-19');
    expect(errors(await adviser.post(`${eet}/look`, { ...look, formId: newId() }))).toEqual([
      ['#lookedOn', 'Must not be after the young person’s death'],
    ]);
    expect((await adviser.get(eet)).$('#look')).toHaveLength(0);
    await diedOn(null);
    expect(await owed()).not.toContain('Find out what they do');
    const shown = (await adviser.get('/eet?show=not-known&who=everyone')).$(`#p-${person}`);
    expect(words(shown.text())).toContain('Last looked on 20 November 2026, Ada Worker: Rang twice.');

    // As the record stood at the end of each month, and nothing before it reaches: it is as old as its first row.
    await onward.sql(
      `update activity set recorded_at = '2026-09-02' where fact_id = $1 and replaced_by_id is not null`,
      [job.id],
    );
    await onward.sql(`update activity set recorded_at = '2026-11-02' where fact_id = $1 and replaced_by_id is null`, [
      job.id,
    ]);
    await onward.sql(
      `update allocation set recorded_at = case when young_person_id = $1 then date '2026-09-05' else '2026-11-05' end`,
      [person],
    );
    const months = await manager.get('/figures/education-and-work/not-known');
    const numbers = months
      .$('tbody tr')
      .toArray()
      .map((line) => words(months.$(line).text()));
    expect(numbers[0]).toMatch(/^November 2026, to 23 November 2026 Not known [1-9]\d* not known/);
    expect(numbers[0]).toMatch(/Looked, and still not known 1$/);
    // Whose adviser was recorded in November only is in no month before.
    expect([numbers[1], numbers[2]]).toEqual([
      expect.stringMatching(/^October 2026 Not known 0 of 1 /),
      expect.stringMatching(/^September 2026 Not known 0 of 1 /),
    ]);
    expect(numbers[3]).toContain('the record does not reach so far');
    const namesOn = async (day: string, who = manager) =>
      main(await who.get(`/figures/education-and-work/not-known?on=${day}`));
    const mina = `/young-people/${person}/eet`;
    const links = async (day: string) =>
      (await manager.get(`/figures/education-and-work/not-known?on=${day}`)).$(`a[href="${mina}"]`).length;
    // On 30 September and 31 October the record said that they worked; that it had ended was told in November.
    expect([await links('2026-09-30'), await links('2026-10-31'), await links('2026-11-23')]).toEqual([0, 0, 1]);
    expect(await namesOn('2026-11-23', dataOfficer)).toContain('Not known on 23 November 2026');
    expect((await adviser.get('/figures/education-and-work/not-known')).status).toBe(403);
    expect((await dataOfficer.get('/figures/education-and-work/not-known.csv')).text).toContain('2026-11-23');
    await does('G5', '21/11/26');
    expect(await links('2026-11-23')).toBe(0);
    const refused = await adviser.post(`${eet}/look`, { ...look, formId: newId(), lookedOn: '22/11/26' });
    expect([errors(refused)[0]![0], words(refused.$('#look #tried').text())]).toEqual(['#lookedOn', 'Rang twice.']);
  });

  it('whoever has none is owed an action within ten working days, until somebody acts', async () => {
    const { id } = await does('G5', '12/11/26');
    expect(main(await office.adviser.get(eet))).toContain('Nobody has acted yet: by 26 November 2026');
    await office.adviser.post(`${eet}/${id}/correct`, { row: id, doing: 'G5', from: '10/11/26', to: '' });
    const owed = async () => words((await office.adviser.get(at)).$('#promised').parent().text());
    expect(await owed()).toContain('Agree an action towards education, work or training');
    expect(main(await office.adviser.get(eet))).toContain('Nobody has acted yet: by 24 November 2026');

    const did = tracked({
      barrier: 'money',
      nextStep: 'Ask for a travel card',
      nextByOn: '1/12/26',
      what: 'Rang the college',
    });
    expect((await office.adviser.post(`${eet}/tracking`, did)).location).toBe(eet);

    expect(await owed()).not.toContain('Agree an action towards education');
    expect(await owed()).toContain('Ask for a travel card');
    const page = main(await office.adviser.get(eet));
    for (const text of ['Money or travel', 'Ask for a travel cardby 1 December 2026', 'Rang the college']) {
      expect(page).toContain(text);
    }
  });

  it('why they may lose a place leads to what it rests on, what comes after is owed near its end, and both go with the place', async () => {
    const { id } = await does('F4', '1/9/26', { what: 'Bricklaying', expectedEnd: '19/1/27' });
    const owed = async () => words((await office.adviser.get(at)).$('#promised').parent().text());
    const flags = async () => {
      const { $ } = await office.adviser.get('/eet?show=at-risk&who=everyone');
      const links = $(`#p-${person} .onward-why a`).toArray();
      return links.map((link) => [$(link).text(), $(link).attr('href')!.replace(eet, '')]);
    };
    expect(await owed()).not.toContain('Agree what comes after');
    await office.adviser.post(`${eet}/${id}/correct`, {
      row: id,
      doing: 'F4',
      from: '1/9/26',
      to: '',
      what: 'Bricklaying',
      expectedEnd: '18/1/27',
    });
    expect(await owed()).toMatch(/Agree what comes after: Bricklaying[^]*18 January 2027/);
    expect(await flags()).toEqual([['The contract or course ends on 18 January 2027', `/${id}/correct`]]);

    const stray = tracked({ risks: 'attendance', exclusionProvision: 'home', exclusionReviewOn: '7/12/26' });
    expect((await office.adviser.post(`${eet}/tracking`, stray)).status).toBe(303);
    expect(main(await office.adviser.get(eet))).not.toContain('ome or online');
    const noDay = { ...stray, formId: newId(), version: '1', risks: 'exclusion', exclusionReviewOn: 'soon' };
    expect(errors(await office.adviser.post(`${eet}/tracking`, noDay)).map(([href]) => href)).toEqual([
      '#exclusionReviewOn',
    ]);
    expect((await office.adviser.post(`${eet}/tracking`, { ...noDay, exclusionReviewOn: '7/12/26' })).status).toBe(303);
    const tuition = 'Excluded, or about to be: tuition at home or online, looked at again on 7 December 2026';
    expect((await flags())[1]).toEqual([tuition, '/tracking']);
    for (const one of ['Look at the exclusion again', 'Agree an action to keep the place']) {
      expect(await owed()).toContain(one);
    }
    const looked = tracked({ ...noDay, formId: newId(), version: '2', exclusionReviewOn: '7/12/26', what: 'Saw both' });
    expect((await office.adviser.post(`${eet}/tracking`, looked)).status).toBe(303);
    expect(await owed()).not.toMatch(/Agree (an action|what comes after)/);

    await does('work-P5', '16/11/26', { beside: 'yes' });
    expect(await flags()).toHaveLength(2);
    const standing = () =>
      office.onward.sql('select risks, version from eet_tracking where young_person_id = $1', [person]);
    expect(await standing()).toEqual([{ risks: ['exclusion'], version: 2 }]);
    await does('G5', '20/11/26');
    expect(await owed()).not.toMatch(/keep the place|exclusion/);
    await does('F2', '23/11/26');
    expect([await flags(), await standing()]).toEqual([[], [{ risks: [], version: 3 }]]);
  });

  it('what was done before they came to be at risk does not count as acting, and is of the day on which it was done', async () => {
    await does('F2', '1/9/25', { what: 'Painting' });
    const act = (given: object) => office.adviser.post(`${eet}/tracking`, tracked(given));
    for (const [actedOn, message] of [
      ['', 'Enter the day on which it was done'],
      ['soon', 'Enter the day as 9/3/26 or 9 March 2026'],
      ['24/11/26', 'Must be today or in the past'],
    ]) {
      expect(errors(await act({ what: 'Rang the college', actedOn }))).toEqual([['#actedOn', message]]);
    }
    expect((await act({ what: 'Rang the college', actedOn: '12/10/25' })).status).toBe(303);
    expect(main(await office.adviser.get(eet))).toContain('12 October 2025, Ada Worker');
    expect((await act({ risks: 'attendance', actedOn: '' })).status).toBe(303);

    const row = async (list: string) => words((await office.adviser.get(list)).$(`#p-${person}`).text());
    const atRisk = '/eet?show=at-risk&who=everyone';
    const owed = words((await office.adviser.get(at)).$('#promised').parent().text());
    expect(owed).toContain('Agree an action to keep the place');
    expect(await row(atRisk)).toContain('Nobody has acted yet');
    expect((await office.adviser.get(atRisk)).$(`#actedOn-${person}`).val()).toBe('23/11/2026');
    await act({ risks: 'attendance', version: '1', what: 'Met the tutor', actedOn: '23/11/26' });
    expect(await row(atRisk)).not.toContain('Nobody has acted yet');

    // From having nothing for one reason to having nothing for another: an action is owed anew, or not, as Today has it
    await does('G5', '10/11/26');
    await act({ version: '2', what: 'Saw them', actedOn: '11/11/26' });
    await does('G4', '20/11/26');
    const isOwed = words((await office.adviser.get(at)).$('#promised').parent().text()).includes(
      'Agree an action towards',
    );
    expect((await row('/eet?show=neet&who=everyone')).includes('Nobody has acted yet')).toBe(isOwed);
  });

  it('a re-engagement plan, a referral or a step to September counts as acting; the plan is owed under 18, the meeting monthly', async () => {
    await does('G5', '1/10/26');
    const owed = async (of = at) => words((await office.adviser.get(of)).$('#promised').parent().text());
    const row = async () => words((await office.adviser.get('/eet?show=neet&who=everyone')).$(`#p-${person}`).text());
    expect(await row()).toMatch(/Nobody has acted yet.*Not in the meeting for a month: not yet/);
    expect(main(await office.adviser.get('/eet?show=neet&who=everyone'))).toMatch(
      /not been in the meeting for a month/,
    );
    expect(await owed()).not.toContain('Write a re-engagement plan');

    const opportunityId = newId();
    const offer = { formId: opportunityId, title: 'Baker', kind: 'job', isCouncil: 'yes', provider: 'Kitchens' };
    await office.manager.post('/eet/opportunities/new', offer);
    const refer = (referredOn: string) =>
      office.adviser.post(`${eet}/referrals/new`, { formId: newId(), opportunityId, referredOn });
    await refer('30/9/26');
    expect(await owed()).toContain('Agree an action towards education');
    await refer('1/10/26');
    expect(await owed()).not.toContain('Agree an action towards education');
    expect(await row()).not.toContain('Nobody has acted yet');
    const minutes = tracked({ what: 'Asked for a mentor', actedOn: '22/10/26', back: '?show=neet&who=everyone' });
    await office.adviser.post(`${eet}/tracking`, minutes);
    expect(await row()).toContain('Not in the meeting for a month: last on 22 October 2026');
    await office.adviser.post(`${eet}/tracking`, { ...minutes, formId: newId(), actedOn: '24/10/26' });
    expect(await row()).not.toContain('Not in the meeting');

    const young = await aYoungPerson(office.onward.app.get(DataSource), {
      dateOfBirth: localDate('2009-10-01'),
      teamId: office.adviser.actor.teamIds[0]!,
    });
    await inCare(young, '2019-03-04');
    const youngEet = `/young-people/${young}/eet`;
    const started = { formId: newId(), doing: 'G5', when: 'another-day', onDate: '1/11/26' };
    await office.adviser.post(`${youngEet}/new`, started);
    const isOwed = async () => {
      const text = await owed(`/young-people/${young}`);
      return ['Agree an action towards education', 'Write a re-engagement plan'].map((one) => text.includes(one));
    };
    expect(await isOwed()).toEqual([true, true]);
    const place = (step: string, onDay: string) =>
      office.adviser.post(`${youngEet}/september`, {
        formId: newId(),
        year: '2027',
        september: step,
        septemberOn: onDay,
      });
    expect((await place('none-wanted', '2/11/26')).status).toBe(303);
    expect(await isOwed()).toEqual([true, true]);
    expect((await place('applied', '3/11/26')).status).toBe(303);
    expect(await isOwed()).toEqual([false, true]);
    const plan = {
      formId: newId(),
      kind: 're-engagement',
      writtenOn: '23/11/26',
      reviewOn: '21/12/26',
      barrier: 'Worry',
    };
    const what = { firstStep: 'A walk past the college', rhythm: 'A text on Mondays', supporter: 'Ada Worker' };
    expect((await office.adviser.post(`${youngEet}/plans/new`, { ...plan, ...what })).status).toBe(303);
    expect(await isOwed()).toEqual([false, false]);
  });

  it('the meeting changes a row in its place and writes its minutes into the record', async () => {
    await does('G5', '10/11/26');
    const { $ } = await office.manager.get('/eet?show=neet&who=everyone');
    const form = $(`#p-${person} form`);
    const sent = Object.fromEntries(
      form
        .find('input[type=hidden]:not([name=_csrf])')
        .toArray()
        .map((input) => [String($(input).attr('name')), String($(input).attr('value') ?? '')]),
    );
    const row = {
      ...sent,
      barrier: 'childcare',
      risks: 'attendance',
      nextStep: 'Nursery place',
      nextByOn: '',
      ownerId: '',
      what: 'Agreed to ask the nursery',
    };

    const saved = await office.manager.post(String(form.attr('action')), row);

    expect(saved.location).toBe(`/eet?show=neet&who=everyone#p-${person}`);
    const page = main(await office.adviser.get(eet));
    expect(page).toContain('in the meeting, Bo ManagerAgreed to ask the nursery');
    expect(page).toContain('Childcare');
  });

  it('two who change the same row at once choose between both, and nothing is lost', async () => {
    await does('G5', '10/11/26');
    const theirs = tracked({ nextStep: 'Ring the college' });
    await office.manager.post(`${eet}/tracking`, theirs);

    const mine = tracked({ barrier: 'home', nextStep: 'Visit the college', what: 'Saw her at home' });
    const both = await office.adviser.post(`${eet}/tracking`, mine);

    expect(both.status).toBe(409);
    expect(main(both)).toContain('Ring the college');
    expect(main(both)).toContain('Visit the college');
    const state = () =>
      office.onward.sql('select barrier, next_step, version from eet_tracking where young_person_id = $1', [person]);
    expect(await state()).toEqual([{ barrier: null, next_step: 'Ring the college', version: 1 }]);
    const hidden = Object.fromEntries(
      both
        .$('main form input[type=hidden]:not([name=_csrf])')
        .toArray()
        .map((input) => [String(both.$(input).attr('name')), String(both.$(input).attr('value') ?? '')]),
    );
    const unchosen = await office.adviser.post(`${eet}/tracking/merge`, { ...hidden, 'keep-barrier': 'mine' });
    expect(errors(unchosen)).toEqual([['#keep-nextStep', 'Choose which to keep']]);
    const chosen = { ...hidden, 'keep-barrier': 'mine', 'keep-nextStep': 'mine' };
    expect((await office.adviser.post(`${eet}/tracking/merge`, chosen)).location).toBe(eet);
    expect(await state()).toEqual([{ barrier: 'home', next_step: 'Visit the college', version: 2 }]);
    expect(main(await office.adviser.get(eet))).toContain('Saw her at home');
  });

  it('a contact’s save records a change of work or school too: all of it or nothing', async () => {
    const visit = aVisitForm({ eetDoing: 'F4', eetFrom: '16/11/26', eetProvider: 'Fell and Daughters' });
    expect((await office.adviser.post(`${at}/contacts/new`, visit)).status).toBe(303);
    expect(await activities()).toEqual([{ kind: 'training', code: 'F4', from_on: '2026-11-16', to_on: null }]);

    const refused = await office.adviser.post(
      `${at}/contacts/new`,
      aVisitForm({ eetDoing: 'G5', eetFrom: '16/11/26' }),
    );
    expect(errors(refused).map(([href]) => href)).toEqual(['#eetDoing']);
    const [{ count }] = (await office.onward.sql<{ count: number }>(
      'select count(*)::int from contact where young_person_id = $1',
      [person],
    )) as [{ count: number }];
    expect(count).toBe(1);
  });

  it('somebody looks whether it is still so, and the list asks again after 90 days', async () => {
    const { id } = await does('work-F5', '1/6/26');
    const list = async () => (await office.adviser.get('/eet?show=check-again&who=everyone')).$(`#p-${person}`).length;
    expect(await list()).toBe(1);
    // The form has an id, so that two taps are one look.
    const form = (await office.adviser.get(eet)).$(`form[action="${eet}/${id}/check"]`);
    const check = { formId: String(form.find('[name=formId]').val()), toldBy: 'provider' };
    for (const tap of [check, check]) {
      expect((await office.adviser.post(`${eet}/${id}/check`, tap)).location).toBe(eet);
    }
    const looks = await office.onward.sql('select from activity_check where activity_id = $1', [id]);
    expect(looks).toHaveLength(1);
    expect(await list()).toBe(0);
    expect(main(await office.adviser.get(eet))).toContain(
      'Last checked today, the school, college or employer said so',
    );
    const nobody = await office.adviser.post(`${eet}/${id}/check`, { formId: newId(), toldBy: '' });
    expect(errors(nobody)).toEqual([['#toldBy', 'Choose who said so']]);
  });

  it('a correction from an old look is not a silent win, and what never was is taken out', async () => {
    const { id } = await does('F2', '1/9/26');
    const { $ } = await office.adviser.get(`${eet}/${id}/correct`);
    const row = String($('[name=row]').val());
    const sent = { row, doing: 'P2', from: '1/9/26', to: '', hours: '9' };
    expect((await office.colleague.post(`${eet}/${id}/correct`, sent)).status).toBe(303);
    const late = await office.adviser.post(`${eet}/${id}/correct`, { ...sent, doing: 'F1' });
    expect(late.status).toBe(409);
    expect(main(late)).toContain('What stands there now School, college or other education, part time: 9 hours a week');

    const risk = tracked({ risks: 'exclusion', exclusionReviewOn: '7/12/26' });
    expect((await office.adviser.post(`${eet}/tracking`, risk)).status).toBe(303);
    const owed = async () => words((await office.adviser.get(at)).$('#promised').parent().text());
    expect(await owed()).toContain('Look at the exclusion again');
    const inError = `${at}/recorded-in-error/activity/${id}`;
    expect((await office.adviser.post(inError, { reason: 'Her sister’s' })).status).toBe(303);
    expect(await activities()).toEqual([]);
    expect(await owed()).not.toContain('Look at the exclusion again');
  });

  it('an apprenticeship of the council: referred, started with what they do from then, and asked about after 13 weeks', async () => {
    const [opportunityId, referralId] = [newId(), newId()];
    const offer = {
      formId: opportunityId,
      title: 'Highways apprentice',
      kind: 'apprenticeship',
      isCouncil: 'yes',
      provider: 'Highways',
      places: '2',
      closesOn: '1/12/26',
    };
    await office.manager.post('/eet/opportunities/new', offer);
    const rename = (who: SignedInBrowser, title: string) =>
      who.post(`/eet/opportunities/${opportunityId}`, { ...offer, title, version: '1' });
    expect((await rename(office.manager, 'Roads apprentice')).status).toBe(303);
    const late = await rename(office.adviser, 'Street apprentice');
    expect([late.status, main(late)]).toEqual([409, expect.stringContaining('2 places1 December 2026')]);
    await office.adviser.post(`${eet}/referrals/new`, { formId: referralId, opportunityId, referredOn: '1/7/26' });
    // Its last day to apply is over: a referral of before may still be told, one of after is refused
    const over = { ...offer, formId: newId(), title: 'Clerk', closesOn: '20/11/26' };
    await office.manager.post('/eet/opportunities/new', over);
    expect(main(await office.adviser.get(`${eet}/referrals/new`))).toContain(
      'Clerk, Highways (apply by 20 November 2026: over)',
    );
    const refer = (referredOn: string) =>
      office.adviser.post(`${eet}/referrals/new`, { formId: newId(), opportunityId: over.formId, referredOn });
    expect(errors(await refer('21/11/26'))).toEqual([
      ['#opportunityId', expect.stringContaining('Its last day to apply was 20 November 2026')],
    ]);
    expect((await refer('20/11/26')).status).toBe(303);
    const step = (given: object) =>
      office.adviser.post(`${eet}/referrals/${referralId}`, { formId: newId(), activityId: newId(), ...given });

    expect(errors(await step({ step: 'sustained', onDay: '20/11/26' }))).toEqual([
      ['#step', 'First say when they started'],
    ]);
    expect((await step({ step: 'started', onDay: '1/9/26', doing: 'F4' })).status).toBe(303);

    expect(await activities()).toEqual([{ kind: 'training', code: 'F4', from_on: '2026-09-01', to_on: null }]);
    const early = await step({ step: 'sustained', onDay: '23/11/26' });
    expect(errors(early)).toEqual([
      ['#onDay', 'Thirteen weeks are over on 1 December 2026: enter that day or a later one'],
    ]);
    expect(main(await office.adviser.get('/owed'))).toContain('Ask whether they are still there after 13 weeks');
    expect((await office.stranger.get(`${eet}/referrals/${referralId}`)).status).toBe(404);
  });

  it('an interest leads to goals, to what is offered for it and to money, and an opportunity to whom it fits', async () => {
    const tells = async (words: string, who = at) => {
      const told = {
        formId: newId(),
        kind: 'interest',
        words,
        whose: 'theirs',
        heldWhere: '',
        when: 'today',
        onDate: '',
      };
      expect((await office.adviser.post(`${who}/life`, told)).status).toBe(303);
      return told.formId;
    };
    const [music, , taken] = [
      await tells('I make MUSIC at night'),
      await tells('My animals'),
      await tells('Rap music'),
    ];
    await office.adviser.post(`${at}/life/${taken}/take-out`, { reason: 'Her sister’s' });
    const [studio, farm, over] = [newId(), newId(), newId()];
    const offer = { kind: 'course', isCouncil: 'no', provider: 'Quay Studio' };
    const offers = (formId: string, title: string, interests: string, closesOn = '') =>
      office.manager.post('/eet/opportunities/new', { ...offer, formId, title, interests, closesOn });
    expect(errors(await offers(studio, 'Studio days', 'music, !!'))).toEqual([
      ['#interests', 'Write each interest in words'],
    ]);
    expect(errors(await offers(studio, 'Studio days', 'a'.repeat(61))).map(([href]) => href)).toEqual(['#interests']);
    const asks = { formId: studio, title: 'Studio days', interests: 'Music, street dance, music', asksEnglish: '4' };
    expect(errors(await office.manager.post('/eet/opportunities/new', { ...offer, ...asks, asksMaths: '10' }))).toEqual(
      [['#asksMaths', 'Enter a whole number from 1 to 9']],
    );
    expect((await office.manager.post('/eet/opportunities/new', { ...offer, ...asks, asksMaths: '4' })).status).toBe(
      303,
    );
    const passed = (title: string, grade: string) => ({
      formId: newId(),
      title,
      level: '2',
      grade,
      awardedOn: '21/8/25',
    });
    await office.adviser.post(`${eet}/qualifications/new`, passed('GCSE English', '5'));
    await offers(farm, 'Farm days', 'animal');
    await offers(over, 'Last year’s studio', 'music', '20/11/26');

    const page = await office.adviser.get(`${at}/interests`);
    expect(main(page)).toMatch(
      /I make MUSIC at night .*Studio days: .*Quay StudioIt is for MusicAsks for English and maths at grade 4; has English 5, maths not known: ask about maths.Refer Mina/,
    );
    expect(main(page)).not.toMatch(/Farm days|Last year’s|Rap/);
    expect(page.$('a:contains("Make a goal of it")')).toHaveLength(0);

    // From the interest to the forms: prefilled, and by ids alone
    const referAt = page.$('a:contains("Refer Mina")').attr('href')!;
    const refers = await office.adviser.get(referAt);
    const chosen = refers.$('#opportunityId option[selected]');
    expect([chosen.attr('value'), chosen.text()]).toEqual([studio, 'Studio days, Quay Studio: ask about maths']);
    expect(main(refers)).toContain('What Mina has: Level 2; English 5; maths not known.');
    const referred = { formId: newId(), opportunityId: studio, referredOn: '23/11/26' };
    await office.adviser.post(referAt, referred);
    await office.adviser.post(`${eet}/qualifications/new`, passed('GCSE Maths', '3'));
    const stands = 'Asks for English and maths at grade 4; has English 5, maths 3: resit maths first.';
    const partnerAt = String(
      (await office.adviser.get('/eet/opportunities')).$('td a:contains("Quay Studio")').attr('href'),
    );
    for (const where of [eet, `${eet}/referrals/${referred.formId}`, `${partnerAt}?of=referred`]) {
      expect(main(await office.adviser.get(where))).toContain(stands);
    }
    expect(main(await office.stranger.get(`${partnerAt}?of=referred`))).not.toContain('maths 3');
    const [moneyAt] = page
      .$('a:contains("Ask for a bursary")')
      .toArray()
      .map((link) => page.$(link).attr('href')!)
      .reverse();
    expect(moneyAt).toBe(`${eet}/bursaries/new?interest=${music}`);
    const money = await office.adviser.get(moneyAt!);
    expect([money.$('#what').val(), money.$('[name=kind]:checked').val()]).toEqual(['I make MUSIC at night', 'local']);
    expect((await office.adviser.get(`${eet}/bursaries/new?interest=${taken}`)).status).toBe(404);

    await office.adviser.post(`${at}/plan/start`, { formId: newId() });
    const goalAt = `${at}/plan/topics/employment/goals/new`;
    const links = (await office.adviser.get(`${at}/interests`)).$('a:contains("Make a goal of it")');
    expect(links.toArray().map((link) => link.attribs.href)).toContain(`${goalAt}?interest=${music}`);
    const [need, goal] = [newId(), newId()];
    const needsAt = `${at}/plan/topics/employment/needs/new`;
    await office.adviser.post(needsAt, { formId: need, text: 'Something of her own', interest: music });
    const made = { formId: goal, under: need, text: 'Play at the open evening', interest: music };
    expect((await office.adviser.post(goalAt, made)).status).toBe(303);
    const after = main(await office.adviser.get(`${at}/interests`));
    expect(after).toMatch(/MUSIC .*Play at the open evening \(in the plan that is being written\).*Referred already/);

    // The other side: those whom the reader may see, and each look is audited
    const fits = async (who: SignedInBrowser) => main(await who.get(`/eet/opportunities/${studio}`));
    expect(await fits(office.adviser)).toMatch(
      /Whose interests it fits .*Mina Fable, because of Music: I make MUSIC at night.*has English 5, maths 3: resit maths first/,
    );
    expect(await fits(office.stranger)).toContain('Nobody’s whom you may see');
    const looks = await office.onward.sql<{ page: string }>(
      `select detail->>'page' as page from audit_event
        where young_person_id = $1 and did = 'young-person.viewed' and detail->>'page' like '%interests'`,
      [person],
    );
    expect(looks.map(({ page: seen }) => seen).sort()).toEqual([
      'interests',
      'interests',
      'interests',
      'opportunity-interests',
    ]);
    // Fifty a page, and the look of whoever stands on none of it is nobody's
    await office.onward.sql(
      `insert into life_update (id, young_person_id, kind, words, told_on, in_their_words)
       select gen_random_uuid(), $1, 'interest', 'Music ' || n, '2026-11-01', true from generate_series(1, 51) n`,
      [person],
    );
    const pages = [];
    for (const shown of ['', '?page=2']) {
      const one = await office.adviser.get(`/eet/opportunities/${studio}${shown}`);
      pages.push([one.$('section[aria-labelledby=fits] li.onward-break').length, main(one).includes('52 in all')]);
    }
    expect(pages).toEqual([
      [50, true],
      [2, true],
    ]);
    const program = await aProgramOf(office.onward, office.adviser.actor);
    const { body: part } = await program.get(`opportunities/${studio}/interests?limit=50`);
    const { body: rest } = await program.get(String(part.next).replace('/api/v1/', ''));
    expect([part.total, part.items.length, rest.items.length, rest.next]).toEqual([52, 50, 2, null]);
    expect(rest.items[0].standing).toEqual({ state: 'lacks', words: stands.slice(0, -1) });
    expect((await program.get(`opportunities/${studio}`)).body).toMatchObject({
      asksLevel: null,
      asksEnglish: 4,
      asksMaths: 4,
    });
    const [times] = await office.onward.sql<{ seen: number }>(
      `select count(*)::int as seen from audit_event
        where did = 'young-person.viewed' and detail->>'page' = 'opportunity-interests'`,
      [],
    );
    expect(times?.seen).toBe(5);
    await office.onward.sql(`delete from life_update where words ~ '^Music [0-9]+$'`, []);
    expect((await office.stranger.get(`${at}/interests`)).status).toBe(404);
    const corrected = { ...offer, version: '1', title: 'Studio days', interests: '' };
    await office.manager.post(`/eet/opportunities/${studio}`, corrected);
    expect(main(await office.adviser.get(`/eet/opportunities/${studio}`))).toContain('It says no interests');
  });

  it('partners are records: one by its name, with the names behind its numbers, merged without loss', async () => {
    const offered = async (provider: string, isCouncil = 'no') => {
      const id = newId();
      const said = { formId: id, title: `A start at ${provider}`, kind: 'job', isCouncil, provider };
      expect((await office.adviser.post('/eet/opportunities/new', said)).status).toBe(303);
      return id;
    };
    const partnerOf = async (opportunityId: string) =>
      (
        await office.onward.sql<{ id: string }>('select partner_id as id from opportunity where id = $1', [
          opportunityId,
        ])
      )[0]!.id;
    const [first, second, twin] = [
      await offered('Tern Stores'),
      await offered('  tern   STORES '),
      await offered('Turn Stores'),
    ];
    const [tern, turn] = [await partnerOf(first), await partnerOf(twin)];
    expect(await partnerOf(second)).toBe(tern);
    const at = `/eet/partners/${tern}`;

    const referralId = newId();
    await office.adviser.post(`${eet}/referrals/new`, {
      formId: referralId,
      opportunityId: twin,
      referredOn: '1/7/26',
    });
    const started = { formId: newId(), activityId: newId(), step: 'started', onDay: '1/8/26', doing: '' };
    await office.adviser.post(`${eet}/referrals/${referralId}`, started);
    const said = { name: 'Turn Stores', kind: 'employer', area: 'Docks', checkedOn: '20/11/26', version: '1' };
    const change = (who: SignedInBrowser, given: object) =>
      who.post(`/eet/partners/${turn}/change`, { ...said, ...given });
    expect(errors(await change(office.adviser, { name: 'TERN stores', checkedOn: '1/1/27' }))).toEqual([
      ['#checkedOn', 'Must be today or earlier'],
      ['#name', 'Tern Stores is recorded already. If both are one, merge them'],
    ]);
    expect((await change(office.adviser, {})).status).toBe(303);
    const late = await change(office.manager, { area: 'Hills' });
    expect([late.status, main(late)]).toEqual([
      409,
      expect.stringContaining('What stands there nowTurn StoresEmployerDockschecked 20 November 2026'),
    ]);

    const merge = (intoId: string, version = '2') =>
      office.manager.post(`/eet/partners/${turn}/merge`, { intoId, version });
    expect((await merge(tern, '1')).status).toBe(409);
    expect(errors(await merge(await partnerOf(await offered('Parks', 'yes'))))).toEqual([
      ['#intoId', 'One is a department of the council and the other is not'],
    ]);
    expect(errors(await merge(turn))).toEqual([['#intoId', 'Choose which of the others it is']]);
    expect((await merge(tern)).location).toBe(at);

    const own = await office.adviser.get(`${at}?of=unknown`);
    expect(main(own)).toMatch(
      /Started: 1.*not known whether still there after 13 weeks: 1 .*Turn Stores, Employer, Docks/i,
    );
    expect(own.$(`a[href="${eet}/referrals/${referralId}"]`)).toHaveLength(1);
    const foreign = await office.stranger.get(`${at}?of=unknown`);
    expect(main(foreign)).toContain('1 is counted whom you may not see');
    expect(foreign.$(`a[href^="${eet}"]`)).toHaveLength(0);
    expect(main(await office.adviser.get(`/eet/partners/${turn}`))).toContain('Tern Stores');
    expect(main(await office.adviser.get('/eet/partners?find=docks'))).toMatch(/Tern Stores.*3 open opportunities/);
    expect(await partnerOf(await offered('turn stores'))).toBe(tern);
    expect((await office.adviser.get(`/eet/partners/${newId()}`)).status).toBe(404);

    // Undone, it is as it was; merged again, it counts there again. The page and its audit know of both.
    const part = (who: SignedInBrowser, id = turn) => who.post(`/eet/partners/${id}/part`, {});
    expect(own.$(`form[action="/eet/partners/${turn}/part"]`)).toHaveLength(1);
    for (let twice = 0; twice < 2; twice++) expect((await part(office.adviser)).location).toBe(`/eet/partners/${turn}`);
    expect((await part(office.adviser, newId())).status).toBe(404);
    const apart = await office.adviser.get(`/eet/partners/${turn}`);
    expect([apart.$('h1').text(), main(apart)]).toEqual(['Turn Stores', expect.stringMatching(/Docks.*Started: 1/)]);
    expect(main(await office.adviser.get(at))).not.toMatch(/Turn Stores|Started: 1/);
    // Of a chain the last merge is undone first, and gives back what came with it.
    const reed = await partnerOf(await offered('Reed Stores'));
    expect((await merge(tern, '4')).status).toBe(303);
    expect((await office.manager.post(`${at}/merge`, { intoId: reed, version: '1' })).status).toBe(303);
    expect(errors(await part(office.adviser))).toEqual([
      ['#merged', 'What it was merged into was merged too. Undo that first'],
    ]);
    expect((await part(office.adviser, tern)).location).toBe(at);
    expect(main(await office.adviser.get(at))).toMatch(/Tern Stores.*Started: 1.*Turn Stores, Employer, Docks/);
    const did = await office.onward.sql<{ did: string }>(
      `select did from audit_event where subject_id = any($1) and did ~ 'merged|parted' order by at`,
      [[turn, tern]],
    );
    expect(did.map((one) => one.did.slice(12))).toEqual(['merged', 'parted', 'merged', 'merged', 'parted']);

    // The name of one that was merged into it is free for it
    expect(
      (await office.manager.post(`${at}/change`, { name: 'Turn Stores', kind: 'employer', version: '3' })).status,
    ).toBe(303);
    expect(await partnerOf(await offered('turn stores'))).toBe(tern);
    expect(errors(await part(office.adviser))).toEqual([
      ['#merged', 'Turn Stores has its name now. Give that one another name first'],
    ]);

    await office.adviser.post(`${eet}/referrals/${referralId}`, { formId: newId(), step: 'ended', onDay: '20/11/26' });
    const left = await office.onward.app.get(OpportunitiesService).read(office.adviser.actor, twin);
    expect(left).toMatchObject({ started: 1, sustained: 1 });
  });

  it('what a department pledged stands against what it did, each number with what is behind it', async () => {
    const department = 'Bridges and roads';
    const save = (who: SignedInBrowser, given: object) =>
      who.post('/eet/pledges/change', { formId: newId(), lookedAt: '', department, year: '2026', words: '', ...given });
    expect(errors(await save(office.manager, { places: 'many' }))).toEqual([
      ['#places', 'Enter a whole number from 0 to 9,999'],
    ]);
    const pledgeId = newId();
    const first = { formId: pledgeId, places: '3' };
    expect((await save(office.manager, first)).location).toBe('/eet/pledges?year=2026');
    expect((await save(office.manager, first)).status).toBe(303);
    const second = await save(office.adviser, { department: 'bridges AND roads', places: '9' });
    expect([second.status, main(second)]).toEqual([409, expect.stringContaining('What stands there now: 3 pledged')]);
    expect(errors(await save(office.adviser, { lookedAt: pledgeId, places: '2' }))).toEqual([
      ['#words', 'Say why it is corrected'],
    ]);
    await save(office.adviser, { lookedAt: pledgeId, places: '2', words: 'One post is gone' });

    // What was pledged under the name of one that was merged counts for the other, which stays a department
    for (const name of ['Weirs', 'Locks']) await save(office.manager, { department: name, year: '2027', places: '1' });
    const [locks, weirs] = await office.onward.sql<{ id: string }>(
      "select id from eet_partner where name in ('Weirs', 'Locks') order by name",
      [],
    );
    await office.onward.sql('delete from department_pledge where department_id = $1', [locks!.id]);
    // Where both pledged, the merge adds up, and its undoing takes out again, but not where the pledge was written anew
    const [fours, ones] = [newId(), newId()];
    await save(office.manager, { formId: fours, department: 'Locks', year: '2026', places: '4' });
    await save(office.manager, { formId: ones, department: 'Weirs', year: '2026', places: '1' });
    const merge = async (version: string) =>
      expect(
        (await office.manager.post(`/eet/partners/${weirs!.id}/merge`, { intoId: locks!.id, version })).status,
      ).toBe(303);
    const part = async () =>
      expect((await office.adviser.post(`/eet/partners/${weirs!.id}/part`, {})).status).toBe(303);
    const pledged = async (id: string, year = 2026) => {
      const rows = await office.onward.sql<{ id: string; places: number }>(
        'select id, places from department_pledge where department_id = $1 and year = $2 order by recorded_at desc',
        [id, year],
      );
      return rows[0]!;
    };
    await merge('1');
    expect((await pledged(locks!.id)).places).toBe(5);
    await part();
    expect([(await pledged(locks!.id)).places, (await pledged(weirs!.id)).places]).toEqual([4, 1]);
    await merge('3');
    const lookedAt = (await pledged(locks!.id)).id;
    await save(office.adviser, { department: 'Locks', lookedAt, places: '9', words: 'More money' });
    await part();
    expect((await pledged(locks!.id)).places).toBe(9);
    await merge('5');
    // Undoing takes out its own part, also where only the merged one had pledged, and where a third pledged since
    const pledges = (name: string, year: string, places: string) =>
      save(office.manager, { department: name, year, places });
    await pledges('Docks', '2028', '5');
    for (const year of ['2026', '2028']) await pledges('Quays', year, '3');
    const idOf = async (name: string) =>
      (await office.onward.sql<{ id: string }>('select id from eet_partner where name = $1', [name]))[0]!.id;
    const docks = await idOf('Docks');
    const join = async (name: string) =>
      office.manager.post(`/eet/partners/${await idOf(name)}/merge`, { intoId: docks, version: '1' });
    const apart = async (name: string) => office.adviser.post(`/eet/partners/${await idOf(name)}/part`, {});
    await join('Quays');
    for (const year of ['2026', '2028']) await pledges('Ports', year, '2');
    await join('Ports');
    const hold = async () => [(await pledged(docks)).places, (await pledged(docks, 2028)).places];
    expect(await hold()).toEqual([5, 10]);
    await apart('Quays');
    expect(await hold()).toEqual([2, 7]);
    await apart('Ports');
    expect(await hold()).toEqual([0, 5]);
    expect(main(await office.manager.get('/eet/pledges?year=2026'))).toMatch(/DocksPledged 0 /);
    const sold = { name: 'Locks', kind: 'charity', version: '1' };
    expect(errors(await office.manager.post(`/eet/partners/${locks!.id}/change`, sold))).toEqual([
      ['#kind', 'It has pledged opportunities: it stays a department'],
    ]);

    const [opportunityId, nobodys, referralId] = [newId(), newId(), newId()];
    const offer = { title: 'Bridge apprentice', kind: 'job', isCouncil: 'yes', provider: department };
    await office.manager.post('/eet/opportunities/new', { ...offer, formId: opportunityId });
    await office.manager.post('/eet/opportunities/new', { ...offer, formId: nobodys, provider: '' });
    await office.adviser.post(`${eet}/referrals/new`, { formId: referralId, opportunityId, referredOn: '1/3/26' });
    const started = { formId: newId(), activityId: newId(), step: 'started', onDay: '1/4/26', doing: '' };
    await office.adviser.post(`${eet}/referrals/${referralId}`, started);

    const board = await office.adviser.get('/eet/pledges');
    const row = (named: string) =>
      words(
        board
          .$('tbody tr')
          .filter((_, one) => board.$(one).text().includes(named))
          .text(),
      );
    expect(row(department)).toMatch(/Pledged 2 .*Opportunities 1 .*Matched 0Started 1 .*Finished 0.*Missing 1/);
    expect(row('Department not known')).toMatch(/Pledged not said Opportunities 1 /);
    const behind = async (of: string) => {
      const link = board
        .$('tbody tr')
        .filter((_, one) => board.$(one).text().includes(department))
        .find(`a[href*="of=${of}"]`);
      return office.adviser.get(String(link.attr('href')).split('#')[0]!);
    };
    expect((await behind('started')).$(`a[href="${eet}/referrals/${referralId}"]`)).toHaveLength(1);
    expect(main(await behind('pledged'))).toMatch(/2, recorded on .*: One post is gone3, recorded on/);
    expect(main(await behind('opportunities'))).toContain('Bridge apprentice');
    expect(main(await office.adviser.get('/eet/pledges?year=2025'))).toMatch(
      /roadsPledged not said.*Matched 1 .*Started 0/,
    );

    const file = await office.manager.get('/eet/pledges.csv?year=2026');
    expect(file.text).toMatch(/Bridges and roads,2,1,0,c,0,0/);
    expect((await office.adviser.get('/eet/pledges.csv?year=2026')).status).toBe(403);
  });

  it('a re-engagement plan serves a goal, is found good by another, and ends', async () => {
    await anApprovedPlan(office, person, [{ what: 'Ring the college' }]);
    const { $ } = await office.adviser.get(`${eet}/plans/new?kind=re-engagement`);
    const goalId = String($('[name=goalId] option').eq(1).attr('value'));
    const plan = {
      formId: newId(),
      kind: 're-engagement',
      barrier: 'Worry about groups',
      firstStep: 'A walk past the college',
      rhythm: 'A text on Mondays',
      supporter: 'Ada Worker',
      goalId,
      writtenOn: '2/11/26',
      reviewOn: '30/11/26',
    };
    const saved = await office.adviser.post(`${eet}/plans/new`, plan);
    expect(saved.location).toBe(`${eet}/plans/${plan.formId}`);
    const step = (who: SignedInBrowser, given: object) =>
      who.post(`${eet}/plans/${plan.formId}/steps`, { formId: newId(), onDay: '23/11/26', ...given });
    expect((await step(office.adviser, { step: 'good' })).status).toBe(403);
    expect(errors(await step(office.manager, { step: 'sent-back' }))).toEqual([
      ['#words', 'Enter what would make it better'],
    ]);
    expect((await step(office.manager, { step: 'good' })).status).toBe(303);
    expect((await step(office.adviser, { step: 'ended', words: 'Back at college' })).status).toBe(303);
    expect(main(await office.adviser.get(`${eet}/plans/${plan.formId}`))).toContain('Ended on 23 November 2026');
    const other = await aCareLeaverInANewFlat(office);
    expect((await office.adviser.get(`/young-people/${other}/eet/plans/${plan.formId}`)).status).toBe(404);
  });

  describe('an education plan', () => {
    const written = async (given: object = {}) => {
      const plan = { formId: newId(), kind: 'pep', writtenOn: '2/11/26', reviewOn: '18/12/26', ...given };
      const targets = { targets: 'Maths by June, with Mr Bell', funding: 'Post-16 money' };
      const saved = await office.adviser.post(`${eet}/plans/new`, { ...targets, ...plan });
      expect(saved.location).toBe(`${eet}/plans/${plan.formId}`);
      return saved.location!;
    };
    const step = (plan: string, given: object, who = office.adviser) =>
      who.post(`${plan}/steps`, { formId: newId(), onDay: '23/11/26', ...given });
    const changes = async (plan: string, given: object) => {
      const { $ } = await office.adviser.get(plan);
      const form = Object.fromEntries(
        $(`form[action="${plan}"] :is(input, textarea, select)[name]:not([name=_csrf])`)
          .toArray()
          .map((one) => [String($(one).attr('name')), String($(one).val() ?? '')]),
      );
      return { ...form, ...given };
    };
    const owed = async () => words((await office.adviser.get(at)).$('[aria-labelledby=promised]').text());
    const inList = async () => words((await office.adviser.get(eet)).$('section[aria-labelledby=plans]').text());

    it('is reviewed with the next day, which what is owed asks for, and ends', async () => {
      const plan = await written();
      expect(await owed()).toMatch(/Review the education plan[^]*18 December 2026/);

      expect(errors(await step(plan, { step: 'reviewed', words: 'On the way.' }))).toEqual([
        ['#nextReviewOn', 'Enter when it is reviewed next'],
      ]);
      const same = await step(plan, { step: 'reviewed', words: 'On the way.', nextReviewOn: '23/11/26' });
      expect(errors(same)).toEqual([['#nextReviewOn', 'Enter when it is reviewed next: a later day']]);
      expect(same.$('#words').val()).toBe('On the way.');
      const review = { formId: newId(), step: 'reviewed', words: 'On the way.', nextReviewOn: '31/3/27' };
      for (let twice = 0; twice < 2; twice++) expect((await step(plan, review)).status).toBe(303);

      const page = main(await office.adviser.get(plan));
      expect(page).toContain('Reviewed by 31 March 2027.');
      expect(page.match(/On the way\./g)).toHaveLength(1);
      expect(await owed()).toMatch(/Review the education plan[^]*31 March 2027/);
      expect((await step(plan, { step: 'ended', words: 'He is 18.' })).status).toBe(303);
      expect(await owed()).not.toContain('Review the education plan');
      expect(await inList()).toContain('ended on 23 November 2026');
      expect((await step(plan, { ...review, formId: newId() })).status).toBe(409);
    });

    it('that is told of an older review keeps the day that the latest one set', async () => {
      const plan = await written();
      await step(plan, { step: 'reviewed', onDay: '20/11/26', nextReviewOn: '31/3/27' });
      await step(plan, { step: 'reviewed', onDay: '9/11/26', nextReviewOn: '18/12/26' });
      expect(main(await office.adviser.get(plan))).toContain('Reviewed by 31 March 2027.');
    });

    it('that was reviewed while somebody wrote at it shows both, and the next day is not put back', async () => {
      const plan = await written();
      const mine = await changes(plan, { targets: 'Maths and English by June' });
      await step(plan, { step: 'reviewed', nextReviewOn: '31/3/27' }, office.colleague);

      const late = await office.adviser.post(plan, mine);

      expect(late.status).toBe(409);
      expect(main(late)).toContain('Reviewed by 31 March 2027.');
      expect(late.$('#targets').val()).toBe('Maths and English by June');
      expect(main(await office.adviser.get(plan))).toContain('Maths by June, with Mr Bell');
    });

    it('is sent back with what would make it better, made better, handed in again and found good', async () => {
      const plan = await written();
      expect(errors(await step(plan, { step: 'sent-again' }))).toEqual([
        ['#step', 'Nobody sent it back: it need not be handed in again'],
      ]);
      const back = { step: 'sent-back', words: 'Say which grade, and who helps at home.' };
      expect((await step(plan, back, office.manager)).status).toBe(303);
      expect(await inList()).toContain('Sent back to be made better');
      const owed = async () => words((await office.adviser.get(at)).$('#promised').parent().text());
      expect(await owed()).toMatch(/Make the education plan better: it was sent backdue in 7 days, Ada Worker/);
      const listed = async (show: string, who = office.manager) => {
        const { $ } = await who.get(`/eet/plans?show=${show}`);
        return $(`main table a[href="${plan}"]`).length;
      };
      expect([await listed('sent-back'), await listed('waiting')]).toEqual([1, 0]);
      const counted = async (show: string) => {
        const { $ } = await office.manager.get('/eet/plans');
        return Number(/\((\d+)\)/.exec($(`a[href="/eet/plans?show=${show}"]`).text())![1]);
      };
      const waiting = await counted('waiting');

      const better = await changes(plan, { targets: 'Grade 4 in maths by June; his carer helps on Sundays' });
      expect((await office.adviser.post(plan, better)).location).toBe(plan);
      expect((await step(plan, { step: 'sent-again' })).status).toBe(303);
      expect(await inList()).toContain('Handed in again: a manager says how good it is');
      expect(await owed()).not.toContain('it was sent back');
      expect([await listed('waiting'), await counted('waiting'), await listed('again')]).toEqual([1, waiting + 1, 1]);
      expect(await listed('waiting', office.stranger)).toBe(0);
      expect((await step(plan, { step: 'good' }, office.manager)).status).toBe(303);

      expect(await inList()).toContain('Found good');
      expect([await listed('waiting'), await listed('good-at-first'), await listed('good-after')]).toEqual([0, 0, 1]);
      const file = await office.manager.get('/eet/plans.csv');
      expect(file.text).toContain('As at,Plan,Plans,Nobody has said how good it is,Handed in again,');
      expect(file.text).not.toContain('Fable');
      expect((await office.adviser.get('/eet/plans.csv')).status).toBe(403);
      const page = main(await office.adviser.get(plan));
      for (const said of ['Grade 4 in maths by June', 'Say which grade, and who helps at home.', 'Bo Manager'])
        expect(page).toContain(said);
      expect(page).toMatch(
        /Found good, 23 November[^]*handed in again, 23 November[^]*Sent back to be made better, 23 November/,
      );
    });

    it('of re-engagement is reviewed after four weeks, and ends when they are back', async () => {
      const { $ } = await office.adviser.get(`${eet}/plans/new?kind=re-engagement`);
      expect($('#reviewOn').val()).toBe('21/12/2026');
      const plan = { formId: newId(), kind: 're-engagement', writtenOn: '23/11/26', reviewOn: '21/12/26', barrier: '' };
      const what = { firstStep: 'A walk past the college', rhythm: 'A text on Mondays', supporter: 'Ada Worker' };
      const without = await office.adviser.post(`${eet}/plans/new`, { ...plan, ...what });
      expect(errors(without)).toEqual([['#barrier', 'Enter what is in the way']]);
      expect(without.$('#firstStep').val()).toBe('A walk past the college');
      expect(await inList()).toContain('None is written here.');

      const saved = await office.adviser.post(`${eet}/plans/new`, { ...plan, ...what, barrier: 'Worry about groups' });
      expect(await owed()).toMatch(/Review the re-engagement plan[^]*21 December 2026/);
      await step(saved.location!, { step: 'reviewed', words: 'Went in for ten minutes.', nextReviewOn: '4/1/27' });
      expect(await owed()).toMatch(/Review the re-engagement plan[^]*4 January 2027/);
      await step(saved.location!, { step: 'ended', words: 'Back at college' });
      expect(await owed()).not.toContain('re-engagement plan');
      expect(main(await office.adviser.get(saved.location!))).toContain('Went in for ten minutes.');
    });
  });

  it('a missing education plan of a child in care is owed by its day, and in the term after a review of it', async () => {
    const child = await aYoungPerson(office.onward.app.get(DataSource), {
      givenName: 'Nel',
      teamId: office.adviser.actor.teamIds[0]!,
      dateOfBirth: localDate('2010-06-01'),
    });
    await inCare(child, '2026-10-26');
    const of = `/young-people/${child}`;
    const dueSoon = async () =>
      words((await office.manager.get('/owed?show=due-7')).$(`main tr:has(a[href^="${of}/eet"])`).text());
    // Twenty working days after 26 October.
    expect(await dueSoon()).toContain('Write the personal education plan: none is recorded');
    const owed = async () => words((await office.adviser.get(of)).$('[aria-labelledby=promised]').text());
    expect(await owed()).toContain('due today');

    const plan = { formId: newId(), kind: 'pep', writtenOn: '23/11/26', reviewOn: '30/4/27', targets: 'GCSE maths' };
    expect((await office.adviser.post(`${of}/eet/plans/new`, plan)).status).toBe(303);

    expect(await dueSoon()).toBe('');
    expect(await owed()).toContain('Review the personal education plan, as in every term');
    expect(await owed()).toContain('31 March 2027');

    const sinceEight = await aYoungPerson(office.onward.app.get(DataSource), {
      givenName: 'Odd',
      teamId: office.adviser.actor.teamIds[0]!,
      dateOfBirth: localDate('2010-06-01'),
    });
    await inCare(sinceEight, '2018-03-05');
    // Since 29 September 2025, twenty working days into the school year in which they turned 16.
    const theirs = words(
      (await office.adviser.get(`/young-people/${sinceEight}`)).$('[aria-labelledby=promised]').text(),
    );
    expect(theirs).toMatch(/none is recorded ?420 days overdue/);
  });

  it('a bursary is paid once in a life and never beyond what was agreed', async () => {
    await does('F1', '1/9/26');
    expect(main(await office.adviser.get(eet))).toContain('Higher education bursary, once');
    const asked = {
      formId: newId(),
      kind: 'higher-education',
      pounds: '£2,000',
      askedOn: '1/10/26',
      agreedOn: '9/10/26',
    };
    expect((await office.adviser.post(`${eet}/bursaries/new`, asked)).status).toBe(303);
    const again = await office.adviser.post(`${eet}/bursaries/new`, { ...asked, formId: newId() });
    expect(again.status).toBe(409);
    // What was written for another kind stays in its field while no kind is chosen.
    const ofNone = { ...asked, formId: newId(), kind: '', what: 'A bus pass' };
    const unsaid = await office.adviser.post(`${eet}/bursaries/new`, ofNone);
    expect([unsaid.status, unsaid.$('#what').val()]).toEqual([422, 'A bus pass']);
    const pay = (pounds: string) =>
      office.adviser.post(`${eet}/bursaries/${asked.formId}`, {
        formId: newId(),
        step: 'paid',
        pounds,
        onDay: '20/11/26',
      });
    expect((await pay('1500')).status).toBe(303);
    expect(errors(await pay('501'))).toEqual([['#pounds', 'Only £500 is left of it']]);
    expect(main(await office.adviser.get(eet))).toContain('£2,000 agreed on 9 October 2026, £1,500 paid, £500 to come');
    expect(main(await office.adviser.get(eet))).not.toContain('Not asked for yet Higher education');
  });

  it('a bursary is decided once: whoever looked before somebody else decided chooses again', async () => {
    const asked = { formId: newId(), kind: 'local', what: 'Tools', pounds: '300', askedOn: '1/10/26', agreedOn: '' };
    expect((await office.adviser.post(`${eet}/bursaries/new`, asked)).status).toBe(303);
    const bursary = `${eet}/bursaries/${asked.formId}`;
    const row = String((await office.adviser.get(bursary)).$('[name=row]').val());
    const agreed = { formId: newId(), row, step: 'agreed', pounds: '300', onDay: '2/11/26' };
    for (let twice = 0; twice < 2; twice++) expect((await office.manager.post(bursary, agreed)).status).toBe(303);
    const late = await office.adviser.post(bursary, { ...agreed, formId: newId(), pounds: '50' });
    expect(late.status).toBe(409);
    const no = { formId: newId(), row, step: 'refused', because: 'No money', onDay: '3/11/26' };
    expect((await office.adviser.post(bursary, no)).status).toBe(409);
    expect(main(await office.adviser.get(eet))).toContain('£300 agreed on 2 November 2026');
  });

  it('the virtual school’s file is shown with its line, and results say what they mean', async () => {
    const exam = {
      formId: newId(),
      title: 'GCSE Mathematics',
      level: '2',
      grade: '3',
      provider: '',
      awardedOn: '21/8/26',
    };
    expect((await office.adviser.post(`${eet}/qualifications/new`, exam)).status).toBe(303);
    const source = office.onward.app.get(DataSource);
    await source.query(
      `insert into school_record (id, fact_id, young_person_id, school_year, school, attainment8, sen, attendance, suspensions, import_line)
       select $1, $1, $2, 2025, 'Hill School', 38.5, 'K', 91.2, 1, 'history.csv:3'`,
      [newId(), eet.split('/')[2]],
    );
    const shown = main(await office.adviser.get(eet));
    expect(shown).toContain('Maths not held at grade 4 (C) or above.');
    // Where it is worked with, it stands from the record.
    const reached = 'Level 1; English not known; maths 3';
    await does('G5', '20/11/26');
    const plan = { formId: newId(), kind: 'pep', writtenOn: '2/11/26', reviewOn: '18/12/26', targets: 'Maths by June' };
    for (const kind of ['pep', 're-engagement']) {
      expect(main(await office.adviser.get(`${eet}/plans/new?kind=${kind}`))).toContain(reached);
    }
    await office.adviser.post(`${eet}/plans/new`, plan);
    expect(main(await office.adviser.get(`${eet}/plans/${plan.formId}`))).toContain(reached);
    const row = (await office.adviser.get('/eet?show=neet&who=everyone')).$(`#p-${person}`);
    expect(words(row.text())).toContain(`Reached${reached}`);
    const program = await aProgramOf(office.onward, office.adviser.actor);
    const attainment = { highestLevel: '1', english: null, maths: '3', words: reached };
    const { body: meeting } = await program.get('education-and-work?show=neet');
    expect(meeting.items.find((one: { person: { id: string } }) => one.person.id === person)).toMatchObject({
      attainment,
    });
    expect((await program.get(`young-people/${person}/education-plans`)).body.items).toMatchObject([{ attainment }]);
    expect((await program.get(`young-people/${person}/september-places`)).body).toMatchObject({ attainment });
    expect(shown).toContain(
      '2024/25, Hill SchoolAttainment 8: 38.5SEN supportAttendance 91.2%1 suspensionFrom the virtual school’s file, history.csv, line 3',
    );
  });

  it('where the virtual school’s file says another grade, one click takes it or ours is kept, and the same file does not ask again', async () => {
    const { onward, adviser, manager, dataOfficer, stranger } = office;
    person = await aCareLeaverInANewFlat(office, { authorityId: '70001' });
    eet = `/young-people/${person}/eet`;
    const write = (title: string, grade: string) =>
      adviser.post(`${eet}/qualifications/new`, {
        ...{ formId: newId(), title, level: '2', grade, provider: 'Hill School', awardedOn: '20/8/26' },
      });
    for (const subject of ['Mathematics', 'Art', 'Drama']) await write(`GCSE ${subject}`, '5');
    const of = (subject: string, grade: number) => `70001,GCSE,${subject},${grade},21/08/2026`;
    const bring = (...lines: string[]) =>
      onward.app.get(ImportsService).apply(
        SYSTEM,
        {
          kind: 'education',
          file: {
            name: 'history.csv',
            bytes: Buffer.from(['child id,qualification type,subject,grade,date awarded', ...lines].join('\n')),
          },
        },
        TODAY,
      );
    const file = [of('Mathematics', 3), of('Art', 6), of('Drama', 7)];
    expect((await bring(...file)).counts).toMatchObject({ conflict: 1 });

    // Shown at the qualification and in one list, to whoever may settle it; another team's is not there.
    const shown = await adviser.get(eet);
    expect(main(shown)).toContain('The virtual school’s file says 3 on 21 August 2026');
    const forms = shown.$('form[action^="/eet/results/"]').toArray();
    const [maths, art, drama] = forms
      .map((form) => ({
        at: shown.$(form).attr('action')!,
        sent: Object.fromEntries(
          ['version', 'from', 'settled'].map((name) => [name, String(shown.$(form).find(`[name=${name}]`).val())]),
        ),
        words: words(shown.$(form).text()),
      }))
      .sort(
        (a, b) =>
          Number(b.words.includes('Mathematics')) - Number(a.words.includes('Mathematics')) ||
          a.words.localeCompare(b.words),
      );
    expect(forms).toHaveLength(3);
    expect(main(await dataOfficer.get('/eet/results'))).toMatch(/Mina Fable[\s\S]*history\.csv, line \d/);
    expect(words((await dataOfficer.get('/imports')).$('main').text())).toContain('wait to be settled');
    expect(main(await stranger.get('/eet/results'))).not.toContain('GCSE Drama');
    expect((await stranger.get(maths!.at)).status).toBe(404);
    expect((await stranger.post(maths!.at, maths!.sent)).status).toBe(404);

    // One click, with the file's level and day and where it came from.
    expect((await adviser.post(maths!.at, maths!.sent)).location).toBe(`${eet}#qualifications`);
    const standing = (title: string) =>
      onward.sql(
        `select level, grade, provider, awarded_on, import_line from qualification
          where young_person_id = $1 and title = $2 and replaced_by_id is null`,
        [person, title],
      );
    expect(await standing('GCSE Mathematics')).toEqual([
      { level: '1', grade: '3', provider: 'Hill School', awarded_on: '2026-08-21', import_line: 'history.csv:2' },
    ]);
    expect((await adviser.post(maths!.at, maths!.sent)).location).toBe(`${eet}#qualifications`);
    // Whoever comes second, and whoever looked before the qualification was corrected, is told so; nothing is saved.
    const second = await manager.post(maths!.at, { ...maths!.sent, settled: 'kept', reason: 'Seen' });
    expect([second.status, main(second)]).toEqual([
      409,
      expect.stringMatching(/The grade of the file was taken on .* by Ada Worker/),
    ]);
    const [fact] = await onward.sql<{ id: string; factId: string }>(
      `select id, fact_id as "factId" from qualification where young_person_id = $1 and title = 'GCSE Art'`,
      [person],
    );
    await onward.app.get(DatedFacts).correct(SYSTEM, person, QUALIFICATION, fact!.factId, { grade: '4' }, TODAY);
    const overtaken = await adviser.post(art!.at, art!.sent);
    expect([overtaken.status, errors(overtaken)[0]![0]]).toEqual([409, '#settled']);
    expect(main(overtaken)).toContain('4 on 20 August 2026');
    expect(await standing('GCSE Art')).toMatchObject([{ grade: '4' }]);

    const again = String(overtaken.$('[name=version]').first().val());
    const diedOn = (day: string | null) =>
      onward.sql('update young_person set died_on = $2 where id = $1', [person, day]);
    await diedOn('2026-08-20');
    expect(errors(await adviser.post(art!.at, { ...art!.sent, version: again }))).toEqual([
      ['#settled', 'Must not be after the young person’s death'],
    ]);
    await diedOn(null);

    // Ours is kept for a reason, also by a data officer, who goes back to the list.
    const keeps = { ...drama!.sent, settled: 'kept' };
    expect(errors(await dataOfficer.post(drama!.at, { ...keeps, reason: '' }))).toEqual([
      ['#reason', 'Say why ours is right'],
    ]);
    expect((await dataOfficer.post(drama!.at, { ...keeps, reason: 'Seen' })).location).toBe('/eet/results');
    expect(main(await adviser.get(drama!.at))).toMatch(/Ours was kept on .* by Di Officer: Seen/);
    expect(await bring(of('Mathematics', 3), of('Drama', 7))).toMatchObject({ importId: null, counts: { same: 1 } });
    expect((await bring(of('Drama', 8))).counts).toMatchObject({ conflict: 1 });
    const did = `select detail->>'settled' as settled from audit_event where did = 'result-conflict.settled' and young_person_id = $1 order by at`;
    expect(await onward.sql(did, [person])).toEqual([{ settled: 'taken' }, { settled: 'kept' }]);
  });

  it('what is too long for a line is refused at its field', async () => {
    const long = 'x'.repeat(501);
    const exam = { formId: newId(), title: long, level: '1', grade: '', provider: long, awardedOn: '' };
    const refused = await office.adviser.post(`${eet}/qualifications/new`, exam);
    expect(refused.status).toBe(422);
    expect(errors(refused)).toEqual([
      ['#title', 'Write 500 characters or fewer'],
      ['#provider', 'Write 500 characters or fewer'],
    ]);
    const plan = {
      formId: newId(),
      kind: 'pep',
      writtenOn: '2/11/26',
      reviewOn: '18/12/26',
      targets: 'x'.repeat(5001),
    };
    expect(errors(await office.adviser.post(`${eet}/plans/new`, plan))).toEqual([
      ['#targets', 'Write 5,000 characters or fewer'],
    ]);
  });

  it('whoever is 16 or 17 at the end of August is to have a place for September', async () => {
    const young = await aYoungPerson(office.onward.app.get(DataSource), {
      givenName: 'Yan',
      familyName: 'Fable',
      dateOfBirth: localDate('2010-03-10'),
      teamId: office.adviser.actor.teamIds[0]!,
    });
    const list = async () => main(await office.adviser.get('/eet/september'));
    expect(await list()).toMatch(/Yan Fable.*Reached: Not known: no result is recorded/);
    const of = `/young-people/${young}/eet`;
    const place = { formId: newId(), year: '2027', september: 'offer', septemberProvider: '', septemberOn: '' };
    expect(errors(await office.adviser.post(`${of}/september`, place))).toEqual([
      ['#septemberProvider', 'Enter the school, college or employer'],
    ]);
    const offered = { ...place, septemberProvider: 'Tern Valley College' };
    expect((await office.adviser.post(`${of}/september`, offered)).status).toBe(303);
    expect(main(await office.adviser.get(of))).toContain('Has an offer, 23 November 2026, Tern Valley College');
    const old = await office.adviser.post(`${eet}/september`, { ...offered, formId: newId() });
    expect(old.status).toBe(422);
    for (const year of ['1', '2015', '9999']) {
      const never = await office.adviser.post(`${of}/september`, { ...offered, formId: newId(), year });
      expect(errors(never)).toEqual([['#september', 'Choose the September']]);
    }

    await inCare(young, '2025-09-01');
    const { $ } = await office.adviser.get('/eet/september');
    const link = $('a:contains("Has an offer")');
    expect(link.text()).toBe('Has an offer (1)');
    const behind = await office.adviser.get(String(link.attr('href')));
    expect(behind.$('tbody tr')).toHaveLength(1);
    expect(behind.$('tbody').text()).toContain('Yan Fable');
  });

  it('who started in September is recorded as doing so in the same save, and asked about after six weeks', async () => {
    const young = await aYoungPerson(office.onward.app.get(DataSource), {
      givenName: 'Pia',
      dateOfBirth: localDate('2009-12-10'),
      teamId: office.adviser.actor.teamIds[0]!,
    });
    await inCare(young, '2025-01-01');
    const of = `/young-people/${young}/eet`;
    const says = (given: object, who = office.adviser) =>
      who.post(`${of}/september`, { formId: newId(), year: '2026', septemberWords: '', ...given });
    const does2 = () =>
      office.onward.sql('select code, provider, from_on from activity where young_person_id = $1', [young]);
    const started = { september: 'started', septemberProvider: 'Tern Valley College', activityId: newId() };
    const before = { ...started, formId: newId(), septemberOn: '7/9/26', septemberDoing: 'F2' };

    expect(errors(await says({ september: 'there-at-6-weeks' }))).toEqual([
      ['#september', 'First say when they started'],
    ]);
    const future = await says({ ...before, septemberOn: '30/11/26' });
    expect(errors(future).map(([href]) => href)).toEqual(['#septemberOn']);
    const next = await says({ ...before, year: '2027' });
    expect(errors(next)).toEqual([
      ['#september', 'That day is before September 2027: choose the September in which they started'],
    ]);
    expect(await does2()).toEqual([]);
    for (let twice = 0; twice < 2; twice++) expect((await says(before)).status).toBe(303);
    expect(await does2()).toEqual([{ code: 'F2', provider: 'Tern Valley College', from_on: '2026-09-07' }]);
    const owed = async () =>
      words((await office.adviser.get(`/young-people/${young}`)).$('[aria-labelledby=promised]').text());
    expect(await owed()).toContain('Ask whether they are still there after 6 weeks: Tern Valley College');
    expect((await office.stranger.post(`${of}/september`, before)).status).toBe(404);

    const early = await says({ september: 'there-at-6-weeks', septemberOn: '12/10/26' });
    expect(errors(early)).toEqual([
      ['#septemberOn', 'Six weeks are over on 19 October 2026: enter that day or a later one'],
    ]);
    expect((await says({ september: 'there-at-6-weeks', septemberOn: '' })).status).toBe(303);
    expect(await owed()).not.toContain('6 weeks');
    const there = await office.adviser.get('/eet/september?year=2026&step=there-at-6-weeks');
    expect(there.$('tbody').text()).toContain('Pia');
  });

  it('every figure is the count of its list, by the definitions of the return', async () => {
    await does('F4', '1/9/26');
    const without = await aCareLeaverInANewFlat(office, { givenName: 'Ned' });
    await office.adviser.post(`/young-people/${without}/eet/new`, { formId: newId(), doing: 'G5', when: 'today' });
    const { $ } = await office.manager.get('/figures/education-and-work');
    const links = $('.onward-plans a, table a')
      .toArray()
      .map((link) => ({ count: Number($(link).contents().first().text().trim()), href: String($(link).attr('href')) }));
    expect(links.length).toBeGreaterThan(6);
    for (const { count, href } of links) {
      const { $: behind } = await office.manager.get(href);
      expect([href, words(behind('.onward-caseload__counts').text())]).toEqual([
        href,
        expect.stringMatching(new RegExp(`^${count} young (person|people), as at`)),
      ]);
    }
    // English and maths at Key Stage 4: known of one, whose count opens the name; nobody else is counted as below.
    const exam = (title: string, grade: string) => ({
      formId: newId(),
      title,
      level: '2',
      grade,
      awardedOn: '21/8/24',
    });
    await office.adviser.post(`${eet}/qualifications/new`, exam('GCSE English', '6'));
    await office.adviser.post(`${eet}/qualifications/new`, exam('GCSE Maths', '4'));
    const ks4 = await office.manager.get('/figures/education-and-work');
    const atKs4 = ks4.$('section[aria-labelledby=key-stage-4]');
    expect(words(atKs4.text())).toMatch(/at grade 4 or above in both, \d+ .*\(\d+%\).*The council’s own figure/);
    for (const link of atKs4.find('a').toArray()) {
      const behind = await office.manager.get(String(ks4.$(link).attr('href')));
      const count = ks4.$(link).contents().first().text().trim();
      expect(behind.$('.onward-caseload__counts').text()).toMatch(new RegExp(`^${count} young`));
    }
    const behindKs4 = await office.manager.get('/figures/education-and-work/people?of=counted&ks4=grade-4');
    expect(words(behindKs4.$(`a[href="${at}"]`).closest('tr').text())).toContain(
      'Both at grade 4 or above, not both at 5',
    );
    const apprentices = main(await office.manager.get('/figures/education-and-work/people?of=apprenticeship'));
    expect(apprentices).toContain('Apprenticeship, full time');
    await office.onward.sql(`update young_person set sen = 'support', ethnicity = 'CHNE' where id = $1`, [person]);
    for (const [by, key] of [
      ['sen', 'sen=support'],
      ['ethnicity', 'ethnicity=asian'],
      ['status', 'status=former-relevant'],
    ] as const) {
      const lines = await office.manager.get(`/figures/education-and-work?by=${by}`);
      const link = lines.$(`table a[href*="${key}"][href*="of=counted"]`);
      const { $: behind } = await office.manager.get(String(link.attr('href')));
      expect(behind(`a[href="${at}"]`)).toHaveLength(1);
      expect(behind('.onward-caseload__counts').text()).toMatch(new RegExp(`^${link.contents().first().text()} young`));
    }
    const csv = await office.dataOfficer.get('/figures/education-and-work.csv?by=sen');
    expect(csv.text).not.toContain('Mina');
    expect(csv.text).toMatch(/Support at school or college,c,c,c,/);
    expect((await office.adviser.get('/figures/education-and-work')).status).toBe(403);
  });

  it('a year counts what they did on their birthday in it, or what the return of it stated', async () => {
    await does('work-F5', '1/3/26');
    await does('G5', '20/3/26');
    const of = async (kind: string, year: number) =>
      (await office.manager.get(`/figures/education-and-work/people?year=${year}&of=${kind}`)).$(`a[href="${at}"]`)
        .length;
    // 18 on 10 March 2026, when the job ran; 17 the year before, in care.
    expect(await of('training-or-work', 2026)).toBe(1);
    expect(await of('counted', 2025)).toBe(0);
    expect(await of('birthday-to-come', 2027)).toBe(1);
  });

  it('a worker for education and work joins the adviser: given, told, seen by both, on their Today, and left behind by nobody', async () => {
    const { onward, adviser, manager, stranger } = office;
    const imani = await onward.signInAs('adviser', { team: 'Next steps', name: 'Imani Clarke' });
    const kit = await onward.signInAs('adviser', { team: 'Next steps', name: 'Kit Next' });
    const head = await onward.signInAs('manager', { team: 'Next steps', name: 'Hal Head' });
    const other = await aCareLeaverInANewFlat(office, { givenName: 'Noa' });
    for (const one of [person, other])
      await adviser.post(`/young-people/${one}/eet/new`, { formId: newId(), doing: 'G5', when: 'today' });
    expect((await imani.get(at)).status).toBe(404);
    expect((await head.get(at)).status).toBe(404);
    expect(main(await imani.get('/eet/team'))).toContain('You work with nobody for education and work.');

    const ofTeam = adviser.actor.teamIds[0]!;
    const nobody = await manager.get(`/eet/team?whose=nobody&team=${ofTeam}`);
    const ticks = [person, other].map((one) => String(nobody.$(`input[value^="${one}"]`).val()));
    const form = { formId: newId(), staffId: imani.actor.staffId, when: 'today', reason: 'Out of work' };
    expect((await adviser.post('/eet/team', { ...form, people: ticks[0]! })).status).toBe(403);
    const empty = await manager.post('/eet/team', { formId: newId(), when: 'today' });
    expect(errors(empty).map(([field]) => field)).toEqual(['#people', '#staffId', '#reason']);
    // Who has the case is no second worker of theirs; and whoever the manager may not see is none of theirs.
    const theirs = await manager.post('/eet/team', {
      ...form,
      formId: newId(),
      staffId: adviser.actor.staffId,
      people: ticks[0]!,
    });
    expect(main(theirs)).toContain('Ada Worker is their adviser already');
    const hidden = await aYoungPerson(onward.app.get(DataSource), { teamId: stranger.actor.teamIds[0]! });
    const some = await manager.post('/eet/team', { ...form, people: [...ticks, `${hidden}.none`] });
    expect(main(some)).toMatch(/Changed for 2 young people\. Left as they were: 1\. Someone who is not in your teams/);
    const rows = () =>
      onward.sql<Record<string, unknown>>(
        `select staff_id as staff, to_on as "toOn" from education_worker
          where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on, to_on nulls last`,
        [person],
      );
    // Sent twice it is one.
    expect(main(await manager.post('/eet/team', { ...form, people: [...ticks, `${hidden}.none`] }))).toContain(
      'Changed for 2 young people',
    );
    expect(await rows()).toEqual([{ staff: imani.actor.staffId, toOn: null }]);
    // Of a page that is older than what stands nothing is taken.
    const older = { ...form, formId: newId(), staffId: kit.actor.staffId };
    expect((await manager.post(`${eet}/worker`, { ...older, people: ticks[0]! })).status).toBe(409);

    expect(main(await imani.get('/today'))).toContain('With you for education and work 2 people');
    const list = main(await imani.get('/eet/team'));
    expect(list).toMatch(/Mine, and whom I cover for: 2/);
    expect(list).toContain('No contact yet');
    expect((await head.get(at)).status).toBe(200);
    const back = '/team?whose=mine&show=everything';
    const step = tracked({ nextStep: 'Ring the college', nextByOn: '1/11/26', what: 'Met for coffee', back });
    expect((await imani.post(`${eet}/tracking`, step)).location).toBe(`/eet${back}#p-${person}`);
    expect(await onward.sql('select at_meeting from eet_action where young_person_id = $1', [person])).toEqual([
      { at_meeting: false },
    ]);
    await imani.post(`${at}/contacts/new`, aVisitForm({ staffId: imani.actor.staffId }));
    expect(
      await onward.sql('select by_role from contact where young_person_id = $1 and staff_id = $2', [
        person,
        imani.actor.staffId,
      ]),
    ).toEqual([{ by_role: 'other' }]);
    expect(main(await imani.get('/eet/team'))).toMatch(/^.*?Mina.*was to be done by 1 November 2026.*Ring the college/);
    // Who is owed no adviser any more stays on the list of whoever works with them.
    await onward.sql(`update legal_position set status = 'education-help-only' where young_person_id = $1`, [other]);
    expect(main(await imani.get('/eet/team'))).toMatch(/Mine, and whom I cover for: 2/);
    const seen = main(await adviser.get(eet));
    expect(seen).toContain('Imani Clarke works with Mina for education and work');
    expect(seen).toContain('Met for coffee');
    expect(main(await adviser.get(at))).toContain('Imani ClarkeFor education and work, since');

    const [{ fact_id: given }] = (await onward.sql<{ fact_id: string }>(
      'select fact_id from education_worker where young_person_id = $1',
      [person],
    )) as [{ fact_id: string }];
    const told = { when: 'today', toldHow: 'in-person', toldById: imani.actor.staffId, words: 'Good' };
    expect((await stranger.post(`${eet}/worker/${given}`, told)).status).toBe(404);
    expect((await imani.get(`/young-people/${other}/eet/worker/${given}`)).status).toBe(404);
    expect(main(await imani.get('/owed'))).toContain('Tell them that Imani Clarke works with them');
    expect((await imani.post(`${eet}/worker/${given}`, told)).status).toBe(303);
    expect((await adviser.post(`${eet}/worker/${given}`, { ...told, toldHow: 'phone' })).status).toBe(409);
    expect(main(await adviser.get(`${eet}/worker`))).toContain('“Good”');

    const leaving = `/team/workers/${imani.actor.staffId}/leaving`;
    const last = { formId: newId(), lastDay: '27/11/26', reason: 'Moves on' };
    expect(errors(await head.post(leaving, last))).toEqual([
      ['#educationWorkerId', 'Choose who works with them for education and work'],
    ]);
    expect((await head.post(leaving, { ...last, educationWorkerId: kit.actor.staffId })).status).toBe(303);
    expect((await rows()).map(({ staff, toOn }) => [staff, toOn])).toEqual([
      [imani.actor.staffId, TODAY],
      [kit.actor.staffId, null],
    ]);

    // One hands over to the next as advisers do.
    const kits = await onward.sql<{ id: string }>(
      'select fact_id as id from education_worker where young_person_id = $1 and staff_id = $2',
      [person, kit.actor.staffId],
    );
    const changes = `${at}/worker-changes`;
    const handOver = `${changes}/${kits[0]!.id}/hand-over`;
    const owesOf = async (owes: boolean) => {
      await onward.sql('update education_worker set owes_hand_over = $1 where staff_id = $2', [
        owes,
        kit.actor.staffId,
      ]);
      return main(await kit.get('/owed'));
    };
    // Of whoever began before there were hand-overs none is owed.
    expect(await owesOf(false)).not.toContain('Write the hand-over');
    expect(await owesOf(true)).toContain('Write the hand-over and sign it with the worker before');
    expect((await kit.get(`${eet}/worker`)).$(`a[href="${handOver}"]`).text()).toBe(
      'Hand-over from Imani Clarke to Kit Next',
    );
    const listed = await kit.get(changes);
    expect(main(listed)).toContain('For education and work, after Imani Clarke.');
    expect(listed.$(`a[href="${eet}/worker/${kits[0]!.id}"]`).length).toBe(1);
    expect((await kit.get(`${changes}/${kits[0]!.id}`)).status).toBe(404);
    expect((await stranger.get(handOver)).status).toBe(404);
    expect(main(await kit.get(handOver))).toMatch(/Education and work Now: .*Next step: Ring the college, by 1 Nov/);
    const noVisit = 'They left the same day';
    const written = { matters: 'Her nan', toKnow: '', jointVisitOn: '', noJointVisitBecause: noVisit, version: '0' };
    expect((await kit.post(`${handOver}/write`, written)).status).toBe(303);
    expect((await adviser.post(`${handOver}/sign`, { version: '1' })).status).toBe(403);
    expect((await kit.post(`${handOver}/sign`, { version: '1' })).status).toBe(303);
    expect((await head.post(`${handOver}/sign`, { version: '1', because: 'Imani has left' })).status).toBe(303);
    const signed = main(await adviser.get(handOver));
    expect(signed).toContain('Signed by both on');
    expect(signed).toContain('Next step: Ring the college');
    const owedNow = main(await kit.get('/owed'));
    expect(owedNow).toContain('Tell them that Kit Next works with them');
    // Whom both had there is another hand-over; this one is done.
    expect(owedNow.match(/Write the hand-over/g)).toHaveLength(1);
    // The list takes as many statements for one as for two.
    const listOfKit = async () => {
      await kit.get('/eet/team');
      const { statements, result } = await statementsOf(onward.app.get(DataSource), () => kit.get('/eet/team'));
      return [result.$('.onward-eet__person').length, statements.length] as const;
    };
    const [two, statements] = await listOfKit();
    expect(two).toBe(2);
    const ended = await manager.get(`${eet}/worker`);
    const end = { formId: newId(), staffId: 'nobody', when: 'today', reason: 'Began a job' };
    const now = String(ended.$('[name=people]').val());
    expect((await manager.post(`${eet}/worker`, { ...end, people: now })).status).toBe(303);
    expect((await kit.get(at)).status).toBe(404);
    expect((await adviser.get(at)).status).toBe(200);
    expect(await listOfKit()).toEqual([1, statements]);

    // Whoever had them last sees them for four weeks, until both have signed; nobody else's, and not once nobody follows.
    const londonToday = `(now() at time zone 'Europe/London')::date`;
    const ofKit = [other, kit.actor.staffId];
    await onward.sql(
      `update education_worker set from_on = ${londonToday} where young_person_id = $1 and staff_id = $2`,
      ofKit,
    );
    const endedAgo = async (days: number) => {
      await onward.sql(
        `update education_worker set from_on = ${londonToday} - 90, to_on = ${londonToday} - $3::int
          where young_person_id = $1 and staff_id = $2 and replaced_by_id is null`,
        [other, imani.actor.staffId, days],
      );
      return (await imani.get(`/young-people/${other}`)).status;
    };
    expect([await endedAgo(28), await endedAgo(27), (await imani.get(at)).status]).toEqual([404, 200, 404]);
    const [{ id: second }] = (await onward.sql<{ id: string }>(
      'select fact_id as id from education_worker where young_person_id = $1 and staff_id = $2',
      ofKit,
    )) as [{ id: string }];
    const toSign = `/young-people/${other}/worker-changes/${second}/hand-over`;
    expect((await imani.post(`${toSign}/write`, written)).status).toBe(303);
    expect((await imani.post(`${toSign}/sign`, { version: '1' })).status).toBe(303);
    expect((await imani.get(toSign)).status).toBe(200);
    expect((await kit.post(`${toSign}/sign`, { version: '1' })).status).toBe(303);
    expect((await imani.get(toSign)).status).toBe(404);
    expect((await kit.get(toSign)).status).toBe(200);
  });
});
