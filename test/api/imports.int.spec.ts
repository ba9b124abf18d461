import { Client } from 'pg';
import { ApplyDraftsService } from '../../src/imports/apply-drafts.service';
import { aReturn, inBase64 } from '../imports/a-return';
import { newId } from '../../src/platform/ids';
import { startTestApp, type TestApp } from '../support/app';
import { aProgramOf, send, type ApiAnswer, type Program } from '../support/api';

const ended = { DEC: '01/06/2025', REC: 'E4A' };
const GOOD = { files: inBase64(aReturn({ Header: [{}], Episodes: [ended] })) };
const DIRTY = {
  files: inBase64(
    aReturn({ Header: [{}, { CHILD: '2', DOB: '31/02/2008' }], Episodes: [ended, { CHILD: '2' }], OC3: [{}] }),
  ),
};

describe('importing through the API', () => {
  let onward: TestApp;
  let program: Program;

  beforeAll(async () => {
    onward = await startTestApp();
  });
  beforeEach(async () => {
    await onward.empty();
    program = await aProgramOf(onward, (await onward.signInAs('data-officer', { name: 'Dora Officer' })).actor);
  });
  afterAll(() => onward.close());

  const idle = () => onward.app.get(ApplyDraftsService).idle();
  const people = () => onward.sql('select id from young_person where withdrawn_at is null');
  const kept = () => onward.sql('select id from import_draft');

  async function uploaded(body: object): Promise<{ at: string; comparedAt: string; draft: ApiAnswer['body'] }> {
    const answer = await program.post('import-drafts', body);
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('"state":"open"')]);
    const draft = answer.body as { comparedAt: string };
    return { at: String(answer.headers.location), comparedAt: draft.comparedAt, draft };
  }

  it('uploads, looks, takes in, waits and undoes', async () => {
    const { at, comparedAt, draft } = await uploaded(DIRTY);
    expect(draft).toMatchObject({
      kind: 'ssda903',
      createdBy: 'Dora Officer',
      counts: { new: 1, refused: 1 },
      leftOut: { files: 0, rows: 1, people: 1 },
      files: [{ name: 'header.csv' }, { name: 'episodes.csv' }, { name: 'oc3.csv' }],
      progress: null,
    });
    expect((await program.get('import-drafts')).body.items).toMatchObject([{ id: draft.id, files: 3 }]);
    expect((await program.get(`${at}/people?outcome=refused`)).body.items).toMatchObject([{ child: '2' }]);
    expect((await program.get(`${at}/faults?severity=refused`)).body.items).toContainEqual(
      expect.objectContaining({ code: 'date-impossible', file: 'header.csv', line: 3, column: 'DOB', child: '2' }),
    );
    expect(await people()).toEqual([]);

    const all = await program.post(`${at}/apply`, { choice: 'all', comparedAt });
    expect([all.status, all.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '#/choice' })]]);
    const begun = await program.post(`${at}/apply`, { choice: 'leave-out', comparedAt, reason: 'Sent back' });
    expect([begun.status, begun.headers.location]).toEqual([202, at]);
    await idle();
    const done = (await program.get(at)).body as { importId: string };
    expect(done).toMatchObject({
      state: 'applied',
      choice: 'leave-out',
      choiceReason: 'Sent back',
      chosenBy: 'Dora Officer',
      leftOut: { rows: 1, people: 1 },
    });
    expect(await people()).toHaveLength(1);
    expect((await program.get(`imports/${done.importId}`)).body).toMatchObject({ undoneAt: null });

    const undone = await program.post(`imports/${done.importId}/undo`, { reason: 'Wrong year' });
    expect([undone.status, undone.body]).toEqual([200, { people: 1, created: 1 }]);
    expect(await people()).toEqual([]);
    expect((await program.get(`imports/${done.importId}`)).body.undoneAt).not.toBeNull();
    const twice = await program.post(`imports/${done.importId}/undo`, { reason: 'Wrong year' });
    expect([twice.status, twice.body.type]).toEqual([409, expect.stringMatching(/cannot-be-undone$/)]);
  });

  it('tells how far it is, and takes in once what is asked twice', async () => {
    const { at, comparedAt } = await uploaded(GOOD);
    const key = { 'idempotency-key': newId() };
    const choice = { choice: 'all', comparedAt };
    const another = new Client({ connectionString: onward.databaseUrl });
    await another.connect();
    try {
      await another.query(`select pg_advisory_lock(hashtext('onward import'))`);
      const begun = await program.post(`${at}/apply`, choice, key);
      expect([begun.status, begun.body]).toEqual([
        202,
        expect.objectContaining({ state: 'applying', progress: { done: null, of: null } }),
      ]);
      expect((await program.post(`${at}/apply`, choice, key)).headers['idempotency-replayed']).toBe('true');
      expect((await program.post(`${at}/apply`, choice)).status).toBe(202);
      expect((await program.post(`${at}/discard`)).status).toBe(409);
    } finally {
      await another.end();
    }
    await idle();

    expect((await program.get(at)).body).toMatchObject({ state: 'applied', progress: null });
    expect(await onward.sql('select id from import_run')).toHaveLength(1);
    expect((await program.get('import-drafts')).body.items).toEqual([]);
  });

  it('keeps an upload that is sent twice once, and nothing of one that is refused', async () => {
    const key = { 'idempotency-key': newId() };
    const [first, second] = [
      await program.post('import-drafts', GOOD, key),
      await program.post('import-drafts', GOOD, key),
    ];
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
    expect(await kept()).toHaveLength(1);
    const mixed = await program.post('import-drafts', DIRTY, key);
    expect([mixed.status, mixed.body.type]).toEqual([422, expect.stringMatching(/idempotency-key-used$/)]);

    const none = await program.post('import-drafts', { files: [] });
    expect([none.status, none.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '#/files' })]]);
    const noBase64 = await program.post('import-drafts', { files: [{ name: 'a.csv', content: 'a,b' }] });
    expect(noBase64.body.errors).toEqual([expect.objectContaining({ pointer: '#/files/0/content' })]);
    const many = Array.from({ length: 101 }, (_, n) => ({ name: `${n}.csv`, content: 'YQ==' }));
    expect((await program.post('import-drafts', { files: many })).status).toBe(413);
    expect(await kept()).toHaveLength(1);
  });

  it('takes files of several megabytes, from whoever is signed in', async () => {
    const large = { files: [{ name: 'notes.txt', content: Buffer.alloc(2_000_000, 'a').toString('base64') }] };
    const { body, text } = await program.post('import-drafts', large);
    expect(text).toContain('"state":"open"');
    expect(body).toMatchObject({ kind: null, comparedAt: null, files: [{ bytes: 2_000_000 }] });

    const tooLarge = { files: [{ name: 'notes.txt', content: 'a'.repeat(12 * 1024 * 1024) }] };
    expect((await program.post('import-drafts', tooLarge)).status).toBe(413);
    const nobody = { authorization: 'Bearer x', 'idempotency-key': newId() };
    expect((await send(onward, 'POST', 'import-drafts', tooLarge, nobody)).status).toBe(401);
    expect((await program.post(`import-drafts/${body.id as string}/apply`, large)).status).toBe(413);
  });

  it('lists people and faults in stretches, each once', async () => {
    const children = Array.from({ length: 5 }, (_, n) => ({ CHILD: `9${n}`, DOB: '31/02/2008' }));
    const { at } = await uploaded({
      files: inBase64(
        aReturn({ Header: [{}, ...children], Episodes: [ended, ...children.map(({ CHILD }) => ({ CHILD }))] }),
      ),
    });
    for (const list of ['people?outcome=refused', 'faults?severity=refused']) {
      const whole = (await program.get(`${at}/${list}`)).body as { items: unknown[]; next: null };
      const seen: unknown[] = [];
      for (let next: string | null = `${at}/${list}&limit=2`; next !== null;) {
        const { items, next: after } = (await program.get(next)).body as { items: unknown[]; next: string | null };
        expect(items.length).toBeLessThanOrEqual(2);
        seen.push(...items);
        next = after;
      }
      expect(whole.items.length).toBeGreaterThanOrEqual(5);
      expect(seen).toEqual(whole.items);
    }
  });

  it('keeps files that are no import together, and says that nobody knows what they are', async () => {
    const content = Buffer.from('Child ID,Given name\r\n1,Mina\r\n').toString('base64');
    const files = ['one.csv', 'two.csv'].map((name) => ({ name, content }));

    expect((await uploaded({ files })).draft).toMatchObject({ kind: null, comparedAt: null, counts: null });
    const answer = await program.post('import-drafts', { files: files.slice(1) });
    expect(answer.body).toMatchObject({ kind: 'names' });
  });

  it('is told what the files are where they do not tell, and forgets what is turned down or discarded', async () => {
    const [first, second] = [await uploaded(GOOD), await uploaded(GOOD)];
    const named = await program.post(`${first.at}/comparison`, { kind: 'names', collectionYear: 2026 });
    expect(named.body.errors).toEqual([expect.objectContaining({ pointer: '#/collectionYear' })]);
    const anew = await program.post(`${first.at}/comparison`, { kind: 'ssda903', collectionYear: 2025 });
    expect(anew.body).toMatchObject({ collectionYear: 2025, state: 'open' });
    const old = await program.post(`${first.at}/apply`, { choice: 'all', comparedAt: first.comparedAt });
    expect([old.status, old.body.detail]).toEqual([409, expect.stringContaining('compared anew')]);

    expect((await program.post(`${first.at}/turn-down`, { reason: 'Wrong year' })).status).toBe(204);
    expect((await program.get(first.at)).body).toMatchObject({ state: 'turned-down', choiceReason: 'Wrong year' });
    expect((await program.post(`${second.at}/discard`)).status).toBe(204);
    expect((await program.get(second.at)).status).toBe(404);
    expect(await onward.sql('select n from import_draft_part')).toEqual([]);
    expect(await people()).toEqual([]);
  });
});
