import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

export const GOAL_RESULTS = ['done', 'kept', 'changed', 'stopped'] as const;
export type GoalResult = (typeof GOAL_RESULTS)[number];

/** A goal that was set before, with all that reviews found of it. */
export interface TriedBefore {
  goalId: string;
  topicKey: string;
  topicTitle: string;
  need: string;
  goal: string;
  setOn: LocalDate;
  /** In the plan in force. */
  inForce: boolean;
  /** The last result first; empty where a later plan left the goal out and nobody said what came of it. */
  results: { on: LocalDate; result: GoalResult; cameOf: string }[];
}

/** @param which SQL about goal `g` */
const tried = (which: string) => `
  select g.young_person_id as "personId", g.id as "goalId", g.topic_key as "topicKey", g.topic_title as "topicTitle", g.need,
         g.goal, g.set_on as "setOn", g.in_force as "inForce", found.results
    from plan_goal g
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('on', f.held_on, 'result', r.result, 'cameOf', r.came_of)
                      order by f.held_on desc, r.id desc), '[]') as results, max(f.held_on) as last_on
        from plan_goal_result r
        join plan_review f on f.fact_id = r.review_id and f.replaced_by_id is null and not f.withdrawn
       where r.goal_id = g.id
    ) found
   where ${which} and (found.last_on is not null or not g.in_force)
   order by coalesce(found.last_on, g.set_on) desc, g.set_on desc, g.id`;

/**
 * What was tried with a young person already: every goal that a review found something of, and those that a later plan
 * left out; the latest first. For a look before a new goal is saved, and for whoever takes over.
 *
 * @param topicKey of one topic only
 */
export async function triedBefore(work: Work, youngPersonId: string, topicKey?: string): Promise<TriedBefore[]> {
  const which = 'g.young_person_id = $1 and ($2::text is null or g.topic_key = $2)';
  const rows: TriedWith[] = await work.manager.query(tried(which), [youngPersonId, topicKey ?? null]);
  return rows.map(({ personId: _, ...goal }) => goal);
}

export type TriedWith = TriedBefore & { personId: string };

/** The same with many; the caller has asked whether they may be seen. */
export async function triedWith(work: Work, personIds: readonly string[]): Promise<TriedWith[]> {
  return work.manager.query(tried('g.young_person_id = any($1)'), [personIds]);
}

/** What a review found, in words that stand before what came of it. */
export const RESULT_WORDS: Readonly<Record<GoalResult, string>> = {
  done: 'Done',
  kept: 'Kept: it goes on',
  changed: 'Changed',
  stopped: 'Stopped',
};
