import type { CaseFileSource } from '../deadlines/case-files';

const IN_FORCE = 'f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn';

export const PATHWAY_PLAN_SOURCES: CaseFileSource[] = [
  {
    part: 'needsAssessments',
    sql: `select jsonb_build_object('id', f.fact_id, 'completedOn', f.completed_on) as item
            from needs_assessment f where ${IN_FORCE} order by f.completed_on, f.fact_id`,
  },
  {
    part: 'pathwayPlans',
    sql: `select jsonb_build_object('id', f.fact_id, 'completedOn', f.completed_on, 'copyGivenOn', f.copy_given_on) as item
            from pathway_plan f where ${IN_FORCE} order by f.completed_on, f.fact_id`,
  },
  {
    part: 'planReviews',
    sql: `select jsonb_build_object('id', f.fact_id, 'heldOn', f.held_on) as item
            from plan_review f where ${IN_FORCE} order by f.held_on, f.fact_id`,
  },
  {
    part: 'reviewRequests',
    sql: `select jsonb_build_object('id', f.fact_id, 'on', f.requested_on, 'by', f.requested_by) as item
            from review_request f where ${IN_FORCE} order by f.requested_on, f.fact_id`,
  },
];
