import type { OwedSource } from '../owed/owed';
import { EDUCATION_WORKER_BEFORE } from './education-worker-before';
import { EDUCATION_MET_TOGETHER, MET_TOGETHER } from './met-together';

const whatIsNext = (met: string): string =>
  `case when h.joint_visit_on is null then 'Write the hand-over and sign it with the worker before'
        when exists (${met}) then 'You met together: both sign the hand-over'
        else 'Meet together and record the visit with both of you, then sign the hand-over' end`;

/** A new worker sees to it that what the one before knew is handed over, and that both meet the young person together. */
export const HAND_OVER_OWED: OwedSource = {
  kind: 'Hand-over',
  sql: `select c.allocation_id as id, c.young_person_id, a.staff_id,
               ${whatIsNext(MET_TOGETHER)} as what,
               h.joint_visit_on as due_on, 'worker-changes/' || c.allocation_id || '/hand-over' as at
          from worker_change c
          join allocation a on a.fact_id = c.allocation_id and a.replaced_by_id is null and not a.withdrawn
            and a.to_on is null
          left join case_hand_over h on h.change_id = c.allocation_id
         where h.signed_on is null
        union all
        select e.fact_id, e.young_person_id, e.staff_id, ${whatIsNext(EDUCATION_MET_TOGETHER)}, h.joint_visit_on,
               'worker-changes/' || e.fact_id || '/hand-over'
          from education_worker e cross join lateral (${EDUCATION_WORKER_BEFORE}) before
          left join case_hand_over h on h.change_id = e.fact_id
         where e.replaced_by_id is null and not e.withdrawn and e.to_on is null and e.owes_hand_over
           and h.signed_on is null`,
};
