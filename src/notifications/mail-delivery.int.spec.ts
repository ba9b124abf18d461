import { setTimeout as pause } from 'node:timers/promises';
import type { AddressObject } from 'mailparser';
import type { UserActor } from '../access/actor';
import { Nightly } from '../deadlines/nightly';
import { JobQueue, SEND_MESSAGE } from '../platform/queue';
import { UnitOfWork } from '../platform/unit-of-work';
import { localDate } from '../statutory/local-date';
import { startMailServer, type MailServer } from '../../test/support/mail-server';
import { aDueItem, anAllocation, startNight, type Night } from '../../test/support/night';
import { aTeam, aWorker, aYoungPerson, SYSTEM } from '../../test/support/records';
import { MailDelivery } from './mail-delivery';
import { Message } from './message.entity';
import { Messages } from './messages';
import { OutboxService } from './outbox.service';

/** As often as the queue tries (platform/queue.ts): once, and eight times more. */
const TRIES = 9;

describe('mail delivery', () => {
  let server: MailServer;
  let night: Night;
  let reader: UserActor;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    server = await startMailServer();
    night = await startNight(server.url);
    await server.close();
  });
  afterAll(() => night.close());
  beforeEach(async () => {
    await night.empty();
    const opened = await startMailServer(Number(new URL(server.url).port));
    server = opened;
    closing.push(() => opened.close());
    reader = await aWorker(night.dataSource, { teamId: await aTeam(night.dataSource) });
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const administrator = () => aWorker(night.dataSource, { role: 'administrator', post: 'administrator' });
  const delivery = () => night.app.get(MailDelivery);
  const send = (cause: string, from: Night = night) =>
    from.app.get(UnitOfWork).write(SYSTEM, (work) =>
      from.app.get(Messages).send(work, [
        {
          toStaffId: reader.staffId,
          toAddress: 'ada@council.example',
          subject: 'Onward: 2 overdue',
          body: 'Overdue: 2\n',
          cause,
        },
      ]),
    );
  const message = () => night.dataSource.getRepository(Message).findOneByOrFail({});
  const jobs = (): Promise<{ id: string; state: string }[]> =>
    night.dataSource.query('select id, state from pgboss.job where name = $1', [SEND_MESSAGE]);
  /** Waiting out the back-off would take hours. */
  const endBackOff = () => night.dataSource.query(`update pgboss.job set start_after = now() - interval '1 second'`);
  const tryUntilItGivesUp = async () => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await delivery().deliverReady();
      await endBackOff();
    }
  };

  it('hands a queued mail to the mail server and notes that it was sent', async () => {
    await send('digest:1');
    expect(await delivery().deliverReady()).toBe(1);

    const { received } = server;
    expect(received.map(({ subject, text }) => [subject, text])).toEqual([['Onward: 2 overdue', 'Overdue: 2\n']]);
    expect(received[0]!.from?.text).toBe('"Onward" <onward@council.example>');
    expect(received[0]!.to).toMatchObject({ text: 'ada@council.example' });
    const { id, state, attempts, sentAt, messageId } = await message();
    expect({ state, attempts }).toEqual({ state: 'sent', attempts: 1 });
    expect(sentAt).toBeInstanceOf(Date);
    expect(messageId).toBe(`<${id}@council.example>`);
    expect(received[0]!.messageId).toBe(messageId);
    expect(await jobs()).toEqual([{ id, state: 'completed' }]);
  });

  it('brings each reader of the night one mail, with a link and nobody named', async () => {
    const person = await aYoungPerson(night.dataSource, { givenName: 'Marisol', familyName: 'Quennell' });
    await anAllocation(night.dataSource, person, reader.staffId);
    const serviceManager = await aWorker(night.dataSource, { post: 'service-manager', role: 'manager' });
    for (const dueOn of ['2026-03-01', '2026-03-08', '2026-03-12']) {
      await aDueItem(night.dataSource, person, { dueOn: localDate(dueOn) });
    }

    await night.app.get(Nightly).run(localDate('2026-03-09'), localDate('2026-03-09'));
    await delivery().deliverReady();

    const readers = [reader, serviceManager].map(({ staffId }) => `${staffId}@example.org`);
    expect(server.received.map(({ to }) => (to as AddressObject).text).sort()).toEqual(readers.sort());
    for (const { subject, text } of server.received) {
      expect(subject).toBe('Onward: 2 overdue, 1 due in the next 14 days');
      expect(text).toContain('https://onward.example/today');
      expect(text).not.toMatch(/Marisol|Quennell/);
      expect(text).not.toContain(person);
    }
  });

  it('sends one mail for one cause', async () => {
    await send('digest:1');
    expect(await send('digest:1')).toBe(0);

    expect(await delivery().deliverReady()).toBe(1);
    expect(await delivery().deliverReady()).toBe(0);
    expect(server.received).toHaveLength(1);
  });

  it('leaves neither mail nor job when the cause is rolled back', async () => {
    const rolledBack = night.app.get(UnitOfWork).write(SYSTEM, async (work) => {
      await night.app
        .get(Messages)
        .send(work, [
          { toStaffId: reader.staffId, toAddress: 'ada@council.example', subject: 's', body: 'b', cause: 'digest:1' },
        ]);
      throw new Error('The fact was refused.');
    });

    await expect(rolledBack).rejects.toThrow('The fact was refused.');
    expect(await jobs()).toEqual([]);
    expect(await delivery().deliverReady()).toBe(0);
    expect(await night.dataSource.getRepository(Message).count()).toBe(0);
  });

  it('tries again after a refusal, later and under the same Message-ID', async () => {
    server.refuseNext(1);
    await send('digest:1');

    await delivery().deliverReady();
    expect(await message()).toMatchObject({
      state: 'queued',
      attempts: 1,
      lastError: expect.stringContaining('Come back later'),
    });
    expect(await delivery().deliverReady()).toBe(0); // not yet

    await endBackOff();
    await delivery().deliverReady();
    expect(await message()).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
    expect([server.refused, server.received.map(({ messageId }) => messageId)]).toEqual([
      [(await message()).messageId],
      [(await message()).messageId],
    ]);
  });

  it('shows a mail as failed when the server stays away, and sends it when someone asks for another try', async () => {
    await send('digest:1');
    await server.close();

    await tryUntilItGivesUp();

    const outbox = night.app.get(OutboxService);
    const actor = await administrator();
    expect(await message()).toMatchObject({
      state: 'failed',
      attempts: TRIES,
      lastError: expect.stringContaining('ECONNREFUSED'),
    });
    expect(await delivery().deliverReady()).toBe(0);
    const { messages, counts } = await outbox.list(actor, { state: 'failed' });
    expect([messages.map(({ toAddress }) => toAddress), counts.failed]).toEqual([['ada@council.example'], 1]);

    const back = await startMailServer(Number(new URL(server.url).port));
    closing.push(() => back.close());
    await outbox.retry(actor, messages[0]!.id);
    await delivery().deliverReady();
    expect(await message()).toMatchObject({ state: 'sent', attempts: TRIES + 1, lastError: null });
    expect(back.received).toHaveLength(1);
    await expect(outbox.retry(actor, messages[0]!.id)).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
  });

  it('sends every mail that had failed once more, and each once, when all are tried again', async () => {
    for (const n of [1, 2, 3]) await send(`digest:${n}`);
    await server.close();
    await tryUntilItGivesUp();
    const back = await startMailServer(Number(new URL(server.url).port));
    closing.push(() => back.close());

    expect(await night.app.get(OutboxService).retryAllFailed(await administrator())).toBe(3);
    await delivery().deliverReady();

    expect(new Set(back.received.map(({ messageId }) => messageId)).size).toBe(3);
    expect(back.received).toHaveLength(3);
  });

  it('does not send again what was sent before its copy was killed', async () => {
    await send('digest:1');
    const { id } = await message();
    await night.app.get(JobQueue, { strict: false }).open();
    await night.app.get(JobQueue, { strict: false }).take(SEND_MESSAGE);
    await night.dataSource.getRepository(Message).update(id, { state: 'sent' });
    await night.dataSource.query(`update pgboss.job set state = 'retry', start_after = now() - interval '1 second'`);

    expect(await delivery().deliverReady()).toBe(1);

    expect(server.received).toEqual([]);
    expect(await jobs()).toEqual([{ id, state: 'completed' }]);
  });

  it('shows a mail whose job was lost as failed', async () => {
    await send('digest:1');
    await night.dataSource.query(`update pgboss.job set state = 'failed'`);
    expect(await delivery().failLost()).toBe(0); // it may be the last try of another copy

    await night.dataSource.query(`update message set created_at = now() - interval '1 hour'`);

    expect(await delivery().failLost()).toBe(1);
    expect(await message()).toMatchObject({ state: 'failed', lastError: expect.stringContaining('in time') });
  });

  it('is shared by the copies of the application, each mail going once', async () => {
    for (let n = 0; n < 12; n += 1) await send(`digest:${n}`);
    const copy = await night.anotherCopy();
    closing.push(() => copy.close());
    const other = copy.get(MailDelivery);

    const [mine, theirs] = await Promise.all([delivery().deliverReady(), other.deliverReady()]);

    expect(mine + theirs).toBe(12);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(12);
    expect(server.received).toHaveLength(12);
  });

  it('goes on by itself in a copy that keeps time, and stops with it', async () => {
    const copy = await night.anotherCopy('ticking');
    await send('digest:1');

    while ((await message()).state !== 'sent') await pause(100); // the test's own time limit ends this

    await copy.close();
    await send('digest:2');
    await pause(2_500);
    expect(server.received).toHaveLength(1);
  });

  it('keeps mails in the outbox when there is no mail server', async () => {
    const silent = await startNight(null);
    closing.push(silent.close);
    reader = await aWorker(silent.dataSource);
    await send('digest:1', silent);

    const actor = await aWorker(silent.dataSource, { role: 'administrator', post: 'administrator' });
    const { messages, mailServer } = await silent.app.get(OutboxService).list(actor);
    expect([mailServer, messages.map(({ state, subject }) => [state, subject])]).toEqual([
      false,
      [['kept', 'Onward: 2 overdue']],
    ]);
    expect(await silent.dataSource.query('select from pgboss.job')).toEqual([]);
  });
});
