import {
  dentistRegisteredSince,
  gpRegisteredSince,
  IS_TO_REGISTER,
  LAST_STEP,
} from '../accommodation/settled-elsewhere';
import type { OwedSource } from '../owed/owed';
import { DEFAULT_POLICY } from '../statutory/policy';

/** SQL for one of the council's days, as it stood on a day. @param day an SQL expression of a date */
function policyDays(name: 'registerGpDays' | 'referralWaitDays', day: string): string {
  return `coalesce((select (dated.settings->>'${name}')::int from authority_policy dated
                     where dated.in_force_from <= ${day} order by dated.in_force_from desc limit 1), ${DEFAULT_POLICY[name]})`;
}

const inForce = (alias: string) => `${alias}.replaced_by_id is null and not ${alias}.withdrawn`;

/** SQL that is true where it is known which GP they have in the home `a`. */
const GP_SAID = `(${gpRegisteredSince('a.young_person_id', 'a.from_on')}
  or exists (select from move_said m where m.accommodation_id = a.fact_id and m.gp = 'keeps'))`;

/**
 * HE-08: after a move, the GP and the dentist are registered anew or said to be the same, within the authority's days. While
 * the move itself asks for it, among its own tasks, it is not asked for again here; once that is ticked, this asks which.
 * Of a GP who is recorded already, as with the move, or was said there to stay the same, only the dentist is asked for.
 */
const REGISTER_AFTER_MOVE: OwedSource = {
  kind: 'Register after a move',
  sql: `select a.fact_id as id, a.young_person_id, null::uuid as staff_id,
               case when ${GP_SAID} then 'Say which dentist they have since the move'
                 else 'Say which GP and dentist they have since the move' end as what,
               a.from_on + ${policyDays('registerGpDays', 'a.from_on')} as due_on, 'health#registered' as at
          from accommodation_period a
         where ${inForce('a')} and a.to_on is null and a.import_id is null
           and exists (select from accommodation_period b where b.young_person_id = a.young_person_id
                         and ${inForce('b')} and b.from_on < a.from_on)
           and a.type not in ('R', 'G', 'H')
           and not (${GP_SAID} and ${dentistRegisteredSince('a.young_person_id', 'a.from_on')})
           and not exists (select from move_task t where t.accommodation_id = a.fact_id and ${IS_TO_REGISTER}
                             and ${LAST_STEP} <> 'done')
           and exists (select from allocation w where w.young_person_id = a.young_person_id and ${inForce('w')}
                         and w.to_on is null)`,
};

/** HE-08, AC-16: the passport goes to the GP they are registered with, where they agreed that the GP has a copy. */
const PASSPORT_TO_GP: OwedSource = {
  kind: 'Health passport to the GP',
  sql: `select c.fact_id as id, c.young_person_id, null::uuid as staff_id,
               'Take the health passport to their GP, ' || c.name as what,
               greatest(c.from_on, v.made_on) + ${policyDays('registerGpDays', 'greatest(c.from_on, v.made_on)')} as due_on,
               'health/passport#copies' as at
          from health_contact c
          join health_passport f on f.young_person_id = c.young_person_id and ${inForce('f')} and f.consent_gp
          join lateral (select min(o.made_on) as made_on from passport_version o
                         where o.young_person_id = c.young_person_id) v on v.made_on is not null
         where ${inForce('c')} and c.kind = 'gp' and c.to_on is null
           and not exists (select from passport_copy p where p.contact_id = c.fact_id and p.withdrawn_because is null)`,
};

/** So many days for what helps meanwhile to be agreed, and for a report to come. No guidance says how many: habits of ours. */
const MEANWHILE_DAYS = 7;
const REPORT_DAYS = 28;

/**
 * HE-10: referred and not seen within the authority's days, or the fewer that the service promised: somebody asks, and asks
 * again as many days later.
 */
const WAITING_FOR_HELP: OwedSource = {
  kind: 'Waiting for emotional help',
  onlyWhileOwed: true,
  sql: `select r.fact_id as id, r.young_person_id, null::uuid as staff_id,
               'Ask ' || r.service || ' how long the wait will be' as what,
               coalesce(e.last_on, r.referred_on) + least(${policyDays('referralWaitDays', 'r.referred_on')},
                 (select w.wait_days from health_service w where w.id = r.service_id)) as due_on,
               'health/referrals/' || r.fact_id as at
          from wellbeing_referral r
          left join lateral (select max(x.escalated_on) as last_on from wellbeing_escalation x
                              where x.referral_id = r.fact_id) e on true
         where ${inForce('r')} and r.first_seen_on is null and r.ended_on is null`,
};

