/**
 * SQL that is true for a young person who is owed a personal adviser, or may be, and has none at work on `day`: an
 * interim worker or a social worker keeps an eye on them, and they still wait. Lists, counts, mails and figures all mean
 * the same people by it.
 *
 * @param person alias of the young person
 * @param position alias of their legal position
 */
export function waitingForAWorker(person: string, position: string, day: string): string {
  return `(${person}.merged_into_id is null and ${person}.withdrawn_at is null and ${person}.died_on is null
    and ${owedAWorker(position)}
    and not exists (
      select 1 from allocation named join staff adviser on adviser.id = named.staff_id
       where named.young_person_id = ${person}.id and named.role = 'personal-adviser'
         and named.replaced_by_id is null and not named.withdrawn
         and named.from_on <= ${day} and (named.to_on is null or named.to_on > ${day})
         and (adviser.left_on is null or adviser.left_on > ${day})))`;
}

/** SQL that joins the personal adviser of young person `y`, if they have one now: allocation `a`, staff `s`. */
export const WITH_ADVISER = `
  left join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser'
    and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
  left join staff s on s.id = a.staff_id`;

/**
 * SQL for the day since when young person `y` has waited for a worker: the one the law counts from where it says so,
 * else the day their adviser left or ended, else the day they were first recorded. Needs WITH_ADVISER.
 */
export const WAITING_SINCE = `coalesce(
  (select max(d.started_on) from deadline d where d.young_person_id = y.id and d.rule = 'PA-01' and d.state in ('open', 'partial', 'declined')),
  s.left_on,
  (select max(b.to_on) from allocation b where b.young_person_id = y.id
      and b.role = 'personal-adviser' and b.replaced_by_id is null and not b.withdrawn),
  (y.created_at at time zone 'Europe/London')::date)`;

/** SQL that is true for the legal position of a young person who is owed a personal adviser, or may be. */
export function owedAWorker(position: string): string {
  return `(${position}.status in ('eligible', 'relevant', 'former-relevant', 'undetermined')
         or (${position}.status = 'former-relevant-21-plus' and ${position}.basis <> '{offer-only}'))`;
}
