import { aGoal, anAction, aNeed, aPlan, aTopic } from '../../test/support/plan-documents';
import { localDate } from '../statutory/local-date';
import { isClear } from './coach';
import { figuresOf } from './plan-figures';

const AT = { today: localDate('2026-11-26'), nextReviewOn: localDate('2027-02-10'), shortTermDays: 90 };
const figures = (...topics: Parameters<typeof aTopic>[0][]) =>
  figuresOf(aPlan(topics.map((topic) => aTopic(topic))), (action) => isClear(action, AT), AT.nextReviewOn);
const withActions = (...given: Parameters<typeof anAction>[0][]) => ({
  needs: [aNeed({ goals: [aGoal({ actions: given.map((one, n) => anAction({ id: `a${n}`, ...one })) })] })],
});

describe('what a version of a plan counts', () => {
  it('is nothing of a plan of nothing', () => {
    expect(Object.values(figures()).filter(Boolean)).toEqual([]);
  });

  it('counts own words among all topics, and among those that were talked about', () => {
    expect(
      figures(
        { explored: 'no-need', myWords: 'I am fine' },
        { explored: 'needs' },
        { explored: 'not-yet', myWords: 'Not today' },
        {},
      ),
    ).toMatchObject({ topics: 4, inOwnWords: 2, exploredInOwnWords: 1, notExplored: 2 });
  });

  it('takes a topic with a need for one that was talked about', () => {
    expect(figures(withActions({}))).toMatchObject({ notExplored: 0, needs: 1, needsWithout: 0 });
  });

  it('takes identity for talked about where they were asked and did not want to say', () => {
    const identity = { key: 'identity', matter: 'identity' } as const;

    expect(figures({ ...identity, explored: 'did-not-say' })).toMatchObject({
      identityExplored: true,
    });
    expect(figures({ ...identity, explored: 'not-yet' }).identityExplored).toBe(false);
    expect(figures({ explored: 'no-need' }).identityExplored).toBe(false);
  });

  it('counts the actions that are specific, short-term and measurable, and says where all dates are the review’s', () => {
    const review = { dueOn: AT.nextReviewOn };

    expect(figures(withActions({}, { owner: null }, review, { dueOn: null }))).toMatchObject({
      actions: 4,
      clearActions: 1,
      datedActions: 3,
      datesAllOfReview: false,
    });
    expect(figures(withActions(review, review, { dueOn: null }))).toMatchObject({ datesAllOfReview: true });
    expect(figures(withActions({ dueOn: null }))).toMatchObject({ datedActions: 0, datesAllOfReview: false });
  });
});
