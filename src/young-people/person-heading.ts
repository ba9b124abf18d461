import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { firstName, fullName } from './names';
import { PersonIdentifier } from './person-identifier.entity';
import type { YoungPerson } from './young-person.entity';

/** Who a form or a page is about, as it stands above it. */
export interface PersonHeading {
  id: string;
  name: string;
  firstName: string;
  dateOfBirth: LocalDate;
}

export async function headingOf(work: Work, person: YoungPerson): Promise<PersonHeading> {
  const own = await work.manager.findOneBy(PersonIdentifier, {
    youngPersonId: person.id,
    kind: 'authority-id',
    withdrawn: false,
  });
  const named = { ...person, authorityId: own?.value ?? null };
  return { id: person.id, name: fullName(named), firstName: firstName(named), dateOfBirth: person.dateOfBirth };
}
