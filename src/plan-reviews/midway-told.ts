import { planDaysOn } from '../authority/policy-sql';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { MidwayGoal } from './midway';

/** The rules of reviews that come back: halfway to the next of them somebody looks at the plan. */
const RETURNING = `('RV-01', 'RV-05', 'RV-09')`;

/**
 * A select of the midway checks that are owed: of everybody with goals of a plan in force and a review to come, where
 * nobody looked since the plan was made or last reviewed. One row a person: young_person_id, from_on, next_on, due_on.
 * `midwayOn` says the same of two days.
 */
export const MIDWAY_OWED = `
  select m.young_person_id, m.from_on, m.next_on, m.from_on + greatest(0, (m.next_on - m.from_on) * ${planDaysOn('midwayPercent', 'm.from_on')} / 100) as due_on
    from (select distinct on (d.young_person_id) d.young_person_id, d.started_on as from_on, d.due_on as next_on
            from deadline d
           where d.rule in ${RETURNING} and d.state in ('open', 'partial', 'declined')
             and exists (select from plan_goal g where g.young_person_id = d.young_person_id and g.in_force
                          and (g.result is null or g.result in ('kept', 'changed')))
           order by d.young_person_id, d.due_on) m
   where not exists (select from plan_midway_check c
                      where c.young_person_id = m.young_person_id and c.checked_on >= m.from_on)`;

export interface MidwayOwed {
  fromOn: LocalDate;
  nextOn: LocalDate;
  dueOn: LocalDate;
}

export interface MidwayChecked {
  id: string;
  checkedOn: LocalDate;
  looked: string;
  goals: MidwayGoal[];
  recordedBy: string | null;
}

/** The check that is owed to a young person; null where none is. */
export async function midwayOwed({ manager }: Work, youngPersonId: string): Promise<MidwayOwed | null> {
  const [found] = await manager.query<MidwayOwed[]>(
    `select o.from_on as "fromOn", o.next_on as "nextOn", o.due_on as "dueOn" from (${MIDWAY_OWED}) o
      where o.young_person_id = $1`,
    [youngPersonId],
  );
  return found ?? null;
}

/** The last one first. */
export async function midwayChecks({ manager }: Work, youngPersonId: string): Promise<MidwayChecked[]> {
  return manager.query(
    `select c.id, c.checked_on as "checkedOn", c.looked, c.goals, s.name as "recordedBy"
       from plan_midway_check c left join staff s on s.id = c.recorded_by_id
      where c.young_person_id = $1 order by c.checked_on desc, c.id desc`,
    [youngPersonId],
  );
}
