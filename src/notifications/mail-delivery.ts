import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { createTransport, type Transporter } from 'nodemailer';
import type { SystemActor } from '../access/actor';
import { audit } from '../audit/audit';
import { JobQueue, SEND_MESSAGE, type TakenJob } from '../platform/queue';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork } from '../platform/unit-of-work';
import { Message } from './message.entity';

const ACTOR: SystemActor = { kind: 'system', name: 'mail delivery' };

/** How long a mail may wait when there was none before it. */
const LOOK_EVERY_MS = 2_000;
/** Together well below the time after which a taken job counts as lost (platform/queue.ts). */
const TIMEOUTS_MS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
/** A queued mail without a job this long after it was written will never be taken: it shows as failed. */
const LOST_AFTER = '15 minutes';
const LOOK_FOR_LOST_EVERY_MS = 60_000;

/**
 * Hands queued mails to the mail server, in every copy of the application. What the server accepted is sent, once as
 * far as SMTP can promise: a copy killed between the server's answer and our note of it sends again, with the same
 * Message-ID.
 */
@Injectable()
export class MailDelivery implements BeforeApplicationShutdown {
  private readonly logger = new Logger('MailDelivery');
  private readonly transport: Transporter | null;
  private stopping = false;
  private delivering: Promise<void> | null = null;
  private lookedForLostAt = -Infinity;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.transport = settings.smtpUrl ? createTransport({ url: settings.smtpUrl, ...TIMEOUTS_MS }) : null;
  }

  /** Only copies that keep time (with a ScheduleModule) deliver by themselves. */
  @Interval(LOOK_EVERY_MS)
  async tick(): Promise<void> {
    if (!this.transport || this.delivering || this.stopping) return;
    this.delivering = this.deliverAndLookForLost();
    await this.delivering;
    this.delivering = null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.delivering;
    await this.queue.close();
    this.transport?.close();
  }

  /**
   * Delivers what is ready now.
   * @returns how many mails were tried
   */
  async deliverReady(): Promise<number> {
    let tried = 0;
    await this.queue.open();
    while (!this.stopping) {
      const job = await this.queue.take(SEND_MESSAGE);
      if (!job) break;
      await this.deliver(job);
      tried += 1;
    }
    return tried;
  }

  /** Queued mails whose job is gone (its last try was killed, or it waited too long) become failed, and so visible. */
  async failLost(): Promise<number> {
    return this.unitOfWork.write(ACTOR, async (work) => {
      const lost: { id: string }[] = await work.manager.query(
        `with lost as (
           update message m set state = 'failed', last_error = 'It could not be handed to the mail server in time.'
            where m.state = 'queued' and m.created_at < now() - $2::interval
              and not exists (select from pgboss.job j
                               where j.name = $1 and j.id = m.id and j.state in ('created', 'retry', 'active'))
           returning m.id
         ) select id from lost`,
        [SEND_MESSAGE, LOST_AFTER],
      );
      for (const { id } of lost) await audit(work, { did: 'message.failed', subjectId: id });
      return lost.length;
    });
  }

  private async deliverAndLookForLost(): Promise<void> {
    try {
      await this.deliverReady();
      if (performance.now() - this.lookedForLostAt < LOOK_FOR_LOST_EVERY_MS) return;
      this.lookedForLostAt = performance.now();
      await this.failLost();
    } catch (error) {
      // The database went away: the job in hand comes back when its time is up.
      this.logger.error(error);
    }
  }

  private async deliver(job: TakenJob): Promise<void> {
    const message = await this.unitOfWork.read(ACTOR, ({ manager }) => manager.findOneBy(Message, { id: job.id }));
    const refusal = message?.state === 'queued' ? await this.handOver(message) : null;
    await this.unitOfWork.write(ACTOR, async (work) => {
      if (message?.state !== 'queued') return this.queue.done(work, SEND_MESSAGE, job.id);
      const attempts = message.attempts + 1;
      if (refusal === null) {
        await work.manager.update(
          Message,
          { id: message.id },
          { state: 'sent', attempts, lastError: null, sentAt: () => 'now()' },
        );
        await audit(work, { did: 'message.sent', subjectId: message.id, detail: { attempts } });
        return this.queue.done(work, SEND_MESSAGE, job.id);
      }
      const state = job.lastTry ? 'failed' : 'queued';
      await work.manager.update(Message, { id: message.id }, { state, attempts, lastError: refusal });
      if (job.lastTry) await audit(work, { did: 'message.failed', subjectId: message.id, detail: { attempts } });
      return this.queue.giveBack(work, SEND_MESSAGE, job.id, refusal);
    });
  }

  /** @returns why the mail server did not take it, or null when it did */
  private async handOver(message: Message): Promise<string | null> {
    try {
      await this.transport!.sendMail({
        from: this.settings.mailFrom,
        to: message.toAddress,
        subject: message.subject,
        text: message.body,
        messageId: message.messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(message.calendar !== null && {
          icalEvent: { method: message.calendarMethod!, filename: 'appointment.ics', content: message.calendar },
        }),
      });
      return null;
    } catch (error) {
      return (error as Error).message.slice(0, 500);
    }
  }
}
