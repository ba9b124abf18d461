import PgBoss from 'pg-boss';
import { startRecords, SYSTEM, type Records } from '../../test/support/records';
import { newId } from './ids';
import { JobQueue, SEND_MESSAGE } from './queue';
import { UnitOfWork, type Work } from './unit-of-work';

describe('the queue under the application role', () => {
  let records: Records;
  let queue: JobQueue;

  beforeAll(async () => {
    records = await startRecords();
    queue = new JobQueue(records.database.appUrl, () => undefined);
    await queue.open();
  });
  afterAll(async () => {
    await queue.close();
    await records.close();
  });
  afterEach(() => records.dataSource.query('delete from pgboss.job'));

  const write = (story: (work: Work) => Promise<void>) => records.app.get(UnitOfWork).write(SYSTEM, story);

  it('gives a job to one taker', async () => {
    const id = newId();
    await write((work) => queue.enqueue(work, SEND_MESSAGE, [id]));

    const taken = await Promise.all([queue.take(SEND_MESSAGE), queue.take(SEND_MESSAGE)]);

    expect(taken.filter((job) => job !== null)).toEqual([{ id, lastTry: false, isAgain: false }]);
  });

  it('makes one job of a cause that is queued twice', async () => {
    const id = newId();
    await write((work) => queue.enqueue(work, SEND_MESSAGE, [id]));
    await write((work) => queue.enqueue(work, SEND_MESSAGE, [id]));

    expect(await records.dataSource.query('select id from pgboss.job')).toEqual([{ id }]);
  });

  it('takes a job back when its settling is rolled back', async () => {
    const id = newId();
    await write((work) => queue.enqueue(work, SEND_MESSAGE, [id]));
    await queue.take(SEND_MESSAGE);

    const settled = write(async (work) => {
      await queue.done(work, SEND_MESSAGE, id);
      throw new Error('The note of it was refused.');
    });

    await expect(settled).rejects.toThrow('refused');
    expect(await records.dataSource.query('select state from pgboss.job')).toEqual([{ state: 'active' }]);
  });

  it('brings back the job of a copy that was killed, and clears away old ones', async () => {
    const [killed, old] = [newId(), newId()];
    await write((work) => queue.enqueue(work, SEND_MESSAGE, [killed]));
    await queue.take(SEND_MESSAGE);
    await records.dataSource.query(`update pgboss.job set started_on = now() - interval '3 minutes'`);
    await write((work) => queue.enqueue(work, SEND_MESSAGE, [old]));
    await write((work) => queue.done(work, SEND_MESSAGE, old));
    await records.dataSource.query(
      `update pgboss.job set state = 'completed', completed_on = now() - interval '1 day' where id = $1`,
      [old],
    );
    const boss = new PgBoss({ connectionString: records.database.appUrl, migrate: false, schedule: false });
    await boss.start();

    await boss.maintain();
    await boss.stop({ graceful: false });

    expect(await records.dataSource.query('select id, state from pgboss.job')).toEqual([
      { id: killed, state: 'retry' },
    ]);
    expect(await records.dataSource.query('select id from pgboss.archive')).toEqual([{ id: old }]);
  });

  it('cannot be altered: the queues are the owner’s', async () => {
    await expect(records.dataSource.query(`select pgboss.create_queue('other', '{}')`)).rejects.toThrow(
      'permission denied',
    );
    await expect(records.dataSource.query('drop table pgboss.archive')).rejects.toThrow('must be owner');
  });
});
