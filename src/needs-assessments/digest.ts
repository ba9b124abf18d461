import { may } from '../access/access';
import type { Work } from '../platform/unit-of-work';
import type { YoungPerson } from '../young-people/young-person.entity';
import { digestOf, type DigestSection, type HistoryKnown } from './digest-words';

const IN_FORCE = 'f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn';
const SPELL = `'fromOn', f.from_on, 'toOn', f.to_on`;
/** As a list, the first first; `more` is what a spell says besides its days. */
const spells = (table: string, more: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${SPELL}, ${more}) order by f.from_on), '[]') from ${table} f where ${IN_FORCE})`;
const days = (table: string, column: string) =>
  `(select coalesce(jsonb_agg(f.${column} order by f.${column}), '[]') from ${table} f where ${IN_FORCE})`;
const london = (column: string) => `(${column} at time zone 'Europe/London')::date`;

/** The history of a young person, made from the record as it stands. Health only for whoever may see it. */
export async function digestFor(work: Work, person: YoungPerson): Promise<DigestSection[]> {
  const [row] = await work.manager.query<
    Omit<HistoryKnown, 'historyComplete' | 'ethnicity' | 'firstLanguage' | 'unaccompaniedAsylumSeeker'>[]
  >(
    `select ${spells('care_episode', `'placement', f.placement, 'legalStatus', f.legal_status, 'shortBreak', f.short_break`)} as episodes,
       ${spells('accommodation_period', `'type', f.type`)} as homes,
       ${spells('home_period', `'livesWith', f.lives_with, 'brokeDown', f.broke_down`)} as "atHome",
       ${spells('detention', `'kind', f.kind`)} as detentions,
       ${spells('activity', `'kind', f.kind, 'code', f.code, 'what', f.what, 'provider', f.provider, 'hoursAWeek', f.hours_a_week`)} as activities,
       (select coalesce(jsonb_agg(jsonb_build_object('fromOn', ${london('f.from_at')}, 'returnedOn', ${london('f.returned_at')},
                 'interviewed', f.interview_held_at is not null) order by f.from_at), '[]')
          from missing_episode f where ${IN_FORCE}) as missing,
       case when $2 then (select coalesce(jsonb_agg(jsonb_build_object('heldOn', f.held_on, 'kind', f.kind, 'score', f.score)
                 order by f.held_on), '[]') from health_review f where ${IN_FORCE}) end as health,
       (select jsonb_build_object('inAll', count(*), 'seen', count(*) filter (where f.seen),
                 'lastSeenOn', max(f.held_on) filter (where f.seen and f.mode = 'face-to-face'),
                 'workers', (select count(distinct f.staff_id) from allocation f where ${IN_FORCE}))
          from contact f where ${IN_FORCE}) as contacts,
       (select coalesce(jsonb_agg(jsonb_build_object('on', said.held_on, 'words', said.own_words) order by said.held_on desc), '[]')
          from (select f.held_on, f.own_words from contact f where ${IN_FORCE} and f.own_words is not null
                 order by f.held_on desc limit 3) said) as "ownWords",
       ${days('pathway_plan', 'completed_on')} as plans,
       ${days('plan_review', 'held_on')} as reviews,
       (select coalesce(jsonb_agg(jsonb_build_object('goal', g.goal, 'setOn', g.set_on, 'result', g.result,
                 'cameOf', g.came_of, 'resultOn', g.result_on) order by g.set_on, g.id), '[]')
          from plan_goal g where g.young_person_id = $1) as goals,
       (select coalesce(jsonb_agg(jsonb_build_object('on', f.completed_on, 'recommendations',
                 (select coalesce(jsonb_agg(r.text order by r.place), '[]') from assessment_recommendation r
                   where r.assessment_id = f.fact_id and not r.taken_out)) order by f.completed_on), '[]')
          from needs_assessment f where ${IN_FORCE}) as assessments`,
    [person.id, may(work.actor, 'see-health')],
  );
  const { historyComplete, ethnicity, firstLanguage, unaccompaniedAsylumSeeker } = person;
  return digestOf({ ...row!, historyComplete, ethnicity, firstLanguage, unaccompaniedAsylumSeeker });
}
