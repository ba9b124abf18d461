import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { EDUCATION_WORKER_BEFORE } from './education-worker-before';

/**
 * SQL of the member of staff from whom the worker of allocation `a` takes over: of a transfer the social worker, else
 * whoever had the same part before it began.
 */
export const WORKER_BEFORE = `select s.id, s.name from (
  (select t.social_worker_id as staff_id, 1 as place from adviser_transfer t where t.adviser_allocation_id = a.fact_id
    order by t.recorded_at desc, t.id limit 1)
  union all
  (select b.staff_id, 2 from allocation b
  where b.young_person_id = a.young_person_id and b.role = a.role and b.fact_id <> a.fact_id and b.to_on <= a.from_on
    and b.replaced_by_id is null and not b.withdrawn order by b.to_on desc, b.from_on desc, b.id desc limit 1)
  ) before join staff s on s.id = before.staff_id order by before.place limit 1`;

/** How long before the change a visit of both is still the one of the hand-over. */
const DAYS_BEFORE = 90;

/**
 * SQL of the day on which the worker in row `worker` and whoever had the young person before saw them together: a contact
 * that has both in it, the latest first. No row where there is none.
 */
const metTogether = (worker: 'a' | 'e', before: string): string => `select m.held_on
   from contact m cross join lateral (${before}) w
  where m.young_person_id = ${worker}.young_person_id and m.replaced_by_id is null and not m.withdrawn and m.seen
    and m.mode = 'face-to-face' and m.held_on >= ${worker}.from_on - ${DAYS_BEFORE}
    and array[${worker}.staff_id, w.id] <@ (m.staff_id || m.also_there)
  order by m.held_on desc limit 1`;

/** SQL, of the worker of allocation `a`. */
export const MET_TOGETHER = metTogether('a', WORKER_BEFORE);

/** SQL, of row `e` of education_worker. */
export const EDUCATION_MET_TOGETHER = metTogether('e', EDUCATION_WORKER_BEFORE);

/** When both saw the young person together; null where no such visit is recorded. @param changeId the fact of the new worker */
export async function metTogetherOn({ manager }: Work, changeId: string): Promise<LocalDate | null> {
  const [row]: { on: LocalDate }[] = await manager.query(
    `select m.held_on as "on" from allocation a cross join lateral (${MET_TOGETHER}) m
      where a.fact_id = $1 and a.replaced_by_id is null and not a.withdrawn
     union all
     select m.held_on from education_worker e cross join lateral (${EDUCATION_MET_TOGETHER}) m
      where e.fact_id = $1 and e.replaced_by_id is null and not e.withdrawn`,
    [changeId],
  );
  return row?.on ?? null;
}
