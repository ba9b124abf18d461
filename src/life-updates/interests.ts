import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { InterestInPlan } from './life-update.entity';

/** A goal that was made of an interest, and what became of it. */
export interface GoalOfInterest {
  id: string;
  words: string;
  /** Being written, in the plan in force, or in neither any longer. */
  state: 'written' | 'in-force' | 'gone';
  doneOn: LocalDate | null;
  /** What came of it, in words. */
  result: string | null;
}

export interface InterestTold {
  id: string;
  words: string;
  toldOn: LocalDate;
  inTheirWords: boolean;
  goals: GoalOfInterest[];
}

/**
 * What a young person likes and is good at, the newest first, each with the goals that were made of it. A goal that was
 * taken out before a plan with it was approved leaves nothing to tell of. The caller has asked whether they may be seen.
 */
export async function interestsOf({ manager }: Work, youngPersonId: string): Promise<InterestTold[]> {
  return manager.query<InterestTold[]>(
    `with written as (
       select distinct (g->>'id')::uuid as id, g->>'text' as goal
         from plan_at_work w join plan_topic t on t.plan_id = w.id
         cross join lateral jsonb_array_elements(t.content->'needs') n
         cross join lateral jsonb_array_elements(n->'goals') g
        where w.young_person_id = $1 and w.state in ('draft', 'with-manager')),
     made as (
       select i.life_update_id, jsonb_agg(jsonb_build_object(
                'id', i.goal_id, 'words', coalesce(w.goal, g.goal), 'result', g.came_of,
                'state', case when g.in_force then 'in-force' when w.id is not null then 'written' else 'gone' end,
                'doneOn', case when g.result = 'done' then g.result_on end) order by i.recorded_at, i.goal_id) as goals
         from interest_in_plan i left join written w on w.id = i.goal_id left join plan_goal g on g.id = i.goal_id
        where i.young_person_id = $1 and (w.id is not null or g.id is not null) group by i.life_update_id)
     select u.id, u.words, u.told_on as "toldOn", u.in_their_words as "inTheirWords", coalesce(m.goals, '[]') as goals
       from life_update u left join made m on m.life_update_id = u.id
      where u.young_person_id = $1 and u.kind = 'interest' and u.withdrawn_because is null
      order by u.told_on desc, u.recorded_at desc, u.id`,
    [youngPersonId],
  );
}

/** The words of one interest that stands; null for one of somebody else, and for what is none. */
export async function wordsOfInterest({ manager }: Work, youngPersonId: string, id: string): Promise<string | null> {
  const [row] = await manager.query<{ words: string }[]>(
    `select u.words from life_update u
      where u.id = $1 and u.young_person_id = $2 and u.kind = 'interest' and u.withdrawn_because is null`,
    [id, youngPersonId],
  );
  return row?.words ?? null;
}

export interface InterestOfSomebody {
  id: string;
  words: string;
  inTheirWords: boolean;
  youngPersonId: string;
  person: Named;
}

/**
 * The interests of everybody whom the actor may see, by their names.
 * @param among true for the people `y` who are wanted, of these
 */
export async function visibleInterests({ manager, actor }: Work, among: string): Promise<InterestOfSomebody[]> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(actor, 'y', parameters);
  return manager.query<InterestOfSomebody[]>(
    `select u.id, u.words, u.in_their_words as "inTheirWords", y.id as "youngPersonId",
            jsonb_build_object('givenName', y.given_name, 'familyName', y.family_name, 'knownAs', y.known_as,
              'authorityId', i.value) as person
       from life_update u join young_person y on y.id = u.young_person_id
       left join legal_position l on l.young_person_id = y.id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where u.kind = 'interest' and u.withdrawn_because is null and ${among} and ${visible}
      order by y.family_name, y.given_name, y.id, u.told_on desc, u.id`,
    parameters,
  );
}

/** Remembers that a goal of the plan was made of an interest. */
export async function keepInterestOf(
  work: Work,
  made: Pick<InterestInPlan, 'youngPersonId' | 'goalId' | 'lifeUpdateId' | 'madeOn'>,
): Promise<void> {
  const recordedById = work.actor.kind === 'user' ? work.actor.userId : null;
  await work.manager.insert(InterestInPlan, { ...made, recordedById });
}
