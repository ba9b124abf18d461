import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { BadRequestException } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyRequest } from 'fastify';
import type { UserActor } from './access/actor';
import { AuthorityService } from './authority/authority.service';
import { ErrorFilter } from './platform/error.filter';
import { newId } from './platform/ids';
import type { Log } from './platform/logger';
import { Problem } from './platform/problem';
import { SETTINGS, type Settings } from './platform/settings';
import { UnitOfWork } from './platform/unit-of-work';
import { ApiTokensService } from './sign-in/api-tokens.service';
import { SessionCookie } from './sign-in/session-cookie';
import { SessionsService } from './sign-in/sessions.service';
import { letInLargeBodies } from './web/api/large-body';
import { bearerTokenOf } from './web/bearer-token';
import { isSecure } from './web/cookies';
import { refuseForgedRequests } from './web/csrf';
import { FieldsPipe } from './web/fields.pipe';
import { isApi } from './web/is-api';
import { PageInterceptor } from './web/page.interceptor';
import { RateLimit } from './web/rate-limit';
import type { Council } from './web/request';
import { pathOf } from './web/show-page';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** A whole office may sit behind one address; this stops a runaway program, not people. */
const REQUESTS_A_MINUTE_BY_ADDRESS = 6000;
/** Nobody needs to know how far they are from the limit; whoever is over it is told when to come back. */
const NO_COUNTS = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
const ONLY_RETRY_AFTER = { addHeaders: { ...NO_COUNTS, 'retry-after': true }, addHeadersOnExceeding: NO_COUNTS };
const COUNCIL_KEPT_MS = 60_000;
/** Node takes no longer line, so no part of an address is too long for the page that says it is nobody's. */
const LONGEST_ADDRESS = 16_384;

export function makeAdapter(log: Log, publicUrl: string): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newId,
    bodyLimit: BODY_LIMIT_BYTES,
    // A copy that is told to stop answers what still comes on the connections it has, and closes each after that.
    return503OnClosing: false,
    rewriteUrl: decodable,
    routerOptions: { maxParamLength: LONGEST_ADDRESS },
    // Only behind a proxy is the address https, and the proxy is on this machine or in this network.
    trustProxy: publicUrl.startsWith('https://') ? ['loopback', 'uniquelocal'] : false,
  });
}

/** The router answers in its own words where a path cannot be decoded; taken to the letter it is one that is not found. */
function decodable({ url = '/' }: { url?: string }): string {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}

/** What stands around every route, from the outside in. */
export async function setUp(app: NestFastifyApplication, clock: () => Date): Promise<void> {
  const settings = app.get<Settings>(SETTINGS);
  logRequests(app);
  await setSecurityHeaders(app, settings);
  await app.register(rateLimit, { max: REQUESTS_A_MINUTE_BY_ADDRESS, timeWindow: '1 minute', ...ONLY_RETRY_AFTER });
  await app.register(cookies, { secret: settings.sessionSecret });
  recogniseUser(app, clock);
  letInLargeBodies(app);
  await refuseForgedRequests(app, settings);
  refuseNul(app);
  refuseWhatIsNotJson(app);
  app.useGlobalPipes(new FieldsPipe());
  app.useGlobalInterceptors(new PageInterceptor(app.get(UnitOfWork)));
  app.useGlobalFilters(new ErrorFilter(settings.publicUrl));
}

/** One line a request. The route stands for the address, so no query string is logged. */
function logRequests(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      request.log.info(
        {
          userId: request.actor?.userId,
          method: request.method,
          route: request.routeOptions.url ?? null,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'request',
      );
      done();
    });
}

async function setSecurityHeaders(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const secure = isSecure(settings);
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure && { maxAge: 31_536_000 },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
      done();
    });
}

/** Reads the session with role and teams anew for each request: whoever is disabled is out at once. */
function recogniseUser(app: NestFastifyApplication, clock: () => Date): void {
  const sessions = app.get(SessionsService);
  const cookie = app.get(SessionCookie);
  const tokens = app.get(ApiTokensService);
  const limit = new RateLimit(app.get<Settings>(SETTINGS).apiRequestsAMinute);
  const council = keptFor(COUNCIL_KEPT_MS, async (): Promise<Council | null> => {
    return app.get(AuthorityService).authority({ kind: 'system', name: 'sign-in' });
  });
  const holderOf = async (request: FastifyRequest): Promise<UserActor | null> => {
    const secret = bearerTokenOf(request);
    if (secret !== null) return tokens.holderOf(secret, request.receivedAt);
    const session = cookie.read(request);
    return session ? sessions.holderOf(session, request.receivedAt) : null;
  };
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('receivedAt');
  fastify.decorateRequest('actor', null);
  fastify.decorateRequest('council', null);
  fastify.decorateRequest('unrecognised', null);
  fastify.decorateRequest('upload', null);
  fastify.decorateRequest('unreadTold', 0);
  fastify.addHook('onRequest', async (request) => {
    request.receivedAt = clock();
    if (/^\/(assets|health)\//.test(pathOf(request))) return;
    try {
      request.council = await council(request.receivedAt);
      request.actor = await holderOf(request);
      if (request.actor?.token) limit.count(request.actor.token.id, request.receivedAt);
    } catch (error) {
      request.unrecognised = error;
    }
  });
  // Who went away meanwhile has no address any more, which the rate limit counts by, and nobody is left to answer.
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.raw.socket.destroyed) return reply.hijack();
  });
  // Not before the body is read: the answer then gives back what was typed.
  fastify.addHook('preHandler', (request, _reply, done) => done((request.unrecognised as Error | null) ?? undefined));
}

/** As JSON has them: NUL, and halves of surrogate pairs, which it escapes as it does no other letter. */
const NOT_KEPT = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** PostgreSQL keeps every character but those. What is nested too deep to be looked through is refused with them. */
function refuseNul(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', (request, _reply, done) => {
      done(request.url.includes('%00') || !canBeKept(request.body) ? new BadRequestException() : undefined);
    });
}

function canBeKept(body: unknown): boolean {
  try {
    return !NOT_KEPT.test(JSON.stringify(body ?? ''));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The API reads JSON objects: whatever else comes is told so before anything looks into it. */
function refuseWhatIsNotJson(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', (request, _reply, done) => {
      const { body } = request;
      if (!isApi(request) || request.is404 || body === undefined || body === null) return done();
      if (!/^application\/(.+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
        return done(new Problem('not-json', 'Send JSON, with the header Content-Type: application/json.'));
      }
      if (typeof body === 'object' && !Array.isArray(body)) return done();
      done(new Problem('not-readable', 'Send a JSON object.'));
    });
}

function keptFor<T>(ms: number, read: () => Promise<T>): (at: Date) => Promise<T> {
  let kept: { value: T; readAt: number } | null = null;
  return async (at) => {
    if (kept && Math.abs(at.getTime() - kept.readAt) < ms) return kept.value;
    kept = { value: await read(), readAt: at.getTime() };
    return kept.value;
  };
}
