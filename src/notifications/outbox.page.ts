import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import type { MessageState } from './message.entity';
import type { NotReached, OutboxFilter, OutboxMessage, OutboxPage } from './outbox.service';
import { refusalWords } from './refusal-words';

const STATES = ['queued', 'sent', 'delivered', 'failed', 'given-up', 'kept'] as const satisfies readonly MessageState[];

const STATE_WORDS: Record<MessageState, string> = {
  queued: 'Waiting',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Failed',
  kept: 'Kept here',
  'given-up': 'Given up',
};

const NONE_WORDS: Record<MessageState, string> = {
  queued: 'No message waits to be sent.',
  sent: 'No message has been sent yet.',
  delivered: 'Notify has not yet said of a text that it arrived.',
  failed: 'No message has failed: each went out or is on its way.',
  kept: 'No message is kept here.',
  'given-up': 'Nobody gave a message up.',
};

/** What an address asks for; what it says wrongly is left out. */
export function readOutboxAddress(fields: Fields): OutboxFilter {
  return {
    state: chosen(fields, 'state', STATES) ?? undefined,
    before: typed(fields, 'before') || undefined,
  };
}

/** The outbox in words. */
export function toOutboxPage(outbox: OutboxPage, filter: OutboxFilter, today: LocalDate) {
  const inAll = STATES.reduce((sum, state) => sum + outbox.counts[state], 0);
  return {
    mailServer: outbox.mailServer,
    texts: outbox.texts,
    inAll,
    shows: [
      { text: `All (${inAll})`, href: '/outbox', current: !filter.state },
      ...STATES.filter((state) => outbox.counts[state] > 0 || state === filter.state).map((state) => ({
        text: `${STATE_WORDS[state]} (${outbox.counts[state]})`,
        href: outboxAddress({ state }),
        current: filter.state === state,
      })),
    ],
    failed: outbox.counts.failed,
    failedHref: filter.state === 'failed' ? null : outboxAddress({ state: 'failed' }),
    notReached: outbox.notReached.map((one) => notReached(one, today)),
    messages: outbox.messages.map(inWords),
    empty: filter.state ? NONE_WORDS[filter.state] : 'No messages yet.',
    newestHref: filter.before ? outboxAddress({ state: filter.state }) : null,
    olderHref: outbox.next && outboxAddress({ state: filter.state, before: outbox.next }),
  };
}

/** The page that asks why a message is given up. */
export function toGiveUpPage(message: OutboxMessage, reason: string, errors: FieldError[]) {
  return { message: inWords(message), form: { values: { reason }, errors }, errors };
}

export type OutboxPageModel = ReturnType<typeof toOutboxPage>;

function outboxAddress({ state, before }: OutboxFilter): string {
  const said = new URLSearchParams({ ...(state && { state }), ...(before && { before }) }).toString();
  return said ? `/outbox?${said}` : '/outbox';
}

function notReached({ name, toAddress, mails, since, lastError, leftOn }: NotReached, today: LocalDate) {
  const left = leftOn && leftOn <= today ? leftOn : null;
  return { name, toAddress, mails, since, why: lastError && refusalWords(lastError), left };
}

function inWords(message: OutboxMessage) {
  const { id, subject, body, toName, toAddress, state, createdAt, sentAt, lastError, attempts, channel } = message;
  return {
    subject,
    body,
    toName,
    toAddress,
    createdAt,
    sentAt,
    state,
    stateWords: STATE_WORDS[state],
    isText: channel === 'text',
    waitUntil: message.waitUntil,
    deliveredAt: message.deliveredAt,
    givenUp: message.givenUp,
    /** Why it was not taken the last time, in words and as the mail server said it. */
    refusal:
      lastError && (state === 'failed' || (state === 'queued' && attempts > 0))
        ? { words: refusalWords(lastError), said: lastError }
        : null,
    attempts,
    retryAt: state === 'failed' ? `/outbox/${id}/retry` : null,
    giveUpAt: state === 'failed' ? `/outbox/${id}/give-up` : null,
  };
}
