import { DEFAULT_POLICY, LIMITS, parsePolicy, type Policy } from './policy';

const accepted = (overrides: unknown): Policy => {
  const parsed = parsePolicy(overrides);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.policy;
};
const refused = (overrides: unknown) => {
  const parsed = parsePolicy(overrides);
  return 'errors' in parsed ? parsed.errors : [];
};

describe('an authority’s policy', () => {
  it('is the default where nothing is chosen', () => {
    expect(accepted(undefined)).toEqual(DEFAULT_POLICY);
    expect(accepted({})).toEqual(DEFAULT_POLICY);
  });

  it('keeps the rest where one setting is chosen, and part of a group', () => {
    const policy = accepted({ visitPolicyWeeks: 6, caseSupervision: { low: 2 }, reminders: { daysBefore: [5] } });
    expect(policy).toEqual({
      ...DEFAULT_POLICY,
      visitPolicyWeeks: 6,
      caseSupervision: { high: 1, medium: 2, low: 2 },
      reminders: { daysBefore: [5], onDay: true, daysAfter: [1], thenEveryDays: 7 },
    });
  });

  it('does not change the default for the next authority', () => {
    accepted({ caseSupervision: { low: 2 } }).reminders.daysBefore.push(99);
    accepted(undefined).reminders.daysBefore.push(99);
    expect(DEFAULT_POLICY.caseSupervision.low).toBe(3);
    expect(DEFAULT_POLICY.reminders.daysBefore).toEqual([14, 7, 1]);
  });

  it('turns the second review after moving in off with null', () => {
    expect(accepted({ reg73SecondReviewMonths: null }).reg73SecondReviewMonths).toBeNull();
    expect(refused({ visitPolicyWeeks: null })).toEqual([
      { path: 'policy.visitPolicyWeeks', message: 'Must be a whole number.' },
    ]);
  });

  it.each([
    [
      'a second review more than six months on',
      { reg73SecondReviewMonths: 7 },
      'policy.reg73SecondReviewMonths',
      /six months/,
    ],
    [
      'a requested review after the six-monthly one',
      { requestedReviewDays: 182 },
      'policy.requestedReviewDays',
      /six months/,
    ],
    [
      'a first-weeks review for the one after 28 days',
      { reg73EarliestDays: 20 },
      'policy.reg73EarliestDays',
      /28 days/,
    ],
    ['a review that could never be in time', { reg73EarliestDays: 29 }, 'policy.reg73EarliestDays', /in time/],
    ['an offer more than a year after 21', { offerAt21GraceDays: 366 }, 'policy.offerAt21GraceDays', /12 months/],
  ])('is refused where it would loosen a statutory limit: %s', (_, overrides, path, message) => {
    expect(refused(overrides)).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  it.each([
    ['a misspelt setting', { visitPolicyWeek: 8 }, 'policy.visitPolicyWeek'],
    ['a name every object has', { constructor: 8 }, 'policy.constructor'],
    ['the prototype', JSON.parse('{"__proto__": {"visitPolicyWeeks": 1}}'), 'policy.__proto__'],
    ['a misspelt setting in a group', { reminders: { on: true } }, 'policy.reminders.on'],
    ['text for a number', { visitPolicyWeeks: '8' }, 'policy.visitPolicyWeeks'],
    ['half a week', { visitPolicyWeeks: 7.5 }, 'policy.visitPolicyWeeks'],
    ['no weeks at all', { visitPolicyWeeks: 0 }, 'policy.visitPolicyWeeks'],
    ['a number for a group', { caseSupervision: 1 }, 'policy.caseSupervision'],
    ['a number for a list', { reminders: { daysBefore: 7 } }, 'policy.reminders.daysBefore'],
    ['a bad day in a list', { reminders: { daysBefore: [7, -1] } }, 'policy.reminders.daysBefore[1]'],
    [
      'a climb that passes over the service manager',
      { escalation: { headOfServiceDaysAfter: 3 } },
      'policy.escalation.headOfServiceDaysAfter',
    ],
    [
      'a climb that passes over the manager',
      { escalation: { managerDaysAfter: 20 } },
      'policy.escalation.serviceManagerDaysAfter',
    ],
    ['a promise for longer than a quarter', { escalation: { promiseDays: 91 } }, 'policy.escalation.promiseDays'],
    ['text for yes or no', { reminders: { onDay: 'yes' } }, 'policy.reminders.onDay'],
    ['a list for the policy', [], 'policy'],
    ['red below amber', { caseloadAmber: 30 }, 'policy.caseloadRed'],
    [
      'legal advice that could start only after it must have',
      { legalAdvice: { fromMonths: 5, byMonths: 6 } },
      'policy.legalAdvice.fromMonths',
    ],
    [
      'another fault, and not red below amber too',
      { caseloadAmber: 30, visitPolicyWeeks: 0 },
      'policy.visitPolicyWeeks',
    ],
  ])('is refused for %s, by its path', (_, overrides, path) => {
    expect(refused(overrides).map((fault) => fault.path)).toEqual([path]);
  });

  it.each([
    ['red and amber at the same number', { caseloadAmber: 25, caseloadRed: 25 }],
    ['legal advice that starts in the month it must', { legalAdvice: { fromMonths: 6, byMonths: 6 } }],
    ['the highest number that is allowed', { reminders: { thenEveryDays: LIMITS['reminders.thenEveryDays']!.max } }],
  ])('takes %s', (_, overrides) => {
    expect(parsePolicy(overrides)).toHaveProperty('policy');
  });

  it('is told every fault at once', () => {
    expect(refused({ a: 1, visitPolicyWeeks: 'x', offerAt21GraceDays: 400 })).toHaveLength(3);
  });

  it('bounds every number it has', () => {
    const paths = (value: object, prefix = ''): string[] =>
      Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
        typeof inner === 'boolean' || typeof inner === 'string'
          ? []
          : typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? paths(inner, `${prefix}${name}.`)
            : [prefix + name],
      );
    expect(paths(DEFAULT_POLICY).sort()).toEqual(Object.keys(LIMITS).sort());
  });
});
