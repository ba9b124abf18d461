import {
  accommodation,
  aCaseFile,
  careEpisode,
  dueUnder,
  homeSpell,
  plannedOn,
  programme,
  reviewedOn,
  supportRequest,
} from '../../../test/support/lives';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// Former relevant from 10 March 2026 to 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

describe('the six-monthly review of the pathway plan (RV-01)', () => {
  it.each([
    ['2026-08-31', '2027-02-28', 'no 31 February: the last day of the month'],
    ['2027-08-31', '2028-02-29', 'leap year'],
    ['2026-03-15', '2026-09-15', 'same day of the month'],
  ])('a plan completed on %s is reviewed by %s (%s)', (completedOn, dueOn) => {
    const caseFile = aCaseFile({ careEpisodes, pathwayPlans: [plannedOn(completedOn)] });

    expect(dueUnder('RV-01', completedOn, caseFile)).toEqual([`${dueOn} open`]);
  });

  it('each review starts the six months from the day it was held, early or late', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      pathwayPlans: [plannedOn('2026-04-01')],
      planReviews: [reviewedOn('2026-09-01'), reviewedOn('2027-03-02')],
    });

    expect(dueUnder('RV-01', '2027-04-01', caseFile)).toEqual([
      '2026-10-01 met 2026-09-01',
      '2027-03-01 met-late 2027-03-02',
      '2027-09-02 open',
    ]);
  });

  it.each([
    ['2026-10-01', 'superseded', 'on the due date'],
    ['2026-10-02', 'breached', 'after it'],
  ])('a new plan on %s leaves the review of the old one %s (%s)', (newPlan, state) => {
    const caseFile = aCaseFile({ careEpisodes, pathwayPlans: [plannedOn('2026-04-01'), plannedOn(newPlan)] });

    expect(dueUnder('RV-01', '2026-11-01', caseFile)[0]).toBe(`2026-10-01 ${state}`);
  });

  it('is not due to someone eligible, and counts from the last review once they turn 18', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      pathwayPlans: [plannedOn('2024-06-10')],
      planReviews: [reviewedOn('2025-12-01')],
    });

    expect(dueUnder('RV-01', '2026-03-09', caseFile)).toEqual([]);
    expect(dueUnder('RV-01', '2026-03-10', caseFile)).toEqual(['2026-06-01 open']);
  });

  it('stops after six months at home and starts again when that breaks down', () => {
    const caseFile = aCaseFile({
      careEpisodes: [careEpisode('2019-05-01', '2025-01-01')],
      homeSpells: [homeSpell('2025-01-01', '2025-08-01', { brokeDown: true })],
      pathwayPlans: [plannedOn('2025-02-01')],
    });

    expect(dueUnder('RV-01', '2025-07-15', caseFile)).toEqual(['2025-08-01 superseded']);
    expect(dueUnder('RV-01', '2025-08-01', caseFile)).toEqual(['2025-08-01 open']);
  });

  it.each([
    ['nothing', {}, '2029-04-01 superseded'],
    ['a request for support', { supportRequests: [supportRequest('support', '2029-03-10')] }, '2029-04-01 superseded'],
    ['a programme in the plan', { programmes: [programme('2028-09-01')] }, '2029-04-01 open'],
    ['a request for education', { supportRequests: [supportRequest('education', '2029-03-10')] }, '2029-04-01 open'],
  ])('from 21, with %s, the review is %3$s', (_, facts, expected) => {
    const caseFile = aCaseFile({ careEpisodes, ...facts, pathwayPlans: [plannedOn('2028-10-01')] });

    expect(dueUnder('RV-01', '2029-03-10', caseFile)).toEqual([expected]);
  });

  it('a death ends it', () => {
    const caseFile = aCaseFile({ careEpisodes, pathwayPlans: [plannedOn('2026-04-01')], diedOn: '2026-05-01' });

    expect(dueUnder('RV-01', '2027-01-01', caseFile)).toEqual(['2026-10-01 superseded']);
  });

  it.each(['planReviews', 'pathwayPlans'])(
    'what fell due before records (%s) began is unknown, and the next is due within six months of their beginning',
    (kind) => {
      const caseFile = aCaseFile({
        careEpisodes,
        pathwayPlans: [plannedOn('2026-04-01')],
        knownSince: { [kind]: localDate('2027-01-15') },
      });

      expect(dueUnder('RV-01', '2027-02-01', caseFile)).toEqual(['2026-10-01 unknown', '2027-07-15 open']);
    },
  );
});

