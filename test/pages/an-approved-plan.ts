import { createHash } from 'node:crypto';
import { newId } from '../../src/platform/ids';
import { aPlan } from '../documents/a-plan';
import type { Office } from './young-person-people';

/** The version of the template that every council begins with. */
export const FIRST_TEMPLATE_VERSION = '019ad000-0000-7000-8000-000000000002';

interface Action {
  what: string;
  by?: 'young-person' | 'adviser' | 'someone-else';
  name?: string;
  staffId?: string;
  dueOn?: string;
}

/**
 * A plan finished and approved on 2 November, with one goal and these actions in force, as approval leaves it in the tables.
 * @returns the ids of the actions, in order
 */
export async function anApprovedPlan(
  { onward }: Office,
  youngPersonId: string,
  actions: Action[],
  given: Parameters<typeof aPlan>[0] = {},
): Promise<string[]> {
  const [plan, version, goal] = [newId(), newId(), newId()];
  const document = JSON.stringify(aPlan({ topics: [], ...given }));
  const digest = createHash('sha256').update(document).digest('hex');
  await onward.sql(
    `insert into plan_at_work (id, young_person_id, template_version_id, state, started_on, cover, taking_part)
     values ($1, $2, $3, 'approved', '2026-11-01', '{}', '{}')`,
    [plan, youngPersonId, FIRST_TEMPLATE_VERSION],
  );
  await onward.sql(
    `insert into plan_version (id, young_person_id, plan_id, number, document, digest, template_version_id, figures, finished_on)
     values ($1, $2, $3, (select coalesce(max(number), 0) + 1 from plan_version where young_person_id = $2), $4, $5, $6, '{}', '2026-11-02')`,
    [version, youngPersonId, plan, document, digest, FIRST_TEMPLATE_VERSION],
  );
  await onward.sql(
    `insert into plan_goal (id, young_person_id, topic_key, topic_title, need, goal, first_version_id, last_version_id, set_on, in_force)
     values ($1, $2, 'education', 'Learning', 'A course', 'A place at college', $3, $3, '2026-11-02', true)`,
    [goal, youngPersonId, version],
  );
  const ids = actions.map(() => newId());
  for (const [at, { what, by = 'adviser', name = null, staffId = null, dueOn = null }] of actions.entries()) {
    await onward.sql(
      `insert into plan_action (id, young_person_id, goal_id, what, owner_kind, owner_name, owner_staff_id, due_on,
         first_version_id, last_version_id, in_force) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, true)`,
      [ids[at], youngPersonId, goal, what, by, name, staffId, dueOn, version],
    );
  }
  return ids;
}
