import { A_MANAGER } from '../owed/a-manager';
import type { OwedSource } from '../owed/owed';
import { DECIDE } from './steps';

/** Moves to another area, vacations and support packages that wait for a decision; the columns as of all that waits about a home. */
export const DECISIONS_WAIT = `select s.id, s.young_person_id, a.kind, s.task as what,
    (a.recorded_at at time zone 'Europe/London')::date as since, s.due_on, null::uuid as asked_by_id,
    null::uuid as named_id, 'home/' || s.arrangement_id || '/record/decision' as at
  from arrangement_step s join arrangement a on a.id = s.arrangement_id
 where s.in_force and s.done_on is null and s.step = '${DECIDE}'`;

export const DECISIONS_OWED: OwedSource = {
  kind: 'Decision about a home',
  seenToBy: 'decide-for-manager',
  sql: `select w.id, w.young_person_id, ${A_MANAGER} as staff_id, w.what, w.due_on, w.at
          from (${DECISIONS_WAIT}) w join young_person y on y.id = w.young_person_id`,
};
