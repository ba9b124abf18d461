import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { YoungPerson } from '../young-people/young-person.entity';
import { nameIn, wholeNameIn } from './names-in-text';

/** What an example may not say. */
export interface NamesAround {
  /** Of whom each part of the name counts. */
  near: (string | null)[][];
  /** Of whom the whole name counts. */
  whole: string[];
  numbers: string[];
}

/**
 * The young person and whoever works with them, by each part of their names; everybody else who works here by their whole
 * names; and the numbers that the young person is known by.
 *
 * @param nearIds staff who have to do with what is told, beside those who work with the young person
 */
export async function namesAround(
  { manager }: Work,
  person: YoungPerson,
  nearIds: readonly string[],
): Promise<NamesAround> {
  const staff = await manager.query<{ name: string; near: boolean }[]>(
    `select s.name, exists (select from allocation a where a.staff_id = s.id and a.young_person_id = $1)
         or exists (select from contact c where c.staff_id = s.id and c.young_person_id = $1)
         or s.id = any($2::uuid[]) as near
       from staff s`,
    [person.id, nearIds],
  );
  const numbers = await manager.query<{ value: string }[]>(
    `select value from person_identifier where young_person_id = $1 and not withdrawn and length(value) > 3`,
    [person.id],
  );
  return {
    near: [
      [person.givenName, person.familyName, person.knownAs],
      ...staff.filter((one) => one.near).map(({ name }) => [name]),
    ],
    whole: staff.map(({ name }) => name),
    numbers: numbers.map(({ value }) => value),
  };
}

/** @throws Problem 'not-valid' naming the field that holds a name or a number */
export function mustHoldNoName(field: string, text: string, { near, whole, numbers }: NamesAround): void {
  const found =
    nameIn(text, near) ??
    wholeNameIn(text, whole) ??
    numbers.find((one) => text.toLowerCase().includes(one.toLowerCase()));
  if (found) throw invalid(field, `Say it without “${found}”: an example names nobody`);
}

/** @param most characters @throws Problem 'not-valid' naming the field */
export function mustBeOfALength(field: string, text: string, most: number): void {
  if (text.length > most) throw invalid(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
}
