import type { OwedSource } from '../owed/owed';
import { keptNowBy } from '../owed/kept-now-by';

/** SQL that is true for a contact in force under an alias. */
const inForce = (alias: string): string => `${alias}.replaced_by_id is null and not ${alias}.withdrawn`;

/**
 * The day on which whoever found nobody said that they would try again: owed until somebody tried, whatever came of it, or
 * an appointment is planned by then, which stands on Today itself. A message is no try.
 */
export const TRY_AGAIN_OWED: OwedSource = {
  kind: 'Try again',
  fromDaysBefore: 0,
  sql: `select c.fact_id as id, c.young_person_id, ${keptNowBy('c.fact_id', 'c.staff_id')} as staff_id,
               case c.mode when 'face-to-face' then 'Try again to see them' else 'Try again to speak to them' end as what,
               c.try_again_on as due_on, 'contacts/new' as at
          from contact c
         where c.try_again_on is not null and ${inForce('c')} and not c.seen
           and not exists (select from contact t where t.young_person_id = c.young_person_id and ${inForce('t')}
                 and t.mode in ('face-to-face', 'phone', 'video')
                 and (t.held_on > c.held_on or (t.held_on = c.held_on and t.recorded_at > c.recorded_at)))
           and not exists (select from appointment p where p.young_person_id = c.young_person_id and p.state = 'planned'
                 and (p.planned_at at time zone 'Europe/London')::date between c.held_on and c.try_again_on)`,
};
