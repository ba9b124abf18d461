import { poundsWords } from '../accommodation/pounds';

export const MONEY_KINDS = ['deposit', 'rent-in-advance'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];
export const MONEY_WORDS: Readonly<Record<MoneyKind, string>> = {
  deposit: 'Deposit',
  'rent-in-advance': 'Rent in advance',
};

export const ENTRY_KINDS = ['paid', 'returned', 'lost'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
export const ENTRY_WORDS: Readonly<Record<EntryKind, string>> = {
  paid: 'Paid',
  returned: 'Came back',
  lost: 'Lost',
};

export interface MoneyBalance {
  paid: number;
  returned: number;
  lost: number;
  /** Agreed and not paid out. What came back cannot be used again. */
  left: number;
  /** Of a deposit: paid, and neither back nor lost. */
  outstanding: number;
}

/** Where an amount stands, in pence. */
export function balanceOf(
  { kind, agreedPence }: { kind: MoneyKind; agreedPence: number },
  entries: readonly { kind: EntryKind; pence: number }[],
): MoneyBalance {
  const sum = (of: EntryKind) =>
    entries.filter((entry) => entry.kind === of).reduce((all, { pence }) => all + pence, 0);
  const [paid, returned, lost] = [sum('paid'), sum('returned'), sum('lost')];
  return {
    paid,
    returned,
    lost,
    left: agreedPence - paid,
    outstanding: kind === 'deposit' ? paid - returned - lost : 0,
  };
}

/**
 * Why an entry cannot be: more paid than was agreed, or more back and lost than is out. Null where it can.
 */
export function entryRefused(
  money: { kind: MoneyKind; agreedPence: number },
  entries: readonly { kind: EntryKind; pence: number }[],
  { kind, pence }: { kind: EntryKind; pence: number },
): string | null {
  const { paid, returned, lost, left } = balanceOf(money, entries);
  if (kind === 'paid') return pence > left ? `Only ${poundsWords(left)} of what was agreed is left` : null;
  const out = paid - returned - lost;
  return pence > out ? `Only ${poundsWords(out)} is paid out and not settled` : null;
}
