import type { OwedSource } from '../owed/owed';
import { HOST_CHECKS, NEEDED_CHECKS } from './hosts';

/** How long before a check runs out somebody sees to it that it is done again. No law says so: a habit of ours. */
const BEFORE_DAYS = 28;

const WORDS = Object.entries(HOST_CHECKS)
  .map(([check, words]) => `when '${check}' then '${words.replace(/^./, (first) => first.toLowerCase())}'`)
  .join(' ');

/** The arrangement `a` of a young person who lives with a host. */
const LIVES_THERE = `a.host_id is not null and a.ended_on is null and a.taken_out_because is null`;

/**
 * Of the host of somebody in supported lodgings: a check that runs out, or a needed one that is not in order; and a host who is
 * paused, until both were visited, or no longer one, until somebody lives elsewhere.
 */
export const HOSTS_OWED: OwedSource = {
  kind: 'Host of supported lodgings',
  fromDaysBefore: BEFORE_DAYS,
  sql: `select md5(a.id::text || c.id::text)::uuid as id, a.young_person_id, null::uuid as staff_id,
               case when c.said->>'passed' = 'true' then 'See that the host is checked again: ' else 'Put right with the host: ' end
                 || case c.said->>'check' ${WORDS} end as what,
               case when c.said->>'passed' = 'true' then (c.said->>'expiresOn')::date else c.on_day end as due_on, 'home/' || a.id as at
          from arrangement a
          cross join lateral (select distinct on (e.said->>'check') e.id, e.said, e.on_day from lodgings_host_entry e
             where e.host_id = a.host_id and e.entry = 'check'
             order by e.said->>'check', e.on_day desc, e.recorded_at desc, e.id desc) c
         where ${LIVES_THERE} and case when c.said->>'passed' = 'true' then c.said ? 'expiresOn'
           else c.said->>'check' in ('${NEEDED_CHECKS.join("','")}') end
        union all
        select md5(a.id::text || s.id::text)::uuid, a.young_person_id, null::uuid,
               case s.entry when 'pause' then 'Visit both of them: the host is paused'
                 else 'Find another home: the host is no longer one' end, s.on_day, 'home/' || a.id
          from arrangement a
          cross join lateral (select e.id, e.entry, e.on_day from lodgings_host_entry e
             where e.host_id = a.host_id and e.entry in ('approve', 'pause', 'remove')
             order by e.on_day desc, e.recorded_at desc, e.id desc limit 1) s
         where ${LIVES_THERE} and (s.entry = 'remove' or s.entry = 'pause' and not exists (
           select from arrangement_entry v where v.arrangement_id = a.id and v.entry = 'visit' and v.taken_out_because is null
             and v.on_day >= s.on_day))`,
};
