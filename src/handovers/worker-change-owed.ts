import type { OwedSource } from '../owed/owed';

/** A young person hears of their new worker from somebody; until then it is owed, from the day the worker began. */
export const WORKER_CHANGE_OWED: OwedSource = {
  kind: 'Tell about a new worker',
  sql: `select c.allocation_id as id, c.young_person_id, null::uuid as staff_id,
               'Tell them that ' || s.name || ' works with them now' as what, a.from_on as due_on,
               'worker-changes/' || c.allocation_id as at
          from worker_change c
          join allocation a on a.fact_id = c.allocation_id and a.replaced_by_id is null and not a.withdrawn
            and a.to_on is null
          join staff s on s.id = a.staff_id
         where c.told_on is null`,
};
