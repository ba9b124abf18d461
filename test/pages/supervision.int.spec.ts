import { Nightly } from '../../src/deadlines/nightly';
import { Digests } from '../../src/deadlines/nightly-digests';
import { improvementsCsv } from '../../src/improvement/improvement.page';
import { ImprovementsService } from '../../src/improvement/improvements.service';
import { measureOf, MEASURES } from '../../src/improvement/measures';
import { Readings } from '../../src/improvement/readings';
import { DONE_ON_TIME, FOOTING, outcomeSql } from '../../src/insight/outcome';
import { PlanMeasuresService } from '../../src/insight/plan-measures.service';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { localDate } from '../../src/statutory/local-date';
import { FIRST_METHODS } from '../../src/supervision/methods';
import type { Answer, SignedInBrowser } from '../support/app';
import { DECISION, THOUGHT } from './a-session';
import { aCareLeaverInANewFlat, anOffice, FRIDAY, aVisitForm, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());
const errors = ({ $ }: Answer) =>
  $('.govuk-error-summary a')
    .toArray()
    .map((link) => [$(link).attr('href'), $(link).text()]);

const METHOD = FIRST_METHODS[0]!;
describe('supervision', () => {
  let office: Office;
  let person: string;
  let senior: SignedInBrowser;

  beforeAll(async () => {
    office = await anOffice();
    senior = await office.onward.signInAs('manager', { team: 'North', name: 'Sy Senior' });
    await office.onward.sql(`update staff set post = 'service-manager' where id = $1`, [senior.actor.staffId]);
    await office.onward.sql(`update supervision_method set in_force_from = '2026-09-01'`);
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    await office.onward.sql(
      `truncate panel_case, case_panel, decision_example, supervision_sample, manager_answer, manager_question, supervision_decision_step, supervision_decision,
        supervision_signature, supervision_personal, supervision_case, supervision_session`,
    );
    await office.onward.sql(`update allocation set withdrawn = true, withdrawn_reason = 'Another test'`);
    person = await aCareLeaverInANewFlat(office, { givenName: 'Mina' });
  });

  const begin = async (people = [person], given: object = {}) => {
    const sent = {
      formId: newId(),
      worker: office.adviser.actor.staffId,
      people,
      methodId: METHOD.id,
      when: 'today',
      onDate: '',
    };
    const { location } = await office.manager.post('/supervision', { ...sent, ...given });
    return location!;
  };
  /** What a browser sends of the page that is open. */
  const fieldsOf = async (who: SignedInBrowser, at: string) => {
    const { $ } = await who.get(at);
    return Object.fromEntries(
      $('form.onward-thinking')
        .find('input[type=hidden]:not([name=_csrf]), input[type=text], textarea, select, input[type=radio][checked]')
        .toArray()
        .map((field) => [$(field).attr('name')!, String($(field).val() ?? '')]),
    );
  };
  const write = async (session: string, texts: Record<string, string>, who = office.manager) => {
    const at = `${session}/people/${person}`;
    return who.post(at, { ...(await fieldsOf(who, at)), ...texts, do: 'stay' });
  };
  const sign = async (session: string, who: SignedInBrowser, despite: Record<string, string> = {}) => {
    const { $ } = await who.get(`${session}/sign`);
    return who.post(`${session}/sign`, { version: String($('[name=version]').val()), ...despite });
  };
  const signed = async (texts: Record<string, string> = { ...THOUGHT, ...DECISION }, given: object = {}) => {
    const session = await begin([person], given);
    expect((await write(session, texts)).status).toBe(303);
    expect((await sign(session, office.adviser)).status).toBe(303);
    expect((await sign(session, office.manager)).status).toBe(303);
    return session;
  };
  const due = async (rule: string) =>
    office.onward.sql<{ state: string; due_on: string }>(
      `select state, due_on from deadline where young_person_id = $1 and rule = $2 order by due_on`,
      [person, rule],
    );

  it('has the worker’s load, weights to confirm and plans that wait beside it, two clicks from done', async () => {
    const session = await begin();
    const open = await office.manager.get(session);
    expect(main(open)).toContain('1 weight to confirm this month');
    expect(main(open)).toContain('No plan waits for you.');
    expect(main(await office.adviser.get(session))).not.toContain('to confirm this month');

    const at = open.$('a:contains("to confirm this month")').attr('href')!;
    const weights = await office.manager.get(at);
    expect(weights.$('.onward-weights')).toHaveLength(1);
    const form = { worker: office.adviser.actor.staffId, shown: String(weights.$('[name=shown]').val()) };
    expect((await office.manager.post('/team/workload/weights', form)).location).toBe(at);

    await office.adviser.post(`/young-people/${person}/plan/start`, { formId: newId() });
    const { $ } = await office.adviser.get(`/young-people/${person}/plan/finish`);
    const finish = { formId: newId(), readBack: String($('[name=readBack]').val()), when: 'today', onDate: '' };
    await office.adviser.post(`/young-people/${person}/plan/finish`, {
      ...finish,
      answer: 'agrees',
      advocacy: 'has-one',
    });
    const later = await office.manager.get(session);
    expect(main(later)).toContain('This month’s weights are confirmed.');
    const plan = later.$('a:contains("waits for you")').attr('href')!;
    expect((await office.manager.get(plan)).$('button').text()).toContain('Approve the plan');
  });

  describe('methods of the council', () => {
    const at = '/council/supervision-methods';
    const change = `${at}/${METHOD.key}/change`;
    afterEach(() => office.onward.sql('delete from supervision_method where recorded_by_id is not null'));
    const formOf = async (url: string, who = office.manager) => {
      const { $ } = await who.get(url);
      const fields = $('main form').find(
        'input[type=hidden]:not([name=_csrf]), input[type=text], textarea, input[checked]',
      );
      return Object.fromEntries(fields.toArray().map((one) => [$(one).attr('name')!, String($(one).val() ?? '')]));
    };

    it('asks in its own words from a version on, and what was begun before keeps its questions', async () => {
      const before = await begin();
      const asked = METHOD.prompts[0]!.questions[0]!;
      const form = await formOf(change);
      const own = { 'questions-1': 'Who makes them laugh?\n\nWhat did they cook?', reason: 'Agreed on our away day' };
      expect((await office.manager.post(change, { ...form, ...own })).status).toBe(303);
      expect((await office.manager.post(change, { ...form, ...own })).status).toBe(303);

      const list = main(await office.adviser.get(at));
      expect(list).toContain('Who makes them laugh?');
      expect(list).toMatch(/Version 2, from .*, by Bo Manager ?Agreed on our away day/);
      expect(list).not.toContain('Version 3');
      expect(main(await office.manager.get(`${before}/people/${person}`))).toContain(asked);
      await office.onward.sql(
        `update supervision_session set state = 'given-up', given_up_because = 'x' where state = 'open'`,
      );

      const [{ id }] = (await office.onward.sql<{ id: string }>(
        'select id from supervision_method where key = $1 and version = 2',
        [METHOD.key],
      )) as [{ id: string }];
      const choices = await office.manager.get(`/supervision/new?worker=${office.adviser.actor.staffId}`);
      expect(choices.$(`[name=methodId][value="${id}"]`)).toHaveLength(1);
      expect(choices.$(`[name=methodId][value="${METHOD.id}"]`)).toHaveLength(0);
      const next = await begin([person], { methodId: id });
      expect(main(await office.manager.get(`${next}/people/${person}`))).toContain('Who makes them laugh?');
      await office.onward.sql('truncate supervision_session cascade');
    });

    it('of two who change one, the second sees both side by side and nothing is lost', async () => {
      const [mine, theirs] = [await formOf(change), await formOf(change, senior)];
      await senior.post(change, { ...theirs, about: 'As the senior says it.', reason: 'Clearer' });
      const both = await office.manager.post(change, { ...mine, about: 'As I say it.', reason: 'Shorter' });

      expect(both.status).toBe(409);
      expect(main(both)).toContain('Sy Senior saved a version while you were writing');
      expect(main(both)).toContain('As the senior says it.');
      expect(both.$('[name=about]').val()).toBe('As I say it.');
      const again = { ...mine, about: 'As both say it.', reason: 'Shorter' };
      const hidden = (name: string) => String(both.$(`[name=${name}]`).val());
      const now = { formId: hidden('formId'), version: hidden('version') };
      expect((await office.manager.post(change, { ...again, ...now })).status).toBe(303);
      expect(main(await office.adviser.get(at))).toContain('As both say it.');
    });

    it('is added, is given up again, and what is wrong with it is said at its box', async () => {
      const empty = await office.manager.post(`${at}/new`, await formOf(`${at}/new`));
      expect(errors(empty).map(([field]) => field)).toEqual(
        ['name', 'about', 'title-1', 'questions-1', 'title-2', 'questions-2', 'title-3', 'questions-3', 'reason'].map(
          (name) => `#${name}`,
        ),
      );
      const prompts = Object.fromEntries(
        [1, 2, 3].flatMap((n) => [
          [`title-${n}`, `Heading ${n}`],
          [`questions-${n}`, `Question ${n}?`],
        ]),
      );
      const said = { ...(await formOf(`${at}/new`)), ...prompts, about: 'Ours.', reason: 'Ours' };
      const taken = await office.manager.post(`${at}/new`, { ...said, name: METHOD.name.toUpperCase() });
      expect(errors(taken)).toEqual([['#name', 'There is a method of this name already']]);
      expect((await office.manager.post(`${at}/new`, { ...said, name: 'Our own way' })).status).toBe(303);

      const agenda = `/supervision/new?worker=${office.adviser.actor.staffId}`;
      expect(main(await office.manager.get(agenda))).toContain('Our own way');
      const own = (await office.manager.get(at)).$('a:contains("Our own way")').attr('href')!;
      await office.manager.post(own, { ...(await formOf(own)), offered: 'no', reason: 'Not used' });
      expect(main(await office.manager.get(agenda))).not.toContain('Our own way');
      expect(main(await office.manager.get(at))).toContain('Our own way No longer offered');
      expect((await office.manager.get(`${at}/no-such/change`)).status).toBe(404);
      expect((await office.adviser.get(own)).status).toBe(403);
    });
  });

  it('sets the risk with why, which moves the next supervision from two months to three', async () => {
    await office.onward.sql(`delete from known_since where kind = 'supervisions' and young_person_id = $1`, [person]);
    const session = await begin();
    await write(session, { ...THOUGHT, ...DECISION, risk: 'low' });
    expect(errors(await sign(session, office.manager))).toEqual([
      [`#case-${person}`, 'Mina Fable: Put it right: enter why the risk is this high'],
    ]);
    await write(session, { 'risk-why': 'Settled since the move' });
    for (const who of [office.adviser, office.manager]) expect((await sign(session, who)).status).toBe(303);

    expect((await due('SV-02')).at(-1)).toEqual({ state: 'open', due_on: '2027-02-23' });
    expect(main(await office.manager.get(`${session}/people/${person}`))).toContain(
      'The risk was set to low: Settled since the move',
    );
    const [next] = await office.onward.sql<{ because: string }>(
      `select because from deadline where young_person_id = $1 and rule = 'SV-02' and state = 'open'`,
      [person],
    );
    expect(next!.because).toContain('every 3 months at low risk');
  });

  it('begins from Team with an agenda that is built, and goes on where it is open', async () => {
    const team = await office.manager.get('/team');
    const href = `/supervision/new?worker=${office.adviser.actor.staffId}`;
    expect(team.$(`a[href="${href}"]`)).toHaveLength(1);
    const agenda = await office.manager.get(href);
    expect(main(agenda)).toContain('Mina Fable');
    const session = await begin();
    expect(await begin()).toBe(session);
    expect((await office.manager.get(href)).$(`a[href="${session}"]`).text()).toBe('Go on with it');
    expect((await office.colleague.get(session)).status).toBe(404);
    expect((await senior.get(session)).status).toBe(404);
    expect(main(await office.adviser.get(session))).toContain('Nothing is written yet.');
    const stranger = office.stranger.actor.staffId;
    expect((await office.manager.get(`/supervision/new?worker=${stranger}`)).status).toBe(404);
  });

  it('writes itself what happened since last time, and asks another question each time', async () => {
    await office.adviser.post(
      `/young-people/${person}/contacts/new`,
      aVisitForm({ goodNews: 'She passed her first exam', when: '', onDate: FRIDAY, safe: 'no' }),
    );
    await office.adviser.post(`/young-people/${person}/duty/new`, {
      ...{ formId: newId(), when: 'another-day', onDate: FRIDAY, at: '23:40', caller: 'police', callerName: '' },
      ...{ done: 'Brought home after a row', urgent: 'yes', safeOn: '', safeAt: '' },
    });
    const fact = (table: string, columns: string, values: string) =>
      office.onward.sql(
        `insert into ${table} (id, fact_id, young_person_id, ${columns}) values ($1, $1, $2, ${values})`,
        [newId(), person],
      );
    await fact(
      'activity',
      'kind, code, provider, from_on, to_on, why_ended',
      `'work', 'P5', 'Brook Street Bakery', '2026-11-18', '2026-11-19', 'The shop closed'`,
    );
    await fact('activity', 'kind, code, from_on', `'none', 'G5', '2026-11-19'`);
    await fact(
      'engagement',
      'standing, from_on, reason, said_by_id',
      `'wavering', '2026-11-19', 'Puts us off', '${office.adviser.actor.staffId}'`,
    );
    await fact(
      'agency_withdrawal',
      'agency, did, withdrew_on, reason',
      `'Drug service', 'Weekly talks', '2026-11-19', 'Missed three'`,
    );
    await fact('identity_document', 'kind, state, said_on', `'passport', 'has', '2026-11-20'`);
    await fact('identity_document', 'kind, state, said_on', `'bank-account', 'applied', '2026-11-20'`);
    const session = await begin();
    const opened = await office.manager.get(`${session}/people/${person}`);
    expect(main(opened)).not.toContain('Programme of education');
    expect(main(opened)).not.toContain('Has now: Bank');
    for (const told of [
      'Education and work',
      'Started: Work, part time: at Brook Street Bakery',
      'The shop closed',
      'Wavering: Puts us off',
      'Drug service stopped working with them: Missed three',
      'Has now: Passport',
      'Good news',
      'She passed her first exam',
      'Does not feel safe where they live',
      'On duty, urgent: Brought home after a row',
      'Visit at home',
      'Home: ',
      METHOD.prompts[0]!.questions[0]!,
    ]) {
      expect(main(opened)).toContain(told);
    }
    await write(session, { ...THOUGHT, ...DECISION });
    await sign(session, office.manager);
    await sign(session, office.adviser);
    const next = await office.manager.get(`${await begin()}/people/${person}`);
    expect(main(next)).toContain(METHOD.prompts[0]!.questions[1]!);
    expect(main(next)).not.toContain('She passed her first exam');
  });

  it('keeps a draft as it is typed, right or not, and shows both texts where two wrote in one place', async () => {
    const session = await begin();
    const at = `${session}/people/${person}`;
    await write(session, { 'what-1': 'Ring', 'by-1': 'soon' });
    expect((await office.adviser.get(at)).$('[name=by-1]').val()).toBe('soon');
    const mine = { ...(await fieldsOf(office.manager, at)), 'answer-now': 'Mine', do: 'stay' };
    await write(session, { 'answer-now': 'Theirs' }, office.adviser);
    const apart = await office.manager.post(at, mine);
    expect([apart.status, main(apart)]).toEqual([409, expect.stringMatching(/Mine.*Theirs/)]);
    const unsaid = await office.manager.post(at, { ...mine, version: '3', merge: 'yes' });
    expect([unsaid.status, errors(unsaid)]).toEqual([422, [['#keep-answer-now', 'Choose what to keep']]]);
    const kept = await office.manager.post(at, { ...mine, version: '3', merge: 'yes', 'keep-answer-now': 'both' });
    expect(kept.status).toBe(303);
    const now = await office.adviser.get(at);
    expect([now.$('[name=answer-now]').val(), now.$('[name=what-1]').val()]).toEqual(['Theirs\n\nMine', 'Ring']);
    const tooLong = await write(session, { 'what-1': 'x'.repeat(501) });
    expect(errors(tooLong)).toEqual([['#what-1', 'Write 500 characters or fewer']]);
  });

  it('warns of a cursory entry before signing; the manager may sign it with a reason, and the worker may not', async () => {
    const session = await begin();
    await write(session, { 'answer-now': 'Visited twice. All fine. Client absconded.' });
    const opened = main(await office.manager.get(`${session}/people/${person}`));
    for (const told of ['No analysis', 'No decision', '“absconded”', '“Client”']) {
      expect(opened.toLowerCase()).toContain(told.toLowerCase());
    }
    const field = `despite-${person}`;
    const worker = await sign(session, office.adviser, { [field]: 'I am in a hurry' });
    expect([worker.status, errors(worker)]).toEqual([
      422,
      [[`#${field}`, 'Mina Fable: Write more; only the manager can sign this as it is, with a reason']],
    ]);
    expect(errors(await sign(session, office.manager))).toEqual([
      [`#${field}`, 'Mina Fable: Write more, or enter why you sign this as it is'],
    ]);
    expect((await sign(session, office.manager, { [field]: 'She moves on Monday' })).status).toBe(303);
    expect((await sign(session, office.adviser)).status).toBe(303);
    expect(main(await office.manager.get(session))).toContain('Signed although it was warned of: She moves on Monday');
  });

  it('is done when both have signed the same text: the record, the ledger and each decision', async () => {
    await office.onward.sql(`delete from known_since where kind = 'supervisions' and young_person_id = $1`, [person]);
    const session = await begin();
    await write(session, { ...THOUGHT, ...DECISION });
    await sign(session, office.manager);
    expect((await office.adviser.get('/today')).$(`a[href="${session}/sign"]`).text()).toContain('Read and sign');
    // Written on: the signature was under another text.
    await write(session, { 'answer-next': `${THOUGHT['answer-next']} She chose the day.` }, office.adviser);
    await sign(session, office.adviser);
    expect(main(await office.manager.get(session))).toContain('Being written');
    const stale = await office.manager.post(`${session}/sign`, { version: '1' });
    expect([stale.status, main(stale)]).toEqual([409, expect.stringContaining('written on since you read it')]);
    await sign(session, office.manager);

    expect(main(await office.manager.get(session))).toContain('Signed by both');
    expect((await due('SV-02')).at(-1)).toEqual({ state: 'open', due_on: '2027-01-23' });
    const [fact] = await office.onward.sql(
      `select supervisor_id, held_on, note, decision_only from case_supervision where young_person_id = $1`,
      [person],
    );
    expect(fact).toMatchObject({
      supervisor_id: office.manager.actor.staffId,
      held_on: '2026-11-23',
      decision_only: false,
    });
    expect(JSON.stringify(fact)).toContain('She chose the day.');
    for (const page of ['/today', '/owed', `/young-people/${person}`, `/young-people/${person}/decisions`]) {
      expect(main(await office.adviser.get(page))).toContain('Make a budget with her');
    }
    expect((await write(session, {}, office.adviser)).status).toBe(409);
    const audited = await office.onward.sql(`select detail from audit_event where did like 'supervision%'`);
    expect(JSON.stringify(audited)).not.toMatch(/budget|Christmas/);

    // The list goes on to what was held before
    await office.onward.sql(
      `insert into supervision_session (id, staff_id, manager_id, held_on, method_id, state, signed_on)
       select gen_random_uuid(), s.staff_id, s.manager_id, s.held_on - n, s.method_id, s.state, s.signed_on
         from supervision_session s cross join generate_series(1, 50) n where s.id = $1`,
      [session.split('/').pop()],
    );
    const rows = (list: Answer) => list.$('table tbody tr').length;
    const latest = await office.adviser.get('/supervision');
    const earlierAt = latest.$('a:contains("Earlier sessions")').attr('href')!.split('#')[0]!;
    const earlier = await office.adviser.get(earlierAt);
    const held = await office.onward.sql(
      `select id from supervision_session where state <> 'given-up' and staff_id = $1`,
      [office.adviser.actor.staffId],
    );
    expect(rows(latest) + rows(earlier)).toBe(held.length);
    expect(earlier.$('a[href="/supervision#sessions"]')).toHaveLength(1);
    expect((await office.adviser.get('/supervision?earlier=x_y')).$('table tbody tr')).toHaveLength(50);
    await office.onward.sql(
      `delete from supervision_session s where not exists (select from supervision_case c where c.session_id = s.id)`,
    );
  });

  it('opens the next session with what was decided: done, late, and what difference it made', async () => {
    await signed({ ...THOUGHT, ...DECISION, 'by-1': FRIDAY }, { when: '', onDate: FRIDAY });
    const session = await begin();
    const opened = await office.manager.get(`${session}/people/${person}`);
    expect(main(opened)).toContain('What difference did it make? Make a budget with her Late 3 days overdue');
    const [decision] = await office.onward.sql<{ id: string }>('select id from supervision_decision');
    const at = `/young-people/${person}/decisions/${decision!.id}`;
    const done = { formId: newId(), step: 'done', when: 'today', words: '' };
    expect((await office.adviser.post(at, done)).status).toBe(303);
    expect((await office.adviser.post(at, done)).status).toBe(303);
    const other = {
      'answer-now': 'Another life now, because she works in a bakery and likes to get up early for it.',
    };
    await write(session, {
      ...THOUGHT,
      ...other,
      'answer-worry': 'Little worries us today, but the lease ends in March and nobody knows if it goes on.',
      'answer-next': 'The landlord has said whether she may stay, so that we can look for another home in time.',
      'what-1': 'Ask the landlord',
      'by-1': '16/12/26',
      [`effect-${decision!.id}`]: 'changed-nothing',
      [`said-${decision!.id}`]: 'The bill came all the same',
    });
    await sign(session, office.manager);
    await sign(session, office.adviser);
    const told = main(await office.manager.get(at));
    expect(told).toContain('3 days after the first day');
    expect(told).toContain('It changed nothing, 23 November 2026: The bill came all the same');
    const report = await office.manager.get('/supervision/decisions?show=changed-nothing');
    expect(main(report)).toMatch(/Changed nothing .*Mina Fable: Make a budget with her/);
    expect(
      report
        .$('tbody tr td')
        .toArray()
        .map((cell) => report.$(cell).text().trim().split(' ')[0]),
    ).toEqual(['2', '1', '0', '1', '0', '0', '1', '0', '1']);
    const csv = await office.manager.get('/supervision/decisions.csv?show=changed-nothing');
    expect(csv.text.split('\n')[1]).toContain('Make a budget with her');
    expect(csv.text).not.toContain('Ask the landlord');
  });

  it('keeps what is personal between the two, whoever answers for them', async () => {
    const session = await begin();
    const at = `${session}/personal`;
    expect((await office.manager.post(at, { version: '0', text: 'Tired since the summer' })).status).toBe(303);
    const apart = await office.adviser.post(at, { version: '0', text: 'Better now' });
    expect([apart.status, main(apart)]).toEqual([409, expect.stringContaining('Tired since the summer')]);
    expect((await office.adviser.post(at, { version: '1', text: 'Tired, better now' })).status).toBe(303);
    await write(session, { ...THOUGHT, ...DECISION });
    await sign(session, office.manager);
    await sign(session, office.adviser);
    expect(main(await office.adviser.get(at))).toContain('Tired, better now');
    for (const page of [session, `${session}/people/${person}`, '/supervision/samples', '/supervision/gaps']) {
      const read = await senior.get(page);
      expect([page, read.status, read.text.includes('Tired')]).toEqual([page, 200, false]);
    }
    expect((await senior.get(at)).status).toBe(404);
    expect((await office.colleague.get(at)).status).toBe(404);
  });

  it('asks a manager in two clicks; the answer is a dated decision with what follows, and no supervision', async () => {
    await office.onward.sql(`delete from known_since where kind = 'supervisions' and young_person_id = $1`, [person]);
    const record = await office.adviser.get(`/young-people/${person}`);
    const ask = `/young-people/${person}/questions/new`;
    expect(record.$(`a[href="${ask}"]`).text()).toBe('Ask my manager');
    expect(errors(await office.adviser.post(ask, { question: ' ' }))).toEqual([
      ['#question', 'Enter what you want to ask'],
    ]);
    const formId = newId();
    for (let sent = 0; sent < 2; sent += 1)
      await office.adviser.post(ask, { formId, question: 'May I pay the deposit?' });
    const at = `/young-people/${person}/questions/${formId}`;
    expect(main(await office.manager.get('/today'))).toContain('May I pay the deposit?');
    expect((await office.adviser.post(at, { text: 'Yes' })).status).toBe(403);
    const before = await due('SV-02');
    const answer = {
      formId: newId(),
      text: 'Yes, because the flat is right.',
      'what-1': 'Pay it',
      'owner-1': office.adviser.actor.staffId,
    };
    expect(errors(await office.manager.post(at, answer))).toEqual([
      ['#by-1', 'Enter the day as 9/3/26 or 9 March 2026'],
    ]);
    for (let sent = 0; sent < 2; sent += 1)
      expect((await office.manager.post(at, { ...answer, 'by-1': '25/11/26' })).status).toBe(303);
    expect(main(await office.adviser.get(at))).toContain(
      'Answered by Bo Manager on 23 November 2026 Yes, because the flat is right. Pay it',
    );
    expect(main(await office.adviser.get('/today'))).toContain('Pay it');
    expect(await due('SV-02')).toEqual(before);
    const late = await office.manager.post(at, { ...answer, formId: newId(), 'by-1': '25/11/26' });
    expect([late.status, main(late)]).toEqual([409, expect.stringContaining('Somebody answered this')]);
    expect(
      (await office.manager.get(`/young-people/${await aCareLeaverInANewFlat(office)}/questions/${formId}`)).status,
    ).toBe(404);
  });

  it('a decision has facts, options and a day for review; a good one is shared without names and opened beside', async () => {
    const at = `/young-people/${person}/decisions`;
    const decided = {
      formId: newId(),
      facts: 'The bill came twice.',
      options: 'To wait: it grows.',
      text: 'Pay it once, because it is small.',
      reviewOn: '7/12/26',
    };
    expect(errors(await office.manager.post(`${at}/new`, decided))).toEqual([
      ['#what-1', 'Enter what is to be done: it is what is reviewed'],
    ]);
    const action = { 'what-1': 'Pay the bill', 'owner-1': office.adviser.actor.staffId, 'by-1': '25/11/26' };
    for (const reviewOn of ['23/11/26', '7/12/28', 'soon']) {
      expect(errors(await office.manager.post(`${at}/new`, { ...decided, ...action, reviewOn }))).toHaveLength(1);
    }
    expect((await office.manager.post(`${at}/new`, { ...decided, ...action })).status).toBe(303);
    const [fact] = await office.onward.sql<{ note: string }>(
      `select note from case_supervision where young_person_id = $1`,
      [person],
    );
    expect(fact!.note).toMatch(/^The facts\nThe bill came twice\.\n\nWhat else was considered\n/);
    const [{ id } = { id: '' }] = await office.onward.sql<{ id: string }>('select id from supervision_decision');
    const one = `${at}/${id}`;
    const told = main(await office.adviser.get(one));
    for (const said of ['The bill came twice.', 'To wait: it grows.', 'looked at on 7 December 2026']) {
      expect(told).toContain(said);
    }
    // A week before its day the review is owed by whoever decided; what came of it is said in words
    const owed = async () => main(await office.manager.get('/owed')).includes('What came of it: Pay the bill');
    expect(await owed()).toBe(false);
    await office.onward.sql(`update supervision_decision set decided_on = '2026-11-09', review_on = '2026-11-23'`);
    expect(await owed()).toBe(true);
    const early = { formId: newId(), step: 'effect', effect: 'too-early', when: 'today', words: '', reviewOn: '' };
    expect(errors(await office.manager.post(one, early))).toEqual([
      ['#reviewOn', 'Enter when you look at it again'],
      ['#words', 'Enter what came of it'],
    ]);
    const again = { ...early, reviewOn: '4/12/26', words: 'Not booked yet' };
    for (let sent = 0; sent < 2; sent += 1) expect((await office.manager.post(one, again)).status).toBe(303);
    expect(main(await office.manager.get(one))).toContain('looked at again on 4 December 2026: Not booked yet');
    expect(await owed()).toBe(false);
    const said = { ...again, formId: newId(), effect: 'changed-something', reviewOn: '', words: 'No debt is left' };
    expect((await office.manager.post(one, said)).status).toBe(303);
    expect(main(await office.manager.get(one))).not.toContain('What came of it is looked at');

    const share = `${one}/example`;
    const elsewhere = await aCareLeaverInANewFlat(office);
    expect((await office.adviser.get(share)).status).toBe(403);
    for (const other of [`/young-people/${elsewhere}/decisions/${id}/example`, `${at}/${newId()}/example`]) {
      expect([(await office.manager.get(other)).status, (await office.manager.post(other, {})).status]).toEqual([
        404, 404,
      ]);
    }
    const { $ } = await office.manager.get(share);
    const example = { formId: newId(), matter: 'money', facts: 'A bill twice', options: '', why: $('#why').text() };
    const whole = { ...example, what: 'Pay once', cameOf: $('#cameOf').text() };
    expect(whole.cameOf).toBe('It changed something: No debt is left');
    for (const name of ['Mina', 'Ada', 'Bo Manager']) {
      expect(errors(await office.manager.post(share, { ...whole, facts: `As ${name} said` }))[0]![0]).toBe('#facts');
    }
    for (let sent = 0; sent < 2; sent += 1) expect((await office.manager.post(share, whole)).status).toBe(303);
    expect(main(await office.manager.get(`${at}/new`))).toContain('Good decisions of managers (1)');
    const session = await begin();
    expect(main(await office.manager.get(`${session}/people/${person}`))).toContain('Good decisions of managers (1)');
    const library = await office.adviser.get('/decision-examples');
    expect(main(library)).toContain('A bill twice');
    expect(main(library)).not.toMatch(/Mina|Take it out/);
    expect((await office.adviser.post(`/decision-examples/${whole.formId}/take-out`, {})).status).toBe(403);
    expect((await office.manager.post(`/decision-examples/${newId()}/take-out`, {})).status).toBe(404);
    for (let sent = 0; sent < 2; sent += 1) {
      expect((await office.manager.post(`/decision-examples/${whole.formId}/take-out`, {})).status).toBe(303);
    }
    expect(main(await office.manager.get('/decision-examples'))).toContain('There are none yet');
    const audited = await office.onward.sql(`select detail from audit_event where did like 'decision-example%'`);
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toMatch(/bill|debt/);
  });

  it('a case in which nothing moves stands on Team, on the agenda and before a decision, until something moves', async () => {
    const at = `/young-people/${person}`;
    await office.onward.sql(
      `update allocation set from_on = '2026-07-01' where young_person_id = $1 and not withdrawn`,
      [person],
    );
    await office.onward.sql(`update accommodation_period set from_on = '2026-08-01' where young_person_id = $1`, [
      person,
    ]);
    await office.adviser.post(`${at}/contacts/new`, aVisitForm());
    const line = async (path = '/team/standing-still') => {
      const { $ } = await office.manager.get(path);
      return words($(`.onward-people__person:has(a[href="${at}"])`).text());
    };
    const count = async () =>
      Number((await office.manager.get('/team')).$('a[href="/team/standing-still"] .onward-tiles__number').text());
    const sentence =
      'Nothing has moved for 114 days, since 1 August 2026, when they moved. The risk is medium as before.';
    expect(await line()).toContain(sentence);
    expect(await line()).toContain('No pathway plan for 145 days, since the case opened on 1 July 2026.');
    expect(await line('/team/standing-still?why=transfer')).toBe('');
    expect(await count()).toBe((await office.manager.get('/team/standing-still')).$('.onward-people__person').length);
    expect(await line('/team/standing-still?why=plan')).toContain('No pathway plan');
    // Where nobody had the case yet, it opened on the day that it was in London when the record was made.
    const had = (withdrawn: boolean) =>
      office.onward.sql(
        `update allocation set withdrawn = $2, withdrawn_reason = case when $2 then 'For now' end where young_person_id = $1 and withdrawn <> $2`,
        [person, withdrawn],
      );
    const [made] = await office.onward.sql<{ at: Date }>('select created_at as at from young_person where id = $1', [
      person,
    ]);
    const makeAt = (at: Date | string) =>
      office.onward.sql('update young_person set created_at = $2 where id = $1', [person, at]);
    await had(true);
    await makeAt('2026-06-30T23:30:00Z');
    expect(await line()).toContain('since the case opened on 1 July 2026.');
    await had(false);
    await makeAt(made!.at);
    const agenda = main(await office.manager.get(`/supervision/new?worker=${office.adviser.actor.staffId}`));
    expect(agenda).toContain('Standing still');
    expect(agenda).toContain('No pathway plan for 145 days');

    const list = await office.manager.get('/team/standing-still');
    const decideAt = list.$(`a[href^="${at}/decisions/new"]`).attr('href')!;
    expect((await office.adviser.get(decideAt)).status).toBe(403);
    const { $ } = await office.manager.get(decideAt);
    const facts = $('#facts').text();
    expect(facts).toContain(sentence);
    const sent = { formId: newId(), facts, text: '' };
    expect(errors(await office.manager.post(decideAt.split('?')[0]!, sent))).toEqual([
      ['#text', 'Enter what you decide, and why'],
    ]);
    const what = { 'what-1': 'Write the plan', 'owner-1': office.adviser.actor.staffId, 'by-1': '1/12/26' };
    const decided = { ...sent, text: 'We write the plan together.', ...what };
    expect((await office.manager.post(decideAt.split('?')[0]!, decided)).status).toBe(303);
    expect(await line()).toContain('A manager last decided something today');

    await office.onward.sql(`update accommodation_period set from_on = '2026-11-20' where young_person_id = $1`, [
      person,
    ]);
    expect(await line()).not.toContain('Nothing has moved');
  });

  it('a case that stands still is taken to a panel, decided with an action and a review day, and back where nothing changed', async () => {
    const { onward, manager, adviser } = office;
    const at = `/young-people/${person}`;
    await onward.sql(`update allocation set from_on = '2026-07-01' where young_person_id = $1 and not withdrawn`, [
      person,
    ]);
    await onward.sql(`update accommodation_period set from_on = '2026-08-01' where young_person_id = $1`, [person]);
    const takeAt = `${at}/panels/new`;
    expect((await manager.get('/team/standing-still')).$(`a[href="${takeAt}"]`)).toHaveLength(1);
    expect((await adviser.get(takeAt)).status).toBe(403);
    const form = await manager.get(takeAt);
    expect(form.$('#question').text()).toContain('Nothing has moved for 114 days');
    const question = form.$('#question').text();
    const guests = [adviser.actor.staffId];
    expect(form.$(`[name=guests][value="${guests[0]}"]`).is('[checked]')).toBe(true);
    const put = {
      formId: newId(),
      question,
      panel: 'new',
      name: 'Clinic',
      heldOn: '23/11/26',
      guests,
      others: 'Housing',
    };
    for (const [wrong, errs] of [
      [{ question: '' }, [['#question', 'Enter what the panel is asked']]],
      [{ panel: '' }, [['#panel', 'Choose a panel']]],
      [{ panel: newId() }, [['#panel', 'Choose a panel that is ahead']]],
      [
        { name: '', heldOn: 'x' },
        [
          ['#name', 'Enter what the panel is called'],
          ['#heldOn', 'Enter the day as 9/3/26 or 9 March 2026'],
        ],
      ],
      [{ heldOn: '22/11/26' }, [['#heldOn', 'Must be today or later']]],
      [{ guests: [newId()] as string[] }, [['#guests', 'Choose people who work here']]],
    ] as const) {
      expect(errors(await manager.post(takeAt, { ...put, ...wrong }))).toEqual(errs);
    }
    expect(await onward.sql('select id from case_panel')).toHaveLength(0);
    const taken = await manager.post(takeAt, put);
    expect((await manager.post(takeAt, put)).location).toBe(taken.location);
    const panelAt = taken.location!;
    const [mail] = await onward.sql<{ body: string }>(
      `select body from message where to_staff_id = $1 and subject like '%asked to a panel'`,
      guests,
    );
    expect(mail!.body).toContain(panelAt);
    expect(mail!.body).not.toContain('Mina');
    const twice = await manager.post(takeAt, { ...put, formId: newId() });
    expect(main(twice)).toContain('The case is on the panel of 23 November 2026 already');
    expect(twice.status).toBe(409);
    // There is no form any more: what was written stands where the error leads, to be copied.
    expect(errors(twice)).toEqual([['#question', expect.any(String)]]);
    expect(twice.$('.onward-kept#question').text()).toBe(question.trim());
    expect(twice.$('.onward-kept')).toHaveLength(1);
    expect(main(await manager.get('/team/standing-still'))).toContain('On the panel of 23 November 2026');

    // Who is invited sees whom they may see; who may not see the young person, a number
    expect(main(await adviser.get(panelAt))).toContain('Mina');
    const elsewhere = await onward.signInAs('manager', { team: 'South', name: 'El Sewhere' });
    const theirs = main(await elsewhere.get(panelAt));
    expect(theirs).toContain('1 case, 1 of them is not yours to see');
    expect(theirs).not.toContain('Mina');
    const caseAt = (await manager.get(panelAt)).$(`a[href^="${at}/panels/"]`).attr('href')!.split('#')[0]!;
    expect((await elsewhere.get(caseAt)).status).toBe(404);
    expect((await elsewhere.post(takeAt, put)).status).toBe(404);
    const looks = `select detail from audit_event where did = 'young-person.viewed' and detail->>'page' = 'panel' and young_person_id = $1`;
    expect(await onward.sql(looks, [person])).toHaveLength(2);

    // Two change the day: the second sees both. Each day is told, also one that was it before
    const told2 = async (staffId: string) =>
      (
        await onward.sql<{ subject: string; says: string }>(
          `select subject, substring(body from '[^\\n]*panel[^\\n]*November 2026[^\\n]*') as says from message
            where cause like 'panel:%' and to_staff_id = $1 order by cause`,
          [staffId],
        )
      ).map(({ subject, says }) => `${subject}: ${says}`);
    const changed = { name: 'Clinic', heldOn: '24/11/26', guests, others: '', version: '1' };
    expect((await manager.post(`${panelAt}/change`, changed)).status).toBe(303);
    const apart = await senior.post(`${panelAt}/change`, { ...changed, heldOn: '25/11/26' });
    expect(apart.status).toBe(409);
    expect(main(apart)).toContain('Clinic, 24 November 2026');
    expect(apart.$('#heldOn').val()).toBe('25/11/26');
    const early = {
      formId: newId(),
      text: 'We visit with housing.',
      'what-1': 'Visit with housing',
      'by-1': '1/12/26',
    };
    const decided = { ...early, 'owner-1': guests[0]!, reviewOn: '8/12/26' };
    expect(errors(await manager.post(caseAt, decided))).toEqual([
      ['#text', 'The panel is on 24 November 2026: it decides then'],
    ]);
    await senior.post(`${panelAt}/change`, { ...changed, heldOn: '23/11/26', version: '2' });
    await manager.post(`${panelAt}/change`, { ...changed, heldOn: '23/11/26', guests: [], version: '3' });
    const otherDay = (was: number, is: number) =>
      `Onward: a panel is on another day: The panel of ${was} November 2026, to which you come, is on ${is} November 2026 now.`;
    expect(await told2(guests[0]!)).toEqual([
      'Onward: you are asked to a panel: You are asked to come to a panel on 23 November 2026.',
      otherDay(23, 24),
      otherDay(24, 23),
      'Onward: you are no longer asked to a panel: You do not have to come any longer to the panel that was to be on 23 November 2026.',
    ]);
    expect(await told2(manager.actor.staffId)).toEqual([otherDay(24, 23)]);
    const owed = await manager.get('/today');
    expect(main(owed)).toContain('Clinic, due today');

    // What was decided before is asked what it changed, with the decision
    await manager.post(`${at}/decisions/new`, { ...decided, formId: newId(), text: 'Ring her.', 'what-1': 'Ring her' });
    await onward.sql(
      `update supervision_decision set decided_on = '2026-11-02', review_on = '2026-11-20' where young_person_id = $1`,
      [person],
    );
    const open = await manager.get(caseAt);
    const effect = open.$('[name^="effect-"]').attr('name')!;
    expect((await adviser.post(caseAt, decided)).status).toBe(403);
    const nothing = { [effect]: 'changed-nothing' };
    expect(errors(await manager.post(caseAt, { ...early, ...nothing }))).toEqual([
      ['#reviewOn', 'Enter when you look at what came of it'],
      [`#${effect.replace('effect', 'said')}`, 'Enter what came of it'],
    ]);
    expect((await manager.post(caseAt, { ...decided, 'what-1': '', 'by-1': '', ...nothing })).status).toBe(422);
    const said = { [effect.replace('effect', 'said')]: 'She did not answer.' };
    expect(errors(await manager.post(caseAt, { ...decided, ...said }))).toEqual([
      [`#${effect}`, 'Choose what difference it made'],
    ]);
    // Somebody said it meanwhile, or it is nobody's: nothing is dropped without a word
    const elsewise = async (on: string) =>
      onward.sql(`update supervision_decision set decided_on = $2::date, review_on = $2::date + 18 where id = $1`, [
        effect.slice('effect-'.length),
        on,
      ]);
    await elsewise('2026-11-23');
    const late = await manager.post(caseAt, { ...decided, ...nothing, ...said });
    expect([late.status, errors(late)[0]![1]]).toEqual([409, expect.stringContaining('“Ring her”')]);
    expect(late.$('#text').val()).toBe(decided.text);
    await elsewise('2026-11-02');
    const nobodys = await manager.post(caseAt, { ...decided, [`effect-${newId()}`]: 'changed-nothing' });
    expect(nobodys.status).toBe(422);
    expect(await onward.sql(`select from panel_case where supervision_id is not null`)).toHaveLength(0);
    expect((await manager.post(caseAt, { ...decided, ...nothing, ...said })).status).toBe(303);
    expect((await manager.post(caseAt, { ...decided, ...nothing, ...said })).status).toBe(303);
    expect((await senior.post(caseAt, { ...decided, formId: newId() })).status).toBe(409);
    expect((await manager.post(`${caseAt}/taken-off`, { because: 'Late' })).status).toBe(409);
    const told = main(await manager.get(panelAt));
    expect(told).toContain('It changed nothing');
    expect(told).toContain('Visit with housing');
    expect(main(await manager.get(`${at}/decisions`))).toContain('Visit with housing');

    // The day to look at it comes, and nothing has moved
    const listed = main(await manager.get('/panels'));
    expect(listed).toContain('Decided (1)');
    expect(listed).not.toContain('Visit with housing');
    expect(listed).not.toContain('Nothing has moved');
    // Recorded in error: it waits again. After a death nothing waits
    const inError = (withdrawn: boolean) =>
      onward.sql(
        `update case_supervision set withdrawn = $1, withdrawn_reason = case when $1 then 'In error' end where fact_id in (select supervision_id from panel_case where supervision_id is not null)`,
        [withdrawn],
      );
    await inError(true);
    expect(main(await manager.get('/team/standing-still'))).toContain('On the panel of 23 November 2026');
    expect((await manager.post(takeAt, { ...put, formId: newId() })).status).toBe(409);
    const death = (on: string | null) => onward.sql('update young_person set died_on = $2 where id = $1', [person, on]);
    await death('2026-11-22');
    expect(main(await manager.get('/panels'))).not.toContain('Mina');
    expect(main(await manager.get(panelAt))).toContain('0 cases.');
    expect(main(await manager.post(caseAt, { ...decided, formId: newId() }))).toContain('A death is recorded');
    expect(main(await manager.post(takeAt, { ...put, formId: newId() }))).toContain('A death is recorded');
    await death(null);
    await inError(false);
    await onward.sql(
      `update supervision_decision set decided_on = '2026-11-02', review_on = '2026-11-23' where what = 'Visit with housing'`,
    );
    const list = await manager.get('/panels');
    expect(main(list)).toContain('Back: nothing has changed (1)');
    expect(list.$(`a[href="${takeAt}"]`)).toHaveLength(1);
    const again = { ...put, formId: newId(), panel: panelAt.split('/')[2]! };
    expect((await manager.post(takeAt, again)).status).toBe(303);
    expect(main(await manager.get('/panels'))).not.toContain('Back: nothing');
    const [second] = await onward.sql<{ id: string }>('select id from panel_case where supervision_id is null');
    const offAt = `${at}/panels/${second!.id}/taken-off`;
    expect(errors(await manager.post(offAt, { because: '' }))).toEqual([
      ['#because', 'Enter why the panel does not hear it'],
    ]);
    expect((await manager.post(offAt, { because: 'She has work now.' })).status).toBe(303);
    expect(main(await manager.get('/panels'))).toContain('Back: nothing has changed (1)');
  });

  it('lists on Team that risk rose until a manager has decided', async () => {
    await office.onward.sql(`delete from known_since where kind = 'supervisions' and young_person_id = $1`, [person]);
    await office.onward.sql(
      `insert into detention (id, fact_id, young_person_id, kind, from_on) select $1, $1, $2, 'custody', '2026-11-19'`,
      [newId(), person],
    );
    await office.adviser.post(`/young-people/${person}/contacts/new`, aVisitForm());
    expect(main(await office.manager.get('/team'))).toContain('1 risk rose, no decision');
    const list = await office.manager.get('/supervision/risk-rises');
    expect(main(list)).toContain('In custody from 19 November 2026');

    // The day is over without a decision: the morning's mail of the manager says so, as new once
    const digestsOn = (day: string) =>
      office.onward.app
        .get(UnitOfWork)
        .write({ kind: 'system', name: 'nightly job' }, (work) =>
          office.onward.app.get(Digests).queue(work, localDate(day)),
        );
    const decisionsOn = async (day: string) => {
      await digestsOn(day);
      const [digest] = await office.onward.sql<{ decisions: object | null }>(
        `select counts->'decisions' as decisions from digest where staff_id = $1 and for_date = $2`,
        [office.manager.actor.staffId, day],
      );
      return digest?.decisions;
    };
    expect(await decisionsOn('2026-11-23')).toBeNull();
    expect(await decisionsOn('2026-11-24')).toMatchObject({ late: 1, fresh: 1 });
    expect(await decisionsOn('2026-11-25')).toMatchObject({ late: 1, fresh: 0 });
    const mails = await office.onward.sql<{ body: string }>(
      `select body from message where to_staff_id = $1 and body like '%risk rose%' order by id`,
      [office.manager.actor.staffId],
    );
    expect(mails[0]!.body).toContain('Decisions that are late after risk rose: 1 (1 new)');
    expect(mails[0]!.body).not.toMatch(/Mina|Fable|custody/);
    const told = await office.manager.get('/told');
    expect(told.$('a[href="/supervision/risk-rises"]').text()).toContain('1 decision is late after risk rose');
    expect((await office.adviser.get('/told')).$('a[href="/supervision/risk-rises"]')).toHaveLength(0);

    const decideAt = list.$('a[href$="/decisions/new"]').attr('href')!;
    expect((await office.adviser.get(decideAt)).status).toBe(403);
    expect(
      (await office.manager.post(decideAt, { formId: newId(), text: 'Visit this week, since she is alone.' })).status,
    ).toBe(303);
    expect(await due('SV-03')).toEqual([{ state: 'met', due_on: '2026-11-23' }]);
    expect(main(await office.manager.get('/supervision/risk-rises'))).toContain('Nothing waits for a decision.');
    expect(await decisionsOn('2026-11-26')).toBeNull();
  });

  it('maps gaps by manager, worker and month; who is late for long is with the manager above', async () => {
    const row = async () => {
      const { $ } = await office.manager.get('/supervision/gaps');
      return words(
        $('tbody tr')
          .filter((_, one) => $(one).text().includes('Ada Worker'))
          .text(),
      );
    };
    await office.onward.sql(`update staff set started_on = '2020-01-01' where id = $1`, [office.adviser.actor.staffId]);
    expect(await row()).toMatch(/overdueWith the manager above.*not duegapgap$/);
    expect(main(await senior.get('/team'))).toContain('so now with you');
    expect(main(await office.manager.get('/team'))).toContain('Ada Worker is so late that the manager above sees it');
    await signed();
    expect(await row()).toMatch(/Due by 23 December 2026.*not duegapheld$/i);
    const post = newId();
    await office.onward.sql(
      `insert into worker_post (id, fact_id, staff_id, from_on, role, hours, contract, qualified_on)
       values ($1, $1, $2, '2026-11-20', 'personal-adviser', 37, 'permanent', '2026-11-20')`,
      [post, office.adviser.actor.staffId],
    );
    expect(await row()).toMatch(/due in 14 days/);
    await office.onward.sql(`delete from worker_post where id = $1`, [post]);
    const people = await office.manager.get('/supervision/gaps?by=person&show=all');
    expect(people.status).toBe(200);
  });

  it('asks nothing of a worker whom a manager exempts with a reason, who is shown as exempt until it ends', async () => {
    const { manager, adviser, onward } = office;
    const southern = await onward.signInAs('manager', { team: 'South', name: 'Su Southern' });
    const [staffId, at] = [adviser.actor.staffId, '/supervision/policy'];
    await onward.sql(`update staff set started_on = '2020-01-01' where id = $1`, [staffId]);
    const form = (given: object = {}) => ({
      ...{ formId: newId(), worker: staffId, fromOn: '23/11/26', untilOn: '31/1/27', reason: 'Trains elsewhere' },
      ...given,
    });
    const exempt = (given: object = {}, who = manager) => who.post(`${at}/exempt`, form(given));
    const row = async () => {
      const { $ } = await manager.get('/supervision/gaps');
      return words($('tbody tr:contains("Ada Worker")').text());
    };
    const late = async () => main(await manager.get('/team')).match(/(\d+) workers? not supervised in time/)![1];
    expect(main(await manager.get('/supervision'))).toContain('The supervision policy, and who is exempt');
    expect(main(await manager.get(at))).toContain('No edition of the supervision policy was recorded yet.');
    const [before, gaps, cases] = [Number(await late()), await row(), await due('SV-02')];
    expect(gaps).toMatch(/overdue.*not duegapgap$/);

    for (const [given, field, message] of [
      [{ worker: '' }, 'worker', 'Choose the worker'],
      [{ reason: ' ' }, 'reason', 'Enter why'],
      [{ fromOn: '22/11/26' }, 'fromOn', 'Must be today or later: nobody is exempted afterwards'],
      [{ untilOn: '22/11/26' }, 'untilOn', 'Must be the first day, or later'],
      [
        { untilOn: '23/11/27' },
        'untilOn',
        'Must be within 12 months of the first day. Decide again then, if it is to go on',
      ],
    ] as const) {
      expect(errors(await exempt(given))).toEqual([[`#${field}`, message]]);
    }
    expect([(await exempt({}, southern)).status, (await adviser.get(at)).status]).toEqual([404, 403]);
    expect(await onward.sql('select 1 from supervision_exemption')).toEqual([]);

    const sent = form();
    for (let times = 0; times < 2; times += 1) expect((await manager.post(`${at}/exempt`, sent)).location).toBe(at);
    expect((await exempt({ fromOn: '31/1/27', untilOn: '5/2/27' }, senior)).text).toContain(
      'Ada Worker is exempt already from 23 November 2026 until 31 January 2027.',
    );
    expect(await onward.sql('select id from supervision_exemption')).toEqual([{ id: sent.formId }]);
    expect(await row()).toMatch(/Exemptuntil 31 January 2027: Trains elsewhere.*not duegapexempt$/);
    expect(Number(await late())).toBe(before - 1);
    expect(main(await manager.get(`/supervision/new?worker=${staffId}`))).toContain(
      'Exempt until 31 January 2027: Trains elsewhere. Their young people’s cases stay due.',
    );
    expect(await due('SV-02')).toEqual(cases);
    const figures = main(await manager.get('/figures/caseloads/managers'));
    expect(figures).toContain('neither held nor late: Ada Worker until 31 January 2027: Trains elsewhere');
    const names = main(await manager.get('/figures/caseloads/names?figure=late'));
    expect(names).toContain('Exempt from the policy. Until 31 January 2027: Trains elsewhere');

    const end = `${at}/exemptions/${sent.formId}/end`;
    expect([(await southern.get(end)).status, (await adviser.post(end, { reason: 'x' })).status]).toEqual([404, 403]);
    expect(errors(await manager.post(end, { reason: '' }))).toEqual([['#reason', 'Enter why it ends']]);
    expect((await manager.post(end, { reason: 'Back with us' })).location).toBe(at);
    const again = await senior.post(end, { reason: 'Mine' });
    expect([again.status, errors(again)[0]![1]]).toEqual([409, 'Bo Manager has ended it already: Back with us']);
    expect(main(await senior.get(at))).toContain('Bo Manager ended it before it began: Back with us');
    expect([await late(), await row()]).toEqual([String(before), gaps]);
    const audited = `select did from audit_event where did like 'supervision-exemption.%' order by at`;
    expect((await onward.sql<{ did: string }>(audited)).map(({ did }) => did.split('.')[1])).toEqual([
      'decided',
      'ended',
    ]);

    // Begun before today, it is ended today: what would have been due meanwhile is due now.
    await onward.sql(`update supervision_exemption set from_on = '2026-11-01', ended_on = '2026-11-23'`);
    expect(await row()).toMatch(/due today.*gap/i);
    await onward.sql('truncate supervision_exemption');
  });

  it('is sampled by a senior manager with a grade, which the manager reads and the worker does not', async () => {
    const session = await signed();
    expect(main(await senior.get('/supervision/samples'))).toContain('Bo Manager with Ada Worker, 23 November 2026');
    expect((await office.manager.get(`${session}/sample`)).status).toBe(404);
    expect((await office.manager.post(`${session}/sample`, { grade: 'good', feedback: 'Me' })).status).toBe(403);
    expect(errors(await senior.post(`${session}/sample`, { grade: '', feedback: 'Good thought' }))).toEqual([
      ['#grade', 'Choose a grade'],
    ]);
    const formId = newId();
    for (let sent = 0; sent < 2; sent += 1) {
      const said = { formId, grade: 'requires-improvement', feedback: 'More of her own words' };
      expect((await senior.post(`${session}/sample`, said)).status).toBe(303);
    }
    expect(main(await office.manager.get('/supervision/samples'))).toMatch(
      /2026, quarter 4 Bo Manager ?1 requires improvement/,
    );
    expect(main(await office.manager.get(session))).toContain('More of her own words');
    expect((await office.adviser.get(session)).text).not.toContain('More of her own words');
  });

  it('takes somebody off the agenda and puts them on again, moves the day and is given up with a reason', async () => {
    const session = await begin();
    await write(session, THOUGHT);
    expect((await office.adviser.post(`${session}/people/${person}/take-out`)).status).toBe(403);
    await office.manager.post(`${session}/people/${person}/take-out`);
    expect(main(await office.manager.get(session))).toContain('Nobody is on the agenda.');
    await office.manager.post(`${session}/people`, { person });
    expect((await office.manager.get(`${session}/people/${person}`)).$('[name=answer-now]').val()).toBe(
      THOUGHT['answer-now'],
    );
    await office.manager.post(`${session}/day`, { when: '', onDate: FRIDAY });
    expect(main(await office.manager.get(session))).toContain('20 November 2026');
    expect(errors(await office.manager.post(`${session}/give-up`, { reason: '' }))).toEqual([
      ['#reason', 'Enter why it is given up'],
    ]);
    await office.manager.post(`${session}/give-up`, { reason: 'Ada is ill' });
    expect(main(await office.adviser.get(session))).toContain('Given up: Ada is ill');
    expect(await begin()).not.toBe(session);
  });

  it('whose manager has left goes on with whoever answers for the team, without what was personal', async () => {
    const session = await begin();
    await write(session, THOUGHT);
    await office.manager.post(`${session}/personal`, { version: '0', text: 'Tired since the summer' });
    expect((await senior.get(session)).status).toBe(404);
    expect((await senior.post(`${session}/go-on`)).status).toBe(404);
    const gone = (day: string | null) =>
      office.onward.sql('update staff set left_on = $2 where id = $1', [office.manager.actor.staffId, day]);
    await gone('2020-01-01');
    try {
      expect(main(await office.adviser.get('/today'))).toContain(
        'has left, and whoever answers for the team goes on with it',
      );
      const today = await senior.get('/today');
      expect(today.$(`a[href="${session}"]`)).toHaveLength(1);
      const open = await senior.get(session);
      expect([main(open).includes('has left'), open.text.includes('Tired'), open.$('[href$="/sign"]').length]).toEqual([
        true,
        false,
        0,
      ]);
      expect((await senior.get(`${session}/personal`)).status).toBe(404);
      expect((await senior.post(`${session}/people/${person}`, { version: '1' })).status).toBe(404);
      expect((await office.colleague.post(`${session}/go-on`)).status).toBe(403);

      const next = (await senior.post(`${session}/go-on`)).location!;
      expect((await senior.post(`${session}/go-on`)).location).toBe(next);
      expect((await senior.get(`${next}/people/${person}`)).$('[name=answer-now]').val()).toBe(THOUGHT['answer-now']);
      expect((await senior.get(`${next}/personal`)).text).not.toContain('Tired');
      expect(main(await office.adviser.get(`${session}/personal`))).toContain('Tired since the summer');
      expect((await senior.get(session)).status).toBe(404);
      // Into a session that is open: below what stands there, also of whoever was taken out, and said twice the same.
      await write(next, { 'answer-now': 'Read again' }, senior);
      await senior.post(`${next}/people/${person}/take-out`);
      await gone(null);
      const second = await begin();
      await write(second, THOUGHT);
      await gone('2020-01-01');
      for (let sent = 0; sent < 2; sent += 1) expect((await senior.post(`${second}/go-on`)).location).toBe(next);
      expect((await senior.get(`${next}/people/${person}`)).$('[name=answer-now]').val()).toBe(
        `Read again\n\nBefore: ${THOUGHT['answer-now']}`,
      );
      await senior.post(`${next}/give-up`, { reason: 'Held anew' });
      expect(main(await office.adviser.get('/today'))).not.toContain('Go on with supervision');
    } finally {
      await gone(null);
    }
  });

  it('takes decisions out with a supervision that was recorded in error', async () => {
    const session = await signed();
    const [fact] = await office.onward.sql<{ id: string }>(
      'select fact_id as id from case_supervision where young_person_id = $1',
      [person],
    );
    const at = `/young-people/${person}/recorded-in-error/supervision/${fact!.id}`;
    expect((await office.manager.get(`${session}/people/${person}`)).$(`a[href="${at}"]`)).toHaveLength(1);
    expect((await office.adviser.get(`${session}/people/${person}`)).$(`a[href="${at}"]`)).toHaveLength(0);
    expect((await office.manager.post(at, { reason: 'Of somebody else' })).status).toBe(303);
    expect(main(await office.adviser.get('/owed'))).not.toContain('Make a budget with her');
  });

  it('a surge looks at many cases quickly: six questions from the record, a band, red acted on the next day, counted', async () => {
    await office.onward.sql(
      `delete from surge_review; delete from surge_case; delete from surge_worker; delete from surge`,
    );
    const away = await aCareLeaverInANewFlat(office, { familyName: 'Elsewhere' });
    await office.onward.sql(`update young_person set team_id = $1 where id = $2`, [
      office.stranger.actor.teamIds[0]!,
      away,
    ]);
    const begin = {
      formId: newId(),
      teamId: office.manager.actor.teamIds[0]!,
      reason: 'Two workers left in a week',
      which: 'everyone',
      workerIds: [office.adviser.actor.staffId],
      targetOn: '27/11/26',
      pace: '10',
    };
    expect((await office.adviser.get('/team/surges/new')).status).toBe(403);
    const wrong = { ...begin, reason: '', workerIds: [office.stranger.actor.staffId], targetOn: '1/1/20', pace: '0' };
    expect(errors(await office.manager.post('/team/surges/new', wrong))).toEqual([
      ['#reason', 'Enter why the team needs it'],
    ]);
    const worse = await office.manager.post('/team/surges/new', { ...wrong, reason: 'Why' });
    expect(errors(worse).map(([field]) => field)).toEqual(['#workerIds', '#targetOn', '#pace']);
    const foreign = { ...begin, teamId: office.stranger.actor.teamIds[0]! };
    expect(errors(await office.manager.post('/team/surges/new', foreign))[0]![0]).toBe('#teamId');
    for (let sent = 0; sent < 2; sent += 1) {
      expect((await office.manager.post('/team/surges/new', begin)).location).toBe(`/team/surges/${begin.formId}`);
    }
    const second = await office.manager.post('/team/surges/new', { ...begin, formId: newId() });
    expect([second.status, main(second)]).toEqual([409, expect.stringContaining('runs already')]);

    const surge = `/team/surges/${begin.formId}`;
    const [{ cases } = { cases: 0 }] = await office.onward.sql<{ cases: number }>(
      `select count(*)::int as cases from surge_case`,
    );
    expect(main(await office.manager.get('/team/surges'))).toContain(`0 of ${cases} looked at`);
    expect((await office.adviser.get('/team/surges')).$(`a[href="${surge}"]`)).toHaveLength(1);
    for (const who of [office.colleague, office.stranger]) {
      expect([(await who.get(surge)).status, (await who.get('/team/surges')).text.includes(surge)]).toEqual([
        404,
        false,
      ]);
    }
    expect((await office.adviser.get(surge)).text).not.toContain('Elsewhere');

    const at = `/young-people/${person}/surges/${begin.formId}`;
    expect((await office.adviser.get(`/young-people/${away}/surges/${begin.formId}`)).status).toBe(404);
    // Who is not named reads what was said of somebody they may see, and does not look themselves
    expect((await office.colleague.get(at)).$('form.onward-form')).toHaveLength(0);
    const opened = await office.adviser.get(at);
    const asked = (name: string) => opened.$(`[name=${name}][checked]`).val();
    expect(['safe', 'inContact', 'planInDate', 'home', 'worker', 'urgent'].map(asked)).toEqual([
      'not-known',
      'no',
      'no',
      'yes',
      'yes',
      undefined,
    ]);
    const answers = { safe: 'yes', inContact: 'yes', planInDate: 'no', home: 'yes', worker: 'yes', urgent: 'no' };
    const look = {
      formId: newId(),
      basedOn: '',
      ...answers,
      band: '',
      otherwiseBecause: '',
      action: '',
      actionById: '',
    };
    expect(errors(await office.adviser.post(at, { ...look, urgent: '' }))).toEqual([
      ['#urgent', 'Say whether something has to be done at once'],
    ]);
    const red = { ...look, safe: 'no' };
    expect(errors(await office.adviser.post(at, red))).toEqual([
      ['#action', 'Enter what is done by the next working day'],
    ]);
    expect(errors(await office.adviser.post(at, { ...red, band: 'green' }))).toEqual([
      ['#otherwiseBecause', 'Enter why it is green: the answers give red'],
    ]);
    const act = { ...red, action: 'Go there this afternoon', actionById: office.colleague.actor.staffId };
    expect((await office.colleague.post(at, act)).status).toBe(404);
    for (let sent = 0; sent < 2; sent += 1) expect((await office.adviser.post(at, act)).location).toBe(surge);
    // It stays owed by who leaves on a day that is to come
    await office.onward.sql(`update staff set left_on = '2099-01-01' where id = $1`, [act.actionById]);
    expect(main(await office.colleague.get('/today'))).toContain('Go there this afternoon');
    await office.onward.sql(`update staff set left_on = null where id = $1`, [act.actionById]);
    const list = await office.manager.get(surge);
    expect(words(list.$('section[aria-labelledby=red]').text())).toContain(
      'They are not safe.Go there this afternoon, Cy Colleague: due tomorrow',
    );
    expect(main(list)).toContain(`1 of ${cases} looked at`);
    expect(list.$('svg title').text()).toBe('How many were left each day');
    expect(words(list.$('tbody').text())).toBe(`23 November 2026${cases - 1}`);

    // Somebody else looked meanwhile: nothing is lost, and what was chosen stays in the form
    const apart = { ...look, formId: newId(), band: 'amber' };
    const conflict = await office.manager.post(at, apart);
    expect([conflict.status, main(conflict)]).toEqual([
      409,
      expect.stringContaining('looked at this case while you did'),
    ]);
    const basedOn = String(conflict.$('[name=basedOn]').val());
    expect(conflict.$('[name=planInDate][checked]').val()).toBe('no');
    expect((await office.manager.post(at, { ...apart, basedOn })).status).toBe(303);
    expect(words((await office.manager.get(surge)).$('section[aria-labelledby=amber]').text())).toContain('Mina');
    // The action of the first look is owed until whoever does it says that it is done
    expect(main(await office.colleague.get('/today'))).toContain('Go there this afternoon');
    expect((await office.stranger.post(`${at}/done`, { reviewId: act.formId, doneWords: 'x' })).status).toBe(404);
    expect(errors(await office.colleague.post(`${at}/done`, { reviewId: act.formId, doneWords: '' }))).toEqual([
      ['#doneWords', 'Enter what was done'],
    ]);
    expect((await office.colleague.post(`${at}/done`, { reviewId: newId(), doneWords: 'Seen' })).status).toBe(404);
    const done = { reviewId: act.formId, doneWords: 'Seen, the lock is new' };
    for (let sent = 0; sent < 2; sent += 1) expect((await office.colleague.post(`${at}/done`, done)).status).toBe(303);
    expect(main(await office.colleague.get('/today'))).not.toContain('Go there this afternoon');

    const shape = { version: '1', targetOn: '4/12/26', pace: '5', workerIds: [office.colleague.actor.staffId] };
    expect((await office.adviser.post(`${surge}/change`, shape)).status).toBe(403);
    expect((await office.manager.post(`${surge}/change`, shape)).status).toBe(303);
    expect((await office.manager.post(`${surge}/change`, shape)).status).toBe(409);
    expect((await office.adviser.get(surge)).status).toBe(404);
    expect((await office.colleague.get(surge)).status).toBe(200);
    expect(errors(await office.manager.post(`${surge}/end`, { version: '2', outcome: '' }))).toEqual([
      ['#outcome', 'Enter what came of it'],
    ]);
    const end = { version: '2', outcome: 'Everybody at risk is seen' };
    for (let sent = 0; sent < 2; sent += 1) expect((await office.manager.post(`${surge}/end`, end)).status).toBe(303);
    const ended = main(await office.manager.get(surge));
    for (const said of [`1 of ${cases} cases were looked at`, '1 amber', '1 of 1 actions are done']) {
      expect(ended).toContain(said);
    }
    const late = { ...look, formId: newId(), basedOn: apart.formId, action: 'Ring the landlord' };
    const over = await office.manager.post(at, late);
    expect([over.status, main(over)]).toEqual([
      409,
      expect.stringMatching(/ended while you looked.*Ring the landlord/),
    ]);
    expect(main(over)).not.toContain('looked at this case while');
    // A record that was merged or withdrawn does not keep the surge open
    await office.onward.sql(`update young_person set withdrawn_at = now() where id = $1`, [person]);
    expect(main(await office.manager.get('/team/surges'))).toContain(`0 of ${cases - 1} looked at`);
    await office.onward.sql(`update young_person set withdrawn_at = null where id = $1`, [person]);
    expect((await office.manager.get(`${surge}/change`)).status).toBe(409);
    const audited = await office.onward.sql(`select did, detail from audit_event where did like 'surge%'`);
    expect(audited).toHaveLength(6);
    expect(JSON.stringify(audited)).not.toMatch(/afternoon|lock|left in/);
  });

  it('an improvement action: from finding to figure, closed with proof, back by itself, and told', async () => {
    const { manager, stranger, dataOfficer, onward } = office;
    for (const givenName of ['Bea', 'Cleo']) await aCareLeaverInANewFlat(office, { givenName });
    expect((await office.adviser.get('/improvement')).status).toBe(403);
    const figures = await manager.get('/figures/plans');
    const at = figures.$('a:contains("Act on this figure")').first().attr('href')!;
    expect(at).toBe('/improvement/new?measure=plan.current');
    for (const page of ['what-fell-due', 'caseloads', 'homes', 'education-and-work', 'health']) {
      const keys = (await manager.get(`/figures/${page}`))
        .$('a[href^="/improvement/new?measure="]')
        .toArray()
        .map((link) => new URLSearchParams(link.attribs.href!.split('?')[1]).get('measure'));
      expect([page, keys.map((key) => measureOf(key)?.key)]).toEqual([page, keys]);
    }
    const today = localDate('2026-11-23');
    await onward.sql(
      `update deadline d set due_on = '2026-11-10', state = 'breached', duty_basis = x.basis, date_basis = x.basis
         from (select id, (array['statute', 'guidance', 'policy', 'policy'])[row_number() over (order by id)] as basis
                 from deadline where state = 'open' order by id limit 4) x where x.id = d.id`,
    );
    const all = MEASURES.map(({ key }) => key);
    const reading = await onward.app.get(Readings).of(all, today);
    const due = all.filter((key) => key.startsWith('due.') && key !== key.toUpperCase()).slice(0, 4);
    expect(due).toEqual(['due.law', 'due.lawOtherDays', 'due.guidance', 'due.policy']);
    const apart = await onward.sql<{ basis: string; among: number }>(
      `select ${FOOTING} as basis, count(*)::int as among from deadline d
        where due_on between '2026-09-01' and '2026-11-30' and ${outcomeSql(`date '2026-11-23'`)} = any($1) group by 1`,
      [DONE_ON_TIME.among],
    );
    expect(apart).toHaveLength(3);
    for (const key of due) {
      const among = apart.find(({ basis }) => `due.${basis}` === key)?.among ?? 0;
      expect([key, reading(key, null).among]).toEqual([key, among]);
    }
    const form = await manager.get(at);
    expect(form.$('[name=source][checked]').val()).toBe('own-figures');
    expect(form.$('[name=teamId] [selected]').text()).toBe('The whole council');
    // Of a figure of another's team it is not the council's unless somebody says so
    const others = (await manager.get(`${at}&team=${stranger.actor.teamIds[0]!}`)).$('[name=teamId] option').toArray();
    expect(others.map(({ attribs }) => attribs.value)).toEqual(['', 'council', ...manager.actor.teamIds]);
    const open = {
      ...{
        formId: newId(),
        source: 'inspection',
        sourceWords: 'Focused visit',
        foundOn: '2/11/26',
        found: 'Late plans',
      },
      ...{ todo: 'Book the next review', changes: 'practice', changesWords: 'The next day is set in each review' },
      ...{
        measure: String(form.$('[name=measure] [selected]').val()),
        teamId: manager.actor.teamIds[0]!,
        target: '90',
      },
      ...{ looksAt: '', owner: 'elsewhere', ownerId: '', elsewhereName: 'Ines Head', elsewhereRole: 'Virtual head' },
      ...{ elsewhereService: '', keeperId: '', leaders: 'Olu', dueOn: '20/11/26', reauditOn: '' },
    };
    const fields = (answer: Answer) => errors(answer).map(([field]) => field);
    expect(
      fields(await manager.post('/improvement/new', { ...open, source: '', foundOn: 'x', target: '', teamId: '' })),
    ).toEqual([...['#source', '#foundOn', '#target', '#leaders', '#teamId']]);
    const named = { ...open, leaders: 'Olu, principal psychologist, Education' };
    expect(fields(await manager.post('/improvement/new', { ...named, changesWords: '' }))).toEqual([
      ...['#changesWords', '#elsewhereName', '#keeperId', '#dueOn'],
    ]);
    const foreign = { ...named, teamId: stranger.actor.teamIds[0]! };
    expect(fields(await manager.post('/improvement/new', foreign))).toEqual(['#teamId']);
    const self = { ...named, measure: '', owner: 'here', ownerId: manager.actor.staffId, dueOn: '4/12/26' };
    expect(fields(await manager.post('/improvement/new', self))).toEqual(['#looksAt', '#reauditOn']);
    const unknown = await manager.post('/improvement/new', { ...named, inspectionId: newId() });
    expect(fields(unknown)).toContain('#inspectionId');
    const visit = { formId: newId(), kind: 'focused-visit', who: '', heldOn: '2/11/26', said: '', reportUrl: '' };
    await manager.post('/inspections/new', visit);
    const link = (await manager.get('/inspections')).$('a:contains("Act on it")').attr('href')!;
    const fromVisit = await manager.get(link);
    expect(fromVisit.$('[name=source][checked]').val()).toBe('inspection');
    const inspectionId = String(fromVisit.$('[name=inspectionId] [selected]').val());
    expect(inspectionId).toBe(visit.formId);
    const right = {
      ...named,
      inspectionId,
      elsewhereService: 'Education',
      keeperId: manager.actor.staffId,
      ownerEmail: 'ines@school.example',
      dueOn: '4/12/26',
    };
    expect(fields(await manager.post('/improvement/new', { ...right, ownerEmail: 'ines' }))).toEqual(['#ownerEmail']);
    const one = `/improvement/${open.formId}`;
    for (let sent = 0; sent < 2; sent += 1) expect((await manager.post('/improvement/new', right)).location).toBe(one);
    // Whoever answers for it elsewhere is told once, and nothing of what was written
    const outside = () =>
      onward.sql<{ to: string; body: string }>(
        'select to_address as "to", body from message where outside order by created_at, id',
      );
    const [asked, ...more] = await outside();
    expect([asked!.to, more]).toEqual(['ines@school.example', []]);
    expect(asked!.body).toContain('by 4 December 2026');
    expect(asked!.body).not.toContain(right.found);
    const opened = main(await manager.get(one));
    for (const said of [
      'Ines Head, Virtual head, Education',
      'Olu, principal psychologist',
      'at least 90%',
      'Misses',
      'Inspection: Ofsted focused visit, 2 November 2026: Focused visit',
    ]) {
      expect(opened).toContain(said);
    }
    expect(await onward.sql('select among > 0 as counts from improvement_reading')).toEqual([{ counts: true }]);

    const south = await onward.signInAs('manager', { team: 'South', name: 'So Manager' });
    expect([(await south.get(one)).status, (await south.get('/improvement')).text.includes(one)]).toEqual([404, false]);
    expect((await south.post(`${one}/notes`, { note: 'x' })).status).toBe(404);
    expect([
      (await dataOfficer.get(one)).status,
      (await dataOfficer.post(`${one}/notes`, { note: 'x' })).status,
    ]).toEqual([...[200, 403]]);
    expect((await dataOfficer.get('/improvement')).$('a:contains("Open an action")')).toHaveLength(0);

    // Notes are added; of two who change it the second sees what stands
    const note = { formId: newId(), note: 'The teams agreed how' };
    for (let sent = 0; sent < 2; sent += 1) expect((await manager.post(`${one}/notes`, note)).status).toBe(303);
    expect(fields(await manager.post(`${one}/notes`, { note: '' }))).toEqual(['#note']);
    const change = { ...right, version: '1', todo: 'Book it with the family' };
    expect((await senior.post(`${one}/change`, change)).status).toBe(303);
    const second = await manager.post(`${one}/change`, { ...change, todo: 'Book it by letter' });
    expect([second.status, second.$('[name=todo]').val(), second.$('[name=version]').val()]).toEqual([
      ...[409, 'Book it by letter', '2'],
    ]);
    expect(main(second)).toContain('Action: Book it with the family');

    // It cannot have worked while its figure says otherwise
    const close = { formId: newId(), version: '2', how: 'worked', shows: 'Nine of ten are in date', reauditOn: '' };
    const early = await manager.post(`${one}/close`, close);
    expect([early.status, errors(early)[0]![1]]).toEqual([422, expect.stringContaining('The figure does not show it')]);
    expect(fields(await manager.post(`${one}/close`, { ...close, how: 'ended', shows: '' }))).toEqual(['#shows']);
    expect((await manager.post(`${one}/change`, { ...change, version: '2', target: '0' })).status).toBe(303);
    // Somebody else there is not told at the address of the last one, and a day that is as at first is told again
    const another = { ...change, version: '3', target: '0', elsewhereName: 'Ida New', dueOn: '11/12/26' };
    const again = await manager.post(`${one}/change`, another);
    expect([fields(again), again.$('[name=ownerEmail]').val()]).toEqual([['#ownerEmail'], '']);
    const emailAskedOf = String(again.$('[name=emailAskedOf]').val());
    expect((await manager.post(`${one}/change`, { ...another, emailAskedOf })).status).toBe(303);
    expect((await manager.post(`${one}/change`, { ...another, version: '4', dueOn: '4/12/26' })).status).toBe(303);
    const days = (await outside()).map(({ body }) => /by \d+ December/.exec(body)![0]);
    expect(days).toEqual(['by 4 December', 'by 11 December', 'by 4 December']);
    const improvements = onward.app.get(ImprovementsService);
    const ownerElsewhere = { name: 'Ike Newer', role: 'Head', service: 'Education' };
    await improvements.change(manager.actor, open.formId, { ownerElsewhere }, 5, today);
    expect(await onward.sql('select owner_email from improvement_action')).toEqual([{ owner_email: null }]);
    await onward.sql(`update improvement_action set owner_email = 'ike@school.example'`);
    const now = { ...close, version: '6' };
    expect((await manager.post(`${one}/close`, close)).status).toBe(409);
    for (let sent = 0; sent < 2; sent += 1) expect((await manager.post(`${one}/close`, now)).status).toBe(303);
    expect(main(await manager.get(one))).toContain('Nine of ten are in date');
    expect((await manager.get('/improvement')).text).not.toContain(one);

    // The night reads its figure, and opens it again once every reading of two weeks misses the target
    const nights = onward.app.get(Nightly);
    await onward.sql(`update improvement_action set target = 90, closed_on = '2026-11-02', due_on = '2027-03-01'`);
    await onward.sql(`delete from improvement_reading`);
    await nights.run(today, today);
    expect(await onward.sql('select came_back from improvement_action')).toEqual([{ came_back: 0 }]);
    await onward.sql(
      `insert into improvement_reading select id, d, 1, 10, 0 from improvement_action, unnest('{2026-11-09,2026-11-16}'::date[]) d`,
    );
    await onward.sql(`delete from job_run`);
    await nights.run(today, today);
    await onward.sql(`delete from job_run`);
    await nights.run(today, today);
    const back = await manager.get(one);
    expect(main(back)).toContain('Came back once, first closed on 23 November 2026');
    expect(main(back)).toContain('Since 9 November 2026 the figure has missed the target of at least 90%.');
    expect(await onward.sql('select due_on::text from improvement_action')).toEqual([{ due_on: '2026-12-21' }]);
    expect(back.$('figure svg title').text()).toContain('the target is at least 90%');
    expect(main(await manager.get('/improvement?show=back'))).toContain('Came back once');
    const mails = await onward.sql<{ body: string }>(
      `select body from message where cause like 'improvement:%' and to_staff_id = $1 and not outside`,
      [manager.actor.staffId],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]!.body).toContain(one);
    expect(mails[0]!.body).not.toMatch(/Late plans|Ines/);

    // Late, or to be looked at again: on top of Team, and told once. What a leaver kept falls to the managers of its team,
    // of the council to service managers; and a figure that cannot be read keeps nobody from being told
    const gone = await onward.signInAs('manager', { team: 'North', name: 'Gone Manager' });
    await onward.sql(`update staff set left_on = '2026-11-20' where id = $1`, [gone.actor.staffId]);
    const keptBy = (staffId: string, teamId: string | null) =>
      onward.sql(`update improvement_action set due_on = '2026-11-20', keeper_id = $1, team_id = $2`, [
        staffId,
        teamId,
      ]);
    const late = '1 improvement action of yours is late';
    const see = async () => [main(await manager.get('/team')), main(await senior.get('/team'))];
    await keptBy(gone.actor.staffId, null);
    expect((await see()).map((page) => page.includes(late))).toEqual([false, true]);
    await keptBy(gone.actor.staffId, open.teamId);
    expect((await see()).map((page) => page.includes(late))).toEqual([true, true]);
    expect(main(await manager.get(one))).toContain('Kept by Gone Manager Has left');
    expect((await manager.get('/improvement?show=mine')).text).toContain(one);
    await onward.sql(`delete from job_run`);
    const unread = jest.spyOn(onward.app.get(PlanMeasuresService), 'figures').mockRejectedValueOnce(new Error('no'));
    expect(await nights.run(today, today)).toMatchObject({ outcome: 'done' });
    unread.mockRestore();
    const heard = await onward.sql<{ id: string }>(
      `select to_staff_id as id from message where cause like 'improvement:%:late:%' and not outside`,
    );
    expect(heard.map(({ id }) => id).sort()).toEqual([manager.actor.staffId, senior.actor.staffId].sort());
    // Also whoever answers for it elsewhere, who is told whom to ask: nobody who has left
    const [overdue] = (await outside()).filter(({ body }) => body.includes('was to be done by 20 November 2026'));
    expect(overdue!.body).toContain('keeps the record');
    expect(overdue!.body).not.toContain('Gone Manager');
    expect((await outside()).filter(({ body }) => body.includes('has fallen back'))).toHaveLength(1);
    const [stands] = await onward.sql<{ version: number }>('select version from improvement_action');
    await improvements.change(manager.actor, open.formId, { ownerEmail: 'ida@school.example' }, stands!.version, today);
    const toIda = (await outside()).filter(({ to }) => to === 'ida@school.example');
    expect(toIda.map(({ body }) => body)).toEqual([expect.stringContaining('It was to be done by 20 November 2026')]);
    expect(toIda[0]!.body).not.toContain('Gone Manager');
    await keptBy(manager.actor.staffId, open.teamId);
    expect((await see()).map((page) => page.includes(late))).toEqual([true, false]);

    // Teams add up to the council: what is hidden of one is hidden of all
    const [told] = await onward.app.get(ImprovementsService).list(manager.actor, 'open', today);
    const counted = (numerator: number) => ({ ...told!, reading: { asOf: today, numerator, among: 40, unknown: 0 } });
    expect(improvementsCsv([counted(20), counted(18), counted(2)]).match(/2026-11-23,c,40,0/g)).toHaveLength(3);
    expect(improvementsCsv([counted(20), counted(18)]).match(/2026-11-23,(20|18),40,0/g)).toHaveLength(2);

    // What somebody sees who looks again brings it back too; what was ended does not come back
    await onward.sql(`update improvement_action set closed_on = '2026-11-20', closed_how = 'worked', version = 9`);
    const look = { formId: newId(), kept: 'no', seen: 'Three of ten', nextOn: '1/2/27' };
    expect(fields(await manager.post(`${one}/looks`, { ...look, kept: '', nextOn: 'soon' }))).toEqual([
      ...['#kept', '#nextOn'],
    ]);
    for (let sent = 0; sent < 2; sent += 1) expect((await manager.post(`${one}/looks`, look)).status).toBe(303);
    expect(main(await manager.get(one))).toContain('Came back 2 times');
    const file = (await manager.get('/improvement.csv')).text;
    expect(file).toMatch(/Book it with the family.*Education.*2026-11-23/);
    const [{ version } = { version: 0 }] = await onward.sql<{ version: number }>(
      'select version from improvement_action',
    );
    const end = { formId: newId(), version: String(version), how: 'ended', shows: 'Another action has it' };
    expect((await manager.post(`${one}/close`, end)).status).toBe(303);
    expect((await manager.post(`${one}/looks`, { ...look, formId: newId() })).status).toBe(409);
    expect((await manager.post(`${one}/change`, { ...change, version: String(version + 1) })).status).toBe(409);
    // Page by page, and whole in the file
    await onward.sql(
      `insert into improvement_action select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
         from improvement_action a, generate_series(1, 509)`,
    );
    const pages = [
      await manager.get('/improvement?show=closed'),
      await manager.get('/improvement?show=closed&page=21'),
    ];
    expect(pages.map(({ $ }) => $('main li.onward-brief').length)).toEqual([25, 10]);
    expect(pages[0]!.$('.govuk-pagination__next a').attr('href')).toBe('/improvement?show=closed&page=2');
    expect((await manager.get('/improvement.csv?show=closed')).text.match(/Book it with the family/g)).toHaveLength(
      510,
    );
    const audited = await onward.sql<{ did: string }>(
      `select did, detail from audit_event where did like 'improvement.%' order by id`,
    );
    expect(audited.map(({ did }) => did.slice('improvement.'.length))).toEqual([
      ...[
        'opened',
        'noted',
        ...Array<string>(5).fill('changed'),
        'closed',
        'came-back',
        'changed',
        'looked-at',
        'came-back',
        'exported',
        'closed',
        'exported',
      ],
    ]);
    expect(JSON.stringify(audited)).not.toMatch(/Late plans|Ines|Three of ten/);
  });
});
