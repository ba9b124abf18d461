import type { CaseFileSource } from '../deadlines/case-files';

export const CASELOAD_SOURCES: CaseFileSource[] = [
  {
    part: 'allocations',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'role', f.role,
            'worker', f.staff_id) as item
            from allocation f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.from_on, f.fact_id`,
  },
];
