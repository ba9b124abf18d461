import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { run } from '../../src/cli/program';
import type { Terminal } from '../../src/cli/terminal';
import { approvedPlans } from '../../src/documents/approved-plans';
import { MakePlansService } from '../../src/documents/make-plans.service';
import { PlanBatchesService } from '../../src/documents/plan-batches.service';
import { versionSheets } from '../../src/documents/plan-sheets';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { aCareLeaverInANewFlat, anOffice, type Office } from '../pages/young-person-people';
import { aProgramOf } from '../support/api';
import type { TestBrowser } from '../support/app';
import { aYoungPerson } from '../support/records';
import { DataSource } from 'typeorm';
import { aKeptPlan, aPlanAtWork } from './a-kept-plan';
import { aPlan, aTopic, aTopicWithActions } from './a-plan';
import { aHeldReview, anAssessmentFinished } from './kept-papers';
import { inflated, tagsOf } from './read-pdf';

describe('documents', () => {
  let office: Office;
  /** Mina’s approved plan 1, plan 2 that waits, and a plan being written. */
  let mina: string;
  let theirs: string;

  beforeAll(async () => {
    office = await anOffice();
    const { onward, manager, stranger } = office;
    mina = await aCareLeaverInANewFlat(office, { authorityId: 'N-1', givenName: 'Łucja', familyName: 'محمد Їжак' });
    const approved = { by: manager.actor.staffId, decision: 'approved' as const };
    await aKeptPlan(onward, mina, aPlan(), { number: 1, decision: approved });
    await aKeptPlan(onward, mina, aPlan({ topics: [aTopic({ title: 'My music 🎧 #strong[x]' })] }), { number: 2 });
    await aPlanAtWork(onward, mina, aPlan({ topics: [aTopicWithActions('Work', ['Write a CV'])] }));
    theirs = await aYoungPerson(onward.app.get(DataSource), { teamId: stranger.actor.teamIds[0]! });
    await aKeptPlan(onward, theirs, aPlan(), { decision: approved });
  });
  afterAll(() => office.onward.close());

  const bytes = async (browser: TestBrowser, url: string): Promise<Buffer> => {
    const answer = await office.onward.app.inject({ url, cookies: Object.fromEntries(browser.cookies) });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };
  const looks = async (id: string, page = 'plan-pdf') =>
    office.onward.sql(
      `select from audit_event where young_person_id = $1 and did = 'young-person.viewed' and detail ->> 'page' = $2`,
      [id, page],
    );

  describe('a plan as a PDF', () => {
    it('is tagged, named without a word about whose it is, and the look is written down', async () => {
      const before = (await looks(mina)).length;
      const answer = await office.adviser.get(`/young-people/${mina}/plan/versions/1/pdf`);

      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.headers['content-disposition']).toBe('attachment; filename="pathway-plan-1.pdf"');
      expect(answer.headers['cache-control']).toContain('no-store');
      const pdf = await bytes(office.adviser, `/young-people/${mina}/plan/versions/1/pdf`);
      expect(tagsOf(pdf)).toContain('THead');
      expect(inflated(pdf)).toContain('Łucja محمد Їжак');
      expect((await looks(mina)).length).toBe(before + 2);
    });

    it('comes in large print, in easy read, and as the young person wants it when nothing is said', async () => {
      const at = `/young-people/${mina}/plan/versions/1/pdf`;
      expect(tagsOf(await bytes(office.adviser, `${at}?size=large`))).not.toContain('Table');
      expect(tagsOf(await bytes(office.adviser, at))).toContain('Table');

      const form = { format: 'large', language: '', note: '', version: '0' };
      expect((await office.adviser.post(`/young-people/${mina}/document-format`, form)).status).toBe(303);
      expect(tagsOf(await bytes(office.adviser, at))).not.toContain('Table');
      expect(tagsOf(await bytes(office.adviser, `${at}?size=standard`))).toContain('Table');
    });

    it('prints a version that waits, the plan that is being written, and what looks like markup', async () => {
      await bytes(office.adviser, `/young-people/${mina}/plan/versions/2/pdf`);
      const draft = await office.adviser.get(`/young-people/${mina}/plan/pdf`);
      expect(draft.headers['content-disposition']).toContain('pathway-plan-draft.pdf');
    });

    it.each([
      ['another team’s young person', () => theirs, '1'],
      ['a version that there is not', () => mina, '3'],
      ['what is no number', () => mina, '1e0'],
    ])('is not found for %s', async (_, id, number) => {
      const before = (await looks(id())).length;
      expect((await office.adviser.get(`/young-people/${id()}/plan/versions/${number}/pdf`)).status).toBe(404);
      expect((await looks(id())).length).toBe(before);
    });

    it('is for those who may read what is written, not for data officers', async () => {
      expect((await office.dataOfficer.get(`/young-people/${mina}/plan/versions/1/pdf`)).status).toBe(403);
      expect((await office.dataOfficer.get(`/young-people/${mina}/plan/pdf`)).status).toBe(403);
    });

    it('leaves the version as it was, byte for byte', async () => {
      const [version] = await office.onward.sql<{ document: string; digest: string }>(
        'select document, digest from plan_version where young_person_id = $1 and number = 1',
        [mina],
      );
      expect(createHash('sha256').update(version!.document).digest('hex')).toBe(version!.digest);
    });
  });

  describe('reviews and needs assessments as PDFs', () => {
    it('has a review that was held, with each goal, and what was promised in the plan', async () => {
      const { onward, adviser } = office;
      const [version] = await onward.sql<{ id: string }>(
        'select id from plan_version where young_person_id = $1 and number = 1',
        [mina],
      );
      const promiseId = newId();
      const reviewId = await aHeldReview(onward, mina, version!.id);
      const at = `/young-people/${mina}/reviews/${reviewId}/pdf?size=standard`;
      expect((await adviser.get(at)).headers['content-disposition']).toContain('plan-review.pdf');
      expect(tagsOf(await bytes(adviser, at)).filter((tag) => tag === 'H1')).toHaveLength(3);
      const theirsAt = `/young-people/${theirs}/reviews/${reviewId}/pdf`;
      expect((await office.stranger.get(theirsAt)).status).toBe(404);
      expect((await looks(mina, 'review-pdf')).length).toBe(2);

      const plan = `/young-people/${mina}/plan/versions/1/pdf?size=standard`;
      const before = tagsOf(await bytes(adviser, plan)).filter((tag) => tag === 'Table').length;
      await onward.sql(
        `insert into promise (id, young_person_id, what, promised_on, by_on, staff_id, recorded_by_id)
         values ($1, $2, 'A bus pass', '2026-11-20', '2026-12-01', $3, $3)`,
        [promiseId, mina, adviser.actor.staffId],
      );
      expect(tagsOf(await bytes(adviser, plan)).filter((tag) => tag === 'Table')).toHaveLength(before + 1);
    });

    it('has a needs assessment that was signed off, and none before', async () => {
      const { onward, adviser, manager } = office;
      const assessmentId = await anAssessmentFinished(onward, mina, null);
      const at = `/young-people/${mina}/assessments/${assessmentId}/pdf?size=standard`;
      expect((await adviser.get(at)).status).toBe(404);
      await anAssessmentFinished(onward, mina, manager.actor.staffId, assessmentId);
      const tags = tagsOf(await bytes(adviser, at));
      expect(tags.filter((tag) => tag === 'H1')).toHaveLength(2);
      expect(tags).toContain('Table');
      const program = await aProgramOf(onward, manager.actor);
      const fetched = await program.get(`young-people/${mina}/assessments/${assessmentId}/pdf`);
      expect(fetched.headers['content-type']).toBe('application/pdf');
      expect((await office.dataOfficer.get(at)).status).toBe(403);
    });
  });

  describe('how somebody wants what is written for them', () => {
    it('is asked once, with the language of a translation', async () => {
      const id = await aCareLeaverInANewFlat(office);
      const at = `/young-people/${id}/document-format`;
      const refused = await office.adviser.post(at, { format: 'translated', language: ' ', note: '', version: '0' });
      expect(refused.status).toBe(422);
      expect(refused.$('.govuk-error-summary').text()).toContain('Enter the language');

      const said = { format: 'translated', language: 'Tigrinya', note: 'Big letters', version: '0' };
      expect((await office.adviser.post(at, said)).location).toBe(`/young-people/${id}`);
      expect((await office.adviser.post(at, said)).status).toBe(303);
      expect((await office.colleague.get(at)).$('main').text()).toContain('Translated into Tigrinya');
      expect(
        await office.onward.sql(`select from audit_event where young_person_id = $1 and did = 'document-format.said'`, [
          id,
        ]),
      ).toHaveLength(1);
    });

    it('shows what a colleague saved meanwhile instead of writing over it', async () => {
      const id = await aCareLeaverInANewFlat(office);
      const at = `/young-people/${id}/document-format`;
      await office.colleague.post(at, { format: 'easy', language: '', note: '', version: '0' });
      const second = await office.adviser.post(at, { format: 'braille', language: '', note: '', version: '0' });
      expect(second.status).toBe(409);
      expect(second.$('main').text()).toContain('Cy Colleague saved: Easy read');
      expect(second.$('input[name=format]:checked').val()).toBe('braille');
      const version = String(second.$('input[name=version]').val());
      expect((await office.adviser.post(at, { format: 'braille', language: '', note: '', version })).status).toBe(303);
    });

    it('tells its note to those who read notes, and keeps it when others say the rest', async () => {
      const id = await aCareLeaverInANewFlat(office);
      const at = `young-people/${id}/document-format`;
      const note = 'Her aunt reads it with her';
      const said = { format: 'translated', language: 'Tigrinya', note };
      await office.adviser.post(`/${at}`, { ...said, version: '0' });
      const program = await aProgramOf(office.onward, office.manager.actor, ['read:people', 'write:casework']);
      const officer = await aProgramOf(office.onward, office.dataOfficer.actor);
      const withheld = { format: 'translated', language: null, note: null };
      expect((await officer.get(at)).body).toMatchObject(withheld);
      const known = await program.get(at);
      expect(known.body).toMatchObject(withheld);

      const again = await program.patch(at, { format: 'translated' }, { 'if-match': String(known.headers.etag) });
      expect(again.body).toMatchObject(withheld);
      const reader = await aProgramOf(office.onward, office.manager.actor);
      expect((await reader.get(at)).body).toMatchObject(said);
      const changed = await program.patch(at, { format: 'large' }, { 'if-match': String(again.headers.etag) });
      expect(changed.body).toMatchObject({ format: 'large', note: null });
      expect((await reader.get(at)).body).toMatchObject({ format: 'large', language: null, note });
    });

    it('is read and said through the API', async () => {
      const id = await aCareLeaverInANewFlat(office);
      const program = await aProgramOf(office.onward, office.manager.actor);
      const known = await program.get(`young-people/${id}/document-format`);
      expect(known.body).toEqual({ format: null, language: null, note: null, saidOn: null });
      const tag = { 'if-match': String(known.headers.etag) };
      const changed = await program.patch(`young-people/${id}/document-format`, { format: 'large' }, tag);
      expect(changed.body).toMatchObject({ format: 'large', saidOn: '2026-11-23' });
      expect((await program.patch(`young-people/${id}/document-format`, { format: 'easy' }, tag)).status).toBe(412);
      const pdf = await program.get(`young-people/${mina}/plan/versions/1/pdf?size=large`);
      expect(pdf.headers['content-type']).toBe('application/pdf');
      expect((await program.get(`young-people/${mina}/plan/versions/1/pdf?size=huge`)).status).toBe(422);
    });
  });

  describe('plans of many', () => {
    let broken: string;
    const idle = () => office.onward.app.get(MakePlansService).idle();
    const ask = async (browser: TestBrowser, whose: string, size = 'wanted', formId = newId()) => ({
      formId,
      answer: await browser.post('/plan-documents', { formId, whose, size }),
    });

    beforeAll(async () => {
      const { onward, manager } = office;
      const approved = { by: manager.actor.staffId, decision: 'approved' as const };
      for (const authorityId of ['N-2', '=cmd|x']) {
        const id = await aCareLeaverInANewFlat(office, { authorityId });
        await aKeptPlan(onward, id, aPlan(), { decision: approved });
      }
      broken = await aCareLeaverInANewFlat(office, { authorityId: 'N-9', familyName: 'Broken' });
      await aKeptPlan(onward, broken, aPlan(), { decision: approved, text: '{"plan":1,"cover":null}' });
    });

    it('are made in the background, one that cannot be made harming no other', async () => {
      const { manager, onward } = office;
      const choices = (await manager.get('/plan-documents'))
        .$('select[name=whose] option')
        .map((_, one) => manager && one.attribs.value)
        .get();
      const team = choices.find((value) => value.startsWith('team:'))!;
      const before = (await looks(mina)).length;
      const { formId, answer } = await ask(manager, team);
      expect(answer.location).toBe(`/plan-documents/${formId}`);
      expect((await ask(manager, team, 'wanted', formId)).answer.status).toBe(303);
      await idle();

      const page = await manager.get(`/plan-documents/${formId}`);
      expect(page.$('main').text()).toContain('Fetch 3 plans');
      expect(page.$('main').text()).toContain('1 plan could not be made');
      expect(page.$(`a[href="/young-people/${broken}"]`)).toHaveLength(1);
      const progress = JSON.parse((await manager.get(`/plan-documents/${formId}/progress`)).text) as object;
      expect(progress).toEqual({ state: 'over', done: 4, of: 4, words: '4 of 4 plans.' });
      expect((await looks(mina)).length).toBe(before);

      const files = unzipSync(await bytes(manager, `/plan-documents/${formId}/plans.zip`));
      const named = Object.keys(files).sort();
      expect(named).toHaveLength(4);
      // A number that is no file name is not made one, and in the list it is no formula.
      expect(named[0]).toMatch(/^[0-9a-f-]{36}-plan-1\.pdf$/);
      expect(named.slice(1)).toEqual(['N-1-plan-1.pdf', 'N-2-plan-1.pdf', 'plans.csv']);
      expect(strFromU8(files['plans.csv']!)).toContain("'=cmd|x,1,");
      expect(strFromU8(files['plans.csv']!)).toContain('N-9,1,,could not be made');
      expect(tagsOf(Buffer.from(files['N-1-plan-1.pdf']!))).not.toContain('Table'); // she wants large print
      expect(tagsOf(Buffer.from(files['N-2-plan-1.pdf']!))).toContain('Table');
      expect((await looks(mina)).length).toBe(before + 1);
      expect(
        await onward.sql(`select from audit_event where did = 'plan-batch.asked' and subject_id = $1`, [formId]),
      ).toHaveLength(1);
    });

    it('are fetched only by who asked, and hold nobody whom they may not see any more', async () => {
      const { manager, adviser, colleague, onward } = office;
      const second = await onward.signInAs('manager', { team: 'North' });
      const { formId } = await ask(manager, 'everyone', 'standard');
      await idle();
      for (const other of [adviser, colleague, second]) {
        expect((await other.get(`/plan-documents/${formId}`)).status).toBe(404);
        expect((await other.get(`/plan-documents/${formId}/plans.zip`)).status).toBe(404);
        expect((await other.post(`/plan-documents/${formId}/carry-on`)).status).toBe(404);
      }
      expect((await office.dataOfficer.get('/plan-documents')).status).toBe(403);

      const [south] = await onward.sql<{ id: string }>(`select id from team where name = 'South'`);
      const [own] = await onward.sql<{ id: string }>('select team_id as id from young_person where id = $1', [mina]);
      await onward.sql('update young_person set team_id = $2 where id = $1', [mina, south!.id]);
      await onward.sql('update allocation set staff_id = $2 where young_person_id = $1', [
        mina,
        office.stranger.actor.staffId,
      ]);
      const files = Object.keys(unzipSync(await bytes(manager, `/plan-documents/${formId}/plans.zip`)));
      expect(files).not.toContain('N-1-plan-1.pdf');
      expect(files).toContain('N-2-plan-1.pdf');

      // Whose plan could not be made and who is somebody else's now is not tried again.
      await onward.sql(`update document_batch_part set state = 'failed', bytes = null where batch_id = $1`, [formId]);
      const notTried = await onward.app.get(UnitOfWork).write(manager.actor, async (work) => {
        await onward.app.get(MakePlansService).takeUp(work, manager.actor, formId);
        await work.manager.query('update document_batch set lease_until = clock_timestamp() where id = $1', [formId]);
        return work.manager.query<{ id: string }[]>(
          `select young_person_id as id from document_batch_part where batch_id = $1 and state = 'failed'`,
          [formId],
        );
      });
      expect(notTried).toEqual([{ id: mina }]);
      await onward.sql('update young_person set team_id = $2 where id = $1', [mina, own!.id]);
      await onward.sql('update allocation set staff_id = $2 where young_person_id = $1', [mina, adviser.actor.staffId]);
    });

    it('leave out a plan taken back as recorded in error, also from a batch made before', async () => {
      const { manager, onward } = office;
      const id = await aCareLeaverInANewFlat(office, { authorityId: 'N-7' });
      const decision = { by: manager.actor.staffId, decision: 'approved' as const };
      const versionId = await aKeptPlan(onward, id, aPlan(), { decision });
      const { formId } = await ask(manager, 'everyone', 'standard');
      await idle();
      const zipped = async () => Object.keys(unzipSync(await bytes(manager, `/plan-documents/${formId}/plans.zip`)));
      expect(await zipped()).toContain('N-7-plan-1.pdf');

      await onward.sql(
        `insert into pathway_plan (id, fact_id, young_person_id, completed_on, withdrawn, withdrawn_reason)
         values ($1, $2, $3, '2026-11-20', true, 'Somebody else’s plan')`,
        [newId(), versionId, id],
      );

      expect(await zipped()).not.toContain('N-7-plan-1.pdf');
      const [found, sheets] = await onward.app
        .get(UnitOfWork)
        .read(
          manager.actor,
          async (work) =>
            [
              await approvedPlans(work, manager.actor, { kind: 'these', ids: [id] }),
              await versionSheets(work, [versionId]),
            ] as const,
        );
      expect(found).toEqual([]);
      expect(sheets.get(versionId)!.printed('standard').mark).toBe('Recorded in error');
    });

    it('that were cut off say so, and carry on with what is not made yet', async () => {
      const { manager, onward } = office;
      const { formId } = await ask(manager, 'everyone', 'standard');
      await idle();
      await onward.sql(
        `update document_batch_part set state = 'waiting', name = null, bytes = null, size = null, crc = null
          where batch_id = $1 and n = 1`,
        [formId],
      );
      await onward.sql(
        `update document_batch set state = 'making', lease_until = now() - interval '1 second' where id = $1`,
        [formId],
      );
      const page = await manager.get(`/plan-documents/${formId}`);
      expect(page.$('main').text()).toContain('It did not finish');
      expect((await manager.get(`/plan-documents/${formId}/plans.zip`)).status).toBe(404);

      await manager.post(`/plan-documents/${formId}/carry-on`);
      await idle();
      expect((await manager.get(`/plan-documents/${formId}`)).$('main').text()).toContain('Fetch 3 plans');
    });

    it('says what is wrong with what was asked', async () => {
      const { manager } = office;
      for (const [whose, words] of [
        ['', 'Choose whose plans'],
        [`team:${newId()}`, 'Choose whose plans'],
        ['everyone; drop', 'Choose whose plans'],
      ] as const) {
        const { answer } = await ask(manager, whose);
        expect(answer.status).toBe(422);
        expect(answer.$('.govuk-error-summary').text()).toContain(words);
      }
      const nobody = await office.onward.signInAs('adviser', { team: 'East' });
      expect((await ask(nobody, 'everyone')).answer.$('.govuk-error-summary').text()).toContain('Nobody of these');
      expect((await nobody.get('/plan-documents')).$('main').text()).toContain('Nobody whom you may see');
    });

    it('are made one batch at a time for each who asks, and ten a day at most', async () => {
      const { onward } = office;
      const eager = await onward.signInAs('manager', { team: 'North' });
      const { formId } = await ask(eager, 'everyone', 'standard');
      await idle();
      await onward.sql(
        `update document_batch set state = 'making', lease_until = now() + interval '1 minute' where id = $1`,
        [formId],
      );
      const second = (await ask(eager, 'everyone')).answer;
      expect(second.status).toBe(422);
      expect(second.$('.govuk-error-summary').text()).toContain('still being made');
      expect((await ask(eager, 'everyone', 'standard', formId)).answer.status).toBe(303);

      await onward.sql(`update document_batch set state = 'made' where id = $1`, [formId]);
      await onward.sql(
        `insert into document_batch (id, asked_by_id, expires_at, whose, size, state, attempt, lease_until)
         select gen_random_uuid(), asked_by_id, expires_at, whose, size, state, attempt, lease_until
           from document_batch, generate_series(1, 9) where id = $1`,
        [formId],
      );
      const eleventh = (await ask(eager, 'everyone')).answer;
      expect(eleventh.status).toBe(422);
      expect(eleventh.$('.govuk-error-summary').text()).toContain('10 times in the last day');
    });

    it('are a thousand at most', async () => {
      const { onward } = office;
      const busy = await onward.signInAs('manager', { team: 'Busy' });
      await onward.sql(
        `with people as (
           insert into young_person (id, date_of_birth, team_id) select gen_random_uuid(), '2008-03-10', $1
             from generate_series(1, 1001) returning id
         ), at_work as (
           insert into plan_at_work (id, young_person_id, template_version_id, state, started_on, cover, taking_part)
           select gen_random_uuid(), p.id, (select id from plan_template_version limit 1), 'approved', '2026-11-01', '{}', '{}'
             from people p returning id, young_person_id, template_version_id
         ), versions as (
           insert into plan_version (id, young_person_id, plan_id, number, document, digest, template_version_id, figures, finished_on)
           select gen_random_uuid(), young_person_id, id, 1, '{}', encode(sha256('{}'), 'hex'), template_version_id, '{}', '2026-11-20'
             from at_work returning id, young_person_id
         )
         insert into plan_decision (id, young_person_id, version_id, decision, decided_on, decided_by_id)
         select gen_random_uuid(), young_person_id, id, 'approved', '2026-11-22', $2 from versions`,
        [busy.actor.teamIds[0], busy.actor.staffId],
      );
      const { answer } = await ask(busy, 'everyone');
      expect(answer.$('.govuk-error-summary').text()).toContain('These are 1,001 plans, and no more than 1,000');
    });

    it('are gone after a day', async () => {
      const { manager, onward } = office;
      const { formId } = await ask(manager, 'everyone');
      await idle();
      await onward.sql(`update document_batch set expires_at = now() - interval '1 second' where id = $1`, [formId]);
      expect((await manager.get(`/plan-documents/${formId}`)).status).toBe(404);
      await onward.app.get(PlanBatchesService).tick();
      expect(await onward.sql('select from document_batch_part where batch_id = $1', [formId])).toEqual([]);
    });
  });

  it('are written to a folder from the command line, each for its owner’s eyes only', async () => {
    const environment = { ...process.env };
    const folder = await mkdtemp(path.join(os.tmpdir(), 'onward-plans-'));
    Object.assign(process.env, { DATABASE_URL: office.onward.databaseUrl, SESSION_SECRET: 'x'.repeat(32) });
    try {
      const [lines, refusals]: [string[], string[]] = [[], []];
      const terminal: Terminal = {
        out: (line: string) => void lines.push(line),
        err: (line: string) => void refusals.push(line),
        width: 100,
        exitCode: 0,
      };
      const code = await run(
        ['export', 'plans', '--person', 'N-1', 'N-9', 'X-1', '--out', path.join(folder, 'out')],
        terminal,
      );

      expect(code).toBe(1);
      expect(lines).toEqual(['1 plan written.']);
      expect(refusals).toEqual([
        'X-1: Nobody in use has this number or id and an approved plan.',
        'N-9: The plan could not be made into a file.',
      ]);
      expect(await readdir(path.join(folder, 'out'))).toEqual(['N-1-plan-1.pdf']);
      const file = path.join(folder, 'out', 'N-1-plan-1.pdf');
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(tagsOf(await readFile(file))).toContain('H1');
    } finally {
      process.env = environment;
      await rm(folder, { recursive: true });
    }
  });
});
