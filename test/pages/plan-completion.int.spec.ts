import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Owed } from '../../src/owed/owed';
import type { PlanDocument } from '../../src/pathway-plans/plan-document';
import { newId } from '../../src/platform/ids';
import { statementsOf } from '../bench/statements';
import { aProgramOf } from '../support/api';
import type { SignedInBrowser } from '../support/app';
import { aCareLeaverInANewFlat, anOffice, NOW, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const DAY = 24 * 60 * 60 * 1000;

describe('a plan that is finished', () => {
  let office: Office;
  let other: SignedInBrowser;
  let person: string;
  let at: string;
  let ids: { need: string; goal: string; action: string };

  beforeAll(async () => {
    office = await anOffice();
    other = await office.onward.signInAs('manager', { team: 'North', name: 'Uma Manager' });
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    await goesToDay(0);
    person = await aCareLeaverInANewFlat(office, { unaccompaniedAsylumSeeker: false });
    at = `/young-people/${person}/plan`;
    ids = await begins();
  });

  /** Everybody stays signed in. */
  const goesToDay = async (days: number) => {
    const now = new Date(NOW.getTime() + days * DAY);
    office.onward.clock.now = now;
    await office.onward.sql('update user_session set seen_at = $1, expires_at = $2', [
      now,
      new Date(now.getTime() + DAY),
    ]);
  };
  const sends = async (url: string, fields: Record<string, string | string[]>, who = office.adviser) => {
    const answer = await who.post(url, fields);
    expect([answer.status, url]).toEqual([303, url]);
    return answer;
  };
  const adds = async (kind: string, fields: Record<string, string>) => {
    const formId = newId();
    await sends(`${at}/topics/money/${kind}/new`, { formId, ...fields });
    return formId;
  };
  const writes = async (myWords: string, who = office.adviser) => {
    const [{ version }] = (await office.onward.sql<{ version: number }>(
      `select t.version from plan_topic t join plan_at_work w on w.id = t.plan_id
        where w.young_person_id = $1 and w.state = 'draft' and t.key = 'money'`,
      [person],
    )) as [{ version: number }];
    const rest = { workerAdds: '', goesWell: '', explored: 'needs', noNeedBecause: '' };
    await sends(`${at}/topics/money`, { ...rest, myWords, version: String(version) }, who);
  };
  /** A plan with a need, a goal and an action under money. */
  const begins = async (from = 'template') => {
    await sends(`${at}/start`, { formId: newId(), from });
    if (from === 'in-force') return ids;
    const need = await adds('needs', { text: 'No bank account' });
    const goal = await adds('goals', { text: 'Money of my own', under: need });
    const action = await adds('actions', { what: 'Open a bank account', under: goal, ownerKind: 'young-person' });
    await writes('I want to save.');
    return { need, goal, action };
  };
  const SAYS = { answer: 'agrees', advocacy: 'has-one', when: 'today', onDate: '', words: '', tried: '' };
  const readsBack = async (who = office.adviser) => {
    const { $ } = await who.get(`${at}/finish`);
    return { formId: String($('[name=formId]').val()), readBack: String($('[name=readBack]').val()) };
  };
  const finishes = async (given: Record<string, string> = {}, who = office.adviser) => {
    const sent = { ...SAYS, ...(await readsBack(who)), ...given };
    return { sent, answer: await who.post(`${at}/finish`, sent) };
  };
  const decides = (number: number, decision: string, comments = '', who = office.manager) =>
    who.post(`${at}/versions/${number}/decide`, { decision, comments });
  const gives = (number: number, given: Record<string, string> = {}) =>
    office.adviser.post(`${at}/versions/${number}/copy`, {
      ...{ formId: newId(), whom: 'them', toWhom: '', how: 'paper', when: 'today', onDate: '' },
      ...given,
    });
  const versions = () =>
    office.onward.sql<{ id: string; number: number; document: string; digest: string }>(
      'select id, number, document, digest from plan_version where young_person_id = $1 order by number',
      [person],
    );
  const facts = () =>
    office.onward.sql<{ fact_id: string; completed_on: string; copy_given_on: string | null }>(
      `select fact_id, completed_on, copy_given_on from pathway_plan
        where young_person_id = $1 and replaced_by_id is null and not withdrawn order by completed_on`,
      [person],
    );
  const owed = async () =>
    (
      await office.onward.sql<{ kind: string; staff_id: string | null }>(
        `select kind, staff_id from (${office.onward.app.get(Owed).sql()}) o where young_person_id = $1
            and kind in ('Answer to a disagreement', 'Copy of the plan', 'Plan returned') order by kind`,
        [person],
      )
    ).map(({ kind, staff_id }) => [kind, staff_id]);
  const inForce = () =>
    office.onward.sql<{ id: string; in_force: boolean }>(
      `select id, in_force from plan_goal where young_person_id = $1
       union all select id, in_force from plan_action where young_person_id = $1`,
      [person],
    );
  const page = async (url: string, who = office.adviser) => words((await who.get(url)).$('main').text());
  const faults = ({ $ }: { $: typeof Object.prototype & ReturnType<typeof import('cheerio').load> }) =>
    $('.govuk-error-summary a')
      .map((_, link) => $(link).attr('href'))
      .get();

  it('is read back whole with what it does not cover, and kept as it was read, once however often it is sent', async () => {
    const read = await page(`${at}/finish`);
    expect(read).toContain('I want to save.');
    expect(read).toContain('Not talked about yet: Where I live');

    const { sent, answer } = await finishes({
      'consulted-0-who': 'Aunt May',
      'consulted-0-on': '20/11/26',
      'consulted-0-consent': 'yes',
      'consulted-0-said': 'She helps with forms.',
      meetings: 'We met at the café she likes.',
      words: 'It is mine.',
    });
    const finished = `${at}/versions/1?saved=${sent.formId}`;
    expect(answer.location).toBe(finished);
    expect((await office.adviser.post(`${at}/finish`, sent)).location).toBe(finished);

    const [version, ...more] = await versions();
    expect(more).toEqual([]);
    expect(version!.digest).toBe(createHash('sha256').update(version!.document, 'utf8').digest('hex'));
    const document = JSON.parse(version!.document) as PlanDocument;
    expect(document.consulted.map(({ who, consent }) => [who, consent])).toEqual([['Aunt May', true]]);
    expect(document.topics.find(({ key }) => key === 'money')?.needs[0]?.goals[0]?.id).toBe(ids.goal);
    const shown = await page(`${at}/versions/1`);
    expect(shown).toContain('Not approved yet');
    expect(shown).toContain('Agrees, 23 November 2026. “It is mine.”');
    expect(shown).toContain('Aunt May was asked on 20 November 2026, with the young person agreeing');
    expect(await page(at)).toContain('Waits for a manager');
    // Nothing is written in it while it waits
    expect((await office.adviser.post(`${at}/topics/money`, { myWords: 'No', version: '9' })).status).toBe(409);
    const did = await office.onward.sql<{ did: string }>(
      `select did from audit_event where young_person_id = $1 and did in ('plan.finished', 'plan-agreement.recorded')
        order by id`,
      [person],
    );
    expect(did.map((one) => one.did)).toEqual(['plan.finished', 'plan-agreement.recorded']);
  });

  it.each([
    ['without what they say', { answer: '' }, '#answer'],
    ['when they could not be asked and nothing was tried', { answer: 'could-not-ask' }, '#tried'],
    ['without a word on an advocate', { advocacy: '' }, '#advocacy'],
    ['on a day to come', { when: '', onDate: '24/11/26' }, '#onDate'],
  ])('is not finished %s', async (_, given, field) => {
    const { answer } = await finishes(given);
    expect([answer.status, faults(answer), await versions()]).toEqual([422, [field], []]);
  });

  it('is not finished when somebody wrote in it after it was read back, or when it has no topic', async () => {
    const read = await readsBack();
    await writes('I want to spend.', office.colleague);
    const { answer } = await finishes(read);
    expect([answer.status, await versions()]).toEqual([409, []]);
    expect(answer.$('main').text()).toContain('I want to spend.');

    await office.onward.sql('delete from plan_topic where young_person_id = $1', [person]);
    expect((await finishes()).answer.status).toBe(422);
  });

  describe('by a trainee', () => {
    const SENTENCE = 'You are a trainee: a colleague or a manager reads what you wrote and finishes it.';
    beforeEach(() =>
      office.onward.sql(
        `insert into worker_post (id, fact_id, staff_id, from_on, role, hours, contract, trainee)
         values ($1, $1, $2, '2020-01-06', 'personal-adviser', 37, 'permanent', true)`,
        [newId(), office.adviser.actor.staffId],
      ),
    );
    afterEach(() => office.onward.sql('update worker_post set withdrawn = true'));

    it('is written as by anybody, and finished by a colleague', async () => {
      await writes('I want to save for a car.');
      expect(await page(at)).toContain(SENTENCE);
      expect((await office.adviser.get(at)).$('a:contains("Finish the plan")')).toHaveLength(0);
      expect(await page(`${at}/talk/read-back`)).toContain(SENTENCE);
      const opened = await office.adviser.get(`${at}/finish`);
      expect([opened.status, words(opened.$('main').text())]).toEqual([403, expect.stringContaining(SENTENCE)]);

      const sent = { ...SAYS, ...(await readsBack(other)) };
      expect((await office.adviser.post(`${at}/finish`, sent)).status).toBe(403);
      const program = await aProgramOf(office.onward, office.adviser.actor);
      const agreement = { answer: 'agrees', saidOn: '2026-11-23', advocacy: 'has-one' };
      const asked = { readBack: sent.readBack, agreement };
      const refused = await program.post(`young-people/${person}/plan-at-work/finish`, asked);
      expect([refused.status, refused.body.detail]).toEqual([403, SENTENCE]);
      expect(await versions()).toEqual([]);
      expect((await finishes({}, other)).answer.status).toBe(303);
      expect(await versions()).toHaveLength(1);
    });

    it('is not recorded as completed by its day alone, nor taken out', async () => {
      const dated = { formId: newId(), when: 'today', onDate: '', step: 'plan' };
      const answers = [
        await office.adviser.post(`/young-people/${person}/plan-dates/new`, dated),
        await office.adviser.post(`/young-people/${person}/recorded-in-error/plan/${newId()}`, { reason: 'Never was' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
      expect(await facts()).toEqual([]);
    });
  });

  it('comes into force when another approves it, with its goals, its actions and the dated step of the same id', async () => {
    await finishes();
    expect([await facts(), await inForce()]).toEqual([[], []]);
    await goesToDay(2);
    expect(await page('/team/plans', office.manager)).toContain(
      'finished on 23 November 2026 by Ada Worker; waits since 2 days',
    );
    expect(words((await office.manager.get('/team')).$('.onward-tiles').text())).toContain('to approve');

    expect((await decides(1, 'approved')).location).toBe('/team/plans');
    expect((await decides(1, 'approved')).status).toBe(303);

    const [version] = await versions();
    expect(await facts()).toEqual([{ fact_id: version!.id, completed_on: '2026-11-25', copy_given_on: null }]);
    expect(await inForce()).toEqual([
      { id: ids.goal, in_force: true },
      { id: ids.action, in_force: true },
    ]);
    expect((await decides(1, 'returned', 'No', other)).status).toBe(409);
    const [{ met }] = (await office.onward.sql<{ met: number }>(
      `select count(*)::int as met from deadline where young_person_id = $1 and rule like 'RV-%' and state = 'open'`,
      [person],
    )) as [{ met: number }];
    expect(met).toBeGreaterThan(0);
  });

  it('is never decided about by who wrote in it or finished it, manager or not, on a page or through the API', async () => {
    await writes('A manager’s hand.', office.manager);
    await writes('I want to save.');
    await finishes({}, other);

    for (const who of [office.manager, other]) {
      expect((await decides(1, 'approved', '', who)).status).toBe(403);
      expect(await page(`${at}/versions/1/decide`, who)).toContain('Another manager has to decide about it.');
      const program = await aProgramOf(office.onward, who.actor);
      const refused = await program.post(`young-people/${person}/plan-versions/1/decision`, { decision: 'approved' });
      expect(refused.status).toBe(403);
    }
    expect((await decides(1, 'approved', '', office.adviser)).status).toBe(403);
    const third = await office.onward.signInAs('manager', { team: 'North', name: 'Vi Manager' });
    const unread = await aProgramOf(office.onward, third.actor, ['read:people', 'write:casework']);
    const decision = await unread.post(`young-people/${person}/plan-versions/1/decision`, { decision: 'approved' });
    expect(decision.status).toBe(403);
    expect(await facts()).toEqual([]);

    expect((await decides(1, 'approved', '', third)).status).toBe(303);
  });

  it('is not decided about by who finished it before it was returned', async () => {
    await finishes({}, other);
    await decides(1, 'returned', 'Say who helps.');
    await writes('I want to save. Aunt May helps.');
    await finishes();

    expect((await decides(2, 'approved', '', other)).status).toBe(403);
    expect((await decides(2, 'approved')).status).toBe(303);
  });

  it('is approved with a need that nothing answers only in words, and says so before', async () => {
    await adds('needs', { text: 'A dentist' });
    await finishes();

    expect(await page(`${at}/versions/1/decide`, office.manager)).toContain(
      '1 need has neither an action nor a reason: A dentist (Money)',
    );
    expect(faults(await decides(1, 'approved'))).toEqual(['#comments']);
    expect((await decides(1, 'approved', 'The dentist follows in May.')).status).toBe(303);
  });

  it('keeps its id for its approval, whoever records a day under it', async () => {
    await finishes();
    const { id } = (await versions())[0]!;
    const day = { formId: id, step: 'plan', when: 'today', onDate: '', by: '' };

    expect((await office.adviser.post(`/young-people/${person}/plan-dates/new`, day)).status).toBe(422);
    expect(await facts()).toEqual([]);
    expect((await decides(1, 'approved')).status).toBe(303);
  });

  it('goes back with comments that who wrote it reads, and is finished again as the next version', async () => {
    await finishes();
    expect(faults(await decides(1, 'returned', ' '))).toEqual(['#comments']);
    await decides(1, 'returned', 'Say who goes along to the bank.');

    expect(await owed()).toEqual([['Plan returned', office.adviser.actor.staffId]]);
    expect(await page(at)).toContain('Say who goes along to the bank.');
    expect((await gives(1)).status).toBe(409);
    await writes('I want to save. Aunt May comes along.');
    const { sent, answer } = await finishes();
    expect(answer.location).toBe(`${at}/versions/2?saved=${sent.formId}`);
    expect(await owed()).toEqual([]);
    expect(await page(`${at}/versions/2/decide`, office.manager)).toContain(
      'My words: before, “I want to save.”; now, “I want to save. Aunt May comes along.”',
    );
    expect((await decides(2, 'approved')).status).toBe(303);
    expect(await page(`${at}/versions/1`)).toContain('A manager returned it, so it never came into force');
  });

  it('stays the same byte for byte, whatever is written, approved or asked differently later', async () => {
    await finishes();
    await decides(1, 'approved');
    const [before] = await versions();
    await begins('in-force');
    await sends(`${at}/topics/money/name`, { was: 'Money', title: 'Cash' });
    await writes('I want to spend.');
    await office.onward.sql(
      `update plan_topic set question = 'What about money?' where young_person_id = $1 and key = 'money'`,
      [person],
    );
    await goesToDay(1);
    await finishes();
    await decides(2, 'approved');

    expect((await versions())[0]).toEqual(before);
    await expect(
      office.onward.app.get(DataSource).query(`update plan_version set document = '{}' where id = $1`, [before!.id]),
    ).rejects.toThrow('permission denied');
    const old = await page(`${at}/versions/1`);
    expect(old).toContain('How are things with money');
    expect(old).toContain('I want to save.');
    expect(old).not.toContain('Cash');
    const changed = await page(`${at}/versions/2/compare`);
    expect(changed).toContain('Cash');
    expect(changed).toContain('My words: before, “I want to save.”; now, “I want to spend.”');
    expect(await page(`${at}/versions/1/compare`)).toContain('This is the first');
    expect((await office.adviser.get(`${at}/versions/1/compare?with=2`)).status).toBe(404);
    expect((await facts()).map(({ completed_on }) => completed_on)).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('a copy is owed from the approval until the young person has it; one given before counts from the approval', async () => {
    await finishes();
    expect((await gives(1, { when: '', onDate: '22/11/26' })).status).toBe(422);
    expect((await gives(1, { whom: 'somebody-else', toWhom: 'Aunt May' })).status).toBe(303);
    await goesToDay(1);
    await decides(1, 'approved');
    expect(await owed()).toEqual([['Copy of the plan', office.adviser.actor.staffId]]);

    await goesToDay(3);
    const formId = newId();
    await gives(1, { formId });
    await gives(1, { formId });
    expect(await owed()).toEqual([]);
    expect((await facts())[0]!.copy_given_on).toBe('2026-11-26');
    expect(await page(`${at}/versions/1`)).toContain('Mina, 26 November 2026: on paper, by hand (Ada Worker)');

    await begins('in-force');
    await finishes();
    await gives(2, { how: 'read-aloud' });
    await goesToDay(5);
    await decides(2, 'approved');
    expect((await facts())[1]!.copy_given_on).toBe('2026-11-28');
    expect(await owed()).toEqual([]);
  });

  it('a copy that could not be given is not owed any more, or from the day on which to try again', async () => {
    await finishes();
    await goesToDay(1);
    await decides(1, 'approved');
    const none = { whom: 'nobody', how: '', why: 'Nobody knows where she lives.', tried: '', askAgainOn: '' };
    expect((await gives(1, none)).status).toBe(422);
    expect((await gives(1, { ...none, tried: 'Rang twice.', askAgainOn: '1/1/26' })).status).toBe(422);
    expect((await gives(1, { ...none, tried: 'Rang twice.', askAgainOn: '4/12/26' })).status).toBe(303);
    expect(await owed()).toEqual([['Copy of the plan', office.adviser.actor.staffId]]);
    expect(await page(`/young-people/${person}`)).toContain('Give them their copy of the plandue in 10 days');

    await gives(1, { ...none, tried: 'Asked her sister.' });
    expect(await owed()).toEqual([]);
    expect(await page(`${at}/versions/1`)).toContain('What was tried: Asked her sister. It is not to be tried again.');

    const explained = { explainedOn: '24/11/26', explainedHow: '' };
    expect((await gives(1, explained)).status).toBe(422);
    expect((await gives(1, { ...explained, how: 'braille', explainedHow: 'On the phone.' })).status).toBe(303);
    expect(await page(`${at}/versions/1`)).toContain(
      'in braille (Ada Worker); explained on 24 November 2026: On the phone.',
    );
    expect((await gives(1, { ...none, tried: 'Rang.' })).status).toBe(409);
  });

  it('what was told between two plans stands beside the next topics, and goes into their words with one tap', async () => {
    const told = { kind: 'win', words: 'I passed my driving test.', whose: 'theirs', when: 'today', onDate: '' };
    const tells = (fields: Record<string, string>) =>
      office.adviser.post(`/young-people/${person}/life`, { formId: newId(), heldWhere: '', ...told, ...fields });
    const formId = newId();
    await tells({ formId });
    expect((await tells({ formId })).status).toBe(303);
    expect((await tells({ kind: 'life-story', words: 'My first school' })).status).toBe(422);
    expect((await tells({ kind: 'life-story', words: 'My first school', heldWhere: 'The blue box' })).status).toBe(303);
    expect((await tells({ kind: 'new', words: 'She has a cat.', whose: 'ours' })).status).toBe(303);

    const topic = await office.adviser.get(`${at}/topics/money`);
    expect(topic.$('[name=take]')).toHaveLength(1);
    const fields = Object.fromEntries(
      topic
        .$('main form [name]')
        .toArray()
        .filter(({ attribs }) => /^(was-|version$|my|worker|goes|noNeed)/.test(attribs.name!))
        .map(({ attribs }) => [attribs.name!, String(topic.$(`main form [name="${attribs.name!}"]`).val() ?? '')]),
    );
    const take = topic.$('[name=take]').attr('value')!;
    expect((await office.adviser.post(`${at}/topics/money`, { ...fields, explored: 'needs', take })).status).toBe(303);
    const after = await office.adviser.get(`${at}/topics/money`);
    expect(after.$('[name=myWords]').val()).toBe('I want to save.\nI passed my driving test.');
    expect(after.$('[name=take]')).toHaveLength(0);
    expect((await office.adviser.post(`${at}/topics/money`, { ...fields, take: newId() })).status).toBe(404);

    const life = `/young-people/${person}/life`;
    expect((await office.adviser.post(`${life}/${take}/take-out`, { reason: '' })).status).toBe(422);
    expect((await office.adviser.post(`${life}/${take}/take-out`, { reason: 'Another Mina.' })).status).toBe(303);
    const shown = await page(life);
    expect(shown.match(/I passed my driving test\./g)).toHaveLength(1);
    expect(shown).toContain('Taken out because: Another Mina.');
    expect(shown).toContain('No such request is recorded.');
    const other = await aCareLeaverInANewFlat(office);
    const elsewhere = `/young-people/${other}/life/${take}/take-out`;
    expect((await office.adviser.post(elsewhere, { reason: 'Not theirs.' })).status).toBe(404);
  });

  it('a disagreement is answered by a manager by its day; what they say on another day is added, and the last holds', async () => {
    await office.onward.sql(
      `insert into authority_policy (id, in_force_from, settings, reason)
       values ($1, '2026-01-01', '{"plans": {"disagreementAnswerDays": 10}}', 'Board')`,
      [newId()],
    );
    await finishes({ answer: 'does-not-agree', words: 'It is not what I said.' });
    const [said] = await office.onward.sql<{ id: string; due: string }>(
      'select id, answer_due_on as due from plan_agreement where young_person_id = $1',
      [person],
    );
    expect(said!.due).toBe('2026-12-03');
    expect((await owed()).map(([kind]) => kind)).toEqual(['Answer to a disagreement']);
    expect(await page('/team/plans', office.manager)).toContain('to be answered by 3 December 2026');
    const answers = (answer: string, who = office.manager) =>
      who.post(`${at}/versions/1/agreements/${said!.id}/answer`, { answer });
    expect((await answers('We heard you.', office.adviser)).status).toBe(403);
    expect((await answers('')).status).toBe(422);
    const unread = await aProgramOf(office.onward, office.manager.actor, ['read:people', 'write:casework']);
    const answerAt = `young-people/${person}/plan-versions/1/agreements/${said!.id}/answer`;
    expect((await unread.post(answerAt, { answer: 'We heard you.' })).status).toBe(403);

    await goesToDay(1);
    const says = (given: Record<string, string>) =>
      office.adviser.post(`${at}/versions/1/agreement`, { ...SAYS, formId: newId(), ...given });
    expect(faults(await says({ when: '', onDate: '22/11/26' }))).toEqual(['#onDate']);
    const formId = newId();
    await says({ formId });
    await says({ formId });
    expect((await owed()).map(([kind]) => kind)).toEqual(['Answer to a disagreement']);
    await answers('We heard you.');
    expect((await answers('We heard you.')).status).toBe(303);
    expect((await answers('Something else.', other)).status).toBe(409);

    expect(await owed()).toEqual([]);
    const shown = await page(`${at}/versions/1`);
    expect(shown).toContain('Does not agree, 23 November 2026. “It is not what I said.”');
    expect(shown).toContain('Answered on 24 November 2026 by Bo Manager: We heard you.');
    expect(shown).toContain('Agrees, 24 November 2026.');
    expect(await page('/team/plans', office.manager)).toContain('The young person agrees.');
    await office.onward.sql('delete from authority');
  });

  it('is not in force any longer once its approval was recorded in error; what was in force before it is again', async () => {
    await finishes();
    await decides(1, 'approved');
    await begins('in-force');
    const gone = ids.goal;
    const [item] = await office.onward.sql<{ version: number }>(
      `select version from plan_topic where young_person_id = $1 and key = 'money' order by changed_at desc limit 1`,
      [person],
    );
    await sends(`${at}/topics/money/goals/${gone}`, { do: 'take-out', version: String(item!.version) });
    await goesToDay(1);
    await finishes();
    await decides(2, 'approved', 'A new goal follows.');
    expect((await inForce()).map((one) => one.in_force)).toEqual([false, false]);

    const second = (await versions())[1]!.id;
    const takenBack = `/young-people/${person}/recorded-in-error/plan/${second}`;
    const reason = { reason: 'Approved the wrong one.' };
    expect((await office.adviser.get(takenBack)).status).toBe(403);
    expect((await office.adviser.post(takenBack, reason)).status).toBe(403);
    expect((await inForce()).map((one) => one.in_force)).toEqual([false, false]);
    expect((await office.manager.post(takenBack, reason)).status).toBe(303);

    expect((await inForce()).map((one) => one.in_force)).toEqual([true, true]);
    expect(await page(`${at}/versions/2`)).toContain('so this version is not in force: Approved the wrong one.');
    expect(await page(`${at}/versions/1`)).toContain('In force');
  });

  it('answers 404 for a version of another young person, and shows a data officer dates without words', async () => {
    await finishes();
    const somebody = await aCareLeaverInANewFlat(office);
    const program = await aProgramOf(office.onward, office.adviser.actor);
    for (const url of ['', '/compare', '/decide', '/copy', '/agreement']) {
      expect((await office.manager.get(`/young-people/${somebody}/plan/versions/1${url}`)).status).toBe(404);
    }
    expect((await program.get(`young-people/${somebody}/plan-versions/1`)).status).toBe(404);
    expect((await office.stranger.get(`${at}/versions/1`)).status).toBe(404);
    expect((await office.dataOfficer.get(`${at}/versions/1`)).status).toBe(403);

    const officer = await aProgramOf(office.onward, office.dataOfficer.actor);
    const list = await officer.get(`young-people/${person}/plan-versions`);
    expect(list.body.items).toMatchObject([{ number: 1, state: 'with-manager', comments: null, agreement: 'agrees' }]);
  });

  const consents = (agreed: boolean) =>
    office.onward.sql('update health_passport set consent_adviser = $1, consent_gp = $1 where young_person_id = $2', [
      agreed,
      person,
    ]);

  it('keeps what the record held that day as of that day, and nothing of health unless they were asked', async () => {
    await consents(true);
    await finishes();
    await decides(1, 'approved');
    const moved = '9 Heron Way';
    await office.onward.sql('update accommodation_period set address = $1 where young_person_id = $2', [moved, person]);
    await begins('in-force');
    await goesToDay(1);
    expect(await page(`${at}/finish`)).toContain(moved);
    await finishes();

    const [first, second] = (await versions()).map(
      ({ document }) => (JSON.parse(document) as PlanDocument).fromRecord!,
    );
    expect([first!.asOf, second!.asOf]).toEqual(['2026-11-23', '2026-11-24']);
    for (const { topics } of [first!, second!]) expect(topics.map(({ key }) => key)).not.toContain('health');
    const old = await page(`${at}/versions/1`);
    expect(old).toContain('From the record, as it stood on 23 November 2026');
    expect(old).toContain('4 Tern Court');
    expect(old).not.toContain(moved);
    expect(await page(`${at}/versions/2/compare`)).toContain(`now, “${moved}, RG1 1AA”`);
  });

  it('shows of their health what they said yes to when asked about each, while their adviser may have the passport', async () => {
    const health = `${at}/topics/health/health`;
    const asked = { 'was-passport': '', 'was-passport-gp': '' };
    const answers = () =>
      office.onward.sql<{ item: string; in_plan: boolean }>(
        'select item, in_plan from plan_health_answer where young_person_id = $1 order by recorded_at, item',
        [person],
      );
    await consents(false);
    expect(await page(`${at}/topics/health`)).toContain('None of this will be in the plan');
    const refused = await office.adviser.post(health, { ...asked, inPlan: ['passport'] });
    expect([refused.status, faults(refused), await answers()]).toEqual([422, ['#inPlan'], []]);

    await consents(true);
    const { $ } = await office.adviser.get(`${at}/topics/health`);
    expect([$('[name=inPlan]').length, $('[name=inPlan]:checked').length]).toEqual([3, 0]);
    expect($('[name=was-passport]').val()).toBe('');
    expect(await page(`${at}/finish`)).not.toContain('Health passport');
    await sends(health, { ...asked, inPlan: ['passport'] });
    await sends(health, { ...asked, inPlan: ['passport'] });
    expect(await answers()).toEqual([
      { item: 'passport', in_plan: true },
      { item: 'passport-gp', in_plan: false },
    ]);
    expect(await page(`${at}/topics/health`)).toContain('They said yes on 23 November 2026 to Ada Worker');
    // Who had the page open before that saw no answer yet, and does not take it away unseen
    const unseen = await office.colleague.post(health, asked);
    expect([unseen.status, (await answers()).length]).toEqual([409, 2]);
    expect(unseen.$('[name=inPlan]:checked').val()).toBe('passport');

    await consents(false);
    expect(await page(`${at}/finish`)).not.toContain('Health passport');
    await consents(true);
    expect(await page(`${at}/finish`)).toContain('Health passport');
    await finishes();
    const [version] = await versions();
    const kept = (JSON.parse(version!.document) as PlanDocument).fromRecord!.topics.find(({ key }) => key === 'health');
    const given = expect.stringContaining('given on') as string;
    expect(kept?.facts).toEqual([{ label: 'Health passport', words: given }]);
    const shown = await page(`${at}/versions/1`);
    expect(shown).toContain('Health passport');
    expect(shown).not.toContain('Their doctor may have a copy');

    // With a manager nothing is changed; and it is asked on the topic about health of one's own plan
    expect((await office.adviser.post(health, { 'was-passport': 'yes' })).status).toBe(409);
    await decides(1, 'returned', 'Ask again.');
    for (const url of [`${at}/topics/money/health`, `/young-people/${newId()}/plan/topics/health/health`])
      expect((await office.adviser.post(url, { 'was-passport': 'yes' })).status).toBe(404);
    await sends(health, { 'was-passport': 'yes' });
    expect(await page(`${at}/finish`)).not.toContain('Health passport');
  });

  it('offers what the passport says and they share, as it stands, and takes nothing over that they were not asked about', async () => {
    const health = `${at}/topics/health/health`;
    const field = (key: string) => `passport-field-${key}`;
    const says = async (key: string, what: string | null, forAdviser = true) =>
      office.onward.sql(
        `insert into passport_item (id, young_person_id, field, state, content, for_adviser, for_gp, said_on)
         values ($1, $2, $3, $4, $5, $6, false, '2026-11-20')`,
        [
          ...[newId(), person, key, what === null ? 'withheld' : 'known'],
          what === null ? null : JSON.stringify({ shape: 'list', entries: [{ what, when: '2019', more: null }] }),
          forAdviser,
        ],
      );
    const offered = async () => {
      const { $ } = await office.adviser.get(`${at}/topics/health`);
      const names = $('input[type=hidden][name^="was-passport-field"]').map((_, one) => $(one).attr('name'));
      return { names: names.get().map((name) => String(name).slice('was-passport-field-'.length)), $ };
    };
    await says('allergies', 'Penicillin');
    await says('conditions', 'Epilepsy', false);
    await says('medicines', null);
    await office.onward.sql(
      `insert into health_contact (id, fact_id, young_person_id, kind, name, phone, from_on)
       values ($1, $1, $2, 'dentist', 'Tern Dental', '01632 960 001', '2025-01-01')`,
      [newId(), person],
    );

    await consents(false);
    expect((await offered()).names).toEqual([]);
    expect(await page(`${at}/topics/health`)).not.toContain('Penicillin');
    await consents(true);
    const { names, $ } = await offered();
    expect(names).toEqual(['allergies', 'dentist']);
    const shown = await page(`${at}/topics/health`);
    expect(shown).toContain('Allergies: Penicillin – 2019');
    expect(shown).toContain('My dentist: Tern Dental, 01632 960 001');
    for (const kept of ['Epilepsy', 'Illnesses and conditions now', 'Medicines']) expect(shown).not.toContain(kept);

    const asked = Object.fromEntries(
      names.flatMap((key) => [
        [`was-${field(key)}`, ''],
        [`of-${field(key)}`, String($(`[name="of-${field(key)}"]`).val())],
      ]),
    );
    const yes = { ...asked, inPlan: names.map(field) };
    // What they were shown was written anew meanwhile: their yes was to something else
    await says('allergies', 'Latex');
    expect((await office.adviser.post(health, yes)).status).toBe(409);
    const now = (await offered()).$(`[name="of-${field('allergies')}"]`).val();
    await sends(health, { ...yes, [`of-${field('allergies')}`]: String(now) });
    expect(await page(`${at}/finish`)).toContain('Latex');
    await says('allergies', 'Nuts');
    expect(await page(`${at}/finish`)).not.toContain('Nuts');
    await says('allergies', 'Nuts', false);
    expect((await offered()).names).toEqual(['dentist']);

    await finishes();
    const [version] = await versions();
    const kept = (JSON.parse(version!.document) as PlanDocument).fromRecord!.topics.find(({ key }) => key === 'health');
    expect(kept?.facts).toEqual([{ label: 'My dentist', words: 'Tern Dental, 01632 960 001' }]);
  });

  it('gives a goal to others as a good example that names nobody, until a manager takes it out', async () => {
    await finishes();
    const url = `${at}/versions/1/goals/${ids.goal}/example`;
    expect((await office.manager.get(url)).status).toBe(404);
    await decides(1, 'approved');
    expect(await page(`${at}/versions/1`, office.manager)).toContain('Share a goal as a good example');
    expect((await office.adviser.get(url)).status).toBe(403);
    const { $ } = await office.manager.get(url);
    expect([$('#goal').val(), $('#what-0').val()]).toEqual(['Money of my own', 'Open a bank account']);

    const said = { formId: newId(), matter: 'money', need: '', goal: 'Money of my own', 'ownerKind-0': 'young-person' };
    const action = { 'what-0': 'Open a bank account', 'result-0': 'The card has come', 'firstStep-0': '' };
    const named = await office.manager.post(url, { ...said, ...action, 'result-0': 'Ada saw the card' });
    expect([named.status, faults(named)]).toEqual([422, ['#result-0']]);
    const somebody = await aCareLeaverInANewFlat(office, { unaccompaniedAsylumSeeker: false });
    for (const other of [
      `/young-people/${somebody}/plan/versions/1/goals/${ids.goal}/example`,
      `${at}/versions/1/goals/${newId()}/example`,
    ]) {
      expect((await office.manager.get(other)).status).toBe(404);
      expect((await office.manager.post(other, { ...said, ...action })).status).toBe(404);
    }
    const library = () => page('/plan-examples');
    expect(await library()).not.toContain('Money of my own');
    await sends(url, { ...said, ...action }, office.manager);
    await sends(url, { ...said, ...action }, office.manager);
    const again = await office.manager.post(url, { ...said, ...action, formId: newId() });
    expect(again.status).toBe(409);
    expect(await library()).toContain('Open a bank accountDone when: The card has come');

    await begins('in-force');
    const goalForm = `${at}/topics/money/goals/new?under=${ids.need}`;
    expect(await page(goalForm)).toContain('Good examples from our team (1)');
    const from = await office.adviser.get(`${goalForm}&starter=${said.formId}`);
    expect(from.$('#text').val()).toBe('Money of my own');
    const act = await office.adviser.get(`${at}/topics/money/actions/new?under=${ids.goal}&starter=${said.formId}.0`);
    expect([act.$('#what').val(), act.$('#result').val()]).toEqual(['Open a bank account', 'The card has come']);

    const out = `/plan-examples/${said.formId}/take-out`;
    const offered = async (who = office.adviser) => (await who.get('/plan-examples')).$(`form[action="${out}"]`).length;
    expect([await offered(), await offered(office.manager)]).toEqual([0, 1]);
    expect((await office.adviser.post(out)).status).toBe(403);
    await sends(out, {}, office.manager);
    await sends(out, {}, office.manager);
    expect(await library()).not.toContain('Money of my own');
    expect(await page(goalForm)).not.toContain('Good examples from our team');
  });

  it('is opened with one statement for all that is shown, and one for a version’s pictures, the same at each look', async () => {
    const asked = async (url: string) => {
      const look = () => office.adviser.get(url);
      const { statements, result } = await statementsOf(office.onward.app.get(DataSource), look);
      expect(result.status).toBe(200);
      const texts = statements.map(({ text }) => text);
      const [begun, done] = [texts.findIndex((text) => text.startsWith('begin')), texts.indexOf('commit')];
      return texts.slice(begun + 1, done);
    };
    const plan = await asked(at);
    expect(plan).toHaveLength(1);
    await finishes();
    await gives(1);
    const version = await asked(`${at}/versions/1`);
    expect(version).toHaveLength(2);
    expect(version[1]).toContain('direct_work'); // the pictures that it may show
    // Planned once: what is asked holds nothing of this look.
    expect([await asked(at), await asked(`${at}/versions/1`)]).toEqual([plan, version]);
    const looks = await office.onward.sql(
      `select from audit_event where young_person_id = $1 and did = 'young-person.viewed' and detail->>'page' = 'plan-version'`,
      [person],
    );
    expect(looks).toHaveLength(2);
  });

  it('through the API is read back, finished, listed by pages, read whole, compared, decided and copied', async () => {
    const base = `young-people/${person}`;
    const adviser = await aProgramOf(office.onward, office.adviser.actor);
    const manager = await aProgramOf(office.onward, office.manager.actor);
    const agreement = { answer: 'could-not-ask', saidOn: '2026-11-23', advocacy: 'not-offered' };
    for (const [number, decision] of [
      [1, { decision: 'returned', comments: 'Ask again.' }],
      [2, { decision: 'approved' }],
    ] as const) {
      const { readBack } = (await adviser.get(`${base}/plan-at-work/read-back`)).body as { readBack: string };
      const refused = await adviser.post(`${base}/plan-at-work/finish`, { readBack, agreement });
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '#/tried']);
      const said = { readBack, agreement: { ...agreement, tried: 'Three calls and a letter.' } };
      const key = { 'idempotency-key': newId() };
      const finished = await adviser.post(`${base}/plan-at-work/finish`, said, key);
      expect([finished.status, finished.headers.location]).toEqual([201, `/api/v1/${base}/plan-versions/${number}`]);
      expect((await adviser.post(`${base}/plan-at-work/finish`, said, key)).body).toEqual(finished.body);
      const waiting = await manager.get('team/plans?limit=200');
      expect(waiting.body.items.map(({ id }: { id: string }) => id)).toContain(finished.body.id);
      expect((await manager.post(`${base}/plan-versions/${number}/decision`, decision)).status).toBe(204);
    }
    const first = await adviser.get(`${base}/plan-versions?limit=1`);
    expect(first.body.items[0]).toMatchObject({ number: 2, state: 'approved' });
    const second = await adviser.get(first.body.next as string);
    expect([second.body.items[0].number, second.body.next]).toEqual([1, null]);
    expect(second.body.items[0].comments).toBe('Ask again.');
    const whole = await adviser.get(`${base}/plan-versions/2`);
    expect(whole.body).toMatchObject({ inForce: true, document: (await versions())[1]!.document });
    expect((await adviser.get(`${base}/plan-versions/2/differences`)).body).toEqual({ with: 1, plan: [], topics: [] });
    const example = { matter: 'money', goal: 'Money of my own', actions: [{ what: 'Ada opens an account' }] };
    const shares = (given: object) =>
      manager.post(`${base}/plan-versions/2/goals/${ids.goal}/example`, { ...example, ...given });
    const named = await shares({});
    expect([named.status, named.body.errors[0].pointer]).toEqual([422, '#/actions']);
    const shared = await shares({ actions: [{ what: 'I open an account' }] });
    expect(shared.status).toBe(201);
    const ours = async () =>
      (await adviser.get('plan-examples')).body.items.map((one: { id: string }) => one.id) as string[];
    expect(await ours()).toContain(shared.body.id);
    const out = `plan-examples/${shared.body.id as string}/taking-out`;
    expect((await manager.post(out, {})).status).toBe(204);
    expect(await ours()).not.toContain(shared.body.id);
    const copy = { how: 'e-mail', givenOn: '2026-11-23' };
    expect((await adviser.post(`${base}/plan-versions/2/copies`, copy)).status).toBe(201);
    expect((await facts())[0]!.copy_given_on).toBe('2026-11-23');
  });
});
