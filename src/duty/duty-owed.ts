import type { OwedSource } from '../owed/owed';

/** What somebody said they will do about what duty handed back. */
export const DUTY_OWED: OwedSource = {
  kind: 'After duty',
  sql: `select a.id, a.young_person_id, a.staff_id, a.will_do as what, a.by_on as due_on,
               'duty/' || a.duty_contact_id as at
          from duty_answer a
          join duty_contact d on d.fact_id = a.duty_contact_id and d.replaced_by_id is null and not d.withdrawn
         where a.done_on is null`,
};
