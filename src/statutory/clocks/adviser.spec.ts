import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { agencyWithdrew, visitFarAway } from './adviser';

describe('an agency withdraws (PA-14)', () => {
  const born = localDate('2008-03-10');

  it('a manager is told the same day', () => {
    expect(agencyWithdrew(localDate('2026-03-10'), born)).toEqual({
      rule: 'PA-14',
      task: 'Tell a manager, and decide whether to refer to safeguarding adults',
      dueOn: '2026-03-10',
      basis: 'policy',
      because: "An agency withdrew on 10 March 2026, so by the authority's standard a manager is told the same day.",
    });
  });

  it('is not for those under 18', () => {
    expect(agencyWithdrew(localDate('2026-03-09'), born)).toBeNull();
  });
});

describe('a disabled young person who lives far away (PA-15)', () => {
  const facts = {
    disabled: true,
    farAway: true,
    providedByAuthority: true,
    lastVisitOn: localDate('2026-12-31'),
    policyDueOn: null,
  };

  it('is visited within two months where the authority provides the home', () => {
    expect(visitFarAway(facts, DEFAULT_POLICY)).toEqual({
      rule: 'PA-15',
      task: 'Visit, and note how they are',
      dueOn: '2027-02-28',
      basis: 'statute',
      because:
        'Lives far away and was last visited on 31 December 2026, so the next visit is made by 28 February 2027, the distance notwithstanding.',
    });
  });

  it('is visited at the weeks of the authority elsewhere', () => {
    expect(visitFarAway({ ...facts, providedByAuthority: false }, { visitPolicyWeeks: 4 })).toMatchObject({
      dueOn: '2027-01-28',
      basis: 'policy',
    });
  });

  it.each<[string, string | null, string, string]>([
    [
      'asks for one sooner',
      '2027-01-28',
      '2027-01-28',
      "so by the council's policy the next visit is made by 28 January",
    ],
    ['asks for one later', '2027-03-01', '2027-02-28', 'so the next visit is made by 28 February'],
  ])('is visited when the council’s policy of visits %s, or the law', (_, policyDueOn, dueOn, because) => {
    const task = visitFarAway(
      { ...facts, policyDueOn: policyDueOn === null ? null : localDate(policyDueOn) },
      DEFAULT_POLICY,
    );

    expect(task).toMatchObject({ dueOn, basis: dueOn === policyDueOn ? 'policy' : 'statute' });
    expect(task?.because).toContain(because);
  });

  it.each([
    ['is not disabled', { disabled: false }],
    ['is not known to be disabled', { disabled: null }],
    ['lives near', { farAway: false }],
  ])('says nothing of someone who %s', (_, other) => {
    expect(visitFarAway({ ...facts, ...other }, DEFAULT_POLICY)).toBeNull();
  });
});
