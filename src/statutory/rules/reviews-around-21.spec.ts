import { aCaseFile, careEpisode, dueUnder, plannedOn, reviewedOn, supportRequest } from '../../../test/support/lives';
import type { CaseFile } from '../case-file';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// Former relevant from 10 March 2026, 21 on 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const reviewed = (...days: string[]) => ({ planReviews: days.map(reviewedOn) });

describe('the review before 21 (RV-08)', () => {
  const on = (day: string, facts: Partial<CaseFile> = {}) =>
    dueUnder('RV-08', day, aCaseFile({ careEpisodes, ...facts }));

  it('stands from 18, due three months before 21 or when the authority says', () => {
    const policy = { ...DEFAULT_POLICY, reviewBefore21Months: 6 };

    expect(on('2026-03-09')).toEqual([]);
    expect(on('2026-03-10')).toEqual(['2028-12-10 open']);
    expect(on('2026-03-10', { policy })).toEqual(['2028-09-10 open']);
  });

  it.each([
    ['2028-06-09', 'breached', 'of the round before'],
    ['2028-06-10', 'met 2028-06-10', 'the first day that counts'],
    ['2028-12-10', 'met 2028-12-10', 'the last day'],
    ['2028-12-11', 'met-late 2028-12-11', 'a day late'],
    ['2029-03-10', 'breached', 'after 21'],
  ])('a review on %s leaves it %s (%s)', (heldOn, state) => {
    expect(on('2029-04-01', reviewed(heldOn))).toEqual([`2028-12-10 ${state}`]);
  });

  it('a death ends it', () => {
    expect(dueUnder('RV-08', '2029-04-01', aCaseFile({ careEpisodes, diedOn: '2027-01-01' }))).toEqual([
      '2028-12-10 superseded',
    ]);
  });

  it('is due to nobody who was not former relevant', () => {
    expect(
      dueUnder('RV-08', '2027-01-01', aCaseFile({ careEpisodes: [careEpisode('2026-01-01', '2026-03-10')] })),
    ).toEqual([]);
  });
});

describe('reviews while support is taken from 21 (RV-09)', () => {
  const asked = { careEpisodes, supportRequests: [supportRequest('support', '2029-06-01')] };
  const on = (day: string, facts: Partial<CaseFile>) => dueUnder('RV-09', day, aCaseFile({ ...asked, ...facts }));

  it('run from the plan made for it, then from each review', () => {
    const pathwayPlans = [plannedOn('2029-06-20')];

    expect(on('2029-06-20', { pathwayPlans })).toEqual(['2029-12-20 open']);
    expect(on('2029-12-01', { pathwayPlans, ...reviewed('2029-12-01') })).toEqual([
      '2029-12-20 met 2029-12-01',
      '2030-06-01 open',
    ]);
  });

  it('run at the months the authority sets', () => {
    const policy = { ...DEFAULT_POLICY, s23czbReviewMonths: 12 };

    expect(on('2029-06-20', { policy, pathwayPlans: [plannedOn('2029-06-20')] })).toEqual(['2030-06-20 open']);
  });

  it.each<[string, string[], string]>([
    ['2028-12-01', ['2029-06-01 open'], 'its months last until the day they asked'],
    ['2028-11-30', [], 'its months had run out'],
  ])('a review on %s before they asked leaves %j (%s)', (heldOn, due) => {
    expect(on('2029-06-01', reviewed(heldOn))).toEqual(due);
  });

  it.each([
    ['2029-12-20', 'superseded'],
    ['2029-12-21', 'breached'],
  ])('no longer wanting support from %s leaves it %s', (endedOn, state) => {
    const supportRequests = [supportRequest('support', '2029-06-01', endedOn)];

    expect(on('2030-02-01', { supportRequests, pathwayPlans: [plannedOn('2029-06-20')] })).toEqual([
      `2029-12-20 ${state}`,
    ]);
  });

  it('give way to the six-monthly review where education keeps that going', () => {
    const supportRequests = [supportRequest('support', '2029-06-01'), supportRequest('education', '2029-06-02')];
    const facts = { supportRequests, pathwayPlans: [plannedOn('2029-06-20')] };

    expect(on('2029-07-01', facts)).toEqual([]);
    expect(dueUnder('RV-01', '2029-07-01', aCaseFile({ ...asked, ...facts }))).toEqual(['2029-12-20 open']);
  });

  it('are not due to someone who takes no support', () => {
    expect(on('2029-07-01', { supportRequests: [], pathwayPlans: [plannedOn('2029-06-20')] })).toEqual([]);
  });

  it('count from the day records begin where earlier ones are not recorded', () => {
    const facts = {
      pathwayPlans: [plannedOn('2029-06-20')],
      knownSince: { planReviews: localDate('2030-01-15') },
    };

    expect(on('2030-02-01', facts)).toEqual(['2029-12-20 unknown', '2030-07-15 open']);
  });
});
