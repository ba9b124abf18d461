import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { aYoungPerson, SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what was recorded in error', () => {
  let office: Office;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());

  /** What is due and what it rests on, and the status. */
  const ledger = (id: string) =>
    office.onward.sql(
      `select rule, subject, due_on::text, state, met_on::text, d.because, status
         from deadline d join legal_position using (young_person_id)
        where young_person_id = $1 and state <> 'cancelled' order by rule, due_on, subject, d.started_by_id`,
      [id],
    );
  const send = (id: string, page: string, fields: Record<string, string>) =>
    office.adviser.post(`/young-people/${id}/${page}`, { formId: newId(), ...fields });
  const at18 = () => aCareLeaverInANewFlat(office, { movedOn: '2026-10-01' });
  const at22 = () => aCareLeaverInANewFlat(office, { dateOfBirth: localDate('2004-03-10') });
  /** In care for two years at 16, where an assessment is due. */
  const inCare = async () => {
    const { onward, adviser } = office;
    const teamId = adviser.actor.teamIds[0]!;
    const id = await aYoungPerson(onward.app.get(DataSource), { teamId, dateOfBirth: localDate('2010-09-10') });
    const episode = {
      fromOn: localDate('2024-09-10'),
      toOn: null,
      legalStatus: 'care-order' as const,
      legalStatusCode: 'C2',
      shortBreak: false,
      plannedDays: null,
      placement: 'foster-care' as const,
      placementCode: 'U6',
      carer: null,
      authority: null,
      reasonCeased: null,
      returnCodes: null,
    };
    await onward.app.get(CareHistoryService).record(SYSTEM, id, 'care-episode', episode, TODAY);
    return id;
  };
  const today = { when: 'today', onDate: '' };

  const KINDS: {
    kind: string;
    who: () => Promise<string>;
    before?: (id: string) => Promise<unknown>;
    page: string;
    fields: Record<string, string>;
  }[] = [
    {
      kind: 'move',
      who: at18,
      page: 'moves/new',
      fields: { ...today, step: 'save', type: 'E', providedUnder: 's24B' },
    },
    {
      kind: 'assessment',
      who: inCare,
      page: 'plan-dates/new',
      fields: { ...today, step: 'assessment' },
    },
    { kind: 'plan', who: inCare, page: 'plan-dates/new', fields: { ...today, step: 'plan' } },
    {
      kind: 'copy',
      who: at18,
      before: (id) => send(id, 'plan-dates/new', { ...today, step: 'plan' }),
      page: 'plan-dates/new',
      fields: { ...today, step: 'copy' },
    },
    { kind: 'review', who: at18, page: 'plan-dates/new', fields: { ...today, step: 'review' } },
    {
      kind: 'review-request',
      who: at18,
      page: 'plan-dates/new',
      fields: { ...today, step: 'review-request', by: 'adviser' },
    },
    {
      kind: 'offer',
      who: at22,
      page: 'support/new',
      fields: { ...today, what: 'offer', how: 'Phone call' },
    },
    {
      kind: 'request',
      who: at22,
      page: 'support/new',
      fields: { ...today, what: 'request', wants: 'support' },
    },
    {
      kind: 'home-period',
      who: at18,
      page: 'home-periods/new',
      fields: { livesWith: 'parent', fromOn: '1/4/26', toOn: '' },
    },
  ];

  it.each(KINDS)('taken out with a reason ($kind), it leaves what is due as if it had never been', async (given) => {
    const { kind, who, before, page, fields } = given;
    const id = await who();
    await before?.(id);
    const untouched = await ledger(id);
    expect((await send(id, page, fields)).status).toBe(303);
    const recorded = await ledger(id);
    const record = await office.adviser.get(`/young-people/${id}`);
    const correct = record.$('#home ~ p a[href$="/correct"]').attr('href')!;
    const link =
      kind === 'move'
        ? (await office.adviser.get(correct)).$('a[href*="/recorded-in-error/move/"]')
        : record.$(`a[href*="/recorded-in-error/${kind}/"]`);
    const at = link.attr('href')!;
    const open = await office.adviser.get(at);
    expect(words(open.$('main').text())).toMatch(/(23 November|1 April) 2026/);
    const refused = await office.adviser.post(at, { reason: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.$('.govuk-error-summary a[href="#reason"]')).toHaveLength(1);
    expect((await office.stranger.post(at, { reason: 'Mine' })).status).toBe(404);
    expect((await office.dataOfficer.post(at, { reason: 'Mine' })).status).toBe(403);
    expect(await ledger(id)).toEqual(recorded);
    const done = await office.adviser.post(at, { reason: 'About his brother' });

    expect(done.status).toBe(303);
    expect(await ledger(id)).toEqual(untouched);
    if (MET_OR_STARTED.includes(kind)) expect(recorded).not.toEqual(untouched);
    expect((await office.adviser.get(at)).status).toBe(404);
    expect((await office.adviser.follow(done)).$(`a[href="${at}"]`)).toHaveLength(0);
  });
  /** The others are dates that no rule of this person's needs. */
  const MET_OR_STARTED = ['move', 'assessment', 'review', 'offer', 'request'];

  it('a kind that does not exist, or something of another young person, is not there', async () => {
    const [id, other] = [await at18(), await at18()];
    await send(other, 'plan-dates/new', { ...today, step: 'review' });
    const record = await office.adviser.get(`/young-people/${other}`);
    const theirs = record.$('a[href*="/recorded-in-error/review/"]').attr('href')!;

    expect((await office.adviser.get(theirs.replace(other, id))).status).toBe(404);
    expect((await office.adviser.post(theirs.replace(other, id), { reason: 'x' })).status).toBe(404);
    expect((await office.adviser.get(theirs.replace('/review/', '/contact/'))).status).toBe(404);
  });
});

