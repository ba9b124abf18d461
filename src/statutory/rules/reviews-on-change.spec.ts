import {
  accommodation,
  aCaseFile,
  careEpisode,
  detention,
  dueUnder,
  homeSpell,
  plannedOn,
  programme,
  reviewedOn,
  reviewRequest,
  supportRequest,
} from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { CaseFile } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// Former relevant from 10 March 2026 to 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

describe('a review that was asked for (RV-02)', () => {
  const asked = { careEpisodes, reviewRequests: [reviewRequest('2026-06-01')] };

  it('is due within the 28 days of the policy, or as many as the authority sets', () => {
    const policy = { ...DEFAULT_POLICY, requestedReviewDays: 10 };

    expect(dueUnder('RV-02', '2026-06-01', aCaseFile(asked))).toEqual(['2026-06-29 open']);
    expect(dueUnder('RV-02', '2026-06-01', aCaseFile({ ...asked, policy }))).toEqual(['2026-06-11 open']);
  });

  it.each([
    ['2026-05-31', 'open', 'before it was asked for'],
    ['2026-06-01', 'met 2026-06-01', 'the same day'],
    ['2026-06-29', 'met 2026-06-29', 'the last day'],
    ['2026-06-30', 'met-late 2026-06-30', 'a day late'],
  ])('held on %s it is %s (%s)', (heldOn, state) => {
    const caseFile = aCaseFile({ ...asked, planReviews: [reviewedOn(heldOn)] });

    expect(dueUnder('RV-02', '2026-08-01', caseFile)).toEqual([`2026-06-29 ${state}`]);
  });

  it.each([
    [
      'young-person',
      'The young person asked for a review on 1 June 2026, which nobody may refuse, so it is held by 29 June 2026.',
    ],
    ['manager', 'A review was asked for on 1 June 2026, so it is held by 29 June 2026.'],
    [null, 'A review was asked for on 1 June 2026, so it is held by 29 June 2026.'],
  ])('asked for by %s it says: %s', (by, sentence) => {
    const caseFile = aCaseFile({ careEpisodes, reviewRequests: [reviewRequest('2026-06-01', by)] });

    expect(
      deadlinesFor(caseFile, localDate('2026-06-01'), ENGLAND_AND_WALES)
        .filter(({ rule }) => rule === 'RV-02')
        .map(({ because }) => because),
    ).toEqual([sentence]);
  });

  it('each request is one of its own, and one review meets them and the six-monthly one', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      pathwayPlans: [plannedOn('2026-04-01')],
      reviewRequests: [reviewRequest('2026-06-01'), reviewRequest('2026-06-05')],
      planReviews: [reviewedOn('2026-06-20')],
    });

    expect(dueUnder('RV-02', '2026-06-20', caseFile)).toEqual([
      '2026-06-29 met 2026-06-20',
      '2026-07-03 met 2026-06-20',
    ]);
    expect(dueUnder('RV-01', '2026-06-20', caseFile)[0]).toBe('2026-10-01 met 2026-06-20');
  });

  it('is not due where it was asked for before leaving care, or without support from 21', () => {
    const inCare = aCaseFile({ careEpisodes, reviewRequests: [reviewRequest('2026-03-09')] });
    const from21 = aCaseFile({ careEpisodes, reviewRequests: [reviewRequest('2029-03-10')] });

    expect(dueUnder('RV-02', '2026-04-01', inCare)).toEqual([]);
    expect(dueUnder('RV-02', '2029-04-01', from21)).toEqual([]);
  });

  it('ends at 21 where no support is taken', () => {
    const caseFile = aCaseFile({ careEpisodes, reviewRequests: [reviewRequest('2029-02-20')] });

    expect(dueUnder('RV-02', '2029-03-10', caseFile)).toEqual(['2029-03-20 superseded']);
  });

  it('is unknown where it fell due before reviews were recorded', () => {
    const caseFile = aCaseFile({ ...asked, knownSince: { planReviews: localDate('2026-06-30') } });

    expect(dueUnder('RV-02', '2026-08-01', caseFile)).toEqual(['2026-06-29 unknown']);
  });
});

