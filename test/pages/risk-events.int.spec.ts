import { newId } from '../../src/platform/ids';
import { FIRST_METHODS } from '../../src/supervision/methods';
import { aProgramOf, type Program } from '../support/api';
import type { Answer } from '../support/app';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());
const errors = ({ $ }: Answer) =>
  $('.govuk-error-summary a')
    .toArray()
    .map((link) => $(link).attr('href'));

const SENTENCE = 'A man she met online drives her to parties.';

/** The office's Monday is 23 November 2026: two working days later is Wednesday. */
describe('what raises risk, and the manager’s decision after it', () => {
  let office: Office;
  let program: Program;
  let person: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    program = await aProgramOf(office.onward, office.adviser.actor);
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    person = await aCareLeaverInANewFlat(office, { givenName: 'Mina' });
    await supervised(person);
    at = `/young-people/${person}`;
  });

  /** Supervision is recorded here from the beginning. */
  const supervised = (id: string) =>
    office.onward.sql(`delete from known_since where kind = 'supervisions' and young_person_id = $1`, [id]);

  const event = (given: object = {}) => ({
    ...{ formId: newId(), kind: 'exploitation', when: 'today', onDate: '' },
    ...{ whatHappened: SENTENCE, doneAtOnce: 'The police were told.', ...given },
  });
  const rises = () =>
    office.onward.sql<{ state: string; dueOn: string; because: string }>(
      `select state, due_on as "dueOn", because from deadline where young_person_id = $1 and rule = 'SV-03' order by due_on, state`,
      [person],
    );
  const events = () =>
    office.onward.sql<{ id: string; kind: string; happened_on: string; what_happened: string | null }>(
      `select fact_id as id, kind, happened_on, what_happened from risk_event
        where young_person_id = $1 and replaced_by_id is null and not withdrawn order by happened_on`,
      [person],
    );
  const listed = async () => main(await office.manager.get('/supervision/risk-rises'));
  const decide = () =>
    office.manager.post(`${at}/decisions/new`, { formId: newId(), text: 'See her twice a week, as she is alone.' });

  it('is recorded from the record with kind, day and a sentence, and asks a manager by name of the day, not of the harm', async () => {
    const record = await office.adviser.get(at);
    expect((await office.adviser.get(record.$('a[href$="/risk-events/new"]').attr('href')!)).status).toBe(200);
    const sent = event();
    for (let times = 0; times < 2; times++) {
      expect((await office.adviser.post(`${at}/risk-events/new`, sent)).location).toBe(at);
    }

    expect(await rises()).toEqual([
      {
        state: 'open',
        dueOn: '2026-11-25',
        because:
          "Something that raises risk happened on 23 November 2026, so by the authority's standard a manager decides what follows by 25 November 2026.",
      },
    ]);
    expect(await listed()).toContain('Something that raises risk happened on 23 November 2026');
    const toDecide = main(await office.manager.get(`${at}/decisions/new`));
    expect(toDecide).toContain(`Exploitation, 23 November 2026: ${SENTENCE} Done at once: The police were told.`);
    expect((await decide()).status).toBe(303);
    expect(await rises()).toMatchObject([{ state: 'met' }]);
    expect(await listed()).not.toContain('Something that raises risk');
  });

  it('is read by those who work with them and duty, and by nobody who only keeps data', async () => {
    await office.adviser.post(`${at}/risk-events/new`, event());
    expect(main(await office.adviser.get(at))).toContain(SENTENCE);
    expect(main(await office.adviser.get(`${at}/emergency`))).toContain(SENTENCE);
    const seen = await office.dataOfficer.get(at);
    expect(seen.status).toBe(200);
    expect(main(seen)).toContain('Something that raises risk happened');
    expect(seen.text).not.toMatch(/exploitation|parties/i);
    const { id } = (await events())[0]!;
    expect((await office.dataOfficer.get(`${at}/risk-events/${id}`)).status).toBe(403);
    expect((await office.stranger.get(`${at}/risk-events/${id}`)).status).toBe(404);
    const summary = (await program.get(`young-people/${person}/emergency`)).body as { riskEvents: object[] };
    expect(summary.riskEvents).toEqual([
      { kind: 'exploitation', happenedOn: '2026-11-23', whatHappened: SENTENCE, doneAtOnce: 'The police were told.' },
    ]);
  });

  it('bad input names its field and saves nothing', async () => {
    const wrong = await office.adviser.post(`${at}/risk-events/new`, event({ kind: '', when: '', whatHappened: 'x' }));
    expect([wrong.status, errors(wrong)]).toEqual([422, ['#kind', '#when']]);
    expect(errors(await office.adviser.post(`${at}/risk-events/new`, event({ whatHappened: ' ' })))).toEqual([
      '#whatHappened',
    ]);
    const early = event({ when: 'another-day', onDate: '1/1/2000' });
    expect(errors(await office.adviser.post(`${at}/risk-events/new`, early))).toEqual(['#onDate']);
    expect(await events()).toEqual([]);
    expect(await rises()).toEqual([]);
  });

  it('is corrected by one of two at once, the other is shown what stands; taken out, nothing is asked', async () => {
    await office.adviser.post(`${at}/risk-events/new`, event());
    const { id } = (await events())[0]!;
    const page = await office.adviser.get(`${at}/risk-events/${id}`);
    const row = String(page.$('[name=row]').val());
    expect(page.$('[name=onDate]').val()).toBe('23/11/2026');
    const changed = event({ row, when: 'another-day', onDate: '20/11/26' });
    expect((await office.adviser.post(`${at}/risk-events/${id}`, changed)).status).toBe(303);
    expect(await rises()).toMatchObject([{ state: 'open', dueOn: '2026-11-24' }]);
    const stale = await office.colleague.post(`${at}/risk-events/${id}`, event({ row, whatHappened: 'Mine.' }));
    expect(stale.status).toBe(409);
    expect(main(stale)).toContain('It stands as: Exploitation, 20 November 2026');
    expect(stale.$('#whatHappened').text()).toContain('Mine.');

    const inError = `${at}/recorded-in-error/risk-event/${id}`;
    expect(main(await office.adviser.get(inError))).toContain('Exploitation');
    expect((await office.adviser.post(inError, { reason: 'About her sister.' })).status).toBe(303);
    expect(await rises()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('is one choice of the contact in which it was heard of, whose note says what happened', async () => {
    const visit = { ...aVisitForm(), riskKind: 'self-harm' };
    const saved = await office.adviser.post(`${at}/contacts/new`, visit);
    expect(saved.status).toBe(303);
    await office.adviser.post(`${at}/contacts/new`, visit);
    const [told, ...more] = await events();
    expect([told!.kind, told!.happened_on, told!.what_happened, more]).toEqual(['self-harm', '2026-11-23', null, []]);
    const toDecide = await office.manager.get(`${at}/decisions/new`);
    const contactAt = toDecide.$('a:contains("The contact in which it was heard of")').attr('href')!;
    expect(contactAt).toMatch(new RegExp(`^${at}/contacts/`));

    // It has no words of its own, so it goes with the contact
    const page = await office.adviser.get(contactAt);
    expect(page.$(`[name=also][value="${told!.id}"]`).attr('disabled')).toBeDefined();
    expect((await office.adviser.post(`${contactAt}/withdraw`, { reason: 'Another Mina.' })).status).toBe(303);
    expect(await events()).toEqual([]);
    expect(await rises()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('in a contact it needs its kind, may be of another day, and a wrong one saves nothing at all', async () => {
    const contacts = async () =>
      (await office.onward.sql('select id from contact where young_person_id = $1', [person])).length;
    const wrong = await office.adviser.post(`${at}/contacts/new`, { ...aVisitForm(), riskWhat: 'Cut her arm.' });
    expect([wrong.status, errors(wrong)]).toEqual([422, ['#riskKind']]);
    const later = { ...aVisitForm(), riskKind: 'self-harm', riskOn: '25/12/26' };
    const tomorrow = await office.adviser.post(`${at}/contacts/new`, later);
    expect([tomorrow.status, errors(tomorrow)]).toEqual([422, ['#riskOn']]);
    expect([await contacts(), await events()]).toEqual([0, []]);

    const seenNow = await office.adviser.get(`${at}/contacts/seen-now`);
    expect(seenNow.$('[name=riskKind]')).toHaveLength(2);
    const answer = await program.post(`young-people/${person}/contacts`, {
      ...{ heldOn: '2026-11-23', mode: 'phone', seen: true },
      riskEvent: { kind: 'exploitation', happenedOn: '2026-11-20', whatHappened: SENTENCE },
    });
    expect(answer.status).toBe(201);
    expect(await events()).toMatchObject([{ happened_on: '2026-11-20', what_happened: SENTENCE }]);
  });

  it('goes with a note that was written about the wrong person to the right one', async () => {
    const right = await aCareLeaverInANewFlat(office, { givenName: 'Olu', authorityId: newId().slice(-8) });
    await supervised(right);
    await office.adviser.post(`${at}/contacts/new`, {
      ...aVisitForm(),
      riskKind: 'self-harm',
      riskWhat: 'Cut an arm.',
    });
    const [contact] = await office.onward.sql<{ id: string }>('select id from contact where young_person_id = $1', [
      person,
    ]);
    const move = { whose: right, reason: 'Both rang that day.' };
    expect((await office.adviser.post(`${at}/contacts/${contact!.id}/move`, move)).status).toBe(303);

    expect(await events()).toEqual([]);
    expect(await rises()).toMatchObject([{ state: 'cancelled' }]);
    person = right;
    expect(await events()).toMatchObject([{ kind: 'self-harm', what_happened: 'Cut an arm.' }]);
    expect(await rises()).toMatchObject([{ state: 'open', dueOn: '2026-11-25' }]);
  });

  it('is one choice of a note of duty, which then stays as long as it does', async () => {
    const note = {
      formId: newId(),
      when: 'today',
      at: '8:00',
      caller: 'police',
      done: 'Brought home, cut arm dressed.',
    };
    const saved = await office.adviser.post(`${at}/duty/new`, { ...note, risk: 'self-harm', safeOn: '', safeAt: '' });
    expect(saved.status).toBe(303);
    const [told] = await events();
    expect(told).toMatchObject({ kind: 'self-harm', happened_on: '2026-11-23', what_happened: null });
    const toDecide = await office.manager.get(`${at}/decisions/new`);
    expect(toDecide.$('a:contains("What duty wrote of it")').attr('href')).toBe(`${at}/duty/${note.formId}`);
    const inError = `${at}/recorded-in-error/duty-contact/${note.formId}`;
    expect(errors(await office.adviser.post(inError, { reason: 'Another girl.' }))).toEqual(['#reason']);
    await office.adviser.post(`${at}/recorded-in-error/risk-event/${told!.id}`, { reason: 'Another girl.' });
    expect((await office.adviser.post(inError, { reason: 'Another girl.' })).status).toBe(303);

    const sent = { happenedAt: '2026-11-22T23:40:00Z', caller: 'police', done: 'Home.', riskEvent: 'exploitation' };
    expect((await program.post(`young-people/${person}/duty-contacts`, sent)).status).toBe(201);
    expect(await events()).toMatchObject([{ kind: 'exploitation', happened_on: '2026-11-22' }]);
  });

  const begun = (said: object) =>
    office.adviser.post(`${at}/home/new/tenancy-at-risk`, {
      ...{ formId: newId(), when: 'another-day', onDate: '20/11/26', words: 'Two months behind.' },
      ...said,
    });

  it('a notice to leave asks for a decision by itself, arrears alone do not, and a lost home asks anew', async () => {
    const { location } = await begun({ signals: 'arrears', arrears: '400' });
    expect(await rises()).toEqual([]);
    const line = (entry: string, said: object) =>
      office.adviser.post(`${location}/record/${entry}`, { formId: newId(), when: 'today', onDate: '', ...said });
    const served = await line('notice', { mustLeaveOn: '3/12/26', served: 'notice' });
    expect([served.status, errors(served)]).toEqual([303, []]);
    expect(await rises()).toMatchObject([
      {
        state: 'open',
        dueOn: '2026-11-25',
        because: expect.stringMatching(/^Under notice to leave their home from 23/),
      },
    ]);
    expect((await line('end', { outcome: 'homeless' })).status).toBe(303);
    expect((await rises()).map(({ state, because }) => [state, because.slice(0, 52)])).toEqual([
      ['open', 'Under notice to leave their home from 23 November 20'],
      ['open', 'Home lost with nowhere to go on 23 November 2026, so'],
    ]);
    await decide();
    expect(await rises()).toMatchObject([{ state: 'met' }, { state: 'met' }]);
  });

  it('a home at risk that was recorded in error asks for nothing', async () => {
    const { location } = await begun({ signals: 'notice', mustLeaveOn: '3/12/26' });
    expect(await rises()).toMatchObject([{ state: 'open', dueOn: '2026-11-24' }]);
    await office.adviser.post(`${location}/take-out`, { reason: 'The flat below.' });
    expect(await rises()).toMatchObject([{ state: 'cancelled' }]);
  });

  const say = (standing: string, fromOn: string) =>
    office.adviser.post(`${at}/keeping-in-touch/standing`, {
      ...{ formId: newId(), standing, reason: 'Nobody answers.', saidById: office.adviser.actor.staffId },
      ...{ when: 'another-day', onDate: fromOn, fromOn },
    });
  const owedMonthly = async () =>
    /Decide on how to find them/.test(main(await office.manager.get(`${at}`))) ? 'asked' : 'not asked';

  it('lost touch asks once: the decision on the rise is the first of the month’s', async () => {
    expect((await say('lost', '20/11/26')).status).toBe(303);
    expect(await rises()).toMatchObject([
      { state: 'open', dueOn: '2026-11-24', because: expect.stringMatching(/^Touch lost from 20 November 2026/) },
    ]);
    expect(await owedMonthly()).toBe('not asked');
    const toDecide = await office.manager.get(`${at}/decisions/new`);
    expect(toDecide.$('a[href$="/keeping-in-touch/decisions/new"]')).toHaveLength(1);

    expect((await decide()).status).toBe(303);
    expect(await rises()).toMatchObject([{ state: 'met' }]);
    expect(await owedMonthly()).toBe('asked');
    expect(main(await office.manager.get(at))).toContain('23 December 2026');
    const [due] = await office.onward.sql<{ n: number }>(
      `select count(*)::int as n from engagement_decision where young_person_id = $1`,
      [person],
    );
    expect(due!.n).toBe(0);
  });

  it('the month’s decision on the search answers the rise as well', async () => {
    await say('lost', '23/11/26');
    const decided = { formId: newId(), course: 'go-on', text: 'Ask her aunt next.' };
    expect((await office.manager.post(`${at}/keeping-in-touch/decisions/new`, decided)).status).toBe(303);
    expect(await rises()).toMatchObject([{ state: 'met' }]);
    expect(await listed()).not.toContain('Touch lost');
  });

  const thoughtAbout = (on: string, risk: string | null, because: string | null) =>
    office.onward.sql(
      `insert into case_supervision (id, fact_id, young_person_id, held_on, supervisor_id, risk, risk_because)
       values ($1, $1, $2, $3, $4, $5, $6)`,
      [newId(), person, on, office.manager.actor.staffId, risk, because],
    );

  it('the level stands on the record with since when, why and who set it, and narrows the caseload', async () => {
    const level = async (who = office.adviser) => words((await who.get(at)).$('#risk').text());
    const atRisk = async (risk: string) => (await office.adviser.get(`/caseload?who=everyone&risk=${risk}`)).$;
    const isAt = async (risk: string) => (await atRisk(risk))(`.onward-caseload__name[href="${at}"]`).length === 1;
    expect(await level()).toContain('No supervision has set it: it counts as medium');
    expect([await isAt('high'), await isAt('medium')]).toEqual([false, true]);

    await office.adviser.post(`${at}/risk-events/new`, event({ when: 'another-day', onDate: '19/11/26' }));
    expect(await level()).toContain('High since 19 November 2026');
    expect([await isAt('high'), await isAt('medium'), await isAt('low')]).toEqual([true, false, false]);
    expect((await atRisk('high'))('.onward-caseload').text()).toContain('High risk');
    const listed = (await program.get('young-people?risk=high')).body as { items: { id: string }[] };
    expect(listed.items.map(({ id }) => id)).toContain(person);

    await thoughtAbout('2026-11-20', 'low', 'She has a flat and a friend.');
    expect(await level()).toContain('Low since 20 November 2026');
    expect(await level()).toContain(`Set by ${office.manager.actor.name} in supervision: She has a flat and a friend.`);
    expect(await level(office.dataOfficer)).not.toContain('a friend');
    expect([await isAt('high'), await isAt('low')]).toEqual([false, true]);
  });

  it('intensive support says why, what is needed, who does what and when it is reviewed, and shortens supervision', async () => {
    const due = async () => {
      const rows = await office.onward.sql<{ due: string; because: string }>(
        `select due_on as due, because from deadline where young_person_id = $1 and rule = 'SV-02' and state = 'open'`,
        [person],
      );
      return rows[0]!;
    };
    const plans = () =>
      office.onward.sql<{ id: string; from: string; to: string | null }>(
        `select fact_id as id, from_on as from, to_on as to from intensive_support
          where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
        [person],
      );
    const plan = (given: object = {}) => ({
      ...{ formId: newId(), when: 'another-day', onDate: '16/11/26', reviewOn: '25/11/26' },
      ...{ reasons: ['moves', 'missing'], why: 'Three homes since June.', needs: 'One home.', askedOfThem: '' },
      ...{ 'who-1': 'Her adviser', 'what-1': 'Rings her', 'often-1': 'every morning', ...given },
    });
    await thoughtAbout('2026-11-02', null, null);
    const record = await office.adviser.get(at);
    const newAt = record.$('a:contains("Plan intensive support")').attr('href')!;
    expect((await office.adviser.get(newAt)).status).toBe(200);
    const empty = plan({ reasons: '', why: ' ', 'often-1': '', reviewOn: 'soon' });
    const wrong = await office.adviser.post(newAt, empty);
    expect([wrong.status, errors(wrong)]).toEqual([422, ['#reasons', '#why', '#often-1', '#reviewOn']]);
    expect(errors(await office.adviser.post(newAt, plan({ reviewOn: '16/11/26' })))).toEqual(['#reviewOn']);
    expect(await plans()).toEqual([]);

    const sent = plan();
    for (let times = 0; times < 2; times++) expect((await office.adviser.post(newAt, sent)).location).toBe(at);
    const [first] = await plans();
    expect((await due()).because).toMatch(/every month while intensive support runs, so by 16 December 2026/);
    const shown = main(await office.adviser.get(at));
    expect(shown).toContain('Many moves of home, Often missing');
    expect(shown).toContain('Her adviser: Rings her, every morning');
    expect(main(await office.dataOfficer.get(at))).not.toContain('Three homes');
    expect(main(await office.adviser.get('/owed'))).toContain('Review the plan of intensive support');
    const second = await office.colleague.post(newAt, plan({ onDate: '20/11/26' }));
    expect([second.status, errors(second)]).toEqual([409, ['#onDate']]);
    expect(main(second)).toContain('One runs already');

    const address = `${at}/intensive-support/${first!.id}`;
    const page = await office.adviser.get(address);
    const row = String(page.$('[name=row]').val());
    expect(page.$('#needs').text()).toBe('One home.');
    expect((await office.adviser.post(`${address}/correct`, plan({ row, needs: 'One home near town.' }))).status).toBe(
      303,
    );
    const review = {
      row,
      when: 'today',
      onDate: '',
      outcome: 'She is in one place.',
      goesOn: 'yes',
      reviewOn: '9/1/27',
    };
    const stale = await office.colleague.post(address, plan(review));
    expect([stale.status, main(stale).includes('One home near town.')]).toEqual([409, true]);
    const now = plan({ ...review, row: String(stale.$('[name=row]').val()) });
    expect(errors(await office.adviser.post(address, { ...now, outcome: '', goesOn: '' }))).toEqual([
      '#outcome',
      '#goesOn',
    ]);
    for (let times = 0; times < 2; times++) expect((await office.adviser.post(address, now)).location).toBe(at);
    expect((await plans()).map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-16', '2026-11-23'],
      ['2026-11-23', null],
    ]);
    expect((await due()).because).toContain('16 December 2026');

    const next = `${at}/intensive-support/${(await plans())[1]!.id}`;
    const over = {
      ...review,
      formId: newId(),
      goesOn: 'no',
      row: String((await office.adviser.get(next)).$('[name=row]').val()),
    };
    expect(errors(await office.adviser.post(next, over))).toEqual(['#onDate']);
    const inError = `${at}/recorded-in-error/intensive-support/${(await plans())[1]!.id}`;
    expect((await office.adviser.post(inError, { reason: 'Written for her sister.' })).status).toBe(303);
    expect((await due()).because).not.toContain('intensive support');

    await office.adviser.post(`${at}/recorded-in-error/intensive-support/${first!.id}`, { reason: 'Hers too.' });
    await office.adviser.post(newAt, plan({ onDate: '18/11/26' }));
    const [last] = await plans();
    const lastAt = `${at}/intensive-support/${last!.id}`;
    const ends = { ...over, when: 'today', row: '' };
    expect((await office.adviser.post(lastAt, ends)).status).toBe(409);
    const ended = { ...ends, row: String((await office.adviser.get(lastAt)).$('[name=row]').val()) };
    for (let times = 0; times < 2; times++) expect((await office.adviser.post(lastAt, ended)).location).toBe(at);
    expect((await plans()).map(({ from, to }) => [from, to])).toEqual([['2026-11-18', '2026-11-23']]);
    expect((await office.manager.get(`${at}/case-file.json`)).text).not.toContain('intensiveSupport');
  });

  it('the portable file leaves it out', async () => {
    await office.adviser.post(`${at}/risk-events/new`, event());
    await say('lost', '23/11/26');
    await begun({ signals: 'notice', mustLeaveOn: '3/12/26' });
    const file = await office.manager.get(`${at}/case-file.json`);
    expect(file.status).toBe(200);
    expect(file.text).not.toMatch(/riskEvents|homesAtRisk|touchLost|exploitation/);
  });

  it('is told in the next supervision in its words', async () => {
    await office.adviser.post(`${at}/risk-events/new`, event());
    const { location } = await office.manager.post('/supervision', {
      ...{ formId: newId(), worker: office.adviser.actor.staffId, people: [person] },
      ...{ methodId: FIRST_METHODS[0]!.id, when: 'today' },
    });
    const told = main(await office.manager.get(`${location}/people/${person}`));
    expect(told).toContain(`Risk rose: exploitation: ${SENTENCE}`);
    expect(told).not.toContain('Risk rose: something that raises risk happened');
  });
});
