import type { CaseFileSource } from '../deadlines/case-files';

export const ACCOMMODATION_SOURCES: CaseFileSource[] = [
  {
    part: 'accommodation',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'type', f.type,
            'providedUnder', f.provided_under, 'placedByAuthority', f.placed_by_authority,
            'providerRegistered', f.provider_registered, 'carer', f.carer, 'managerReason', f.manager_reason,
            'suitability', null) as item
            from accommodation_period f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.from_on, f.fact_id`,
  },
];
