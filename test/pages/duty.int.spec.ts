import { Digests } from '../../src/deadlines/nightly-digests';
import { LateNotes } from '../../src/duty/late-notes';
import { UrgentMessages } from '../../src/notifications/urgent-messages';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { localDate } from '../../src/statutory/local-date';
import { aProgramOf } from '../support/api';
import type { Answer, SignedInBrowser } from '../support/app';
import { aTopic } from '../support/plan-documents';
import { anApprovedPlan } from './an-approved-plan';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, NOW, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());

describe('duty', () => {
  let office: Office;
  let elsewhere: SignedInBrowser;
  let id: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    elsewhere = await office.onward.signInAs('manager', { team: 'South', name: 'Du Manager' });
  });
  beforeEach(async () => {
    office.onward.clock.now = NOW;
    id = await aCareLeaverInANewFlat(office, { authorityId: `N-${newId().slice(-6)}`, phone: '07700 900123' });
    at = `/young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const know = (given: Record<string, string>) =>
    office.adviser.post(`${at}/emergency/new`, {
      formId: newId(),
      fromOn: '1/11/26',
      toOn: '',
      phone: '',
      source: '',
      ...given,
    });
  const happened = (given: Record<string, string> = {}) => ({
    formId: newId(),
    when: 'yesterday',
    at: '23:40',
    caller: 'police',
    callerName: 'PC Hart',
    done: 'Brought home after a row.',
    mustDo: 'see-them',
    urgent: 'yes',
    safeOn: '23/11/26',
    safeAt: '9am',
    ...given,
  });
  const handedBack = async (given: Record<string, string> = {}) => {
    const form = happened(given);
    const { location } = await office.colleague.post(`${at}/duty/new`, form);
    expect(location).toBe(`${at}/duty/${form.formId}`);
    return form.formId;
  };
  const onToday = async (who: SignedInBrowser, noteId: string) => {
    const { $ } = await who.get('/today');
    return words($(`form[action$="/duty/${noteId}"]`).closest('li').text());
  };

  it.each([
    ['a name', () => 'fab min'],
    ['a phone number with the country', () => '+44 7700 900123'],
    ['an address', () => 'tern court'],
    ['a postcode', () => 'rg1 1aa'],
  ])('somebody is found by %s, with enough to know them by', async (_, typed) => {
    const { status, $ } = await office.colleague.post('/duty', { q: typed() });

    expect(status).toBe(200);
    const line = words($(`a[href="${at}/emergency"]`).closest('li').text());
    expect(line).toContain('Mina Fable');
    expect(line).toContain('born 10 March 2008');
    expect(line).toContain('4 Tern Court');
    expect(line).toContain('Ada Worker');
  });

  it('somebody is found by the name of a record that was joined to theirs', async () => {
    const former = await aCareLeaverInANewFlat(office, { familyName: 'Formerly' });
    await office.onward.sql('update young_person set merged_into_id = $2 where id = $1', [former, id]);

    expect((await office.colleague.post('/duty', { q: 'Formerly' })).$(`a[href="${at}/emergency"]`)).toHaveLength(1);
  });

  it('whoever one may not see is not found, and has no summary', async () => {
    expect(main(await office.stranger.post('/duty', { q: 'Fable' }))).toContain('0 young people found');
    for (const rest of ['/emergency', '/emergency/new', '/duty/new', '/duty-alerts/new']) {
      expect((await office.stranger.get(at + rest)).status).toBe(404);
    }
    const short = await office.adviser.post('/duty', { q: 'f' });
    expect(short.status).toBe(422);
    expect(short.$('.govuk-error-summary a').attr('href')).toBe('#q');
  });

  it('what is looked for is kept nowhere', async () => {
    await office.colleague.post('/duty', { q: 'Fable' });

    const [searched] = await office.onward.sql<{ detail: object }>(
      `select detail from audit_event where did = 'duty.searched' order by at desc limit 1`,
    );
    expect(Object.keys(searched!.detail)).toEqual(['found']);
  });

  it('the emergency summary is one page: risks, plan, people, home, status, workers, last contact, missing', async () => {
    await know({ kind: 'risk-to-self', words: 'Cuts when alone.' });
    await know({ kind: 'crisis-plan', words: 'Call my gran first', ownWords: 'yes' });
    await know({ kind: 'never-call', words: 'Her father', phone: '07700 900999' });
    await know({ kind: 'medication', words: 'Insulin', source: 'GP summary', agreed: 'agreed' });
    await know({ kind: 'helps', words: 'Long gone', toOn: '20/11/26' });
    await office.adviser.post(`${at}/contacts/new`, aVisitForm());
    const program = await aProgramOf(office.onward, office.adviser.actor);
    await program.post(`young-people/${id}/missing-episodes`, { fromAt: '2026-11-22T21:00:00Z' });
    const summary = await office.colleague.get(`${at}/emergency`);

    const text = main(summary);
    for (const part of [
      'Missing since 22 November 2026',
      'Risk to themselves: Cuts when alone.',
      '“Call my gran first”',
      'Insulin',
      'GP summary. They agreed that whoever is on duty reads it',
      '4 Tern Court',
      'Former relevant',
      'Ada Worker',
      'Visit at home, today',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Long gone');
    expect(summary.$('#never').parent().find('a[href^="tel:"]')).toHaveLength(0);
    const looked = await office.onward.sql(
      `select 1 from audit_event where did = 'young-person.viewed' and young_person_id = $1 and detail->>'page' = 'emergency'`,
      [id],
    );
    expect(looked.length).toBeGreaterThan(0);
    expect((await program.get(`young-people/${id}/emergency`)).body).toMatchObject({
      address: '4 Tern Court, RG1 1AA',
      missingSince: '2026-11-22T21:00:00.000Z',
      lastContactOn: '2026-11-23',
    });
  });

  it('of medication the form asks where it is from and whether they agreed; two who change one thing are told', async () => {
    const asked = await know({ kind: 'medication', words: 'Insulin' });
    expect(asked.status).toBe(422);
    expect(
      asked
        .$('.govuk-error-summary a')
        .get()
        .map((one) => one.attribs.href),
    ).toEqual(['#source', '#agreed']);
    const formId = newId();
    await know({ formId, kind: 'helps', words: 'Tea' });
    await know({ formId, kind: 'helps', words: 'Tea' });
    const [page, other] = [await office.adviser.get(`${at}/emergency/${formId}`), office.colleague];
    const version = String(page.$('[name=version]').val());
    const change = { formId: newId(), kind: 'helps', fromOn: '1/11/26', toOn: '', version };
    await other.post(`${at}/emergency/${formId}`, { ...change, words: 'Tea, black' });
    const refused = await office.adviser.post(`${at}/emergency/${formId}`, { ...change, words: 'Coffee' });

    expect(refused.status).toBe(409);
    expect(main(refused)).toContain('Tea, black');
    expect(String(refused.$('[name=words]').val())).toBe('Coffee');
    const rows = await office.onward.sql('select 1 from emergency_fact where young_person_id = $1', [id]);
    expect(rows).toHaveLength(2);
  });

  it('what happened on duty is on Today of the adviser and the manager, and nobody else’s', async () => {
    const noteId = await handedBack();

    for (const who of [office.adviser, office.manager]) {
      const line = await onToday(who, noteId);
      expect(line).toContain('22 November 2026');
      expect(line).toContain('Police (PC Hart)');
      expect(line).toContain('Urgent');
      expect(line).toContain('Brought home after a row.');
      expect(line).toContain('For their adviser: See them');
    }
    for (const who of [office.colleague, office.stranger, elsewhere]) expect(await onToday(who, noteId)).toBe('');
  });

  it('is recorded once when it is sent twice, and says which field is wrong', async () => {
    const form = happened();
    await office.colleague.post(`${at}/duty/new`, form);
    await office.colleague.post(`${at}/duty/new`, form);
    const refused = await office.colleague.post(
      `${at}/duty/new`,
      happened({ at: 'late', caller: '', done: '', safeAt: '' }),
    );
    const tooEarly = await office.colleague.post(`${at}/duty/new`, happened({ safeOn: '1/11/26' }));

    expect(
      refused
        .$('.govuk-error-summary a')
        .get()
        .map((one) => one.attribs.href),
    ).toEqual(['#at', '#caller', '#done', '#safeAt']);
    expect(tooEarly.$('.govuk-error-summary a').attr('href')).toBe('#safeOn');
    expect(await office.onward.sql('select 1 from duty_contact where young_person_id = $1', [id])).toHaveLength(1);
  });

  it('“Seen, I will …” takes it off everybody’s list and stands among what is owed until it is done', async () => {
    const noteId = await handedBack();
    const answer = { formId: newId(), willDo: 'Visit her at noon', byOn: '24/11/26' };
    expect((await office.adviser.post(`${at}/duty/${noteId}`, answer)).location).toBe('/today');
    await office.adviser.post(`${at}/duty/${noteId}`, answer);
    const second = await office.manager.post(`${at}/duty/${noteId}`, { ...answer, formId: newId() });

    expect(second.status).toBe(409);
    for (const who of [office.adviser, office.manager]) expect(await onToday(who, noteId)).toBe('');
    expect(main(await office.adviser.get('/owed?show=due-7'))).toContain('Visit her at noon');
    await office.adviser.post(`${at}/duty/${noteId}/done`, {});
    expect(main(await office.adviser.get('/owed?show=due-7'))).not.toContain('Visit her at noon');
    expect(main(await office.adviser.get(`${at}/duty/${noteId}`))).toContain('Done on 23 November 2026');
  });

  it('an answer needs words and a day that has not passed', async () => {
    const noteId = await handedBack();
    const wrong = async (given: Record<string, string>) =>
      (
        await office.adviser.post(`${at}/duty/${noteId}`, {
          formId: newId(),
          willDo: 'Ring',
          byOn: '24/11/26',
          ...given,
        })
      )
        .$('.govuk-error-summary a')
        .attr('href');

    expect(await wrong({ willDo: '' })).toBe('#willDo');
    expect(await wrong({ byOn: 'soon' })).toBe('#byOn');
    expect(await wrong({ byOn: '22/11/26' })).toBe('#byOn');
    expect(await office.onward.sql('select 1 from duty_answer where young_person_id = $1', [id])).toHaveLength(0);
  });

  it('a note of another young person is nobody’s under this one’s address', async () => {
    const noteId = await handedBack();
    const other = await aCareLeaverInANewFlat(office);

    expect((await office.adviser.get(`/young-people/${other}/duty/${noteId}`)).status).toBe(404);
    const answer = { formId: newId(), willDo: 'Ring', byOn: '24/11/26' };
    expect((await office.adviser.post(`/young-people/${other}/duty/${noteId}`, answer)).status).toBe(404);
    expect((await office.stranger.post(`${at}/duty/${noteId}`, answer)).status).toBe(404);
  });

  it('what nobody answers in time goes to the duty manager of another team, until it is done', async () => {
    const set = { name: 'Mo Oncall', phone: '01632 960001', dutyManagerId: elsewhere.actor.staffId };
    const seen = String((await office.manager.get('/duty/on-call')).$('[name=seen]').val());
    await office.manager.post('/duty/on-call', { ...set, seen });
    const noteId = await handedBack({ urgent: '' });
    const answerIn = (time: string) =>
      office.onward.sql('update duty_contact set answer_by = now() + $2::interval where fact_id = $1', [noteId, time]);
    await answerIn('1 hour');
    expect((await elsewhere.get(`${at}/duty/${noteId}`)).status).toBe(404);
    await answerIn('-1 minute');

    expect(await onToday(elsewhere, noteId)).toContain('Not answered in time');
    expect(await onToday(office.adviser, noteId)).toContain('Not answered in time');
    expect((await elsewhere.get(`${at}/emergency`)).status).toBe(200);
    const answer = { formId: newId(), willDo: 'Ring the adviser', byOn: '23/11/26' };
    expect((await elsewhere.post(`${at}/duty/${noteId}`, answer)).location).toBe('/today');
    expect((await elsewhere.get(`${at}/duty/${noteId}`)).status).toBe(200);
    expect((await elsewhere.post(`${at}/duty/${noteId}/done`, {})).location).toBe('/today');
    expect((await elsewhere.get(`${at}/duty/${noteId}`)).status).toBe(404);
  });

  it('the on-call number is set by managers, one change at a time', async () => {
    const form = (await office.manager.get('/duty/on-call')).$('[name=seen]').val();
    const said = { name: 'Lee Night', phone: '01632 960002', dutyManagerId: office.manager.actor.staffId };
    await elsewhere.post('/duty/on-call', { ...said, seen: String(form) });
    const second = await office.manager.post('/duty/on-call', { ...said, phone: '01632 960003', seen: String(form) });

    expect(second.status).toBe(409);
    expect(main(await office.adviser.get('/duty'))).toContain('Lee Night01632 960002');
    const nobody = { ...said, phone: '1', dutyManagerId: newId(), seen: '' };
    expect((await office.manager.post('/duty/on-call', nobody)).$('.govuk-error-summary a').attr('href')).toBe(
      '#phone',
    );
    expect((await office.adviser.get('/duty/on-call')).status).toBe(403);
  });

  it('an alert left on a Monday holds over the next weekend, unless said otherwise; it is shown on its days only', async () => {
    const open = await office.adviser.get(`${at}/duty-alerts/new`);
    expect(open.$('[name=lastOn]').val()).toBe('29/11/2026');
    const leave = (worry: string, fromOn: string, lastOn: string) =>
      office.adviser.post(`${at}/duty-alerts/new`, {
        formId: newId(),
        worry,
        doThis: 'Ring the police.',
        fromOn,
        lastOn,
      });
    const backwards = await leave('Backwards.', '27/11/26', '26/11/26');
    expect(backwards.$('.govuk-error-summary a').attr('href')).toBe('#lastOn');
    await leave('Last weekend.', '20/11/26', '22/11/26');
    await leave('From today on.', '23/11/26', '29/11/26');
    await leave('Next weekend.', '27/11/26', '29/11/26');

    for (const page of ['/duty', `${at}/emergency`]) {
      const shown = main(await office.colleague.get(page));
      expect(shown).toContain('From today on.');
      expect(shown).not.toMatch(/Last weekend|Next weekend|Backwards/);
    }
    expect(main(await office.stranger.get('/duty'))).not.toContain('From today on.');
  });

  it('what is left undone at the end of a day is moved or explained', async () => {
    const late = await aCareLeaverInANewFlat(office, { familyName: 'Lateley', movedOn: localDate('2026-11-02') });
    const appointmentId = newId();
    const planned = { formId: appointmentId, when: 'today', onDate: '', kind: 'visit', at: '10:30' };
    await office.adviser.post(`${at}/appointments/new`, { ...planned, place: '', matters: '' });
    office.onward.clock.now = new Date('2026-11-23T10:45:00Z');
    const before = await office.adviser.get('/left-undone');

    expect(before.$(`a[href="${at}/appointments/${appointmentId}"]`)).toHaveLength(1);
    const ofLate = before
      .$(`a[href^="/young-people/${late}/due/"]`)
      .get()
      .map((one) => one.attribs.href!);
    const move = ofLate.find((href) => href.endsWith('/acknowledge'))!;
    expect(ofLate.some((href) => href.endsWith('/late'))).toBe(true);
    await office.adviser.post(move, { formId: newId(), willDo: 'Visit', byOn: '26/11/26' });
    const after = await office.adviser.get('/left-undone');
    expect(after.$(`a[href="${move}"]`)).toHaveLength(0);
    expect(main(await office.colleague.get('/left-undone'))).toContain('Nothing is left.');

    const left = async () => main(await office.adviser.get('/left-undone'));
    expect(await left()).not.toContain('are shown');
    await office.onward.sql(
      `insert into appointment (id, young_person_id, staff_id, kind, planned_at, created_by_id)
       select gen_random_uuid(), p.young_person_id, p.staff_id, p.kind, p.planned_at - interval '1 day', p.created_by_id
         from appointment p cross join generate_series(1, 100) where p.id = $1`,
      [appointmentId],
    );
    expect(await left()).toContain('The first 100 of a list are shown.');
    await office.onward.sql(`delete from appointment where young_person_id = $1 and id <> $2`, [id, appointmentId]);
  });

  describe('an out-of-hours duty worker', () => {
    let night: SignedInBrowser;
    beforeAll(async () => {
      night = await office.onward.signInAs('duty', { name: 'Ni Night' });
    });
    const opens = (given: Record<string, string> = {}) =>
      night.post(`${at}/emergency-access`, {
        formId: newId(),
        covers: 'summary',
        reason: 'police',
        words: '',
        ...given,
      });
    const toldOf = async (who: SignedInBrowser) => words((await who.get('/told')).$('main').text());
    const isOver = () =>
      office.onward.sql(
        `update emergency_access set opened_at = opened_at - interval '5 hours', until_at = until_at - interval '5 hours'
          where young_person_id = $1`,
        [id],
      );

    it('starts on duty, finds everybody, and learns no more of them than who it is', async () => {
      expect((await night.get('/')).location).toBe('/duty');
      const found = await night.post('/duty', { q: 'tern court' });
      const line = words(found.$(`a[href="${at}/emergency"]`).closest('li').text());

      expect(line).toContain('Mina Fable');
      expect(line).toContain('born 10 March 2008');
      expect(line).toContain('RG1');
      expect(line).toContain('Opens with a reason');
      expect(line).not.toMatch(/Tern Court|07700/);
      for (const rest of ['', '/duty/new', '/emergency-home', '/missing/new', '/contacts/new', '/keeping-in-touch']) {
        expect((await night.get(at + rest)).status).toBe(404);
      }
      for (const page of ['/today', '/team', '/left-undone', '/supervision', '/outbox']) {
        expect((await night.get(page)).status).toBe(403);
      }
      expect((await night.get('/caseload')).text).not.toContain('Fable');
    });

    it('opens the summary with one tap; adviser and manager are told, it is audited, and it ends by itself', async () => {
      expect((await night.get(`${at}/emergency`)).location).toBe(`${at}/emergency-access`);
      const page = await night.get(`${at}/emergency-access`);
      expect(main(page)).toContain('Mina Fable');
      expect(main(page)).not.toContain('Tern Court');
      const formId = newId();
      await opens({ formId });
      expect((await opens({ formId })).location).toBe(`${at}/emergency`);

      const summary = main(await night.get(`${at}/emergency`));
      expect(summary).toContain('4 Tern Court');
      expect(summary).toContain('Emergency access: you see this page and what duty records until');
      for (const rest of ['', '/contacts/new', '/plan', '/keeping-in-touch', '/emergency/new', '/moves/new']) {
        expect((await night.get(at + rest)).status).toBe(404);
      }
      for (const who of [office.adviser, office.manager]) {
        expect(await toldOf(who)).toContain('Ni Night, on duty, opened the emergency summary on 23 November 2026');
      }
      expect(await toldOf(office.stranger)).not.toContain('Ni Night');
      const audited = await office.onward.sql<{ did: string }>(
        `select did from audit_event where young_person_id = $1 and actor_id = $2 order by at, id`,
        [id, night.actor.userId],
      );
      expect(audited.map(({ did }) => did)).toEqual(['emergency-access.opened', 'young-person.viewed']);
      await isOver();
      expect((await night.get(`${at}/emergency`)).location).toBe(`${at}/emergency-access`);
      expect((await night.get(`${at}/duty/new`)).status).toBe(404);
    });

    it('says why where it is another reason, and of the whole record always, which is read and not changed', async () => {
      const without = await opens({ reason: 'other' });
      expect(without.$('.govuk-error-summary a').attr('href')).toBe('#words');
      expect((await opens({ reason: '' })).$('.govuk-error-summary a').attr('href')).toBe('#reason');
      expect((await night.get(`${at}/emergency-access?covers=record`)).location).toBe(`${at}/emergency-access`);
      await opens({ reason: 'other', words: 'Found asleep in the library' });
      const unsaid = await opens({ covers: 'record', reason: '' });
      expect(unsaid.$('.govuk-error-summary a').attr('href')).toBe('#words');
      expect((await opens({ covers: 'record', reason: '', words: 'Who her sister is' })).location).toBe(at);

      expect((await night.get(at)).status).toBe(200);
      expect((await night.post(`${at}/contacts/new`, aVisitForm())).status).toBe(403);
      expect(await toldOf(office.adviser)).toContain('opened the whole record');
      await isOver();
      expect((await night.get(at)).status).toBe(404);
    });

    it('records what happened, that she is missing and came back, and a bed for the night', async () => {
      await opens();
      const note = happened({ urgent: '' });
      expect((await night.post(`${at}/duty/new`, note)).location).toBe(`${at}/duty/${note.formId}`);
      expect(main(await night.get(`${at}/duty/${note.formId}`))).not.toContain('Seen, I will');
      expect(await onToday(office.adviser, note.formId)).toContain('Recorded by Ni Night');

      const gone = { formId: newId(), when: 'yesterday', onDate: '', at: '21:15', policeReference: 'MP/77' };
      const late = await night.post(`${at}/missing/new`, { ...gone, at: 'late' });
      expect(late.$('.govuk-error-summary a').attr('href')).toBe('#at');
      await night.post(`${at}/missing/new`, gone);
      expect(main(await night.get(`${at}/emergency`))).toContain('Missing since 22 November 2026');
      const missing = await night.get(`${at}/missing/${gone.formId}`);
      const back = { row: String(missing.$('[name=row]').val()), policeReference: 'MP/77' };
      const none = { heldOn: '', heldAt: '', declinedOn: '', declinedAt: '' };
      const returned = { ...back, ...none, returnedOn: '23/11/26', returnedAt: '1:30' };
      const before = await night.post(`${at}/missing/${gone.formId}`, { ...returned, returnedOn: '21/11/26' });
      expect(before.$('.govuk-error-summary a').attr('href')).toBe('#returnedOn');
      expect((await night.post(`${at}/missing/${gone.formId}`, returned)).location).toBe(`${at}/emergency`);
      expect(main(await night.get(`${at}/emergency`))).not.toContain('Missing since');

      const bed = { formId: newId(), type: 'W', address: '1 Dock Road', postcode: '', provider: '', agreedBy: '' };
      const when = { byUs: 'yes', when: 'today', onDate: '' };
      const refused = await night.post(`${at}/emergency-home`, { ...bed, ...when });
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#agreedBy');
      const long = await night.post(`${at}/emergency-home`, { ...bed, ...when, type: 'B', address: 'x'.repeat(501) });
      expect(long.$('.govuk-error-summary a').attr('href')).toBe('#address');
      await night.post(`${at}/emergency-home`, { ...bed, ...when, agreedBy: 'Bo Manager: nothing else was free' });
      expect(main(await night.get(`${at}/emergency`))).toContain('1 Dock Road');
      const [home] = await office.onward.sql<{ manager_reason: string }>(
        `select manager_reason from accommodation_period where young_person_id = $1 and fact_id = $2`,
        [id, bed.formId],
      );
      expect(home!.manager_reason).toBe('Agreed on duty: Bo Manager: nothing else was free');
    });

    it('finds a free place on the council’s list and its number at night, and says why where it may not be used', async () => {
      const larch = newId();
      const larchAt = `/providers/${larch}`;
      const named = {
        name: `Larch ${larch}`,
        kind: 'supported-accommodation',
        nightPhone: '01632 960077, or the office',
        email: '',
      };
      await office.manager.post('/providers/new', {
        ...{ formId: larch, ...named, appliedOn: '5/1/26', reason: 'Six places' },
      });
      const decide = (status: string, fromOn: string) =>
        office.manager.post(`${larchAt}/decide`, { formId: newId(), status, fromOn, reason: 'Seen.' });
      await decide('approved', '5/1/26');
      const place = {
        place: 'Main house',
        free: '2',
        fromOn: '1/11/26',
        youngest: '18',
        words: '',
        toldOn: '20/11/26',
      };
      await office.adviser.post(`${larchAt}/vacancies/new`, { formId: newId(), ...place });
      await opens();

      expect((await night.get('/duty')).$('a[href="/providers?show=free"]')).toHaveLength(1);
      expect(main(await night.get('/providers?show=free'))).toContain('01632 960077');
      const seen = main(await night.get(larchAt));
      expect(seen).toContain('Main house: 2 free');
      expect(seen).not.toContain('Incidents');
      expect((await night.get('/flats')).status).toBe(403);
      const summary = await night.get(`${at}/emergency`);
      expect(summary.$(`a[href="${at}/emergency-home"]`)).toHaveLength(1);
      const page = await night.get(`${at}/emergency-home`);
      expect(page.$('a[href="tel:01632960077"]')).toHaveLength(1);
      expect(page.$(`input[name=providerId][value="${larch}"]`)).toHaveLength(1);

      const typed = { type: '', address: '', postcode: '', provider: '', agreedBy: '', exception: '' };
      const bed = { formId: newId(), ...typed, byUs: 'yes', when: 'today', onDate: '' };
      const gone = await night.post(`${at}/emergency-home`, { ...bed, providerId: newId() });
      expect(gone.$('.govuk-error-summary a').attr('href')).toBe('#providerId');
      const saved = await night.post(`${at}/emergency-home`, { ...bed, providerId: larch });
      expect(saved.location).toBe(`${at}/emergency`);
      const livesAt = async () =>
        office.onward.sql(
          `select type, provider from accommodation_period
            where young_person_id = $1 and to_on is null and replaced_by_id is null and not withdrawn`,
          [id],
        );
      expect(await livesAt()).toEqual([{ type: 'T', provider: named.name }]);

      await decide('suspended', '20/11/26');
      id = await aCareLeaverInANewFlat(office);
      at = `/young-people/${id}`;
      await opens();
      expect(main(await night.get(`${at}/emergency-home`))).toContain('May not be used Suspended since');
      const second = { ...bed, formId: newId(), providerId: larch };
      const refused = await night.post(`${at}/emergency-home`, second);
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#exception');
      expect((await livesAt())[0]).not.toMatchObject({ provider: named.name });
      const long = await night.post(`${at}/emergency-home`, { ...second, exception: 'x'.repeat(1001) });
      expect(long.$('.govuk-error-summary a').attr('href')).toBe('#exception');
      const why = { exception: 'Nothing else within forty miles' };
      expect((await night.post(`${at}/emergency-home`, { ...second, ...why })).location).toBe(`${at}/emergency`);
      expect(await livesAt()).toEqual([{ type: 'T', provider: named.name }]);
      expect(await toldOf(office.manager)).toContain('Duty used a provider on 23 November 2026');
      const asked = await office.manager.get(`${at}/placing/${larch}?on=2026-11-23`);
      expect(main(asked)).toContain('At night: Nothing else within forty miles');
    });

    it('what was opened is listed for the manager with what was looked at, and owed until somebody looked at it', async () => {
      await opens({ words: 'Rang twice' });
      await night.get(`${at}/emergency`);
      const [access] = await office.onward.sql<{ id: string }>(
        `select id from emergency_access where young_person_id = $1`,
        [id],
      );
      const lineAt = `${at}/emergency-access/${access!.id}`;
      const list = await office.manager.get('/team/emergency-access');
      const line = words(list.$(`a[href="${lineAt}"]`).closest('li').text());

      expect(line).toContain('Ni Night');
      expect(line).toContain('Police or ambulance got in touch. “Rang twice”');
      expect(line).toContain('Looked at: emergency. Recorded: nothing.');
      expect((await office.manager.get('/owed')).$(`a[href="${lineAt}"]`)).toHaveLength(1);
      expect((await elsewhere.get('/team/emergency-access')).$(`a[href="${lineAt}"]`)).toHaveLength(0);
      expect((await elsewhere.get(lineAt)).status).toBe(404);
      expect((await office.adviser.get(lineAt)).status).toBe(403);
      const other = await aCareLeaverInANewFlat(office);
      expect((await office.manager.get(`/young-people/${other}/emergency-access/${access!.id}`)).status).toBe(404);
      const said = { formId: newId(), outcome: 'to-follow-up', words: '' };
      expect((await office.manager.post(lineAt, said)).$('.govuk-error-summary a').attr('href')).toBe('#words');
      await office.manager.post(lineAt, { ...said, words: 'Ask Ni on Tuesday' });
      const again = await office.manager.post(lineAt, { ...said, words: 'Ask Ni on Tuesday' });
      expect(again.location).toBe('/team/emergency-access');
      const second = await office.manager.post(lineAt, { formId: newId(), outcome: 'needed', words: '' });
      expect(second.status).toBe(409);
      expect((await office.manager.get('/owed')).$(`a[href="${lineAt}"]`)).toHaveLength(0);
      const looked = await office.manager.get('/team/emergency-access?show=looked-at');
      expect(words(looked.$(`a[href="${lineAt}"]`).closest('li').text())).toContain('took it up. Ask Ni on Tuesday');
    });
  });

  it('the duty manager is told of what is urgent at once, and once of what is late, by a mail that names nobody', async () => {
    const toldOf = async (who: SignedInBrowser) => words((await who.get('/told')).$('main').text());
    const seen = String((await office.manager.get('/duty/on-call')).$('[name=seen]').val());
    const set = { name: 'Du Manager', phone: '01632 960009', dutyManagerId: elsewhere.actor.staffId };
    await office.manager.post('/duty/on-call', { ...set, seen });
    const noteId = await handedBack();

    expect(await toldOf(elsewhere)).toContain('Duty handed back something urgent on 23 November 2026');
    expect(await onToday(elsewhere, noteId)).toContain('Urgent');
    await office.onward.app.get(UrgentMessages).writeDue(new Date('2026-11-23T12:00:00Z'));
    const [mail] = await office.onward.sql<{ subject: string; body: string }>(
      `select subject, body from message where to_staff_id = $1 order by created_at desc, id desc limit 1`,
      [elsewhere.actor.staffId],
    );
    expect(mail!.subject).toBe('Onward: something urgent');
    expect(mail!.body).not.toMatch(/Mina|Fable|young-people/);

    const calm = await handedBack({ urgent: '' });
    await office.onward.sql(`update duty_contact set answer_by = now() - interval '1 minute' where fact_id = $1`, [
      calm,
    ]);
    const late = office.onward.app.get(LateNotes);
    expect(await late.tellLate()).toBeGreaterThan(0);
    expect(await late.tellLate()).toBe(0);
    expect(await toldOf(elsewhere)).toContain('Nobody took up in time what duty handed back');

    // Whoever it was has left: it is said, and their part is the manager's of the young person's team
    const leaves = await office.onward.signInAs('adviser', { team: 'North', name: 'Du Leaver' });
    const after = String((await office.manager.get('/duty/on-call')).$('[name=seen]').val());
    await office.onward.sql(`update app_user set role = 'manager' where staff_id = $1`, [leaves.actor.staffId]);
    await office.manager.post('/duty/on-call', { ...set, dutyManagerId: leaves.actor.staffId, seen: after });
    const wizard = await office.manager.get(`/team/workers/${leaves.actor.staffId}/leaving`);
    expect(main(wizard)).toContain('is the duty manager: name another');
    await office.onward.sql(`update staff set left_on = '2026-01-01' where id = $1`, [leaves.actor.staffId]);
    expect(main(await office.manager.get('/duty'))).toContain('Du Leaver, the duty manager, has left.');
    const [urgent, unanswered] = [await handedBack(), await handedBack({ urgent: '' })];
    await office.onward.sql(`update duty_contact set answer_by = now() - interval '1 minute' where fact_id = $1`, [
      unanswered,
    ]);
    expect([await late.tellLate(), await late.tellLate()]).toEqual([expect.any(Number), 0]);
    const causes = await office.onward.sql<{ cause: string }>(
      `select cause from telling where staff_id = $1 and cause like 'duty-%' order by cause`,
      [office.manager.actor.staffId],
    );
    expect(causes.map(({ cause }) => cause)).toEqual(
      expect.arrayContaining([`duty-late:${unanswered}`, `duty-urgent:${urgent}`]),
    );
  });

  it('an agency withdraws: the manager is told the same day, decides once, and it is owed until then', async () => {
    const form = { formId: newId(), agency: 'Mental health team', did: 'Talks', reason: 'Missed three', when: 'today' };
    const keeping = `${at}/keeping-in-touch`;
    const empty = await office.adviser.post(`${keeping}/withdrawals/new`, { ...form, agency: '', onDate: '' });
    expect(empty.$('.govuk-error-summary a').attr('href')).toBe('#agency');
    await office.adviser.post(`${keeping}/withdrawals/new`, { ...form, onDate: '' });
    await office.adviser.post(`${keeping}/withdrawals/new`, { ...form, onDate: '' });
    const pageAt = `${keeping}/withdrawals/${form.formId}`;

    const told = words((await office.manager.get('/told')).$('main').text());
    expect(told).toContain('An agency withdrew on 23 November 2026');
    expect(main(await office.adviser.get(keeping))).toContain('Mental health team, 23 November 2026 To decide');
    expect(main(await office.adviser.get(pageAt))).toContain('A manager has not decided yet.');
    expect((await office.manager.get('/owed')).$(`a[href="${pageAt}"]`)).toHaveLength(1);
    const decision = { formId: newId(), decision: 'refer', reason: 'Sees nobody', instead: '' };
    expect((await office.adviser.post(pageAt, decision)).status).toBe(403);
    expect((await office.stranger.get(pageAt)).status).toBe(404);
    await office.manager.post(pageAt, decision);
    expect((await office.manager.post(pageAt, decision)).location).toBe(keeping);
    expect((await office.manager.post(pageAt, { ...decision, formId: newId() })).status).toBe(409);
    expect(main(await office.adviser.get(pageAt))).toContain('We refer to safeguarding adults, ');
    expect((await office.manager.get('/owed')).$(`a[href="${pageAt}"]`)).toHaveLength(0);
    const other = await aCareLeaverInANewFlat(office);
    const elsewhereAt = `/young-people/${other}/keeping-in-touch/withdrawals/${form.formId}`;
    expect((await office.manager.get(elsewhereAt)).status).toBe(404);
  });

  it('what somebody has to know before they knock stands on Today’s visit, the record and the appointment, and goes nowhere else', async () => {
    await know({ kind: 'risk-to-self', words: 'I cut when I am alone', ownWords: 'yes' });
    await know({ kind: 'risk-to-staff', words: `Threw a chair in May. ${'Go with somebody. '.repeat(20)}` });
    await know({ kind: 'risk-to-others', words: 'Hit a neighbour', fromOn: '1/1/26', toOn: '1/10/26' });
    await know({ kind: 'helps', words: 'Tea' });
    await office.adviser.post(`${at}/appointments/new`, {
      formId: newId(),
      kind: 'visit',
      when: 'today',
      at: '16:00',
      place: '',
      matters: 'Bus pass',
    });
    const [planned] = await office.onward.sql<{ id: string }>('select id from appointment where young_person_id = $1', [
      id,
    ]);

    const { $ } = await office.adviser.get('/today');
    const visit = words($(`a[href="${at}"]`).closest('.onward-visit').text());
    expect(visit).toMatch(
      /Mina Fable Visit Visit card: Mina Fable Risk to staff Threw a chair in May\. .* … ?Risk to themselves “I cut when I am alone”.*4 Tern Court/,
    );
    for (const address of [at, `${at}/appointments/new`, `${at}/appointments/${planned!.id}`]) {
      const shown = (await office.adviser.get(address)).$('.onward-door');
      expect(
        shown
          .find('.onward-door__flag')
          .toArray()
          .map((one) => words($(one).text()).slice(0, 24)),
      ).toEqual(['Risk to staff Threw a ch', 'Risk to themselves “I cu']);
      expect(shown.find(`a[href="${at}/emergency"]`)).toHaveLength(1);
      expect(shown.text()).not.toMatch(/neighbour|Tea/);
    }

    expect((await office.dataOfficer.get(at)).text).not.toMatch(/onward-door|Threw|alone/);
    const calendar = await office.adviser.get(`${at}/appointments/${planned!.id}/appointment.ics`);
    expect(calendar.text).toContain('BEGIN:VEVENT');
    const messages = await office.onward.sql('select subject, body, calendar from message');
    expect(`${calendar.text}${JSON.stringify(messages)}`).not.toMatch(/Threw|Risk to|alone/);
  });

  it('the line of what matters is that of the last hand-over that was signed, else of the plan in force', async () => {
    const line = async () => words((await office.adviser.get(at)).$('.onward-door').text());
    expect(await line()).toBe('');
    const [{ id: allocationId }] = (await office.onward.sql<{ id: string }>(
      `select fact_id as id from allocation where young_person_id = $1`,
      [id],
    )) as [{ id: string }];
    await office.onward.sql(`insert into worker_change (allocation_id, young_person_id) values ($1, $2)`, [
      allocationId,
      id,
    ]);
    await office.onward.sql(
      `insert into case_hand_over (change_id, allocation_id, young_person_id, matters, to_know) values ($1, $1, $2, 'My little brother', '')`,
      [allocationId, id],
    );
    expect(await line()).toBe('');
    await office.onward.sql(
      `update case_hand_over set signed_on = '2026-06-01', signed_page = '{}' where change_id = $1`,
      [allocationId],
    );
    expect(await line()).toBe('Matters to them: My little brother');
    expect((await office.dataOfficer.get(at)).text).not.toContain('little brother');

    await anApprovedPlan(office, id, [], {
      cover: { title: 'My plan', colour: 'blue', goingWell: '' },
      topics: [aTopic({ myWords: ' ' }), aTopic({ key: 'home', myWords: 'My words about home' })],
    });
    expect(await line()).toBe('Matters to them: My little brother');
    await office.onward.sql(
      `insert into plan_decision (id, young_person_id, version_id, decision, decided_on, decided_by_id)
       select $1, v.young_person_id, v.id, 'approved', '2026-11-02', $2 from plan_version v where v.young_person_id = $3`,
      [newId(), office.manager.actor.staffId, id],
    );
    expect(await line()).toBe('Matters to them: “My words about home”');
  });

  it('an announcement stands on top until it is read, is read again once corrected, and says who has not read it', async () => {
    const { manager, adviser, colleague, stranger, onward } = office;
    const night = await onward.signInAs('duty', { name: 'Ni Ght' });
    const administrator = await onward.signInAs('administrator', { name: 'Ad Min' });
    const officer = await onward.signInAs('data-officer', { name: 'Da Ta' });
    const shown = async (who: SignedInBrowser, page = '/today') =>
      (await who.get(page)).$('.onward-announced h2').text();
    const team = manager.actor.teamIds[0]!;
    const said = {
      formId: newId(),
      title: 'The office moves',
      words: 'From Monday we are at Mill Lane.',
      roles: ['adviser', 'duty', 'manager'],
      teamIds: [team],
      untilOn: '27/11/26',
    };
    const faulty = async (given: object, who = manager) => {
      const { $, status } = await who.post('/announcements/new', { ...said, formId: newId(), ...given });
      expect(status).toBe(422);
      return $('.govuk-error-summary a').attr('href');
    };
    expect((await adviser.get('/announcements/new')).status).toBe(403);
    expect(await faulty({ title: '' })).toBe('#title');
    expect(await faulty({ words: '' })).toBe('#words');
    expect(await faulty({ roles: [] })).toBe('#roles');
    expect(await faulty({ teamIds: [] })).toBe('#teamIds');
    expect(await faulty({ teamIds: stranger.actor.teamIds })).toBe('#teamIds');
    for (const untilOn of ['1/1/26', '1/1/28', 'soon']) expect(await faulty({ untilOn })).toBe('#untilOn');
    const { $ } = await manager.post('/announcements/new', { ...said, title: '', words: ' ', untilOn: 'soon' });
    expect(
      $('.govuk-error-summary a')
        .get()
        .map(($a) => $($a).attr('href')),
    ).toEqual(['#title', '#words', '#untilOn']);
    const both = await Promise.all([1, 2].map(() => manager.post('/announcements/new', said)));
    expect(both.map(({ location }) => location)).toEqual([1, 2].map(() => `/announcements/${said.formId}`));
    expect((await manager.post('/announcements/new', said)).location).toBe(`/announcements/${said.formId}`);
    const at = `/announcements/${said.formId}`;
    for (const page of ['/today', '/duty']) expect([page, await shown(adviser, page)]).toEqual([page, said.title]);
    expect(await shown(night, '/duty')).toBe(said.title);
    for (const who of [manager, stranger]) expect(await shown(who)).toBe('');
    expect(await shown(manager, '/team')).toBe('');
    for (const who of [stranger, officer]) expect((await who.get(at)).status).toBe(404);
    expect((await stranger.post(`${at}/read`, {})).status).toBe(404);
    expect((await adviser.post(`${at}/take-back`, {})).status).toBe(403);
    expect((await elsewhere.post(`${at}/take-back`, {})).status).toBe(404);
    expect((await elsewhere.get(`${at}/correct`)).status).toBe(404);

    for (let sent = 0; sent < 2; sent += 1) {
      expect((await adviser.post(`${at}/read`, { then: '/today' })).location).toBe('/today');
    }
    expect(await shown(adviser)).toBe('');
    expect(main(await adviser.get(at))).toContain('You read this on 23 November 2026');
    const readers = main(await manager.get(at));
    expect(readers).toMatch(/1 of \d+ have read it Not yet.*Cy Colleague.*ReadAda Worker, 23 November 2026/);
    expect(main(await colleague.get(at))).not.toContain('Ada Worker');

    // The summary of the next working day reminds whoever has not read it
    const unread = async (day: string, who: SignedInBrowser) => {
      await onward.app
        .get(UnitOfWork)
        .write({ kind: 'system', name: 'nightly job' }, (work) => onward.app.get(Digests).queue(work, localDate(day)));
      const [digest] = await onward.sql<{ unread: number | null }>(
        `select (counts->>'unread')::int as unread from digest where staff_id = $1 and for_date = $2`,
        [who.actor.staffId, day],
      );
      return digest?.unread ?? null;
    };
    expect(await unread('2026-11-23', colleague)).toBeNull();
    expect([await unread('2026-11-24', colleague), await unread('2026-11-24', adviser)]).toEqual([1, null]);
    expect(await unread('2026-11-24', night)).toBe(1);
    const [mail] = await onward.sql<{ body: string }>(
      `select body from message where to_staff_id = $1 and body like '%Announcements you have not read: 1%'`,
      [colleague.actor.staffId],
    );
    expect(mail!.body).not.toContain('Mill Lane');
    // Who works on duty has no Today: the mail leads to where they begin
    const links = await onward.sql(`select body like '%/today%' as today from message where to_staff_id = $1`, [
      night.actor.staffId,
    ]);
    expect(links).toEqual([{ today: false }]);
    expect(await unread('2026-11-28', colleague)).toBeNull();

    // Corrected, it is another wording: everybody reads it again, and of two who correct it nobody wins in silence
    const better = { ...said, formId: newId(), words: 'From Tuesday we are at Mill Lane.' };
    for (let sent = 0; sent < 2; sent += 1) {
      expect((await manager.post(`${at}/correct`, better)).location).toBe(`/announcements/${better.formId}`);
    }
    let now = `/announcements/${better.formId}`;
    expect(await shown(adviser)).toBe(said.title);
    expect((await adviser.post(`${at}/read`, {})).status).toBe(404);
    const apart = await administrator.post(`${at}/correct`, { ...said, formId: newId(), words: 'From Friday.' });
    expect([apart.status, main(apart)]).toEqual([409, expect.stringContaining('From Tuesday')]);
    expect([apart.$('form.onward-form').attr('action'), apart.$('#words').text()]).toEqual([
      `${now}/correct`,
      'From Friday.',
    ]);
    expect(main(await adviser.get(at))).toMatch(/From Tuesday.*How it was worded before.*From Monday/);
    // Who wrote the first wording keeps it, and what they typed, once an administrator corrected it
    const theirs = { ...better, formId: newId(), words: 'From Thursday.' };
    expect((await administrator.post(`${now}/correct`, theirs)).status).toBe(303);
    const typed = { ...better, formId: newId() };
    const behind = await manager.post(`${now}/correct`, typed);
    expect([behind.status, behind.$('#words').text()]).toEqual([409, better.words]);
    const sent = await Promise.all([1, 2].map(() => manager.post(behind.$('form.onward-form').attr('action')!, typed)));
    expect(sent.map(({ location }) => location)).toEqual([1, 2].map(() => `/announcements/${typed.formId}`));
    now = `/announcements/${typed.formId}`;
    const found = async (q: string) => (await adviser.get(`/announcements?q=${q}`)).$(`a[href="${now}"]`).length;
    expect([await found('mill+tuesday'), await found('monday'), await found('%25')]).toEqual([1, 0, 0]);

    onward.clock.now = new Date('2026-11-28T10:00:00Z');
    expect(await shown(adviser)).toBe('');
    onward.clock.now = NOW;
    for (let sent = 0; sent < 2; sent += 1) {
      expect((await manager.post(`${now}/take-back`, {})).location).toBe(now);
    }
    expect([await shown(adviser), (await manager.get(`${now}/correct`)).status]).toEqual(['', 409]);
    const gone = await manager.post(`${now}/correct`, { ...said, formId: newId(), words: 'From Sunday.' });
    expect([gone.status, gone.$('#words').text(), gone.$('form.onward-form').attr('action')]).toEqual([
      409,
      'From Sunday.',
      '/announcements/new',
    ]);
    const everywhere = { ...said, formId: newId(), teamIds: [] };
    expect((await administrator.post('/announcements/new', everywhere)).status).toBe(303);
    expect([await shown(stranger), await shown(elsewhere, '/team')]).toEqual([said.title, said.title]);
    expect(await onward.sql(`select distinct did from audit_event where did like 'announcement%' order by 1`)).toEqual(
      ['corrected', 'read', 'taken-back', 'written'].map((did) => ({ did: `announcement.${did}` })),
    );
    await administrator.post(`/announcements/${everywhere.formId}/take-back`, {});
  });

  it('a manager names who is on duty for them: that one sees the record for these days, and hands back how it stands', async () => {
    const { onward, manager, adviser, stranger } = office;
    const dutyAt = `${at}/duty-workers`;
    const said = {
      staffId: stranger.actor.staffId,
      matter: 'Pay the deposit',
      fromOn: '23/11/26',
      untilOn: '30/11/26',
    };
    const fields = (answer: Answer) =>
      answer
        .$('.govuk-error-summary a')
        .toArray()
        .map((link) => answer.$(link).attr('href'));
    for (const [wrong, where] of [
      [{ staffId: '' }, ['#staffId']],
      [{ staffId: manager.actor.staffId }, ['#staffId']],
      [{ matter: ' ' }, ['#matter']],
      [{ fromOn: '22/11/26' }, ['#fromOn']],
      [{ untilOn: '21/12/26' }, ['#untilOn']],
      [{ untilOn: 'x' }, ['#untilOn']],
    ] as const) {
      expect(fields(await manager.post(dutyAt, { ...said, ...wrong, formId: newId() }))).toEqual(where);
    }
    // Nor who leaves, nor past the last day of who has one, nor for who has died
    const unless = async (change: string, back: string, ...ids: string[]) => {
      await onward.sql(change, ids);
      const where = fields(await manager.post(dutyAt, { ...said, formId: newId() }));
      await onward.sql(back, ids.slice(0, 1));
      return where;
    };
    const su = stranger.actor.staffId;
    const lastDay = `update staff set left_on = '2026-11-30' where id = $1`;
    const stays = 'update staff set left_on = null where id = $1';
    expect(await unless(lastDay, stays, su)).toEqual(['#untilOn']);
    const leaves = `with d as (${lastDay}) insert into worker_leaving (id, staff_id, last_day, reason) values (gen_random_uuid(), $1, '2026-11-29', 'Moves')`;
    expect(await unless(leaves, `with d as (${stays}) delete from worker_leaving where staff_id = $1`, su)).toEqual([
      '#staffId',
    ]);
    const alive = 'update young_person set died_on = null where id = $1';
    expect(await unless(`update young_person set died_on = '2026-11-01' where id = $1`, alive, id)).toEqual([
      '#staffId',
    ]);
    expect((await adviser.post(dutyAt, said)).status).toBe(403);
    expect((await stranger.get(at)).status).toBe(404);
    const form = { ...said, formId: newId() };
    for (let times = 0; times < 2; times++) expect((await manager.post(dutyAt, form)).location).toBe(dutyAt);
    const other = await manager.post(dutyAt, { ...said, staffId: office.colleague.actor.staffId, formId: newId() });
    expect([other.status, main(other)]).toEqual([409, expect.stringContaining('Su Stranger is on duty for them')]);
    const record = main(await adviser.get(at));
    expect(record).toContain('Su StrangerOn duty for them until 30 November 2026');
    expect(record).toContain('Ada WorkerPersonal adviser');

    // Access is by the day itself: before the first day, on its days, and after the last
    const run = (days: string) => onward.sql(`update duty_worker set ${days} where id = $1`, [form.formId]);
    await run('from_on = current_date + 2, until_on = current_date + 3');
    expect((await stranger.get(at)).status).toBe(404);
    await run('from_on = current_date - 3, until_on = current_date - 2');
    expect((await stranger.get(at)).status).toBe(404);
    await run(`from_on = current_date - 1, until_on = greatest(current_date, '2026-11-23') + 20`);
    expect(main(await stranger.get('/today'))).toContain('Pay the deposit');
    expect(main(await stranger.get('/told'))).toContain('You were named to be on duty from 23 November 2026 to');
    expect(main(await stranger.get(at))).toContain('Ada WorkerPersonal adviser');
    // On the day of this record, and on that of the database
    await run(`from_on = least(current_date, '2026-11-23'), until_on = greatest(current_date, '2026-11-23')`);
    // Whoever covers for them sees what they owe; a manager on duty names nobody, and sees no form for it
    const covers = onward.sql(
      `insert into absence (id, fact_id, staff_id, from_on, cover_id)
       select i, i, $1, least(current_date, '2026-11-23'), $2 from gen_random_uuid() i returning id`,
      [su, elsewhere.actor.staffId],
    );
    const [absence] = (await covers) as { id: string }[];
    const seen = await elsewhere.get(dutyAt);
    expect([seen.status, seen.$('#staffId').length]).toEqual([200, 0]);
    expect((await elsewhere.post(dutyAt, { ...said, formId: newId() })).status).toBe(403);
    await onward.sql('update absence set withdrawn = true where id = $1', [absence!.id]);
    expect((await elsewhere.get(dutyAt)).status).toBe(404);
    const backAt = `${dutyAt}/${form.formId}/hand-back`;
    expect((await adviser.post(backAt, { handedBack: 'Paid' })).status).toBe(403);
    expect(fields(await stranger.post(backAt, { handedBack: '' }))).toEqual(['#handedBack']);
    expect((await stranger.post(backAt, { handedBack: 'It is paid' })).status).toBe(303);
    expect((await stranger.get(at)).status).toBe(404);
    expect(main(await adviser.get('/told'))).toContain('Whoever was on duty handed back on 23 November 2026');
    expect(main(await adviser.get(dutyAt))).toContain('Handed back: It is paid');
    expect(main(await adviser.get(at))).toContain('Was on duty for them, until 23 November 2026It is paid');
    await run(`from_on = '2026-11-25', until_on = '2026-11-26'`);
    expect(main(await adviser.get(dutyAt))).toContain(
      '26 November 2026, handed back before it began on 23 November 2026',
    );
    expect((await manager.post(backAt, { handedBack: 'Again' })).status).toBe(409);
    expect((await elsewhere.post(dutyAt, { ...said, formId: newId() })).status).toBe(404);
    // Of two to come, what is refused stands where it was written
    const [first, second] = [newId(), newId()];
    for (const more of [
      { formId: first, fromOn: '27/11/26', untilOn: '27/11/26' },
      { formId: second, fromOn: '28/11/26', untilOn: '28/11/26' },
    ]) {
      expect((await manager.post(dutyAt, { ...said, ...more })).status).toBe(303);
    }
    for (const one of [first, second]) {
      const refused = await manager.post(`${dutyAt}/${one}/hand-back`, { handedBack: '' });
      expect(refused.$('#handedBack').closest('form').attr('action')).toContain(one);
    }
  });
});
