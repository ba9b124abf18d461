import csrfProtection from '@fastify/csrf-protection';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { Problem } from '../platform/problem';
import type { Settings } from '../platform/settings';
import { bearerTokenOf } from './bearer-token';
import { cookieName, isSecure } from './cookies';
import './request';
import { isUpload, openUpload, readToItsEnd, takesUploads, UPLOAD_LIMITS } from './upload';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** The form field; it is taken out of the body once it has been checked. */
const FIELD = '_csrf';

/**
 * Every request that may change something must carry the token of a page that we gave to this browser and this user,
 * and must not come from another site.
 */
export async function refuseForgedRequests(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const secure = isSecure(settings);
  await app.register(csrfProtection, {
    sessionPlugin: '@fastify/cookie',
    cookieKey: cookieName('csrf', secure),
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure },
    csrfOpts: { userInfo: true, hmacKey: settings.sessionSecret },
    getUserInfo: holderOf,
    getToken: tokenOf,
  });
  await app.register(multipart, { limits: UPLOAD_LIMITS });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preHandler', async (request, reply) => {
    if (SAFE_METHODS.includes(request.method) || request.is404) return;
    const mayBeForged = bearerTokenOf(request) === null;
    if (mayBeForged && comesFromElsewhere(request))
      throw new Problem('not-allowed', 'This was sent from another site.');
    if (!isUpload(request)) return;
    reply.raw.once('finish', () => readToItsEnd(request));
    if (!takesUploads(request)) throw new UnsupportedMediaTypeException();
    await openUpload(request);
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (SAFE_METHODS.includes(request.method) || request.is404) return done();
    // No browser sends a token by itself, and beside a token no cookie counts: nobody else can have made it be sent.
    if (bearerTokenOf(request) !== null) return done();
    fastify.csrfProtection(request, reply, () => {
      if (isFields(request.body)) delete request.body[FIELD];
      done();
    });
  });
}

/** Where nobody could find out who asks, the token that they sent: one of nobody's would be refused once they can. */
export function csrfTokenFor(request: FastifyRequest, reply: FastifyReply): string {
  if (request.unrecognised) return tokenOf(request) ?? '';
  return reply.generateCsrf({ userInfo: holderOf(request) });
}

/** A form that was left open too long, or filled in before signing in again as someone else. */
export function isStaleForm(error: unknown): boolean {
  // Nest wraps what Fastify's plugins throw.
  const { code } = ((error as Error | null)?.cause ?? error ?? {}) as { code?: string };
  return code === 'FST_CSRF_MISSING_SECRET' || code === 'FST_CSRF_INVALID_TOKEN';
}

/** The browser says that a page of ours sent this: what it carries may be shown again in a form. */
export function isFromOurPage(request: FastifyRequest): boolean {
  return request.headers['sec-fetch-site'] === 'same-origin' || originMatches(request) === true;
}

/** What was typed, name and value, without the token. */
export function fieldsOf(request: FastifyRequest): [name: string, value: string][] {
  if (!isFields(request.body)) return [];
  return Object.entries(request.body)
    .filter(([name]) => name !== FIELD)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, unknown] => [name, one]))
    .filter((pair): pair is [string, string] => typeof pair[1] === 'string');
}

/** What says who wrote it, on a form whose words are for nobody else, was written by somebody other than this user. */
export function isOfSomebodyElse(kept: readonly [name: string, value: string][], userId: string): boolean {
  return kept.some(([name, value]) => name === 'writtenBy' && value !== userId);
}

function comesFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return originMatches(request) === false;
}

/** @returns undefined when the browser sent no origin */
function originMatches(request: FastifyRequest): boolean | undefined {
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

function holderOf(request: FastifyRequest): string {
  return request.actor?.userId ?? 'nobody';
}

function tokenOf(request: FastifyRequest): string | undefined {
  const inBody = isUpload(request)
    ? request.upload?.firstField
    : isFields(request.body)
      ? request.body[FIELD]
      : undefined;
  const token = inBody ?? request.headers['x-csrf-token'];
  return typeof token === 'string' ? token : undefined;
}

function isFields(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
