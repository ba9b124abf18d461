import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';

/**
 * SQL of whether a contact with a young person may have been this member of staff's: their post works with young people,
 * or they worked with this one, for education and work too, or are named in a contact already.
 *
 * @param staff alias of a row of `staff`
 * @param person SQL of the young person's id
 */
export function worksWithThem(staff: string, person: string): string {
  return `(${staff}.post not in ('data-officer', 'administrator') or ${knowsThem(staff, person)})`;
}

function knowsThem(staff: string, person: string): string {
  return `(exists (select from allocation known where known.young_person_id = ${person} and known.staff_id = ${staff}.id
      and not known.withdrawn)
    or exists (select from education_worker helped where helped.young_person_id = ${person}
      and helped.staff_id = ${staff}.id and not helped.withdrawn)
    or exists (select from contact kept where kept.young_person_id = ${person}
      and (kept.staff_id = ${staff}.id or ${staff}.id = any(kept.also_there))))`;
}

/** Whose contact with this young person it may have been, by name: whoever works here, and whoever left and knew them. */
export async function whoseContactMayBe(
  { manager }: Work,
  personId: string,
  today: LocalDate,
): Promise<{ id: string; name: string }[]> {
  return manager.query(
    `select s.id, s.name from staff s where ${worksWithThem('s', '$1')}
        and (s.left_on is null or s.left_on > $2 or ${knowsThem('s', '$1')}) order by s.name, s.id`,
    [personId, today],
  );
}

/** A member of staff beside a day and a young person. */
export interface OfStaff {
  name: string;
  leftOn: LocalDate | null;
  worksWithThem: boolean;
}

/** @throws Problem 'not-valid' naming the field, for whoever had left by that day, or does not work with young people */
export function mustHaveBeenThere(
  { name, leftOn, worksWithThem }: OfStaff,
  day: LocalDate,
  field: 'staffId' | 'alsoThere' = 'staffId',
): void {
  const choose = field === 'staffId' ? 'Select whose contact this was' : 'Choose who was there too';
  if (leftOn !== null && leftOn <= day) {
    throw invalid(field, `${name} worked here until ${formatLong(addDays(leftOn, -1))}. ${choose}`);
  }
  if (!worksWithThem) throw invalid(field, `${name} does not work with young people. ${choose}`);
}
