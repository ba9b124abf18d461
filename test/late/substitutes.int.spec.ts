import { newId } from '../../src/platform/ids';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { readCaseFile } from '../../src/statutory/case-file.parse';
import { explain } from '../../src/statutory/explain';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, FRIDAY, TODAY, type Office } from '../pages/young-person-people';
import { aProgramOf, type Program } from '../support/api';
import type { SignedInBrowser } from '../support/app';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const REASON = 'Ada was ill, and Cy knows her.';

describe('a visit that does not meet what is asked', () => {
  let office: Office;
  let second: SignedInBrowser;
  let program: Program;

  beforeAll(async () => {
    office = await anOffice();
    second = await office.onward.signInAs('manager', { team: 'North', name: 'Jo Second' });
    program = await aProgramOf(office.onward, office.manager.actor);
  });
  afterAll(() => office.onward.close());

  const visitBy = async (
    visitor: SignedInBrowser,
    person: string,
    given: Record<string, string> = {},
  ): Promise<string> => {
    const formId = newId();
    const form = aVisitForm({ formId, when: '', onDate: FRIDAY, ...given });
    expect((await visitor.post(`/young-people/${person}/contacts/new`, form)).status).toBe(303);
    return formId;
  };
  const firstVisit = async (person: string) => {
    const [row] = await office.onward.sql<{ id: string; state: string; metBy: string | null }>(
      `select id, state, met_by as "metBy" from deadline where young_person_id = $1 and rule = 'PA-02'`,
      [person],
    );
    return row!;
  };
  const acceptances = (person: string) =>
    office.onward.sql<{ withdrawn: boolean; reason: string; inForce: boolean }>(
      `select withdrawn, reason, replaced_by_id is null as "inForce" from substitute_acceptance
        where young_person_id = $1 order by recorded_at, withdrawn`,
      [person],
    );
  /** Somebody whom a duty worker visited on Friday. */
  const visitedByDuty = async (given: Parameters<typeof aCareLeaverInANewFlat>[1] = {}) => {
    const person = await aCareLeaverInANewFlat(office, given);
    const contact = await visitBy(office.colleague, person);
    const { id } = await firstVisit(person);
    return { person, contact, at: `/young-people/${person}/due/${id}` };
  };
  const accept = (manager: SignedInBrowser, at: string, contact: string, formId = newId(), reason = REASON) =>
    manager.post(`${at}/substitute`, { formId, contact, reason });

  it('is shown as partly done and waiting for a manager, and stays open', async () => {
    const { person, at } = await visitedByDuty();
    const { $ } = await office.adviser.get(at);

    expect((await firstVisit(person)).state).toBe('partial');
    const shown = words($('main').text());
    expect(shown).toContain('Partly done: visit at home on 20 November 2026. It waits for a manager.');
    expect(shown).toContain('Visit at home by another worker (Cy Colleague) on 20 November 2026');
    expect($('a:contains("Accept it")')).toHaveLength(0);
    expect((await office.adviser.get(`${at}/substitute`)).status).toBe(403);
  });

  it('is accepted by a manager in two clicks, with a reason, and counts apart from what was met', async () => {
    const { person, contact, at } = await visitedByDuty();
    const link = (await office.manager.get(at)).$('a:contains("Accept it")').attr('href')!;
    const form = await office.manager.get(link);
    expect(form.$('input[type=radio]:checked').attr('value')).toBe(contact);
    expect(words(form.$('form').text())).toContain('Would meet: Visit within 7 days of moving in');

    const done = await accept(office.manager, at, contact);

    expect([done.status, done.location]).toEqual([303, at]);
    expect(await firstVisit(person)).toMatchObject({ state: 'met-by-substitute', metBy: contact });
    const shown = words((await office.adviser.get(at)).$('main').text());
    expect(shown).toContain('Accepted in its place on 23 November 2026 by Bo Manager.');
    expect(shown).toContain(REASON);
    // Reasons are free text, which only those read who read notes.
    expect(words((await office.dataOfficer.get(at)).$('main').text())).not.toContain(REASON);
    const officer = await aProgramOf(office.onward, office.dataOfficer.actor);
    expect((await officer.get(`young-people/${person}/substitutes`)).body.items).toMatchObject([{ reason: null }]);
    const { body } = await program.get(`young-people/${person}/deadlines`);
    expect(body.items).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'met-by-substitute' }));
  });

  it('counts in the figures by itself: of the team, of the pattern and of the list', async () => {
    const figures = async () => {
      const team = (await program.get('team')).body;
      const [row] = (await program.get('team/late?by=rule&rule=PA-02')).body.rows;
      const list = (await program.get('deadlines?state=met-by-substitute&rule=PA-02&limit=200')).body.items;
      return [team.metBySubstitute, row?.metBySubstitute ?? 0, list.length, row?.met ?? 0];
    };
    const { contact, at } = await visitedByDuty();
    const [team, pattern, list, met] = await figures();

    await accept(office.manager, at, contact);

    expect(await figures()).toEqual([team + 1, pattern + 1, list + 1, met]);
  });

  it('is not accepted without a reason, nor without a choice', async () => {
    const { contact, person, at } = await visitedByDuty();
    const silent = await accept(office.manager, at, contact, newId(), '  ');
    const chosen = await office.manager.post(`${at}/substitute`, { reason: REASON });

    expect([silent.status, chosen.status]).toEqual([422, 422]);
    expect(words(silent.$('.govuk-error-summary').text())).toContain('Enter why you accept it');
    expect(words(chosen.$('.govuk-error-summary').text())).toContain('Choose what you accept');
    expect(await acceptances(person)).toEqual([]);
  });

  it('is one acceptance when the button is pressed twice, and when two managers press it at once', async () => {
    const twice = await visitedByDuty();
    const formId = newId();
    const pressed = await Promise.all([
      accept(office.manager, twice.at, twice.contact, formId),
      accept(office.manager, twice.at, twice.contact, formId),
    ]);
    expect(pressed.map(({ status }) => status)).toEqual([303, 303]);
    expect(await acceptances(twice.person)).toHaveLength(1);

    const both = await visitedByDuty();
    const answers = await Promise.all([
      accept(office.manager, both.at, both.contact, newId(), 'One reason'),
      accept(second, both.at, both.contact, newId(), 'Another reason'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await acceptances(both.person)).toHaveLength(1);
  });

  it('is never accepted by who made it', async () => {
    const person = await aCareLeaverInANewFlat(office);
    const contact = await visitBy(office.manager, person);
    const at = `/young-people/${person}/due/${(await firstVisit(person)).id}`;
    const { $ } = await office.manager.get(at);

    expect($('a:contains("Accept it")')).toHaveLength(0);
    expect(words($('main').text())).toContain('You made it yourself, so another manager has to read it');
    expect((await accept(office.manager, at, contact)).status).toBe(403);
    expect(
      await program.post(`young-people/${person}/contacts/${contact}/acceptance`, { reason: REASON }),
    ).toMatchObject({ status: 403 });
    expect((await accept(second, at, contact)).status).toBe(303);
    expect((await firstVisit(person)).state).toBe('met-by-substitute');
  });

  it('is not accepted where nothing due would be met by it', async () => {
    const person = await aCareLeaverInANewFlat(office);
    const contact = await visitBy(office.adviser, person);
    const answer = await program.post(`young-people/${person}/contacts/${contact}/acceptance`, { reason: REASON });

    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ detail: 'Nothing that is due would be met by this contact' }),
    ]);
    expect(await acceptances(person)).toEqual([]);
  });

  it('is due again when a manager takes the acceptance back, with a reason, and both stay in the record', async () => {
    const { person, contact, at } = await visitedByDuty();
    await accept(office.manager, at, contact);
    const link = (await second.get(at)).$('a:contains("Take the acceptance back")').attr('href')!;

    expect((await second.post(link, { reason: '' })).status).toBe(422);
    expect((await office.adviser.get(link)).status).toBe(403);
    expect((await second.post(link, { reason: 'It was her sister.' })).status).toBe(303);

    expect((await firstVisit(person)).state).toBe('partial');
    expect(await acceptances(person)).toEqual([
      { withdrawn: false, reason: REASON, inForce: false },
      { withdrawn: true, reason: REASON, inForce: true },
    ]);
    expect((await second.post(link, { reason: 'Again' })).status).toBe(404);
    expect((await accept(second, at, contact)).status).toBe(303);
  });

  it('waits for a manager again once it is corrected in what decides, and not for a word in its note', async () => {
    const { person, contact, at } = await visitedByDuty();
    await accept(office.manager, at, contact);
    const correct = async (change: object) => {
      const address = `young-people/${person}/contacts/${contact}`;
      const { headers } = await program.get(address);
      expect((await program.patch(address, change, { 'if-match': String(headers.etag) })).status).toBe(200);
    };

    await correct({ note: 'A word more.' });
    expect((await firstVisit(person)).state).toBe('met-by-substitute');
    await correct({ seen: false });
    expect((await firstVisit(person)).state).toBe('partial');
    expect(words((await office.manager.get(at)).$('main').text())).toContain('It was accepted, and corrected since');

    await accept(office.manager, at, contact, newId(), 'He was at work.');
    expect((await firstVisit(person)).state).toBe('met-by-substitute');
    expect((await acceptances(person)).filter(({ inForce }) => inForce)).toEqual([
      { withdrawn: false, reason: 'He was at work.', inForce: true },
    ]);
  });

  it('stands in the case file, whose explanation is what the ledger holds', async () => {
    const { person, contact, at } = await visitedByDuty();
    await accept(office.manager, at, contact);
    const { body } = await program.get(`young-people/${person}/case-file`);
    const accepted = (body.contacts as { id: string; substituteAccepted: object | null }[]).map((one) => ({
      id: one.id,
      substituteAccepted: one.substituteAccepted,
    }));
    expect(accepted).toEqual([
      {
        id: contact,
        substituteAccepted: { on: TODAY, by: office.manager.actor.staffId, reason: REASON },
      },
    ]);

    const parsed = readCaseFile(JSON.stringify(body));
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    const said = explain(parsed.caseFile, TODAY, ENGLAND_AND_WALES);
    if ('errors' in said) throw new Error(JSON.stringify(said.errors));
    const held = await office.onward.sql<{ line: string }>(
      `select concat_ws(' ', rule, due_on::text, state, met_on::text, met_by) as line from deadline
        where young_person_id = $1 and state <> 'cancelled'`,
      [person],
    );
    expect(held.map(({ line }) => line).sort()).toEqual(
      said.explanation.deadlines
        .map(({ rule, dueOn, state, metOn, metBy }) => [rule, dueOn, state, metOn, metBy].filter(Boolean).join(' '))
        .sort(),
    );
  });

  it('is on the manager’s list while it is overdue, and off it once accepted', async () => {
    const { contact, at } = await visitedByDuty({ familyName: 'Waiting', movedOn: '2026-11-10' });
    const list = async () => (await office.manager.get('/caseload?show=partly-done')).$('main').text();

    expect(words(await list())).toMatch(/Mina Waiting.*Partly done, waits for a manager/);
    expect(words((await office.manager.get('/team')).$('.onward-tiles').text())).toMatch(/[1-9]\d* partly done/);
    await accept(office.manager, at, contact);
    expect(await list()).not.toContain('Mina Waiting');
  });

  it('says in the audit who accepted and took back what, without the reason', async () => {
    const { person, contact, at } = await visitedByDuty();
    await accept(office.manager, at, contact);
    const link = (await second.get(at)).$('a:contains("Take the acceptance back")').attr('href')!;
    await second.post(link, { reason: 'It was her sister.' });
    const events = await office.onward.sql<{ did: string; detail: object }>(
      `select did, detail from audit_event where young_person_id = $1 and did like 'substitute.%' order by at, id`,
      [person],
    );

    expect(events).toEqual([
      { did: 'substitute.accepted', detail: { contactId: contact, rules: ['PA-02'] } },
      { did: 'substitute.taken-back', detail: { contactId: contact } },
    ]);
  });
});
