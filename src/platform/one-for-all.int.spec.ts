import { newId } from './ids';
import { UnitOfWork } from './unit-of-work';
import { aTeam, aWorker, startRecords, SYSTEM, type Records } from '../../test/support/records';
import type { Actor, UserActor } from '../access/actor';

describe('one transaction around several stories', () => {
  let records: Records;
  let work: UnitOfWork;
  let actor: UserActor;

  beforeAll(async () => {
    records = await startRecords();
    work = records.app.get(UnitOfWork);
    actor = await aWorker(records.dataSource);
  });
  afterAll(() => records.close());

  const teams = () => records.dataSource.query<unknown[]>('select 1 from team');
  const addTeam = (id = newId()) =>
    work.write(actor, ({ manager }) =>
      manager.query('insert into team (id, name) values ($1::uuid, $1::uuid::text)', [id]),
    );
  const count = () =>
    work.read(actor, ({ manager }) => manager.query<unknown[]>('select 1 from team').then((rows) => rows.length));

  it('lets a later story see what an earlier one wrote, and nobody else until it is over', async () => {
    const before = (await teams()).length;
    await work.oneForAll(actor, async () => {
      await addTeam();
      expect(await count()).toBe(before + 1);
      expect(await teams()).toHaveLength(before);
    });
    expect(await teams()).toHaveLength(before + 1);
  });

  it('undoes all of them when one fails, even if that was caught', async () => {
    const before = (await teams()).length;
    const caught = work.oneForAll(actor, async () => {
      await addTeam();
      await work.write(actor, () => Promise.reject(new Error('no'))).catch(() => undefined);
    });
    await expect(caught).rejects.toThrow('no');
    expect(await teams()).toHaveLength(before);
  });

  it('tells what failed first, not what could not be done any more because of it', async () => {
    const failed = work.oneForAll(actor, async () => {
      await addTeam('no id').catch(() => undefined);
      await addTeam();
    });
    await expect(failed).rejects.toMatchObject({ driverError: { code: '22P02' } });
  });

  it('tells no story in another’s name', async () => {
    await expect(work.oneForAll(actor, () => work.read(SYSTEM, () => Promise.resolve(1)))).rejects.toThrow(
      'One transaction is one actor’s.',
    );
  });

  it('reads in another’s name on the same connection, and goes on in its own; what fails there undoes it', async () => {
    const who = (as: Actor) =>
      work.read(as, async ({ manager }) => {
        const said: unknown[] = await manager.query(
          `select current_setting('app.role') as role, pg_backend_pid() as pid, (select count(*)::int from team) as teams`,
        );
        return said[0] as { pid: number };
      });
    await work.oneForAll(actor, async () => {
      await addTeam();
      const own = await who(actor);
      expect(await work.inNameOf(SYSTEM, () => who(SYSTEM))).toEqual({ ...own, role: 'system' });
      expect(await who(actor)).toEqual(own);
    });
    const before = (await teams()).length;
    const fails = work.oneForAll(actor, async () => {
      await addTeam();
      await work
        .inNameOf(SYSTEM, () => work.read(SYSTEM, () => Promise.reject(new Error('no'))))
        .catch(() => undefined);
    });
    await expect(fails).rejects.toThrow('no');
    expect(await teams()).toHaveLength(before);
  });

  it('keeps apart what goes on beside it', async () => {
    const before = (await teams()).length;
    let finish: () => void;
    const finished = new Promise<void>((done) => (finish = done));
    const open = work.oneForAll(actor, async () => {
      await addTeam();
      await finished;
      throw new Error('undone');
    });
    await aTeam(records.dataSource);
    await addTeam();
    finish!();
    await expect(open).rejects.toThrow('undone');
    expect(await teams()).toHaveLength(before + 2);
  });
});
