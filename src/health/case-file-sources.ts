import type { CaseFileSource } from '../deadlines/case-files';

const IN_FORCE = 'f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn';

export const HEALTH_SOURCES: CaseFileSource[] = [
  {
    part: 'healthReviews',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.held_on, 'kind', f.kind) as item
            from health_review f where ${IN_FORCE} order by f.held_on, f.fact_id`,
  },
  {
    part: 'healthOffers',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', coalesce(f.declined_on, f.offered_on), 'of', f.kind,
            'declined', f.outcome = 'declined') as item
            from health_appointment f where ${IN_FORCE} order by coalesce(f.declined_on, f.offered_on), f.fact_id`,
  },
  {
    part: 'healthPassport',
    single: true,
    sql: `select jsonb_build_object('givenOn', f.given_on, 'consent', case when f.consent_adviser is not null
            then jsonb_build_object('adviser', f.consent_adviser, 'gp', f.consent_gp) end) as item
            from health_passport f where ${IN_FORCE}`,
  },
];
