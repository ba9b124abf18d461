import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** That something was moved away, without a word of it. */
export interface SealedTrace {
  contactId: string;
  heldOn: LocalDate;
  sealedAt: Date;
  sealedBy: string;
}

/** The traces on one record, the latest first; the caller has asked whether it may be seen. */
export async function sealedOn(work: Work, personId: string): Promise<SealedTrace[]> {
  return work.manager.query(
    `select e.contact_id as "contactId", c.held_on as "heldOn", e.sealed_at as "sealedAt", s.name as "sealedBy"
       from contact_sealed e join staff s on s.id = e.sealed_by_id
       join contact c on c.fact_id = e.contact_id and c.replaced_by_id is null
      where e.young_person_id = $1 order by e.sealed_at desc`,
    [personId],
  );
}
