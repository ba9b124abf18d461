import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { suggestedWorkers, type KnowsThem, type RoomLines, type Suggested } from './suggested-workers';
import type { WorkerChoice } from './workers-to-choose';

/**
 * Whom each of these young people could be given, whoever suits best first. The one place where what is known of workers
 * and of who knows whom comes in: weighted points and who is familiar belong here.
 *
 * @returns by the id of the young person
 */
export async function suggestionsFor(
  work: Work,
  people: readonly { id: string; teamId: string | null }[],
  staff: readonly WorkerChoice[],
  lines: RoomLines,
  today: LocalDate,
): Promise<Map<string, Suggested[]>> {
  const knows = await whoKnows(
    work,
    people.map(({ id }) => id),
  );
  return new Map(
    people.map((person) => [person.id, suggestedWorkers(person, staff, knows.get(person.id) ?? [], lines, today)]),
  );
}

async function whoKnows({ manager }: Work, personIds: string[]): Promise<Map<string, KnowsThem[]>> {
  const rows = await manager.query<(KnowsThem & { personId: string })[]>(
    `select coalesce(c.young_person_id, a.young_person_id) as "personId", coalesce(c.staff_id, a.staff_id) as "staffId",
            coalesce(c.times, 0)::int as "timesSeen", c.last as "lastSeenOn", a.staff_id is not null as "workedWith"
       from (select young_person_id, staff_id, count(distinct held_on) as times, max(held_on) as last from contact
              where young_person_id = any($1) and staff_id is not null and seen and replaced_by_id is null
                and not withdrawn group by 1, 2) c
       full join (select distinct young_person_id, staff_id from allocation
                   where young_person_id = any($1) and replaced_by_id is null and not withdrawn) a
         on a.young_person_id = c.young_person_id and a.staff_id = c.staff_id`,
    [personIds],
  );
  const known = new Map<string, KnowsThem[]>();
  for (const { personId, ...one } of rows) known.set(personId, [...(known.get(personId) ?? []), one]);
  return known;
}
