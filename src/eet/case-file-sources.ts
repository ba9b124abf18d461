import type { CaseFileSource } from '../deadlines/case-files';

const spells = (kinds: string, more: string) =>
  `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on${more}) as item
     from activity f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn and f.kind in (${kinds})
    order by f.from_on, f.fact_id`;

/** What they do is a programme of the case file, work too; having none, with its reason, is of the record alone. */
export const EET_SOURCES: CaseFileSource[] = [
  {
    part: 'programmes',
    sql: spells(`'education','training','work'`, `, 'kind', f.kind, 'inPathwayPlan', f.in_pathway_plan`),
  },
  {
    part: 'withoutActivity',
    // Null where there is none, so that the part is not there
    single: true,
    sql: `select jsonb_agg(s.item) as item from (${spells(`'none'`, '')}) s`,
  },
];
