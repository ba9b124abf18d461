import { newId } from '../platform/ids';
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
        textMessages: 'off',
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

  it('says that Notify refuses our key, and nothing of the key, until it takes a text again', async () => {
    const key = `westmoor-${newId()}-${newId()}`;
    const withTexts = await startTestApp({ NOTIFY_API_KEY: key, NOTIFY_TEMPLATE_ID: newId() });
    try {
      const { actor } = await withTexts.signInAs('adviser');
      const texts = async () => (await withTexts.visitor().get('/health/ready')).text;
      const aText = (state: string, error: string | null, sent: string) =>
        withTexts.sql(
          `insert into message (id, to_staff_id, to_address, subject, body, cause, message_id, channel, state, last_error, sent_at)
           values (gen_random_uuid(), $1, '+447700900123', 's', 'b', gen_random_uuid(), 'm', 'text', $2, $3, ${sent})`,
          [actor.staffId, state, error],
        );
      expect(JSON.parse(await texts())).toMatchObject({ textMessages: 'on' });

      await aText('queued', '403 AuthError: Invalid token: API key not found', 'null');
      expect(JSON.parse(await texts())).toMatchObject({ ready: true, textMessages: 'refused' });
      expect(await texts()).not.toContain(key.slice(-36));
      await aText('sent', null, `now() + interval '1 second'`);
      expect(JSON.parse(await texts())).toMatchObject({ textMessages: 'on' });
    } finally {
      await withTexts.close();
    }
  });

  it('is not ready when a migration is missing', async () => {
    await onward.sql('delete from migrations');

    const { status, health } = await ready();

    expect(status).toBe(503);
    expect(health.pendingMigrations).not.toEqual([]);
  });

  it('is alive but not ready when the database cannot be reached, and pages say so; what was sent can be sent again', async () => {
    const adviser = await onward.signInAs('adviser');
    await adviser.get('/duty');
    await onward.sql(
      `do $$ begin execute format('revoke connect on database %I from public, onward_app', current_database()); end $$`,
    );
    await onward.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'onward_app'`,
    );

    const { status, health } = await ready();
    const page = await adviser.get('/duty');
    const away = await adviser.post('/duty', { q: 'Mill Lane' });

    expect(status).toBe(503);
    expect(health.database).toBe('not reached');
    expect((await onward.visitor().get('/health/live')).status).toBe(200);
    expect(page.status).toBe(503);
    expect(page.$('h1').text()).toBe('The service is not available');
    expect([away.status, away.$('.onward-kept').text()]).toEqual([503, 'Mill Lane']);

    await onward.sql(
      `do $$ begin execute format('grant connect on database %I to onward_app', current_database()); end $$`,
    );
    // With the token of that page, which did not know who asked.
    expect((await adviser.post('/duty', { q: 'Mill Lane' })).status).toBe(200);
  });
});
