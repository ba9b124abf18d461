import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/**
 * Whether a worker may be given young people on a day: a post that holds none needs an exception that runs on it.
 * Where nobody has said what the post is, it may.
 * @throws Problem 'not-valid' naming the field `staffId`
 */
export async function mustHoldCases({ manager }: Work, staffId: string, day: LocalDate): Promise<void> {
  const [row]: { name: string; holds: boolean; excepted: boolean }[] = await manager.query(
    `select s.name, coalesce((select p.holds_cases from worker_post p
               where p.staff_id = s.id and p.replaced_by_id is null and not p.withdrawn and p.from_on <= $2
               order by p.from_on desc limit 1), true) as holds,
            exists (select from holding_exception e where e.staff_id = s.id and e.from_on <= $2 and e.ends_on > $2) as excepted
       from staff s where s.id = $1`,
    [staffId, day],
  );
  if (row && !row.holds && !row.excepted) {
    throw invalid(
      'staffId',
      `${row.name}’s post holds no young people. Choose someone else, or first give an exception with an end date on their page under Team, Workload`,
    );
  }
}
