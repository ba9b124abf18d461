import { keptNowBy } from '../owed/kept-now-by';
import type { OwedSource } from '../owed/owed';
import { birthdaySql } from '../young-people/birthday-sql';
import { EDUCATION_PLANS_OWED, LOOKED_AFTER } from './education-plans-owed';
import { ENDS_WITHIN_DAYS } from './eet-standing';
import { STILL_THERE_DAYS } from './school-terms';

/** An id of its own for what stands in one row with something else that is owed. */
const ownId = (what: string, id: string) => `md5(${id}::text || '${what}')::uuid`;

/** SQL that is true for a row `t` of somebody who does something of these kinds, with no end. */
const DOES = (...kinds: string[]) => `exists (select from activity f where f.young_person_id = t.young_person_id
  and f.kind in ('${kinds.join("','")}') and f.replaced_by_id is null and not f.withdrawn and f.to_on is null)`;

const MAY_LOSE_IT = `t.risks <> '{}' and ${DOES('education', 'training', 'work')}`;

/**
 * SQL that is true where somebody has acted for a young person since a day: what was written as done, a re-engagement plan
 * written or reviewed, a referral to an opportunity, or a step towards a place in September. That a place was left, or none
 * is wanted, is told of them and is no action.
 */
const hasActed = (id: string, since: string) => `(
  exists (select from eet_action c where c.young_person_id = ${id} and c.acted_on >= ${since})
  or exists (select from education_plan c where c.young_person_id = ${id} and c.kind = 're-engagement' and (c.written_on >= ${since}
    or exists (select from education_plan_step r where r.plan_id = c.id and r.step = 'reviewed' and r.on_day >= ${since})))
  or exists (select from opportunity_referral c where c.young_person_id = ${id} and c.referred_on >= ${since})
  or exists (select from september_step c where c.young_person_id = ${id} and c.on_day >= ${since}
    and c.step not in ('left','none-wanted')))`;

/** SQL that is true for a row `t` of somebody out of education and work, or at risk, for whom nobody has acted since (ET-02, ET-03). */
export const NOBODY_ACTED = `t.act_by_on is not null and not ${hasActed('t.young_person_id', 't.act_since_on')}
  and (${MAY_LOSE_IT} or ${DOES('none')})`;

/** Of whom a re-engagement plan is owed with the first action (ET-02), as the council's own standard: who is not of age. */
const UNDER_18 = [...LOOKED_AFTER, 'relevant'];

/** So many days whoever wrote a plan has to make it better. No guidance says how many: it is a habit of ours. */
const SENT_BACK_DAYS = 7;

/** What is owed towards education and work beside the dates in law. */
export const EET_OWED: OwedSource[] = [
  {
    kind: 'Education and work',
    sql: `select ${ownId('act', 't.young_person_id')} as id, t.young_person_id, t.owner_id as staff_id,
                 case when ${MAY_LOSE_IT} then 'Agree an action to keep the place' else 'Agree an action towards education, work or training' end as what,
                 t.act_by_on as due_on, 'eet' as at
            from eet_tracking t where ${NOBODY_ACTED}
          union all
          select ${ownId('re-engagement', 't.young_person_id')}, t.young_person_id, t.owner_id, 'Write a re-engagement plan', t.act_by_on,
                 'eet/plans/new?kind=re-engagement'
            from eet_tracking t join young_person z on z.id = t.young_person_id
            join legal_position p on p.young_person_id = t.young_person_id and p.status in ('${UNDER_18.join("','")}')
           where t.act_by_on < ${birthdaySql(18, 'z')} and ${DOES('none')}
             and not exists (select from education_plan n where n.young_person_id = t.young_person_id
               and n.kind = 're-engagement' and n.ended_on is null)
          union all
          select ${ownId('next', 't.young_person_id')}, t.young_person_id, t.owner_id, t.next_step, t.next_by_on, 'eet'
            from eet_tracking t where t.next_step is not null and t.next_by_on is not null
          union all
          select ${ownId('exclusion', 't.young_person_id')}, t.young_person_id, t.owner_id, 'Look at the exclusion again', t.exclusion_review_on, 'eet/tracking'
            from eet_tracking t where t.exclusion_review_on is not null
          union all
          select p.id, p.young_person_id, null::uuid,
                 case p.kind when 'pep' then 'Review the education plan' else 'Review the re-engagement plan' end,
                 p.review_on, 'eet/plans/' || p.id
            from education_plan p where p.ended_on is null
          union all
          select ${ownId('sent-back', 'p.id')}, p.young_person_id, ${keptNowBy('p.id', 'p.written_by_id')},
                 'Make the ' || case p.kind when 'pep' then 'education plan' else 're-engagement plan' end || ' better: it was sent back',
                 back.on_day + ${SENT_BACK_DAYS}, 'eet/plans/' || p.id
            from education_plan p
            join lateral (select k.step, k.on_day from education_plan_step k
              where k.plan_id = p.id and k.step in ('good','sent-back','sent-again') order by k.recorded_at desc, k.id desc limit 1) back
              on back.step = 'sent-back'
           where p.ended_on is null
          union all
          select r.id, r.young_person_id, ${keptNowBy('r.id', 'r.by_id')}, 'Ask whether they are still there after 13 weeks: ' || o.title,
                 s.on_day + 91, 'eet/referrals/' || r.id
            from opportunity_referral r join opportunity o on o.id = r.opportunity_id
            join opportunity_referral_step s on s.referral_id = r.id and s.step = 'started'
           where not exists (select from opportunity_referral_step e where e.referral_id = r.id and e.step in ('sustained','ended'))
          union all
          select p.id, p.young_person_id, ${keptNowBy('p.id', 'p.by_id')},
                 'Ask whether they are still there after 6 weeks: ' || coalesce(p.provider, 'September ' || p.year),
                 p.on_day + ${STILL_THERE_DAYS}, 'eet#september-title'
            from september_step p
           where p.step = 'started' and not exists (select from september_step l
             where l.young_person_id = p.young_person_id and l.year = p.year and l.step in ('started','there-at-6-weeks','left')
               and (l.on_day, l.recorded_at) > (p.on_day, p.recorded_at))
          union all
          select e.fact_id, e.young_person_id, e.staff_id,
                 'Tell them that ' || h.name || ' works with them for education and work', e.from_on,
                 'eet/worker/' || e.fact_id
            from education_worker e join staff h on h.id = e.staff_id
           where e.replaced_by_id is null and not e.withdrawn and e.to_on is null
             and not exists (select from education_worker_told b where b.worker_id = e.fact_id)
          union all
          ${EDUCATION_PLANS_OWED}`,
  },
  {
    kind: 'Course or contract ends',
    onlyWhileOwed: true,
    fromDaysBefore: ENDS_WITHIN_DAYS,
    sql: `select f.fact_id as id, f.young_person_id, t.owner_id as staff_id,
                 'Agree what comes after: ' || coalesce(f.what, f.provider, 'what they do now') as what,
                 f.expected_end_on as due_on, 'eet/tracking' as at
            from activity f left join eet_tracking t on t.young_person_id = f.young_person_id
           where f.expected_end_on is not null and f.replaced_by_id is null and not f.withdrawn and f.to_on is null
             and not ${hasActed('f.young_person_id', `f.expected_end_on - ${ENDS_WITHIN_DAYS}`)}`,
  },
];
