import type { CaseFileSource } from '../deadlines/case-files';

/** SQL of the first day on which story `a` tells of a notice, a court date or a day to leave by; null for none. */
export const NOTICED_ON = `least(
  case when a.said->'signals' ? 'notice' or a.said->>'mustLeaveOn' is not null then a.on_day end,
  (select min(e.on_day) from arrangement_entry e
    where e.arrangement_id = a.id and e.entry = 'notice' and e.taken_out_because is null))`;

/**
 * Homes at risk that raise risk: under notice, from the day it is known until the story ended; and lost with nowhere to go.
 * Arrears or complaints alone are no eviction.
 */
export const ARRANGEMENT_SOURCES: CaseFileSource[] = [
  {
    part: 'homesAtRisk',
    // Null where there is none, so that almost no record has this part
    single: true,
    sql: `select jsonb_agg(jsonb_build_object('id', h.id, 'from', h.from_on, 'to', h.to_on, 'lost', h.lost)
                    order by h.from_on, h.id) as item
            from (
              select a.id, ${NOTICED_ON} as from_on, a.ended_on as to_on, false as lost
                from arrangement a
               where a.young_person_id = p.id and a.kind = 'tenancy-at-risk' and a.taken_out_because is null
              union all
              select e.id, e.on_day, null, true
                from arrangement a join arrangement_entry e on e.arrangement_id = a.id and e.taken_out_because is null
               where a.young_person_id = p.id and a.kind = 'tenancy-at-risk' and a.taken_out_because is null
                 and e.entry = 'end' and e.said->>'outcome' = 'homeless'
            ) h where h.from_on is not null`,
  },
];
