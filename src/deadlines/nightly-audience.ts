/** Items that are not met, whose person is one of ours and alive, or dead where the duty goes on (rules.md 12). */
export const OPEN_ITEM = `d.state in ('open', 'partial', 'declined') and p.merged_into_id is null and p.withdrawn_at is null
  and (p.died_on is null or d.rule in ('RC-05', 'RC-12'))`;

/**
 * Common table expressions: `present`, the staff who have not left by `day`, and `managers`, those of teams. They are
 * looked up by key, or each item would read all of the staff.
 */
export function presentOn(day: string): string {
  return `present as not materialized (
    select id, post, email from staff where left_on is null or left_on > ${day}
  ), managers as not materialized (
    select tm.team_id, tm.staff_id from team_manager tm join present on present.id = tm.staff_id
  )`;
}

/** A select of the `staff_id` that works with the person `p`: the personal adviser, else the interim. Needs `present`. */
export function workerOn(day: string): string {
  return `select a.staff_id from allocation a join present on present.id = a.staff_id
     where a.young_person_id = p.id and a.role in ('personal-adviser', 'interim')
       and a.replaced_by_id is null and not a.withdrawn
       and a.from_on <= ${day} and (a.to_on is null or a.to_on > ${day})
     order by a.role = 'personal-adviser' desc, a.from_on desc limit 1`;
}
