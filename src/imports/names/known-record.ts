import type { Work } from '../../platform/unit-of-work';
import { notByAnUndo } from '../undone';
import type { LocalDate } from '../../statutory/local-date';

/** What the record holds of somebody in the list, as far as the two can be compared. */
export interface NamedPerson {
  id: string;
  dateOfBirth: LocalDate;
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  teamId: string | null;
  /** The personal adviser now. */
  allocation: { id: string; factId: string; staffId: string; from: LocalDate; reason: string } | null;
  /** When the personal adviser before that ended. */
  lastAdviserUntil: LocalDate | null;
  /** Days on which a visit is recorded, or was and has been withdrawn: it is not taken in again. */
  visitedOn: LocalDate[];
}

export interface Colleague {
  id: string;
  name: string;
  email: string;
  teamId: string | null;
}

export async function namedPeople(work: Work, ids: string[]): Promise<Map<string, NamedPerson>> {
  const people: NamedPerson[] = await work.manager.query(
    `select y.id, y.date_of_birth as "dateOfBirth", y.given_name as "givenName", y.family_name as "familyName",
            y.known_as as "knownAs", y.team_id as "teamId",
            (select jsonb_build_object('id', a.id, 'factId', a.fact_id, 'staffId', a.staff_id, 'from', a.from_on,
                'reason', a.reason)
               from allocation a where a.young_person_id = y.id and a.role = 'personal-adviser' and a.to_on is null
                and a.replaced_by_id is null and not a.withdrawn) as allocation,
            (select max(a.to_on) from allocation a where a.young_person_id = y.id and a.role = 'personal-adviser'
                and a.replaced_by_id is null and not a.withdrawn) as "lastAdviserUntil",
            (select coalesce(jsonb_agg(c.held_on), '[]') from contact c
              where c.young_person_id = y.id and c.mode = 'face-to-face' and c.seen
                and c.replaced_by_id is null and (not c.withdrawn or ${notByAnUndo('c')})) as "visitedOn"
       from young_person y where y.id = any($1)`,
    [ids],
  );
  return new Map(people.map((person) => [person.id, person]));
}

/** Everybody who works here on the day. */
export async function colleagues(work: Work, today: LocalDate): Promise<Colleague[]> {
  return work.manager.query(
    `select id, name, email, team_id as "teamId" from staff where left_on is null or left_on > $1 order by id`,
    [today],
  );
}

/** Team ids by name in small letters. */
export async function teamsByName(work: Work): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await work.manager.query(`select id, lower(name) as name from team`);
  return new Map(rows.map(({ id, name }) => [name, id]));
}
