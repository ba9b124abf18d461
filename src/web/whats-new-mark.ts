import type { FastifyReply, FastifyRequest } from 'fastify';
import { WHATS_NEW } from './whats-new';

const COOKIE = 'read-up-to';
const A_YEAR_SECONDS = 31_536_000;

/** The browser keeps the day of the newest piece it was shown: the same for everyone, and nothing is kept here. */
export function markRead(reply: FastifyReply): void {
  reply.setCookie(COOKIE, WHATS_NEW[0]!.on, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: A_YEAR_SECONDS,
    secure: 'auto',
  });
}

/** Whether there is a piece that this browser has not been shown. */
export function hasUnread(request: FastifyRequest): boolean {
  return (request.cookies[COOKIE] ?? '') < WHATS_NEW[0]!.on;
}
