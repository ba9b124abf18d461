import fc from 'fast-check';
import { balanceOfGrant, grantName, grantOverdrawn, grantRefused } from './grant-balance';

const GRANT = { agreedPence: 300_000 };

describe('a grant', () => {
  it('has left what was agreed, less what was bought, and what was given back can be used again', () => {
    const items = [
      { kind: 'bought' as const, pence: 24_900 },
      { kind: 'given-back' as const, pence: 4900 },
    ];
    expect(balanceOfGrant(GRANT, items)).toEqual({ spent: 20_000, left: 280_000 });
  });

  it('never buys more than is left, and takes back no more than was spent', () => {
    const spent = [{ kind: 'bought' as const, pence: 299_950 }];
    expect(grantRefused(GRANT, spent, { kind: 'bought', pence: 50 })).toBeNull();
    expect(grantRefused(GRANT, spent, { kind: 'bought', pence: 51 })).toBe('Only £0.50 is left of it');
    expect(grantRefused(GRANT, [], { kind: 'given-back', pence: 1 })).toBe('Only £0 was spent of it');
  });

  it('bought for less than was given back of it is refused, and so is taking it out', () => {
    const back = { kind: 'given-back' as const, pence: 4900 };
    expect(grantRefused(GRANT, [back], { kind: 'bought', pence: 4899 })).toContain('£49 more than the rest');
    expect(grantRefused(GRANT, [back], { kind: 'bought', pence: 4900 })).toBeNull();
    expect(grantOverdrawn(GRANT, [back])).toContain('take out what was given back first');
    expect(grantOverdrawn(GRANT, [{ kind: 'bought', pence: 300_001 }])).toContain('take out what was bought');
    expect(grantOverdrawn(GRANT, [])).toBeNull();
  });

  it('is never overspent, in whatever order things are bought and given back', () => {
    const entries = fc.array(
      fc.record({
        kind: fc.constantFrom('bought' as const, 'given-back' as const),
        pence: fc.integer({ min: 1, max: 200_000 }),
      }),
    );
    fc.assert(
      fc.property(entries, (all) => {
        const taken: typeof all = [];
        for (const one of all) if (grantRefused(GRANT, taken, one) === null) taken.push(one);
        const { spent, left } = balanceOfGrant(GRANT, taken);
        return spent >= 0 && left >= 0 && spent + left === GRANT.agreedPence;
      }),
    );
  });

  it('is named by what it is for', () => {
    expect(grantName({ kind: 'driving', what: null })).toBe('Driving lessons');
    expect(grantName({ kind: 'driving', what: 'ten lessons' })).toBe('Driving lessons: ten lessons');
    expect(grantName({ kind: 'other', what: 'A trip home' })).toBe('A trip home');
  });
});
