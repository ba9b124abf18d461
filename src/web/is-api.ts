import type { FastifyRequest } from 'fastify';
import './request';

/** Whether a request is for the API: by the route it was given to, because one route has more spellings than one. */
export function isApi(request: FastifyRequest): boolean {
  return addressOf(request).startsWith('/api/v1/');
}

/** Whether a program is told what went wrong: under /api/ everywhere but on the page about it. */
export function answersProblemDetails(request: FastifyRequest): boolean {
  const address = addressOf(request);
  return address.startsWith('/api/') && address !== '/api/docs';
}

/** The route's own; of a request that no route takes, what was asked for. */
function addressOf({ routeOptions, url }: FastifyRequest): string {
  return routeOptions.url ?? url;
}