/** HE-10: while they wait something helps: it is agreed in the first week. */
const HELP_MEANWHILE: OwedSource = {
  kind: 'Help until they are seen',
  seenToBy: 'record-casework',
  onlyWhileOwed: true,
  sql: `select md5(r.fact_id::text || 'meanwhile')::uuid as id, r.young_person_id, null::uuid as staff_id,
               'Agree what helps until ' || r.service || ' sees them' as what, r.referred_on + ${MEANWHILE_DAYS} as due_on,
               'health/referrals/' || r.fact_id as at
          from wellbeing_referral r
         where ${inForce('r')} and r.first_seen_on is null and r.ended_on is null and r.interim is null`,
};

/**
 * HE-01, HE-03: an assessment is done with its report. One that has not come is asked for, while no later assessment has one;
 * what came with an import nobody asks about.
 */
const REPORT_TO_COME: OwedSource = {
  kind: 'Report of a health assessment',
  seenToBy: 'record-casework',
  onlyWhileOwed: true,
  untilMonthsAfter: 6,
  sql: `select r.fact_id as id, r.young_person_id, null::uuid as staff_id,
               'Ask for the report of the health assessment' || coalesce(': ' || r.partner, '') as what,
               r.held_on + ${REPORT_DAYS} as due_on, 'health/reviews/' || r.fact_id || '/report' as at
          from health_review r
         where ${inForce('r')} and r.import_id is null and r.report_on is null
           and r.kind in ('review-health-assessment', 'initial-health-assessment')
           and not exists (select from health_review n where n.young_person_id = r.young_person_id and ${inForce('n')}
             and n.kind in ('review-health-assessment', 'initial-health-assessment') and n.held_on > r.held_on)`,
};

/** SQL of a row each for what is said no to: the rules it answers, by what it is called in a task. */
const SAID_NO_TO = `(values ('HE-01', 'the health assessment', array['review-health-assessment', 'initial-health-assessment']),
  ('HE-03', 'the health assessment', array['review-health-assessment', 'initial-health-assessment']),
  ('HE-04', 'the dental check', array['dental-check']), ('HE-05', 'the questionnaire', array['strengths-and-difficulties']),
  ('HE-06', 'the health passport', array['health-passport']), ('HE-07', 'the health passport', array['health-passport'])
) n (rule, what, kinds)`;

/**
 * HE-01, HE-03 to HE-07: what a young person said no to stays due, and is offered again within the authority's months of
 * the no. One line for each thing, whatever rules it answers.
 */
const OFFER_AGAIN: OwedSource = {
  kind: 'Offer again after a no',
  seenToBy: 'record-casework',
  tellsWhatWasSaid: true,
  sql: `select distinct on (d.young_person_id, n.what) f.fact_id as id, d.young_person_id, null::uuid as staff_id,
               'Offer ' || n.what || ' again' as what,
               (coalesce(f.declined_on, f.offered_on) + make_interval(months => coalesce(
                 (select (dated.settings->>'healthOfferAgainMonths')::int from authority_policy dated
                   where dated.in_force_from <= coalesce(f.declined_on, f.offered_on)
                   order by dated.in_force_from desc limit 1), ${DEFAULT_POLICY.healthOfferAgainMonths})))::date as due_on,
               'health#due' as at
          from deadline d
          join ${SAID_NO_TO} on n.rule = d.rule
          join lateral (select * from health_appointment a where a.young_person_id = d.young_person_id and ${inForce('a')}
                           and a.kind = any (n.kinds)
                         order by coalesce(a.declined_on, a.offered_on) desc, a.fact_id desc limit 1) f on f.outcome = 'declined'
         where d.state = 'declined' order by d.young_person_id, n.what, f.fact_id`,
};

export const HEALTH_OWED = [
  REGISTER_AFTER_MOVE,
  PASSPORT_TO_GP,
  WAITING_FOR_HELP,
  HELP_MEANWHILE,
  REPORT_TO_COME,
  OFFER_AGAIN,
] as const;
