import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** What one form recorded besides the contact itself. */
export interface RecordedWith {
  kind: 'review' | 'offer';
  factId: string;
  on: LocalDate;
}

/**
 * The plan review and the offer of support that a contact was said to be, as far as they stand. An offer names its
 * contact; a review is known by the moment and the day: one transaction recorded both.
 */
export async function recordedWith(work: Work, youngPersonId: string, contactId: string): Promise<RecordedWith[]> {
  return work.manager.query(
    `select 'review' as kind, r.fact_id as "factId", r.held_on as "on"
       from contact c
       join plan_review first on first.young_person_id = c.young_person_id and first.id = first.fact_id
            and first.recorded_at = c.recorded_at and first.held_on = c.held_on
       join plan_review r on r.fact_id = first.fact_id and r.replaced_by_id is null and not r.withdrawn
      where c.id = $2 and c.young_person_id = $1
     union all
     select 'offer', o.fact_id, o.offered_on from support_offer o
      where o.contact_id = $2 and o.young_person_id = $1 and o.replaced_by_id is null and not o.withdrawn
      order by 1, 3`,
    [youngPersonId, contactId],
  );
}
