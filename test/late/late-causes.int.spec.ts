import { newId } from '../../src/platform/ids';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, NOW, type Office } from '../pages/young-person-people';
import { aProgramOf, type Program } from '../support/api';
import type { Answer, SignedInBrowser } from '../support/app';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const NOTE = 'Zwischenfall: the boiler burst.';

describe('why something is late', () => {
  let office: Office;
  let program: Program;

  beforeAll(async () => {
    office = await anOffice();
    program = await aProgramOf(office.onward, office.manager.actor);
  });
  beforeEach(() => {
    office.onward.clock.now = NOW;
  });
  afterAll(() => office.onward.close());

  const itemOf = async (person: string, rule = 'PA-02') => {
    const [row] = await office.onward.sql<{ id: string; state: string }>(
      `select id, state from deadline where young_person_id = $1 and rule = $2`,
      [person, rule],
    );
    return row!;
  };
  /** Somebody whose first visit was due on Tuesday. */
  const visitOverdue = async (given: Parameters<typeof aCareLeaverInANewFlat>[1] = {}) => {
    const person = await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10', ...given });
    const { id } = await itemOf(person);
    return { person, id, at: `/young-people/${person}/due/${id}` };
  };
  const say = (who: SignedInBrowser, at: string, given: Record<string, string> = {}): Promise<Answer> =>
    who.post(`${at}/late`, {
      formId: newId(),
      basedOn: '',
      cause: 'partner',
      putRightBy: '30/11/26',
      ownerId: office.adviser.actor.staffId,
      note: NOTE,
      ...given,
    });
  const kept = (id: string) =>
    office.onward.sql<{ cause: string; putRightBy: string | null; inForce: boolean }>(
      `select cause, put_right_by as "putRightBy", replaced_by_id is null as "inForce" from late_cause
        where deadline_id = $1 order by recorded_at`,
      [id],
    );

  it('is asked of what is overdue, with nothing filled in, and kept with its day and its owner', async () => {
    const { id, at } = await visitOverdue();
    expect(words((await office.adviser.get(at)).$('main').text())).toContain('Why it is late No cause given.');
    const form = await office.adviser.get(`${at}/late`);
    expect(form.$('#putRightBy').val()).toBe('');
    expect(form.$('input[type=radio]:checked')).toHaveLength(0);

    expect(await say(office.adviser, at)).toMatchObject({ status: 303, location: at });

    expect(await kept(id)).toEqual([{ cause: 'partner', putRightBy: '2026-11-30', inForce: true }]);
    const shown = words((await office.adviser.get(at)).$('main').text());
    expect(shown).toContain('Partner’s delay. To be put right by 30 November 2026, Ada Worker');
    expect(shown).toContain(NOTE);
    expect(shown).toContain('by Ada Worker');
  });

  it.each([
    ['a cause', { cause: '' }, 'Choose why it is late'],
    ['a cause of the list', { cause: 'weather' }, 'Choose why it is late'],
    ['a day', { putRightBy: '' }, 'Enter the day by which it will be put right'],
    ['a day that is one', { putRightBy: '31/2/27' }, 'Enter the day as 9/3/26 or 9 March 2026'],
    ['today or a later day', { putRightBy: '22/11/26' }, 'This day has passed. Enter today or a later day'],
    ['somebody who sees to it', { ownerId: '' }, 'Choose who will put it right'],
    ['somebody who works here', { ownerId: newId() }, 'Choose somebody who works here'],
  ])('needs %s', async (_, given, message) => {
    const { id, at } = await visitOverdue();
    const answer = await say(office.adviser, at, given);

    expect(answer.status).toBe(422);
    expect(words(answer.$('.govuk-error-summary').text())).toContain(message);
    expect(await kept(id)).toEqual([]);
  });

  it('may be put right today', async () => {
    const { at } = await visitOverdue();
    expect((await say(office.adviser, at, { putRightBy: '23/11/26' })).status).toBe(303);
  });

  it('is not asked of what is not late', async () => {
    const person = await aCareLeaverInANewFlat(office);
    const { id } = await itemOf(person);

    expect((await office.adviser.get(`/young-people/${person}/due/${id}/late`)).status).toBe(404);
    const answer = await program.post(`young-people/${person}/deadlines/${id}/late-causes`, {
      cause: 'worker',
      putRightBy: '2026-11-30',
      ownerId: office.adviser.actor.staffId,
    });
    expect([answer.status, answer.body.errors[0].detail]).toEqual([422, 'It is not late']);
  });

  it('stands in few words on every list of what is due; its note does not', async () => {
    const { person, at } = await visitOverdue({ familyName: 'Listed' });
    const missing = /No cause given/;
    const line = async (who: SignedInBrowser, address: string) => {
      const { $, text } = await who.get(address);
      expect(text).not.toContain('Zwischenfall');
      return words($(`.onward-dues__item:has(a[href="${at}"])`).text());
    };
    expect(await line(office.manager, '/today')).toMatch(missing);
    expect(await line(office.adviser, '/today')).not.toMatch(missing);

    await say(office.adviser, at);

    for (const address of ['/today', '/caseload?who=everyone']) {
      for (const who of [office.manager, office.adviser]) {
        expect(await line(who, address)).toContain('Partner’s delay. To be put right by 30 November 2026, Ada Worker');
      }
    }
    const lists = [
      'deadlines?limit=200',
      'young-people?limit=200',
      'team',
      'team/late',
      `young-people/${person}/deadlines`,
    ];
    for (const list of lists) expect((await program.get(list)).text).not.toContain('Zwischenfall');
    const [{ late }] = (await program.get('deadlines?cause=partner&rule=PA-02&limit=200')).body.items.filter(
      (item: { person: { id: string } }) => item.person.id === person,
    );
    expect(late).toEqual({ cause: 'partner', putRightBy: '2026-11-30', owner: 'Ada Worker' });
  });

  it('keeps its note from whoever does not read notes, and from the audit', async () => {
    const { person, id, at } = await visitOverdue();
    await say(office.adviser, at);
    const counting = await aProgramOf(office.onward, office.manager.actor, ['read:people']);
    const reading = async (who: Program) =>
      (await who.get(`young-people/${person}/deadlines/${id}/late-causes`)).body.items[0].note;

    expect(await reading(program)).toBe(NOTE);
    expect(await reading(counting)).toBeNull();
    expect((await office.dataOfficer.get(at)).text).not.toContain('Zwischenfall');
    const audited = await office.onward.sql('select 1 from audit_event where detail::text like $1', ['%Zwischenfall%']);
    expect(audited).toEqual([]);
  });

  it('is one word when the button is pressed twice, the first time and again', async () => {
    const { id, at } = await visitOverdue();
    const formId = newId();
    const first = await Promise.all([say(office.adviser, at, { formId }), say(office.adviser, at, { formId })]);
    expect(first.map(({ status }) => status)).toEqual([303, 303]);
    expect(await kept(id)).toHaveLength(1);

    const basedOn = (await office.adviser.get(`${at}/late`)).$('input[name=basedOn]').attr('value')!;
    const again = { formId: newId(), basedOn, cause: 'worker' };
    const second = await Promise.all([say(office.adviser, at, again), say(office.adviser, at, again)]);
    expect(second.map(({ status }) => status)).toEqual([303, 303]);
    expect(await kept(id)).toHaveLength(2);
  });

  it('tells the second of two who say it at once what the first one said', async () => {
    const { id, at } = await visitOverdue();
    const answers = await Promise.all([
      say(office.manager, at, { cause: 'worker' }),
      say(office.colleague, at, { cause: 'young-person' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await kept(id)).toHaveLength(1);

    const refused = answers.find(({ status }) => status === 409)!;
    expect(words(refused.$('main').text())).toContain('Said last');
    const basedOn = refused.$('input[name=basedOn]').attr('value')!;
    expect((await say(office.manager, at, { basedOn, cause: 'wrong-fact' })).status).toBe(303);
    expect(await kept(id)).toHaveLength(2);
  });

  it('stays when it is met late, and can be said of what was met late: then without a day', async () => {
    const kind = await visitOverdue();
    await say(office.adviser, kind.at);
    const visit = () => aVisitForm({ formId: newId(), when: '', onDate: '20/11/26' });
    await office.adviser.post(`/young-people/${kind.person}/contacts/new`, visit());
    expect((await itemOf(kind.person)).state).toBe('met-late');
    expect(words((await office.adviser.get(kind.at)).$('main').text())).toContain(
      'Why it was late Partner’s delay. Said by 30 November 2026, Ada Worker',
    );

    const silent = await visitOverdue();
    await office.adviser.post(`/young-people/${silent.person}/contacts/new`, visit());
    expect((await office.adviser.get(`${silent.at}/late`)).$('#putRightBy')).toHaveLength(0);
    expect((await say(office.adviser, silent.at, { cause: 'worker' })).status).toBe(303);
    expect(await kept(silent.id)).toEqual([{ cause: 'worker', putRightBy: null, inForce: true }]);
    const wrong = await program.post(`young-people/${silent.person}/deadlines/${silent.id}/late-causes`, {
      cause: 'worker',
      putRightBy: '2026-11-30',
    });
    expect(wrong.status).toBe(422);
  });

  it('leads to correcting the fact where that is wrong or missing', async () => {
    const { person, at } = await visitOverdue();
    await say(office.adviser, at, { cause: 'wrong-fact' });
    const link = (await office.adviser.get(at)).$('a:contains("Correct it")').attr('href');

    expect(link).toMatch(new RegExp(`^/young-people/${person}/moves/[^/]+/correct$`));
    expect((await office.adviser.get(link!)).status).toBe(200);
  });

  it('is not for another team to say or to read', async () => {
    const { at } = await visitOverdue();
    expect((await say(office.stranger, at)).status).toBe(404);
    expect((await office.stranger.get(`${at}/late`)).status).toBe(404);
    expect((await office.dataOfficer.get(`${at}/late`)).status).toBe(403);
  });

  // The last one: everybody is signed out by that day.
  it('says that the day passed and it was not done, and every earlier word stays', async () => {
    const { id, at } = await visitOverdue();
    await say(office.adviser, at);
    office.onward.clock.now = new Date('2026-12-01T10:00:00Z');
    const ada = await office.onward.signInAs('adviser', { team: 'North', name: 'Al Adviser' });
    const later = await ada.get(at);
    expect(words(later.$('main').text())).toContain('Partner’s delay. Said by 30 November 2026, not done, Ada Worker');

    const form = await ada.get(`${at}/late`);
    expect(form.$('#putRightBy').val()).toBe('');
    const basedOn = form.$('input[name=basedOn]').attr('value')!;
    expect((await say(ada, at, { basedOn, cause: 'worker', putRightBy: '4/12/26' })).status).toBe(303);

    expect(await kept(id)).toEqual([
      { cause: 'partner', putRightBy: '2026-11-30', inForce: false },
      { cause: 'worker', putRightBy: '2026-12-04', inForce: true },
    ]);
    const shown = words((await ada.get(at)).$('main').text());
    expect(shown).toContain('Worker. To be put right by 4 December 2026, Ada Worker');
    expect(shown).toMatch(/Said before \(1\).*Said by 30 November 2026/);
  });
});

describe('the pattern of why things are late', () => {
  let office: Office;
  let program: Program;
  const people: Record<string, string> = {};

  beforeAll(async () => {
    office = await anOffice();
    program = await aProgramOf(office.onward, office.manager.actor);
    for (const [familyName, cause] of Object.entries({
      One: 'worker',
      Two: 'worker',
      Three: 'outside-delay',
      Four: '',
    })) {
      const person = await aCareLeaverInANewFlat(office, { familyName, movedOn: '2026-11-10' });
      people[familyName] = person;
      if (cause) await sayOf(person, cause);
    }
    await aCareLeaverInANewFlat(office, { familyName: 'Ontime' });
    const south = await office.onward.signInAs('adviser', { team: 'South', name: 'Su Other' });
    await aCareLeaverInANewFlat({ ...office, adviser: south }, { familyName: 'Elsewhere', movedOn: '2026-11-10' });
  });
  afterAll(() => office.onward.close());

  async function sayOf(person: string, cause: string): Promise<void> {
    const [item] = await office.onward.sql<{ id: string }>(
      `select id from deadline where young_person_id = $1 and rule = 'PA-02'`,
      [person],
    );
    const said = { cause, note: NOTE, putRightBy: '2026-11-30', ownerId: office.adviser.actor.staffId };
    const answer = await program.post(`young-people/${person}/deadlines/${item!.id}/late-causes`, said);
    expect(answer.status).toBe(201);
  }
  const names = (page: Answer) =>
    page
      .$('.onward-late__item a')
      .toArray()
      .map((one) => words(page.$(one).text()));

  it('counts items by rule, worker and team, with what nobody has explained', async () => {
    const rowOf = { rule: 'PA-02 Visit within 7 days of moving in', worker: 'Ada Worker', team: 'North' };
    for (const [by, name] of Object.entries(rowOf)) {
      const { rows, asOf } = (await program.get(`team/late?by=${by}&rule=PA-02`)).body;
      expect(asOf).toBe('2026-11-23');
      const counts = { worker: 2, outsideDelay: 1, noCause: 1, partner: 0, late: 4, metBySubstitute: 0 };
      expect(rows).toMatchObject([{ name, ...counts }]);
    }
  });

  it('opens each figure to the names it counts, and no other', async () => {
    const page = await office.manager.get('/team/late?by=rule&rule=PA-02');
    const link = (label: string) => page.$(`.onward-late td a:contains("${label}")`).first().attr('href')!;
    const opened = async (label: string) => names(await office.manager.get(link(label).replace(/#.*/, '')));

    expect(await opened('worker')).toEqual([
      'Mina One: Visit within 7 days of moving in',
      'Mina Two: Visit within 7 days of moving in',
    ]);
    expect(await opened('no cause given')).toEqual(['Mina Four: Visit within 7 days of moving in']);
    expect(await opened('late in all')).toHaveLength(4);
    const { text } = await office.manager.get('/team/late?figure=late');
    expect(text).not.toContain('Elsewhere');
    expect(text).not.toContain('Zwischenfall');
  });

  it('sums its rows, and Team counts as many without a cause', async () => {
    const { rows } = (await program.get('team/late?by=worker')).body as { rows: Record<string, number>[] };
    for (const row of rows) {
      const causes = ['worker', 'youngPerson', 'partner', 'wrongFact', 'outsideDelay', 'noCause'];
      expect(causes.reduce((sum, cause) => sum + row[cause]!, 0)).toBe(row.late);
    }
    const overdue = (await program.get('deadlines?cause=none&limit=200')).body.items.length as number;
    expect((await program.get('team')).body.total.overdueNoCause).toBe(overdue);
  });

  it('downloads as CSV, with its day and no young person in it', async () => {
    const { status, text, headers } = await office.manager.get('/team/late.csv?by=rule&rule=PA-02');

    expect(status).toBe(200);
    expect(String(headers['content-type'])).toContain('text/csv');
    expect(text.trim().split('\r\n')).toEqual([
      'Rule,Worker,Young person’s choice,Partner’s delay,Wrong or missing fact,Court or other outside delay,No cause given,Late in all,Met as asked,Met by a substitute,As of,Over since',
      'PA-02 Visit within 7 days of moving in,2,0,0,0,1,1,4,0,0,2026-11-23,2025-11-23',
    ]);
  });

  it('shows all of it again where the address asks for what is none', async () => {
    const page = await office.manager.get('/team/late?by=moon&figure=x&team=y&adviser=1&rule=ZZ-99&page=0');
    expect(page.status).toBe(200);
    expect(page.$('caption').text()).toBe('Items, by team');
  });
});
