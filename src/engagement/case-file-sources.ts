import type { CaseFileSource } from '../deadlines/case-files';
import { inForce } from './engagement-owed';

/** Touch is lost from the first day for which it is said until the day for which anything else is. */
export const ENGAGEMENT_SOURCES: CaseFileSource[] = [
  {
    part: 'touchLost',
    // Null where there is none, so that almost no record has this part
    single: true,
    sql: `select jsonb_agg(jsonb_build_object('id', l.fact_id, 'from', l.from_on, 'to', l.to_on)
                    order by l.from_on, l.fact_id) as item
            from (
              select e.fact_id, e.from_on, e.standing,
                     lag(e.standing) over said as before,
                     (select o.from_on from engagement o
                       where o.young_person_id = p.id and ${inForce('o')} and o.standing <> 'lost'
                         and (o.from_on, o.recorded_at) > (e.from_on, e.recorded_at)
                       order by o.from_on, o.recorded_at limit 1) as to_on
                from engagement e where e.young_person_id = p.id and ${inForce('e')}
              window said as (order by e.from_on, e.recorded_at)
            ) l where l.standing = 'lost' and l.before is distinct from 'lost'`,
  },
];
