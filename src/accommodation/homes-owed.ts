import type { OwedSource } from '../owed/owed';
import { isOfProvider } from '../providers/provider-homes';
import { REGISTRATION_FROM } from '../statutory/suitability';
import { REGISTER_SINCE } from './case-file-sources';
import { LOOKS_OWED, SUITABILITY_KIND } from './look-again';
import { LAST_STEP, SETTLED_ELSEWHERE } from './settled-elsewhere';

const IN_FORCE = `h.replaced_by_id is null and not h.withdrawn`;
/** A month of the corresponding day, as PostgreSQL and the rules count it; the first that nobody has answered. */
const MARKS = `(values ('4-weeks', interval '28 days', 'shared'), ('1-month', interval '1 month', 'own'),
  ('3-months', interval '3 months', 'own'), ('6-months', interval '6 months', 'own'),
  ('12-months', interval '12 months', 'own')) as k(mark, after, of)`;

/** One line for each move that has something left to do: its first day, what comes first, and how much more there is. */
const AFTER_A_MOVE = `select t.accommodation_id as id, t.young_person_id, null::uuid as staff_id,
    (array_agg(t.what order by t.place))[1]
      || case when count(*) > 1 then ', and ' || count(*) - 1 || ' more after the move' else '' end as what, min(t.due_on) as due_on,
    'homes/' || t.accommodation_id || '#tasks' as at
  from move_task t join accommodation_period h on h.fact_id = t.accommodation_id and ${IN_FORCE}
 where ${LAST_STEP} = 'to-do' and ${SETTLED_ELSEWHERE} is null
 group by t.accommodation_id, t.young_person_id`;

/** The next time that somebody asks how it goes in a home where they live, whose move was recorded here. */
const HOW_IT_GOES = `select distinct on (h.fact_id) h.fact_id as id, h.young_person_id, null::uuid as staff_id,
    'Ask how it goes in the new home' as what, (h.from_on + k.after)::date as due_on,
    'homes/' || h.fact_id || '/how-it-goes/' || k.mark as at
  from accommodation_period h join move_said m on m.accommodation_id = h.fact_id cross join ${MARKS}
 where ${IN_FORCE} and (case k.of when 'shared' then coalesce(h.in_multiple_occupation, false)
     else h.type = 'U' or coalesce(h.tenure in ('assured-shorthold','assured','introductory','secure'), false) end)
   and h.to_on is null
   and not exists (select from home_follow_up f where f.accommodation_id = h.fact_id and f.mark = k.mark
     and f.answer <> 'not-reached')
 order by h.fact_id, (h.from_on + k.after)`;

/** AC-04: who sees to it that they move on, and by when, is written by the day on which they should have. */
const WAY_OUT = `select md5(h.fact_id::text || 'exit-plan')::uuid as id, h.young_person_id, null::uuid as staff_id,
    'Write how they move on from bed and breakfast: who sees to it, by when' as what, d.due_on,
    'homes/' || h.fact_id || '/exit-plan' as at
  from accommodation_period h join lateral (select min(x.due_on) as due_on from deadline x
    where x.young_person_id = h.young_person_id and x.rule = 'AC-04' and x.state in ('open', 'partial', 'declined')) d on d.due_on is not null
 where ${IN_FORCE} and h.type = 'W' and h.to_on is null
   and not exists (select from home_exit_plan e where e.accommodation_id = h.fact_id)`;

/** SQL that is true for who is looked after or relevant: under 18, where the council answers for where they live. */
const UNDER_18 = (person: string) => `exists (select from legal_position z where z.young_person_id = ${person}
  and z.status in ('eligible', 'looked-after-not-eligible', 'relevant'))`;

/** AC-03: under 18 in bed and breakfast somebody is in touch every day: from the day after the last time. */
const EVERY_DAY = `select md5(h.fact_id::text || 'every day')::uuid as id, h.young_person_id, null::uuid as staff_id,
    'Be in touch today: under 18 in bed and breakfast somebody is, every day' as what,
    greatest(h.from_on, (select max(c.held_on) + 1 from contact c where c.young_person_id = h.young_person_id
      and c.replaced_by_id is null and not c.withdrawn and c.seen)) as due_on, 'contacts/new' as at
  from accommodation_period h
 where ${IN_FORCE} and h.type = 'W' and h.to_on is null and ${UNDER_18('h.young_person_id')}`;

/** AC-05: under 18 in supported accommodation whose provider is not registered, by the home or by a later look: they move. */
const NOT_REGISTERED = `select md5(f.fact_id::text || 'register')::uuid as id, f.young_person_id, null::uuid as staff_id,
    'Find another home: the provider is not registered with Ofsted' as what,
    greatest(f.from_on, coalesce(k.checked_on, f.registration_checked_on), date '${REGISTRATION_FROM}') as due_on,
    'homes/' || f.fact_id as at
  from accommodation_period f left join lateral (${REGISTER_SINCE}) k on true
 where f.replaced_by_id is null and not f.withdrawn and f.to_on is null and f.exempt_ground is null
   and ${UNDER_18('f.young_person_id')} and not coalesce(k.registered, f.provider_registered, true)
   and (f.type in ('D', 'E', 'T') and coalesce(f.placed_by_authority, f.provided_under in ('s23B', 's24B'))
     or exists (select from care_episode e where e.young_person_id = f.young_person_id and e.replaced_by_id is null
       and not e.withdrawn and e.placement = 'supported-accommodation' and e.to_on is null))`;

/** A provider that was suspended or taken off the list: the homes of those who live there are looked at again. */
const PROVIDER_STOPPED = `select md5(h.fact_id::text || x.id::text)::uuid as id, h.young_person_id, null::uuid as staff_id,
    'Look again whether the home is suitable: its provider ' || case x.status when 'suspended' then 'is suspended'
      else 'was taken off the list' end as what,
    greatest(x.from_on, h.from_on) as due_on, 'homes/' || h.fact_id || '/suitability' as at
  from (select distinct on (s.provider_id) s.* from provider_step s
         order by s.provider_id, s.from_on desc, s.said_at desc, s.id desc) x
  join provider g on g.id = x.provider_id and x.status in ('suspended', 'removed')
  join accommodation_period h on ${IN_FORCE} and h.to_on is null and h.provider is not null and ${isOfProvider('h', 'g')}
 where not exists (select from home_assessment a where a.accommodation_id = h.fact_id and a.replaced_by_id is null
   and not a.withdrawn and a.assessed_on >= greatest(x.from_on, h.from_on))`;

export const HOMES_OWED: OwedSource[] = [
  { kind: 'After a move', onlyWhileOwed: true, sql: AFTER_A_MOVE },
  { kind: 'How a move turns out', onlyWhileOwed: true, sql: HOW_IT_GOES },
  { kind: 'Moving on from bed and breakfast', sql: WAY_OUT },
  { kind: 'Every day in bed and breakfast', seenToBy: 'record-casework', fromDaysBefore: 0, sql: EVERY_DAY },
  { kind: 'Provider not registered', sql: NOT_REGISTERED },
  { kind: 'Provider suspended or removed', seenToBy: 'record-casework', onlyWhileOwed: true, sql: PROVIDER_STOPPED },
  { kind: SUITABILITY_KIND, sql: LOOKS_OWED },
];
