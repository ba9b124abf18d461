import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../platform/ids';
import { JobQueue, SEND_MESSAGE, SEND_TEXT } from '../platform/queue';
import { SETTINGS, type Settings } from '../platform/settings';
import type { Work } from '../platform/unit-of-work';
import type { Channel, TellingKind } from './message.entity';
import { channelsFor, recipientsOf } from './recipients';

/** Counts and a link; never a name, a date of birth or a young person's id. */
export interface Mail {
  toStaffId: string;
  toAddress: string;
  subject: string;
  body: string;
  /** `digest:<id>`: the same cause never makes a second mail. */
  cause: string;
  /** An entry for the reader’s calendar. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string };
  /** `email` unless said. */
  channel?: Channel;
  /** `digest` unless said. */
  kind?: TellingKind;
  /** To somebody of another service: see News. */
  outside?: boolean;
}

/** What someone is to be told, by whatever they chose. */
export interface News {
  /** The address of somebody of another service, who is told by mail; `staffId` is then who of the staff answers for it. */
  outside?: string;
  staffId: string;
  kind: TellingKind;
  subject: string;
  /** Of a mail. */
  body: string;
  /** Of a text message: a line and a link. */
  text: string;
  cause: string;
}

/** Messages are rows of the transaction that causes them; they are handed over later, from the queue. */
@Injectable()
export class Messages {
  constructor(
    private readonly queue: JobQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * By mail, by text, or by neither, as each of them chose. Who has left is told nothing.
   * @returns how many messages were new
   */
  async tell(work: Work, news: News[]): Promise<number> {
    if (news.length === 0) return 0;
    const recipients = await recipientsOf(
      work,
      news.map(({ staffId }) => staffId),
    );
    const mails = news.flatMap(({ outside, staffId, kind, subject, body, text, cause }): Mail[] => {
      if (outside) return [{ toStaffId: staffId, toAddress: outside, subject, body, cause, kind, outside: true }];
      const recipient = recipients.get(staffId)!;
      return channelsFor(recipient, kind, this.settings.notify !== null).map((channel) =>
        channel === 'email'
          ? { toStaffId: staffId, toAddress: recipient.email, subject, body, cause, kind, channel }
          : {
              toStaffId: staffId,
              toAddress: recipient.mobile!,
              subject,
              body: text,
              cause: `${cause}:text`,
              kind,
              channel,
            },
      );
    });
    return this.send(work, mails);
  }

  /**
   * Without a mail server mails are kept, to be read in the outbox.
   * @returns how many were new
   */
  async send(work: Work, mails: Mail[]): Promise<number> {
    const rows = mails.map(({ calendar, ...mail }) => {
      const id = newId();
      const carried = { calendar: calendar?.text, calendarMethod: calendar?.method };
      const messageId = `<${id}@${domainOf(this.settings.mailFrom)}>`;
      return { channel: 'email', kind: 'digest', outside: false, ...mail, ...carried, id, messageId };
    });
    const added: { id: string; channel: Channel }[] = await work.manager.query(
      `insert into message (id, to_staff_id, to_address, subject, body, cause, message_id, channel, kind, outside, calendar,
                            calendar_method, state)
       select r.id, r."toStaffId", r."toAddress", r.subject, r.body, r.cause, r."messageId", r.channel, r.kind, r.outside,
              r.calendar, r."calendarMethod", case when r.channel = 'email' then $2 else 'queued' end
         from jsonb_to_recordset($1::jsonb) as r(id uuid, "toStaffId" uuid, "toAddress" text, subject text, body text,
           cause text, "messageId" text, channel text, kind text, outside boolean, calendar text, "calendarMethod" text)
       on conflict (cause) do nothing returning id, channel`,
      [JSON.stringify(rows), this.settings.smtpUrl ? 'queued' : 'kept'],
    );
    const idsOf = (channel: Channel) => added.filter((one) => one.channel === channel).map(({ id }) => id);
    if (this.settings.smtpUrl) await this.queue.enqueue(work, SEND_MESSAGE, idsOf('email'));
    await this.queue.enqueue(work, SEND_TEXT, idsOf('text'));
    return added.length;
  }
}

/** `Onward <onward@council.example>` → `council.example` */
function domainOf(address: string): string {
  return /@([^@>\s]+)>?\s*$/.exec(address)?.[1] ?? 'localhost';
}
