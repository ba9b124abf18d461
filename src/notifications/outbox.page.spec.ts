import { readOutboxAddress, toOutboxPage } from './outbox.page';
import { localDate } from '../statutory/local-date';
import type { OutboxFilter, OutboxMessage, OutboxPage } from './outbox.service';

const MESSAGE: OutboxMessage = {
  id: 'message',
  toName: 'Bo Manager',
  toAddress: 'bo@council.example',
  subject: '3 things are overdue in your teams',
  body: 'See https://onward.example/today',
  state: 'failed',
  attempts: 5,
  lastError: '550 No such mailbox',
  createdAt: new Date('2026-03-09T06:00:00Z'),
  sentAt: null,
  channel: 'email',
  waitUntil: null,
  deliveredAt: null,
  givenUp: null,
};
const OUTBOX: OutboxPage = {
  messages: [MESSAGE],
  notReached: [],
  counts: { queued: 0, sent: 7, delivered: 0, failed: 1, kept: 0, 'given-up': 0 },
  next: null,
  mailServer: true,
  texts: true,
};

describe('the outbox page', () => {
  it('says why a message failed and offers to try it again', () => {
    expect(shown(OUTBOX, {}).messages[0]).toMatchObject({
      stateWords: 'Failed',
      refusal: { words: 'The mail server knows no such mailbox', said: '550 No such mailbox' },
      retryAt: '/outbox/message/retry',
    });
  });

  it('offers no other try for what was sent, waits, or is kept', () => {
    const states = ['sent', 'queued', 'kept'] as const;
    const { messages } = shown({ ...OUTBOX, messages: states.map((state) => ({ ...MESSAGE, state })) }, {});
    expect(messages.map((message) => message.retryAt)).toEqual([null, null, null]);
  });

  it('shows why a message that waits was not taken the last time', () => {
    const waiting = { ...MESSAGE, state: 'queued' as const, attempts: 1 };
    expect(shown({ ...OUTBOX, messages: [waiting] }, {}).messages[0]?.refusal).toMatchObject({
      said: '550 No such mailbox',
    });
  });

  it('says who was not reached and why, and offers what failed unless it is shown already', () => {
    const since = new Date('2026-03-07T06:00:00Z');
    const bo = {
      name: 'Bo Manager',
      toAddress: 'bo@council.example',
      mails: 3,
      since,
      leftOn: localDate('2026-03-01'),
    };
    const outbox = { ...OUTBOX, notReached: [{ ...bo, lastError: 'connect ECONNREFUSED' }] };
    expect(shown(outbox, {})).toMatchObject({
      failed: 1,
      failedHref: '/outbox?state=failed',
      notReached: [{ name: 'Bo Manager', mails: 3, left: '2026-03-01', why: 'The mail server could not be reached' }],
    });
    expect(shown(outbox, { state: 'failed' }).failedHref).toBeNull();
  });

  it('says in words that nothing failed, where nothing did', () => {
    const outbox = { ...OUTBOX, messages: [], counts: { ...OUTBOX.counts, failed: 0 } };
    expect(shown(outbox, { state: 'failed' }).empty).toBe('No message has failed: each went out or is on its way.');
  });

  it('offers the states there are, with their counts', () => {
    const { shows } = shown(OUTBOX, { state: 'failed' });
    expect(shows).toEqual([
      { text: 'All (8)', href: '/outbox', current: false },
      { text: 'Sent (7)', href: '/outbox?state=sent', current: false },
      { text: 'Failed (1)', href: '/outbox?state=failed', current: true },
    ]);
  });

  it('keeps the state on the way to older messages', () => {
    expect(shown({ ...OUTBOX, next: 'last' }, { state: 'sent' }).olderHref).toBe('/outbox?state=sent&before=last');
  });

  it('takes a state that it does not know for all', () => {
    expect(readOutboxAddress({ state: 'lost', before: ['a', 'b'] })).toEqual({ state: undefined, before: undefined });
  });
});

function shown(outbox: OutboxPage, filter: OutboxFilter) {
  return toOutboxPage(outbox, filter, localDate('2026-03-09'));
}
