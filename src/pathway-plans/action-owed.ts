import type { OwedSource } from '../owed/owed';

/**
 * What an approved plan sets and nobody did yet. What was promised stands among the promises, settled or not; the action
 * of a broken one is to be done all the same.
 */
const TO_DO = `c.in_force and c.done_on is null and not exists (
  select from promise p where p.action_id = c.id and coalesce(
    (select l.step from promise_step l where l.promise_id = p.id order by l.number desc limit 1), 'new-day')
    in ('new-day', 'did-not-happen'))`;

/** @param staff SQL of who owes it @param what SQL of what it is */
const actions = (which: string, staff: string, what = 'c.what') =>
  `select c.id, c.young_person_id, ${staff} as staff_id, ${what} as what, c.due_on, 'plan/actions/' || c.id as at
     from plan_action c where ${TO_DO} and ${which}`;

export const PLAN_ACTIONS_OWED: OwedSource[] = [
  {
    kind: 'Action of the plan',
    sql: actions(
      `c.owner_kind is distinct from 'young-person'`,
      'c.owner_staff_id',
      `case
      when c.owner_kind = 'someone-else' and c.owner_staff_id is null and c.owner_name is not null
      then c.what || ' (' || c.owner_name || ')' else c.what end`,
    ),
  },
  {
    kind: 'Their own action',
    isTheirs: true,
    sql: actions(`c.owner_kind = 'young-person'`, 'null::uuid'),
  },
];
