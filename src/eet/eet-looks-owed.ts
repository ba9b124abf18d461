import type { OwedSource } from '../owed/owed';
import { WORKED_WITH } from './eet-list';

/** After that many days somebody looks again for what a young person does. No law says how many: it is a habit of ours. */
export const LOOK_AGAIN_DAYS = 28;

/** SQL that is true for a young person `y` of whom nothing is recorded that runs: neither something that they do, nor that they have none. */
const NOT_KNOWN = `not exists (select from activity f where f.young_person_id = y.id and f.kind <> 'not-known'
  and f.replaced_by_id is null and not f.withdrawn and f.to_on is null)`;

/**
 * The last day on which anybody knew, or looked: what they did ended or that was recorded, somebody said that it is not
 * known, or looked and wrote what was tried. Of whom nothing was ever recorded there is none: after a first import that would be everybody.
 */
const LAST_LOOK = `select max(x.on_day) as on_day from (
  select greatest(coalesce(f.to_on, f.from_on), (f.recorded_at at time zone 'Europe/London')::date) as on_day
    from activity f where f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn
     and (f.to_on is not null or f.kind = 'not-known')
  union all select c.looked_on from eet_look c where c.young_person_id = y.id
  union all select k.checked_on from activity_check k where k.young_person_id = y.id) x`;

export const LOOKS_OWED: OwedSource = {
  kind: 'Not known what they do',
  fromDaysBefore: 7,
  sql: `select md5(y.id::text || 'look')::uuid as id, y.id as young_person_id, t.owner_id as staff_id,
               'Find out what they do: it is not known' as what, seen.on_day + ${LOOK_AGAIN_DAYS} as due_on, 'eet#look' as at
          from young_person y join legal_position l on l.young_person_id = y.id
          left join eet_tracking t on t.young_person_id = y.id
          cross join lateral (${LAST_LOOK}) seen
         where seen.on_day is not null and ${WORKED_WITH} and ${NOT_KNOWN}`,
};
