import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { load, type CheerioAPI } from 'cheerio';
import { DataSource } from 'typeorm';
import type { Role, UserActor } from '../../src/access/actor';
import { AppModule } from '../../src/app.module';
import { makeAdapter, setUp } from '../../src/app.setup';
import { Staff, type Post } from '../../src/caseloads/staff.entity';
import { Team } from '../../src/caseloads/team.entity';
import { audit } from '../../src/audit/audit';
import { readConfig } from '../../src/config';
import { makeLog, NestLog } from '../../src/platform/logger';
import { newId } from '../../src/platform/ids';
import { UnitOfWork, type Work } from '../../src/platform/unit-of-work';
import { actorOf } from '../../src/sign-in/actors';
import { hashPassword } from '../../src/sign-in/passwords';
import { SessionsService } from '../../src/sign-in/sessions.service';
import { User } from '../../src/sign-in/user.entity';
import { keep } from './kept';
import { prepareWhatIsRepeated } from './prepared';
import { createTestDatabase, type TestDatabase } from './test-database';

const ROOT = path.resolve(__dirname, '../..');
const SYSTEM = { kind: 'system', name: 'command line' } as const;
/** Everybody's who signs in for a test; what it takes to hash one, it takes once. */
const PASSWORD = 'the same for everybody';
let hashOfPassword: Promise<string> | null = null;
const POST_OF: Record<Role, Post> = {
  adviser: 'personal-adviser',
  manager: 'team-manager',
  'data-officer': 'data-officer',
  administrator: 'administrator',
  duty: 'duty-worker',
};

@Module({})
class WithRoutes {}

export interface TestApp {
  app: NestFastifyApplication;
  /** As the application logs in. */
  databaseUrl: string;
  /** The application's clock: set it to travel. */
  clock: { now: Date };
  /** As the database's superuser: to prepare and to look behind the application's back. */
  sql<Row = Record<string, unknown>>(text: string, parameters?: unknown[]): Promise<Row[]>;
  /** A browser that is not signed in. */
  visitor(): TestBrowser;
  /** A browser of somebody who has an account. */
  signInAgain(userId: string): Promise<TestBrowser>;
  /** A browser of a new user. A team is made when there is none of that name. */
  signInAs(role: Role, options?: { team?: string; name?: string }): Promise<SignedInBrowser>;
  /** Forgets everybody, and all that was imported: for tests that need an empty record each, quicker than another start. */
  empty(): Promise<void>;
  /** @returns its address, on a free port */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export type SignedInBrowser = TestBrowser & { actor: UserActor; email: string; password: string };

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  /** Where a redirect leads. */
  location: string | undefined;
  text: string;
  /** The body as it came. */
  bytes?: Buffer;
  /** The page, for selectors. */
  $: CheerioAPI;
}

/** Of suites that follow one another: emptied, and nobody's now. To start another takes half a second. */
const idle: Started[] = [];

/** Looks at each application of a test before it is closed and its database is gone. */
export function beforeClosing(look: (onward: TestApp) => Promise<void>): void {
  lookBeforeClosing = look;
}
let lookBeforeClosing: ((onward: TestApp) => Promise<void>) | null = null;

interface Started extends TestApp {
  canBeEmptied(): Promise<boolean>;
}

/**
 * The whole application over a migrated, empty database of its own, or one that a suite before has left, emptied.
 * @param settings what differs from the defaults, such as `{ PUBLIC_URL: 'https://onward.example' }`
 * @param controllers routes that only this test needs
 */
export async function startTestApp(settings: Record<string, string> = {}, controllers: Type[] = []): Promise<TestApp> {
  if (Object.keys(settings).length > 0 || controllers.length > 0) return start(settings, controllers);
  const kept = idle.pop();
  if (kept) return lent(kept);
  const started = await start(settings, controllers);
  return keep(() => started.close()) ? lent(started) : started;
}

/** Until it is closed: then it is emptied for whoever asks next, unless the suite has changed what emptying leaves. */
function lent(started: Started): TestApp {
  started.clock.now = new Date();
  let isOver = false;
  return {
    ...started,
    close: async () => {
      if (isOver) return;
      isOver = true;
      if (!(await started.canBeEmptied())) return started.close();
      await started.empty();
      await forgetCouncil(started);
      idle.push(started);
    },
  };
}