describe('the review after a significant change (RV-06)', () => {
  const planned = { careEpisodes, pathwayPlans: [plannedOn('2026-04-01')] };
  const on = (day: string, facts: Partial<CaseFile>) => dueUnder('RV-06', day, aCaseFile({ ...planned, ...facts }));

  it.each<[string, Partial<CaseFile>]>([
    ['custody begins', { detentions: [detention('2026-06-01')] }],
    [
      'the arrangement at home breaks down',
      { homeSpells: [homeSpell('2026-03-10', '2026-06-01', { brokeDown: true })] },
    ],
    ['the last programme ends', { programmes: [programme('2025-09-01', '2026-06-01')] }],
    [
      'they have no fixed abode',
      { accommodation: [accommodation('2026-06-01', null, { type: 'S', providedUnder: 'none' })] },
    ],
  ])('is due 28 days after %s', (_, facts) => {
    expect(on('2026-05-31', facts)).toEqual([]);
    expect(on('2026-06-01', facts)).toEqual(['2026-06-29 open']);
  });

  it.each<[string, Partial<CaseFile>]>([
    ['a stay in hospital begins', { detentions: [detention('2026-06-01', null, { kind: 'hospital' })] }],
    ['they move on from home', { homeSpells: [homeSpell('2026-03-10', '2026-06-01')] }],
    ['another programme runs', { programmes: [programme('2025-09-01', '2026-06-01'), programme('2026-05-01')] }],
    [
      'the next programme begins that day',
      { programmes: [programme('2025-09-01', '2026-06-01'), programme('2026-06-01')] },
    ],
    ['they move to another flat', { accommodation: [accommodation('2026-06-01')] }],
  ])('is not due where %s', (_, facts) => {
    expect(on('2026-06-10', facts)).toEqual([]);
  });

  it('a transfer from one prison to another is no new change, going back is', () => {
    const transferred = { detentions: [detention('2026-06-01', '2026-07-01'), detention('2026-07-01')] };
    const recalled = { detentions: [detention('2026-06-01', '2026-07-01'), detention('2026-07-02')] };

    expect(on('2026-07-10', transferred)).toEqual(['2026-06-29 open']);
    expect(on('2026-07-10', recalled)).toEqual(['2026-06-29 open', '2026-07-30 open']);
  });

  it('two programmes that end on one day are one change', () => {
    const programmes = [programme('2025-09-01', '2026-06-01'), programme('2025-10-01', '2026-06-01')];

    expect(on('2026-06-01', { programmes })).toEqual(['2026-06-29 open']);
  });

  it.each([
    ['2026-05-31', 'open'],
    ['2026-06-01', 'met 2026-06-01'],
    ['2026-06-30', 'met-late 2026-06-30'],
  ])('a review on %s leaves it %s', (heldOn, state) => {
    expect(on('2026-08-01', { detentions: [detention('2026-06-01')], planReviews: [reviewedOn(heldOn)] })).toEqual([
      `2026-06-29 ${state}`,
    ]);
  });

  it('is due after a pregnancy, which it does not name, and not before that was known', () => {
    const pregnancies = [{ id: 'p1', on: localDate('2026-06-01') }];
    expect(on('2026-05-31', { pregnancies })).toEqual([]);
    expect(on('2026-06-01', { pregnancies })).toEqual(['2026-06-29 open']);
    const caseFile = aCaseFile({ ...planned, pregnancies });
    const due = deadlinesFor(caseFile, localDate('2026-06-01'), ENGLAND_AND_WALES).find(({ rule }) => rule === 'RV-06');
    expect(due?.because).toContain('A life event is recorded for 1 June 2026');
    expect(JSON.stringify(due)).not.toMatch(/pregnan/i);
  });

  it('is due only to those who had a plan by then', () => {
    expect(
      dueUnder(
        'RV-06',
        '2026-06-10',
        aCaseFile({ careEpisodes, detentions: [detention('2026-06-01')], pathwayPlans: [plannedOn('2026-06-02')] }),
      ),
    ).toEqual([]);
  });

  it('is due to the eligible too, and from 21 only while support is taken', () => {
    const pathwayPlans = [plannedOn('2024-06-01')];
    const eligible = aCaseFile({ careEpisodes, pathwayPlans, detentions: [detention('2025-06-01')] });
    const from21 = aCaseFile({ careEpisodes, pathwayPlans, detentions: [detention('2029-06-01')] });
    const supported = { ...from21, supportRequests: [supportRequest('support', '2029-05-01')] };

    expect(dueUnder('RV-06', '2025-06-01', eligible)).toEqual(['2025-06-29 open']);
    expect(dueUnder('RV-06', '2029-06-01', from21)).toEqual([]);
    expect(dueUnder('RV-06', '2029-06-01', supported)).toEqual(['2029-06-29 open']);
  });
});
