import { isLeaving } from '../caseloads/is-leaving';
import type { Work } from '../platform/unit-of-work';
import { teamsOf } from '../sign-in/actors';
import type { LocalDate } from '../statutory/local-date';
import { hadMeanwhileBy, helpedBy } from '../young-people/who-may-see';

/**
 * Who of the council may see this young person whatever day it is, records and is not about to leave: whoever works in
 * the team or answers for it, and whoever has a part with them wherever they work.
 */
export async function workersWhoSee(
  { manager }: Work,
  personId: string,
  today: LocalDate,
): Promise<{ id: string; name: string }[]> {
  return manager.query<{ id: string; name: string }[]>(
    `select s.id, s.name from staff s join app_user u on u.staff_id = s.id and u.disabled_at is null
       join young_person y on y.id = $1
      where u.role in ('adviser', 'manager') and (s.left_on is null or s.left_on > $2) and not ${isLeaving('s')}
        and (y.team_id = any(${teamsOf('s')}) or y.id in (${helpedBy('s.id')}) or y.id in (${hadMeanwhileBy('s.id')})
          or exists (select from allocation a where a.young_person_id = y.id and a.staff_id = s.id
                       and a.replaced_by_id is null and not a.withdrawn and a.to_on is null))
      order by s.name, s.id`,
    [personId, today],
  );
}
