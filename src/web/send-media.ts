import type { FastifyReply } from 'fastify';
import type { Media } from './page';

/** Opened by itself it is shown or played, and can reach nothing: no script, no form, no other address. */
const ALONE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

/**
 * The bytes as what they are and as nothing else, kept by nobody on the way. Players ask for stretches of a recording, and
 * those of some phones play nothing without.
 */
export function sendMedia(reply: FastifyReply, { type, content }: Media, range: string | undefined): Buffer {
  reply.headers({
    'content-type': type,
    'content-disposition': 'inline',
    'content-security-policy': ALONE,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
  });
  const asked = range === undefined ? null : stretchOf(range, content.length);
  if (asked === null) return content;
  if (asked === 'beyond') {
    reply.status(416).header('content-range', `bytes */${content.length}`);
    return Buffer.alloc(0);
  }
  const { from, to } = asked;
  reply.status(206).header('content-range', `bytes ${from}-${to}/${content.length}`);
  return content.subarray(from, to + 1);
}

/**
 * The first and the last byte that are asked for.
 * @returns null for what is not one stretch of bytes: then all of them are sent, as RFC 9110 allows
 */
export function stretchOf(range: string, length: number): { from: number; to: number } | 'beyond' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const from = first === '' ? Math.max(length - Number(last), 0) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (from >= length) return 'beyond';
  return to < from ? null : { from, to };
}
