import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  url: string;
  /** What it accepted, in the order it came. */
  received: ParsedMail[];
  /** The Message-IDs of mails it was offered and refused. */
  refused: (string | undefined)[];
  /** Refuses the next mails, after reading them. */
  refuseNext: (count: number) => void;
  close: () => Promise<void>;
}

/** A real SMTP server on a port of its own, or on the one given. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ParsedMail[] = [];
  const refused: (string | undefined)[] = [];
  let toRefuse = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, answer) {
      simpleParser(stream).then(
        (mail) => {
          if (toRefuse === 0) {
            received.push(mail);
            return answer();
          }
          toRefuse -= 1;
          refused.push(mail.messageId);
          return answer(Object.assign(new Error('Come back later'), { responseCode: 451 }));
        },
        (error: Error) => answer(error),
      );
    },
  });
  server.on('error', () => undefined); // a client that went away
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    received,
    refused,
    refuseNext: (count) => {
      toRefuse = count;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
