import { localDate } from '../local-date';
import {
  hasStatusNeeds,
  missingFromPlan,
  notSmart,
  PLAN_SECTIONS,
  sectionsOf,
  type Action,
  type Need,
  type PlanOf,
} from './plan';

const leftCare: PlanOf = { eligible: false, hasStatusNeeds: false };

function written(of: PlanOf) {
  return Object.fromEntries(sectionsOf(of).map(({ key }) => [key, { text: 'Nothing is needed here.', needs: [] }]));
}

describe('what a pathway plan sets out (AP-11)', () => {
  it('has the ten matters of the Schedule', () => {
    expect(sectionsOf(leftCare).map(({ key }) => key)).toEqual([
      'support',
      'education',
      'employment',
      'contingency',
      'accommodation',
      'relationships',
      'skills',
      'money',
      'health',
      'identity',
    ]);
    expect(PLAN_SECTIONS.every(({ confirmed }) => confirmed)).toBe(true);
  });

  it.each<[PlanOf, string[]]>([
    [{ eligible: true, hasStatusNeeds: false }, ['adviser', 'care-plan']],
    [{ eligible: false, hasStatusNeeds: true }, ['status']],
    [{ eligible: false, hasStatusNeeds: null }, ['status']],
  ])('for %j it also has %j, not confirmed', (of, also) => {
    const extra = sectionsOf(of).filter(({ key }) => !PLAN_SECTIONS.some((section) => section.key === key));

    expect(extra.map(({ key }) => key)).toEqual(also);
    expect(extra.some(({ confirmed }) => confirmed)).toBe(false);
  });

  it.each<[boolean | null, boolean | null, boolean | null]>([
    [true, false, true],
    [false, true, true],
    [null, true, true],
    [false, false, false],
    [false, null, null],
    [null, false, null],
    [null, null, null],
  ])('unaccompanied %j and trafficked %j: needs from it %j', (unaccompanied, trafficked, needs) => {
    expect(hasStatusNeeds({ unaccompanied, trafficked })).toBe(needs);
  });

  it('lacks nothing where every section says something', () => {
    expect(missingFromPlan(leftCare, written(leftCare))).toEqual([]);
  });

  it.each(PLAN_SECTIONS.map(({ key }) => key))('lacks %s where it says nothing', (key) => {
    for (const section of [undefined, { text: ' ', needs: [] }]) {
      expect(missingFromPlan(leftCare, { ...written(leftCare), [key]: section })).toEqual([
        expect.objectContaining({ rule: 'AP-11', item: key, confirmed: true }),
      ]);
    }
  });

  it.each<[string, Partial<Need>, string]>([
    ['how', { how: '' }, 'how it will be met'],
    ['byWhen', { byWhen: null }, 'by when it will be met'],
    ['byWhom', { byWhom: ' ' }, 'who will meet it'],
  ])('a need without %s lacks that', (part, missing, lacks) => {
    const need = { id: 'n1', how: 'Savings account', byWhen: localDate('2026-09-01'), byWhom: 'Adviser', ...missing };

    expect(missingFromPlan(leftCare, { ...written(leftCare), money: { text: null, needs: [need] } })).toEqual([
      {
        rule: 'AP-11',
        item: `money.n1.${part}`,
        confirmed: false,
        sentence: `A need under “Financial support, for accommodation and living costs above all” does not say ${lacks}.`,
      },
    ]);
  });

  it('a need that says all three completes its section', () => {
    const need = { id: 'n1', how: 'Savings account', byWhen: localDate('2026-09-01'), byWhom: 'Adviser' };

    expect(missingFromPlan(leftCare, { ...written(leftCare), money: { text: null, needs: [need] } })).toEqual([]);
  });
});

describe('an action that can be followed up (AP-12)', () => {
  const review = localDate('2026-12-01');
  const action: Action = { id: 'a1', owner: 'Adviser', dueOn: localDate('2026-09-01'), measure: 'Account is open' };

  it('has an owner, a day of its own and a measure', () => {
    expect(notSmart(action, review)).toEqual([]);
    expect(notSmart({ ...action, dueOn: review }, null)).toEqual([]);
  });

  it.each<[string, Partial<Action>, string]>([
    ['owner', { owner: ' ' }, 'Nobody is named who does this.'],
    ['dueOn', { dueOn: null }, 'There is no date by which this is done.'],
    ['dueOn', { dueOn: review }, '1 December 2026 is the date of the next review: give the day this is done by.'],
    ['measure', { measure: null }, 'Nothing says how anybody will know that this was done.'],
  ])('lacks its %s given %j', (part, missing, sentence) => {
    expect(notSmart({ ...action, ...missing }, review)).toEqual([
      { rule: 'AP-12', item: `a1.${part}`, confirmed: true, sentence },
    ]);
  });
});
