import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** Items that are not met, whose person is one of ours and alive, or dead where the duty goes on (rules.md 12). */
export const OPEN_ITEM = `d.state in ('open', 'partial', 'declined') and p.merged_into_id is null and p.withdrawn_at is null
  and (p.died_on is null or d.rule in ('RC-05', 'RC-12'))`;

/**
 * Of open items, those that alerts go on about: for whoever is 21 to 24 and takes no support, the offers of it and what
 * they asked to see. The rest stays due and counted, and nobody is reminded of it.
 */
export const TOLD_ITEM = `(d.rule in ('PA-08', 'PA-09', 'RC-05') or not exists (
  select from legal_position l where l.young_person_id = p.id and 'offer-only' = any(l.basis)))`;

/** SQL that is true for an absence `alias` that holds on `day`. */
export function isAwayOn(alias: string, day: string): string {
  return `${alias}.replaced_by_id is null and not ${alias}.withdrawn
    and ${alias}.from_on <= ${day} and (${alias}.to_on is null or ${alias}.to_on > ${day})`;
}

/**
 * Common table expressions. `present`: the staff who have not left by `day` and are not away on it. `standing`: all who
 * have not left, with who stands in for each on that day, which is themselves where they are there, and null where they
 * are away and nobody who is there covers. `managers`: whoever answers for each team. They are looked up by key, or each
 * item would read all of the staff.
 */
export function presentOn(day: string): string {
  return `present as not materialized (
    select id, post, email from staff where (left_on is null or left_on > ${day})
      and not exists (select from absence x where x.staff_id = staff.id and ${isAwayOn('x', day)})
  ), standing as not materialized (
    select f.id, f.post, coalesce(self.id, cover.id) as stands_in
      from staff f left join present self on self.id = f.id
      left join absence x on x.staff_id = f.id and ${isAwayOn('x', day)}
      left join present cover on cover.id = x.cover_id
     where f.left_on is null or f.left_on > ${day}
  ), managers as not materialized (
    select distinct tm.team_id, standing.stands_in as staff_id
      from team_manager tm join standing on standing.id = tm.staff_id where standing.stands_in is not null
  )`;
}

/**
 * A select of the `staff_id` that works with the person `p`: the personal adviser, else whoever covers while they are
 * away, else the interim, else the social worker; Today goes by the same (`isMineToDo`). Needs `standing`.
 */
export function workerOn(day: string): string {
  return `select standing.stands_in as staff_id from allocation a join standing on standing.id = a.staff_id
     where a.young_person_id = p.id and standing.stands_in is not null
       and a.replaced_by_id is null and not a.withdrawn
       and a.from_on <= ${day} and (a.to_on is null or a.to_on > ${day})
     order by array_position(array['personal-adviser', 'interim', 'social-worker'], a.role), a.from_on desc limit 1`;
}

/** The head of service; where there is none who is here, service managers. With the Monday of the week of that day. */
export async function headsPresent(
  { manager }: Work,
  today: LocalDate,
): Promise<{ staffId: string; name: string; week: LocalDate }[]> {
  return manager.query(
    `with ${presentOn('$1::date')}
     select p.id as "staffId", s.name, date_trunc('week', $1::date)::date as week
       from present p join staff s on s.id = p.id
      where p.post = 'head-of-service'
         or (p.post = 'service-manager' and not exists (select from present h where h.post = 'head-of-service'))
      order by s.name, p.id`,
    [today],
  );
}
