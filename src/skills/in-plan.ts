import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { ladderOf } from './ladder';
import { HIGHEST_RUNG, type SkillKey } from './skill-content';
import { SkillInPlan } from './skill.entities';
import { ratingsOf, skillGaps, type SkillGap } from './told';

/** A goal or an action of the plan that was made because of a rung, and what became of it. */
export interface SkillItem {
  id: string;
  skill: SkillKey;
  kind: 'goal' | 'action';
  words: string;
  /** The lowest rung when it was made. */
  rung: number | null;
  madeOn: LocalDate;
  /** Being written, in the plan in force, or in neither any longer. */
  state: 'written' | 'in-force' | 'gone';
  dueOn: LocalDate | null;
  doneOn: LocalDate | null;
  /** What came of it, in words. */
  result: string | null;
}

/**
 * What was put into plans because of the ladder, the newest first. What was taken out before a plan with it was approved
 * leaves nothing to tell of.
 */
export async function skillItems({ manager }: Work, youngPersonId: string): Promise<SkillItem[]> {
  return manager.query<SkillItem[]>(
    `with drafted as (
       select (g->>'id')::uuid as goal_id, g->>'text' as goal, a
         from plan_at_work w join plan_topic t on t.plan_id = w.id
         cross join lateral jsonb_array_elements(t.content->'needs') n
         cross join lateral jsonb_array_elements(n->'goals') g
         left join lateral jsonb_array_elements(g->'actions') a on true
        where w.young_person_id = $1 and w.state in ('draft', 'with-manager')),
     written as (
       select distinct goal_id as id, 'goal' as kind, goal as words, null::date as due_on from drafted
       union all
       select (a->>'id')::uuid, 'action', a->>'what', (a->>'dueOn')::date from drafted where a is not null)
     select i.item_id as id, i.skill, i.rung, i.made_on as "madeOn",
            coalesce(w.kind, case when a.id is not null then 'action' else 'goal' end) as kind,
            coalesce(w.words, a.what, g.goal) as words, coalesce(w.due_on, a.due_on) as "dueOn",
            case when w.id is not null and coalesce(a.in_force, g.in_force, false) is false then 'written'
                 when coalesce(a.in_force, g.in_force) then 'in-force' else 'gone' end as state,
            coalesce(a.done_on, case when g.result = 'done' then g.result_on end) as "doneOn",
            coalesce(a.done_words, g.came_of) as result
       from skill_in_plan i left join written w on w.id = i.item_id
       left join plan_action a on a.id = i.item_id left join plan_goal g on g.id = i.item_id
      where i.young_person_id = $1 and (w.id is not null or a.id is not null or g.id is not null)
      order by i.recorded_at desc, i.item_id`,
    [youngPersonId],
  );
}

/** Where the topics of the plan that is being written stand: its key by the matter it covers; none where none is. */
export async function topicsAtWork({ manager }: Work, youngPersonId: string): Promise<Map<string, string>> {
  const rows: { matter: string; key: string }[] = await manager.query(
    `select t.matter, t.key from plan_topic t join plan_at_work w on w.id = t.plan_id
      where w.young_person_id = $1 and w.state = 'draft' and t.matter is not null order by t.place desc, t.key`,
    [youngPersonId],
  );
  return new Map(rows.map(({ matter, key }) => [matter, key]));
}

/** Remembers that an item of the plan was made because of a skill, with the lowest rung of that moment. */
export async function keepSkillOf(
  work: Work,
  { youngPersonId, itemId, skill, madeOn }: Pick<SkillInPlan, 'youngPersonId' | 'itemId' | 'skill' | 'madeOn'>,
): Promise<void> {
  const standing = ladderOf(await ratingsOf(work, youngPersonId), HIGHEST_RUNG).find((one) => one.skill === skill);
  const recordedById = work.actor.kind === 'user' ? work.actor.userId : null;
  const rung = standing?.lowest ?? null;
  await work.manager.insert(SkillInPlan, { itemId, youngPersonId, skill, rung, madeOn, recordedById });
}

/** A gap of the ladder that could become an action of the plan that is being written. */
export interface GapToPlan extends SkillGap {
  /** The topic it would stand under; null while no plan is being written. */
  topicKey: string | null;
}

/** Under which topic an action on a skill stands: its own matter, or practical skills. */
const SKILLS_MATTER = 'skills';

/** The gaps of which no plan has an action that is still to be done. */
export async function gapsToPlan(work: Work, youngPersonId: string, today: LocalDate): Promise<GapToPlan[]> {
  const gaps = await skillGaps(work, youngPersonId, today);
  if (gaps.length === 0) return [];
  const open = new Set((await skillItems(work, youngPersonId)).filter(isOpen).map(({ skill }) => skill));
  const topics = await topicsAtWork(work, youngPersonId);
  return gaps
    .filter(({ skill }) => !open.has(skill))
    .map((gap) => ({ ...gap, topicKey: topics.get(gap.matter) ?? topics.get(SKILLS_MATTER) ?? null }));
}

/** An action that is still to be done. */
function isOpen({ kind, state, doneOn }: SkillItem): boolean {
  return kind === 'action' && state !== 'gone' && doneOn === null;
}
