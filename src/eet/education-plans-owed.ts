import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { FIRST_REVIEW_WD } from '../statutory/clocks/education';
import { birthdaySql } from '../young-people/birthday-sql';
import { endOfNextTerm } from './school-terms';

const IN_FORCE = (alias: string) => `${alias}.replaced_by_id is null and not ${alias}.withdrawn`;
/** As the page of education and work has it. */
export const LOOKED_AFTER = ['eligible', 'looked-after-not-eligible'];

/** SQL of the day by which somebody looked after from `day` has a first plan, as `firstEducationPlan` counts it. */
const firstPlanBy = (day: string) => `(select d::date from generate_series(${day} + 1, ${day} + 60, interval '1 day') d
  where extract(isodow from d) < 6 and d::date <> all('{${[...ENGLAND_AND_WALES.holidays].join(',')}}'::date[])
  order by d offset ${FIRST_REVIEW_WD - 1} limit 1)`;

/** SQL of the 1 September on which the school year began in which `c` turns 16. */
const YEAR_OF_16 = `make_date((extract(year from c.date_of_birth) + 16 - (extract(month from c.date_of_birth) < 9)::int)::int, 9, 1)`;

/**
 * SQL of the day from which `p` has been looked after without a gap, or from which the school year runs in which they turn
 * 16 if that is later: plans of earlier years are with those who had the case then, and to be late by years with them says
 * nothing to whoever has it now.
 */
const LOOKED_AFTER_FROM = `(select max(greatest(e.from_on, ${YEAR_OF_16}))
  from care_episode e join young_person c on c.id = e.young_person_id
  where e.young_person_id = p.young_person_id and ${IN_FORCE('e')}
    and not exists (select from care_episode b where b.young_person_id = e.young_person_id and ${IN_FORCE('b')}
      and b.from_on < e.from_on and (b.to_on is null or b.to_on >= e.from_on)))`;

/**
 * A select of the personal education plans that are owed (ET-01): of everybody looked after, the first one, and then a
 * review by the last day of the term after the last, up to the 18th birthday. It stays, late, until somebody writes or
 * reviews it. A plan whose own day for a review comes no later says it already.
 */
export const EDUCATION_PLANS_OWED = `select md5(o.young_person_id::text || 'education-plan')::uuid as id, o.young_person_id,
    null::uuid as staff_id, o.what, o.due_on,
    case when o.plan_id is null then 'eet/plans/new?kind=pep' else 'eet/plans/' || o.plan_id end as at
  from (select p.young_person_id, r.plan_id, r.review_on,
      case when r.reviewed_on is null then 'Write the personal education plan: none is recorded'
        else 'Review the personal education plan, as in every term' end as what,
      case when r.reviewed_on is null then ${firstPlanBy(LOOKED_AFTER_FROM)} else ${endOfNextTerm('r.reviewed_on')} end as due_on
    from legal_position p
    cross join lateral (select greatest(max(n.written_on), max(s.on_day)) as reviewed_on,
        (array_agg(n.id order by n.written_on desc) filter (where n.ended_on is null))[1] as plan_id,
        min(n.review_on) filter (where n.ended_on is null) as review_on
      from education_plan n left join education_plan_step s on s.plan_id = n.id and s.step = 'reviewed'
      where n.young_person_id = p.young_person_id and n.kind = 'pep') r
   where p.status in ('${LOOKED_AFTER.join("','")}')) o
  join young_person z on z.id = o.young_person_id
 where o.due_on < ${birthdaySql(18, 'z')} and (o.review_on is null or o.review_on > o.due_on)`;
