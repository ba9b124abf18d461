import type { OwedSource } from '../owed/owed';
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

/** The next time that somebody asks how it goes in a home whose move was recorded here. */
const HOW_IT_GOES = `select distinct on (h.fact_id) h.fact_id as id, h.young_person_id, null::uuid as staff_id,
    'Ask how it goes in the new home' as what, (h.from_on + k.after)::date as due_on,
    'homes/' || h.fact_id || '/how-it-goes/' || k.mark as at
  from accommodation_period h join move_said m on m.accommodation_id = h.fact_id cross join ${MARKS}
 where ${IN_FORCE} and (case k.of when 'shared' then coalesce(h.in_multiple_occupation, false)
     else h.type = 'U' or coalesce(h.tenure in ('assured-shorthold','assured','introductory','secure'), false) end)
   and (h.to_on is null or (h.from_on + k.after)::date < h.to_on)
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

export const HOMES_OWED: OwedSource[] = [
  { kind: 'After a move', sql: AFTER_A_MOVE },
  { kind: 'How a move turns out', sql: HOW_IT_GOES },
  { kind: 'Moving on from bed and breakfast', sql: WAY_OUT },
  { kind: SUITABILITY_KIND, sql: LOOKS_OWED },
];
