import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { firstName, fullName } from './names';
import type { YoungPerson } from './young-person.entity';

/** Who a form or a page is about, as it stands above it. */
export interface PersonHeading {
  id: string;
  name: string;
  firstName: string;
  dateOfBirth: LocalDate;
}

/** The council's own number for the person `p`. */
export const AUTHORITY_ID = `select i.value from person_identifier i
  where i.young_person_id = p.id and i.kind = 'authority-id' and not i.withdrawn`;

/** The heading of someone whose number is known. */
export function headingWith(person: YoungPerson, authorityId: string | null): PersonHeading {
  const named = { ...person, authorityId };
  return { id: person.id, name: fullName(named), firstName: firstName(named), dateOfBirth: person.dateOfBirth };
}

export async function headingOf(work: Work, person: YoungPerson): Promise<PersonHeading> {
  const [own]: { value: string }[] = await work.manager.query(
    `select i.value from person_identifier i where i.young_person_id = $1 and i.kind = 'authority-id' and not i.withdrawn`,
    [person.id],
  );
  return headingWith(person, own?.value ?? null);
}
