import { poundsWords } from '../accommodation/pounds';
import type { GrantItemKind, GrantKind, Receipt } from './local-offer.entities';

export const GRANT_WORDS: Readonly<Record<GrantKind, string>> = {
  'setting-up-home': 'Setting up home allowance',
  clothing: 'Clothing',
  travel: 'Travel',
  driving: 'Driving lessons',
  'getting-online': 'Getting online',
  leisure: 'Leisure',
  celebration: 'Birthday or celebration',
  emergency: 'Emergency payment',
  other: 'Another grant',
};

export const RECEIPT_WORDS: Readonly<Record<Receipt, string>> = {
  seen: 'Receipt seen',
  'to-come': 'Receipt to come',
  none: 'No receipt needed',
};

export interface GrantBalance {
  spent: number;
  left: number;
}

/** In pence. What was given back can be used again. */
export function balanceOfGrant(
  { agreedPence }: { agreedPence: number },
  items: readonly { kind: GrantItemKind; pence: number }[],
): GrantBalance {
  const spent = items.reduce((sum, { kind, pence }) => sum + (kind === 'bought' ? pence : -pence), 0);
  return { spent, left: agreedPence - spent };
}

/** Why the items of a grant cannot be: more bought than agreed, or more given back than bought; null where they can. */
export function grantRefused(
  grant: { agreedPence: number },
  others: readonly { kind: GrantItemKind; pence: number }[],
  { kind, pence }: { kind: GrantItemKind; pence: number },
): string | null {
  const { spent, left } = balanceOfGrant(grant, others);
  if (kind === 'given-back') return pence > spent ? `Only ${poundsWords(Math.max(spent, 0))} was spent of it` : null;
  if (pence > left) return `Only ${poundsWords(Math.max(left, 0))} is left of it`;
  return pence < -spent ? `${poundsWords(-spent)} more than the rest was given back of it` : null;
}

/** Why the items of a grant cannot stay as they are without one that is taken out; null where they can. */
export function grantOverdrawn(
  grant: { agreedPence: number },
  rest: readonly { kind: GrantItemKind; pence: number }[],
): string | null {
  const { spent, left } = balanceOfGrant(grant, rest);
  if (spent < 0) return 'More was given back than was bought without it: take out what was given back first';
  return left < 0 ? 'More was bought than is left without it: take out what was bought of it first' : null;
}

export function grantName({ kind, what }: { kind: GrantKind; what: string | null }): string {
  if (kind === 'other') return what ?? GRANT_WORDS.other;
  return what ? `${GRANT_WORDS[kind]}: ${what}` : GRANT_WORDS[kind];
}
