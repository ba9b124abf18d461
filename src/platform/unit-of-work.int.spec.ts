import { Client } from 'pg';
import type { Actor, UserActor } from '../access/actor';
import { aTeam, aWorker, startRecords, SYSTEM, type Records } from '../../test/support/records';
import { newId } from './ids';
import { problemFromDatabase } from './problem';
import { UnitOfWork, type Work } from './unit-of-work';

describe('a unit of work', () => {
  let records: Records;
  let unitOfWork: UnitOfWork;
  let user: UserActor;
  let superuser: Client;
  beforeAll(async () => {
    records = await startRecords();
    unitOfWork = records.app.get(UnitOfWork);
    user = await aWorker(records.dataSource);
    superuser = new Client({ connectionString: records.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await records.close();
  });

  const setting = (actor: Actor, name: string): Promise<unknown> =>
    unitOfWork.write(actor, async ({ manager }) => {
      const [row]: { value: string }[] = await manager.query('select current_setting($1) as value', [name]);
      return row?.value;
    });

  it('lets a person wait ten seconds for what another holds, and a job as long as it takes', async () => {
    expect(await setting(user, 'lock_timeout')).toBe('10s');
    expect(await setting(SYSTEM, 'lock_timeout')).toBe('0');
  });

  it('is given up by the database when its machine has been silent for five minutes', async () => {
    expect(await setting(user, 'idle_in_transaction_session_timeout')).toBe('5min');
    expect(await setting(SYSTEM, 'idle_in_transaction_session_timeout')).toBe('5min');
  });

  it('leaves nothing of its settings on the connection', async () => {
    await setting(user, 'lock_timeout');

    const [left] = await records.dataSource.query(
      `select current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`,
    );
    expect(left).toEqual({ lock: '0', idle: '0' });
  });

  it('that waited too long says that somebody else is at it', async () => {
    const team = await aTeam(records.dataSource);
    await superuser.query('begin');
    await superuser.query('select from team where id = $1 for update', [team]);

    const refusal = await unitOfWork
      .write(user, async ({ manager }) => {
        await manager.query(`set local lock_timeout = '20ms'`);
        await manager.query('update team set name = name where id = $1', [team]);
      })
      .catch(problemFromDatabase);
    await superuser.query('rollback');

    expect(refusal).toMatchObject({ kind: 'busy' });
  });

  it('tells a story once more that met the same id at the same instant, and then it is refused', async () => {
    const id = newId();
    const told: string[] = [];
    const make = async (name: string) =>
      unitOfWork.write(user, async ({ manager }) => {
        told.push(name);
        const [found]: { name: string }[] = await manager.query('select name from team where id = $1', [id]);
        if (found) return found.name;
        await manager.query('select pg_sleep(0.1)');
        await manager.query('insert into team (id, name) values ($1, $2)', [id, name]);
        return name;
      });
    const [first, second] = await Promise.all([make('Ash'), make('Beech')]);

    expect(first).toBe(second);
    expect(told).toHaveLength(3);
    const blind = ({ manager }: Work) => manager.query(`insert into team (id, name) values ($1, 'Cedar')`, [id]);
    await expect(unitOfWork.write(user, blind)).rejects.toMatchObject({ driverError: { constraint: 'team_pkey' } });
  });

  it('tells the one of two stories once more that the database ended, as each held what the other wanted', async () => {
    const [north, south] = [await aTeam(records.dataSource, 'North'), await aTeam(records.dataSource, 'South')];
    const told: string[] = [];
    const rename = async (ids: string[], name: string) =>
      unitOfWork.write(user, async ({ manager }) => {
        told.push(name);
        for (const id of ids) {
          await manager.query('update team set name = name || $2 where id = $1', [id, name]);
          await manager.query('select pg_sleep(0.1)');
        }
      });
    await Promise.all([rename([north, south], ' 1'), rename([south, north], ' 2')]);

    expect(told).toHaveLength(3);
    const [row] = await superuser
      .query<{ names: string[] }>('select array_agg(name order by name) as names from team where id = any($1)', [
        [north, south],
      ])
      .then(({ rows }) => rows);
    expect(row!.names.map((name) => name.length)).toEqual(['North 1 2'.length, 'South 1 2'.length]);
  });

  it('cut off before it was to be saved says that nothing was', async () => {
    const refusal = await unitOfWork
      .write(user, async (work) => {
        await cutOff(work);
        await work.manager.query('select');
      })
      .catch(problemFromDatabase);

    expect(refusal).toMatchObject({
      kind: 'database-unavailable',
      detail: expect.stringContaining('Nothing was saved'),
    });
  });

  it('cut off while it was being saved claims neither that it was nor that it was not', async () => {
    await expect(unitOfWork.write(user, cutOff)).rejects.toMatchObject({
      kind: 'perhaps-saved',
      detail: expect.stringContaining('not saved twice'),
    });
  });

  async function cutOff({ manager }: Work): Promise<void> {
    const [{ pid }]: [{ pid: number }] = await manager.query('select pg_backend_pid() as pid');
    await superuser.query('select pg_terminate_backend($1, 5000)', [pid]);
  }
});
