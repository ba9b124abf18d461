import type { CaseFileSource } from '../deadlines/case-files';

export const SUBJECT_ACCESS_SOURCES: CaseFileSource[] = [
  {
    part: 'subjectAccessRequests',
    sql: `select jsonb_build_object('id', f.fact_id, 'receivedOn', f.received_on,
            'identityConfirmedOn', f.identity_confirmed_on, 'extendedOn', f.extended_on,
            'answeredOn', f.answered_on) as item
            from subject_access_request f
           where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.received_on, f.fact_id`,
  },
];
