import { Client } from 'pg';
import { audit } from '../../src/audit/audit';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ApplyDraftsService } from '../../src/imports/apply-drafts.service';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import { aReturn } from './a-return';

const ended = { DEC: '01/06/2025', REC: 'E4A' };
type Tables = Parameters<typeof aReturn>[0];
const GOOD: Tables = { Header: [{}], Episodes: [ended] };
const DIRTY: Tables = { Header: [{}, { CHILD: '2', DOB: '31/02/2008' }], Episodes: [ended, { CHILD: '2' }] };

describe('taking in what was uploaded', () => {
  let onward: TestApp;
  let officer: SignedInBrowser;

  beforeAll(async () => {
    onward = await startTestApp();
  });
  beforeEach(async () => {
    await onward.empty();
    officer = await onward.signInAs('data-officer', { name: 'Dora Officer' });
  });
  afterAll(() => onward.close());

  const said = (answer: Answer) => answer.$('main').text().replaceAll(/\s+/g, ' ');
  const idle = () => onward.app.get(ApplyDraftsService).idle();
  const people = () => onward.sql('select id from young_person');
  const runs = () => onward.sql('select draft_id, choice, choice_reason, left_out, counts from import_run');
  const uploaded = async (tables: Tables, by = officer): Promise<string> =>
    (await by.upload('/imports/new', aReturn(tables))).location!;

  async function choose(at: string, fields: Record<string, string>, by = officer): Promise<Answer> {
    const shown = await by.get(at);
    const comparedAt = shown.$('input[name=comparedAt]').first().val() as string;
    return by.post(`${at}/apply`, { comparedAt, ...fields });
  }

  async function takenIn(at: string, fields: Record<string, string> = { choice: 'all' }): Promise<Answer> {
    const answer = await choose(at, fields);
    expect([answer.status, answer.location]).toEqual([303, at]);
    await idle();
    return officer.get(at);
  }

  /** Another session that imports, as far as this application can tell: nothing is taken in while it goes on. */
  async function whileAnotherImports(work: () => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: onward.databaseUrl });
    await client.connect();
    await client.query(`select pg_advisory_lock(hashtext('onward import'))`);
    await work().finally(() => client.end());
  }

  it('names on its page who has been worked on since, and leads to them', async () => {
    await takenIn(await uploaded(GOOD));
    const [run] = await onward.sql<{ id: string }>('select id from import_run');
    const [person] = await people();
    expect((await officer.get(`/imports/${run!.id}`)).$('button:contains("Undo this import")')).toHaveLength(1);

    const { id } = person as { id: string };
    const unitOfWork = onward.app.get(UnitOfWork);
    await unitOfWork.write(officer.actor, (work) => audit(work, { did: 'young-person.changed', youngPersonId: id }));
    const page = await officer.get(`/imports/${run!.id}`);
    expect(said(page)).toContain('1 young person has been worked on since');
    expect((await officer.get(page.$('main a[href^="/young-people/"]').attr('href') as string)).status).toBe(200);
    expect(page.$('button:contains("Undo this import")')).toHaveLength(0);
  });

  it('no longer says of files that they are taken in once that was undone', async () => {
    const at = await uploaded(GOOD);
    expect(said(await takenIn(at))).not.toContain('undone');
    const [run] = await onward.sql<{ id: string }>('select id from import_run');
    await officer.post(`/imports/${run!.id}/undo`, { reason: 'The wrong year' });

    expect(said(await officer.get(at))).toContain('Taken in, and undone since');
  });

  it('takes in files without a fault at one press, and leaves no copy of them waiting', async () => {
    const at = await uploaded(GOOD);
    const done = await takenIn(at);

    expect(said(done)).toContain('Taken in. Nothing was left out.');
    expect(await people()).toHaveLength(1);
    expect(await runs()).toEqual([
      expect.objectContaining({ choice: 'all', left_out: { files: 0, rows: 0, people: 0 }, draft_id: at.slice(-36) }),
    ]);
    expect(await onward.sql('select n from import_draft_part')).toEqual([]);
    expect(await onward.sql('select name from import_file order by name')).toEqual([
      { name: 'episodes.csv' },
      { name: 'header.csv' },
    ]);
    expect((await officer.get('/imports')).text).toContain('Dora Officer: 1 new, 0 changed');
  });

  it('does not leave anything out that nobody agreed to leave out', async () => {
    const at = await uploaded(DIRTY);
    const asked = await officer.get(at);
    expect(said(asked)).toContain('Take in what is good and leave 1 row and 1 young person out');

    const unsaid = await choose(at, {});
    expect([unsaid.status, unsaid.$('.govuk-error-summary').text()]).toEqual([
      422,
      expect.stringContaining('Choose what to take in'),
    ]);
    expect((await choose(at, { choice: 'all' })).status).toBe(422);
    expect(await people()).toEqual([]);
  });

  it('keeps the choice, with its reason, its counts, who and when, on the import and in the audit', async () => {
    const at = await uploaded(DIRTY);
    const done = await takenIn(at, { choice: 'leave-out', reason: 'Sent back to the team' });

    expect(said(done)).toContain('1 row and 1 young person left out.');
    const leftOut = { files: 0, rows: 1, people: 1 };
    expect(await runs()).toMatchObject([
      {
        choice: 'leave-out',
        choice_reason: 'Sent back to the team',
        left_out: leftOut,
        counts: { new: 1, refused: 1 },
      },
    ]);
    const audited = await onward.sql(
      `select did, actor_id, detail from audit_event where did in ('import.chosen', 'import.applied') order by did`,
    );
    expect(audited).toMatchObject([
      { did: 'import.applied', actor_id: officer.actor.userId, detail: { choice: 'leave-out', leftOut } },
      { did: 'import.chosen', actor_id: officer.actor.userId, detail: { choice: 'leave-out', leftOut } },
    ]);
  });

  it('takes in nothing when that is chosen: the files go, the choice stays', async () => {
    const at = await uploaded(DIRTY);
    await choose(at, { choice: 'nothing', reason: 'Wrong year' });

    expect(said(await officer.get(at))).toContain('Nothing was taken in: so decided by Dora Officer.');
    expect(await people()).toEqual([]);
    expect(await onward.sql('select n from import_draft_part')).toEqual([]);
    expect(await onward.sql(`select detail from audit_event where did = 'import.turned-down'`)).toMatchObject([
      { detail: { counts: { new: 1, refused: 1 }, leftOut: { rows: 1 } } },
    ]);
    expect((await officer.post(`${at}/apply`, { choice: 'leave-out' })).status).toBe(409);
  });

  it('is one import however often and by how many people it is pressed', async () => {
    const at = await uploaded(GOOD);
    const other = await onward.signInAs('data-officer', { name: 'Omar Officer' });
    const comparedAt = (await officer.get(at)).$('input[name=comparedAt]').val() as string;
    await other.get(at);
    const fields = { choice: 'all', comparedAt };
    const answers = await Promise.all([
      officer.post(`${at}/apply`, fields),
      officer.post(`${at}/apply`, fields),
      other.post(`${at}/apply`, fields),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    await idle();
    expect((await officer.post(`${at}/apply`, fields)).status).toBe(303);
    await idle();
    expect(await runs()).toHaveLength(1);
    expect(await people()).toHaveLength(1);
    expect(await onward.sql(`select did from audit_event where did = 'import.chosen'`)).toHaveLength(1);
  });

  it('changes nothing when the same folder is uploaded and taken in again', async () => {
    const [first, second] = [await uploaded(GOOD), await uploaded(GOOD)];
    await takenIn(first);
    const again = await takenIn(second);

    expect(said(again)).toContain('The record holds all of this already: nothing was changed.');
    expect(await runs()).toHaveLength(1);
    const third = await officer.get(await uploaded(GOOD));
    expect(said(third)).toContain('The record holds everything already that can be taken in');
    expect(third.$('form[action$="/apply"]')).toHaveLength(0);
  });

  it('compares anew when it is taken in, and says for how many it came out otherwise', async () => {
    const [first, second] = [await uploaded(GOOD), await uploaded({ ...GOOD, OC3: [{}] })];
    await takenIn(first);
    const done = await takenIn(second);

    expect(said(done)).toContain('1 young person came out otherwise than the preview had shown.');
    expect(said(done)).toMatch(/Changed\s?The record learns something 1/);
  });

  it('stops when more would be left out than was agreed to, and shows the new counts', async () => {
    const at = await uploaded({ Header: [{}, { CHILD: '2' }], Episodes: [ended, { ...ended, CHILD: '2' }] });
    await takenIn(await uploaded({ Header: [{ DOB: '11/03/2008' }], Episodes: [ended] }));
    const stopped = await takenIn(at);

    expect(said(stopped)).toContain('The record changed after you had looked');
    expect(said(stopped)).toMatch(/Conflict.*? 1/);
    expect(await people()).toHaveLength(1);
    expect(said(await takenIn(at, { choice: 'leave-out' }))).toContain('1 young person left out.');
    expect(await people()).toHaveLength(2);
  });

  it('does not take a choice that was made on an older comparison', async () => {
    const at = await uploaded(GOOD);
    const comparedAt = (await officer.get(at)).$('input[name=comparedAt]').val() as string;
    await officer.post(`${at}/compare`, { kind: 'ssda903', collectionYear: '2026' });
    const answer = await officer.post(`${at}/apply`, { choice: 'all', comparedAt });

    expect([answer.status, said(answer)]).toEqual([409, expect.stringContaining('compared anew')]);
  });

  it('shows how far it is while it goes on, to a page and to its script', async () => {
    const at = await uploaded(GOOD);
    await whileAnotherImports(async () => {
      await choose(at, { choice: 'all' });
      const page = await officer.get(at);
      expect(page.$('progress')).toHaveLength(1);
      expect(page.$('noscript').html()).toContain('http-equiv="refresh"');
      expect(JSON.parse((await officer.get(`${at}/progress`)).text)).toMatchObject({ state: 'applying', done: null });
      await onward.sql('update import_draft set people_done = 400, people_in_all = 1200');
      expect(said(await officer.get(at))).toContain('400 of 1,200 young people.');
      expect((await officer.post(`${at}/delete`)).status).toBe(409);
    });
    await idle();
    expect(JSON.parse((await officer.get(`${at}/progress`)).text)).toMatchObject({ state: 'applied' });
  });

  it('says that an import whose copy was killed did not finish, and starts again when asked', async () => {
    const at = await uploaded(GOOD);
    await whileAnotherImports(async () => {
      await choose(at, { choice: 'all' });
      await onward.sql(`update import_draft set lease_until = now() - interval '1 second'`);
      const page = await officer.get(at);
      expect(said(page)).toContain('It did not finish; nothing was taken in.');
      expect((await officer.get('/imports')).text).toContain('Did not finish');
      expect((await choose(at, { choice: 'all' })).status).toBe(303);
    });
    await idle();

    // The first was not killed, only late: it found its lease gone and took nothing in.
    expect(said(await officer.get(at))).toContain('Taken in.');
    expect(await runs()).toHaveLength(1);
    expect(await people()).toHaveLength(1);
  });

  it('takes nothing in after its lease has run out, so the page that said so stays right', async () => {
    const at = await uploaded(GOOD);
    await whileAnotherImports(async () => {
      await choose(at, { choice: 'all' });
      await onward.sql(`update import_draft set lease_until = now() - interval '1 second'`);
    });
    await idle();

    expect(said(await officer.get(at))).toContain('It did not finish; nothing was taken in.');
    expect(await people()).toEqual([]);
    expect(await runs()).toEqual([]);
  });

  it('says that it did not finish when the database refuses in the middle, and offers it again', async () => {
    const at = await uploaded(GOOD);
    await onward.sql(
      `create function stop_here() returns trigger language plpgsql as $$ begin raise 'stopped'; end $$`,
    );
    await onward.sql(
      `create trigger stop_here before insert on legal_position for each row execute function stop_here()`,
    );
    const stopped = await takenIn(at);

    expect(said(stopped)).toContain('It did not finish; nothing was taken in.');
    expect(await people()).toEqual([]);
    await onward.sql('drop trigger stop_here on legal_position');
    expect(said(await takenIn(at))).toContain('Taken in.');
  });

  it('is a data officer’s to choose', async () => {
    const at = await uploaded(GOOD);
    for (const role of ['adviser', 'manager', 'administrator'] as const) {
      const browser = await onward.signInAs(role);
      expect((await browser.get(at)).status).toBe(403);
      expect((await browser.post(`${at}/apply`, { choice: 'all' })).status).toBe(403);
    }
    expect(await runs()).toEqual([]);
  });
});
