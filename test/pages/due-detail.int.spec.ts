import { newId } from '../../src/platform/ids';
import { DEADLINE_RULES } from '../../src/statutory/rule-book';
import { aProgramOf, type Program } from '../support/api';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, FRIDAY, type Office } from './young-person-people';
import { recordedAt } from './recorded-on';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('the page of one thing due', () => {
  let office: Office;
  let program: Program;

  beforeAll(async () => {
    office = await anOffice();
    program = await aProgramOf(office.onward, office.manager.actor);
  });
  afterAll(() => office.onward.close());

  const itemOf = async (person: string, rule: string): Promise<string> => {
    const [row] = await office.onward.sql<{ id: string }>(
      `select id from deadline where young_person_id = $1 and rule = $2`,
      [person, rule],
    );
    return row!.id;
  };
  const visitOn = (person: string, onDate: string, formId = newId()) =>
    office.adviser.post(`/young-people/${person}/contacts/new`, aVisitForm({ formId, when: '', onDate }));

  it('is one click from the record: rule, duty, date, text, provision, what started it, what would meet it', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const record = await office.adviser.get(`/young-people/${id}`);
    const link = record.$('.onward-due__item').first().find('a[href*="/due/"]').attr('href')!;
    const { status, $ } = await office.adviser.get(link);

    expect([status, link]).toEqual([200, `/young-people/${id}/due/${await itemOf(id, 'PA-02')}`]);
    expect(words($('h1').text())).toBe('Mina FableVisit within 7 days of moving in');
    const shown = words($('main').text());
    expect(shown).toContain('due tomorrow Law');
    expect(shown).toContain('Moved in on 17 November 2026, so the personal adviser visits there by 24 November 2026.');
    const rows = Object.fromEntries(
      $('.govuk-summary-list__row')
        .toArray()
        .map((row) => [words($(row).find('dt').text()), words($(row).find('dd').text())]),
    );
    expect(rows).toMatchObject({
      'What would meet it': DEADLINE_RULES['PA-02'].meets,
      'Due by': '24 November 2026',
      'What met it': 'Nothing yet',
      Rule: 'PA-02',
      'The duty comes from': 'Law',
      'The number of days comes from': 'Law',
      'Text confirmed': 'Yes',
      'Where it is written': 'Care Leavers (England) Regulations 2010, regulation 8',
    });
    expect(rows['What started it']).toBe('Moved in on 17 November 2026Home: Independent living, 17 November 2026');
    expect($('#used + dl a').attr('href')).toMatch(new RegExp(`^/young-people/${id}/moves/[^/]+/correct$`));
    expect($('a[role=button]').attr('href')).toBe(`/young-people/${id}/contacts/new`);
  });

  it('says where a rule is not settled law, from when it counts, and the day to plan for', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const { $ } = await office.adviser.get(`/young-people/${id}/due/${await itemOf(id, 'RV-03')}`);
    const shown = words($('main').text());

    expect(shown).toContain('Not confirmed');
    expect(shown).toContain('Not yet: its wording is still to be checked against the law');
    expect(shown).toContain('Not before8 December 2026');
  });

  it('names the visit that met it, and leads whoever may read it there', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const contactId = newId();
    await visitOn(id, FRIDAY, contactId);
    const address = `/young-people/${id}/due/${await itemOf(id, 'PA-02')}`;
    const met = (await office.adviser.get(address)).$('a:contains("Visit at home, 20 November 2026")');

    expect(met.attr('href')).toBe(`/young-people/${id}/contacts/${contactId}`);
    const { $ } = await office.dataOfficer.get(address);
    expect($('a:contains("Visit at home")').attr('href')).toBe(`/young-people/${id}#contacts`);
    expect($('a[role=button]')).toHaveLength(0);
  });

  it('tells its history: when it was first shown, each change, when and by whom', async () => {
    const { onward } = office;
    const person = await aCareLeaverInANewFlat(office);
    await onward.sql(
      `update deadline_history h set recorded_at = '2026-11-17T16:00:00Z' from deadline d
        where d.id = h.deadline_id and d.young_person_id = $1`,
      [person],
    );
    const contactId = newId();
    await recordedAt(onward, person, '2026-11-20T14:05:00Z', () => visitOn(person, FRIDAY, contactId));
    await recordedAt(onward, person, '2026-11-22T08:00:00Z', () =>
      office.adviser.post(`/young-people/${person}/contacts/${contactId}/withdraw`, { reason: 'Was somebody else' }),
    );
    const { $ } = await office.adviser.get(`/young-people/${person}/due/${await itemOf(person, 'PA-02')}`);
    const history = $('.onward-history__change')
      .toArray()
      .map((one) => words($(one).text()));

    expect(history).toEqual([
      '17 November 2026 at 4pm, by the nightly job First shown, due by 24 November 2026.' +
        'Moved in on 17 November 2026, so the personal adviser visits there by 24 November 2026.',
      '20 November 2026 at 2:05pm, by Ada Worker Met on 20 November 2026, by something that is no longer in the record.' +
        'Moved in on 17 November 2026, so the personal adviser visits there by 24 November 2026; done on 20 November 2026.',
      '22 November 2026 at 8am, by Ada Worker Due again: what had met it was corrected or taken out of the record.' +
        'Moved in on 17 November 2026, so the personal adviser visits there by 24 November 2026.',
    ]);
  });

  it('stays when what started it is taken out, and says so', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const item = await itemOf(id, 'PA-02');
    const [home] = await office.onward.sql<{ factId: string }>(
      `select fact_id as "factId" from accommodation_period where young_person_id = $1`,
      [id],
    );
    await office.adviser.post(`/young-people/${id}/recorded-in-error/move/${home!.factId}`, { reason: 'Never was' });
    const { status, $ } = await office.adviser.get(`/young-people/${id}/due/${item}`);

    expect(status).toBe(200);
    expect(words($('main').text())).toContain('Taken away: what started it is no longer in the record');
    expect($('#used + dl a')).toHaveLength(0);
    expect(words($('.onward-history__change').last().text())).toContain('by Ada Worker Taken away');
  });

  it('is found from Today and from the caseload', async () => {
    const id = await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10' });
    const href = `/young-people/${id}/due/${await itemOf(id, 'PA-02')}`;

    for (const list of ['/today', '/caseload?who=mine']) {
      expect({ list, found: (await office.adviser.get(list)).$(`a[href="${href}"]`).length }).toEqual({
        list,
        found: 1,
      });
    }
  });

  it('is not another young person’s, and each look is audited', async () => {
    const [one, other] = [await aCareLeaverInANewFlat(office), await aCareLeaverInANewFlat(office)];
    const item = await itemOf(one, 'PA-02');
    const looks = () =>
      office.onward.sql(
        `select 1 from audit_event where young_person_id = $1 and did = 'young-person.viewed' and detail ->> 'page' = 'deadline'`,
        [one],
      );

    expect((await office.adviser.get(`/young-people/${other}/due/${item}`)).status).toBe(404);
    expect((await office.adviser.get(`/young-people/${one}/due/not-an-id`)).status).toBe(404);
    expect((await office.stranger.get(`/young-people/${one}/due/${item}`)).status).toBe(404);
    expect(await looks()).toHaveLength(0);
    await office.colleague.get(`/young-people/${one}/due/${item}`);
    expect(await looks()).toHaveLength(1);
  });

  it('says the same to a program', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const contactId = newId();
    await visitOn(id, FRIDAY, contactId);
    const { status, body } = await program.get(`young-people/${id}/deadlines/${await itemOf(id, 'PA-02')}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      rule: 'PA-02',
      state: 'met',
      dutyBasis: 'statute',
      dateBasis: 'statute',
      confirmed: true,
      whatMeets: DEADLINE_RULES['PA-02'].meets,
      startedByFact: { kind: 'accommodation', on: '2026-11-17' },
      metByFact: { id: contactId, kind: 'contacts', words: 'Visit at home', on: '2026-11-20' },
      provisions: [{ cite: 'Care Leavers (England) Regulations 2010, regulation 8' }],
      history: [
        { by: 'the nightly job', state: 'open' },
        { by: 'Ada Worker', state: 'met', changes: ['Met on 20 November 2026: visit at home.'] },
      ],
    });
  });

  it('offers the case file on the record to those who may take it away', async () => {
    const id = await aCareLeaverInANewFlat(office, { authorityId: 'N-77' });
    const href = `/young-people/${id}/case-file.json`;
    expect((await office.adviser.get(`/young-people/${id}`)).$(`a[href="${href}"]`)).toHaveLength(0);
    expect((await office.manager.get(`/young-people/${id}`)).$(`a[href="${href}"]`)).toHaveLength(1);

    const { headers, text } = await office.manager.get(href);
    expect(headers['content-disposition']).toBe('attachment; filename="N-77.json"');
    expect(JSON.parse(text)).toMatchObject({ caseFile: 1, person: { dateOfBirth: '2008-03-10' } });
    const exports = await office.onward.sql(
      `select actor_id from audit_event where young_person_id = $1 and did = 'case-file.exported'`,
      [id],
    );
    expect(exports).toEqual([{ actor_id: office.manager.actor.userId }]);
  });
});
