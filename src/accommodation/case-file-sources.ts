import type { CaseFileSource } from '../deadlines/case-files';
import { LIMBS, SHARED_HOUSE_ITEMS } from './home.entities';
import { LAST_ASSESSED_FIRST } from './last-assessment';

/** SQL of what an assessment `a` answers, in the words of the case file. */
export const SUITABILITY_OF_ASSESSMENT = `jsonb_build_object('needsMet', a.answers->'needsMet',
  'landlordChecked', a.answers->'landlordChecked', 'wishesAndEetConsidered', a.answers->'wishesAndEetConsidered',
  'schedule2', a.answers - '{${[...LIMBS, ...SHARED_HOUSE_ITEMS].join(',')}}'::text[])`;

/** SQL of what a home `f` says beside the form that is given away: that its setting is exempt from registration. */
export const EXEMPT_IN_CASE_FILE = `case when f.exempt_ground is null then '{}'::jsonb else jsonb_build_object('exempt',
  jsonb_build_object('ground', f.exempt_ground, 'checkedOn', f.registration_checked_on)) end`;

export const ACCOMMODATION_SOURCES: CaseFileSource[] = [
  {
    part: 'accommodation',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'type', f.type,
            'providedUnder', f.provided_under, 'placedByAuthority', f.placed_by_authority,
            'providerRegistered', f.provider_registered, 'carer', f.carer, 'managerReason', f.manager_reason,
            'suitability', (select ${SUITABILITY_OF_ASSESSMENT}
               from home_assessment a
              where a.accommodation_id = f.fact_id and a.replaced_by_id is null and not a.withdrawn
              order by ${LAST_ASSESSED_FIRST} limit 1)) || ${EXEMPT_IN_CASE_FILE} as item
            from accommodation_period f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.from_on, f.fact_id`,
  },
];
