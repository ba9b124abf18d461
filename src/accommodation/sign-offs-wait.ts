import { aManager } from '../owed/a-manager';
import type { OwedSource } from '../owed/owed';
import { LAST_ASSESSED_FIRST } from './last-assessment';
import { ALL_OF_A_SHARED_HOUSE, maySignOffUnder18 } from './sign-off';

/** A house in multiple occupation `h` of which everything was answered: as `isSharedHouseAssessed` says it. */
const ASSESSED = `coalesce((select a.answers ?& array['${ALL_OF_A_SHARED_HOUSE.join(`','`)}'] from home_assessment a
  where a.accommodation_id = h.fact_id and a.replaced_by_id is null and not a.withdrawn
  order by ${LAST_ASSESSED_FIRST} limit 1), false)`;

/**
 * Homes that a senior has not answered for: asked and not decided, or never asked and they live there. With the columns
 * that all have that wait for a manager about a home: id, young_person_id, kind, what, since, due_on, asked_by_id,
 * named_id (the manager who is said to have agreed), at.
 */
export const SIGN_OFFS_WAIT = signOffsWait();

/** @param more SQL of further columns over the home `h` */
function signOffsWait(more = ''): string {
  return `select coalesce(o.id, md5(h.fact_id::text || 'sign-off')::uuid) as id, h.young_person_id,
    k.kind, case k.kind when 'bed-and-breakfast' then 'Sign off bed and breakfast, or not'
      else 'Sign off the shared house that is not assessed, or not' end as what,
    coalesce((o.asked_at at time zone 'Europe/London')::date, h.from_on) as since,
    coalesce((o.asked_at at time zone 'Europe/London')::date, h.from_on) as due_on,
    o.asked_by_id, o.agreed_by_id as named_id, 'homes/' || h.fact_id || '/sign-off' as at${more}
  from accommodation_period h
  cross join lateral (select case when h.type = 'W' then 'bed-and-breakfast' else 'shared-house' end as kind) k
  left join home_sign_off o on o.accommodation_id = h.fact_id and o.kind = k.kind
 where h.replaced_by_id is null and not h.withdrawn and (h.type = 'W' or h.in_multiple_occupation)
   and (o.id is not null or h.to_on is null)
   and not exists (select from home_sign_off_decision d where d.sign_off_id = o.id)
   and (h.type = 'W' or not ${ASSESSED})`;
}

/** Bed and breakfast `w` of somebody `y` who moved in under 18. */
const UNDER_18 = `(w.kind = 'bed-and-breakfast' and y.date_of_birth > w.from_on - interval '18 years')`;
/**
 * SQL of the id of another than the one who asked, of the posts that answer for it under 18.
 * @param asker SQL of whoever asked
 */
export const answersUnder18 = (asker: string): string =>
  `(select s.id from staff s join app_user u on u.staff_id = s.id and u.role = 'manager' and u.disabled_at is null
  where s.left_on is null and s.id is distinct from ${asker} and ${maySignOffUnder18('s', asker)} order by s.id limit 1)`;

/**
 * Whoever is said to have agreed, works here and may answer; else another manager than the one who asked, and of bed and
 * breakfast under 18 one who may sign that off. The day is the one of asking.
 */
export const SIGN_OFFS_OWED: OwedSource = {
  kind: 'Home to sign off',
  seenToBy: 'decide-for-manager',
  untilMonthsAfter: 12,
  sql: `select w.id, w.young_person_id, coalesce((select n.id from staff n where n.id = w.named_id and n.left_on is null
                 and n.id is distinct from w.asked_by_id and (not ${UNDER_18} or ${maySignOffUnder18('n', 'w.asked_by_id')})),
               case when ${UNDER_18} then ${answersUnder18('w.asked_by_id')} else ${aManager('w.asked_by_id')} end) as staff_id,
               w.what, w.due_on, w.at
          from (${signOffsWait(', h.from_on')}) w join young_person y on y.id = w.young_person_id`,
};
