import { isWritten } from '../statutory/content/gap';
import type { LocalDate } from '../statutory/local-date';
import { isExplored, isWithout } from './coverage';
import { actionsOf, type PlanDocument } from './plan-document';

/** What a version counts, worked out once when it is finished. All are whole numbers, or true and false. */
export interface PlanFigures {
  topics: number;
  /** Topics with something in the young person's own words. */
  inOwnWords: number;
  /** Of those that were explored. */
  exploredInOwnWords: number;
  /** Topics that nobody has explored yet. */
  notExplored: number;
  /** Whether identity was talked about: "asked, did not want to say" is an answer. */
  identityExplored: boolean;
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
  const explored = document.topics.filter(isExplored);
  const dated = actions.filter(({ dueOn }) => dueOn !== null);
  return {
    topics: document.topics.length,
    inOwnWords: document.topics.filter(({ myWords }) => isWritten(myWords)).length,
    exploredInOwnWords: explored.filter(({ myWords }) => isWritten(myWords)).length,
    notExplored: document.topics.length - explored.length,
    identityExplored: explored.some(({ matter }) => matter === 'identity'),
    needs: needs.length,
    needsWithout: needs.filter(isWithout).length,
    actions: actions.length,
    clearActions: actions.filter(isClear).length,
    datedActions: dated.length,
    datesAllOfReview: dated.length > 0 && nextReviewOn !== null && dated.every(({ dueOn }) => dueOn === nextReviewOn),
  };
}
