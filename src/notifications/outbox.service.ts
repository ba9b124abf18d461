import { Inject, Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit, auditAll } from '../audit/audit';
import { isId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { JobQueue, SEND_MESSAGE, SEND_TEXT } from '../platform/queue';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Channel, MessageState } from './message.entity';

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
  channel: Channel;
  /** Held until then: the end of their quiet hours, or of a day on which Notify takes no more. */
  waitUntil: Date | null;
  deliveredAt: Date | null;
  givenUp: { at: Date; by: string | null; reason: string } | null;
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
  /** False: no texts are sent. */
  texts: boolean;
}

const PAGE = 50;
/** SQL of whoever message `m` of staff `s` goes to. */
const TO_NAME = `case when m.outside then 'Somebody of another service, for ' || s.name else s.name end`;
const COLUMNS = `m.id, ${TO_NAME} as "toName", m.to_address as "toAddress", m.subject, m.body, m.state, m.attempts,
  m.last_error as "lastError", m.created_at as "createdAt", m.sent_at as "sentAt", m.channel,
  case when m.state = 'queued' and m.wait_until > now() then m.wait_until end as "waitUntil", m.delivered_at as "deliveredAt",
  m.given_up_at as "givenUpAt", gs.name as "givenUpBy", m.given_up_reason as "givenUpReason"`;
const FROM = `message m join staff s on s.id = m.to_staff_id
  left join app_user gu on gu.id = m.given_up_by_id left join staff gs on gs.id = gu.staff_id`;

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
      const found: MessageRow[] = await manager.query(
        `select ${COLUMNS} from ${FROM}
          where ${visible} and ${condition(parameters, 'm.state =', filter.state)}
            and ${condition(parameters, 'm.id <', isId(filter.before ?? '') ? filter.before : undefined)}
          order by m.id desc limit ${limit + 1}`,
        parameters,
      );
      const messages = found.slice(0, limit).map(fromRow);
      const counts = { queued: 0, sent: 0, delivered: 0, failed: 0, kept: 0, 'given-up': 0 };
      for (const { state, total } of totals) counts[state] = total;
      return {
        messages,
        counts,
        notReached: counts.failed > 0 ? await notReached(work) : [],
        next: found.length > limit ? messages.at(-1)!.id : null,
        mailServer: this.settings.smtpUrl !== null,
        texts: this.settings.notify !== null,
      };
    });
  }

  /** One message, to decide on it. @throws Problem 'not-allowed', 'not-found' */
  async message(actor: Actor, messageId: string): Promise<OutboxMessage> {
    mustBeAllowed(actor, 'see-outbox');
    return this.unitOfWork.read(actor, (work) => find(work, messageId));
  }

  /**
   * Gives a failed message all its tries again.
   * @throws Problem 'not-found', 'not-allowed'; 'changed-by-someone-else' when it is not failed (any more)
   */
  async retry(actor: Actor, messageId: string): Promise<void> {
    mustBeAllowed(actor, 'see-outbox');
    await this.unitOfWork.write(actor, async (work) => {
      await findFailed(work, messageId);
      await this.tryAgain(work, [messageId]);
      await audit(work, { did: 'message.retried', subjectId: messageId });
    });
  }

  /**
   * Ends a failed message without it having been read: they were told another way, or it is of no use any more.
   * @throws Problem 'not-valid' without a reason; 'not-found', 'not-allowed'; 'changed-by-someone-else' when it is not
   *   failed (any more)
   */
  async giveUp(actor: UserActor, messageId: string, reason: string): Promise<void> {
    mustBeAllowed(actor, 'see-outbox');
    await this.unitOfWork.write(actor, async (work) => {
      await findFailed(work, messageId);
      if (!reason) throw invalid('reason', 'Enter why it need not go any more');
      if (reason.length > LONGEST_REASON) throw invalid('reason', `Enter ${LONGEST_REASON} characters or fewer`);
      await work.manager.query(
        `update message set state = 'given-up', given_up_at = now(), given_up_by_id = $2, given_up_reason = $3 where id = $1`,
        [messageId, actor.userId, reason],
      );
      await audit(work, { did: 'message.given-up', subjectId: messageId });
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

  /** Where there is no mail server (any more), or no Notify, it stays here to be read. */
  private async tryAgain(work: Work, ids: string[]): Promise<void> {
    const { smtpUrl, notify } = this.settings;
    const channels: Channel[] = [...(smtpUrl ? (['email'] as const) : []), ...(notify ? (['text'] as const) : [])];
    const tried: { id: string; channel: Channel; state: MessageState }[] = await work.manager.query(
      `with tried as (
         update message set last_error = null, wait_until = null, provider_id = null, looked_at = null,
                state = case when channel = any($2::text[]) then 'queued' else 'kept' end
          where id = any($1) returning id, channel, state
       ) select * from tried`,
      [ids, channels],
    );
    for (const [channel, queue] of [
      ['email', SEND_MESSAGE],
      ['text', SEND_TEXT],
    ] as const) {
      const queued = tried.filter((one) => one.channel === channel && one.state === 'queued').map(({ id }) => id);
      await this.queue.startOver(work, queue, queued);
    }
  }
}

const LONGEST_REASON = 500;

type MessageRow = Omit<OutboxMessage, 'givenUp'> & {
  givenUpAt: Date | null;
  givenUpBy: string | null;
  givenUpReason: string | null;
};

function fromRow({ givenUpAt, givenUpBy, givenUpReason, ...message }: MessageRow): OutboxMessage {
  return { ...message, givenUp: givenUpAt && { at: givenUpAt, by: givenUpBy, reason: givenUpReason ?? '' } };
}

/** @throws Problem 'not-found' also for one of another team */
async function find(work: Work, messageId: string, lock: 'for update of m' | '' = ''): Promise<OutboxMessage> {
  if (!isId(messageId)) throw notFound();
  const parameters: unknown[] = [messageId];
  const [message]: MessageRow[] = await work.manager.query(
    `select ${COLUMNS} from ${FROM} where m.id = $1 and ${mayBeSeenBy(work.actor, parameters)} ${lock}`,
    parameters,
  );
  if (!message) throw notFound();
  return fromRow(message);
}

async function findFailed(work: Work, messageId: string): Promise<void> {
  const { state } = await find(work, messageId, 'for update of m');
  if (state === 'failed') return;
  throw new Problem('changed-by-someone-else', 'This message is not waiting for another try. Look at it again.');
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
    `select ${TO_NAME} as name, m.to_address as "toAddress", count(*)::int as mails, min(m.created_at) as since,
            (array_agg(m.last_error order by m.created_at desc))[1] as "lastError",
            case when not m.outside then s.left_on end as "leftOn"
       from message m join staff s on s.id = m.to_staff_id
      where m.state = 'failed' and ${mayBeSeenBy(work.actor, parameters)}
      group by s.id, m.outside, m.to_address order by min(m.created_at), s.id`,
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
