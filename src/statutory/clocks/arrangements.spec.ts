import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import {
  areaMoveSteps,
  custodySteps,
  stayingPutSteps,
  supportedLodgingsSteps,
  supportPackageSteps,
  vacationSteps,
  type AreaMove,
  type CustodyKnown,
  type PackageAsked,
  type StayingPutAgreed,
} from './arrangements';
import type { Step } from './step';

const on = localDate;
const shown = (steps: Step[]) => steps.map(({ key, dueOn, doneOn }) => [key, dueOn, doneOn]);

describe('stayingPutSteps', () => {
  /** 18 on 10 March 2026, 21 on 10 March 2029. */
  const steps = (given: Partial<StayingPutAgreed> = {}) =>
    stayingPutSteps(
      {
        dateOfBirth: on('2008-03-10'),
        startsOn: on('2026-03-10'),
        reviewedOn: null,
        plannedEndOn: null,
        moveOnPlannedOn: null,
        ...given,
      },
      DEFAULT_POLICY,
    );

  it('is reviewed six months after it starts, and what follows is planned six months before its last day in law', () => {
    expect(shown(steps())).toEqual([
      ['review', '2026-09-10', null],
      ['plan-move-on', '2028-09-09', null],
    ]);
  });

  it('is reviewed six months after the last review', () => {
    expect(shown(steps({ reviewedOn: on('2026-08-31') }))).toContainEqual(['review', '2027-02-28', null]);
  });

  it('has no review due after the day it is planned to end', () => {
    const planned = steps({ plannedEndOn: on('2026-07-01') });
    expect(planned.map(({ key }) => key)).toEqual(['plan-move-on']);
  });

  it('what follows is planned from the planned end where there is one, and never before it starts', () => {
    expect(shown(steps({ plannedEndOn: on('2027-10-31') }))).toContainEqual(['plan-move-on', '2027-04-30', null]);
    expect(shown(steps({ plannedEndOn: on('2026-06-01') }))).toContainEqual(['plan-move-on', '2026-03-10', null]);
  });

  it('the duty to monitor is the law’s, and its interval the council’s own', () => {
    const [review] = steps();
    expect(review).toMatchObject({ rule: 'AC-08', basis: 'statute' });
    expect(review!.because).toContain("by the authority's standard it is reviewed by 10 September 2026");
  });
});

describe('supportedLodgingsSteps', () => {
  it.each([
    [null, '2026-12-22'],
    ['2026-12-01', '2027-01-12'],
  ])('moved in on 10 November and visited on %s, both are visited by %s', (visitedOn, dueOn) => {
    const facts = { movedInOn: on('2026-11-10'), visitedOn: visitedOn === null ? null : on(visitedOn) };
    expect(shown(supportedLodgingsSteps(facts, DEFAULT_POLICY))).toEqual([['support-visit', dueOn, null]]);
  });
});

describe('vacationSteps', () => {
  const steps = (askedOn: string, startsOn: string, decidedOn: string | null = null, letterOn: string | null = null) =>
    shown(
      vacationSteps(
        {
          askedOn: on(askedOn),
          startsOn: on(startsOn),
          decidedOn: decidedOn === null ? null : on(decidedOn),
          letterOn: letterOn === null ? null : on(letterOn),
        },
        DEFAULT_POLICY,
        ENGLAND_AND_WALES,
      ),
    );

  it.each([
    ['2026-11-02', '2027-03-20', '2026-11-16', 'ten working days'],
    ['2026-12-01', '2026-12-08', '2026-12-07', 'the day before it begins where that comes first'],
    ['2026-12-08', '2026-12-08', '2026-12-08', 'the same day where it has begun'],
  ])('asked for on %s for a vacation from %s it is decided by %s: %s', (askedOn, startsOn, dueOn) => {
    expect(steps(askedOn, startsOn)).toEqual([['decide', dueOn, null]]);
  });

  it('is told as a duty whose wording is still to be confirmed', () => {
    const asked = { askedOn: on('2026-11-02'), startsOn: on('2027-03-20'), decidedOn: null, letterOn: null };
    const [decide] = vacationSteps(asked, DEFAULT_POLICY, ENGLAND_AND_WALES);
    expect(decide!.because).toContain('16 November 2026 (the wording of the duty is still to be confirmed)');
  });

  it('the letter follows the decision within five working days', () => {
    expect(steps('2026-11-02', '2027-03-20', '2026-11-10')).toContainEqual(['letter', '2026-11-17', null]);
    expect(steps('2026-11-02', '2027-03-20', '2026-11-10', '2026-11-12')).toEqual([
      ['decide', '2026-11-16', '2026-11-10'],
      ['letter', '2026-11-17', '2026-11-12'],
    ]);
  });
});

