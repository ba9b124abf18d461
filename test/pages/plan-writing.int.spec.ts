import { newId } from '../../src/platform/ids';
import { textOf, type PlanDocument, type TopicContent } from '../../src/pathway-plans/plan-document';
import { PlansAtWorkService } from '../../src/pathway-plans/plans-at-work.service';
import { localDate } from '../../src/statutory/local-date';
import { DatedFacts } from '../../src/young-people/dated-facts';
import { TRAFFICKING } from '../../src/young-people/trafficking';
import type { SignedInBrowser } from '../support/app';
import { aProgramOf } from '../support/api';
import { aGoal, aNeed, aPlan, aTopic } from '../support/plan-documents';
import { SYSTEM } from '../support/records';
import { anApprovedPlan } from './an-approved-plan';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('a plan that is being written', () => {
  let office: Office;
  let person: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    person = await aCareLeaverInANewFlat(office, { unaccompaniedAsylumSeeker: false });
    at = `/young-people/${person}/plan`;
    const known = { answer: 'no' as const, knownOn: TODAY };
    await office.onward.app.get(DatedFacts).record(SYSTEM, person, TRAFFICKING, known, TODAY);
  });

  const starts = (given: Record<string, string> = {}, who = office.adviser) =>
    who.post(`${at}/start`, { formId: newId(), from: 'template', ...given });
  const plans = () =>
    office.onward.sql<{ id: string; state: string; given_up_because: string | null }>(
      'select id, state, given_up_because from plan_at_work where young_person_id = $1 order by id',
      [person],
    );
  const topics = () =>
    office.onward.sql<{ key: string; title: string; version: number; content: TopicContent }>(
      `select t.key, t.title, t.version, t.content from plan_topic t join plan_at_work p on p.id = t.plan_id
        where p.young_person_id = $1 and p.state <> 'given-up' order by t.place`,
      [person],
    );
  const topic = async (key: string) => (await topics()).find((one) => one.key === key)!;
  const says = async (key: string, given: Record<string, string>, who: SignedInBrowser = office.adviser) =>
    who.post(`${at}/topics/${key}`, {
      myWords: '',
      workerAdds: '',
      goesWell: '',
      explored: '',
      noNeedBecause: '',
      version: String((await topic(key)).version),
      ...given,
    });
  const adds = async (key: string, kind: string, given: Record<string, string>) => {
    const formId = newId();
    const answer = await office.adviser.post(`${at}/topics/${key}/${kind}/new`, { formId, ...given });
    expect(answer.status).toBe(303);
    return formId;
  };
  const did = async () =>
    (
      await office.onward.sql<{ did: string }>(
        `select did from audit_event where young_person_id = $1 and did like 'plan%' order by id`,
        [person],
      )
    ).map((one) => one.did);

  it('begins with the matters that apply, once however often the form is sent, and one at a time', async () => {
    const formId = newId();
    expect((await starts({ formId })).location).toBe(at);
    expect((await starts({ formId })).location).toBe(at);

    const second = await starts();

    expect(second.status).toBe(409);
    expect(second.$('.govuk-error-summary').text()).toContain('A plan is being made already');
    expect(await plans()).toHaveLength(1);
    const keys = (await topics()).map(({ key }) => key);
    expect(keys).toContain('money');
    // For those still in care, and for those who came here alone or were trafficked
    expect(keys).not.toContain('adviser');
    expect(keys).not.toContain('status');
    expect(await did()).toEqual(['plan.started']);

    // Signs of it are enough to ask, whatever is known of how they came here
    await office.onward.sql(`update trafficking set answer = 'suspected' where young_person_id = $1`, [person]);
    await office.adviser.post(`${at}/give-up`, { reason: 'Something new is known' });
    await starts();
    expect((await topics()).map(({ key }) => key)).toContain('status');
    const { $ } = await office.adviser.get(`${at}/topics/status`);
    expect(words($('.onward-known').text())).toContain('May have been trafficked');
  });

  it('keeps the young person’s words apart from what the worker adds, and says who wrote each', async () => {
    await starts();
    await says('money', { myWords: 'I want to <save>.' });
    const { version } = await topic('money');
    await says(
      'money',
      { myWords: 'I want to <save>.', workerAdds: 'Has no account. Is manipulative.', version: String(version) },
      office.colleague,
    );

    const { $ } = await office.adviser.get(`${at}/topics/money`);

    expect($('#myWords').val()).toBe('I want to <save>.');
    expect($('#workerAdds').val()).toBe('Has no account. Is manipulative.');
    expect($('main').text()).toContain('Perhaps: tried to get what they needed');
    expect($('#myWords-hint').text()).toContain('Last written by Ada Worker');
    expect($('#workerAdds-hint').text()).toContain('Last written by Cy Colleague');
  });

  it('saves a topic once, and refuses words that are too long at their field with nothing saved', async () => {
    await starts();
    const before = await topic('money');
    const sent = { myWords: 'Save.', version: String(before.version) };
    await says('money', sent);
    await says('money', sent);
    expect((await topic('money')).version).toBe(before.version + 1);

    const refused = await says('money', { myWords: 'x'.repeat(20_001) });

    expect(refused.status).toBe(422);
    expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#myWords');
    expect((await topic('money')).content.myWords).toBe('Save.');
  });

  it('takes no more topics and items than a plan can hold, and no id that another topic has', async () => {
    await starts();
    const service = office.onward.app.get(PlansAtWorkService);
    const { actor } = office.adviser;
    const need = (id: string) => ({
      kind: 'needs' as const,
      item: { id, text: 'An account', noActionBecause: '', recommendationId: null },
    });
    const add = (key: string, id: string) =>
      service.addItem(actor, person, key, need(id), null, localDate('2026-11-23'));
    const id = newId();
    await add('money', id);
    const [other] = (await topics()).filter(({ key }) => key !== 'money');
    await expect(add(other!.key, id)).rejects.toMatchObject({ errors: [{ field: 'id' }] });

    await office.onward.sql(
      `update plan_topic t set content = jsonb_set(content, '{supporters}',
                (select jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'who', 'Jo')) from generate_series(1, 199)))
         from plan_at_work p where p.id = t.plan_id and p.young_person_id = $1 and t.key = 'money'`,
      [person],
    );
    await expect(add('money', newId())).rejects.toMatchObject({ errors: [{ field: 'text' }] });

    const topicMore = () => service.addTopic(actor, person, { title: 'My own', question: '' }, localDate('2026-11-23'));
    for (let has = (await topics()).length; has < 60; has += 1) await topicMore();
    await expect(topicMore()).rejects.toMatchObject({ errors: [{ field: 'title' }] });
  });

  it('shows both texts where two people wrote in one box, and saves what is chosen', async () => {
    await starts();
    const version = String((await topic('money')).version);
    await says('money', { myWords: 'Hers', version });

    const both = await says('money', { myWords: 'His', goesWell: 'The job', version }, office.colleague);

    expect(both.status).toBe(409);
    expect(words(both.$('main').text())).toContain('Ada Worker saved this while you were writing');
    const sent = Object.fromEntries(
      both
        .$('main form input[type=hidden]:not([name=_csrf])')
        .toArray()
        .map((one) => [both.$(one).attr('name')!, String(both.$(one).val())]),
    );
    const open = await office.colleague.post(`${at}/topics/money`, sent);
    expect(open.status).toBe(422);
    expect(open.$('.govuk-error-summary a').attr('href')).toBe('#keep-myWords');
    const chosen = await office.colleague.post(`${at}/topics/money`, {
      ...sent,
      'keep-myWords': 'both',
      'keep-goesWell': 'mine',
    });
    expect(chosen.status).toBe(303);
    expect((await topic('money')).content).toMatchObject({ myWords: 'Hers\n\nHis', goesWell: 'The job' });
  });

  it('keeps both where two people wrote in different boxes of a topic', async () => {
    await starts();
    const version = String((await topic('money')).version);
    await says('money', { myWords: 'Hers', version });

    const answer = await says('money', { workerAdds: 'His', version }, office.colleague);

    expect(answer.status).toBe(303);
    expect((await topic('money')).content).toMatchObject({ myWords: 'Hers', workerAdds: 'His' });
  });

  it('adds a need, a goal and an action, each once and each beside the words, and never a date of its own', async () => {
    await starts();
    const needId = await adds('money', 'needs', { text: 'No bank account' });
    const goalId = await adds('money', 'goals', { text: 'Money of my own', under: needId });
    const form = await office.adviser.get(`${at}/topics/money/actions/new?under=${goalId}&starter=money-1`);
    expect(form.$('#what').text()).not.toBe('');
    expect(form.$('#dueOn').val() ?? '').toBe('');
    const action = { formId: newId(), under: goalId, what: 'Go to the bank', ownerKind: 'adviser', dueOn: '14/12/26' };
    await office.adviser.post(`${at}/topics/money/actions/new`, action);
    const shouted = { ...action, formId: action.formId.toUpperCase(), under: goalId.toUpperCase() };
    await office.adviser.post(`${at}/topics/money/actions/new`, shouted);
    const whileWriting = { ...action, do: 'hints', by: 'script' };
    const hints = await office.adviser.post(`${at}/topics/money/actions/new`, whileWriting);
    expect([hints.status, words(hints.$.root().text())]).toEqual([200, expect.stringContaining('Hints')]);
    expect((await office.adviser.get(`${at}/topics/money/goals/new?under=${needId.toUpperCase()}`)).text).toContain(
      'Ideas for what to do',
    );

    const { content } = await topic('money');

    // The answer was lost, and more was written before it was sent again.
    const more = { ...action, what: 'Go to the bank with Ada' };
    const both = await office.adviser.post(`${at}/topics/money/actions/new`, more);
    expect([both.status, both.$('[name=keep-what]').length]).toEqual([409, 3]);
    expect(content.explored).toBe('needs');
    expect(content.needs).toHaveLength(1);
    const [goal] = content.needs[0]!.goals;
    expect(goal!.actions).toEqual([
      {
        id: action.formId,
        what: 'Go to the bank',
        owner: { kind: 'adviser', name: 'Ada Worker', staffId: office.adviser.actor.staffId },
        result: '',
        priority: null,
        dueOn: '2026-12-14',
        firstStep: '',
      },
    ]);
    const { $ } = await office.adviser.get(`${at}/topics/money`);
    expect(words($('.onward-action').text())).toContain('Nothing says how anybody will know that this was done.');
  });

  it('changes one item by itself, and shows both where two people changed it', async () => {
    await starts();
    const needId = await adds('money', 'needs', { text: 'An account' });
    const itemAt = `${at}/topics/money/needs/${needId}`;
    const was = { 'was-text': 'An account', 'was-noActionBecause': '', 'was-recommendationId': '' };
    await adds('money', 'needs', { text: 'A cash card' });
    await office.colleague.post(itemAt, { ...was, text: 'A bank account' });

    const both = await office.adviser.post(itemAt, { ...was, text: 'An account of mine' });
    const beside = await office.adviser.post(itemAt, { ...was, text: 'An account', noActionBecause: 'Not 18 yet' });

    expect(both.status).toBe(409);
    expect(both.$('#keep-text').length).toBe(1);
    expect(beside.status).toBe(303);
    expect((await topic('money')).content.needs.map(({ text, noActionBecause }) => [text, noActionBecause])).toEqual([
      ['A bank account', 'Not 18 yet'],
      ['A cash card', ''],
    ]);
  });

  it.each([
    ['a need that says nothing', 'needs', { text: ' ' }, 'text'],
    ['a supporter without a name', 'supporters', { who: '' }, 'who'],
  ])('refuses %s at its field', async (_, kind, given, field) => {
    await starts();
    const { status, $ } = await office.adviser.post(`${at}/topics/money/${kind}/new`, { formId: newId(), ...given });
    expect([status, $('.govuk-error-summary a').attr('href')]).toEqual([422, `#${field}`]);
    expect((await topic('money')).version).toBe(1);
  });

  it('refuses an action of a day that is none, and of someone else who is not named', async () => {
    await starts();
    const under = await adds('money', 'goals', {
      text: 'Save',
      under: await adds('money', 'needs', { text: 'Money' }),
    });
    const sends = (given: Record<string, string>) =>
      office.adviser.post(`${at}/topics/money/actions/new`, { formId: newId(), under, what: 'Ask', ...given });
    expect((await sends({ dueOn: '31/2/26' })).$('.govuk-error-summary a').attr('href')).toBe('#dueOn');
    expect((await sends({ ownerKind: 'someone-else' })).$('.govuk-error-summary a').attr('href')).toBe('#ownerName');
  });

  it('takes a need out with all that is under it, and not after somebody changed the topic', async () => {
    await starts();
    const needId = await adds('money', 'needs', { text: 'An account' });
    const version = String((await topic('money')).version);
    await adds('money', 'goals', { text: 'Save', under: needId });
    const takesOut = async (given: string) =>
      office.adviser.post(`${at}/topics/money/needs/${needId}`, { do: 'take-out', version: given });

    expect((await takesOut(version)).status).toBe(409);
    expect((await takesOut(String((await topic('money')).version))).status).toBe(303);
    expect((await topic('money')).content).toMatchObject({ needs: [], explored: null });
  });

  it('has its topics in the young person’s order, under their names, with one of their own', async () => {
    await starts();
    const [first, second] = await topics();
    await office.adviser.post(`${at}/order`, { key: second!.key, way: 'up' });
    const named = (title: string) => ({ was: first!.title, title });
    await office.adviser.post(`${at}/topics/${first!.key}/name`, named('My people'));
    const late = await office.colleague.post(`${at}/topics/${first!.key}/name`, named('Friends'));
    expect([late.status, late.$('.govuk-error-summary').text()]).toEqual([
      409,
      expect.stringContaining('Somebody else named it “My people” meanwhile'),
    ]);
    expect([late.$('[name=title]').val(), late.$('[name=was]').val()]).toEqual(['Friends', 'My people']);
    const own = newId();
    await office.adviser.post(`${at}/topics/new`, { formId: own, title: 'My dog', question: '' });
    await office.adviser.post(`${at}/topics/new`, { formId: own, title: 'My dog', question: '' });

    const now = await topics();

    expect(now.slice(0, 2).map(({ key }) => key)).toEqual([second!.key, first!.key]);
    expect(now[1]!.title).toBe('My people');
    expect(now.filter(({ title }) => title === 'My dog')).toHaveLength(1);
    expect(now.at(-1)!.key).toBe(own);
  });

  it('shows what the record holds beside the topic, and does not put it into the plan', async () => {
    await starts();
    const { $ } = await office.adviser.get(`${at}/topics/accommodation`);
    expect(words($('.onward-known').text())).toContain('Independent living');
    expect(words($('.onward-known').text())).toContain('4 Tern Court, RG1 1AA');
    expect((await topic('accommodation')).content.myWords).toBe('');
  });

  it('goes on from the plan in force, shows what was tried, and says on the record where it stands', async () => {
    await approved(
      aPlan([
        aTopic({
          myWords: 'I want to save.',
          explored: 'needs',
          needs: [aNeed({ id: newId(), goals: [aGoal({ id: KEPT }), aGoal({ id: DONE, text: 'A cash card' })] })],
        }),
      ]),
    );

    await starts({ from: 'in-force' });

    const money = await topic('money');
    expect(money.content.myWords).toBe('I want to save.');
    expect(money.content.needs[0]!.goals.map(({ id }) => id)).toEqual([KEPT]);
    const { $ } = await office.adviser.get(`${at}/topics/money/goals/new?under=${money.content.needs[0]!.id}`);
    expect(words($('.onward-tried').text())).toContain('A cash card');
    expect(words($('.onward-tried').text())).toContain('Done on 20 November 2026: The card is there');
    const record = await office.adviser.get(`/young-people/${person}`);
    const section = words(record.$('[aria-labelledby=pathway-plan]').text());
    expect(section).toContain('In force: version 1');
    expect(section).toContain('Go on with the plan');
    const page = await office.adviser.get(at);
    expect(words(page.$('[aria-labelledby=in-force]').text())).toContain('Version 1');
  });

  it('lists needs without an action, and keeps what the rules ask for apart from hints', async () => {
    await starts();
    await adds('money', 'needs', { text: 'No bank account' });
    const { $ } = await office.adviser.get(`${at}/coverage`);
    expect(words($('main').text())).toContain('Needs with no action, and no reason why not No bank account (Money)');
    expect(words($('#asked').next('ul').text())).toContain('does not say how it will be met');
    expect($('.onward-coverage tbody tr')).toHaveLength((await topics()).length);
  });

  it('says of a first plan too where over half of the actions have the date that its review would have', async () => {
    // The review after moving in is long overdue, and the one before 21 is years away.
    const first = await aCareLeaverInANewFlat(office, { movedOn: '2026-04-10', unaccompaniedAsylumSeeker: false });
    [person, at] = [first, `/young-people/${first}/plan`];
    await starts();
    const under = await adds('money', 'goals', {
      text: 'Money of my own',
      under: await adds('money', 'needs', { text: 'No bank account' }),
    });
    await adds('money', 'actions', { under, what: 'Go to the bank', ownerKind: 'adviser', dueOn: '23/5/27' });

    const { $ } = await office.adviser.get(`${at}/coverage`);

    expect(words($('main').text())).toContain('1 of 1 actions have the date of the next review, 23 May 2027.');
  });

  it('says apart of what they were asked about and did not want to say', async () => {
    await starts();
    await says('identity', { explored: 'did-not-say' });
    const rows = (await office.adviser.get(`${at}/coverage`)).$('.onward-coverage tbody tr');
    const row = rows.filter((place) => words(rows.eq(place).text()).includes('Asked, did not want to say'));
    expect(row).toHaveLength(1);
    expect(row.find('.govuk-tag')).toHaveLength(0);
    expect(row.text()).not.toContain('No need');
    expect(words((await office.adviser.get(at)).$('.onward-topics').text())).toContain('Asked, did not want to say');
  });

  it('makes a goal of an interest, under the need it is for', async () => {
    const told = { kind: 'interest', words: 'Street dance', whose: 'theirs', heldWhere: '', when: 'today', onDate: '' };
    const interest = newId();
    expect((await office.adviser.post(`/young-people/${person}/life`, { formId: interest, ...told })).status).toBe(303);
    const onLife = async () => {
      const { $ } = await office.adviser.get(`/young-people/${person}/life`);
      return $('a:contains("Make a goal of it")').attr('href');
    };
    expect(await onLife()).toBeUndefined();
    await starts();
    const link = `${at}/topics/employment/goals/new?interest=${interest}`;
    expect(await onLife()).toBe(link);

    // Without a need there is nothing to put a goal under yet
    const first = await office.adviser.get(link);
    const needs = `${at}/topics/employment/needs/new`;
    expect([first.status, first.location]).toEqual([303, `${needs}?interest=${interest}`]);
    const need = newId();
    const form = { formId: need, text: 'Something of my own to do', do: 'next', interest };
    const { location } = await office.adviser.post(needs, form);
    expect(location).toContain(`/goals/new?under=${need}`);
    for (const url of [location!, link]) {
      const { $ } = await office.adviser.get(url);
      expect([$('#text').val(), $('[name=under]').val()]).toEqual(['Street dance', need]);
    }
    const unknown = await office.adviser.get(`${at}/topics/employment/goals/new?under=${need}&interest=${newId()}`);
    expect(unknown.$('#text').val()).toBe('');
  });

  it('is given up with a reason, kept, and followed by another', async () => {
    await starts();
    expect((await office.adviser.post(`${at}/give-up`, { reason: ' ' })).status).toBe(422);
    await office.adviser.post(`${at}/give-up`, { reason: 'Begun by mistake.' });
    await starts();
    expect((await plans()).map(({ state, given_up_because: because }) => [state, because])).toEqual([
      ['given-up', 'Begun by mistake.'],
      ['draft', null],
    ]);
  });

  it('is not changed while it waits for a manager', async () => {
    await starts();
    await office.onward.sql(`update plan_at_work set state = 'with-manager' where young_person_id = $1`, [person]);
    const answer = await says('money', { myWords: 'Too late' });
    expect(answer.status).toBe(409);
    expect((await topic('money')).content.myWords).toBe('');
    expect((await office.adviser.get(`${at}/topics/money`)).$('textarea')).toHaveLength(0);
  });

  it('answers 404 to what is of another young person, and shows data officers days without words', async () => {
    await starts();
    const needId = await adds('money', 'needs', { text: 'Zephyr' });
    const other = await aCareLeaverInANewFlat(office);
    await office.adviser.post(`/young-people/${other}/plan/start`, { formId: newId() });
    const theirs = `/young-people/${other}/plan/topics/money/needs/${needId}`;
    expect((await office.adviser.get(theirs)).status).toBe(404);
    expect((await office.adviser.post(theirs, { text: 'Mine' })).status).toBe(404);
    expect((await office.stranger.get(at)).status).toBe(404);
    await says('money', { myWords: 'Zephyr' });
    const { status, text } = await office.dataOfficer.get(at);
    expect(status).toBe(200);
    expect(text).toContain('Being written');
    expect(text).not.toContain('Zephyr');
    expect((await office.dataOfficer.get(`${at}/topics/money`)).status).toBe(403);
  });

  it('is read and written by a program, which is told when somebody else was there first', async () => {
    const program = await aProgramOf(office.onward, office.adviser.actor);
    const api = `young-people/${person}/plan-at-work`;
    expect((await program.get(api)).status).toBe(404);
    await program.post(api, { from: 'template' });
    const money = await program.get(`${api}/topics/money`);
    await says('money', { goesWell: 'The job' });
    const late = await program.patch(
      `${api}/topics/money`,
      { myWords: 'Save.' },
      { 'if-match': String(money.headers.etag) },
    );
    expect(late.status).toBe(412);
    const again = await program.get(`${api}/topics/money`);
    const saved = await program.patch(
      `${api}/topics/money`,
      { myWords: 'Save.', title: 'Cash' },
      { 'if-match': String(again.headers.etag) },
    );
    expect(saved.body).toMatchObject({ title: 'Cash', content: { myWords: 'Save.', goesWell: 'The job' } });
    const was = (await topics()).map(({ key }) => key);
    expect((await program.post(`${api}/order`, { keys: ['money'], was })).status).toBe(422);
    await office.colleague.post(`${at}/order`, { key: 'money', way: 'up' });
    expect((await program.post(`${api}/order`, { keys: was.toReversed(), was })).status).toBe(409);
    const now = (await topics()).map(({ key }) => key);
    expect(now).not.toEqual(was);
    expect((await program.post(`${api}/order`, { keys: now.toReversed(), was: now })).status).toBe(204);
    expect((await topics()).map(({ key }) => key)).toEqual(now.toReversed());
  });

  it('the skills ladder sets three side by side, and a gap becomes an action whose end it tells', async () => {
    const ladder = `/young-people/${person}/skills`;
    const rates = (given: Record<string, string> = {}, who = office.adviser, at = `${ladder}/ratings/new`) =>
      who.post(at, {
        ...{ formId: newId(), rater: 'young-person', saidBy: '', when: 'today', onDate: '', route: 'in-person' },
        ...{ words: '', 'skill-cooking': '4', 'skill-travel': 'not-said', ...given },
      });
    const kept = () =>
      office.onward.sql<{ id: string; rater: string; rungs: object; words: string | null; row: string }>(
        `select fact_id as id, id as row, rater, rungs, words from skill_rating
          where young_person_id = $1 and replaced_by_id is null and not withdrawn order by fact_id`,
        [person],
      );
    const shown = async () => words((await office.adviser.get(ladder)).$('main').text());
    expect(await shown()).toContain('Nobody has rated yet. The council calls rung 4 ready to live alone.');
    expect(await shown()).toContain(
      'From 16 the council asks again after 6 months: it is time to. No law asks for it.',
    );
    for (const [given, field] of [
      [{ rater: '' }, 'rater'],
      [{ rater: 'provider' }, 'saidBy'],
      [{ saidBy: 'Mina' }, 'saidBy'],
      [{ route: 'pigeon' }, 'route'],
      [{ when: 'another-day', onDate: '24/11/26' }, 'onDate'],
      [{ when: 'another-day', onDate: '9/3/2001' }, 'onDate'],
      [{ 'skill-cooking': '6' }, 'skill-cooking'],
      [{ 'skill-cooking': 'not-said' }, 'skill-cooking'],
      [{ words: 'x'.repeat(1001) }, 'words'],
    ] as const) {
      const refused = await rates(given);
      expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, `#${field}`]);
    }
    expect(await kept()).toEqual([]);
    const formId = newId();
    expect((await rates({ formId })).location).toBe(ladder);
    expect((await rates({ formId })).location).toBe(ladder);
    await rates({ rater: 'provider', saidBy: 'Sam Lowe of Elm House', 'skill-cooking': '2', when: 'yesterday' });
    await rates({ rater: 'adviser', 'skill-cooking': '', 'skill-money': '5' }, office.colleague);
    expect((await kept()).map(({ rater, rungs }) => [rater, rungs])).toEqual([
      ['young-person', { cooking: 4 }],
      ['provider', { cooking: 2 }],
      ['adviser', { money: 5 }],
    ]);
    const page = await shown();
    expect(page).toContain('To talk about: Cooking and eating. Two say it two rungs or more apart.');
    expect(page).toMatch(/Provider Rung 2 of 5 I make a snack.*22 November 2026, in person: Sam Lowe of Elm House/);
    expect(page).toMatch(/Adviser Rung 5 of 5 I pay my bills.*23 November 2026, in person: Cy Colleague/);
    expect(words((await office.adviser.get(`/young-people/${person}`)).$('main').text())).toContain(
      'Independence skills: 1 of 2 below rung 4, last rated 23 November 2026.',
    );
    for (const path of ['', '/ratings/new', `/ratings/${formId}`, '/pdf']) {
      expect((await office.stranger.get(`${ladder}${path}`)).status).toBe(404);
    }
    const other = await aCareLeaverInANewFlat(office);
    expect((await office.adviser.get(`/young-people/${other}/skills/ratings/${formId}`)).status).toBe(404);

    // Two write down the young person's rating of one day, then both correct it: neither is lost in silence
    const second = await rates({ 'skill-cooking': '3', 'skill-time': '2' }, office.colleague);
    expect(second.status).toBe(409);
    const rows = (answer: typeof second) => answer.$('.onward-both h2').map((_, one) => answer.$(one).text());
    expect(rows(second).get()).toEqual(['Cooking and eating', 'Time and keeping to it']);
    expect(second.$('input[name="keep-skill-time"]:checked').val()).toBe('mine');
    expect(second.$('input[name="keep-skill-cooking"]:checked').length).toBe(0);
    const sent = (answer: typeof second) =>
      Object.fromEntries(
        answer
          .$('form.onward-form input[type=hidden]:not([name=_csrf], [name=writtenBy])')
          .map((_, one) => [[answer.$(one).attr('name')!, String(answer.$(one).val())]])
          .get(),
      ) as Record<string, string>;
    const choices = { ...sent(second), 'keep-skill-time': 'mine' };
    expect((await office.colleague.post(`${ladder}/ratings/${formId}`, choices)).status).toBe(422);
    const whole = { ...choices, 'keep-skill-cooking': 'theirs' };
    expect((await office.colleague.post(`${ladder}/ratings/${formId}`, whole)).location).toBe(ladder);
    expect((await kept())[0]!.rungs).toEqual({ cooking: 4, time: 2 });
    const form = sent(await office.adviser.get(`${ladder}/ratings/${formId}`));
    const day = { when: 'another-day', onDate: '23/11/26', 'skill-time': '2' };
    await rates({ ...form, ...day, words: 'Ask me in May.' }, office.colleague, `${ladder}/ratings/${formId}`);
    await rates({ ...form, ...day, 'skill-cooking': '5' }, office.adviser, `${ladder}/ratings/${formId}`);
    expect((await kept())[0]).toMatchObject({ rungs: { cooking: 5, time: 2 }, words: 'Ask me in May.' });
    const apart = await rates({ ...form, ...day, words: 'In June.' }, office.adviser, `${ladder}/ratings/${formId}`);
    expect([apart.status, rows(apart).get()]).toEqual([409, ['Cooking and eating', 'What else they said']]);

    // A gap goes into the plan that is being written; where there is no goal yet, that comes first
    await starts();
    const offered = (await office.adviser.get(ladder)).$('a:contains("Make it an action")').attr('href')!;
    expect(offered).toBe(`${at}/topics/skills/actions/new?interest=skill.cooking`);
    expect((await office.adviser.get(`${at}/topics/skills`)).$('#ladder').length).toBe(1);
    const goalFirst = (await office.adviser.get(offered)).location!;
    expect((await office.adviser.get(goalFirst)).location).toBe(`${at}/topics/skills/needs/new?interest=skill.cooking`);
    const interest = 'skill.cooking';
    const need = await adds('skills', 'needs', { text: 'To eat well alone', interest });
    const toGoal = await office.adviser.get(goalFirst);
    expect(toGoal.$('#text').val()).toBe('Cooking and eating: I cook a simple meal with somebody beside me.');
    const goal = await adds('skills', 'goals', { under: need, text: 'To cook', interest });
    const toAction = await office.adviser.get(offered);
    expect(toAction.$('#what').val()).toBe('Cooking and eating: from rung 2 to rung 3');
    expect(toAction.$('#result').val()).toBe('I cook a simple meal with somebody beside me.');
    const action = await adds('skills', 'actions', { under: goal, what: 'Cook on Tuesdays', interest });
    const cooking = async () => words((await office.adviser.get(ladder)).$('section[aria-labelledby=cooking]').text());
    expect(await cooking()).toContain(
      'Action of 23 November 2026, in the plan that is being written: Cook on Tuesdays',
    );
    expect(await cooking()).not.toContain('Make it an action');
    await anApprovedPlan(office, person, []);
    await office.onward.sql(
      `with version as (select id from plan_version where young_person_id = $3),
            goal as (insert into plan_goal (id, young_person_id, topic_key, topic_title, need, goal, first_version_id,
              last_version_id, set_on, in_force) select $2, $3, 'skills', 'Skills', 'To eat', 'To cook', id, id,
              '2026-11-20', true from version returning id)
       insert into plan_action (id, young_person_id, goal_id, what, first_version_id, last_version_id, in_force, done_on,
         done_words, done_by_id) select $1, $3, goal.id, 'Cook on Tuesdays', v.id, v.id, true, '2026-11-22', 'Curry.', $4
         from version v, goal`,
      [action, goal, person, office.adviser.actor.staffId],
    );
    expect(await cooking()).toContain('Done on 22 November 2026: Cook on Tuesdays What came of it: Curry.');
    expect(await cooking()).toContain('Goal of 23 November 2026, in the plan: To cook');
    expect(await cooking()).toContain('Lowest: rung 2 then, 2 now');
    expect(await cooking()).toContain('Make it an action');
    expect((await office.adviser.get(`${ladder}/pdf?size=easy`)).headers['content-type']).toBe('application/pdf');
    const inError = `/young-people/${person}/recorded-in-error/skill-rating/${formId}`;
    expect((await office.manager.post(inError, { reason: 'Of another.' })).status).toBe(303);
    expect(await shown()).not.toContain('Ask me in May.');
  });

  const KEPT = newId();
  const DONE = newId();

  /** A plan in force since 20 November, of whose two goals a review found one done. */
  async function approved(document: PlanDocument): Promise<void> {
    const [planId, versionId] = [newId(), newId()];
    const sql = <Row>(text: string, parameters: unknown[] = []) => office.onward.sql<Row>(text, parameters);
    const [template] = await sql<{ id: string }>(
      `select id from plan_template_version where state = 'published' limit 1`,
    );
    const text = textOf({ ...document, template: { ...document.template, versionId: template!.id } });
    await sql(
      `insert into plan_at_work (id, young_person_id, template_version_id, state, started_on, cover, taking_part)
       values ($1, $2, $3, 'approved', '2026-11-01', '{}', '{}')`,
      [planId, person, template!.id],
    );
    await sql(
      `insert into plan_version (id, young_person_id, plan_id, number, document, digest, template_version_id, figures, finished_on)
       values ($1, $2, $3, 1, $4, encode(sha256(convert_to($4, 'UTF8')), 'hex'), $5, '{}', '2026-11-20')`,
      [versionId, person, planId, text, template!.id],
    );
    await sql(
      `insert into plan_decision (id, young_person_id, version_id, decision, decided_on, decided_by_id)
       values ($1, $2, $3, 'approved', '2026-11-20', $4)`,
      [newId(), person, versionId, office.manager.actor.staffId],
    );
    for (const [id, goal, result] of [
      [KEPT, 'Money of my own', null],
      [DONE, 'A cash card', 'done'],
    ]) {
      await sql(
        `insert into plan_goal (id, young_person_id, topic_key, topic_title, need, goal, first_version_id, last_version_id,
                                set_on, in_force, result, came_of, result_on)
         values ($1, $2, 'money', 'Money', 'No bank account', $3, $4, $4, '2026-11-01', true, $5::text,
                 case when $5::text is null then null else 'The card is there' end,
                 case when $5::text is null then null else '2026-11-20'::date end)`,
        [id, person, goal, versionId, result],
      );
    }
  }
});