/** The application asks for its council again a while after it has: far from any suite's time nothing is kept for one. */
async function forgetCouncil(started: Started): Promise<void> {
  started.clock.now = new Date('2099-01-01T00:00:00Z');
  await started.visitor().get('/sign-in');
}

/** The whole application over a database of the caller's, which it drops when it is closed. */
export async function startTestAppOver(database: TestDatabase): Promise<TestApp> {
  return start({}, [], database);
}

async function start(
  settings: Record<string, string>,
  controllers: Type[],
  given: TestDatabase | null = null,
): Promise<Started> {
  compileStyles();
  const database = given ?? (await createTestDatabase());
  const config = readConfig({ LOG_LEVEL: 'silent', ...settings });
  const log = makeLog(config.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: WithRoutes,
      imports: [AppModule.with({ ...config, sessionSecret: 'x'.repeat(32) }, database.appUrl)],
      controllers,
    },
    makeAdapter(log, config.publicUrl),
    { logger: new NestLog(log), abortOnError: false },
  );
  const clock = { now: new Date() };
  await setUp(app, () => clock.now);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const superuser = await new DataSource({ type: 'postgres', url: database.superuserUrl, poolSize: 2 }).initialize();
  for (const dataSource of [app.get(DataSource), superuser]) prepareWhatIsRepeated(dataSource);

  const visitor = () => new TestBrowser(app);
  const signInAs: TestApp['signInAs'] = async (role, { team, name = `A made-up ${role}` } = {}) => {
    const email = `${newId()}@council.example`;
    const passwordHash = await (hashOfPassword ??= hashPassword(PASSWORD));
    const { token, actor } = await app.get(UnitOfWork).write(SYSTEM, async (work) => {
      const teamId = team === undefined ? null : await findOrAddTeam(work, team);
      const userId = await addUser(work, { email, name, role, teamId, passwordHash });
      const opened = await app.get(SessionsService).open(work, userId, clock.now);
      return { token: opened, actor: (await actorOf(work, userId))! };
    });
    const browser = visitor();
    browser.cookies.set('session', token);
    return Object.assign(browser, { actor, email, password: PASSWORD });
  };
  const signInAgain: TestApp['signInAgain'] = async (userId) => {
    const opening = (work: Work) => app.get(SessionsService).open(work, userId, clock.now);
    const browser = visitor();
    browser.cookies.set('session', await app.get(UnitOfWork).write(SYSTEM, opening));
    return browser;
  };
  const listen = () => app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await lookBeforeClosing?.(started);
    await app.close();
    await superuser.destroy();
    await database.drop();
  };
  let address: Promise<string> | null = null;
  let closing: Promise<void> | null = null;
  const started: Started = {
    app,
    databaseUrl: database.appUrl,
    clock,
    sql: (text, parameters) => superuser.query(text, parameters),
    visitor,
    signInAgain,
    signInAs,
    empty: database.empty,
    canBeEmptied: database.canBeEmptied,
    listen: () => (address ??= listen()),
    close: () => (closing ??= close()),
  };
  return started;
}

async function findOrAddTeam({ manager }: Work, name: string): Promise<string> {
  const known = await manager.findOneBy(Team, { name });
  const id = known?.id ?? newId();
  if (!known) await manager.insert(Team, { id, name });
  return id;
}

/** As UsersService adds one, but for the password: to hash one of its own for each takes longer than what is tested. */
async function addUser(
  work: Work,
  { teamId, name, ...user }: Pick<User, 'email' | 'role' | 'passwordHash'> & { teamId: string | null; name: string },
): Promise<string> {
  const [id, staffId] = [newId(), newId()];
  const { manager } = work;
  await manager.insert(Staff, { id: staffId, name, email: user.email, post: POST_OF[user.role], teamId });
  await manager.insert(User, { ...user, id, staffId });
  if (user.role === 'manager' && teamId)
    await manager.query('insert into team_manager (team_id, staff_id) values ($1, $2)', [teamId, staffId]);
  await audit(work, { did: 'user.added', subjectId: id, detail: { role: user.role } });
  return id;
}

