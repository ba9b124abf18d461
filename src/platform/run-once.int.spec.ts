import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { SystemActor } from '../access/actor';
import { localDate } from '../statutory/local-date';
import { startRecords, type Records } from '../../test/support/records';
import { newId } from './ids';
import { RunOnce, type Step } from './run-once';
import { UnitOfWork } from './unit-of-work';

const ACTOR: SystemActor = { kind: 'system', name: 'nightly job' };
const TODAY = localDate('2026-03-09');

describe('a job that runs once for each date', () => {
  let records: Records;
  let runOnce: RunOnce;
  let job: string;
  let jobs = 0;

  beforeAll(async () => {
    records = await startRecords();
    runOnce = new RunOnce(records.app.get(UnitOfWork));
    Logger.overrideLogger(false); // failures are what is tested here
  });
  afterAll(() => records.close());
  beforeEach(() => {
    jobs += 1;
    job = `job ${jobs}`;
  });

  /** Does something that can be counted in the database, so that a step that was rolled back is not counted. */
  const step = (name: string, during: () => Promise<void> = () => Promise.resolve()): Step => ({
    name,
    run: async ({ manager }) => {
      await manager.query('insert into team (id, name) values ($1, $2)', [newId(), `${job} ${name} ${newId()}`]);
      await during();
      return { rows: 1 };
    },
  });
  const timesDone = async (name: string): Promise<number> => {
    const [row]: { n: number }[] = await records.dataSource.query(
      'select count(*)::int as n from team where starts_with(name, $1)',
      [`${job} ${name} `],
    );
    return row!.n;
  };
  const stored = async () => {
    const [row] = await records.dataSource.query('select * from job_run where job = $1 and for_date = $2', [
      job,
      TODAY,
    ]);
    return row;
  };

  it('keeps what each step did and when it finished', async () => {
    const run = await runOnce.run(ACTOR, job, TODAY, [step('one'), step('two')]);

    expect(run).toEqual({
      job,
      forDate: TODAY,
      outcome: 'done',
      steps: { one: { rows: 1 }, two: { rows: 1 } },
      error: null,
    });
    expect(await stored()).toMatchObject({ state: 'done', steps: run.steps, error: null });
    expect((await stored()).finished_at).toBeInstanceOf(Date);
    const events = await records.dataSource.query(`select actor, detail from audit_event where subject_id = $1`, [
      `${job} ${TODAY}`,
    ]);
    expect(events).toEqual([{ actor: 'nightly job', detail: run.steps }]);
  });

  it('does nothing the second time', async () => {
    await runOnce.run(ACTOR, job, TODAY, [step('one')]);

    const again = await runOnce.run(ACTOR, job, TODAY, [step('one')]);

    expect(again).toMatchObject({ outcome: 'already done', steps: { one: { rows: 1 } } });
    expect(await timesDone('one')).toBe(1);
  });

  it('is run by one copy when two start it together', async () => {
    const slow = () => pause(200).then(() => undefined);

    const runs = await Promise.all([1, 2].map(() => runOnce.run(ACTOR, job, TODAY, [step('one', slow)])));

    expect(runs.map(({ outcome }) => outcome).sort()).toEqual(['done', 'running elsewhere']);
    expect(await timesDone('one')).toBe(1);
  });

  it('says that it failed and why, and goes on from there at the next try', async () => {
    const breaks = step('two', () => Promise.reject(new Error('The disk is full.')));
    const failed = await runOnce.run(ACTOR, job, TODAY, [step('one'), breaks]);
    expect(failed).toMatchObject({ outcome: 'failed', error: 'The disk is full.', steps: { one: { rows: 1 } } });
    expect(await stored()).toMatchObject({ state: 'failed', error: 'The disk is full.', finished_at: null });
    expect(await timesDone('two')).toBe(0);

    const run = await runOnce.run(ACTOR, job, TODAY, [step('one'), step('two')]);

    expect(run.outcome).toBe('done');
    expect(await stored()).toMatchObject({ state: 'done', error: null });
    expect([await timesDone('one'), await timesDone('two')]).toEqual([1, 1]);
  });

  it('repeats nothing of what was being saved when the database refused it', async () => {
    const refused = step('one', async () => {
      await records.dataSource.query(`select 'Jasmine'::date`);
    });

    const { error } = await runOnce.run(ACTOR, job, TODAY, [refused]);

    expect(error).toBe('The database refused (22007).');
  });

  it('is taken over from a killed copy when its lease has run out, and not before', async () => {
    await runOnce.run(ACTOR, job, TODAY, [step('one'), step('two', () => Promise.reject(new Error('killed')))]);
    const leaves = (ms: number) =>
      records.dataSource.query(
        `update job_run set state = 'running', lease_until = clock_timestamp() + $2 * interval '1 millisecond' where job = $1`,
        [job, ms],
      );

    await leaves(60_000);
    expect((await runOnce.run(ACTOR, job, TODAY, [step('one'), step('two')])).outcome).toBe('running elsewhere');
    await leaves(-1);
    expect((await runOnce.run(ACTOR, job, TODAY, [step('one'), step('two')])).outcome).toBe('done');
    expect([await timesDone('one'), await timesDone('two')]).toEqual([1, 1]);
  });

  it('renews its lease while a step takes longer than that', async () => {
    const long = runOnce.run(ACTOR, job, TODAY, [step('one', () => pause(900).then(() => undefined))], 300);
    await pause(600);

    expect((await runOnce.run(ACTOR, job, TODAY, [step('one')])).outcome).toBe('running elsewhere');
    expect((await long).outcome).toBe('done');
  });

  it('saves nothing from a copy that lost the run while it slept', async () => {
    let other: Promise<unknown> = Promise.resolve();
    const sleeps = step('one', async () => {
      await records.dataSource.query(
        `update job_run set lease_until = clock_timestamp() - interval '1 s' where job = $1`,
        [job],
      );
      other = runOnce.run(ACTOR, job, TODAY, [step('one')]);
      await other;
    });

    const run = await runOnce.run(ACTOR, job, TODAY, [sleeps]);

    expect(run).toMatchObject({ outcome: 'failed', error: 'Another copy of the application has taken this run over.' });
    expect(await other).toMatchObject({ outcome: 'done' });
    expect(await stored()).toMatchObject({ state: 'done', error: null });
    expect(await timesDone('one')).toBe(1);
  });

  it('lists the dates that were missed, oldest first, and none from before it first ran', async () => {
    expect(await runOnce.unfinished(ACTOR, job, TODAY)).toEqual([TODAY]);

    await runOnce.run(ACTOR, job, localDate('2026-03-05'), []);
    await runOnce.run(ACTOR, job, localDate('2026-03-07'), [step('one', () => Promise.reject(new Error('no')))]);

    expect(await runOnce.unfinished(ACTOR, job, TODAY)).toEqual([
      '2026-03-06',
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
    ]);
  });

  it('goes back a month at most', async () => {
    await runOnce.run(ACTOR, job, localDate('2025-11-03'), []);

    const dates = await runOnce.unfinished(ACTOR, job, TODAY);

    expect([dates.length, dates[0]]).toEqual([32, '2026-02-06']);
  });
});
