import { may } from '../access/access';
import type { Work } from '../platform/unit-of-work';
import { EntitlementSaid } from './entitlement-said.entity';
import type { Entitlement } from '../statutory/entitlements';
import { sumWords, type PublishedItem } from './local-offer';

/** What may be theirs, with what the local offer says of it. */
type Terms = Pick<Entitlement, 'key' | 'item' | 'pounds'> & { local: readonly PublishedItem[] };

/** One entitlement with what was said of it. */
export interface HadLine {
  key: string;
  item: string;
  /** What it is now. */
  terms: string;
  /** What was said last; null where nobody has. */
  last: EntitlementSaid | null;
  /** It was something else when that was said. */
  changed: boolean;
}

/** What an entitlement is, in words that tell a change: its name and sum, and what the council gives. */
export function termsOf({ item, pounds, local }: Omit<Terms, 'key'>): string {
  const here = local.map((one) => [one.title, sumWords(one)].filter(Boolean).join(', '));
  const sum = pounds === null ? [] : [`£${pounds.toLocaleString('en-GB')}`];
  return [item, ...sum].join(', ') + (here.length > 0 ? `; here: ${here.join('; ')}` : '');
}

export function hadLines(entitled: readonly Terms[], said: readonly EntitlementSaid[]): HadLine[] {
  return entitled.map((one) => {
    const last = said.find(({ key }) => key === one.key) ?? null;
    const terms = termsOf(one);
    return { key: one.key, item: one.item, terms, last, changed: last !== null && last.terms !== terms };
  });
}

/** Everything that was said of whether they had it, the latest of each entitlement first. Words only for who reads notes. */
export async function saidOfEntitlements({ manager, actor }: Work, youngPersonId: string): Promise<EntitlementSaid[]> {
  const said = await manager.find(EntitlementSaid, {
    where: { youngPersonId },
    order: { key: 'ASC', turn: 'DESC' },
  });
  return may(actor, 'read-notes') ? said : said.map((one) => ({ ...one, words: null }));
}
