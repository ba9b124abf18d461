import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { startNight, type Night } from '../../test/support/night';
import { aTeam, aWorker } from '../../test/support/records';
import { Message } from './message.entity';
import { OutboxService } from './outbox.service';

describe('the outbox', () => {
  let night: Night;
  let outbox: OutboxService;
  let team: string;
  let manager: UserActor;
  let administrator: UserActor;
  let own: string;
  let others: string;

  beforeAll(async () => {
    night = await startNight(null);
    outbox = night.app.get(OutboxService);
    team = await aTeam(night.dataSource);
    manager = await aWorker(night.dataSource, { teamId: team, post: 'team-manager', role: 'manager' });
    administrator = await aWorker(night.dataSource, { post: 'administrator', role: 'administrator' });
    own = await aMessageTo(await aWorker(night.dataSource, { teamId: team }));
    others = await aMessageTo(await aWorker(night.dataSource, { teamId: await aTeam(night.dataSource) }));
  });
  afterAll(() => night.close());

  const aMessageTo = async ({ staffId, name }: UserActor, given: Partial<Message> = {}): Promise<string> => {
    const id = newId();
    await night.dataSource.getRepository(Message).insert({
      toStaffId: staffId,
      toAddress: `${name}@council.example`,
      subject: 'Onward: 1 overdue',
      body: 'Overdue: 1',
      cause: `digest:${id}`,
      messageId: `<${id}@council.example>`,
      state: 'failed',
      ...given,
      id,
    });
    return id;
  };
  const idsFor = async (actor: UserActor) => (await outbox.list(actor)).messages.map(({ id }) => id);

  it('shows a manager what went to their team, and an administrator everything', async () => {
    expect(await idsFor(manager)).toEqual([own]);
    expect(await idsFor(administrator)).toEqual([others, own]);
  });

  it.each(['adviser', 'data-officer'] as const)('is not for the role %s', async (role) => {
    const actor = await aWorker(night.dataSource, { teamId: team, role });

    await expect(outbox.list(actor)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(outbox.retry(actor, own)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(outbox.retryAllFailed(actor)).rejects.toMatchObject({ kind: 'not-allowed' });
  });

  it('does not let a manager try another team’s mail again, or one that does not exist', async () => {
    await expect(outbox.retry(manager, others)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(outbox.retry(manager, newId())).rejects.toMatchObject({ kind: 'not-found' });
    await expect(outbox.retry(manager, 'nonsense')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('lets a manager give a failed message up with a reason, once, and shows who did', async () => {
    const worker = await aWorker(night.dataSource, { teamId: team });
    const id = await aMessageTo(worker);

    await expect(outbox.giveUp(manager, id, '')).rejects.toMatchObject({ errors: [{ field: 'reason' }] });
    await expect(outbox.giveUp(manager, others, 'Told by phone')).rejects.toMatchObject({ kind: 'not-found' });
    await outbox.giveUp(manager, id, 'Told by phone');

    await expect(outbox.giveUp(manager, id, 'Again')).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
    await expect(outbox.retry(manager, id)).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
    expect(await outbox.message(manager, id)).toMatchObject({
      state: 'given-up',
      givenUp: { by: manager.name, reason: 'Told by phone' },
    });
    const audited: unknown[] = await night.dataSource.query(
      `select from audit_event where did = 'message.given-up' and subject_id = $1`,
      [id],
    );
    expect(audited).toHaveLength(1);
  });

  it('is read a page at a time, newest first, by state', async () => {
    const reader = await aWorker(night.dataSource);
    const ids: string[] = [];
    for (let n = 0; n < 53; n += 1) ids.unshift(await aMessageTo(reader, { state: 'sent' }));

    const first = await outbox.list(administrator, { state: 'sent' });
    const second = await outbox.list(administrator, { state: 'sent', before: first.next! });

    expect([...first.messages, ...second.messages].map(({ id }) => id)).toEqual(ids);
    expect([first.messages.length, second.next]).toEqual([50, null]);
    expect(first.counts).toEqual({ queued: 0, sent: 53, delivered: 0, failed: 2, kept: 0, 'given-up': 1 });
  });

  it('says who was not reached, whoever waits longest first, with the latest refusal', async () => {
    const teamId = await aTeam(night.dataSource);
    const chief = await aWorker(night.dataSource, { teamId, post: 'team-manager', role: 'manager', name: 'Chief' });
    const late = await aWorker(night.dataSource, { teamId, name: 'Late' });
    const at = (day: string) => ({ createdAt: new Date(`${day}T06:00:00Z`) });
    await aMessageTo(late, { ...at('2026-03-03'), lastError: 'connect ECONNREFUSED' });
    await aMessageTo(chief, { ...at('2026-03-01'), lastError: 'connect ECONNREFUSED' });
    await aMessageTo(chief, { ...at('2026-03-05'), lastError: '550 No such mailbox' });
    await aMessageTo(late, { ...at('2026-02-01'), state: 'sent' });
    await aMessageTo(late, { ...at('2026-03-06'), outside: true });
    await night.dataSource.query(`update staff set left_on = '2026-03-07' where id = $1`, [late.staffId]);

    const { notReached } = await outbox.list(chief, { state: 'sent' });

    expect(notReached).toMatchObject([
      { name: 'Chief', mails: 2, since: new Date('2026-03-01T06:00:00Z'), lastError: '550 No such mailbox' },
      { name: 'Late', mails: 1, since: new Date('2026-03-03T06:00:00Z'), leftOn: '2026-03-07' },
      { name: 'Somebody of another service, for Late', mails: 1, leftOn: null },
    ]);
    expect((await outbox.list(await aWorker(night.dataSource, { role: 'manager' }))).notReached).toEqual([]);
  });

  it('tries everything that failed again, once for two who ask at once, and nothing of another team', async () => {
    const teamId = await aTeam(night.dataSource);
    const chief = await aWorker(night.dataSource, { teamId, post: 'team-manager', role: 'manager' });
    const ids = [await aMessageTo(chief), await aMessageTo(chief), await aMessageTo(chief)];
    await aMessageTo(chief, { state: 'sent' });

    const tried = await Promise.all([outbox.retryAllFailed(chief), outbox.retryAllFailed(chief)]);

    expect(tried.sort()).toEqual([0, 3]);
    expect((await outbox.list(chief)).counts).toEqual({
      queued: 0,
      sent: 1,
      delivered: 0,
      failed: 0,
      kept: 3,
      'given-up': 0,
    });
    const audited: unknown[] = await night.dataSource.query(
      `select from audit_event where did = 'message.retried' and subject_id = any($1)`,
      [ids],
    );
    expect(audited).toHaveLength(3);
    expect((await outbox.list(administrator)).counts.failed).toBeGreaterThan(0);
  });
});
