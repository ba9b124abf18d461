import { ARRANGED_BY, basisOfHome, PAID_BY } from './home-basis';

describe('who arranged it and who pays (AC-01, AC-05)', () => {
  it.each([
    ['us', 'us', 'relevant', 's23B'],
    ['themselves', 'us-and-them', 'relevant', 's23B'],
    ['us', 'unknown', 'relevant', 's23B'],
    ['housing', 'benefits', 'relevant', 'unknown'],
    ['themselves', 'themselves', 'relevant', 'none'],
    ['us', 'us', 'eligible', 'other'],
    ['us', 'us', 'looked-after-not-eligible', 'other'],
    ['us', 'benefits', 'former-relevant', 'unknown'],
    ['us', 'us', 'qualifying', 'unknown'],
    ['us', 'us', 'undetermined', 'unknown'],
    ['housing', 'benefits', 'former-relevant', 'none'],
    ['others', 'others', 'qualifying', 'none'],
    ['unknown', 'benefits', 'former-relevant', 'unknown'],
    ['themselves', 'unknown', 'former-relevant', 'unknown'],
  ] as const)('arranged by %s, paid by %s, %s: %s', (arrangedBy, paidBy, status, providedUnder) => {
    expect(basisOfHome(arrangedBy, paidBy, status).providedUnder).toBe(providedUnder);
  });

  it('whatever does not settle the section says that the stricter dates run', () => {
    for (const arrangedBy of ARRANGED_BY) {
      for (const paidBy of PAID_BY) {
        const { providedUnder, because } = basisOfHome(arrangedBy, paidBy, null);
        expect(because.includes('the stricter dates run')).toBe(providedUnder === 'unknown');
      }
    }
  });
});
