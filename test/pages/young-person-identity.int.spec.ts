import { newId } from '../../src/platform/ids';
import type { Answer } from '../support/app';
import { aCareLeaverInANewFlat, anOffice, type Office } from './young-person-people';

/** The fields of the page's form, as a browser would send them. */
function fieldsOf({ $ }: Answer): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const pair of $('main form').serializeArray()) if (pair.name !== '_csrf') fields[pair.name] = pair.value;
  return fields;
}

describe('who a young person is', () => {
  let office: Office;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());

  describe('editing', () => {
    let id: string;
    let at: string;
    beforeEach(async () => {
      id = await aCareLeaverInANewFlat(office, { phone: '1', firstLanguage: 'Farsi' });
      at = `/young-people/${id}`;
    });
    const row = async () =>
      (
        await office.onward.sql<Record<string, unknown>>(
          'select known_as, phone, first_language, version from young_person where id = $1',
          [id],
        )
      )[0];

    it('saves what was changed and leaves the rest', async () => {
      const form = fieldsOf(await office.adviser.get(`${at}/edit`));
      const sent = await office.adviser.post(`${at}/edit`, {
        ...form,
        knownAs: 'Mims',
        nhsNumber: '943 476 5919',
        uln: '92763 08686',
      });

      expect(sent.status).toBe(303);
      expect(await row()).toEqual({ known_as: 'Mims', phone: '1', first_language: 'Farsi', version: 2 });
      const record = await office.adviser.follow(sent);
      expect(record.$('h1').text()).toBe('Mims (Mina) Fable');
      expect(record.text).toContain('943 476 5919');
      expect(record.text).toContain('9276308686');
    });

    it.each([
      [{ nhsNumber: '9434765918' }, 'nhsNumber'],
      [{ upn: 'A801200005001' }, 'upn'],
      [{ uln: '9276308687' }, 'uln'],
      [{ dateOfBirth: '' }, 'dateOfBirth'],
      [{ dateOfBirth: '1/1/2030' }, 'dateOfBirth'],
    ])('refuses %j and keeps what was typed', async (given, field) => {
      const form = fieldsOf(await office.adviser.get(`${at}/edit`));
      const { status, $ } = await office.adviser.post(`${at}/edit`, { ...form, knownAs: 'Mims', ...given });

      expect(status).toBe(422);
      expect($(`.govuk-error-summary a[href="#${field}"]`).length).toBe(1);
      expect($('#knownAs').val()).toBe('Mims');
      expect($(`#${field}`).val() ?? '').toBe(Object.values(given)[0]);
      expect((await row())?.version).toBe(1);
    });

    it("refuses another young person's number", async () => {
      const other = await aCareLeaverInANewFlat(office, { authorityId: 'N-77' });
      const theirs = fieldsOf(await office.adviser.get(`/young-people/${other}/edit`));
      const edited = { ...theirs, nhsNumber: '999 000 0018' };
      expect((await office.adviser.post(`/young-people/${other}/edit`, edited)).status).toBe(303);
      const form = fieldsOf(await office.adviser.get(`${at}/edit`));
      for (const [field, number] of [
        ['authorityId', 'N-77'],
        ['nhsNumber', '999 000 0018'],
      ] as const) {
        const { status, $ } = await office.adviser.post(`${at}/edit`, { ...form, [field]: number });
        expect(status).toBe(409);
        expect($(`.govuk-error-summary a[href="#${field}"]`).text()).toBe(
          'Another young person already has this number.',
        );
        expect($('.govuk-error-summary a')).toHaveLength(1);
      }
    });

    it('saves a unique pupil number that another record has too, and says so until it is settled', async () => {
      const other = await aCareLeaverInANewFlat(office);
      for (const one of [other, id]) {
        const form = fieldsOf(await office.adviser.get(`/young-people/${one}/edit`));
        const sent = await office.adviser.post(`/young-people/${one}/edit`, { ...form, upn: 'A123456789012' });
        expect(sent.status).toBe(303);
        const shown = await office.adviser.follow(sent);
        const warned = one === id;
        expect(shown.$('.govuk-notification-banner').text().includes('Another record has the same')).toBe(warned);
        expect(shown.text.includes('check this: another record has it too')).toBe(warned);
      }
    });

    it('of two people who edit at once, the second chooses between both texts, and nothing is lost', async () => {
      const mine = fieldsOf(await office.adviser.get(`${at}/edit`));
      const theirs = fieldsOf(await office.colleague.get(`${at}/edit`));
      await office.colleague.post(`${at}/edit`, { ...theirs, knownAs: 'Taz', firstLanguage: 'Dari' });
      const merge = await office.adviser.post(`${at}/edit`, { ...mine, knownAs: 'Tee', phone: '2' });

      expect(merge.status).toBe(409);
      expect(merge.$('main').text()).toMatch(/Taz[\s\S]*Tee/);
      expect(merge.$('input[name=keep-knownAs]:checked').length).toBe(0);
      expect(merge.$('input[name=keep-phone]:checked').val()).toBe('mine');
      expect(merge.$('input[name=keep-firstLanguage]:checked').val()).toBe('theirs');
      expect(await row()).toMatchObject({ known_as: 'Taz', phone: '1' });

      const undecided = await office.adviser.post(`${at}/merge`, fieldsOf(merge));
      expect(undecided.status).toBe(422);
      expect(undecided.$('.govuk-error-summary a[href="#keep-knownAs"]').length).toBe(1);

      const saved = await office.adviser.post(`${at}/merge`, { ...fieldsOf(merge), 'keep-knownAs': 'mine' });
      expect(saved.status).toBe(303);
      expect(await row()).toEqual({ known_as: 'Tee', phone: '2', first_language: 'Dari', version: 3 });
    });

    it('a third edit during the merge brings the merge page again', async () => {
      const mine = fieldsOf(await office.adviser.get(`${at}/edit`));
      await office.colleague.post(`${at}/edit`, { ...mine, knownAs: 'Taz' });
      const merge = await office.adviser.post(`${at}/edit`, { ...mine, knownAs: 'Tee' });
      const theirs = fieldsOf(await office.colleague.get(`${at}/edit`));
      await office.colleague.post(`${at}/edit`, { ...theirs, knownAs: 'Tom' });
      const again = await office.adviser.post(`${at}/merge`, { ...fieldsOf(merge), 'keep-knownAs': 'mine' });

      expect(again.status).toBe(409);
      expect(again.$('main').text()).toMatch(/Tom[\s\S]*Tee/);
      expect(await row()).toMatchObject({ known_as: 'Tom' });
    });

    it('the same form sent twice is saved once, without a word of conflict', async () => {
      const form = { ...fieldsOf(await office.adviser.get(`${at}/edit`)), knownAs: 'Mims' };
      await office.adviser.post(`${at}/edit`, form);
      const again = await office.adviser.post(`${at}/edit`, form);

      expect(again.status).toBe(303);
      expect(await row()).toMatchObject({ known_as: 'Mims', version: 2 });
    });

    it.each(['edit', 'merge'])('%s does not exist for another team or an administrator', async (page) => {
      for (const who of [office.stranger, office.administrator]) {
        expect((await who.post(`${at}/${page}`, { dateOfBirth: '1/1/2008', version: '1' })).status).toBe(404);
      }
      expect((await office.stranger.get(`${at}/edit`)).status).toBe(404);
    });
  });

  describe('a new record', () => {
    const born = { dateOfBirth: '4/5/2009', givenName: 'Noor', familyName: 'Sample' };

    it('is made once however often the form is sent, in the team that was chosen', async () => {
      const form = { ...fieldsOf(await office.manager.get('/young-people/new')), ...born, dateOfBirth: '1/5/2009' };
      const sent = await office.manager.post('/young-people/new', form);
      const again = await office.manager.post('/young-people/new', form);

      expect([sent.status, again.status]).toEqual([303, 303]);
      expect(again.location).toBe(sent.location);
      expect((await office.adviser.get(sent.location!)).status).toBe(200);
    });

    it('is made once when the form is clicked twice, and both answers lead to it', async () => {
      const form = { ...fieldsOf(await office.manager.get('/young-people/new')), ...born, dateOfBirth: '21/5/2009' };
      const answers = await Promise.all([1, 2, 3].map(() => office.manager.post('/young-people/new', form)));

      expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(303);
    });

    it('of two people who add the same young person at the same moment, one is asked', async () => {
      const one = { ...fieldsOf(await office.manager.get('/young-people/new')), ...born, dateOfBirth: '22/5/2009' };
      const answers = await Promise.all(
        [one, { ...one, formId: newId() }].map((form) => office.manager.post('/young-people/new', form)),
      );

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 303]);
    });

    it('asks first when we may already have them, and keeps what was typed', async () => {
      const form = { ...fieldsOf(await office.manager.get('/young-people/new')), ...born };
      const first = await office.manager.post('/young-people/new', form);
      const second = { ...form, formId: newId(), phone: '0118 496 0000' };
      const asked = await office.manager.post('/young-people/new', second);

      expect(asked.status).toBe(200);
      expect(asked.$('h1').text()).toBe('We may already have this young person');
      expect(asked.$(`a[href="${first.location!}"]`).text()).toBe('Noor Sample');
      const change = await office.manager.post('/young-people/new', { ...fieldsOf(asked), do: 'change' });
      expect(change.$('#phone').val()).toBe('0118 496 0000');
      const confirmed = await office.manager.post('/young-people/new', { ...fieldsOf(asked), do: 'create' });
      expect(confirmed.status).toBe(303);
      expect(confirmed.location).not.toBe(first.location);
    });

    it('does not name someone of another team', async () => {
      const { dataOfficer, manager } = office;
      const form = {
        ...fieldsOf(await dataOfficer.get('/young-people/new')),
        ...born,
        dateOfBirth: '2/5/2009',
        familyName: 'Hidden',
      };
      const south = (await office.onward.sql<{ id: string }>(`select id from team where name = 'South'`))[0]!.id;
      await dataOfficer.post('/young-people/new', { ...form, teamId: south });
      const asked = await manager.post('/young-people/new', {
        ...form,
        formId: newId(),
        teamId: manager.actor.teamIds[0]!,
      });

      expect(asked.$('main ul').text()).toContain('A young person of another team');
      expect(asked.$('main ul').text()).not.toContain('Hidden');
    });

    it('leads to what is wrong and keeps what was typed', async () => {
      const { status, $ } = await office.manager.post('/young-people/new', { ...born, dateOfBirth: 'spring' });
      expect(status).toBe(422);
      expect($('.govuk-error-summary a[href="#dateOfBirth"]').length).toBe(1);
      expect($('#familyName').val()).toBe('Sample');
    });

    it("is not for advisers, nor into a team that is not the manager's", async () => {
      expect((await office.adviser.get('/young-people/new')).status).toBe(403);
      expect((await office.adviser.post('/young-people/new', born)).status).toBe(403);
      const elsewhere = await office.manager.post('/young-people/new', { ...born, teamId: newId(), formId: newId() });
      expect(elsewhere.status).toBe(422);
    });
  });
});
