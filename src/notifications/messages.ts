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
  /** An entry for the reader’s calendar. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string };
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
    const rows = mails.map(({ calendar, ...mail }) => {
      const id = newId();
      const carried = { calendar: calendar?.text, calendarMethod: calendar?.method };
      return { ...mail, ...carried, id, messageId: `<${id}@${domainOf(this.settings.mailFrom)}>` };
    });
    const added: { id: string }[] = await work.manager.query(
      `insert into message (id, to_staff_id, to_address, subject, body, cause, message_id, state, calendar,
                            calendar_method)
       select r.id, r."toStaffId", r."toAddress", r.subject, r.body, r.cause, r."messageId", $2,
              r.calendar, r."calendarMethod"
         from jsonb_to_recordset($1::jsonb) as r(id uuid, "toStaffId" uuid, "toAddress" text, subject text, body text,
           cause text, "messageId" text, calendar text, "calendarMethod" text)
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
