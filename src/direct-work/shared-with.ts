import type { Actor } from '../access/actor';
import { helpedBy, reviewedTodayBy, workersCoveredBy } from '../young-people/who-may-see';

/** SQL: the order of the choices `x` of a piece; the first counts. One that is typed late is not above what they said after it. */
export const LAST_ASKED = 'x.asked_on desc, x.recorded_at desc, x.id desc';

/** SQL: with whom the piece `w` is shared, as the young person said last; null before they were asked. */
export const SHARED_NOW = `(select x.shared_with from direct_work_choice x where x.direct_work_id = w.id
  order by ${LAST_ASKED} limit 1)`;

/**
 * SQL that is true for the pieces `w` that a young person lets the actor see. Whether the actor may see the young person and
 * read notes is asked before.
 *
 * - _Not asked yet_: whoever added it, and their adviser.
 * - _Just my adviser_: their adviser. That is the personal adviser; where there is none, their social worker or whoever has
 *   them in the meantime.
 * - _Those who work with me_: besides, who is allocated to them or helps with education and work, stands in for one of these today, or reviews their plan.
 * - _In my plan and reviews_: everybody who may read their notes.
 *
 * A manager who opened what is not shared, with a reason, sees all of it while that lasts; a token of theirs does not.
 */
export function letsSee(actor: Actor, parameters: unknown[]): string {
  if (actor.kind === 'system') return 'true';
  const staff = `$${parameters.push(actor.staffId)}`;
  const opened = `or exists (select from direct_work_opened o where o.young_person_id = w.young_person_id
    and o.staff_id = ${staff} and o.until_at > now())`;
  return `(case coalesce(${SHARED_NOW}, 'not-asked')
      when 'plan' then true
      when 'workers' then ${isAdviser(staff)} or ${worksWith(staff)}
      when 'adviser' then ${isAdviser(staff)}
      else w.added_by_id = ${staff} or ${isAdviser(staff)} end
    ${actor.token ? '' : opened})`;
}

const NOW = (a: string) =>
  `${a}.young_person_id = w.young_person_id and ${a}.replaced_by_id is null and not ${a}.withdrawn and ${a}.to_on is null`;

/** True where this member of staff is the adviser of the young person of `w`, or has their place. */
export function isAdviser(staff: string): string {
  return `(exists (select from allocation a where ${NOW('a')} and a.staff_id = ${staff} and (a.role = 'personal-adviser'
      or not exists (select from allocation pa where ${NOW('pa')} and pa.role = 'personal-adviser')))
    or exists (select from named_interim n where n.young_person_id = w.young_person_id and n.staff_id = ${staff}
      and n.to_on is null))`;
}

/** Whoever answers for a team and covers for its manager does not work with them. */
function worksWith(staff: string): string {
  return `(exists (select from allocation b where ${NOW('b')} and b.staff_id = ${staff})
    or w.young_person_id in (${helpedBy(staff)}) or w.young_person_id in (${workersCoveredBy(staff)}) or w.young_person_id in (${reviewedTodayBy(staff)}))`;
}
