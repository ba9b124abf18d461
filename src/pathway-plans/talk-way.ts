import { typed, type Fields } from '../web/fields';

export const WRITERS = ['young-person', 'worker'] as const;
/** Who writes: the young person holding the phone, or the worker as they say it. */
export type Writer = (typeof WRITERS)[number];

/** The way through a conversation, as the address carries it: which cards, who writes, and whether it leads straight back. */
export interface TalkWay {
  /** Keys of topics, in the order of the cards; null for all. */
  only: string[] | null;
  writer: Writer;
  /** One card is changed on the way from the read-back. */
  backToReading: boolean;
}

/** From the query of an address or the fields of a form. A topic that the plan does not have is passed over. */
export function readWay(fields: Fields): TalkWay {
  const only = typed(fields, 'topics').split(',').filter(Boolean);
  return {
    only: only.length > 0 ? only : null,
    writer: typed(fields, 'writer') === 'worker' ? 'worker' : 'young-person',
    backToReading: typed(fields, 'then') === 'read-back',
  };
}

/** `?topics=money,health&writer=worker`; empty where everything is as usual. */
export function wayQuery({ only, writer, backToReading }: TalkWay): string {
  const query = new URLSearchParams();
  if (only) query.set('topics', only.join(','));
  if (writer !== 'young-person') query.set('writer', writer);
  if (backToReading) query.set('then', 'read-back');
  const text = query.toString().replaceAll('%2C', ',');
  return text && `?${text}`;
}

/** Where a card stands among the cards of a conversation. */
export interface CardPlace {
  /** From 1. */
  number: number;
  of: number;
  before: string | null;
  after: string | null;
}

/**
 * @param keys of the plan's topics, in the young person's order
 * @returns a card that was not chosen stands alone: 1 of 1
 */
export function placeOf(key: string, keys: readonly string[], { only, backToReading }: TalkWay): CardPlace {
  const chosen = backToReading ? [key] : keys.filter((one) => only === null || only.includes(one));
  const cards = chosen.includes(key) ? chosen : [key];
  const at = cards.indexOf(key);
  return { number: at + 1, of: cards.length, before: cards[at - 1] ?? null, after: cards[at + 1] ?? null };
}

/** The first card of a conversation; null for a plan without topics. */
export function firstCard(keys: readonly string[], { only }: TalkWay): string | null {
  return keys.find((key) => only === null || only.includes(key)) ?? keys[0] ?? null;
}
