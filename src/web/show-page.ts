import type { FastifyReply, FastifyRequest } from 'fastify';
import { may } from '../access/access';
import { csrfTokenFor } from './csrf';
import { takeFlash } from './flash';
import { navigationFor, ROLE_WORDS } from './navigation';
import type { FrameName, Page } from './page';
import './request';
import { render } from './templates';
import { hasUnread } from './whats-new-mark';

/** Renders a page within the layout: who is signed in, where they are, the flash message and the form token. */
export function showPage({ template, model, status }: Page, request: FastifyRequest, reply: FastifyReply): string {
  const { actor, council } = request;
  const path = pathOf(request);
  const frame: Record<FrameName, unknown> = {
    actor,
    council,
    path,
    roleWord: actor && ROLE_WORDS[actor.role],
    mayImprove: actor !== null && may(actor, 'keep-improvement'),
    mayTakeOut: actor !== null && may(actor, 'take-out'),
    navigation: actor && navigationFor(actor, path),
    unreadTold: request.unreadTold,
    somethingNew: template !== 'web/whats-new' && hasUnread(request),
    flash: takeFlash(request, reply),
    csrfToken: csrfTokenFor(request, reply),
    cspNonce: reply.cspNonce?.script,
  };
  const html = render(template, { ...model, ...frame });
  reply.status(status).type('text/html; charset=utf-8');
  return html;
}

/** Without the query string. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
