import { Digests } from '../../src/deadlines/nightly-digests';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import type { Answer, SignedInBrowser } from '../support/app';
import { aProgramOf } from '../support/api';
import { SYSTEM } from '../support/records';
import { anApprovedPlan } from './an-approved-plan';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());
const errors = ({ $ }: Answer) =>
  $('.govuk-error-summary a')
    .toArray()
    .map((link) => [$(link).attr('href'), $(link).text()]);

describe('promises, and what is owed', () => {
  let office: Office;
  let person: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    await office.onward.sql('truncate promise_told, promise_step, promise');
    await office.onward.sql('update plan_action set in_force = false');
    person = await aCareLeaverInANewFlat(office, { givenName: 'Mina' });
    at = `/young-people/${person}`;
  });

  const form = (given: object = {}) => ({
    formId: newId(),
    what: 'Ring the landlord about the boiler',
    byOn: '25/11/26',
    when: 'today',
    ...given,
  });
  const promises = async (given: object = {}, who: SignedInBrowser = office.adviser) => {
    const sent = form(given);
    expect((await who.post(`${at}/promises/new`, sent)).status).toBe(303);
    return sent.formId;
  };
  const says = (id: string, step: object, who = office.adviser) =>
    who.post(`${at}/promises/${id}`, { formId: newId(), when: 'today', ...step });
  const steps = (id: string) =>
    office.onward.sql<Record<string, unknown>>(
      'select number, step, on_day, by_on, words from promise_step where promise_id = $1 order by number',
      [id],
    );
  /** Promised on 10 November for another day. */
  const earlier = (byOn: string) => ({ when: 'another-day', onDate: '10/11/26', byOn });
  const today = async (who = office.adviser) => words((await who.get('/today')).$('#promised').parent().text());
  const digestsOn = (day: string) =>
    office.onward.app
      .get(UnitOfWork)
      .write(SYSTEM, (work) => office.onward.app.get(Digests).queue(work, localDate(day)));

  it('an adviser promises in a contact, and it stands on her Today, on the record and among all promises', async () => {
    const visit = aVisitForm({ promised: 'yes' });
    const saved = await office.adviser.post(`${at}/contacts/new`, visit);
    expect(saved.location).toBe(`${at}/promises/new?contact=${visit.formId}`);
    expect(main(await office.adviser.follow(saved))).toContain('Said in the contact of 23 November 2026.');

    const id = await promises({ contactId: visit.formId });
    for (const page of [
      await today(),
      main(await office.adviser.get(at)),
      main(await office.adviser.get(`${at}/promises`)),
    ]) {
      expect(page).toContain('Ring the landlord about the boiler');
      expect(page).toContain('due in 2 days');
    }
    expect(
      (await office.adviser.get(`${at}/promises/${id}`)).$(`a[href="${at}/contacts/${visit.formId}"]`),
    ).toHaveLength(1);
    const [audited] = await office.onward.sql(
      `select detail from audit_event where did = 'promise.made' and subject_id = $1`,
      [id],
    );
    expect(JSON.stringify(audited)).not.toContain('boiler');
  });

  it('names the field of what is wrong, saves nothing of it, and makes one promise of a form sent twice', async () => {
    const wrong = await office.adviser.post(`${at}/promises/new`, form({ what: '', byOn: 'soon' }));
    expect([wrong.status, errors(wrong)]).toEqual([
      422,
      [
        ['#what', 'Enter what was promised'],
        ['#byOn', 'Enter the day as 9/3/26 or 9 March 2026'],
      ],
    ]);
    const before = await office.adviser.post(`${at}/promises/new`, form({ byOn: '22/11/26' }));
    expect(errors(before)).toEqual([['#byOn', 'Must be the day it was promised on, or later']]);
    const other = await aCareLeaverInANewFlat(office);
    const [theirs] = await anApprovedPlan(office, other, [{ what: 'Of somebody else' }]);
    expect((await office.adviser.post(`${at}/promises/new`, form({ actionId: theirs! }))).status).toBe(404);

    const formId = newId();
    await promises({ formId });
    await promises({ formId });
    expect(await office.onward.sql('select id from promise where young_person_id = $1', [person])).toEqual([
      { id: formId },
    ]);
  });

  it('is late from the day after; a new day keeps the first, and who is away has somebody who sees it', async () => {
    await promises({ ...earlier('23/11/26'), what: 'On its day' });
    const id = await promises(earlier('22/11/26'));
    expect(await today()).toContain('1 late');
    expect(await today()).toContain('On its day, due today');
    expect(await today(office.colleague)).toBe('');
    await office.onward.sql(
      `insert into absence (id, fact_id, staff_id, from_on, cover_id) select $1, $1, $2, '2026-11-01', $3`,
      [newId(), office.adviser.actor.staffId, office.colleague.actor.staffId],
    );
    expect(await today(office.colleague)).toContain('1 day overdue');
    await office.onward.sql('update absence set withdrawn = true');

    const moved = await says(id, { step: 'new-day', byOn: '30/11/26', words: 'After her exam.' });
    expect(moved.status).toBe(303);
    const page = main(await office.adviser.get(`${at}/promises/${id}`));
    expect(page).toContain('By 30 November 2026, first by 22 November 2026.');
    expect(page).toContain('The first day, 22 November 2026, was 1 day ago');
    expect(await today()).toContain('due in 7 days');

    const formId = newId();
    await says(id, { formId, step: 'kept', words: 'Mended.' });
    await says(id, { formId, step: 'kept', words: 'Mended.' });
    expect(await steps(id)).toMatchObject([
      { number: 1, step: 'new-day', by_on: '2026-11-30' },
      { number: 2, step: 'kept', on_day: '2026-11-23', words: 'Mended.' },
    ]);
    expect(main(await office.adviser.get(`${at}/promises`))).toContain('1 day after the first day');
    expect(await today()).not.toContain('boiler');
  });

  it('what the young person says did not happen is open again, whatever was recorded', async () => {
    const id = await promises();
    expect((await says(id, { step: 'did-not-happen' })).status).toBe(409); // its day has not come
    const late = await promises(earlier('21/11/26'));
    await says(late, { step: 'kept' });
    expect((await says(late, { step: 'did-not-happen', words: 'Nobody rang.' })).status).toBe(303);
    const page = main(await office.adviser.get(`${at}/promises/${late}`));
    expect(page).toContain('Late 2 days overdue');
    expect(page).toContain('“Nobody rang.”');
  });

  it('is broken only with the apology that was said, and a late one is taken out by a manager only', async () => {
    const id = await promises(earlier('20/11/26'));
    const unsaid = await says(id, { step: 'broken' });
    expect(errors(unsaid)).toEqual([['#apology', 'Enter what was said to the young person']]);
    expect((await says(id, { step: 'in-error', reason: 'Too late.' })).status).toBe(403);
    await says(id, { step: 'broken', apology: 'I am sorry. I left it too long.' });
    expect(main(await office.adviser.get(`${at}/promises`))).toContain('Not kept, with an apology');
    expect((await says(id, { step: 'new-day', byOn: '1/12/26' })).status).toBe(409);

    const [early, late] = [await promises({ byOn: '30/11/26' }), await promises(earlier('20/11/26'))];
    expect((await says(early, { step: 'in-error', reason: 'Of another record.' })).status).toBe(303);
    expect((await says(late, { step: 'in-error', reason: 'Of another record.' }, office.manager)).status).toBe(303);
    await expect(
      office.onward.app
        .get(UnitOfWork)
        .write(SYSTEM, ({ manager }) => manager.query(`update promise set by_on = '2027-01-01' where id = $1`, [id])),
    ).rejects.toThrow(/permission denied/);
  });

  it('data officers see dates and who, and no words; strangers nothing', async () => {
    const id = await promises();
    await says(id, { step: 'broken', apology: 'I am sorry.' });
    const open = await promises({ what: 'Bring the form' });
    for (const address of [`${at}/promises`, `${at}/promises/${id}`, `${at}/promises/${open}`, '/owed', at]) {
      const { status, text } = await office.dataOfficer.get(address);
      expect(status).toBe(200);
      expect(text).not.toMatch(/boiler|I am sorry|Bring the form/);
    }
    expect((await office.dataOfficer.get('/owed')).text).toContain('Ada Worker');
    expect((await says(open, { step: 'kept' }, office.dataOfficer)).status).toBe(403);
    expect((await office.stranger.get(`${at}/promises/${id}`)).status).toBe(404);
    const other = await aCareLeaverInANewFlat(office);
    expect((await office.adviser.get(`/young-people/${other}/promises/${open}`)).status).toBe(404);
    expect((await office.stranger.get('/owed?who=everyone')).text).not.toContain('Bring the form');
  });

  it('actions of an approved plan are owed too; one is promised and, once kept, done', async () => {
    const { staffId } = office.adviser.actor;
    const [ring, gp, own] = await anApprovedPlan(office, person, [
      { what: 'Ring the college', staffId, dueOn: '2026-11-24' },
      { what: 'Write to the surgery', by: 'someone-else', name: 'Dr Singh', dueOn: '2026-11-20' },
      { what: 'Look at two courses', by: 'young-person' },
    ]);
    const record = main(await office.adviser.get(at));
    expect(record).toContain('Write to the surgery (Dr Singh)');
    expect(record).toContain('What Mina will do (1)');
    const list = main(await office.manager.get('/owed?who=everyone'));
    expect(list).toContain('Ring the college');
    expect(list).not.toContain('Look at two courses');

    const program = await aProgramOf(office.onward, office.manager.actor, ['read:people']);
    const { items } = (await program.get(`young-people/${person}/plan-actions`)).body as { items: object[] };
    expect(items).toMatchObject([
      { id: gp, topicTitle: null, ownerKind: 'someone-else', ownerName: null },
      { id: ring, topicTitle: null, ownerName: 'Ada Worker' },
      { id: own, topicTitle: null, ownerName: null },
    ]);
    const withheld = main(await office.dataOfficer.get(`${at}/plan/actions/${gp}`));
    expect(withheld).toContain('Someone else');
    expect(withheld).not.toMatch(/Dr Singh|Learning|Topic/);
    expect(main(await office.adviser.get(`${at}/plan/actions/${gp}`))).toMatch(/Dr Singh.*Learning/);

    const asked = await office.adviser.get(`${at}/promises/new?action=${ring}`);
    expect([asked.$('#what').val(), asked.$('#byOn').val()]).toEqual(['Ring the college', '24/11/2026']);
    const id = await promises({ actionId: ring, what: 'Ring the college' });
    expect((await office.adviser.post(`${at}/promises/new`, form({ actionId: ring }))).status).toBe(409);
    expect((await office.adviser.post(`${at}/promises/new`, form({ actionId: own }))).status).toBe(422);
    expect((await office.adviser.post(`${at}/plan/actions/${ring}/done`, { when: 'today' })).status).toBe(409);
    await says(id, { step: 'kept', words: 'A place from January.' });
    const [done] = await office.onward.sql('select done_on, done_words from plan_action where id = $1', [ring]);
    expect(done).toEqual({ done_on: TODAY, done_words: 'A place from January.' });

    const theirs = `${at}/plan/actions/${own}`;
    expect((await office.adviser.post(`${theirs}/done`, { when: '' })).status).toBe(422);
    expect(errors(await office.adviser.post(`${theirs}/done`, { when: 'another-day', onDate: '1/11/26' }))).toEqual([
      ['#onDate', 'The day must be the day the plan was made, or later'],
    ]);
    expect((await office.adviser.post(`${theirs}/done`, { when: 'today', words: 'Both were good.' })).status).toBe(303);
    expect(main(await office.adviser.get(theirs))).toContain('Done on 23 November 2026');
    await office.adviser.post(`${theirs}/not-done`);
    expect(main(await office.adviser.get(theirs))).toContain('To do');
    const other = await aCareLeaverInANewFlat(office);
    expect((await office.adviser.get(`/young-people/${other}/plan/actions/${gp}`)).status).toBe(404);
  });

  it('late ones go to the manager: a figure that is its list, and a summary that says each once', async () => {
    const { manager } = office;
    const late = async () =>
      Number((await manager.get('/team')).$('a[href="/owed?show=late"] .onward-tiles__number').text());
    const before = await late();
    await promises({ ...earlier('20/11/26'), what: 'Bring the form' });
    await promises({ ...earlier('20/11/26'), what: 'Ring the bank' }, office.colleague);
    const list = await manager.get('/owed?show=late');
    expect(await late()).toBe(before + 2);
    expect(list.$('tbody tr')).toHaveLength(before + 2);
    const hers = await manager.get(`/owed?show=late&who=${office.colleague.actor.staffId}`);
    expect(words(hers.$('tbody').text())).toContain('Ring the bank');
    expect(hers.text).not.toContain('Bring the form');

    await digestsOn('2026-11-23');
    const counts = async (day: string) =>
      (
        await office.onward.sql<{ counts: { promises?: object } }>(
          'select counts from digest where staff_id = $1 and for_date = $2',
          [manager.actor.staffId, day],
        )
      )[0]?.counts.promises;
    expect(await counts('2026-11-23')).toMatchObject({ fresh: 2, workers: 2 });
    const told = main(await manager.get('/told'));
    expect(told).toContain('Ada Worker: 1 promise newly late');
    expect(told).toContain('Cy Colleague: 1 promise newly late');
    const [mail] = await office.onward.sql<{ body: string }>('select body from message where to_staff_id = $1', [
      manager.actor.staffId,
    ]);
    expect(mail!.body).toMatch(/Promises to young people that are late: \d+, of 2 workers \(2 new\)/);
    expect(mail!.body).not.toMatch(/Ada|Cy|form|bank/);
    await digestsOn('2026-11-24');
    expect(await counts('2026-11-24')).toMatchObject({ fresh: 0 });
    expect(await office.onward.sql('select digest_id from promise_told')).toHaveLength(2);
  });

  it('of two workers who write the same hand-over, the second sees both and saves what both say; the young person has a copy', async () => {
    const { manager, adviser, colleague } = office;
    const given = { role: 'personal-adviser', staffId: colleague.actor.staffId, when: 'today', reason: 'Knows her' };
    expect((await manager.post(`${at}/allocate`, { formId: newId(), ...given })).status).toBe(303);
    const changes = await colleague.get(`${at}/worker-changes`);
    const handOver = changes.$('a[href$="/hand-over"]').attr('href')!;
    const written = { matters: 'Her cat', toKnow: '', jointVisitOn: '25/11/26', noJointVisitBecause: '' };
    const versionIn = ({ $ }: Answer) => String($('main [name=version]').val());
    const opened = [
      versionIn(await adviser.get(`${handOver}/write`)),
      versionIn(await colleague.get(`${handOver}/write`)),
    ];
    expect(opened).toEqual(['0', '0']);
    expect((await adviser.post(`${handOver}/write`, { ...written, version: '0' })).status).toBe(303);

    const hers = { ...written, matters: 'Her cat, and quiet mornings', toKnow: 'Text first', version: '0' };
    const both = await colleague.post(`${handOver}/write`, hers);
    expect(both.status).toBe(409);
    expect(main(both)).toContain('Ada Worker saved this while you were writing.');
    expect(words(both.$('.onward-both').text())).toMatch(
      /What matters to Mina: what stands there now Her cat .*Nothing/,
    );
    expect([both.$('[name=matters]').val(), both.$('[name=toKnow]').val()]).toEqual([hers.matters, hers.toKnow]);
    expect(main(await adviser.get(handOver))).not.toContain('quiet mornings');

    // Somebody saves once more before they have read both: nothing is overwritten then either
    expect((await adviser.post(`${handOver}/write`, { ...written, toKnow: 'Ring', version: '1' })).status).toBe(303);
    const again = await colleague.post(`${handOver}/write`, { ...hers, version: versionIn(both) });
    expect([again.status, versionIn(again)]).toEqual([409, '2']);
    expect(words(again.$('.onward-both').text())).toContain('Ring');
    expect((await colleague.post(`${handOver}/write`, { ...hers, version: versionIn(again) })).status).toBe(303);

    expect(main(await colleague.get(handOver))).toContain('Text first');
    const copy = await colleague.get(`${handOver}/copy`);
    expect(main(copy)).toContain('Her cat, and quiet mornings');
    expect(copy.text).not.toContain('Text first');
    const copyGiven = { formId: newId(), version: versionIn(copy), when: 'today', onDate: '', how: 'in-person' };
    const faulty = await colleague.post(`${handOver}/copy`, { ...copyGiven, when: 'x', onDate: '1/1/27', how: '' });
    expect([faulty.status, words(faulty.$('.govuk-error-summary').text())]).toEqual([
      422,
      expect.stringMatching(/still to come.*Choose how/),
    ]);
    expect((await colleague.post(`${handOver}/copy`, { ...copyGiven, version: '1' })).status).toBe(409);
    for (let sent = 0; sent < 2; sent++) {
      expect((await colleague.post(`${handOver}/copy`, copyGiven)).location).toBe(handOver);
    }
    const kept = main(await colleague.get(handOver));
    expect(kept).toContain('Given on 23 November 2026. In person, recorded by Cy Colleague.');
    expect(kept.match(/Given on/g)).toHaveLength(1);
    await colleague.post(`${handOver}/write`, { ...hers, toKnow: '', version: versionIn(copy) });
    expect(main(await colleague.get(handOver))).toContain('Cy Colleague. Changed since');
    expect(main(await adviser.get(handOver))).toContain('quiet mornings');
    // Who signs the text they read first does not sign another one
    expect((await adviser.post(`${handOver}/sign`, { version: '2' })).status).toBe(409);
  });

  it('a birthday by their wish is owed, on Today a week ahead, until it is done; what is not to be marked is not', async () => {
    const days = `${at}/occasions`;
    expect((await office.adviser.get(at)).$(`a[href="${days}"]`)).toHaveLength(1);
    const { adviser, colleague, manager } = office;
    const eid = {
      kind: 'eid-al-fitr',
      name: '',
      onDay: '29/11/26',
      wants: 'New trainers',
      marked: 'yes',
      yearly: 'yes',
    };
    const record = (given: object = {}, formId = newId()) =>
      adviser.post(days, { ...eid, staffId: colleague.actor.staffId, budgetPence: '40', formId, ...given });
    const errorsIn = async (answer: Promise<Answer>) => errors(await answer).map(([href]) => href);
    expect(
      await errorsIn(record({ kind: 'other', onDay: 'soon', wants: '', marked: '', yearly: '', budgetPence: 'few' })),
    ).toEqual(['#name', '#onDay', '#marked', '#wants', '#yearly', '#budgetPence']);
    expect([(await record({ onDay: '22/11/26' })).status, (await record({ onDay: '1/1/29' })).status]).toEqual([
      422, 422,
    ]);
    // Sixty pounds for each young person; nobody promises more
    const each = { formId: newId(), teamId: 'each', 'number-each': '0', pence: '60', fromYear: '2026' };
    expect((await manager.post('/team/occasions', each)).status).toBe(303);
    expect((await manager.post('/team/occasions', { ...each, formId: newId() })).status).toBe(409);
    // What is set for next year stands, whatever is set for this one afterwards
    const inNext = { ...each, formId: newId(), 'number-each': '1', pence: '80', fromYear: '2027' };
    expect((await manager.post('/team/occasions', inNext)).status).toBe(303);
    const inThis = { ...each, formId: newId(), 'number-each': '2' };
    expect((await manager.post('/team/occasions', inThis)).status).toBe(303);
    expect(main(await manager.get('/team/occasions'))).toContain(
      '£60 for each young person, and from 1 April 2027 £80.',
    );
    const ofNoTeam = { ...each, formId: newId(), teamId: newId(), fromYear: '2026' };
    expect(await errorsIn(manager.post('/team/occasions', ofNoTeam))).toEqual(['#teamId']);
    expect(errors(await record({ budgetPence: '61' }))[0]![1]).toBe(
      'Only £60 is left of the £60 for the year from April 2026',
    );
    const elsewhere = await office.onward.signInAs('adviser', { team: 'Faraway', name: 'Fay Far' });
    expect(await errorsIn(record({ staffId: elsewhere.actor.staffId }))).toEqual(['#staffId']);
    expect((await elsewhere.get(days)).status).toBe(404);
    const formId = newId();
    expect((await record({}, formId)).status).toBe(303);
    expect((await record({}, formId)).status).toBe(303);
    await record({ kind: 'birthday', onDay: '', wants: 'Bowling', staffId: '', budgetPence: '20', yearly: 'no' });
    await record({ kind: 'christmas', onDay: '25/12/26', wants: 'Hates it', marked: 'no' });

    const page = main(await colleague.get(days));
    expect(page).toMatch(
      /Eid al-Fitr, 29 November 2026 \(due in 6 days\)New trainers ?Cy Colleague does it. Up to £40/,
    );
    expect(page).toContain('£60 for the year from April 2026: £0 spent, £60 planned, £0 left');
    expect(page).toContain('Birthday, 10 March 2027');
    expect(page).toContain('Christmas, 25 December 2026: not to be markedHates it');
    expect(main(await colleague.get('/today'))).toContain('Eid al-Fitr: New trainers');
    expect(main(await adviser.get('/today'))).not.toContain('New trainers');
    const owed = main(await adviser.get('/owed'));
    expect(owed).toMatch(/^What is owed/);
    expect([owed.includes('Birthday: Bowling'), owed.includes('Hates it')]).toEqual([true, false]);

    const step = (what: string, fields: Record<string, string>, who = adviser, of = formId) =>
      who.post(`${days}/${of}/${what}`, fields);
    expect(await errorsIn(step('done', { words: '', given: '', spentPence: 'x' }))).toEqual([
      ...['#given', '#words', '#spentPence'],
    ]);
    const nikes = { given: 'Nikes', words: 'Wore them at once', spentPence: '45' };
    expect((await step('done', nikes, colleague)).status).toBe(303);
    expect((await step('done', nikes, colleague)).status).toBe(303);
    expect((await step('take-out', { reason: 'Another day' })).status).toBe(409);
    expect((await step('done', nikes, adviser, newId())).status).toBe(404);
    expect(main(await colleague.get('/today'))).not.toContain('New trainers');
    const after = main(await adviser.get(days));
    expect(after).toContain('Eid al-Fitr, 29 November 2026: Nikes (£45). Wore them at once Cy Colleague');
    expect(after).toContain('£45 spent, £20 planned, £5 over');
    const money = main(await manager.get('/team/occasions'));
    expect(money).toContain('£60 for each young person');
    expect(money).toMatch(/More than is set for each.*£5 over/);

    // Next year's stands once, about a day that is asked: never as if it were known
    expect(after).toContain('Eid al-Fitr, about 18 November 2027');
    const [next, ...others] = await office.onward.sql<{ id: string }>('select id from occasion where after_id = $1', [
      formId,
    ]);
    expect(others).toEqual([]);
    expect(main(await colleague.get('/owed?who=mine'))).toContain('Eid al-Fitr: ask on which day it is');
    expect(await errorsIn(step('day', { onDay: 'soon' }, adviser, next!.id))).toEqual(['#onDay']);
    // Done, or said, only with the day it was: it may have passed, but not before last year's
    for (const onDay of ['', 'soon', '29/11/26']) {
      expect(await errorsIn(step('done', { ...nikes, onDay }, adviser, next!.id))).toEqual(['#onDay']);
    }
    const lately = newId();
    await record({ kind: 'diwali', onDay: '23/11/26', budgetPence: '' }, lately);
    await step('done', nikes, adviser, lately);
    await office.onward.sql(`update occasion set on_day = '2025-10-20' where id = $1`, [lately]);
    const cameOf = 'select id, on_day as day from occasion where after_id = $1';
    const [diwali] = await office.onward.sql<{ id: string }>(cameOf, [lately]);
    expect((await step('done', { ...nikes, onDay: '8/11/26' }, adviser, diwali!.id)).status).toBe(303);
    expect(await office.onward.sql(cameOf, [diwali!.id])).toMatchObject([{ day: '2027-10-28' }]);
    expect(main(await adviser.get(days))).toContain('last year’s was on 8 November 2026');
    expect((await step('day', { onDay: '19/11/27' }, adviser, next!.id)).status).toBe(303);
    expect((await step('day', { onDay: '20/11/27' }, colleague, next!.id)).status).toBe(409);
    expect(main(await adviser.get(days))).toContain('Eid al-Fitr, 19 November 2027');
    // A day of the calendar keeps its day, however often it came again
    let leap = newId();
    await record({ kind: 'other', name: 'Met Jo', onDay: '29/2/28', budgetPence: '' }, leap);
    for (const year of ['2029-03-01', '2030-03-01', '2031-03-01', '2032-02-29']) {
      await step('done', nikes, adviser, leap);
      const [again] = await office.onward.sql<{ id: string; day: string }>(cameOf, [leap]);
      expect(again!.day).toBe(year);
      leap = again!.id;
    }
    // Whoever leaves leaves none of it to nobody
    const lin = await office.onward.signInAs('adviser', { team: 'North', name: 'Lin Leaver' });
    await record({ wants: 'A film', staffId: lin.actor.staffId, budgetPence: '', yearly: 'no' });
    expect(main(await adviser.get(days))).toContain('A filmLin Leaver does it');
    const last = { formId: newId(), lastDay: '1/12/26', reason: 'Lin leaves' };
    expect((await manager.post(`/team/workers/${lin.actor.staffId}/leaving`, last)).status).toBe(303);
    expect(main(await adviser.get(days))).toContain('A filmAda Worker does it');
    expect(main(await adviser.get('/today'))).toContain('Eid al-Fitr: A film');
  });

  it('of two who write the day after 18, the second sees both, and what only the other wrote stays', async () => {
    const { adviser, colleague } = office;
    const write = `${at}/day-after-18/write`;
    const fieldsIn = ({ $ }: Answer) =>
      Object.fromEntries(
        $('main form')
          .find('input[type=hidden]:not([name=_csrf]), textarea')
          .toArray()
          .map((one) => [$(one).attr('name')!, String($(one).val() ?? '')]),
      );
    const [mine, theirs] = [fieldsIn(await adviser.get(write)), fieldsIn(await colleague.get(write))];
    expect((await colleague.post(write, { ...theirs, home: 'A flat in Mill Lane', money: 'Savings' })).status).toBe(
      303,
    );

    const both = await adviser.post(write, { ...mine, home: 'Stays with Rose' });
    expect(both.status).toBe(409);
    expect(main(both)).toContain('Cy Colleague wrote: A flat in Mill Lane');
    expect(both.$('[name=home]').val()).toBe('Stays with Rose');
    const merged = { ...fieldsIn(both), home: 'Stays with Rose, then a flat in Mill Lane' };
    expect((await adviser.post(write, merged)).status).toBe(303);
    const kept = fieldsIn(await colleague.get(write));
    expect(kept).toMatchObject({ home: merged.home, money: 'Savings' });
  });

  it('who turns 18 stands in one list with what is red, and is owed from 17¾; a transfer until whoever takes over confirms it', async () => {
    const { adviser, colleague, manager, onward } = office;
    const born = (day: string, id = person) =>
      onward.sql('update young_person set date_of_birth = $2 where id = $1', [id, day]);
    await onward.sql('update care_episode set to_on = null where young_person_id = $1', [person]);
    const line = ({ $ }: Answer) => words($(`main li:has(h2 a[href="${at}"])`).text());
    const listed = async (who = adviser, query = '') => line(await who.get(`/team/turning-18${query}`));
    const owedOf = async (kind: string, who = adviser) =>
      main(await who.get(`/owed?who=everyone&kind=${kind.replaceAll(' ', '+')}`));
    const list = () => manager.get('/team/turning-18');
    const tile = async () => {
      const { $ } = await manager.get('/team');
      return Number($('a[href="/team/turning-18"] .onward-tiles__number').text());
    };

    await born('2009-05-24');
    expect(await listed()).toBe('');
    await born('2009-05-23');
    expect(await listed()).toContain(
      '18 on 23 May 2027, in 181 days. Personal adviser: Ada Worker. Social worker: nobody.',
    );
    expect(await listed()).toContain('Not arranged: Home Money Health Education, training or work Documents Owed from');
    expect([await listed(manager), await listed(colleague), await listed(office.stranger)]).toEqual([
      (await listed()).replace('Mina Fable', 'Mina Fable North'),
      '',
      '',
    ]);
    expect([await tile(), await tile()]).toEqual([(await list()).$('.onward-people__person').length, 1]);
    expect((await office.dataOfficer.get('/team/turning-18')).status).toBe(403);
    expect(await owedOf('Day after 18')).not.toContain('Mina');
    await born('2009-02-23');
    await colleague.post(`${at}/day-after-18/write`, { home: 'A flat in Mill Lane', 'seen-home': '' });
    expect(await owedOf('Day after 18')).toContain(
      'Settle for the day after 18: money, health, education or work, documents',
    );
    expect(main(await adviser.get(at))).toContain('Settle for the day after 18');

    await onward.sql(
      `insert into allocation (id, fact_id, young_person_id, role, staff_id, from_on, reason)
       values ($1, $1, $2, 'social-worker', $3, '2025-03-01', 'First worker')`,
      [newId(), person, colleague.actor.staffId],
    );
    expect(await listed(colleague)).toContain('Nobody has decided on the transfer yet.');
    await onward.sql(`update care_episode set to_on = '2026-11-20' where young_person_id = $1`, [person]);
    await born('2008-11-20');
    expect(await listed()).toMatch(/18 on 20 November 2026, 3 days ago.*Nobody has decided on the transfer yet. Late/);
    const decided = await manager.post(`${at}/transfer`, {
      ...{ formId: newId(), when: 'today', after: 'stays', reason: 'Settled at college', view: 'I am ready' },
    });
    expect(decided.status).toBe(303);
    expect(await listed(manager, '?show=transfer')).toContain(
      'Ada Worker leads from 23 November 2026. Not confirmed yet; due by 30 November 2026.',
    );
    expect(await owedOf('Transfer to confirm', manager)).toMatch(/Mina.*Ada Worker/);
    expect(main(await office.colleague.get('/owed'))).not.toContain('confirm the transfer');
    await onward.sql(`update adviser_transfer set confirm_by_on = '2026-11-22' where young_person_id = $1`, [person]);
    expect(await listed(manager)).toContain('Not confirmed yet; it was due by 22 November 2026. Late');
    expect(await owedOf('Transfer to confirm')).toContain('1 day overdue');
    const program = await aProgramOf(onward, adviser.actor);
    const { body } = await program.get('/api/v1/team/turning-18');
    expect(body.items.find(({ person: { id } }: { person: { id: string } }) => id === person)).toMatchObject({
      ...{ adviserName: 'Ada Worker', socialWorkerName: 'Cy Colleague', owed: true, lookedAfter: false },
      red: ['money', 'health', 'education', 'documents'],
      transfer: { receiverName: 'Ada Worker', confirmByOn: '2026-11-22', confirmedOn: null },
    });

    const [confirm] = (await adviser.get(`${at}/day-after-18`)).$('form[action*="/confirm"]').toArray();
    expect((await adviser.post(confirm!.attribs.action!, {})).status).toBe(303);
    expect(await owedOf('Transfer to confirm')).not.toContain('Mina');
    expect(await listed()).toContain('confirmed on 23 November 2026.');
    const rest = { money: 'UC', health: 'GP', education: 'College', documents: 'All there' };
    const seen = (await adviser.get(`${at}/day-after-18/write`)).$('[name=seen-home]').val() as string;
    await adviser.post(`${at}/day-after-18/write`, { home: 'A flat in Mill Lane', 'seen-home': seen, ...rest });
    expect([await listed(), await tile()]).toEqual(['', 0]);
  });

  it('from 17½ to 18½ papers that nobody has asked about are one line, counted for the manager, and go as each is answered', async () => {
    const { adviser, manager, onward, stranger } = office;
    const kind = 'Papers nobody has asked about';
    const address = `/owed?who=everyone&kind=${kind.replaceAll(' ', '+')}`;
    const owed = async (who = adviser) =>
      words((await who.get(address)).$(`main a[href="${at}/entitlements#documents"]`).text());
    const born = (day: string) => onward.sql('update young_person set date_of_birth = $2 where id = $1', [person, day]);
    const tile = async () =>
      Number((await manager.get('/team')).$('a[href^="/owed?kind=Papers"] .onward-tiles__number').text());
    const before = await tile();
    for (const day of ['2008-05-23', '2009-05-24']) {
      await born(day);
      expect([await owed(), await tile()]).toEqual(['', before]);
    }
    for (const day of ['2009-05-23', '2008-05-24']) {
      await born(day);
      expect(await owed()).toContain(
        'Ask about their papers: birth certificate, National Insurance number, bank account, passport or travel document, photo identity, a place on the electoral register',
      );
      expect(await tile()).toBe(before + 1);
    }
    expect(await owed(stranger)).toBe('');
    expect((await adviser.get(`${at}/entitlements`)).$('#documents')).toHaveLength(1);

    // A passport shows a face too; that there is none says nothing of photo identity, as in the pack.
    const say = (document: string, state: string) =>
      adviser.post(`${at}/entitlements/documents/${document}`, {
        ...{ formId: newId(), was: '', state, saidOn: '20/11/26', expiresOn: '', kept: '', note: 'Asked' },
      });
    for (const [document, state] of [
      ['birth-certificate', 'has'],
      ['bank-account', 'applied'],
      ['national-insurance', 'has-not'],
      ['voter-registration', 'not-needed'],
    ] as const) {
      expect((await say(document, state)).status).toBe(303);
    }
    expect(await owed()).toContain('Ask about their papers: passport or travel document, photo identity');
    await say('passport', 'has-not');
    expect(await owed()).toContain('Ask about their papers: photo identity, Mina');
    await say('travel-document', 'applied');
    expect([await owed(), await tile()]).toEqual(['', before]);
  });

  it('pages through everything that is owed, by page and by program, without a gap', async () => {
    for (let n = 0; n < 27; n += 1) await promises({ what: `Promise number ${n}`, byOn: `${1 + (n % 28)}/12/26` });
    const pages = [
      await office.adviser.get('/owed?kind=Promise'),
      await office.adviser.get('/owed?kind=Promise&page=2'),
    ];
    const rows = pages.flatMap(({ $ }) =>
      $('tbody tr')
        .toArray()
        .map((row) => words($(row).text())),
    );
    expect(pages[0]!.$('tbody tr')).toHaveLength(25);
    expect(new Set(rows).size).toBe(27);

    const program = await aProgramOf(office.onward, office.adviser.actor);
    const found: string[] = [];
    let next: string | null = 'owed?limit=10&kind=Promise';
    while (next) {
      const { status, body } = await program.get(next.replace('/api/v1/', ''));
      expect(status).toBe(200);
      const answer = body as { items: { id: string; what: string }[]; next: string | null };
      found.push(...answer.items.map(({ id }) => id));
      next = answer.next;
    }
    expect(found).toHaveLength(27);
    expect(new Set(found).size).toBe(27);
  });

  it('falls to the young person’s adviser when who promised has left', async () => {
    const id = await promises({ staffId: office.colleague.actor.staffId, what: 'Lend the ladder' });
    expect(await today()).not.toContain('Lend the ladder');
    await office.onward.sql(`update staff set left_on = '2026-11-23' where id = $1`, [office.colleague.actor.staffId]);
    expect(await today()).toContain('Lend the ladder');
    expect(main(await office.adviser.get(`${at}/promises/${id}`))).toContain('Cy Colleague, who has left');
    await office.onward.sql('update staff set left_on = null where id = $1', [office.colleague.actor.staffId]);
  });
});
