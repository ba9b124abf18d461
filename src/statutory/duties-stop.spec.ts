import fc from 'fast-check';
import { drawnLives } from '../../test/support/life-properties';
import { isOutstanding } from './deadline';
import { DEADLINE_RULES } from './rule-book';
import type { DeadlineRule } from './rule-book/rule';

const RULES: Readonly<Record<string, DeadlineRule>> = DEADLINE_RULES;

/** The rules of which something is still owed, by why hardly anything is. */
function stillOwed(): Record<string, Set<string>> {
  const found: Record<string, Set<string>> = { death: new Set(), 'offer-only': new Set(), closed: new Set() };
  fc.assert(
    fc.property(drawnLives(), ({ at, asOf, caseFile }) => {
      const { status, deadlines } = at(asOf);
      const why =
        caseFile.person.diedOn !== null && caseFile.person.diedOn <= asOf
          ? 'death'
          : status.basis.includes('offer-only')
            ? 'offer-only'
            : status.code === 'aged-out'
              ? 'closed'
              : null;
      if (why === null) return;
      for (const { rule, state } of deadlines) if (isOutstanding(state)) found[why]!.add(rule);
    }),
    { numRuns: 500, seed: 3 },
  );
  return found;
}

describe('what is still owed', () => {
  const owed = stillOwed();

  it('after a death is the notification and what they had asked to see', () => {
    expect([...owed.death!].filter((rule) => !['RC-05', 'RC-12'].includes(rule))).toEqual([]);
  });

  it('once everything has ended at 25 is what they asked to see', () => {
    expect([...owed.closed!].filter((rule) => rule !== 'RC-05')).toEqual([]);
  });

  it('from 21 without support is the offer of it, and nothing that the law asks besides', () => {
    const law = [...owed['offer-only']!].filter((rule) => RULES[rule]!.dutyBasis === 'statute');
    expect(law.filter((rule) => !['PA-08', 'PA-09', 'RC-05', 'ET-05'].includes(rule))).toEqual([]);
    expect(law).toContain('PA-09');
  });
});
