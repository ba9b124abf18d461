import fc from 'fast-check';
import { balanceOf, ENTRY_KINDS, entryRefused, MONEY_KINDS, type EntryKind } from './money';

const deposit = { kind: 'deposit', agreedPence: 60_000 } as const;
const entry = (kind: EntryKind, pence: number) => ({ kind, pence });

describe('balanceOf', () => {
  it('keeps a deposit out until it is back or lost', () => {
    const entries = [entry('paid', 60_000), entry('returned', 45_000), entry('lost', 5_000)];

    expect(balanceOf(deposit, entries)).toEqual({
      ...{ paid: 60_000, returned: 45_000, lost: 5_000, left: 0, outstanding: 10_000 },
    });
  });

  it('has nothing out of rent in advance, and what came back of it is not paid again', () => {
    const rent = { kind: 'rent-in-advance', agreedPence: 120_000 } as const;

    expect(balanceOf(rent, [entry('paid', 60_000), entry('returned', 20_000)])).toMatchObject({
      ...{ left: 60_000, outstanding: 0 },
    });
  });
});

describe('entryRefused', () => {
  it('refuses to pay more than was agreed, and to get back more than is out', () => {
    expect(entryRefused(deposit, [entry('paid', 50_000)], entry('paid', 10_001))).toBe(
      'Only £100 of what was agreed is left',
    );
    expect(entryRefused(deposit, [entry('paid', 50_000)], entry('returned', 50_001))).toBe(
      'Only £500 is paid out and not settled',
    );
    expect(entryRefused(deposit, [entry('paid', 50_000)], entry('lost', 50_000))).toBeNull();
  });

  it('never lets a balance fall below nothing, whatever is entered in whatever order', () => {
    const entries = fc.array(
      fc.record({ kind: fc.constantFrom(...ENTRY_KINDS), pence: fc.integer({ min: 1, max: 90_000 }) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...MONEY_KINDS), entries, (kind, all) => {
        const money = { kind, agreedPence: 60_000 };
        const kept: { kind: EntryKind; pence: number }[] = [];
        for (const one of all) if (entryRefused(money, kept, one) === null) kept.push(one);
        const { left, outstanding } = balanceOf(money, kept);
        return left >= 0 && outstanding >= 0;
      }),
    );
  });
});
