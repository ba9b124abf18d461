import { SupportOffer } from '../entitlements/support.entities';
import { PlanReview } from '../pathway-plans/plan-dates.entities';
import { withdrawFact } from '../platform/fact';
import type { Work } from '../platform/unit-of-work';
import { RiskEvent } from '../safety/risk-event.entity';
import type { LocalDate } from '../statutory/local-date';

/** What one form recorded besides the contact itself. */
export interface RecordedWith {
  kind: 'review' | 'offer' | 'risk';
  factId: string;
  on: LocalDate;
  /** Its words are those of the contact: it cannot stand without it. */
  needsIt: boolean;
}

/**
 * The plan review, the offer of support and the harm or exploitation that a contact told of, as far as they stand. An offer
 * and what happened name their contact; a review is known by the moment and the day: one transaction recorded both.
 */
export async function recordedWith(work: Work, youngPersonId: string, contactId: string): Promise<RecordedWith[]> {
  return work.manager.query(
    `select 'review' as kind, r.fact_id as "factId", r.held_on as "on", false as "needsIt"
       from contact c
       join plan_review first on first.young_person_id = c.young_person_id and first.id = first.fact_id
            and first.recorded_at = c.recorded_at and first.held_on = c.held_on
       join plan_review r on r.fact_id = first.fact_id and r.replaced_by_id is null and not r.withdrawn
      where c.id = $2 and c.young_person_id = $1
     union all
     select 'offer', o.fact_id, o.offered_on, false from support_offer o
      where o.contact_id = $2 and o.young_person_id = $1 and o.replaced_by_id is null and not o.withdrawn
     union all
     select 'risk', e.fact_id, e.happened_on, e.what_happened is null from risk_event e
      where e.contact_id = $2 and e.young_person_id = $1 and e.replaced_by_id is null and not e.withdrawn
      order by 1, 3`,
    [youngPersonId, contactId],
  );
}

const ENTITY = { review: PlanReview, offer: SupportOffer, risk: RiskEvent } as const;

/** Takes out what a contact that never was had recorded with it. */
export async function withdrawWith(
  work: Work,
  youngPersonId: string,
  withIt: readonly RecordedWith[],
  reason: string,
): Promise<void> {
  for (const { kind, factId } of withIt) await withdrawFact(work, ENTITY[kind], { youngPersonId, factId }, reason);
}
