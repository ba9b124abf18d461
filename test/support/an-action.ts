import type { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { newId } from '../../src/platform/ids';
import type { LocalDate } from '../../src/statutory/local-date';

/** An action of an approved plan that this worker does; one plan for each young person. */
export async function anAction(
  dataSource: DataSource,
  youngPersonId: string,
  worker: UserActor,
  today: LocalDate,
): Promise<string> {
  const [plan, version, goal, action] = Array.from({ length: 4 }, newId);
  const [{ id: template }] = await dataSource.query('select id from plan_template_version limit 1');
  await dataSource.query(
    `insert into plan_at_work (id, young_person_id, template_version_id, state, started_on, cover, taking_part)
       values ($1, $2, $3, 'approved', $4, '{}', '[]')`,
    [plan, youngPersonId, template, today],
  );
  await dataSource.query(
    `insert into plan_version (id, young_person_id, plan_id, number, document, digest, template_version_id, figures, finished_on)
       values ($1, $2, $3, 1, '{}', encode(sha256('{}'), 'hex'), $4, '{}', $5)`,
    [version, youngPersonId, plan, template, today],
  );
  await dataSource.query(
    `insert into plan_goal (id, young_person_id, topic_key, topic_title, need, goal, first_version_id, last_version_id, set_on, in_force)
       values ($1, $2, 'home', 'Home', 'A home', 'Find one', $3, $3, $4, true)`,
    [goal, youngPersonId, version, today],
  );
  await dataSource.query(
    `insert into plan_action (id, young_person_id, goal_id, what, owner_kind, owner_name, owner_staff_id, first_version_id, last_version_id, in_force)
       values ($1, $2, $3, 'Ring the landlord', 'adviser', $4, $5, $6, $6, true)`,
    [action, youngPersonId, goal, worker.name, worker.staffId, version],
  );
  return action!;
}
