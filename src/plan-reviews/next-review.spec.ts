import { aCaseFile, careEpisode, dueUnder, plannedOn, reviewedOn } from '../../test/support/lives';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { deadlinesFor } from '../statutory/deadlines';
import { localDate } from '../statutory/local-date';
import { reviewsDueIn, withReview } from './next-review';

const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

describe('the next review', () => {
  const caseFile = aCaseFile({ careEpisodes, pathwayPlans: [plannedOn('2026-04-01')] });
  const onDay = (file: typeof caseFile, day: string) =>
    reviewsDueIn(deadlinesFor(file, localDate(day), ENGLAND_AND_WALES)).map(({ rule, dueOn }) => `${rule} ${dueOn}`);

  it('follows from the day the review would be held', () => {
    expect(onDay(caseFile, '2026-09-01')).toContain('RV-01 2026-10-01');

    const held = withReview(caseFile, localDate('2026-09-01'), 'new');

    expect(onDay(held, '2026-09-01')).toContain('RV-01 2027-03-01');
    expect(dueUnder('RV-01', '2026-09-01', held)[0]).toBe('2026-10-01 met 2026-09-01');
  });

  it('one held between two others takes its place among them', () => {
    const later = { ...caseFile, planReviews: [reviewedOn('2026-09-20')] };

    const held = withReview(later, localDate('2026-06-01'), 'new');

    expect(held.planReviews.map(({ heldOn }) => heldOn)).toEqual(['2026-06-01', '2026-09-20']);
  });
});
