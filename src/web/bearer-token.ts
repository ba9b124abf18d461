import type { FastifyRequest } from 'fastify';
import { isApi } from './is-api';

/**
 * What a request to the API carries in its Authorization header; whatever is there stands in the place of a session.
 * Null where there is no such header, and outside the API, where tokens open nothing.
 */
export function bearerTokenOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  if (authorization === undefined || !isApi(request)) return null;
  return /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? '';
}
