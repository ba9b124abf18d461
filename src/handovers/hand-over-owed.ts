import type { OwedSource } from '../owed/owed';

/** A new worker sees to it that what the one before knew is handed over, and that both meet the young person together. */
export const HAND_OVER_OWED: OwedSource = {
  kind: 'Hand-over',
  sql: `select c.allocation_id as id, c.young_person_id, a.staff_id,
               case when h.joint_visit_on is null then 'Write the hand-over and sign it with the worker before'
                    else 'Meet together, then both sign the hand-over' end as what,
               h.joint_visit_on as due_on, 'worker-changes/' || c.allocation_id || '/hand-over' as at
          from worker_change c
          join allocation a on a.fact_id = c.allocation_id and a.replaced_by_id is null and not a.withdrawn
            and a.to_on is null
          left join case_hand_over h on h.allocation_id = c.allocation_id
         where h.signed_on is null`,
};
