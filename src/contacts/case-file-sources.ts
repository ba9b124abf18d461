import type { CaseFileSource } from '../deadlines/case-files';

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
            'accommodation', f.accommodation_id, 'seen', f.seen, 'substituteAccepted', null) as item
            from contact f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.held_on, f.held_at, f.fact_id`,
  },
  {
    part: 'contactRefusals',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.refused_on, 'explicitInWriting', f.explicit_in_writing) as item
            from contact_refusal f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.refused_on, f.fact_id`,
  },
];
