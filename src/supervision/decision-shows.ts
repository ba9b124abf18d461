import type { LocalDate } from '../statutory/local-date';
import { effectOf, standingOf, type DecisionDates } from './decision-standing';

/** What a list of decisions can be narrowed to: how they stand, or what difference they made. */
export const DECISION_SHOWS = [
  'all',
  'open',
  'late',
  'done',
  'not-needed',
  'changed-something',
  'changed-nothing',
  'too-early',
  'not-said',
] as const;
export type DecisionShow = (typeof DECISION_SHOWS)[number];

export function isShown(decision: DecisionDates, show: DecisionShow, today: LocalDate): boolean {
  if (show === 'all') return true;
  const standing = standingOf(decision, today);
  const effect = effectOf(decision);
  if (show === 'not-said') return effect === null && standing !== 'not-needed';
  return show === standing || show === effect;
}
