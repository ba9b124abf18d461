import type { OwedSource } from '../owed/owed';
import { A_MANAGER } from '../owed/a-manager';

/** What somebody said they will do about what duty handed back, and emergency access that no manager looked at yet. */
export const DUTY_OWED: OwedSource[] = [
  {
    kind: 'After duty',
    sql: `select a.id, a.young_person_id, a.staff_id, a.will_do as what, a.by_on as due_on,
                 'duty/' || a.duty_contact_id as at
            from duty_answer a
            join duty_contact d on d.fact_id = a.duty_contact_id and d.replaced_by_id is null and not d.withdrawn
           where a.done_on is null`,
  },
  {
    kind: 'Emergency access',
    seenToBy: 'review-emergency-access',
    sql: `select e.id, e.young_person_id, ${A_MANAGER} as staff_id,
                 'Look at what ' || o.name || ' opened in an emergency' as what,
                 (e.review_by at time zone 'Europe/London')::date as due_on, 'emergency-access/' || e.id as at
            from emergency_access e join young_person y on y.id = e.young_person_id join staff o on o.id = e.staff_id
           where not exists (select from emergency_access_review r where r.emergency_access_id = e.id)`,
  },
];
