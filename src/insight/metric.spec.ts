import fc from 'fast-check';
import { localDate } from '../statutory/local-date';
import { measured } from './metric';
import { DONE_ON_TIME, OUTCOMES, type Outcome } from './outcome';

const AS_OF = { cohort: 'items', asOf: localDate('2026-11-25') };
const counts = (given: Partial<Record<Outcome, number>>) =>
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, given[outcome] ?? 0])) as Record<Outcome, number>;

describe('a figure', () => {
  it.each([
    [{ onTime: 36, lateTo7: 10, overdue: 4 }, 36, 50, 72, 'what is done on time among what is done or overdue'],
    [{ onTime: 3, substitute: 1 }, 3, 4, 75, 'a substitute is not on time, and is among them'],
    [{ notYetDue: 5, declined: 2, unknown: 3 }, 0, 0, null, 'nothing whose time is up: no percentage at all'],
    [{ onTime: 999, lateTo7: 1 }, 999, 1000, 99, 'never 100% unless it is all'],
    [{ onTime: 1, never: 999 }, 1, 1000, 1, 'never 0% unless it is none'],
    [{ never: 2 }, 0, 2, 0, 'none of two'],
    [{ onTime: 2 }, 2, 2, 100, 'both of two'],
  ] as [Partial<Record<Outcome, number>>, number, number, number | null, string][])(
    'of %j is %d of %d, %s%% (%s)',
    (given, numerator, among, percent) => {
      expect(measured(DONE_ON_TIME, counts(given), AS_OF)).toMatchObject({ numerator, among, percent });
    },
  );

  it('says what is not known and what stands beside it', () => {
    const figure = measured(DONE_ON_TIME, counts({ onTime: 1, unknown: 3, declined: 2, notYetDue: 5 }), AS_OF);

    expect(figure.unknown).toBe(3);
    expect(figure.beside).toEqual([
      { kind: 'declined', count: 2 },
      { kind: 'notYetDue', count: 5 },
    ]);
  });

  it('accounts for everything in its cohort, each thing once', () => {
    const { among, unknown, beside } = DONE_ON_TIME;
    expect([...among, ...unknown, ...beside].toSorted()).toEqual([...OUTCOMES].toSorted());
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: OUTCOMES.length, maxLength: OUTCOMES.length }), (numbers) => {
        const given = Object.fromEntries(OUTCOMES.map((outcome, at) => [outcome, numbers[at]!])) as Record<
          Outcome,
          number
        >;
        const figure = measured(DONE_ON_TIME, given, AS_OF);
        const aside = figure.beside.reduce((sum, { count }) => sum + count, 0);

        expect(figure.among + figure.unknown + aside).toBe(numbers.reduce((sum, count) => sum + count, 0));
        expect(figure.numerator).toBeLessThanOrEqual(figure.among);
      }),
    );
  });
});
