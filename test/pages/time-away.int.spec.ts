import { AbsencesService } from '../../src/caseloads/absences.service';
import { todayInLondon } from '../../src/platform/clock';
import { newId } from '../../src/platform/ids';
import { DataSource } from 'typeorm';
import { LONG_ABSENCE_NEWS, longAbsences } from '../../src/caseloads/long-absences';
import { presentOn, workerOn } from '../../src/deadlines/nightly-audience';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { workerIsAway } from '../../src/statutory/clocks/supervision';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { workingDaysBefore } from '../../src/statutory/working-days';
import { addDays, formatLong, type LocalDate } from '../../src/statutory/local-date';
import { aProgramOf, type Program } from '../support/api';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import { anAllocation } from '../support/night';
import { typedDate } from '../../src/web/typed-date';
import { aCareLeaver, dueIn } from './caseload-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('time away', () => {
  let onward: TestApp;
  let bo: SignedInBrowser;
  let cy: SignedInBrowser;
  let manager: SignedInBrowser;
  let program: Program;
  let today: LocalDate;
  let person: string;

  beforeAll(async () => {
    onward = await startTestApp();
    today = todayInLondon(new Date());
    bo = await onward.signInAs('adviser', { team: 'North', name: 'Bo Away' });
    cy = await onward.signInAs('adviser', { team: 'South', name: 'Cy Cover' });
    manager = await onward.signInAs('manager', { team: 'North', name: 'Ma Manager' });
    program = await aProgramOf(onward, bo.actor);
    person = await aCareLeaver(onward, { adviser: bo.actor, familyName: 'Fable', due: [dueIn(-2, today)] });
  });
  afterEach(() => takeOutAll());
  afterAll(() => onward.close());

  const takeOutAll = async () => {
    const rows = await onward.sql<{ id: string; version: string; staffId: string }>(
      `select fact_id as id, id as version, staff_id as "staffId" from absence where replaced_by_id is null and not withdrawn`,
    );
    for (const { id, version, staffId } of rows) {
      const who = [bo, cy, manager].find(({ actor }) => actor.staffId === staffId)!;
      await who.post(`/time-away/${id}/take-out`, { formId: version });
    }
  };
  const inDays = (days: number) => addDays(today, days);
  const form = (given: Record<string, string> = {}) => ({
    formId: newId(),
    staffId: bo.actor.staffId,
    fromOn: today,
    toOn: inDays(5),
    coverId: cy.actor.staffId,
    ...given,
  });

  it('lets whoever covers from another team see and record on those days, and finds them on Today', async () => {
    expect((await cy.get(`/young-people/${person}`)).status).toBe(404);

    const answer = await bo.post('/time-away', form());

    expect([answer.status, answer.location]).toEqual([303, '/time-away']);
    const record = await cy.get(`/young-people/${person}`);
    expect(record.status).toBe(200);
    expect(words(record.$('.onward-facts').text())).toContain(
      `Away, back on ${formatLong(inDays(5))}. Cy Cover covers`,
    );
    const day = words((await cy.get('/today')).$('main').text());
    expect(day).toContain(`Mina Fable Bo Away. Away, back on ${formatLong(inDays(5))}. Cy Cover covers`);
    expect(words((await cy.get('/caseload')).$('main').text())).toContain('Mina Fable');
    expect((await cy.get(`/young-people/${person}/contacts/new`)).status).toBe(200);
  });

  it('says of each young person whom they know of those who stay, and that a cover is a new face', async () => {
    await onward.sql(
      `insert into contact (id, fact_id, young_person_id, held_on, mode, by_role, staff_id, place, seen)
       select gen_random_uuid(), gen_random_uuid(), $1, $2, 'face-to-face', 'manager', $3, 'elsewhere', true`,
      [person, inDays(-3), manager.actor.staffId],
    );
    const knows = `Mina Fable: Ma Manager (1 visit, last 3 days ago)`;
    const { $ } = await bo.get('/time-away');
    expect(words($('main').text())).toContain(knows);
    expect(words($('#coverId').text())).toMatch(/^Nobody Ma Manager, North: knows 1 of 1 Bo Away/);

    await bo.post('/time-away', form());
    const at = String((await manager.get('/time-away')).$('.onward-brief a').attr('href'));
    expect(words((await manager.get(at)).$('main').text())).toContain(`${knows} Cy Cover is a new face`);
  });

  it.each([
    ['before the first day', { fromOn: 1 }],
    ['from the day the worker is back', { fromOn: -3, toOn: 0 }],
  ])('opens nothing %s', async (_when, { fromOn, toOn = 9 }: { fromOn: number; toOn?: number }) => {
    await bo.post('/time-away', form({ fromOn: inDays(fromOn), toOn: inDays(toOn) }));

    expect((await cy.get(`/young-people/${person}`)).status).toBe(404);
    expect(words((await cy.get('/today')).$('main').text())).not.toContain('Fable');
  });

  it('opens nothing any more once it is taken out', async () => {
    const sent = form();
    await bo.post('/time-away', sent);
    await takeOutAll();

    expect((await cy.get(`/young-people/${person}`)).status).toBe(404);
  });

  it('has what is due to whom one covers in one’s own calendar', async () => {
    const made = new URL((await cy.post('/my-calendar/address')).$('#address').text()).pathname;
    const summaries = async () => (await onward.visitor().get(made)).text.match(/SUMMARY:[^\r]*/g) ?? [];
    expect(await summaries()).toEqual([]);

    await bo.post('/time-away', form());

    expect(await summaries()).toContain('SUMMARY:1 thing overdue (1 law)');
  });

  it('lets whoever covers for a manager see the teams of whom they are told', async () => {
    const di = await onward.signInAs('adviser', { team: 'West', name: 'Di Elsewhere' });
    const elsewhere = await aCareLeaver(onward, { adviser: di.actor, familyName: 'Quarry', due: [] });
    await manager.post('/time-away', form({ staffId: manager.actor.staffId }));

    expect((await cy.get(`/young-people/${person}`)).status).toBe(200);
    expect(words((await cy.get('/today')).$('main').text())).toContain('Mina Fable');
    expect((await cy.get(`/young-people/${elsewhere}`)).status).toBe(404);
    await takeOutAll();
    expect((await cy.get(`/young-people/${person}`)).status).toBe(404);
  });

  it('is recorded by the worker and by their manager, and by nobody else', async () => {
    const byManager = await manager.post('/time-away', form());
    expect(byManager.status).toBe(303);
    await takeOutAll();

    const byAnother = await cy.post('/time-away', form({ coverId: '' }));

    expect([byAnother.status, byAnother.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#staffId']);
    expect(await onward.sql('select 1 from absence where replaced_by_id is null and not withdrawn')).toEqual([]);
  });

  it.each([
    ['no first day', { fromOn: '' }, '#fromOn'],
    ['a first day that is none', { fromOn: '31/2/2027' }, '#fromOn'],
    ['days long ago', { fromOn: '1/1/2020', toOn: '' }, '#fromOn'],
    ['a day back before the first', { toOn: '1/1/2020' }, '#toOn'],
    ['somebody unknown to cover', { coverId: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f' }, '#coverId'],
  ])('refuses %s at its field', async (_what, given, field) => {
    const { status, $ } = await bo.post('/time-away', form(given));

    expect([status, $('.govuk-error-summary a').attr('href')]).toEqual([422, field]);
  });

  it('refuses to cover for oneself, and a cover who is away as well', async () => {
    await cy.post('/time-away', form({ staffId: cy.actor.staffId, coverId: '' }));

    const self = await bo.post('/time-away', form({ coverId: bo.actor.staffId }));
    const away = await bo.post('/time-away', form());

    expect(self.$('.govuk-error-summary').text()).toContain('Choose someone else to cover');
    expect(words(away.$('.govuk-error-summary').text())).toContain('Cy Cover is away from');
  });

  it('is one when the form is sent twice at once, and two at once do not overlap', async () => {
    const sent = form();
    const twice = await Promise.all([bo.post('/time-away', sent), bo.post('/time-away', sent)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    await takeOutAll();

    const two = await Promise.all([bo.post('/time-away', form()), manager.post('/time-away', form())]);

    expect(two.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await onward.sql('select 1 from absence where replaced_by_id is null and not withdrawn')).toHaveLength(1);
  });

  it('is changed by a new row, and not over somebody else’s change', async () => {
    const sent = form();
    await bo.post('/time-away', sent);
    const stale = { ...sent, formId: sent.formId };

    const changed = await bo.post(`/time-away/${sent.formId}`, { ...stale, toOn: inDays(9) });
    const late = await manager.post(`/time-away/${sent.formId}`, { ...stale, toOn: inDays(2) });

    expect([changed.status, late.status]).toEqual([303, 409]);
    const rows = await onward.sql<{ toOn: string; inForce: boolean }>(
      `select to_on as "toOn", replaced_by_id is null as "inForce" from absence where fact_id = $1 order by recorded_at`,
      [sent.formId],
    );
    expect(rows).toEqual([
      { toOn: inDays(5), inForce: false },
      { toOn: inDays(9), inForce: true },
    ]);
  });

  it('is not moved further back than it may be recorded', async () => {
    const sent = form();
    await bo.post('/time-away', sent);

    const answer = await bo.post(`/time-away/${sent.formId}`, { ...sent, fromOn: inDays(-60) });

    expect(answer.status).toBe(422);
    expect(words(answer.$('.govuk-error-summary').text())).toContain(`Enter a day from ${formatLong(inDays(-31))} on`);
    expect(await onward.sql(`select from_on from absence where fact_id = $1`, [sent.formId])).toEqual([
      { from_on: today },
    ]);
  });

  it('counts those they work with, without records that were taken out', async () => {
    const made = await aCareLeaver(onward, { adviser: bo.actor, familyName: 'Twice', due: [] });
    const people = async () => {
      const page = { after: null, limit: 10 };
      return (await onward.app.get(AbsencesService).list(bo.actor, page, today))[0]!.people;
    };
    await bo.post('/time-away', form());
    const before = await people();
    await onward.sql('update young_person set withdrawn_at = now() where id = $1', [made]);

    expect([before, await people()]).toEqual([2, 1]);
    const had = await aCareLeaver(onward, { adviser: null, familyName: 'Named', due: [] });
    await onward.sql(
      `insert into named_interim (young_person_id, staff_id, why, from_on) values ($1, $2, 'manager', $3)
       on conflict (young_person_id) where to_on is null do update set staff_id = excluded.staff_id`,
      [had, bo.actor.staffId, today],
    );
    expect(await people()).toBe(2);
    await onward.sql('update young_person set withdrawn_at = now() where id = $1', [had]);
  });

  it('can be recorded, read, changed and taken out by a program', async () => {
    const said = { staffId: bo.actor.staffId, fromOn: today, toOn: null, coverId: null };
    const made = await program.post('absences', said);
    const at = String(made.headers.location).replace(/^.*\/api\/v1\//, '');
    const read = await program.get(at);
    const changed = await program.patch(at, { coverId: cy.actor.staffId }, { 'if-match': String(read.headers.etag) });
    const list = await program.get('absences');

    expect([made.status, read.status, changed.status]).toEqual([201, 200, 200]);
    expect(changed.body).toMatchObject({ coverName: 'Cy Cover', toOn: null, mine: true });
    expect((list.body as { items: unknown[] }).items).toHaveLength(1);
    expect((await program.post(`${at}/withdrawal`, {})).status).toBe(204);
    expect((await program.get(at)).status).toBe(404);
  });

  it('says of an adviser’s people on the team’s page that they are away', async () => {
    await bo.post('/time-away', form({ toOn: '' }));

    const { $ } = await manager.get(`/team/workers/${bo.actor.staffId}`);

    expect(words($('main').text())).toContain('Bo Away has 1 young person in your teams. Away. Cy Cover covers.');
  });

  it('a buddy is on the record, asked first for cover and by whom somebody leaves, and another is asked for when they leave', async () => {
    const sam = await onward.signInAs('adviser', { team: 'North', name: 'Sam Buddy' });
    const name = (given: Record<string, string> = {}, who = manager) =>
      who.post('/team/buddies', {
        ...{ formId: newId(), staffId: bo.actor.staffId, buddyId: sam.actor.staffId },
        ...{ [`number-${bo.actor.staffId}`]: '0', ...given },
      });
    const errorsOf = async (given: Record<string, string>) =>
      (await name(given))
        .$('.govuk-error-summary a')
        .toArray()
        .map((link) => link.attribs.href);
    expect(await errorsOf({ staffId: '', buddyId: '' })).toEqual(['#staffId', '#buddyId']);
    expect(await errorsOf({ buddyId: bo.actor.staffId })).toEqual(['#buddyId']);
    expect(await errorsOf({ staffId: cy.actor.staffId })).toEqual(['#staffId']); // of another team
    const loud = { staffId: bo.actor.staffId.toUpperCase(), buddyId: bo.actor.staffId };
    expect(await errorsOf({ ...loud, [`number-${loud.staffId}`]: '0' })).toEqual(['#buddyId']);
    expect((await name({}, bo)).status).toBe(403);
    const formId = newId();
    expect([(await name({ formId })).status, (await name({ formId })).status, (await name()).status]).toEqual([
      ...[303, 303, 409],
    ]);
    const main = async (address: string, who = manager) => words((await who.get(address)).$('main').text());
    expect(await main('/team/buddies')).toContain('Bo Away, North: if they are away, Sam Buddy');
    expect(await main(`/young-people/${person}`, bo)).toContain('If Bo Away is away: Sam Buddy');
    expect((await bo.get('/time-away')).$('#coverId option').eq(1).text()).toContain(
      'Sam Buddy, North: buddy of Bo Away',
    );
    const leaving = (who: SignedInBrowser) => `/team/workers/${who.actor.staffId}/leaving`;
    const forAll = words((await manager.get(leaving(bo))).$('#forAll').text());
    expect(forAll).toContain('in the meantime Sam Buddy, North: buddy of Bo Away');
    expect(await main(leaving(bo))).toContain('Sam Buddy: the buddy of their adviser, asked first');
    expect(await main(leaving(sam))).toContain('is the buddy of Bo Away: name another');
    await onward.sql(`update staff set team_id = $2 where id = $1`, [bo.actor.staffId, cy.actor.teamIds[0]]);
    expect(await main(leaving(sam))).toContain('is the buddy of Bo Away: another team’s manager names another');
    await onward.sql(`update staff set team_id = $2 where id = $1`, [bo.actor.staffId, manager.actor.teamIds[0]]);
    expect(await main('/team')).not.toContain('Buddies to name');
    const post = (now: string) => onward.sql(`update staff set post = $2 where id = $1`, [sam.actor.staffId, now]);
    await post('data-officer');
    expect(await main('/team/buddies')).toContain('Sam Buddy can no longer be asked: name another');
    await post('personal-adviser');
    // Nor can who is shut out, and nobody names them.
    const shut = (at: string) =>
      onward.sql(`update app_user set disabled_at = ${at} where staff_id = $1`, [sam.actor.staffId]);
    await shut('now()');
    expect(await main('/team/buddies')).toContain('Sam Buddy can no longer be asked: name another');
    expect(await errorsOf({ [`number-${bo.actor.staffId}`]: '1' })).toEqual(['#buddyId']);
    await shut('null');
    // A form that named the buddy of one adviser is not answered as if it had named another’s.
    const ofSam = {
      formId,
      staffId: sam.actor.staffId,
      buddyId: bo.actor.staffId,
      [`number-${sam.actor.staffId}`]: '0',
    };
    expect((await name(ofSam)).status).toBe(409);
    expect(await onward.sql('select from buddy where staff_id = $1', [sam.actor.staffId])).toEqual([]);
    // The buddy leaves: the manager is asked, and nobody is told of somebody who is not there
    const last = { formId: newId(), lastDay: typedDate(inDays(7)), reason: 'Moves' };
    expect((await manager.post(leaving(sam), last)).status).toBe(303);
    expect(await main('/team')).toContain('Buddies to name (1)');
    expect(await main('/team/buddies')).toContain('Bo Away, North: Sam Buddy can no longer be asked: name another');
    expect(await main(`/young-people/${person}`, bo)).not.toContain('if Bo Away is away');
    expect(await errorsOf({ [`number-${bo.actor.staffId}`]: '1' })).toEqual(['#buddyId']);
    expect((await name({ buddyId: 'nobody', [`number-${bo.actor.staffId}`]: '1' })).status).toBe(303);
    expect(await main('/team')).not.toContain('Buddies to name');
  });

  it('young people of a social worker and of whoever has them in the meantime are theirs, each with what is theirs to do', async () => {
    const di = await onward.signInAs('adviser', { team: 'East', name: 'Di Social' });
    const given = { familyName: 'Joint', adviser: cy.actor };
    const [joint, alone, meanwhile] = await Promise.all([
      aCareLeaver(onward, {
        ...given,
        due: [
          dueIn(-2, today, { title: 'Visit of the adviser' }),
          dueIn(-3, today, { rule: 'PA-16', title: 'Visit of the social worker' }),
        ],
      }),
      aCareLeaver(onward, {
        adviser: null,
        familyName: 'Alone',
        due: [dueIn(-2, today, { title: 'A plan for Alone' })],
      }),
      aCareLeaver(onward, {
        adviser: null,
        familyName: 'Meanwhile',
        due: [dueIn(-2, today, { title: 'A plan for Meanwhile' })],
      }),
    ]);
    const { staffId } = di.actor;
    const [dataSource, role] = [onward.app.get(DataSource), 'social-worker' as const];
    for (const id of [joint, alone]) await anAllocation(dataSource, id, staffId, { role });
    await anAllocation(dataSource, meanwhile, staffId, { role: 'interim' });
    const read = async (who: SignedInBrowser, at: string) => words((await who.get(at)).$('main').text());

    const day = await read(di, '/today');
    for (const title of ['Visit of the social worker', 'A plan for Alone', 'A plan for Meanwhile'])
      expect(day).toContain(title);
    expect(day).not.toContain('Visit of the adviser');
    expect(await read(di, '/left-undone')).not.toContain('Visit of the adviser');
    const cases = await read(di, '/caseload');
    for (const name of ['Joint', 'Alone', 'Meanwhile']) expect(cases).toContain(`Mina ${name}`);
    expect(await read(bo, '/caseload?who=mine')).not.toContain('Mina Joint');
    const others = await read(cy, '/today');
    expect([others.includes('Visit of the adviser'), others.includes('A plan for Alone')]).toEqual([true, false]);

    // While the adviser is away with nobody who covers, mails go to the social worker, and so does the day.
    await cy.post('/time-away', form({ staffId: cy.actor.staffId, coverId: '' }));
    expect(await read(di, '/today')).toContain('Visit of the adviser');
    await takeOutAll();
    // Where somebody covers, or has them in the meantime, it is theirs; without an adviser a mail finds the social worker too.
    await cy.post('/time-away', form({ staffId: cy.actor.staffId, coverId: bo.actor.staffId }));
    expect(await read(di, '/today')).not.toContain('Visit of the adviser');
    expect(await read(bo, '/today')).toContain('Visit of the adviser');
    await takeOutAll();
    const told = async () =>
      onward.sql(
        `with ${presentOn('$1::date')} select w.staff_id from young_person p cross join lateral (${workerOn('$1::date')}) w
          where p.id = any($2) order by p.family_name`,
        [today, [alone, joint, meanwhile]],
      );
    const [theirs, adviser] = [staffId, cy.actor.staffId].map((staff_id) => ({ staff_id }));
    expect(await told()).toEqual([theirs, adviser, theirs]);
    await anAllocation(dataSource, alone, bo.actor.staffId, { role: 'interim' });
    expect(await told()).toEqual([{ staff_id: bo.actor.staffId }, adviser, theirs]);
    expect(await read(di, '/today')).not.toContain('A plan for Alone');
    await onward.sql(
      `update allocation set withdrawn = true, withdrawn_reason = 'Wrong' where young_person_id = $1 and staff_id = $2`,
      [alone, bo.actor.staffId],
    );
    const away = { staffId, fromOn: today, toOn: null, people: 2 };
    await onward.sql(
      `insert into absence (id, fact_id, staff_id, from_on) select n, n, $1, $2 from gen_random_uuid() n`,
      [staffId, today],
    );
    const longNow = () =>
      onward.app
        .get(UnitOfWork)
        .read({ kind: 'system', name: 'nightly job' }, (work) => longAbsences(work, today, null));
    const long = await longNow();
    expect(long).toEqual([expect.objectContaining(away)]);
    await anAllocation(dataSource, meanwhile, bo.actor.staffId, { role });
    expect(await longNow()).toEqual([expect.objectContaining({ ...away, people: 1 })]);
    await onward.sql('update allocation set withdrawn = true, withdrawn_reason = $2 where young_person_id = $1', [
      meanwhile,
      'Over',
    ]);
    await onward.sql('update absence set withdrawn = true where staff_id = $1', [staffId]);
  });

  describe('for more than ten working days (SV-08)', () => {
    const named = { when: 'today', onDate: '', reason: 'While Bo is away' };
    const tickOf = async (name: RegExp) => {
      const { $ } = await manager.get(`/team/workers/${bo.actor.staffId}`);
      const line = $('.onward-choose__person').filter((_i, one) => name.test($(one).text()));
      return { tick: String(line.find('input[name=people]').val()), role: String($('input[name=role]:checked').val()) };
    };
    const onTeam = async () => words((await manager.get('/team')).$('main').text());
    const newsOn = (day: LocalDate) =>
      onward.app
        .get(UnitOfWork)
        .read({ kind: 'system', name: 'nightly job' }, (work) =>
          LONG_ABSENCE_NEWS.news(work, day, { publicUrl: 'https://onward.example', madeUp: false }),
        );

    it('asks nothing for a week away, nor for somebody without young people', async () => {
      await bo.post('/time-away', form());
      await cy.post('/time-away', form({ staffId: cy.actor.staffId, toOn: '', coverId: '' }));

      expect(await onTeam()).not.toContain('nobody else yet');
      expect(await newsOn(inDays(4))).toEqual([]);
    });

    it('has the manager name somebody else for each, told a week before and once when the day has passed', async () => {
      await bo.post('/time-away', form({ toOn: '' }));
      const { dueOn, because } = workerIsAway(today, null, ENGLAND_AND_WALES)!;
      const notice = workingDaysBefore(dueOn, 5, ENGLAND_AND_WALES);

      expect(await onTeam()).toContain(`${because} 1 young person has nobody else yet`);
      expect(await newsOn(addDays(notice, -1))).toEqual([]);
      const [soon, ...more] = await newsOn(notice);
      const [late] = await newsOn(addDays(dueOn, 1));
      expect([more, soon!.staffId, late!.staffId]).toEqual([[], manager.actor.staffId, manager.actor.staffId]);
      expect(soon!.body).toContain(`https://onward.example/team/workers/${bo.actor.staffId}`);
      expect(`${soon!.subject} ${soon!.body} ${soon!.text} ${late!.body}`).not.toMatch(/Bo Away|Fable/);
      expect((await newsOn(dueOn))[0]!.cause).toBe(soon!.cause);
      expect(late!.cause).not.toBe(soon!.cause);
      expect((await newsOn(addDays(dueOn, 9)))[0]!.cause).toBe(late!.cause);
    });

    it('is done when somebody has them in the meantime, and the adviser stays theirs', async () => {
      await bo.post('/time-away', form({ toOn: '', coverId: '' }));
      const { tick, role } = await tickOf(/Fable/);
      const give = (staffId: string) =>
        manager.post(`/team/workers/${bo.actor.staffId}`, { formId: newId(), people: tick, role, staffId, ...named });
      expect(role).toBe('interim');

      expect((await give(cy.actor.staffId)).status).toBe(303);

      const has = await onward.sql(
        `select role, staff_id as "staffId" from allocation where young_person_id = $1 and replaced_by_id is null
            and not withdrawn and to_on is null order by role`,
        [person],
      );
      expect(has).toEqual([
        { role: 'interim', staffId: cy.actor.staffId },
        { role: 'personal-adviser', staffId: bo.actor.staffId },
      ]);
      expect(await onward.sql('select team_id from young_person where id = $1', [person])).toEqual([
        { team_id: bo.actor.teamIds[0] },
      ]);
      expect((await cy.get(`/young-people/${person}`)).status).toBe(200);
      expect(await onTeam()).not.toContain('nobody else yet');
      expect(await newsOn(inDays(30))).toEqual([]);

      // Back, and so the manager is asked to end it, on Today and from the record.
      const owed = async () => words((await manager.get('/today')).$('main').text());
      const saying = `Bo Away is back: end that Cy Cover has them in the meantime`;
      expect(await owed()).not.toContain(saying);
      const [time] = await onward.sql<{ id: string; version: string }>(
        `select fact_id as id, id as version from absence where staff_id = $1 and replaced_by_id is null and not withdrawn`,
        [bo.actor.staffId],
      );
      await onward.sql('update absence set from_on = $2, to_on = $3 where id = $1', [time!.version, inDays(-9), today]);
      const began = (day: LocalDate) =>
        onward.sql(`update allocation set from_on = $2 where young_person_id = $1 and role = 'interim'`, [person, day]);
      expect(await owed()).not.toContain(saying);
      await began(inDays(-2));
      expect(await owed()).toContain(saying);
      // Later leave puts nothing off, until it runs.
      const later = form({ fromOn: inDays(24), toOn: inDays(38) });
      expect((await bo.post('/time-away', later)).status).toBe(303);
      expect(await owed()).toContain(saying);
      const moved = (day: LocalDate) =>
        onward.sql('update absence set from_on = $2 where fact_id = $1', [later.formId, day]);
      await moved(today);
      expect(await owed()).not.toContain(saying);
      await moved(inDays(24));
      const asked = `young-people/${person}/allocations/${newId()}/end`;
      expect((await program.post(asked, { toOn: inDays(3), reason: 'Back' })).status).toBe(403);
      const workers = await manager.get(`/young-people/${person}/allocate`);
      const end = workers.$('a:contains("Cy Cover does not work with them any more")').attr('href')!;
      expect(words((await manager.get(end)).$('main').text())).toContain('From then on: Personal adviser Bo Away.');
      expect((await cy.get(end)).status).toBe(403);
      const adviserIs = await onward.sql<{ id: string }>(
        `select fact_id as id from allocation where young_person_id = $1 and role = 'personal-adviser' and to_on is null`,
        [person],
      );
      expect((await manager.get(end.replace(/[^/]+(?=\/end)/, adviserIs[0]!.id))).status).toBe(404);
      const over = (given: object) => manager.post(end, { when: 'today', onDate: '', reason: 'Bo is back', ...given });
      const refused = await over({ when: 'another-day', onDate: formatLong(inDays(-3)), reason: '' });
      expect(refused.$('.govuk-error-summary a').text()).toBe('Enter why it ends');
      const early = await over({ when: 'another-day', onDate: formatLong(inDays(-3)) });
      expect(early.$('.govuk-error-summary a').attr('href')).toBe('#onDate');
      expect((await over({})).status).toBe(303);
      expect((await over({})).status).toBe(303);
      const ended = await over({ when: 'another-day', onDate: formatLong(inDays(-1)) });
      expect([ended.status, words(ended.$('h1').text())]).toEqual([409, expect.stringContaining('Give a worker')]);
      expect(ended.$('.govuk-error-summary a').text()).toBe(`It ended on ${formatLong(today)} already.`);
      expect(await owed()).not.toContain(saying);
      expect((await cy.get(`/young-people/${person}`)).status).toBe(404);
      expect((await give(cy.actor.staffId)).status).toBe(303);

      const again = await give(manager.actor.staffId);
      expect(words(again.$('main').text())).toContain('Somebody has them in the meantime already');
    });
  });
});
