import { visiblePeople } from '../access/visible-people';
import type { UserActor } from '../access/actor';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';

/** With whom the reader works for education and work, on their Today page: what is owed first. */
export interface EducationOnToday {
  lines: (Named & {
    personId: string;
    nextStep: string | null;
    nextByOn: LocalDate | null;
    /** When they were last in contact with the reader. */
    lastContactOn: LocalDate | null;
  })[];
  inAll: number;
}

export async function educationOnToday(work: Work, actor: UserActor, most: number): Promise<EducationOnToday> {
  const parameters: unknown[] = [actor.staffId];
  const rows: (EducationOnToday['lines'][number] & { inAll: number })[] = await work.manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", t.next_step as "nextStep", t.next_by_on as "nextByOn",
            (select max(c.held_on) from contact c where c.young_person_id = y.id and c.staff_id = $1 and c.seen
               and c.replaced_by_id is null and not c.withdrawn) as "lastContactOn", count(*) over ()::int as "inAll"
       from education_worker e join young_person y on y.id = e.young_person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join eet_tracking t on t.young_person_id = y.id
      where e.staff_id = $1 and e.replaced_by_id is null and not e.withdrawn and e.to_on is null and y.died_on is null
        and ${visiblePeople(actor, 'y', parameters)}
      order by t.next_by_on nulls last, "lastContactOn" nulls first, y.id limit ${most}`,
    parameters,
  );
  return { lines: rows, inAll: rows[0]?.inAll ?? 0 };
}

export function educationShown({ lines, inAll }: EducationOnToday, today: LocalDate) {
  return {
    inAll,
    lines: lines.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}/eet`,
      contactAt: `/young-people/${line.personId}/contacts/new`,
      nextStep: line.nextStep,
      nextByOn: line.nextByOn,
      isLate: line.nextByOn !== null && line.nextByOn < today,
      lastContactOn: line.lastContactOn,
    })),
  };
}
