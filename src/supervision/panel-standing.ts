import type { LocalDate } from '../statutory/local-date';
import { asksForEffect, effectOf, reviewOnOf, type DecisionReviews } from './decision-standing';

export const PANEL_STANDINGS = ['back', 'to-decide', 'coming', 'watched', 'changed', 'again', 'taken-off'] as const;
/**
 * coming: its panel is ahead · to-decide: the day of the panel is here, and nothing is decided · watched: decided, and the day to
 * look at what came of it is ahead · changed: something moved since · back: that day is here, or it is said by now, and
 * nothing changed · again: it went to a later panel · taken-off: it is not heard, also because the young person died.
 */
export type PanelStanding = (typeof PANEL_STANDINGS)[number];

export interface PanelCaseDates {
  heldOn: LocalDate;
  takenOffOn: LocalDate | null;
  /** Whether the young person's case is on a later panel. */
  isAgain: boolean;
  /** Nothing waits any longer, and nothing is back. */
  hasDied: boolean;
  /** When it was decided; null: not yet. */
  decidedOn: LocalDate | null;
  /** What follows from it. */
  decisions: readonly DecisionReviews[];
  /** The last movement in the young person's life or plan; null: never. */
  movedOn: LocalDate | null;
}

/** How a case stands that was taken to a panel. What moved is what a case that stands still is counted by. */
export function panelStanding(of: PanelCaseDates, today: LocalDate): PanelStanding {
  if (of.takenOffOn || (of.hasDied && !of.decidedOn)) return 'taken-off';
  if (of.isAgain) return 'again';
  if (!of.decidedOn) return of.heldOn > today ? 'coming' : 'to-decide';
  const hasMoved = of.movedOn !== null && of.movedOn > of.decidedOn;
  if (hasMoved || of.decisions.some((one) => effectOf(one) === 'changed-something')) return 'changed';
  const lookAt = panelReviewOn(of.decisions, today);
  return of.hasDied || (lookAt !== null && lookAt > today) ? 'watched' : 'back';
}

/** The last day on which somebody looks at what came of it; null where it is said of everything. */
export function panelReviewOn(decisions: readonly DecisionReviews[], today: LocalDate): LocalDate | null {
  const days = decisions.filter((one) => asksForEffect(one, today)).map((one) => reviewOnOf(one, today));
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
