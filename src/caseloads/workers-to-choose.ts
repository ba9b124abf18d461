import { isAwayOn } from '../deadlines/nightly-audience';
import { isPastDue } from '../deadlines/past-due';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { holdsCasesOn } from '../workload/holds-cases';
import { STILL_OWED } from './due-line';
import { isLeaving } from './is-leaving';
import { isListed } from './listed-people';

/** Someone who can be given young people, with the load they have. */
export interface WorkerChoice {
  id: string;
  name: string;
  teamId: string | null;
  team: string | null;
  /** How many young people they are adviser to, whoever may see those. */
  people: number;
  /** Items overdue for these. */
  overdue: number;
  /** As the post says that they have, or an exception; where nobody said it, advisers hold cases and managers do not. */
  holdsCases: boolean;
  awayNow: boolean;
}

/** Everyone at work who is not about to leave, their own team first, with what each has: young people, and what is overdue for them. */
export async function workersToChoose(work: Work, teamId: string | null, today: LocalDate): Promise<WorkerChoice[]> {
  const parameters: unknown[] = [today, teamId];
  return work.manager.query(
    `select s.id, s.name, s.team_id as "teamId", t.name as team, coalesce(load.people, 0)::int as people,
            coalesce(load.overdue, 0)::int as overdue, ${holdsCasesOn('s', '$1::date', `s.post = 'personal-adviser'`)} as "holdsCases",
            exists (select from absence x where x.staff_id = s.id and ${isAwayOn('x', '$1::date')}) as "awayNow"
       from staff s left join team t on t.id = s.team_id
       left join (
         select a.staff_id, count(*) as people, sum((
                  select count(*) from deadline d
                   where d.young_person_id = y.id and ${STILL_OWED} and ${isPastDue('$1')})) as overdue
           from allocation a join young_person y on y.id = a.young_person_id and y.merged_into_id is null
           left join legal_position l on l.young_person_id = y.id
          where a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
            and ${isListed('y', 'l', parameters)} group by a.staff_id
       ) load on load.staff_id = s.id
      where (s.left_on is null or s.left_on > $1) and not ${isLeaving('s')}
        and s.post not in ('data-officer', 'administrator', 'duty-worker')
      order by s.team_id is distinct from $2, t.name nulls last, s.name, s.id`,
    parameters,
  );
}
