import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import type { Step } from './step';
import { leftAfterRent, privateRentingSteps, tenancyAtRiskSteps, type PrivateLet, type TenancyAtRisk } from './tenancy';

const on = localDate;
const shown = (steps: Step[]) => steps.map(({ key, dueOn, doneOn }) => [key, dueOn, doneOn]);

describe('tenancyAtRiskSteps', () => {
  /** Noticed on a Friday. */
  const risk = (given: Partial<TenancyAtRisk> = {}) =>
    tenancyAtRiskSteps(
      {
        noticedOn: on('2026-11-20'),
        mustLeaveOn: null,
        talkedOn: null,
        askedOn: null,
        agrees: null,
        referredOn: null,
        answeredOn: null,
        appliedOn: null,
        toldOn: null,
        lookedOn: null,
        askableFrom: on('2026-11-20'),
        ...given,
      },
      DEFAULT_POLICY,
      ENGLAND_AND_WALES,
    );
  const keys = (given: Partial<TenancyAtRisk>) => risk(given).map(({ key }) => key);

  it('noticed on a Friday, everybody is talked with and they are asked by Tuesday, and it is looked at in a week', () => {
    expect(shown(risk())).toEqual([
      ['talk', '2026-11-24', null],
      ['ask-consent', '2026-11-24', null],
      ['look-again', '2026-11-27', null],
    ]);
  });

  it('no council is to be told before the young person has said yes', () => {
    expect(keys({})).not.toContain('refer');
    expect(keys({ askedOn: on('2026-11-23'), agrees: false })).not.toContain('refer');
    expect(keys({ askedOn: on('2026-11-23'), agrees: null })).not.toContain('refer');
  });

  it('who had not decided is asked again after a week, and who said no is not', () => {
    const undecided = risk({ askedOn: on('2026-11-23'), agrees: null });
    expect(shown(undecided)).toContainEqual(['ask-consent', '2026-11-30', null]);
    const refused = risk({ askedOn: on('2026-11-23'), agrees: false });
    expect(shown(refused)).toContainEqual(['ask-consent', '2026-11-24', '2026-11-23']);
  });

  it('after a yes the council is told within two working days, and asked after a week without an answer', () => {
    const agreed = { askedOn: on('2026-11-27'), agrees: true };
    expect(shown(risk(agreed))).toContainEqual(['refer', '2026-12-01', null]);
    const told = risk({ ...agreed, referredOn: on('2026-11-30') });
    expect(shown(told)).toContainEqual(['refer', '2026-12-01', '2026-11-30']);
    expect(shown(told)).toContainEqual(['answer', '2026-12-07', null]);
    const answered = risk({ ...agreed, referredOn: on('2026-11-30'), answeredOn: on('2026-12-04') });
    expect(shown(answered)).toContainEqual(['answer', '2026-12-07', '2026-12-04']);
  });

  it('under 18 there is no referral to housing, and everything else stands', () => {
    expect(keys({ askableFrom: null, askedOn: on('2026-11-23'), agrees: true })).toEqual(['talk', 'look-again']);
  });

  it('who turns 18 while the home is at risk is asked from then on', () => {
    const [, ask] = risk({ askableFrom: on('2026-12-01') });
    expect(ask).toMatchObject({ key: 'ask-consent', dueOn: '2026-12-03' });
    expect(ask!.because).toContain('Turned 18 on 1 December 2026');
  });

  it('who applied as homeless has the two services told of each other the same day, by guidance', () => {
    const [told] = risk({ appliedOn: on('2026-11-25') }).filter(({ key }) => key === 'told-each-other');
    expect(told).toMatchObject({ rule: 'AC-11', dueOn: '2026-11-25', basis: 'guidance', doneOn: null });
  });

  it.each([
    ['2026-12-20', '2026-11-27', 'a week from now'],
    ['2026-11-24', '2026-11-24', 'sooner where they have to leave sooner'],
    ['2026-11-10', '2026-11-27', 'and not in the past where they had to leave before'],
  ])('with leaving by %s the next look is by %s: %s', (mustLeaveOn, dueOn) => {
    const steps = shown(risk({ mustLeaveOn: on(mustLeaveOn), lookedOn: null }));
    expect(steps).toContainEqual(['look-again', dueOn, null]);
    expect(steps).toContainEqual(['somewhere-to-live', mustLeaveOn, null]);
  });

  it('a look moves the next one on', () => {
    expect(shown(risk({ lookedOn: on('2026-11-26') }))).toContainEqual(['look-again', '2026-12-03', null]);
  });

  it('the council sets its own days', () => {
    const homes = { ...DEFAULT_POLICY.homes, riskTalkWD: 1, riskLookDays: 3 };
    const facts = { noticedOn: on('2026-11-20'), mustLeaveOn: null, talkedOn: null, askedOn: null, agrees: null };
    const none = {
      referredOn: null,
      answeredOn: null,
      appliedOn: null,
      toldOn: null,
      lookedOn: null,
      askableFrom: null,
    };
    expect(shown(tenancyAtRiskSteps({ ...facts, ...none }, { homes }, ENGLAND_AND_WALES))).toEqual([
      ['talk', '2026-11-23', null],
      ['look-again', '2026-11-23', null],
    ]);
  });
});

describe('leftAfterRent', () => {
  it.each([
    [{ rent: 60_000, income: 90_000, help: 40_000, otherCosts: 30_000 }, 40_000],
    [{ rent: 80_000, income: 60_000, help: 10_000, otherCosts: 5_000 }, -15_000],
    [{ rent: 50_000, income: 40_000, help: 10_000, otherCosts: 0 }, 0],
  ])('of %o there are %d pence left a month', (sums, left) => {
    expect(leftAfterRent(sums)).toBe(left);
  });
});

describe('privateRentingSteps', () => {
  const steps = (given: Partial<PrivateLet> = {}) =>
    privateRentingSteps(
      {
        viewedOn: null,
        affordabilityOn: null,
        guarantorOn: null,
        depositOn: null,
        inventoryOn: null,
        movedInOn: null,
        seenThereOn: null,
        depositDueBackOn: null,
        depositBackOn: null,
        ...given,
      },
      DEFAULT_POLICY,
    );

  it('five things come before the tenancy is signed, none with a day', () => {
    expect(shown(steps({ viewedOn: on('2026-11-20') }))).toEqual([
      ['viewing', null, '2026-11-20'],
      ['affordability', null, null],
      ['guarantor', null, null],
      ['deposit', null, null],
      ['inventory', null, null],
    ]);
  });

  it('moving in brings the first visit within seven days, and a deposit its return', () => {
    const then = steps({ movedInOn: on('2026-12-01'), depositDueBackOn: on('2027-12-01') });
    expect(shown(then).slice(5)).toEqual([
      ['first-visit', '2026-12-08', null],
      ['deposit-back', '2027-12-01', null],
    ]);
    const seen = steps({ movedInOn: on('2026-12-01'), seenThereOn: on('2026-12-03') });
    expect(shown(seen)).toContainEqual(['first-visit', '2026-12-08', '2026-12-03']);
  });
});