describe('supportPackageSteps', () => {
  const steps = (given: Partial<PackageAsked> = {}) =>
    shown(
      supportPackageSteps(
        {
          ...{ askedOn: on('2026-11-02'), decidedOn: null, letterOn: null, startsOn: null },
          ...{ reviewedOn: null, reviewOn: null, stepDownOn: null },
          ...given,
        },
        DEFAULT_POLICY,
        ENGLAND_AND_WALES,
      ),
    );
  const decidedOn = on('2026-11-10');
  const runs = { decidedOn, letterOn: on('2026-11-12'), startsOn: on('2026-11-16') };

  it('is decided within ten working days, and then told; what is refused asks for nothing more', () => {
    expect(steps()).toEqual([['decide', '2026-11-16', null]]);
    expect(steps({ decidedOn })).toEqual([
      ['decide', '2026-11-16', '2026-11-10'],
      ['letter', '2026-11-17', null],
    ]);
  });

  it('what runs is looked at every twelve weeks or on the day that was said, and by then it is planned how it becomes less', () => {
    const review = (given: Partial<PackageAsked>) => steps({ ...runs, ...given }).find(([key]) => key === 'review');
    expect(review({})).toEqual(['review', '2027-02-08', null]);
    expect(review({ reviewOn: { saidOn: decidedOn, on: on('2026-12-18') } })).toEqual(['review', '2026-12-18', null]);
    // The day that was said was for the review that is over.
    const reviewedOn = on('2026-12-17');
    const before = { saidOn: decidedOn, on: on('2026-12-18') };
    expect(review({ reviewedOn, reviewOn: before })).toEqual(['review', '2027-03-11', null]);
    const withIt = { saidOn: reviewedOn, on: on('2027-01-29') };
    expect(review({ reviewedOn, reviewOn: withIt })).toEqual(['review', '2027-01-29', null]);
    expect(steps({ ...runs, stepDownOn: reviewedOn })).toContainEqual(['step-down', '2027-02-08', '2026-12-17']);
  });
});

describe('custodySteps', () => {
  const steps = (given: Partial<CustodyKnown> = {}) =>
    custodySteps(
      {
        releaseExpectedOn: null,
        releasedOn: null,
        toldAllOn: null,
        metOn: null,
        visitsAsked: [],
        home: null,
        ...given,
      },
      DEFAULT_POLICY,
      ENGLAND_AND_WALES,
    );

  it('nothing is arranged for a release whose day nobody knows', () => {
    expect(steps()).toEqual([]);
  });

  it('whether the home is kept is asked within five working days, and again as long as nobody knows', () => {
    const said = (saidOn: string, isSettled: boolean) => shown(steps({ home: { saidOn: on(saidOn), isSettled } }));
    expect(said('2026-11-20', false)).toEqual([['home', '2026-11-27', null]]);
    expect(said('2026-11-27', false)).toEqual([['home', '2026-12-04', null]]);
    expect(said('2026-11-30', true)).toEqual([['home', '2026-12-07', '2026-11-30']]);
  });

  it('a visit that was asked for is made within ten working days, whoever asked', () => {
    const visitsAsked = [{ id: '1', on: on('2026-11-02'), visitedOn: null }];
    expect(steps({ visitsAsked })).toMatchObject([
      { key: 'visit-1', rule: 'CU-02', dueOn: '2026-11-16', doneOn: null },
    ]);
  });

  it('a day of release brings its arrangements ten working days before it, and somebody at the gate', () => {
    expect(shown(steps({ releaseExpectedOn: on('2026-12-18') }))).toEqual([
      ['arrangements', '2026-12-04', null],
      ['meet', '2026-12-18', null],
    ]);
  });

  it('the day of release itself counts where it came sooner, and says so as a fact', () => {
    const then = steps({ releaseExpectedOn: on('2026-12-18'), releasedOn: on('2026-12-11'), metOn: on('2026-12-11') });
    expect(shown(then)).toContainEqual(['meet', '2026-12-11', '2026-12-11']);
    expect(then.at(-1)!.because).toContain('Released on 11 December 2026');
    expect(steps({ releaseExpectedOn: on('2026-12-18') }).at(-1)!.because).toContain('Release is expected on');
  });
});

describe('areaMoveSteps', () => {
  const steps = (given: Partial<AreaMove> = {}) =>
    areaMoveSteps(
      {
        plannedOn: null,
        movedOn: null,
        isArranged: false,
        decidedOn: null,
        toldOn: null,
        extra: null,
        seenOn: null,
        ...given,
      },
      DEFAULT_POLICY,
      ENGLAND_AND_WALES,
    );

  it.each([
    [{}, null],
    [{ plannedOn: on('2027-01-09') }, '2027-01-09'],
    [{ plannedOn: on('2027-01-09'), movedOn: on('2026-12-21') }, '2026-12-30'],
  ])('the other council is told before the move, or within five working days after it: %o', (given, dueOn) => {
    expect(shown(steps(given))).toEqual([['tell-council', dueOn, null]]);
  });

  it('a manager decides first where the council arranges the move', () => {
    expect(shown(steps({ isArranged: true, plannedOn: on('2027-01-09') }))[0]).toEqual(['decide', '2027-01-09', null]);
  });

  it('they are seen more often in the first weeks, and no longer than that', () => {
    const moved = { movedOn: on('2026-12-01'), extra: { everyWeeks: 2, forWeeks: 8 } };
    expect(shown(steps(moved))).toContainEqual(['extra-visit', '2026-12-15', null]);
    expect(shown(steps({ ...moved, seenOn: on('2026-12-20') }))).toContainEqual(['extra-visit', '2027-01-03', null]);
    expect(steps({ ...moved, seenOn: on('2027-01-20') }).map(({ key }) => key)).toEqual(['tell-council']);
  });
});
