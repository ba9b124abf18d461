import { visiblePeople } from '../access/visible-people';
import { keptNowBy } from '../owed/kept-now-by';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';

/** An assessment that somebody has to see to, and whose it is. */
export interface AssessmentOfPerson {
  name: string;
  at: string;
  on: LocalDate;
  /** Who sent it, or sent it back. */
  by: string | null;
  comments: string | null;
}

type Row = Named & { id: string; personId: string; on: LocalDate; by: string | null; comments: string | null };

const NAMED = `p.id as "personId", p.given_name as "givenName", p.family_name as "familyName", p.known_as as "knownAs",
  i.value as "authorityId"`;
const PERSON = `join young_person p on p.id = a.young_person_id
  left join person_identifier i on i.young_person_id = p.id and i.kind = 'authority-id' and not i.withdrawn`;

/** Those that wait for a manager, of people the actor may see; the first sent first. */
export async function assessmentsWaiting(work: Work): Promise<AssessmentOfPerson[]> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'p', parameters);
  const rows = await work.manager.query<Row[]>(
    `select a.id, ${NAMED}, a.finished_on as "on", s.name as by, null as comments
       from assessment a ${PERSON} left join staff s on s.id = a.finished_by_id
      where a.state = 'with-manager' and ${visible} order by a.finished_on, a.id limit 500`,
    parameters,
  );
  return rows.map(told);
}

export async function countAssessmentsWaiting(work: Work): Promise<number> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'p', parameters);
  const [{ waiting }]: [{ waiting: number }] = await work.manager.query(
    `select count(*)::int as waiting from assessment a join young_person p on p.id = a.young_person_id
      where a.state = 'with-manager' and ${visible}`,
    parameters,
  );
  return waiting;
}

/** Those that a manager sent back to somebody who wrote in them, and that are being written on. */
export async function assessmentsSentBackTo(work: Work, staffId: string): Promise<AssessmentOfPerson[]> {
  const parameters: unknown[] = [staffId];
  const visible = visiblePeople(work.actor, 'p', parameters);
  const rows = await work.manager.query<Row[]>(
    `select a.id, ${NAMED}, r.returned_on as "on", s.name as by, r.comments
       from assessment a ${PERSON}
       join lateral (select * from assessment_return one where one.assessment_id = a.id
                      order by one.recorded_at desc limit 1) r on true
       join staff s on s.id = r.returned_by_id
      where a.state = 'draft' and ($1::uuid = any(a.author_ids) or a.finished_by_id = $1 or ${keptNowBy('a.id', 'null')} = $1) and ${visible}
      order by r.recorded_at, a.id`,
    parameters,
  );
  return rows.map(told);
}

function told({ id, personId, on, by, comments, ...named }: Row): AssessmentOfPerson {
  return { name: fullName(named), at: `/young-people/${personId}/assessments/${id}`, on, by, comments };
}
