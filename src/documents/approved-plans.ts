import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';

/** Whose plans: everyone whom the actor may see, a team's, a worker's, or those of these numbers or ids. */
export type Whose = { kind: 'everyone' } | { kind: 'team' | 'worker'; id: string } | { kind: 'these'; ids: string[] };

export interface ApprovedPlan {
  personId: string;
  authorityId: string | null;
  versionId: string;
  number: number;
}

const ADVISER = `a.young_person_id = y.id and a.role = 'personal-adviser' and a.to_on is null
  and a.replaced_by_id is null and not a.withdrawn`;

/** Of a version `v`: it was not taken back as recorded in error. */
export const STANDS = `not exists (select from pathway_plan f
  where f.fact_id = v.id and f.replaced_by_id is null and f.withdrawn)`;

/** The newest approved plan of each young person in use whom the actor may see, by the council's number. */
export async function approvedPlans({ manager }: Work, actor: Actor, whose: Whose): Promise<ApprovedPlan[]> {
  const parameters: unknown[] = [];
  const conditions = [
    visiblePeople(actor, 'y', parameters),
    'y.merged_into_id is null',
    'y.withdrawn_at is null',
    ...(whose.kind === 'team' ? [`y.team_id = $${parameters.push(whose.id)}`] : []),
    ...(whose.kind === 'worker'
      ? [`exists (select from allocation a where ${ADVISER} and a.staff_id = $${parameters.push(whose.id)})`]
      : []),
    ...(whose.kind === 'these'
      ? [`(i.value = any($${parameters.push(whose.ids)}) or y.id::text = any($${parameters.length}))`]
      : []),
  ];
  return manager.query<ApprovedPlan[]>(
    `select y.id as "personId", i.value as "authorityId", v.id as "versionId", v.number
       from young_person y
       join lateral (select v.id, v.number from plan_version v
                       join plan_decision d on d.version_id = v.id and d.decision = 'approved'
                      where v.young_person_id = y.id and ${STANDS} order by v.number desc limit 1) v on true
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where ${conditions.join(' and ')} order by i.value, y.id`,
    parameters,
  );
}

export interface WhoseChoice {
  /** `everyone`, `team:…`, `worker:…` */
  value: string;
  text: string;
  plans: number;
}

/** Of whom plans can be printed together, with how many there are. */
export async function whoseChoices({ manager }: Work, actor: Actor): Promise<WhoseChoice[]> {
  const parameters: unknown[] = [];
  const mayBeSeen = visiblePeople(actor, 'y', parameters);
  return manager.query<WhoseChoice[]>(
    `with planned as (
       select y.id, y.team_id, (select a.staff_id from allocation a where ${ADVISER} order by a.from_on desc limit 1) as staff_id
         from young_person y
        where ${mayBeSeen} and y.merged_into_id is null and y.withdrawn_at is null
          and exists (select from plan_version v join plan_decision d on d.version_id = v.id and d.decision = 'approved'
                       where v.young_person_id = y.id and ${STANDS})
     )
     select value, text, plans from (
       select 0 as place, 'everyone' as value, 'Everyone I may see' as text, count(*)::int as plans from planned
       union all
       select 1, 'team:' || t.id, 'Team ' || t.name, count(*)::int
         from planned p join team t on t.id = p.team_id group by t.id, t.name
       union all
       select 2, 'worker:' || s.id, s.name, count(*)::int
         from planned p join staff s on s.id = p.staff_id group by s.id, s.name
     ) choices order by place, text, value`,
    parameters,
  );
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** What a plan is called among others: after the council's own number, or the id of the record; never a name. */
export function planFileName({ personId, authorityId, number }: Omit<ApprovedPlan, 'versionId'>): string {
  return `${authorityId && NAME.test(authorityId) ? authorityId : personId}-plan-${number}.pdf`;
}
