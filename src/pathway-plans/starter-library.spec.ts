import { anAction } from '../../test/support/plan-documents';
import { PLAN_SECTIONS } from '../statutory/content/plan';
import { localDate } from '../statutory/local-date';
import { hintsOf } from './coach';
import { EASY_READING_AGE, readingAge } from './reading-age';
import { STARTERS, startersOf } from './starter-library';

describe('the starter library', () => {
  it('has forty actions and more, each once, and some of them for each matter of a plan', () => {
    expect(STARTERS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(STARTERS.map(({ id }) => id)).size).toBe(STARTERS.length);
    expect(new Set(STARTERS.map(({ what }) => what)).size).toBe(STARTERS.length);
    for (const { key } of PLAN_SECTIONS) expect(startersOf(key).length).toBeGreaterThanOrEqual(4);
    expect(startersOf(null)).toEqual([]);
  });

  it('gives young people as much to do as their advisers', () => {
    const mine = STARTERS.filter(({ owner }) => owner === 'young-person').length;

    expect(Math.abs(mine * 2 - STARTERS.length)).toBeLessThan(STARTERS.length / 4);
  });

  it.each(STARTERS)('“$what” lacks only its date, and is easy to read', ({ id, what, result, firstStep, owner }) => {
    const action = anAction({
      id,
      what,
      result,
      firstStep,
      owner: { kind: owner, name: null, staffId: null },
      dueOn: null,
    });

    expect(
      hintsOf(action, { today: localDate('2026-11-26'), nextReviewOn: null, shortTermDays: 90 }).map(
        ({ part }) => part,
      ),
    ).toEqual(['dueOn']);
    expect(readingAge(`${what}. ${result}. ${firstStep}.`) ?? 0).toBeLessThan(EASY_READING_AGE + 1);
  });
});
