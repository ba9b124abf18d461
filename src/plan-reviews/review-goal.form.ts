import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import type { ActionSaid, GoalSaid } from './review-said';
import { GOAL_RESULTS } from './tried-before';

/** Names and texts of the fields of one goal: result, cameOf, and done- and words- of each action. */
export type GoalValues = Record<string, string>;

export interface GoalForm {
  values: GoalValues;
  /** The one that was looked at. */
  version: number;
  errors: FieldError[];
}

/** @param actions the ids of those that a review has to say something of */
export function goalValues(said: GoalSaid, actions: readonly string[]): GoalValues {
  const values: GoalValues = { result: said.result ?? '', cameOf: said.cameOf };
  for (const id of actions) {
    const { done = null, words = '' } = said.actions[id] ?? {};
    values[`done-${id}`] = done === null ? '' : done ? 'yes' : 'no';
    values[`words-${id}`] = words;
  }
  return values;
}

/** What was sent, as the service takes it. @param actions as for `goalValues` */
export function readGoalForm(fields: Fields, actions: readonly string[]): { said: GoalSaid; version: number } {
  const saidOf = (id: string): ActionSaid => {
    const done = chosen(fields, `done-${id}`, ['yes', 'no'] as const);
    return { done: done && done === 'yes', words: typed(fields, `words-${id}`) };
  };
  const said: GoalSaid = {
    result: chosen(fields, 'result', GOAL_RESULTS),
    cameOf: typed(fields, 'cameOf'),
    actions: Object.fromEntries(actions.map((id) => [id, saidOf(id)])),
  };
  return { said, version: versionOf(fields) };
}

/** The version that the form was opened with. */
export function versionOf(fields: Fields): number {
  const version = Number(typed(fields, 'version'));
  return Number.isSafeInteger(version) && version >= 0 ? version : 0;
}
