import { Inject, Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit, auditAll } from '../audit/audit';
import { isId } from '../platform/ids';
import { notFound, Problem } from '../platform/problem';
import { JobQueue, SEND_MESSAGE } from '../platform/queue';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { MessageState } from './message.entity';

export interface OutboxFilter {
  state?: MessageState;
  /** The id of the last message of the page before. */
  before?: string;
  /** How many at once. */
  limit?: number;
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

/** Someone whose mails were given up: they have not heard what they should. */
export interface NotReached {
  name: string;
  toAddress: string;
  mails: number;
  /** When the first of these mails was written. */
  since: Date;
  /** Why the latest was not taken. */
  lastError: string | null;
  /** The day from which they do not work here any more, if one is known. */
  leftOn: LocalDate | null;
}

export interface OutboxPage {
  messages: OutboxMessage[];
  /** Whoever waits longest first; whatever the filter. */
  notReached: NotReached[];
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
    const { limit = PAGE } = filter;
    return this.unitOfWork.read(actor, async (work) => {
      const { manager } = work;
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
          order by m.id desc limit ${limit + 1}`,
        parameters,
      );
      const messages = found.slice(0, limit);
      const counts = { queued: 0, sent: 0, delivered: 0, failed: 0, kept: 0, 'given-up': 0 };
      for (const { state, total } of totals) counts[state] = total;
      return {
        messages,
        counts,
        notReached: counts.failed > 0 ? await notReached(work) : [],
        next: found.length > limit ? messages.at(-1)!.id : null,
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
      await this.tryAgain(work, [messageId]);
      await audit(work, { did: 'message.retried', subjectId: messageId });
    });
  }

  /**
   * Gives every failed message that the actor may see all its tries again; two who ask at once do it once.
   * @returns how many there were
   */
  async retryAllFailed(actor: Actor): Promise<number> {
    mustBeAllowed(actor, 'see-outbox');
    return this.unitOfWork.write(actor, async (work) => {
      const parameters: unknown[] = [];
      const failed: { id: string }[] = await work.manager.query(
        `select m.id from message m join staff s on s.id = m.to_staff_id
          where m.state = 'failed' and ${mayBeSeenBy(actor, parameters)} order by m.id for update of m`,
        parameters,
      );
      const ids = failed.map(({ id }) => id);
      await this.tryAgain(work, ids);
      await auditAll(
        work,
        ids.map((subjectId) => ({ did: 'message.retried', subjectId })),
      );
      return ids.length;
    });
  }

  private async tryAgain(work: Work, ids: string[]): Promise<void> {
    const { smtpUrl } = this.settings;
    await work.manager.query(`update message set state = $2, last_error = null where id = any($1)`, [
      ids,
      smtpUrl ? 'queued' : 'kept',
    ]);
    if (smtpUrl) await this.queue.startOver(work, SEND_MESSAGE, ids);
  }
}

/** How many mails that the actor may see were given up. */
export async function failedMails(work: Work): Promise<number> {
  const parameters: unknown[] = [];
  const [row]: { total: number }[] = await work.manager.query(
    `select count(*)::int as total from message m join staff s on s.id = m.to_staff_id
      where m.state = 'failed' and ${mayBeSeenBy(work.actor, parameters)}`,
    parameters,
  );
  return row!.total;
}

async function notReached(work: Work): Promise<NotReached[]> {
  const parameters: unknown[] = [];
  return work.manager.query(
    `select s.name, m.to_address as "toAddress", count(*)::int as mails, min(m.created_at) as since,
            (array_agg(m.last_error order by m.created_at desc))[1] as "lastError",
            s.left_on as "leftOn"
       from message m join staff s on s.id = m.to_staff_id
      where m.state = 'failed' and ${mayBeSeenBy(work.actor, parameters)}
      group by s.id, m.to_address order by min(m.created_at), s.id`,
    parameters,
  );
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
