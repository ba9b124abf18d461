import { keptNowBy } from '../owed/kept-now-by';
import type { OwedSource } from '../owed/owed';
import { A_MANAGER } from '../owed/a-manager';

/** SQL of facts in force under an alias. */
export const inForce = (alias: string): string => `${alias}.replaced_by_id is null and not ${alias}.withdrawn`;

/** SQL that is true for contact `c` that went both ways, as `isTwoWay` has it. */
export const TWO_WAY = `c.seen and c.mode in ('face-to-face', 'phone', 'video')`;

/** SQL of the day and the row that hold now of the standings of young person `y`. */
export const STANDING_NOW = `select e.standing, e.from_on, e.reason from engagement e
  where e.young_person_id = y.id and ${inForce('e')} order by e.from_on desc, e.recorded_at desc limit 1`;

/**
 * SQL of the manager's decisions on the rise of risk (SV-03) that lost touch of a young person was: `d` met on that day, or
 * open. The one that meets it is the first of the monthly decisions, so that nobody is asked for both.
 */
export const decidedOnLoss = (personId: string): string => `deadline d join engagement l
  on l.fact_id::text = d.started_by_id and l.young_person_id = d.young_person_id and ${inForce('l')}
  where d.young_person_id = ${personId} and d.rule = 'SV-03'`;

/** SQL of the days of a young person's monthly decisions, the one on the rise of risk among them. */
export const decidedOnSql = (personId: string): string => `select d.decided_on as on from engagement_decision d
    join case_supervision v on v.fact_id = d.supervision_id and ${inForce('v')} where d.young_person_id = ${personId}
  union select d.met_on from ${decidedOnLoss(personId)} and d.met_on is not null`;

/** SQL of the day by which the rise of risk asks a manager to decide; null where it does not. */
export const askedBySql = (personId: string): string =>
  `select min(d.due_on) from ${decidedOnLoss(personId)} and d.state = 'open'`;

/**
 * The monthly decision, for whoever answers for the team: due as `decisionRhythm` has it, and not while
 * the rise of risk asks for it sooner. Nothing but a decision, or that they are in touch or wavering, takes it away. And being where a young person is expected.
 */
export const ENGAGEMENT_OWED: OwedSource[] = [
  {
    // PA-14: from 18, as ages count in the law
    kind: 'An agency withdrew',
    sql: `select w.fact_id as id, w.young_person_id, ${A_MANAGER} as staff_id,
                 'Decide whether to refer to safeguarding adults: ' || w.agency || ' withdrew' as what,
                 w.withdrew_on as due_on, 'keeping-in-touch/withdrawals/' || w.fact_id as at
            from agency_withdrawal w join young_person y on y.id = w.young_person_id
           where ${inForce('w')} and extract(year from age(w.withdrew_on, y.date_of_birth)) >= 18
             and not exists (select from agency_withdrawal_decision d where d.agency_withdrawal_id = w.fact_id)`,
  },
  {
    kind: 'Keeping-in-touch decision',
    sql: `select k.* from (
            select r.id, r.young_person_id, ${A_MANAGER} as staff_id,
                 case r.standing when 'lost' then 'Decide on how to find them' else 'Decide on how to stay in reach' end as what,
                 (greatest((select max(d.decided_on) from engagement_decision d
                    join case_supervision v on v.fact_id = d.supervision_id and ${inForce('v')}
                   where d.young_person_id = r.young_person_id and d.decided_on >= r.from_on),
                   (select max(d.met_on) from ${decidedOnLoss('r.young_person_id')} and d.met_on >= r.from_on), r.from_on)
                   + interval '1 month')::date as due_on,
                 'keeping-in-touch' as at
            from (
              select distinct on (e.young_person_id) e.fact_id as id, e.young_person_id, e.from_on,
                     (select l.standing from engagement l where l.young_person_id = e.young_person_id and ${inForce('l')}
                       order by l.from_on desc, l.recorded_at desc limit 1) as standing
                from engagement e
               where ${inForce('e')} and e.standing in ('lost', 'refusing')
                 and not exists (select from engagement o where o.young_person_id = e.young_person_id and ${inForce('o')}
                       and o.standing in ('engaged', 'wavering')
                       and (o.from_on, o.recorded_at) > (e.from_on, e.recorded_at))
               order by e.young_person_id, e.from_on, e.recorded_at
            ) r join young_person y on y.id = r.young_person_id
          ) k where not exists (
            select from ${decidedOnLoss('k.young_person_id')} and d.state = 'open' and d.due_on <= k.due_on)`,
  },
  {
    kind: 'Be where they may be',
    sql: `select p.fact_id as id, p.young_person_id, ${keptNowBy('p.fact_id', 'p.staff_id')} as staff_id,
                 'Be there: ' || p.place as what, p.on_day as due_on, 'keeping-in-touch/places/' || p.fact_id as at
            from tracing_place p where ${inForce('p')} and p.outcome is null`,
  },
];
