import { isPastDue } from '../deadlines/past-due';
import type { Metric } from './metric';

/** How something that fell due went. Each item is one of these and only one. */
export const OUTCOMES = [
  'onTime',
  'lateTo7',
  'lateTo28',
  'lateOver28',
  'substitute',
  'overdue',
  'never',
  'declined',
  'notYetDue',
  'unknown',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What turned out not to be owed on its day: in no figure, and said. */
export const LEFT_OUT = ['superseded', 'notApplicable', 'cancelled'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What a list can be of: one outcome, all that are late, all that are counted, or what is left out. */
export const LISTS = ['counted', 'late', ...OUTCOMES, ...LEFT_OUT] as const;
export type ListOf = (typeof LISTS)[number];

export const LATE = ['lateTo7', 'lateTo28', 'lateOver28'] as const satisfies readonly Outcome[];

/** The outcomes that a list is of. */
export function outcomesIn(list: ListOf): readonly (Outcome | LeftOut)[] {
  if (list === 'counted') return OUTCOMES;
  return list === 'late' ? LATE : [list];
}

/**
 * SQL for the outcome of a deadline `d`. What was done in hours and late the same day is late by up to 7 days.
 * @param today the parameter that holds today
 * @param state SQL of its state, as the reader may know it
 */
export function outcomeSql(today: string, state = 'd.state'): string {
  return `case ${state}
    when 'met' then 'onTime'
    when 'met-late' then case when d.met_on - d.due_on <= 7 then 'lateTo7'
                              when d.met_on - d.due_on <= 28 then 'lateTo28' else 'lateOver28' end
    when 'met-by-substitute' then 'substitute'
    when 'breached' then 'never'
    when 'not-applicable' then 'notApplicable'
    when 'open' then case when ${isPastDue(today)} then 'overdue' else 'notYetDue' end
    when 'partial' then case when ${isPastDue(today)} then 'overdue' else 'notYetDue' end
    else ${state} end`;
}

/**
 * What a figure rests on. A duty in law whose number of days is guidance's or the council's own stands apart: to be late
 * by those days is not to break the law.
 */
export const FOOTINGS = ['law', 'lawOtherDays', 'guidance', 'policy'] as const;
export type Footing = (typeof FOOTINGS)[number];

/** SQL for the footing of a deadline `d`. */
export const FOOTING = `case when d.duty_basis <> 'statute' then d.duty_basis
  when d.date_basis = 'statute' then 'law' else 'lawOtherDays' end`;

export const DONE_ON_TIME: Metric<Outcome> = {
  name: 'done on time',
  numerator: ['onTime'],
  among: ['onTime', ...LATE, 'substitute', 'overdue', 'never'],
  unknown: ['unknown'],
  beside: ['declined', 'notYetDue'],
};
