import { startTestApp, type TestApp } from '../../test/support/app';

describe('health, for whoever watches over the service', () => {
  let onward: TestApp;
  beforeEach(async () => {
    onward = await startTestApp();
    onward.clock.now = new Date('2026-03-09T09:00:00Z');
  });
  afterEach(() => onward.close());

  const ready = async () => {
    const answer = await onward.visitor().get('/health/ready');
    return { status: answer.status, health: JSON.parse(answer.text) as Record<string, unknown> };
  };

  it('is told without sign-in', async () => {
    expect((await onward.visitor().get('/health/live')).status).toBe(200);
    expect(await ready()).toEqual({
      status: 200,
      health: {
        ready: true,
        database: 'reached',
        pendingMigrations: [],
        jobs: [],
        bankHolidays: { knownUntil: 2028, endSoon: false },
      },
    });
  });

  it('shows the last night and how it went', async () => {
    await onward.sql(
      `insert into job_run (job, for_date, state, lease_until, finished_at) values
        ('nightly', '2026-03-07', 'done', now(), '2026-03-07T02:16:00Z'),
        ('nightly', '2026-03-08', 'failed', now(), null)`,
    );

    expect((await ready()).health.jobs).toEqual([
      { job: 'nightly', forDate: '2026-03-08', state: 'failed', finishedAt: null },
    ]);
  });

  it('warns when less than a year of bank holidays is left', async () => {
    onward.clock.now = new Date('2028-01-02T09:00:00Z');

    expect((await ready()).health.bankHolidays).toEqual({ knownUntil: 2028, endSoon: true });
  });

  it('is not ready when a migration is missing', async () => {
    await onward.sql('delete from migrations');

    const { status, health } = await ready();

    expect(status).toBe(503);
    expect(health.pendingMigrations).not.toEqual([]);
  });

  it('is alive but not ready when the database cannot be reached, and pages say so', async () => {
    await onward.sql(
      `do $$ begin execute format('revoke connect on database %I from public, onward_app', current_database()); end $$`,
    );
    await onward.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'onward_app'`,
    );

    const { status, health } = await ready();
    const page = await onward.visitor().get('/sign-in');
    const form = await onward.app.inject({
      method: 'POST',
      url: '/young-people/new',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'note=A+long+note.',
    });

    expect(status).toBe(503);
    expect(health.database).toBe('not reached');
    expect((await onward.visitor().get('/health/live')).status).toBe(200);
    expect(page.status).toBe(503);
    expect(page.$('h1').text()).toBe('The service is not available');
    expect(form.statusCode).toBe(503);
    expect(form.body).toContain('A long note.');
  });
});
