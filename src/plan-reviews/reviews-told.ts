import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { PlanNext, Presence } from './review-said';

/** A review that was asked for and not held since. */
export interface RequestOpen {
  id: string;
  on: LocalDate;
  by: string | null;
  /** By when it is to be held, where the duty applies, with the sentence that says why. */
  dueOn: LocalDate | null;
  because: string | null;
}

/** The first asked for first. */
export async function requestsOpen({ manager }: Work, youngPersonId: string): Promise<RequestOpen[]> {
  return manager.query(
    `select q.fact_id as id, q.requested_on as "on", q.requested_by as by, d.due_on as "dueOn", d.because
       from review_request q
       left join deadline d on d.young_person_id = q.young_person_id and d.rule = 'RV-02'
        and d.started_by_id = q.fact_id::text and d.state in ('open', 'partial', 'declined')
      where q.young_person_id = $1 and q.replaced_by_id is null and not q.withdrawn
        and not exists (select from plan_review f where f.young_person_id = q.young_person_id
                         and f.replaced_by_id is null and not f.withdrawn and f.held_on >= q.requested_on)
      order by q.requested_on, q.fact_id`,
    [youngPersonId],
  );
}

/** A review that was held: with its record, or as a date only. */
export interface ReviewHeld {
  id: string;
  heldOn: LocalDate;
  /** Null where only the date is recorded. */
  chairedBy: string | null;
  presence: Presence | null;
  planNext: PlanNext | null;
  goals: number;
  copyGivenOn: LocalDate | null;
}

/** The last one first. */
export async function reviewsHeld({ manager }: Work, youngPersonId: string): Promise<ReviewHeld[]> {
  return manager.query(
    `select f.fact_id as id, f.held_on as "heldOn", k.said->>'chairedBy' as "chairedBy", k.said->>'presence' as presence,
            k.plan_next as "planNext",
            (select count(*)::int from plan_goal_result r where r.review_id = k.id) as goals,
            (select min(v.copy_given_on) from plan_review_given v where v.review_id = k.id) as "copyGivenOn"
       from plan_review f left join plan_review_kept k on k.id = f.fact_id
      where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn
      order by f.held_on desc, f.fact_id desc`,
    [youngPersonId],
  );
}
