import { UrgentMessages } from '../../src/notifications/urgent-messages';
import { newId } from '../../src/platform/ids';
import { aProgramOf } from '../support/api';
import type { Answer, SignedInBrowser } from '../support/app';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, NOW, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());

describe('somebody who does not feel safe where they live', () => {
  let office: Office;
  let otherManager: SignedInBrowser;
  let id: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    otherManager = await office.onward.signInAs('manager', { team: 'South', name: 'Du Manager' });
  });
  beforeEach(async () => {
    office.onward.clock.now = NOW;
    id = await aCareLeaverInANewFlat(office);
    at = `/young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const says = async (safe: string, given: Record<string, string> = {}, who = office.adviser) => {
    const form = aVisitForm({ staffId: who.actor.staffId, seenAlone: 'yes', safe, ...given });
    expect((await who.post(`${at}/contacts/new`, form)).status).toBe(303);
    return form.formId!;
  };
  const told = () =>
    office.onward.sql<{ name: string; because: string; message_due: boolean }>(
      `select s.name, t.because, t.message_due from telling t join staff s on s.id = t.staff_id
        where t.young_person_id = $1 and t.because like '%feel safe%' order by t.told_at, s.name`,
      [id],
    );
  const onTheList = async (who = office.manager) => {
    const { $, status } = await who.get('/team/not-safe');
    expect(status).toBe(200);
    return words($(`li:has(a[href="${at}"])`).text());
  };
  const counted = async () =>
    Number((await office.manager.get('/team')).$('a[href="/team/not-safe"] .onward-tiles__number').text());
  const listed = async () => (await office.manager.get('/team/not-safe')).$('.onward-people__person').length;
  const answer = async (given: Record<string, string> = {}) => {
    const { $ } = await office.adviser.get(`${at}/feels-safe`);
    const seen = $('[name=seen]')
      .toArray()
      .map((one) => String($(one).val()));
    return {
      formId: newId(),
      seen: seen as unknown as string,
      asked: 'A man at the door. Wants to move.',
      done: 'Lock changed today.',
      ...given,
    };
  };
  const owedOn = async (who: SignedInBrowser) => main(await who.get('/owed'));

  it('is told at once to the adviser and the manager, stands until somebody writes what was asked and done, once', async () => {
    const before = await counted();
    await says('no', {}, office.colleague);
    await says('no', { note: 'Again, on the phone.', mode: 'phone', modeReason: 'They asked for it' });

    expect(await told()).toEqual([
      { name: 'Ada Worker', because: expect.stringContaining('does not feel safe'), message_due: true },
      { name: 'Bo Manager', because: expect.stringContaining('23 November 2026'), message_due: true },
    ]);
    await office.onward.app.get(UrgentMessages).writeDue(NOW);
    const mails = await office.onward.sql<{ subject: string; body: string }>(
      `select subject, body from message where to_staff_id = $1`,
      [office.manager.actor.staffId],
    );
    expect(mails.at(-1)!.subject).toContain('something urgent');
    expect(JSON.stringify(mails)).not.toMatch(/Mina|Fable|safe where/);

    expect(main(await office.adviser.get('/today'))).toContain(
      'Does not feel safe at home: write what you asked and did',
    );
    expect(await owedOn(office.manager)).toContain('Does not feel safe at home');
    expect(await onTheList()).toMatch(/Ada Worker, North Today, 2 times/);
    expect([await counted(), await listed()]).toEqual([before + 1, before + 1]);
    expect(words((await office.adviser.get(at)).$('#not-safe').text())).toContain('said so today, 2 times in all');

    await office.onward.sql(`update contact set recorded_at = '2026-11-19T10:00:00Z' where young_person_id = $1`, [id]);
    expect(main(await office.adviser.get('/owed?show=late'))).toContain('Does not feel safe at home');

    const sent = await answer();
    expect((await office.adviser.post(`${at}/feels-safe`, sent)).location).toBe(at);
    await office.adviser.post(`${at}/feels-safe`, sent);

    expect(await office.onward.sql('select 1 from not_safe_response where young_person_id = $1', [id])).toHaveLength(1);
    expect([await onTheList(), await counted()]).toEqual(['', before]);
    expect(await owedOn(office.manager)).not.toContain('Does not feel safe at home');
    const page = main(await office.manager.get(`${at}/feels-safe`));
    expect(page).toContain('Lock changed today.');
    expect(page).toContain('Nothing waits to be followed up.');
    const audited = `select did from audit_event where did = 'not-safe.answered' and young_person_id = $1`;
    expect(await office.onward.sql(audited, [id])).toHaveLength(1);
  });

  it('stands again when they say so again, and is told again', async () => {
    await says('no');
    await office.adviser.post(`${at}/feels-safe`, await answer());
    await says('no', { note: 'The man came back.' });

    expect(await onTheList()).toContain('Today');
    expect(await told()).toHaveLength(4);
  });

  it('ends with a later yes, not with an earlier one, with silence, or with a no that never was', async () => {
    await says('no', { when: 'another-day', onDate: '19/11/26' });
    await says('yes', { when: 'another-day', onDate: '18/11/26' });
    await says('withheld', { note: 'Would not say.' });
    expect(await onTheList()).toContain('4 days since they said so, on 19 November 2026');

    await says('yes');
    expect(await onTheList()).toBe('');
    const { $ } = await office.adviser.get(`${at}/feels-safe`);
    const answers = $('#answers + ul li')
      .toArray()
      .map((one) => words($(one).text()).split(',')[0]);
    expect(answers).toEqual([
      'Yes 23 November 2026',
      'Did not want to say 23 November 2026',
      'No 19 November 2026',
      'Yes 18 November 2026',
    ]);

    const contactId = await says('no', { note: 'On the phone later that day.' });
    expect(await onTheList()).toContain('Today');
    await office.adviser.post(`${at}/contacts/${contactId}/withdraw`, { reason: 'It was somebody else.' });
    expect(await onTheList()).toBe('');
  });

  it('stands where a correction says so, and not where it takes it back', async () => {
    const contactId = await says('yes');
    const corrected = async (safe: string) => {
      const { $ } = await office.adviser.get(`${at}/contacts/${contactId}/correct`);
      const form = aVisitForm({ staffId: office.adviser.actor.staffId, seenAlone: 'yes', safe });
      await office.adviser.post(`${at}/contacts/${contactId}/correct`, { ...form, row: String($('[name=row]').val()) });
    };
    await corrected('no');
    expect(await onTheList()).toContain('Today');
    expect(await told()).toHaveLength(2);
    await corrected('yes');
    expect(await onTheList()).toBe('');
  });

  it('a plan talked through ends in one save: the visit, whether they feel safe, their words and the next visit', async () => {
    await office.adviser.post(`${at}/plan/start`, { formId: newId(), from: 'template' });
    const talk = `${at}/plan/talk`;
    const person = at.split('/').at(-1)!;
    const errors = ({ $ }: Answer) =>
      $('.govuk-error-summary a')
        .toArray()
        .map((link) => $(link).attr('href'));
    const card = await office.adviser.get(`${talk}/money`);
    await office.adviser.post(`${talk}/money`, {
      ...{
        version: String(card.$('[name=version]').val()),
        myWords: 'My grant came.',
        goesWell: '',
        noNeedBecause: '',
      },
      ...{ need: '', needId: newId(), do: 'next' },
    });
    // The office's Monday is not the database's
    await office.onward.sql(
      `update plan_topic set changed_at = '2026-11-23T10:00:00Z' where young_person_id = $1 and key = 'money'`,
      [person],
    );
    const plannedToday = newId();
    await office.onward.sql(
      `insert into appointment (id, young_person_id, staff_id, created_by_id, kind, planned_at)
       values ($1, $2, $3, $4, 'visit', '2026-11-23T14:00:00Z')`,
      [plannedToday, person, office.adviser.actor.staffId, office.adviser.actor.userId],
    );
    const page = await office.adviser.get(`${talk}/read-back`);
    const action = page.$('#visit').closest('form').attr('action')!;
    expect(page.$('#ownWords').text()).toBe('Money: My grant came.');
    expect(main(page)).toContain('Visit at home meets:');
    const nextOn = String(page.$('[name=nextOn]').val());
    expect(nextOn).toMatch(/^\d+\/\d+\/20\d\d$/);
    const sent = {
      ...{ formId: String(page.$('[name=formId]').val()), safe: 'yes', how: 'at-home', seenAlone: 'yes', note: '' },
      ...{ ownWords: page.$('#ownWords').text(), wellbeing: '', planNext: 'yes', nextOn, nextAt: '2pm' },
      alsoThere: [office.colleague.actor.staffId, ''],
    };
    expect(page.$(`[name=alsoThere][value="${office.colleague.actor.staffId}"]`)).toHaveLength(1);
    const kept = () =>
      office.onward.sql<{ contacts: number; answers: number; planned: number; held: number }>(
        `select (select count(*)::int from contact where young_person_id = $1) as contacts,
                (select count(*)::int from plan_safe_answer where young_person_id = $1) as answers,
                (select count(*)::int from appointment where young_person_id = $1 and state = 'planned') as planned,
                (select count(*)::int from appointment where id = $2 and state = 'held') as held`,
        [person, plannedToday],
      );
    const wrong = await office.adviser.post(action, { ...sent, how: '', nextOn: 'soon' });
    expect([wrong.status, errors(wrong)]).toEqual([422, ['#how', '#nextOn']]);
    expect(errors(await office.adviser.post(action, { ...sent, nextOn: '1/1/2026' }))).toEqual(['#nextOn']);
    expect(await kept()).toEqual([{ contacts: 0, answers: 0, planned: 1, held: 0 }]);
    expect((await office.stranger.post(action, sent)).status).toBe(404);

    for (let times = 0; times < 2; times++) expect((await office.adviser.post(action, sent)).status).toBe(303);
    expect(await kept()).toEqual([{ contacts: 1, answers: 1, planned: 1, held: 1 }]);
    const [contact] = await office.onward.sql(
      `select held_on, place, seen, seen_alone, own_words, safe_where_they_live, also_there from contact where young_person_id = $1`,
      [person],
    );
    expect(contact).toEqual({
      ...{ held_on: '2026-11-23', place: 'accommodation', seen: true, seen_alone: true },
      ...{ own_words: 'Money: My grant came.', safe_where_they_live: 'yes' },
      also_there: [office.colleague.actor.staffId],
    });
    const homeless = `/young-people/${await aCareLeaverInANewFlat(office)}`;
    await office.onward.sql(
      `update accommodation_period set withdrawn = true, withdrawn_reason = 'Not theirs' where young_person_id = $1`,
      [homeless.split('/').at(-1)!],
    );
    await office.adviser.post(`${homeless}/plan/start`, { formId: newId(), from: 'template' });
    expect(main(await office.adviser.get(`${homeless}/plan/talk/read-back`))).toContain('Met face to face meets');
    const nowhere = await office.adviser.post(`${homeless}/plan/talk/visit`, { ...sent, formId: newId() });
    expect([nowhere.status, errors(nowhere)]).toEqual([422, ['#how']]);

    const after = await office.adviser.get(`${talk}/read-back`);
    expect(main(after)).toContain('A contact of today is recorded.');
    expect(after.$('[name=how]')).toHaveLength(0);
  });

  it('is heard in a plan talked through and through the API; said again in the contact that follows it tells nobody twice', async () => {
    await office.adviser.post(`${at}/plan/start`, { formId: newId(), from: 'template' });
    await office.adviser.post(`${at}/plan/talk/read-back`, { safe: 'no' });
    expect(await onTheList()).toContain('Today');
    expect(await told()).toHaveLength(2);
    expect((await office.colleague.get(`${at}/emergency`)).text).toContain('Does not feel safe there');
    await says('no');
    expect(await told()).toHaveLength(2);

    const another = await aCareLeaverInANewFlat(office);
    const program = await aProgramOf(office.onward, office.colleague.actor, [
      'write:casework',
      'read:people',
      'read:notes',
    ]);
    const contact = {
      heldOn: '2026-11-23',
      mode: 'face-to-face',
      place: 'elsewhere',
      seen: true,
      seenAlone: true,
      note: 'At the library',
    };
    const made = await program.post(`/api/v1/young-people/${another}/contacts`, {
      ...contact,
      safeWhereTheyLive: 'yes',
    });
    expect(made.status).toBe(201);
    const heard = () =>
      office.onward.sql(`select 1 from telling where young_person_id = $1 and because like '%feel safe%'`, [another]);
    expect(await heard()).toHaveLength(0);
    await program.post(`/api/v1/young-people/${another}/contacts`, { ...contact, safeWhereTheyLive: 'no' });
    expect(await heard()).toHaveLength(2);
  });

  it('asks for both, and saves nothing that somebody else’s “no” came between', async () => {
    await says('no');
    const first = await answer();
    const empty = await office.adviser.post(`${at}/feels-safe`, { ...first, done: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.$('.govuk-error-summary a').attr('href')).toBe('#done');

    await says('no', { note: 'Twice.' });
    const between = await office.adviser.post(`${at}/feels-safe`, first);
    expect(between.status).toBe(409);
    expect(between.$('#done').val()).toBe('Lock changed today.');
    expect(between.$('[name=seen]')).toHaveLength(2);
    expect(await onTheList()).not.toBe('');

    const seen = between
      .$('[name=seen]')
      .toArray()
      .map((one) => String(between.$(one).val()));
    await office.manager.post(`${at}/feels-safe`, { ...first, formId: newId(), seen: seen as unknown as string });
    const late = await office.adviser.post(`${at}/feels-safe`, {
      ...first,
      formId: newId(),
      seen: seen as unknown as string,
    });
    expect(late.status).toBe(409);
    expect(main(late)).toMatch(/What you wrote, which is not saved: ?A man at the door/);
    expect(await office.onward.sql('select 1 from not_safe_response where young_person_id = $1', [id])).toHaveLength(1);
  });

  it('leads to the story of a home at risk with what was noticed filled in, and then to that story', async () => {
    await says('no');
    const page = await office.adviser.get(`${at}/feels-safe`);
    const link = page.$('a:contains("Record that the home is at risk")').attr('href')!;
    const { $ } = await office.adviser.get(link);
    expect(
      $('[name=signals]:checked')
        .toArray()
        .map((one) => $(one).val()),
    ).toEqual(['unsafe']);

    await office.adviser.post(`${at}/home/new/tenancy-at-risk`, {
      formId: newId(),
      when: 'today',
      signals: 'unsafe',
      words: 'A man at the door',
    });
    const then = await office.adviser.get(`${at}/feels-safe`);
    expect(then.$('a:contains("Open the story of the home at risk")').attr('href')).toMatch(/\/home\/[0-9a-f-]{36}$/);
  });

  it('is a reason on the agenda of supervision', async () => {
    await says('no');
    const { $ } = await office.manager.get(`/supervision/new?worker=${office.adviser.actor.staffId}`);
    const line = $(`[value="${id}"]`).closest('.govuk-checkboxes__item, tr, li');
    expect(words(line.text())).toContain('Does not feel safe at home');
  });

  it('is hidden from whoever does not read what was said, and from other teams', async () => {
    await says('no');
    expect((await office.dataOfficer.get(`${at}/feels-safe`)).status).toBe(403);
    expect((await office.dataOfficer.get('/team/not-safe')).status).toBe(403);
    expect((await office.stranger.get(`${at}/feels-safe`)).status).toBe(404);
    for (const address of ['/owed', at, '/owed?kind=Not+safe+at+home']) {
      expect((await office.dataOfficer.get(address)).text).not.toMatch(/safe at home/i);
    }
    expect(await onTheList(otherManager)).toBe('');
    const whole = await aProgramOf(office.onward, office.adviser.actor);
    const response = { asked: 'A man', done: 'Lock changed' };
    const missed = await whole.post(`/api/v1${at}/feels-safe/responses`, { ...response, seen: [] });
    expect([missed.status, missed.body.type]).toEqual([409, expect.stringMatching(/changed-by-someone-else$/)]);
    const read = await whole.get(`/api/v1${at}/feels-safe`);
    expect(read.body).toMatchObject({ answers: [{ answer: 'no', stands: true }], responses: [] });
    const program = await aProgramOf(office.onward, office.manager.actor, ['read:people']);
    expect((await program.get(`/api/v1${at}/feels-safe`)).status).toBe(403);
    const owed = await program.get('/api/v1/owed');
    expect(owed.status).toBe(200);
    expect(JSON.stringify(owed.body)).not.toMatch(/safe at home/i);
  });
});
