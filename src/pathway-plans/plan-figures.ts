import { isWritten } from '../statutory/content/gap';
import type { LocalDate } from '../statutory/local-date';
import { actionsOf, type PlanDocument } from './plan-document';

/** What a version counts, worked out once when it is finished. All are whole numbers, or true and false. */
export interface PlanFigures {
  topics: number;
  /** Topics with something in the young person's own words. */
  inOwnWords: number;
  /** Topics that nobody has explored yet. */
  notExplored: number;
  needs: number;
  /** Needs with neither an action nor a reason. */
  needsWithout: number;
  actions: number;
  /** Actions that pass every check of the coach. */
  clearActions: number;
  datedActions: number;
  /** Every dated action has the date of the next review: nobody thought about the dates. */
  datesAllOfReview: boolean;
}

/**
 * @param isClear whether an action passes the coach
 * @param nextReviewOn planned or due; null where none is
 */
export function figuresOf(
  document: PlanDocument,
  isClear: (action: ReturnType<typeof actionsOf>[number]['action']) => boolean,
  nextReviewOn: LocalDate | null,
): PlanFigures {
  const needs = document.topics.flatMap((topic) => topic.needs);
  const actions = actionsOf(document).map(({ action }) => action);
  const dated = actions.filter(({ dueOn }) => dueOn !== null);
  return {
    topics: document.topics.length,
    inOwnWords: document.topics.filter(({ myWords }) => isWritten(myWords)).length,
    notExplored: document.topics.filter(({ explored }) => explored === null || explored === 'not-yet').length,
    needs: needs.length,
    needsWithout: needs.filter(
      (need) => !isWritten(need.noActionBecause) && need.goals.every(({ actions: none }) => none.length === 0),
    ).length,
    actions: actions.length,
    clearActions: actions.filter(isClear).length,
    datedActions: dated.length,
    datesAllOfReview: dated.length > 0 && nextReviewOn !== null && dated.every(({ dueOn }) => dueOn === nextReviewOn),
  };
}
