import type { CaseFileSource } from '../deadlines/case-files';

const IN_FORCE = 'f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn';

export const ENTITLEMENT_SOURCES: CaseFileSource[] = [
  {
    part: 'supportRequests',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.requested_on, 'for', f.wants, 'endedOn', f.ended_on) as item
            from support_request f where ${IN_FORCE} order by f.requested_on, f.fact_id`,
  },
  {
    part: 'supportOffers',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.offered_on) as item
            from support_offer f where ${IN_FORCE} order by f.offered_on, f.fact_id`,
  },
];
