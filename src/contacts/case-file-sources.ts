import type { CaseFileSource } from '../deadlines/case-files';
import { isFarAwaySql } from './far-away';

/**
 * SQL that is true where an acceptance still holds: the contact says what it said when a manager read it, as far as that
 * decides what it can meet.
 *
 * @param acceptance alias of an acceptance in force
 * @param contact alias of the contact it is about
 */
export function acceptanceHolds(acceptance: string, contact: string): string {
  return `(${acceptance}.contact_row_id = ${contact}.id or exists (
    select from contact read where read.id = ${acceptance}.contact_row_id
       and (read.held_on, read.mode, read.by_role, read.staff_id, read.place, read.accommodation_id, read.seen)
           is not distinct from (${contact}.held_on, ${contact}.mode, ${contact}.by_role, ${contact}.staff_id,
             ${contact}.place, ${contact}.accommodation_id, ${contact}.seen)))`;
}

/**
 * Only the last contact that went both ways, as `isTwoWay` has it: all that the alerts ask of contacts, of which a record
 * may hold thousands.
 */
export const LAST_TWO_WAY_CONTACT: CaseFileSource = {
  part: 'contacts',
  sql: `select jsonb_build_object('id', f.fact_id, 'on', f.held_on, 'mode', f.mode, 'by', f.by_role, 'at', f.place,
          'accommodation', f.accommodation_id, 'seen', f.seen, 'substituteAccepted', null) as item
          from contact f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           and f.seen and f.mode in ('face-to-face', 'phone', 'video')
         order by f.held_on desc limit 1`,
};

export const CONTACT_SOURCES: CaseFileSource[] = [
  {
    part: 'contacts',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.held_on, 'mode', f.mode, 'by', f.by_role, 'at', f.place,
            'accommodation', f.accommodation_id, 'seen', f.seen, 'substituteAccepted', case when ${acceptanceHolds('a', 'f')}
              then jsonb_build_object('on', a.accepted_on, 'by', a.accepted_by_id, 'reason', a.reason) end) as item
            from contact f left join substitute_acceptance a on a.young_person_id = p.id and a.contact_id = f.fact_id
              and a.replaced_by_id is null and not a.withdrawn
           where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.held_on, f.held_at, f.fact_id`,
  },
  {
    part: 'farAway',
    // Null where there is none, so that most records do not have this part
    single: true,
    sql: `select jsonb_agg(jsonb_build_object('id', s.id, 'from', s.from_on, 'to', s.to_on, 'disabledFrom',
            (select coalesce(y.disabled_known_on, s.from_on) from young_person y where y.id = p.id and y.disabled))
              order by s.from_on, s.id) as item
            from (select x.id, x.band, greatest(h.from_on, x.said_on) as from_on,
                    least(h.to_on, lead(greatest(h.from_on, x.said_on)) over (partition by h.fact_id order by x.said_at, x.id)) as to_on
                    from home_distance x join accommodation_period h
                      on h.fact_id = x.accommodation_id and h.replaced_by_id is null and not h.withdrawn
                   where x.young_person_id = p.id) s
           where ${isFarAwaySql('s.band')} and (s.to_on is null or s.from_on < s.to_on)`,
  },
  {
    part: 'contactRefusals',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.refused_on, 'explicitInWriting', f.explicit_in_writing) as item
            from contact_refusal f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.refused_on, f.fact_id`,
  },
];
