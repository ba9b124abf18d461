import { isId } from '../platform/ids';
import { DEADLINE_RULES, type DeadlineRuleId } from '../statutory/rule-book';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { FOOTINGS, LISTS, type Footing, type ListOf } from './outcome';
import { periodOf, readPeriod, type Period } from './period';

/** What the lines of the tables are. */
export const LINES = ['rule', 'team', 'worker'] as const;
export type LinesBy = (typeof LINES)[number];

/** Items without a worker, or without a team. */
export const NOBODY = 'none';

/** Which items: those that fell due in the period, and of these only what the rest asks for. */
export interface FellDueFilters {
  period: Period;
  basis: Footing | null;
  rule: DeadlineRuleId | null;
  /** That had the young person on the due date; `none`: no team. */
  teamId: string | null;
  /** That had the young person on the due date; `none`: nobody did. */
  workerId: string | null;
  /** Only what rests on a rule whose wording has still to be confirmed. */
  toBeConfirmed: boolean;
}

export interface FellDueQuery extends FellDueFilters {
  by: LinesBy;
}

/** The items behind a figure. */
export interface FellDueListQuery extends FellDueQuery {
  of: ListOf;
  /** Of these, only what is paused. */
  paused: boolean;
}

/** Where a list goes on: after the item that is due on this day and has this id. */
export interface ListPlace {
  dueOn: LocalDate;
  id: string;
}

export const RULE_IDS = Object.keys(DEADLINE_RULES) as DeadlineRuleId[];

/** What an address asks for; whatever it does not say, or says wrongly, is as the page opens. */
export function readFellDueAddress(fields: Fields, today: LocalDate): FellDueListQuery {
  return {
    period: readPeriod(typed(fields, 'period')) ?? periodOf(today, 3),
    by: chosen(fields, 'by', LINES) ?? 'rule',
    basis: chosen(fields, 'basis', FOOTINGS),
    rule: chosen(fields, 'rule', RULE_IDS),
    teamId: idOrNobody(fields, 'team'),
    workerId: idOrNobody(fields, 'worker'),
    toBeConfirmed: typed(fields, 'confirmed') === 'no',
    of: chosen(fields, 'of', LISTS) ?? 'counted',
    paused: typed(fields, 'paused') === 'yes',
  };
}

/** The part of an address after the `?`. A page holds thousands, and of what they say nothing has to be escaped. */
export function fellDueAddress(query: FellDueQuery & Partial<FellDueListQuery>): string {
  const { period, by, basis, rule, teamId, workerId, toBeConfirmed, of, paused } = query;
  let said = `period=${period.key}`;
  if (by !== 'rule') said += `&by=${by}`;
  if (basis) said += `&basis=${basis}`;
  if (rule) said += `&rule=${rule}`;
  if (teamId) said += `&team=${teamId}`;
  if (workerId) said += `&worker=${workerId}`;
  if (toBeConfirmed) said += '&confirmed=no';
  if (of && of !== 'counted') said += `&of=${of}`;
  if (paused) said += '&paused=yes';
  return said;
}

function idOrNobody(fields: Fields, name: string): string | null {
  const value = typed(fields, name).toLowerCase();
  return value === NOBODY || isId(value) ? value : null;
}
