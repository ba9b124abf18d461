import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'flash';
/** Long enough to be redirected, short enough not to turn up on a later day's page. */
const MAX_AGE_SECONDS = 60;

/** A message for the top of the next page. It is readable in the browser: no personal data. */
export function leaveFlash(reply: FastifyReply, text: string): void {
  reply.setCookie(COOKIE, text, {
    signed: true,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: MAX_AGE_SECONDS,
  });
}

/** The message, if one was left: it is shown once. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): string | null {
  const left = request.cookies[COOKIE];
  if (!left) return null;
  reply.clearCookie(COOKIE, { path: '/' });
  const { valid, value } = request.unsignCookie(left);
  return valid ? value : null;
}
