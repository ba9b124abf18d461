import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';
import { aCareLeaverInANewFlat, anOffice, type Office } from '../pages/young-person-people';
import { aProgramOf, type Program } from '../support/api';

const DAY_MS = 86_400_000;

describe('a POST that is sent twice', () => {
  let office: Office;
  let program: Program;
  let id: string;
  let contacts: string;
  let start: Date;

  beforeAll(async () => {
    office = await anOffice();
    start = office.onward.clock.now;
    program = await aProgramOf(office.onward, office.adviser.actor);
  });
  beforeEach(async () => {
    office.onward.clock.now = start;
    id = await aCareLeaverInANewFlat(office);
    contacts = `young-people/${id}/contacts`;
  });
  afterAll(() => office.onward.close());

  const aCall = (given: object = {}) => ({ heldOn: '2026-11-20', mode: 'phone', seen: true, ...given });
  const under = (key: string) => ({ 'idempotency-key': key });
  const recorded = async () =>
    (
      await office.onward.sql<{ n: number }>('select count(*)::int as n from contact where young_person_id = $1', [id])
    )[0]!.n;

  it('is done once and answered the same', async () => {
    const key = newId();
    const first = await program.post(contacts, aCall(), under(key));
    const second = await program.post(contacts, aCall(), under(key));

    expect(first.status).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect({ status: second.status, text: second.text, at: second.headers.location }).toEqual({
      status: 201,
      text: first.text,
      at: first.headers.location,
    });
    expect(await recorded()).toBe(1);
  });

  it('is done once by ten at the same moment, each of whom gets the answer', async () => {
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => program.post(contacts, aCall({ note: 'Ten times' }), under(key))),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(await recorded()).toBe(1);
  });

  it('with the fields in another order is the same; with another body it is refused', async () => {
    const key = newId();
    await program.post(contacts, { heldOn: '2026-11-20', mode: 'phone', seen: true }, under(key));
    const same = await program.post(contacts, { seen: true, mode: 'phone', heldOn: '2026-11-20' }, under(key));
    const other = await program.post(contacts, aCall({ mode: 'text' }), under(key));

    expect(same.headers['idempotency-replayed']).toBe('true');
    expect(other.body).toMatchObject({ status: 422, type: expect.stringMatching(/idempotency-key-used$/) });
    expect(await recorded()).toBe(1);
  });

  it('to another address under the same key is refused', async () => {
    const key = newId();
    await program.post(contacts, aCall(), under(key));
    const answer = await program.post(
      `young-people/${id}/plan-dates`,
      { step: 'review', on: '2026-11-20' },
      under(key),
    );

    expect(answer.status).toBe(422);
  });

  it('under the key of another program is that program’s own', async () => {
    const key = newId();
    const another = await aProgramOf(office.onward, office.adviser.actor);
    await program.post(contacts, aCall(), under(key));
    const answer = await another.post(contacts, aCall(), under(key));

    expect(answer.status).toBe(201);
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
    expect(await recorded()).toBe(2);
  });

  it('may be mended after it was refused', async () => {
    const key = newId();
    const refused = await program.post(contacts, aCall({ mode: 'face-to-face' }), under(key));
    const mended = await program.post(contacts, aCall({ mode: 'face-to-face', place: 'elsewhere' }), under(key));

    expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: '#/place' }] });
    expect(mended.status).toBe(201);
    expect(await recorded()).toBe(1);
  });

  it('a day later is another request, and what was kept for a day is gone', async () => {
    const key = newId();
    const old = newId();
    await program.post(contacts, aCall(), under(old));
    await program.post(contacts, aCall(), under(key));
    office.onward.clock.now = new Date(start.getTime() + DAY_MS);
    const answer = await program.post(contacts, aCall(), under(key));

    expect(answer.status).toBe(201);
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
    expect(await recorded()).toBe(3);
    expect(await office.onward.sql('select 1 from api_request where key = $1', [old])).toEqual([]);
  });

  it('is not half done when the answer cannot be kept: neither the record nor the key is there', async () => {
    const key = newId();
    await office.onward.sql(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'out of space'; end $$;
      create trigger refuse before update on api_request for each row execute function refuse();`);
    const broken = await program.post(contacts, aCall(), under(key));
    expect(broken.status).toBe(500);
    expect(await recorded()).toBe(0);

    await office.onward.sql('drop trigger refuse on api_request; drop function refuse()');
    const again = await program.post(contacts, aCall(), under(key));
    expect(again.status).toBe(201);
    expect(await recorded()).toBe(1);
  });

  it('is done again after the server was killed in the middle of it', async () => {
    const key = newId();
    const [{ pid }] = await holdThePerson(id);
    const broken = program.post(contacts, aCall(), under(key));
    await waitingFor('young_person');
    await office.onward.sql(
      `select pg_terminate_backend(a.pid) from pg_stat_activity a
        where a.datname = current_database() and $1 = any(pg_blocking_pids(a.pid))`,
      [pid],
    );
    expect((await broken).status).toBe(503);
    await letThePersonGo();

    const again = await program.post(contacts, aCall(), under(key));
    expect(again.status).toBe(201);
    expect(again.headers['idempotency-replayed']).toBeUndefined();
    expect(await recorded()).toBe(1);
  });

  it('is told to come again when the first takes too long', async () => {
    const key = newId();
    await holdThePerson(id);
    const first = program.post(contacts, aCall(), under(key));
    await waitingFor('young_person');
    const second = await program.post(contacts, aCall(), under(key));
    await letThePersonGo();

    expect(second.body).toMatchObject({ status: 409, type: expect.stringMatching(/still-being-done$/) });
    expect(second.headers['retry-after']).toBe('2');
    expect((await first).status).toBe(201);
    expect(await recorded()).toBe(1);
  });

  const runner = () => office.onward.app.get(DataSource).createQueryRunner();
  let held: ReturnType<typeof runner> | null = null;

  /** Somebody else is writing about the young person. */
  async function holdThePerson(personId: string): Promise<[{ pid: number }]> {
    held = runner();
    await held.startTransaction();
    await held.query('select 1 from young_person where id = $1 for update', [personId]);
    return (await held.query('select pg_backend_pid() as pid')) as [{ pid: number }];
  }

  async function letThePersonGo(): Promise<void> {
    await held!.rollbackTransaction();
    await held!.release();
    held = null;
  }

  /** Until a statement that names the table waits for somebody. */
  async function waitingFor(table: string): Promise<void> {
    for (;;) {
      const waiting = await office.onward.sql(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and query like '%' || $1 || '%'`,
        [table],
      );
      if (waiting.length > 0) return;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
});
