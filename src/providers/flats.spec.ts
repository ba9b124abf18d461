import fc from 'fast-check';
import { localDate } from '../statutory/local-date';
import { askAgain, FLAT_STEPS, flatStepsAfter, lastedFrom, quotaLine, quotaYearOf, type FlatStep } from './flats';

const taken = (...steps: [FlatStep, string][]) => steps.map(([step, onDay]) => ({ step, onDay: localDate(onDay) }));

describe('quotaYearOf', () => {
  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2027-01-01', 2026],
  ])('puts %s into the year from 1 April %s', (day, year) => {
    expect(quotaYearOf(localDate(day))).toBe(year);
  });
});

describe('quotaLine', () => {
  const let_ = (on: string): [FlatStep, string][] => [
    ['nominated', '2026-04-10'],
    ['let', on],
  ];

  it('counts what became of twelve agreed flats', () => {
    const flats = [
      taken(...let_('2026-05-01'), ['sustained-3', '2026-08-03'], ['sustained-6', '2026-11-02']),
      taken(...let_('2026-06-01'), ['ended', '2026-08-01']),
      taken(...let_('2026-10-01')),
      taken(['nominated', '2026-11-01'], ['fell-through', '2026-11-09']),
      taken(),
    ];

    expect(quotaLine(12, flats, localDate('2026-11-23'))).toEqual({
      ...{ agreed: 12, offered: 5, nominated: 4, let: 3, toCome: 7 },
      sustained: { 3: { still: 1, of: 2 }, 6: { still: 1, of: 1 }, 12: { still: 0, of: 0 } },
    });
  });

  it('takes a tenancy that lasted 12 months as one that lasted 3 and 6', () => {
    const flats = [taken(...let_('2025-05-01'), ['sustained-12', '2026-05-04'])];

    expect(quotaLine(1, flats, localDate('2026-11-23')).sustained).toEqual({
      ...{ 3: { still: 1, of: 1 }, 6: { still: 1, of: 1 }, 12: { still: 1, of: 1 } },
    });
  });

  it('has nothing to come where more were offered than agreed', () => {
    expect(quotaLine(1, [taken(), taken()], localDate('2026-11-23')).toCome).toBe(0);
  });
});

describe('the steps of a flat', () => {
  it('never come to a let without a nomination, and end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (picks) => {
        const walked: FlatStep[] = [];
        for (const pick of picks) {
          const next = flatStepsAfter(walked.at(-1) ?? null);
          if (next.length === 0) break;
          walked.push(next[pick % next.length]!);
        }
        const at = walked.indexOf('let');
        return at === -1 || walked.slice(0, at).includes('nominated');
      }),
    );
    expect(FLAT_STEPS.filter((step) => flatStepsAfter(step).length === 0)).toEqual(['withdrawn', 'ended']);
  });

  it('are asked about again 3, 6 and 12 months after the flat was let', () => {
    const on = localDate('2026-05-31');

    expect(askAgain(on, 'let')).toEqual({ step: 'sustained-3', dueOn: '2026-08-31' });
    expect(askAgain(on, 'sustained-3')).toEqual({ step: 'sustained-6', dueOn: '2026-11-30' });
    expect(askAgain(on, 'sustained-6')).toEqual({ step: 'sustained-12', dueOn: '2027-05-31' });
    expect(askAgain(on, 'sustained-12')).toBeNull();
    expect(askAgain(on, 'ended')).toBeNull();
    expect(lastedFrom(on, 'sustained-6')).toBe('2026-11-30');
    expect(lastedFrom(on, 'ended')).toBeNull();
  });
});
