import { isLeaving } from '../caseloads/is-leaving';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { actionsOf, goalsOf } from './plan-document';
import { documentOfVersion, versionInForce } from './plan-topics';

/**
 * What the plan sets, kept for good under the ids of the document: what is new is added, what it words anew is changed,
 * and what it does not have any longer is no more in force.
 * @throws Problem 'not-valid' where an id is somebody else's
 */
export async function bringIntoForce(
  work: Work,
  youngPersonId: string,
  versionId: string,
  today: LocalDate,
): Promise<void> {
  const { manager } = work;
  const document = await documentOfVersion(work, versionId);
  const goals = goalsOf(document).map(({ topic, need, goal }) => ({
    id: goal.id,
    topic_key: topic.key,
    topic_title: topic.title,
    need: need.text,
    goal: goal.text,
  }));
  const actions = actionsOf(document).map(({ goal, action }) => ({
    id: action.id,
    goal_id: goal.id,
    what: action.what,
    owner_kind: action.owner?.kind ?? null,
    owner_name: action.owner?.name ?? null,
    owner_staff_id: action.owner?.staffId ?? null,
    due_on: action.dueOn,
  }));
  const [{ others }]: [{ others: number }] = await manager.query(
    `select (select count(*) from plan_goal where id = any($1) and young_person_id <> $3)
          + (select count(*) from plan_action where id = any($2) and young_person_id <> $3) as others`,
    [goals.map(({ id }) => id), actions.map(({ id }) => id), youngPersonId],
  );
  if (Number(others) > 0) throw invalid('decision', 'A goal or an action of this plan belongs to somebody else');
  await takeOutOfForce(work, youngPersonId);
  await manager.query(
    `insert into plan_goal (id, young_person_id, topic_key, topic_title, need, goal, first_version_id, last_version_id,
                            set_on, in_force)
     select g.id, $2, g.topic_key, g.topic_title, g.need, g.goal, $3, $3, $4, true
       from jsonb_to_recordset($1::jsonb) as g(id uuid, topic_key text, topic_title text, need text, goal text)
     on conflict (id) do update set topic_key = excluded.topic_key, topic_title = excluded.topic_title,
       need = excluded.need, goal = excluded.goal, last_version_id = excluded.last_version_id, in_force = true`,
    [JSON.stringify(goals), youngPersonId, versionId, today],
  );
  await manager.query(
    `insert into plan_action (id, young_person_id, goal_id, what, owner_kind, owner_name, owner_staff_id, due_on,
                              first_version_id, last_version_id, in_force)
     select a.id, $2, a.goal_id, a.what, a.owner_kind, a.owner_name, s.id, a.due_on, $3, $3, true
       from jsonb_to_recordset($1::jsonb) as a(id uuid, goal_id uuid, what text, owner_kind text, owner_name text,
                                               owner_staff_id uuid, due_on date)
       left join staff s on s.id = a.owner_staff_id and not ${isLeaving('s')}
     on conflict (id) do update set goal_id = excluded.goal_id, what = excluded.what, owner_kind = excluded.owner_kind,
       owner_name = excluded.owner_name, owner_staff_id = excluded.owner_staff_id, due_on = excluded.due_on,
       last_version_id = excluded.last_version_id, in_force = true`,
    [JSON.stringify(actions), youngPersonId, versionId],
  );
}

/** After a plan was taken back as recorded in error: what the plan sets that counts then, or nothing. */
export async function bringBack(work: Work, youngPersonId: string, today: LocalDate): Promise<void> {
  const version = await versionInForce(work, youngPersonId);
  if (version) await bringIntoForce(work, youngPersonId, version.id, today);
  else await takeOutOfForce(work, youngPersonId);
}

async function takeOutOfForce({ manager }: Work, youngPersonId: string): Promise<void> {
  for (const table of ['plan_action', 'plan_goal']) {
    await manager.query(`update ${table} set in_force = false where young_person_id = $1 and in_force`, [
      youngPersonId,
    ]);
  }
}
