import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../platform/ids';
import { JobQueue, SEND_MESSAGE } from '../platform/queue';
import { SETTINGS, type Settings } from '../platform/settings';
import type { Work } from '../platform/unit-of-work';

/** Counts and a link; never a name, a date of birth or a young person's id. */
export interface Mail {
  toStaffId: string;
  toAddress: string;
  subject: string;
  body: string;
  /** `digest:<id>`: the same cause never makes a second mail. */
  cause: string;
}

/** Mails are rows of the transaction that causes them; they are handed to the mail server later, from the queue. */
@Injectable()
export class Messages {
  constructor(
    private readonly queue: JobQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Without a mail server they are kept, to be read in the outbox.
   * @returns how many were new
   */
  async send(work: Work, mails: Mail[]): Promise<number> {
    const rows = mails.map((mail) => {
      const id = newId();
      return { ...mail, id, messageId: `<${id}@${domainOf(this.settings.mailFrom)}>` };
    });
    const added: { id: string }[] = await work.manager.query(
      `insert into message (id, to_staff_id, to_address, subject, body, cause, message_id, state)
       select r.id, r."toStaffId", r."toAddress", r.subject, r.body, r.cause, r."messageId", $2
         from jsonb_to_recordset($1::jsonb) as r(id uuid, "toStaffId" uuid, "toAddress" text, subject text, body text,
           cause text, "messageId" text)
       on conflict (cause) do nothing returning id`,
      [JSON.stringify(rows), this.settings.smtpUrl ? 'queued' : 'kept'],
    );
    if (this.settings.smtpUrl) {
      await this.queue.enqueue(
        work,
        SEND_MESSAGE,
        added.map(({ id }) => id),
      );
    }
    return added.length;
  }
}

/** `Onward <onward@council.example>` → `council.example` */
function domainOf(address: string): string {
  return /@([^@>\s]+)>?\s*$/.exec(address)?.[1] ?? 'localhost';
}
