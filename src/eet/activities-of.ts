import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Activity } from './activity.entity';

/** All that stands of one young person, the latest first. The caller has asked whether they may be seen. */
export async function activitiesOf({ manager }: Work, youngPersonId: string): Promise<Activity[]> {
  return manager
    .createQueryBuilder(Activity, 'a')
    .where('a.youngPersonId = :youngPersonId and a.replacedById is null and not a.withdrawn', { youngPersonId })
    .orderBy('a.fromOn', 'DESC')
    .addOrderBy('a.factId', 'DESC')
    .getMany();
}

export interface Checked {
  activityId: string;
  checkedOn: LocalDate;
  toldBy: string;
  by: string | null;
}

/** The last time each activity was looked at, by its fact id. */
export async function lastChecks({ manager }: Work, youngPersonId: string): Promise<Map<string, Checked>> {
  const rows = await manager.query<Checked[]>(
    `select distinct on (c.activity_id) c.activity_id as "activityId", c.checked_on as "checkedOn", c.told_by as "toldBy", s.name as by
       from activity_check c left join staff s on s.id = c.checked_by_id
      where c.young_person_id = $1 order by c.activity_id, c.checked_on desc, c.recorded_at desc`,
    [youngPersonId],
  );
  return new Map(rows.map((row) => [row.activityId, row]));
}

/** SQL for the facts in force of the young person `y` that hold on the day `on`: activities `f`. */
export const activityOn = (on: string) =>
  `f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn and f.from_on <= ${on} and (f.to_on is null or f.to_on > ${on})`;