/** Keeps cookies and sends forms with the token of the last page, as a browser without JavaScript does. */
export class TestBrowser {
  private static opened = 0;
  readonly cookies = new Map<string, string>();
  private token: string | null = null;
  /** One of its own, so that the limits by address count each browser apart. */
  private readonly remoteAddress = `10.${++TestBrowser.opened >> 8}.${TestBrowser.opened & 255}.1`;

  constructor(private readonly app: NestFastifyApplication) {}

  async get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers });
  }

  /** @param fields a list sends the same name several times */
  async post(url: string, fields: Record<string, string | string[]> = {}, headers = {}): Promise<Answer> {
    if (this.token === null) await this.get('/sign-in');
    if (this.token === null) await this.get('/no-such-page'); // signed in: any page can sign out, so it has a token
    const form = new URLSearchParams();
    const all: [string, string | string[]][] = [['_csrf', this.token ?? ''], ...Object.entries(fields)];
    for (const [name, value] of all) for (const one of [value].flat()) form.append(name, one);
    return this.send({
      method: 'POST',
      url,
      payload: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  /**
   * Sends files with a form, the token first.
   * @param token instead of that of the last page; null for none
   * @param fields what was typed, after the token and before the files
   */
  async upload(
    url: string,
    files: { name: string; bytes: Uint8Array; field?: string }[],
    {
      headers = {},
      token,
      fields = {},
    }: { headers?: Record<string, string>; token?: string | null; fields?: Record<string, string> } = {},
  ): Promise<Answer> {
    if (this.token === null) await this.get('/no-such-page');
    const boundary = `----${newId()}`;
    const sent = token === undefined ? this.token : token;
    const parts = [
      ...(sent === null ? [] : [Buffer.from(partHead(boundary, 'name="_csrf"') + sent)]),
      ...Object.entries(fields).map(([name, value]) => Buffer.from(partHead(boundary, `name="${name}"`) + value)),
      ...files.flatMap(({ name, bytes, field = 'files' }) => [
        Buffer.from(`${partHead(boundary, `name="${field}"; filename="${name}"`, 'text/csv')}`),
        bytes,
      ]),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ];
    return this.send({
      method: 'POST',
      url,
      payload: Buffer.concat(parts),
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });
  }

  /** The page after the redirect. */
  async follow(answer: Answer): Promise<Answer> {
    if (!answer.location) throw new Error(`Not a redirect: ${answer.status}`);
    return this.get(answer.location);
  }

  /** A request as it is, with the cookies. */
  async send(request: {
    method: 'GET' | 'POST';
    url: string;
    payload?: string | Buffer;
    headers: Record<string, string>;
  }): Promise<Answer> {
    const response = await this.app.inject({
      ...request,
      remoteAddress: this.remoteAddress,
      cookies: Object.fromEntries(this.cookies),
    });
    for (const { name, value, expires } of response.cookies) {
      if (value === '' || (expires && expires.getTime() === 0)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { statusCode: status, headers, body: text, rawPayload: bytes } = response;
    const isPage = String(headers['content-type']).startsWith('text/html');
    const token = isPage && /<input [^>]*name="_csrf"[^>]* value="([^"]+)"/.exec(text);
    if (token) this.token = token[1]!;
    let page: CheerioAPI | null = null;
    return {
      status,
      headers,
      location: headers.location,
      text,
      bytes,
      // Most tests ask nothing of most pages, and to read one takes as long as to make it.
      get $() {
        return (page ??= load(isPage ? text : ''));
      },
    };
  }
}

function partHead(boundary: string, disposition: string, type?: string): string {
  const kind = type ? `\r\nContent-Type: ${type}` : '';
  return `\r\n--${boundary}\r\nContent-Disposition: form-data; ${disposition}${kind}\r\n\r\n`;
}

/** Pages need their styles; `npm test` has built them, a single test file may not have. */
function compileStyles(): void {
  if (['govuk', 'moj', 'onward'].every((name) => existsSync(path.join(ROOT, `dist/public/${name}.css`)))) return;
  execFileSync('npm', ['run', '-s', 'build:styles'], { cwd: ROOT, stdio: 'ignore' });
}