describe('the review after moving in (RV-03)', () => {
  const moved = { careEpisodes, accommodation: [accommodation('2026-05-01')] };

  it.each(['s23B', 's24B', 'unknown'] as const)(
    'is due 28 days after accommodation under %s began',
    (providedUnder) => {
      const caseFile = aCaseFile({
        careEpisodes,
        accommodation: [accommodation('2026-05-01', null, { providedUnder })],
      });

      expect(dueUnder('RV-03', '2026-05-01', caseFile)).toEqual(['2026-05-29 open']);
    },
  );

  it.each(['s23C', 'other', 'none'] as const)(
    'is not due where the accommodation is provided under %s',
    (providedUnder) => {
      const caseFile = aCaseFile({
        careEpisodes,
        accommodation: [accommodation('2026-05-01', null, { providedUnder })],
      });

      expect(dueUnder('RV-03', '2026-05-01', caseFile)).toEqual([]);
    },
  );

  it.each([
    ['2026-05-21', '2026-05-29 partial', 'too early to be that review'],
    ['2026-05-22', '2026-05-29 met 2026-05-22', 'the first day that counts'],
    ['2026-05-29', '2026-05-29 met 2026-05-29', 'the last day'],
    ['2026-05-30', '2026-05-29 met-late 2026-05-30', 'a day late'],
  ])('a review on %s makes it %s (%s)', (heldOn, expected) => {
    expect(dueUnder('RV-03', '2026-06-30', aCaseFile({ ...moved, planReviews: [reviewedOn(heldOn)] }))).toEqual([
      expected,
    ]);
  });

  it.each([
    ['2026-05-29', 'superseded'],
    ['2026-05-30', 'breached'],
  ])('moving out on %s without a review leaves it %s', (movedOut, state) => {
    const caseFile = aCaseFile({ careEpisodes, accommodation: [accommodation('2026-05-01', movedOut)] });

    expect(dueUnder('RV-03', '2026-07-01', caseFile)).toEqual([`2026-05-29 ${state}`]);
  });

  it('the review also counts as the six-monthly one', () => {
    const caseFile = aCaseFile({
      ...moved,
      pathwayPlans: [plannedOn('2026-04-01')],
      planReviews: [reviewedOn('2026-05-25')],
    });

    expect(dueUnder('RV-01', '2026-06-01', caseFile)).toEqual(['2026-10-01 met 2026-05-25', '2026-11-25 open']);
  });

  it('is not due to someone from 21 who takes no support', () => {
    const caseFile = aCaseFile({ careEpisodes, accommodation: [accommodation('2029-05-01')] });

    expect(dueUnder('RV-03', '2029-05-02', caseFile)).toEqual([]);
  });
});

describe('the second review after moving in (RV-04)', () => {
  const reviewed = {
    careEpisodes,
    accommodation: [accommodation('2026-05-01')],
    planReviews: [reviewedOn('2026-05-31')],
  };

  it('is due three months after the first, counted from the day it was held', () => {
    expect(dueUnder('RV-04', '2026-06-01', aCaseFile(reviewed))).toEqual(['2026-08-31 open']);
  });

  it('is met by the next review there', () => {
    const caseFile = aCaseFile({ ...reviewed, planReviews: [...reviewed.planReviews, reviewedOn('2026-08-31')] });

    expect(dueUnder('RV-04', '2026-09-01', caseFile)).toEqual(['2026-08-31 met 2026-08-31']);
  });

  it('is left out where the policy says so', () => {
    const policy = { ...DEFAULT_POLICY, reg73SecondReviewMonths: null };

    expect(dueUnder('RV-04', '2026-06-01', aCaseFile({ ...reviewed, policy }))).toEqual([]);
  });
});
