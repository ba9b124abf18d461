import { HEALTH_OWED } from '../../src/health/health-owed';
import { newId } from '../../src/platform/ids';
import { aCareLeaverInANewFlat, type Office } from '../pages/young-person-people';
import { aProgramOf, type Program } from '../support/api';
import type { Answer, SignedInBrowser } from '../support/app';
import { summaryFaults } from '../support/fhir-checks';

/**
 * How a passport is written, shared and given, and how help and registration follow: through the pages, as their users do
 * it. A part of the suite that has an office already. Today is Monday 23 November 2026; the young person is 18 and moved
 * on 17 November.
 */
export function healthOfAPerson(office: () => Office, program: () => Program): void {
  let id: string;
  let at: string;
  let adviser: SignedInBrowser;
  let manager: SignedInBrowser;

  beforeEach(async () => {
    ({ adviser, manager } = office());
    id = await aCareLeaverInANewFlat(office(), { passport: false });
    at = `/young-people/${id}/health`;
  });

  const words = ({ $ }: Answer) => $('main').text().replaceAll(/\s+/g, ' ');
  const summaryOf = ({ $ }: Answer) =>
    $('.govuk-error-summary a')
      .map((_, link) => $(link).attr('href'))
      .get();
  const sql = <Row>(text: string, values: unknown[] = [id]) => office().onward.sql<Row>(text, values);
  const consent = async (adviserMay: 'yes' | 'no', gpMay: 'yes' | 'no') => {
    const { $ } = await adviser.get(`${at}/passport`);
    const was = String($('form[action$=consent] [name=was]').val() ?? '');
    const answer = await adviser.post(`${at}/passport/consent`, { was, adviserMay, gpMay });
    expect(answer.status).toBe(303);
  };
  const form = async (field: string) => {
    const { $ } = await adviser.get(`${at}/passport/fields/${field}`);
    return { formId: newId(), was: String($('[name=was]').val() ?? '') };
  };
  const penicillin = { state: 'known', 'what-0': 'Penicillin', 'when-0': 'May 2019', 'more-0': 'A rash' };
  const allergy = async (share: string[], more: object = {}) =>
    adviser.post(`${at}/passport/fields/allergies`, { ...(await form('allergies')), ...penicillin, share, ...more });
  const version = async () => {
    const answer = await adviser.post(`${at}/passport/versions`, { formId: newId(), rest: 'not-known' });
    expect(answer.status).toBe(303);
  };
  const copy = (givenTo: string, more: object = {}, number = 1) =>
    adviser.post(`${at}/passport/versions/${number}/copies/new`, {
      ...{ formId: newId(), givenTo, toWhom: '', form: 'paper', how: 'in-person', when: 'today', onDate: '' },
      ...more,
    });
  const gp = (name: string, onDate: string, more: object = {}) =>
    adviser.post(`${at}/contacts/new`, {
      ...{ formId: newId(), kind: 'gp', odsCode: '', name, address: '', postcode: '', phone: '' },
      ...{ when: 'another-day', onDate },
      ...more,
    });
  const owed = async () => words(await adviser.get(`/young-people/${id}`));
  it('shows duty in an emergency what is shared with the adviser and cannot wait, and takes it back with the consent', async () => {
    const inEmergency = async () =>
      (await office().colleague.get(`/young-people/${id}/emergency`)).$('#medication').parent().text();
    await allergy(['adviser', 'gp']);
    expect(await inEmergency()).toContain('Nothing is recorded');
    await consent('yes', 'yes');
    const shared = (await inEmergency()).replaceAll(/\s+/g, ' ');
    expect(shared).toContain('Allergies: Penicillin – May 2019 – A rash');
    expect(shared).not.toContain('Nothing is recorded');
    await allergy(['gp']);
    expect(await inEmergency()).not.toContain('Penicillin');
    await allergy(['adviser']);
    await consent('no', 'yes');
    expect(await inEmergency()).not.toContain('Penicillin');
  });

  it('shows the adviser of a field that is kept back nothing, not even whether it is known', async () => {
    await consent('yes', 'yes');
    await allergy(['gp']);

    for (const browser of [adviser, manager]) {
      const shown = await browser.get(`${at}/passport`);
      expect(shown.text).not.toContain('Penicillin');
      expect(shown.$('#allergies').text()).toContain('Not shared with you');
      expect((await browser.get(`${at}/passport/fields/allergies`)).text).not.toContain('Penicillin');
    }
    expect(JSON.stringify((await program().get(`young-people/${id}/passport`)).body)).not.toContain('Penicillin');
    expect((await adviser.get(`${at}/passport?whole=yes`)).status).toBe(403);

    expect(words(await manager.get(`${at}/passport?whole=yes`))).toContain('Penicillin – May 2019 – A rash');
    const whole = await sql<{ count: number }>(
      `select count(*)::int as count from audit_event where young_person_id = $1 and detail->>'page' = 'health-passport-whole'`,
    );
    expect(whole[0]!.count).toBe(1);
  });

  it('shows the adviser only that it was issued, once the young person takes their consent back', async () => {
    await consent('yes', 'yes');
    await allergy(['adviser', 'gp']);
    await version();
    await copy('young-person');
    expect(words(await adviser.get(`${at}/passport`))).toContain('Penicillin');
    await consent('no', 'yes');

    const shown = await adviser.get(`${at}/passport`);
    expect(words(shown)).toContain('Mina was given it on 23 November 2026');
    expect(shown.text).not.toContain('Penicillin');
    expect((await adviser.get(`${at}/passport/versions/1?for=adviser`)).status).toBe(403);
    expect((await adviser.get(`${at}/passport/versions/1?for=gp`)).status).toBe(403);
    expect((await manager.get(`${at}/passport/versions/1?for=gp`)).text).toContain('Penicillin');
  });

  it('shows duty who opened the whole record allergies and medicines that are shared with the adviser, and no more', async () => {
    await consent('yes', 'yes');
    await allergy(['adviser', 'gp']);
    const more = { state: 'known', 'what-0': 'Sertraline', share: ['gp'] };
    await adviser.post(`${at}/passport/fields/medicines`, { ...(await form('medicines')), ...more });
    const family = { state: 'known', text: 'Diabetes in the family', share: ['adviser'] };
    await adviser.post(`${at}/passport/fields/family`, { ...(await form('family')), ...family });
    await version();
    const night = await office().onward.signInAs('duty', { name: 'Ni Night' });
    const opening = `/young-people/${id}/emergency-access`;
    await night.post(opening, { formId: newId(), covers: 'summary', reason: 'health', words: '' });
    expect((await night.get(`${at}/passport`)).status).toBe(404);
    await night.post(opening, { formId: newId(), covers: 'record', words: 'A hospital asks.' });

    const shown = await night.get(`${at}/passport`);
    expect(shown.$('#allergies').text()).toContain('Penicillin');
    expect(shown.$('#allergies').text()).toContain('Shared with: adviser and GP');
    expect(shown.text).not.toMatch(/Sertraline|Diabetes/);
    expect(shown.$('#family').text()).toContain('Not shared with you');
    expect(shown.$('#versions ~ ul a')).toHaveLength(0);
    for (const reader of ['young-person', 'adviser', 'gp']) {
      const copies = ['', '/pdf', '/summary'].map((file) => `${at}/passport/versions/1${file}?for=${reader}`);
      for (const copyOf of copies) expect([copyOf, (await night.get(copyOf)).status]).toEqual([copyOf, 403]);
    }
    await consent('no', 'yes');
    expect((await night.get(`${at}/passport`)).text).not.toContain('Penicillin');
  });

  it('offers of each version those copies that its reader may open', async () => {
    await consent('yes', 'yes');
    await allergy(['gp']);
    await version();
    await allergy(['adviser', 'gp']);
    await version();
    const offered = async (browser: SignedInBrowser) => {
      const { $ } = await browser.get(`${at}/passport`);
      const links = $('#versions ~ ul a[href*="for="]').get();
      return links.map((link) => String($(link).attr('href')));
    };
    const [ofAdviser, ofManager] = [await offered(adviser), await offered(manager)];
    expect(ofAdviser.filter((link) => link.includes('/versions/1'))).toHaveLength(3);
    expect([ofAdviser.length, ofManager.length]).toEqual([12, 18]);
    for (const link of ofAdviser) expect([link, (await adviser.get(link)).status]).toEqual([link, 200]);
  });

  it('is made only when every field is answered, and names those that are not', async () => {
    const refused = await adviser.post(`${at}/passport/versions`, { formId: newId() });
    expect(refused.status).toBe(422);
    const links = refused.$('.govuk-error-summary a').get();
    expect(links.length).toBeGreaterThan(15);
    // Each leads to the one place where it is said, be it a question above that is about the same.
    for (const link of links) expect(refused.$(String(refused.$(link).attr('href')))).toHaveLength(1);
    expect(refused.$('[name=adviserMay]').closest('.govuk-form-group').text()).toContain('Ask whether the adviser');
    expect(refused.$('[name=gpMay]').closest('.govuk-form-group').text()).not.toContain('My GP');
    await consent('yes', 'no');
    const formId = newId();
    for (let twice = 0; twice < 2; twice++) {
      expect((await adviser.post(`${at}/passport/versions`, { formId, rest: 'not-known' })).status).toBe(303);
    }
    expect(await sql('select number from passport_version where young_person_id = $1')).toEqual([{ number: 1 }]);
    const same = await adviser.post(`${at}/passport/versions`, { formId: newId() });
    expect(same.status).toBe(409);
    expect(words(same)).toContain('Nothing has changed since version 1');
  });

  it('meets what is due with the first copy of the young person, and a later version moves nothing', async () => {
    const given = () =>
      sql<{ givenOn: string | null }>(
        `select given_on as "givenOn" from health_passport where young_person_id = $1 and replaced_by_id is null`,
      );
    await consent('yes', 'yes');
    await version();
    expect(await given()).toEqual([{ givenOn: null }]);
    expect((await copy('young-person')).status).toBe(303);
    expect(await given()).toEqual([{ givenOn: '2026-11-23' }]);
    await allergy(['adviser', 'gp']);
    await version();
    await copy('young-person', { form: 'pdf', how: 'secure-email' }, 2);
    expect(await given()).toEqual([{ givenOn: '2026-11-23' }]);

    const [first, second] = await sql<{ id: string }>(
      'select id from passport_copy where young_person_id = $1 order by recorded_at',
    );
    const why = { reason: 'Left in the car' };
    await adviser.post(`${at}/passport/copies/${first!.id}/take-out`, why);
    expect(await given()).toEqual([{ givenOn: '2026-11-23' }]);
    await adviser.post(`${at}/passport/copies/${second!.id}/take-out`, why);
    expect(await given()).toEqual([{ givenOn: null }]);
    expect((await adviser.post(`${at}/passport/copies/${second!.id}/take-out`, { reason: '' })).status).toBe(422);
  });

  it('gives nobody a copy against their word, and keeps nothing of it', async () => {
    await consent('no', 'no');
    await version();
    await gp('High Street Surgery', '20/11/26');
    for (const who of ['adviser', 'gp']) {
      const refused = await copy(who);
      expect(refused.status).toBe(422);
      expect(refused.$('.govuk-error-summary').text()).toContain('has not agreed');
    }
    expect((await copy('other')).$('.govuk-error-summary').text()).toContain('Enter who was given it');
    expect((await copy('young-person', { when: 'another-day', onDate: '1/11/26' })).status).toBe(422);
    expect(await sql('select 1 from passport_copy where young_person_id = $1')).toEqual([]);
  });

  it('goes to the new GP who is named with the move, and nobody types the GP again under Health', async () => {
    await consent('yes', 'yes');
    await version();
    await gp('High Street Surgery', '17/11/26');
    await gp('Smile', '17/11/26', { kind: 'dentist' });
    const move = (more: object) =>
      adviser.post(`/young-people/${id}/moves/new`, {
        ...{ type: 'U', when: 'another-day', onDate: '20/11/26', step: 'save', formId: newId(), gp: 'new' },
        ...more,
      });
    const contacts = () =>
      sql<{ kind: string; name: string; code: string | null; from: string; to: string | null }>(
        `select kind, name, ods_code as code, from_on::text as "from", to_on::text as "to" from health_contact
          where young_person_id = $1 and replaced_by_id is null and not withdrawn order by kind desc, from_on`,
      );
    const before = await contacts();

    const named = { gpName: 'Abbey Surgery', gpOdsCode: 'a81 009', formId: newId() };
    for (const step of ['', 'save']) {
      const refused = await move({ ...named, step, gpOdsCode: '123' });
      expect(refused.status).toBe(422);
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#gpOdsCode');
    }
    const nameless = await move({ ...named, step: '', gpName: '', gpOdsCode: 'z99999' });
    expect(nameless.$('.govuk-error-summary a').attr('href')).toBe('#gpName');
    expect((await move({ ...named, step: '' })).$('#gp').text()).toContain('Abbey Surgery from 20 November 2026');
    expect(await contacts()).toEqual(before);

    for (const time of [1, 2]) expect([time, (await move(named)).status]).toEqual([time, 303]);
    expect(await contacts()).toEqual([
      { kind: 'gp', name: 'High Street Surgery', code: null, from: '2026-11-17', to: '2026-11-20' },
      { kind: 'gp', name: 'Abbey Surgery', code: 'A81009', from: '2026-11-20', to: null },
      { kind: 'dentist', name: 'Smile', code: null, from: '2026-11-17', to: null },
    ]);
    const told = await sql(
      `select 1 from audit_event where young_person_id = $1 and did = 'health-contact.recorded' and detail->>'fromOn' = '2026-11-20'`,
    );
    expect(told).toHaveLength(1);
    const now = await owed();
    expect(now).toContain('Take the health passport to their GP, Abbey Surgery');
    expect(now).toContain('Say which dentist they have since the move');
    expect(now).not.toMatch(/Register with a GP|Say which GP|Send the health history/);

    expect((await move({ onDate: '21/11/26', gpName: '', gpOdsCode: '' })).status).toBe(303);
    expect(await contacts()).toHaveLength(3);
    expect(await owed()).toContain('Say which GP and dentist they have since the move');
  });

  it('goes to the new GP after a move: owed until it is there, and owed again to the next one', async () => {
    expect(await owed()).not.toContain('Say which GP and dentist');
    const move = { type: 'U', when: 'another-day', onDate: '18/11/26', address: '9 Quay', postcode: 'RG2 1AA' };
    const moved = await adviser.post(`/young-people/${id}/moves/new`, {
      ...{
        ...move,
        step: 'save',
        formId: newId(),
        carer: '',
        provider: '',
        providedUnder: 's24B',
        placedByAuthority: 'yes',
      },
      providerRegistered: '',
    });
    expect(moved.status).toBe(303);
    // The move asks for it among its own tasks, and nothing else asks for it too.
    expect(await owed()).toContain('Register with a GP and a dentist, and 4 more after the move');
    expect(await owed()).not.toContain('Say which GP and dentist');
    const [task] = await sql<{ id: string; home: string }>(
      `select id, accommodation_id as home from move_task where young_person_id = $1 and place = 1`,
    );
    const tick = (step: string) =>
      adviser.post(`/young-people/${id}/homes/${task!.home}/tasks`, { [`step-${task!.id}`]: step });
    const home = await adviser.get(`/young-people/${id}/homes/${task!.home}`);
    expect(home.$('#tasks ~ form a').attr('href')).toBe(`${at}#registered`);
    await tick('done');
    expect(await owed()).toContain('Say which GP and dentist they have since the move');
    expect(await owed()).not.toContain('Register with a GP');
    await tick('to-do');
    await consent('yes', 'yes');
    await version();
    await office().onward.sql(
      `insert into gp_practice (ods_code, name, postcode) values ('A81001', 'Quay Surgery', 'WM2 4BD') on conflict do nothing`,
    );
    expect((await gp('', '19/11/26', { odsCode: 'a81001' })).status).toBe(303);
    await gp('Smile', '19/11/26', { kind: 'dentist' });
    const now = await owed();
    expect(now).not.toContain('Say which GP and dentist');
    expect(now).not.toMatch(/Register with a GP|Send the health history/);
    expect(now).toContain('Tell those who pay benefits, and 2 more after the move');
    expect((await adviser.get(`/young-people/${id}/homes/${task!.home}`)).text).toContain('Seen to under Health');
    expect(now).toContain('Take the health passport to their GP, Quay Surgery');

    expect((await copy('gp', { form: 'fhir', how: 'secure-email' })).status).toBe(303);
    expect(await owed()).not.toContain('Take the health passport');
    await gp('Northfield Health Centre', '22/11/26');
    expect(await owed()).toContain('Take the health passport to their GP, Northfield Health Centre');
    const contacts = await sql<{ name: string; toOn: string | null }>(
      `select name, to_on as "toOn" from health_contact where young_person_id = $1 and kind = 'gp' and replaced_by_id is null order by from_on`,
    );
    expect(contacts).toEqual([
      { name: 'Quay Surgery', toOn: '2026-11-22' },
      { name: 'Northfield Health Centre', toOn: null },
    ]);
    expect((await gp('Before', '1/11/26')).status).toBe(409);
    expect((await gp('', '23/11/26', { odsCode: '8100' })).status).toBe(422);
    // Who said with the move that they keep their GP is asked for the dentist alone, until that is said too.
    await sql(`update move_said set gp = 'keeps' where accommodation_id = $1`, [task!.home]);
    await sql(`update health_contact set withdrawn = true, withdrawn_reason = 'Never.' where young_person_id = $1`, [
      id,
    ]);
    expect(await owed()).toContain('Say which dentist they have since the move');
    await gp('Smile', '20/11/26', { kind: 'dentist' });
    expect(await owed()).not.toContain('since the move');
  });

  it('shows both where two wrote the same field at once, and lets nobody win in silence', async () => {
    await consent('yes', 'yes');
    const [mine, theirs] = [await form('allergies'), await form('allergies')];
    const bees = { state: 'known', 'what-0': 'Bees', share: ['adviser'] };
    expect((await adviser.post(`${at}/passport/fields/allergies`, { ...theirs, ...bees })).status).toBe(303);
    const refused = await adviser.post(`${at}/passport/fields/allergies`, {
      ...mine,
      ...penicillin,
      share: ['adviser'],
    });

    expect(refused.status).toBe(409);
    expect(refused.$('#stands').text()).toContain('Bees');
    expect(refused.$('[name=what-0]').val()).toBe('Penicillin');
    const again = { formId: String(refused.$('[name=formId]').val()), was: String(refused.$('[name=was]').val()) };
    await adviser.post(`${at}/passport/fields/allergies`, { ...again, ...penicillin, share: ['adviser'] });
    expect(words(await adviser.get(`${at}/passport`))).toContain('Penicillin');
  });

  it('keeps the lines of a list that were typed where a date is none, and adds more', async () => {
    const answer = await allergy(['adviser'], { 'when-0': 'as a child' });
    expect(answer.status).toBe(422);
    expect(answer.$('.govuk-error-summary a').attr('href')).toBe('#when-0');
    expect(answer.$('[name=when-0]').val()).toBe('as a child');
    const more = await allergy(['adviser'], { lines: 'more' });
    expect([more.status, more.$('[name^=what-]').length]).toEqual([200, 4]);
    expect(await sql('select 1 from passport_item where young_person_id = $1')).toEqual([]);
  });

  it('is a summary for health systems and a tagged PDF, each cut for its reader', async () => {
    await consent('yes', 'yes');
    await allergy(['adviser', 'gp']);
    await adviser.post(`${at}/passport/fields/family`, {
      ...(await form('family')),
      ...{ state: 'known', text: 'Diabetes in the family', share: [] },
    });
    await version();
    const { text, headers, status } = await adviser.get(`${at}/passport/versions/1/summary?for=gp`);
    expect([status, headers['content-type']]).toEqual([200, 'application/fhir+json']);
    expect(headers['content-disposition']).not.toContain('Mina');
    expect(summaryFaults(JSON.parse(text))).toEqual([]);
    expect(text).toContain('Penicillin');
    expect(text).not.toContain('Diabetes');
    expect((await adviser.get(`${at}/passport/versions/1/summary?for=young-person`)).status).toBe(403);
    const own = await manager.get(`${at}/passport/versions/1/summary?for=young-person`);
    expect(own.text).toContain('Diabetes');
    const pdf = await manager.get(`${at}/passport/versions/1/pdf?for=young-person`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('takes from a program only what fits the field, and names what does not', async () => {
    const said = { field: 'allergies', state: 'known', forAdviser: true, forGp: true, was: null };
    const send = (more: object) => program().post(`young-people/${id}/passport/fields`, { ...said, ...more });
    for (const content of [
      { shape: 'list' },
      { shape: 'list', entries: [null] },
      { shape: 'list', entries: [{ what: 5 }] },
      { shape: 'text', text: 'Bees' },
      {},
    ]) {
      const refused = await send({ content });
      expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '#/content' }]]);
    }
    const bees = { shape: 'list', entries: [{ what: 'Bees' }] };
    const withheld = await send({ state: 'withheld', content: bees });
    expect([withheld.status, withheld.body.errors]).toMatchObject([422, [{ pointer: '#/content' }]]);
    expect(await sql('select 1 from passport_item where young_person_id = $1')).toEqual([]);
    const halfALetter = JSON.stringify({ ...said, content: { shape: 'list', entries: [{ what: 'Bees\ud800' }] } });
    const deep = JSON.stringify({ ...said, content: 0 }).replace(
      '"content":0',
      `"content":${'{"in":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    );
    for (const unreadable of [halfALetter, deep]) {
      expect((await program().post(`young-people/${id}/passport/fields`, unreadable)).status).toBe(400);
    }
    expect(await sql('select 1 from passport_item where young_person_id = $1')).toEqual([]);
    expect((await send({ content: { ...bees, more: 'secret' } })).status).toBe(201);
    expect(await sql('select content from passport_item where young_person_id = $1')).toEqual([
      { content: { shape: 'list', entries: [{ what: 'Bees', when: null, more: null }] } },
    ]);
  });

  it('takes a referral from a program only to a service of the directory', async () => {
    const said = {
      referredOn: '2026-11-02',
      service: 'Talk',
      step: 2,
      need: 'Sleep',
      agreed: true,
      serviceId: newId(),
    };
    const refused = await program().post(`young-people/${id}/wellbeing-referrals`, said);
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '#/serviceId' }]]);
    expect(await sql('select 1 from wellbeing_referral where young_person_id = $1')).toEqual([]);
  });

  it('shows the services of their area and age, and those for everywhere', async () => {
    const service = { kind: 'emotional', what: 'Talks.', how: 'Ring.', step: '2', waitDays: '', closed: 'no' };
    const add = (given: Record<string, string>) =>
      manager.post('/health-services/new', {
        ...service,
        formId: newId(),
        areas: '',
        ageFrom: '',
        ageTo: '',
        ...given,
      });
    await add({ name: 'Harbour District', areas: 'RG1' });
    await add({ name: 'Harbour Town', areas: 'LS1, RG' });
    await add({ name: 'Northern Harbour', areas: 'LS1' });
    await add({ name: 'Harbour Line' });
    await add({ name: 'Late Harbour', ageFrom: '40' });

    const near = words(await adviser.get(at));

    for (const name of ['Harbour District', 'Harbour Town', 'Harbour Line']) expect(near).toContain(name);
    for (const name of ['Northern Harbour', 'Late Harbour']) expect(near).not.toContain(name);
  });

  it('keeps a directory that is checked, its sessions day by day, and how many came without who', async () => {
    const { colleague, stranger } = office();
    const said = { kind: 'advice', what: 'Debts.', how: 'Ring.', areas: 'RG1', closed: 'no', name: 'Square Advice' };
    const service = { ...said, formId: newId(), opening: 'Mondays 9 to 5', booking: 'https://book.example/x' };
    for (const booking of ['javascript:alert(1)', 'https://', 'book.example', 'https://a b']) {
      const refused = await manager.post('/health-services/new', { ...service, booking });
      expect([refused.status, summaryOf(refused)]).toEqual([422, ['#booking']]);
    }
    expect((await manager.post('/health-services/new', { ...service, staffNote: 'Ask for Sam.' })).status).toBe(303);
    const one = `/health-services/${service.formId}`;
    // Half a year on, to the day, somebody looks again: who looked last, by name.
    const stale = async (on: string) => {
      await sql('update health_service set checked_on = $2 where id = $1', [service.formId, on]);
      return (await adviser.get('/health-services')).$('[aria-labelledby=to-check]').text();
    };
    expect(await stale('2026-05-24')).not.toContain('Square Advice');
    expect(await stale('2026-05-23')).toContain('Square Advice');
    expect(await stale('2026-05-23')).toContain('looks again');
    expect(words(await manager.get('/team'))).toContain('to check');
    expect((await adviser.post(`${one}/checked`, { version: '1', from: 'list' })).status).toBe(303);
    expect(words(await adviser.get(`${one}/sessions`))).toContain('Last checked on 23 November 2026 by');
    // What colleagues should know: two who write at once see each other's.
    const notes = ['Ask for Sam, upstairs.', 'Sam has left.'];
    expect((await adviser.post(`${one}/checked`, { version: '1', staffNote: notes[0]! })).status).toBe(303);
    const late = await colleague.post(`${one}/checked`, { version: '1', staffNote: notes[1]! });
    expect([late.status, late.$('[name=staffNote]').val(), late.$('[name=version]').val()]).toEqual([
      409,
      notes[1],
      '2',
    ]);
    expect(words(late)).toContain(notes[0]);
    expect((await stranger.post(`/health-services/${newId()}/checked`, { version: '1' })).status).toBe(404);
    expect((await adviser.get('/health-services/pdf?area=RG1')).status).toBe(200);

    // Mondays: today and in a week.
    const clinic = { ...{ formId: newId(), often: 'weekly', firstOn: '2/11/26', lastOn: '', fromTime: '2pm' } };
    const more = { toTime: '4.30pm', place: 'Room 2', way: 'booked', note: 'Bring your letters.' };
    const wrong = [
      [{ toTime: '1pm' }, 'toTime'],
      [{ fromTime: 'early' }, 'fromTime'],
      [{ lastOn: '1/11/26' }, 'lastOn'],
      [{ often: 'once', lastOn: '9/11/26' }, 'lastOn'],
      [{ place: '' }, 'place'],
    ] as const;
    for (const [fault, field] of wrong) {
      const refused = await manager.post(`${one}/sessions/new`, { ...clinic, ...more, ...fault });
      expect([refused.status, summaryOf(refused)]).toEqual([422, [`#${field}`]]);
    }
    for (let twice = 0; twice < 2; twice++) {
      expect((await manager.post(`${one}/sessions/new`, { ...clinic, ...more })).status).toBe(303);
    }
    const days = async (area: string) =>
      (await adviser.get(`/health-services/clinics?area=${area}`)).$('main li:contains("Square Advice")').length;
    expect(await days('RG1')).toBe(2);
    expect(await days('LS1')).toBe(0);
    const calendar = await adviser.get('/health-services/clinics?area=RG1');
    expect(words(calendar)).toContain('2pm to 4:30pm: Square Advice');
    expect(calendar.$('a:contains("book online")').attr('href')).toBe('https://book.example/x');
    expect(words(calendar)).not.toContain('Sam');
    expect((await adviser.get('/health-services/clinics/pdf?area=RG1')).status).toBe(200);
    const session = `${one}/sessions/${clinic.formId}`;
    const ends = { ...clinic, ...more, lastOn: '24/11/26', version: '1' };
    expect((await manager.post(session, ends)).status).toBe(303);
    const meanwhile = await manager.post(session, { ...ends, place: 'Room 3' });
    expect([meanwhile.status, meanwhile.$('[name=version]').val()]).toEqual([409, '2']);
    expect(await days('RG1')).toBe(1);
    expect((await manager.get(`/health-services/${newId()}/sessions/${clinic.formId}`)).status).toBe(404);

    // A number and no name; 1 to 4 are shown to nobody, nor what would tell them.
    const count = (onDay: string, came: string, was = '') =>
      adviser.post(`${one}/counts`, { formId: newId(), onDay, came, was });
    for (const [onDay, came, field] of [
      ['23/11/26', '501', '#came'],
      ['23/11/26', 'some', '#came'],
      ['30/11/26', '5', '#onDay'],
      ['17/11/26', '5', '#onDay'],
    ]) {
      const refused = await count(onDay!, came!);
      expect([refused.status, summaryOf(refused)]).toEqual([422, [field]]);
    }
    const strayed = await count('9/11/26', '6', newId());
    expect([strayed.status, strayed.$('[name=was]').val()]).toEqual([409, '']);
    for (const [onDay, came] of [
      ['9/11/26', '6'],
      ['16/11/26', '3'],
      ['23/11/26', '9'],
    ]) {
      expect((await count(onDay!, came!)).status).toBe(303);
    }
    // Nobody finds out by guessing what is not shown, and a look at another day’s number leaves no dead end
    expect((await count('16/11/26', '3')).status).toBe(409);
    const shown = async () => words(await stranger.get(`${one}/sessions`));
    expect(await shown()).toContain('23 Nov 2026: 9; 16 Nov 2026: not shown');
    expect(await shown()).toMatch(/Over all 3 days that were counted: 18 .*9 Nov 2026: not shown/);
    const again = await count('16/11/26', '7');
    expect(again.status).toBe(409);
    expect((await count('16/11/26', '7', String(again.$('[name=was]').val()))).status).toBe(303);
    expect(await shown()).toContain('November 2026: 2223 Nov 2026: 9; 16 Nov 2026: 7; 9 Nov 2026: 6');
    const columns = await sql<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'health_service_count'",
      [],
    );
    expect(columns.map(({ name }) => name).filter((name) => name.includes('young') || name.includes('person'))).toEqual(
      [],
    );
    const { body } = await program().get('health-services/counts');
    expect(body.items).toContainEqual(
      expect.objectContaining({ serviceId: service.formId, onDay: '2026-11-16', came: 7 }),
    );
    const listed = await program().get('health-services/clinics?area=RG1');
    expect(listed.body.items).toMatchObject([{ service: 'Square Advice', on: '2026-11-23', fromTime: '14:00' }]);
  });

  it('asks after the wait that the service promised, where that is shorter than the council’s', async () => {
    const service = { name: 'Pier Talk', kind: 'emotional', what: 'Talks.', how: 'Ring.', step: '2', areas: '' };
    const added = { ...service, formId: newId(), closed: 'no', waitDays: '7' };
    await manager.post('/health-services/new', added);
    const referral = {
      ...{ formId: newId(), serviceId: added.formId, service: '', step: '2', need: 'Sleep', agreed: 'yes' },
      ...{ referredOn: '15/11/26', firstSeenOn: '', endedOn: '', ended: '', interim: '', interimBy: '' },
    };
    await adviser.post(`${at}/referrals/new`, referral);

    const [line] = await sql<{ due: string }>(
      `select due_on::text as due from (${HEALTH_OWED.find(({ kind }) => kind === 'Waiting for emotional help')!.sql}) o
        where o.young_person_id = $1`,
    );
    expect(line?.due).toBe('2026-11-22');
    await sql('update young_person set withdrawn_at = now() where id = $1');
  });

  it('keeps the service of a referral that has closed since, and counts nobody who was taken out of the records', async () => {
    const service = { name: 'Quay Talk', kind: 'emotional', what: 'Talks.', how: 'Ring.', step: '2', waitDays: '28' };
    const added = { ...service, formId: newId(), closed: 'no', areas: '' };
    expect((await manager.post('/health-services/new', added)).status).toBe(303);
    const referral = {
      ...{ formId: newId(), serviceId: added.formId, service: '', step: '2', need: 'Sleep', agreed: 'yes' },
      ...{ referredOn: '1/10/26', firstSeenOn: '', endedOn: '', ended: '', interim: '', interimBy: '' },
    };
    expect((await adviser.post(`${at}/referrals/new`, referral)).status).toBe(303);
    const waiting = async () => words(await adviser.get('/health-services'));
    expect(await waiting()).toContain('1 waiting');
    // To another team one person would tell who it is.
    const toOthers = words(await office().stranger.get('/health-services'));
    expect(toOthers).toContain('fewer than 5 waiting now');
    expect(toOthers).not.toContain('1 waiting');
    expect(
      (await manager.post(`/health-services/${added.formId}`, { ...added, closed: 'yes', version: '1' })).status,
    ).toBe(303);
    const opened = await adviser.get(`${at}/referrals/${referral.formId}`);
    expect(opened.$('[name=serviceId]').val()).toBe(added.formId);

    await manager.post(`/health-services/${added.formId}`, { ...added, closed: 'no', version: '2' });
    await sql('update young_person set withdrawn_at = now() where id = $1');
    expect(await waiting()).not.toContain('1 waiting');
  });

  it('counts what came of each service for whom the reader may see, each number open to its names', async () => {
    const service = { name: 'Jetty Talk', kind: 'emotional', what: 'Talks.', how: 'Ring.', step: '3', waitDays: '28' };
    const added = { ...service, formId: newId(), closed: 'no', areas: '' };
    expect((await manager.post('/health-services/new', added)).status).toBe(303);
    const referral = {
      ...{ formId: newId(), serviceId: added.formId, service: '', step: '3', need: 'Sleep', agreed: 'yes' },
      ...{ referredOn: '1/6/26', firstSeenOn: '11/6/26', endedOn: '1/9/26', ended: 'completed', interim: '' },
      ...{ interimBy: '', scale: 'SWEMWBS', scoreBefore: '18', scoreAfter: '25' },
    };
    expect((await adviser.post(`${at}/referrals/new`, referral)).status).toBe(303);

    const outcomes = await adviser.get('/health-services/outcomes');
    expect(words(outcomes)).toContain(
      'SWEMWBS: 1 both scores, 1 better, 0 the same, 0 worse, 0 lack one score; middle change +7; a higher score is better',
    );
    expect(words(outcomes)).toContain('10 days');
    const better = String(outcomes.$('a:contains("1 better")').last().attr('href')).split('#')[0]!;
    expect(words(await adviser.get(better))).toMatch(
      /Who is behind this number.*Fable.*SWEMWBS: 18 before, 25 after.*Close this list/,
    );
    expect(words(await adviser.get(better.replace('count=up', 'count=down')))).toContain('Nobody whom you may see.');
    expect(words(await office().stranger.get(better))).not.toMatch(/Fable|Jetty/);
    expect(words(await adviser.get(better.replace('count=up', 'count=nothing')))).not.toContain('Who is behind');
  });

  it('counts the wait for help, is owed past its days, and keeps who was asked and the answer', async () => {
    const referral = {
      ...{ formId: newId(), serviceId: '', service: 'Talk', step: '2', need: 'Does not sleep', agreed: 'yes' },
      ...{ referredOn: '1/10/26', firstSeenOn: '', endedOn: '', ended: '', interim: '', interimBy: '' },
    };
    for (let twice = 0; twice < 2; twice++) await adviser.post(`${at}/referrals/new`, referral);
    const [{ factId }] = (await sql<{ factId: string }>(
      'select fact_id as "factId" from wellbeing_referral where young_person_id = $1',
    )) as [{ factId: string }];
    const here = `${at}/referrals/${factId}`;
    const shown = words(await adviser.get(here));
    expect(shown).toContain('53 days since 1 October 2026');
    expect(shown).toContain('they are seen by 29 October 2026');
    expect(await owed()).toContain('Ask Talk how long the wait will be');

    const asked = { formId: newId(), toWhom: 'Their manager', asked: 'When?', when: 'today', onDate: '' };
    expect((await adviser.post(`${here}/escalations`, asked)).status).toBe(303);
    expect((await adviser.post(`${here}/escalations`, { ...asked, formId: newId(), toWhom: '' })).status).toBe(422);
    const [{ id: escalationId }] = (await sql<{ id: string }>(
      'select id from wellbeing_escalation where young_person_id = $1',
    )) as [{ id: string }];
    await adviser.post(`${here}/escalations/${escalationId}/answer`, { answer: 'Next week' });
    expect(words(await adviser.get(here))).toContain('Answered on 23 November 2026: Next week');
    const another = await aCareLeaverInANewFlat(office());
    const elsewhere = `/young-people/${another}/health/referrals/${factId}`;
    expect((await adviser.post(`${elsewhere}/escalations/${escalationId}/answer`, { answer: 'x' })).status).toBe(404);
    expect((await adviser.get(elsewhere)).status).toBe(404);

    const row = String((await adviser.get(here)).$('[name=row]').val());
    const ended = { ...referral, row, endedOn: '20/11/26', ended: '' };
    expect((await adviser.post(here, ended)).$('.govuk-error-summary a').attr('href')).toBe('#ended');
    await adviser.post(here, {
      ...ended,
      firstSeenOn: '10/11/26',
      ended: 'completed',
      scoreBefore: '14',
      scoreAfter: '21',
    });
    const over = words(await adviser.get(at));
    expect(over).toContain('seen after 40 days');
    expect(over).toContain('Ended on 20 November 2026: help was given and is over');
    expect(await owed()).not.toContain('Ask Talk');
  });

  describe('a referral for help with how they feel', () => {
    let here: string;
    const referral = {
      ...{ serviceId: '', service: 'Talk', step: '3', need: 'Does not sleep', agreed: 'yes', referredOn: '9/11/26' },
      ...{ firstSeenOn: '', endedOn: '', ended: '', interim: '', interimBy: '' },
    };
    const stands = async () =>
      words(await adviser.get(here)).match(/Help meanwhile *(.*?) *(Measured|Ended|Asked about the wait)/)![1];
    const changes = async (given: object) => ({
      ...{ ...referral, row: String((await adviser.get(here)).$('[name=row]').val()) },
      ...given,
    });
    const due = async () =>
      (
        await sql<{ due: string }>(
          `select due_on::text as due from (${HEALTH_OWED.find(({ kind }) => kind === 'Waiting for emotional help')!.sql}) o
            where o.young_person_id = $1`,
        )
      ).map((one) => one.due);
    const asks = (given: object = {}) => {
      const today = { when: 'today', onDate: '' };
      return adviser.post(`${here}/escalations`, {
        ...{ formId: newId(), toWhom: 'The designated nurse', asked: 'When will she be seen?', ...today, ...given },
      });
    };
    const at = async (page = here) => words(await adviser.get(page));

    beforeEach(async () => {
      const begun = await adviser.post(`/young-people/${id}/health/referrals/new`, { ...referral, formId: newId() });
      expect(begun.location).toContain('#wellbeing');
      const [row] = await sql<{ factId: string }>(
        'select fact_id as "factId" from wellbeing_referral where young_person_id = $1 and replaced_by_id is null',
      );
      here = `/young-people/${id}/health/referrals/${row!.factId}`;
    });

    it('says that nothing helps meanwhile until somebody says what does and who gives it', async () => {
      const health = `/young-people/${id}/health`;
      expect(await stands()).toBe('None yet');
      expect(await at(health)).toContain('waiting 14 days No help meanwhile');
      const meanwhile = async () => (await owed()).includes('Agree what helps until');
      expect(await meanwhile()).toBe(true);
      const nobody = await adviser.post(here, await changes({ interimBy: 'Youth worker' }));
      expect(nobody.$('.govuk-error-summary a').attr('href')).toBe('#interim');
      expect(nobody.$('#interimBy').val()).toBe('Youth worker');

      const helps = { interim: 'A call every Tuesday', interimBy: 'Jo, youth worker' };
      expect((await adviser.post(here, await changes(helps))).location).toBe(here);

      expect(await stands()).toBe('A call every Tuesday, by Jo, youth worker');
      expect(await at(health)).not.toContain('No help meanwhile');
      expect(await meanwhile()).toBe(false);
      await adviser.post(here, await changes({ ...helps, firstSeenOn: '23/11/26' }));
      expect(await at()).toContain('Seen on 23 November 2026, after 14 days');
      expect(await stands()).toContain('A call every Tuesday');
    });

    it('changed by two at once shows both, and the first is not lost', async () => {
      const mine = await changes({ interim: 'A walk on Fridays', interimBy: '' });
      await manager.post(here, await changes({ interim: 'A call every Tuesday', interimBy: '' }));

      const late = await adviser.post(here, mine);

      expect(late.status).toBe(409);
      expect(words(late)).toContain('Help meanwhileA call every Tuesday');
      expect(words(late)).toContain('Somebody else changed this meanwhile');
      expect(late.$('#interim').val()).toBe('A walk on Fridays');
      expect(await stands()).toBe('A call every Tuesday');
    });

    it('is asked about again as many days after somebody was asked, until they are seen', async () => {
      expect(await due()).toEqual(['2026-12-07']);
      const early = await asks({ when: 'another-day', onDate: '8/11/26' });
      expect([early.status, early.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#onDate']);
      expect(early.$('#asked').val()).toBe('When will she be seen?');
      expect(await due()).toEqual(['2026-12-07']);

      await asks({ when: 'another-day', onDate: '16/11/26' });
      expect(await due()).toEqual(['2026-12-14']);
      await asks();
      expect(await due()).toEqual(['2026-12-21']);
      expect(await at()).toMatch(
        /23 November 2026 *, The designated nurse[^]*16 November 2026 *, The designated nurse/,
      );
      await adviser.post(here, await changes({ firstSeenOn: '23/11/26' }));
      expect(await due()).toEqual([]);
    });

    it('keeps the first answer, and what a second wrote is shown and not saved', async () => {
      await asks();
      const { $ } = await adviser.get(here);
      const answers = $('form[action$="/answer"]').attr('action')!;
      const none = await adviser.post(answers, { answer: ' ' });
      expect([none.status, none.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#answer']);
      await manager.post(answers, { answer: 'In two weeks' });

      const second = await adviser.post(answers, { answer: 'Next month' });

      expect(second.status).toBe(409);
      expect(second.$('.govuk-error-summary a').attr('href')).toBe('#answer');
      expect(second.$('#answer').text()).toContain('Next month');
      expect(await at()).toContain('In two weeks');
      expect(await at()).not.toContain('Next month');
      await adviser.post(here, await changes({ endedOn: '23/11/26', ended: 'moved' }));
      const over = await asks();
      expect(over.status).toBe(409);
      expect(over.$(over.$('.govuk-error-summary a').attr('href'))).toHaveLength(1);
    });
  });

  it('keeps a no to the passport with its day and words, owes the next offer, and counts it by itself', async () => {
    const link = (await adviser.get(at)).$('a:contains("They said no")').first().attr('href')!;
    expect(link).toBe(`${at}/appointments/new?no=health-passport`);
    const opened = await adviser.get(link);
    const no = {
      ...{ formId: newId(), kind: 'health-passport', outcome: 'declined', offeredOn: '20/11/26', forOn: '' },
      ...{ declinedOn: String(opened.$('#declinedOn').val()), delay: 'young-person', partner: '', note: '' },
    };
    const record = (given: object = {}) => adviser.post(`${at}/appointments/new`, { ...no, ...given });
    expect(summaryOf(await record())).toEqual(['#partner', '#note']);
    expect(summaryOf(await record({ declinedOn: '', partner: 'Jo' }))).toEqual(['#declinedOn']);
    expect(summaryOf(await record({ declinedOn: '19/11/26', partner: 'Jo', note: 'No' }))).toEqual(['#declinedOn']);
    expect(summaryOf(await record({ outcome: 'attended', forOn: '20/11/26' }))).toEqual(['#outcome']);
    const said = { partner: 'Jo, nurse', note: 'I know my own health' };
    expect((await office().stranger.post(`${at}/appointments/new`, { ...no, ...said })).status).toBe(404);
    expect(await sql('select from health_appointment where young_person_id = $1')).toEqual([]);
    expect((await record(said)).location).toBe(at);

    const shown = words(await adviser.get(at));
    expect(shown).toContain(
      "declined on 23 November 2026, so by the authority's standard it is offered again by 23 February 2027.",
    );
    expect(shown).toContain(
      "They said no on 23 November 2026; by the authority's standard it is offered again by 23 February 2027.",
    );
    expect(shown).toContain(
      'they did not want it, said on 23 November 2026Jo, nurseCause of delay: young person’s choiceI know my own health',
    );
    expect(words(await manager.get('/figures/health'))).not.toContain('Jo, nurse');
    // Whoever does not see health reads that it is owed, and not of the no
    const person = at.replace('/health', '');
    const [{ due }] = (await sql<{ due: string }>(
      `select id as due from deadline where young_person_id = $1 and rule like 'HE-%' and state = 'declined'`,
    )) as [{ due: string }];
    const readsPeople = await aProgramOf(office().onward, manager.actor, ['read:people']);
    for (const where of [person, `${person}/due/${due}`, `${person}/as-shown?on=2026-11-23`]) {
      const [seen, unseen] = [words(await adviser.get(where)), words(await office().dataOfficer.get(where))];
      expect([where, seen]).toEqual([where, expect.stringMatching(/declined/)]);
      expect([where, unseen]).toEqual([
        where,
        expect.not.stringMatching(/declined|said no|after a no|offered? .*again/i),
      ]);
    }
    for (const where of [
      `young-people/${id}/deadlines`,
      `young-people/${id}/deadlines/${due}`,
      'deadlines?rule=HE',
      'owed',
      'young-people',
    ]) {
      const { status, text: said } = await readsPeople.get(where);
      expect([where, status]).toEqual([where, 200]);
      expect([where, said]).toEqual([
        where,
        expect.not.stringMatching(/declined on|"declined"|after a no|passport again/),
      ]);
    }
    const again = () =>
      sql<{ due: string; what: string }>(
        `select what, due_on::text as due from (${HEALTH_OWED.find(({ kind }) => kind === 'Offer again after a no')!.sql}) o
          where o.young_person_id = $1`,
      );
    expect(await again()).toEqual([{ what: 'Offer the health passport again', due: '2027-02-23' }]);
    const refused = async () => words(await manager.get('/figures/health/people?figure=passportBy18&of=refused'));
    expect(await refused()).toMatch(/Mina.*Without, they said no/);
    // Data officers answer for the same figures, and are told of nobody's no.
    const { dataOfficer } = office();
    const fell = `figures/what-fell-due/items?period=2026-q2`;
    const noOf = async (browser: SignedInBrowser) => [
      (await browser.get(`/${fell}&of=declined`)).$(`a[href="${person}"]`).length,
      words(await browser.get('/figures/health/people?figure=passportBy18&of=refused')).includes('they said no'),
      words(await browser.get('/figures/health')).includes('they said no'),
      words(await browser.get('/figures/health.csv')).includes('they said no'),
    ];
    expect([await noOf(manager), await noOf(dataOfficer)]).toEqual([
      [1, true, true, expect.anything()],
      [0, false, false, false],
    ]);
    expect((await readsPeople.get(`${fell}&rule=HE-07&of=overdue&limit=200`)).text).toContain(id);
    expect(words(await dataOfficer.get('/figures/health/people?figure=passportBy18&of=without'))).toContain('Mina');
    for (const where of ['figures/what-fell-due/items?period=2026-q2', 'figures/health', 'figures/health/people']) {
      const { status, text } = await readsPeople.get(where);
      expect([where, status, text]).toEqual([where, 200, expect.not.stringMatching(/"declined"|refused/)]);
    }
    const asked = await readsPeople.get('figures/health/people?figure=passportBy18&of=refused');
    expect(asked.status).toBe(422);

    await adviser.post(`${person}/plan/start`, { formId: newId() });
    const topic = () => adviser.get(`${person}/plan/topics/health`);
    expect(words(await topic())).toMatch(/Health passport ?said no on 23 November 2026, offered again by 23 February/);
    await consent('yes', 'yes');
    await version();
    expect((await copy('young-person')).status).toBe(303);
    expect(await again()).toEqual([]);
    expect(await refused()).not.toContain('Mina');
    expect(words(await topic())).not.toContain('said no on');
  });

  it('records a review with its report and the cause of a delay, and an appointment that was missed', async () => {
    const review = {
      formId: newId(),
      kind: 'dental-check',
      when: 'today',
      onDate: '',
      score: '',
      partner: 'Quay Dental',
    };
    expect((await adviser.post(`${at}/reviews/new`, { ...review, delay: 'no-clinic', reportOn: '' })).status).toBe(303);
    const scored = await adviser.post(`${at}/reviews/new`, { ...review, formId: newId(), score: '12' });
    expect(scored.$('.govuk-error-summary a').attr('href')).toBe('#score');
    const offered = { formId: newId(), kind: 'dental-check', offeredOn: '1/10/26', forOn: '', outcome: 'not-attended' };
    expect((await adviser.post(`${at}/appointments/new`, offered)).$('.govuk-error-summary a').attr('href')).toBe(
      '#forOn',
    );
    await adviser.post(`${at}/appointments/new`, { ...offered, forOn: '8/10/26', delay: 'not-brought' });
    const shown = words(await adviser.get(at));
    expect(shown).toContain('Late because: no appointment in time');
    expect(shown).toContain('Cause of delay: nobody could take them');

    const [{ reviewId }] = (await sql<{ reviewId: string }>(
      'select fact_id as "reviewId" from health_review where young_person_id = $1',
    )) as [{ reviewId: string }];
    const reportAt = `${at}/reviews/${reviewId}/report`;
    expect(words(await adviser.get(at))).toContain('The report came');
    const row = String((await adviser.get(reportAt)).$('[name=row]').val());
    const many = { row, reportOn: '23/11/26', actions: '1\n2\n3\n4\n5\n6' };
    expect((await adviser.post(reportAt, many)).$('.govuk-error-summary a').attr('href')).toBe('#actions');
    expect((await adviser.post(reportAt, { ...many, reportOn: '' })).$('.govuk-error-summary a').attr('href')).toBe(
      '#reportOn',
    );
    const came = { row, reportOn: '23/11/26', actions: 'A filling\n\nBrush twice a day' };
    expect((await office().stranger.post(reportAt, came)).status).toBe(404);
    expect((await adviser.post(reportAt, came)).location).toBe(at);
    const late = await manager.post(reportAt, { ...came, actions: 'A brace' });
    expect([late.status, words(late)]).toEqual([409, expect.stringContaining('Brush twice a day')]);
    expect(words(await adviser.get(at))).toContain('The report asks for:A fillingBrush twice a day');

    // Of an assessment the report is asked for until it came.
    const held = { ...review, formId: newId(), kind: 'review-health-assessment', partner: 'Westmoor', reportOn: '' };
    await adviser.post(`${at}/reviews/new`, { ...held, when: 'another-day', onDate: '12/10/26' });
    const toCome = () => adviser.get('/owed?kind=Report+of+a+health+assessment');
    const reportOf = (await toCome()).$('main a:contains("Ask for the report of the health assessment: Westmoor")');
    const ofAssessment = reportOf.attr('href')!;
    const version = String((await adviser.get(ofAssessment)).$('[name=row]').val());
    await adviser.post(ofAssessment, { row: version, reportOn: '20/11/26', actions: '' });
    expect(words(await toCome())).not.toContain('Westmoor');

    const topic = `${at.replace('/health', '')}/plan/topics/health`;
    await adviser.post(`${at.replace('/health', '')}/plan/start`, { formId: newId() });
    const offer = (await adviser.get(topic)).$('a:contains("Put it into the plan")').first().attr('href')!;
    const need = await adviser.get((await adviser.get(offer)).location!);
    expect(words(need)).toContain('dental check of 23 November 2026 asks for: A filling');
    const goal = await adviser.get(`${offer}&under=none`);
    expect(goal.status).toBe(404);

    const figures = await manager.get('/figures/health');
    const causes = figures
      .$('table')
      .last()
      .find('tbody tr')
      .toArray()
      .map((row) =>
        figures
          .$(row)
          .children()
          .toArray()
          .map((cell) => figures.$(cell).text())
          .join(', '),
      );
    expect(causes).toContain('Quay Dental, No appointment in time, 1');

    const people = await manager.get('/figures/health/people?figure=passportBy18');
    expect(people.$('.onward-caseload__name').length).toBeGreaterThan(0);
    expect(people.$('td:has(a[href$="/health/passport"])').first().text()).toMatch(/\d+ fields missing[^]*Allergies/);
    const behind = Number.parseInt(people.$('.onward-caseload__counts').text(), 10);
    const named = await manager.get(people.$('a[href*="people.csv"]').attr('href')!);
    expect(named.text.trim().split('\r\n')).toHaveLength(behind + 1);
    const counted = (await manager.get(figures.$('a[href$="health.csv"]').attr('href')!)).text.trim().split('\r\n');
    const ofAll = counted.filter((line) => line.includes('Passports by 18,All,'));
    const numbers = (lines: string[]) => lines.map((line) => line.split(',').at(-1)!);
    expect(numbers(ofAll).reduce((sum, shown) => sum + (shown === 'c' ? 0 : Number(shown)), 0)).toBeLessThanOrEqual(
      behind,
    );
    // A count so small could say who somebody is.
    expect(numbers(counted)).toContain('c');
    expect(numbers(counted).filter((shown) => /^[1-4]$/.test(shown))).toEqual([]);
  });
}
