import type { Priority } from '../pathway-plans/plan-document';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** What the newest assessment recommends, for the plan to answer. */
export interface Recommended {
  id: string;
  text: string;
  priority: Priority | null;
  /** The area of the assessment that it comes from: a matter's key (`health`, `money`), or `identity` or `history`. */
  areaKey: string;
  place: number;
  assessmentId: string;
  signedOn: LocalDate;
}

/**
 * The recommendations of the newest assessment that was signed off, in its order; none where there is no such
 * assessment, or the day of it was recorded in error. Whoever calls has asked access for the young person.
 */
export async function recommendationsOf(work: Work, youngPersonId: string): Promise<Recommended[]> {
  return work.manager.query<Recommended[]>(
    `with newest as (
       select s.assessment_id, s.signed_on from assessment_signed s
         join needs_assessment f on f.fact_id = s.assessment_id and f.replaced_by_id is null and not f.withdrawn
        where s.young_person_id = $1 order by s.signed_on desc, s.recorded_at desc limit 1)
     select r.id, r.text, r.priority, r.area_key as "areaKey", r.place, r.assessment_id as "assessmentId",
            newest.signed_on as "signedOn"
       from newest join assessment_recommendation r on r.assessment_id = newest.assessment_id and not r.taken_out
      order by r.place, r.id`,
    [youngPersonId],
  );
}
