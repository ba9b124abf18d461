import type { UserActor } from '../access/actor';
import { now } from '../platform/clock';
import { JobQueue, SEND_TEXT } from '../platform/queue';
import { UnitOfWork } from '../platform/unit-of-work';
import { londonDateOf, londonTimeOf } from '../statutory/london-date';
import { startNight, type Night } from '../../test/support/night';
import { startNotifyServer, type NotifyServer } from '../../test/support/notify-server';
import { aTeam, aWorker, SYSTEM } from '../../test/support/records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { HowToldService } from './how-told.service';
import { MailDelivery } from './mail-delivery';
import { Message } from './message.entity';
import { Messages } from './messages';
import { Notify } from './notify';
import { OutboxService } from './outbox.service';
import { TextDelivery } from './text-delivery';

/** As often as the queue tries (platform/queue.ts): once, and eight times more. */
const TRIES = 9;
const BY_TEXT = { mobile: '07700 900123', urgentBy: ['text' as const], digestBy: [] };

describe('text messages by GOV.UK Notify', () => {
  let server: NotifyServer;
  let night: Night;
  let team: string;
  let reader: UserActor;
  let usual: Night;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startNotifyServer();
    usual = await startNight(null, server.settings, database);
  });
  afterAll(async () => {
    await usual.close();
    await server.close();
    await database.drop();
  });
  beforeEach(async () => {
    server.forget();
    await usual.empty();
    await begin(usual);
  });
  afterEach(async () => {
    if (night !== usual) await night.close();
  });

  const start = async (settings: NotifyServer['settings'] | null) => begin(await startNight(null, settings, database));
  const begin = async (begun: Night) => {
    night = begun;
    team = await aTeam(night.dataSource);
    reader = await aWorker(night.dataSource, { teamId: team });
    await night.app
      .get(HowToldService)
      .choose(reader, { ...BY_TEXT, quiet: 'none', ownHours: null, onDutyUntil: null });
  };
  const delivery = () => night.app.get(TextDelivery);
  const tell = (cause = 'urgent:1') =>
    night.app
      .get(UnitOfWork)
      .write(SYSTEM, (work) =>
        night.app
          .get(Messages)
          .tell(work, [
            { staffId: reader.staffId, kind: 'urgent', subject: 's', body: 'b', text: 'Sign in to see', cause },
          ]),
      );
  const message = () => night.dataSource.getRepository(Message).findOneByOrFail({ channel: 'text' });
  const jobs = (): Promise<{ state: string }[]> =>
    night.dataSource.query('select state from pgboss.job where name = $1', [SEND_TEXT]);
  const endBackOff = () => night.dataSource.query(`update pgboss.job set start_after = now() - interval '1 second'`);
  const longAgo = () => night.dataSource.query(`update message set looked_at = now() - interval '1 day'`);

  it('go to the number that the reader gave, signed with the key, and are sent once Notify took them', async () => {
    await tell();
    expect(await tell()).toBe(0); // the same cause

    expect(await delivery().deliverReady()).toBe(1);

    const { id, state, attempts, providerId, sentAt } = await message();
    expect(server.taken).toMatchObject([
      { phone_number: '+447700900123', personalisation: { text: 'Sign in to see' }, reference: id },
    ]);
    expect({ state, attempts, providerId }).toEqual({ state: 'sent', attempts: 1, providerId: server.taken[0]!.id });
    expect(sentAt).toBeInstanceOf(Date);
    expect(await jobs()).toEqual([{ state: 'completed' }]);
  });

  it('are delivered when Notify says so, and until then it is asked again, less and less often', async () => {
    await tell();
    await delivery().deliverReady();

    expect(await delivery().follow()).toBe(0); // on its way
    server.status = 'delivered';
    expect(await delivery().follow()).toBe(0); // asked a moment ago
    await longAgo();
    expect(await delivery().follow()).toBe(1);

    expect(await message()).toMatchObject({ state: 'delivered', deliveredAt: expect.any(Date) });
    await longAgo();
    const { length } = server.asked;
    expect(await delivery().follow()).toBe(0);
    expect(server.asked).toHaveLength(length);
  });

  it.each([
    ['permanent-failure', 'The number does not work.'],
    ['temporary-failure', 'The phone was off or out of reach.'],
    ['technical-failure', 'Notify had a fault.'],
  ])('that end in a %s show as failed, and are sent anew when someone asks for it', async (status, words) => {
    await tell();
    await delivery().deliverReady();
    server.status = status;
    await delivery().follow();
    expect(await message()).toMatchObject({ state: 'failed', lastError: expect.stringContaining(words) });

    const administrator = await aWorker(night.dataSource, { role: 'administrator', post: 'administrator' });
    await night.app.get(OutboxService).retry(administrator, (await message()).id);

    expect(await message()).toMatchObject({ state: 'queued', providerId: null });
    await delivery().deliverReady();
    expect(server.taken).toHaveLength(2);
    expect(await message()).toMatchObject({ state: 'sent', providerId: server.taken[1]!.id });
  });

  it.each([
    [400, 'BadRequestError', 'Can’t send to this recipient using a team-only API key'],
    [400, 'BadRequestError', 'Can’t send to this recipient when service is in trial mode'],
    [400, 'ValidationError', 'phone_number Not enough digits'],
    [404, 'NoResultFound', 'No result found'],
  ])('refused with %s %s (%s) fail at once: no other try would help', async (status, error, said) => {
    server.refuseNext(status, error, said);
    await tell();
    await delivery().deliverReady();

    expect(await message()).toMatchObject({ state: 'failed', attempts: 1, lastError: `${status} ${error}: ${said}` });
    await endBackOff();
    expect(await delivery().deliverReady()).toBe(0);
  });

  it.each([
    [403, 'AuthError', 'Invalid token: API key not found'],
    [429, 'RateLimitError', 'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds'],
    [500, 'Exception', 'Internal server error'],
    [503, 'Exception', 'Service unavailable'],
  ])('refused with %s %s are tried again after a while', async (status, error, said) => {
    server.refuseNext(status, error, said);
    await tell();

    await delivery().deliverReady();
    expect(await message()).toMatchObject({ state: 'queued', attempts: 1, lastError: `${status} ${error}: ${said}` });
    expect(await delivery().deliverReady()).toBe(0); // not yet
    await endBackOff();
    await delivery().deliverReady();

    expect(await message()).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
    expect(server.taken).toHaveLength(1);
  });

  it('are followed also when Notify knows nothing of another', async () => {
    await tell('urgent:1');
    await tell('urgent:2');
    await delivery().deliverReady();
    server.status = 'delivered';
    await night.dataSource.query(`update message set provider_id = 'forgotten' where provider_id = $1`, [
      server.taken[0]!.id,
    ]);

    expect(await delivery().follow()).toBe(1);

    const states = await night.dataSource.query(`select state from message where channel = 'text' order by state`);
    expect(states).toEqual([{ state: 'delivered' }, { state: 'sent' }]);
  });

  it('fail when every try was used up', async () => {
    server.refuseNext(500, 'Exception', 'Internal server error', TRIES);
    await tell();
    for (let tries = 0; tries < TRIES; tries += 1) {
      await delivery().deliverReady();
      await endBackOff();
    }

    expect(await message()).toMatchObject({ state: 'failed', attempts: TRIES });
    expect(await delivery().deliverReady()).toBe(0);
  });

  it('wait for the next day, with all their tries, when Notify takes no more that day', async () => {
    server.refuseNext(429, 'TooManyRequestsError', 'Exceeded send limits (500) for today');
    await tell();
    const before = now();
    await delivery().deliverReady();

    const { state, waitUntil } = await message();
    expect(state).toBe('queued');
    expect(waitUntil!.toISOString().slice(11)).toBe('00:05:00.000Z');
    expect(waitUntil!.getTime() - before.getTime()).toBeGreaterThan(0);
    await endBackOff();
    await delivery().deliverReady();
    expect(await message()).toMatchObject({ state: 'sent', waitUntil: null });
  });

  it('are not sent twice when the answer to the first try was lost', async () => {
    server.breakOffAfterTaking();
    await tell();
    await delivery().deliverReady();
    expect(await message()).toMatchObject({
      state: 'queued',
      lastError: expect.stringContaining('could not be reached'),
    });

    await endBackOff();
    await delivery().deliverReady();

    expect(server.taken).toHaveLength(1);
    expect(await message()).toMatchObject({ state: 'sent', providerId: server.taken[0]!.id });
  });

  it('are not sent twice when the copy that sent them was killed before it noted that', async () => {
    await tell();
    await night.app.get(JobQueue, { strict: false }).open();
    await night.app.get(JobQueue, { strict: false }).take(SEND_TEXT);
    const { id, toAddress, body } = await message();
    await fetchAs(id, toAddress, body);
    await night.dataSource.query(
      `update pgboss.job set state = 'retry', retry_count = 1, start_after = now() - interval '1 second'`,
    );

    await delivery().deliverReady();

    expect(server.taken).toHaveLength(1);
    expect(await message()).toMatchObject({ state: 'sent', providerId: server.taken[0]!.id });
  });

  it('say nothing of the key or the token, whatever goes wrong', async () => {
    await start(server.wrongSettings);
    await tell();
    await delivery().deliverReady();

    const { lastError } = await message();
    expect(lastError).toBe('403 AuthError: Invalid token: API key not found');
    const written = JSON.stringify([
      await night.dataSource.query('select * from message'),
      await night.dataSource.query('select * from audit_event'),
      await night.dataSource.query('select * from pgboss.job'),
    ]);
    for (const secret of ['Bearer', server.settings.apiKey.slice(-36), server.wrongSettings.apiKey, 'eyJ']) {
      expect(written).not.toContain(secret);
    }
  });

  it('are refused by Notify where the clock of this machine is wrong, and go when it is right', async () => {
    server.clockAhead = 120;
    await tell();
    await delivery().deliverReady();
    expect(await message()).toMatchObject({ state: 'queued', lastError: expect.stringContaining('clock') });

    server.clockAhead = 0;
    await endBackOff();
    await delivery().deliverReady();
    expect(await message()).toMatchObject({ state: 'sent' });
  });

  it('wait in the reader’s quiet hours, also when they were written before', async () => {
    const { from, to } = hoursAround(now());
    const quiet = { quiet: 'own' as const, ownHours: { from, to }, onDutyUntil: null };
    await tell();
    await night.app.get(HowToldService).choose(reader, { ...BY_TEXT, ...quiet });

    await delivery().deliverReady();

    expect(server.taken).toEqual([]);
    const { state, waitUntil, attempts } = await message();
    expect({ state, attempts }).toEqual({ state: 'queued', attempts: 0 });
    expect(londonTimeOf(waitUntil!.toISOString())).toBe(to);
    await endBackOff(); // the quiet hours are still on
    await delivery().deliverReady();
    expect(server.taken).toEqual([]);

    const onDutyUntil = londonDateOf(now().toISOString());
    await night.app.get(HowToldService).choose(reader, { ...BY_TEXT, ...quiet, onDutyUntil });
    await night.dataSource.query(`insert into authority (id, name) values (gen_random_uuid(), 'Westmoor')`);
    await endBackOff();
    await delivery().deliverReady();
    expect(server.taken).toHaveLength(1); // on duty
  });

  it('do not go to someone who has left by then', async () => {
    await tell();
    await night.dataSource.query('update staff set left_on = $2 where id = $1', [
      reader.staffId,
      londonDateOf(now().toISOString()),
    ]);

    await delivery().deliverReady();

    expect(server.taken).toEqual([]);
    expect(await message()).toMatchObject({ state: 'given-up', givenUpReason: 'They have left the council.' });
  });

  it('become mails where the council has no Notify', async () => {
    await start(null);
    await tell();

    const { channel, state, toAddress } = await night.dataSource.getRepository(Message).findOneByOrFail({});
    expect([channel, state, toAddress]).toEqual(['email', 'kept', `${reader.staffId}@example.org`]);
    expect(await night.app.get(MailDelivery).deliverReady()).toBe(0);
  });

  it('whose job was lost show as failed', async () => {
    await tell();
    await night.dataSource.query(`update pgboss.job set state = 'failed'`);
    await night.dataSource.query(`update message set created_at = now() - interval '1 hour'`);

    expect(await delivery().failLost()).toBe(1);
    expect(await message()).toMatchObject({ state: 'failed', lastError: expect.stringContaining('in time') });
  });

  /** What the killed copy sent: the same text with the same reference. */
  async function fetchAs(reference: string, number: string, text: string): Promise<void> {
    await new Notify(server.settings).sendText(number, text, reference, false);
  }
});

/** Quiet hours that have run for an hour and end in two, by the clocks of London. */
function hoursAround(at: Date): { from: string; to: string } {
  const clock = (hours: number) => londonTimeOf(new Date(at.getTime() + hours * 3_600_000).toISOString());
  return { from: clock(-1), to: clock(2) };
}
