import { auditAll } from '../audit/audit';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { NOTHING_OF_GOAL, type GoalSaid } from './review-said';
import type { GoalResult } from './tried-before';

export interface ActionReviewed {
  id: string;
  what: string;
  /** Who does it, as the plan says; null where it says nobody. */
  owner: string | null;
  dueOn: LocalDate | null;
  /** Done before the review, as somebody recorded. */
  doneOn: LocalDate | null;
  doneWords: string | null;
}

/** A goal of the plan in force as a review looks at it, with what is said of it so far. */
export interface GoalReviewed {
  id: string;
  topicKey: string;
  topicTitle: string;
  need: string;
  goal: string;
  setOn: LocalDate;
  /** What the last review left. */
  lastResult: GoalResult | null;
  lastCameOf: string | null;
  actions: ActionReviewed[];
  said: GoalSaid;
  /** Of what is said; 0 where nobody said anything. */
  version: number;
  /** Who saved it last. */
  savedBy: string | null;
}

/** A goal that a review found done or stopped is over, even while the plan stands. */
const GOES_ON = `g.in_force and (g.result is null or g.result in ('kept', 'changed'))`;

/** The goals that a review of a young person looks at, in the order of their topics and the plan. @param reviewId the one that is open */
export async function goalsReviewed(
  work: Work,
  youngPersonId: string,
  reviewId: string | null,
): Promise<GoalReviewed[]> {
  const found: (Omit<GoalReviewed, 'said'> & { said: GoalSaid | null })[] = await work.manager.query(
    `select g.id, g.topic_key as "topicKey", g.topic_title as "topicTitle", g.need, g.goal, g.set_on as "setOn", g.result as "lastResult",
            g.came_of as "lastCameOf", r.said, coalesce(r.version, 0) as version, s.name as "savedBy",
            (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'what', a.what,
                      'owner', coalesce(a.owner_name, o.name, a.owner_kind), 'dueOn', a.due_on,
                      'doneOn', a.done_on, 'doneWords', a.done_words) order by a.due_on nulls last, a.id), '[]')
               from plan_action a left join staff o on o.id = a.owner_staff_id
              where a.goal_id = g.id and a.in_force) as actions
       from plan_goal g
       left join plan_review_goal r on r.goal_id = g.id and r.review_id = $2
       left join staff s on s.id = r.changed_by_id
      where g.young_person_id = $1 and ${GOES_ON}
      order by g.topic_title, g.set_on, g.id`,
    [youngPersonId, reviewId],
  );
  return found.map((goal) => ({ ...goal, said: goal.said ?? NOTHING_OF_GOAL }));
}

/** The actions of which a review has to say whether they were done. */
export function stillToDo(goal: GoalReviewed): string[] {
  return goal.actions.filter(({ doneOn }) => doneOn === null).map(({ id }) => id);
}

export interface GoalFound {
  goalId: string;
  topicKey: string;
  topicTitle: string;
  goal: string;
  result: GoalResult;
  cameOf: string;
  actions: { what: string; done: boolean; words: string | null }[];
}

/** What a review that was held found, goal by goal. */
export async function goalsFound(work: Work, reviewId: string): Promise<GoalFound[]> {
  return work.manager.query(
    `select g.id as "goalId", g.topic_key as "topicKey", g.topic_title as "topicTitle", g.goal, r.result, r.came_of as "cameOf",
            (select coalesce(jsonb_agg(jsonb_build_object('what', a.what, 'done', x.done, 'words', x.words) order by a.id), '[]')
               from plan_action_result x join plan_action a on a.id = x.action_id
              where x.review_id = r.review_id and a.goal_id = g.id) as actions
       from plan_goal_result r join plan_goal g on g.id = r.goal_id
      where r.review_id = $1 order by g.topic_title, g.set_on, g.id`,
    [reviewId],
  );
}

/** What stands beside an action: when it was done, in whose words, recorded by whom; nulls where it was not. */
interface DoneOfAction {
  id: string;
  doneOn: LocalDate | null;
  doneWords: string | null;
  doneById: string | null;
}

/**
 * Brings what stands beside each goal and action into step with the reviews as they are recorded: the last one that
 * was not taken out as an error holds. What stood there before of an action is kept in the audit.
 */
export async function bringResultsUpToDate(work: Work, youngPersonId: string): Promise<void> {
  const { manager } = work;
  await manager.query(
    `update plan_goal g set (result, came_of, result_on) = (
       select r.result, r.came_of, f.held_on from plan_goal_result r
         join plan_review f on f.fact_id = r.review_id and f.replaced_by_id is null and not f.withdrawn
        where r.goal_id = g.id order by f.held_on desc, r.id desc limit 1)
      where g.young_person_id = $1 and exists (select from plan_goal_result r where r.goal_id = g.id)`,
    [youngPersonId],
  );
  const before = await doneByReviews(work, youngPersonId);
  await manager.query(
    `update plan_action a set (done_on, done_words, done_by_id) = (
       select f.held_on, x.words, k.recorded_by_id from plan_action_result x
         join plan_review f on f.fact_id = x.review_id and f.replaced_by_id is null and not f.withdrawn
         join plan_review_kept k on k.id = x.review_id
        where x.action_id = a.id and x.done order by f.held_on, x.id limit 1)
      where a.young_person_id = $1 and exists (select from plan_action_result x where x.action_id = a.id and x.done)`,
    [youngPersonId],
  );
  const after = new Map((await doneByReviews(work, youngPersonId)).map((one) => [one.id, one]));
  const changed = before.filter((was) => !sameDone(was, after.get(was.id)!));
  await auditAll(
    work,
    changed.map(({ id, ...was }) => {
      const { doneOn, doneById } = after.get(id)!;
      return {
        did: doneOn ? 'plan-action.done' : 'plan-action.not-done',
        youngPersonId,
        subjectId: id,
        detail: { doneOn, doneById, was },
      };
    }),
  );
}

/** Those of which a review says that they were done: others no review changes. */
async function doneByReviews({ manager }: Work, youngPersonId: string): Promise<DoneOfAction[]> {
  return manager.query(
    `select a.id, a.done_on as "doneOn", a.done_words as "doneWords", a.done_by_id as "doneById" from plan_action a
      where a.young_person_id = $1 and exists (select from plan_action_result x where x.action_id = a.id and x.done)
      order by a.id`,
    [youngPersonId],
  );
}

function sameDone(a: DoneOfAction, b: DoneOfAction): boolean {
  return a.doneOn === b.doneOn && a.doneWords === b.doneWords && a.doneById === b.doneById;
}
