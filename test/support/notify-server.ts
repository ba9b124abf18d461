import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NotifySettings } from '../../src/config';

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506';
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const TEMPLATE = 'f33517ff-2a88-4f6e-b855-c550268ce08a';
const CLOCK_SECONDS = 30;

export interface TextTaken {
  id: string;
  phone_number: string;
  template_id: string;
  personalisation: { text: string };
  reference: string;
}

export interface NotifyServer {
  settings: NotifySettings;
  /** With a key that the service does not have. */
  wrongSettings: NotifySettings;
  /** What it took, in the order it came. */
  taken: TextTaken[];
  /** Every address that was asked for. */
  asked: string[];
  /** What it says of each text from now on. */
  status: string;
  /** Refuses the next texts. */
  refuseNext: (status: number, error: string, message: string, count?: number) => void;
  /** Takes the next text and goes away without an answer. */
  breakOffAfterTaking: () => void;
  /** Seconds by which its clock is ahead. */
  clockAhead: number;
  /** As when it began. */
  forget: () => void;
  close: () => Promise<void>;
}

interface Refusal {
  status: number;
  errors: { error: string; message: string }[];
}

/** Answers as GOV.UK Notify does, on a port of its own: it checks the token of each request and the shape of each text. */
export async function startNotifyServer(): Promise<NotifyServer> {
  const taken: TextTaken[] = [];
  const asked: string[] = [];
  const refusals: Refusal[] = [];
  let breaks = false;
  const http = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const refuse = ({ status, errors }: Refusal) => answer(status, { status_code: status, errors });
    void bodyOf(request).then((body) => {
      asked.push(`${request.method} ${request.url}`);
      const wrong = faultOfToken(request.headers.authorization, server.clockAhead);
      if (wrong) return refuse({ status: 403, errors: [{ error: 'AuthError', message: wrong }] });
      const url = new URL(request.url!, 'http://notify.invalid');
      if (request.method === 'GET') {
        const asObject = (text: TextTaken) => ({ ...text, status: server.status, type: 'sms' });
        const id = /^\/v2\/notifications\/(.+)$/.exec(url.pathname)?.[1];
        if (!id) {
          const reference = url.searchParams.get('reference');
          return answer(200, {
            notifications: taken.filter((text) => text.reference === reference).map(asObject),
            links: {},
          });
        }
        const found = taken.find((text) => text.id === id);
        return found
          ? answer(200, asObject(found))
          : refuse({ status: 404, errors: [{ error: 'NoResultFound', message: 'No result found' }] });
      }
      const refusal = refusals.shift() ?? faultOfText(body);
      if (refusal) return refuse(refusal);
      const text = {
        id: `740e5834-3a29-46b4-9a6f-${String(taken.length).padStart(12, '0')}`,
        ...(JSON.parse(body) as object),
      };
      taken.push(text as TextTaken);
      if (breaks) {
        breaks = false;
        return response.destroy();
      }
      return answer(201, { id: text.id, content: { body: 'text', from_number: 'ONWARD' }, uri: '', template: {} });
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const settings = { url, apiKey: `westmoor-${SERVICE}-${SECRET}`, templateId: TEMPLATE };
  const server: NotifyServer = {
    settings,
    wrongSettings: { ...settings, apiKey: `westmoor-${SERVICE}-${SERVICE}` },
    taken,
    asked,
    status: 'sending',
    refuseNext: (status, error, message, count = 1) => {
      for (let n = 0; n < count; n += 1) refusals.push({ status, errors: [{ error, message }] });
    },
    breakOffAfterTaking: () => {
      breaks = true;
    },
    clockAhead: 0,
    forget: () => {
      for (const list of [taken, asked, refusals]) list.length = 0;
      breaks = false;
      Object.assign(server, { status: 'sending', clockAhead: 0 });
    },
    close: () => new Promise((resolve) => void (http.close(() => resolve()), http.closeAllConnections())),
  };
  return server;
}

/** HS256 with the key's secret, issued by the service, within half a minute of the clock. */
function faultOfToken(authorization: string | undefined, clockAhead: number): string | null {
  const [head, claims, signature] = (/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '').split('.');
  if (!head || !claims || !signature) return 'Unauthorized: authentication token must be provided';
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const right = createHmac('sha256', SECRET).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (read(head).alg !== 'HS256' || given.length !== right.length || !timingSafeEqual(given, right)) {
    return 'Invalid token: API key not found';
  }
  const { iss, iat } = read(claims);
  if (iss !== SERVICE) return 'Invalid token: service not found';
  const now = Date.now() / 1000 + clockAhead;
  if (typeof iat !== 'number' || Math.abs(now - iat) > CLOCK_SECONDS) {
    return 'Error: Your system clock must be accurate to within 30 seconds';
  }
  return null;
}

function faultOfText(body: string): Refusal | null {
  const { phone_number, template_id, personalisation } = JSON.parse(body) as Partial<TextTaken>;
  const wrong = (error: string, message: string) => ({ status: 400, errors: [{ error, message }] });
  if (template_id !== TEMPLATE) return wrong('BadRequestError', 'Template not found');
  if (!/^\+447\d{9}$/.test(phone_number ?? '')) return wrong('ValidationError', 'phone_number Not a UK mobile number');
  if (!personalisation?.text) return wrong('BadRequestError', 'Missing personalisation: text');
  return null;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString();
}
