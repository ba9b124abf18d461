import type { CaseFileSource } from '../deadlines/case-files';

export const SUPERVISION_SOURCES: CaseFileSource[] = [
  {
    part: 'supervisions',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.held_on)
                 || case when f.decision_only then '{"decisionOnly": true}' else '{}' end::jsonb
                 || case when f.risk is null then '{}' else jsonb_build_object('risk', f.risk) end as item
            from case_supervision f
           where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.held_on, f.fact_id`,
  },
];
