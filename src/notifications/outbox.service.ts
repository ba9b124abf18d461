import { Inject, Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId } from '../platform/ids';
import { notFound, Problem } from '../platform/problem';
import { JobQueue, SEND_MESSAGE } from '../platform/queue';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork } from '../platform/unit-of-work';
import { Message, type MessageState } from './message.entity';

export interface OutboxFilter {
  state?: MessageState;
  /** The id of the last message of the page before. */
  before?: string;
}

export interface OutboxMessage {
  id: string;
  toName: string;
  toAddress: string;
  subject: string;
  body: string;
  state: MessageState;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

export interface OutboxPage {
  messages: OutboxMessage[];
  /** How many there are in each state, whatever the filter. */
  counts: Record<MessageState, number>;
  /** For `before` of the next page; null on the last one. */
  next: string | null;
  /** False: mails are only kept here. */
  mailServer: boolean;
}

const PAGE = 50;

/** What was sent, what waits, what failed, and what would have gone if there were a mail server. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Newest first. A manager sees their own messages and those of the staff of their teams, an administrator all.
   * @throws Problem 'not-allowed'
   */
  async list(actor: Actor, filter: OutboxFilter = {}): Promise<OutboxPage> {
    mustBeAllowed(actor, 'see-outbox');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [];
      const visible = mayBeSeenBy(actor, parameters);
      const totals: { state: MessageState; total: number }[] = await manager.query(
        `select m.state, count(*)::int as total from message m join staff s on s.id = m.to_staff_id
          where ${visible} group by m.state`,
        parameters,
      );
      const found: OutboxMessage[] = await manager.query(
        `select m.id, s.name as "toName", m.to_address as "toAddress", m.subject, m.body, m.state, m.attempts,
                m.last_error as "lastError", m.created_at as "createdAt", m.sent_at as "sentAt"
           from message m join staff s on s.id = m.to_staff_id
          where ${visible} and ${condition(parameters, 'm.state =', filter.state)}
            and ${condition(parameters, 'm.id <', isId(filter.before ?? '') ? filter.before : undefined)}
          order by m.id desc limit ${PAGE + 1}`,
        parameters,
      );
      const messages = found.slice(0, PAGE);
      const counts = { queued: 0, sent: 0, failed: 0, kept: 0 };
      for (const { state, total } of totals) counts[state] = total;
      return {
        messages,
        counts,
        next: found.length > PAGE ? messages.at(-1)!.id : null,
        mailServer: this.settings.smtpUrl !== null,
      };
    });
  }

  /**
   * Gives a failed message all its tries again.
   * @throws Problem 'not-found', 'not-allowed'; 'changed-by-someone-else' when it is not failed (any more)
   */
  async retry(actor: Actor, messageId: string): Promise<void> {
    mustBeAllowed(actor, 'see-outbox');
    await this.unitOfWork.write(actor, async (work) => {
      if (!isId(messageId)) throw notFound();
      const parameters: unknown[] = [messageId];
      const [message]: { state: MessageState }[] = await work.manager.query(
        `select m.state from message m join staff s on s.id = m.to_staff_id
          where m.id = $1 and ${mayBeSeenBy(actor, parameters)} for update of m`,
        parameters,
      );
      if (!message) throw notFound();
      if (message.state !== 'failed') {
        throw new Problem('changed-by-someone-else', 'This message is not waiting for another try. Look at it again.');
      }
      const { smtpUrl } = this.settings;
      await work.manager.update(Message, { id: messageId }, { state: smtpUrl ? 'queued' : 'kept', lastError: null });
      if (smtpUrl) await this.queue.startOver(work, SEND_MESSAGE, messageId);
      await audit(work, { did: 'message.retried', subjectId: messageId });
    });
  }
}

/** SQL that is true for the messages an actor may see: `m` is the message, `s` the person it went to. */
function mayBeSeenBy(actor: Actor, parameters: unknown[]): string {
  if (actor.kind === 'system' || actor.role === 'administrator') return 'true';
  parameters.push(actor.teamIds, actor.staffId);
  return `(s.team_id = any($${parameters.length - 1}) or s.id = $${parameters.length})`;
}

function condition(parameters: unknown[], comparison: string, value: unknown): string {
  if (value === undefined) return 'true';
  parameters.push(value);
  return `${comparison} $${parameters.length}`;
}
