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
    and (${position}.status in ('eligible', 'relevant', 'former-relevant', 'undetermined')
         or (${position}.status = 'former-relevant-21-plus' and ${position}.basis <> '{offer-only}'))
    and not exists (
      select 1 from allocation named join staff adviser on adviser.id = named.staff_id
       where named.young_person_id = ${person}.id and named.role = 'personal-adviser'
         and named.replaced_by_id is null and not named.withdrawn
         and named.from_on <= ${day} and (named.to_on is null or named.to_on > ${day})
         and (adviser.left_on is null or adviser.left_on > ${day})))`;
}
