import type { CaseFileSource } from '../deadlines/case-files';
import { isOfProvider } from '../providers/provider-homes';
import { counts } from '../providers/written';
import { birthdaySql } from '../young-people/birthday-sql';
import { LIMBS, SHARED_HOUSE_ITEMS } from './home.entities';
import { LAST_ASSESSED_FIRST } from './last-assessment';

/** SQL of what an assessment `a` answers, in the words of the case file. */
export const SUITABILITY_OF_ASSESSMENT = `jsonb_build_object('needsMet', a.answers->'needsMet',
  'landlordChecked', a.answers->'landlordChecked', 'wishesAndEetConsidered', a.answers->'wishesAndEetConsidered',
  'schedule2', a.answers - '{${[...LIMBS, ...SHARED_HOUSE_ITEMS].join(',')}}'::text[])`;

/**
 * A select of the last look at Ofsted’s register for the provider of a home `f` that began before 18, made since the home says
 * what it says of it, while they lived there: registered, and checked_on. None for an exempt setting.
 */
export const REGISTER_SINCE = `select r.state = 'registered' as registered, r.checked_on
  from provider g join provider_registration r on r.provider_id = g.id
 where f.provider is not null and f.exempt_ground is null
   and f.from_on < (select ${birthdaySql(18, 'b')} from young_person b where b.id = f.young_person_id)
   and ${isOfProvider('f', 'g')} and ${counts('r')} and r.state <> 'exempt'
   and r.checked_on >= coalesce(f.registration_checked_on, '-infinity') and (f.to_on is null or r.checked_on < f.to_on)
 order by r.checked_on desc, r.said_at desc, r.id desc limit 1`;

/**
 * SQL of what a home `f` says beside the form that is given away: that its setting is exempt from registration, and what a
 * later look at the register said of its provider.
 */
export const ONLY_OF_RECORD = `case when f.exempt_ground is null then '{}'::jsonb else jsonb_build_object('exempt',
    jsonb_build_object('ground', f.exempt_ground, 'checkedOn', f.registration_checked_on)) end
  || coalesce((select jsonb_build_object('register', jsonb_build_object('registered', k.registered, 'checkedOn', k.checked_on))
       from (${REGISTER_SINCE}) k), '{}')`;

export const ACCOMMODATION_SOURCES: CaseFileSource[] = [
  {
    part: 'accommodation',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'type', f.type,
            'providedUnder', f.provided_under, 'placedByAuthority', f.placed_by_authority,
            'providerRegistered', f.provider_registered, 'carer', f.carer, 'managerReason', f.manager_reason,
            'suitability', (select ${SUITABILITY_OF_ASSESSMENT}
               from home_assessment a
              where a.accommodation_id = f.fact_id and a.replaced_by_id is null and not a.withdrawn
              order by ${LAST_ASSESSED_FIRST} limit 1)) || ${ONLY_OF_RECORD} as item
            from accommodation_period f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.from_on, f.fact_id`,
  },
];
