import { DataSource } from 'typeorm';
import { AccommodationService } from '../../src/accommodation/accommodation.service';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { aProgramOf, type Program } from '../support/api';
import { aYoungPerson } from '../support/records';
import { recordedAt } from './recorded-on';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what a record showed on an earlier day', () => {
  let office: Office;
  let program: Program;

  beforeAll(async () => {
    office = await anOffice();
    program = await aProgramOf(office.onward, office.manager.actor);
  });
  afterAll(() => office.onward.close());

  /** In a flat of the council's from 10 November, recorded that day: the first visit is due by the 17th. */
  const inAFlat = async (): Promise<string> => {
    const id = await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10' });
    await office.onward.sql(
      `update deadline_history h set recorded_at = '2026-11-10T12:00:00Z' from deadline d
        where d.id = h.deadline_id and d.young_person_id = $1`,
      [id],
    );
    await office.onward.sql(
      `update legal_position_history set recorded_at = '2026-11-10T12:00:00Z' where young_person_id = $1`,
      [id],
    );
    return id;
  };
  const visitOn = (id: string, onDate: string, formId = newId()) =>
    office.adviser.post(`/young-people/${id}/contacts/new`, aVisitForm({ formId, when: '', onDate }));
  const shown = async (id: string, on: string) => {
    const answer = await office.adviser.get(`/young-people/${id}/as-shown?on=${on}`);
    const items = answer.$('.onward-due__item').toArray();
    const item = items.map((one) => answer.$(one)).find((one) => one.text().includes('Visit within 7 days'));
    const sides = item?.find('.onward-beside__side').toArray() ?? [];
    return {
      ...answer,
      main: words(answer.$('main').text()),
      difference: item ? words(item.find('.onward-different').text()) : null,
      sides: sides.map((one) => words(answer.$(one).text())),
    };
  };

  it('is asked from the record by a day, and the day is in the address', async () => {
    const id = await inAFlat();
    const { $ } = await office.adviser.get(`/young-people/${id}`);
    const link = $('a[href$="/as-shown"]');
    expect(link.text()).toBe('What did this show on an earlier day?');
    const asked = await office.adviser.get(link.attr('href')!);

    expect(asked.status).toBe(200);
    expect(asked.$('form.onward-ask-day').attr('method')).toBe('get');
    expect(asked.$('label[for=on]').text().trim()).toBe('Which day');
    expect(asked.$('.onward-beside')).toHaveLength(0);
  });

  it('a visit recorded late was shown as overdue, and met what was due all along', async () => {
    const id = await inAFlat();
    await recordedAt(office.onward, id, '2026-11-21T09:00:00Z', () => visitOn(id, '16/11/26'));
    const { difference, sides, main } = await shown(id, '19/11/26');

    expect(difference).toBe(
      'Different Shown then as 2 days overdue. Visit at home of 16 November 2026, recorded on 21 November 2026 by Ada Worker, met it.',
    );
    expect(sides[0]).toContain('Shown then 2 days overdue');
    expect(sides[1]).toContain('On what is known now Met on 16 November 2026');
    expect(main).toContain('1 item overdue shown then, 0 on what is known now.');
  });

  it('from the day it was recorded the record shows it, and nothing is different', async () => {
    const id = await inAFlat();
    await recordedAt(office.onward, id, '2026-11-21T09:00:00Z', () => visitOn(id, '16/11/26'));
    const { main, difference } = await shown(id, '21 November 2026');

    expect(main).toContain('What was due is the same on what is known now.');
    // Over by then, and the same: counted, not listed.
    expect(difference).toBeNull();
    expect(main).toMatch(/\d+ more things? (was|were) met or over by then, and the same on what is known now\./);
  });

  it('a move that was taken out since was shown, and is named as taken out', async () => {
    const id = await inAFlat();
    const [home] = await office.onward.sql<{ factId: string }>(
      `select fact_id as "factId" from accommodation_period where young_person_id = $1`,
      [id],
    );
    await recordedAt(office.onward, id, '2026-11-20T10:00:00Z', () =>
      office.manager.post(`/young-people/${id}/recorded-in-error/move/${home!.factId}`, { reason: 'Somebody else' }),
    );
    const { difference, sides } = await shown(id, '2026-11-18');

    expect(difference).toBe(
      'Different Shown then. What started it was corrected or taken out of the record on 20 November 2026 by Bo Manager.',
    );
    expect(sides[1]).toBe('On what is known now Not due on that day.');
  });

  it('a move recorded only later was not shown, and is named with when it was recorded', async () => {
    const id = await inAFlat();
    const home = {
      ...{ fromOn: localDate('2026-11-14'), type: 'U', providedUnder: 's24B' as const, placedByAuthority: true },
      ...{ address: null, postcode: null, carer: null, provider: null, providerRegistered: null, managerReason: null },
    };
    await recordedAt(office.onward, id, '2026-11-22T10:00:00Z', () =>
      office.onward.app.get(AccommodationService).recordMove(office.adviser.actor, id, home, TODAY),
    );
    const { $ } = await shown(id, '2026-11-18');
    const differences = $('.onward-different')
      .toArray()
      .map((one) => words($(one).text()));

    expect(differences).toContain(
      'Different Not shown then. Moved in on 14 November 2026: first shown on 22 November 2026 by Ada Worker.',
    );
  });

  it('a day in summer ends at midnight on clocks in England', async () => {
    const id = await inAFlat();
    await office.onward.sql(
      `update deadline_history h set recorded_at = '2026-06-30T22:59:00Z' from deadline d
        where d.id = h.deadline_id and d.young_person_id = $1 and d.rule = 'PA-02'`,
      [id],
    );
    await office.onward.sql(
      `update legal_position_history set recorded_at = '2026-06-30T22:30:00Z' where young_person_id = $1`,
      [id],
    );
    const seen = async (on: string) => {
      const { body } = await program.get(`young-people/${id}/as-shown?on=${on}`);
      const items = body.items as { rule: string; shownThen: object | null }[];
      return { beganOn: body.beganOn as string, visit: items.find(({ rule }) => rule === 'PA-02')?.shownThen };
    };
    expect(await seen('2026-06-30')).toMatchObject({ beganOn: '2026-06-30', visit: { dueOn: '2026-11-17' } });

    await office.onward.sql(
      `update deadline_history h set recorded_at = '2026-06-30T23:01:00Z' from deadline d
        where d.id = h.deadline_id and d.young_person_id = $1 and d.rule = 'PA-02'`,
      [id],
    );
    expect((await seen('2026-06-30')).visit).toBeUndefined();
    expect((await seen('2026-07-01')).visit).toMatchObject({ dueOn: '2026-11-17' });
  });

  it('says so of a day before the record began, and still shows it on what is known now', async () => {
    const id = await inAFlat();
    const { status, main, $ } = await shown(id, '9/11/26');

    expect(status).toBe(200);
    expect(main).toContain('Nothing was shown on that day: this record began on 10 November 2026.');
    expect(main).toContain('On what is known now');
    expect($('.onward-different, .onward-beside:contains("Shown then")')).toHaveLength(0);
  });

  it('says so of a record that shows nothing yet', async () => {
    const teamId = office.adviser.actor.teamIds[0]!;
    const id = await aYoungPerson(office.onward.app.get(DataSource), { teamId });
    expect((await shown(id, '23/11/26')).main).toContain('Nothing has been shown of this record yet.');
  });

  it.each([
    ['24/11/26', 'This day is still to come. Enter today or an earlier day'],
    ['9/3/2008', 'This day is before they were born. Enter a later day'],
    ['31/2/26', 'Enter the day as 3/3/26 or 3 March 2026'],
    ['', 'Enter a day'],
  ])('refuses "%s" in words at the field, and keeps what was typed', async (on, message) => {
    const id = await inAFlat();
    const { status, $ } = await office.adviser.get(`/young-people/${id}/as-shown?on=${encodeURIComponent(on)}`);

    expect(status).toBe(422);
    expect($('.govuk-error-summary a[href="#on"]').text()).toBe(message);
    expect($('#on').val() ?? '').toBe(on);
  });

  it('says the same to a program, and names the parameter that is wrong', async () => {
    const id = await inAFlat();
    await recordedAt(office.onward, id, '2026-11-21T09:00:00Z', () => visitOn(id, '16/11/26'));
    const { body } = await program.get(`young-people/${id}/as-shown?on=2026-11-19`);
    const late = (body.items as { rule: string; difference: string; shownThen: object }[]).find(
      ({ rule }) => rule === 'PA-02',
    );
    expect(late).toMatchObject({
      shownThen: { words: '2 days overdue', overdue: true, dueOn: '2026-11-17' },
      knownNow: { state: 'met', overdue: false },
      difference:
        'Shown then as 2 days overdue. Visit at home of 16 November 2026, recorded on 21 November 2026 by Ada Worker, met it.',
    });
    expect(body).toMatchObject({ statusThen: { status: 'former-relevant' }, statusDifference: null });

    const refused = await program.get(`young-people/${id}/as-shown?on=2026-11-24`);
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ parameter: 'on', detail: 'This day is still to come. Enter today or an earlier day' }],
    ]);
  });

  it('is audited as a look, and is nobody else’s', async () => {
    const id = await inAFlat();
    expect((await office.stranger.get(`/young-people/${id}/as-shown?on=2026-11-19`)).status).toBe(404);
    await office.colleague.get(`/young-people/${id}/as-shown?on=2026-11-19`);
    const looks = await office.onward.sql(
      `select actor_id, detail from audit_event where young_person_id = $1 and did = 'young-person.viewed'`,
      [id],
    );
    expect(looks).toEqual([{ actor_id: office.colleague.actor.userId, detail: { page: 'as-shown' } }]);
  });
});
