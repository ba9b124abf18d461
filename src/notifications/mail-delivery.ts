import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { createTransport, type Transporter } from 'nodemailer';
import { JobQueue, SEND_MESSAGE } from '../platform/queue';
import { Rounds } from '../platform/rounds';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork } from '../platform/unit-of-work';
import { HandingOver, type Handed } from './handing-over';
import type { Message } from './message.entity';

/** How long a mail may wait when there was none before it. */
const LOOK_EVERY_MS = 2_000;
/** Together well below the time after which a taken job counts as lost (platform/queue.ts). */
const TIMEOUTS_MS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
const LOOK_FOR_LOST_EVERY_MS = 60_000;

/**
 * Hands queued mails to the mail server, in every copy of the application. What the server accepted is sent, once as
 * far as SMTP can promise: a copy killed between the server's answer and our note of it sends again, with the same
 * Message-ID.
 */
@Injectable()
export class MailDelivery implements BeforeApplicationShutdown {
  private readonly transport: Transporter | null;
  private readonly handing: HandingOver;
  private readonly rounds = new Rounds(new Logger('MailDelivery'), () => this.deliverAndLookForLost());
  private lookedForLostAt = -Infinity;

  constructor(
    unitOfWork: UnitOfWork,
    queue: JobQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.transport = settings.smtpUrl ? createTransport({ url: settings.smtpUrl, ...TIMEOUTS_MS }) : null;
    this.handing = new HandingOver(unitOfWork, queue, {
      channel: 'email',
      queue: SEND_MESSAGE,
      actor: { kind: 'system', name: 'mail delivery' },
      lostWords: 'It could not be handed to the mail server in time.',
      handOver: (message) => this.handOver(message),
    });
  }

  /** Only copies that keep time (with a ScheduleModule) deliver by themselves. */
  @Interval(LOOK_EVERY_MS)
  async tick(): Promise<void> {
    if (this.transport) await this.rounds.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.handing.stop();
    await this.rounds.stop();
    this.transport?.close();
  }

  /**
   * Delivers what is ready now.
   * @returns how many mails were tried
   */
  async deliverReady(): Promise<number> {
    return this.handing.deliverReady();
  }

  /** Queued mails whose job is gone (its last try was killed, or it waited too long) become failed, and so visible. */
  async failLost(): Promise<number> {
    return this.handing.failLost();
  }

  private async deliverAndLookForLost(): Promise<void> {
    await this.deliverReady();
    if (performance.now() - this.lookedForLostAt < LOOK_FOR_LOST_EVERY_MS) return;
    this.lookedForLostAt = performance.now();
    await this.failLost();
  }

  private async handOver(message: Message): Promise<Handed> {
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
      return { taken: true, providerId: null };
    } catch (error) {
      return { taken: false, said: (error as Error).message.slice(0, 500), next: 'again' };
    }
  }
}
