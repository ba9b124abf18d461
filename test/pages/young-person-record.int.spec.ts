import { DataSource } from 'typeorm';
import { MatterForManager } from '../../src/young-people/matter-for-manager.entity';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { aYoungPerson } from '../support/records';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, FRIDAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe("a young person's record", () => {
  let office: Office;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());

  it('shows who they are, their status and why, their adviser, what is due and where they live', async () => {
    const id = await aCareLeaverInANewFlat(office, {
      knownAs: 'Mims',
      firstLanguage: 'Dari',
      interpreter: 'yes',
      communicationNeeds: 'Short messages',
      authorityId: '744950',
    });
    const { status, $ } = await office.adviser.get(`/young-people/${id}`);

    expect(status).toBe(200);
    expect($('h1').text()).toBe('Mims (Mina) Fable');
    const facts = words($('.onward-facts').text());
    expect(facts).toContain('Age 18 born 10 March 2008');
    expect(facts).toContain('First language: Dari');
    expect(facts).toContain('Needs an interpreter');
    expect(facts).toContain('Short messages');
    expect(facts).toContain('Former relevant');
    expect(facts).toContain('Rules: LS-09, LS-10');
    expect(facts).toContain('Ada Worker since 10 March 2026');
    expect(words($('body').text())).toContain('Independent living 4 Tern Court, RG1 1AASince 17 November 2026');
    expect(words($('body').text())).toContain('Our number744950');
  });

  it('says of each thing due when, why, on what basis, what started it and what would meet it', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const { $ } = await office.adviser.get(`/young-people/${id}`);

    const visit = $('.onward-due__item').first();
    expect(words(visit.text())).toContain('Visit within 7 days of moving in due tomorrow 24 November 2026 Law');
    expect(visit.find('.onward-why').text()).toContain('Moved in on 17 November 2026');
    expect(visit.find('.onward-why dd').last().text()).toBe('PA-02');
    expect(visit.find('a').attr('href')).toBe(`/young-people/${id}/contacts/new`);
    const review = $('.onward-due__item')
      .filter((_, item) => $(item).find('h3').text().startsWith('Pathway plan review'))
      .first();
    expect(words(review.text())).toContain('Law Not confirmed');
    expect(review.find('a').attr('href')).toBe(`/young-people/${id}/reviews/new`);
  });

  it('puts what is overdue first and says by how long', async () => {
    const id = await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10' });
    const { $ } = await office.adviser.get(`/young-people/${id}`);

    expect(words($('.onward-due__item').first().text())).toContain('6 days overdue 17 November 2026');
    expect(words($('#due + p').text())).toBe('5 items, 1 overdue');
  });

  it('shows names and notes as text, whatever they hold', async () => {
    const id = await aCareLeaverInANewFlat(office, { givenName: "D'Arcy", familyName: '<b>O’Hara</b>' });
    await office.adviser.post(
      `/young-people/${id}/contacts/new`,
      aVisitForm({ staffId: office.adviser.actor.staffId, note: '<script>alert(1)</script>' }),
    );
    const { $, text } = await office.adviser.get(`/young-people/${id}`);

    expect($('h1').text()).toBe("D'Arcy <b>O’Hara</b>");
    expect(text).not.toContain('<script>alert');
  });

  it('leaves to a manager what only a manager may decide', async () => {
    const id = await aCareLeaverInANewFlat(office);
    await office.onward.app.get(DataSource).getRepository(MatterForManager).insert({
      id: newId(),
      youngPersonId: id,
      kind: 'death-without-a-date',
      detail: 'The return of 2025 says they had died, without a date.',
    });
    const { $ } = await office.manager.get(`/young-people/${id}`);

    expect(words($('.onward-for-manager').text())).toContain('had died, without a date');
  });

  it('opens for someone of whom nothing is known but a date of birth', async () => {
    const teamId = office.adviser.actor.teamIds[0]!;
    const id = await aYoungPerson(office.onward.app.get(DataSource), { teamId, dateOfBirth: localDate('2009-01-01') });
    const { status, $ } = await office.adviser.get(`/young-people/${id}`);

    expect(status).toBe(200);
    expect($('h1').text()).toBe('Name not known (no number)');
    expect(words($('body').text())).toContain('No contact has been recorded yet.');
    expect(words($('body').text())).toContain('Waiting for a worker');
  });

  it('does not exist for another team, for an administrator, or with an id made up', async () => {
    const id = await aCareLeaverInANewFlat(office);
    for (const [who, at] of [
      [office.stranger, id],
      [office.administrator, id],
      [office.adviser, newId()],
      [office.adviser, 'me'],
    ] as const) {
      expect((await who.get(`/young-people/${at}`)).status).toBe(404);
    }
  });

  it('offers nothing to record to someone whose role records nothing', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const { status, $ } = await office.dataOfficer.get(`/young-people/${id}`);

    expect(status).toBe(200);
    expect($(`a[href*="/contacts/new"], a[href$="/allocate"], a[href*="/moves/"]`)).toHaveLength(0);
    expect($(`a[href$="/edit"]`)).not.toHaveLength(0);
  });

  it('keeps what was said and written from someone who does not work with them', async () => {
    const id = await aCareLeaverInANewFlat(office, { firstLanguage: 'Dari', authorityId: 'N-903' });
    const at = `/young-people/${id}`;
    const staffId = office.adviser.actor.staffId;
    const said = { note: 'The boiler', ownWords: 'I am fed up', goodNews: 'Passed', safe: 'no' };
    await office.adviser.post(`${at}/contacts/new`, aVisitForm({ staffId, ...said }));
    await office.adviser.post(`${at}/contacts/new`, aVisitForm({ staffId, note: '' }));
    const planned = { kind: 'visit', when: 'tomorrow', onDate: '', at: '9am', place: '', matters: 'Debt letter' };
    await office.adviser.post(`${at}/appointments/new`, { ...planned, formId: newId() });
    const { text, $ } = await office.dataOfficer.get(at);

    for (const secret of ['The boiler', 'I am fed up', 'Passed', 'Does not feel safe', 'Debt letter']) {
      expect(text).not.toContain(secret);
      expect((await office.adviser.get(at)).text).toContain(secret);
    }
    const shown = words($('main').text());
    for (const known of ['N-903', 'Dari', 'Former relevant', 'Visit at home, 23 November 2026', 'Care history (1)']) {
      expect(shown).toContain(known);
    }
    // That a note is still to be written is no secret; that one was written is not taken for its missing.
    expect($('.onward-contact:contains("Note to follow")')).toHaveLength(1);
    expect($('.onward-contact a')).toHaveLength(0);
  });

  it('is looked at on the record: each opening is audited', async () => {
    const id = await aCareLeaverInANewFlat(office);
    await office.colleague.get(`/young-people/${id}`);
    const looks = await office.onward.sql(
      `select actor_id, detail from audit_event where young_person_id = $1 and did = 'young-person.viewed'`,
      [id],
    );
    expect(looks).toEqual([{ actor_id: office.colleague.actor.userId, detail: { page: 'record' } }]);
  });

  it('shows the latest contacts and, asked, all of them', async () => {
    const id = await aCareLeaverInANewFlat(office);
    for (let n = 1; n <= 8; n += 1) {
      const staffId = office.adviser.actor.staffId;
      const fields = aVisitForm({ staffId, when: '', onDate: `${n}/10/26`, place: 'elsewhere' });
      await office.adviser.post(`/young-people/${id}/contacts/new`, fields);
    }
    const first = await office.adviser.get(`/young-people/${id}`);
    expect(first.$('.onward-contact')).toHaveLength(6);
    const all = await office.adviser.get(first.$('a[href*="contacts=all"]').attr('href')!);
    expect(all.$('.onward-contact')).toHaveLength(8);
  });

  it('shows how long after the day a contact was recorded, and that a note is to follow', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const fields = aVisitForm({ staffId: office.adviser.actor.staffId, when: '', onDate: FRIDAY, note: '' });
    const sent = await office.adviser.post(`/young-people/${id}/contacts/new`, fields);
    const { $ } = await office.adviser.follow(sent);

    const contact = words($('.onward-contact').first().text());
    expect(contact).toContain('Visit at home, 20 November 2026');
    expect(contact).toContain('Note to follow');
    expect($('.onward-contact--just-recorded')).toHaveLength(1);
  });
});
