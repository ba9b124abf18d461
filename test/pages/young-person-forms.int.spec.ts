import { newId } from '../../src/platform/ids';
import type { SignedInBrowser } from '../support/app';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe("the small forms of a young person's record", () => {
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

  const today = { when: 'today', onDate: '' };
  const FORMS: {
    name: string;
    page: string;
    who: 'adviser' | 'manager';
    fields: () => Record<string, string>;
    wrong: Record<string, string>;
    field: string;
    rows: string;
  }[] = [
    {
      name: 'a move',
      page: 'moves/new',
      who: 'adviser',
      fields: () => ({ ...today, step: 'save', type: 'E', providedUnder: 'none', address: '1 Heron Way' }),
      wrong: { type: '' },
      field: 'type',
      rows: `select 1 from accommodation_period where young_person_id = $1 and address = '1 Heron Way'`,
    },
    {
      name: 'a plan review',
      page: 'plan-dates/new',
      who: 'adviser',
      fields: () => ({ ...today, step: 'review' }),
      wrong: { when: 'another-day', onDate: '1/1/2030' },
      field: 'onDate',
      rows: 'select 1 from plan_review where young_person_id = $1',
    },
    {
      name: 'an offer of support',
      page: 'support/new',
      who: 'adviser',
      fields: () => ({ ...today, what: 'offer', how: 'Phone call', reply: 'Not now' }),
      wrong: { how: '' },
      field: 'how',
      rows: 'select 1 from support_offer where young_person_id = $1',
    },
    {
      name: 'that they asked for support',
      page: 'support/new',
      who: 'adviser',
      fields: () => ({ ...today, what: 'request', wants: 'support' }),
      wrong: { wants: '' },
      field: 'wants',
      rows: 'select 1 from support_request where young_person_id = $1',
    },
    {
      name: 'an appointment',
      page: 'appointments/new',
      who: 'adviser',
      fields: () => ({ when: 'tomorrow', onDate: '', kind: 'visit', at: '2.30pm', place: '', matters: '' }),
      wrong: { at: 'after school' },
      field: 'at',
      rows: `select 1 from appointment where young_person_id = $1 and planned_at = '2026-11-24T14:30:00Z'`,
    },
    {
      name: 'time back at home',
      page: 'home-periods/new',
      who: 'adviser',
      fields: () => ({ livesWith: 'parent', fromOn: '1/6/26', toOn: '' }),
      wrong: { fromOn: '1/1/2030' },
      field: 'fromOn',
      rows: 'select 1 from home_period where young_person_id = $1',
    },
    {
      name: 'a worker',
      page: 'allocate',
      who: 'manager',
      fields: () => ({
        ...today,
        role: 'personal-adviser',
        staffId: office.colleague.actor.staffId,
        reason: 'Ada is leaving',
      }),
      wrong: { reason: '' },
      field: 'reason',
      rows: `select 1 from allocation where young_person_id = $1 and reason = 'Ada is leaving'`,
    },
  ];

  describe.each(FORMS)('$name', ({ page, who, fields, wrong, field, rows }) => {
    const browser = (): SignedInBrowser => office[who];

    it('opens, saves once however often it is sent, and says what was done', async () => {
      expect((await browser().get(`${at}/${page}`)).status).toBe(200);
      const form = { ...fields(), formId: newId() };
      const sent = await browser().post(`${at}/${page}`, form);
      const again = await browser().post(`${at}/${page}`, form);

      expect([sent.status, again.status]).toEqual([303, 303]);
      expect(await office.onward.sql(rows, [id])).toHaveLength(1);
      expect((await browser().follow(again)).$('.govuk-notification-banner').length).toBe(1);

      const changed = await browser().post(`${at}/${page}`, { ...form, changed: 'With something else' });
      expect([changed.status, words(changed.$('main').text())]).toEqual([
        409,
        expect.stringMatching(/What you changed since then is not saved.*With something else/),
      ]);
      expect(changed.$('main a.govuk-button').attr('href')).toBe(sent.location!.replace(/\?saved=[^#]*/, ''));
      expect(await office.onward.sql(rows, [id])).toHaveLength(1);
    });

    it('clicked twice is saved once, and both answers say that it was', async () => {
      const form = { ...fields(), formId: newId() };
      await browser().get(`${at}/${page}`);
      const answers = await Promise.all([1, 2].map(() => browser().post(`${at}/${page}`, form)));

      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      expect(await office.onward.sql(rows, [id])).toHaveLength(1);
    });

    it('leads to what is wrong and keeps what was typed', async () => {
      const { status, $ } = await browser().post(`${at}/${page}`, { ...fields(), ...wrong, formId: newId() });

      expect(status).toBe(422);
      expect($(`.govuk-error-summary a[href="#${field}"]`).length).toBe(1);
      expect($(`#${field}`).length).toBe(1);
      // What a button says is not typed: `save` is that of the page after the form of a move.
      const kept = Object.entries({ ...fields(), ...wrong }).filter(([, value]) => value !== '' && value !== 'save');
      for (const [name, value] of kept) {
        const input = $(`[name="${name}"]`);
        const shown = input.is('[type=radio]') ? input.filter(':checked').val() : input.val();
        expect([name, shown]).toEqual([name, value]);
      }
      expect(await office.onward.sql(rows, [id])).toEqual([]);
    });

    it('does not exist for another team, and is refused to whose role it is not', async () => {
      const send = (someone: SignedInBrowser) => someone.post(`${at}/${page}`, { ...fields(), formId: newId() });
      expect((await office.stranger.get(`${at}/${page}`)).status).toBe(404);
      expect((await send(office.stranger)).status).toBe(404);
      expect((await office.dataOfficer.get(`${at}/${page}`)).status).toBe(403);
      expect((await send(office.dataOfficer)).status).toBe(403);
      expect(await office.onward.sql(rows, [id])).toEqual([]);
    });
  });

  it('only a manager gives a worker', async () => {
    expect((await office.adviser.get(`${at}/allocate`)).status).toBe(403);
  });

  it('a worker of another team takes the young person along, out of the manager’s sight', async () => {
    const fields = { ...today, role: 'personal-adviser', staffId: office.stranger.actor.staffId, reason: 'Moved area' };
    const formId = newId();
    const sent = await office.manager.post(`${at}/allocate`, { ...fields, formId });

    expect(sent.location).toBe('/caseload');
    expect((await office.manager.post(`${at}/allocate`, { ...fields, formId })).location).toBe('/caseload');
    expect((await office.manager.post(`${at}/allocate`, { ...fields, formId: newId() })).status).toBe(404);
    expect((await office.stranger.get(at)).status).toBe(200);
    expect((await office.manager.get(at)).status).toBe(404);
  });

  it('a second home on the day of the first is refused with the day that clashes', async () => {
    const move = {
      step: 'save',
      type: 'E',
      providedUnder: 'none',
      when: 'another-day',
      onDate: '17/11/26',
      formId: newId(),
    };
    const { status, $ } = await office.adviser.post(`${at}/moves/new`, move);

    expect(status).toBe(409);
    expect($('.govuk-error-summary a[href="#onDate"]').length).toBe(1);
  });

  it('a copy of a plan that nobody has completed is refused', async () => {
    const copy = { ...today, step: 'copy', formId: newId() };
    const { status, $ } = await office.adviser.post(`${at}/plan-dates/new`, copy);

    expect(status).toBe(422);
    expect($('.govuk-error-summary').text()).toContain('No plan had been completed by that day');
  });

  it('the copy of a plan given on a day is one copy, however often it is said', async () => {
    await office.adviser.post(`${at}/plan-dates/new`, { ...today, step: 'plan', formId: newId() });
    const copy = { ...today, step: 'copy', formId: newId() };
    const sent = [
      await office.adviser.post(`${at}/plan-dates/new`, copy),
      await office.adviser.post(`${at}/plan-dates/new`, copy),
    ];

    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const told = `select from audit_event where young_person_id = $1 and did = 'pathway-plan.copy'`;
    expect(await office.onward.sql(told, [id])).toHaveLength(1);
  });

  it('an appointment moved or cancelled twice is so once', async () => {
    const formId = newId();
    const planned = { formId, when: 'tomorrow', onDate: '', kind: 'visit', at: '9am', place: '', matters: '' };
    await office.adviser.post(`${at}/appointments/new`, planned);
    const move = { when: 'another-day', onDate: '1/7/2027', at: '9am', version: '1', because: 'Has an exam' };
    const said = [];
    for (const [what, fields] of [
      ['move', move],
      ['move', move],
      ['cancel', { version: '2' }],
      ['cancel', { version: '2' }],
    ] as const) {
      said.push((await office.adviser.post(`${at}/appointments/${formId}/${what}`, fields)).status);
    }

    expect(said).toEqual([303, 303, 303, 303]);
    const told = `select did from audit_event where subject_id = $1 order by id`;
    expect(await office.onward.sql(told, [formId])).toEqual(
      ['planned', 'moved', 'cancelled'].map((did) => ({ did: `appointment.${did}` })),
    );
  });

  it('an appointment is moved or cancelled, and of two people the second is told', async () => {
    const formId = newId();
    const planned = { formId, when: 'tomorrow', onDate: '', kind: 'visit', at: '9am', place: '', matters: '' };
    await office.adviser.post(`${at}/appointments/new`, planned);
    const open = await office.adviser.get(`${at}/appointments/${formId}`);
    expect(open.$('#onDate').val()).toBe('24/11/2026');
    expect(open.$('#at').val()).toBe('09:00');
    const version = String(open.$('input[name=version]').first().val());
    const when = { when: 'another-day', onDate: '1/7/2027', at: '9am', version };
    const unsaid = await office.adviser.post(`${at}/appointments/${formId}/move`, when);
    expect(unsaid.$('.govuk-error-summary a').attr('href')).toBe('#because');
    const moved = await office.adviser.post(`${at}/appointments/${formId}/move`, { ...when, because: 'Has an exam' });
    expect(moved.status).toBe(303);
    expect(words((await office.adviser.follow(moved)).$('section[aria-labelledby=planned]').text())).toContain(
      'Visit, 1 July 2027 at 9am',
    );
    const again = words((await office.adviser.get(`${at}/appointments/${formId}`)).$('main').text());
    expect(again).toContain(
      'First planned for 24 November 2026 at 9am. Moved 1 time: to 1 July 2027 at 9am: Has an exam',
    );
    const late = await office.colleague.post(`${at}/appointments/${formId}/cancel`, { version });
    expect(late.status).toBe(409);
    const now = String(late.$('input[name=version]').first().val());
    const cancelled = await office.colleague.post(`${at}/appointments/${formId}/cancel`, { version: now });
    expect(cancelled.status).toBe(303);
    expect((await office.adviser.get(`${at}/appointments/${formId}`)).status).toBe(404);
  });

  it('a visit is planned for a colleague, who is a new face until they have met', async () => {
    const { adviser, colleague, manager, stranger, onward } = office;
    const choices = async () => words((await manager.get(`${at}/appointments/new`)).$('#staffId').text());
    const given = { onDate: '', kind: 'visit', at: '5pm', place: '', matters: '' };
    const plan = (staffId: string, when = 'tomorrow') =>
      manager.post(`${at}/appointments/new`, { ...given, formId: newId(), when, staffId });
    expect(await choices()).toBe('You: not met yet Ada Worker: their worker, no visit yet Cy Colleague: not met yet');

    const outside = await plan(stranger.actor.staffId);
    expect([outside.status, outside.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#staffId']);
    await colleague.post('/time-away', {
      formId: newId(),
      staffId: colleague.actor.staffId,
      fromOn: '24/11/26',
      toOn: '25/11/26',
      coverId: '',
    });
    expect((await plan(colleague.actor.staffId)).$('.govuk-error-message').text()).toContain('away on that day');
    await onward.sql(`update absence set withdrawn = true where staff_id = $1`, [colleague.actor.staffId]);

    expect((await plan(colleague.actor.staffId, 'today')).status).toBe(303);
    const plannedOn = async () => words((await adviser.get(at)).$('section[aria-labelledby=planned]').text());
    expect(await plannedOn()).toContain('Cy ColleagueA new face');
    expect(words((await colleague.get('/today')).$('section[aria-labelledby=visits]').text())).toContain(
      'You have not met them yet',
    );

    await colleague.post(`${at}/contacts/new`, { ...aVisitForm(), formId: newId() });
    expect(await plannedOn()).not.toContain('A new face');
    expect(await choices()).toContain('Cy Colleague: 1 visit, last today');
  });
});
