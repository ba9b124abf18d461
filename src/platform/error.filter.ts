import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf, isFromOurPage, isOfSomebodyElse, isStaleForm } from '../web/csrf';
import { leaveFlash } from '../web/flash';
import { answersProblemDetails } from '../web/is-api';
import { page, type Page } from '../web/page';
import { pathOf, showPage } from '../web/show-page';
import { isUpload } from '../web/upload';
import { Problem, problemFromDatabase, PROBLEMS, type FieldError, type ProblemKind } from './problem';

/** What everyone may be told of an error. */
interface Answer {
  kind: ProblemKind;
  status: number;
  title: string;
  detail: string;
  errors: FieldError[];
  /** What stands there now, or how long to wait. */
  current?: unknown;
}

const KINDS: Record<number, ProblemKind> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  415: 'not-json',
  429: 'too-many-requests',
};
const WORDS: Record<number, { title: string; detail: string }> = {
  400: { title: 'This could not be read', detail: 'The request was not complete. Go back and try again.' },
  401: { title: 'Sign in', detail: 'Sign in to see this.' },
  403: { title: 'You cannot do this', detail: 'Your role does not include this.' },
  404: { title: 'Page not found', detail: 'It does not exist, or you may not see it.' },
  413: { title: 'This is too large', detail: 'What was sent is larger than this page takes.' },
  415: { title: 'This could not be read', detail: 'This kind of content cannot be used here.' },
  429: { title: 'Too many requests', detail: 'Wait a minute, then try again.' },
};
/** What a program is told in their place: it has no page to go back to. */
const API_DETAILS: Record<number, string> = {
  400: 'The address or the body could not be read. A body is one JSON object.',
  401: 'No token that works was sent, and nobody is signed in. A token may be mistyped, revoked or past its end.',
};
/** Of a program that writes with a browser's session. */
const WITHOUT_TOKEN =
  'Whoever writes with the session of a browser sends the token of a page as x-csrf-token. A program sends an API token instead.';
const UNEXPECTED = {
  title: 'Something went wrong',
  detail: 'This was not your doing, and it has been logged. Try again in a few minutes.',
};

/** The one place where an error becomes an answer: problem details under /api/, a page everywhere else. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly publicUrl: string) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = answerTo(error);
    if (answer.status >= 500) request.log.error({ err: error }, 'failed');
    if (reply.sent || reply.raw.headersSent) return;

    if (answersProblemDetails(request)) {
      const told = isStaleForm(error) ? { ...answer, detail: WITHOUT_TOKEN } : answer;
      sendProblemDetails(told, this.publicUrl, request, reply);
      return;
    }
    if (isStaleForm(error)) return sendAgain(request, reply);
    if (answer.status === 503 && hasFields(request)) return keepForLater(answer, request, reply);
    if (answer.status === 401 && ['GET', 'HEAD'].includes(request.method)) return goToSignIn(request, reply);
    const { status, errors: faults, ...words } = answer;
    reply.send(
      showPage(page('web/error', { status, faults, ...words, requestId: request.id }, status), request, reply),
    );
  }
}

function answerTo(error: unknown): Answer {
  const problem = error instanceof Problem ? error : problemFromDatabase(error);
  if (problem) {
    const { kind, status, title, detail, errors, current } = problem;
    return { kind, status, title, detail, errors, current };
  }
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status === undefined || status < 400 || status >= 500)
    return { kind: 'unexpected', status: 500, ...UNEXPECTED, errors: [] };
  return { kind: KINDS[status] ?? 'not-readable', status, ...(WORDS[status] ?? WORDS[400]!), errors: [] };
}

/** RFC 9457 */
function sendProblemDetails(answer: Answer, publicUrl: string, request: FastifyRequest, reply: FastifyReply): void {
  const { kind, status, errors, current } = answer;
  const detail = answer.detail === WORDS[status]?.detail ? (API_DETAILS[status] ?? answer.detail) : answer.detail;
  if (status === 401) {
    const wrong = request.headers.authorization === undefined ? '' : ', error="invalid_token"';
    reply.header('www-authenticate', `Bearer realm="Onward"${wrong}`);
  }
  if (kind === 'stale') reply.header('etag', String(current));
  if (kind === 'too-many-requests' && typeof current === 'number') reply.header('retry-after', String(current));
  if (kind === 'still-being-done') reply.header('retry-after', '2');
  const problem = {
    type: `${publicUrl}/problems/${kind}`,
    title: kind === 'not-found' ? 'Not found' : PROBLEMS[kind].title,
    status,
    detail,
    instance: `urn:uuid:${request.id}`,
    ...(errors.length > 0 && { errors: errors.map(inWords) }),
  };
  reply.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

function inWords({ field, message, in: place }: FieldError): object {
  return { ...(place === 'query' ? { parameter: field } : { pointer: `#/${field}` }), detail: message };
}

function goToSignIn(request: FastifyRequest, reply: FastifyReply): void {
  const then = request.url === '/' ? '' : `?then=${encodeURIComponent(request.url)}`;
  reply.redirect(`/sign-in${then}`, 303);
}

/** What was typed comes back in a form of the same fields; if nobody is signed in any more, by way of the sign-in page. */
function sendAgain(request: FastifyRequest, reply: FastifyReply): void {
  const path = pathOf(request);
  if (path === '/sign-in') return startAnew(reply, 'The page had been open for too long. Sign in again.');
  if (path === '/sign-out' && !request.actor) return startAnew(reply, 'You have signed out.');
  reply.send(showPage(keptFields(request), request, reply));
}

/** A sign-in is typed again: what it holds is not for showing. */
function hasFields(request: FastifyRequest): boolean {
  return isFromOurPage(request) && pathOf(request) !== '/sign-in' && fieldsOf(request).length > 0;
}

/** What could not be saved now is sent again from the answer, as it was typed. */
function keepForLater({ status, title, detail }: Answer, request: FastifyRequest, reply: FastifyReply): void {
  const kept = fieldsOf(request);
  reply.send(showPage(page('web/send-again', { action: request.url, kept, title, detail }, status), request, reply));
}

function startAnew(reply: FastifyReply, why: string): void {
  leaveFlash(reply, why);
  reply.redirect('/sign-in', 303);
}

function keptFields(request: FastifyRequest): Page {
  if (!isFromOurPage(request) || isUpload(request)) {
    const detail = 'The form had been open for too long. Go back, reload the page and try again.';
    return page('web/error', { status: 403, title: 'This was not saved', detail }, 403);
  }
  const kept = fieldsOf(request);
  if (request.actor && isOfSomebodyElse(kept, request.actor.userId)) {
    const detail = 'Somebody else wrote this before you signed in. It is not shown to you.';
    return page('web/error', { status: 403, title: 'This was not saved', detail }, 403);
  }
  if (request.actor) return page('web/send-again', { action: request.url, kept }, 403);
  return page('sign-in/sign-in', { then: request.url, kept: JSON.stringify(kept) }, 401);
}
