import fc from 'fast-check';
import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { fellDueAddress, LINES, NOBODY, readFellDueAddress, RULE_IDS, type FellDueListQuery } from './fell-due.query';
import { FOOTINGS, LISTS } from './outcome';
import { periodOf } from './period';

const TODAY = localDate('2026-11-25');
const someone = fc.constantFrom(null, NOBODY, newId());
const queries: fc.Arbitrary<FellDueListQuery> = fc.record({
  period: fc.constantFrom(1, 3, 12).map((months) => periodOf(TODAY, months)),
  by: fc.constantFrom(...LINES),
  basis: fc.constantFrom(null, ...FOOTINGS),
  rule: fc.constantFrom(null, ...RULE_IDS),
  teamId: someone,
  workerId: someone,
  toBeConfirmed: fc.boolean(),
  of: fc.constantFrom(...LISTS),
  paused: fc.boolean(),
});

describe('the address of a figure', () => {
  it('opens with this quarter, by rule', () => {
    expect(readFellDueAddress({}, TODAY)).toEqual({
      period: periodOf(TODAY, 3),
      by: 'rule',
      basis: null,
      rule: null,
      teamId: null,
      workerId: null,
      toBeConfirmed: false,
      of: 'counted',
      paused: false,
    });
  });

  it('says everything that it was made from', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const fields = Object.fromEntries(new URLSearchParams(fellDueAddress(query)));

        expect(readFellDueAddress(fields, TODAY)).toEqual(query);
      }),
    );
  });

  it('is read without an error, whatever it says', () => {
    const names = ['period', 'by', 'basis', 'rule', 'team', 'worker', 'confirmed', 'of', 'paused'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.array(fc.string()))), (fields) => {
        const { period, of } = readFellDueAddress(fields, TODAY);

        expect(period.from < period.to).toBe(true);
        expect(LISTS).toContain(of);
      }),
    );
  });
});
