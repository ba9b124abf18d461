import { newId } from '../../src/platform/ids';
import { aWorkbook, list9 } from '../imports/a-workbook';
import { inBase64 } from '../imports/a-return';
import { aProgramOf, type ApiAnswer, type Program } from '../support/api';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';

describe('the words of imported lists through the API', () => {
  let onward: TestApp;
  let officer: SignedInBrowser;
  let program: Program;

  beforeAll(async () => {
    onward = await startTestApp();
  });
  beforeEach(async () => {
    await onward.empty();
    officer = await onward.signInAs('data-officer', { name: 'Dora Officer' });
    program = await aProgramOf(onward, officer.actor);
  });
  afterAll(() => onward.close());

  const unmapped = async (draftAt: string) =>
    ((await program.get(`${draftAt}/faults`)).body.items as { code: string; column: string }[])
      .filter(({ code }) => code === 'word-unmapped')
      .map(({ column }) => column);
  const say = (answers: object[], headers = {}) => program.post('import-words', { answers }, headers);
  const words = async (query = '') => (await program.get(`import-words${query}`)).body.items as { word: string }[];
  const answered = async () => (await onward.sql('select 1 from import_word where answered_at is not null')).length;
  const pointers = ({ status, body }: ApiAnswer): unknown[] => [
    status,
    (body.errors as { pointer: string }[]).map(({ pointer }) => pointer),
  ];

  it('are asked about, answered, used by the next comparison and shown on the page', async () => {
    const list = list9([
      { 'Type of Accommodation': 'At the Lodge', 'Activity Status': 'At the works', 'LA in Touch': 'Yes' },
    ]);
    const draftAt = String(
      (await program.post('import-drafts', { files: inBase64([aWorkbook([list])]) })).headers.location,
    );
    expect((await unmapped(draftAt)).sort()).toEqual(['Activity Status', 'Type of Accommodation']);
    const open = await words('?open=true');
    expect(open).toHaveLength(2);
    expect(open).toContainEqual(
      expect.objectContaining({
        column: 'accommodation',
        word: 'At the Lodge',
        meaning: null,
        leaveOut: false,
        answeredBy: null,
        answeredAt: null,
      }),
    );

    const saved = await say([
      { column: 'activity', word: 'at the WORKS', leaveOut: true },
      { column: 'accommodation', word: 'At the Lodge', meaning: 'z' },
    ]);
    expect([saved.status, saved.body.items]).toEqual([
      200,
      [
        expect.objectContaining({ word: 'At the works', meaning: null, leaveOut: true, answeredBy: 'Dora Officer' }),
        expect.objectContaining({ meaning: 'Z', meaningInWords: 'With former foster carers', version: 2 }),
      ],
    ]);
    expect(await words('?open=true')).toEqual([]);
    expect(await words('?open=false')).toEqual(await words());

    await program.post(`${draftAt}/comparison`, { kind: 'annex-a' });
    expect(await unmapped(draftAt)).toEqual([]);
    const shown = (await officer.get('/imports/words')).$('main').text().replaceAll(/\s+/g, ' ');
    expect(shown).toMatch(
      /“At the Lodge” means With former foster carers Type of accommodation\. Said by Dora Officer on/,
    );
    expect(shown).toContain('“At the works” means Left out');
    expect(await onward.sql(`select count(*)::int as n from audit_event where did = 'import-word.answered'`)).toEqual([
      { n: 2 },
    ]);
  });

  it('can be told of staff and teams by name, address or id, before any list', async () => {
    const { staffId } = officer.actor;
    const [{ email }] = (await onward.sql('select email from staff where id = $1', [staffId])) as [{ email: string }];
    for (const [at, meaning] of ['dora officer', email.toUpperCase(), staffId].entries()) {
      const { body } = await say([{ column: 'worker', word: `D. O. ${at}`, meaning }]);
      expect(body.items).toMatchObject([{ meaning: staffId, meaningInWords: 'Dora Officer' }]);
    }
  });

  it('are saved all or none, with every answer named that is wrong', async () => {
    const good = { column: 'gender', word: 'Ladies', meaning: 'F' };
    const wrong = await say([
      good,
      { ...good, word: 'Gents', meaning: 'Q' },
      { ...good, word: '...' },
      { ...good, word: 'LADIES' },
      { column: 'team', word: 'North', meaning: newId() },
      { ...good, word: 'a\u200bb' },
    ]);
    expect(pointers(wrong)).toEqual([
      422,
      ['#/answers/1/meaning', '#/answers/2/word', '#/answers/3/word', '#/answers/4/meaning', '#/answers/5/word'],
    ]);
    const unclear = await say([good, { ...good, leaveOut: true }, { column: 'gender', word: 'Gents' }]);
    expect(pointers(unclear)).toEqual([422, ['#/answers/1/meaning', '#/answers/2/meaning']]);
    expect(await words()).toEqual([]);
  });

  it('are changed only by whoever has seen what was said, and once by what is sent twice', async () => {
    const ladies = { column: 'gender', word: 'Ladies', meaning: 'F' };
    const key = { 'idempotency-key': newId() };
    const first = await say([ladies], key);
    expect((await say([ladies], key)).headers['idempotency-replayed']).toBe('true');
    expect((await say([ladies])).body).toEqual(first.body);

    const others = [
      { ...ladies, word: 'Gents' },
      { ...ladies, meaning: 'M' },
    ];
    expect(pointers(await say(others))).toEqual([409, ['#/answers/1/version']]);
    expect(pointers(await say([{ ...ladies, meaning: 'M', version: 1 }]))).toEqual([409, ['#/answers/0/version']]);
    expect(await answered()).toBe(1);
    const changed = await say([{ ...ladies, meaning: 'M', version: 2 }]);
    expect(changed.body.items).toMatchObject([{ meaning: 'M', version: 3 }]);
  });

  it('are listed in pages, each once, with the filter kept', async () => {
    await say(['One', 'Two', 'Three', 'Four', 'Five'].map((word) => ({ column: 'activity', word, leaveOut: true })));
    const whole = await words('?open=false');
    const seen: unknown[] = [];
    for (let next: string | null = 'import-words?open=false&limit=2'; next !== null;) {
      const { items, next: after } = (await program.get(next)).body as { items: unknown[]; next: string | null };
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items);
      next = after;
    }

    expect(whole).toHaveLength(5);
    expect(seen).toEqual(whole);
    expect((await program.get('import-words?open=perhaps')).status).toBe(422);
  });
});
