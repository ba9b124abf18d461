import type { SystemActor } from '../access/actor';
import { audit } from '../audit/audit';
import { now } from '../platform/clock';
import type { JobQueue, QueueName, TakenJob } from '../platform/queue';
import type { UnitOfWork, Work } from '../platform/unit-of-work';
import { Message, type Channel } from './message.entity';
import { mayGoFrom, recipientsOf } from './recipients';

/** What became of a try: taken; or not, and then to be tried again after the back-off, at an instant, or never. */
export type Handed =
  { taken: true; providerId: string | null } | { taken: false; said: string; next: 'again' | 'never' | Date };

export interface Way {
  channel: Channel;
  queue: QueueName;
  actor: SystemActor;
  /** What is noted when a message was never taken from the queue. */
  lostWords: string;
  /** @param isAgain it may have been taken by an earlier try of which we do not know */
  handOver(message: Message, isAgain: boolean): Promise<Handed>;
}

/** A queued message without a job this long after it was written will never be taken: it shows as failed. */
const LOST_AFTER = '15 minutes';

/**
 * Takes queued messages of one channel and hands each over, in every copy of the application. One that comes up in its
 * reader's quiet hours waits for their end; one to somebody who left by then is given up.
 */
export class HandingOver {
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly way: Way,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  /**
   * Delivers what is ready now.
   * @returns how many messages were taken from the queue
   */
  async deliverReady(): Promise<number> {
    let tried = 0;
    await this.queue.open();
    while (!this.stopping) {
      const job = await this.queue.take(this.way.queue);
      if (!job) break;
      await this.deliver(job);
      tried += 1;
    }
    return tried;
  }

  /** Queued messages whose job is gone (its last try was killed, or it waited too long) become failed, and so visible. */
  async failLost(): Promise<number> {
    const { queue, channel, lostWords, actor } = this.way;
    return this.unitOfWork.write(actor, async (work) => {
      const lost: { id: string }[] = await work.manager.query(
        `with lost as (
           update message m set state = 'failed', last_error = $4
            where m.state = 'queued' and m.channel = $3 and m.created_at < now() - $2::interval
              and not exists (select from pgboss.job j
                               where j.name = $1 and j.id = m.id and j.state in ('created', 'retry', 'active'))
           returning m.id
         ) select id from lost`,
        [queue, LOST_AFTER, channel, lostWords],
      );
      for (const { id } of lost) await audit(work, { did: 'message.failed', subjectId: id });
      return lost.length;
    });
  }

  private async deliver(job: TakenJob): Promise<void> {
    const { actor, queue } = this.way;
    const at = now();
    const { message, mayGo } = await this.unitOfWork.read(actor, (work) => lookUp(work, job.id, at));
    if (message?.state !== 'queued') {
      return this.unitOfWork.write(actor, (work) => this.queue.done(work, queue, job.id));
    }
    if (mayGo === null || mayGo > at) {
      return this.unitOfWork.write(actor, (work) =>
        mayGo ? this.wait(work, job.id, mayGo) : this.giveUp(work, job.id),
      );
    }
    const handed = await this.way.handOver(message, job.isAgain || message.attempts > 0);
    await this.unitOfWork.write(actor, (work) => this.note(work, message, job, handed));
  }

  private async note(work: Work, message: Message, job: TakenJob, handed: Handed): Promise<void> {
    const { queue } = this.way;
    const { id } = message;
    const attempts = message.attempts + 1;
    if (handed.taken) {
      const { providerId } = handed;
      await work.manager.update(
        Message,
        { id },
        { state: 'sent', attempts, lastError: null, waitUntil: null, providerId, sentAt: () => 'now()' },
      );
      await audit(work, { did: 'message.sent', subjectId: id, detail: { attempts } });
      return this.queue.done(work, queue, id);
    }
    const { said, next } = handed;
    const isOver = next === 'never' || (next === 'again' && job.lastTry);
    await work.manager.update(Message, { id }, { state: isOver ? 'failed' : 'queued', attempts, lastError: said });
    if (isOver) await audit(work, { did: 'message.failed', subjectId: id, detail: { attempts } });
    if (next === 'again') return this.queue.giveBack(work, queue, id, said);
    if (next === 'never') return this.queue.done(work, queue, id);
    return this.wait(work, id, next);
  }

  private async wait(work: Work, id: string, until: Date): Promise<void> {
    await work.manager.update(Message, { id }, { waitUntil: until });
    await this.queue.startOver(work, this.way.queue, [id], until);
  }

  private async giveUp(work: Work, id: string): Promise<void> {
    await work.manager.update(
      Message,
      { id },
      { state: 'given-up', givenUpAt: () => 'now()', givenUpReason: 'They have left the council.', waitUntil: null },
    );
    await audit(work, { did: 'message.given-up', subjectId: id });
    await this.queue.done(work, this.way.queue, id);
  }
}

async function lookUp(work: Work, id: string, at: Date): Promise<{ message: Message | null; mayGo: Date | null }> {
  const message = await work.manager.findOneBy(Message, { id });
  // Somebody of another service has no quiet hours here, and does not leave with whoever answers for the mail
  if (message?.outside) return { message, mayGo: at };
  const recipient = message && (await recipientsOf(work, [message.toStaffId])).get(message.toStaffId);
  return { message, mayGo: recipient ? mayGoFrom(recipient, message.kind, at) : null };
}
