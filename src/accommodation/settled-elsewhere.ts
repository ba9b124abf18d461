const IN_FORCE = (alias: string) => `${alias}.replaced_by_id is null and not ${alias}.withdrawn`;

/**
 * SQL that is true where both the practice and the dentist of the young person are recorded, registered or said to be the
 * same since a day (HE-08).
 */
export function registeredSince(personId: string, day: string): string {
  return `((select count(distinct c.kind) from health_contact c
     where c.young_person_id = ${personId} and ${IN_FORCE('c')} and c.to_on is null
       and c.kind in ('gp', 'dentist') and greatest(c.from_on, c.confirmed_on) >= ${day}) = 2)`;
}

/** SQL that is true where the GP of the young person is, by the same measure. */
export function gpRegisteredSince(personId: string, day: string): string {
  return `exists (select from health_contact c
     where c.young_person_id = ${personId} and ${IN_FORCE('c')} and c.to_on is null
       and c.kind = 'gp' and greatest(c.from_on, c.confirmed_on) >= ${day})`;
}

/** And where the dentist is. */
export function dentistRegisteredSince(personId: string, day: string): string {
  return `exists (select from health_contact c
     where c.young_person_id = ${personId} and ${IN_FORCE('c')} and c.to_on is null
       and c.kind = 'dentist' and greatest(c.from_on, c.confirmed_on) >= ${day})`;
}

/** SQL that is true for a task `t` that says to register with a GP: it comes first where the move left that open. */
export const IS_TO_REGISTER = `(t.rule = 'HE-08' and t.place = 1 and exists (
  select from move_said m where m.accommodation_id = t.accommodation_id and m.gp in ('needs-one', 'not-known')))`;

/** SQL of what was said last of a task `t`. */
export const LAST_STEP = `coalesce((select l.step from move_task_step l where l.task_id = t.id order by l.at desc, l.id desc limit 1), 'to-do')`;

/**
 * SQL of why a task `t` of the home `h` asks for nothing any more, though nobody ticked it. `health`: their GP and dentist
 * are recorded there; or they said whether a GP may have their passport, and there is one, so the passport asks for itself
 * to be taken to the GP. `moved-on`: it is about the GP, and they live elsewhere. `asked-again`: they live elsewhere, and
 * the move there, or one after it, asks for the same. Null: it asks.
 */
export const SETTLED_ELSEWHERE = `case when t.rule <> 'HE-08' then case when h.to_on is not null and exists (
    select from move_task n join accommodation_period l on l.fact_id = n.accommodation_id and ${IN_FORCE('l')}
     where n.young_person_id = t.young_person_id and n.what = t.what and l.from_on >= h.to_on) then 'asked-again' end
  when h.to_on is not null then 'moved-on'
  when ${IS_TO_REGISTER} then case when ${registeredSince('t.young_person_id', 'h.from_on')} then 'health' end
  when exists (select from health_passport f where f.young_person_id = t.young_person_id and ${IN_FORCE('f')}
         and (not f.consent_gp or (f.consent_gp and exists (
           select from passport_version v where v.young_person_id = t.young_person_id)))) then 'health' end`;
export type SettledElsewhere = 'health' | 'moved-on' | 'asked-again';
