import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { Owed } from '../../src/owed/owed';
import { MidwayChecksService } from '../../src/plan-reviews/midway-checks.service';
import { PlanReviewsService } from '../../src/plan-reviews/plan-reviews.service';
import { localDate } from '../../src/statutory/local-date';
import { triedBefore } from '../../src/plan-reviews/tried-before';
import type { Answer, SignedInBrowser } from '../support/app';
import { SYSTEM } from '../support/records';
import { someoneInCare, withAPlan, type WithAPlan } from './plan-reviews-people';
import { aCareLeaverInANewFlat, anOffice, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('a review of the plan', () => {
  let office: Office;
  let person: WithAPlan;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    person = await withAPlan(office);
  });

  const opens = async (fields: object = {}) => {
    const answer = await office.adviser.post(`${person.at}/reviews/new`, { plannedOn: '', requestId: '', ...fields });
    expect(answer.status).toBe(303);
    return answer.location!;
  };
  const flatForm = (given: object = {}) => ({
    version: '0',
    result: 'kept',
    cameOf: 'She is second on the list.',
    [`done-${person.action}`]: 'no',
    [`words-${person.action}`]: 'Nobody picked up.',
    ...given,
  });
  const collegeForm = (given: object = {}) => ({ version: '0', result: 'stopped', cameOf: 'Too far away.', ...given });
  const peopleForm = (given: object = {}) => ({
    version: '1',
    chairedBy: 'Ruth Calder, reviewing officer',
    recordedBy: 'Ada Worker',
    presence: 'present',
    ownWords: 'I like it there.',
    'who-0': 'Jo Teacher',
    'role-0': 'Head of year',
    'how-0': 'by-phone',
    ...given,
  });
  const saysAll = async (at: string, people: object = {}) => {
    const [flat, college] = person.goals;
    expect((await office.adviser.post(`${at}/goals/${flat}`, flatForm())).status).toBe(303);
    expect((await office.adviser.post(`${at}/goals/${college}`, collegeForm())).status).toBe(303);
    expect((await office.adviser.post(`${at}/people`, peopleForm(people))).status).toBe(303);
  };
  /** How often anything of the review was saved, as the form that records it as held says. */
  const savesOf = async (at: string) => String((await office.adviser.get(`${at}/hold`)).$('[name=saves]').val());
  const holds = async (at: string, given: object = {}, who: SignedInBrowser = office.adviser) =>
    who.post(`${at}/hold`, { when: 'today', onDate: '', planNext: 'new-plan', saves: await savesOf(at), ...given });
  const facts = () =>
    office.onward.sql<{ id: string; heldOn: string }>(
      `select fact_id as id, held_on as "heldOn" from plan_review
        where young_person_id = $1 and replaced_by_id is null and not withdrawn`,
      [person.id],
    );
  const goals = () =>
    office.onward.sql<{ goal: string; result: string | null; cameOf: string | null; resultOn: string | null }>(
      `select goal, result, came_of as "cameOf", result_on as "resultOn" from plan_goal where young_person_id = $1
        order by topic_title`,
      [person.id],
    );
  const owed = async () => {
    const sql = office.onward.app.get(Owed).sql()!;
    return office.onward.sql<{ kind: string; dueOn: string | null; at: string }>(
      `select o.kind, o.due_on as "dueOn", o.at from (${sql}) o
        where o.young_person_id = $1 and o.kind in ('Midway check', 'Challenge', 'Copy of the review') order by o.kind`,
      [person.id],
    );
  };

  it('is opened from what is due, and gone on with from there once it is open', async () => {
    const record = await office.adviser.get(person.at);
    const hold = record.$('.onward-due__action:contains("Hold the review")').attr('href')!;
    expect((await office.adviser.get(hold)).$('h1').text()).toContain('Open a review');
    const opened = await opens();
    expect((await office.adviser.get(hold)).location).toBe(opened);
    expect((await office.stranger.get(hold)).status).toBe(404);
    expect((await office.dataOfficer.get(hold)).status).toBe(403);
  });

  it('takes over the goals of the plan, keeps what came of each, and meets the law with the next date said before and after', async () => {
    const at = await opens();
    await saysAll(at);
    expect(words((await office.adviser.get(`${at}/hold`)).$('main').text())).toContain(
      'Held on 23 November 2026, this review counts for: Pathway plan review 28 days after moving inPathway plan review within 6 monthsNext review: due by 23 February 2027',
    );

    const answer = await holds(at);
    expect(answer.location).toBe(at);

    const id = at.split('/').pop()!;
    expect(await facts()).toEqual([{ id, heldOn: '2026-11-23' }]);
    expect(await goals()).toEqual([
      { goal: 'Start at college', result: 'stopped', cameOf: 'Too far away.', resultOn: '2026-11-23' },
      { goal: 'A flat of my own', result: 'kept', cameOf: 'She is second on the list.', resultOn: '2026-11-23' },
    ]);
    const page = words((await office.adviser.get(at)).$('main').text());
    expect(page).toContain(
      'The first review there was on 23 November 2026, so the second is held by 23 February 2027.',
    );
    expect(page).toContain('Kept: it goes on. She is second on the list.');
    expect(page).toContain('Ring the landlord: not done. Nobody picked up.');
    expect(page).toContain('Jo TeacherHead of year, by phone');
    const [due] = await office.onward.sql<{ dueOn: string; startedBy: string }>(
      `select due_on as "dueOn", started_by_id as "startedBy" from deadline
        where young_person_id = $1 and rule = 'RV-01' and state = 'open'`,
      [person.id],
    );
    expect(due).toEqual({ dueOn: '2027-05-23', startedBy: id });
    const did = await office.onward.sql<{ did: string }>('select did from audit_event where subject_id = $1', [id]);
    expect(did.map((one) => one.did)).toEqual(
      expect.arrayContaining(['plan-review.opened', 'plan-review.goal-saved', 'plan-review.held']),
    );
  });

  it('sent twice is held once, and nothing of it changes any more', async () => {
    const at = await opens();
    await saysAll(at);

    const [first, second] = await Promise.all([holds(at), holds(at)]);

    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await facts()).toHaveLength(1);
    expect((await office.adviser.post(`${at}/goals/${person.goals[0]}`, flatForm({ version: '1' }))).status).toBe(404);
    expect((await office.adviser.post(`${at}/people`, peopleForm())).status).toBe(404);
  });

  it('is not held without the young person unless it says what was done so that they could be there', async () => {
    const at = await opens();
    await saysAll(at);
    const refused = await office.adviser.post(`${at}/people`, peopleForm({ version: '2', presence: 'not-present' }));
    expect(refused.status).toBe(422);
    expect(words(refused.$('.govuk-error-summary').text())).toContain('what was done so that they could be there');

    // Nor by a program that leaves the form out.
    await office.onward.sql(
      `update plan_review_at_work set said = said || '{"presence": "not-present"}' where young_person_id = $1`,
      [person.id],
    );
    const held = await holds(at);
    expect(held.status).toBe(422);
    expect(held.$('.govuk-error-summary a').attr('href')).toBe('#efforts');
    expect(await facts()).toEqual([]);

    const efforts = 'Rang on Monday and Tuesday; offered a lift.';
    await office.adviser.post(`${at}/people`, peopleForm({ version: '2', presence: 'not-present', efforts }));
    expect((await holds(at)).status).toBe(303);
    expect(words((await office.adviser.get(at)).$('main').text())).toContain(efforts);
  });

  it('is not held while a goal has no result, and a plan with a changed goal cannot stand', async () => {
    const at = await opens();
    const empty = await holds(at, { planNext: 'stands' });
    expect(empty.status).toBe(422);
    expect(
      empty
        .$('.govuk-error-summary a')
        .toArray()
        .map((one) => empty.$(one).attr('href')),
    ).toEqual(['#chairedBy', '#presence', '#goals']);
    await saysAll(at);
    await office.adviser.post(`${at}/goals/${person.goals[1]}`, collegeForm({ version: '1', result: 'changed' }));

    const stands = await holds(at, { planNext: 'stands' });

    expect(words(stands.$('.govuk-error-summary').text())).toContain('A goal is changed');
    expect((await holds(at)).status).toBe(303);
  });

  it('an action that was not done needs a reason, at its own field', async () => {
    const at = await opens();

    const answer = await office.adviser.post(
      `${at}/goals/${person.goals[0]}`,
      flatForm({ result: '', [`words-${person.action}`]: '' }),
    );

    expect(answer.status).toBe(422);
    expect(
      answer
        .$('.govuk-error-summary a')
        .toArray()
        .map((one) => answer.$(one).attr('href')),
    ).toEqual(['#result', `#words-${person.action}`]);
    expect(answer.$('#cameOf').val()).toBe('She is second on the list.');
  });

  it('two who write one goal at once get both texts, and neither is lost', async () => {
    const at = await opens();
    const goal = `${at}/goals/${person.goals[1]}`;
    await office.colleague.post(goal, collegeForm({ result: 'done', cameOf: 'He started in September.' }));

    const merge = await office.adviser.post(goal, collegeForm());

    expect(merge.status).toBe(409);
    const page = words(merge.$('main').text());
    expect(page).toContain('Cy Colleague saved this while you were writing.');
    expect(page).toContain('He started in September.');
    expect(page).toContain('Too far away.');
    const hidden = Object.fromEntries(
      merge
        .$('main form input[type=hidden]')
        .toArray()
        .map((one) => [merge.$(one).attr('name'), merge.$(one).val()])
        .filter(([name]) => name !== '_csrf'),
    ) as Record<string, string>;
    expect((await office.adviser.post(goal, hidden)).status).toBe(422);

    const chosen = { ...hidden, 'keep-result': 'theirs', 'keep-cameOf': 'mine' };
    expect((await office.adviser.post(goal, chosen)).status).toBe(303);
    const form = await office.adviser.get(goal);
    expect([form.$('input[name=result]:checked').val(), form.$('#cameOf').val()]).toEqual(['done', 'Too far away.']);
  });

  it('a review that was asked for is open from then on, and nobody can close it', async () => {
    const asked = { formId: newId(), by: 'young person', when: 'today', onDate: '', plannedOn: '30/11/26' };
    await office.adviser.post(`${person.at}/reviews/ask`, asked);
    await office.adviser.post(`${person.at}/reviews/ask`, asked);

    const [review] = await office.onward.sql<{ id: string; requestId: string; plannedOn: string }>(
      `select id, request_id as "requestId", planned_on as "plannedOn" from plan_review_at_work where young_person_id = $1`,
      [person.id],
    );
    expect(review).toMatchObject({ requestId: asked.formId, plannedOn: '2026-11-30' });
    const at = `${person.at}/reviews/${review!.id}`;
    expect((await office.adviser.get(at)).$('form[action$="/close"]')).toHaveLength(0);
    expect((await office.adviser.post(`${at}/close`, { because: 'Not now.' })).status).toBe(422);
    const record = words((await office.adviser.get(person.at)).$('main').text());
    expect(record).toContain('Review asked for on 23 November 2026: it cannot be refused, hold it by 21 December 2026');
    expect(record).toContain('A review is open, planned for 30 November 2026');

    await saysAll(at);
    expect((await holds(at)).status).toBe(303);
    const [due] = await office.onward.sql<{ state: string }>(
      `select state from deadline where young_person_id = $1 and rule = 'RV-02'`,
      [person.id],
    );
    expect(due!.state).toBe('met');
  });

  it('one opened by mistake is closed with a reason and meets nothing', async () => {
    const at = await opens();
    expect((await office.adviser.post(`${at}/close`, { because: '' })).status).toBe(422);
    expect((await office.adviser.post(`${at}/close`, { because: 'Wrong person.' })).status).toBe(303);
    expect((await office.adviser.get(at)).status).toBe(404);
    expect(await facts()).toEqual([]);
    expect(await opens()).not.toBe(at);
  });

  it('taken out as an error, what it found of the goals no longer counts', async () => {
    const at = await opens();
    await saysAll(at);
    await holds(at);
    const id = at.split('/').pop()!;

    const answer = await office.adviser.post(`${person.at}/recorded-in-error/review/${id}`, { reason: 'Wrong file.' });

    expect(answer.status).toBe(303);
    expect((await goals()).map(({ result }) => result)).toEqual([null, null]);
    expect(words((await office.adviser.get(at)).$('main').text())).toContain('recorded by mistake and taken out');
  });

  it('goals, reviews and challenges of another young person are not found under this one', async () => {
    const at = await opens();
    const other = await withAPlan(office);
    const id = at.split('/').pop()!;

    expect((await office.adviser.get(`${at}/goals/${other.goals[0]}`)).status).toBe(404);
    expect((await office.adviser.post(`${at}/goals/${other.goals[0]}`, flatForm())).status).toBe(404);
    const saysOf = (actions: object) =>
      office.onward.app
        .get(PlanReviewsService)
        .saveGoal(
          office.adviser.actor,
          person.id,
          { reviewId: id, goalId: person.goals[1], version: 0 },
          { result: 'kept', cameOf: 'Still there.', actions: actions as never },
          '2026-11-23' as never,
        );
    for (const action of [other.action, person.action]) {
      const refused = { kind: 'not-valid', errors: [{ field: 'actions' }] };
      await expect(saysOf({ [action]: { done: true, words: '' } })).rejects.toMatchObject(refused);
    }
    for (const path of ['', '/people', '/hold', `/goals/${person.goals[0]}`]) {
      expect((await office.adviser.get(`${other.at}/reviews/${id}${path}`)).status).toBe(404);
    }
    const request = await office.adviser.post(`${other.at}/reviews/ask`, {
      formId: newId(),
      by: 'adviser',
      when: 'today',
      onDate: '',
      plannedOn: '',
    });
    expect(request.status).toBe(303);
    const [{ requestId }] = (await office.onward.sql<{ requestId: string }>(
      'select request_id as "requestId" from plan_review_at_work where young_person_id = $1',
      [other.id],
    )) as [{ requestId: string }];
    await expect(
      office.onward.app
        .get(PlanReviewsService)
        .open(office.adviser.actor, person.id, { plannedOn: null, requestId }, '2026-11-23' as never),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('shows the data officer the dates of the record and nothing that was said', async () => {
    const at = await opens();
    await saysAll(at);
    await holds(at);

    expect((await office.dataOfficer.get(`${person.at}/reviews`)).status).toBe(403);
    expect((await office.dataOfficer.get(at)).status).toBe(403);
    const record = await office.dataOfficer.get(person.at);
    expect(record.text).not.toContain('I like it there.');
    expect(record.$(`a[href^="${person.at}/reviews"]`)).toHaveLength(0);
  });

  it('owes the young person a copy until it was given, and says what is still missing', async () => {
    const at = await opens();
    await saysAll(at);
    await holds(at);
    const lacks = async () => (await office.adviser.get(at)).$('#copy').nextAll('p').toArray().length;
    expect(await owed()).toContainEqual({
      kind: 'Copy of the review',
      dueOn: null,
      at: at.slice(person.at.length + 1),
    });
    expect(await lacks()).toBe(3);

    const given = {
      formId: newId(),
      copyGivenOn: '22/11/26',
      noCopyBecause: '',
      explainedOn: '',
      notExplainedBecause: '',
    };
    expect((await office.adviser.post(`${at}/given`, given)).status).toBe(422);
    const right = { ...given, copyGivenOn: '23/11/26', explainedOn: '23/11/26' };
    expect((await office.adviser.post(`${at}/given`, right)).status).toBe(303);
    expect((await office.adviser.post(`${at}/given`, right)).status).toBe(303);

    expect(await lacks()).toBe(1);
    expect((await owed()).map(({ kind }) => kind)).not.toContain('Copy of the review');
  });

  it('halfway to the next review somebody owes a look at the goals, until it is recorded', async () => {
    expect(await owed()).toEqual([{ kind: 'Midway check', dueOn: '2026-08-31', at: 'reviews/midway' }]);
    const form = {
      formId: newId(),
      looked: 'Ruth Calder, reviewing officer',
      when: 'today',
      onDate: '',
      [`stands-${person.goals[0]}`]: 'stuck',
      [`done-${person.goals[0]}`]: '',
      [`stands-${person.goals[1]}`]: 'on-track',
    };
    const refused = await office.manager.post(`${person.at}/reviews/midway`, form);
    expect(refused.$('.govuk-error-summary a').attr('href')).toBe(`#done-${person.goals[0]}`);

    const right = { ...form, [`done-${person.goals[0]}`]: 'Spoke to the housing team.' };
    await Promise.all([1, 2].map(() => office.manager.post(`${person.at}/reviews/midway`, right)));

    expect(await owed()).toEqual([]);
    const { checks } = await office.onward.app.get(MidwayChecksService).open(office.manager.actor, person.id);
    expect(checks).toHaveLength(1);
    expect(checks[0]!.goals.map(({ stands }) => stands).sort()).toEqual(['on-track', 'stuck']);
    expect(await facts()).toEqual([]);
  });

  it('a challenge goes from stage to stage, is owed an answer by its day, and stays on the managers’ page until resolved', async () => {
    const raised = {
      formId: newId(),
      raisedBy: 'Ruth Calder',
      when: '',
      onDate: '2/11/26',
      what: 'No visit since the move.',
      stage: '1',
      toWhom: 'Ada Worker',
      answerBy: '16/11/26',
    };
    const made = await office.manager.post(`${person.at}/reviews/challenges/new`, raised);
    expect((await office.manager.post(`${person.at}/reviews/challenges/new`, raised)).location).toBe(made.location);
    const at = made.location!;
    const steps = (fields: object) =>
      office.manager.post(at, {
        formId: newId(),
        when: 'today',
        onDate: '',
        toWhom: '',
        answerBy: '',
        words: '',
        ...fields,
      });
    const listed = async () => words((await office.manager.get('/team/challenges')).$('main').text());
    expect(await owed()).toContainEqual({ kind: 'Challenge', dueOn: '2026-11-16', at: at.slice(person.at.length + 1) });
    expect(await listed()).toContain('Answer 7 days overdue stage 1, the worker (Ada Worker)');
    expect(words((await office.adviser.get(person.at)).$('main').text())).toContain('Challenge of 2 November 2026');

    expect((await steps({ step: 'answered', seen: '1' })).status).toBe(422);
    const next = { step: 'put', seen: '1', words: 'No answer came.', toWhom: 'Bo Manager', answerBy: '30/11/26' };
    expect((await steps(next)).status).toBe(303);
    expect((await steps({ step: 'resolved', seen: '1', words: 'Done.' })).status).toBe(409);
    expect(await listed()).toContain('Waits for an answer stage 2, the team manager (Bo Manager)');
    expect((await steps({ step: 'answered', seen: '2', words: 'Visited today.' })).status).toBe(303);
    expect((await owed()).map(({ kind }) => kind)).not.toContain('Challenge');
    expect((await steps({ step: 'resolved', seen: '3', words: 'Thank you.' })).status).toBe(303);
    expect(await listed()).not.toContain('Ruth Calder');
    expect((await steps({ step: 'resolved', seen: '4', words: 'Again.' })).status).toBe(422);
  });

  it('what was tried is read of one topic, with what came of it', async () => {
    const at = await opens();
    await saysAll(at);
    await holds(at, { planNext: 'stands' });

    const found = await office.onward.app
      .get(UnitOfWork)
      .read(SYSTEM, (work) => triedBefore(work, person.id, 'education'));

    expect(found).toEqual([
      expect.objectContaining({
        goal: 'Start at college',
        results: [{ on: '2026-11-23', result: 'stopped', cameOf: 'Too far away.' }],
      }),
    ]);
    // What is over is not asked for again while the plan stands.
    const next = await opens();
    expect(words((await office.adviser.get(next)).$('main').text())).toContain('1 goal of 1 still to talk about.');
  });

  it('records whether the reviewing officer goes on after 18, the last answer standing', async () => {
    const form = { officer: 'Ruth Calder', when: 'today', onDate: '', words: 'She knows me.' };
    await office.adviser.post(`${person.at}/reviews/officer`, { ...form, formId: newId(), answer: 'not-decided' });
    await office.adviser.post(`${person.at}/reviews/officer`, { ...form, formId: newId(), answer: 'wanted' });

    expect(words((await office.adviser.get(`${person.at}/reviews`)).$('main').text())).toContain(
      'Ruth Calder, offered on 23 November 2026. They want the reviewing officer to go on after 18. She knows me.',
    );
  });

  const summary = (answer: Answer) =>
    answer
      .$('.govuk-error-summary a')
      .toArray()
      .map((one) => answer.$(one).attr('href'));
  const kept = async () =>
    (
      await office.onward.sql<{ topics: { key: string; changed: string }[]; asked: object; rules: string[] }>(
        'select topics, asked, rules from plan_review_kept where young_person_id = $1',
        [person.id],
      )
    )[0]!;

  it('a plan without goals is reviewed topic by topic, and what is not said is named before it is held', async () => {
    await office.onward.sql('update plan_goal set in_force = false where young_person_id = $1', [person.id]);
    const at = await opens();
    const before = words((await office.adviser.get(at)).$('main').text());
    expect(before).toContain('11 of 11 topics still to talk about.');
    expect(before).toContain('Missing The review looks at each matter of the plan.');
    const topic = { version: '0', changed: 'She has a bank account.', decided: '' };
    expect(summary(await office.adviser.post(`${at}/topics/money`, { ...topic, changed: ' ' }))).toEqual(['#changed']);
    expect(summary(await office.adviser.post(`${at}/topics/money`, { ...topic, decided: 'x'.repeat(20_001) }))).toEqual(
      ['#decided'],
    );
    expect((await office.adviser.get(`${at}/topics/dragons`)).status).toBe(404);
    expect((await office.adviser.post(`${at}/topics/dragons`, topic)).status).toBe(404);

    const saved = await office.adviser.post(`${at}/topics/money`, topic);
    expect(saved.location).toBe(`${at}/topics/health`);
    await office.adviser.post(`${at}/people`, peopleForm());
    expect((await holds(at)).status).toBe(303);

    const page = words((await office.adviser.get(at)).$('main').text());
    expect(page).toContain('She has a bank account.');
    expect(page).toContain('Nothing is said yet of “Contact and personal support, and from whom”');
    expect(page).not.toContain('“Financial support');
    const { topics, rules } = await kept();
    expect(rules).toEqual(['RV-01', 'RV-03']);
    expect(topics.filter(({ changed }) => changed).map(({ key }) => key)).toEqual(['money']);
  });

  it('a review after a move asks whether the home is suitable, says so before it is held, and keeps the answer', async () => {
    const at = await opens();
    await saysAll(at);
    const lacks = 'looks at whether the home is suitable, and that is not said yet';
    expect(words((await office.adviser.get(`${at}/hold`)).$('main').text())).toContain(lacks);
    const form = (await office.adviser.get(`${at}/asked`)).$;
    expect([form('[name=home]').length, form('[name=after21]').length, form('[name=officerChaired]').length]).toEqual([
      2, 0, 0,
    ]);
    const said = { version: '0', home: 'not-suitable', homeWords: '' };
    expect(summary(await office.adviser.post(`${at}/asked`, said))).toEqual(['#homeWords']);
    await office.colleague.post(`${at}/asked`, { ...said, home: 'suitable' });

    const merge = await office.adviser.post(`${at}/asked`, { ...said, homeWords: 'It is damp.' });
    expect(merge.status).toBe(409);
    expect(words(merge.$('main').text())).toContain('Is the home suitable?');
    const hidden = Object.fromEntries(
      merge
        .$('main form input[type=hidden]')
        .toArray()
        .map((one) => [merge.$(one).attr('name'), merge.$(one).val()])
        .filter(([name]) => name !== '_csrf'),
    ) as Record<string, string>;
    const chosen = { ...hidden, 'keep-home': 'mine', 'keep-homeWords': 'mine' };
    expect((await office.adviser.post(`${at}/asked`, chosen)).status).toBe(303);
    expect(words((await office.adviser.get(`${at}/hold`)).$('main').text())).not.toContain(lacks);
    expect((await holds(at)).status).toBe(303);

    expect((await kept()).asked).toMatchObject({ home: 'not-suitable', homeWords: 'It is damp.' });
    expect(words((await office.adviser.get(at)).$('main').text())).toContain('No, it is not suitable. It is damp.');
  });

  it('before 21 it asks what follows, and while looked after who was in the chair', async () => {
    const boxes = async (id: string) => {
      const opened = await office.adviser.post(`/young-people/${id}/reviews/new`, { plannedOn: '', requestId: '' });
      const { $ } = await office.adviser.get(`${opened.location}/asked`);
      const lacks = (await office.adviser.get(opened.location!)).$('.onward-lacks').text();
      return {
        at: opened.location!,
        fields: ['after21', 'officerChaired'].filter((one) => $(`[name=${one}]`).length > 0),
        lacks,
      };
    };
    const before21 = await boxes(await aCareLeaverInANewFlat(office, { dateOfBirth: localDate('2006-01-15') }));
    expect(before21.fields).toEqual(['after21']);
    expect(before21.lacks).toContain('decides what follows from 21, and that is not said yet');

    const inCare = await boxes(await someoneInCare(office));
    expect(inCare.fields).toEqual(['officerChaired']);
    expect(inCare.lacks).toContain('who did is not said yet');
    const said = { version: '0', officerChaired: 'no', noOfficerBecause: '' };
    expect(summary(await office.adviser.post(`${inCare.at}/asked`, said))).toEqual(['#noOfficerBecause']);
    const saved = await office.adviser.post(`${inCare.at}/asked`, { ...said, noOfficerBecause: 'She was ill.' });
    expect(saved.status).toBe(303);
    expect((await office.adviser.get(inCare.at)).$('.onward-lacks').text()).toContain('and none did');
  });

  it('is not held over what somebody saved meanwhile, nor once more on another day', async () => {
    const at = await opens();
    await saysAll(at);
    const saves = await savesOf(at);
    await office.colleague.post(`${at}/topics/money`, { version: '0', changed: 'A job.', decided: '' });

    const refused = await holds(at, { saves });

    expect(refused.status).toBe(409);
    expect(words(refused.$('.govuk-error-summary').text())).toContain('Cy Colleague saved something of this review');
    expect(await facts()).toEqual([]);
    const again = { saves: String(refused.$('[name=saves]').val()) };
    expect((await holds(at, again)).status).toBe(303);
    expect((await holds(at, again)).status).toBe(303);
    const other = await holds(at, { ...again, when: 'other', onDate: '20/11/26' });
    expect(other.status).toBe(409);
    expect(words(other.$('.govuk-error-summary').text())).toContain('recorded already, as held on 23 November 2026');
    expect(await facts()).toHaveLength(1);
  });

  it('what a review changes of an action is kept in the audit with what stood there', async () => {
    const at = await opens();
    const [flat, college] = person.goals;
    await office.adviser.post(`${at}/goals/${flat}`, flatForm({ [`done-${person.action}`]: 'yes' }));
    await office.adviser.post(`${at}/goals/${college}`, collegeForm());
    await office.adviser.post(`${at}/people`, peopleForm());
    await holds(at);
    const id = at.split('/').pop()!;
    await office.adviser.post(`${person.at}/recorded-in-error/review/${id}`, { reason: 'Wrong file.' });

    const events = await office.onward.sql<{ did: string; detail: { was: object } }>(
      'select did, detail from audit_event where subject_id = $1 order by at, id',
      [person.action],
    );

    expect(events.map(({ did }) => did)).toEqual(['plan-action.done', 'plan-action.not-done']);
    expect(events.map(({ detail }) => detail.was)).toEqual([
      { doneOn: null, doneWords: null, doneById: null },
      { doneOn: '2026-11-23', doneWords: 'Nobody picked up.', doneById: office.adviser.actor.staffId },
    ]);
  });

  it('bounds what is written of checks, challenges and who was there, at its field', async () => {
    const at = await opens();
    const [flat, college] = person.goals;
    const long = 'x'.repeat(20_001);
    const check = { formId: newId(), looked: 'y'.repeat(501), when: 'today', onDate: '' };
    const goals = { [`stands-${flat}`]: 'on-track', [`stands-${college}`]: 'on-track', [`done-${flat}`]: long };
    const challenge = { formId: newId(), raisedBy: 'Ruth', what: long, stage: '1', toWhom: 'z'.repeat(501) };
    const day = { when: 'today', onDate: '' };

    expect([
      summary(await office.adviser.post(`${at}/people`, peopleForm({ ownWords: long, 'who-0': 'w'.repeat(501) }))),
      summary(await office.adviser.post(`${person.at}/reviews/midway`, { ...check, ...goals })),
      summary(
        await office.adviser.post(`${person.at}/reviews/challenges/new`, { ...challenge, ...day, answerBy: '7/12/26' }),
      ),
      summary(await office.adviser.post(`${at}/close`, { because: long })),
    ]).toEqual([['#who-0', '#ownWords'], ['#looked', `#done-${flat}`], ['#toWhom', '#what'], ['#because']]);
  });

  it('somebody independent is named to review them, sees them, and has them in a list of their own', async () => {
    const officer = office.stranger;
    const names = (staffId: string, given: object = {}) =>
      office.manager.post(`${person.at}/reviews/reviewer`, {
        formId: newId(),
        staffId,
        when: 'today',
        onDate: '',
        because: 'She knows the family.',
        ...given,
      });
    expect((await officer.get(`${person.at}/reviews`)).status).toBe(404);
    expect(words((await officer.get('/my-reviews')).$('main').text())).toContain('You are nobody’s reviewing officer');
    for (const [staffId, field] of [
      [office.adviser.actor.staffId, '#staffId'],
      [office.manager.actor.staffId, '#staffId'],
      ['nobody', '#staffId'],
    ] as const) {
      const refused = await names(staffId);
      expect([refused.status, summary(refused)]).toEqual([422, [field]]);
    }
    expect(summary(await names(officer.actor.staffId, { because: 'b'.repeat(2001) }))).toEqual(['#because']);

    expect((await names(officer.actor.staffId)).status).toBe(303);
    await office.adviser.post(`${person.at}/reviews/challenges/new`, {
      ...{ formId: newId(), raisedBy: 'Su Stranger', what: 'No visit.', stage: '2', toWhom: 'Bo Manager' },
      ...{ when: 'other', onDate: '20/11/26', answerBy: '7/12/26' },
    });

    expect((await officer.get(`${person.at}/reviews`)).status).toBe(200);
    expect(words((await officer.get('/today')).$('main').text())).toContain('1 young person whom I review');
    const list = words((await officer.get('/my-reviews')).$('main').text());
    expect(list).toContain('Overdue Pathway plan review 28 days after moving in');
    expect(list).toContain('Look between reviews Overdue');
    expect(list).toContain('Open 3 days, stage 2, the team manager (Bo Manager), answer by 7 December 2026');
    expect(list).toContain('After 18 Not asked yet');
    const answer = { officer: 'Su Stranger', when: 'today', onDate: '', words: '' };
    await officer.post(`${person.at}/reviews/officer`, { ...answer, formId: newId(), answer: 'wanted' });
    expect(words((await officer.get('/my-reviews')).$('main').text())).toContain('Offered and accepted');

    const standIn = await office.onward.signInAs('adviser', { team: 'West', name: 'Cy Cover' });
    expect((await standIn.get(`${person.at}/reviews`)).status).toBe(404);
    const today = { fromOn: '2026-11-23', toOn: '', coverId: standIn.actor.staffId };
    const away = { formId: newId(), staffId: officer.actor.staffId, ...today };
    expect((await officer.post('/time-away', away)).status).toBe(303);
    const covered = words((await standIn.get('/my-reviews')).$('main').text());
    expect(covered).toContain('You stand in for Su Stranger.');
    expect(words((await standIn.get('/today')).$('main').text())).toContain('1 young person whom I review');
    expect((await standIn.get(`${person.at}/reviews`)).status).toBe(200);
    expect((await standIn.get('/today')).text).not.toContain('Pathway plan review 28 days after moving in');

    expect((await names('nobody')).status).toBe(303);
    expect((await standIn.get(`${person.at}/reviews`)).status).toBe(404);
    expect((await officer.get(`${person.at}/reviews`)).status).toBe(404);
    expect(words((await officer.get('/my-reviews')).$('main').text())).not.toContain('Fable');
  });
});
