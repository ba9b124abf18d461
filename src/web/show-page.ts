import type { FastifyReply, FastifyRequest } from 'fastify';
import { may } from '../access/access';
import { csrfTokenFor } from './csrf';
import { takeFlash } from './flash';
import { navigationFor, ROLE_WORDS } from './navigation';
import type { FrameName, Page } from './page';
import './request';
import { wordsOf } from './sent-form';
import { escaped, render } from './templates';
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
    lostWords: [],
    csrfToken: csrfTokenFor(request, reply),
    cspNonce: reply.cspNonce?.script,
  };
  const html = render(template, { ...model, ...frame });
  reply.status(status).type('text/html; charset=utf-8');
  const lostWords = isRefusal(status) && actor ? wordsNotIn(html, request) : [];
  return lostWords.length > 0 ? render(template, { ...model, ...frame, lostWords }) : html;
}

/** Nothing of what was sent is saved. */
const isRefusal = (status: number) => status === 409 || status === 422;

/**
 * What was written and is not on the page that answers, because the form it was written in is no longer there: somebody
 * else was quicker (ADR 0113). `id` is where the summary of errors leads, if nothing else on the page has it.
 */
function wordsNotIn(html: string, request: FastifyRequest): { id: string | null; words: string }[] {
  return wordsOf(request)
    .filter(({ words }) => !html.includes(escaped(words)))
    .map(({ field, words }) => ({ id: html.includes(`id="${escaped(field)}"`) ? null : field, words }));
}

/** Without the query string. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