describe('correcting where someone lives', () => {
  let office: Office;
  let id: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
  });
  beforeEach(async () => {
    id = await aCareLeaverInANewFlat(office);
    at = `/young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const move = (given: Record<string, string>) =>
    office.adviser.post(`${at}/moves/new`, {
      formId: newId(),
      step: 'save',
      type: 'E',
      when: 'another-day',
      providedUnder: 'unknown',
      ...given,
    });
  const homes = () =>
    office.onward.sql(
      `select type, from_on::text, to_on::text, provided_under from accommodation_period
        where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
      [id],
    );
  const firstVisits = () =>
    office.onward.sql(
      `select due_on::text, state from deadline where young_person_id = $1 and rule = 'PA-02' and state <> 'cancelled'
        order by due_on`,
      [id],
    );
  const correctAddress = async () => (await office.adviser.get(at)).$('#home ~ p a[href*="/correct"]').attr('href')!;
  const fieldsAt = async (address: string): Promise<Record<string, string>> => {
    const { $ } = await office.adviser.get(address);
    return Object.fromEntries(
      $('main form')
        .serializeArray()
        .filter(({ name }) => name !== '_csrf')
        .map(({ name, value }) => [name, value]),
    );
  };

  it('saying who provides a home ends the stricter dates that ran until then', async () => {
    await move({ onDate: '20/11/26' });
    expect(await firstVisits()).toContainEqual({ due_on: '2026-11-27', state: 'open' });
    const { $ } = await office.adviser.get(at);
    expect(words($('section[aria-labelledby=home]').text())).toContain('Who provides it is not known yet');
    const address = (await correctAddress()).replace('#providedUnder', '');
    const fields = await fieldsAt(address);
    expect(fields).toMatchObject({ type: 'E', when: 'another-day', onDate: '20/11/2026', providedUnder: 'unknown' });
    const done = await office.adviser.post(address, { ...fields, providedUnder: 'none' });

    expect(done.status).toBe(303);
    expect(await firstVisits()).not.toContainEqual({ due_on: '2026-11-27', state: 'open' });
    expect((await homes()).at(-1)).toEqual({ type: 'E', from_on: '2026-11-20', to_on: null, provided_under: 'none' });
  });

  it.each([
    ['later', '21/11/26', '2026-11-21'],
    ['earlier', '19/11/26', '2026-11-19'],
  ])('a move that was %s ends the home before on the day it was', async (_word, onDate, day) => {
    await move({ onDate: '20/11/26' });
    const address = (await correctAddress()).replace('#providedUnder', '');
    await office.adviser.post(address, { ...(await fieldsAt(address)), onDate });

    expect(await homes()).toEqual([
      expect.objectContaining({ type: 'U', to_on: day }),
      expect.objectContaining({ type: 'E', from_on: day, to_on: null }),
    ]);
  });

  it('a move taken out leaves them living where they did', async () => {
    await move({ onDate: '20/11/26' });
    const address = (await correctAddress()).replace('#providedUnder', '');
    const inError = (await office.adviser.get(address)).$('a[href*="/recorded-in-error/"]').attr('href')!;
    await office.adviser.post(inError, { reason: 'It fell through' });

    expect(await homes()).toEqual([expect.objectContaining({ type: 'U', to_on: null })]);
  });

  it('the day they left a former home may be corrected, not past the next move', async () => {
    await move({ onDate: '20/11/26' });
    const { $ } = await office.adviser.get(at);
    const address = $('#home ~ details a[href*="/correct"]').attr('href')!;
    const fields = await fieldsAt(address);
    expect(fields.toOn).toBe('20/11/2026');
    const clash = await office.adviser.post(address, { ...fields, toOn: '22/11/26' });
    expect(clash.status).toBe(409);
    expect(clash.$('.govuk-error-summary').text()).toContain('cannot hold on the same day');
    for (const toOn of ['1/1/30', '1/1/26', 'last week']) {
      expect((await office.adviser.post(address, { ...fields, toOn })).$('#toOn-error')).toHaveLength(1);
    }
    await office.adviser.post(address, { ...fields, toOn: '19/11/26' });
    expect((await homes())[0]).toMatchObject({ to_on: '2026-11-19' });
  });

  it('of two people correcting one home at once, the second sees what stands there and loses nothing', async () => {
    const address = await correctAddress();
    const fields = await fieldsAt(address);
    await office.colleague.post(address, { ...fields, address: '5 Tern Court' });
    const second = await office.adviser.post(address, { ...fields, address: '6 Tern Court' });

    expect(second.status).toBe(409);
    expect(second.$('.govuk-inset-text').text()).toContain('5 Tern Court');
    expect(second.$('#address').val()).toBe('6 Tern Court');
    const again = await office.adviser.post(address, {
      ...fields,
      row: String(second.$('input[name=row]').val()),
      address: '6 Tern Court',
    });
    expect(again.status).toBe(303);
  });

  it('keeps whether a child’s provider was registered when the form no longer asks', async () => {
    await office.onward.sql('update accommodation_period set provider_registered = true where young_person_id = $1', [
      id,
    ]);
    const address = await correctAddress();
    await office.adviser.post(address, { ...(await fieldsAt(address)), address: '5 Tern Court' });
    expect(
      await office.onward.sql(
        'select provider_registered from accommodation_period where young_person_id = $1 and replaced_by_id is null',
        [id],
      ),
    ).toEqual([{ provider_registered: true }]);
  });

  it('a visit stays, and what it met there does not once the home was never theirs', async () => {
    await office.adviser.post(`${at}/contacts/new`, aVisitForm({ staffId: office.adviser.actor.staffId }));
    expect(await firstVisits()).toEqual([{ due_on: '2026-11-24', state: 'met' }]);
    const address = await correctAddress();
    const inError = (await office.adviser.get(address)).$('a[href*="/recorded-in-error/"]').attr('href')!;
    await office.adviser.post(inError, { reason: 'Another person’s flat' });

    expect(await firstVisits()).toEqual([]);
    expect((await office.adviser.get(at)).$('.onward-contact')).toHaveLength(1);
  });
});
