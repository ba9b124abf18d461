import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { recommendationsOf } from '../../src/needs-assessments/recommendations';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { MATTERS_WHEN_ELIGIBLE } from '../../src/statutory/content/assessment';
import { localDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import type { SignedInBrowser } from '../support/app';
import { aProgramOf, type Program } from '../support/api';
import { aYoungPerson, SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** What has to be written before it goes to a manager. */
const NEEDED = {
  history: { relevant: 'Four homes in four years.', why: 'She expects to be moved on, so she does not unpack.' },
  identity: { culture: 'Somali, from her mother.', 'heritage-asked': 'did-not-want-to-say', belief: 'Muslim.' },
};

/** And what the rules ask for besides. */
const EVERYTHING = {
  ...NEEDED,
  ...Object.fromEntries(
    ['health', 'education', 'support', 'money', 'skills', 'accommodation'].map((key) => [
      key,
      { facts: `What is known of ${key}.`, analysis: `What it means of ${key}.` },
    ]),
  ),
  people: Object.fromEntries(
    ['parents', 'parental-responsibility', 'carer', 'school', 'independent-visitor', 'health', 'personal-adviser'].map(
      (key) => (key === 'parents' ? [`${key}-why-not`, 'Both have died.'] : [`${key}-on`, '20/11/26']),
    ),
  ),
  'taking-part': { views: 'I want to stay here.', meetings: 'We met at her flat.' },
  record: { views: 'Hers, the college’s.', information: 'School report.', deliberations: 'None.', results: 'Stay.' },
};

describe('a needs assessment', () => {
  let office: Office;
  let other: SignedInBrowser;
  let program: Program;
  let person: string;
  let home: string;

  beforeAll(async () => {
    office = await anOffice({ API_REQUESTS_A_MINUTE: '100000' });
    other = await office.onward.signInAs('manager', { team: 'North', name: 'Uma Manager' });
    program = await aProgramOf(office.onward, office.adviser.actor);
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    person = await aCareLeaverInANewFlat(office);
    home = `/young-people/${person}/assessments`;
  });

  const begin = async (fields: Record<string, string> = { cause: 'due' }, who = office.adviser) => {
    const answer = await who.post(home, { formId: newId(), ...fields });
    expect(answer.status).toBe(303);
    return answer.location!;
  };
  /** Writes an area as its page sends it: with what stood there when it was opened. */
  const write = async (at: string, key: string, fields: Record<string, string>, who = office.adviser) => {
    const { $ } = await who.get(`${at}/areas/${key}`);
    const version = String($('input[name=version]').val());
    return who.post(`${at}/areas/${key}`, { version, ...fields });
  };
  const written = async (areas: Record<string, Record<string, string>>) => {
    const at = await begin();
    for (const [key, fields] of Object.entries(areas)) expect((await write(at, key, fields)).status).toBe(303);
    return at;
  };
  const recommend = (at: string, text: string, areaKey = 'health') =>
    office.adviser.post(`${at}/recommendations/new`, { formId: newId(), text, areaKey, priority: 'now', version: '' });
  const finish = (at: string, who = office.adviser) => who.post(`${at}/finish`);
  const decide = (at: string, fields: Record<string, string>, who = office.manager) =>
    who.post(`${at}/decision`, { reason: '', ...fields });
  const signedOff = async (areas: Record<string, Record<string, string>> = NEEDED, reason = 'She moves on Monday.') => {
    const at = await written(areas);
    await recommend(at, 'Find a GP near the new flat.');
    expect((await finish(at)).status).toBe(303);
    expect((await decide(at, { decision: 'sign-off', reason })).status).toBe(303);
    return at;
  };
  /** Somebody who is 16 and in foster care: their first assessment is due. */
  const isSixteenInCare = async () => {
    person = await aYoungPerson(office.onward.app.get(DataSource), {
      dateOfBirth: localDate('2010-10-10'),
      teamId: office.adviser.actor.teamIds[0]!,
    });
    home = `/young-people/${person}/assessments`;
    const episode = {
      fromOn: localDate('2020-01-01'),
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
    await office.onward.app.get(CareHistoryService).record(SYSTEM, person, 'care-episode', episode, TODAY);
  };
  const idIn = (at: string) => at.split('/').pop()!;
  const stored = async (at: string) =>
    (
      await office.onward.sql<{ document: string; digest: string }>(
        'select document, digest from assessment_signed where assessment_id = $1',
        [idIn(at)],
      )
    )[0];
  const deadlines = (rule: string) =>
    office.onward.sql<{ state: string; metOn: string | null; startedBy: string | null }>(
      `select state, met_on as "metOn", started_by_id as "startedBy" from deadline
        where young_person_id = $1 and rule = $2`,
      [person, rule],
    );

  it('is opened from what’s due, and opens with a digest made from the record', async () => {
    await isSixteenInCare();
    const record = await office.adviser.get(`/young-people/${person}`);
    expect(record.$(`a[href="${home}?cause=due"]`).first().text()).toContain('Write the assessment');
    expect((await office.adviser.get(`${home}?cause=due`)).$('input[name=cause]:checked').val()).toBe('due');

    person = await aCareLeaverInANewFlat(office);
    home = `/young-people/${person}/assessments`;
    const at = await begin();

    const history = words((await office.adviser.get(`${at}/areas/history`)).$('main').text());
    expect(history).toContain('Foster care: care order, from 10 March 2022 to 10 March 2026.');
    expect(history).toContain('Independent living, since 17 November 2026.');
    const answer = await office.adviser.post(home, { formId: newId(), cause: 'asked' });
    expect(answer.status).toBe(409);
    expect(answer.$('.govuk-error-summary').text()).toContain('being written already');
  });

  it('records which change reopens it, with its day and words', async () => {
    const wrong = await office.adviser.post(home, { formId: newId(), cause: 'bereavement', on: '', words: '' });
    expect(wrong.status).toBe(422);
    expect(
      wrong
        .$('.govuk-error-summary a')
        .toArray()
        .map((one) => wrong.$(one).attr('href')),
    ).toEqual(['#on', '#words']);

    const formId = newId();
    const told = { formId, cause: 'bereavement', on: '10/11/26', words: 'Her grandmother died.' };
    await office.adviser.post(home, told);
    const twice = await office.adviser.post(home, told);

    expect(twice.location).toBe(`${home}/${formId}`);
    const shown = words((await office.adviser.get(`${home}/${formId}`)).$('main').text());
    expect(shown).toContain('Somebody who mattered to them died, 10 November 2026: Her grandmother died.');
  });

  it('is suggested after a move on the record, opened in one click or declined with a reason', async () => {
    await office.onward.sql(
      `insert into needs_assessment (id, fact_id, young_person_id, completed_on) values ($1, $1, $2, '2026-10-01')`,
      [newId(), person],
    );
    const listed = await office.adviser.get(home);
    expect(words(listed.$('main').text())).toContain('They moved to another home, 17 November 2026');
    const factId = String(listed.$('input[name=factId]').first().val());

    const none = await office.adviser.post(`${home}/not-needed`, { factId, [`reason-${factId}`]: '' });
    expect(none.status).toBe(422);
    expect(none.$('.govuk-error-summary a').attr('href')).toBe(`#reason-${factId}`);

    const opened = await begin({ factId });
    expect(words((await office.adviser.get(opened)).$('main').text())).toContain(
      'They moved, or are about to, 17 November 2026: They moved to another home',
    );
    await office.adviser.post(`${opened}/give-up`, { giveUpReason: 'Opened twice.' });

    await office.adviser.post(`${home}/not-needed`, { factId, [`reason-${factId}`]: 'Planned in the last one.' });
    expect((await office.adviser.get(home)).$('input[name=factId]')).toHaveLength(0);
    const [row] = await office.onward.sql<{ reason: string }>(
      'select reason from assessment_not_needed where young_person_id = $1',
      [person],
    );
    expect(row?.reason).toBe('Planned in the last one.');
    expect((await office.adviser.post(`${home}/not-needed`, { factId: 'x', 'reason-x': 'No.' })).status).toBe(422);
  });

  it('is suggested after a life event on the record, and a pregnancy is followed by a review of the plan', async () => {
    await office.onward.sql(
      `insert into needs_assessment (id, fact_id, young_person_id, completed_on) values ($1, $1, $2, '2026-11-18')`,
      [newId(), person],
    );
    await office.onward.sql(
      `insert into pathway_plan (id, fact_id, young_person_id, completed_on) values ($1, $1, $2, '2026-11-18')`,
      [newId(), person],
    );
    const at = `/young-people/${person}/life-events/new`;
    const formId = newId();
    const faulty = await office.adviser.post(at, { formId, kind: '', happenedOn: '24/11/26', words: '' });
    expect(faulty.status).toBe(422);
    expect(words(faulty.$('.govuk-error-summary').text())).toContain('Choose what happened');
    const told = { formId, kind: 'pregnancy', happenedOn: '20/11/26', words: 'Due in May.' };
    expect((await office.adviser.post(at, told)).location).toBe(home);
    await office.adviser.post(at, told);

    const listed = await office.adviser.get(home);
    const factIds = listed.$('input[name=factId]').map((_, input) => String(listed.$(input).val()));
    expect([...new Set(factIds.get())]).toEqual([formId]);
    const opened = await begin({ factId: formId });
    expect(words((await office.adviser.get(opened)).$('main').text())).toContain(
      'They or their partner are expecting a child, 20 November 2026',
    );
    const due = () =>
      office.onward.sql(
        `select to_char(due_on, 'YYYY-MM-DD') as due from deadline
          where young_person_id = $1 and rule = 'RV-06' and state <> 'cancelled'`,
        [person],
      );
    expect(await due()).toEqual([{ due: '2026-12-18' }]);
    const page = words((await office.adviser.get(at)).$('main').text());
    expect(page).toContain('Due in May.');
    await office.adviser.post(`/young-people/${person}/recorded-in-error/life-event/${formId}`, {
      reason: 'A false test.',
    });
    expect(await due()).toEqual([]);
  });

  it('keeps whether they were trafficked, and shows what stands to whoever comes late', async () => {
    const at = `/young-people/${person}/trafficking`;
    const told = { formId: newId(), version: '', from: 'plan', answer: 'suspected', knownOn: '20/11/26' };
    const faulty = await office.adviser.post(at, { ...told, answer: '', knownOn: '24/11/26' });
    expect(words(faulty.$('.govuk-error-summary').text())).toContain('Choose what is known');
    const sent = [await office.adviser.post(at, told), await office.adviser.post(at, told)];
    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill(`/young-people/${person}/plan/topics/status`));

    // Somebody else, who saw nothing there, is shown what stands before it is changed
    const late = await office.colleague.post(at, { ...told, formId: newId(), answer: 'yes' });
    expect(late.status).toBe(409);
    expect(words(late.$('main').text())).toContain('On the record now: May have been trafficked');
    expect(late.$('input[name=answer]:checked').val()).toBe('yes');
    const version = String(late.$('input[name=version]').val());
    expect((await office.colleague.post(at, { ...told, answer: 'yes', version })).status).toBe(303);
    const now = await office.adviser.get(at);
    expect(words(now.$('main').text())).toContain('On the record now: Was trafficked, known since 20 November 2026.');
  });

  it('keeps each area by itself, tells facts from what they mean, and says what lacks by law apart from hints', async () => {
    const at = await begin();
    await write(at, 'health', { facts: 'Asthma since 2019.', analysis: '' });
    await write(at, 'people', { 'parents-said': 'Refuses to engage, they say.', others: 'His uncle: hard to reach.' });

    const { $ } = await office.adviser.get(at);
    const all = words($('main').text());
    for (const text of [all, words((await office.adviser.get(`${at}/areas/people`)).$('main').text())]) {
      expect(text).toContain('1 word the young person may not like to read “hard to reach”');
    }
    expect(all).toContain('3 words of what is known, 0 words of what it means.');
    expect(all).toContain('The assessment does not cover: education, training and employment.');
    expect(all).not.toContain('does not cover: health');
    expect(words($('.onward-opens').text())).toContain('Health and development: it tells what is known and not yet');
    const faulty = await write(at, 'people', { 'parents-on': 'soon', 'carer-on': '1/12/26' });
    expect(faulty.status).toBe(422);
    expect(faulty.$('#parents-on').val()).toBe('soon');
    expect(faulty.$('#carer-on-error').text()).toContain('The day must be today or in the past');
  });

  it('shows both texts to whoever saves second, and loses neither', async () => {
    const at = await begin();
    const first = { version: '1', 'was-facts': '', 'was-analysis': '', facts: 'Asthma.', analysis: '' };
    await office.adviser.post(`${at}/areas/health`, first);

    const mine = { ...first, facts: 'Hay fever.', analysis: 'Needs an inhaler at school.' };
    const merge = await office.colleague.post(`${at}/areas/health`, mine);
    expect(merge.status).toBe(409);
    expect(words(merge.$('main').text())).toContain('Asthma.');
    expect(merge.$('input[name=keep-facts]:checked')).toHaveLength(0);
    expect(merge.$('input[name=keep-analysis]:checked').val()).toBe('mine');

    const sent = Object.fromEntries(
      merge
        .$('main input[type=hidden]')
        .toArray()
        .map((one) => [String(merge.$(one).attr('name')), String(merge.$(one).val())])
        .filter(([name]) => name !== '_csrf'),
    );
    const unsure = await office.colleague.post(`${at}/areas/health/merge`, { ...sent, 'keep-analysis': 'mine' });
    expect(unsure.status).toBe(422);
    expect(unsure.$('.govuk-error-summary a').attr('href')).toBe('#keep-facts');
    await office.colleague.post(`${at}/areas/health/merge`, {
      ...sent,
      'keep-facts': 'theirs',
      'keep-analysis': 'mine',
    });

    const page = await office.adviser.get(`${at}/areas/health`);
    expect(page.$('#facts').val()).toBe('Asthma.');
    expect(page.$('#analysis').val()).toBe('Needs an inhaler at school.');
    expect((await office.adviser.post(`${at}/areas/health`, { ...first, analysis: '', 'was-facts': '' })).status).toBe(
      409,
    );
  });

  it('goes to a manager only once their history was weighed and identity asked about', async () => {
    const at = await written({ history: { relevant: 'Four homes.', why: '' } });

    const refused = await finish(at);
    expect(refused.status).toBe(422);
    expect(
      refused
        .$('.govuk-error-summary a')
        .toArray()
        .map((one) => refused.$(one).text()),
    ).toEqual([
      'Say why that part of their history matters',
      'Ask about culture, or record that they did not want to say',
      'Ask about heritage, or record that they did not want to say',
      'Ask about faith or belief, or record that they did not want to say',
    ]);

    for (const [key, fields] of Object.entries(NEEDED)) await write(at, key, fields);
    expect((await finish(at)).status).toBe(303);
    expect((await finish(at)).status).toBe(303);
    expect((await write(at, 'health', { version: '1', facts: 'More.' })).status).toBe(409);
  });

  it('is sent back with comments that its author reads on Today', async () => {
    const at = await written(NEEDED);
    await finish(at);
    const team = await office.manager.get('/team');
    expect(team.$('a[href="/team/assessments"]').text()).toContain('to be signed off');
    expect((await office.manager.get('/team/assessments')).$(`a[href="${at}"]`)).toHaveLength(1);

    expect((await decide(at, { decision: 'return' })).status).toBe(422);
    expect((await decide(at, { decision: 'return', reason: 'Ask her about college.' })).status).toBe(303);

    const today = words((await office.adviser.get('/today')).$('#assessments-sent-back').parent().text());
    expect(today).toContain('Ask her about college.');
    expect((await write(at, 'education', { facts: 'College.' })).status).toBe(303);
    await office.adviser.post(`${at}/give-up`, { giveUpReason: 'Done with the test.' });
  });

  it('is signed off with gaps only by another manager, and only with a reason', async () => {
    const at = await written(NEEDED);
    expect((await write(at, 'health', { facts: 'Asthma.' }, other)).status).toBe(303);
    await finish(at);

    expect((await decide(at, { decision: 'sign-off' }, office.adviser)).status).toBe(403);
    expect((await decide(at, { decision: 'sign-off', reason: 'Mine.' }, other)).status).toBe(403);
    expect(words((await other.get(at)).$('main').text())).toContain('Another manager has to sign it off');
    const refused = await decide(at, { decision: 'sign-off' });
    expect(refused.status).toBe(422);
    expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#reason');

    expect((await decide(at, { decision: 'sign-off', reason: 'She moves on Monday.' })).status).toBe(303);
    const { $ } = await office.adviser.get(at);
    expect(words($('main').text())).toContain('Signed off with something missing');
    expect(words($('main').text())).toContain('Not asked yet: parents.');
    expect(words($('main').text())).toContain('She moves on Monday.');
  });

  it('is not signed off by who read it before it went back and was changed', async () => {
    const at = await written(NEEDED);
    await finish(at);
    const read = String((await office.manager.get(at)).$('form[action$=decision] [name=version]').val());
    const third = await office.onward.signInAs('manager', { team: 'North', name: 'Vi Manager' });
    await decide(at, { decision: 'return', reason: 'Ask the school.' }, third);
    await write(at, 'health', { facts: 'Asthma, and a new inhaler.' });
    await finish(at);

    const late = await decide(at, { decision: 'sign-off', reason: 'She moves.', version: read });
    expect(late.status).toBe(409);
    expect(words(late.$('.govuk-error-summary').text())).toContain('It was sent back and changed since you read it');
  });

  it('signed off, it meets what was due on that day, starts what follows, and tells the plan what to answer', async () => {
    await isSixteenInCare();
    const matters = MATTERS_WHEN_ELIGIBLE.map(({ key }) => [key, { facts: 'Known.', analysis: 'What it means.' }]);
    const at = await signedOff({ ...EVERYTHING, ...Object.fromEntries(matters) }, '');

    expect(await deadlines('AP-01')).toEqual([expect.objectContaining({ metOn: TODAY })]);
    expect(await deadlines('AP-05')).toEqual([expect.objectContaining({ startedBy: idIn(at) })]);
    const [fact] = await office.onward.sql<{ completed_on: string }>(
      'select completed_on from needs_assessment where fact_id = $1',
      [idIn(at)],
    );
    expect(fact?.completed_on).toBe(TODAY);
    const recommended = await office.onward.app
      .get(UnitOfWork)
      .read(office.adviser.actor, (work) => recommendationsOf(work, person));
    expect(recommended).toEqual([
      expect.objectContaining({
        text: 'Find a GP near the new flat.',
        priority: 'now',
        areaKey: 'health',
        signedOn: TODAY,
      }),
    ]);
    expect(words((await office.adviser.get(at)).$('#recommendations + ol').text())).toContain('Not in a plan yet');
  });

  it('stays as it was signed off, byte for byte', async () => {
    const at = await signedOff();
    const before = await stored(at);
    expect(createHash('sha256').update(before!.document, 'utf8').digest('hex')).toBe(before!.digest);

    expect((await office.adviser.post(`${at}/areas/health`, { version: '2', facts: 'Changed.' })).status).toBe(409);
    expect((await recommend(at, 'One more.')).status).toBe(409);
    expect((await decide(at, { decision: 'return', reason: 'No.' })).status).toBe(409);
    expect((await decide(at, { decision: 'sign-off' })).status).toBe(303);
    await expect(
      office.onward.sql(`update assessment_signed set document = 'x' where assessment_id = $1`, [idIn(at)]),
    ).rejects.toThrow();

    expect(await stored(at)).toEqual(before);
  });

  it('asks for the young person’s copy until it was given and explained, or why not', async () => {
    const at = await signedOff();
    const owed = async () => words((await office.adviser.get('/owed?show=all')).$('main').text());
    expect(await owed()).toContain('Give them their copy of the needs assessment');
    expect(words((await office.adviser.get(at)).$('main').text())).toContain('they were not given a copy');
    const early = { formId: newId(), givenOn: '20/11/26', how: 'paper', explainedOn: '', whyNot: '' };
    expect((await office.adviser.post(`${at}/copies`, early)).status).toBe(422);

    const given = { ...early, givenOn: '23/11/26' };
    await office.adviser.post(`${at}/copies`, given);
    await office.adviser.post(`${at}/copies`, given);
    expect(words((await office.adviser.get(at)).$('main').text())).toContain('nobody explained it to them');
    expect(await owed()).toContain('Explain the needs assessment to them');
    await office.adviser.post(`${at}/copies`, {
      ...early,
      formId: newId(),
      givenOn: '',
      how: '',
      explainedOn: '23/11/26',
    });

    expect(await owed()).not.toContain('the needs assessment to them');
    const shown = words((await office.adviser.get(at)).$('main').text());
    expect(shown).toContain('Given on 23 November 2026, on paper. ');
    expect(shown).not.toContain('nobody explained it');
    expect(shown.match(/Given on/g)).toHaveLength(1);
  });

  it('of one young person is not there under another, and its words are for who works with them', async () => {
    const at = await written(NEEDED);
    const elsewhere = await aCareLeaverInANewFlat(office, { givenName: 'Noor' });
    const under = at.replace(person, elsewhere);

    for (const address of [under, `${under}/areas/health`, `${under}/recommendations/new`]) {
      expect((await office.adviser.get(address)).status).toBe(404);
    }
    for (const [address, fields] of [
      [`${under}/areas/health`, { version: '1', facts: 'x' }],
      [`${under}/finish`, {}],
      [`${under}/copies`, { whyNot: 'x' }],
    ] as const) {
      expect((await office.adviser.post(address, fields)).status).toBe(404);
    }
    expect((await office.stranger.get(at)).status).toBe(404);
    expect((await office.dataOfficer.get(at)).status).toBe(403);
  });

  it('is written through the API with the ETag of its area', async () => {
    const { body } = await program.post(`young-people/${person}/assessments`, { cause: 'due' });
    const path = `young-people/${person}/assessments/${body.id as string}`;
    const area = await program.get(`${path}/areas/health`);
    const answers = [{ field: 'facts', value: 'Asthma.' }];

    const saved = await program.patch(`${path}/areas/health`, { answers }, { 'if-match': String(area.headers.etag) });
    expect(saved.body).toMatchObject({ key: 'health', version: 2, answers });
    const stale = await program.patch(
      `${path}/areas/health`,
      { answers: [{ field: 'facts', value: 'Other.' }] },
      { 'if-match': String(area.headers.etag) },
    );
    expect(stale.status).toBe(412);
    const unknown = await program.patch(
      `${path}/areas/health`,
      { answers: [{ field: 'nonsense', value: 'x' }] },
      { 'if-match': String(saved.headers.etag) },
    );
    expect(unknown.status).toBe(422);
    await program.post(`${path}/recommendations`, { text: 'Find a GP.', areaKey: 'health' });
    expect((await program.post(`${path}/submission`, {})).status).toBe(422);
    expect((await program.get(path)).body).toMatchObject({
      state: 'draft',
      recommendations: [{ text: 'Find a GP.', inPlan: false }],
    });
    expect((await program.get(`young-people/${person}/assessments`)).body).toMatchObject({ atWorkId: body.id });
    expect((await program.post(`${path}/giving-up`, { reason: 'Only tried.' })).body).toMatchObject({
      state: 'given-up',
    });
  });
});
