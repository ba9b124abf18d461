import { setTimeout as pause } from 'node:timers/promises';
import { NotifyClient } from 'notifications-node-client';
import { now } from '../platform/clock';
import type { NotifySettings } from '../config';
import type { Handed } from './handing-over';
import { nextDayOf } from './recipients';

/** What became of a text that Notify took; null while it cannot say yet. */
export type TextFate = 'delivered' | 'permanent-failure' | 'temporary-failure' | 'technical-failure' | null;

const FATES = ['delivered', 'permanent-failure', 'temporary-failure', 'technical-failure'] as const;
/** Well below the time after which a taken job counts as lost (platform/queue.ts). */
const TIMEOUT_MS = 30_000;
/** Of a wrong request that stays wrong. Not among them: 403, for a key or a clock that an operator puts right. */
const MENDABLE = [403, 408, 429];

/** GOV.UK Notify. What it throws holds the token it was asked with, so nothing of that is passed on but what it answered. */
export class Notify {
  private readonly client: NotifyClient;

  constructor(private readonly settings: NotifySettings) {
    this.client = new NotifyClient(settings.url, settings.apiKey);
  }

  /** @param reference by which an earlier try is found @param isAgain there may have been one */
  async sendText(number: string, text: string, reference: string, isAgain: boolean): Promise<Handed> {
    try {
      const before = isAgain ? await this.takenBefore(reference) : null;
      if (before) return { taken: true, providerId: before };
      const { data } = await inTime(
        this.client.sendSms(this.settings.templateId, number, { personalisation: { text }, reference }),
      );
      return { taken: true, providerId: (data as { id: string }).id };
    } catch (error) {
      return refusalOf(error, now());
    }
  }

  /** @throws Error whose message says what Notify answered, and no more */
  async fateOf(providerId: string): Promise<TextFate> {
    const answer = await inTime(this.client.getNotificationById(providerId)).catch(answerOf);
    if ('said' in answer) throw new Error(answer.said);
    return FATES.find((fate) => fate === (answer.data as { status: string }).status) ?? null;
  }

  /**
   * Notify takes the same text twice when it is asked twice; it can be asked what it has. One that it could not deliver
   * is to go again.
   */
  private async takenBefore(reference: string): Promise<string | null> {
    const { data } = await inTime(this.client.getNotifications('sms', undefined, reference));
    const { notifications } = data as { notifications: { id: string; status: string }[] };
    return notifications.find(({ status }) => !status.endsWith('-failure'))?.id ?? null;
  }
}

/** Their client waits for ever. */
async function inTime<T>(asked: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = pause(TIMEOUT_MS, null, { signal: timer.signal }).then(() => {
    throw new Error('timeout');
  });
  late.catch(() => undefined); // stopped below
  try {
    return await Promise.race([asked, late]);
  } finally {
    timer.abort();
  }
}

interface Answer {
  status: number | null;
  kinds: string[];
  said: string;
}

function refusalOf(error: unknown, at: Date): Handed {
  const { status, kinds, said } = answerOf(error);
  if (kinds.includes('TooManyRequestsError')) return { taken: false, said, next: nextDayOf(at) };
  const isWrong = status !== null && status >= 400 && status < 500 && !MENDABLE.includes(status);
  return { taken: false, said, next: isWrong ? 'never' : 'again' };
}

/** `403 AuthError: Invalid token: API key not found` */
function answerOf(error: unknown): Answer {
  const { response, code, message } = (error ?? {}) as {
    response?: { status: number; data?: { errors?: { error: string; message: string }[] } };
    code?: string;
    message?: string;
  };
  if (!response)
    return {
      status: null,
      kinds: [],
      said: `Notify could not be reached: ${code ?? (message === 'timeout' ? message : 'no answer')}`,
    };
  const given = response.data?.errors;
  const errors = Array.isArray(given) ? given : [];
  const said = [response.status, ...errors.map((one) => `${one.error}: ${one.message}`)].join(' ');
  return { status: response.status, kinds: errors.map((one) => one.error), said: said.slice(0, 500) };
}
