import { agrees, choicesAt, choiceValue, statusesAt } from './status-choices';

describe('what a legal status can be decided to be', () => {
  it.each([
    [15, ['none']],
    [16, ['eligible', 'looked-after-not-eligible', 'relevant', 'qualifying', 'none']],
    [17, ['eligible', 'looked-after-not-eligible', 'relevant', 'qualifying', 'none']],
    [18, ['former-relevant', 'qualifying', 'none']],
    [20, ['former-relevant', 'qualifying', 'none']],
    [21, ['former-relevant-21-plus', 'education-help-only', 'none']],
    [24, ['former-relevant-21-plus', 'education-help-only', 'none']],
    [25, ['aged-out', 'none']],
  ])('at %i is %j', (age, statuses) => {
    expect(statusesAt(age)).toEqual(statuses);
  });

  it('offers each basis in law as a choice of its own', () => {
    expect(choicesAt(17).map(choiceValue)).toEqual([
      'eligible',
      'looked-after-not-eligible',
      'relevant:s23A',
      'relevant:reg3',
      'qualifying:s24-1A',
      'qualifying:s24-1B',
      'none',
    ]);
  });

  it.each([
    [{ status: 'relevant' as const, basis: 's23A' }, true],
    [{ status: 'relevant' as const, basis: 'reg3' }, false],
    [{ status: 'qualifying' as const, basis: 's23A' }, false],
    [{ status: 'relevant' as const, basis: null }, true],
  ])('%j is what a record gives that says relevant under section 23A: %s', (decided, same) => {
    expect(agrees(decided, { status: 'relevant', basis: ['s23A'] })).toBe(same);
  });
});
