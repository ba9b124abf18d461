import { coveredBy } from '../young-people/who-may-see';
import { STILL_OWED } from './due-line';

/** SQL that joins the personal adviser of young person `y`, if they have one now: allocation `a`, staff `s`. */
export const WITH_ADVISER = `
  left join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser'
    and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
  left join staff s on s.id = a.staff_id`;

/** SQL that is true for someone's own young people and those they cover for today. Needs WITH_ADVISER. */
export function isMine(staff: string): string {
  return `(a.staff_id = ${staff} or y.id in (${coveredBy(staff)}))`;
}

/**
 * SQL for the day since when young person `y` has waited for a worker: the one the law counts from where it says so,
 * else the day their adviser left or ended, else the day they were first recorded. Needs WITH_ADVISER.
 */
export const WAITING_SINCE = `coalesce(
  (select max(d.started_on) from deadline d where d.young_person_id = y.id and d.rule = 'PA-01' and ${STILL_OWED}),
  s.left_on,
  (select max(b.to_on) from allocation b where b.young_person_id = y.id
      and b.role = 'personal-adviser' and b.replaced_by_id is null and not b.withdrawn),
  (y.created_at at time zone 'Europe/London')::date)`;
