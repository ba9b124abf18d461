import type { OwedSource } from '../owed/owed';
import { CHALLENGE_KIND, COPY_KIND, MIDWAY_KIND } from './carried';
import { CHALLENGES_OWED } from './challenges-told';
import { MIDWAY_OWED } from './midway-told';

/** What reviews leave to be done beside the dates in law. */
export const PLAN_REVIEW_OWED: OwedSource[] = [
  {
    kind: MIDWAY_KIND,
    sql: `select o.young_person_id as id, o.young_person_id, null::uuid as staff_id,
                 'Look at how the goals stand, halfway to the review' as what, o.due_on, 'reviews/midway' as at
            from (${MIDWAY_OWED}) o`,
  },
  { kind: CHALLENGE_KIND, sql: CHALLENGES_OWED },
  {
    kind: COPY_KIND,
    sql: `select k.id, k.young_person_id, null::uuid as staff_id, 'Give them a copy of the review' as what,
                 null::date as due_on, 'reviews/' || k.id as at
            from plan_review_kept k
            join plan_review f on f.fact_id = k.id and f.replaced_by_id is null and not f.withdrawn
           where not exists (select from plan_review_given v where v.review_id = k.id
                              and (v.copy_given_on is not null or v.no_copy_because is not null))`,
  },
];
