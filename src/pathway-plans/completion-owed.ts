import { A_MANAGER } from '../owed/a-manager';
import { keptNowBy } from '../owed/kept-now-by';
import type { OwedSource } from '../owed/owed';

/** What a finished plan still owes: an answer, a copy, and the changes that a manager asked for. */
export const COMPLETION_OWED: OwedSource[] = [
  {
    kind: 'Answer to a disagreement',
    sql: `select a.id, a.young_person_id, ${A_MANAGER} as staff_id,
                 'They do not agree with their plan' || coalesce(': ' || nullif(btrim(a.words), ''), '') as what,
                 a.answer_due_on as due_on, 'plan/versions/' || v.number || '#agreement' as at
            from plan_agreement a join plan_version v on v.id = a.version_id
            join young_person y on y.id = a.young_person_id
           where a.answer = 'does-not-agree'
             and not exists (select from plan_disagreement_answer r where r.agreement_id = a.id)`,
  },
  {
    // Of the plan in force only: what came before it is of no use to them any more. Where it could not be given it is owed
    // from the day on which to ask again, if any
    kind: 'Copy of the plan',
    sql: `select v.id, v.young_person_id, ${keptNowBy('v.id', 'v.finished_by_id')} as staff_id, 'Give them their copy of the plan' as what,
                 coalesce(n.ask_again_on, f.completed_on) as due_on, 'plan/versions/' || v.number || '/copy' as at
            from plan_version v
            join pathway_plan f on f.fact_id = v.id and f.replaced_by_id is null and not f.withdrawn
            left join lateral (select c.id, c.ask_again_on from plan_copy_not_given c where c.version_id = v.id
                                order by c.recorded_at desc, c.id desc limit 1) n on true
           where f.copy_given_on is null and (n.id is null or n.ask_again_on is not null) and not exists (
             select from pathway_plan l where l.young_person_id = v.young_person_id and l.replaced_by_id is null
                and not l.withdrawn and (l.completed_on, l.fact_id) > (f.completed_on, f.fact_id))`,
  },
  {
    kind: 'Plan returned',
    sql: `select v.id, v.young_person_id, ${keptNowBy('v.id', 'v.finished_by_id')} as staff_id, 'A manager returned the plan: ' || d.comments as what,
                 null::date as due_on, 'plan/versions/' || v.number as at
            from plan_version v join plan_decision d on d.version_id = v.id and d.decision = 'returned'
            join plan_at_work w on w.id = v.plan_id and w.state = 'draft'
           where not exists (select from plan_version l where l.plan_id = v.plan_id and l.number > v.number)`,
  },
];
