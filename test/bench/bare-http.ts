import { createHash } from 'node:crypto';
import http from 'node:http';
import { Pool, types } from 'pg';
import type { Statement } from './statements';

/** What the environment gives the floor of the list: the application's own statements. */
export interface BareList {
  databaseUrl: string;
  session: Statement;
  list: Statement;
  limit: number;
  today: string;
}

interface Line {
  id: string;
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  authorityId: string | null;
  dateOfBirth: string;
  diedOn: string | null;
  status: string | null;
  statusBecause: string[];
  forManager: string[];
  adviserId: string | null;
  adviserName: string | null;
  waiting: boolean;
  teamId: string | null;
  teamName: string | null;
  lastSeenOn: string | null;
  adviserAway: unknown;
  due: {
    id: string;
    rule: string;
    title: string;
    dueOn: string;
    because: string;
    dutyBasis: string;
    confirmed: boolean;
    pausedUntil: string | null;
    partly: boolean;
    late: unknown;
    subject: string | null;
    startedById: string;
    startedBy: string;
    notBefore: string | null;
    severity: string;
    said: unknown;
  }[];
}

types.setTypeParser(1082, (text) => text);

/** The list as a program without a framework serves it: who is it, whom may they see, what is due, as JSON. */
function serve({ databaseUrl, session, list, limit, today }: BareList): void {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const token = /session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const key = createHash('sha256').update(token).digest('base64url');
    const who = await pool.query(session.text, [key, ...session.values.slice(1)]);
    if (who.rows.length === 0) return void response.writeHead(401).end();
    const { rows } = await pool.query<Line>(list.text, list.values);
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? nextAfter(shown.at(-1)!.id, limit) : null;
    const body = JSON.stringify({ items: shown.map((line) => toItem(line, today)), next });
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
  };
  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    process.stdout.write(`Bare list running at http://127.0.0.1:${port}\n`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

function toItem(line: Line, today: string) {
  const { id, givenName, familyName, knownAs, authorityId, due, ...rest } = line;
  const first = knownAs && givenName && knownAs !== givenName ? `${knownAs} (${givenName})` : (knownAs ?? givenName);
  return {
    id,
    name: [first, familyName].filter(Boolean).join(' '),
    authorityId,
    ...withoutAway(rest),
    due: due.map(
      ({
        subject: _about,
        startedById: _of,
        startedBy: _by,
        notBefore: _from,
        severity: _rank,
        said: _said,
        ...item
      }) => ({
        ...item,
        overdue: item.dueOn < today,
      }),
    ),
  };
}

/** The list of the pages says it, that of the API does not. */
function withoutAway<T extends { adviserAway: unknown }>({ adviserAway: _, ...rest }: T): Omit<T, 'adviserAway'> {
  return rest;
}

function nextAfter(id: string, limit: number): string {
  return `/api/v1/young-people?limit=${limit}&cursor=${Buffer.from(JSON.stringify([id])).toString('base64url')}`;
}

serve(JSON.parse(process.env.BARE_LIST!) as BareList);
